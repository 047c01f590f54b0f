"""The state of play as Markdown, for notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.views.outline import Item, Outliner, Quote, Section, empty_sections
from dragoman.views.report import Report
from dragoman.views.wording import BASES, say_date

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")


def write_markdown(report: Report, *, evidence: bool = False) -> str:
    """The report as a Markdown text that ends with a line break; quotes stand below their entry if ``evidence``."""
    outliner = Outliner(report)
    title = outliner.title()
    lines = [f"# State of play: {_escape(title)}" if title else "# State of play", ""]
    when = f"As of {say_date(report.as_of)}" if report.as_of else "No date known"
    if report.state.known_at:
        when += f", from what was published by {say_date(report.state.known_at)}"
    lines += [f"{when}.", ""]
    if issues := outliner.issues():
        lines += [f"About {_escape(issues)}.", ""]
    lines += [_document_line(report, number) for number in range(len(report.documents))]
    sections = outliner.sections()
    for section in sections:
        if section.items:
            note = f" ({section.note})" if section.note else ""
            lines += ["", f"## {section.title}{note}", "", *_section(section, evidence=evidence)]
    if empty := empty_sections(sections):
        lines += ["", f"Nothing found: {empty}."]
    return "\n".join(lines) + "\n"


def _section(section: Section, *, evidence: bool) -> Iterator[str]:
    for item in section.items:
        yield f"- **{_escape(item.badge)}** {_entry(item)}"
        for reply in item.replies:
            yield f"  - {_escape(f'{reply.who} {reply.words}')}{_remarks(reply.remarks)}"
            if evidence:
                yield from _quotes(reply.quotes, "    ")
        if evidence:
            yield from _quotes(item.quotes, "  ")


def _entry(item: Item) -> str:
    return f"{_escape(item.who)}: {_escape(item.what)}{_remarks(item.remarks)}"


def _remarks(remarks: tuple[str, ...]) -> str:
    return f" ({_escape(', '.join(remarks))})" if remarks else ""


def _quotes(quotes: Iterable[Quote], indent: str) -> Iterator[str]:
    for quote in quotes:
        yield f"{indent}- “{_escape(quote.text)}” ({_escape(quote.document)})"


def _document_line(report: Report, number: int) -> str:
    document = report.documents[number]
    date = say_date(document.published) if document.published else "no publication date"
    basis = BASES[document.published_basis] if document.published_basis else ""
    return "- " + _escape(", ".join(filter(None, (document.name, document.title, date, basis))))


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
