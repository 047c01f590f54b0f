"""Quotation marks of every style → quotations, in document offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.schema.document import Span

_CLOSERS = {
    "“": {"”", '"'}, "”": {"”"}, "„": {"“", "”", "‟"}, "‟": {"”"}, "«": {"»"}, "»": {"«"}, '"': {'"', "”"},
    "``": {"''", '"'}, "''": {"''"}, "‹": {"›"}, "›": {"‹"}, "‘": {"’", "'"}, "‚": {"‘", "’"}, "'": {"'", "’"},
    "`": {"'", "’"}, "「": {"」"}, "『": {"』"}, "❝": {"❞"}, "＂": {"＂"},
}  # fmt: skip
"""What may close a quotation that was opened by each mark."""

_ALWAYS_OPENING = frozenset({"“", "„", "«", "``", "‹", "「", "『", "❝"})
_SINGLE = frozenset({"‘", "‚", "'", "‹", "›", "`"})
_SYMMETRIC = frozenset({'"', "＂"})
_APOSTROPHES = frozenset({"'", "’"})
MARKS = "“”„‟«»\"‹›‘’‚'`「」『』❝❞＂"
"""The characters of which marks are made."""
_MARK = re.compile(rf"''|``|[{MARKS}]")
_WORD = re.compile(r"[^\W_]")
_ELIDED = re.compile(r"(?:\d\ds?|em|tis|twas|til|cause|bout|cos|n)\b", re.IGNORECASE)
_BEFORE_OPENING = re.compile(r"[\s(\[{—–\-/:,“\"„«‘'‚…]")
_POSSESSIVE_FOLLOWS = re.compile(r"\s+[a-z]")
_BEGINS_SENTENCE = re.compile(r"^\s*$|[.?!:,…][\"”’')\]]*\s*$")
_OPENING_SINGLE = re.compile(r"(?<!\w)[‘'](?=\w)")
_ENDING_SPEECH = re.compile(r"[,.?!…]['’](?!\w)")
_CLOSING_SINGLE = re.compile(r"(?<=\S)['’](?!\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, within one paragraph; ``span`` holds the marks.

    ``depth`` is 0 for a quotation that stands in no other. ``closed`` is False where it runs to the paragraph's end
    without a closing mark, and ``continues`` is True where it takes up the open quotation of the paragraph before.
    """

    span: Span
    depth: int
    closed: bool = True
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    start: int


def find_quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """The quotations of the given paragraphs (in the order of the text), sorted by where they begin, outer ones first.

    A paragraph that ends inside a quotation is continued by the next where that opens with the same mark again.
    Apostrophes (``don't``, ``ministers’``, ``’90s``) are no quotation marks, and marks round no word (``“…”``) no
    quotation.

    >>> text = "“We are ready,” he said."
    >>> [text[q.span.start : q.span.end] for q in find_quotations(text, [Span(0, len(text))])]
    ['“We are ready,”']
    """
    found: list[Quotation] = []
    carried: str | None = None
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        reopened = _opening_mark(text, following) if following else None
        resumed = carried if carried and _is_closed_first(text, paragraph, carried) else None
        here, left_open = _scan(text, paragraph, reopened, resumed)
        if here and (resumed or (carried and _opening_mark(text, paragraph) == carried)):
            here[0] = replace(here[0], continues=True)
        goes_on = left_open and following and (left_open == reopened or _is_closed_first(text, following, left_open))
        carried = left_open if goes_on else None
        found += here
    return found


def _is_closed_first(text: str, paragraph: Span, mark: str) -> bool:
    """Does the first mark of the paragraph close a quotation that the paragraph before left open, and opens none?"""
    match = next((m for m in _MARK.finditer(text, paragraph.start, paragraph.end) if m[0] not in _APOSTROPHES), None)
    return match is not None and mark not in _SINGLE and match[0] in _CLOSERS[mark] and (
        match[0] != mark or not _looks_opening(text, match, paragraph)
    )  # fmt: skip


def _opening_mark(text: str, paragraph: Span) -> str | None:
    match = _MARK.match(text, paragraph.start, paragraph.end)
    return match[0] if match and match[0] in _CLOSERS else None


def _scan(
    text: str, paragraph: Span, reopened: str | None, resumed: str | None = None
) -> tuple[list[Quotation], str | None]:
    """The quotations of one paragraph, in order, and the mark of the outermost that is left open.

    ``reopened`` is the mark with which the next paragraph begins, ``resumed`` that of a quotation still open here.
    """
    spans: list[Span] = []
    stack = [_Open(resumed, paragraph.start - len(resumed))] if resumed else []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, place = match[0], match.start()
        level = _closes(text, match, stack, paragraph)
        if level is not None:
            begin = max(stack[level].start, paragraph.start)
            if _WORD.search(text, begin + len(stack[level].mark), place):
                spans.append(Span(begin, match.end()))
            del stack[level:]
        elif _opens(text, match, stack, paragraph, reopened):
            if any(o.mark == mark for o in stack) and not _nests(text, mark, match.end(), paragraph.end):
                del stack[next(i for i, o in enumerate(stack) if o.mark == mark) :]
            stack.append(_Open(mark, place))
    end = paragraph.start + len(text[paragraph.start : paragraph.end].rstrip())
    kept = [o for o in stack if o.mark not in _SINGLE or (o.mark == reopened and o.start == paragraph.start)]
    kept = [o for o in kept if _WORD.search(text, o.start + len(o.mark), end)]
    if not kept:
        return _with_depth(spans, None), None
    runs_on = _BEGINS_SENTENCE.search(text[paragraph.start : max(kept[0].start, paragraph.start)]) is not None
    left_open = Span(max(kept[0].start, paragraph.start), end)
    return _with_depth(spans, left_open), kept[0].mark if runs_on else None


def _with_depth(spans: Iterable[Span], left_open: Span | None) -> list[Quotation]:
    """Quotations in order, outer ones first, each with the number of those that it stands in."""
    found: list[Quotation] = []
    around: list[Span] = []
    everything = [*spans, *([left_open] if left_open else [])]
    for span in sorted(everything, key=lambda s: (s.start, -s.end)):
        while around and around[-1].end < span.end:
            around.pop()
        found.append(Quotation(span, len(around), closed=span is not left_open))
        around.append(span)
    return found


def _nests(text: str, mark: str, start: int, end: int) -> bool:
    """Are there closing marks enough for a quotation within one of its own style (else the outer one never closed)?"""
    rest = text[start:end]
    if mark in _CLOSERS[mark]:
        return rest.count(mark) > 1 and rest.count(mark) % 2 == 0
    return sum(rest.count(c) for c in _CLOSERS[mark]) - rest.count(mark) > 1


def _closes(text: str, match: re.Match[str], stack: Sequence[_Open], paragraph: Span) -> int | None:
    """The level of the open quotation that this mark closes; inner ones left open are given up."""
    mark = match[0]
    if mark in _APOSTROPHES and not _may_close_single(text, match, paragraph):
        return None
    for level in range(len(stack) - 1, -1, -1):
        if mark in _CLOSERS[stack[level].mark] and match.start() >= stack[level].start + len(stack[level].mark):
            opening = mark in _SYMMETRIC and _looks_opening(text, match, paragraph)
            opening = opening and mark in text[match.end() : paragraph.end]
            return None if opening and not _looks_closing(text, match, paragraph) else level
    return None


def _may_close_single(text: str, match: re.Match[str], paragraph: Span) -> bool:
    before, after = _neighbours(text, match, paragraph)
    if after.isalnum() or before.isspace():
        return False
    if before in "sSzZ" and _POSSESSIVE_FOLLOWS.match(text, match.end(), paragraph.end):
        rest = text[match.end() : paragraph.end]
        return len(_CLOSING_SINGLE.findall(rest)) <= len(_OPENING_SINGLE.findall(rest))
    return True


def _opens(text: str, match: re.Match[str], stack: Sequence[_Open], paragraph: Span, reopened: str | None) -> bool:
    mark = match[0]
    if mark not in _CLOSERS or mark in _ALWAYS_OPENING:
        return mark in _CLOSERS
    if mark in _SYMMETRIC and not stack and _stands_apart(text, match, paragraph):
        return True
    if not _looks_opening(text, match, paragraph):
        return False
    if any(o.mark == mark for o in stack):
        return mark in _SYMMETRIC or _nests(text, mark, match.end(), paragraph.end)
    return mark not in _APOSTROPHES | {"‘", "`"} or _opens_single(text, match, paragraph, reopened)


def _opens_single(text: str, match: re.Match[str], paragraph: Span, reopened: str | None) -> bool:
    """Is the mark no apostrophe (``’90s``): does a closing mark follow, or does the next paragraph reopen?"""
    if _ELIDED.match(text, match.end(), paragraph.end):
        return _ENDING_SPEECH.search(text, match.end(), paragraph.end) is not None
    reopens = match.start() == paragraph.start and match[0] == reopened
    return reopens or _CLOSING_SINGLE.search(text, match.end(), paragraph.end) is not None


def _stands_apart(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Has the mark blanks on both sides, and does another such mark follow (``" We stay " he said``)?"""
    before, after = _neighbours(text, match, paragraph)
    partner = re.compile(rf"(?<=\s){re.escape(match[0])}(?!\w)")
    return before.isspace() and after.isspace() and partner.search(text, match.end(), paragraph.end) is not None


def _looks_opening(text: str, match: re.Match[str], paragraph: Span) -> bool:
    before, after = _neighbours(text, match, paragraph)
    return not after.isspace() and _BEFORE_OPENING.match(before) is not None


def _looks_closing(text: str, match: re.Match[str], paragraph: Span) -> bool:
    before, after = _neighbours(text, match, paragraph)
    return not before.isspace() and not after.isalnum()


def _neighbours(text: str, match: re.Match[str], paragraph: Span) -> tuple[str, str]:
    """The characters beside a mark; a blank at the edge of the paragraph."""
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    return before, after
