"""HTML pages: the article's text and what the page tells of it, found by trafilatura and htmldate."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.schema.dates import read_date
from dragoman.schema.document import Document, PublishedBasis, document_id
from dragoman.schema.errors import SourceError
from dragoman.schema.times import TimeValue
from dragoman.sources.decoding import read_bytes
from dragoman.sources.language import require_english

_NO_GUESSES = {"original_date": True, "extensive_search": False}
"""No guesses at the date of publication from dates somewhere in the page: the text's own dates are read later, and better."""


def load(path: Path, *, published: TimeValue | None = None) -> Iterator[Document]:
    """The one article that a page holds: its title (where the text does not begin with it), then a paragraph a block.

    ``published`` beats the date that the page tells.

    Raises:
        SourceError: the file can't be read, holds no article, or one in another language than English.
    """
    raw = read_bytes(path)
    page = _extract(raw, str(path))
    require_english(page.text, str(path))
    told = read_date(page.date or "")
    basis = PublishedBasis.OPTION if published else PublishedBasis.METADATA if told else None
    yield Document(
        id=document_id(page.text, published or told),
        text=page.text,
        name=path.name,
        published=published or told,
        published_basis=basis,
        title=page.title,
        publisher=page.publisher,
        url=page.url,
    )


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    date: str | None
    title: str | None
    publisher: str | None
    url: str | None


def _extract(raw: bytes, where: str) -> _Page:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(
        raw, include_comments=False, include_tables=False, with_metadata=True, date_extraction_params=_NO_GUESSES
    )
    if not isinstance(found, trafilatura.settings.Document) or not (found.text or "").strip():
        raise SourceError(where, "holds no article that can be found in the page; save its text as a .txt file")
    title = found.title or None
    paragraphs = [line for line in found.text.splitlines() if line.strip()]
    if title and " ".join(title.split()) != " ".join(paragraphs[0].split()):
        paragraphs.insert(0, title)
    return _Page("\n\n".join(paragraphs), found.date or _find_date(raw), title, found.sitename, found.url)


def _find_date(raw: bytes) -> str | None:
    """The date that the page's markup gives without metadata (a ``time`` element, a date line)."""
    from htmldate import find_date

    told: str | None = find_date(raw, original_date=True, extensive_search=False)
    return told
