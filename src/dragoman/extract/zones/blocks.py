"""A text → its blocks: one paragraph each, whether blank lines, single line ends or wrapped lines set them apart."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from dragoman.schema.document import Span

_LINE = re.compile(r"(?P<content>[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*)(?:\r\n|.|\Z)", re.DOTALL)
_SENTENCE_END = ".!?…:;\"'”’»)]"
_ITEM = re.compile(r"(?:[-*•‣◦▪–]|\(?\d{1,2}[.)]|\(?[a-z]\)|[QA]:)\s")
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 45
_RAGGED = 6
_ENOUGH_LINES = 4
_WRAPPED_SHARE = 0.6


def find_blocks(text: str, start: int = 0) -> list[Span]:
    """The blocks of a text from ``start`` on, in order, without the blanks around them; all else there is blank."""
    groups = list(_line_groups(text, start))
    width = _wrap_width(text, groups)
    blocks = []
    for group in groups:
        first = last = group[0]
        for line in group[1:]:
            if not _runs_on(text, last, line, width):
                blocks.append(Span(first.start, last.end))
                first = line
            last = line
        blocks.append(Span(first.start, last.end))
    return blocks


def _line_groups(text: str, start: int) -> Iterator[list[Span]]:
    """Lines with no blank line between them, each without the blanks around it."""
    group: list[Span] = []
    for match in _LINE.finditer(text, start):
        content = match["content"].strip()
        if content:
            begin = match.start() + match["content"].index(content)
            group.append(Span(begin, begin + len(content)))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _wrap_width(text: str, groups: list[list[Span]]) -> int | None:
    """The column at which the lines of a text are wrapped; None where a line is a paragraph."""
    pairs = [pair for group in groups for pair in itertools.pairwise(group)]
    if len(pairs) < _ENOUGH_LINES:
        return None
    lengths = sorted(len(line) for line, _ in pairs)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    full = sum(_is_full(text, line, following, width) for line, following in pairs)
    return width if full >= _WRAPPED_SHARE * len(pairs) else None


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    """Would the next line's first word have made the line too long?"""
    word = text[following.start : following.end].split(maxsplit=1)[0]
    return len(line) + 1 + len(word) > width - _RAGGED


def _runs_on(text: str, line: Span, following: Span, width: int | None) -> bool:
    """Is the next line of the same paragraph?"""
    if _ITEM.match(text, following.start, following.end):
        return False
    if text[following.start].islower() and text[line.end - 1] not in _SENTENCE_END:
        return True
    return width is not None and _is_full(text, line, following, width)
