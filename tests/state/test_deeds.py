"""A deed that does what was demanded carries the demand out, though no word says that it answers it."""

from __future__ import annotations

import pytest

from dragoman.extract.pipeline import read_document
from dragoman.schema.document import Document, document_id
from dragoman.schema.state import ProposalStatus
from dragoman.schema.times import TimeValue
from dragoman.state import fold

DEMAND = "Sweden demanded that Norway release the trawler crews."


def status_after(
    deed: str, demand: str = DEMAND, days: tuple[str, str] = ("2024-05-02", "2024-05-15")
) -> ProposalStatus:
    moves = []
    for text, day in zip((demand, deed), days, strict=True):
        published = TimeValue(day)
        document = Document(id=document_id(text, published), text=text, name="note", published=published)
        moves += read_document(document, learned=False).moves
    (proposal,) = fold(moves).proposals
    return proposal.status


def test_doing_what_was_demanded_complies() -> None:
    assert status_after("Norway released the Swedish trawler crews on Monday.") is ProposalStatus.COMPLIED


@pytest.mark.parametrize(
    "deed",
    [
        "Norway will release the Swedish trawler crews on Monday.",
        "Norway did not release the Swedish trawler crews.",
        "Sweden released the Norwegian trawler crews on Monday.",
        "Norway released two Swedish journalists on Monday.",
        "Norway released the Swedish trawler crews on 3 March.",
    ],
    ids=["only announced", "denied", "another doer", "another thing", "before the demand"],
)
def test_other_deeds_leave_it_open(deed: str) -> None:
    assert status_after(deed) is ProposalStatus.OPEN


def test_a_demand_not_to_do_it_is_not_carried_out_by_doing_it() -> None:
    deed = "Norway expelled the Swedish fishing observers on Monday."
    demand = "Sweden demanded that Norway not expel the fishing observers."
    assert status_after(deed, demand) is not ProposalStatus.COMPLIED
