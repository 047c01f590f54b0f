from __future__ import annotations

from tests.state.builders import Story

from dragoman.state import fold


def test_told_in_paraphrase_and_in_quotation_it_is_one_condition():
    story = Story("d1", "2021-05-03")
    moves = [
        story.condition(
            "warn", "NOR", "SWE", "Sweden fishes north again", "increase coast patrols", firmness="would_consider"
        ),
        story.condition("warn", "NOR", "SWE", "Sweden once more fishes north", "look into increase of patrols"),
    ]
    (condition,) = fold(moves).conditions
    assert len(condition.evidence) == 2
    assert condition.firmness.value == "would_consider"
    assert condition.if_ == "Sweden fishes north again"
    assert any("same condition" in reason for reason in condition.why)


def test_the_newest_document_tells_how_firm_it_is():
    moves = [
        Story(name, day).condition("threaten", "NOR", "SWE", "fishing goes on", "close the harbour", firmness=firmness)
        for name, day, firmness in (("d1", "2021-05-03", "may"), ("d2", "2021-05-09", "will"))
    ]
    (condition,) = fold(moves).conditions
    assert condition.firmness.value == "will"


def test_one_threat_on_two_grounds_is_two_conditions():
    story = Story("d1", "2021-05-03")
    moves = [
        story.condition("threaten", "NOR", "SWE", "fishing goes on", "close the harbour"),
        story.condition("threaten", "NOR", "SWE", "the envoy is expelled", "close the harbour"),
    ]
    assert len(fold(moves).conditions) == 2


def test_the_same_words_of_two_parties_are_two_conditions():
    story = Story("d1", "2021-05-03")
    moves = [story.condition("promise", by, "SWE", "tariffs fall", "buy timber") for by in ("NOR", "FIN")]
    assert len(fold(moves).conditions) == 2


def test_a_denied_condition_is_none():
    story = Story("d1", "2021-05-03")
    assert (
        fold([story.condition("promise", "NOR", "SWE", "tariffs fall", "buy timber", factuality="CT-")]).conditions
        == ()
    )


def test_an_offer_under_a_condition_is_both_and_a_promise_is_not():
    story = Story("d1", "2021-05-03")
    state = fold(
        [
            story.condition("offer", "NOR", "SWE", "tariffs fall", "buy timber"),
            story.condition("promise", "NOR", "SWE", "the quota is kept", "build a slipway"),
        ]
    )
    assert len(state.conditions) == 2
    assert [p.content for p in state.proposals] == ["buy timber"]


def test_between_asks_for_conditions_of_one_toward_another():
    story = Story("d1", "2021-05-03")
    moves = [
        story.condition("promise", "NOR", "SWE", "tariffs fall", "buy timber"),
        story.condition("promise", "NOR", "FIN", "the quota is kept", "build a slipway"),
    ]
    assert len(fold(moves, between=["NOR", "SWE"]).conditions) == 1
