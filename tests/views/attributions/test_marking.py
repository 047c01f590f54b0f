from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.schema.document import Span
from dragoman.views.attributions.marking import Mark, escape, mark_text


class Checker(HTMLParser):
    """Refuses elements that are closed in the wrong order, and gathers the text."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.text = [], []

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - the signature of the parser
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def check(page):
    checker = Checker()
    checker.feed(page)
    checker.close()
    assert checker.open == []
    return "".join(checker.text)


def mark(start, end, name, note=""):
    return Mark(Span(start, end), f'class="{name}"', note)


def test_a_mark_within_another_is_nested():
    assert mark_text("ab cd", Span(0, 5), [mark(3, 4, "in"), mark(0, 5, "out")]) == (
        '<mark class="out">ab <mark class="in">c</mark>d</mark>'
    )


def test_marks_that_cross_are_broken_up():
    assert mark_text("abc", Span(0, 3), [mark(0, 2, "x"), mark(1, 3, "y")]) == (
        '<mark class="x">a<mark class="y">b</mark></mark><mark class="y">c</mark>'
    )


def test_the_note_stands_once_at_the_end_of_its_mark():
    page = mark_text("abc", Span(0, 3), [mark(0, 2, "x"), mark(1, 3, "y", "!")])
    assert page.endswith("c!</mark>")
    assert page.count("!") == 1


def test_a_mark_that_reaches_beyond_the_stretch_is_cut_and_has_its_note_where_it_ends():
    marks = [mark(1, 5, "x", "!")]
    assert mark_text("abcdef", Span(0, 3), marks) == 'a<mark class="x">bc</mark>'
    assert mark_text("abcdef", Span(3, 6), marks) == '<mark class="x">de!</mark>f'


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a & b", "\"quoted\" 'so'", "&lt;", "</mark>"])
def test_markup_in_the_text_is_text(text):
    page = mark_text(text, Span(0, len(text)), [mark(0, 2, "x")])
    assert check(page) == text
    assert set(re.findall(r"<(\w+)", page)) == {"mark"}


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x1b", "\x7f", "\ud800", "\uffff"])
def test_what_no_page_may_hold_is_shown_as_a_sign_of_its_own(sign):
    assert escape(f"a{sign}b") == "a\ufffdb"


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.text(min_size=1, max_size=30), st.lists(SPANS, max_size=6), st.data())
def test_whatever_is_marked_the_page_is_well_formed_and_its_text_the_same(text, spans, data):
    start = data.draw(st.integers(0, len(text) - 1))
    within = Span(start, data.draw(st.integers(start + 1, len(text))))
    page = mark_text(text, within, [mark(first, last, "x") for first, last in spans])
    shown = html.unescape(escape(text[within.start : within.end]))
    assert check(page) == shown.replace("\r\n", "\n").replace("\r", "\n") or check(page) == shown
