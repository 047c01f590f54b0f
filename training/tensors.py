"""Batches of windows of several articles → the tensors that the encoder reads."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from dragoman.extract.encoder.windows import Batch
from dragoman.extract.encoder.words import Numbers


def tensors_of(parts: Sequence[Batch]) -> list[Tensor]:
    """Pieces, mask, features and first pieces of all of them together, padded to the longest."""
    pieces = max(p.pieces.shape[1] for p in parts)
    words = max(p.first.shape[1] for p in parts)
    return [
        torch.from_numpy(np.concatenate([_widen(getattr(p, name), width) for p in parts]))
        for name, width in (("pieces", pieces), ("mask", pieces), ("features", pieces), ("first", words))
    ]


def _widen(table: Numbers, width: int) -> Numbers:
    """The array with zeros up to a width of its second axis."""
    return np.pad(table, [(0, 0), (0, width - table.shape[1]), *[(0, 0)] * (table.ndim - 2)])
