#!/usr/bin/env python3
"""Put what the program prints for the bundled dialogue into README.md (``make readme``); a test compares the two."""

from __future__ import annotations

from pathlib import Path

from dragoman.ingest import read_files
from dragoman.views.report import make_report
from dragoman.views.terminal import write_terminal

ROOT = Path(__file__).resolve().parent.parent
START, END = "```text\n", "```"


def main() -> None:
    """Rewrite the first block of text in README.md."""
    readme = ROOT / "README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition(START)
    after = rest.partition(END)[2]
    batch = read_files([ROOT / "examples" / "mackerel-talks"])
    sample = write_terminal(make_report(batch.readings), width=88)
    readme.write_text(before + START + sample + END + after, encoding="utf-8")


if __name__ == "__main__":
    main()
