"""Who commits himself by a condition, toward whom, and to what kind of move."""

from __future__ import annotations

import pytest

from dragoman.extract.pipeline import read_document
from dragoman.schema.document import Document, document_id
from dragoman.schema.move import Move, MoveKind
from dragoman.schema.times import TimeValue

PUBLISHED = TimeValue("2024-05-15")


def conditions_of(text: str) -> list[Move]:
    document = Document(id=document_id(text, PUBLISHED), text=text, name="example", published=PUBLISHED)
    return [m for m in read_document(document, learned=False).moves if m.why.pattern == "condition"]


@pytest.mark.parametrize(
    ("text", "by", "toward", "kind"),
    [
        ("If Sweden opens the port, Norway will lift its ban.", "NOR", "SWE", MoveKind.PROMISE),
        ("Norway will close its embassy unless Sweden withdraws its ships.", "NOR", "SWE", MoveKind.THREATEN),
        ("Norway would sign, its foreign minister said, once Sweden had paid.", "NOR", "SWE", MoveKind.PROMISE),
        ('"If Sweden pays, we will sign," the Norwegian foreign minister said.', "NOR", "SWE", MoveKind.PROMISE),
        ("Norway warned that it would expel two envoys if Sweden did the same.", "NOR", "SWE", MoveKind.WARN),
    ],
)
def test_party_addressee_and_kind(text: str, by: str, toward: str, kind: MoveKind) -> None:
    moves = conditions_of(text)
    assert [(m.by, m.toward, m.kind) for m in moves] == [((by,), (toward,), kind)]


def test_who_is_put_under_the_condition_does_not_make_it() -> None:
    text = "Norway spoke out on Monday. If Sweden refuses, the talks will be over."
    assert [m.by for m in conditions_of(text)] == [("NOR",)]


def test_party_taken_from_the_sentence_before_is_said_to_be_unsure() -> None:
    text = "Norway spoke out on Monday. If Sweden refuses, the talks will be over."
    assert any("before" in note for note in conditions_of(text)[0].why.unsure)


def test_evidence_is_the_two_clauses_with_their_mark() -> None:
    text = "On Monday the minister spoke. If Sweden opens the port, Norway will lift its ban, he said."
    assert [m.evidence.quote for m in conditions_of(text)] == ["If Sweden opens the port, Norway will lift its ban"]


def test_condition_that_commits_no_party_makes_no_move() -> None:
    assert conditions_of("If it rains, the concert will be held indoors.") == []
