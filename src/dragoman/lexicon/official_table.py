"""The officials of ``lexicon/officials``: who held which post for which party, and when.

The large files hold one post a line, sorted by the key of the name, and are searched by bisection: nothing is parsed
before it is asked for.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

from dragoman.schema.errors import LexiconError
from dragoman.schema.party import Post

FOLDER = Path(__file__).parent / "officials"
SORTED_FILES = ("wikidata.csv", "later_pages.csv")
"""Made by ``tools/build_officials.py``; ``later_pages.csv`` may be deleted (its licence forbids commercial use)."""

_LINE_CELLS = 7
_SLACK = timedelta(days=45)
_LONGEST_OPEN = timedelta(days=365 * 15)
_LONGEST_OPEN_HIGH = timedelta(days=365 * 35)
_HIGH = re.compile(
    r"^President$|Prime Minister|Foreign|King|Emir|Sultan|Supreme Leader|Crown Prince|leader|chairman|spokes|commander"
)
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "ben", "ould", "abu", "jr", "sr", "dr", "the"})
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"}
)
_RESPELL = (
    (re.compile(r"m[uo]h+am+[aeu]+[dt]"), "mohamed"),
    (re.compile(r"^abdel|^abdul|^abd"), "abd"),
    (re.compile(r"[iy]+"), "i"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"oo|ou"), "u"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"kh|q"), "k"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"(.)\1"), r"\1"),
)


@dataclass(frozen=True, slots=True)
class Tenure:
    """A post that a named person may have held on a day; ``sure`` where the table tells both its start and its end."""

    post: Post
    sure: bool


@lru_cache(maxsize=8192)
def fold_word(word: str) -> str:
    """A word of a name without marks, capitals and the commonest differences of transliteration.

    >>> fold_word("Zelenskyy") == fold_word("Zelenskiy") == fold_word("Zelensky")
    True
    """
    plain = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    plain = re.sub(r"[^\w]", "", "".join(c for c in plain if not unicodedata.combining(c)))
    for pattern, spelling in _RESPELL:
        plain = pattern.sub(spelling, plain)
    return plain


def fold_name(name: str) -> tuple[str, ...]:
    """The folded words of a name, without particles and initials."""
    words = [fold_word(word) for word in re.split(r"[\s\-‐‑–]+", name) if word.lower().strip(".") not in _PARTICLES]
    return tuple(word for word in words if len(word) > 1)


def name_key(name: str) -> str:
    """The folded name, its last word first, by which the files are sorted."""
    words = fold_name(name)
    return " ".join((*words[-1:], *words[:-1]))


class OfficialTable:
    """Posts, found by name and day."""

    def __init__(self, sorted_lines: Iterable[list[str]], curated: Iterable[Post]) -> None:
        self._lines = tuple(sorted_lines)
        self._curated: dict[str, list[Post]] = {}
        for post in curated:
            words = fold_name(post.official)
            self._curated.setdefault(words[-1], []).append(post)

    def find(self, name: str, on: date | None) -> tuple[Tenure, ...]:
        """The posts that a person of this full name held on a day (any post where the day is None), surest first.

        An end that the table doesn't tell counts as less sure, and not at all fifteen years after the start
        (thirty-five for the highest posts, some of which are held as long).
        """
        words = fold_name(name)
        if len(words) < 2:  # noqa: PLR2004 - a surname alone is no full name
            return ()
        return _rank((post for post in self._of_surname(words[-1]) if _is_same(words, fold_name(post.official))), on)

    def find_surname(self, surname: str, party: str, on: date | None) -> tuple[Tenure, ...]:
        """The posts that people of this surname held for a party on a day, surest first."""
        words = fold_name(surname)
        return _rank((post for post in self._of_surname(words[-1]) if post.party == party), on) if words else ()

    def _of_surname(self, folded: str) -> Iterator[Post]:
        yield from self._curated.get(folded, ())
        prefix = folded + " "
        for lines in self._lines:
            index = bisect_left(lines, prefix)
            while index < len(lines) and lines[index].startswith(prefix):
                yield _parse(lines[index])
                index += 1


@cache
def load_officials(folder: Path = FOLDER) -> OfficialTable:
    """Read the table. A sorted file that isn't there is left out.

    Raises:
        LexiconError: a row of ``curated.csv`` has a date that is none, or no name.
    """
    present = [folder / file for file in SORTED_FILES if (folder / file).exists()]
    return OfficialTable(
        (path.read_text("utf-8").split("\n") for path in present), _read_curated(folder / "curated.csv")
    )


def _read_curated(path: Path) -> Iterator[Post]:
    with path.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source, restval=""):
            where = f"{path}: {row['official']!r}"
            if not fold_name(row["official"]):
                raise LexiconError(where, "a row needs the name of an official")
            try:
                start, end = read_day(row["start"], last=False), read_day(row["end"], last=True)
            except ValueError:
                raise LexiconError(where, "start and end are dates (YYYY, YYYY-MM or YYYY-MM-DD) or empty") from None
            for spelling in (row["official"], *filter(None, row["spellings"].split("|"))):
                yield Post(
                    official=spelling, role=row["role"], party=row["party"], start=start, end=end, source=row["source"]
                )


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


def _parse(line: str) -> Post:
    cells = line.split(",")
    if len(cells) != _LINE_CELLS:
        raise LexiconError(f"officials: {line!r}", "a line has 7 cells; run tools/build_officials.py again")
    _, name, role, party, start, end, source = cells
    return Post(
        official=name,
        role=role,
        party=party,
        start=_lenient(start, last=False),
        end=_lenient(end, last=True),
        source=f"wikidata:{source}" if source else "pages",
    )


def _lenient(value: str, *, last: bool) -> date | None:
    try:
        return read_day(value, last=last)
    except ValueError:
        return None


def _is_same(told: Sequence[str], listed: Sequence[str]) -> bool:
    if told[-1] != listed[-1] or len(listed) < 2:  # noqa: PLR2004 - a listed surname alone would match any
        return False
    if told[0] != listed[0] and told[0] not in listed[:-1]:
        return False
    return set(told) <= set(listed) or (told[0] == listed[0] and set(listed) <= set(told))


def _rank(posts: Iterable[Post], on: date | None) -> tuple[Tenure, ...]:
    tenures = [tenure for post in posts if (tenure := _tenure(post, on))]
    return tuple(sorted(tenures, key=_order))


def _order(tenure: Tenure) -> tuple[bool, int, str, str]:
    post = tenure.post
    return (not tenure.sure, -(post.start or date.min).toordinal(), post.party, post.role)


def _tenure(post: Post, on: date | None) -> Tenure | None:
    if on is None:
        return Tenure(post, sure=False)
    if post.start is None and post.end is None:
        return None
    if (post.start and on < post.start - _SLACK) or (post.end and on > post.end + _SLACK):
        return None
    longest = _LONGEST_OPEN_HIGH if _HIGH.search(post.role) else _LONGEST_OPEN
    if post.end is None and post.start and on > post.start + longest:
        return None
    return Tenure(post, sure=post.start is not None and post.end is not None)
