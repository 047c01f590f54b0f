"""The words in which codes and dates are shown to people; one place for all views."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from dragoman.schema.document import PublishedBasis
from dragoman.schema.move import Arrangement, ChannelStatus, Factuality, Firmness, Stance, Voice
from dragoman.schema.state import AnswerKind, ProposalStatus
from dragoman.schema.times import Granularity, TimeValue

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who"})
_CONJUNCTIONS = frozenset(
    {"if", "unless", "once", "until", "when", "only", "provided", "should", "as", "after", "in", "on"}
)


class Tone(StrEnum):
    """What a status means to a reader at a glance."""

    GOOD = "good"
    BAD = "bad"
    WAITING = "waiting"
    PLAIN = "plain"


_TIMES: Mapping[Granularity, str] = {
    Granularity.DAY: "{day}",
    Granularity.WEEKEND: "the weekend of {day}",
    Granularity.WEEK: "the week of {day}",
    Granularity.MONTH: "{month} {year}",
    Granularity.QUARTER: "the {part} quarter of {year}",
    Granularity.SEASON: "{part} {year}",
    Granularity.HALF: "the {part} half of {year}",
    Granularity.YEAR: "{year}",
    Granularity.DECADE: "the {year}s",
    Granularity.CENTURY: "the {century} century",
}
_PARTS = {
    "SP": "spring",
    "SU": "summer",
    "FA": "autumn",
    "WI": "winter",
    "H1": "first",
    "H2": "second",
    "Q1": "first",
    "Q2": "second",
    "Q3": "third",
    "Q4": "fourth",
}
"""Parts of a year by their designators in TIMEX3."""

STATUSES: Mapping[ProposalStatus, tuple[str, Tone]] = {
    ProposalStatus.OPEN: ("unanswered", Tone.WAITING),
    ProposalStatus.CONSIDERING: ("considering", Tone.WAITING),
    ProposalStatus.COUNTERED: ("countered", Tone.WAITING),
    ProposalStatus.PARTLY_ACCEPTED: ("partly accepted", Tone.GOOD),
    ProposalStatus.ACCEPTED: ("accepted", Tone.GOOD),
    ProposalStatus.COMPLIED: ("complied with", Tone.GOOD),
    ProposalStatus.REJECTED: ("rejected", Tone.BAD),
    ProposalStatus.WITHDRAWN: ("withdrawn", Tone.PLAIN),
}
"""In the order in which proposals are shown: first what still waits for an answer."""

ON_THE_TABLE = frozenset({ProposalStatus.OPEN, ProposalStatus.CONSIDERING, ProposalStatus.COUNTERED})

ANSWERS: Mapping[AnswerKind, tuple[str, Tone]] = {
    AnswerKind.ACCEPTED: ("accepted", Tone.GOOD),
    AnswerKind.PARTLY_ACCEPTED: ("accepted in part", Tone.GOOD),
    AnswerKind.REJECTED: ("rejected it", Tone.BAD),
    AnswerKind.CONSIDERING: ("neither accepted nor rejected it", Tone.WAITING),
    AnswerKind.COUNTERED: ("answered with a proposal of its own", Tone.WAITING),
    AnswerKind.COMPLIED: ("complied", Tone.GOOD),
}

FIRMNESS: Mapping[Firmness, str] = {
    Firmness.WILL: "will",
    Firmness.WOULD_CONSIDER: "would consider",
    Firmness.MAY: "may",
}

CHANNELS: Mapping[ChannelStatus, Tone] = {
    ChannelStatus.OPEN: Tone.GOOD,
    ChannelStatus.CLOSED: Tone.BAD,
    ChannelStatus.SUSPENDED: Tone.BAD,
    ChannelStatus.REDUCED: Tone.WAITING,
}

MEETINGS: Mapping[Arrangement, Tone] = {
    Arrangement.HELD: Tone.GOOD,
    Arrangement.PLANNED: Tone.WAITING,
    Arrangement.CANCELLED: Tone.BAD,
}

STANCES: Mapping[Stance, Tone] = {
    Stance.FOR: Tone.GOOD,
    Stance.AGAINST: Tone.BAD,
    Stance.CONDITIONAL: Tone.WAITING,
}

FACTUALITY: Mapping[Factuality, str] = {
    Factuality.CT_POS: "",
    Factuality.CT_NEG: "did not happen",
    Factuality.PR_POS: "probable",
    Factuality.PR_NEG: "probably not",
    Factuality.PS_POS: "possible",
    Factuality.PS_NEG: "possibly not",
    Factuality.UNKNOWN: "not confirmed",
}
"""Nothing is said of what is certain."""

BASES: Mapping[PublishedBasis, str] = {
    PublishedBasis.OPTION: "as given",
    PublishedBasis.HEADER: "",
    PublishedBasis.METADATA: "",
    PublishedBasis.TEXT: "date taken from the text",
}


def say_ordinal(number: int) -> str:
    """A rank in figures.

    >>> say_ordinal(19), say_ordinal(21)
    ('19th', '21st')
    """
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def say_date(value: TimeValue | date) -> str:
    """A date in words.

    >>> say_date(TimeValue("2021-10")), say_date(TimeValue("2022-01-12")), say_date(TimeValue("2022-W02"))
    ('October 2021', '12 January 2022', 'the week of 10 January 2022')
    """
    if isinstance(value, date):
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    first, last = value.ends()
    if last != first:
        return f"{say_date(first)} to {say_date(last)}"
    day = value.first()
    template = _TIMES[value.granularity]
    return template.format(
        day=say_date(day),
        month=_MONTHS[day.month - 1],
        year=day.year,
        part=_PARTS.get(value.value.rpartition("-")[2], ""),
        century=say_ordinal(day.year // 100 + 1),
    )


def say_voice(voice: Iterable[Voice], names: Mapping[str, str], own: Iterable[str] = ()) -> str:
    """Who says so, nearest to the act first; empty where the narrator does.

    A pronoun gives way to its party, and a party that tells of itself (``own`` are those whose act it is) goes unsaid.

    >>> from dragoman.schema.annotation import SpeechStyle
    >>> say_voice([Voice("Sherman", ("USA",), SpeechStyle.INDIRECT)], {})
    'according to Sherman'
    >>> she = Voice("she", ("FRA",), SpeechStyle.DIRECT)
    >>> say_voice([she], {"FRA": "France"}), say_voice([she], {"FRA": "France"}, own=["FRA"])
    ('according to France', '')
    """
    speakers = []
    for link in voice:
        party = join_words(say_party(code, names) for code in link.parties)
        unnamed = link.speaker.lower() in _PRONOUNS or link.speaker == party
        if not unnamed:
            speakers.append(link.speaker)
        elif party and not set(link.parties) <= set(own):
            speakers.append(party)
    return "according to " + ", as told by ".join(dict.fromkeys(speakers)) if speakers else ""


def say_condition(condition: str, consequence: str) -> str:
    """The condition, with its conjunction, and what follows from it, however either is phrased.

    >>> say_condition("Russia invades", "sending troops"), say_condition("Unless talks begin", "we leave")
    ('if Russia invades: sending troops', 'unless talks begin: we leave')
    """
    first, _, others = condition.partition(" ")
    if first.lower() in _CONJUNCTIONS:
        return f"{first.lower()} {others}: {consequence}"
    return f"if {condition}: {consequence}"


def say_party(code: str, names: Mapping[str, str]) -> str:
    """A party's name, or where it isn't known its code made legible.

    >>> say_party("RUS", {"RUS": "Russia"}), say_party("KOSOVO_SERBS", {}), say_party("NATO", {})
    ('Russia', 'Kosovo Serbs', 'NATO')
    """
    return names.get(code) or (code.replace("_", " ").title() if "_" in code else code)


def join_words(words: Iterable[str]) -> str:
    """An enumeration.

    >>> join_words(["NATO", "Russia", "Ukraine"])
    'NATO, Russia and Ukraine'
    """
    *first, last = list(words) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def count_words(number: int, singular: str) -> str:
    """A number with its noun.

    >>> count_words(1, "document"), count_words(3, "document")
    ('1 document', '3 documents')
    """
    return f"{number} {singular}" + ("" if number == 1 else "s")
