"""Runs every example in the move lexicon: an entry, its documentation and its tests are one thing."""

from __future__ import annotations

import pytest

from dragoman.lexicon.lexicon import load_lexicon
from dragoman.lexicon.load import load_patterns
from dragoman.lexicon.patterns import Example, Pattern
from dragoman.lint.examples import mistake_in_counterexample, mistake_in_example

POSITIVE = [pytest.param(p, e, id=f"{p.id}-{k}") for p in load_patterns() for k, e in enumerate(p.examples, 1)]
NEGATIVE = [
    pytest.param(p, e, id=f"{p.id}-not-{k}") for p in load_patterns() for k, e in enumerate(p.counterexamples, 1)
]


@pytest.mark.parametrize(("pattern", "example"), POSITIVE)
def test_example_is_found(pattern: Pattern, example: Example) -> None:
    assert mistake_in_example(pattern, example, load_lexicon()) == ""


@pytest.mark.parametrize(("pattern", "example"), NEGATIVE)
def test_counterexample_is_not_found(pattern: Pattern, example: Example) -> None:
    assert mistake_in_counterexample(pattern, example, load_lexicon()) == ""


@pytest.mark.parametrize("pattern", load_patterns(), ids=lambda p: p.id)
def test_pattern_has_enough_examples(pattern: Pattern) -> None:
    assert len(pattern.examples) >= 2, "at least two positive examples"
    assert pattern.counterexamples, "at least one counterexample"
