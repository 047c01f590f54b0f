#!/usr/bin/env python3
"""Learn the weights of ``lexicon/parties/addressee_weights.csv`` from dialogues whose addressees are known.

    train_addressees.py GOLD_DIR [--folds N] [--write]

GOLD_DIR has folders of articles, each with its ``gold.json``. Each act read from them whose words overlap those of a
gold entry by the same party is an example: the entry's addressees are right, all other parties of the article wrong.
What is learned first ranks the parties by the article alone. Where the article left the addressee open, that score and
the parties' dealings in all articles of the dialogue are features of a second ranking, learned after it.
Prints how often the likeliest party is right, learned on the other dialogues (cross-validation by dialogue); with
--write the weights learned on all are written. The result is the same each time: nothing in it is left to chance.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.extract.parties.addressees import Act, Addressees, Features
from dragoman.ingest import read_files
from dragoman.lexicon.addressee_weights import FILE
from dragoman.lexicon.codes import load_codes
from dragoman.lexicon.party_table import load_parties
from dragoman.schema.move import PROPOSING, Candidate, Move
from dragoman.schema.reading import Reading
from dragoman.state.addressees import Dealings

ROUNDS, RATE, PENALTY = 100, 0.5, 1.0
"""Rounds of ascent, their first step, and the weight of the squared weights in what is maximised."""
FIELDS = {"proposals": ("from", "to"), "conditions": ("by", "toward"), "incidents": ("by", "toward")}


class Example(NamedTuple):
    """The parties of an article with their features, and those that are addressed.

    ``by`` are those who act; ``dealings``, set where the article leaves it open, are what all articles tell.
    """

    dialogue: str
    candidates: Mapping[str, Features]
    right: frozenset[str]
    by: tuple[str, ...]
    dealings: Dealings | None


def main() -> int:
    """Parse arguments, learn; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, metavar="GOLD_DIR", help="folders of articles, each with its gold.json")
    parser.add_argument("--folds", type=int, default=5, help="parts of the cross-validation")
    parser.add_argument("--write", action="store_true", help=f"write {FILE.name}")
    options = parser.parse_args()
    examples = [e for path in sorted(options.gold.glob("*/gold.json")) for e in examples_of(path)]
    if not examples:
        print(f"{options.gold}: no act with a gold entry", file=sys.stderr)
        return 2
    dialogues = sorted({example.dialogue for example in examples})
    hits, left_open = 0, []
    for fold in range(options.folds):
        held_out = set(dialogues[fold :: options.folds])
        weights = learn_both([e for e in examples if e.dialogue not in held_out])
        for example in (e for e in examples if e.dialogue in held_out):
            hits += (right := likeliest(weights, example) in example.right)
            if example.dealings is not None:
                left_open.append((right, likeliest(weights, in_dialogue(example, weights)) in example.right))
    print(f"{len(examples)} examples of {len(dialogues)} dialogues; right when held out: {hits / len(examples):.1%}")
    before, after = (sum(column) / max(len(left_open), 1) for column in zip(*left_open, strict=True))
    print(f"{len(left_open)} left open by the article: {before:.1%}, {after:.1%} with all articles of the dialogue")
    weights = learn_both(examples)
    for name, weight in sorted(weights.items(), key=lambda pair: -pair[1]):
        print(f"{weight:7.2f}  {name}")
    if options.write:
        with FILE.open("w", encoding="utf-8", newline="") as target:
            writer = csv.writer(target, lineterminator="\n")
            writer.writerow(("feature", "weight"))
            writer.writerows((name, f"{weights[name]:.3f}") for name in sorted(weights))
    return 0


def examples_of(gold_path: Path) -> Iterable[Example]:
    """The examples of one dialogue."""
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    readings = read_files(sorted(gold_path.parent.glob("*.txt"))).readings
    dealings = Dealings(move for reading in readings for move in reading.moves)
    for reading in readings:
        finder = Addressees(reading.mentions, reading.sentences, load_parties())
        for move in reading.moves:
            entry = entry_of(move, reading, gold)
            if entry is not None and move.content is not None:
                content = move.condition.if_ if move.condition and move.why.pattern == "condition" else move.content
                candidates = finder.features(Act(move.by, move.evidence.span, content.span))
                if entry & candidates.keys():
                    right = frozenset(entry & candidates.keys())
                    left_open = dealings if move.why.candidates else None
                    yield Example(gold_path.parent.name, candidates, right, move.by, left_open)


def entry_of(move: Move, reading: Reading, gold: Mapping[str, Any]) -> set[str] | None:
    """The addressees of the gold entry whose words overlap those of a move most; None without one by the same party."""
    if move.why.pattern == "condition":
        kind = "conditions"
    elif move.kind in PROPOSING:
        kind = "proposals"
    elif load_codes()[move.kind].material:
        kind = "incidents"
    else:
        return None
    by, to = FIELDS[kind]
    best: tuple[float, Mapping[str, Any]] | None = None
    for entry in gold[kind]:
        for evidence in entry["evidence"]:
            start = reading.document.text.find(evidence["quote"])
            if evidence["article"] != reading.document.name or start < 0:
                continue
            end = start + len(evidence["quote"])
            run = min(end, move.evidence.end) - max(start, move.evidence.start)
            share = run / (max(end, move.evidence.end) - min(start, move.evidence.start))
            if 2 * run >= min(end - start, len(move.evidence.quote)) and (best is None or share > best[0]):
                best = (share, entry)
    return set(best[1][to]) if best is not None and set(move.by) & set(best[1][by]) else None


def learn_both(examples: Sequence[Example]) -> dict[str, float]:
    """The weights of both rankings: that by the article alone, and that by all articles of the dialogue."""
    weights = learn(examples)
    return weights | learn([in_dialogue(e, weights) for e in examples if e.dealings is not None])


def in_dialogue(example: Example, weights: Mapping[str, float]) -> Example:
    """The same example as the second ranking sees it."""
    if example.dealings is None:
        raise ValueError("the article leaves nothing open")
    scored = [Candidate(code, score_of(weights, features)) for code, features in example.candidates.items()]
    return example._replace(candidates=example.dealings.features(example.by, scored))


def learn(examples: Sequence[Example]) -> dict[str, float]:
    """The weights that make the right parties likeliest: a conditional logit with a penalty, by AdaGrad."""
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1e-8)
    for _ in range(ROUNDS):
        slope: dict[str, float] = defaultdict(float)
        for example in examples:
            shares = {code: math.exp(score_of(weights, features)) for code, features in example.candidates.items()}
            total, right = sum(shares.values()), sum(shares[code] for code in example.right)
            for code, features in example.candidates.items():
                push = (shares[code] / right if code in example.right else 0.0) - shares[code] / total
                for name, value in features.items():
                    slope[name] += push * value
        for name, steepness in slope.items():
            step = steepness - PENALTY * weights[name]
            squares[name] += step * step
            weights[name] += RATE * step / math.sqrt(squares[name])
    return dict(weights)


def score_of(weights: Mapping[str, float], features: Features) -> float:
    """The sum of the weights of a party's features."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def likeliest(weights: Mapping[str, float], example: Example) -> str:
    """The party with the highest score."""
    return min(example.candidates, key=lambda code: (-score_of(weights, example.candidates[code]), code))


if __name__ == "__main__":
    sys.exit(main())
