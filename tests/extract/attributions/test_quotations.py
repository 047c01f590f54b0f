from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.attributions.quotations import Quotation, find_quotations
from dragoman.schema.document import Span

MARKS = "“”„‟«»‹›‘’‚'\"`"


def paragraphs_of(text: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]


def find(text: str) -> list[Quotation]:
    return find_quotations(text, paragraphs_of(text))


def quoted(text: str) -> list[str]:
    return [text[q.span.start : q.span.end] for q in find(text)]


@pytest.mark.parametrize(
    "quotation",
    ["“The door is open,”", '"The door is open,"', "‘The door is open,’", "'The door is open,'", "«The door is open»",
     "„The door is open“", "„The door is open”", "‹The door is open›", "»The door is open«", "''The door is open,''",
     "``The door is open,''", "‚The door is open‘", "”The door is open”"],
)  # fmt: skip
def test_every_style_of_marks_is_found(quotation):
    assert quoted(f"{quotation} the envoy said.") == [quotation]


@pytest.mark.parametrize(
    "text",
    ["It isn't the envoy's plan.", "The ministers' plan and the envoys' plan differ.", "In the ’90s they'd agreed.",
     "'Tis the ministers’ turn, not ours.", "The ship is 6'2\" wide.", "Rock 'n' roll played at the O'Hara house."],
)  # fmt: skip
def test_apostrophes_and_measures_are_no_quotation_marks(text):
    assert quoted(text) == []


def test_apostrophes_do_not_end_a_single_quotation():
    text = "‘It’s the ministers’ view that we won’t go,’ he said."
    assert quoted(text) == ["‘It’s the ministers’ view that we won’t go,’"]


def test_nested_quotations_have_their_depth():
    text = "“He told me ‘never again’ and left,” she said."
    assert [(text[q.span.start : q.span.end], q.depth) for q in find(text)] == [
        ("“He told me ‘never again’ and left,”", 0), ("‘never again’", 1),
    ]  # fmt: skip


def test_nesting_in_the_same_style_is_followed():
    text = "“We heard “no deal” again,” she said."
    assert quoted(text) == ["“We heard “no deal” again,”", "“no deal”"]


def test_a_quotation_that_never_closes_gives_way_to_the_next_of_its_style():
    assert quoted("He called it “a trap, he said. “We stay,” he added.") == ["“We stay,”"]


def test_each_paragraph_may_reopen_the_quotation():
    text = "“We are ready.\n\n“We have waited.\n\n“We wait no more,” she said."
    assert [(q.closed, q.continues) for q in find(text)] == [(False, False), (False, True), (True, True)]


def test_an_unclosed_term_within_a_sentence_is_not_continued_by_the_next_paragraph():
    text = "They met the “contact group on Monday.\n\n“We are ready,” she said."
    assert [q.continues for q in find(text)] == [False, False]


def test_an_unclosed_quotation_ends_with_its_paragraph():
    text = "She said: “We go\n\nThe talks are over."
    assert quoted(text) == ["“We go"]


def test_a_stray_closing_mark_is_ignored():
    assert quoted("The talks are over.” They met again.") == []


@given(st.text(alphabet=st.one_of(st.sampled_from(MARKS + " \n.,s"), st.characters()), max_size=120))
def test_quotations_stay_within_their_paragraphs_and_are_sorted(text):
    paragraphs = paragraphs_of(text)
    found = find_quotations(text, paragraphs)
    assert all(any(p.contains(q.span) for p in paragraphs) and len(q.span) for q in found)
    assert [q.span.start for q in found] == sorted(q.span.start for q in found)


@given(st.text(alphabet="abc ,.", min_size=1, max_size=40).map(str.strip).filter(bool))
def test_curly_quotations_are_found_whatever_they_hold(words):
    assert quoted(f"“{words}” he said") == [f"“{words}”"]
