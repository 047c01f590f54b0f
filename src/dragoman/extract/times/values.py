"""What a time expression means + the day of publication + the time told before it → its calendar value, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta
from dateutil.relativedelta import weekday as nth_weekday

from dragoman.extract.times.meanings import (
    CalendarTime,
    CountedTime,
    EasterTime,
    FixedTime,
    Meaning,
    NoDate,
    Origin,
    PointTime,
    SpanTime,
    Unit,
    WeekdayTime,
    YearPart,
)
from dragoman.extract.times.tense import Direction
from dragoman.schema.dates import calendar_value
from dragoman.schema.times import Granularity, TimeValue

_WEDNESDAY, _SATURDAY = 2, 5
_MONTHS = 12
_MID_MONTH = 14
_NEAR_DAYS = 31
_FAR_DAYS = 180
_NEAR_MONTHS = 3
_FARTHEST_MONTHS = {Direction.OPEN: _NEAR_MONTHS, Direction.DUE: 6}
"""How far ahead a month may lie where the tense does not settle it."""

_LONGEST_MONTH = 31
_FIRST_EASTER = 1583
"""The Gregorian calendar begins in 1582."""

_DAY = timedelta(days=1)
_DAYS_WITH_NAMES = timedelta(days=2)
"""Nobody calls yesterday "last Thursday"."""

_TO_COME = frozenset({Direction.FUTURE, Direction.DUE})
_EXACT = frozenset({Granularity.DAY, Granularity.WEEK, Granularity.WEEKEND})
_VAGUE = frozenset({Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY})
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
    """The value that a meaning has in its context, never more exact than it is told.

    So many weeks before or after a time is a week, so many months a month, so many years a year.
    """
    if isinstance(meaning, NoDate):
        return None, meaning.basis
    if isinstance(meaning, SpanTime):
        return _resolve_span(meaning, context)
    if _is_told_in_full(meaning):
        return _calendar_value_of(meaning), "told in full"
    if isinstance(meaning, CountedTime) and meaning.origin is Origin.TEXT:
        return _count_in_text(meaning, context)
    if isinstance(meaning, CalendarTime | WeekdayTime) and meaning.origin is Origin.TEXT:
        return _resolve_in_text(meaning, context)
    return _resolve_by_publication(meaning, context)


def _is_told_in_full(meaning: PointTime) -> bool:
    if isinstance(meaning, CalendarTime | EasterTime | YearPart):
        return meaning.year is not None
    return isinstance(meaning, FixedTime)


def _calendar_value_of(meaning: PointTime) -> TimeValue | None:
    match meaning:
        case FixedTime():
            return meaning.value
        case CalendarTime(year=int(year)):
            return calendar_value(year, meaning.month, meaning.day)
        case EasterTime(year=int(year)):
            return _day_by_easter(year, meaning.days)
        case YearPart(year=int(year)):
            return _part_of(year, meaning.part)
    return None


def _resolve_span(span: SpanTime, context: Context) -> Resolved:
    """From the one to the other; the last is after the first, whatever its tense alone would say."""
    first, basis = resolve(span.first, context)
    last, _ = resolve(span.last, context)
    if first is None or last is None or first.granularity is not last.granularity:
        return first, basis
    if last.first() < first.first():
        last = _next_after(span.last, last, first)
    if last is None or last.first() <= first.first():
        return first, basis
    return TimeValue.of_span(first, last), basis


def _next_after(meaning: PointTime, value: TimeValue, first: TimeValue) -> TimeValue | None:
    """The same day of the week, or of the year, next after the first; None for what comes only once."""
    match meaning:
        case WeekdayTime():
            return TimeValue.of_day(_weekday_from(first.first() + _DAY, meaning.weekday))
        case CalendarTime(year=None, month=int(month)):
            day = value.first().day if value.granularity is Granularity.DAY else None
            years = (first.first().year, first.first().year + 1)
            later = (calendar_value(year, month, day) for year in years)
            return next((found for found in later if found and found.first() > first.first()), None)
    return None


def _resolve_by_publication(meaning: PointTime, context: Context) -> Resolved:
    if context.published is None:
        return None, _UNTOLD
    published, exact = context.published.last(), context.published.granularity is Granularity.DAY
    value, basis = None, _UNTOLD
    match meaning:
        case CalendarTime():
            value, basis = _resolve_calendar(meaning, context, published)
        case EasterTime():
            days = [_day_by_easter(year, meaning.days) for year in _years_around(published)]
            value, basis = _choose(days, context.direction, published), "year from publication"
        case YearPart():
            value, basis = _resolve_part(meaning, context, published), "year from publication"
        case CountedTime(unit=Unit.MONTH | Unit.YEAR):
            value, basis = _add(context.published, meaning.unit, meaning.count), f"{meaning.unit}s from publication"
        case CountedTime() if exact:
            value, basis = _resolve_counted(meaning, context, published)
        case WeekdayTime() if exact:
            value, basis = _resolve_weekday(meaning, context, published)
    return value, basis


def _resolve_in_text(meaning: CalendarTime | WeekdayTime, context: Context) -> Resolved:
    """By the time told before it: "that August", "the following Monday", "the 18th of that month"."""
    before = context.before if isinstance(meaning, CalendarTime) else context.day_before
    if before is None:
        return None, _NOTHING_BEFORE
    day, basis = before.first(), f"counted from {before}"
    match meaning:
        case CalendarTime():
            return calendar_value(day.year, meaning.month or day.month, meaning.day), basis
        case WeekdayTime(shift=1):
            return TimeValue.of_day(_weekday_from(day + _DAY, meaning.weekday)), basis
    return TimeValue.of_day(_weekday_until(day, meaning.weekday)), basis


def _count_in_text(time: CountedTime, context: Context) -> Resolved:
    """A time so far from the one told before it ("ten days later"); where none is, back from publication."""
    before, count = context.before, time.count
    if time.unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND):
        before = context.day_before or before
        if before is None and count < 0:
            before = context.published
    if before is None:
        return None, _NOTHING_BEFORE
    value = before if count == 0 and time.unit is Unit.DAY else _add(before, time.unit, count)
    if value is None or (time.unit is Unit.DAY and value.granularity in _VAGUE):
        return None, f"{before} is too vague to count from"
    return value, f"counted from {before}"


def _add(value: TimeValue, unit: Unit, count: int) -> TimeValue | None:
    """The time so many units after a value, no more exact than either; weeks after a month count from its middle."""
    day, exact = value.last() if count > 0 else value.first(), value.granularity in _EXACT
    match unit:
        case Unit.YEAR:
            return calendar_value(day.year + count)
        case Unit.MONTH if (value.last() - value.first()).days < _LONGEST_MONTH:
            month = day + relativedelta(months=count)
            return calendar_value(month.year, month.month)
        case Unit.DAY if value.granularity is Granularity.DAY:
            return TimeValue.of_day(day + relativedelta(days=count))
        case Unit.WEEK | Unit.WEEKEND if exact:
            return TimeValue.of_week(day + relativedelta(weeks=count), weekend=unit is Unit.WEEKEND)
        case Unit.WEEK if value.granularity is Granularity.MONTH:
            middle = value.first() + relativedelta(days=_MID_MONTH, weeks=count)
            return calendar_value(middle.year, middle.month)
    return None


def _resolve_calendar(time: CalendarTime, context: Context, published: date) -> Resolved:
    """A date without its year (or, for "the 19th", without its month)."""
    if time.year_shift is not None:
        return calendar_value(published.year + time.year_shift, time.month, time.day), "year counted from publication"
    if time.month is None:
        return _resolve_day_of_month(time.day or 1, context, published)
    if time.day is not None:
        found = [calendar_value(year, time.month, time.day) for year in _years_around(published)]
        return _choose(found, context.direction, published), f"year from publication, {context.direction}"
    return _resolve_month(time.month, time.shift, context.direction, published)


def _resolve_day_of_month(day: int, context: Context, published: date) -> Resolved:
    """A day alone ("the 19th"): of the month told before, unless that is over and the day to come; else the nearest."""
    before = context.before
    if before is not None and before.granularity in (Granularity.DAY, Granularity.MONTH):
        start = before.first()
        same = calendar_value(start.year, start.month, day)
        behind = context.direction is Direction.FUTURE and same is not None and same.first() < published
        if not behind and (before.granularity is Granularity.MONTH or day >= start.day):
            return same, f"month of {before}"
    months = [published.replace(day=1) + relativedelta(months=step) for step in (-1, 0, 1)]
    found = [calendar_value(month.year, month.month, day) for month in months]
    return _choose(found, context.direction, published), "month from publication"


def _choose(days: list[TimeValue | None], direction: Direction, published: date) -> TimeValue | None:
    """The day that the tense asks for, unless that is most of a year off and the other less than a month.

    Nobody leaves out the year of such a day: "they agreed on 3 May" is told of a plan.
    """
    past = [day for day in days if day is not None and day.first() <= published]
    ahead = [day for day in days if day is not None and day.first() >= published]
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
    elif direction is Direction.FUTURE or on <= _FARTHEST_MONTHS.get(direction, -1):
        steps = on
    else:
        steps = -back
    found = published.replace(day=1) + relativedelta(months=steps)
    return calendar_value(found.year, found.month), f"year from publication, {direction}"


def _resolve_weekday(time: WeekdayTime, context: Context, published: date) -> Resolved:
    if time.week_shift is not None:
        monday = _weekday_until(published, 0) + relativedelta(weeks=time.week_shift)
        return TimeValue.of_day(_weekday_from(monday, time.weekday)), "week counted from publication"
    if time.weeks:
        return TimeValue.of_day(_weekday_from(published + _DAY, time.weekday) + relativedelta(weeks=1)), "a week on"
    if time.shift == -1:
        day = _weekday_until(published - _DAYS_WITH_NAMES, time.weekday)
        return TimeValue.of_day(day), "weekday before publication"
    ahead = context.direction in _TO_COME or (time.shift == 0 and context.direction is Direction.OPEN)
    if time.shift == 1 or ahead:
        return TimeValue.of_day(_weekday_from(published + _DAY, time.weekday)), "weekday after publication"
    return TimeValue.of_day(_weekday_until(published, time.weekday)), "weekday up to publication"


def _resolve_counted(time: CountedTime, context: Context, published: date) -> Resolved:
    """Days, weeks and weekends from the day of publication."""
    if time.unit is Unit.DAY:
        return TimeValue.of_day(published + relativedelta(days=time.count)), "days from publication"
    if time.unit is Unit.WEEK or time.count > 0:
        day = published + relativedelta(weeks=time.count)
        return TimeValue.of_week(day, weekend=time.unit is Unit.WEEKEND), "weeks from publication"
    close = context.direction is Direction.OPEN and _WEDNESDAY <= published.weekday() < _SATURDAY
    ahead = time.count == 0 and (context.direction is Direction.FUTURE or close)
    saturday = _weekday_from(published, _SATURDAY) if ahead else _weekday_until(published, _SATURDAY)
    return TimeValue.of_week(saturday, weekend=True), "weekend by publication"


def _resolve_part(time: YearPart, context: Context, published: date) -> TimeValue | None:
    """A season, a quarter or a half whose year is not told."""
    if time.year_shift is not None:
        return _part_of(published.year + time.year_shift, time.part)
    parts = [part for year in _years_around(published) if (part := _part_of(year, time.part))]
    over = [part for part in parts if part.last() < published]
    current = [part for part in parts if part.first() <= published <= part.last()]
    ahead = [part for part in parts if part.first() > published]
    if time.shift == -1:
        return over[-1] if over else None
    if time.shift == 1:
        return ahead[0] if ahead else None
    if time.shift == 0:
        return next(iter(current), _part_of(published.year, time.part))
    near = bool(ahead) and ahead[0].first() <= published + relativedelta(months=_NEAR_MONTHS)
    to_come = near or context.direction in _TO_COME  # nobody calls a season that is almost a year past "the autumn"
    return next(iter([*current, *ahead] if to_come else [*current, *reversed(over)]), None)


def _part_of(year: int, part: str) -> TimeValue | None:
    return TimeValue(f"{year:04}-{part}") if calendar_value(year) else None


def _day_by_easter(year: int, days: int) -> TimeValue | None:
    return TimeValue.of_day(easter(year) + relativedelta(days=days)) if year >= _FIRST_EASTER else None


def _years_around(published: date) -> tuple[int, int, int]:
    return published.year - 1, published.year, published.year + 1


def _weekday_until(day: date, weekday: int) -> date:
    """The last such weekday up to and with the day."""
    return day + relativedelta(weekday=nth_weekday(weekday, -1))


def _weekday_from(day: date, weekday: int) -> date:
    """The first such weekday from the day on."""
    return day + relativedelta(weekday=nth_weekday(weekday, 1))
