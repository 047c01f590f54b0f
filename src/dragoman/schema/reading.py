"""All that was found in one document, kept so that every result can be explained."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.schema.annotation import Attribution, Mention, TimeExpression, Zone
from dragoman.schema.document import Document, Span
from dragoman.schema.move import Discard, Move


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document and what each stage found in it; sentences are spans of the zones that were read."""

    document: Document
    zones: tuple[Zone, ...]
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    attributions: tuple[Attribution, ...]
    moves: tuple[Move, ...]
    discards: tuple[Discard, ...]
