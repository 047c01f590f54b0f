"""Passages → attributions: who is reported to say, think or want what (the scheme of PolNeAR)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.extract.attributions.encoded import Encoded, encode
from dragoman.extract.attributions.learned import find_learned
from dragoman.extract.attributions.nesting import link_nested
from dragoman.extract.encoder.model import Encoder, load_encoder
from dragoman.extract.sentences import Passage
from dragoman.schema.annotation import Attribution
from dragoman.schema.document import Document, Span


def find_attributions(document: Document, passages: Sequence[Passage]) -> list[Attribution]:
    """The attributions of a document: ``attributions_in`` for whoever needs nothing else of the encoder.

    Raises:
        DragomanError: the weights of the encoder are missing.
    """
    encoder = load_encoder()
    return attributions_in(passages, encode(document, passages, encoder), encoder)


def attributions_in(passages: Sequence[Passage], encoded: Encoded, encoder: Encoder) -> list[Attribution]:
    """The attributions of a document, sorted by where their contents begin; spans are offsets of ``document.text``.

    The encoder finds the outermost ones. It was trained on articles in which no attribution holds another, so nested
    reports (``she said Kyiv had told her …``), linked by ``parent``, are those of the rules, and so are quotations
    without a cue that go on after an attributed one: they have that one's source and no cue.
    """
    outermost = list(find_learned(passages, encoded, encoder))
    found = [*outermost, *_added(encoded.findings.attributions, outermost)]
    return link_nested(sorted(found, key=lambda a: (a.contents[0], a.cue or a.contents[0])))


def _added(by_rules: Iterable[Attribution], outermost: Sequence[Attribution]) -> Iterator[Attribution]:
    """What the rules find within the contents of the outermost attributions, and quotations that go on outside them."""
    contents = [c for a in outermost for c in a.contents]
    for attribution in by_rules:
        cue = attribution.cue
        if cue is not None:
            if any(c.contains(cue) for c in contents):
                yield attribution
        elif not any(c.overlaps(mine) for c in contents for mine in attribution.contents):
            yield attribution


def voice_chain(span: Span, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions whose contents hold the span, innermost (the speaker nearest to the act) first.

    A span that begins in one part of a split content and ends in another is held by it.
    """
    holding = [a for a in attributions if _holds(a, span)]
    return tuple(sorted(holding, key=lambda a: sum(len(c) for c in a.contents)))


def _holds(attribution: Attribution, span: Span) -> bool:
    first = any(c.start <= span.start < c.end for c in attribution.contents)
    return first and any(c.start < span.end <= c.end for c in attribution.contents)
