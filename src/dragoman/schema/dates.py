"""Full dates as people write them: the names of months and days, and one reader that takes every usual form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dragoman.schema.times import TimeValue

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTH_PATTERN = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
"""A month by its name or a usual short form."""

WEEKDAY_PATTERN = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

_MONTH_STEMS = tuple(month[:3] for month in MONTHS)
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)",
        rf"\b{_DAY}(?: of)?[ -](?P<name>{MONTH_PATTERN}),?[ -]{_YEAR}\b",
        rf"\b(?P<name>{MONTH_PATTERN}) {_DAY},? {_YEAR}\b",
        rf"\b(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}\b",
        rf"\b(?P<name>{MONTH_PATTERN}),? {_YEAR}\b",
        rf"\b{_YEAR}-(?P<month>\d{{2}})\b",
        rf"^\W*{_YEAR}\W*$",
    )
)


def month_number(name: str) -> int:
    """The number of a month, January being 1, by its name or a short form ("Sept.", "may")."""
    return _MONTH_STEMS.index(name[:3].lower()) + 1


def weekday_number(name: str) -> int:
    """The number of a day of the week, Monday being 0."""
    return WEEKDAYS.index(name.lower())


def calendar_value(year: int, month: int | None = None, day: int | None = None) -> TimeValue | None:
    """The value of a date given in numbers, as exact as they are; None where the calendar has no such date."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)]
    return TimeValue("-".join(parts))


def iter_dates(text: str) -> Iterator[tuple[int, TimeValue]]:
    """The dates of a text that name their year, each with its start, in the order of the text, none in another."""
    end = 0
    found = [(match.start(), -order, match) for order, form in enumerate(_FORMS) for match in form.finditer(text)]
    for start, _, match in sorted(found, key=lambda item: item[:2]):
        value = _value_of(match)
        if start >= end and value is not None:
            end = match.end()
            yield start, value


def read_date(text: str) -> TimeValue | None:
    """The first date with a year in a short text, the fullest form first; None where there is none.

    >>> read_date("Wed, 12 Jan 2022 10:00 GMT")
    TimeValue(value='2022-01-12')
    """
    matches = (match for form in _FORMS for match in form.finditer(text))
    return next((value for match in matches if (value := _value_of(match)) is not None), None)


def _value_of(match: re.Match[str]) -> TimeValue | None:
    found = match.groupdict()
    named = found.get("name")
    month = month_number(named) if named else int(found["month"]) if "month" in found else None
    day = int(found["day"]) if "day" in found else None
    return calendar_value(int(found["year"]), month, day)
