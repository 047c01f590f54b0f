"""Times as reporting gives them, as exact as they are told: from a day to a century (TIMEX3 calendar values)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.schema.errors import UsageError

_NO_DATE = "{!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD"
_SPAN = "/"
_FIRST_MONTH_OF_SEASON = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASON, _MONTHS = 3, 12
_THURSDAY, _SATURDAY, _SUNDAY = 4, 6, 7


class Granularity(StrEnum):
    """How exact a time is."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


_FORMS = {
    Granularity.DAY: r"(\d{4})-(\d\d)-(\d\d)",
    Granularity.WEEKEND: r"(\d{4})-W(\d\d)-WE",
    Granularity.WEEK: r"(\d{4})-W(\d\d)",
    Granularity.MONTH: r"(\d{4})-(\d\d)",
    Granularity.QUARTER: r"(\d{4})-Q([1-4])",
    Granularity.SEASON: r"(\d{4})-(SP|SU|FA|WI)",
    Granularity.HALF: r"(\d{4})-H([12])",
    Granularity.YEAR: r"(\d{4})",
    Granularity.DECADE: r"(\d{3})",
    Granularity.CENTURY: r"(\d\d)",
}
_PATTERNS = {granularity: re.compile(form, re.ASCII) for granularity, form in _FORMS.items()}
_PARTS_OF_YEAR = {Granularity.MONTH: 1, Granularity.QUARTER: 3, Granularity.HALF: 6}
"""Months."""

_YEARS = {Granularity.DECADE: 10, Granularity.CENTURY: 100}
_WRITTEN_AS_DATE = frozenset({Granularity.DAY, Granularity.MONTH, Granularity.YEAR})


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A TIMEX3 value of calendar type, or a span of two of the same granularity, parted by a slash (ISO 8601).

    ``2022-01-12`` is a day, ``2022-W02`` a week (ISO 8601), ``2022-W02-WE`` its weekend, ``2021-10`` a month,
    ``2021-Q4`` a quarter, ``2021-H2`` a half, ``2021-SU`` a season (SP SU FA WI; a winter begins in the December of its
    year), ``2014`` a year, ``199`` the 1990s, ``18`` the years from 1800 on, ``2022-01-10/2022-01-12`` three days.

    >>> TimeValue("2021-10").last()
    datetime.date(2021, 10, 31)

    Raises:
        UsageError: the value is none of these, or the calendar has no such time.
    """

    value: str

    def __post_init__(self) -> None:
        if not _is_in_calendar(self.value):
            raise UsageError(_NO_DATE.format(self.value))

    @classmethod
    def of_date(cls, text: str) -> TimeValue:
        """The value of a day, a month or a year, as people are asked to write them.

        Raises:
            UsageError: it is no such date.
        """
        value = cls(text)
        if value.as_date() != text:
            raise UsageError(_NO_DATE.format(text))
        return value

    @classmethod
    def of_day(cls, day: date) -> TimeValue:
        """The value of one day."""
        return cls(day.isoformat())

    @classmethod
    def of_week(cls, day: date, *, weekend: bool = False) -> TimeValue:
        """The week in which a day lies, or its weekend."""
        year, week, _ = day.isocalendar()
        return cls(f"{year:04}-W{week:02}{'-WE' if weekend else ''}")

    @classmethod
    def of_span(cls, first: TimeValue, last: TimeValue) -> TimeValue:
        """From the beginning of one time to the end of another.

        Raises:
            UsageError: the two differ in granularity, or the last begins before the first.
        """
        return cls(f"{first.value}{_SPAN}{last.value}")

    @property
    def granularity(self) -> Granularity:
        """How exact the value is; of a span, how exact its ends are."""
        return _read(self.value.partition(_SPAN)[0])[0]

    def ends(self) -> tuple[TimeValue, TimeValue]:
        """The two times of a span; of any other value twice itself."""
        first, slash, last = self.value.partition(_SPAN)
        return (TimeValue(first), TimeValue(last)) if slash else (self, self)

    def first(self) -> date:
        """The first day that the value covers."""
        return _bounds(self.value.partition(_SPAN)[0])[0]

    def last(self) -> date:
        """The last day that the value covers."""
        return _bounds(self.value.rpartition(_SPAN)[2])[1]

    def covers(self, other: TimeValue) -> bool:
        """Is the other value the same time, or a part of it?"""
        return self.first() <= other.first() and other.last() <= self.last()

    def as_date(self) -> str | None:
        """``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY`` for those who take nothing else; None where only more years hold it.

        A span is dated by its beginning, a week by the month of its Thursday and a weekend by that of its Saturday
        (as ISO 8601 puts weeks into years), a quarter, a season and a half by their year.
        """
        value = self.value.partition(_SPAN)[0]
        granularity, found = _read(value)
        if granularity in _WRITTEN_AS_DATE:
            return value
        match granularity:
            case Granularity.WEEK:
                return date.fromisocalendar(int(found[1]), int(found[2]), _THURSDAY).isoformat()[:7]
            case Granularity.WEEKEND:
                return date.fromisocalendar(int(found[1]), int(found[2]), _SATURDAY).isoformat()[:7]
            case Granularity.DECADE | Granularity.CENTURY:
                return None
        return found[1]

    def __str__(self) -> str:
        return self.value


def _read(value: str) -> tuple[Granularity, re.Match[str]]:
    """The granularity of a value that is no span, and its parts.

    Raises:
        ValueError: it has no form of a value.
    """
    for granularity, pattern in _PATTERNS.items():
        if match := pattern.fullmatch(value):
            return granularity, match
    raise ValueError(value)


def _bounds(value: str) -> tuple[date, date]:
    """The first and the last day of a value that is no span.

    Raises:
        ValueError: the calendar has no such time.
    """
    granularity, found = _read(value)
    year = int(found[1])
    match granularity:
        case Granularity.DAY:
            day = date(year, int(found[2]), int(found[3]))
            return day, day
        case Granularity.WEEK | Granularity.WEEKEND:
            begins = _SATURDAY if granularity is Granularity.WEEKEND else 1
            return date.fromisocalendar(year, int(found[2]), begins), date.fromisocalendar(year, int(found[2]), _SUNDAY)
        case Granularity.DECADE | Granularity.CENTURY:
            years = _YEARS[granularity]
            return date(year * years, 1, 1), date(year * years + years - 1, 12, 31)
        case Granularity.YEAR:
            return _months(year, 1, _MONTHS)
        case Granularity.SEASON:
            return _months(year, _FIRST_MONTH_OF_SEASON[found[2]], _SEASON)
    length = _PARTS_OF_YEAR[granularity]
    return _months(year, (int(found[2]) - 1) * length + 1, length)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """The first and the last day of so many months."""
    first = date(year, month, 1)
    carry, last = divmod(month + count - 2, _MONTHS)
    return first, date(year + carry, last + 1, calendar.monthrange(year + carry, last + 1)[1])


def _is_in_calendar(value: str) -> bool:
    first, slash, last = value.partition(_SPAN)
    try:
        begin = _bounds(first)
        end = _bounds(last) if slash else begin
        same = not slash or _read(first)[0] is _read(last)[0]
    except (ValueError, OverflowError):
        return False
    return same and begin[0] <= end[0]
