"""A stretch of text with marks laid over it, which may nest and cross, as well-formed HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from dragoman.schema.document import Span

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that a page may not hold."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the document to be marked: the attributes of its element, and a note put after it (HTML, both)."""

    span: Span
    attributes: str
    note: str = ""


def escape(text: str) -> str:
    """Text as it may stand in an element or an attribute; characters that no page may hold are shown as ``\ufffd``."""
    return html.escape(_UNFIT.sub("\ufffd", text), quote=True)


def mark_text(text: str, within: Span, marks: Iterable[Mark]) -> str:
    """The HTML of ``text[within.start : within.end]`` in which each mark is a ``<mark>``, broken up where marks cross.

    Marks are cut to the stretch. The note of a mark stands at its end, in its last piece.

    >>> mark_text("a & b", Span(0, 5), [Mark(Span(4, 5), 'class="x"', "<sup>1</sup>")])
    'a &amp; <mark class="x">b<sup>1</sup></mark>'
    """
    ordered = sorted((m for m in marks if m.span.overlaps(within)), key=lambda m: (m.span.start, -m.span.end))
    edges = {edge for mark in ordered for edge in (mark.span.start, mark.span.end)}
    places = [within.start, *sorted(edge for edge in edges if within.start < edge < within.end), within.end]
    pieces: list[str] = []
    opened: list[Mark] = []
    for place, following in pairwise(places):
        pieces.append(_close(opened, place))
        for mark in ordered:
            if max(mark.span.start, within.start) == place:
                pieces.append(f"<mark {mark.attributes}>")
                opened.append(mark)
        pieces.append(escape(text[place:following]))
    pieces += [(mark.note if mark.span.end <= within.end else "") + "</mark>" for mark in reversed(opened)]
    return "".join(pieces)


def _close(opened: list[Mark], place: int) -> str:
    """Closes the marks that end here, and for their sake those within them, which are opened again."""
    outermost = next((n for n, mark in enumerate(opened) if mark.span.end <= place), len(opened))
    inner = opened[outermost:]
    going_on = [mark for mark in inner if mark.span.end > place]
    opened[outermost:] = going_on
    closing = ("</mark>" if mark in going_on else f"{mark.note}</mark>" for mark in reversed(inner))
    return "".join(closing) + "".join(f"<mark {mark.attributes}>" for mark in going_on)
