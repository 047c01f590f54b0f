"""Runs every example in the move lexicon: an entry, its documentation and its tests are one thing."""

from __future__ import annotations

import pytest

from dragoman.extract.pipeline import read_document
from dragoman.lexicon.load import load_patterns
from dragoman.lexicon.party_table import load_parties
from dragoman.lexicon.patterns import Example, Pattern
from dragoman.schema.document import Document, document_id
from dragoman.schema.move import Move
from dragoman.schema.times import TimeValue

PUBLISHED = TimeValue("2024-05-15")

POSITIVE = [pytest.param(p, e, id=f"{p.id}-{k}") for p in load_patterns() for k, e in enumerate(p.examples, 1)]
NEGATIVE = [
    pytest.param(p, e, id=f"{p.id}-not-{k}") for p in load_patterns() for k, e in enumerate(p.counterexamples, 1)
]


def moves_of(pattern: Pattern, example: Example) -> list[Move]:
    document = Document(id=document_id(example.text, PUBLISHED), text=example.text, name="example", published=PUBLISHED)
    return [m for m in read_document(document).moves if m.why.pattern == pattern.id]


def codes(words: tuple[str, ...]) -> set[str]:
    """The codes of tagged words: a code as it is, or the party of that name."""
    return {word if word in load_parties() else code_of_name(word) for word in words}


def code_of_name(words: str) -> str:
    """The code of the party that these words name, whole; a longer phrase must give its code in the tag."""
    forms = load_parties().forms_from(words.split(maxsplit=1)[0].split("'", maxsplit=1)[0])
    found = [form.codes[0] for form in forms if form.text == words]
    assert found, f"the lexicon has no party {words!r}: give its code in the tag"
    return found[0]


@pytest.mark.parametrize(("pattern", "example"), POSITIVE)
def test_example_is_found(pattern: Pattern, example: Example) -> None:
    moves = moves_of(pattern, example)
    assert moves, f"{pattern.id} finds nothing in: {example.text}"
    if pattern.kind == "meet":
        wanted = codes((*example.by, *example.toward))
        assert any(wanted == {*m.by, *m.toward} for m in moves), [(m.by, m.toward) for m in moves]
        return
    by, toward = codes(example.by), codes(example.toward)
    fitting = [m for m in moves if set(m.by) == by and (not toward or set(m.toward) == toward)]
    assert fitting, [(m.by, m.toward) for m in moves]
    if example.content is not None:
        contents = [m.content.text for m in fitting if m.content is not None]
        assert any(example.content in text or text in example.content for text in contents if text), contents


@pytest.mark.parametrize(("pattern", "example"), NEGATIVE)
def test_counterexample_is_not_found(pattern: Pattern, example: Example) -> None:
    moves = [m for m in moves_of(pattern, example) if not m.factuality.endswith("-")]
    assert not moves, [(m.by, m.toward, m.evidence.quote) for m in moves]


@pytest.mark.parametrize("pattern", load_patterns(), ids=lambda p: p.id)
def test_pattern_has_enough_examples(pattern: Pattern) -> None:
    assert len(pattern.examples) >= 2, "at least two positive examples"
    assert pattern.counterexamples, "at least one counterexample"
