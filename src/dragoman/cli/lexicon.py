"""Commands that ask the lexicon: who, issues, lint-lexicon."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import LookUpFormat, Output, OwnLexicon, Width, last_day, own_lexicon, parse_time
from dragoman.cli.output import MISTAKES_FOUND, NOT_FOUND, NOTHING_READ, complain, in_colour, width_of, write
from dragoman.schema.errors import UsageError
from dragoman.schema.times import TimeValue

if TYPE_CHECKING:
    from dragoman.lint.findings import Checked


def who(
    words: Annotated[list[str], typer.Argument(metavar="NAME", help="A party or an official; a surname is enough.")],
    on: Annotated[
        TimeValue | None,
        typer.Option("--on", parser=parse_time, metavar="DATE", help="Which posts were held on this date."),
    ] = None,
    own: OwnLexicon = None,
    form: Annotated[LookUpFormat, typer.Option("--format", "-f", help="How to write it.")] = LookUpFormat.TERMINAL,
    output: Output = None,
    width: Width = None,
) -> None:
    """Tell who is called so: parties with their words, officials with their posts and dates."""
    from dragoman.lexicon.lookup import look_up, suggest  # noqa: PLC0415
    from dragoman.views.report import party_names  # noqa: PLC0415
    from dragoman.views.who import write_who_json, write_who_terminal  # noqa: PLC0415

    lexicon, name = own_lexicon(own), " ".join(words)
    found = look_up(lexicon, name, last_day(on))
    if found or form is LookUpFormat.JSON:
        if form is LookUpFormat.JSON:
            text = write_who_json(found)
        else:
            colour = in_colour(output)
            text = write_who_terminal(found, party_names(lexicon), width=width_of(width, output), colour=colour)
        write(text, output)
    if not found:
        near = suggest(lexicon, name)
        hint = (
            f"did you mean {', '.join(near)}?" if near else "a file of your own may tell (--lexicon, docs/lexicon.md)"
        )
        complain(f"nobody called {name!r} is known; {hint}")
        raise typer.Exit(NOT_FOUND)


def issues(
    own: OwnLexicon = None,
    form: Annotated[LookUpFormat, typer.Option("--format", "-f", help="How to write it.")] = LookUpFormat.TERMINAL,
    output: Output = None,
    width: Width = None,
) -> None:
    """List the issues that moves may be about."""
    from dragoman.views.issues import write_issues_json, write_issues_terminal  # noqa: PLC0415

    known = own_lexicon(own).issues
    if form is LookUpFormat.JSON:
        text = write_issues_json(known)
    else:
        text = write_issues_terminal(known, width=width_of(width, output), colour=in_colour(output))
    write(text, output)


def lint_lexicon(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="YAML files of patterns, of issues, or of entries of your own."),
    ],
    own: OwnLexicon = None,
) -> None:
    """Check files of the lexicon and run the examples in them: what is wrong, where, and what to do."""
    from dragoman.lint.files import check_file  # noqa: PLC0415

    known = [path for path in own or () if path.resolve() not in {file.resolve() for file in files}]
    checked: list[Checked] = []
    for path in files:
        try:
            checked.append(check_file(path, known))
        except UsageError as error:
            complain(str(error))
            continue
        write("".join(f"{finding}\n" for finding in checked[-1].findings), None)
        if checked[-1].own and not checked[-1].findings:
            known.append(path)  # later files may name its parties
    entries, examples = sum(one.entries for one in checked), sum(one.examples for one in checked)
    mistakes = sum(len(one.findings) for one in checked)
    write(f"entries checked: {entries}, examples: {examples}, mistakes: {mistakes}\n", None)
    if len(checked) < len(files):
        raise typer.Exit(NOTHING_READ)
    if mistakes:
        raise typer.Exit(MISTAKES_FOUND)
