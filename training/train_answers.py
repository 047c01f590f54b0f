#!/usr/bin/env python3
"""Learn for which proposal an answer is meant (``lexicon/answer_weights.csv``) from annotated dialogues.

    train_answers.py GOLD_DIR [--folds N] [--cache DIR] [--write]

The moves are those of the gold (``gold_moves.py``). Read in their order, each answer is an example of a choice among
the proposals that it may answer; what is right is entered before the next is read. From each answer is learned again,
with less weight, as if nothing told whom it addresses, and as if what it answers had not been found.
Prints the figures of ``gold_moves.py``, learned on the other dialogues (cross-validation by dialogue); with --write the
weights learned on all are written. The result is the same each time.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dragoman.lexicon.answer_weights import FILE
from dragoman.schema.move import Move
from dragoman.schema.state import StateOfPlay
from dragoman.state import fold
from dragoman.state.addressees import settle_addressees
from dragoman.state.answers import PLAIN, answer_candidates, may_be_meant, take_answer
from dragoman.state.choice import NONE, Features
from dragoman.state.proposals import Table, fold_proposals
from dragoman.state.tabled import KINDS, Tabled
from dragoman.state.timing import by_document, select_moves
from gold_moves import GoldMoves, Layer, load_gold_moves, load_scorer, measure, print_figures, without_addressees

ROOT = Path(__file__).resolve().parent.parent
ROUNDS, RATE, PENALTY = 250, 0.5, 1.0
"""Rounds of ascent, their first step, and the weight of the squared weights in what is maximised."""
UNADDRESSED, UNFOUND = 0.5, 0.15
"""How much examples count in which nothing tells the addressee, and those in which the right proposal is missing."""

Weights = Mapping[str, float]


class Example(NamedTuple):
    """The proposals to choose from, the numbers of those that are right (none: a new one, or no answer), its weight."""

    options: tuple[Features, ...]
    right: frozenset[int]
    weight: float


class Teacher(Table):
    """A table on which every telling and answer is put where the gold has it, each answer kept as an example."""

    def __init__(self, one: GoldMoves, weight: float) -> None:
        super().__init__({})
        self.examples: list[Example] = []
        self._one, self._weight = one, weight

    def tell(self, move: Move) -> None:
        """Join a telling to the proposal that the gold joins it to."""
        same = self._told(self.of(move.by), self._one.numbers(move.id, Layer.PROPOSALS))
        if same:
            self.join(same[0], move, "gold")
        else:
            self.open(KINDS[move.kind], move.by, move.toward, move)

    def answer(self, move: Move) -> None:
        """Enter an answer where the gold has it."""
        if move.kind not in PLAIN:
            return
        found = answer_candidates(may_be_meant(self.tabled, move), move, self.weights)
        right = self._told([c.tabled for c in found], self._one.numbers(move.id, Layer.ANSWERS))
        wrong = tuple(c.features for c in found if not any(c.tabled is t for t in right))
        numbers = frozenset(n for n, c in enumerate(found) if any(c.tabled is t for t in right))
        self.examples.append(Example(tuple(c.features for c in found), numbers, self._weight))
        self.examples.append(Example(wrong, frozenset(), UNFOUND * self._weight))
        for tabled in right:
            take_answer(tabled, move, "gold")
            self.touch(tabled)

    def _told(self, among: Iterable[Tabled], wanted: frozenset[int]) -> list[Tabled]:
        return [t for t in among if any(self._one.numbers(m.id, Layer.PROPOSALS) & wanted for m in t.moves)]


def examples_of(one: GoldMoves) -> list[Example]:
    """The examples of a dialogue."""
    found: list[Example] = []
    for version, weight in ((one, 1.0), (without_addressees(one), UNADDRESSED)):
        teacher = Teacher(version, weight)
        for batch in by_document(settle_addressees(select_moves(version.moves, as_of=None, known_at=None))):
            teacher.read(batch)
        found += teacher.examples
    return found


def learn(examples: Iterable[Example]) -> dict[str, float]:
    """The weights that make the right choices likeliest: a conditional logit with a penalty, by AdaGrad."""
    chosen = list(examples)
    names = sorted({name for e in chosen for features in e.options for name in features} | {NONE})
    column = {name: n for n, name in enumerate(names)}
    options = [(n, f, k in e.right, e.weight) for n, e in enumerate(chosen) for k, f in enumerate(e.options)]
    options += [(n, {NONE: 1.0}, not e.right, e.weight) for n, e in enumerate(chosen)]
    values = np.zeros((len(options), len(names)))
    for row, (_, features, _, _) in enumerate(options):
        for name, value in features.items():
            values[row, column[name]] = value
    owner, right = np.array([o[0] for o in options]), np.array([o[2] for o in options], dtype=float)
    weight = np.array([o[3] for o in options])
    learned, squares = np.zeros(len(names)), np.full(len(names), 1e-8)
    for _ in range(ROUNDS):
        shares = np.exp(values @ learned)
        push = weight * (
            shares * right / np.bincount(owner, shares * right)[owner] - shares / np.bincount(owner, shares)[owner]
        )
        slope = push @ values - PENALTY * learned
        squares += slope * slope
        learned += RATE * slope / np.sqrt(squares)
    return dict(zip(names, learned.round(3).tolist(), strict=True))


def fold_by(one: GoldMoves, weights: Weights) -> StateOfPlay:
    """The state of play of a dialogue by these weights."""
    moves = settle_addressees(select_moves(one.moves, as_of=None, known_at=None))
    return replace(fold(one.moves), proposals=tuple(fold_proposals(moves, weights)))


def main() -> int:
    """Parse arguments, learn; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, metavar="GOLD_DIR", help="folders of articles, each with its gold.json")
    parser.add_argument("--score", type=Path, default=ROOT.parent / "shared/benchmarks/dialogues/score.py")
    parser.add_argument("--folds", type=int, default=5, help="parts of the cross-validation; 0 leaves it out")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="where to keep the moves; delete it when they change")
    parser.add_argument("--write", action="store_true", help=f"write {FILE.name}")
    options = parser.parse_args()
    dialogues = load_gold_moves(options.gold, options.cache)
    found = [examples_of(one) for one in dialogues]
    weights = learn(e for examples in found for e in examples)
    for feature, weight in sorted(weights.items(), key=lambda pair: -pair[1]):
        print(f"{weight:7.2f}  {feature}")
    if options.write:
        with FILE.open("w", encoding="utf-8", newline="") as target:
            writer = csv.writer(target, lineterminator="\n")
            writer.writerow(("feature", "weight"))
            writer.writerows((feature, f"{weights[feature]:.3f}") for feature in sorted(weights))
    if options.folds:
        parts = [
            learn(e for n, examples in enumerate(found) if n % options.folds != part for e in examples)
            for part in range(options.folds)
        ]
        by_name = {one.dialogue.name: parts[n % options.folds] for n, one in enumerate(dialogues)}
        scorer = load_scorer(options.score)
        for note, version in (("held out", lambda one: one), ("held out, answers to nobody named", without_addressees)):
            print(f"{note}:")
            moved = [version(one) for one in dialogues]
            print_figures(*measure(moved, scorer, lambda one: fold_by(one, by_name[one.dialogue.name])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
