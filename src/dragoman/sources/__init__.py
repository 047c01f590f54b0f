"""Bytes → documents. A new source is a module with ``load(path, *, published)`` and its line in ``LOADERS``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import cast

from dragoman.schema.document import Document
from dragoman.schema.times import TimeValue

Loader = Callable[..., Iterator[Document]]
"""``load(path, *, published=None)``: the documents of a file, in its order."""

LOADERS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "plain",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""Which module of this package reads which suffix; imported when first needed, since some are slow to import."""

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article)\b", re.IGNORECASE | re.DOTALL
)
_SNIFF = 4096


def load(path: str | Path, *, published: TimeValue | None = None) -> Iterator[Document]:
    """The documents of a file, by its suffix, or by its first bytes where the suffix tells nothing.

    ``published`` beats the date that the file itself tells.

    Raises:
        SourceError: the file can't be read as English text; the message names it and says what to do.
    """
    path = Path(path)
    name = LOADERS.get(path.suffix.lower()) or _sniff(path)
    loader = cast("Loader", import_module(f"{__name__}.{name}").load)
    return loader(path, published=published)


def _sniff(path: Path) -> str:
    """The loader for a file of unknown suffix; what can't be opened goes to the plain loader, which says why."""
    try:
        with path.open("rb") as file:
            start = file.read(_SNIFF)
    except (OSError, ValueError):
        return "plain"
    return "html" if _HTML.match(start.removeprefix(b"\xef\xbb\xbf")) else "plain"
