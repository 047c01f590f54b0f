#!/usr/bin/env python3
"""List the entries of written states of play that would match the gold of a dialogues benchmark but for their parties.

What the scorer matches is put aside. Of the rest, a predicted entry and a gold one of the same list whose quotes
overlap as the scorer asks, and of which only the parties disagree, are one party error; each entry counts once.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from floors import NO_DATA


class PartyError(NamedTuple):
    """A gold entry, and the predicted one that fails by its parties alone."""

    dialogue: str
    list: str
    gold: Mapping[str, Any]
    predicted: Mapping[str, Any]


def main() -> int:
    """Parse arguments, list, count; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, metavar="GOLD_DIR", help="folders of articles, each with its gold.json")
    parser.add_argument("out", type=Path, metavar="OUT_DIR", help="the states of play that eval/dialogues.py wrote")
    parser.add_argument("--score", type=Path, metavar="PATH", help="the scorer (default: score.py beside GOLD_DIR)")
    parser.add_argument("--count", action="store_true", help="count them only")
    parser.add_argument("--json", action="store_true", help="one object with the counts, alone on the last line")
    options = parser.parse_args()

    scorer_path: Path = options.score or options.gold.resolve().parent / "score.py"
    missing = next((path for path in (options.gold, scorer_path, options.out) if not path.exists()), None)
    if missing is not None:
        print(f"{missing} is missing", file=sys.stderr)
        return NO_DATA
    scorer = load_scorer(scorer_path)
    errors = list(find_errors(scorer, options.gold, options.out))
    if not (options.count or options.json):
        for error in errors:
            print(*lines_of(scorer, error), sep="\n")
    counts = Counter(error.list for error in errors)
    figures = {"party_errors": len(errors), **{name: counts[name] for name in scorer.LISTS}}
    print(json.dumps(figures) if options.json else "  ".join(f"{name} {count}" for name, count in figures.items()))
    return 0


def load_scorer(path: Path) -> Any:
    """The benchmark's scorer as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise ImportError(str(path))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def find_errors(scorer: Any, gold_dir: Path, out_dir: Path) -> Iterator[PartyError]:
    """The party errors, dialogue by dialogue."""
    for slug, (articles, gold, predicted) in scorer.load(gold_dir, out_dir).items():
        for kind in scorer.LISTS:
            wanted, got = gold[kind], predicted.get(kind) or []
            pairs = scorer.match(kind, wanted, got, articles)
            left = [x for i, x in enumerate(wanted) if i not in {i for i, _ in pairs}]
            over = [x for j, x in enumerate(got) if j not in {j for _, j in pairs}]
            for i, j in scorer.assign(_weights(scorer, kind, left, over, articles)):
                yield PartyError(slug, kind, left[i], over[j])


def _weights(
    scorer: Any,
    kind: str,
    left: Sequence[Mapping[str, Any]],
    over: Sequence[Mapping[str, Any]],
    articles: Mapping[str, str],
) -> list[list[float]]:
    where_left, where_over = ([scorer.spans(x, articles) for x in entries] for entries in (left, over))
    shares = [[scorer.overlap(a, b) for b in where_over] for a in where_left]
    return [
        [1000 + share + scorer.likeness(kind, g, p) if share else 0.0 for share, p in zip(row, over, strict=True)]
        for row, g in zip(shares, left, strict=True)
    ]


def lines_of(scorer: Any, error: PartyError) -> list[str]:
    """An error in lines: where, the gold entry with its words, the predicted one likewise."""
    lines = [f"{error.dialogue} {error.list}"]
    for label, entry in (("gold", error.gold), ("predicted", error.predicted)):
        lines.append(f"  {label:10}{scorer.brief(error.list, entry)}")
        lines += [f"            {e['article']}: {e['quote']!r}" for e in entry["evidence"]]
    return lines


if __name__ == "__main__":
    sys.exit(main())
