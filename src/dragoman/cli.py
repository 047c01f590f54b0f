"""The command line: parse arguments, call one function, print what it returns.

Heavy modules are imported inside the commands, so that ``--help`` and mistakes in usage answer at once.
"""

from __future__ import annotations

import codecs
import os
import shutil
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman import __version__
from dragoman.schema.errors import DragomanError, UsageError
from dragoman.schema.times import TimeValue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from dragoman.ingest import Batch
    from dragoman.lexicon.lexicon import Lexicon

SOME_FAILED = 1
"""Exit status: some files could not be read, the others were."""
NOT_FOUND = 1
"""Exit status: nobody of the name asked for is known."""
NOTHING_READ = 2
"""Exit status: nothing could be read, or the command was used wrongly."""
CLOSED_PIPE = 141
"""Exit status: the reader of the output went away (128 and the number of SIGPIPE, as shells have it)."""

_STDIN = Path("-")
_PIPED_WIDTH = 100
_NARROWEST = 40
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

app = typer.Typer(
    name="dragoman",
    help="Read diplomatic reporting and keep the state of play of every dialogue in it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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


class WhoFormat(StrEnum):
    """How it can be written who is who."""

    TERMINAL = "terminal"
    JSON = "json"


def _parse_time(text: str) -> TimeValue:
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
    typer.Option(parser=_parse_time, metavar="DATE", help="When the files were published, where they don't tell it."),
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
Width = Annotated[int | None, typer.Option(min=_NARROWEST, metavar="N", help="Columns to lay the output out for.")]


def _show_version(asked: bool) -> None:  # noqa: FBT001 - the signature of a callback
    if asked:
        _write(f"dragoman {__version__}\n", None)
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


@app.command()
def play(  # noqa: PLR0913 - one parameter an option
    *,
    files: Files,
    as_of: Annotated[
        TimeValue | None,
        typer.Option(parser=_parse_time, metavar="DATE", help="Leave out what happened after this date."),
    ] = None,
    known_at: Annotated[
        TimeValue | None,
        typer.Option(parser=_parse_time, metavar="DATE", help="Leave out what was published after this date."),
    ] = None,
    between: Annotated[
        str | None, typer.Option(metavar="CODES", help="Keep what concerns these parties, such as NATO,RUS.")
    ] = None,
    published: Published = None,
    own: OwnLexicon = None,
    form: Annotated[PlayFormat, typer.Option("--format", "-f", help="How to write it.")] = PlayFormat.TERMINAL,
    evidence: Annotated[bool, typer.Option("--evidence", "-e", help="Show the words that say it.")] = False,
    output: Output = None,
    width: Width = None,
) -> None:
    """Print the state of play: proposals and their answers, conditions, channels, meetings, positions, incidents."""
    from dragoman.views.report import check_parties, make_report  # noqa: PLC0415

    lexicon = _load_lexicon(own)
    parties = check_parties(between.split(","), lexicon) if between else ()
    batch = _read(files, published, lexicon)
    report = make_report(batch.readings, as_of=_last(as_of), known_at=_last(known_at), between=parties, lexicon=lexicon)
    match form:
        case PlayFormat.JSON:
            from dragoman.views.json import write_json  # noqa: PLC0415

            text = write_json(report)
        case PlayFormat.MARKDOWN:
            from dragoman.views.markdown import write_markdown  # noqa: PLC0415

            text = write_markdown(report, evidence=evidence)
        case PlayFormat.TERMINAL:
            from dragoman.views.terminal import write_terminal  # noqa: PLC0415

            text = write_terminal(report, width=_width(width, output), evidence=evidence, colour=_colour(output))
    _finish(text, output, batch)


@app.command()
def read(
    files: Files,
    published: Published = None,
    own: OwnLexicon = None,
    form: Annotated[ReadFormat, typer.Option("--format", "-f", help="How to write them.")] = ReadFormat.TERMINAL,
    output: Output = None,
    width: Width = None,
) -> None:
    """Print the moves that the files tell, one by one, before anything is joined."""
    from dragoman.views.moves import write_moves_jsonl, write_moves_terminal  # noqa: PLC0415
    from dragoman.views.report import party_names  # noqa: PLC0415

    lexicon = _load_lexicon(own)
    batch = _read(files, published, lexicon)
    if form is ReadFormat.JSONL:
        text = write_moves_jsonl(batch.readings)
    else:
        text = write_moves_terminal(
            batch.readings, party_names(lexicon), width=_width(width, output), colour=_colour(output)
        )
    _finish(text, output, batch)


@app.command()
def explain(
    files: Files,
    published: Published = None,
    own: OwnLexicon = None,
    output: Output = None,
    width: Width = None,
) -> None:
    """Show by sentence what was found, by which pattern, and what was discarded and why."""
    from dragoman.views.explain import write_explanation  # noqa: PLC0415
    from dragoman.views.report import party_names  # noqa: PLC0415

    lexicon = _load_lexicon(own)
    batch = _read(files, published, lexicon)
    text = write_explanation(batch.readings, party_names(lexicon), width=_width(width, output), colour=_colour(output))
    _finish(text, output, batch)


@app.command()
def attributions(
    files: Files,
    published: Published = None,
    own: OwnLexicon = None,
    form: Annotated[
        AttributionsFormat, typer.Option("--format", "-f", help="How to write them.")
    ] = AttributionsFormat.TERMINAL,
    output: Output = None,
    width: Width = None,
) -> None:
    """Print who is reported to say, think or want what: source, cue and content of each attribution."""
    from dragoman.views.report import party_names  # noqa: PLC0415

    lexicon = _load_lexicon(own)
    batch = _read(files, published, lexicon)
    names = party_names(lexicon)
    match form:
        case AttributionsFormat.JSONL:
            from dragoman.views.attributions.jsonl import write_attributions_jsonl  # noqa: PLC0415

            text = write_attributions_jsonl(batch.readings)
        case AttributionsFormat.HTML:
            from dragoman.views.attributions.html import write_attributions_html  # noqa: PLC0415

            text = write_attributions_html(batch.readings, names)
        case AttributionsFormat.TERMINAL:
            from dragoman.views.attributions.terminal import write_attributions_terminal  # noqa: PLC0415

            text = write_attributions_terminal(
                batch.readings, names, width=_width(width, output), colour=_colour(output)
            )
    _finish(text, output, batch)


@app.command()
def who(
    words: Annotated[list[str], typer.Argument(metavar="NAME", help="A party or an official; a surname is enough.")],
    on: Annotated[
        TimeValue | None,
        typer.Option("--on", parser=_parse_time, metavar="DATE", help="Which posts were held on this date."),
    ] = None,
    own: OwnLexicon = None,
    form: Annotated[WhoFormat, typer.Option("--format", "-f", help="How to write it.")] = WhoFormat.TERMINAL,
    output: Output = None,
    width: Width = None,
) -> None:
    """Tell who is called so: parties with their words, officials with their posts and dates."""
    from dragoman.lexicon.lookup import look_up, suggest  # noqa: PLC0415
    from dragoman.views.report import party_names  # noqa: PLC0415
    from dragoman.views.who import write_who_json, write_who_terminal  # noqa: PLC0415

    lexicon, name = _load_lexicon(own), " ".join(words)
    found = look_up(lexicon, name, _last(on))
    if found or form is WhoFormat.JSON:
        if form is WhoFormat.JSON:
            text = write_who_json(found)
        else:
            colour = _colour(output)
            text = write_who_terminal(found, party_names(lexicon), width=_width(width, output), colour=colour)
        _write(text, output)
    if not found:
        near = suggest(lexicon, name)
        hint = (
            f"did you mean {', '.join(near)}?" if near else "a file of your own may tell (--lexicon, docs/lexicon.md)"
        )
        _complain(f"nobody called {name!r} is known; {hint}")
        raise typer.Exit(NOT_FOUND)


def main() -> None:
    """The ``dragoman`` command: no traceback reaches a user."""
    sys.excepthook = _tell_defect
    codecs.register_error("dragoman", _write_plainly)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="dragoman")
    try:
        # Calling `app` itself would replace the hook by Typer's, which prints tracebacks.
        typer.main.get_command(app)()
    except DragomanError as error:
        _complain(str(error))
        sys.exit(NOTHING_READ)


def _load_lexicon(own: Sequence[Path] | None) -> Lexicon:
    from dragoman.lexicon.lexicon import load_lexicon  # noqa: PLC0415

    return load_lexicon(own or ())


def _read(files: Sequence[Path], published: TimeValue | None, lexicon: Lexicon) -> Batch:
    """Read everything and tell at once what failed; ends the command where nothing is left."""
    from dragoman.ingest import read_files, read_text  # noqa: PLC0415

    batch = read_files([path for path in files if path != _STDIN], published=published, lexicon=lexicon)
    if _STDIN in files:
        text = sys.stdin.buffer.read()
        batch = batch.join(read_text(text, "standard input", published=published, lexicon=lexicon))
    for failure in batch.failures:
        _complain(f"{failure.name}: {failure.reason}")
    if not batch.readings:
        raise typer.Exit(NOTHING_READ)
    return batch


def _finish(text: str, output: Path | None, batch: Batch) -> None:
    _write(text, output)
    if batch.failures:
        raise typer.Exit(SOME_FAILED)


def _write(text: str, output: Path | None) -> None:
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


def _complain(message: str) -> None:
    for line in message.splitlines():
        sys.stderr.write(f"dragoman: {line}\n")


def _tell_defect(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if os.environ.get("DRAGOMAN_TRACEBACK"):
        sys.__excepthook__(kind, error, trace)
    else:
        _complain(
            f"a defect in the program ({kind.__name__}: {error}); set DRAGOMAN_TRACEBACK=1 to see where, and report it"
        )


def _last(value: TimeValue | None) -> date | None:
    """A date given as a month or a year means all of it."""
    return value.last() if value else None


def _width(asked: int | None, output: Path | None) -> int:
    if asked is not None:
        return asked
    piped = output is not None or not sys.stdout.isatty()
    return max(shutil.get_terminal_size((_PIPED_WIDTH, 24)).columns, _NARROWEST) if not piped else _PIPED_WIDTH


def _colour(output: Path | None) -> bool:
    return (
        output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def _write_plainly(error: UnicodeError) -> tuple[str, int]:
    """What a terminal cannot show is written with the nearest plain signs."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return "".join(_PLAIN.get(sign, "?") for sign in signs), error.end
