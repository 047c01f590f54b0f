"""A sentence and the two parties in it whose relation is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.schema.document import Span
from dragoman.schema.errors import DragomanError

_TAG = re.compile(r"<(/?)([st])>")


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence, and the spans in it that name the two; None where one of them isn't named."""

    text: str
    source: Span | None
    target: Span | None


def parse_pair(marked: str) -> Pair:
    """A sentence with ``<s>…</s>`` around the source and ``<t>…</t>`` around the target; of several the first counts.

    >>> parse_pair("<s>Oslo</s> thanked <t>Riga</t>.")
    Pair(text='Oslo thanked Riga.', source=Span(start=0, end=4), target=Span(start=13, end=17))

    Raises:
        DragomanError: a mark is opened and not closed, or holds no words.
    """
    text, position = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, Span] = {}
    for tag in _TAG.finditer(marked):
        text += marked[position : tag.start()]
        position = tag.end()
        if not tag[1]:
            opened[tag[2]] = len(text)
        elif tag[2] in opened:
            spans.setdefault(tag[2], Span(opened.pop(tag[2]), len(text)))
    text += marked[position:]
    if opened or any(not text[span.start : span.end].strip() for span in spans.values()):
        raise DragomanError(f"a mark isn't closed or holds no words: {marked!r}")
    return Pair(text, spans.get("s"), spans.get("t"))
