"""The state of play for a terminal: at 80 columns entries stand under each other, on a wide screen side by side."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.schema.document import Document
from dragoman.views.outline import Item, Outliner, Quote, Reply, Section, empty_sections
from dragoman.views.report import Report
from dragoman.views.wording import BASES, Tone, count_words, say_date

_WIDE = 120
_BADGE = 17
_DOCUMENTS_NAMED = 8
_STYLES = {Tone.GOOD: "green", Tone.BAD: "red", Tone.WAITING: "yellow", Tone.PLAIN: "default"}
_DIM = "bright_black"


def write_terminal(report: Report, *, width: int = 80, evidence: bool = False, colour: bool = False) -> str:
    """The report laid out for a terminal of ``width`` columns, with quotes and with ANSI colours if asked."""
    outliner = Outliner(report)
    layout = _Layout(width=width, evidence=evidence)
    parts: list[RenderableType] = [layout.header(report, outliner)]
    sections = outliner.sections()
    parts += [layout.section(section) for section in sections if section.items]
    if empty := empty_sections(sections):
        parts.append(Text(f"\nNothing found: {empty}.", style=_DIM))
    return print_to_text(Group(*parts), width=width, colour=colour)


def print_to_text(content: RenderableType, *, width: int, colour: bool) -> str:
    """What Rich makes of the content, without blanks at the ends of lines."""
    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        console.print(content)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


class _Layout:
    def __init__(self, *, width: int, evidence: bool) -> None:
        self._width = width
        self._wide = width >= _WIDE
        self._evidence = evidence

    def header(self, report: Report, outliner: Outliner) -> RenderableType:
        title, issues = outliner.title(), outliner.issues()
        lines: list[RenderableType] = [
            Text("STATE OF PLAY", style="bold") + Text(f"  {title}" if title else "", style="bold cyan")
        ]
        state = report.state
        when = f"as of {say_date(report.as_of)}" if report.as_of else "no date known"
        if state.known_at:
            when += f", from what was published by {say_date(state.known_at)}"
        lines.append(Text(f"{when} · {count_words(len(report.documents), 'document')} read"))
        named = report.documents[:_DOCUMENTS_NAMED]
        lines += [_indent(Text(_document_line(document), style=_DIM)) for document in named]
        if len(report.documents) > len(named):
            lines.append(_indent(Text(f"and {len(report.documents) - len(named)} more", style=_DIM)))
        if issues:
            lines.append(Text(f"about {issues}"))
        return Group(*lines)

    def section(self, section: Section) -> RenderableType:
        heading = rule_heading(section.title, section.note, self._width)
        if section.stacked:
            entries = (Padding(self._stacked(item), (1 if i else 0, 0, 0, 0)) for i, item in enumerate(section.items))
            return Group(heading, *entries)
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(width=_BADGE)
        grid.add_column(ratio=1)
        for item in section.items:
            grid.add_row(_badge(item), self._inline(item))
        return Group(heading, grid)

    def _stacked(self, item: Item) -> RenderableType:
        about = Text(item.who, style="bold") + _remarks(item.remarks)
        what: list[RenderableType] = [about, Text(item.what), *self._quotes(item.quotes)]
        replies = [part for reply in item.replies for part in self._reply(reply)]
        grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
        grid.add_column(width=_BADGE)
        grid.add_column(ratio=3)
        if self._wide:
            grid.add_column(ratio=2)
            grid.add_row(_badge(item), Group(*what), Group(*replies))
        else:
            grid.add_row(_badge(item), Group(*what, *replies))
        return grid

    def _inline(self, item: Item) -> RenderableType:
        line = Text(item.who, style="bold") + Text(f": {item.what}") + _remarks(item.remarks)
        return Group(line, *self._quotes(item.quotes))

    def _reply(self, reply: Reply) -> Iterable[RenderableType]:
        answer = Text(f"{reply.who} {reply.words}", style=_STYLES[reply.tone])
        yield Text("↳ ", style=_DIM) + answer + _remarks(reply.remarks)
        yield from self._quotes(reply.quotes)

    def _quotes(self, quotes: Iterable[Quote]) -> list[RenderableType]:
        if not self._evidence:
            return []
        return [_indent(_quote(quote)) for quote in quotes]


def rule_heading(title: str, note: str, width: int) -> Text:
    """A heading in capitals with a note beside it, and a line that runs to the edge."""
    heading = Text(f"\n{title.upper()}", style="bold")
    heading.append(f" {note} " if note else " ", style=f"not bold {_DIM}")
    heading.append("─" * (min(width, _WIDE) - len(heading.plain) + 1), style=f"not bold {_DIM}")
    return heading


def _quote(quote: Quote) -> Text:
    return Text(f"“{quote.text}”", style="italic") + Text(f" — {quote.document}", style=f"not italic {_DIM}")


def _indent(text: Text) -> RenderableType:
    return Padding(text, (0, 0, 0, 2))


def _badge(item: Item) -> Text:
    return Text(item.badge, style=_STYLES[item.tone])


def _remarks(remarks: tuple[str, ...]) -> Text:
    return Text(f" · {', '.join(remarks)}" if remarks else "", style=f"not bold {_DIM}")


def _document_line(document: Document) -> str:
    basis = BASES[document.published_basis] if document.published_basis else ""
    date = say_date(document.published) if document.published else "no publication date: its dates stay unresolved"
    return " · ".join(filter(None, (document.name, document.title, date, basis)))
