#!/usr/bin/env python3
"""Tell the PLOVER type and the quad class of the marked pairs of a file, and score them.

FILE is a table with tabs of the form of PLV_train.tsv: ``marked_sentence``, in which ``<s>…</s>`` and ``<t>…</t>``
stand around a source and a target, ``gold_root`` (15 types: YIELD stands for CONCEDE and RETREAT) and ``gold_penta``
(the quad class). The weights that come with the program have learned from PLV_train.tsv: what they reach on it says
nothing.

``--cv 5`` trains anew without each fifth of the file, and scores each fifth by the weights that never saw it; it needs
PyTorch, so run it with the Python of ``.venv-train``, which ``make train`` sets up.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.extract.relations.classify import Relation, classify
from dragoman.extract.relations.pairs import Pair, parse_pair
from dragoman.lexicon.codes import PLOVER_QUADS
from dragoman.schema.errors import DragomanError
from floors import NO_DATA, close

ROOT = Path(__file__).resolve().parent.parent
MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUADS = {MERGED.get(root, root): str(int(quad)) for root, quad in PLOVER_QUADS.items()}
COLUMNS = ("marked_sentence", "gold_root", "gold_penta")
NAMES = {"1": "verbal cooperation", "2": "material cooperation", "3": "verbal conflict", "4": "material conflict"}
WARM_UP = 32
"""So many pairs are classified before the clock runs, which loads the parser and the encoder."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file."""

    pair: Pair
    root: str
    quad: str


@dataclass(frozen=True, slots=True)
class ClassScore:
    """One class: rows that have it, rows that were given it, F1 from 0 to 1."""

    name: str
    gold: int
    told: int
    precision: float
    recall: float
    f1: float


def main() -> int:
    """Parse arguments, measure; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path, metavar="FILE", help="the marked sentences with their types")
    parser.add_argument("--cv", type=int, metavar="FOLDS", help="train without each fold, score it")
    parser.add_argument("--first", type=int, metavar="N", help="with --cv: the first N of the folds only")
    parser.add_argument("--threads", type=int, default=2, help="with --cv: of the processor (default: 2)")
    parser.add_argument("--errors", action="store_true", help="list the pairs that were told wrongly")
    parser.add_argument("--json", action="store_true", help="one object with the figures, alone on the last line")
    parser.add_argument("--allow-missing", action="store_true", help="leave it out where the file isn't there")
    options = parser.parse_args()

    how = ("_cv_part" if options.first else "_cv") if options.cv else ""
    name = f"plover.{options.table.stem}{how}"
    if not options.table.is_file():
        print(f"left out: the benchmark {name} isn't here ({options.table} is missing)", file=sys.stderr)
        if options.json:
            print(json.dumps({"benchmark": name, "left_out": str(options.table)}))
        return 0 if options.allow_missing else NO_DATA
    figures: dict[str, object] = {}
    try:
        rows = read_rows(options.table)
        if options.cv:
            by_number = cross_validate(options.table, options.cv, options.first or options.cv, options.threads)
            rows, told = [rows[n] for n in by_number], list(by_number.values())
        else:
            told, figures = classify_timed([row.pair for row in rows])
    except DragomanError as error:
        print(f"plover: {error}", file=sys.stderr)
        return NO_DATA
    roots = [likeliest(relation.probabilities) for relation in told]
    if options.errors:
        list_errors(rows, roots)
    figures |= score(rows, roots, tables=not options.json)
    return close(name, figures, as_json=options.json)


def read_rows(table: Path) -> list[Row]:
    """The rows of a file.

    Raises:
        DragomanError: a column is missing, there are no rows, or marks or types of one are wrong.
    """
    rows = []
    with table.open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        missing = [column for column in COLUMNS if column not in (lines.fieldnames or ())]
        if missing:
            raise DragomanError(f"{table} lacks the columns {', '.join(missing)}")
        for number, line in enumerate(lines, 2):
            root = MERGED.get(line["gold_root"], line["gold_root"])
            if root not in QUADS or line["gold_penta"] not in NAMES:
                raise DragomanError(f"{table}:{number}: gold_root must be a PLOVER type, gold_penta 1, 2, 3 or 4")
            rows.append(Row(parse_pair(line["marked_sentence"]), root, line["gold_penta"]))
    if not rows:
        raise DragomanError(f"{table} has no rows")
    return rows


def classify_timed(pairs: Sequence[Pair]) -> tuple[list[Relation], dict[str, object]]:
    """The relations by the weights that come with the program, and how many a second of one core's time."""
    classify(pairs[:WARM_UP])
    started = time.process_time()
    told = classify(pairs)
    return told, {"sentences_per_second": round(len(pairs) / (time.process_time() - started))}


def cross_validate(table: Path, folds: int, first: int, threads: int) -> dict[int, Relation]:
    """The relations of the rows in the first folds, by their numbers.

    Raises:
        DragomanError: PyTorch is missing.
    """
    sys.path[:0] = [str(ROOT / "training"), str(ROOT / "corpus")]
    try:
        module = importlib.import_module("cross_validate")
    except ModuleNotFoundError as error:
        raise DragomanError(
            f"--cv trains, and {error.name} is missing here: run it with .venv-train/bin/python, "
            "which `make train` sets up"
        ) from None
    found: dict[int, Relation] = module.cross_validate(table, folds, first, threads)
    return found


def likeliest(probabilities: Mapping[str, float]) -> str:
    """The likeliest of the 15 types of the file, in which YIELD has what CONCEDE and RETREAT have together."""
    sums = dict.fromkeys(QUADS, 0.0)
    for root, probability in probabilities.items():
        sums[MERGED.get(root, root)] += probability
    return max(sums, key=sums.__getitem__)


def list_errors(rows: Sequence[Row], roots: Sequence[str]) -> None:
    """Print what was told wrongly."""
    for row, root in zip(rows, roots, strict=True):
        if root != row.root:
            source, target = (row.pair.text[s.start : s.end] if s else "?" for s in (row.pair.source, row.pair.target))
            print(f"{row.root} told as {root}: {row.pair.text} [{source} → {target}]")


def score(rows: Sequence[Row], roots: Sequence[str], *, tables: bool) -> dict[str, object]:
    """Accuracy and macro-F1 (from 0 to 1) of types and quad classes; their tables are printed if asked."""
    figures: dict[str, object] = {"pairs": len(rows)}
    quads = [QUADS[root] for root in roots]
    for name, gold, told in (("root", [r.root for r in rows], roots), ("quad", [r.quad for r in rows], quads)):
        classes = [score_class(one, gold, told) for one in sorted(set(gold))]
        figures[f"{name}_accuracy"] = round(sum(map(str.__eq__, gold, told)) / len(gold), 4)
        figures[f"{name}_macro_f1"] = round(sum(c.f1 for c in classes) / len(classes), 4)
        if tables:
            print(f"{name:<22} gold  told  precision  recall     F1")
            for c in classes:
                label = NAMES.get(c.name, c.name)
                print(f"  {label:<20} {c.gold:4}  {c.told:4}  {c.precision:9.3f}  {c.recall:6.3f}  {c.f1:5.3f}")
            print(f"  accuracy {figures[f'{name}_accuracy']:.4f}, macro-F1 {figures[f'{name}_macro_f1']:.4f}")
    return figures


def score_class(name: str, gold: Sequence[str], told: Sequence[str]) -> ClassScore:
    """How well one class was told."""
    right = sum(g == t == name for g, t in zip(gold, told, strict=True))
    wanted, given = gold.count(name), told.count(name)
    precision, recall = right / given if given else 0.0, right / wanted if wanted else 0.0
    return ClassScore(name, wanted, given, precision, recall, 2 * right / (wanted + given) if wanted + given else 0.0)


if __name__ == "__main__":
    sys.exit(main())
