"""Where a meeting is held."""

from __future__ import annotations

import pytest

from dragoman.extract.pipeline import read_document
from dragoman.schema.document import Document, document_id
from dragoman.schema.times import TimeValue

PUBLISHED = TimeValue("2024-05-15")


def place_in(text: str) -> str | None:
    document = Document(id=document_id(text, PUBLISHED), text=text, name="test", published=PUBLISHED)
    meetings = [move for move in read_document(document, learned=False).moves if move.kind == "meet"]
    assert meetings, f"no meeting is found in: {text}"
    return next((move.place for move in meetings if move.place), None)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The foreign ministers of Norway and Sweden met in Geneva on Monday.", "Geneva"),
        ("Norway and Sweden held talks at Oslo.", "Oslo"),
        ("The ministers of Norway and Sweden met in New York last week.", "New York"),
        ("Norway and Sweden met in Geneva, Switzerland, on Monday.", "Geneva"),
        ("The meeting between Norway and Sweden in Vienna lasted four hours.", "Vienna"),
        ("The Norwegian foreign minister flew to Stockholm on Monday.", "Stockholm"),
        ("Norway and Sweden held talks in Singapore on Monday.", "Singapore"),
        ("The foreign ministers of Norway and Sweden met in Djibouti last week.", "Djibouti"),
    ],
)
def test_the_city_that_the_clause_names_is_the_place(text: str, place: str) -> None:
    assert place_in(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian and Swedish ministers spoke by phone on Monday.",
        "Norway and Sweden met on Monday.",
        "Norway and Sweden met to talk about elections in Ukraine.",
    ],
)
def test_a_call_or_a_topic_gives_no_place(text: str) -> None:
    assert place_in(text) is None
