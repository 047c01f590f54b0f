"""How sure the text is of an event, and whether it happened (FactBank's values, Saurí and Pustejovsky 2009)."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from dragoman.extract.frames import cue_lemma, is_negated
from dragoman.lexicon.load import read_word_lists
from dragoman.schema.move import Factuality

_POSSIBLE_MODALS = frozenset({"may", "might", "could", "can", "possibly", "perhaps"})
_PROBABLE_MODALS = frozenset({"will", "shall", "probably", "likely"})
_OPEN_MODALS = frozenset({"would", "should", "must", "ought"})
_CONDITIONAL_MARKS = frozenset({"if", "unless", "whether", "until", "till", "once", "provided", "lest", "before"})
_STRENGTH = ("CT", "PR", "PS", "UU")


def factuality_of(head: Token, *, negated: bool = False) -> Factuality:
    """The factuality of the event that a verb, noun or adjective tells, from its modals, negations and governors.

    ``negated`` is added to what the head itself shows.
    """
    strength = _modal_strength(head)
    positive = not negated
    token = head
    for _ in range(8):  # deeper nesting than this is a parser's error
        if _is_conditional(token):
            return Factuality.UNKNOWN
        governing = _governing_word(token)
        if governing is None:
            break
        effect = _effect(governing)
        if effect == "negative":
            positive = not positive
        elif effect is not None:
            strength = max(strength, effect, key=_STRENGTH.index)
        if is_negated(governing) and effect is not None:
            positive = not positive if effect in {"negative", "CT", "PR"} else positive
        strength = max(strength, _modal_strength(governing), key=_STRENGTH.index)
        token = governing
    if strength == "UU":
        return Factuality.UNKNOWN
    return Factuality(strength + ("+" if positive else "-"))


def _modal_strength(head: Token) -> str:
    words = {cue_lemma(c) for c in head.children if c.dep_ in {"aux", "advmod"}}
    if words & _OPEN_MODALS:
        return "UU"
    if words & _POSSIBLE_MODALS:
        return "PS"
    return "PR" if words & _PROBABLE_MODALS else "CT"


def _is_conditional(token: Token) -> bool:
    if token.dep_ not in {"advcl", "ccomp", "pcomp"}:
        return False
    if any(c.dep_ in {"mark", "advmod"} and c.lower_ in _CONDITIONAL_MARKS for c in token.children):
        return True
    first = next(iter(sorted(token.children, key=lambda c: c.i)), None)
    return (
        first is not None
        and first.dep_ == "aux"
        and first.lower_ in {"should", "were", "had"}
        and token.dep_ == "advcl"
    )


def _governing_word(token: Token) -> Token | None:
    """The predicate whose complement the token is; None where the token stands on its own (a report's content included)."""
    if token.dep_ in {"xcomp", "pcomp"}:
        return token.head.head if token.head.pos_ == "ADP" else token.head
    if token.dep_ == "ccomp" and (token.tag_ in {"VB", "VBG"} or any(c.dep_ == "mark" for c in token.children)):
        return token.head
    if token.dep_ in {"acl"} and token.tag_ == "VB":
        return token.head
    if token.dep_ in {"dobj", "pobj"} and token.pos_ == "NOUN":
        return token.head.head if token.head.pos_ == "ADP" else token.head
    if token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"} and not any(c.dep_ == "nsubj" for c in token.children):
        return _governing_word(token.head)
    return None


def _effect(word: Token) -> str | None:
    lemma = cue_lemma(word)
    for name, value in (("negative", "negative"), ("uncommitted", "UU"), ("possible", "PS"), ("probable", "PR")):
        if lemma in _signatures()[name]:
            return value
    return None


@cache
def _signatures() -> dict[str, frozenset[str]]:
    return read_word_lists("factuality.yml")
