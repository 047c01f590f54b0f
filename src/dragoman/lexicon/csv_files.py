"""Tables of the lexicon kept as CSV, with ``|`` between the words of one cell."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from dragoman.schema.errors import LexiconError


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The rows of a file, by column.

    Raises:
        LexiconError: the file lacks a column.
    """
    with path.open(encoding="utf-8", newline="") as source:
        reader = csv.DictReader(source, restval="")
        if missing := set(columns) - set(reader.fieldnames or ()):
            raise LexiconError(str(path), f"the column {min(missing)!r} is missing")
        yield from reader


def split_cell(cell: str) -> list[str]:
    """The words of a cell, without empty ones."""
    return [word.strip() for word in cell.split("|") if word.strip()]
