"""What shares its name with a party, and the words by which it is told (``parties/namesakes.csv``)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from dragoman.schema.errors import LexiconError

FILE = Path(__file__).parent / "parties" / "namesakes.csv"
KINDS = ("forename", "near", "town", "region", "suffix", "office", "before", "given", "end", "memorial", "capitals")


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Words that tell a name that means a party from the same name of something else.

    ``near`` finds, for a name, words that speak for its namesake; ``towns`` has the towns that stand before a name that
    is (also) that of a region; ``regions`` matches the rest of "…, Texas" after a town. After a state or a seat a word
    with a capital begins another name, unless it is one of the ``offices``; a name that ends with one of the ``ends``
    is another's in any case.
    """

    forenames: frozenset[str]
    near: Mapping[str, re.Pattern[str]]
    towns: Mapping[str, frozenset[str]]
    regions: re.Pattern[str]
    suffixes: frozenset[str]
    offices: frozenset[str]
    before: frozenset[str]
    given: frozenset[str]
    ends: frozenset[str]
    memorials: frozenset[str]
    capitals: frozenset[str]


@cache
def load_namesakes(path: Path = FILE) -> Namesakes:
    """Read the file.

    Raises:
        LexiconError: a kind is unknown, or a name has two rows of one kind.
    """
    names: dict[str, set[str]] = {kind: set() for kind in KINDS}
    words: dict[str, set[str]] = {kind: set() for kind in KINDS}
    by_name: dict[str, dict[str, list[str]]] = {kind: {} for kind in KINDS}
    with path.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source, restval=""):
            kind = row["kind"]
            if kind not in names:
                raise LexiconError(str(path), f"{kind!r} is none of {', '.join(KINDS)}")
            told = list(filter(None, row["words"].split("|")))
            words[kind].update(told)
            for name in filter(None, row["names"].split("|")):
                if name in by_name[kind]:
                    raise LexiconError(f"{path}: {name!r}", f"it has two rows of the kind {kind!r}")
                names[kind].add(name)
                by_name[kind][name] = told
    return Namesakes(
        forenames=frozenset(names["forename"]),
        near=MappingProxyType({name: re.compile(rf"\b{_any_of(told)}\b") for name, told in by_name["near"].items()}),
        towns=MappingProxyType({name: frozenset(told) for name, told in by_name["town"].items()}),
        regions=re.compile(rf", {_any_of(words['region'])}(?!\w)"),
        suffixes=frozenset(words["suffix"]),
        offices=frozenset(words["office"]),
        before=frozenset(words["before"]),
        given=frozenset(words["given"]),
        ends=frozenset(words["end"]),
        memorials=frozenset(words["memorial"]),
        capitals=frozenset(words["capitals"]),
    )


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"
