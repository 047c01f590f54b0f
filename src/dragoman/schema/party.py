"""Parties and the officials who speak for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.schema.times import TimeValue


class PartyKind(StrEnum):
    """What sort of party."""

    STATE = "state"
    TERRITORY = "territory"
    ORGANISATION = "organisation"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One that can negotiate. ``code`` is ISO 3166-1 alpha-3 for a state, else the common acronym.

    ``names`` are full names and short forms, ``demonyms`` nouns for its people and adjectives, ``seats`` the capitals
    and seats of government that stand for it.
    """

    code: str
    name: str
    kind: PartyKind
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An office held by an official for a party; an open end is unknown, not "still serving"."""

    official: str
    role: str
    party: str
    start: date | None
    end: date | None
    source: str


class Standing(StrEnum):
    """What a party is in an organisation; a suspended one is still a member."""

    MEMBER = "member"
    ASSOCIATE = "associate"
    OBSERVER = "observer"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """That a party belongs to an organisation or grouping, from one time to another, both included.

    ``start`` and ``end`` are as exact as known: of a year its first or its last day is meant. An empty start is
    unknown, an empty end says that no end was known when the row was written. ``source`` is where it can be checked.
    """

    organisation: str
    member: str
    start: TimeValue | None
    end: TimeValue | None
    standing: Standing
    source: str

    def holds_on(self, day: date) -> bool:
        """Is the day within the membership?"""
        return (self.start is None or self.start.first() <= day) and (self.end is None or day <= self.end.last())
