"""Passage → words as the encoder sees them: text, place, features, and their heads in the parse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from dragoman.extract.encoder.labels import number_of
from dragoman.extract.sentences import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

Numbers = npt.NDArray[np.int64]

_TAGS = number_of("tag")
_RELATIONS = number_of("relation")
_ENTITIES = number_of("entity")
_SHAPES = number_of("shape")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one passage: its tokens less the blanks.

    All arrays have one entry a word. ``starts`` and ``ends`` are offsets of the document's text; ``tokens`` are numbers
    of tokens in the parse; ``heads``, ``lefts`` and ``rights`` (the outermost words of the subtree) are numbers of
    words. ``features`` has a column for each of ``labels.FEATURES``; those of the signals are 0 until they are set.
    """

    texts: tuple[str, ...]
    starts: Numbers
    ends: Numbers
    tokens: Numbers
    sentences: Numbers
    heads: Numbers
    lefts: Numbers
    rights: Numbers
    features: Numbers

    def __len__(self) -> int:
        return len(self.texts)

    def covered_by(self, start: int, end: int) -> tuple[int, int]:
        """The words that a stretch of the document covers, wholly or in part: the first, and the one after the last."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        return first, max(int(np.searchsorted(self.starts, end, side="left")), first)


def words_of(passage: Passage, signals: int) -> Words:
    """The words of a passage; ``signals`` is the number of feature columns that are left for the caller to fill."""
    blank = np.array([token.is_space for token in passage.doc], dtype=bool)
    number = np.maximum(np.cumsum(~blank) - 1, 0)
    kept = [token for token in passage.doc if not token.is_space]
    base = passage.zone.span.start
    sentence, sentences = -1, []
    for token in kept:
        sentence += bool(token.is_sent_start) or sentence < 0
        sentences.append(sentence)
    return Words(
        texts=tuple(token.text for token in kept),
        starts=np.array([base + token.idx for token in kept], dtype=np.int64),
        ends=np.array([base + token.idx + len(token) for token in kept], dtype=np.int64),
        tokens=np.array([token.i for token in kept], dtype=np.int64),
        sentences=np.array(sentences, dtype=np.int64),
        heads=number[[token.head.i for token in kept]],
        lefts=number[[token.left_edge.i for token in kept]],
        rights=number[[token.right_edge.i for token in kept]],
        features=np.array([_features(token) + [0] * signals for token in kept], dtype=np.int64).reshape(
            len(kept), 4 + signals
        ),
    )


def _features(token: Token) -> list[int]:
    return [
        _TAGS.get(token.tag_, 0),
        _RELATIONS.get(token.dep_, 0),
        _ENTITIES.get(token.ent_type_, 0),
        _SHAPES[_shape(token.text)],
    ]


def _shape(word: str) -> str:
    if word.islower():
        return "small"
    if word.isupper() and len(word) > 1:
        return "capitals"
    return "capitalised" if word[0].isupper() else "other"
