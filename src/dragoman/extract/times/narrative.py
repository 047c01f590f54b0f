"""A date that goes on to hold: "In October the alliance expelled eight. In response Moscow closed" its mission."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from dragoman.extract.sentences import Passage
from dragoman.lexicon.time_words import load_time_words
from dragoman.schema.annotation import TimeExpression, TimeKind, ZoneKind
from dragoman.schema.times import Granularity

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_SENTENCES = 3
"""So far back a date that heads a sentence is looked for."""

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PAST_HELPERS = frozenset({"was", "were", "did"})
_PERFECT_HELPERS = frozenset({"had", "has", "have"})
_LEADING = frozenset({"ADP", "SCONJ", "CCONJ", "ADV", "DET", "PUNCT", "SPACE"})
"""Parts of speech of what may stand before such a date."""


def time_told_before(
    token: Token, passage: Passage, times: Sequence[TimeExpression], above: Sequence[Passage] = ()
) -> TimeExpression | None:
    """The date of the narrative in which an act is told; None where there is none, or its sentence has one of its own.

    A date before the subject of a sentence frames what the next sentences tell in the simple past, as long as they tell
    no other. An answer ("in response", "retaliated") goes on at any date of the sentence that it answers but a day: it
    may have come on a later one.
    """
    if not _is_main(token) or not _is_narrated(token.sent) or _dates_in(token.sent, passage, times):
        return None
    answering = _is_answer(token.sent)
    for sentence, where in islice(_sentences_before(token.sent, passage, above), _SENTENCES):
        dates = _dates_in(sentence, where, times)
        if not dates:
            continue
        if not _is_narrated(sentence):
            return None
        if answering:
            return next((time for time in dates if time.value and time.value.granularity is not Granularity.DAY), None)
        return next((time for time in dates if _heads(time, sentence, where)), None)
    return None


def _sentences_before(
    sentence: TokenSpan, passage: Passage, above: Sequence[Passage]
) -> Iterator[tuple[TokenSpan, Passage]]:
    """The sentences before one, the nearest first, from the text's own paragraphs."""
    if passage.zone.kind is not ZoneKind.BODY:
        return
    for where in (passage, *reversed(above)):
        if where.zone.kind is ZoneKind.BODY:
            for other in reversed(list(where.doc.sents)):
                if where is not passage or other.end <= sentence.start:
                    yield other, where


def _dates_in(sentence: TokenSpan, passage: Passage, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    span = passage.span_of(sentence)
    return [time for time in times if time.kind is TimeKind.DATE and span.contains(time.span)]


def _heads(time: TimeExpression, sentence: TokenSpan, passage: Passage) -> bool:
    """Does a date that is known stand at the head of the sentence, and not as its subject ("Monday's talks failed")?"""
    tokens = passage.tokens_in(time.span)
    if (
        time.value is None
        or tokens is None
        or any(word.pos_ not in _LEADING for word in tokens.doc[sentence.start : tokens.start])
    ):
        return False
    following = tokens.doc[tokens.end] if tokens.end < sentence.end else None
    return following is not None and following.tag_ != "POS" and tokens.root.dep_ not in _SUBJECTS


def _is_main(token: Token) -> bool:
    """Does a token stand in the main clause of its sentence, or in one joined to it?"""
    node = token
    while node.dep_ == "conj":
        node = node.head
    return node.dep_ == "ROOT"


def _is_narrated(sentence: TokenSpan) -> bool:
    """Is it told in the simple past, and no report of words?"""
    root = sentence.root
    helpers = {child.lower_ for child in root.children if child.dep_ in ("aux", "auxpass")}
    parts = {child.dep_ for child in root.children}
    if "ccomp" in parts or (root.lemma_ in load_time_words().saying and "dobj" not in parts):  # "recalled its envoy"
        return False
    if helpers:
        return not helpers.isdisjoint(_PAST_HELPERS) and helpers.isdisjoint(_PERFECT_HELPERS)
    return root.tag_ == "VBD"


def _is_answer(sentence: TokenSpan) -> bool:
    words_of = load_time_words()
    if sentence.root.lemma_ in words_of.retorting:
        return True
    start = sentence.text.lower()
    return any(start.startswith(words) for words in words_of.answering)
