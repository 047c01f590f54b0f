"""What two annotations have in common, as numbers between 0 and 1 (kappa: between -1 and 1)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

Judgements = Sequence[tuple[str, str]]
"""What the first and the second annotation say of each thing that both have."""


@dataclass(frozen=True, slots=True)
class Found:
    """How many things the first and the second annotation have, and how many of them are the same."""

    first: int = 0
    second: int = 0
    both: int = 0

    def __add__(self, other: Found) -> Found:
        return Found(self.first + other.first, self.second + other.second, self.both + other.both)

    @property
    def precision(self) -> float:
        """The share of the second annotation's that the first has too."""
        return _share(self.both, self.second)

    @property
    def recall(self) -> float:
        """The share of the first annotation's that the second has too."""
        return _share(self.both, self.first)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two; 1 where neither annotation has any."""
        return _share(2 * self.both, self.first + self.second, of_none=1.0)


def agreement(judgements: Judgements) -> float:
    """The share judged alike; not a number where there is none."""
    return _share(sum(first == second for first, second in judgements), len(judgements))


def kappa(judgements: Judgements) -> float:
    """Cohen's kappa: the agreement beyond what the two would have by chance (Cohen 1960).

    >>> round(kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]), 2)
    0.5
    """
    first, second = Counter(f for f, _ in judgements), Counter(s for _, s in judgements)
    by_chance = _share(sum(first[value] * second[value] for value in first), len(judgements) ** 2)
    return 1.0 if by_chance == 1 else (agreement(judgements) - by_chance) / (1 - by_chance)


def macro_f1(judgements: Judgements) -> float:
    """The mean of the values' F1, over all values that either annotation has."""
    first, second = Counter(f for f, _ in judgements), Counter(s for _, s in judgements)
    both = Counter(f for f, s in judgements if f == s)
    values = first.keys() | second.keys()
    return _share(sum(Found(first[v], second[v], both[v]).f1 for v in values), len(values))


def _share(part: float, whole: float, *, of_none: float = math.nan) -> float:
    return part / whole if whole else of_none
