"""The words that bring in a condition: "if", "unless", "only after", "should X …", "in return for …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from spacy.tokens import Token

from dragoman.extract.grammar.frames import cue_lemma
from dragoman.lexicon.load import read_word_lists


class MarkKind(StrEnum):
    """What follows a mark, and how much the other clause must show for it to be a condition."""

    CLAUSE = "clause"
    WEAK = "weak"
    NOUN = "noun"
    NEGATIVE_NOUN = "negative_noun"
    INVERTED = "inverted"
    BACKWARD = "backward"


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "VERB", "PUNCT"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CONNECTIVES = frozenset({"and", "or", "then"})
NO_WITHOUT = "no … no"
"""The mark of "no truce, no talks"."""
_NEAR_COMMA = 6
_NEAR_MODAL = 8
_SHORTEST = 2


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
            position += max(mark.end - mark.start, 1)


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
        ("backward_marks", MarkKind.BACKWARD),
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
    if token.lower_ in _CONNECTIVES and _follows_imperative(sentence, position):
        return Mark(f"do it {token.lower_}", MarkKind.BACKWARD, token.i, token.i + 1)
    if token.lower_ == "no" and _follows_no(sentence, position):
        return Mark(NO_WITHOUT, MarkKind.BACKWARD, token.i, token.i)
    return None


def _follows_imperative(sentence: Sequence[Token], position: int) -> bool:
    """Is it "let them sign and we will pay", "send it, then we shall talk": an order, and what follows from it?"""
    start = _start_of_clause(sentence, position)
    if position - start < _SHORTEST or sentence[start].tag_ != "VB" or sentence[start].pos_ != "VERB":
        return False
    following = sentence[position + 1 : position + 1 + _NEAR_MODAL]
    modal = next((k for k, t in enumerate(following) if t.tag_ == "MD"), None)
    return modal is not None and any(t.dep_ in {"nsubj", "nsubjpass", "expl"} for t in following[:modal])


def _follows_no(sentence: Sequence[Token], position: int) -> bool:
    """Is it "no truce, no talks": two denied nouns and no third, with nothing but a comma between them?"""
    if position == 0 or sentence[position - 1].text != ",":
        return False
    clause = sentence[_start_of_clause(sentence, position - 1) : position - 1]
    if len(clause) < _SHORTEST or clause[0].lower_ != "no" or any(t.lower_ == "no" for t in sentence[position + 1 :]):
        return False
    return len(clause) <= _NEAR_COMMA and not any(t.pos_ in {"VERB", "AUX", "PUNCT"} for t in clause)


def _start_of_clause(sentence: Sequence[Token], position: int) -> int:
    """Where the clause that ends before a position begins: at its sentence, a quotation mark or a colon."""
    breaks = (k for k in range(position - 1, -1, -1) if sentence[k].text in {'"', ":", ";", "'"})
    return next(breaks, -1) + 1


def _holds(mark: Mark, sentence: Sequence[Token], start: int, end: int) -> bool:
    """Does the mark mean a condition here, as far as the words beside it tell?"""
    before = sentence[start - 1].lower_ if start else ""
    match mark.kind:
        case MarkKind.NOUN | MarkKind.NEGATIVE_NOUN:
            return sentence[end].pos_ in _NOMINAL and not _is_trifle(sentence, end)
        case MarkKind.BACKWARD:
            return start == 0 or sentence[start - 1].is_punct or before in {"and", "but", "that"}
        case MarkKind.WEAK:
            return before not in condition_words()["spoilers"] and _begins_clause(sentence, end)
        case _:
            phrase = mark.end - mark.start > 1
            told = sentence[-1].text != "?"
            return told and (_phrase_holds if phrase else _word_holds)(mark, sentence, start, end)


def _phrase_holds(mark: Mark, sentence: Sequence[Token], start: int, end: int) -> bool:
    words, following = condition_words(), sentence[end]
    before = sentence[start - 1].lower_ if start else ""
    if mark.text.startswith("the ") and (before in words["phrase_spoilers"] or following.pos_ == "ADP"):
        return False
    return following.lower_ not in words["trifles"]


def _word_holds(mark: Mark, sentence: Sequence[Token], start: int, end: int) -> bool:
    before, following = sentence[start - 1] if start else None, sentence[end]
    if before is not None and before.lower_ in condition_words()["spoilers"]:
        return False
    match mark.text:
        case "if":
            return following.lower_ not in {"not", "any", "only", "ever"} and not _is_question(sentence, start)
        case "once":
            return following.tag_ == "VBN" or (following.pos_ in _NOMINAL and _begins_clause(sentence, end))
        case "provided" | "providing":
            verb = before is not None and (before.pos_ == "AUX" or before.lower_ == "to")
            return not verb and _begins_clause(sentence, end)
        case _:
            return True


def is_finite(token: Token) -> bool:
    """Is the token a finite verb or modal?"""
    return token.tag_ in _FINITE and token.pos_ in {"VERB", "AUX"}


def _begins_clause(sentence: Sequence[Token], start: int) -> bool:
    """Does a finite clause begin here: something that can be a subject, and a finite verb before the clause ends?"""
    subject_seen = False
    for token in sentence[start:]:
        if is_finite(token) or (token.tag_ == "VB" and subject_seen and token.dep_ not in {"xcomp", "advcl", "acl"}):
            return subject_seen
        if token.pos_ in {"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"}:
            subject_seen = True
        if token.text in {";", ":"} or (token.text == "," and token.i > sentence[start].i + _NEAR_COMMA):
            return False
    return False


def _is_trifle(sentence: Sequence[Token], start: int) -> bool:
    """Is the noun phrase that begins here a point in time or something else that nobody bargains about?"""
    head = next((t for t in sentence[start:] if t.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADV"}), sentence[start])
    return head.ent_type_ in {"DATE", "TIME"} or head.lemma_.lower() in condition_words()["trifles"]


def _is_question(sentence: Sequence[Token], start: int) -> bool:
    """Is it "asked (him) if": a verb of asking stands right before, or has the clause as its complement?"""
    questions = condition_words()["questions"]
    near = sentence[max(start - 2, 0) : start]
    if not any(t.is_punct for t in near) and any(cue_lemma(token) in questions for token in near):
        return True
    clause = sentence[start].head
    return clause.dep_ == "ccomp" and clause.head.i < clause.i and cue_lemma(clause.head) in questions - {"say", "tell"}


def _is_inverted(sentence: Sequence[Token], position: int) -> bool:
    """Is it "should Oslo sign", "were Oslo to sign": a subject between the auxiliary and its verb, and no question?"""
    token, following = sentence[position], sentence[position + 1 : position + 2]
    before = sentence[position - 1] if position else None
    if sentence[-1].text == "?" or (before is not None and before.tag_ in {"WP", "WRB", "EX"}):
        return False
    if not following or following[0].pos_ in {"ADV", "ADP", "PUNCT", "AUX", "PART", "SCONJ", "VERB"}:
        return False
    opens = before is None or before.is_punct or before.lower_ in {"that", "and", "but", "or"}
    if token.lower_ == "should" and opens and following[0].pos_ in {"DET", "PROPN", "PRON", "NOUN", "CCONJ"}:
        return any(t.text == "," for t in sentence[position:]) or before is not None
    return verb_of_inverted(token, sentence[position + 1 :]) is not None


def verb_of_inverted(auxiliary: Token, following: Sequence[Token]) -> Token | None:
    """The verb that an auxiliary before its subject belongs to: a bare infinitive after "should", "to" after "were"."""
    subject_seen = False
    for token in following:
        if token.text in {";", ":"} or (token.text == "," and subject_seen and token.i > auxiliary.i + _NEAR_COMMA):
            return None
        if subject_seen and auxiliary.lower_ == "should" and token.tag_ in {"VB", "VBP"}:
            return token
        if subject_seen and auxiliary.lower_ == "were" and token.tag_ in {"TO", "VBN", "JJ"}:
            return token
        if is_finite(token):
            return None
        if token.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "DET"}:
            subject_seen = True
    return None
