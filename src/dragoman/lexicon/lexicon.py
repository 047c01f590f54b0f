"""The lexicon as one object, handed down through all stages of reading: parties, officials, patterns of moves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.load import load_patterns
from dragoman.lexicon.official_table import OfficialTable, load_officials
from dragoman.lexicon.party_table import PartyTable, load_parties
from dragoman.lexicon.patterns import Pattern


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What a user may add to. Two are equal only if they are one, so that a finder built from one can be kept."""

    parties: PartyTable
    officials: OfficialTable
    patterns: tuple[Pattern, ...]


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that comes with the program.

    Raises:
        LexiconError: an entry is wrong; names the file, the entry and what to write instead.
    """
    return Lexicon(load_parties(), load_officials(), load_patterns())
