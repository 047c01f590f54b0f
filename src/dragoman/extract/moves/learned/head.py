"""The trained head of moves in numpy: vectors of words → tags, and for a stretch its labels and parties."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dragoman.extract.encoder.heads import Arrays, Linear, softmax
from dragoman.extract.encoder.reading import Scores
from dragoman.extract.encoder.words import Numbers
from dragoman.extract.moves.learned.labels import LABELS, LAYERS, TAGS, Layer

ROLES = ("by", "toward")


@dataclass(frozen=True, slots=True)
class MoveHead:
    """The head's arrays, by the names that they have in training."""

    arrays: Arrays

    def tag(self, vectors: Scores) -> Scores:
        """The words (N, D) → the chances (N, layers, tags) of their tags."""
        return softmax(self._linear("tags", vectors).reshape(len(vectors), len(LAYERS), len(TAGS)))

    def pool(self, vectors: Scores) -> Scores:
        """The words of one stretch (N, D) → its vector (D)."""
        return np.maximum(self._linear("pool", np.concatenate([vectors.mean(axis=0), vectors.max(axis=0)])), 0)

    def label(self, pooled: Scores, layer: Layer) -> Scores:
        """The vector of a stretch → the chances of the labels of its layer."""
        number = LAYERS.index(layer)
        start = sum(len(LABELS[one]) for one in LAYERS[:number])
        return softmax(self._linear("labels", pooled)[start : start + len(LABELS[layer])])

    def parties(self, pooled: Scores, layer: Layer, mentions: Scores, ties: Numbers) -> Scores:
        """A stretch, the vectors (M, D) of mentions and how they stand to it (M, F) → logits (M, roles)."""
        number = LAYERS.index(layer)
        hidden = self._linear("stretch", pooled) + self.arrays["layers.weight"][number]
        hidden = hidden + self._linear("mention", mentions)
        for column in range(ties.shape[1]):
            hidden = hidden + self.arrays[f"ties.{column}.weight"][ties[:, column]]
        roles = self.arrays["roles.weight"][number].reshape(len(ROLES), -1)
        return np.asarray(np.maximum(hidden, 0) @ roles.T, dtype=np.float32)

    def _linear(self, name: str, vectors: Scores) -> Scores:
        return Linear.of(self.arrays, name)(vectors)
