"""Pairs of two annotations: as many as can be, then the most alike, checked against trying every choice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import best_pairs, overlaps, shared


def all_choices(pairs):
    """Every set of pairs in which nothing stands twice."""
    if not pairs:
        return [[]]
    (i, j), *rest = pairs
    free = [(a, b) for a, b in rest if a != i and b != j]
    return [*all_choices(rest), *([(i, j), *choice] for choice in all_choices(free))]


@given(st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.integers(1, 9), max_size=9))
def test_no_other_choice_has_more_pairs_or_as_many_that_are_more_alike(likeness):
    pairs = best_pairs(likeness)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    best = max((len(choice), sum(likeness[pair] for pair in choice)) for choice in all_choices(list(likeness)))
    assert (len(pairs), sum(likeness[pair] for pair in pairs)) == best


def test_nothing_to_pair_gives_no_pairs():
    assert best_pairs({}) == []


@pytest.mark.parametrize("a, b, characters", [((0, 4), (4, 9), 0), ((0, 5), (4, 9), 1), ((2, 3), (0, 9), 1)])
def test_stretches_share_characters(a, b, characters):
    assert shared(a, b) == shared(b, a) == characters


def test_only_stretches_that_overlap_can_be_a_pair():
    assert overlaps([(0, 4), (10, 12)], [(2, 6), (4, 10)]) == {(0, 0): 2 / 6}
