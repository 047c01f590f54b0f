"""The trained encoder: words of passages → readings, on one core."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime

from dragoman.extract.encoder.pieces import Splitter, load_splitter
from dragoman.extract.encoder.reading import LINKS, Reading, Scores
from dragoman.extract.encoder.windows import Batch, by_length, make_batch, make_windows
from dragoman.extract.encoder.words import Words
from dragoman.schema.errors import DragomanError

WEIGHTS = Path(__file__).parent / "weights"
MODEL, TABLES, VOCABULARY = "encoder.onnx", "encoder.json", "vocab.txt"
_OUTPUTS = ("roles", "anchors", "left", "right")
_AT_ONCE = 8
"""Windows in a batch: more are no faster on one core, and take more memory."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """The session that runs the weights, and the tables that come with them.

    ``link_bias`` has a table for each column of ``links.relate``; ``thresholds`` are those of each head, by its name.
    """

    session: onnxruntime.InferenceSession
    split: Splitter
    edges: tuple[int, int]
    link_size: int
    link_bias: tuple[Scores, ...]
    thresholds: dict[str, dict[str, float]]

    def read(self, passages: Sequence[Words]) -> list[list[Reading]]:
        """What the encoder makes of the words of each passage, each read once; a long one has several readings."""
        lengths = [[len(self.split(text)) for text in words.texts] for words in passages]
        windows = make_windows(lengths, [words.sentences for words in passages])
        found: list[list[Reading]] = [[] for _ in passages]
        for group in by_length(windows, _AT_ONCE):
            outputs = self._run(make_batch(group, passages, self.split, self.edges))
            for row, window in enumerate(group):
                start = 0
                for part in window:
                    roles, anchors, left, right = (o[row, start : start + len(part)] for o in outputs)
                    shape = len(part), len(LINKS), self.link_size
                    reading = Reading((part.start, part.end), roles, anchors, left.reshape(shape), right.reshape(shape))
                    found[part.passage].append(reading)
                    start += len(part)
        return [sorted(readings, key=lambda r: r.span) for readings in found]

    def _run(self, batch: Batch) -> list[Scores]:
        inputs = {"pieces": batch.pieces, "mask": batch.mask, "features": batch.features, "first": batch.first}
        return list(self.session.run(list(_OUTPUTS), inputs))


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
    bias = tuple(np.array(table, dtype=np.float32) for table in tables["link_bias"])
    return Encoder(session, split, (begin, after), tables["link_size"], bias, tables["thresholds"])
