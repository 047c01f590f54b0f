"""A page that shows each text with its sources, cues and contents marked, and beside it who says what, and how.

It needs nothing but itself: no script, no picture, no other file; its policy forbids the browser to load any.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.schema.annotation import Attribution, Zone, ZoneKind
from dragoman.schema.document import Document, Span
from dragoman.schema.reading import Reading
from dragoman.views.attributions.marking import Mark, escape, mark_text
from dragoman.views.attributions.wording import say_identity, say_manner, say_speaker
from dragoman.views.wording import count_words, say_date

_STYLE_FILE = Path(__file__).parent / "page.css"
_ASIDE = frozenset({ZoneKind.BYLINE, ZoneKind.DATELINE, ZoneKind.CLUTTER})
_ASIDE_STYLE = " aside"
_DEEPEST = 3
"""Deeper levels look like this one."""
_LEGEND = """<ul class="legend" aria-label="How the text is marked">
<li><mark class="source">source</mark> who says, thinks or wants it</li>
<li><mark class="cue">cue</mark> the words that tell so</li>
<li><mark class="content l0">content</mark> what is said, thought or wanted</li>
<li><mark class="content l0">a report <mark class="content l1">within a report</mark></mark></li>
</ul>"""


def write_attributions_html(readings: Iterable[Reading], names: Mapping[str, str]) -> str:
    """One self-contained page for all documents; ``names`` gives a party's name for its code."""
    readings = list(readings)
    style = _STYLE_FILE.read_text(encoding="utf-8")
    title = readings[0].document.title or readings[0].document.name if len(readings) == 1 else "Attributions"
    bodies = [_Article(reading, number, names).write() for number, reading in enumerate(readings, 1)]
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{escape(title)} – who said what</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            f'<header class="page"><h1>Who said what</h1>\n{_LEGEND}</header>',
            "<main>",
            *bodies,
            "</main>",
            "</body>",
            "</html>\n",
        ]
    )


def _policy(style: str) -> str:
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class _Numbered:
    """An attribution with its number in the document."""

    number: int
    attribution: Attribution


class _Article:
    """The HTML of one document."""

    def __init__(self, reading: Reading, number: int, names: Mapping[str, str]) -> None:
        self._document: Document = reading.document
        self._zones = reading.zones
        self._names = names
        self._prefix = f"d{number}"
        self._numbered = [_Numbered(n, a) for n, a in enumerate(reading.attributions, 1)]
        self._numbers = {one.attribution: one.number for one in reversed(self._numbered)}
        self._marks = [mark for one in self._numbered for mark in self._marks_of(one)]

    def write(self) -> str:
        document = self._document
        about = (
            document.name,
            document.publisher,
            say_date(document.published) if document.published else None,
            count_words(len(self._numbered), "attribution"),
        )
        head = f'<h2 id="{self._prefix}">{escape(document.title or document.name)}</h2>'
        told = " · ".join(escape(words) for words in about if words)
        rows = self._rows()
        return "\n".join(
            [f'<article aria-labelledby="{self._prefix}">', head, f'<p class="about">{told}</p>', *rows, "</article>"]
        )

    def _rows(self) -> Iterator[str]:
        for block in _blocks(self._document, self._zones):
            notes = [self._note(one) for one in self._numbered if self._stands_in(one.attribution, block.span)]
            listed = "\n".join(["", '<ol class="notes">', *notes, "</ol>"]) if notes else ""
            marked = mark_text(self._document.text, block.span, self._marks)
            if notes or not block.is_title:
                yield f'<div class="row"><p class="text{block.style}">{marked}</p>{listed}</div>'

    def _stands_in(self, attribution: Attribution, span: Span) -> bool:
        place = attribution.cue or attribution.contents[0]
        return span.start <= place.start < span.end

    def _marks_of(self, one: _Numbered) -> Iterator[Mark]:
        attribution, number = one.attribution, one.number
        link = f'<a class="ref" href="#{self._prefix}-{number}" aria-label="note {number}">{number}</a>'
        level = min(attribution.level, _DEEPEST)
        for span in attribution.contents:
            told = f'class="content l{level}" title="content of {number}"'
            yield Mark(span, told, link if span == attribution.contents[-1] else "")
        if attribution.source is not None:
            yield Mark(attribution.source, f'class="source" title="source of {number}"')
        if attribution.cue is not None:
            yield Mark(attribution.cue, f'class="cue" title="cue of {number}"', link)

    def _note(self, one: _Numbered) -> str:
        attribution, number = one.attribution, one.number
        parent = attribution.parent
        manner = [say_manner(attribution)]
        if parent is not None:
            outer = self._numbers[parent]
            manner.append(f'within <a href="#{self._prefix}-{outer}">{outer}</a>')
        cue = f"<i>{escape(self._words(attribution.cue))}</i>" if attribution.cue else "goes on"
        identity = escape(say_identity(attribution.speaker, self._names))
        remarks = " · ".join(filter(None, (identity, ", ".join(manner))))
        return (
            f'<li id="{self._prefix}-{number}" class="l{min(attribution.level, _DEEPEST)}" value="{number}">'
            f'<span class="number">{number}</span> <b>{escape(say_speaker(attribution))}</b> {cue}'
            f'<br><span class="remarks">{remarks}</span></li>'
        )

    def _words(self, span: Span) -> str:
        return " ".join(self._document.text[span.start : span.end].split())


@dataclass(frozen=True, slots=True)
class _Block:
    """A stretch of the text that makes a row; ``is_title`` where it only repeats the title of the document."""

    span: Span
    style: str
    is_title: bool


def _blocks(document: Document, zones: Iterable[Zone]) -> Iterator[_Block]:
    """The zones that are shown, a dateline with the paragraph that it begins, and what stands outside of all zones.

    The header is left out: what it tells stands above the text.
    """
    text, last = document.text, 0
    begin: int | None = None
    for zone in sorted(zones, key=lambda zone: zone.span):
        if text[last : zone.span.start].strip():
            yield _Block(Span(last, zone.span.start), _ASIDE_STYLE, is_title=False)
        last = zone.span.end
        following = text[last : last + 1]
        if zone.kind is ZoneKind.DATELINE and following not in {"\n", "\r", ""}:
            begin = zone.span.start
        elif zone.kind is not ZoneKind.HEADER and len(zone.span):
            span = Span(zone.span.start if begin is None else begin, zone.span.end)
            yield _Block(span, _style_of(zone), is_title=text[span.start : span.end].strip() == document.title)
            begin = None
    if text[last:].strip():
        yield _Block(Span(last, len(text)), _ASIDE_STYLE, is_title=False)


def _style_of(zone: Zone) -> str:
    """The class of a zone; what is no part of the report stands back."""
    if zone.kind in _ASIDE or zone.repeats:
        return _ASIDE_STYLE
    return "" if zone.kind is ZoneKind.BODY else f" {zone.kind.value}"
