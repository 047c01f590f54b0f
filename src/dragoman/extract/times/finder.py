"""Time expressions of a document, resolved against its dateline or day of publication and what is told before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.extract.sentences import Passage
from dragoman.extract.times.forms import scan_times
from dragoman.extract.times.meanings import (
    CalendarTime,
    CountedTime,
    EasterTime,
    FoundTime,
    Meaning,
    NoDate,
    Origin,
    SpanTime,
    Unit,
    WeekdayTime,
    YearPart,
)
from dragoman.extract.times.tense import Direction, direction_of
from dragoman.extract.times.values import Context, resolve
from dragoman.lexicon.time_words import load_time_words
from dragoman.schema.annotation import TimeExpression, TimeKind, Zone, ZoneKind
from dragoman.schema.document import Document, Span
from dragoman.schema.times import Granularity, TimeValue

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINED = re.compile(r"\s?(?:\b(?P<word>and|to|or|until|till|through)\b|[-–—])\s?(?:on\s|the\s)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_RANKED = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
_ACTING = frozenset({"PERSON", "GPE", "NORP"})
_DAYS_OF_DATELINE = 31
_WEEK, _MONTHS = 7, 12


def find_times(document: Document, zones: Iterable[Zone], passages: Sequence[Passage]) -> list[TimeExpression]:
    """The time expressions of datelines and parsed passages, in the order of the text, with values where they have one.

    What is counted from the day of publication counts from that of a dateline, where one tells it: a text is often
    published later than it was written. What is counted from a time told before may count from the last of the passage
    above, if both are of the body.
    """
    written = list(_times_of_datelines(document, zones))
    days = [time.value for time in written if time.value is not None and time.value.granularity is Granularity.DAY]
    origin = next((day for day in days if _is_near(day, document.published)), document.published)
    times: list[TimeExpression] = []
    last: list[TimeExpression] = []
    for passage in passages:
        last = list(_times_of(document, passage, origin, last if passage.zone.kind is ZoneKind.BODY else []))
        times.extend(last)
    return sorted([*written, *times], key=lambda time: time.span)


def _is_near(day: TimeValue, published: TimeValue | None) -> bool:
    """Can a text published then have been written on that day?"""
    if published is None or published.granularity is not Granularity.DAY:
        return False
    return 0 <= (published.first() - day.first()).days <= _DAYS_OF_DATELINE


def _times_of_datelines(document: Document, zones: Iterable[Zone]) -> Iterator[TimeExpression]:
    context = Context(document.published, None, None, Direction.PAST)
    for zone in zones:
        if zone.kind is ZoneKind.DATELINE:
            base = zone.span.start
            for time in scan_times(document.text[base : zone.span.end]):
                yield _expression(time, base, context)


def _times_of(
    document: Document, passage: Passage, origin: TimeValue | None, above: Sequence[TimeExpression]
) -> Iterator[TimeExpression]:
    base = passage.zone.span.start
    text = document.text[base : passage.zone.span.end]
    found = [time for time in scan_times(text) if not _is_rank(time, passage)]
    told = [time.value for time in above if time.value is not None]
    for time in _join_spans(found, text, passage):
        before, day_before = _last_of(told)
        direction = _direction(time, passage)
        if direction is Direction.PAST and origin is not None:  # what is over is not counted from what is to come
            over = [value for value in told if value.first() <= origin.last()]
            before, day_before = _last_of(over)
        expression = _expression(time, base, Context(origin, before, day_before, direction))
        if expression.value is not None:
            told.append(expression.value)
        yield expression


def _last_of(told: Sequence[TimeValue]) -> tuple[TimeValue | None, TimeValue | None]:
    """The last of the times told, and the last day."""
    days = [value for value in told if value.granularity is Granularity.DAY]
    return told[-1] if told else None, days[-1] if days else None


def _expression(time: FoundTime, base: int, context: Context) -> TimeExpression:
    """A found time with its value in its context."""
    span, meaning = Span(base + time.start, base + time.end), time.meaning
    if isinstance(meaning, CountedTime) and meaning.period and context.direction is not Direction.FUTURE:
        meaning = NoDate(TimeKind.DURATION, "a duration", meaning.period)  # "ended it in two weeks"
    value, basis = resolve(meaning, context)
    if isinstance(meaning, NoDate):
        return TimeExpression(span, meaning.kind, value, basis, meaning.period)
    return TimeExpression(span, TimeKind.DATE, value, basis)


def _direction(time: FoundTime, passage: Passage) -> Direction:
    """The direction that the parse gives to a time, asked only of those whose value depends on it."""
    meaning = time.meaning.first if isinstance(time.meaning, SpanTime) else time.meaning
    match meaning:
        case (
            CalendarTime(year=None)
            | EasterTime(year=None)
            | WeekdayTime()
            | YearPart(year=None)
            | CountedTime(unit=Unit.WEEKEND)
            | CountedTime(period=str())
            | CountedTime(origin=Origin.TEXT)
        ):
            token = _head_of(time, passage)
            return direction_of(token) if token is not None else Direction.OPEN
    return Direction.OPEN


def _head_of(time: FoundTime, passage: Passage) -> Token | None:
    tokens = passage.doc.char_span(time.start, time.end, alignment_mode="expand")
    return tokens.root if tokens is not None and len(tokens) else None


def _join_spans(found: Sequence[FoundTime], text: str, passage: Passage) -> Iterator[FoundTime]:
    """The times, of which two that tell beginning and end are one: "from 28 June to 2 July", "Monday and Tuesday"."""
    rest = list(found)
    while rest:
        time = rest.pop(0)
        following = rest[0] if rest else None
        if following is not None and (joined := _JOINED.fullmatch(text, time.end, following.start)):
            time = replace(time, meaning=_share_year(time.meaning, following.meaning))
            between = _BETWEEN.search(text, 0, time.start) is not None
            word = "to" if between else (joined["word"] or "to").lower()
            span = _span_of(time.meaning, following.meaning, word)
            if span is not None and not _is_moved(time, passage):
                rest.pop(0)
                yield FoundTime(time.start, following.end, span)
                continue
        yield time


def _span_of(first: Meaning, last: Meaning, word: str) -> SpanTime | None:
    """The span of two times of one kind; of two joined by "and" only where the second follows at once on the first."""
    match first, last:
        case WeekdayTime(), WeekdayTime():
            follows = (last.weekday - first.weekday) % _WEEK == 1
        case CalendarTime(), CalendarTime() if _parts(first) == _parts(last):
            days = (last.day or 0) - (first.day or 0)
            months = ((last.month or 0) - (first.month or 0)) % _MONTHS
            years = (last.year or 0) - (first.year or 0)
            follows = days == 1 if first.day else months == 1 if first.month else years == 1
        case _:
            return None
    return SpanTime(first, last) if word not in ("and", "or") or (word == "and" and follows) else None


def _parts(time: CalendarTime) -> tuple[bool, bool]:
    """Is its day told, and its month?"""
    return time.day is not None, time.month is not None


def _is_moved(time: FoundTime, passage: Passage) -> bool:
    """Is it the day from which something is moved to another: "postponed from Monday to Thursday"?"""
    token = _head_of(time, passage)
    return token is not None and any(word.lemma_ in load_time_words().moving for word in token.ancestors)


def _share_year(meaning: Meaning, following: Meaning) -> Meaning:
    """Of "between 3 May and 5 June 2014" the first takes the year that only the second has."""
    if not isinstance(meaning, CalendarTime) or meaning.year or meaning.month is None:
        return meaning
    if isinstance(following, CalendarTime) and following.year and following.month:
        return replace(meaning, year=following.year - (meaning.month > following.month))
    return meaning


def _is_rank(time: FoundTime, passage: Passage) -> bool:
    """Is "the 19th" no day but the rank of what follows: "the 19th round"?"""
    meaning = time.meaning
    if not (isinstance(meaning, CalendarTime) and meaning.day and not meaning.month):
        return False
    tokens = passage.doc.char_span(time.start, time.end, alignment_mode="expand")
    if tokens is None or tokens.end == len(passage.doc):
        return False
    following = passage.doc[tokens.end]
    return following.pos_ in _RANKED and following.ent_type_ not in _ACTING  # "on the 26th Lind left"
