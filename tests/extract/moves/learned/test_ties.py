"""How mentions stand to a stretch of words."""

from __future__ import annotations

import pytest

from dragoman.extract.moves.learned.text import Text, text_of
from dragoman.extract.moves.learned.ties import GRAMMAR, PLACES, SIZES, VOICES, tie
from dragoman.extract.pipeline import attribute
from dragoman.schema.document import Document, document_id

WORDS = (
    "Finland was silent. Norway has angered Sweden twice, the Danish minister said. Later Poland spoke.\n\n"
    "In Helsinki nobody answered.\n"
)


@pytest.fixture(scope="module")
def text() -> Text:
    base = attribute(Document(id=document_id(WORDS, None), text=WORDS, name="note"))
    zones = [passage.zone.kind for passage in base.passages]
    return text_of(base.encoded.words, zones, base.resolver.mentions(), base.attributions)


def row(text: Text, party: str, quote: str) -> list[int]:
    start = WORDS.index(quote)
    stretch = text.covered_by(start, start + len(quote))
    assert stretch is not None
    number = next(n for n, named in enumerate(text.named) if party in named.parties)
    return [int(value) for value in tie(text, stretch)[number]]


def test_every_class_is_one_of_its_column(text: Text) -> None:
    classes = tie(text, (2, 6))
    assert classes.shape == (len(text.named), len(SIZES))
    assert all(0 <= value < size for line in classes.tolist() for value, size in zip(line, SIZES, strict=True))


@pytest.mark.parametrize(
    ("party", "place", "grammar"),
    [
        ("NOR", "inside", "subject of its head"),
        ("SWE", "inside", "object of its head"),
        ("DNK", "after, same sentence", None),
        ("FIN", "one sentence before", "sentence before"),
        ("POL", "one sentence after", "elsewhere"),
    ],
)
def test_place_and_grammar(text: Text, party: str, place: str, grammar: str | None) -> None:
    found = row(text, party, "Norway has angered Sweden twice")
    assert PLACES[found[1]] == place
    assert grammar is None or GRAMMAR[found[4]] == grammar


def test_the_source_is_told_from_whom_the_words_are_about(text: Text) -> None:
    quote = "Norway has angered Sweden twice"
    assert VOICES[row(text, "DNK", quote)[5]] == "the source"
    assert VOICES[row(text, "NOR", quote)[5]] == "in the same words"
    assert VOICES[row(text, "NOR", "Later Poland spoke")[5]] == "nobody speaks"
