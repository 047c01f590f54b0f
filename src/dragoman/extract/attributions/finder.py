"""Passages → attributions: who is reported to say, think or want what (the scheme of PolNeAR)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.extract.attributions.nesting import link_nested
from dragoman.extract.attributions.rules import find_by_rules
from dragoman.extract.sentences import Passage
from dragoman.schema.annotation import Attribution
from dragoman.schema.document import Document, Span


def find_attributions(document: Document, passages: Sequence[Passage]) -> list[Attribution]:
    """The attributions of a document, sorted by where their contents begin; spans are offsets of ``document.text``.

    Nested reports (``she said Kyiv had told her …``) are attributions of their own, linked by ``parent``. A quotation
    without a cue that goes on after an attributed one has that one's source and no cue.
    """
    return link_nested(find_by_rules(document, passages).attributions)


def voice_chain(span: Span, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions whose contents hold the span, innermost (the speaker nearest to the act) first.

    A span that begins in one part of a split content and ends in another is held by it.
    """
    holding = [a for a in attributions if _holds(a, span)]
    return tuple(sorted(holding, key=lambda a: sum(len(c) for c in a.contents)))


def _holds(attribution: Attribution, span: Span) -> bool:
    first = any(c.start <= span.start < c.end for c in attribution.contents)
    return first and any(c.start < span.end <= c.end for c in attribution.contents)
