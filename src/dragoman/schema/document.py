"""A document, and places in its text. Offsets count Unicode code points from the start of ``Document.text``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.schema.ids import content_id
from dragoman.schema.times import TimeValue


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a document's text, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Does the other span lie wholly in this one?"""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Do the two share at least one character?"""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words that say it: ``document.text[start:end] == quote``, always."""

    document_id: str
    start: int
    end: int
    quote: str

    @property
    def span(self) -> Span:
        """Where the quote stands in its document."""
        return Span(self.start, self.end)


class PublishedBasis(StrEnum):
    """What tells when a document was published, surest first."""

    OPTION = "option"
    HEADER = "header"
    METADATA = "metadata"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One published text. ``text`` is the whole of it, header lines included; nothing in it is ever changed.

    ``name`` is what a reader calls it (a file name, a URL). ``published`` is None when nothing tells.
    """

    id: str
    text: str
    name: str
    published: TimeValue | None = None
    published_basis: PublishedBasis | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None

    def evidence(self, span: Span) -> Evidence:
        """The evidence that a span of this document is."""
        return Evidence(self.id, span.start, span.end, self.text[span.start : span.end])


def document_id(text: str, published: TimeValue | None) -> str:
    """The id of a document: the same text published on the same day is the same document."""
    return content_id("d", text, published.value if published else "")
