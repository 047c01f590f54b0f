"""The lexicon as one object, handed down through all stages of reading: parties, officials, patterns of moves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.lexicon.load import load_patterns
from dragoman.lexicon.official_table import OfficialTable, load_officials
from dragoman.lexicon.party_table import PartyTable, load_parties
from dragoman.lexicon.patterns import Pattern
from dragoman.schema.errors import LexiconError

_FILES_REMEMBERED = 4


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What a user may add to. Two are equal only if they are one, so that a finder built from one can be kept."""

    parties: PartyTable
    officials: OfficialTable
    patterns: tuple[Pattern, ...]


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
        return Lexicon(load_parties(), load_officials(), load_patterns())
    from dragoman.lexicon.own_entries import read_own_entries  # noqa: PLC0415 - only who has own entries parses YAML

    listed = _load(own[:-1])
    added = read_own_entries(*own[-1], listed.parties)
    taken = {pattern.id: pattern.where for pattern in listed.patterns}
    for pattern in added.patterns:
        if pattern.id in taken:
            raise LexiconError(pattern.where, f"the id {pattern.id!r} is taken already by {taken[pattern.id]}")
        taken[pattern.id] = pattern.where
    return Lexicon(
        listed.parties.with_parties(added.parties, added.nominals, added.exclusions, added.memberships),
        listed.officials.with_posts(added.posts),
        (*listed.patterns, *added.patterns),
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise LexiconError(str(path), f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise LexiconError(f"{path}, line {line}", "is not UTF-8: save the file as UTF-8") from error
