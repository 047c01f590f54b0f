"""Channels that acts, states and meetings tell of."""

from __future__ import annotations

import pytest

from dragoman.extract.pipeline import read_document
from dragoman.schema.document import Document, document_id
from dragoman.schema.move import ChannelKind, ChannelRef, ChannelStatus, Move
from dragoman.schema.times import TimeValue

PUBLISHED = TimeValue("2024-05-15")


def moves_of(text: str) -> tuple[Move, ...]:
    document = Document(id=document_id(text, PUBLISHED), text=text, name="test", published=PUBLISHED)
    return read_document(document, learned=False).moves


def channels_of(text: str) -> list[ChannelRef]:
    return [move.channel for move in moves_of(text) if move.channel is not None]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Norway closed its embassy in Moscow in March.", ChannelKind.MISSION, ChannelStatus.CLOSED),
        ("Norway reopened its embassy in Moscow in March.", ChannelKind.MISSION, ChannelStatus.OPEN),
        ("The hotline between Norway and Russia remains open.", ChannelKind.HOTLINE, ChannelStatus.OPEN),
        ("Norway severed diplomatic relations with Russia.", ChannelKind.OTHER, ChannelStatus.CLOSED),
        ("Norway has broken off negotiations with Russia.", ChannelKind.TALKS, ChannelStatus.SUSPENDED),
        ("The joint commission of Norway and Russia meets every month.", ChannelKind.FORUM, ChannelStatus.OPEN),
        ("The joint commission of Norway and Russia has never met.", ChannelKind.FORUM, ChannelStatus.SUSPENDED),
    ],
)
def test_an_act_or_state_tells_a_channel_and_how_it_stands(text: str, kind: ChannelKind, status: ChannelStatus) -> None:
    found = [c for c in channels_of(text) if c.kind is kind and set(c.between) == {"NOR", "RUS"}]
    assert status in {c.status for c in found}, channels_of(text)


def test_a_name_that_tells_both_parties_says_between_whom_the_channel_is() -> None:
    found = channels_of("Norway has revived the joint committee of Sweden and Finland.")
    assert found
    assert all(set(channel.between) == {"SWE", "FIN"} for channel in found)


def test_a_meeting_within_a_standing_forum_tells_that_the_forum_is_open() -> None:
    meetings = [
        m
        for m in moves_of("Norway and Russia met in the Joint Fisheries Commission in Oslo on Monday.")
        if m.kind == "meet"
    ]
    assert [m.forum for m in meetings] == ["Joint Fisheries Commission"]
    assert meetings[0].channel is not None
    assert meetings[0].channel.status is ChannelStatus.OPEN


def test_a_meeting_called_off_opens_nothing() -> None:
    meetings = [
        m
        for m in moves_of("Norway called off its meeting with Russia in the joint commission.")
        if m.arrangement == "cancelled"
    ]
    assert meetings
    assert all(m.channel is None for m in meetings)


def test_a_state_that_is_only_told_is_no_act() -> None:
    plovers = {m.plover for m in moves_of("The hotline between Norway and Russia remains closed.") if m.channel}
    assert plovers == {"CONSULT"}


@pytest.mark.parametrize(
    "text", ["The shop in Oslo remains open.", "The company closed its office.", "A group of hikers met."]
)
def test_what_is_no_means_of_contact_is_no_channel(text: str) -> None:
    assert channels_of(text) == []


def test_a_meeting_told_again_without_its_forum_is_still_a_meeting_of_the_forum() -> None:
    text = (
        "Norway and Russia attended the Joint Fisheries Commission in Oslo on 13 May 2024. "
        "It is good that Norway and Russia sat down around the same table, the minister said."
    )
    meetings = [m for m in moves_of(text) if m.kind == "meet"]
    assert len(meetings) > 1
    assert {m.forum for m in meetings} == {"Joint Fisheries Commission"}
    assert all(m.channel is not None and m.channel.kind is ChannelKind.FORUM for m in meetings)


def test_expelling_members_of_a_mission_reduces_the_mission() -> None:
    found = channels_of("Norway expelled eight members of Russia's mission to Norway.")
    assert {c.status for c in found if c.kind is ChannelKind.MISSION} == {ChannelStatus.REDUCED}
