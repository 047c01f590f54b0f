#!/usr/bin/env python3
"""Read the dialogues of a benchmark, write their states of play in its schema, and score them.

Each folder of GOLD_DIR is read into a fresh state of play, written to OUT_DIR/<folder>.json. The scorer is ``score.py``
beside GOLD_DIR, or the one given; the floors are those of GOLD_DIR's name in ``floors.toml``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

from dragoman.ingest import read_files
from dragoman.views.json import encode_report
from dragoman.views.report import make_report
from floors import NO_DATA, close


def main() -> int:
    """Parse arguments, measure; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, metavar="GOLD_DIR", help="folders of articles, each with its gold.json")
    parser.add_argument("out", type=Path, metavar="OUT_DIR", help="where to write the states of play")
    parser.add_argument("--score", type=Path, metavar="PATH", help="the scorer (default: score.py beside GOLD_DIR)")
    parser.add_argument("--json", action="store_true", help="one object with the figures, alone on the last line")
    parser.add_argument("--allow-missing", action="store_true", help="leave it out where the benchmark isn't there")
    options = parser.parse_args()

    gold: Path = options.gold
    scorer: Path = options.score or gold.resolve().parent / "score.py"
    missing = next((path for path in (gold, scorer) if not path.exists()), None)
    if missing is not None:
        print(f"left out: the benchmark dialogues.{gold.name} isn't here ({missing} is missing)", file=sys.stderr)
        if options.json:
            print(json.dumps({"benchmark": f"dialogues.{gold.name}", "left_out": str(missing)}))
        return 0 if options.allow_missing else NO_DATA
    started = time.perf_counter()
    folders = write_states(gold, options.out)
    print(f"dialogues read: {folders}, in {time.perf_counter() - started:.1f} s", file=sys.stderr)
    if not options.json:
        subprocess.run([sys.executable, str(scorer), str(gold), str(options.out)], check=True)
    return close(f"dialogues.{gold.name}", score(scorer, gold, options.out), as_json=options.json)


def write_states(gold: Path, out: Path) -> int:
    """Write the state of play of each dialogue folder to ``out``; returns how many there were."""
    out.mkdir(parents=True, exist_ok=True)
    folders = [path.parent for path in sorted(gold.glob("*/gold.json"))]
    for folder in folders:
        batch = read_files(sorted(folder.glob("*.txt")))
        for failure in batch.failures:
            print(f"{folder.name}/{failure.name}: {failure.reason}", file=sys.stderr)
        state = encode_report(make_report(batch.readings), dialogue=folder.name)
        text = json.dumps(state, ensure_ascii=False, indent=1)
        (out / f"{folder.name}.json").write_text(text + "\n", encoding="utf-8")
    return len(folders)


def score(scorer: Path, gold: Path, out: Path) -> dict[str, object]:
    """The figures that the benchmark's own scorer gives for the states of play in ``out``."""
    command = [sys.executable, str(scorer), str(gold), str(out), "--json"]
    figures: dict[str, object] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return figures


if __name__ == "__main__":
    sys.exit(main())
