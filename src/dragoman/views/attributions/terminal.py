"""Attributions for a terminal: who and how on the left, their words below it or, on a wide screen, beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.schema.annotation import Attribution
from dragoman.schema.document import Document, Span
from dragoman.schema.reading import Reading
from dragoman.views.attributions.wording import say_identity, say_manner, say_speaker
from dragoman.views.terminal import print_to_text
from dragoman.views.wording import count_words, say_date

_WIDE = 120
_DIM = "bright_black"
_STEP = 2
"""Columns by which a report within a report is moved to the right."""


def write_attributions_terminal(
    readings: Iterable[Reading], names: Mapping[str, str], *, width: int = 80, colour: bool = False
) -> str:
    """The attributions of each document in the order of its text, reports within reports under those they stand in."""
    parts: list[RenderableType] = []
    for number, reading in enumerate(readings):
        parts.append(_heading(reading, first=number == 0))
        parts += [_entry(a, reading.document, names, wide=width >= _WIDE) for a in reading.attributions]
    return print_to_text(Group(*parts), width=width, colour=colour)


def _heading(reading: Reading, *, first: bool) -> Text:
    document = reading.document
    heading = Text("" if first else "\n").append(document.name, style="bold")
    date = say_date(document.published) if document.published else ""
    count = count_words(len(reading.attributions), "attribution")
    return heading.append(f" · {' · '.join(filter(None, (date, count)))}", style="not bold")


def _entry(attribution: Attribution, document: Document, names: Mapping[str, str], *, wide: bool) -> RenderableType:
    who = Text(say_speaker(attribution), style="bold")
    cue = _words(document, attribution.cue) if attribution.cue else "(goes on)"
    who.append(f"  {cue}", style="not bold cyan")
    remarks = " · ".join(filter(None, (say_identity(attribution.speaker, names), say_manner(attribution))))
    about = Group(who, Text(remarks, style=_DIM))
    words = Text(" … ".join(_words(document, span) for span in attribution.contents), style="italic")
    indent = _STEP * attribution.level
    if not wide:
        return Padding(Group(about, Padding(words, (0, 0, 0, _STEP))), (1, 0, 0, indent))
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(ratio=2)
    grid.add_column(ratio=3)
    grid.add_row(Padding(about, (0, 0, 0, indent)), words)
    return Padding(grid, (1, 0, 0, 0))


def _words(document: Document, span: Span) -> str:
    return " ".join(document.text[span.start : span.end].split())
