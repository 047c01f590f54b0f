from __future__ import annotations

from tests.state.builders import Story

from dragoman.state import fold


def test_a_stance_told_twice_is_one_position():
    first, second = Story("d1", "2021-05-03"), Story("d2", "2021-05-20")
    (position,) = fold(
        [
            first.position("NOR", "harbour fees for trawlers", "against"),
            second.position("NOR", "harbour fees", "conditional"),
        ]
    ).positions
    assert (position.party, position.issue, position.stance.value) == (
        "NOR",
        "harbour fees for trawlers",
        "conditional",
    )


def test_parties_and_issues_are_kept_apart():
    story = Story("d1", "2021-05-03")
    moves = [
        story.position("NOR SWE", "harbour fees", "against"),
        story.position("NOR", "daylight saving", "for"),
    ]
    state = fold(moves)
    assert [(p.party, p.issue) for p in state.positions] == [
        ("NOR", "harbour fees"),
        ("SWE", "harbour fees"),
        ("NOR", "daylight saving"),
    ]
    assert len({p.id for p in state.positions}) == 3
    assert [p.party for p in fold(moves, between=["SWE"]).positions] == ["SWE"]


def test_a_stance_that_answers_another_s_proposal_is_that_answer():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("demand", "SWE", "NOR", "harbour fees for trawlers"),
        story.tell("reject", "NOR", "SWE", "harbour fees for trawlers", at=200),
        story.position("NOR", "harbour fees for trawlers", "against", at=200),
    ]
    state = fold(moves)
    assert state.positions == ()
    assert state.proposals[0].status.value == "rejected"


def test_a_stance_told_elsewhere_stays_a_position():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("demand", "SWE", "NOR", "harbour fees for trawlers"),
        story.tell("reject", "NOR", "SWE", "the demand"),
        story.position("NOR", "free trade", "for"),
    ]
    assert len(fold(moves).positions) == 1
