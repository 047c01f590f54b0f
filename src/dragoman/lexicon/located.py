"""Entries of YAML lists that know the lines in which they, their keys and the items of their lists stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn, Protocol, TypeVar

from dragoman.lexicon.yaml_files import read_compiled
from dragoman.schema.errors import LexiconError

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Located:
    """What stands at a line of a file.

    ``lines`` has for each key of a mapping its line and then, if its value is a list, those of the items; ``twice`` the
    keys that stand in the mapping twice.
    """

    value: Any
    file: str
    line: int
    lines: Mapping[str, Sequence[int]] = field(default_factory=dict)
    twice: Mapping[str, int] = field(default_factory=dict)


class RawEntry:
    """A mapping with an id, whose values are still to be checked; every complaint has its line."""

    def __init__(self, found: Located, kind: str, keys: Sequence[str]) -> None:
        """``kind`` is what readers call such an entry, and ``keys`` are those that it may have.

        Raises:
            LexiconError: it is no mapping; or tells all keys that it may not have or has twice.
        """
        self.found = found
        if not isinstance(found.value, dict):
            self.complain(f"{kind} must be a mapping of {', '.join(keys)}")
        self.raw: dict[str, Any] = found.value
        mistakes = [
            LexiconError(found.file, f"`{key}` is told twice: join the two", line=line)
            for key, line in found.twice.items()
        ]
        for key in self.raw:
            if key not in keys:
                near = get_close_matches(str(key), keys, 1)
                hint = f"did you mean `{near[0]}`? " if near else ""
                mistakes.append(self._mistake(f"unknown key `{key}`; {hint}the keys are {', '.join(keys)}", str(key)))
        if mistakes:
            raise LexiconError.of_all(mistakes)

    @property
    def line(self) -> int:
        """The line in which the entry begins."""
        return self.found.line

    @property
    def where(self) -> str:
        """Where the entry stands, and what it is called."""
        return f"{self.found.file}, line {self.line} ({self.raw.get('id', 'no id')})"

    def complain(self, reason: str, key: str | None = None, item: int | None = None) -> NoReturn:
        """Say what is wrong with the entry, with a key of it, or with an item of the list there.

        Raises:
            LexiconError: always.
        """
        raise self._mistake(reason, key, item)

    def line_of(self, key: str, item: int | None = None) -> int:
        """The line of a key, or of an item of the list there."""
        lines = self.found.lines.get(key, ())
        at = 0 if item is None else item + 1
        return lines[at] if at < len(lines) else lines[0] if lines else self.line

    def identity(self) -> str:
        """The id."""
        value = self.raw.get("id")
        if not isinstance(value, str) or not _ID.fullmatch(value):
            self.complain("`id` must be lower-case words joined by hyphens", "id")
        return value

    def text(self, key: str) -> str:
        """One line of words that must be told."""
        value = self.raw.get(key)
        if not isinstance(value, str) or not value.strip():
            self.complain(f"`{key}` must be told, in words", key)
        return " ".join(value.split())

    def words(self, key: str) -> tuple[str, ...]:
        """A list of words; a word alone is a list of one."""
        value = self.raw.get(key, [])
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list):
            self.complain(f"`{key}` must be a list of words", key)
        for number, word in enumerate(value):
            if not isinstance(word, str):
                self.complain(f"`{key}` must be a list of words, and `{word}` is none: put it in quotes", key, number)
        return tuple(value)

    def check_all(self, checks: Iterable[Callable[[], object]]) -> None:
        """Run all checks, whichever of them fail.

        Raises:
            LexiconError: some do; tells what each finds.
        """
        mistakes: dict[str, LexiconError] = {}
        for check in checks:
            try:
                check()
            except LexiconError as error:
                mistakes.setdefault(str(error), error)  # two checks may find the same
        if mistakes:
            raise LexiconError.of_all(list(mistakes.values()))

    def _mistake(self, reason: str, key: str | None = None, item: int | None = None) -> LexiconError:
        line = self.line if key is None else self.line_of(key, item)
        return LexiconError(self.found.file, reason, line=line)


class Identified(Protocol):
    """What is read from an entry with an id."""

    @property
    def id(self) -> str:
        """Its name, found once."""

    @property
    def where(self) -> str:
        """Where it stands."""

    @property
    def line(self) -> int:
        """The line there."""


_Identified = TypeVar("_Identified", bound=Identified)


def read_items(path: Path) -> list[Located]:
    """What a YAML file that is a list holds.

    Raises:
        LexiconError: the file cannot be read, or is no YAML or no list.
    """
    try:
        rows = read_compiled(path, locate_items)
    except LexiconError as error:
        raise LexiconError(str(path), error.reason, line=error.line) from error
    if rows is None:
        raise LexiconError(str(path), "must be a list of entries, each beginning with `- id: …`", line=1)
    return [Located(value, str(path), line, lines, twice) for value, line, lines, twice in rows]


def locate_items(text: str) -> list[list[Any]] | None:
    """For each item of a YAML list its value and its lines, as ``Located`` has them; None where it is no list.

    Raises:
        LexiconError: it is no YAML; names the line.
    """
    from dragoman.lexicon.yaml_nodes import compose, locate, sequence_of  # noqa: PLC0415 - only what isn't kept compiled

    nodes = sequence_of(compose("", text))
    return None if nodes is None else [[*locate(node)] for node in nodes]


def make_all(items: Iterable[_Item], make: Callable[[_Item], _Made]) -> list[_Made]:
    """What is made of each.

    Raises:
        LexiconError: some cannot be made; tells the mistakes of each.
    """
    made, mistakes = [], []
    for item in items:
        try:
            made.append(make(item))
        except LexiconError as error:
            mistakes.append(error)
    if mistakes:
        raise LexiconError.of_all(mistakes)
    return made


def check_ids(file: str, found: Iterable[_Identified], taken: Mapping[str, str] | None = None) -> None:
    """That no id is found twice. ``taken`` are those of other files, with where they stand.

    Raises:
        LexiconError: some are.
    """
    seen = dict(taken or {})
    mistakes = []
    for one in found:
        if one.id in seen:
            reason = f"the id {one.id!r} is taken already by {seen[one.id]}: choose another"
            mistakes.append(LexiconError(file, reason, line=one.line))
        else:
            seen[one.id] = one.where
    if mistakes:
        raise LexiconError.of_all(mistakes)
