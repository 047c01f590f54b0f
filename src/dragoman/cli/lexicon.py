"""Commands that ask the lexicon: who, issues."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.options import LookUpFormat, Output, OwnLexicon, Width, last_day, own_lexicon, parse_time
from dragoman.cli.output import NOT_FOUND, complain, in_colour, width_of, write
from dragoman.schema.times import TimeValue


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
