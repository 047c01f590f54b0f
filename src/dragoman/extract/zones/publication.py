"""When was it published? Asked of the text's own dates where neither an option, a header nor a page tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.schema.annotation import Zone, ZoneKind
from dragoman.schema.dates import (
    MONTH_PATTERN,
    WEEKDAY_PATTERN,
    calendar_value,
    iter_dates,
    month_number,
    weekday_number,
)
from dragoman.schema.document import Document, PublishedBasis, document_id
from dragoman.schema.times import Granularity, TimeValue

_FIRST_PARAGRAPHS = 3
_LEAD = frozenset({ZoneKind.HEADLINE, ZoneKind.DECK, ZoneKind.CAPTION})
_AHEAD = re.compile(
    r"\b(?:by|until|till|before|from|starting|beginning|will|shall|due|scheduled|planned|expected|set to|expires?|"
    r"ahead of|no later than|deadline)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_FILE_PICTURE = re.compile(r"\bfile\b|\barchive\b", re.IGNORECASE)
_DAY_OF_DATELINE = re.compile(
    rf"(?P<day>\d{{1,2}}) (?P<month>{MONTH_PATTERN})|(?P<month_first>{MONTH_PATTERN}) (?P<day_last>\d{{1,2}})",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)\D{0,30}(?P<year>20\d\d)", re.IGNORECASE)
_WEEKDAY = re.compile(rf"\b{WEEKDAY_PATTERN}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Told:
    """A full date that the text tells as past or present, and the zone that tells it."""

    value: TimeValue
    zone: Zone


def date_document(document: Document, zones: Sequence[Zone]) -> Document:
    """The document with its publication date, taken from its text where nothing surer tells; else as it was.

    Asked in this order: a line of publication, a dateline (its year from the text's other dates), the date in a
    caption, the latest date, if the first paragraphs tell it. A date that is still to come, or a caption's that the
    text shows to be an old one, tells nothing. The id changes with the date.
    """
    if document.published is not None:
        return document
    told = list(_full_dates(document, zones))
    published = (
        _date_in(told, ZoneKind.BYLINE)
        or _date_in(told, ZoneKind.DATELINE)
        or _complete_dateline(document, zones, told)
        or _date_of_caption(told)
        or _date_of_lead(document, zones, told)
    )
    if published is None:
        return document
    return replace(
        document,
        id=document_id(document.text, published),
        published=published,
        published_basis=PublishedBasis.TEXT,
    )


def _full_dates(document: Document, zones: Iterable[Zone]) -> Iterator[_Told]:
    for zone in zones:
        text = document.text[zone.span.start : zone.span.end]
        if zone.kind is not ZoneKind.CLUTTER and not (zone.kind is ZoneKind.CAPTION and _FILE_PICTURE.search(text)):
            for start, value in iter_dates(text):
                if value.granularity is Granularity.DAY and not _AHEAD.search(text[max(start - 90, 0) : start]):
                    yield _Told(value, zone)


def _date_in(told: Iterable[_Told], kind: ZoneKind) -> TimeValue | None:
    return next((date.value for date in told if date.zone.kind is kind), None)


def _complete_dateline(document: Document, zones: Iterable[Zone], told: Iterable[_Told]) -> TimeValue | None:
    """The day of a dateline ("BRUSSELS, Dec 17"), in the latest year that makes sense of the text's full dates."""
    dateline = next((zone.span for zone in zones if zone.kind is ZoneKind.DATELINE), None)
    if dateline is None:
        return None
    match = _DAY_OF_DATELINE.search(document.text, dateline.start, dateline.end)
    latest = max((date.value for date in told), key=TimeValue.first, default=None)
    rights = _RIGHTS.search(document.text)
    year = latest.first().year if latest else int(rights["year"]) if rights else None
    if match is None or year is None:
        return None
    month, day = month_number(match["month"] or match["month_first"]), int(match["day"] or match["day_last"])
    value = calendar_value(year, month, day)
    if value is not None and latest is not None and value.first() < latest.first():
        return calendar_value(year + 1, month, day)
    return value


def _date_of_caption(told: Sequence[_Told]) -> TimeValue | None:
    """The date of a caption, unless the text tells a later one: then the picture is an old one."""
    latest = max((date.value.first() for date in told), default=None)
    captions = (date.value for date in told if date.zone.kind is ZoneKind.CAPTION)
    return next((value for value in captions if value.first() == latest), None)


def _date_of_lead(document: Document, zones: Iterable[Zone], told: Iterable[_Told]) -> TimeValue | None:
    """The latest full date, if the first paragraphs tell it and nothing speaks for a later time.

    A year after it, or days of the week of which none is its own, show that the date belongs to the story's past.
    """
    paragraphs = [zone for zone in zones if zone.kind is ZoneKind.BODY][:_FIRST_PARAGRAPHS]
    latest = max(told, key=lambda date: date.value.first(), default=None)
    if latest is None or not (latest.zone in paragraphs or latest.zone.kind in _LEAD):
        return None
    day = latest.value.first()
    weekdays = {weekday_number(match[0]) for match in _WEEKDAY.finditer(document.text)}
    years = {int(match[0]) for match in _YEAR.finditer(document.text)}
    if max(years, default=day.year) > day.year or (weekdays and day.weekday() not in weekdays):
        return None
    return latest.value
