"""The weights by which moves of patterns and encoder are judged, learned from dialogues that the encoder didn't see."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from dialogue_folders import Dialogue
from dragoman.extract.context import Context
from dragoman.extract.encoder.model import Encoder
from dragoman.extract.moves.finder import find_stretches, finish
from dragoman.extract.moves.learned.labels import LAYERS, Layer
from dragoman.extract.moves.merging import Features, Part, Weighing, choose, features_of, parts_of, settled
from dragoman.extract.moves.reader import read_by_patterns
from dragoman.extract.pipeline import attribute, context_of
from dragoman.lexicon.lexicon import load_lexicon
from dragoman.schema.document import Document
from dragoman.schema.move import Move
from dragoman.schema.reading import Reading
from dragoman.sources.plain import document_of
from dragoman.views.json import encode_report
from dragoman.views.report import make_report
from move_articles import items_of, parties_of

STEPS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6)
"""Thresholds that are tried."""
QUIET = 0.004
"""What each item that is found in a quiet folder takes from the headline that thresholds are chosen by."""
FIRST = 0.3
"""The thresholds that the search begins with."""
ROUNDS = 2
STRENGTH = 0.5
"""The inverse of the penalty on the weights."""


@dataclass(frozen=True, slots=True)
class Read:
    """One article as patterns and encoder read it: the patterns' moves, and the parts to be weighed."""

    document: Document
    context: Context
    moves: list[Move]
    parts: list[Part]
    governments: bool


class HeldOutDialogues:
    """Dialogues read once, so that weights and thresholds can be tried on them as often as needed."""

    def __init__(self, dialogues: Sequence[Dialogue], encoder: Encoder, scorer: Path) -> None:
        self.dialogues = dialogues
        self._scorer = _module(scorer)
        self._read = {d.name: [_read(name, text, encoder) for name, text in d.articles.items()] for d in dialogues}

    def examples(self) -> Iterator[tuple[Layer, Features, bool]]:
        """Each part with what it is weighed by, and whether it is right."""
        for dialogue in self.dialogues:
            for read in self._read[dialogue.name]:
                for part in read.parts:
                    features = features_of(part, governments=read.governments)
                    yield part.layer, features, is_right(settled(part), part.layer, dialogue, read.document)

    def score(self, weighings: Mapping[Layer, Weighing]) -> dict[str, Any]:
        """The benchmark's figures with these weights."""
        data = {}
        for dialogue in self.dialogues:
            readings = [_reading(read, weighings) for read in self._read[dialogue.name]]
            data[dialogue.name] = (dialogue.articles, dialogue.gold, encode_report(make_report(readings)))
        result: dict[str, Any] = self._scorer.score(data)
        return result


def learn_weighings(held_out: HeldOutDialogues) -> dict[Layer, Weighing]:
    """Weights by logistic regression in each layer; thresholds one after the other, each at its best headline."""
    examples = list(held_out.examples())
    weighings = {}
    for layer in LAYERS:
        mine = [(features, right) for one, features, right in examples if one is layer]
        names = list(mine[0][0])
        table = np.array([[features[name] for name in names] for features, _ in mine])
        right = np.array([r for _, r in mine])
        fitted = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=1000).fit(table, right)
        weights = {name: round(float(w), 3) for name, w in zip(names, fitted.coef_[0], strict=True)}
        weighings[layer] = Weighing(weights, FIRST)
        print(f"{layer}: {len(mine)} parts, {right.mean():.0%} right", file=sys.stderr, flush=True)
    best = _height(held_out.score(weighings))
    for _ in range(ROUNDS):
        for layer in LAYERS:
            for threshold in STEPS:
                tried = weighings | {layer: replace(weighings[layer], threshold=threshold)}
                height = _height(held_out.score(tried))
                if height > best:
                    weighings, best = tried, height
                    print(f"{best:.3f} with {layer} {threshold}", file=sys.stderr, flush=True)
    return weighings


def _height(result: Mapping[str, Any]) -> float:
    """The headline, less what is found where nothing is."""
    height: float = result["headline"] - QUIET * result["predicted_in_quiet_folders"]
    return height


def is_right(move: Move, layer: Layer, dialogue: Dialogue, document: Document) -> bool:
    """Does a gold item of the layer have evidence that overlaps the move's, and parties that agree?"""
    told = {*move.by, *(move.toward if layer is Layer.MEETINGS else ())}
    if layer is Layer.CHANNELS and move.channel is not None:
        told = set(move.channel.between)
    for one, _, item in items_of(dialogue.gold):
        if one is not layer:
            continue
        by, toward = parties_of(layer, item)
        enough = len(by & told) >= (2 if layer is Layer.MEETINGS else 1)
        addressed = layer in {Layer.CHANNELS, Layer.MEETINGS, Layer.ANSWERS, Layer.CONDITIONS} or not toward
        if enough and (addressed or toward & set(move.toward)) and _overlaps(move, item, document):
            return True
    return False


def _overlaps(move: Move, item: Mapping[str, Any], document: Document) -> bool:
    for evidence in item["evidence"]:
        start = document.text.find(evidence["quote"]) if evidence["article"] == document.name else -1
        end = start + len(evidence["quote"])
        run = min(end, move.evidence.end) - max(start, move.evidence.start)
        if start >= 0 and run > 0 and 2 * run >= min(end - start, len(move.evidence.quote)):
            return True
    return False


def _read(name: str, text: str, encoder: Encoder) -> Read:
    base = attribute(document_of(text, name), encoder=encoder)
    context = context_of(base, load_lexicon())
    found = read_by_patterns(context)
    parts = parts_of(found.moves, find_stretches(context, base.encoded, encoder), context)
    return Read(context.document, context, found.moves, parts, context.governments_speak())


def _reading(read: Read, weighings: Mapping[Layer, Weighing]) -> Reading:
    moves, _ = choose(read.moves, read.parts, weighings, governments=read.governments)
    return Reading(
        document=read.document, zones=(), sentences=(), mentions=(), times=(), attributions=(), discards=(),
        moves=tuple(finish(moves, read.context)),
    )  # fmt: skip


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        sys.exit(f"train: {path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
