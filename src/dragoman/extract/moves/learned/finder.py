"""Vectors of a document's words → stretches that tell of something, with their labels and the parts of the parties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from dragoman.extract.encoder.reading import Scores
from dragoman.extract.encoder.words import Numbers
from dragoman.extract.moves.learned.head import MoveHead
from dragoman.extract.moves.learned.labels import LABELS, LAYERS, TAGS, Layer
from dragoman.extract.moves.learned.text import Stretch, Text
from dragoman.extract.moves.learned.ties import tie

_OUTSIDE, _FIRST, _INSIDE = (TAGS.index(tag) for tag in ("outside", "first", "inside"))
OPEN = 0.3
"""A stretch is a run of words each of which is at least so likely in one; what is kept is decided later."""
NEW = 0.3
"""A word within a run begins a stretch of its own where that is so likely, and likelier than that it goes on."""
CORE = 0.5
"""Words at the edges that are less likely than so much of the likeliest word are left out."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of one layer. ``begins`` and ``inside`` are chances: of its first tag, and the mean of all its words.

    ``labels`` are the chances of each label of the layer; ``parties`` has for each party of the document the logits
    of its parts (by, toward) in it.
    """

    layer: Layer
    stretch: Stretch
    begins: float
    inside: float
    labels: Mapping[str, float]
    parties: Mapping[str, tuple[float, float]]

    @property
    def label(self) -> str:
        """The likeliest label."""
        return max(self.labels, key=self.labels.__getitem__)


class Findings:
    """What the head makes of a document; stretches that others found can be asked about as well."""

    def __init__(self, text: Text, vectors: Scores, head: MoveHead) -> None:
        self.text, self._vectors, self._head = text, vectors, head
        self._tags = head.tag(vectors) if len(vectors) else np.zeros((0, len(LAYERS), len(TAGS)), dtype=np.float32)
        named = [vectors[slice(*n.stretch)].mean(axis=0) for n in text.named]
        self._mentions: Scores = np.stack(named) if named else np.zeros((0, vectors.shape[1]), dtype=np.float32)

    def all(self) -> Iterator[Finding]:
        """The stretches of all layers, in the order of layers and words."""
        for number, layer in enumerate(LAYERS):
            for stretch in stretches(self._tags[:, number], self.text.passages):
                yield self.of(layer, stretch)

    def of(self, layer: Layer, stretch: Stretch) -> Finding:
        """What the head says of a stretch, taken for one of a layer."""
        first, after = stretch
        tags = self._tags[first:after, LAYERS.index(layer)]
        pooled = self._head.pool(self._vectors[first:after])
        chances = self._head.label(pooled, layer)
        return Finding(
            layer,
            stretch,
            begins=float(tags[0, _FIRST]),
            inside=float(tags[:, _FIRST:].sum(axis=1).mean()),
            labels=dict(zip(LABELS[layer], chances.tolist(), strict=True)),
            parties=self._parties(pooled, layer, stretch),
        )

    def best_beginning(self, layer: Layer, stretch: Stretch) -> float:
        """The greatest chance that any word of a stretch begins one of a layer."""
        return float(self._tags[slice(*stretch), LAYERS.index(layer), _FIRST].max())

    def _parties(self, pooled: Scores, layer: Layer, stretch: Stretch) -> dict[str, tuple[float, float]]:
        """Each party scores by all of its mentions together."""
        if not self.text.named:
            return {}
        scores = self._head.parties(pooled, layer, self._mentions, tie(self.text, stretch))
        found = {}
        for party in self.text.ranks:
            mine = [n for n, named in enumerate(self.text.named) if party in named.parties]
            by, toward = np.logaddexp.reduce(scores[mine], axis=0).tolist()
            found[party] = (by, toward)
        return found


def stretches(tags: Scores, passages: Numbers) -> Iterator[Stretch]:
    """The stretches that the chances (N, tags) of one layer's tags tell; none goes beyond its passage."""
    told = 1 - tags[:, _OUTSIDE]
    begins = (tags[:, _FIRST] >= NEW) & (tags[:, _FIRST] > tags[:, _INSIDE])
    word, size = 0, len(tags)
    while word < size:
        after = word + 1
        if told[word] < OPEN:
            word = after
            continue
        while after < size and passages[after] == passages[word] and told[after] >= OPEN and not begins[after]:
            after += 1
        core = np.flatnonzero(told[word:after] >= CORE * told[word:after].max())
        yield word + int(core[0]), word + int(core[-1]) + 1
        word = after
