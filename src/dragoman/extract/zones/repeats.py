"""Which zones tell again, word for word, what the document tells elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.schema.annotation import Zone, ZoneKind

_TOLD = frozenset({ZoneKind.HEADLINE, ZoneKind.DECK, ZoneKind.CAPTION, ZoneKind.BODY})
_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 4
_FEWEST_WORDS_WITHIN = 8


def fold(text: str) -> str:
    """The words of a text alone, in small letters: what stays the same when it is told twice."""
    return " ".join(_WORD.findall(text.casefold()))


def mark_repeats(text: str, zones: Sequence[Zone]) -> Iterator[Zone]:
    """The same zones; those whose words all stand in an earlier zone, or within a longer one, marked ``repeats``.

    So of two equal captions the second repeats, and of a pull quote and its paragraph the pull quote, wherever it is.
    """
    folded = [fold(text[z.span.start : z.span.end]) if z.kind in _TOLD else "" for z in zones]
    starts = _index_starts(folded)
    for i, zone in enumerate(zones):
        yield replace(zone, repeats=True) if _is_told_elsewhere(i, folded, starts) else zone


def _index_starts(folded: list[str]) -> dict[tuple[str, ...], list[int]]:
    """For the first words of every zone, the zones in which these words stand."""
    words = [tuple(told.split()) for told in folded]
    wanted = {told[:_FEWEST_WORDS] for told in words if len(told) >= _FEWEST_WORDS}
    found: dict[tuple[str, ...], list[int]] = {}
    for i, told in enumerate(words):
        for run in {told[j : j + _FEWEST_WORDS] for j in range(len(told) - _FEWEST_WORDS + 1)} & wanted:
            found.setdefault(run, []).append(i)
    return found


def _is_told_elsewhere(i: int, folded: list[str], starts: dict[tuple[str, ...], list[int]]) -> bool:
    words = folded[i].split()
    if len(words) < _FEWEST_WORDS:
        return False
    inner = f" {folded[i]} "
    for other in starts[tuple(words[:_FEWEST_WORDS])]:
        if other < i and folded[other] == folded[i]:
            return True
        longer = len(folded[other]) > len(folded[i]) and len(words) >= _FEWEST_WORDS_WITHIN
        if longer and inner in f" {folded[other]} ":
            return True
    return False
