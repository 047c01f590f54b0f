"""A trained tagger → ONNX in 8 bits, with its tables and vocabulary."""

from __future__ import annotations

import copy
import json
import math
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from dragoman.extract.encoder.heads import HEADS, SEPARATOR
from dragoman.extract.encoder.labels import FEATURES
from dragoman.extract.encoder.model import MODEL, TABLES, VOCABULARY
from dragoman.extract.encoder.windows import LIMIT
from dragoman.extract.relations.head import HEAD as RELATIONS
from model import LINK_SIZE, Tagger, pretrained

HEAD = "attribution"
"""In the names of the operations of the head, which stay exact: it is small, and what it says is compared closely."""
INPUTS = ("pieces", "mask", "features", "first")
OUTPUTS = ("roles", "anchors", "left", "right", "vectors")
OPSET = 17
SPECIAL = frozenset({"[PAD]", "[UNK]", "[CLS]", "[SEP]"})
LETTERS = ((0x0, 0x250), (0x2010, 0x2050), (0x20A0, 0x20D0))
"""Ranges of Unicode whose pieces are kept: Latin, general punctuation, currencies."""


class PlainLayer(nn.Module):
    """One layer of the transformer in few operations: one product for queries, keys and values."""

    def __init__(self, layer: nn.Module, heads: int) -> None:
        super().__init__()
        inner = layer.attention.self
        self.heads, self.size = heads, inner.query.out_features // heads
        width = inner.query.in_features
        self.three = nn.Linear(width, 3 * width)
        scale = 1 / math.sqrt(self.size)
        with torch.no_grad():
            self.three.weight.copy_(torch.cat([inner.query.weight * scale, inner.key.weight, inner.value.weight]))
            self.three.bias.copy_(torch.cat([inner.query.bias * scale, inner.key.bias, inner.value.bias]))
        self.out, self.out_norm = layer.attention.output.dense, layer.attention.output.LayerNorm
        self.wide, self.narrow, self.last_norm = layer.intermediate.dense, layer.output.dense, layer.output.LayerNorm

    def forward(self, hidden: Tensor, blocked: Tensor) -> Tensor:
        """(W, P, size) and what is added to scores (W, 1, 1, P) → (W, P, size)."""
        three = self.three(hidden).reshape(hidden.shape[0], -1, 3, self.heads, self.size)
        query, key, value = three.permute(2, 0, 3, 1, 4).unbind(0)
        weights = (query @ key.transpose(-1, -2) + blocked).softmax(dim=-1)
        mixed = (weights @ value).transpose(1, 2).reshape(hidden.shape)
        hidden = self.out_norm(hidden + self.out(mixed))
        return self.last_norm(hidden + self.narrow(functional.gelu(self.wide(hidden))))


class PlainTagger(nn.Module):
    """The tagger in the operations that the runtime does fastest; the same numbers as ``model.Tagger``.

    ``kept`` are the pieces of the vocabulary that it knows, in their new order.
    """

    def __init__(self, tagger: Tagger, kept: Sequence[int]) -> None:
        super().__init__()
        encoder = tagger.encoder
        embeddings = encoder.bert.embeddings
        self.pieces, self.features, self.norm = copy.deepcopy(encoder.pieces), encoder.features, embeddings.LayerNorm
        for name, rows in list(self.pieces.named_buffers()):
            setattr(self.pieces, name, rows[kept])
        places = embeddings.position_embeddings.weight[:LIMIT] + embeddings.token_type_embeddings.weight[0]
        self.register_buffer("places", places.detach().clone())
        heads = encoder.bert.config.num_attention_heads
        self.layers = nn.ModuleList(PlainLayer(layer, heads) for layer in encoder.bert.encoder.layer)
        self.attribution = copy.deepcopy(tagger.attribution)
        with torch.no_grad():
            for side in self.attribution.from_anchor.parameters():
                side.mul_(1 / math.sqrt(LINK_SIZE))

    def forward(self, pieces: Tensor, mask: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Arrays of a batch of windows → outputs of the head, and the vectors of words."""
        hidden = self.pieces(pieces) + self.places[: pieces.shape[1]]
        for number, table in enumerate(self.features):
            hidden = hidden + table(features[:, :, number])
        hidden = self.norm(hidden)
        blocked = (1.0 - mask[:, None, None, :].float()) * -10000.0
        for layer in self.layers:
            hidden = layer(hidden, blocked)
        vectors = torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        return *self.attribution(vectors), vectors


def export(tagger: Tagger, folder: Path) -> None:
    """Write ``encoder.onnx``, ``encoder.json``, ``heads.npz`` and ``vocab.txt`` into a folder: all it takes to run.

    Thresholds, and what else is chosen with the exported weights, are left out.
    """
    tagger.eval()
    vocabulary = (Path(pretrained()) / VOCABULARY).read_text(encoding="utf-8").splitlines()
    kept = [number for number, piece in enumerate(vocabulary) if is_kept(piece)]
    plain = PlainTagger(tagger, kept).eval()
    sample = (
        torch.ones(2, 9, dtype=torch.long),
        torch.ones(2, 9, dtype=torch.long),
        torch.zeros(2, 9, len(FEATURES), dtype=torch.long),
        torch.arange(5).repeat(2, 1),
    )
    by_pieces, by_words = {0: "windows", 1: "pieces"}, {0: "windows", 1: "words"}
    axes = dict.fromkeys(("pieces", "mask", "features"), by_pieces) | dict.fromkeys(("first", *OUTPUTS), by_words)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, torch.no_grad():
        exact = Path(scratch) / "exact.onnx"
        torch.onnx.export(plain, sample, str(exact), input_names=list(INPUTS), output_names=list(OUTPUTS),
                          dynamic_axes=axes, opset_version=OPSET, dynamo=False)  # fmt: skip
        heads = [node.name for node in onnx.load(str(exact)).graph.node if HEAD in node.name]
        # 7 of the 8 bits: the sums of processors without VNNI instructions would overflow with all of them.
        quantize_dynamic(exact, folder / MODEL, op_types_to_quantize=["MatMul", "Gemm"], per_channel=True,
                         reduce_range=True, weight_type=QuantType.QInt8, nodes_to_exclude=heads)  # fmt: skip
    bias = [[[round(v, 4) for v in row] for row in t.weight.tolist()] for t in tagger.attribution.relations]
    checks = {RELATIONS: check_relations(tagger.heads[RELATIONS])}
    tables = {"limit": LIMIT, "link_size": LINK_SIZE, "link_bias": bias, "thresholds": {}, "checks": checks}
    (folder / TABLES).write_text(json.dumps(tables) + "\n", encoding="utf-8")
    (folder / VOCABULARY).write_text("".join(f"{vocabulary[number]}\n" for number in kept), encoding="utf-8")
    export_heads(tagger.heads, folder)


def check_relations(head: nn.Module) -> list[float]:
    """What the head of relations gives for nine made-up words: a test asks the same of the exported arrays."""
    vectors = (torch.arange(9 * head.attention.in_features) * 0.7).sin().view(9, -1)
    with torch.no_grad():
        return [round(chance, 5) for chance in head(vectors, (0, 2), (4, 6)).softmax(dim=0).tolist()]


def export_heads(heads: Mapping[str, nn.Module], folder: Path) -> None:
    """Write the parameters of heads that run in numpy: matrices in 16 bits, which change nothing that can be told."""
    arrays = {}
    for head, module in heads.items():
        for name, parameter in module.state_dict().items():
            array = parameter.detach().float().numpy()
            arrays[f"{head}{SEPARATOR}{name}"] = array.astype(np.float16) if array.ndim > 1 else array
    np.savez_compressed(folder / HEADS, **arrays)


def set_tables(folder: Path, **tables: object) -> None:
    """Write tables (``thresholds``, or those of a head by its name) beside those of exported weights."""
    told = json.loads((folder / TABLES).read_text(encoding="utf-8"))
    (folder / TABLES).write_text(json.dumps(told | tables) + "\n", encoding="utf-8")


def is_kept(piece: str) -> bool:
    """Is a piece of the vocabulary of use in English text: special, or of Latin letters, digits and punctuation?"""
    if piece.startswith("[") and piece.endswith("]") and len(piece) > 1:
        return piece in SPECIAL
    return all(any(low <= ord(letter) < high for low, high in LETTERS) for letter in piece)
