"""The words of time expressions (``times.yml``), checked as they are loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dragoman.lexicon.yaml_files import read_yaml
from dragoman.schema.errors import LexiconError

TIMES_FILE = Path(__file__).parent / "times.yml"


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The sections of the file, which tells what each is for: words with what they stand for, and sets of words."""

    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    shifts: Mapping[str, int]
    seasons: Mapping[str, str]
    units: Mapping[str, str]
    recurrences: Mapping[str, str]
    holidays: Mapping[str, str]
    easter_days: Mapping[str, int]
    vague_numbers: frozenset[str]
    before_calendar: frozenset[str]
    before_number: frozenset[str]
    after_number: frozenset[str]
    before_name: frozenset[str]
    after_name: frozenset[str]
    setting: frozenset[str]
    moving: frozenset[str]
    leading_on: frozenset[str]
    proposing: frozenset[str]
    letting: frozenset[str]
    to_come: frozenset[str]
    toward: frozenset[str]
    after: frozenset[str]
    saying: frozenset[str]
    measures: frozenset[str]
    of_nouns: frozenset[str]
    parts_of_time: frozenset[str]
    retorting: frozenset[str]
    answering: frozenset[str]


@cache
def load_time_words() -> TimeWords:
    """The words that come with Dragoman.

    Raises:
        LexiconError: a section is missing, unknown or of the wrong kind, or a word stands twice in one.
    """
    return read_time_words(read_yaml(TIMES_FILE))


def read_time_words(raw: object) -> TimeWords:
    """The checked sections of what the file holds.

    Raises:
        LexiconError: a section is missing, unknown or of the wrong kind, or a word stands twice in one.
    """
    kinds = {field.name: str(field.type) for field in fields(TimeWords)}
    if not isinstance(raw, dict) or raw.keys() != kinds.keys():
        wrong = sorted(set(raw) ^ kinds.keys()) if isinstance(raw, dict) else []
        raise LexiconError(TIMES_FILE.name, f"must have the sections of TimeWords; missing or unknown: {wrong}")
    return TimeWords(**{name: _section(name, raw[name], kind) for name, kind in kinds.items()})


def _section(name: str, raw: object, kind: str) -> Any:
    if kind.startswith("Mapping"):
        value_type = int if kind.endswith("int]") else str
        if not isinstance(raw, dict) or not all(isinstance(value, value_type) for value in raw.values()):
            raise LexiconError(TIMES_FILE.name, f"`{name}` must map words to values of the type {value_type.__name__}")
        return MappingProxyType(raw)
    if not isinstance(raw, list) or not all(isinstance(word, str) for word in raw):
        raise LexiconError(TIMES_FILE.name, f"`{name}` must be a list of words")
    if len(set(raw)) < len(raw):
        raise LexiconError(TIMES_FILE.name, f"`{name}` has a word twice: {max(raw, key=raw.count)!r}")
    return frozenset(raw)
