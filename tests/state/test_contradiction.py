"""A declared stance answers a demand whose contrary it holds."""

from __future__ import annotations

import pytest

from dragoman.extract.pipeline import read_document
from dragoman.schema.document import Document, document_id
from dragoman.schema.state import ProposalStatus, StateOfPlay
from dragoman.schema.times import TimeValue
from dragoman.state import fold

PUBLISHED = TimeValue("2024-05-15")


def state_of(text: str) -> StateOfPlay:
    document = Document(id=document_id(text, PUBLISHED), text=text, name="note", published=PUBLISHED)
    return fold(read_document(document, learned=False).moves)


def test_a_principle_that_holds_the_contrary_rejects_a_demand_and_stays_a_position() -> None:
    state = state_of(
        "Sweden demanded that Norway not admit any new members to the league. "
        "The Norwegian foreign minister repeated Norway's position that every country may seek membership."
    )
    assert [p.status for p in state.proposals] == [ProposalStatus.REJECTED]
    assert [(p.party, p.issue) for p in state.positions] == [("NOR", "every country may seek membership")]


@pytest.mark.parametrize(
    "stance",
    [
        "The Norwegian foreign minister repeated Norway's position that no country may seek membership.",
        "The Norwegian foreign minister repeated Norway's position that every ship may pass.",
        "The Danish foreign minister repeated Denmark's position that every country may seek membership.",
    ],
    ids=["the same polarity", "another matter", "another party"],
)
def test_other_stances_answer_nothing(stance: str) -> None:
    state = state_of(f"Sweden demanded that Norway not admit any new members to the league. {stance}")
    assert [p.status for p in state.proposals] == [ProposalStatus.OPEN]
