"""Time expressions of a document, resolved against its day of publication; and which of them dates an event."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.extract.sentences import Passage
from dragoman.extract.tense import Direction, direction_of
from dragoman.extract.time_meanings import (
    CalendarTime,
    CountedTime,
    FoundTime,
    Meaning,
    NoDate,
    SeasonTime,
    Unit,
    WeekdayTime,
)
from dragoman.extract.time_patterns import scan_times
from dragoman.extract.time_values import Context, resolve
from dragoman.schema.annotation import TimeExpression, TimeKind
from dragoman.schema.document import Document, Span
from dragoman.schema.times import TimeValue

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINED = re.compile(r"\s?(?:\b(?:and|to|or|until|till|through)\b|[-–—])\s?(?:on\s|the\s)?")
_CLAUSES = frozenset(
    {"ROOT", "conj", "ccomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "pcomp", "xcomp", "parataxis"}
)
_OWN_TIME = frozenset({"ccomp", "relcl", "acl", "parataxis"})
"""Clauses that the times of the clause above do not date: what is said yesterday need not be of yesterday."""

_RANKED = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})


def find_times(document: Document, passages: Sequence[Passage]) -> list[TimeExpression]:
    """The time expressions of the parsed passages, in the order of the text, with their values where they have one."""
    return [time for passage in passages for time in _times_of(document, passage)]


def _times_of(document: Document, passage: Passage) -> Iterator[TimeExpression]:
    base = passage.zone.span.start
    text = document.text[base : passage.zone.span.end]
    found = [time for time in scan_times(text) if not _is_rank(time, passage)]
    before: TimeValue | None = None
    for time, following in itertools.zip_longest(found, found[1:]):
        meaning = _share_year(time, following, text)
        context = Context(document.published, before, _direction(time, passage))
        value, basis = resolve(meaning, context)
        before = value or before
        kind = meaning.kind if isinstance(meaning, NoDate) else TimeKind.DATE
        yield TimeExpression(Span(base + time.start, base + time.end), kind, value, basis)


def _direction(time: FoundTime, passage: Passage) -> Direction:
    """The direction that the parse gives to a time, asked only of those whose value depends on it."""
    match time.meaning:
        case CalendarTime(year=None) | WeekdayTime() | SeasonTime(year=None) | CountedTime(unit=Unit.WEEKEND):
            token = _head_of(time, passage)
            return direction_of(token) if token is not None else Direction.OPEN
    return Direction.OPEN


def _head_of(time: FoundTime, passage: Passage) -> Token | None:
    tokens = passage.doc.char_span(time.start, time.end, alignment_mode="expand")
    return tokens.root if tokens is not None and len(tokens) else None


def _share_year(time: FoundTime, following: FoundTime | None, text: str) -> Meaning:
    """Of "between 3 May and 5 June 2014" the first takes the year that only the second has."""
    meaning = time.meaning
    if not isinstance(meaning, CalendarTime) or meaning.year or meaning.month is None or following is None:
        return meaning
    other = following.meaning
    joined = _JOINED.fullmatch(text, time.end, following.start)
    if joined and isinstance(other, CalendarTime) and other.year and other.month:
        return replace(meaning, year=other.year - (meaning.month > other.month))
    return meaning


def _is_rank(time: FoundTime, passage: Passage) -> bool:
    """Is "the 19th" no day but the rank of what follows: "the 19th round"?"""
    meaning = time.meaning
    if not (isinstance(meaning, CalendarTime) and meaning.day and not meaning.month):
        return False
    tokens = passage.doc.char_span(time.start, time.end, alignment_mode="expand")
    return tokens is not None and tokens.end < len(passage.doc) and passage.doc[tokens.end].pos_ in _RANKED


def time_of(token: Token, passage: Passage, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The date that tells when the event of a verb or noun happened; None where its sentence has none for it.

    Taken is, in this order, a date attached below the token, one in its clause, one in a clause above that covers it
    (as "On Monday" at the head of a sentence does); of several the one with the fewest links, then the first. What is
    said, and what a relative clause tells, is not dated by the clause around it.
    """
    heads = (
        (time, head)
        for time in times
        if time.kind is TimeKind.DATE and (head := _token_of(time, passage)) is not None and head.sent == token.sent
    )
    ranked = [(rank, time) for time, head in heads if (rank := _rank(token, head)) is not None]
    return min(ranked, key=lambda item: (item[0], item[1].span), default=(None, None))[1]


def _token_of(time: TimeExpression, passage: Passage) -> Token | None:
    base = passage.zone.span.start
    if not passage.zone.span.contains(time.span):
        return None
    tokens = passage.doc.char_span(time.span.start - base, time.span.end - base, alignment_mode="expand")
    return tokens.root if tokens is not None and len(tokens) else None


def _rank(token: Token, head: Token) -> tuple[int, int] | None:
    """How closely a time is tied to a token: how many clauses above it, then how many links below that clause."""
    top, level = token, 0
    while True:
        links = _links_between(head, top)
        if links is not None:
            return level, links
        if top.head == top or (level and top.dep_ in _OWN_TIME):
            return None
        top, level = _clause_of(top if level == 0 else top.head), level + 1


def _links_between(head: Token, top: Token) -> int | None:
    """How many links a token is below another; None where it is not, or where a clause of its own is between them."""
    node, links = head, 0
    while node != top:
        if node.head == node or (node != head and _is_clause(node)):
            return None
        node, links = node.head, links + 1
    return links


def _clause_of(token: Token) -> Token:
    """The verb of the clause that a token stands in; itself where it is one."""
    node = token
    while node.head != node and not _is_clause(node):
        node = node.head
    return node


def _is_clause(token: Token) -> bool:
    return token.dep_ in _CLAUSES and (token.pos_ in ("VERB", "AUX") or token.dep_ == "ROOT")
