"""What a time expression means + the day of publication + the time told before it → its calendar value, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.extract.tense import Direction
from dragoman.extract.time_meanings import (
    CalendarTime,
    CountedTime,
    Meaning,
    NoDate,
    Origin,
    SeasonTime,
    Unit,
    WeekdayTime,
)
from dragoman.schema.dates import calendar_value
from dragoman.schema.times import Granularity, TimeValue

_WEEK = 7
_THURSDAY = 3
_SATURDAY = 5
_MONTHS = 12
_SEASON_MONTHS = 3
_NEAR_DAYS = 31
_NEAR_MONTHS = 3
_UNTOLD = "the day of publication is not told"

Resolved = tuple[TimeValue | None, str]
"""A value, None where there is none, and the reason for either."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is resolved against: publication, the time told before it in its paragraph, and its tense."""

    published: TimeValue | None
    before: TimeValue | None
    direction: Direction


def resolve(meaning: Meaning, context: Context) -> Resolved:
    """The value that a meaning has in its context.

    A week, and a weekend, has no value of its own; it gets the month that holds its Thursday (its Saturday). So many
    weeks ago is a month as well, so many months ago a month, so many years ago a year.
    """
    match meaning:
        case NoDate():
            return None, meaning.basis
        case CalendarTime(year=int(year)):
            return calendar_value(year, meaning.month, meaning.day), "told in full"
        case CalendarTime(origin=Origin.TEXT) | CountedTime(origin=Origin.TEXT) | WeekdayTime(origin=Origin.TEXT):
            return _resolve_in_text(meaning, context)
        case SeasonTime(year=int(year)):
            return calendar_value(year), "a season, year told"
    if context.published is None:
        return None, _UNTOLD
    match meaning:
        case CalendarTime():
            return _resolve_calendar(meaning, context, context.published.last())
        case SeasonTime():
            return calendar_value(_year_of_season(meaning, context, context.published.last())), "a season"
        case CountedTime(unit=Unit.MONTH):
            return _add_months(context.published, meaning.count), "months from publication"
        case CountedTime(unit=Unit.YEAR):
            return calendar_value(context.published.first().year + meaning.count), "years from publication"
    if context.published.granularity is not Granularity.DAY:
        return None, _UNTOLD
    if isinstance(meaning, WeekdayTime):
        return _resolve_weekday(meaning, context, context.published.first())
    return _resolve_counted(meaning, context, context.published.first())


def _resolve_in_text(meaning: Meaning, context: Context) -> Resolved:
    """A time counted from the one told before it; as exact as both allow."""
    before = context.before
    if before is None:
        return None, "no time is told before it"
    exact = before.granularity is Granularity.DAY
    basis = f"counted from {before}"
    match meaning:
        case CalendarTime(month=month, day=day):
            return calendar_value(before.first().year, month, day), basis
        case WeekdayTime(weekday=weekday, shift=shift) if exact:
            start = before.first() + timedelta(days=1 if shift == 1 else 0)
            day_found = _weekday_from(start, weekday) if shift == 1 else _weekday_until(start, weekday)
            return TimeValue.of_day(day_found), basis
        case CountedTime(unit=Unit.YEAR, count=count):
            return calendar_value(before.first().year + count), basis
        case CountedTime(unit=Unit.MONTH, count=count) if before.granularity is not Granularity.YEAR:
            return _add_months(before, count), basis
        case CountedTime(unit=Unit.DAY | Unit.WEEK as unit, count=count) if exact:
            return TimeValue.of_day(before.first() + timedelta(days=count * (_WEEK if unit is Unit.WEEK else 1))), basis
        case CountedTime(count=0):
            return before, basis
    return None, f"{before} is too vague to count from"


def _resolve_calendar(time: CalendarTime, context: Context, published: date) -> Resolved:
    """A date without its year (or, for "the 19th", without its month)."""
    if time.year_shift is not None:
        return calendar_value(published.year + time.year_shift, time.month, time.day), "year counted from publication"
    if time.month is None:
        return _resolve_day_of_month(time.day or 1, context, published)
    if time.day is not None:
        return _resolve_day(time.month, time.day, context.direction, published)
    return _resolve_month(time.month, time.shift, context.direction, published)


def _resolve_day_of_month(day: int, context: Context, published: date) -> Resolved:
    before = context.before
    if before is not None and before.granularity is not Granularity.YEAR:
        start = before.first()
        same = calendar_value(start.year, start.month, day)
        if before.granularity is Granularity.MONTH or day >= start.day:
            return same, f"month of {before}"
    months = [published.year * _MONTHS + published.month - 1 + step for step in (-1, 0, 1)]
    found = [value for m in months if (value := calendar_value(m // _MONTHS, m % _MONTHS + 1, day))]
    return _choose(found, context.direction, published), "month from publication"


def _resolve_day(month: int, day: int, direction: Direction, published: date) -> Resolved:
    found = [value for year in _years_around(published) if (value := calendar_value(year, month, day))]
    return _choose(found, direction, published), f"year from publication, {direction}"


def _choose(found: list[TimeValue], direction: Direction, published: date) -> TimeValue | None:
    """The day that the tense asks for. The past of a day that comes round within a month would be a year ago: such a
    day is told of as planned ("they agreed on 3 May"), so it lies ahead.
    """
    past = [value for value in found if value.first() <= published]
    ahead = [value for value in found if value.first() >= published]
    if direction is Direction.FUTURE:
        return ahead[0] if ahead else None
    if not past or not ahead:
        return next(iter(past[-1:] or ahead), None)
    back, on = published - past[-1].first(), ahead[0].first() - published
    near = on.days <= _NEAR_DAYS and back.days > _NEAR_DAYS if direction is Direction.PAST else on < back
    return ahead[0] if near else past[-1]


def _resolve_month(month: int, shift: int | None, direction: Direction, published: date) -> Resolved:
    back = (published.month - month) % _MONTHS
    on = (month - published.month) % _MONTHS
    if shift == 0:
        return calendar_value(published.year, month), "month of the year of publication"
    if shift is not None:
        steps = (on or _MONTHS) if shift > 0 else -(back or _MONTHS)
    elif direction is Direction.FUTURE or (direction is Direction.OPEN and on <= _NEAR_MONTHS):
        steps = on
    else:
        steps = -back
    number = published.year * _MONTHS + published.month - 1 + steps
    return calendar_value(number // _MONTHS, month), f"year from publication, {direction}"


def _resolve_weekday(time: WeekdayTime, context: Context, published: date) -> Resolved:
    day = timedelta(days=1)
    if time.week_shift is not None:
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=time.week_shift)
        return TimeValue.of_day(monday + timedelta(days=time.weekday)), "week counted from publication"
    if time.weeks:
        return TimeValue.of_day(_weekday_from(published + day, time.weekday) + timedelta(weeks=1)), "a week on"
    if time.shift == -1:
        return TimeValue.of_day(_weekday_until(published - day, time.weekday)), "weekday before publication"
    if time.shift == 1 or context.direction is Direction.FUTURE or (time.shift == 0 and context.direction is Direction.OPEN):
        return TimeValue.of_day(_weekday_from(published + day, time.weekday)), "weekday after publication"
    return TimeValue.of_day(_weekday_until(published, time.weekday)), "weekday up to publication"


def _resolve_counted(time: Meaning, context: Context, published: date) -> Resolved:
    match time:
        case CountedTime(unit=Unit.DAY, count=count):
            return TimeValue.of_day(published + timedelta(days=count)), "days from publication"
        case CountedTime(unit=Unit.WEEKEND, count=count):
            ahead = count > 0 or (count == 0 and context.direction is Direction.FUTURE)
            saturday = _weekday_from(published, _SATURDAY) if ahead else _weekday_until(published, _SATURDAY)
            return calendar_value(saturday.year, saturday.month), "weekend by publication, its month"
        case CountedTime(unit=Unit.WEEK, count=count):
            thursday = published + timedelta(days=_THURSDAY - published.weekday(), weeks=count)
            return calendar_value(thursday.year, thursday.month), "week by publication, its month"
    return None, "too vague to be dated"


def _year_of_season(time: SeasonTime, context: Context, published: date) -> int:
    over = time.month + _SEASON_MONTHS <= published.month
    begun = time.month <= published.month
    if time.shift == -1:
        return published.year - (0 if over else 1)
    if time.shift == 1:
        return published.year + (1 if begun else 0)
    if time.shift is None and context.direction is Direction.FUTURE:
        return published.year + (1 if over else 0)
    return published.year - (0 if begun or time.shift == 0 else 1)


def _add_months(value: TimeValue, count: int) -> TimeValue | None:
    number = value.first().year * _MONTHS + value.first().month - 1 + count
    return calendar_value(number // _MONTHS, number % _MONTHS + 1) if value.granularity is not Granularity.YEAR else None


def _years_around(published: date) -> tuple[int, int, int]:
    return published.year - 1, published.year, published.year + 1


def _weekday_until(day: date, weekday: int) -> date:
    """The last such weekday up to and with the day."""
    return day - timedelta(days=(day.weekday() - weekday) % _WEEK)


def _weekday_from(day: date, weekday: int) -> date:
    """The first such weekday from the day on."""
    return day + timedelta(days=(weekday - day.weekday()) % _WEEK)
