"""Time expressions as they stand in a text: the forms that find them, each with what reads its match (TIMEX3 spans)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.times.meanings import FoundTime, Origin, Unit
from dragoman.extract.times.readings import (
    Reader,
    alternatives,
    fixed,
    read_amount,
    read_calendar,
    read_century,
    read_decade,
    read_duration,
    read_holiday,
    read_numeric,
    read_plain_month,
    read_plain_year,
    read_recurrence,
    read_shifted,
    read_weekday,
    read_year_part,
)
from dragoman.lexicon.time_words import load_time_words
from dragoman.schema.dates import MONTH_PATTERN, MONTHS, WEEKDAY_PATTERN, WEEKDAYS

_WORDS = load_time_words()

_YEAR = r"(?P<year>1[6-9]\d\d|20\d\d)(?![\d/]|[.,]\d)"
_DAY_NUMBER = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_DAY = rf"(?P<day>{_DAY_NUMBER})"
_MORE_DAYS = rf"(?P<more>(?:\s?(?:[-–—]|\band|\bto|\bor|\buntil|\bthrough)\s?{_DAY_NUMBER}(?!\d))*)"
_MONTH = rf"(?P<month>{MONTH_PATTERN})"
_WEEKDAY = rf"(?P<weekday>{WEEKDAY_PATTERN})"
_SEASON = rf"(?P<season>{alternatives(_WORDS.seasons)})"
_PART = r"(?:\s(?:early\s|late\s)?(?:morning|afternoon|evening|night|noon|lunchtime))?"
_SMALL = r"one|two|three|four|five|six|seven|eight|nine"
_NUMBER = (
    rf"(?P<number>\d{{1,3}}|an?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:{_SMALL}))?|{_SMALL}"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:a|one)\shundred|a\sdozen)"
)
_UNIT = r"(?:(?P<unit>day|week|fortnight|month|year|decade|century|centurie|hour|minute)s?)"
_UNITS = r"(?P<unit>hour|day|week|month|year|decade|centurie)s"
_TOLD_UNIT = r"(?P<unit>day|morning|afternoon|evening|night|week|weekend|month|year)"
_ANY_UNIT = r"(?P<unit>day|morning|afternoon|evening|night|week|weekend|fortnight|month|year|hour)"
_VAGUE = alternatives(_WORDS.vague_numbers)
_END = r"(?=[,.;:)]|$)"
_SUFFIX = rf"ago|from\snow|hence|time|earlier|previously|later|afterwards|before|after|into|on{_END}"
_SHIFT = r"(?P<shift>last|this\scoming|this\spast|this|next|coming|past)"
_EARLY = r"(?:(?:early|mid|late)[\s-])?"
_OF_YEAR = rf"(?:,?\s{_YEAR}|,?\s(?:of\s)?(?P<year_shift>last|this|next)\syear\b)"
_OF_SOME_YEAR = rf"\sof\s(?:{_YEAR}|(?P<year_shift>last|this|next)\syear\b|(?P<this_year>the\syear)\b)"
_OPTIONAL_WEEKDAY = rf"(?:{WEEKDAY_PATTERN},?\s(?:the\s)?)?"
_DAY_MONTH = rf"\b{_OPTIONAL_WEEKDAY}(?:the\s)?(?<![\d.:,])\b{_DAY}{_MORE_DAYS}\s(?:of\s)?{_MONTH}\b{_OF_YEAR}?"
_AMOUNT = (
    rf"\b(?P<lead>in\s)?(?:(?P<halved>half)\san?|{_NUMBER}|{_VAGUE})(?P<half>[\s-]and[\s-]a[\s-]half)?"
    rf"(?P<alternative>\sor\s\w+)?(?:\s(?:more|full|consecutive|straight))?[\s-]{_UNIT}\b(?P<half_after>\sand\sa\shalf\b)?"
    rf"(?:[’']?s?[’']?\s(?P<suffix>{_SUFFIX})\b)?"
)
_EVERY = (
    rf"\b(?:every|each)\s(?:(?P<number>other|second|third|{_SMALL}|ten)\s)?"
    rf"(?:{_WEEKDAY}|{_MONTH}|{_SEASON}|{_ANY_UNIT}s?)\b"
)
_TODAY = r"\b(?:(?:early|later?|earlier)\s)?today\b|\btonight\b|\bthis\s(?:morning|afternoon|evening)\b"
_QUARTER = r"(?P<ordinal>first|second|third|fourth|final|1st|2nd|3rd|4th)\squarter\b"
_HALF = r"(?P<ordinal>first|second|1st|2nd)\s(?P<half>half)\b"
_EDGE = r"(?:end|beginning|start|middle|close)\sof\s(?:the|(?:the\s)?(?P<shift>this|next|last|coming))"
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
    "noon",
    "ning",
    "night",
)


@dataclass(frozen=True, slots=True)
class _Group:
    """Forms that are tried only where one of the triggers stands in the text, in small letters."""

    triggers: tuple[str, ...]
    forms: tuple[tuple[str, Reader], ...]


_GROUPS = (
    _Group(
        tuple(month[:3] for month in MONTHS),
        (
            # 12 January 2022, the 12th of January, 8-10 June, Wednesday 14 May
            (_DAY_MONTH, read_calendar),
            # January 12, 2022, Nov. 9, January 19 and 20
            (
                rf"\b{_OPTIONAL_WEEKDAY}{_MONTH}\s(?:the\s)?{_DAY}\b(?![.:,]?\d|%){_MORE_DAYS}{_OF_YEAR}?",
                read_calendar,
            ),
            # March 2013, mid-December 2019, July of last year
            (rf"\b{_EARLY}{_MONTH},?(?:\sof)?\s(?:{_YEAR}|(?P<year_shift>last|this|next)\syear\b)", read_calendar),
            # last October, that August, July last, mid-May
            (rf"\b{_SHIFT}\s{_MONTH}\b", read_calendar),
            (rf"\b(?P<that>that|the\ssame)\s{_MONTH}\b", read_calendar),
            (rf"\b{_MONTH}\s(?P<shift>last|next)\b(?!\s(?:week|month|year))", read_calendar),
            (rf"\b{_EARLY}{_MONTH}(?:(?<=\.)|\b)", read_plain_month),
        ),
    ),
    _Group(
        tuple("0123456789"),
        (
            (r"\b(?P<year>1[6-9]\d\d|20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b", read_calendar),
            # 12.1.2022, 25/12/2021
            (
                r"(?<![\w./-])(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?![\w/]|[.-]\d)",
                read_numeric,
            ),
            (rf"\b{_OPTIONAL_WEEKDAY}the\s(?P<day>\d{{1,2}}(?:st|nd|rd|th))\b", read_calendar),
            (rf"\bthe\s{_DAY}\sof\s(?P<that>that|the\ssame)\smonth\b", read_calendar),
            (rf"\b(?:early|mid|late)[\s-]{_YEAR}\b", read_calendar),
            # 2014, 2015-16
            (rf"(?<![\w.,/$€£#+]){_YEAR}(?:[-–/](?P<until>\d\d(?:\d\d)?))?\b(?!-\w)", read_plain_year),
            (rf"\b(?:the\s)?{_EARLY}(?P<decade>(?:1[6-9]|20)\d)0s\b", read_decade),
            (
                r"\b(?:the\s)?(?:(?:early|mid|late)[\s-])?(?P<century>\d{1,2})(?:st|nd|rd|th)[\s-]century\b",
                read_century,
            ),
            (rf"\bQ(?P<ordinal>[1-4])\s(?:of\s)?{_YEAR}", read_year_part),
        ),
    ),
    _Group(
        tuple(day[:-3] for day in WEEKDAYS),
        (
            # Wednesday, last Friday, Monday's, Friday week, Tuesday of last week
            (rf"\b(?:early\s|late\s)?{_SHIFT}\s{_WEEKDAY}\b{_PART}", read_weekday),
            (rf"\b(?P<that>the)\s(?P<shift>following|next|previous|preceding)\s{_WEEKDAY}\b{_PART}", read_weekday),
            (rf"\b(?P<that>that|the\ssame)\s{_WEEKDAY}\b{_PART}", read_weekday),
            (rf"\b{_WEEKDAY}\s(?:of\s)?(?P<week_shift>last|this|next)\sweek\b", read_weekday),
            (rf"\b{_WEEKDAY}\s(?P<week>week)\b", read_weekday),
            (rf"\b{_WEEKDAY}\s(?P<after>last|next)\b(?!\s(?:week|month|year))", read_weekday),
            (rf"\b(?:early\s|late\s)?{_WEEKDAY}\b{_PART}", read_weekday),
            (rf"\b{_WEEKDAY}s\b", read_recurrence),
        ),
    ),
    _Group(
        ("today", "yesterday", "tomorrow", "night", "this ", "evening"),
        (
            (_TODAY, fixed(Unit.DAY, 0)),
            (rf"\b(?:early\s|late\s)?yesterday\b{_PART}|\blast\s(?:night|evening)\b", fixed(Unit.DAY, -1)),
            (rf"\b(?:early\s|late\s)?tomorrow\b{_PART}", fixed(Unit.DAY, 1)),
            (r"\bthe\sday\sbefore\syesterday\b", fixed(Unit.DAY, -2)),
            (r"\bthe\sday\safter\stomorrow\b", fixed(Unit.DAY, 2)),
        ),
    ),
    _Group(
        _UNIT_TRIGGERS,
        (
            # three days ago, a week earlier, ten days later, in two days' time, four-hour, several weeks
            (_AMOUNT, read_amount),
            (
                rf"\b(?:the\s)?(?:past|last|next|coming|first|final)\s(?:{_NUMBER}|{_VAGUE})\s{_UNIT}\b",
                read_duration,
            ),
            (rf"\b(?:for|in)\s(?:(?:the\s)?(?:past|recent|coming|next)\s)?{_UNITS}\b", read_duration),
            # last week, earlier this month, the next day, that evening, the week before last
            (rf"\b(?:(?:earlier|later|early|late)\s)?{_SHIFT}\s(?P<unit>week|weekend|month|year)\b", read_shifted),
            (
                rf"\b(?P<that>the)\s(?:very\s)?(?P<shift>following|next|previous|preceding|same)\s{_TOLD_UNIT}\b",
                read_shifted,
            ),
            (r"\bnext\s(?:day|morning|afternoon|evening|night)\b", fixed(Unit.DAY, 1, Origin.TEXT)),
            (rf"\b(?P<that>(?P<shift>that))\s(?:(?:very|same)\s)?{_TOLD_UNIT}\b", read_shifted),
            (rf"\bthe\sday\safter{_END}", fixed(Unit.DAY, 1, Origin.TEXT)),
            (rf"\bthe\sday\sbefore{_END}", fixed(Unit.DAY, -1, Origin.TEXT)),
            (r"\bthe\sweek\sbefore\slast\b", fixed(Unit.WEEK, -2)),
            (r"\bthe\sweek\safter\snext\b", fixed(Unit.WEEK, 2)),
            # the end of the month, later in the year, year's end
            (rf"\b(?:the\s)?{_EDGE}\s(?P<unit>week|month|year)\b", read_shifted),
            (r"\b(?:earlier|early|later|late)\sin\sthe\s(?P<unit>week|month|year)\b", read_shifted),
            (r"\b(?:the\s)?(?P<unit>month|year)(?:[’']s\s|-)end\b", read_shifted),
            (r"\b(?:at|over|during|for|by)\sthe\sweekend\b", fixed(Unit.WEEKEND, 0)),
        ),
    ),
    _Group(
        tuple(name[:4] for name in (*_WORDS.holidays, *_WORDS.easter_days)),
        ((rf"\b(?P<holiday>{alternatives((*_WORDS.holidays, *_WORDS.easter_days))})\b(?:,?\s{_YEAR})?", read_holiday),),
    ),
    _Group(
        ("every", "each", "daily", "ly", " a ", " per ", "annual"),
        (
            (_EVERY, read_recurrence),
            (rf"\b(?:once|twice|(?:{_SMALL}|ten)\stimes)\s(?:an?|each|per)\s{_ANY_UNIT}\b", read_recurrence),
            (rf"(?<![\w-])(?P<word>{alternatives(_WORDS.recurrences)})\b", read_recurrence),
        ),
    ),
    _Group(
        (*_WORDS.seasons, "quarter", "half"),
        (
            # the spring of 1997, last summer, in the autumn
            (rf"\b(?:the\s)?{_EARLY}{_SEASON}\s(?:of\s)?(?:{_YEAR}|(?P<year_shift>last|next)\syear\b)", read_year_part),
            (rf"\b(?:(?:earlier|later)\s)?{_SHIFT}\s{_SEASON}\b", read_year_part),
            (rf"\b(?:in|by|until|since|from)\sthe\s{_SEASON}\b(?!\sof\b)", read_year_part),
            # the third quarter of 2021, in the first quarter, the first half of the year
            (rf"\b(?:the\s)?{_QUARTER}{_OF_SOME_YEAR}", read_year_part),
            (rf"\b(?:in|during|for|by|since)\s(?:the\s)?{_QUARTER}(?!\s(?:of|final))", read_year_part),
            (rf"\b(?:the\s)?{_HALF}{_OF_SOME_YEAR}", read_year_part),
        ),
    ),
)
_FORMS = tuple(
    (group.triggers, tuple((re.compile(form, re.IGNORECASE), read) for form, read in group.forms)) for group in _GROUPS
)


def scan_times(text: str) -> Iterator[FoundTime]:
    """The time expressions of a text in its order; of two that overlap the earlier, of equal starts the longer."""
    lowered = text.lower()
    forms = [form for triggers, forms in _FORMS if any(trigger in lowered for trigger in triggers) for form in forms]
    found = [
        FoundTime(match.start(), match.end(), meaning)
        for pattern, read in forms
        for match in pattern.finditer(text)
        if (meaning := read(match)) is not None
    ]
    end = 0
    for time in sorted(found, key=lambda time: (time.start, -time.end)):
        if time.start >= end:
            end = time.end
            yield time
