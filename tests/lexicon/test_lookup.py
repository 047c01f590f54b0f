"""Who is who, asked of a small lexicon of invented names."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.lexicon.lexicon import load_lexicon
from dragoman.lexicon.lookup import Held, Wording, look_up, suggest

OWN = """
parties:
  - code: SOUND_COUNCIL
    name: Council of the Sound
    kind: organisation
    seats: [the Herring House]
    nominals: [the soundcouncil]
    members: [{party: SKERRY, from: 2000, until: 2010}]
  - {code: SKERRY, name: Skerry, kind: territory, demonyms: [Skerrian]}
officials:
  - name: Sunniva Brekkhus
    spellings: [Sunniva Brekkhuus]
    posts:
      - {role: Secretary General, party: SOUND_COUNCIL, from: 2021-03, until: 2024-06-30, source: one}
      - {role: Foreign Minister, party: SKERRY, from: 2024-07-01, source: two}
  - name: Tarjei Brekkhus
    posts: [{role: spokesman, party: SKERRY, from: 2010, until: 2012}]
  - name: Una Brekkhus
    spellings: [Oona Brekkhus]
    posts: [{role: judge, party: SKERRY, from: 1990, until: 1992}]
  - name: Tarjei Skerry
    posts: [{role: spokesman, party: SKERRY, from: 2010, until: 2012}]
"""


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory):
    path = tmp_path_factory.mktemp("own") / "mine.yml"
    path.write_text(OWN, encoding="utf-8")
    return load_lexicon([path])


@pytest.mark.parametrize(
    "name, code, wording",
    [
        ("sound_council", "SOUND_COUNCIL", Wording.CODE),
        ("council of the sound", "SOUND_COUNCIL", Wording.NAME),
        ("Herring House", "SOUND_COUNCIL", Wording.SEAT),
        ("SKERRIAN", "SKERRY", Wording.DEMONYM),
        ("the soundcouncil", "SOUND_COUNCIL", Wording.NOMINAL),
    ],
)
def test_a_party_is_found_by_each_of_its_words(lexicon, name, code, wording):
    (found,) = look_up(lexicon, name).parties
    assert (found.party.code, found.wording) == (code, wording)


def test_an_official_has_all_posts_the_newest_first_and_each_once(lexicon):
    (person,) = look_up(lexicon, "Sunniva Brekkhus").officials
    assert [(post.role, post.party, post.sure, post.held) for post in person.posts] == [
        ("Foreign Minister", "SKERRY", False, None),
        ("Secretary General", "SOUND_COUNCIL", True, None),
    ]
    assert {person.name, *person.spellings} == {"Sunniva Brekkhus", "Sunniva Brekkhuus"}


def test_spellings_of_one_row_are_one_person(lexicon):
    (person,) = [p for p in look_up(lexicon, "Brekkhus").officials if p.name.startswith("Una")]
    assert {person.name, *person.spellings} == {"Una Brekkhus", "Oona Brekkhus"}


def test_on_a_day_the_posts_held_come_first_and_say_how_sure_that_is(lexicon):
    def held(day):
        (person,) = look_up(lexicon, "Sunniva Brekkhus", day).officials
        return [(post.party, post.held) for post in person.posts]

    assert held(date(2022, 1, 1)) == [("SOUND_COUNCIL", Held.SURELY), ("SKERRY", Held.NO)]
    assert held(date(2025, 1, 1)) == [("SKERRY", Held.PERHAPS), ("SOUND_COUNCIL", Held.NO)]


def test_members_are_those_of_the_day(lexicon):
    def members(day):
        return look_up(lexicon, "SOUND_COUNCIL", day).parties[0].members

    assert (members(date(2005, 1, 1)), members(date(2015, 1, 1))) == (("SKERRY",), ())
    assert [m.organisation for m in look_up(lexicon, "SKERRY", date(2005, 1, 1)).parties[0].memberships] == [
        "SOUND_COUNCIL"
    ]


def test_a_surname_lists_those_who_held_a_post_on_the_day_first(lexicon):
    names = [person.name for person in look_up(lexicon, "Brekkhus", date(2011, 1, 1)).officials]
    assert names == ["Tarjei Brekkhus", "Sunniva Brekkhus", "Una Brekkhus"]
    assert [p.name for p in look_up(lexicon, "brekkhus").officials][:2] == ["Sunniva Brekkhus", "Tarjei Brekkhus"]


def test_a_name_may_be_a_party_s_and_a_person_s(lexicon):
    found = look_up(lexicon, "Skerry")
    assert [p.party.code for p in found.parties] == ["SKERRY"]
    assert [p.name for p in found.officials] == ["Tarjei Skerry"]


def test_nobody_is_found_for_what_nobody_is_called_and_the_likest_are_told(lexicon):
    assert not look_up(lexicon, "Sunniva Brekhusen")
    assert "Sunniva Brekkhus" in suggest(lexicon, "Sunnivo Brekkhuss")
    assert "Sunniva Brekkhus" in suggest(lexicon, "Brekkhuss")
    assert suggest(lexicon, "Xyzzyq Qwqwqw") == ()


@pytest.mark.parametrize("name", ["", " ", "…", "A. B.", "the", "x" * 5000])
def test_any_name_may_be_asked(lexicon, name):
    assert not look_up(lexicon, name, date(2022, 1, 1))
    suggest(lexicon, name)


def test_sources_of_one_post_are_told_together_with_the_end_that_one_knows():
    (person,) = look_up(load_lexicon(), "Antony Blinken").officials
    secretary = [post for post in person.posts if post.role == "Secretary of State"]
    assert len(secretary) == 1
    assert secretary[0].sure
    assert len(secretary[0].sources) > 1
