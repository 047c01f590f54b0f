from __future__ import annotations

from datetime import date

import pytest
from tests.state.builders import Story

from dragoman.schema.state import Meeting
from dragoman.state import fold


def only(moves: list, **options: object) -> Meeting:
    (meeting,) = fold(moves, **options).meetings  # type: ignore[arg-type]
    return meeting


def plan_and_meeting() -> list:
    first, second = Story("d1", "2021-05-03"), Story("d2", "2021-05-20")
    return [
        first.meet("NOR SWE", "planned", happened="2021-05", forum="border commission"),
        second.meet("SWE NOR", happened="2021-05-18", place="Kiruna"),
    ]


def test_a_planned_meeting_is_held():
    meeting = only(plan_and_meeting())
    assert meeting.status.value == "held"
    assert (str(meeting.date), meeting.place, meeting.forum) == ("2021-05-18", "Kiruna", "border commission")


def test_before_it_is_held_it_is_planned():
    assert only(plan_and_meeting(), as_of=date(2021, 5, 10)).status.value == "planned"
    assert only(plan_and_meeting(), known_at=date(2021, 5, 10)).status.value == "planned"
    assert fold(plan_and_meeting(), as_of=date(2021, 5, 1)).meetings == ()


def test_a_planned_meeting_far_ahead_stays_planned():
    meeting = only(
        [Story("d1", "2021-05-03").meet("NOR SWE", "planned", happened="2022-01-10")], as_of=date(2021, 6, 1)
    )
    assert meeting.status.value == "planned"


def test_a_cancelled_meeting_is_a_meeting_and_no_incident():
    first, second = Story("d1", "2021-05-03"), Story("d2", "2021-05-08")
    state = fold(
        [
            first.meet("NOR SWE", "planned", happened="2021-05-18"),
            second.meet("NOR SWE", "cancelled", happened="2021-05-18", factuality="CT-"),
        ]
    )
    assert [m.status.value for m in state.meetings] == ["cancelled"]
    assert state.incidents == ()


def test_what_is_told_as_held_before_its_day_is_planned():
    assert only([Story("d1", "2021-05-03").meet("NOR SWE", happened="2021-05-18")]).status.value == "planned"


def test_a_meeting_told_without_a_date_is_the_dated_one_of_the_same_document():
    story = Story("d1", "2021-05-03")
    moves = [
        story.meet("NOR SWE", place="Kiruna"),
        story.meet("NOR SWE", happened="2021-05-02"),
        story.meet("NOR SWE", happened="2021-04-12", place="Umeå"),
    ]
    assert [(str(m.date), m.place) for m in fold(moves).meetings] == [("2021-05-02", "Kiruna"), ("2021-04-12", "Umeå")]


def test_meetings_on_different_days_or_in_different_places_stay_apart():
    story = Story("d1", "2021-05-03")
    moves = [
        story.meet("NOR SWE", happened="2021-05-01"),
        story.meet("NOR SWE", happened="2021-05-02", place="Kiruna"),
        story.meet("NOR SWE", happened="2021-05-02", place="Umeå"),
        story.meet("NOR FIN", happened="2021-05-01"),
    ]
    assert len(fold(moves).meetings) == 4


def test_undated_meetings_of_two_documents_stay_apart_unless_one_was_planned_or_the_place_is_told():
    first, second = Story("d1", "2021-05-03"), Story("d2", "2021-06-03")
    assert len(fold([first.meet("NOR SWE"), second.meet("NOR SWE")]).meetings) == 2
    assert only([first.meet("NOR SWE", "planned"), second.meet("NOR SWE")]).status.value == "held"
    assert len(fold([first.meet("NOR SWE", place="Umeå"), second.meet("NOR SWE", place="Umeå")]).meetings) == 1


@pytest.mark.parametrize("other", ["planned", "cancelled"])
def test_a_meeting_held_and_another_planned_or_called_off_are_two(other):
    story = Story("d1", "2021-05-03")
    moves = [story.meet("NOR SWE", happened="2021-05-02"), story.meet("NOR SWE", other)]
    assert sorted(m.status.value for m in fold(moves).meetings) == sorted(["held", other])


def test_the_next_round_is_not_the_one_that_was_held():
    first, second = Story("d1", "2021-05-03"), Story("d2", "2021-05-20")
    moves = [
        first.meet("NOR SWE", happened="2021-05-02", place="Umeå"),
        second.meet("NOR SWE", "planned", place="Umeå"),
    ]
    assert [m.status.value for m in fold(moves).meetings] == ["held", "planned"]


def test_a_party_alone_does_not_meet():
    story = Story("d1", "2021-05-03")
    assert fold([story.meet("NOR", happened="2021-05-01"), story.meet("NOR NOR")]).meetings == ()


def test_a_third_party_joins_the_meeting():
    story = Story("d1", "2021-05-03")
    moves = [story.meet("NOR SWE", happened="2021-05-01"), story.meet("NOR SWE UN", happened="2021-05-01")]
    assert only(moves).parties == ("NOR", "SWE", "UN")
    assert len(fold(moves, between=["UN", "SWE"]).meetings) == 1
    assert fold(moves, between=["UN", "FIN"]).meetings == ()
