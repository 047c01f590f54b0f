"""The header that a text may begin with: lines such as ``Title: …`` and ``Date: …``, then a blank line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.schema.document import Span

FIELDS = {
    "title": "title",
    "headline": "title",
    "date": "date",
    "published": "date",
    "source": "publisher",
    "publisher": "publisher",
    "url": "url",
    "link": "url",
    "byline": "author",
    "author": "author",
}
"""The names that a header line may have, and the field of a document that it tells."""

_LINE = re.compile(r"[ \t]*(?P<name>[A-Za-z]{3,9})[ \t]*:[ \t]*(?P<value>[^\r\n]*?)[ \t]*(?P<end>\r\n|\r|\n|\Z)")
_BLANK = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class HeaderField:
    """One line of a header: what it tells, and where its value stands (without the blanks around it)."""

    name: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Header:
    """The lines of a header and where they end; a text without one has no fields, and the end 0."""

    fields: tuple[HeaderField, ...] = ()
    end: int = 0

    def value(self, name: str) -> str | None:
        """The first value given for a field, None where it is missing or blank."""
        return next((field.value for field in self.fields if field.name == name and field.value), None)


def find_header(text: str) -> Header:
    """The header of a text. It must be followed by a blank line (or the end of the text), and hold known names only."""
    position = len(text) - len(text.lstrip())
    fields = []
    while (match := _LINE.match(text, position)) and (name := FIELDS.get(match["name"].lower())):
        fields.append(HeaderField(name, match["value"], Span(match.start("value"), match.end("value"))))
        position = match.end()
    return Header(tuple(fields), position) if fields and _BLANK.match(text, position) else Header()
