"""What holds for every document: evidence stands in its text, and reading is repeatable, whatever the text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.extract.pipeline import read_document
from dragoman.schema.document import Document, document_id
from dragoman.schema.reading import Reading
from dragoman.schema.times import TimeValue
from dragoman.state import fold

PUBLISHED = TimeValue("2024-05-15")

TELLING = [
    "Norway offered Sweden talks on the strait. ",
    "“Sweden must withdraw its ships,” the Norwegian foreign minister said on Monday. ",
    "Sweden rejected the offer. ",
    "If Sweden closes its port, Norway will expel two Swedish diplomats. ",
    "Norway and Sweden met in Geneva on 3 May. ",
    "Sweden closed the Norwegian consulate in Malmö. ",
    "Norway neither accepted nor rejected Sweden’s proposal to reopen the hotline. ",
    "\n\n",
]
ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
MIXED = st.lists(st.one_of(st.sampled_from(TELLING), ODD), min_size=1, max_size=8).map("".join)


def read(text: str, published: TimeValue | None = PUBLISHED) -> Reading:
    return read_document(Document(id=document_id(text, published), text=text, name="any", published=published))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MIXED)
def test_every_span_and_quote_is_that_of_the_text(text: str) -> None:
    reading = read(text)
    for move in reading.moves:
        assert text[move.evidence.start : move.evidence.end] == move.evidence.quote != ""
        for phrase in filter(
            None, (move.content, move.condition and move.condition.if_, move.condition and move.condition.then)
        ):
            assert 0 <= phrase.span.start < phrase.span.end <= len(text)
    for found in (*reading.zones, *reading.mentions, *reading.times, *reading.discards):
        assert 0 <= found.span.start <= found.span.end <= len(text)
    state = fold(reading.moves)
    for entry in (*state.proposals, *state.conditions, *state.channels, *state.meetings, *state.incidents):
        assert all(text[e.start : e.end] == e.quote for e in entry.evidence)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MIXED)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_order_of_documents_does_not_matter(order: tuple[int, ...]) -> None:
    texts = [
        ("2024-05-01", "Norway offered Sweden talks on the strait. Sweden said it would study the offer."),
        ("2024-05-08", "Sweden rejected Norway's offer of talks on the strait. Norway closed the Swedish consulate."),
        ("2024-05-15", "Norway and Sweden met in Geneva on Monday. Norway reopened the Swedish consulate."),
    ]
    readings = [read(text, TimeValue(day)) for day, text in texts]
    told = fold(m for r in readings for m in r.moves)
    assert fold(m for k in order for m in readings[k].moves) == told


def test_the_same_text_of_another_day_is_another_document() -> None:
    one, other = (read(TELLING[0], TimeValue(day)) for day in ("2024-05-15", "2024-05-16"))
    assert not {m.id for m in one.moves} & {m.id for m in other.moves}
