"""Patterns of moves: what an entry of ``lexicon/moves/*.yml`` means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.schema.move import Arrangement, ChannelStatus, MoveKind, Stance


class CueClass(StrEnum):
    """The word class of a cue, which is also the key of its list in an entry."""

    VERB = "verbs"
    NOUN = "nouns"
    ADJECTIVE = "adjectives"
    MODAL = "modals"


class Polarity(StrEnum):
    """Whether a cue must be negated, must not be, or may be (the move is then kept as a denied one)."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    ANY = "any"


ROLES = frozenset(
    {
        "subject",
        "object",
        "indirect",
        "clause",
        "infinitive",
        "subjunctive",
        "speaker",
        "owner",
        "within",
        "cue",
        "unnamed",
        "main",
        "destination",
        "opponent",
        "named",
    }
)
"""Grammatical roles that may fill a slot; any other lower-case word in a slot is a preposition.

subject, object, indirect: logical ones, whatever the voice. clause: a complement clause. infinitive: one with "to".
subjunctive: one of what should be done ("that Oslo sign"). speaker: who is quoted. owner: whose the object is.
within: a party named within the content. cue: the word that carries the cue. unnamed: lets a passive without an agent,
and "both" or "nobody", stand for whoever was addressed. main: where the words name nobody ("talks resumed"), the
parties most talked of in the text; the move says that this was guessed. destination: the state to whose capital
somebody goes. opponent: in a passive without an agent, the other side of whoever suffers it; guessed as well.
named: a party named beside the cue, if only as a place or an adjective ("its embassy in Moscow", "Swedish beef").
docs/lexicon.md explains them to those who write entries.
"""


ROLES_REQUIRED = ROLES | {"governor"}
"""Roles on which a requirement may bear: the verb above the cue as well."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: the lemma of the word that carries it, and lemmas that must hang on it ("lay down ultimatum").

    Each further word is a set of alternatives.
    """

    cue_class: CueClass
    lemma: str
    others: tuple[frozenset[str], ...] = ()

    @property
    def text(self) -> str:
        """The cue as it is written in an entry."""
        return " ".join([self.lemma, *("|".join(sorted(words)) for words in self.others)])


ANYTHING = "*"
"""In a requirement: whatever fills the role; ``not_where: {object: "*"}`` asks for a verb without an object."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """A slot's head must (or must not) be one of these lemmas.

    Words in capitals are types of names instead: PERSON, NORP, CARDINAL.
    """

    role: str
    lemmas: frozenset[str]
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Example:
    """An example sentence: ``text`` is plain, ``source`` as written in the entry.

    ``by``, ``toward`` and ``content`` are the tagged words as they stand, or the codes given in the tags. ``line`` is
    that of the file in which it stands.
    """

    source: str
    text: str
    by: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    content: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """An entry of the move lexicon.

    ``by``, ``toward`` and ``content`` list roles, tried in order. ``channel`` is the state in which the act leaves the
    channel that is its object. ``where`` is told to readers; ``line`` is that of the file in which the entry begins.
    """

    id: str
    kind: MoveKind
    cues: tuple[Cue, ...]
    by: tuple[str, ...]
    toward: tuple[str, ...]
    content: tuple[str, ...]
    requirements: tuple[Requirement, ...]
    polarity: Polarity
    plover: str
    cameo: str
    where: str
    line: int = 0
    partial: bool = False
    stance: Stance | None = None
    channel: ChannelStatus | None = None
    arrangement: Arrangement | None = None
    content_needed: bool = False
    toward_needed: bool = False
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[Example, ...] = ()
