"""Finds "if X, then Y" in parsed text, whatever the words for "if" and the order of the two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dragoman.extract.frames import cue_lemma
from dragoman.extract.phrases import tokens_under
from dragoman.lexicon.load import read_word_lists
from dragoman.schema.move import Firmness


@dataclass(frozen=True, slots=True)
class ConditionFrame:
    """A conditional sentence: the heads of its two clauses, and the word that ties them."""

    if_head: Token
    then_head: Token
    mark: str


def find_conditions(tokens: Iterable[Token]) -> Iterator[ConditionFrame]:
    """The conditional clauses among some tokens, in the order of their "if"."""
    for token in tokens:
        mark = _condition_mark(token)
        if mark is None:
            continue
        then = _then_head(token)
        if then is not None:
            yield ConditionFrame(token, then, mark)


def firmness_of(then_head: Token) -> Firmness:
    """How firmly the "then" clause binds its speaker: by its modals and verbs."""
    words = _words()
    inside = [t for t in tokens_under(then_head, tight=True) if t.pos_ in {"VERB", "AUX", "ADV"}]
    lemmas = [cue_lemma(t) for t in inside]
    if any(lemma in words["would_consider"] for lemma in lemmas[:5]):
        return Firmness.WOULD_CONSIDER
    own = [cue_lemma(c) for c in then_head.children if c.dep_ in {"aux", "advmod"}]
    if then_head.pos_ == "AUX":
        own.append(cue_lemma(then_head))
    return Firmness.MAY if any(lemma in words["may"] for lemma in own) else Firmness.WILL


def _condition_mark(head: Token) -> str | None:
    """The word that makes a clause an "if" clause; None where there is none."""
    words = _words()
    if head.dep_ not in {"advcl", "ccomp", "pcomp", "acl", "relcl", "conj"} or head.pos_ not in {
        "VERB",
        "AUX",
        "NOUN",
        "ADJ",
    }:
        return None
    left = [c for c in head.children if c.i < head.i]
    for child in left:
        lower = child.lower_
        if child.dep_ in {"mark", "advmod"} and lower in words["marks"] and not _is_question(head, lower):
            return lower
        if lower in words["only_marks"] and child.dep_ in {"mark", "advmod"} and _has_only(child):
            return f"only {lower}"
        if child.dep_ in {"mark", "advmod", "prep"} and (phrase := _phrase_at(child)):
            return phrase
    if head.dep_ == "advcl" and left and left[0].lower_ in words["inverted"] and left[0].dep_ in {"aux", "auxpass"}:
        return left[0].lower_
    if head.dep_ in {"pcomp", "acl"} or head.head.lower_ in {"after", "before"}:
        preposition = head.head if head.dep_ == "pcomp" else None
        if preposition is not None and preposition.lower_ in words["only_marks"] and _has_only(preposition):
            return f"only {preposition.lower_}"
    if head.lower_ in words["marks"]:
        return None
    return _provided(head)


def _provided(head: Token) -> str | None:
    """ "provided (that) X": the parser makes "provided" a verb with X as its complement."""
    governing = head.head
    if (
        head.dep_ == "ccomp"
        and governing.lower_ in {"provided", "providing", "supposing"}
        and governing.dep_ in {"advcl", "prep"}
    ):
        return governing.lower_
    return None


def _then_head(if_head: Token) -> Token | None:
    head = if_head.head
    if head.lower_ in {"provided", "providing", "supposing"}:
        head = head.head
    while head.pos_ == "ADP" or head.dep_ in {"pobj", "acomp", "attr", "dobj", "prep"}:
        if head.head is head:
            return None
        head = head.head
    return head if head.pos_ in {"VERB", "AUX"} else None


def _is_question(head: Token, mark: str) -> bool:
    return mark == "if" and head.dep_ == "ccomp" and head.head.lemma_ in _words()["questions"]


def _has_only(mark: Token) -> bool:
    before = mark.nbor(-1).lower_ if mark.i > 0 else ""
    return before in {"only", "until", "not"}


def _phrase_at(child: Token) -> str | None:
    for phrase in _words()["mark_phrases"]:
        parts = phrase.split()
        start = max(child.i - len(parts) + 1, 0)
        for first in range(start, child.i + 1):
            if first + len(parts) <= len(child.doc) and all(
                child.doc[first + k].lower_ == part for k, part in enumerate(parts)
            ):
                return phrase
    return None


@cache
def _words() -> dict[str, frozenset[str]]:
    return read_word_lists("conditions.yml")
