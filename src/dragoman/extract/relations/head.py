"""The trained head of relations in numpy: vectors of the words of a sentence, and a pair in it → PLOVER types."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dragoman.extract.encoder.heads import Arrays, Linear, gelu, softmax
from dragoman.extract.encoder.reading import Scores
from dragoman.lexicon.codes import PLOVER_QUADS

HEAD = "relations"
"""The name of the head among those of the encoder."""
ROOTS = tuple(PLOVER_QUADS)
"""The types, in the order of the head's output."""
DISTANCES = (1, 3, 6, 10, 16)
"""Bounds of the classes of distance: words between the source and the target."""
PLACES = 2 * (len(DISTANCES) + 1) + 1
"""The number of classes of ``place_of``."""

Stretch = tuple[int, int]
"""Words of a sentence: the first, and the one after the last."""


def between(source: Stretch | None, target: Stretch | None) -> Stretch:
    """The words between two stretches; an empty stretch where they touch or overlap, or one isn't there."""
    if source is None or target is None:
        return 0, 0
    first, after = min(source[1], target[1]), max(source[0], target[0])
    return first, max(first, after)


def place_of(source: Stretch | None, target: Stretch | None) -> int:
    """The class of which comes first, and how far the other one is; the last class where one isn't there."""
    if source is None or target is None:
        return PLACES - 1
    first, after = between(source, target)
    distance = int(np.digitize(after - first, DISTANCES))
    return distance + (len(DISTANCES) + 1) * (target < source)


@dataclass(frozen=True, slots=True)
class RelationHead:
    """The head's arrays, by the names that they have in training."""

    arrays: Arrays

    def probabilities(self, vectors: Scores, source: Stretch | None, target: Stretch | None) -> Scores:
        """The words of a sentence (N, D) and a pair in it → the probability of each type."""
        scores = Linear.of(self.arrays, "attention")(vectors)
        parts = [
            *(_mean_or_zero(vectors, stretch) for stretch in (source, target, between(source, target))),
            vectors.mean(axis=0),
            vectors.max(axis=0),
            softmax(scores[:, 0]) @ vectors,
        ]
        hidden = Linear.of(self.arrays, "hidden")(np.concatenate(parts))
        hidden = hidden + self.arrays["places.weight"][place_of(source, target)]
        return softmax(Linear.of(self.arrays, "roots")(gelu(hidden)))


def _mean_or_zero(vectors: Scores, stretch: Stretch | None) -> Scores:
    inside = vectors[slice(*stretch)] if stretch is not None else vectors[:0]
    return np.asarray(inside.mean(axis=0) if len(inside) else np.zeros(vectors.shape[1]), dtype=np.float32)
