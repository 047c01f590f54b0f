from __future__ import annotations

import json
from pathlib import Path

import pytest

import dragoman
from dragoman.views.explain import write_explanation
from dragoman.views.moves import write_moves_jsonl, write_moves_terminal

EXAMPLE = Path(__file__).parents[2] / "examples/mackerel-talks/02.txt"


@pytest.fixture(scope="module")
def reading():
    return dragoman.read(EXAMPLE)


def test_each_move_is_one_line_of_json_in_the_order_of_the_text(reading):
    moves = [json.loads(line) for line in write_moves_jsonl([reading]).splitlines()]
    assert [m["id"] for m in moves] == [m.id for m in reading.moves]
    assert all(m["why"]["pattern"] for m in moves)


def test_the_list_of_moves_names_parties_and_quotes_the_words(reading):
    text = write_moves_terminal([reading], {"NOR": "Norway"}, width=200)
    assert "Norway" in text
    assert all(" ".join(m.evidence.quote.split())[:40] in text for m in reading.moves)


def test_the_explanation_has_every_sentence_once_and_every_move(reading):
    text = " ".join(write_explanation([reading], {}, width=2000).split())
    for span in reading.sentences:
        assert " ".join(reading.document.text[span.start : span.end].split()) in text
    assert text.count("by pattern") == len(reading.moves)


def test_the_explanation_says_why_a_party_or_a_date_was_found(reading):
    text = write_explanation([reading], {}, width=200)
    assert all(m.basis in text for m in reading.mentions[:3])
    assert "“Thursday” → 14 March 2024" in text


def test_each_move_tells_what_it_is_about(reading):
    moves = [json.loads(line) for line in write_moves_jsonl([reading]).splitlines()]
    assert [m["issues"] for m in moves] == [list(m.issues) for m in reading.moves]
    told = {issue for m in moves for issue in m["issues"]}
    assert {"fishing", "talks"} <= told
    assert "\nabout fishing" in "\n".join(
        line.split("  ")[-1].strip() for line in write_explanation([reading], {}, width=200).splitlines()
    )
