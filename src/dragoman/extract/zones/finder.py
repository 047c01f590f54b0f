"""A document's text → zones: header, headline, deck, byline, dateline, caption, body paragraphs, clutter.

Every character that is not blank stands in exactly one zone. Subheads are headlines. Of a passage told twice the
second telling is marked ``repeats``; of a pull quote, the one outside its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.zones import patterns
from dragoman.extract.zones.blocks import find_blocks
from dragoman.extract.zones.repeats import fold, mark_repeats
from dragoman.schema.annotation import Zone, ZoneKind
from dragoman.schema.document import Document, Span
from dragoman.schema.header import Header, find_header

_LONGEST_HEADLINE = 200
_LONGEST_SUBHEAD = 80
_LONGEST_DECK = 400
_FEWEST_WORDS = 3
_SMALL_WORD = 3
_MOST_CAPTIONS = 3
_TOP = 8
"""How many blocks from the start may be headline, deck or an unmarked caption."""

_WORD = re.compile(r"\w+")


def find_zones(document: Document) -> tuple[Zone, ...]:
    """The zones of a document, in the order of its text."""
    text = document.text
    header = find_header(text)
    blocks = find_blocks(text, header.end)
    kinds = _classify(document, header, blocks)
    interview = sum(patterns.is_labelled(text[block.start : block.end]) for block in blocks) > 1
    zones = list(_header_zones(text, header))
    first = True
    for block, kind in zip(blocks, kinds, strict=True):
        zones.extend(_split_block(text, block, kind, first=first and not interview))
        first = first and kind is not ZoneKind.BODY
    return tuple(mark_repeats(text, zones))


def _header_zones(text: str, header: Header) -> Iterator[Zone]:
    """The header's lines, its title's value apart: that is a headline, in which moves may be told."""
    start = 0
    for field in header.fields:
        if field.name == "title" and field.value:
            yield from _zone(text, start, field.span.start, ZoneKind.HEADER)
            yield Zone(ZoneKind.HEADLINE, field.span)
            start = field.span.end
    yield from _zone(text, start, header.end, ZoneKind.HEADER)


def _split_block(text: str, block: Span, kind: ZoneKind, *, first: bool) -> Iterator[Zone]:
    """A block's zones: the dateline of a paragraph and the credit of a caption are zones of their own."""
    content = text[block.start : block.end]
    if kind is ZoneKind.BODY and (dateline := patterns.match_dateline(content, first=first)):
        yield from _zone(text, block.start, block.start + dateline.end, ZoneKind.DATELINE)
        yield from _zone(text, block.start + dateline.end, block.end, kind)
    elif kind is ZoneKind.CAPTION and (credit := patterns.split_credit(content)) is not None:
        yield from _zone(text, block.start, block.start + credit, kind)
        yield from _zone(text, block.start + credit, block.end, ZoneKind.CLUTTER)
    else:
        yield Zone(kind, block)


def _zone(text: str, start: int, end: int, kind: ZoneKind) -> Iterator[Zone]:
    """The stretch as a zone, without the blanks around it; nothing where it is blank."""
    content = text[start:end]
    if content.strip():
        begin = start + len(content) - len(content.lstrip())
        yield Zone(kind, Span(begin, begin + len(content.strip())))


def _classify(document: Document, header: Header, blocks: list[Span]) -> list[ZoneKind]:
    """The kind of each block: first what its own words tell, then what its place at the top tells."""
    texts = [document.text[block.start : block.end] for block in blocks]
    kinds = [_kind_by_words(text) for text in texts]
    title = header.value("title") or document.title
    headline = _find_headline(texts, _readable(kinds), title)
    if headline is not None:
        kinds[: headline + 1] = [ZoneKind.CAPTION if kind is ZoneKind.BODY else kind for kind in kinds[:headline]] + [
            ZoneKind.HEADLINE
        ]
    if headline is not None or header.value("title"):
        deck = _find_deck(texts, kinds, title if headline is None else texts[headline])
        if deck is not None:
            kinds[deck] = ZoneKind.DECK
    for i in range(1, len(texts) - 1):
        if kinds[i] is ZoneKind.BODY and kinds[i - 1] is ZoneKind.BODY and _is_subhead(texts[i], texts[i + 1]):
            kinds[i] = ZoneKind.HEADLINE
    return kinds


def _kind_by_words(text: str) -> ZoneKind:
    if patterns.is_byline(text):
        return ZoneKind.BYLINE
    if patterns.is_caption(text):
        return ZoneKind.CAPTION
    if patterns.is_clutter(text):
        return ZoneKind.CLUTTER
    return ZoneKind.BODY


def _readable(kinds: list[ZoneKind]) -> list[int]:
    """The first blocks whose own words tell nothing of their kind."""
    return [i for i, kind in enumerate(kinds[:_TOP]) if kind is ZoneKind.BODY]


def _find_headline(texts: list[str], top: list[int], title: str | None) -> int | None:
    """The block that is the headline: the known title, else the first that looks like one.

    Nothing may stand before it but captions: full sentences, while a headline has no full stop.
    """
    if title is not None:
        return next((i for i in top if fold(texts[i]) == fold(title)), None)
    for i in top[:-1][: _MOST_CAPTIONS + 1]:
        if _looks_like_headline(texts[i]):
            return i
        if len(texts[i]) > _LONGEST_DECK or patterns.match_dateline(texts[i], first=True):
            return None
    return None


def _looks_like_headline(text: str) -> bool:
    words = _WORD.findall(text)
    if len(text) > _LONGEST_HEADLINE or len(words) < _FEWEST_WORDS or patterns.is_item(text):
        return False
    if patterns.match_dateline(text, first=False) or patterns.is_labelled(text):
        return False
    return not patterns.ends_sentence(text) or patterns.is_title_case(text)


def _find_deck(texts: list[str], kinds: list[ZoneKind], title: str | None) -> int | None:
    """The block between headline and lead that sums the story up.

    It has no full stop, or is set apart by the byline or dateline after it; else it is one sentence, and it is the
    paragraph after it that tells the headline again, as a lead does.
    """
    top = _readable(kinds)
    if not top[1:] or any(kind is ZoneKind.BODY for kind in kinds[: top[0]]):
        return None
    deck, lead = top[0], top[1]
    text, following = texts[deck], texts[lead]
    if len(text) > _LONGEST_DECK or patterns.is_item(text) or patterns.match_dateline(text, first=True):
        return None
    if not patterns.ends_sentence(text):
        return deck if len(_WORD.findall(text)) >= _FEWEST_WORDS and not patterns.is_labelled(text) else None
    apart = ZoneKind.BYLINE in kinds[deck:lead] or patterns.match_dateline(following, first=False) is not None
    told = _shared(text, title), _shared(following, title)
    return deck if apart or (ZoneKind.HEADLINE in kinds and told[1] > max(told[0], 1)) else None


def _shared(text: str, title: str | None) -> int:
    """How many of a title's words, small ones left out, a text has."""
    words = {word for word in _WORD.findall((title or "").casefold()) if len(word) > _SMALL_WORD}
    return len(words & set(_WORD.findall(text.casefold())))


def _is_subhead(text: str, following: str) -> bool:
    return (
        len(text) <= _LONGEST_SUBHEAD
        and text[0].isupper()
        and not patterns.ends_sentence(text)
        and not patterns.is_item(text)
        and text[-1] not in ":;,"
        and patterns.ends_sentence(following)
        and len(following) > len(text)
    )
