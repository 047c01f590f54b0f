from __future__ import annotations

from dataclasses import replace

from tests.state.builders import Story

from dragoman.schema.move import Candidate, Move
from dragoman.state import fold
from dragoman.state.addressees import SCORE, Dealings, settle_addressees


def guess(move: Move, *ranked: tuple[str, float]) -> Move:
    """The move as one whose addressee was guessed among these."""
    candidates = tuple(Candidate(party, score) for party, score in ranked)
    return replace(move, why=replace(move.why, unsure=("the addressee is guessed",), candidates=candidates))


def dispute() -> list[Move]:
    """Kenya and Somalia deal with each other in two documents, and Qatar lends a room in the first."""
    first, second = Story("a", "2021-05-03"), Story("b", "2021-05-09")
    return [
        first.tell("expel", "KEN", "SOM", "two diplomats"),
        first.tell("demand", "SOM", "KEN", "return of the ships"),
        first.tell("offer", "QAT", "", "room for talks"),
        second.tell("reject", "SOM", "KEN", "price of tea"),
        guess(second.tell("demand", "KEN", "QAT", "truce at sea"), ("QAT", 1.2), ("SOM", 1.0)),
    ]


def test_who_deals_with_it_in_all_documents_is_taken_where_its_own_leaves_it_open():
    *others, settled = settle_addressees(dispute())
    assert settled.toward == ("SOM",)
    assert settled.id == dispute()[-1].id
    assert others == dispute()[:-1]


def test_the_entry_says_that_another_was_likelier_by_its_own_document():
    (demand,) = (p for p in fold(dispute()).proposals if "KEN" in p.by)
    assert demand.to == ("SOM",)
    assert any("QAT by its own document" in reason for reason in demand.why)


def test_one_far_likelier_by_its_own_document_stays():
    *others, open_ = dispute()
    sure = guess(open_, ("QAT", 9.0), ("SOM", 1.0))
    assert settle_addressees([*others, sure])[-1] == sure


def test_who_is_told_outright_stays():
    moves = [*dispute()[:-1], Story("c", "2021-05-10").tell("demand", "KEN", "QAT", "a ship of gas")]
    assert settle_addressees(moves) == moves


def test_as_many_are_addressed_as_before():
    story = Story("d", "2021-05-12")
    open_ = guess(story.tell("offer", "QAT", "SOM ETH", "a road"), ("SOM", 1.0), ("ETH", 0.9), ("KEN", 0.8))
    assert settle_addressees([*dispute(), open_])[-1].toward == ("SOM", "KEN")


def test_documents_without_the_one_who_acts_tell_nothing():
    elsewhere = Story("e", "2021-05-04")
    quarrel = [elsewhere.tell("accuse", "QAT", "ETH", f"charge {n}") for n in ("one", "two", "three")]
    candidates = [Candidate("QAT", 0.0), Candidate("SOM", 0.0)]
    assert Dealings(quarrel).features(("KEN",), candidates)["QAT"] == {
        SCORE: 0.0,
        "share of the acts": 0.0,
        "share of what is addressed": 0.0,
        "share of the dealings": 0.0,
    }


def test_what_is_not_known_yet_does_not_count():
    open_ = guess(Story("a", "2021-05-01").tell("demand", "KEN", "QAT", "truce"), ("QAT", 1.2), ("SOM", 1.0))
    moves = [open_, *dispute()[:-1]]
    known = {day: fold(moves, known_at=day).proposals[0].to for day in (open_.published.last(), None)}
    assert list(known.values()) == [("QAT",), ("SOM",)]
