from __future__ import annotations

import json
from datetime import date

import pytest

from dragoman.lexicon.lookup import Found, Held, OfficialFound, PartyFound, PostFound, Wording
from dragoman.schema.party import Membership, Party, PartyKind, Standing
from dragoman.schema.times import TimeValue
from dragoman.views.who import write_who_json, write_who_terminal

NAMES = {"SKERRY": "Skerry", "SOUND_COUNCIL": "Council of the Sound"}
POSTS = (
    PostFound("Foreign Minister", "SKERRY", date(2024, 7, 1), None, ("two", "three"), Held.PERHAPS),
    PostFound("Secretary General", "SOUND_COUNCIL", date(2021, 3, 1), date(2024, 6, 30), ("one",), Held.NO),
    PostFound("Envoy", "SKERRY", None, date(2020, 1, 1), ("one",), Held.NO),
)
FOUND = Found(
    "Skerry",
    date(2025, 1, 1),
    (
        PartyFound(
            Party(
                code="SKERRY",
                name="Skerry",
                kind=PartyKind.TERRITORY,
                names=("Skerry", "Territory of Skerry and of the Forty Holms that Belong to It"),
                demonyms=("Skerrian", "Skerrians"),
                seats=("Holmsund",),
            ),
            Wording.NAME,
            ("the territory",),
            ("HOLM", "SOUND_COUNCIL"),
            (
                Membership(
                    organisation="SOUND_COUNCIL",
                    member="SKERRY",
                    start=TimeValue("2021-03"),
                    end=None,
                    standing=Standing.OBSERVER,
                    source="one",
                ),
                Membership(
                    organisation="HOLM_UNION",
                    member="SKERRY",
                    start=None,
                    end=None,
                    standing=Standing.MEMBER,
                    source="two",
                ),
            ),
        ),
    ),
    (OfficialFound("Sunniva Brekkhus", ("Sunniva Brækhus",), POSTS),),
)


@pytest.mark.parametrize("width", [40, 80, 120, 160])
def test_no_line_is_wider_than_the_terminal(width):
    text = write_who_terminal(FOUND, NAMES, width=width)
    assert max(map(len, text.splitlines())) <= width
    assert "\x1b" not in text


def test_all_that_is_known_is_told():
    text = " ".join(write_who_terminal(FOUND, NAMES, width=160).split())
    for said in (
        "Skerry · on 1 January 2025",
        "Skerry SKERRY · territory · by name",
        "people Skerrian, Skerrians",
        "seats Holmsund",
        "nouns the territory",
        "members Council of the Sound, HOLM",
        "in Council of the Sound (observer, since March 2021), Holm Union",
        "Sunniva Brekkhus · also Sunniva Brækhus",
        "2024-07-01 – ? Foreign Minister Skerry perhaps held · its end is not known · two, three",
        "2021-03-01 – 2024-06-30 Secretary General Council of the Sound one",
        "? – 2020-01-01 Envoy Skerry its start is not known",
    ):
        assert said in text


def test_many_people_are_cut_with_a_word_on_how_to_see_them():
    people = tuple(OfficialFound(f"Ola Holm {n}", (), POSTS[:1]) for n in range(23))
    text = write_who_terminal(Found("Holm", None, (), people), NAMES)
    assert "23 people" in text
    assert "and 3 more" in text


def test_colours_are_given_if_asked():
    assert "\x1b[33mperhaps held" in write_who_terminal(FOUND, NAMES, width=120, colour=True)


def test_json_has_everything_as_plain_values():
    told = json.loads(write_who_json(FOUND))
    assert told["on"] == "2025-01-01"
    assert told["parties"][0]["called_by"] == "name"
    assert told["parties"][0]["seats"] == ["Holmsund"]
    assert told["parties"][0]["members"] == ["HOLM", "SOUND_COUNCIL"]
    assert told["parties"][0]["memberships"][0] == {
        "organisation": "SOUND_COUNCIL",
        "standing": "observer",
        "from": "2021-03",
        "until": None,
        "source": "one",
    }
    assert told["officials"][0]["posts"][0] == {
        "role": "Foreign Minister",
        "party": "SKERRY",
        "from": "2024-07-01",
        "until": None,
        "sure": False,
        "held": "perhaps",
        "sources": ["two", "three"],
    }
