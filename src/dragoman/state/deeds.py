"""When a deed carries out a demand without saying so: "release the crews", and later "Norway released the crews"."""

from __future__ import annotations

from dragoman.lexicon.codes import load_codes
from dragoman.schema.move import Factuality, Move
from dragoman.schema.state import ProposalKind
from dragoman.state.contradiction import is_positive
from dragoman.state.matching import Weights, words_of
from dragoman.state.tabled import Tabled

_SAME_DEED = 0.6
_LEAST_SHARED = 2
"""A deed and a demand share its verb and whom or what it is done to."""


def is_deed(move: Move) -> bool:
    """Does the move tell what a party did, other than talking, as fact?"""
    return load_codes()[move.kind].material and bool(move.by) and move.factuality is Factuality.CT_POS


def likeness_of_deed(move: Move, tabled: Tabled, weights: Weights) -> float:
    """How like a deed is to what an earlier demand asks its doer for; 0 where it does not carry it out."""
    if tabled.kind is not ProposalKind.DEMAND or not set(tabled.to) & set(move.by):
        return 0.0
    told = words_of(move.content)
    found = 0.0
    for asked in tabled.moves:
        if asked.content is None or not is_positive(asked.content) or not _follows(move, asked):
            continue
        words = words_of(asked.content)
        if len(words & told) >= _LEAST_SHARED:
            found = max(found, weights.likeness(words, told))
    return found if found >= _SAME_DEED else 0.0


def _follows(deed: Move, asked: Move) -> bool:
    """Is the deed told after the demand, and not dated before it?"""
    if deed.happened and asked.happened and deed.happened.last() < asked.happened.first():
        return False
    if deed.document_id == asked.document_id:
        return deed.evidence.start > asked.evidence.end
    if deed.happened and asked.published and deed.happened.last() < asked.published.first():
        return bool(asked.happened and deed.happened.first() >= asked.happened.first())
    return True
