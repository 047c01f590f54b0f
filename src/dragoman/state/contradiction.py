"""When a declared stance refuses a demand without saying so: it holds the contrary of what was just asked.

"Sweden wants no more ships in the strait. Norway repeated that any ship may pass": the stance answers the demand.
"""

from __future__ import annotations

import re

from dragoman.schema.move import Move, Phrase, Stance
from dragoman.schema.state import ProposalKind
from dragoman.state.entries import NEGATIVE
from dragoman.state.tabled import Tabled

_NEAR = 500
"""A stance answers a demand told within so many characters before it, in the same document."""
_STEM = 5
"""Words of which the shorter, of at least so many letters, begins the longer are of one family (member, membership)."""
_NEGATIVE = re.compile(
    r"\b(?:not|no|never|nor|neither|without|stop|end|halt|cease|refrain|exclude)\b|n[’']t\b", re.IGNORECASE
)


def contradicts(move: Move, tabled: Tabled) -> bool:
    """Does a stance of the addressee say the contrary of a demand told shortly before?"""
    if tabled.kind is not ProposalKind.DEMAND or not set(tabled.to) & set(move.by) or move.factuality in NEGATIVE:
        return False
    if move.content is None or move.stance is Stance.CONDITIONAL:
        return False
    holds = is_positive(move.content) is (move.stance is Stance.FOR)
    return any(
        telling.content is not None
        and telling.document_id == move.document_id
        and 0 <= move.evidence.start - telling.evidence.end <= _NEAR
        and is_positive(telling.content) is not holds
        and _share_a_word(telling.content, move.content)
        for telling in tabled.moves
    )


def is_positive(phrase: Phrase) -> bool:
    """Does the phrase say what is or should be, and not what is not or should stop?"""
    return _NEGATIVE.search(phrase.text) is None


def _share_a_word(one: Phrase, other: Phrase) -> bool:
    return any(
        len(min(a, b, key=len)) >= _STEM and (a.startswith(b) or b.startswith(a))
        for a in one.lemmas
        for b in other.lemmas
    )
