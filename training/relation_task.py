"""The task of relations: the PLOVER type of what one marked party does toward the other."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from dragoman.extract.encoder.labels import FEATURES
from dragoman.extract.encoder.pieces import Splitter
from dragoman.extract.encoder.windows import LIMIT, Part, make_batch
from dragoman.extract.relations.classify import MarkedWords, mark_words
from dragoman.extract.relations.head import HEAD, ROOTS
from dragoman.extract.relations.pairs import Pair, parse_pair
from dragoman.schema.document import Span
from model import Tagger
from relations import read_relations

CORPUS = Path(__file__).resolve().parent.parent / "corpus/relations"
PLV = "PLV_train.tsv"
SIZE = 16
"""Sentences in a batch."""
LIKE = 20 * SIZE
"""Among so many sentences those of like length come into one batch."""
FORGET = 0.15
"""The share of sentences that are read without the marks, so that the head can tell from plain vectors too."""
SMOOTHING = 0.05
"""The share of the target that is spread over all types."""
PLV_WEIGHT = 2.0
"""What a sentence of PLV counts, where one of our own counts 1."""
_MERGED = {"YIELD": ("CONCEDE", "RETREAT")}
_MARK = list(FEATURES).index("party")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair and its types, any of which is right."""

    pair: Pair
    roots: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Example:
    """The words of a labelled pair, and the numbers of its types in ``ROOTS``."""

    marked: MarkedWords
    roots: tuple[int, ...]
    weight: float


def load_relations(plover: Path) -> list[Labelled]:
    """The pairs of our own corpus, and those of ``PLV_train.tsv`` in a folder, where it is there."""
    table = plover / PLV
    if not table.is_file():
        print(f"train: {table} isn't here; relations are learned from {CORPUS} alone", file=sys.stderr)
    return [*read_corpus(), *(read_plv(table) if table.is_file() else ())]


def read_corpus() -> list[Labelled]:
    """The pairs of our own corpus."""
    found = [relation for path in sorted(CORPUS.glob("*.tsv")) for relation in read_relations(path)]
    return [Labelled(Pair(r.text, Span(*r.source), Span(*r.target)), (r.root,)) for r in found]


def read_plv(table: Path) -> list[Labelled]:
    """The pairs of a file of the form of ``PLV_train.tsv``."""
    found = []
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            roots = _MERGED.get(row["gold_root"], (row["gold_root"],))
            found.append(Labelled(parse_pair(row["marked_sentence"]), roots, PLV_WEIGHT))
    return found


class RelationTask:
    """See ``tasks.Task``."""

    name = HEAD

    def __init__(self, labelled: Iterable[Labelled], split: Splitter, edges: tuple[int, int]) -> None:
        several = list(labelled)
        marked = mark_words([one.pair for one in several])
        self._split, self._edges = split, edges
        self._examples = [
            Example(words, tuple(ROOTS.index(root) for root in one.roots), one.weight)
            for one, words in zip(several, marked, strict=True)
            if sum(len(split(text)) for text in words.words.texts) <= LIMIT - 2
        ]

    def batches(self, chance: Random) -> list[list[Example]]:
        """Batches of sentences of like length."""
        examples = list(self._examples)
        chance.shuffle(examples)
        groups = []
        for start in range(0, len(examples), LIKE):
            ordered = sorted(examples[start : start + LIKE], key=lambda e: len(e.marked.words))
            groups += [ordered[n : n + SIZE] for n in range(0, len(ordered), SIZE)]
        chance.shuffle(groups)
        return groups

    def losses(self, model: Tagger, batch: Sequence[Example], chance: Random) -> dict[str, Tensor]:
        """Cross entropy of the types, by the weights of the examples; the mean of our own ones has the weight 1."""
        vectors = model.encoder(*self._inputs(batch, chance)).float()
        head = model.heads[HEAD]
        logits = torch.stack(
            [
                head(vectors[number, : len(e.marked.words)], e.marked.source, e.marked.target)
                for number, e in enumerate(batch)
            ]
        )
        weights = torch.tensor([e.weight for e in batch])
        return {"root": (loss_of(logits, [e.roots for e in batch]) * weights).mean()}

    def _inputs(self, batch: Sequence[Example], chance: Random) -> list[Tensor]:
        windows = [(Part(number, 0, len(e.marked.words)),) for number, e in enumerate(batch)]
        arrays = make_batch(windows, [e.marked.words for e in batch], self._split, self._edges)
        blind = np.array([chance.random() < FORGET for _ in batch])
        arrays.features[blind, :, _MARK] = 0
        return [torch.from_numpy(a) for a in (arrays.pieces, arrays.mask, arrays.features, arrays.first)]


def loss_of(logits: Tensor, roots: Sequence[tuple[int, ...]]) -> Tensor:
    """Minus the logarithm of the sum of the probabilities of the right types, smoothed, for each example."""
    logs = functional.log_softmax(logits, dim=-1)
    right = torch.stack([torch.logsumexp(row[list(several)], dim=0) for row, several in zip(logs, roots, strict=True)])
    return -(1 - SMOOTHING) * right - SMOOTHING * logs.mean(dim=-1)
