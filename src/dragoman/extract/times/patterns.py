"""Time expressions as they stand in a text: the patterns that find them, and what each means (TIMEX3 spans)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.extract.times.meanings import (
    CalendarTime,
    CountedTime,
    FoundTime,
    Meaning,
    NoDate,
    Origin,
    SeasonTime,
    Unit,
    WeekdayTime,
)
from dragoman.schema.annotation import TimeKind
from dragoman.schema.dates import MONTH_PATTERN, MONTHS, WEEKDAY_PATTERN, WEEKDAYS, month_number, weekday_number

_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "dozen": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
}
_SHIFTS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "this": 0,
    "that": 0,
    "same": 0,
    "coming": 1,
    "next": 1,
    "following": 1,
}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_HOLIDAYS = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
}

_YEAR = r"(?P<year>1[6-9]\d\d|20\d\d)(?![\d/]|[.,]\d)"
_DAY_NUMBER = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_DAY = rf"(?P<day>{_DAY_NUMBER})"
_MORE_DAYS = rf"(?:\s?(?:[-–—]|\band|\bto|\bor)\s?{_DAY_NUMBER}(?!\d))*"
_MONTH = rf"(?P<month>{MONTH_PATTERN})"
_WEEKDAY = rf"(?P<weekday>{WEEKDAY_PATTERN})"
_PART = r"(?:\s(?:early\s|late\s)?(?:morning|afternoon|evening|night|noon|lunchtime))?"
_SMALL = r"one|two|three|four|five|six|seven|eight|nine"
_NUMBER = (
    rf"(?P<number>\d{{1,3}}|an?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:{_SMALL}))?|{_SMALL}"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:a|one)\shundred|a\sdozen)"
)
_VAGUE = r"(?:several|(?:a\s)?few|a\scouple\sof|many|some|recent|dozens\sof|half\san?|half)"
_UNIT = r"(?:(?P<unit>day|week|fortnight|month|year|decade|century|hour|minute)s?|centuries)"
_TOLD_UNIT = r"(?P<unit>day|morning|afternoon|evening|night|week|weekend|month|year)"
_END = r"(?=[,.;:)]|$)"
_SUFFIX = rf"ago|from\snow|hence|time|earlier|previously|later|afterwards|before|after|into|on{_END}"
_SHIFT = r"(?P<shift>last|this\scoming|this\spast|this|next|coming|past)"
_CUE = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|before|after|during|through|throughout|between|to|and|of|or|early|late|mid|"
    r"around|about|circa|for|as|last|this|next|the|an?|its|their|his|her|that|until\sthe\send\sof)|[’']s|s[’'])[\s-]+\(?$|[-–(/]$",
    re.IGNORECASE,
)
"""What stands before a year, or before a month whose name is a word or a person's name as well."""

_NO_YEAR = re.compile(
    r"(?:[$€£#]|\b(?:resolutions?|pages?|no\.|number|articles?|flights?|hill|vision|agenda|room|route|height|point|unit)\s)\s?$",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    r"\s(?:(?:and|to|or|[-–])\s\d[\d,]*\s)?(?:people|persons|troops|soldiers|men|women|children|civilians|prisoners|detainees|"
    r"refugees|workers|police\w*|tons?|tonnes|kilomet\w+|km|miles|met\w+|dollars|euros|pounds|barrels|homes|houses|trucks|"
    r"tanks|missiles|pages|cases|votes|years|months|weeks|hours|hrs|days|gmt|local\stime|others)\b",
    re.IGNORECASE,
)
_CAPITALISED_BEFORE = re.compile(r"\b([A-Z][\w’']*)\.?\s$")
_NO_DAY_BEFORE = re.compile(r"\b(?:Good|Black|Bloody|Super|Easter|Holy|Ash|Palm)\s$")
_NO_DAY_AFTER = re.compile(r"\s(?:Times|Agreement|Accords?|Telegraph|Mirror|Express|Mail|Post)\b")
_CLAUSE_END = re.compile(r"[,.;:)]|\s*$")
_WINDOW = 24
_SHORT_MONTH = 4

Builder = Callable[[re.Match[str]], Meaning | None]
"""What a match means; None where the words around it show that it is no time."""


def _count(words: str) -> int:
    """The number that a word or figures tell."""
    if words.isdigit():
        return int(words)
    return sum(_NUMBERS.get(word, 0) for word in re.split(r"[\s-]", words.lower().removeprefix("a "))) or 1


def _shift(words: str | None) -> int | None:
    """-1, 0 or 1 for last, this, next."""
    return _SHIFTS[words.lower().split()[-1]] if words else None


def _group(match: re.Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


def _before(match: re.Match[str]) -> str:
    return match.string[max(match.start() - _WINDOW, 0) : match.start()]


def _calendar(match: re.Match[str]) -> Meaning | None:
    year, month, day = _group(match, "year"), _group(match, "month"), _group(match, "day")
    if month and month[0].islower():
        return None
    return CalendarTime(
        year=int(year) if year else None,
        month=(int(month) if month.isdigit() else month_number(month)) if month else None,
        day=int(re.sub(r"\D", "", day)) if day else None,
        shift=_shift(_group(match, "shift")),
        year_shift=_shift(_group(match, "year_shift")),
        origin=Origin.TEXT if _group(match, "that") else Origin.PUBLICATION,
    )


def _plain_year(match: re.Match[str]) -> Meaning | None:
    before = _before(match)
    if not _CUE.search(before) or _NO_YEAR.search(before) or _QUANTITY.match(match.string, match.end()):
        return None
    return _calendar(match)


def _plain_month(match: re.Match[str]) -> Meaning | None:
    """A month alone; one whose name may be a word, a person's name or both needs a word before it that tells."""
    before, cued = _before(match), _CUE.search(_before(match))
    name = match["month"].rstrip(".")
    capitalised = _CAPITALISED_BEFORE.search(before)
    if not cued and (name in ("May", "March") or len(name) <= _SHORT_MONTH or capitalised):
        return None
    return _calendar(match)


def _weekday(match: re.Match[str]) -> Meaning | None:
    if match["weekday"][0].islower() or _NO_DAY_BEFORE.search(_before(match)):
        return None
    if _NO_DAY_AFTER.match(match.string, match.end("weekday")):
        return None
    return WeekdayTime(
        weekday_number(match["weekday"]),
        shift=_shift(_group(match, "shift") or _group(match, "after")),
        week_shift=_shift(_group(match, "week_shift")),
        weeks=1 if _group(match, "week") else 0,
        origin=Origin.TEXT if _group(match, "that") else Origin.PUBLICATION,
    )


def _unit(name: str) -> tuple[Unit | None, int]:
    """The unit and how many of it a name stands for; None for what no date can be counted in."""
    name = name.lower()
    match name:
        case "fortnight":
            return Unit.WEEK, 2
        case "decade":
            return Unit.YEAR, 10
        case "morning" | "afternoon" | "evening" | "night":
            return Unit.DAY, 1
        case "day" | "week" | "weekend" | "month" | "year":
            return Unit(name), 1
        case _:
            return None, 0


def _amount(match: re.Match[str]) -> Meaning | None:
    """So many units: a time where a word after them says from when they are counted, else a duration."""
    unit, factor = _unit(_group(match, "unit") or "")
    suffix = " ".join((_group(match, "suffix") or "").lower().split())
    if not suffix:
        return NoDate(TimeKind.DURATION, "a duration")
    if suffix == "into" or (suffix in ("before", "after") and not _CLAUSE_END.match(match.string, match.end())):
        return NoDate(TimeKind.DATE, "counted from an event")
    number = match["number"]
    if number is None:
        return NoDate(TimeKind.DATE, "too vague to be dated")
    sign = -1 if suffix in ("ago", "earlier", "previously", "before") else 1
    origin = Origin.PUBLICATION if suffix in ("ago", "from now", "hence", "time") else Origin.TEXT
    if unit is None:
        return CountedTime(Unit.DAY, 0, origin)
    return CountedTime(unit, sign * factor * _count(number), origin)


def _shifted(match: re.Match[str]) -> Meaning:
    unit, _ = _unit(match["unit"])
    text = _group(match, "that")
    return CountedTime(unit or Unit.DAY, _shift(match["shift"]) or 0, Origin.TEXT if text else Origin.PUBLICATION)


def _fixed(unit: Unit, count: int, origin: Origin = Origin.PUBLICATION) -> Builder:
    return lambda _match: CountedTime(unit, count, origin)


def _no_date(kind: TimeKind, basis: str) -> Builder:
    return lambda _match: NoDate(kind, basis)


def _season(match: re.Match[str]) -> Meaning:
    year = _group(match, "year")
    return SeasonTime(_SEASONS[match["season"].lower()], int(year) if year else None, _shift(_group(match, "shift")))


def _holiday(match: re.Match[str]) -> Meaning:
    month, day = _HOLIDAYS[match["holiday"].lower().replace("’", "'")]
    year = _group(match, "year")
    return CalendarTime(int(year) if year else None, month, day)


_OPTIONAL_YEAR = rf"(?:,?\s{_YEAR}|,?\s(?:of\s)?(?P<year_shift>last|this|next)\syear\b)?"
_OPTIONAL_WEEKDAY = rf"(?:{WEEKDAY_PATTERN},?\s(?:the\s)?)?"
_EARLY = r"(?:(?:early|mid|late)[\s-])?"
_DAY_MONTH = rf"\b{_OPTIONAL_WEEKDAY}(?:the\s)?(?<![\d.:,])\b{_DAY}{_MORE_DAYS}\s(?:of\s)?{_MONTH}\b{_OPTIONAL_YEAR}"
_AMOUNT = (
    rf"\b(?:in\s)?(?:{_NUMBER}|{_VAGUE})(?:[\s-]and[\s-]a[\s-]half|\sor\s\w+)?(?:\s(?:more|full|consecutive))?[\s-]"
    rf"{_UNIT}\b(?:[’']?s?[’']?\s(?P<suffix>{_SUFFIX}))?"
)
_EVERY = (
    rf"\b(?:every|each)\s(?:other\s|second\s|third\s)?(?:{WEEKDAY_PATTERN}|{MONTH_PATTERN}|day|week|month|year|fortnight|"
    r"morning|evening|night|weekend|spring|summer|autumn|winter)\b"
)
_TODAY = r"\b(?:(?:early|later?|earlier)\s)?today\b|\btonight\b|\bthis\s(?:morning|afternoon|evening)\b"
_DURATION = _no_date(TimeKind.DURATION, "a duration")
_RECURRENCE = _no_date(TimeKind.SET, "a recurrence")
_MONTH_TRIGGERS = tuple(month[:3] for month in MONTHS)
_UNIT_TRIGGERS = (
    "day",
    "week",
    "fortnight",
    "month",
    "year",
    "decade",
    "centur",
    "hour",
    "minute",
    "morning",
    "afternoon",
    "evening",
    "night",
)
_SEASON_TRIGGERS = ("spring", "summer", "autumn", "fall", "winter")


@dataclass(frozen=True, slots=True)
class _Group:
    """Forms that are tried only where one of the triggers stands in the text, in small letters."""

    triggers: tuple[str, ...]
    forms: tuple[tuple[str, Builder], ...]


_GROUPS = (
    _Group(
        _MONTH_TRIGGERS,
        (
            # 12 January 2022, the 12th of January, 8-10 June, Wednesday 14 May
            (_DAY_MONTH, _calendar),
            # January 12, 2022, Nov. 9, January 19 and 20
            (
                rf"\b{_OPTIONAL_WEEKDAY}{_MONTH}\s(?:the\s)?{_DAY}\b(?![.:,]?\d|%){_MORE_DAYS}{_OPTIONAL_YEAR}",
                _calendar,
            ),
            # March 2013, mid-December 2019, July of last year
            (rf"\b{_EARLY}{_MONTH},?(?:\sof)?\s(?:{_YEAR}|(?P<year_shift>last|this|next)\syear\b)", _calendar),
            # last October, that August, July last, mid-May
            (rf"\b{_SHIFT}\s{_MONTH}\b", _calendar),
            (rf"\b(?P<that>that|the\ssame)\s{_MONTH}\b", _calendar),
            (rf"\b{_MONTH}\s(?P<shift>last|next)\b(?!\s(?:week|month|year))", _calendar),
            (rf"\b{_EARLY}{_MONTH}(?:(?<=\.)|\b)", _plain_month),
        ),
    ),
    _Group(
        ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
        (
            (r"\b(?P<year>1[6-9]\d\d|20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b", _calendar),
            (rf"\b(?:{WEEKDAY_PATTERN},?\s)?the\s(?P<day>\d{{1,2}}(?:st|nd|rd|th))\b", _calendar),
            (rf"\b(?:early|mid|late)[\s-]{_YEAR}\b", _calendar),
            (rf"(?<![\w.,/$€£#]){_YEAR}(?:[-–/]\d\d(?:\d\d)?)?\b(?!-\w)", _plain_year),
            (rf"\b(?:the\s)?{_EARLY}(?:1[6-9]|20)\d0s\b", _no_date(TimeKind.DATE, "a decade")),
        ),
    ),
    _Group(
        tuple(day[:-3] for day in WEEKDAYS),
        (
            # Wednesday, last Friday, Monday's, Friday week, Tuesday of last week
            (rf"\b(?:early\s|late\s)?{_SHIFT}\s{_WEEKDAY}\b{_PART}", _weekday),
            (rf"\b(?P<that>the)\s(?P<shift>following|next|previous|preceding)\s{_WEEKDAY}\b{_PART}", _weekday),
            (rf"\b(?P<that>that|the\ssame)\s{_WEEKDAY}\b{_PART}", _weekday),
            (rf"\b{_WEEKDAY}\s(?:of\s)?(?P<week_shift>last|this|next)\sweek\b", _weekday),
            (rf"\b{_WEEKDAY}\s(?P<week>week)\b", _weekday),
            (rf"\b{_WEEKDAY}\s(?P<after>last|next)\b(?!\s(?:week|month|year))", _weekday),
            (rf"\b(?:early\s|late\s)?{_WEEKDAY}\b{_PART}", _weekday),
            (rf"\b{WEEKDAY_PATTERN}s\b", _RECURRENCE),
        ),
    ),
    _Group(
        ("today", "yesterday", "tomorrow", "night", "this ", "evening"),
        (
            (_TODAY, _fixed(Unit.DAY, 0)),
            (rf"\b(?:early\s|late\s)?yesterday\b{_PART}|\blast\s(?:night|evening)\b", _fixed(Unit.DAY, -1)),
            (rf"\b(?:early\s|late\s)?tomorrow\b{_PART}", _fixed(Unit.DAY, 1)),
            (r"\bthe\sday\sbefore\syesterday\b", _fixed(Unit.DAY, -2)),
            (r"\bthe\sday\safter\stomorrow\b", _fixed(Unit.DAY, 2)),
        ),
    ),
    _Group(
        _UNIT_TRIGGERS,
        (
            # three days ago, a week earlier, ten days later, in two days' time, four-hour, several weeks
            (_AMOUNT, _amount),
            (rf"\b(?:the\s)?(?:past|last|next|coming|first|final)\s(?:{_NUMBER}|{_VAGUE})\s{_UNIT}\b", _DURATION),
            (
                r"\b(?:for|in)\s(?:the\spast\s|recent\s)?(?:hours|days|weeks|months|years|decades|centuries)\b",
                _DURATION,
            ),
            # last week, earlier this month, the next day, that evening, the week before last
            (rf"\b(?:(?:earlier|later|early|late)\s)?{_SHIFT}\s(?P<unit>week|weekend|month|year)\b", _shifted),
            (
                rf"\b(?P<that>the)\s(?:very\s)?(?P<shift>following|next|previous|preceding|same)\s{_TOLD_UNIT}\b",
                _shifted,
            ),
            (r"\bnext\s(?:day|morning|afternoon|evening|night)\b", _fixed(Unit.DAY, 1, Origin.TEXT)),
            (rf"\b(?P<that>(?P<shift>that))\s(?:(?:very|same)\s)?{_TOLD_UNIT}\b", _shifted),
            (r"\bthe\sday\safter(?=[,.;:)]|$)", _fixed(Unit.DAY, 1, Origin.TEXT)),
            (r"\bthe\sday\sbefore(?=[,.;:)]|$)", _fixed(Unit.DAY, -1, Origin.TEXT)),
            (r"\bthe\sweek\sbefore\slast\b", _fixed(Unit.WEEK, -2)),
            (r"\bthe\sweek\safter\snext\b", _fixed(Unit.WEEK, 2)),
            (r"\b(?:at|over|during)\sthe\sweekend\b", _fixed(Unit.WEEKEND, 0)),
            (rf"\b(?P<holiday>New\sYear[’']s\s(?:Day|Eve)|Christmas\sDay|Boxing\sDay)\b(?:,?\s{_YEAR})?", _holiday),
        ),
    ),
    _Group(
        ("every", "each", "daily", "ly", " a ", " per "),
        (
            (_EVERY, _RECURRENCE),
            (rf"\b(?:once|twice|{_SMALL}|ten)(?:\stimes)?\s(?:an?|each|per)\s(?:day|week|month|year)\b", _RECURRENCE),
            (r"\b(?:annually|daily|weekly|monthly|yearly|fortnightly|quarterly)\b", _RECURRENCE),
        ),
    ),
    _Group(
        _SEASON_TRIGGERS,
        (
            # the spring of 1997, last summer, in the autumn
            (rf"\b(?:the\s)?{_EARLY}(?P<season>spring|summer|autumn|fall|winter)\s(?:of\s)?{_YEAR}", _season),
            (rf"\b(?:(?:earlier|later)\s)?{_SHIFT}\s(?P<season>spring|summer|autumn|winter)\b", _season),
            (r"\b(?:in|by|until|since|from)\sthe\s(?P<season>spring|summer|autumn|winter)\b(?!\sof\b)", _season),
        ),
    ),
)
_PATTERNS = tuple(
    (group.triggers, tuple((re.compile(form, re.IGNORECASE), build) for form, build in group.forms))
    for group in _GROUPS
)


def scan_times(text: str) -> Iterator[FoundTime]:
    """The time expressions of a text in its order; of two that overlap the earlier, of equal starts the longer."""
    lowered = text.lower()
    forms = [form for triggers, forms in _PATTERNS if any(trigger in lowered for trigger in triggers) for form in forms]
    found = [
        FoundTime(match.start(), match.end(), meaning)
        for pattern, build in forms
        for match in pattern.finditer(text)
        if (meaning := build(match)) is not None
    ]
    end = 0
    for time in sorted(found, key=lambda time: (time.start, -time.end)):
        if time.start >= end:
            end = time.end
            yield time
