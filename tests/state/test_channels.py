from __future__ import annotations

from datetime import date

import pytest
from tests.state.builders import Story

from dragoman.schema.state import Channel
from dragoman.state import fold


def told() -> list:
    first, second, third = Story("d1", "2021-05-03"), Story("d2", "2021-09-10"), Story("d3", "2021-10-01")
    return [
        first.channel("close", "Norwegian consulate in Kiruna", "NOR SWE", "closed", sort="office", happened="2021-05"),
        second.channel("open", "Norway's consulate in Kiruna", "SWE NOR", "open", sort="office", happened="2021-09-08"),
        third.channel("close", "consulate", "NOR SWE", "closed", sort="office", happened="2021-05"),
    ]


def only(moves: list, **options: object) -> Channel:
    (channel,) = fold(moves, **options).channels  # type: ignore[arg-type]
    return channel


def test_a_closed_channel_is_open_again_and_an_old_closure_told_later_changes_nothing():
    channel = only(told())
    assert (channel.status.value, str(channel.since)) == ("open", "2021-09-08")
    assert len(channel.evidence) == 3
    assert channel.name == "Norwegian consulate in Kiruna"


def test_as_of_shows_the_channel_as_it_was():
    channel = only(told(), as_of=date(2021, 9, 1))
    assert (channel.status.value, str(channel.since)) == ("closed", "2021-05")


def test_since_is_unknown_where_nothing_tells():
    assert only([Story("d1", "2021-05-03").channel("suspend", "fisheries talks", "NOR SWE", "suspended")]).since is None


def test_since_is_when_the_status_began_not_when_it_was_last_told():
    first, second = Story("d1", "2021-05-03"), Story("d2", "2021-09-10")
    moves = [
        first.channel("suspend", "fisheries talks", "NOR SWE", "suspended", happened="2021-05-01"),
        second.channel("suspend", "talks", "NOR SWE", "suspended", happened="2021-09-09"),
    ]
    assert str(only(moves).since) == "2021-05-01"


@pytest.mark.parametrize(
    "one, other",
    [
        ("embassy in Oslo", "embassy in Stockholm"),
        ("fisheries talks", "border talks"),
    ],
)
def test_channels_of_different_names_stay_apart(one, other):
    story = Story("d1", "2021-05-03")
    moves = [story.channel("open", name, "NOR SWE", "open", sort="talks") for name in (one, other)]
    assert len(fold(moves).channels) == 2


def test_channels_of_different_parties_stay_apart():
    story = Story("d1", "2021-05-03")
    moves = [story.channel("open", "fisheries talks", between, "open") for between in ("NOR SWE", "NOR FIN")]
    assert len(fold(moves).channels) == 2
    assert len(fold(moves, between=["NOR", "SWE"]).channels) == 1
    assert len(fold(moves, between=["NOR"]).channels) == 2


@pytest.mark.parametrize("factuality", ["CT-", "PS+", "UU"])
def test_what_is_only_planned_or_denied_changes_no_channel(factuality):
    story = Story("d1", "2021-05-03")
    moves = [
        story.channel("close", "hotline", "NOR SWE", "closed", sort="hotline"),
        story.channel("open", "hotline", "NOR SWE", "open", sort="hotline", factuality=factuality),
    ]
    assert only(moves).status.value == "closed"


def test_suspending_talks_is_an_incident_as_well_and_opening_them_is_none():
    story = Story("d1", "2021-05-03")
    state = fold(
        [
            story.channel("suspend", "fisheries talks", "NOR SWE", "suspended"),
            story.channel("open", "border commission", "NOR SWE", "open", sort="forum"),
        ]
    )
    assert len(state.channels) == 2
    assert [i.plover for i in state.incidents] == ["SANCTION"]
