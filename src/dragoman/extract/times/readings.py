"""What the match of a form means; None where the words in it or around it show that it is no time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from dragoman.extract.times.meanings import (
    CalendarTime,
    CountedTime,
    EasterTime,
    FixedTime,
    Meaning,
    NoDate,
    Origin,
    SpanTime,
    Unit,
    WeekdayTime,
    YearPart,
)
from dragoman.lexicon.time_words import load_time_words
from dragoman.schema.annotation import TimeKind
from dragoman.schema.dates import month_number, weekday_number
from dragoman.schema.times import TimeValue

Reader = Callable[[re.Match[str]], Meaning | None]

_WORDS = load_time_words()
_WINDOW = 24
_SHORT_MONTH = 4
_MONTHS = 12
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_FIRST_TIME = re.compile(r"\b(?:first|last|times?)\b[^.;]*$", re.IGNORECASE)
_FIRST_WINDOW = 60
_AGE = re.compile(r"[\s-]olds?\b|\sof\sage\b")
_CLAUSE_END = re.compile(r"[,.;:)]|\s*$")
_CAPITALISED_BEFORE = re.compile(r"\b([A-Z][\w’']*)\.?\s$")
_HALVES = {"TH": "PT30M", "D": "PT12H", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}
_NAME_GOES_ON = re.compile(r"\s[A-Z]")
_FURTHER_DAY = re.compile(r"\d{1,2}")


def alternatives(words: Iterable[str]) -> str:
    """A group of a regular expression for any of the words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s").replace("'", "[’']") for word in ordered) + ")"


_BEFORE_CALENDAR = re.compile(
    rf"(?:\b{alternatives(_WORDS.before_calendar)}|[’']s|s[’'])[\s-]+\(?$|[-–(/]$", re.IGNORECASE
)
_BEFORE_NUMBER = re.compile(rf"(?:[$€£#+]|\b{alternatives(_WORDS.before_number)}\s)\s?$", re.IGNORECASE)
_AFTER_NUMBER = re.compile(
    rf"\s(?:(?:and|to|or|[-–])\s\d[\d,]*\s)?{alternatives(_WORDS.after_number)}\b", re.IGNORECASE
)
_BEFORE_NAME = re.compile(rf"\b{alternatives(_WORDS.before_name)}\s$", re.IGNORECASE)
_AFTER_NAME = re.compile(rf"\s{alternatives(_WORDS.after_name)}\b", re.IGNORECASE)


def _group(match: re.Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


def _plain(words: str) -> str:
    """Words as the lexicon has them."""
    return " ".join(words.lower().replace("’", "'").split())


def _shift(words: str | None) -> int | None:
    """-1, 0 or 1 for last, this, next."""
    return _WORDS.shifts[words.lower().split()[-1]] if words else None


def _number(words: str | None) -> int | None:
    return int(words) if words else None


def _before(match: re.Match[str]) -> str:
    return match.string[max(match.start() - _WINDOW, 0) : match.start()]


def _origin(match: re.Match[str]) -> Origin:
    return Origin.TEXT if _group(match, "that") else Origin.PUBLICATION


def count_of(words: str) -> int:
    """The number that words or figures tell: 3, "three", "twenty-five", "a hundred"."""
    if words.isdigit():
        return int(words)
    return sum(_WORDS.numbers.get(word, 0) for word in re.split(r"[\s-]", words.lower().removeprefix("a "))) or 1


def read_calendar(match: re.Match[str]) -> Meaning | None:
    """A date by the groups year, month, day, shift and year_shift; a span where ``more`` has a further day or year."""
    year, month, day = _group(match, "year"), _group(match, "month"), _group(match, "day")
    if month and month[0].islower():
        return None
    first = CalendarTime(
        year=_number(year),
        month=(int(month) if month.isdigit() else month_number(month)) if month else None,
        day=int(re.sub(r"\D", "", day)) if day else None,
        shift=_shift(_group(match, "shift")),
        year_shift=_shift(_group(match, "year_shift")),
        origin=_origin(match),
    )
    more = _group(match, "more") or ""
    further = _FURTHER_DAY.findall(more)
    if further and first.day is not None and int(further[-1]) > first.day:
        if "and" in more and int(further[-1]) > first.day + len(further) and not _BETWEEN.search(_before(match)):
            return first
        last = CalendarTime(first.year, first.month, int(further[-1]), first.shift, first.year_shift, first.origin)
        return SpanTime(first, last)
    return first


def read_plain_year(match: re.Match[str]) -> Meaning | None:
    """A number that is a year: "in 2014"; with a second one the span from the one to the other."""
    before = _before(match)
    if not _BEFORE_CALENDAR.search(before) or _BEFORE_NUMBER.search(before):
        return None
    if _AFTER_NUMBER.match(match.string, match.end()):
        return None
    year, until = match["year"], _group(match, "until")
    last = int(year[: len(year) - len(until)] + until) if until else int(year)
    return SpanTime(CalendarTime(int(year)), CalendarTime(last)) if last > int(year) else CalendarTime(int(year))


def read_plain_month(match: re.Match[str]) -> Meaning | None:
    """A month alone; one whose name may be a word, a person's name or both needs a word before it that tells."""
    before = _before(match)
    name = match["month"].rstrip(".")
    if not _BEFORE_CALENDAR.search(before) and (
        name in ("May", "March") or len(name) <= _SHORT_MONTH or _CAPITALISED_BEFORE.search(before)
    ):
        return None
    return read_calendar(match)


def read_numeric(match: re.Match[str]) -> Meaning | None:
    """A date in figures. Where both could be the month only the year is sure; dots put the day first."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if min(one, two) > _MONTHS or not (one and two):
        return None
    if one == two or two > _MONTHS or one > _MONTHS or match["mark"] == ".":
        month, day = (one, two) if two > _MONTHS else (two, one)
        return CalendarTime(year, month, day)
    return FixedTime(TimeValue(str(year)))


def read_weekday(match: re.Match[str]) -> Meaning | None:
    """A day of the week, unless the words beside it make it a name; "next Friday" is that of the next week."""
    if match["weekday"][0].islower() or _BEFORE_NAME.search(_before(match)):
        return None
    if _AFTER_NAME.match(match.string, match.end("weekday")):
        return None
    shift = _group(match, "shift") or _group(match, "after")
    origin = _origin(match)
    of_week = "next" if shift and shift.lower() == "next" and origin is Origin.PUBLICATION else None
    return WeekdayTime(
        weekday_number(match["weekday"]),
        shift=None if of_week else _shift(shift),
        week_shift=_shift(_group(match, "week_shift") or of_week),
        weeks=1 if _group(match, "week") else 0,
        origin=origin,
    )


def read_amount(match: re.Match[str]) -> Meaning | None:
    """So many units: a time where a word after them says from when they are counted, else a duration, never an age."""
    if _AGE.match(match.string, match.end()):
        return None
    suffix = _plain(_group(match, "suffix") or "")
    count = count_of(match["number"]) if match["number"] and not match["alternative"] else None
    if suffix:
        return _read_counted(match, suffix, count)
    unit, per_unit = _unit_of(match["unit"])
    if match["halved"]:
        period = half_of(match["unit"])
    else:
        period = period_of(count, match["unit"], and_half=bool(match["half"] or match["half_after"]))
    if (
        match["lead"]
        and not _FIRST_TIME.search(match.string, max(match.start() - _FIRST_WINDOW, 0), match.start())
        and count
        and unit in (Unit.WEEK, Unit.MONTH, Unit.YEAR)
    ):
        return CountedTime(unit, per_unit * count, period=period)
    return NoDate(TimeKind.DURATION, "a duration", period)


def _read_counted(match: re.Match[str], suffix: str, count: int | None) -> Meaning:
    """So many units ago, later, before, unless their number or what they are counted from is not told."""
    unit, per_unit = _unit_of(match["unit"])
    if suffix == "into" or (suffix in ("before", "after") and not _CLAUSE_END.match(match.string, match.end())):
        return NoDate(TimeKind.DATE, "counted from an event")
    origin = Origin.PUBLICATION if suffix in ("ago", "from now", "hence", "time") else Origin.TEXT
    if unit is None:
        return CountedTime(Unit.DAY, 0, origin)
    if count is None:
        return NoDate(TimeKind.DATE, "too vague to be dated")
    sign = -1 if suffix in ("ago", "earlier", "previously", "before") else 1
    return CountedTime(unit, sign * per_unit * count, origin)


def _unit_of(name: str) -> tuple[Unit | None, int]:
    """The unit and how many of it a name stands for; None for what is no longer counted in days."""
    match name.lower():
        case "fortnight":
            return Unit.WEEK, 2
        case "decade":
            return Unit.YEAR, 10
        case "century" | "centurie":
            return Unit.YEAR, 100
        case "hour" | "minute":
            return None, 0
        case "week" | "weekend" | "month" | "year":
            return Unit(name.lower()), 1
    return Unit.DAY, 1


def period_of(count: int | None, unit: str, *, and_half: bool = False) -> str:
    """The TIMEX3 value of so many units, X of them where their number is not told: P3Y, PT72H, PXM, P1.5Y."""
    time, each, letters = _designators(unit)
    number = "X" if count is None else f"{count * each}{'.5' if and_half else ''}"
    return f"P{time}{number}{letters}"


def half_of(unit: str) -> str:
    """The TIMEX3 value of half a unit, told in whole smaller ones where that goes: PT30M, P6M."""
    time, _, letters = _designators(unit)
    return _HALVES.get(time + letters, f"P{time}0.5{letters}")


def _designators(unit: str) -> tuple[str, int, str]:
    """T for what is shorter than a day, how many a unit is, and of what: "", 2 and W for a fortnight."""
    name = unit.lower()
    value = _WORDS.units["century" if name.startswith("centur") else name]
    digits = value.removeprefix("T")
    return ("T" if value != digits else ""), int(digits[0]), digits[1:]


def read_shifted(match: re.Match[str]) -> Meaning:
    """Last week, this month, the next day."""
    unit, _ = _unit_of(match["unit"])
    return CountedTime(unit or Unit.DAY, _shift(_group(match, "shift")) or 0, _origin(match))


def read_year_part(match: re.Match[str]) -> Meaning:
    """A season, a quarter, a half: by its word, or its number."""
    season, ordinal = _group(match, "season"), _group(match, "ordinal")
    if season:
        part = _WORDS.seasons[season.lower()]
    else:
        number = int(ordinal) if ordinal and ordinal.isdigit() else _WORDS.ordinals[(ordinal or "first").lower()]
        part = f"{'H' if _group(match, 'half') else 'Q'}{number}"
    return YearPart(
        part,
        _number(_group(match, "year")),
        _shift(_group(match, "shift")),
        0 if _group(match, "this_year") else _shift(_group(match, "year_shift")),
    )


def read_holiday(match: re.Match[str]) -> Meaning:
    """A day that has a name."""
    name, year = _plain(match["holiday"]), _number(_group(match, "year"))
    if name in _WORDS.easter_days:
        return EasterTime(_WORDS.easter_days[name], year)
    month, day = _WORDS.holidays[name].split("-")
    return CalendarTime(year, int(month), int(day))


def read_decade(match: re.Match[str]) -> Meaning:
    """The 1990s."""
    return FixedTime(TimeValue(match["decade"]))


def read_century(match: re.Match[str]) -> Meaning | None:
    """The 19th century: the years from 1800 on."""
    number = int(match["century"]) - 1
    return FixedTime(TimeValue(f"{number:02}")) if number else None


def read_recurrence(match: re.Match[str]) -> Meaning | None:
    """What recurs, by its period: weekly, every Friday, twice a year."""
    word, weekday, month = _group(match, "word"), _group(match, "weekday"), _group(match, "month")
    season, unit = _group(match, "season"), _group(match, "unit")
    if word and word[0].isupper() and _NAME_GOES_ON.match(match.string, match.end()):
        return None
    if word:
        period = _WORDS.recurrences[word.lower()]
    elif weekday:
        period = f"XXXX-WXX-{weekday_number(weekday) + 1}"
    elif month:
        period = f"XXXX-{month_number(month):02}"
    elif season:
        period = f"XXXX-{_WORDS.seasons[season.lower()]}"
    else:
        number = _group(match, "number")
        period = period_of(_WORDS.ordinals.get(number.lower()) or count_of(number) if number else 1, unit or "day")
    return NoDate(TimeKind.SET, "a recurrence", period)


def read_duration(match: re.Match[str]) -> Meaning:
    """A duration of so many units, or of an untold number of them."""
    number = _group(match, "number")
    return NoDate(TimeKind.DURATION, "a duration", period_of(count_of(number) if number else None, match["unit"]))


def fixed(unit: Unit, count: int, origin: Origin = Origin.PUBLICATION) -> Reader:
    """A reader for words that always mean the same: tomorrow, the day before."""
    return lambda _match: CountedTime(unit, count, origin)
