"""Parties and the officials who speak for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
