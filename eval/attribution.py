#!/usr/bin/env python3
"""Write the attributions of a PolNeAR split in the form that its scorer reads, and score them.

SPLIT_DIR has a folder ``text`` with the articles (``…/data/dev``). One JSON line an article goes to OUT.jsonl:
``{"doc": …, "attributions": [{"source": [[s, e]], "cue": …, "content": …}]}``, offsets in code points of the file. The
scorer is ``score_attribution.py`` above SPLIT_DIR, or the one given; the floors are those of SPLIT_DIR's name in
``floors.toml``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.extract.attributions.finder import find_attributions
from dragoman.extract.sentences import parse_passages
from dragoman.extract.zones.finder import find_zones
from dragoman.schema.annotation import Attribution
from dragoman.schema.document import Document, Span, document_id
from floors import NO_DATA, close

PROGRESS_EVERY = 20
FIGURES = {"content": "b_content_overlap", "source": "d_source", "direct_content": "e_direct_content_overlap",
           "indirect_content": "e_indirect_content_overlap"}  # fmt: skip
"""Our names of the scorer's F1 figures."""


def main() -> int:
    """Parse arguments, measure; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("split", type=Path, metavar="SPLIT_DIR", help="a split: its folder `text` has the articles")
    parser.add_argument("out", type=Path, metavar="OUT.jsonl", help="where to write the attributions")
    parser.add_argument("--limit", type=int, metavar="N", help="read the first N articles only")
    parser.add_argument("--score", type=Path, metavar="PATH", help="the scorer (default: the benchmark's own)")
    parser.add_argument("--json", action="store_true", help="one object with the figures, alone on the last line")
    parser.add_argument("--allow-missing", action="store_true", help="leave it out where the benchmark isn't there")
    options = parser.parse_args()

    split: Path = options.split.resolve()
    name = f"attribution.{split.name}"
    scorer: Path = options.score or split.parent.parent / "score_attribution.py"
    paths = sorted((split / "text").glob("*.txt"))[: options.limit]
    missing = (split / "text" / "*.txt") if not paths else scorer if not scorer.is_file() else None
    if missing is not None:
        print(f"left out: the benchmark {name} isn't here ({missing} is missing)", file=sys.stderr)
        if options.json:
            print(json.dumps({"benchmark": name, "left_out": str(missing)}))
        return 0 if options.allow_missing else NO_DATA
    figures = write_predictions(paths, options.out)
    figures |= score(scorer, split, options.out)
    if not options.json:
        print(f"{figures['articles']} articles, {figures['attributions']} attributions, "
              f"{figures['milliseconds']} ms an article on top of the parse")  # fmt: skip
        print("F1: " + ", ".join(f"{key} {figures[key]}" for key in FIGURES))
    return close(name, figures, as_json=options.json)


def write_predictions(paths: Sequence[Path], out: Path) -> dict[str, object]:
    """Read the articles one after the other and write a line for each; returns counts and the time taken."""
    attributions, spent = 0, 0.0
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8") as lines:
        for number, path in enumerate(paths, 1):
            text = read_verbatim(path)
            document = Document(id=document_id(text, None), text=text, name=path.name)
            passages = parse_passages(document, find_zones(document))
            started = time.perf_counter()
            found = find_attributions(document, passages)
            spent += time.perf_counter() - started
            kept = [encode(a) for a in annotated(found)]
            attributions += len(kept)
            lines.write(json.dumps({"doc": path.stem, "attributions": kept}) + "\n")
            if number % PROGRESS_EVERY == 0 or number == len(paths):
                print(f"{number} of {len(paths)} articles read", file=sys.stderr)
    return {"articles": len(paths), "attributions": attributions, "milliseconds": round(1000 * spent / len(paths), 1)}


def read_verbatim(path: Path) -> str:
    """The text of a file with its line ends as they are, since offsets count them."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def annotated(found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Those of a kind that PolNeAR annotates: with a cue, and not within the content of another."""
    for attribution in found:
        cue = attribution.cue
        if cue is not None and not any(c.contains(cue) for a in found if a.cue is not None for c in a.contents):
            yield attribution


def encode(attribution: Attribution) -> dict[str, list[list[int]]]:
    """An attribution in the scorer's form."""

    def pairs(spans: Sequence[Span | None]) -> list[list[int]]:
        return [[span.start, span.end] for span in spans if span is not None]

    return {
        "source": pairs([attribution.source]),
        "cue": pairs([attribution.cue]),
        "content": pairs(attribution.contents),
    }


def score(scorer: Path, split: Path, out: Path) -> dict[str, object]:
    """The scorer's figures (F1, in per cent) for the articles that were read."""
    command = [sys.executable, str(scorer), "--polnear", str(split.parent.parent), "--split", split.name,
               "--pred", str(out), "--only-predicted", "--json"]  # fmt: skip
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {key: round(result[theirs]["F1"], 2) for key, theirs in FIGURES.items()}


if __name__ == "__main__":
    sys.exit(main())
