"""How a move stands to a proposal on the table: where each is told, and what their words share."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.schema.move import Move
from dragoman.state.choice import Features
from dragoman.state.matching import Weights, content_span, numbers_and_names, words_of
from dragoman.state.tabled import Tabled

_BEFORE = (0, 40, 120, 300, 700, 1500)
_AFTER = (0, 60, 300, 1000)
_RANKS = ("nearest", "second nearest", "third nearest")
_RARE = 4.0
"""A word of this weight is a rare one."""


def place(tabled: Tabled, move: Move) -> Features:
    """Where a proposal is told, seen from a move."""
    features: Features = {}
    here = [m for m in tabled.moves if m.document_id == move.document_id]
    if not here:
        features["not told in the document"] = 1.0
        if any(m.document_id == move.document_id for given in tabled.answers for m in given.moves):
            features["answered in the document"] = 1.0
        return features
    if any(content_span(m).overlaps(content_span(move)) for m in here):
        features["told in the same words"] = 1.0
    elif any(m.evidence.span.overlaps(move.evidence.span) for m in here):
        features["told in the same sentence"] = 1.0
    before = [move.evidence.start - m.evidence.end for m in here if m.evidence.end <= move.evidence.start]
    after = [m.evidence.start - move.evidence.end for m in here if m.evidence.start >= move.evidence.end]
    if before:
        features[f"told {max(n for n in _BEFORE if n <= min(before))} characters before, or more"] = 1.0
    if after:
        features[f"told {max(n for n in _AFTER if n <= min(after))} characters after, or more"] = 1.0
    if len(here) == len(tabled.moves):
        features["first told in the document"] = 1.0
    return features


def standing(tabled: Tabled, near: Sequence[Tabled], name: str) -> Features:
    """Whether a proposal is the nearest of those that are called ``name``, or the second or third."""
    found = next((n for n, t in enumerate(near[: len(_RANKS)]) if t is tabled), None)
    return {f"the {_RANKS[found]} {name}": 1.0} if found is not None else {}


def wording(tabled: Tabled, move: Move, weights: Weights) -> Features:
    """What the words of a move share with those that tell the proposal, and with its answers."""
    words = words_of(move.content)
    if not words:
        return {"without words of its own": 1.0}
    told = [words_of(m.content) for m in tabled.moves]
    rarest = max((weights.weight(word) for some in told for word in words & some), default=0.0)
    answers = [words_of(m.content) for given in tabled.answers for m in given.moves]
    features = {
        "like words": max(weights.likeness(some, words) for some in told),
        "a rare word shared": min(rarest / _RARE, 1.0),
        "like words in its answers": max((weights.likeness(some, words) for some in answers), default=0.0),
    }
    names = numbers_and_names(move.content)
    if names and any(names & numbers_and_names(m.content) for m in tabled.moves):
        features["a number or name shared"] = 1.0
    return {name: value for name, value in features.items() if value}
