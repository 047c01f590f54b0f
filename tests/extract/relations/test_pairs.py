from __future__ import annotations

import pytest

from dragoman.extract.relations.pairs import Pair, parse_pair
from dragoman.schema.document import Span
from dragoman.schema.errors import DragomanError


def test_marks_become_spans_of_the_text_without_them():
    pair = parse_pair("After dusk <t>Bern</t> was thanked by <s>the Omani envoy</s>.")
    assert pair.text == "After dusk Bern was thanked by the Omani envoy."
    assert (pair.source, pair.target) == (Span(31, 46), Span(11, 15))


def test_marks_may_stand_in_each_other():
    pair = parse_pair("<t>The leader of <s>Oman</s></t> resigned.")
    assert (pair.source, pair.target) == (Span(14, 18), Span(0, 18))


def test_of_two_marks_of_a_kind_the_first_counts_and_one_may_be_missing():
    assert parse_pair("<s>Oman</s> and <s>Bern</s> met.") == Pair("Oman and Bern met.", Span(0, 4), None)


@pytest.mark.parametrize("marked", ["<s>Oman met <t>Bern</t>.", "<s></s> met <t>Bern</t>.", "<s> </s>Oman met."])
def test_marks_that_are_open_or_empty_are_refused(marked):
    with pytest.raises(DragomanError, match="a mark isn't closed or holds no words"):
        parse_pair(marked)
