"""The head of moves: vectors of words → tags in each layer, and for a stretch its label and its parties."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.extract.moves.learned.labels import LABELS, LAYERS, TAGS
from dragoman.extract.moves.learned.ties import SIZES

DROPOUT = 0.1
HIDDEN = 96
"""Numbers in the vector of a pair of a stretch and a mention."""
ROLES = ("by", "toward")


class MoveHead(nn.Module):
    """See ``dragoman.extract.moves.learned.head``, which does the same in numpy."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.dropout = nn.Dropout(DROPOUT)
        self.tags = nn.Linear(size, len(LAYERS) * len(TAGS))
        self.pool = nn.Linear(2 * size, size)
        self.labels = nn.Linear(size, sum(len(labels) for labels in LABELS.values()))
        self.stretch = nn.Linear(size, HIDDEN)
        self.mention = nn.Linear(size, HIDDEN)
        self.layers = nn.Embedding(len(LAYERS), HIDDEN)
        self.ties = nn.ModuleList(nn.Embedding(classes, HIDDEN) for classes in SIZES)
        self.roles = nn.Embedding(len(LAYERS), len(ROLES) * HIDDEN)
        nn.init.zeros_(self.layers.weight)
        for table in self.ties:
            nn.init.normal_(table.weight, std=0.3)
        nn.init.normal_(self.roles.weight, std=0.05)

    def tag(self, vectors: Tensor) -> Tensor:
        """(…, N, size) → logits (…, N, layers, tags)."""
        return self.tags(vectors).unflatten(-1, (len(LAYERS), len(TAGS)))

    def pooled(self, vectors: Tensor) -> Tensor:
        """The words of one stretch (N, size) → its vector (size)."""
        return functional.relu(self.pool(torch.cat([vectors.mean(dim=0), vectors.amax(dim=0)])))

    def label(self, pooled: Tensor, layer: int) -> Tensor:
        """The vector of a stretch → the logits of the labels of its layer."""
        start = sum(len(LABELS[one]) for one in LAYERS[:layer])
        here = slice(start, start + len(LABELS[LAYERS[layer]]))
        return functional.linear(pooled, self.labels.weight[here], self.labels.bias[here])

    def parties(self, pooled: Tensor, layer: int, mentions: Tensor, ties: Tensor) -> Tensor:
        """A stretch, the vectors (M, size) of mentions and how they stand to it (M, F) → logits (M, roles)."""
        hidden = self.stretch(pooled) + self.layers.weight[layer] + self.mention(mentions)
        for number, table in enumerate(self.ties):
            hidden = hidden + table(ties[:, number])
        return functional.relu(hidden) @ self.roles.weight[layer].view(len(ROLES), HIDDEN).T
