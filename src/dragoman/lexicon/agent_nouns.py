"""Nouns that tell who acts for a party, what belongs to it, and who doesn't act for it (``parties/nouns.csv``)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.schema.errors import LexiconError

FILE = Path(__file__).parent / "parties" / "nouns.csv"


@dataclass(frozen=True, slots=True)
class AgentNouns:
    """Lemmas by what they tell of a party; ``person``, ``body``, ``people`` and ``asset`` act for their owner.

    Of these the ``partisan`` act for a group or an organisation only, and never for a state. ``former`` are the words
    before a post that is no longer held. The ``other`` are of another party than their owner, a bare ``mission`` is of
    an organisation. After a ``topic`` a name is what is talked of, before an ``errand`` where somebody is sent.
    """

    person: frozenset[str]
    body: frozenset[str]
    people: frozenset[str]
    asset: frozenset[str]
    territory: frozenset[str]
    outsider: frozenset[str]
    group: frozenset[str]
    pair: frozenset[str]
    motion: frozenset[str]
    club: frozenset[str]
    office: frozenset[str]
    partisan: frozenset[str]
    former: frozenset[str]
    other: frozenset[str]
    mission: frozenset[str]
    topic: frozenset[str]
    errand: frozenset[str]

    def acts(self, lemma: str) -> bool:
        """Does such a one act for the party that it belongs to?"""
        return lemma in self.person or lemma in self.body or lemma in self.people or lemma in self.asset


@cache
def load_nouns() -> AgentNouns:
    """Read the nouns.

    Raises:
        LexiconError: a class is missing or unknown.
    """
    with FILE.open(encoding="utf-8", newline="") as source:
        classes = {row["class"]: frozenset(row["words"].split("|")) for row in csv.DictReader(source)}
    try:
        return AgentNouns(**classes)
    except TypeError as error:
        raise LexiconError(str(FILE), str(error)) from None
