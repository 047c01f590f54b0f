"""The officials of ``lexicon/officials``: who held which post for which party, and when.

The large files hold one post a line, sorted by the key of the name, and are searched by bisection: nothing is parsed
before it is asked for.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from io import StringIO
from pathlib import Path

from dragoman.lexicon.compiled import load_compiled
from dragoman.lexicon.official_names import (
    CALLED_BY_FIRST_WORD,
    WRITTEN_EITHER_WAY,
    fold_name,
    fold_word,
    initials_of,
    name_key,
    name_keys,
    plain_name,
)
from dragoman.schema.errors import LexiconError
from dragoman.schema.party import Post

FOLDER = Path(__file__).parent / "officials"
SORTED_FILES = ("wikidata.csv", "public_domain.csv", "later_pages.csv")
"""Made by ``tools/build_officials.py``; ``later_pages.csv`` may be deleted (its licence forbids commercial use)."""

_Entry = Post | str | list[str]
"""A post, or what tells one: the line of a sorted file, or a row as ``compile_curated`` makes it."""
_ITEM = "wikidata:"
_READ_BY_TOOL = frozenset({"wikidata", "pages", "factbook", "us_executive"})
_POST_CELLS = 6
_SLACK = timedelta(days=45)
_LONGEST_OPEN = timedelta(days=365 * 15)
_LONGEST_OPEN_HIGH = timedelta(days=365 * 35)
_FATHERS = frozenset({"mohamed", "ahmed", "ali", "hasan", "husein", "abd", "abdula", "ibrahim", "salem", "omar"})
"""Folded names that, within a longer name, are likelier a father's than the one by which its bearer goes."""
_HEAD = re.compile(r"^(?:President|Prime Minister|Premier|Chancellor|Supreme Leader|Secretary[- ]General)\b")
_HEAD_ALONE = re.compile(r"President|Prime Minister|Premier|Chancellor|Supreme Leader|Secretary[- ]General")
_HIGH = re.compile(
    r"^President$|Prime Minister|Premier$|Chancellor|Foreign|Secretary of State$|King|Emir|Sultan|Supreme Leader"
    r"|Crown Prince|leader|[Cc]hairman|spokes|commander|Secretary[- ]General"
)


@dataclass(frozen=True, slots=True)
class Tenure:
    """A post that a named person may have held on a day; ``sure`` where the table tells both its start and its end."""

    post: Post
    sure: bool


class OfficialTable:
    """Posts, found by name and day."""

    def __init__(
        self,
        sorted_lines: Iterable[Sequence[str]],
        curated: Iterable[Post | list[str]],
        given_names: Mapping[str, str] | None = None,
    ) -> None:
        """``curated`` are posts or rows of ``compile_curated``.

        ``given_names`` maps the folded forms of a given name ("bob") to one of them ("robert").
        """
        self._lines = tuple(sorted_lines)
        self._given = given_names or {}
        self._own: frozenset[Post] = frozenset()
        self._curated: dict[str, list[tuple[str, _Entry]]] = {}
        self._spelled: dict[str, list[_Entry]] = {}
        self._add(curated)

    def with_posts(self, posts: Iterable[Post]) -> OfficialTable:
        """A table that has a user's own posts, too. On a day for which they tell a name, only they count for it.

        Raises:
            LexiconError: a post names nobody.
        """
        more = OfficialTable(self._lines, (), self._given)
        more._curated = {word: list(entries) for word, entries in self._curated.items()}
        more._spelled = {name: list(entries) for name, entries in self._spelled.items()}
        own = list(posts)
        more._own = self._own.union(own)
        more._add(own)
        return more

    def find(self, name: str, on: date | None) -> tuple[Tenure, ...]:
        """The posts that a person of this full name held on a day (any post where the day is None), surest first.

        A given name may be an initial where that leaves one party only. A day shortly before or after a post counts
        where the person held no other then. An end that the table doesn't tell counts as less sure, and not at all
        after a later post for another party, nor fifteen years after the start (thirty-five for the highest posts,
        some of which are held as long).
        """
        words = fold_name(name)
        spelled = [_post(entry) for entry in self._spelled.get(plain_name(name), ())]
        if len(words) == 1 and not spelled and (initials := initials_of(name)):
            return self._find_initials(initials, words[0], on)
        found = self._bearers(words) if len(words) > 1 else ()
        return _best_known(_rank([*spelled, *found], on, self._own), frozenset(spelled), on)

    def _bearers(self, words: Sequence[str]) -> Iterator[Post]:
        """The posts of all who may be called by these words.

        The given name may be left out ("Mansour Hadi") for those who are curated or held one of the highest posts.
        """
        told = self._common(words)
        for key, entry in self._entries(words[-1]):
            listed = self._common(_words(key))
            if not _is_same(told, listed):
                continue
            post = _post(entry)
            in_order = post.party in WRITTEN_EITHER_WAY or key == name_key(post.official)
            if in_order and (told[0] == listed[0] or _is_curated(post) or _HIGH.search(post.role)):
                yield post

    def find_surname(self, surname: str, party: str, on: date | None) -> tuple[Tenure, ...]:
        """The posts that people of this surname held for a party on a day, surest first.

        The surname may have several words; for parties whose officials are called by the first word of their name, it
        is that word, too.
        """
        words = fold_name(surname)
        if not words:
            return ()
        found = (
            (key, _post(entry))
            for key, entry in self._entries(words[-1])
            if _is_of(entry, party) and set(words) <= set(key.split())
        )
        posts = (post for key, post in found if party in CALLED_BY_FIRST_WORD or key == name_key(post.official))
        return _rank(posts, on, self._own)

    def called(self, name: str) -> tuple[Post, ...]:
        """All posts of those who have this full name, this surname, or a first name that a surname may be."""
        words = fold_name(name)
        if len(words) > 1:
            return tuple(tenure.post for tenure in self.find(name, None))
        spelled = [_post(entry) for entry in self._spelled.get(plain_name(name), ())]
        found = [_post(entry) for _, entry in self._entries(words[0])] if words else []
        return tuple(dict.fromkeys([*spelled, *found]))

    def names(self) -> Iterator[str]:
        """The names of all officials, as they are written; one may come more than once."""
        yield from (_post(entry).official for entries in self._spelled.values() for entry in entries)
        yield from (line.split(",", 2)[1] for lines in self._lines for line in lines if line)

    def find_head(self, surname: str, on: date | None) -> tuple[Tenure, ...]:
        """The posts of the head of state or of government who has this surname on a day, surest first.

        None where heads of several parties ever had it, or an official of another party who is spelled so has it on
        that day.
        """
        words = fold_name(surname)
        entries = self._entries(words[-1]) if words else ()
        posts = [
            p for key, e in entries if key == name_key((p := _post(e)).official) and set(words) <= set(key.split())
        ]
        heads = {post.party for post in posts if _HEAD_ALONE.fullmatch(post.role)}
        tenures = _rank(posts, on, self._own)
        others = (tenure.post for tenure in tenures if tenure.post.party not in heads)
        is_shared = any(plain_name(surname) in plain_name(post.official) for post in others)
        if len(heads) != 1 or (on is not None and is_shared):
            return ()
        return tuple(tenure for tenure in tenures if _HEAD_ALONE.fullmatch(tenure.post.role))

    def _find_initials(self, initials: str, surname: str, on: date | None) -> tuple[Tenure, ...]:
        """The posts of those high officials whose given names begin so, if they are all of one party."""
        posts = (_post(entry) for key, entry in self._entries(surname) if _begin_so(initials, key))
        tenures = _rank((post for post in posts if _HIGH.search(post.role)), on, self._own)
        return tenures if len({tenure.post.party for tenure in tenures}) == 1 else ()

    def _common(self, words: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._given.get(word, word) for word in words)

    def _add(self, posts: Iterable[Post | list[str]]) -> None:
        for post in posts:
            plain, *keys = _names(post.official, post.party) if isinstance(post, Post) else post[_POST_CELLS:]
            for key in keys:
                self._curated.setdefault(key.partition(" ")[0], []).append((key, post))
            self._spelled.setdefault(plain, []).append(post)

    def _entries(self, folded: str) -> Iterator[tuple[str, _Entry]]:
        """The keys that begin with a word, each with its post."""
        yield from self._curated.get(folded, ())
        prefix = folded + " "
        for lines in self._lines:
            index = bisect_left(lines, prefix)
            while index < len(lines) and lines[index].startswith(prefix):
                yield lines[index].partition(",")[0], lines[index]
                index += 1


@cache
def load_officials(folder: Path = FOLDER) -> OfficialTable:
    """Read the table. A sorted file that isn't there is left out.

    Raises:
        LexiconError: a row of ``curated.csv`` has a date that is none, or no name.
    """
    present = [folder / file for file in SORTED_FILES if (folder / file).exists()]
    return OfficialTable(
        [path.read_bytes().decode("utf-8").split("\n") for path in present],
        load_compiled(folder / "curated.csv", compile_curated),
        load_compiled(folder / "given_names.txt", compile_given_names),
    )


def compile_curated(text: str) -> list[list[str]]:
    """The rows of a file such as ``curated.csv``, one a spelling: the cells of a post, the plain name, and its keys.

    Raises:
        LexiconError: a row has a date that is none, or no name.
    """
    rows = []
    for row in csv.DictReader(StringIO(text, newline=""), restval=""):
        try:
            days = [read_day(row["start"], last=False), read_day(row["end"], last=True)]
        except ValueError:
            raise LexiconError(
                f"officials: {row['official']!r}", "start and end are dates (YYYY, YYYY-MM or YYYY-MM-DD) or empty"
            ) from None
        for spelling in (row["official"], *filter(None, row["spellings"].split("|"))):
            told = [day.isoformat() if day else "" for day in days]
            names = _names(spelling, row["party"])
            rows.append([spelling, row["role"], row["party"], *told, row["source"], *names])
    return rows


def compile_given_names(text: str) -> dict[str, str]:
    """Each folded form of a given name → the first of its line; forms that fold alike need no line."""
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    groups = [[fold_word(word) for word in line.split()] for line in lines]
    return {word: group[0] for group in groups for word in group}


def _names(official: str, party: str) -> tuple[str, ...]:
    """The plain name of an official, and the keys of it."""
    if not fold_name(official):
        raise LexiconError(f"officials: {official!r}", "a post needs the name of an official")
    return (plain_name(official), *name_keys(official, party))


def read_day(value: str, *, last: bool) -> date | None:
    """The first or last day of a year, month or day; None for an empty cell.

    Raises:
        ValueError: it is no date.
    """
    if not value:
        return None
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31) if last else date(parts[0], 1, 1)
    if len(parts) == 2:  # noqa: PLR2004 - a year and a month
        first = date(parts[0], parts[1], 1)
        return (first + timedelta(days=32)).replace(day=1) - timedelta(days=1) if last else first
    return date(*parts)


def _words(key: str) -> tuple[str, ...]:
    """The words of a key in the order of the name."""
    last, *others = key.split()
    return (*others, last)


def _is_of(entry: _Entry, party: str) -> bool:
    if isinstance(entry, Post):
        return entry.party == party
    return f",{party}," in entry if isinstance(entry, str) else entry[2] == party


def _post(entry: _Entry) -> Post:
    if isinstance(entry, Post):
        return entry
    if isinstance(entry, list):
        cells = entry[:_POST_CELLS]
    else:
        cells = entry.split(",")[1:]
        if len(cells) != _POST_CELLS:
            raise LexiconError(f"officials: {entry!r}", "a line has 7 cells; run tools/build_officials.py again")
    name, role, party, start, end, source = cells
    return Post(
        official=name,
        role=role,
        party=party,
        start=_lenient(start, last=False),
        end=_lenient(end, last=True),
        source=source,
    )


def _lenient(value: str, *, last: bool) -> date | None:
    try:
        return read_day(value, last=last)
    except ValueError:
        return None


def _is_same(told: Sequence[str], listed: Sequence[str]) -> bool:
    if told[-1] != listed[-1] or len(listed) < 2:  # noqa: PLR2004 - a listed surname alone would match any
        return False
    if told[0] != listed[0] and (told[0] in _FATHERS or told[0] not in listed[:-1]):
        return False
    return set(told) <= set(listed) or (told[0] == listed[0] and set(listed) <= set(told))


def _begin_so(initials: str, key: str) -> bool:
    """Do the given names of a key begin with these letters? Those with fewer letters than names must be one name."""
    given = key.split()[1:]
    return len(given) in {1, len(initials)} and all(
        name.startswith(initial) for initial, name in zip(initials, given, strict=False)
    )


def _is_curated(post: Post) -> bool:
    return post.source.partition(":")[0] not in _READ_BY_TOOL


def _best_known(tenures: tuple[Tenure, ...], spelled: frozenset[Post], on: date | None) -> tuple[Tenure, ...]:
    """Those spelled just so, else the curated ones, and others only of their parties; all where there are none."""
    for known in (spelled, frozenset(t.post for t in tenures if _is_curated(t.post))):
        parties = {tenure.post.party for tenure in tenures if tenure.post in known}
        if parties and on is not None:
            return tuple(t for t in tenures if t.post.party in parties)
    return tenures


def _rank(posts: Iterable[Post], on: date | None, own: frozenset[Post]) -> tuple[Tenure, ...]:
    listed = list(dict.fromkeys(posts))
    if on is None:
        return tuple(sorted((Tenure(post, sure=False) for post in listed), key=_order))
    ended = {_identity(post) for post in listed if post.end and not post.source.startswith(_ITEM)}
    listed = [post for post in listed if post.end or _identity(post) not in ended]
    held = [post for post in listed if _holds(post, on, timedelta())]
    held = [post for post in held if not any(_follows(other, post) for other in held)]
    held = _prefer(own, held or [post for post in listed if _holds(post, on, _SLACK)])
    return tuple(sorted((Tenure(p, sure=p.start is not None and p.end is not None) for p in held), key=_order))


def _prefer(own: frozenset[Post], posts: list[Post]) -> list[Post]:
    """The posts without those listed for a name for which there are own ones."""
    names = {fold_name(post.official) for post in posts if post in own}
    return [post for post in posts if post in own or fold_name(post.official) not in names] if names else posts


def _identity(post: Post) -> tuple[str, str, str, date | None, str]:
    """What an end told by another source has in common with the post that it ends."""
    return (post.official, post.role, post.party, post.start, post.source.partition(":")[2])


def _holds(post: Post, on: date, slack: timedelta) -> bool:
    if post.start is None and post.end is None:
        return False
    if (post.start and on < post.start - slack) or (post.end and on > post.end + slack):
        return False
    longest = _LONGEST_OPEN_HIGH if _HIGH.search(post.role) else _LONGEST_OPEN
    return not (post.end is None and post.start and on > post.start + longest)


def _follows(later: Post, post: Post) -> bool:
    """Did the holder of a post whose end is unknown go over to another party?"""
    return (
        post.end is None
        and not _is_curated(post)
        and later.party != post.party
        and (later.start or date.min) > (post.start or date.min)
        and fold_name(later.official) == fold_name(post.official)
        and not (later.source != post.source and later.source.startswith(_ITEM) and post.source.startswith(_ITEM))
    )


def _order(tenure: Tenure) -> tuple[bool, bool, int, str, str]:
    post = tenure.post
    started = (post.start or date.min).toordinal()
    return (not tenure.sure, not _HEAD.search(post.role), -started, post.party, post.role)
