from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.attributions.nesting import link_nested
from dragoman.schema.annotation import Attribution, SpeechStyle
from dragoman.schema.document import Span


def report(cue: tuple[int, int] | None, *contents: tuple[int, int]) -> Attribution:
    return Attribution(None, Span(*cue) if cue else None, tuple(Span(*c) for c in contents), SpeechStyle.INDIRECT)


def test_a_report_within_a_report_has_it_as_its_parent():
    outer, inner = link_nested([report((0, 4), (5, 50)), report((10, 14), (15, 50))])
    assert inner.parent == outer
    assert (outer.level, inner.level) == (0, 1)


def test_the_innermost_report_is_the_parent_whatever_their_order():
    inmost, outer, middle = link_nested(
        [report((30, 34), (35, 50)), report((0, 4), (5, 50)), report((10, 14), (15, 50))]
    )
    assert inmost.parent == middle
    assert middle.parent == outer
    assert inmost.level == 2


def test_a_quotation_without_a_cue_is_nested_where_it_stands():
    outer, inner = link_nested([report((0, 4), (5, 50)), report(None, (20, 30))])
    assert inner.parent == outer


def test_reports_that_hold_each_others_cue_are_no_circle():
    first, second = link_nested([report((12, 14), (0, 10)), report((2, 4), (11, 21))])
    assert first.parent is None
    assert second.parent is None


SPANS = st.tuples(st.integers(0, 20), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(st.tuples(st.none() | SPANS, SPANS), max_size=8))
def test_any_spans_give_a_forest_in_the_same_order(pairs):
    given_ones = [report(cue, content) for cue, content in pairs]
    linked = link_nested(given_ones)
    assert [(a.cue, a.contents) for a in linked] == [(a.cue, a.contents) for a in given_ones]
    assert all(a.level <= len(linked) for a in linked)
