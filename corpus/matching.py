"""Which thing of one annotation is which of the other: pairs, each thing in one of them at most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inline import Stretch

Pair = tuple[int, int]
"""The places of two things in their lists: of the first annotation, and of the second."""
Path = tuple[float, tuple[Pair, ...]]
"""The likeness that is gained, and the pairs to make."""
_ROUNDING = 1e-9


def best_pairs(likeness: Mapping[Pair, float]) -> list[Pair]:
    """As many of the possible pairs as can be had together, and of all such choices the one with the most likeness.

    >>> best_pairs({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.1})
    [(0, 1), (1, 0)]
    """
    partner: dict[int, int] = {}  # second → first
    while path := _best_path(likeness, partner):
        partner.update({second: first for first, second in path})
    return sorted((first, second) for second, first in partner.items())


def _best_path(likeness: Mapping[Pair, float], partner: Mapping[int, int]) -> tuple[Pair, ...]:
    """The pairs to make so that there is one more than before: the last of them takes one of the second that is free.

    Every other one takes a partner from another thing of the first, which has to go on to the next pair. This is the
    search for the longest augmenting path, by Bellman and Ford.
    """
    taken = set(partner.values())
    reached: dict[int, Path] = {first: (0.0, ()) for first, _ in likeness if first not in taken}
    best: Path = (float("-inf"), ())
    changed = True
    while changed:
        changed = False
        for (first, second), gain in likeness.items():
            if first not in reached or partner.get(second) == first:
                continue
            total, path = reached[first][0] + gain, (*reached[first][1], (first, second))
            if second not in partner:
                best = max(best, (total, path))
                continue
            other = partner[second]
            total -= likeness[other, second]
            if other not in reached or total > reached[other][0] + _ROUNDING:
                reached[other] = (total, path)
                changed = True
    return best[1]


def shared(a: Stretch, b: Stretch) -> int:
    """How many characters two stretches have in common."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def overlaps(first: Sequence[Stretch], second: Sequence[Stretch]) -> dict[Pair, float]:
    """The pairs of stretches that overlap, and which share of their union they have in common."""
    return {
        (i, j): shared(a, b) / (max(a[1], b[1]) - min(a[0], b[0]))
        for i, a in enumerate(first)
        for j, b in enumerate(second)
        if shared(a, b)
    }
