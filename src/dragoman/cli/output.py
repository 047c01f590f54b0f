"""What the commands write, where, and with which status they end."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dragoman.schema.errors import UsageError

if TYPE_CHECKING:
    from types import TracebackType

    from dragoman.ingest import Batch


SOME_FAILED = 1
"""Exit status: some files could not be read, the others were."""
NOT_FOUND = 1
"""Exit status: nobody of the name asked for is known."""
MISTAKES_FOUND = 1
"""Exit status: files of the lexicon have mistakes."""
NOTHING_READ = 2
"""Exit status: nothing could be read, or the command was used wrongly."""
CLOSED_PIPE = 141
"""Exit status: the reader of the output went away (128 and the number of SIGPIPE, as shells have it)."""

_PIPED_WIDTH = 100
NARROWEST = 40
"""Columns that the output needs at least."""
_PLAIN = {
    "→": "->",
    "↳": "\\_",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "·": "|",
    "…": "...",
    "─": "-",
}


def finish(text: str, output: Path | None, batch: Batch) -> None:
    """Write what was made of what was read, and end with the status that its failures give."""
    write(text, output)
    if batch.failures:
        raise typer.Exit(SOME_FAILED)


def write(text: str, output: Path | None) -> None:
    """Write to a file, or to standard output where none is named.

    Raises:
        UsageError: the file cannot be written.
    """
    if output is None:
        _print(text)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror}); choose another --output") from error


def _print(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes standard output once more at its end, and must find a place to write to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(CLOSED_PIPE) from None


def complain(message: str) -> None:
    """Say on standard error what is wrong; each line says who complains."""
    for line in message.splitlines():
        sys.stderr.write(f"dragoman: {line}\n")


def tell_defect(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell an error that nobody raised on purpose, in one line."""
    if os.environ.get("DRAGOMAN_TRACEBACK"):
        sys.__excepthook__(kind, error, trace)
    else:
        complain(
            f"a defect in the program ({kind.__name__}: {error}); set DRAGOMAN_TRACEBACK=1 to see where, and report it"
        )


def width_of(asked: int | None, output: Path | None) -> int:
    """The columns to lay the output out for: those asked for, or else those of the terminal."""
    if asked is not None:
        return asked
    piped = output is not None or not sys.stdout.isatty()
    return max(shutil.get_terminal_size((_PIPED_WIDTH, 24)).columns, NARROWEST) if not piped else _PIPED_WIDTH


def in_colour(output: Path | None) -> bool:
    """Whether the output is to have colours."""
    return (
        output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def write_plainly(error: UnicodeError) -> tuple[str, int]:
    """What a terminal cannot show is written with the nearest plain signs."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return "".join(_PLAIN.get(sign, "?") for sign in signs), error.end
