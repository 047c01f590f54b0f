"""The trained encoder: words of passages → readings, on one core."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from dragoman.extract.encoder.heads import HEADS, Arrays, load_heads
from dragoman.extract.encoder.pieces import Splitter, load_splitter
from dragoman.extract.encoder.reading import LINKS, Reading, Scores
from dragoman.extract.encoder.windows import Batch, make_batch, make_windows
from dragoman.extract.encoder.words import Words
from dragoman.schema.errors import DragomanError

WEIGHTS = Path(__file__).parent / "weights"
MODEL, TABLES, VOCABULARY = "encoder.onnx", "encoder.json", "vocab.txt"
_TAGGING = ("roles", "anchors", "left", "right")
_VECTORS = "vectors"


@dataclass(frozen=True, slots=True)
class Encoder:
    """The session that runs the weights, and the tables that come with them.

    ``limit`` is the most pieces that a window may have, ``link_bias`` has a table for each column of ``links.relate``,
    ``thresholds`` are those of each head, by its name. ``heads`` are the arrays of those heads that run in numpy (see
    ``heads``), ``tables`` what else comes with the weights, as the training wrote it.
    """

    session: onnxruntime.InferenceSession
    split: Splitter
    edges: tuple[int, int]
    limit: int
    link_size: int
    link_bias: tuple[Scores, ...]
    thresholds: dict[str, dict[str, float]]
    heads: Mapping[str, Arrays]
    tables: Mapping[str, Any]

    def head(self, name: str) -> Arrays:
        """The arrays of a head that runs in numpy on the vectors of words.

        Raises:
            DragomanError: the weights are those of a training without this head.
        """
        if name not in self.heads or not self._has_vectors:
            raise DragomanError(f"the weights have no head for {name}: install Dragoman anew, or `make train` makes it")
        return self.heads[name]

    def read(self, passages: Sequence[Words], *, alone: bool = False) -> list[list[Reading]]:
        """What the encoder makes of the words of each passage, each read once; a long one has several readings.

        ``alone`` gives each passage a window for itself, as if nothing stood beside it.
        """
        lengths = [[len(self.split(text)) for text in words.texts] for words in passages]
        windows = make_windows(
            lengths, [words.sentences for words in passages], limit=self.limit, pack=0 if alone else self.limit
        )
        names = [*_TAGGING, _VECTORS] if self._has_vectors else list(_TAGGING)
        found: list[list[Reading]] = [[] for _ in passages]
        for window in windows:  # one at a time: batches of several are slower on one core, with what is padded
            outputs = self._run(make_batch([window], passages, self.split, self.edges), names)
            start = 0
            for part in window:
                roles, anchors, left, right, *rest = (o[0, start : start + len(part)] for o in outputs)
                shape = len(part), len(LINKS), self.link_size
                found[part.passage].append(
                    Reading(
                        span=(part.start, part.end),
                        roles=roles,
                        anchors=anchors,
                        left=left.reshape(shape),
                        right=right.reshape(shape),
                        vectors=rest[0] if rest else np.zeros((len(part), 0), dtype=np.float32),
                    )
                )
                start += len(part)
        return [sorted(readings, key=lambda r: r.span) for readings in found]

    @property
    def _has_vectors(self) -> bool:
        return any(output.name == _VECTORS for output in self.session.get_outputs())

    def _run(self, batch: Batch, names: Sequence[str]) -> list[Scores]:
        inputs = {"pieces": batch.pieces, "mask": batch.mask, "first": batch.first}
        known = next(i.shape[-1] for i in self.session.get_inputs() if i.name == "features")
        inputs["features"] = batch.features[:, :, :known]
        return list(self.session.run(list(names), inputs))


@cache
def load_encoder(folder: Path = WEIGHTS) -> Encoder:
    """The encoder that comes with Dragoman, loaded once.

    Raises:
        DragomanError: the weights are missing; there is no reading without them.
    """
    missing = next((name for name in (MODEL, TABLES, VOCABULARY) if not (folder / name).is_file()), None)
    if missing is not None:
        raise DragomanError(f"{folder / missing} is missing: install Dragoman anew, or make it with `make train`")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(folder / MODEL), options, providers=["CPUExecutionProvider"])
    tables = json.loads((folder / TABLES).read_text(encoding="utf-8"))
    split, begin, after = load_splitter(folder / VOCABULARY)
    heads = load_heads(folder / HEADS)
    bias = tuple(np.array(table, dtype=np.float32) for table in tables["link_bias"])
    return Encoder(
        session=session,
        split=split,
        edges=(begin, after),
        limit=tables["limit"],
        link_size=tables["link_size"],
        link_bias=bias,
        thresholds=tables["thresholds"],
        heads=heads,
        tables=tables,
    )
