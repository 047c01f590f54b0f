from __future__ import annotations

import pytest
from tests.state.builders import Story

from dragoman.state import fold


def test_an_act_told_twice_is_one_incident():
    first, second = Story("d1", "2021-05-03"), Story("d2", "2021-05-20")
    (incident,) = fold(
        [
            first.tell("expel", "NOR", "SWE", "two Swedish attachés", happened="2021-05"),
            second.tell("expel", "NOR", "SWE", "the attachés", happened="2021-05-02"),
        ]
    ).incidents
    assert (incident.plover, str(incident.date), incident.what) == ("SANCTION", "2021-05-02", "two Swedish attachés")
    assert len(incident.evidence) == 2


@pytest.mark.parametrize("happened", ["2020-11-01", None])
def test_acts_on_different_days_or_of_different_content_stay_apart(happened):
    story = Story("d1", "2021-05-03")
    other = "the attachés" if happened else "a trade counsellor"
    moves = [
        story.tell("expel", "NOR", "SWE", "the attachés", happened="2021-05-02"),
        story.tell("expel", "NOR", "SWE", other, happened=happened),
    ]
    assert len(fold(moves).incidents) == 2


@pytest.mark.parametrize(
    "kind, voice, shown",
    [
        ("use_force", None, True),
        ("use_force", "NOR", True),
        ("use_force", "SWE", False),
        ("use_force", "UN", False),
        ("use_force", "", True),
        ("release", "SWE", True),
        ("release", "UN", False),
    ],
)
def test_what_one_side_alleges_about_the_other_is_left_out(kind, voice, shown):
    move = Story("d1", "2021-05-03").tell(kind, "NOR", "SWE", "trawler crew", voice=voice)
    assert bool(fold([move]).incidents) is shown


@pytest.mark.parametrize("factuality, shown", [("CT+", 1), ("PR+", 1), ("PS+", 0), ("UU", 0), ("CT-", 0)])
def test_only_what_is_certain_or_probable_is_an_incident(factuality, shown):
    move = Story("d1", "2021-05-03").tell("sanction", "NOR", "SWE", "steel", factuality=factuality)
    assert len(fold([move]).incidents) == shown


@pytest.mark.parametrize("kind", ["promise", "criticise", "agree", "comply", "meet", "state_position"])
def test_words_are_no_incident(kind):
    assert fold([Story("d1", "2021-05-03").tell(kind, "NOR", "SWE", "steel")]).incidents == ()


def test_violence_with_no_author_named_is_left_out():
    assert fold([Story("d1", "2021-05-03").tell("use_force", "", "SWE", "a patrol boat")]).incidents == ()
