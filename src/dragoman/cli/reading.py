"""Commands that read files: play, read, explain, attributions."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import (
    AttributionsFormat,
    Files,
    Output,
    OwnLexicon,
    PlayFormat,
    Published,
    ReadFormat,
    Width,
    last_day,
    own_lexicon,
    parse_time,
)
from dragoman.cli.output import NOTHING_READ, complain, finish, in_colour, width_of
from dragoman.schema.times import TimeValue

if TYPE_CHECKING:
    from dragoman.ingest import Batch
    from dragoman.lexicon.lexicon import Lexicon

_STDIN = Path("-")


def play(  # noqa: PLR0913 - one parameter an option
    *,
    files: Files,
    as_of: Annotated[
        TimeValue | None,
        typer.Option(parser=parse_time, metavar="DATE", help="Leave out what happened after this date."),
    ] = None,
    known_at: Annotated[
        TimeValue | None,
        typer.Option(parser=parse_time, metavar="DATE", help="Leave out what was published after this date."),
    ] = None,
    between: Annotated[
        str | None, typer.Option(metavar="CODES", help="Keep what concerns these parties, such as NATO,RUS.")
    ] = None,
    issue: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Keep what is about this issue; may be given more than once."),
    ] = None,
    published: Published = None,
    own: OwnLexicon = None,
    form: Annotated[PlayFormat, typer.Option("--format", "-f", help="How to write it.")] = PlayFormat.TERMINAL,
    evidence: Annotated[bool, typer.Option("--evidence", "-e", help="Show the words that say it.")] = False,
    output: Output = None,
    width: Width = None,
) -> None:
    """Print the state of play: proposals and their answers, conditions, channels, meetings, positions, incidents."""
    from dragoman.views.report import check_issues, check_parties, make_report  # noqa: PLC0415

    lexicon = own_lexicon(own)
    parties = check_parties(between.split(","), lexicon) if between else ()
    issues = check_issues([one for given in issue or () for one in given.split(",")], lexicon)
    batch = _read(files, published, lexicon)
    report = make_report(
        batch.readings,
        as_of=last_day(as_of),
        known_at=last_day(known_at),
        between=parties,
        issues=issues,
        lexicon=lexicon,
    )
    match form:
        case PlayFormat.JSON:
            from dragoman.views.json import write_json  # noqa: PLC0415

            text = write_json(report)
        case PlayFormat.MARKDOWN:
            from dragoman.views.markdown import write_markdown  # noqa: PLC0415

            text = write_markdown(report, evidence=evidence)
        case PlayFormat.TERMINAL:
            from dragoman.views.terminal import write_terminal  # noqa: PLC0415

            text = write_terminal(report, width=width_of(width, output), evidence=evidence, colour=in_colour(output))
    finish(text, output, batch)


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

    lexicon = own_lexicon(own)
    batch = _read(files, published, lexicon)
    if form is ReadFormat.JSONL:
        text = write_moves_jsonl(batch.readings)
    else:
        text = write_moves_terminal(
            batch.readings, party_names(lexicon), width=width_of(width, output), colour=in_colour(output)
        )
    finish(text, output, batch)


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

    lexicon = own_lexicon(own)
    batch = _read(files, published, lexicon)
    text = write_explanation(
        batch.readings, party_names(lexicon), width=width_of(width, output), colour=in_colour(output)
    )
    finish(text, output, batch)


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

    lexicon = own_lexicon(own)
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
                batch.readings, names, width=width_of(width, output), colour=in_colour(output)
            )
    finish(text, output, batch)


def _read(files: Sequence[Path], published: TimeValue | None, lexicon: Lexicon) -> Batch:
    """Read everything and tell at once what failed; ends the command where nothing is left."""
    from dragoman.ingest import read_files, read_text  # noqa: PLC0415

    batch = read_files([path for path in files if path != _STDIN], published=published, lexicon=lexicon)
    if _STDIN in files:
        text = sys.stdin.buffer.read()
        batch = batch.join(read_text(text, "standard input", published=published, lexicon=lexicon))
    for failure in batch.failures:
        complain(f"{failure.name}: {failure.reason}")
    if not batch.readings:
        raise typer.Exit(NOTHING_READ)
    return batch
