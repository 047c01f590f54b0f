"""Negations that bear on an act, and those by which some acts are told ("would not hear of it" rejects)."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from dragoman.extract.grammar.frames import is_negated
from dragoman.extract.moves.factuality_words import is_in, is_kind, names_act
from dragoman.schema.move import MoveKind

_NONE = frozenset({"nothing", "nobody", "none", "neither", "nowhere"})
_DENYING = frozenset({"no", "not", "neither", "none", "nobody", "nothing"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FAR = 3


def is_denied(head: Token) -> bool:
    """Does a negation bear on the act: beside the verb, in its subject or object, or in what hangs on a preposition?"""
    if is_negated(head):
        return True
    for child in head.children:
        if child.dep_ in _SUBJECTS and _begins_with_denial(child):
            return True
        if child.dep_ == "prep" and child.i > head.i and any(_is_none(c) for c in child.children if c.dep_ == "pobj"):
            return True
        if child.lower_ == "without" and head.lemma_ == "do":
            return True
    first = [t.lower_ for t in list(head.subtree)[:2]]
    return head.lower_ in _NONE or first in (["not", "even"], ["not", "one"])


def _begins_with_denial(subject: Token) -> bool:
    """Is it "no one in Oslo", "not even the Danes", "neither of them"?"""
    phrase = list(subject.subtree)
    if phrase[0].lower_ in _DENYING and not any(t.lower_ in {"only", "just", "least"} for t in phrase[:_FAR]):
        return True
    return subject.lower_ in _NONE


def _is_none(token: Token) -> bool:
    return token.lower_ in _NONE or any(c.dep_ == "det" and c.lower_ == "no" for c in token.children)


def is_told_by_denial(event: Token, kind: MoveKind | None, cue: Collection[Token]) -> bool:
    """Is a negation the way in which the move is told, and not a denial of it?"""
    words = [event, *cue]
    if kind in {MoveKind.ACCEPT, MoveKind.STATE_POSITION} and any(is_in(w, "objections") for w in words):
        return True
    if kind is MoveKind.STATE_POSITION:
        return not any(is_in(w, "no_position") for w in words)
    if is_kind(kind, "saying_no"):
        return not names_act(event, kind) or any(w.lower_ == "longer" for w in event.children)
    return is_kind(kind, "negative_content") and not names_act(event, kind)
