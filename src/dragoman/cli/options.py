"""Options and arguments that several commands have, and the formats that each can write."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.output import NARROWEST
from dragoman.schema.errors import UsageError
from dragoman.schema.times import TimeValue

if TYPE_CHECKING:
    from dragoman.lexicon.lexicon import Lexicon


class PlayFormat(StrEnum):
    """How a state of play can be written."""

    TERMINAL = "terminal"
    JSON = "json"
    MARKDOWN = "markdown"


class ReadFormat(StrEnum):
    """How moves can be written."""

    TERMINAL = "terminal"
    JSONL = "jsonl"


class AttributionsFormat(StrEnum):
    """How attributions can be written."""

    TERMINAL = "terminal"
    JSONL = "jsonl"
    HTML = "html"


class LookUpFormat(StrEnum):
    """How it can be written what the lexicon knows."""

    TERMINAL = "terminal"
    JSON = "json"


def parse_time(text: str) -> TimeValue:
    """A date as an option gives it.

    Raises:
        BadParameter: it is none.
    """
    try:
        return TimeValue.of_date(text)
    except UsageError as error:
        raise typer.BadParameter(str(error)) from None


Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILE", help="Articles as text or HTML, folders of them, or - for standard input."),
]
Published = Annotated[
    TimeValue | None,
    typer.Option(parser=parse_time, metavar="DATE", help="When the files were published, where they don't tell it."),
]
OwnLexicon = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon",
        "-l",
        envvar="DRAGOMAN_LEXICON",
        metavar="FILE",
        help="A YAML file of your own parties, officials and patterns; may be given more than once.",
    ),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")]
Width = Annotated[int | None, typer.Option(min=NARROWEST, metavar="N", help="Columns to lay the output out for.")]


def last_day(value: TimeValue | None) -> date | None:
    """A date given as a month or a year means all of it."""
    return value.last() if value else None


def own_lexicon(own: Sequence[Path] | None) -> Lexicon:
    """The lexicon with the user's own files."""
    from dragoman.lexicon.lexicon import load_lexicon  # noqa: PLC0415

    return load_lexicon(own or ())
