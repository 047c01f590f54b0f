"""The head of relations: vectors of the words of a sentence, and a pair in it → PLOVER types."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.extract.relations.head import PLACES, ROOTS, Stretch, between, place_of

DROPOUT = 0.2
HIDDEN = 256
PARTS = 6
"""Vectors that are put side by side: see ``forward``."""


class RelationHead(nn.Module):
    """See ``dragoman.extract.relations.head``, which does the same in numpy."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.dropout = nn.Dropout(DROPOUT)
        self.attention = nn.Linear(size, 1)
        self.hidden = nn.Linear(PARTS * size, HIDDEN)
        self.places = nn.Embedding(PLACES, HIDDEN)
        self.roots = nn.Linear(HIDDEN, len(ROOTS))
        nn.init.zeros_(self.places.weight)

    def forward(self, vectors: Tensor, source: Stretch | None, target: Stretch | None) -> Tensor:
        """The words of a sentence (N, size) and a pair in it → the logits of the types."""
        parts = [
            *(_mean_or_zero(vectors, stretch) for stretch in (source, target, between(source, target))),
            vectors.mean(dim=0),
            vectors.amax(dim=0),
            self.attention(vectors).squeeze(-1).softmax(dim=0) @ vectors,
        ]
        hidden = self.hidden(self.dropout(torch.cat(parts))) + self.places.weight[place_of(source, target)]
        return self.roots(self.dropout(functional.gelu(hidden, approximate="tanh")))


def _mean_or_zero(vectors: Tensor, stretch: Stretch | None) -> Tensor:
    inside = vectors[slice(*stretch)] if stretch is not None else vectors[:0]
    return inside.mean(dim=0) if len(inside) else torch.zeros_like(vectors[0])
