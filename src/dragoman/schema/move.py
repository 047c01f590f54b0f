"""Moves: one diplomatic act each, with the words that say it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.schema.annotation import SpeechStyle
from dragoman.schema.document import Evidence, Span
from dragoman.schema.times import TimeValue


class MoveKind(StrEnum):
    """The kinds of moves (``lexicon/codes.yml`` maps each to PLOVER and CAMEO)."""

    MEET = "meet"
    OFFER = "offer"
    DEMAND = "demand"
    REQUEST = "request"
    INVITE = "invite"
    ACCEPT = "accept"
    REJECT = "reject"
    CONSIDER = "consider"
    COUNTER = "counter"
    COMPLY = "comply"
    WITHDRAW = "withdraw"
    PROMISE = "promise"
    THREATEN = "threaten"
    WARN = "warn"
    STATE_POSITION = "state_position"
    ACCUSE = "accuse"
    DENY = "deny"
    PRAISE = "praise"
    CRITICISE = "criticise"
    AGREE = "agree"
    COOPERATE = "cooperate"
    AID = "aid"
    CONCEDE = "concede"
    RELEASE = "release"
    PULL_BACK = "pull_back"
    SUSPEND = "suspend"
    OPEN = "open"
    CLOSE = "close"
    EXPEL = "expel"
    SANCTION = "sanction"
    MOBILISE = "mobilise"
    COERCE = "coerce"
    USE_FORCE = "use_force"


PROPOSING = frozenset({MoveKind.OFFER, MoveKind.INVITE, MoveKind.DEMAND, MoveKind.REQUEST})
"""The kinds by which a party puts something to another."""


class Factuality(StrEnum):
    """FactBank's values: certain, probable, possible, each positive or negative; UU is unknown or uncommitted."""

    CT_POS = "CT+"
    CT_NEG = "CT-"
    PR_POS = "PR+"
    PR_NEG = "PR-"
    PS_POS = "PS+"
    PS_NEG = "PS-"
    UNKNOWN = "UU"


class Firmness(StrEnum):
    """How firmly the "then" of a condition is promised or threatened."""

    WILL = "will"
    WOULD_CONSIDER = "would_consider"
    MAY = "may"


class Arrangement(StrEnum):
    """What became of a meeting."""

    HELD = "held"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class Stance(StrEnum):
    """Where a party stands on an issue."""

    FOR = "for"
    AGAINST = "against"
    CONDITIONAL = "conditional"


class ChannelKind(StrEnum):
    """Standing means of contact."""

    MISSION = "mission"
    OFFICE = "office"
    FORUM = "forum"
    HOTLINE = "hotline"
    TALKS = "talks"
    OTHER = "other"


class ChannelStatus(StrEnum):
    """The state of a channel."""

    OPEN = "open"
    CLOSED = "closed"
    SUSPENDED = "suspended"
    REDUCED = "reduced"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the document in a short normalised form; ``lemmas`` are its content words, for matching."""

    span: Span
    text: str
    lemmas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of an attribution chain: who says so, as the text describes them.

    ``cue`` is the reporting word in its dictionary form ("acknowledge", "not confirm"), None where there is none.
    """

    speaker: str
    parties: tuple[str, ...]
    style: SpeechStyle
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class View:
    """What one source of an attribution chain commits itself to; ``source`` is None for the narrator."""

    source: str | None
    value: Factuality


@dataclass(frozen=True, slots=True)
class Condition:
    """If X, then Y."""

    if_: Phrase
    then: Phrase
    firmness: Firmness


@dataclass(frozen=True, slots=True)
class ChannelRef:
    """A channel as a move names it, and the state in which the move leaves (or finds) it."""

    name: str
    kind: ChannelKind
    between: tuple[str, ...]
    status: ChannelStatus


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that an act may address; ``score`` is its log-odds against the others, up to a constant."""

    party: str
    score: float


@dataclass(frozen=True, slots=True)
class Why:
    """What found a move: the pattern (or model), its cue words as they stand, and what was unsure.

    ``candidates`` are the parties that the act may address, likeliest first, where one of them was guessed.
    """

    pattern: str
    cue: str
    unsure: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One diplomatic act by one party (or several) toward another.

    ``voice`` is the attribution chain, the speaker nearest to the act first; empty where the narrator tells it.
    ``factuality`` is what the nearest of them says, and what the state of play goes by; ``views`` has that of each, the
    narrator's last. Empty means that nobody has looked: use ``narrator_factuality``.
    ``happened`` is when the act happened (for a planned meeting, when it is due), None where nothing tells.
    ``published`` is the publication date of the document: when the act could be known.
    ``plover`` and ``cameo`` are codes of those schemes (quad class and Goldstein follow from ``lexicon/codes.yml``).
    ``issues`` are what it is about, by the ids of ``lexicon/issues.yml``.
    ``partial`` marks an answer given to a part only. ``arrangement`` is set for meetings, ``stance`` for positions,
    ``channel`` where a standing means of contact is opened, closed, suspended, reduced or told to be so.
    ``confidence`` is the chance, learned from annotated dialogues, that the move is right in kind and parties; None
    where nothing tells (kinds that are no entry of a state of play).
    """

    id: str
    document_id: str
    kind: MoveKind
    by: tuple[str, ...]
    toward: tuple[str, ...]
    evidence: Evidence
    why: Why
    factuality: Factuality
    plover: str
    cameo: str
    content: Phrase | None = None
    issues: tuple[str, ...] = ()
    happened: TimeValue | None = None
    published: TimeValue | None = None
    place: str | None = None
    forum: str | None = None
    voice: tuple[Voice, ...] = ()
    condition: Condition | None = None
    partial: bool = False
    arrangement: Arrangement | None = None
    stance: Stance | None = None
    channel: ChannelRef | None = None
    confidence: float | None = None
    views: tuple[View, ...] = ()

    @property
    def narrator_factuality(self) -> Factuality:
        """What the document itself commits to: unknown where it only reports what somebody says."""
        if self.views:
            return self.views[-1].value
        return Factuality.UNKNOWN if self.voice else self.factuality


@dataclass(frozen=True, slots=True)
class Discard:
    """Something that looked like a move and was not kept, with the reason."""

    span: Span
    pattern: str
    reason: str
