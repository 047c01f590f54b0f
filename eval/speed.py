#!/usr/bin/env python3
"""Time one article from a cold start to its printed state of play, and warm readings on one core.

Cold is a new process by the clock on the wall, several times, the median. Warm is the extraction alone, in seconds of
one core's time, so that what else the machine does hardly counts; the slowest article is what the floor holds for.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from unittest.mock import patch

from dragoman.extract import pipeline
from dragoman.extract.sentences import parse_passages
from dragoman.schema.document import Document
from dragoman.sources import load
from floors import close

ROOT = Path(__file__).resolve().parent.parent
BUNDLED = sorted((ROOT / "examples").glob("*/*.txt"))
PUBLISHED = sorted((ROOT.parent / "shared/benchmarks/dialogues/published").glob("*/*.txt"))
RUNS = 5


@dataclass(frozen=True, slots=True)
class WarmReading:
    """Seconds of processor time to extract from one article, and how many of them the parser took."""

    words: int
    seconds: float
    parser_seconds: float


def main() -> int:
    """Parse arguments, measure; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE", help="articles (default: those that are here)")
    parser.add_argument("--json", action="store_true", help="one object with the figures, alone on the last line")
    options = parser.parse_args()
    files: list[Path] = options.files or [*PUBLISHED, *BUNDLED]

    cold = median(time_cold(files[0]) for _ in range(RUNS))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    readings = time_warm([document for path in files for document in load(path)])
    total = sum(r.seconds for r in readings)
    figures = {
        "cold_seconds": round(cold, 3),
        "warm_seconds": round(max(r.seconds for r in readings), 3),
        "warm_seconds_mean": round(total / len(readings), 3),
        "parser_share": round(sum(r.parser_seconds for r in readings) / total, 3),
        "words_per_second": round(sum(r.words for r in readings) / total),
        "articles": len(readings),
    }
    if not options.json:
        print(f"cold start to printed state of play  {figures['cold_seconds']:.2f} s")
        print(f"warm extraction, slowest article     {figures['warm_seconds']:.3f} s")
        print(f"warm extraction, mean of {len(readings):2} articles {figures['warm_seconds_mean']:.3f} s")
        print(f"the parser's share of it             {figures['parser_share']:.0%}")
        print(f"words a second                       {figures['words_per_second']}")
    return close("speed", figures, as_json=options.json)


def time_cold(path: Path) -> float:
    """Seconds from starting a process to its end, the state of play of one article printed."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "dragoman", "play", str(path)], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def time_warm(documents: list[Document]) -> list[WarmReading]:
    """For each document the median of several readings, after one that isn't counted."""
    found = []
    for document in documents:
        pipeline.read_document(document)
        found.append(sorted((_read(document) for _ in range(RUNS)), key=lambda r: r.seconds)[RUNS // 2])
    return found


def _read(document: Document) -> WarmReading:
    spent = 0.0

    def timed(parse: Callable[..., object]) -> Callable[..., object]:
        def run(*args: object) -> object:
            nonlocal spent
            started = time.process_time()
            result = parse(*args)
            spent += time.process_time() - started
            return result

        return run

    with patch.object(pipeline, "parse_passages", timed(parse_passages)):
        started = time.process_time()
        pipeline.read_document(document)
        seconds = time.process_time() - started
    return WarmReading(len(document.text.split()), seconds, spent)


if __name__ == "__main__":
    sys.exit(main())
