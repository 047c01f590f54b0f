"""Entries have the issues of their moves, and may be chosen by them."""

from __future__ import annotations

from dataclasses import replace

from tests.state.builders import Story

from dragoman.state import fold


def told():
    story = Story("d1", "2021-05-03")
    offer = replace(story.tell("offer", "NOR", "SWE", "talks on the herring quota"), issues=("talks", "fishing"))
    again = replace(story.tell("offer", "NOR", "SWE", "talks on the herring quota"), issues=("fishing", "debts"))
    answer = replace(story.tell("reject", "SWE", "NOR", "the offer"), issues=("mediation",))
    met = replace(story.meet("NOR SWE", place="Umeå", happened="2021-05-01"), issues=("talks",))
    stance = replace(story.position("NOR", "a common limit", "for"), issues=("fishing",))
    expelled = story.tell("expel", "SWE", "NOR", "two attachés")
    return [offer, again, answer, met, stance, expelled]


def test_an_entry_has_the_issues_of_its_moves_each_once():
    state = fold(told())
    (proposal,) = state.proposals
    assert proposal.issues == ("talks", "fishing", "debts")
    assert [answer.issues for answer in proposal.answers] == [("mediation",)]
    assert [m.issues for m in state.meetings] == [("talks",)]
    assert [p.issues for p in state.positions] == [("fishing",)]
    assert [i.issues for i in state.incidents] == [()]


def test_entries_about_one_of_the_issues_are_kept_whole():
    whole, part = fold(told()), fold(told(), issues=["debts", "elections"])
    assert part.issues == ("debts", "elections")
    assert part.proposals == whole.proposals
    assert (part.meetings, part.positions, part.incidents) == ((), (), ())
    fishing = fold(told(), issues=["fishing"])
    assert (fishing.proposals, fishing.positions, fishing.meetings) == (whole.proposals, whole.positions, ())


def test_a_proposal_is_kept_for_what_its_answer_is_about():
    assert fold(told(), issues=["mediation"]).proposals
    assert not fold(told(), issues=["elections"]).proposals
