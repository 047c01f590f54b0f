"""Plain text files, with or without a header of ``Title:``, ``Date:``, ``Source:`` lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.schema.dates import read_date
from dragoman.schema.document import Document, PublishedBasis, document_id
from dragoman.schema.header import find_header
from dragoman.schema.times import TimeValue
from dragoman.sources.decoding import decode, read_bytes
from dragoman.sources.language import require_english


def load(path: Path, *, published: TimeValue | None = None) -> Iterator[Document]:
    """The one document that a text file holds; its text is the file's, unchanged. ``published`` beats the header.

    Raises:
        SourceError: the file can't be read as an English text.
    """
    text = decode(read_bytes(path), str(path))
    require_english(text, str(path))
    yield document_of(text, path.name, published=published)


def document_of(text: str, name: str, *, published: TimeValue | None = None) -> Document:
    """The document that a text is, with what its header tells; ``published`` beats the header."""
    header = find_header(text)
    told = read_date(header.value("date") or "")
    basis = PublishedBasis.OPTION if published else PublishedBasis.HEADER if told else None
    return Document(
        id=document_id(text, published or told),
        text=text,
        name=name,
        published=published or told,
        published_basis=basis,
        title=header.value("title"),
        publisher=header.value("publisher"),
        url=header.value("url"),
    )
