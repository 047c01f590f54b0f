"""Points in time as reporting gives them: a day, a month or a year (TIMEX3 calendar values)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.schema.errors import UsageError

_VALUE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Granularity(StrEnum):
    """How exact a time is."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A TIMEX3 value of calendar type: ``2014``, ``2021-10`` or ``2022-01-12``.

    >>> TimeValue("2021-10").last()
    datetime.date(2021, 10, 31)

    Raises:
        UsageError: the value is not such a date.
    """

    value: str

    def __post_init__(self) -> None:
        if not _is_in_calendar(self.value):
            raise UsageError(f"{self.value!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD")

    @classmethod
    def of_day(cls, day: date) -> TimeValue:
        """The value of one day."""
        return cls(day.isoformat())

    @property
    def granularity(self) -> Granularity:
        """How exact the value is."""
        return {4: Granularity.YEAR, 7: Granularity.MONTH, 10: Granularity.DAY}[len(self.value)]

    def first(self) -> date:
        """The first day that the value covers."""
        year, month, day = (int(x) for x in (self.value + "-01-01")[:10].split("-"))
        return date(year, month, day)

    def last(self) -> date:
        """The last day that the value covers."""
        start = self.first()
        match self.granularity:
            case Granularity.DAY:
                return start
            case Granularity.MONTH:
                return start.replace(day=calendar.monthrange(start.year, start.month)[1])
            case Granularity.YEAR:
                return start.replace(month=12, day=31)

    def covers(self, other: TimeValue) -> bool:
        """Is the other value the same time, or a part of it?"""
        return self.first() <= other.first() and other.last() <= self.last()

    def __str__(self) -> str:
        return self.value


def _is_in_calendar(value: str) -> bool:
    match = _VALUE.fullmatch(value)
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True
