"""Small heads in numpy: the arrays that the training exports, and the few operations that such heads are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np

from dragoman.extract.encoder.reading import Scores

HEADS = "heads.npz"
"""The file of the heads' arrays: ``head/parameter``, by the names that they have in the training."""
SEPARATOR = "/"

Arrays = Mapping[str, Scores]
"""The parameters of one head: ``layer.weight``, ``layer.bias`` …"""


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear layer: ``weight`` is (outputs, inputs), as PyTorch has it."""

    weight: Scores
    bias: Scores

    @classmethod
    def of(cls, arrays: Arrays, name: str) -> Linear:
        """The layer of this name in a head."""
        return cls(arrays[f"{name}.weight"], arrays[f"{name}.bias"])

    def __call__(self, vectors: Scores) -> Scores:
        """(…, inputs) → (…, outputs)."""
        product: Scores = vectors @ self.weight.T + self.bias
        return product


def load_heads(path: Path) -> Mapping[str, Arrays]:
    """The arrays of each head, by its name; none where there is no such file."""
    heads: dict[str, dict[str, Scores]] = {}
    if path.is_file():
        with np.load(path) as arrays:
            for key, array in arrays.items():
                head, _, parameter = key.partition(SEPARATOR)
                heads.setdefault(head, {})[parameter] = np.asarray(array, dtype=np.float32)
    return MappingProxyType({head: MappingProxyType(arrays) for head, arrays in heads.items()})


def gelu(vectors: Scores) -> Scores:
    """The Gaussian error linear unit, by the hyperbolic tangent: PyTorch's ``gelu(…, approximate="tanh")``."""
    inner = np.sqrt(2 / np.pi) * (vectors + 0.044715 * vectors**3)
    return np.asarray(0.5 * vectors * (1 + np.tanh(inner)), dtype=np.float32)


def softmax(logits: Scores) -> Scores:
    """Logits → probabilities along the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), dtype=np.float32)
