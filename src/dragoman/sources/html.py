"""HTML pages: the article's text and what the page tells of it, found by trafilatura and htmldate."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import trafilatura
from htmldate import find_date
from trafilatura.settings import Document as Page

from dragoman.schema.dates import read_date
from dragoman.schema.document import Document, PublishedBasis, document_id
from dragoman.schema.errors import SourceError
from dragoman.schema.times import TimeValue
from dragoman.sources.decoding import read_bytes
from dragoman.sources.language import require_english

_NO_GUESSES = {"original_date": True, "extensive_search": False}
"""No guesses from dates somewhere in the page: the text's own dates are read later, and better."""


def load(path: Path, *, published: TimeValue | None = None) -> Iterator[Document]:
    """The one article that a page holds: its title (where the text does not begin with it), then a paragraph a block.

    ``published`` beats the date that the page tells.

    Raises:
        SourceError: the file can't be read, holds no article, or one in another language than English.
    """
    raw = read_bytes(path)
    page = _extract(raw, str(path))
    text = _join_paragraphs(page)
    require_english(text, str(path))
    told = read_date(page.date or find_date(raw, original_date=True, extensive_search=False) or "")
    yield Document(
        id=document_id(text, published or told),
        text=text,
        name=path.name,
        published=published or told,
        published_basis=PublishedBasis.OPTION if published else PublishedBasis.METADATA if told else None,
        title=page.title,
        publisher=page.sitename,
        url=page.url,
    )


def _extract(raw: bytes, where: str) -> Page:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    page = trafilatura.bare_extraction(
        raw, include_comments=False, include_tables=False, with_metadata=True, date_extraction_params=_NO_GUESSES
    )
    if isinstance(page, Page) and page.text and page.text.strip():
        return page
    raise SourceError(where, "holds no article that can be found in the page; save its text as a .txt file")


def _join_paragraphs(page: Page) -> str:
    """One paragraph a block, the title first."""
    paragraphs = [line for line in (page.text or "").splitlines() if line.strip()]
    if page.title and " ".join(page.title.split()) != " ".join(paragraphs[0].split()):
        paragraphs.insert(0, page.title)
    return "\n\n".join(paragraphs)
