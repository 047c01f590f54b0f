"""How sure the text is of an event, and whether it happened (FactBank's values, Saurí and Pustejovsky 2009)."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from spacy.tokens import Token

from dragoman.extract.grammar.frames import cue_lemma, is_negated
from dragoman.lexicon.load import read_word_lists
from dragoman.schema.move import Factuality, MoveKind

_POSSIBLE_MODALS = frozenset({"may", "might", "could", "can"})
_PROBABLE_MODALS = frozenset({"will", "shall"})
_OPEN_MODALS = frozenset({"would", "should", "must", "ought"})
_CONDITIONAL_MARKS = frozenset({"if", "unless", "whether", "until", "till", "once", "provided", "lest", "before"})
_STRENGTH = ("CT", "PR", "PS", "UU")
_DEEPEST = 8
"""Deeper nesting than this is a parser's error."""


def factuality_of(
    head: Token, *, kind: MoveKind | None = None, cue: Collection[Token] = (), negated: bool | None = None
) -> Factuality:
    """The factuality of the event that a verb, noun or adjective tells, as the speaker nearest to it has it.

    It follows from the modals, negations and adverbs of the head and from the words that govern it. ``kind`` is that of
    the move and ``cue`` its words, where known: "has not ruled out" considers and "would not hear of it" rejects, so
    the negation there is no denial of the move. ``negated`` says outright whether a negation bears on the head, as
    patterns know it; None looks for one.
    """
    if negated is None:
        negated = is_negated(head) and not (kind is MoveKind.CONSIDER and len(cue) > 1)
    if _is_asked(head):
        return Factuality.UNKNOWN
    strength = _own_strength(head, negated=negated)
    positive = not negated and not _falls_short(head)
    token = head
    for _ in range(_DEEPEST):
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
        if is_negated(governing) and effect in {"negative", "CT", "PR"}:
            positive = not positive
        strength = max(strength, _own_strength(governing, negated=is_negated(governing)), key=_STRENGTH.index)
        token = governing
    if strength == "UU":
        return Factuality.UNKNOWN
    return Factuality(strength + ("+" if positive else "-"))


def _own_strength(head: Token, *, negated: bool) -> str:
    """How sure the modals and adverbs of a word leave it. What cannot be is sure not to be."""
    words = {cue_lemma(c) for c in head.children if c.dep_ in {"aux", "advmod"}}
    if words & _OPEN_MODALS:
        return "UU"
    if (words & _POSSIBLE_MODALS and not (negated and "can" in words)) or words & _signatures()["possible_adverbs"]:
        return "PS"
    return "PR" if words & _PROBABLE_MODALS or words & _signatures()["probable_adverbs"] else "CT"


def _falls_short(head: Token) -> bool:
    """Does it say "almost signed"? Then nobody did."""
    return any(c.dep_ == "advmod" and cue_lemma(c) in _signatures()["negative_adverbs"] for c in head.children)


def _is_asked(head: Token) -> bool:
    """Is the word the main verb of a direct question, its auxiliary before its subject?"""
    if head.dep_ != "ROOT" or not any(c.text == "?" for c in head.children):
        return False
    first = next(iter(head.children), None)
    return first is not None and first.dep_ in {"aux", "auxpass", "advmod", "dobj", "nsubj"}


def _is_conditional(token: Token) -> bool:
    if token.dep_ in {"acomp", "attr"} and token.head.pos_ == "AUX":  # "if Oslo is willing"
        return _is_conditional(token.head)
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
    """The predicate whose complement the token is; None where the token stands on its own, as in a report."""
    if token.dep_ in {"xcomp", "pcomp"}:
        return token.head.head if token.head.pos_ == "ADP" else token.head
    if token.dep_ == "ccomp" and (token.tag_ in {"VB", "VBG"} or any(c.dep_ == "mark" for c in token.children)):
        return token.head
    if token.dep_ == "acl" and (token.tag_ == "VB" or any(c.dep_ == "mark" for c in token.children)):
        return token.head
    if token.dep_ in {"dobj", "pobj"} and token.pos_ == "NOUN":
        return token.head.head if token.head.pos_ == "ADP" else token.head
    if token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"} and not any(c.dep_ == "nsubj" for c in token.children):
        return _governing_word(token.head)
    return None


def _effect(word: Token) -> str | None:
    """What a governing word does to its complement; a copula does what its predicate does ("it is possible that")."""
    if word.lemma_ == "be":
        predicate = next((c for c in word.children if c.dep_ in {"acomp", "attr"}), None)
        if predicate is not None:
            return _effect(predicate)
        return "PR" if any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in word.children) else None
    lemma = cue_lemma(word)
    for name, value in (("negative", "negative"), ("uncommitted", "UU"), ("possible", "PS"), ("probable", "PR")):
        if lemma in _signatures()[name]:
            return value
    return None


@cache
def _signatures() -> dict[str, frozenset[str]]:
    return read_word_lists("factuality.yml")
