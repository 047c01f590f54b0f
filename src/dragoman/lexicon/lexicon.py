"""The lexicon as one object, handed down through all stages of reading: parties, officials, patterns, issues."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.lexicon.issues import Issue, load_issues
from dragoman.lexicon.load import load_patterns
from dragoman.lexicon.located import check_ids
from dragoman.lexicon.official_table import OfficialTable, load_officials
from dragoman.lexicon.party_table import PartyTable, load_parties
from dragoman.lexicon.patterns import Pattern
from dragoman.lexicon.yaml_files import read_compiled

_FILES_REMEMBERED = 4


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What a user may add to. Two are equal only if they are one, so that a finder built from one can be kept."""

    parties: PartyTable
    officials: OfficialTable
    patterns: tuple[Pattern, ...]
    issues: tuple[Issue, ...]


def load_lexicon(own: Iterable[Path] = ()) -> Lexicon:
    """The lexicon that comes with the program, with the entries of a user's own files in their order.

    The same files with the same content give the same object.

    Raises:
        LexiconError: an entry is wrong; names the file, the entry or line, and what to write instead.
    """
    return _load(tuple((path, _read(path)) for path in own))


@lru_cache(maxsize=_FILES_REMEMBERED)
def _load(own: tuple[tuple[Path, str], ...]) -> Lexicon:
    if not own:
        return Lexicon(load_parties(), load_officials(), load_patterns(), load_issues())
    from dragoman.lexicon.own_entries import read_own_entries  # noqa: PLC0415 - only who has own entries parses YAML

    listed = _load(own[:-1])
    added = read_own_entries(*own[-1], listed.parties)
    path, _ = own[-1]
    check_ids(str(path), added.patterns, {pattern.id: pattern.where for pattern in listed.patterns})
    check_ids(str(path), added.issues, {issue.id: issue.where for issue in listed.issues})
    return Lexicon(
        listed.parties.with_parties(added.parties, added.nominals, added.exclusions, added.memberships),
        listed.officials.with_posts(added.posts),
        (*listed.patterns, *added.patterns),
        (*listed.issues, *added.issues),
    )


def _read(path: Path) -> str:
    return read_compiled(path, str)  # the text as it is
