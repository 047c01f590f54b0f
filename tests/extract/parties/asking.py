"""Ask who is meant by a word of a small text."""

from __future__ import annotations

import re

from dragoman.extract.attributions.finder import find_attributions
from dragoman.extract.parties.mentions import find_mentions
from dragoman.extract.parties.reference import Reference, Resolver
from dragoman.extract.sentences import parse_passages
from dragoman.schema.annotation import Zone, ZoneKind
from dragoman.schema.document import Document, Span
from dragoman.schema.times import TimeValue

PUBLISHED = "2021-06-01"


def read(text: str, published: str = PUBLISHED, publisher: str | None = None) -> tuple[Resolver, Document]:
    """The resolver of a text whose lines are its paragraphs."""
    document = Document(id="d", text=text, name="d", published=TimeValue(published), publisher=publisher)
    zones = [Zone(ZoneKind.BODY, Span(*match.span())) for match in re.finditer(r"[^\n]+", text)]
    mentions = find_mentions(document, zones)
    passages = parse_passages(document, zones, [mention.span for mention in mentions])
    return Resolver(document, passages, mentions, find_attributions(document, passages)), document


def who(
    text: str, word: str, nth: int = 0, published: str = PUBLISHED, *, publisher: str | None = None
) -> Reference | None:
    """The reference of the nth occurrence of a word."""
    resolver, document = read(text, published, publisher)
    start = [match.start() for match in re.finditer(rf"\b{re.escape(word)}\b", document.text)][nth]
    passage = next(p for p in resolver._knowledge.passages if p.zone.span.contains(Span(start, start + 1)))
    return resolver.reference(next(t for t in passage.doc if passage.zone.span.start + t.idx == start))


def codes(
    text: str, word: str, nth: int = 0, published: str = PUBLISHED, *, publisher: str | None = None
) -> tuple[str, ...]:
    """The parties that the nth occurrence of a word stands for."""
    found = who(text, word, nth, published, publisher=publisher)
    return found.parties if found else ()
