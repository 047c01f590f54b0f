"""What time expressions mean before any calendar is asked: part of a date, a day of the week, so many days ago."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.schema.annotation import TimeKind
from dragoman.schema.times import TimeValue


class Unit(StrEnum):
    """What a time is counted in."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    YEAR = "year"


class Origin(StrEnum):
    """From where a time is counted: the day of publication, or the time told before it in the text."""

    PUBLICATION = "publication"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class FixedTime:
    """A time that needs no other to be known: "the 1990s"; or "12/1/2022", of which only the year is sure."""

    value: TimeValue


@dataclass(frozen=True, slots=True)
class CalendarTime:
    """A date of the calendar, as far as it is told: "12 January", "October 2021", "2014", "the 19th".

    ``shift`` is -1 for "last October", 0 for "this June", 1 for "next March"; ``year_shift`` the same for
    "in July last year". ``origin`` is TEXT for "that August".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    origin: Origin = Origin.PUBLICATION


@dataclass(frozen=True, slots=True)
class EasterTime:
    """A day that is so many days after (or, negative, before) Easter Sunday."""

    days: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class WeekdayTime:
    """A day of the week. ``shift`` as above.

    ``week_shift`` is -1 for "Monday of last week", ``weeks`` is 1 for "Friday week".
    """

    weekday: int
    shift: int | None = None
    week_shift: int | None = None
    weeks: int = 0
    origin: Origin = Origin.PUBLICATION


@dataclass(frozen=True, slots=True)
class CountedTime:
    """So many units before (negative) or after its origin: "yesterday", "three days ago", "ten days later".

    ``period`` is set where it may be a duration as well: "in two weeks" is a time only if it is still to come.
    """

    unit: Unit
    count: int
    origin: Origin = Origin.PUBLICATION
    period: str | None = None


@dataclass(frozen=True, slots=True)
class YearPart:
    """A season, a quarter or a half by its designator in TIMEX3 (SP, Q3, H1), of a year told, or by shift, or neither.

    ``year_shift`` is -1 for "the first half of last year".
    """

    part: str
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class NoDate:
    """Words about time that are no date: a duration, a recurrence, a time too vague to be dated, and why.

    ``period`` is the TIMEX3 value of a duration or a recurrence: P3Y, PXM, P1W.
    """

    kind: TimeKind
    basis: str
    period: str | None = None


@dataclass(frozen=True, slots=True)
class SpanTime:
    """From one time to another: "3 to 5 May", "Monday and Tuesday", "2015-16"."""

    first: PointTime
    last: PointTime


PointTime = FixedTime | CalendarTime | EasterTime | WeekdayTime | CountedTime | YearPart
Meaning = PointTime | SpanTime | NoDate


@dataclass(frozen=True, slots=True)
class FoundTime:
    """An expression and its offsets in the text that was scanned."""

    start: int
    end: int
    meaning: Meaning
