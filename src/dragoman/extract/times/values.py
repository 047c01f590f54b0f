"""What a time expression means + the day of publication + the time told before it → its calendar value, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.extract.times.meanings import (
    CalendarTime,
    CountedTime,
    Meaning,
    NoDate,
    Origin,
    SeasonTime,
    Unit,
    WeekdayTime,
)
from dragoman.extract.times.tense import Direction
from dragoman.schema.dates import calendar_value
from dragoman.schema.times import Granularity, TimeValue

_WEEK = 7
_THURSDAY = 3
_SATURDAY = 5
_MONTHS = 12
_SEASON_MONTHS = 3
_MID_MONTH = 14
_NEAR_DAYS = 31
_FAR_DAYS = 180
_FAR_MONTHS = 9
_NEAR_MONTHS = 3
_NOTHING_BEFORE = "no time is told before it"
_UNTOLD = "the day of publication is not told"

Resolved = tuple[TimeValue | None, str]
"""A value, None where there is none, and the reason for either."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is resolved against: publication, the time and the day told last before it, and its tense."""

    published: TimeValue | None
    before: TimeValue | None
    day_before: TimeValue | None
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
        case SeasonTime(year=int(year)):
            return calendar_value(year), "a season, year told"
        case CountedTime(origin=Origin.TEXT):
            return _count_in_text(meaning, context)
        case CalendarTime(origin=Origin.TEXT) | WeekdayTime(origin=Origin.TEXT):
            return _resolve_in_text(meaning, context)
    published = context.published
    return _resolve_by_publication(meaning, context, published) if published else (None, _UNTOLD)


def _resolve_by_publication(
    meaning: CalendarTime | SeasonTime | CountedTime | WeekdayTime, context: Context, published: TimeValue
) -> Resolved:
    exact = published.granularity is Granularity.DAY
    match meaning:
        case CalendarTime():
            return _resolve_calendar(meaning, context, published.last())
        case SeasonTime():
            return calendar_value(_year_of_season(meaning, context, published.last())), "a season"
        case CountedTime(unit=Unit.MONTH | Unit.YEAR):
            return _add(published, meaning.unit, meaning.count), f"{meaning.unit}s from publication"
        case CountedTime() if exact:
            return _resolve_counted(meaning, context, published.first())
        case WeekdayTime() if exact:
            return _resolve_weekday(meaning, context, published.first())
    return None, _UNTOLD


def _resolve_in_text(meaning: CalendarTime | WeekdayTime, context: Context) -> Resolved:
    """A month of the year told before ("that August"), a weekday by the day told before ("the following Monday")."""
    before = context.before if isinstance(meaning, CalendarTime) else context.day_before
    if before is None:
        return None, _NOTHING_BEFORE
    day, basis = before.first(), f"counted from {before}"
    match meaning:
        case CalendarTime():
            return calendar_value(day.year, meaning.month, meaning.day), basis
        case WeekdayTime(shift=1):
            return TimeValue.of_day(_weekday_from(day + timedelta(days=1), meaning.weekday)), basis
    return TimeValue.of_day(_weekday_until(day, meaning.weekday)), basis


def _count_in_text(time: CountedTime, context: Context) -> Resolved:
    """A time so far from the one told before it ("ten days later"); where none is, back from publication."""
    before, count = context.before, time.count
    if time.unit in (Unit.DAY, Unit.WEEK):
        before = context.day_before or before
        if before is None and count < 0:
            before = context.published
    if before is None:
        return None, _NOTHING_BEFORE
    value = before if count == 0 and time.unit is Unit.DAY else _add(before, time.unit, count)
    if value is None or (time.unit is Unit.DAY and value.granularity is Granularity.YEAR):
        return None, f"{before} is too vague to count from"
    return value, f"counted from {before}"


def _add(value: TimeValue, unit: Unit, count: int) -> TimeValue | None:
    """The time so many units after a value, as exact as both; weeks after a month count from its middle."""
    day = value.first()
    match unit, value.granularity:
        case Unit.YEAR, _:
            return calendar_value(day.year + count)
        case Unit.MONTH, Granularity.DAY | Granularity.MONTH:
            number = day.year * _MONTHS + day.month - 1 + count
            return calendar_value(number // _MONTHS, number % _MONTHS + 1)
        case ((Unit.DAY | Unit.WEEK), Granularity.DAY):
            return TimeValue.of_day(day + timedelta(days=count * (_WEEK if unit is Unit.WEEK else 1)))
        case Unit.WEEK, Granularity.MONTH:
            day += timedelta(days=_MID_MONTH, weeks=count)
            return calendar_value(day.year, day.month)
    return None


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
    """A day alone ("the 19th"): of the month told before, unless that is over and the day to come; else the nearest."""
    before = context.before
    if before is not None and before.granularity is not Granularity.YEAR:
        start = before.first()
        same = calendar_value(start.year, start.month, day)
        behind = context.direction is Direction.FUTURE and same is not None and same.first() < published
        if not behind and (before.granularity is Granularity.MONTH or day >= start.day):
            return same, f"month of {before}"
    months = [published.year * _MONTHS + published.month - 1 + step for step in (-1, 0, 1)]
    found = [value for m in months if (value := calendar_value(m // _MONTHS, m % _MONTHS + 1, day))]
    return _choose(found, context.direction, published), "month from publication"


def _resolve_day(month: int, day: int, direction: Direction, published: date) -> Resolved:
    found = [value for year in _years_around(published) if (value := calendar_value(year, month, day))]
    return _choose(found, direction, published), f"year from publication, {direction}"


def _choose(found: list[TimeValue], direction: Direction, published: date) -> TimeValue | None:
    """The day that the tense asks for, unless that is most of a year off and the other less than a month.

    Nobody leaves out the year of such a day: "they agreed on 3 May" is told of a plan.
    """
    past = [value for value in found if value.first() <= published]
    ahead = [value for value in found if value.first() >= published]
    if not past or not ahead:
        return next(iter(past[-1:] or ahead), None)
    back, on = published - past[-1].first(), ahead[0].first() - published
    if direction is Direction.PAST:
        return ahead[0] if on.days <= _NEAR_DAYS < _FAR_DAYS < back.days else past[-1]
    if direction is Direction.FUTURE:
        return past[-1] if back.days <= _NEAR_DAYS < _FAR_DAYS < on.days else ahead[0]
    return ahead[0] if on < back else past[-1]


def _resolve_month(month: int, shift: int | None, direction: Direction, published: date) -> Resolved:
    back = (published.month - month) % _MONTHS
    on = (month - published.month) % _MONTHS
    if shift == 0:
        return calendar_value(published.year, month), "month of the year of publication"
    if shift is not None:
        steps = (on or _MONTHS) if shift > 0 else -(back or _MONTHS)
    elif direction is Direction.FUTURE:
        steps = on if on < _FAR_MONTHS else -back
    else:
        steps = on if direction is Direction.OPEN and on <= _NEAR_MONTHS else -back
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
    ahead = context.direction is Direction.FUTURE or (time.shift == 0 and context.direction is Direction.OPEN)
    if time.shift == 1 or ahead:
        return TimeValue.of_day(_weekday_from(published + day, time.weekday)), "weekday after publication"
    return TimeValue.of_day(_weekday_until(published, time.weekday)), "weekday up to publication"


def _resolve_counted(time: CountedTime, context: Context, published: date) -> Resolved:
    """Days, weeks and weekends from the day of publication."""
    if time.unit is Unit.DAY:
        return TimeValue.of_day(published + timedelta(days=time.count)), "days from publication"
    if time.unit is Unit.WEEKEND:
        ahead = time.count > 0 or (time.count == 0 and context.direction is Direction.FUTURE)
        saturday = _weekday_from(published, _SATURDAY) if ahead else _weekday_until(published, _SATURDAY)
        return calendar_value(saturday.year, saturday.month), "weekend by publication, its month"
    thursday = published + timedelta(days=_THURSDAY - published.weekday(), weeks=time.count)
    return calendar_value(thursday.year, thursday.month), "week by publication, its month"


def _year_of_season(time: SeasonTime, context: Context, published: date) -> int:
    over = time.month + _SEASON_MONTHS <= published.month
    begun = time.month <= published.month
    if time.shift == -1:
        return published.year - (0 if over else 1)
    if time.shift == 1:
        return published.year + (1 if begun else 0)
    near = 0 < time.month - published.month <= _NEAR_MONTHS
    if time.shift is None and (near or context.direction is Direction.FUTURE):
        return published.year + (1 if over else 0)
    return published.year - (0 if begun or time.shift == 0 else 1)


def _years_around(published: date) -> tuple[int, int, int]:
    return published.year - 1, published.year, published.year + 1


def _weekday_until(day: date, weekday: int) -> date:
    """The last such weekday up to and with the day."""
    return day - timedelta(days=(day.weekday() - weekday) % _WEEK)


def _weekday_from(day: date, weekday: int) -> date:
    """The first such weekday from the day on."""
    return day + timedelta(days=(weekday - day.weekday()) % _WEEK)
