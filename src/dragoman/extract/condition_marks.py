"""The words that bring in a condition: "if", "unless", "only after", "should X …", "in return for …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from spacy.tokens import Token

from dragoman.extract.frames import cue_lemma
from dragoman.lexicon.load import read_word_lists


class MarkKind(StrEnum):
    """What follows a mark, and how much the other clause must show for it to be a condition."""

    CLAUSE = "clause"
    WEAK = "weak"
    NOUN = "noun"
    NEGATIVE_NOUN = "negative_noun"
    INVERTED = "inverted"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: its words, and where they stand in the document (token indices, the end exclusive)."""

    text: str
    kind: MarkKind
    start: int
    end: int


def find_marks(sentence: Sequence[Token]) -> Iterator[Mark]:
    """The marks of one sentence, in the order of the text."""
    position = 0
    while position < len(sentence):
        mark = _mark_at(sentence, position)
        if mark is None:
            position += 1
        else:
            yield mark
            position += mark.end - mark.start


@cache
def condition_words() -> dict[str, frozenset[str]]:
    """The word lists of ``lexicon/conditions.yml``."""
    return read_word_lists("conditions.yml")


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], MarkKind], ...]]:
    """Every mark by its first word, the longest first."""
    words = condition_words()
    entries: list[tuple[tuple[str, ...], MarkKind]] = []
    for name, kind in (
        ("mark_phrases", MarkKind.CLAUSE),
        ("marks", MarkKind.CLAUSE),
        ("weak_marks", MarkKind.WEAK),
        ("noun_marks", MarkKind.NOUN),
        ("negative_noun_marks", MarkKind.NEGATIVE_NOUN),
    ):
        entries += [(tuple(phrase.split()), kind) for phrase in sorted(words[name])]
    index: dict[str, list[tuple[tuple[str, ...], MarkKind]]] = {}
    for phrase, kind in sorted(entries, key=lambda e: -len(e[0])):
        index.setdefault(phrase[0], []).append((phrase, kind))
    return {first: tuple(phrases) for first, phrases in index.items()}


def _mark_at(sentence: Sequence[Token], position: int) -> Mark | None:
    token = sentence[position]
    for phrase, kind in _phrases().get(token.lower_, ()):
        end = position + len(phrase)
        if end >= len(sentence) or any(sentence[position + k].lower_ != word for k, word in enumerate(phrase)):
            continue
        mark = Mark(" ".join(phrase), kind, token.i, sentence[end - 1].i + 1)
        if _holds(mark, sentence, position, end):
            return mark
    if token.lower_ in condition_words()["inverted"] and _is_inverted(sentence, position):
        return Mark(token.lower_, MarkKind.INVERTED, token.i, token.i + 1)
    return None


def _holds(mark: Mark, sentence: Sequence[Token], start: int, end: int) -> bool:
    """Does the mark mean a condition here, as far as the words beside it tell?"""
    before = sentence[start - 1] if start else None
    clause = _begins_clause(sentence, end)
    if mark.kind in {MarkKind.NOUN, MarkKind.NEGATIVE_NOUN}:
        return not clause and sentence[end].pos_ in _NOMINAL
    if not clause and not (mark.text in _BEFORE_PARTICIPLES and sentence[end].tag_ in {"VBN", "VBG"}):
        return False
    if before is not None and mark.end - mark.start == 1:
        if before.lower_ in condition_words()["spoilers"]:
            return False
        if mark.text == "if" and _follows_question(sentence, start):
            return False
        if mark.text in {"provided", "providing"} and (before.pos_ == "AUX" or before.lower_ in {"be", "been", "to"}):
            return False
    if mark.text == "once":
        return sentence[end].pos_ in _NOMINAL or sentence[end].tag_ == "VBN"
    return True


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "ADV", "VERB", "PUNCT"})
_BEFORE_PARTICIPLES = frozenset({"if", "once", "unless", "until", "only after"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_finite(token: Token) -> bool:
    """Is the token a finite verb or modal?"""
    return token.tag_ in _FINITE and token.pos_ in {"VERB", "AUX"}


def _begins_clause(sentence: Sequence[Token], start: int) -> bool:
    """Does a finite clause begin here: a subject, and a finite verb before the next comma or the end?"""
    for token in sentence[start:]:
        if is_finite(token):
            return True
        if token.lower_ in {",", ";", ":"} and token.i > sentence[start].i + 6:
            return False
    return False


def _follows_question(sentence: Sequence[Token], start: int) -> bool:
    """Does a verb of asking stand right before, with no more than its object between ("asked him if")?"""
    questions = condition_words()["questions"]
    return any(cue_lemma(token) in questions for token in sentence[max(start - 2, 0) : start] if not token.is_punct)


def _is_inverted(sentence: Sequence[Token], position: int) -> bool:
    """ "should Oslo sign", "were Oslo to sign": a subject between the auxiliary and its verb, and no question."""
    token = sentence[position]
    if sentence[-1].text == "?" or any(t.text == "?" for t in sentence[position:]):
        return False
    before = sentence[position - 1] if position else None
    if before is not None and before.tag_ in {"WP", "WRB", "EX"}:
        return False
    following = sentence[position + 1 : position + 2]
    if not following or following[0].pos_ not in {"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "CCONJ"}:
        return False
    return verb_of_inverted(token, sentence[position + 1 :]) is not None


def verb_of_inverted(auxiliary: Token, following: Sequence[Token]) -> Token | None:
    """The verb that an auxiliary before its subject belongs to: a bare infinitive after "should", "to" after "were"."""
    subject_seen = False
    for token in following:
        if token.is_punct and token.text in {";", ":"}:
            return None
        if token.pos_ in {"NOUN", "PROPN", "PRON"}:
            subject_seen = True
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return None if not subject_seen or auxiliary.lower_ == "were" or token.tag_ != "VBP" else token
        if subject_seen and auxiliary.lower_ == "should" and token.tag_ == "VB":
            return token
        if subject_seen and auxiliary.lower_ == "were" and (token.tag_ in {"TO", "VBN"}):
            return token
    return None
