"""Time expressions of a document, resolved against its day of publication; and which of them dates an event."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.extract.sentences import Passage
from dragoman.extract.times.meanings import (
    CalendarTime,
    CountedTime,
    FoundTime,
    Meaning,
    NoDate,
    SeasonTime,
    Unit,
    WeekdayTime,
)
from dragoman.extract.times.patterns import scan_times
from dragoman.extract.times.tense import Direction, direction_of
from dragoman.extract.times.values import Context, resolve
from dragoman.schema.annotation import TimeExpression, TimeKind, ZoneKind
from dragoman.schema.document import Document, Span
from dragoman.schema.times import Granularity

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINED = re.compile(r"\s?(?:\b(?:and|to|or|until|till|through)\b|[-–—])\s?(?:on\s|the\s)?")
_CLAUSES = frozenset(
    {"ROOT", "conj", "ccomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "pcomp", "xcomp", "parataxis"}
)
_OWN_TIME = frozenset({"ccomp", "relcl", "acl", "parataxis"})
"""Clauses that the times of the clause above do not date: what is said yesterday need not be of yesterday."""

_COMPLETING = frozenset({"xcomp", "acl", "relcl"})
"""Clauses whose times date what they complete or describe."""

_NOUN_LINKS = 3
_COMMA = 2
_RANKED = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})


def find_times(document: Document, passages: Sequence[Passage]) -> list[TimeExpression]:
    """The time expressions of the parsed passages, in the order of the text, with their values where they have one.

    What is counted from a time told before may count from the last of the passage above, if both are of the body.
    """
    times: list[TimeExpression] = []
    last: list[TimeExpression] = []
    for passage in passages:
        last = list(_times_of(document, passage, last if passage.zone.kind is ZoneKind.BODY else []))
        times.extend(last)
    return times


def _times_of(document: Document, passage: Passage, above: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    base = passage.zone.span.start
    text = document.text[base : passage.zone.span.end]
    found = [time for time in scan_times(text) if not _is_rank(time, passage)]
    told = [time.value for time in above if time.value is not None]
    for time, following in itertools.zip_longest(found, found[1:]):
        meaning = _share_year(time, following, text)
        days = [value for value in told if value.granularity is Granularity.DAY]
        before, day_before = told[-1] if told else None, days[-1] if days else None
        context = Context(document.published, before, day_before, _direction(time, passage))
        value, basis = resolve(meaning, context)
        if value is not None:
            told.append(value)
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

    Taken is, in this order, a date attached below the token in its own clause; one in what completes or describes it
    ("is to meet on Monday", "a truce agreed in May"); one in the clause around it, or above, that covers it (as "On
    Monday" at the head of a sentence does). Of several the nearest is taken, and the more exact where one covers the
    other. What is said, and what a relative clause tells, is not dated by the clause around it.
    """
    when = _time_before_when(token, passage, times)
    if when is not None:
        return when
    ranked = sorted(
        ((*rank, time.value is None, time.span), time)
        for time in times
        if time.kind is TimeKind.DATE and (rank := _rank(token, _token_of(time, passage))) is not None
    )
    if not ranked:
        return None
    (level, *_), best = ranked[0]
    value = best.value
    finer = (t for (other, *_), t in ranked if other == level and value and t.value and value.covers(t.value))
    return max(finer, key=lambda time: len(time.value.value) if time.value else 0, default=best)


def _time_before_when(token: Token, passage: Passage, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Of "in 2014, when the office closed" the year, for "closed"."""
    when = next((child for child in token.children if child.lower_ == "when"), None)
    if when is None:
        return None
    start = passage.span_of_token(when).start
    before = (time for time in times if time.kind is TimeKind.DATE and 0 < start - time.span.end <= _COMMA)
    return next(before, None)


def _token_of(time: TimeExpression, passage: Passage) -> Token | None:
    tokens = passage.tokens_in(time.span)
    return tokens.root if tokens is not None and len(tokens) else None


def _rank(token: Token, head: Token | None) -> tuple[int, int] | None:
    """How closely a time is tied to a token: through how many clauses, then how many links; None where it is not."""
    if head is None or head.sent != token.sent:
        return None
    top, level = token, 0
    while True:
        links = _links_between(head, top, frozenset())
        if links is not None:
            return level, links
        if level == 0 and (links := _links_between(head, top, _COMPLETING)) is not None:
            return 1, links
        if top.head == top or (level and top.dep_ in _OWN_TIME):
            return None
        top, level = _clause_of(top if level == 0 else top.head), level + 2


def _links_between(head: Token, top: Token, passing: frozenset[str]) -> int | None:
    """How many links a token is below another, each noun between them counted more.

    None where it is not below, or where a clause of its own, of no kind that may be passed, is between the two.
    """
    node, links = head, 0
    while node != top:
        if node.head == node or (node != head and _is_clause(node) and node.dep_ not in passing):
            return None
        links += _NOUN_LINKS if node != head and node.pos_ in ("NOUN", "PROPN") else 1
        node = node.head
    return links


def _clause_of(token: Token) -> Token:
    """The verb of the clause that a token stands in; itself where it is one."""
    node = token
    while node.head != node and not _is_clause(node):
        node = node.head
    return node


def _is_clause(token: Token) -> bool:
    return token.dep_ in _CLAUSES and (token.pos_ in ("VERB", "AUX") or token.dep_ == "ROOT")
