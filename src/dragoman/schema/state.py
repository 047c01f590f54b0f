"""The state of play: what the record says as of a date.

``dragoman.state.fold`` builds it, ``dragoman.views`` shows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.schema.document import Evidence
from dragoman.schema.move import (
    Arrangement,
    ChannelKind,
    ChannelStatus,
    Factuality,
    Firmness,
    Stance,
    Voice,
)
from dragoman.schema.times import TimeValue


class ProposalKind(StrEnum):
    """What the proposer would do or have both do (offer), or wants the other to do (demand)."""

    OFFER = "offer"
    DEMAND = "demand"


class AnswerKind(StrEnum):
    """How an addressee answered."""

    ACCEPTED = "accepted"
    PARTLY_ACCEPTED = "partly_accepted"
    REJECTED = "rejected"
    CONSIDERING = "considering"
    COUNTERED = "countered"
    COMPLIED = "complied"


class ProposalStatus(StrEnum):
    """Where a proposal stands: the newest answer that counts, or open, or withdrawn by its proposer."""

    OPEN = "open"
    WITHDRAWN = "withdrawn"
    ACCEPTED = "accepted"
    PARTLY_ACCEPTED = "partly_accepted"
    REJECTED = "rejected"
    CONSIDERING = "considering"
    COUNTERED = "countered"
    COMPLIED = "complied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every entry of a state of play carries: the moves it was folded from, their evidence, and why.

    ``factuality`` is that of the surest telling as its nearest speaker has it; ``narrator_factuality`` is the surest
    that any of its documents commits to in its own voice.
    ``issues`` are what its moves are about, by the ids of ``lexicon/issues.yml``.
    ``why`` has one line a reason: the patterns that found the moves and, where several were joined, on what ground.
    """

    id: str
    evidence: tuple[Evidence, ...]
    moves: tuple[str, ...]
    factuality: Factuality
    voice: tuple[Voice, ...]
    why: tuple[str, ...]
    issues: tuple[str, ...] = ()
    narrator_factuality: Factuality = Factuality.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Entry):
    """An answer to a proposal."""

    by: tuple[str, ...]
    answer: AnswerKind
    date: TimeValue | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Entry):
    """An offer or demand followed through its life. ``conflicting`` is set where accounts of an answer contradict."""

    kind: ProposalKind
    by: tuple[str, ...]
    to: tuple[str, ...]
    content: str
    tabled: TimeValue | None
    status: ProposalStatus
    answers: tuple[Answer, ...]
    conflicting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionEntry(Entry):
    """If X, then Y, by a party."""

    by: tuple[str, ...]
    toward: tuple[str, ...]
    if_: str
    then: str
    firmness: Firmness


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Entry):
    """A standing means of contact and its state."""

    name: str
    kind: ChannelKind
    between: tuple[str, ...]
    status: ChannelStatus
    since: TimeValue | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Entry):
    """A meeting of at least two parties, a call included."""

    parties: tuple[str, ...]
    date: TimeValue | None
    place: str | None
    forum: str | None
    status: Arrangement


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Entry):
    """A party's declared stance; ``issue`` is what on, in the words of the text."""

    party: str
    issue: str
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Entry):
    """What parties did to each other, other than talking."""

    by: tuple[str, ...]
    toward: tuple[str, ...]
    plover: str
    date: TimeValue | None
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StateOfPlay:
    """The whole: as of a date (None: as of the last thing told), and what was known by a date (None: all of it).

    ``between`` and ``issues`` are the parties and issues asked for; empty where all are.
    """

    as_of: date | None
    known_at: date | None
    between: tuple[str, ...]
    issues: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    conditions: tuple[ConditionEntry, ...] = ()
    channels: tuple[Channel, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    positions: tuple[Position, ...] = ()
    incidents: tuple[Incident, ...] = ()
