#!/usr/bin/env python3
"""Time one article from a cold start to its printed state of play, warm readings on one core, and the lexicon.

Cold is a new process by the clock on the wall, several times, the median. Warm is the extraction alone, in seconds of
one core's time, so that what else the machine does hardly counts; the slowest article is what the floor holds for.
The lexicon is loaded in new processes, the first of which may have to compile it. Matching is what finds names of
parties and officials in the text.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from unittest.mock import patch

from dragoman.extract import pipeline
from dragoman.lexicon.official_table import OfficialTable
from dragoman.schema.document import Document
from dragoman.sources import load
from floors import close

ROOT = Path(__file__).resolve().parent.parent
BUNDLED = sorted((ROOT / "examples").glob("*/*.txt"))
PUBLISHED = sorted((ROOT.parent / "shared/benchmarks/dialogues/published").glob("*/*.txt"))
RUNS = 5


@dataclass(frozen=True, slots=True)
class WarmReading:
    """Seconds of processor time to extract from one article, and how many the parser and the matching of names took."""

    words: int
    seconds: float
    parser_seconds: float
    matching_seconds: float


@dataclass(frozen=True, slots=True)
class LexiconLoad:
    """What a new process needs to load the lexicon: seconds of processor time, and MB by which it grows."""

    seconds: float
    mb: float


class _Stopwatch:
    """Adds up the processor time of some functions; what they call of each other counts once."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._running = False

    @contextmanager
    def timing(self, owner: object, *names: str) -> Iterator[None]:
        """Time these functions of a module or class."""
        patches = [patch.object(owner, name, self._timed(getattr(owner, name))) for name in names]
        for each in patches:
            each.start()
        try:
            yield
        finally:
            for each in patches:
                each.stop()

    def _timed(self, function: Callable[..., object]) -> Callable[..., object]:
        def run(*args: object, **options: object) -> object:
            if self._running:
                return function(*args, **options)
            self._running, started = True, time.process_time()
            try:
                return function(*args, **options)
            finally:
                self._running = False
                self.seconds += time.process_time() - started

        return run


def main() -> int:
    """Parse arguments, measure; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE", help="articles (default: those that are here)")
    parser.add_argument("--json", action="store_true", help="one object with the figures, alone on the last line")
    options = parser.parse_args()
    files: list[Path] = options.files or [*PUBLISHED, *BUNDLED]

    cold = median(time_cold(files[0]) for _ in range(RUNS))
    first, *later = (load_lexicon() for _ in range(RUNS + 1))
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
        "lexicon_seconds": round(median(load.seconds for load in later), 3),
        "lexicon_mb": round(max(load.mb for load in (first, *later)), 1),
        "matching_share": round(sum(r.matching_seconds for r in readings) / total, 3),
        "articles": len(readings),
    }
    if not options.json:
        print(f"cold start to printed state of play  {figures['cold_seconds']:.2f} s")
        print(f"warm extraction, slowest article     {figures['warm_seconds']:.3f} s")
        print(f"warm extraction, mean of {len(readings):2} articles {figures['warm_seconds_mean']:.3f} s")
        print(f"the parser's share of it             {figures['parser_share']:.0%}")
        print(f"words a second                       {figures['words_per_second']}")
        print(f"loading the lexicon                  {figures['lexicon_seconds']:.3f} s")
        print(f"memory that the lexicon takes        {figures['lexicon_mb']:.1f} MB")
        print(f"share of matching names              {figures['matching_share']:.1%}")
    return close("speed", figures, as_json=options.json)


def time_cold(path: Path) -> float:
    """Seconds from starting a process to its end, the state of play of one article printed."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "dragoman", "play", str(path)], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def load_lexicon() -> LexiconLoad:
    """Load the lexicon in a new process."""
    command = [sys.executable, str(Path(__file__).with_name("load_lexicon.py"))]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return LexiconLoad(told["seconds"], told["mb"])


def time_warm(documents: list[Document]) -> list[WarmReading]:
    """For each document the median of several readings, after one that isn't counted."""
    found = []
    for document in documents:
        pipeline.read_document(document)
        found.append(sorted((_read(document) for _ in range(RUNS)), key=lambda r: r.seconds)[RUNS // 2])
    return found


def _read(document: Document) -> WarmReading:
    parser, matching = _Stopwatch(), _Stopwatch()
    with (
        parser.timing(pipeline, "parse_passages"),
        matching.timing(pipeline, "find_mentions"),
        matching.timing(OfficialTable, "find", "find_surname"),
    ):
        started = time.process_time()
        pipeline.read_document(document)
        seconds = time.process_time() - started
    return WarmReading(len(document.text.split()), seconds, parser.seconds, matching.seconds)


if __name__ == "__main__":
    sys.exit(main())
