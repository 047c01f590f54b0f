"""What the stages of extraction find before any move is read: zones, mentions, times, attributions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.schema.document import Span
from dragoman.schema.times import TimeValue


class ZoneKind(StrEnum):
    """What a stretch of a published text is for."""

    HEADER = "header"
    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    BODY = "body"
    CLUTTER = "clutter"


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of text of one kind; a body zone is one paragraph.

    ``repeats`` marks text told before in the document.
    """

    kind: ZoneKind
    span: Span
    repeats: bool = False


class MentionKind(StrEnum):
    """By what sort of words a party is named."""

    NAME = "name"
    DEMONYM = "demonym"
    SEAT = "seat"
    OFFICIAL = "official"
    TITLE = "title"
    GROUP = "group"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a party, or a person or place that may stand for one.

    ``basis`` says in a few words how the parties were found ("official: Stoltenberg, NATO, 2014-10-01–2024-10-01").
    """

    span: Span
    kind: MentionKind
    parties: tuple[str, ...]
    basis: str
    official: str | None = None


class TimeKind(StrEnum):
    """TIMEX3 types that reporting needs."""

    DATE = "date"
    DURATION = "duration"
    SET = "set"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression; ``value`` is None where nothing tells the date (or for a duration), and ``basis`` says why."""

    span: Span
    kind: TimeKind
    value: TimeValue | None
    basis: str


class SpeechStyle(StrEnum):
    """How words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class AttributionKind(StrEnum):
    """What is attributed: words, a belief, or an intention (PolNeAR's three)."""

    SPEECH = "speech"
    BELIEF = "belief"
    INTENTION = "intention"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Reported speech or thought (PolNeAR's scheme): who (source), by what word (cue), what (contents).

    Split quotations have several content spans. ``source`` is None where the text gives none (a quotation that runs on
    takes the source of the one before).
    """

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    style: SpeechStyle
    kind: AttributionKind = AttributionKind.SPEECH
