"""What the stages of extraction find before any move is read: zones, mentions, times, attributions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.schema.document import Span
from dragoman.schema.ids import content_id
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
    """A time expression; ``value`` is None where nothing tells the date (or for a duration), and ``basis`` says why.

    ``period`` is the TIMEX3 value of a duration (P3Y, PT72H, PXM) and of what recurs (P1W, XXXX-WXX-5).
    """

    span: Span
    kind: TimeKind
    value: TimeValue | None
    basis: str
    period: str | None = None


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
class Speaker:
    """Who the source of an attribution is.

    ``text`` is the source as the text describes them, in the form that it has within a sentence ("a senior official").
    ``official`` is the name under which the table of officials has them, ``post`` their role on the day of the
    document; for whoever isn't listed both are as the text tells them with a title, else None. ``parties`` are the
    codes of those for whom they speak, empty where nothing tells. The name of an ``anonymous`` speaker is kept back: an
    indefinite description stands for it.
    """

    text: str
    parties: tuple[str, ...] = ()
    official: str | None = None
    post: str | None = None
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Reported speech or thought (PolNeAR's scheme): who (source), by what word (cue), what (contents).

    Split quotations have several content spans. ``source`` is None where the text gives none (a quotation that runs on
    takes the source of the one before). ``speaker`` tells who the source is, once references are resolved. ``parent``
    is the attribution in whose content this one stands: in "Lind said Riga had told her that …" what Lind said is the
    parent of what Riga told her.
    """

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    style: SpeechStyle
    kind: AttributionKind = AttributionKind.SPEECH
    speaker: Speaker | None = None
    parent: Attribution | None = None

    @property
    def level(self) -> int:
        """How deep it is nested: 0 where the narrator reports it, 1 where somebody reported does."""
        return 0 if self.parent is None else self.parent.level + 1


def attribution_id(document: str, attribution: Attribution) -> str:
    """The id of an attribution: the same words of the same document (given by its id) have the same one."""
    spans = (attribution.source, attribution.cue, *attribution.contents)
    return content_id("a", document, *(f"{span.start}:{span.end}" if span else "" for span in spans))
