"""The measures of agreement, on cases that can be counted by hand."""

from __future__ import annotations

import math

import pytest

from measures import Found, agreement, kappa, macro_f1

TABLE = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
"""A textbook's table of two by two: 50 cases, 35 judged alike, 25 by chance."""


def test_what_is_found_adds_up_and_gives_precision_recall_and_f1():
    found = Found(first=3, second=1, both=1) + Found(first=5, second=4, both=3)
    assert found == Found(8, 5, 4)
    assert (found.precision, found.recall) == (4 / 5, 4 / 8)
    assert found.f1 == pytest.approx(2 * 0.8 * 0.5 / 1.3)


def test_two_annotations_without_anything_agree():
    assert Found().f1 == 1


def test_kappa_takes_off_what_chance_would_give():
    assert agreement(TABLE) == 0.7
    assert kappa(TABLE) == pytest.approx(0.4)


@pytest.mark.parametrize(
    "judgements, expected",
    [([("a", "a"), ("b", "b")], 1), ([("a", "b"), ("b", "a")], -1), ([("a", "a")], 1), ([("a", "b")], 0)],
)
def test_kappa_at_its_ends(judgements, expected):
    assert kappa(judgements) == expected


def test_macro_f1_weighs_every_value_alike():
    yes, no = Found(25, 30, 20).f1, Found(25, 20, 15).f1
    assert macro_f1(TABLE) == pytest.approx((yes + no) / 2)


def test_macro_f1_counts_a_value_that_only_one_annotation_has():
    assert macro_f1([("a", "a"), ("a", "b")]) == pytest.approx((2 / 3 + 0) / 2)


def test_no_judgements_give_no_number():
    assert all(math.isnan(measure([])) for measure in (agreement, kappa, macro_f1))
