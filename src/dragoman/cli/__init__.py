"""The command line: parse arguments, call one function, print what it returns.

Heavy modules are imported inside the commands, so that ``--help`` and mistakes in usage answer at once.
"""

from __future__ import annotations

import codecs
import sys
from typing import Annotated

import typer

from dragoman import __version__
from dragoman.cli.lexicon import issues, lint_lexicon, who
from dragoman.cli.output import (
    CLOSED_PIPE,
    MISTAKES_FOUND,
    NOT_FOUND,
    NOTHING_READ,
    SOME_FAILED,
    complain,
    tell_defect,
    write,
    write_plainly,
)
from dragoman.cli.reading import attributions, explain, play, read
from dragoman.schema.errors import DragomanError

__all__ = ["CLOSED_PIPE", "MISTAKES_FOUND", "NOTHING_READ", "NOT_FOUND", "SOME_FAILED", "app", "main"]

app = typer.Typer(
    name="dragoman",
    help="Read diplomatic reporting and keep the state of play of every dialogue in it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (play, read, explain, attributions, who, issues, lint_lexicon):
    app.command()(command)


def _show_version(asked: bool) -> None:  # noqa: FBT001 - the signature of a callback
    if asked:
        write(f"dragoman {__version__}\n", None)
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """The ``dragoman`` command: no traceback reaches a user."""
    sys.excepthook = tell_defect
    codecs.register_error("dragoman", write_plainly)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="dragoman")
    try:
        # Calling `app` itself would replace the hook by Typer's, which prints tracebacks.
        typer.main.get_command(app)()
    except DragomanError as error:
        complain(str(error))
        sys.exit(NOTHING_READ)
