"""``dragoman.attributions``: what it takes, and that its spans hold in any text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.schema.annotation import attribution_id
from dragoman.schema.errors import SourceError
from dragoman.sources.plain import document_of

TEXT = "Lind said Norway had told her that it would stay. “We’re ready,” she added.\n"
EXAMPLE = Path(__file__).parent.parent / "examples" / "mackerel-talks" / "01.txt"


def spans(attribution):
    return [s for s in (attribution.source, attribution.cue, *attribution.contents) if s is not None]


def test_a_text_a_document_and_a_file_give_the_same(tmp_path):
    path = tmp_path / "lind.txt"
    path.write_text(TEXT, encoding="utf-8")
    found = dragoman.attributions(TEXT)
    assert found == dragoman.attributions(document_of(TEXT, "lind.txt")) == dragoman.attributions(path)
    assert [a.level for a in found] == [0, 1, 0]


def test_offsets_count_in_the_text_as_it_was_given():
    text = f"\ufeff\r\n  🙂\r\n\r\n{TEXT}"
    first = dragoman.attributions(text)[0]
    assert text[first.source.start : first.source.end] == "Lind"


def test_the_header_of_a_text_or_the_option_dates_its_posts():
    text = "Jens Stoltenberg said the door was open.\n"
    by_header = dragoman.attributions(f"Date: 2022-01-12\n\n{text}")[0].speaker
    by_option = dragoman.attributions(text, published=date(2022, 1, 12))[0].speaker
    assert by_header == by_option
    assert by_header.parties == ("NATO",)
    assert dragoman.attributions(text, published=date(2012, 1, 12))[0].speaker.parties == ("NOR",)


def test_a_file_that_is_not_there_is_told():
    with pytest.raises(SourceError):
        dragoman.attributions(Path("nowhere.txt"))


def test_what_is_read_from_a_file_alone_is_what_the_whole_reading_has():
    assert dragoman.attributions(EXAMPLE) == dragoman.read(EXAMPLE).attributions


def test_ids_tell_attributions_apart():
    found = dragoman.attributions(TEXT)
    ids = {attribution_id("d", a) for a in found}
    assert len(ids) == len(found)
    assert attribution_id("e", found[0]) not in ids


def test_an_empty_text_has_none():
    assert dragoman.attributions("") == ()


PIECES = st.sampled_from(
    ["“", "”", '"', "'", "‘", "’", "«", "»", "„", "‚", "``", "''", "「", "」", " said ", " Lind ", "she told us that ",
     "according to ", "as he said", "made it clear that ", "the talks ", "Norway", ", ", ". ", ": ", "\n\n", "\r\n",
     " — ", "will end", "\u00a0", "e\u0301", "𝄞", "👩🏽‍⚖️", "\u202e", "\x00", "\ud800", "Title: ",
     "Date: 2022-01-12\n\n"]
)  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30).map("".join))
def test_in_any_text_spans_are_whole_ordered_and_hold_words(text):
    for attribution in dragoman.attributions(text):
        assert all(0 <= span.start < span.end <= len(text) for span in spans(attribution))
        assert list(attribution.contents) == sorted(set(attribution.contents))
        document = document_of(text, "any")
        assert all(text[s.start : s.end] == document.evidence(s).quote for s in spans(attribution))
        assert any(any(c.isalnum() for c in text[s.start : s.end]) for s in attribution.contents)
        assert attribution.level == 0 or attribution.parent is not None
