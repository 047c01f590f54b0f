"""Reports within reports: each attribution finds the one in whose content it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.schema.annotation import Attribution


def link_nested(attributions: Sequence[Attribution]) -> list[Attribution]:
    """The same attributions in the same order, each with its parent: the innermost whose content holds its cue.

    An attribution without a cue stands where its content begins. The parent's content is always the longer one.
    """
    sizes = [sum(len(content) for content in a.contents) for a in attributions]
    by_size = sorted(range(len(attributions)), key=lambda n: (-sizes[n], n))
    linked: dict[int, Attribution] = {}
    for number in by_size:
        own = attributions[number]
        holding = [n for n in linked if sizes[n] > sizes[number] and _holds(attributions[n], own)]
        parent = min(holding, key=lambda n: (sizes[n], n), default=None)
        linked[number] = replace(own, parent=linked[parent] if parent is not None else None)
    return [linked[number] for number in range(len(attributions))]


def _holds(outer: Attribution, inner: Attribution) -> bool:
    place = inner.cue or inner.contents[0]
    return any(content.contains(place) for content in outer.contents)
