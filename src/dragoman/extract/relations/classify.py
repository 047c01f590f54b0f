"""Sentences with two marked parties → what the one does toward the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.extract.encoder.labels import FEATURES, SIGNALS, number_of
from dragoman.extract.encoder.model import Encoder, load_encoder
from dragoman.extract.encoder.words import Words, words_of
from dragoman.extract.relations.head import HEAD, ROOTS, RelationHead, Stretch
from dragoman.extract.relations.pairs import Pair
from dragoman.extract.sentences import parse_passages
from dragoman.lexicon.codes import PLOVER_QUADS, QuadClass
from dragoman.schema.annotation import Zone, ZoneKind
from dragoman.schema.document import Document, Span
from dragoman.schema.errors import DragomanError

_MARK = list(FEATURES).index("party")
_MARKS = number_of("party")
_SKIPPED = ("ner", "lemmatizer", "attribute_ruler")
"""Steps of the parser that take more than half of its time, and tell the head nothing."""
_AT_ONCE = 256
"""Sentences that are parsed and read together."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What the source does toward the target: the likeliest PLOVER type, its quad class, how likely each type is."""

    root: str
    quad: QuadClass
    probability: float
    probabilities: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """The words of a sentence, told which of them are the source and the target."""

    words: Words
    source: Stretch | None
    target: Stretch | None


def classify(pairs: Sequence[Pair], encoder: Encoder | None = None) -> list[Relation]:
    """The relation of each pair, by an encoder or else the one that comes with the program.

    Raises:
        DragomanError: a marked span has no words; the weights are missing, or of a training without this head.
    """
    encoder = encoder or load_encoder()
    head = RelationHead(encoder.head(HEAD))
    found = []
    for start in range(0, len(pairs), _AT_ONCE):
        marked = list(mark_words(pairs[start : start + _AT_ONCE]))
        for sentence, readings in zip(marked, encoder.read([m.words for m in marked], alone=True), strict=True):
            vectors = np.concatenate([reading.vectors for reading in readings])
            chances = head.probabilities(vectors, sentence.source, sentence.target)
            found.append(relation_of(dict(zip(ROOTS, chances.tolist(), strict=True))))
    return found


def relation_of(probabilities: Mapping[str, float]) -> Relation:
    """The relation that probabilities of the types tell."""
    root = max(probabilities, key=probabilities.__getitem__)
    return Relation(root, PLOVER_QUADS[root], probabilities[root], probabilities)


def mark_words(pairs: Sequence[Pair]) -> Iterator[MarkedWords]:
    """The parsed words of each sentence, with the signal of the marked ones set.

    Raises:
        DragomanError: a marked span has no words.
    """
    document, zones = _joined(pairs)
    for pair, passage in zip(pairs, parse_passages(document, zones, skipped=_SKIPPED), strict=True):
        words = words_of(passage, len(SIGNALS))
        base = passage.zone.span.start
        stretches: dict[str, Stretch] = {}
        for name, span in (("source", pair.source), ("target", pair.target)):
            if span is not None:
                stretches[name] = words.covered_by(base + span.start, base + span.end)
                words.features[slice(*stretches[name]), _MARK] = _MARKS[name]
        yield MarkedWords(words, stretches.get("source"), stretches.get("target"))


def _joined(pairs: Sequence[Pair]) -> tuple[Document, list[Zone]]:
    """The sentences as one document, each a zone: the parser takes many at a time."""
    zones, start = [], 0
    for pair in pairs:
        for name, span in (("source", pair.source), ("target", pair.target)):
            if span is not None and not pair.text[span.start : span.end].strip():
                raise DragomanError(f"the {name} that is marked in {pair.text!r} has no words")
        zones.append(Zone(ZoneKind.BODY, Span(start, start + len(pair.text))))
        start += len(pair.text) + 1
    return Document(id="pairs", name="pairs", text="\n".join(pair.text for pair in pairs)), zones
