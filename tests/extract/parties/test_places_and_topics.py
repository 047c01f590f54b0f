"""A state or a city that is only where something happens, or what is talked of, is no party to it."""

from __future__ import annotations

import pytest
from tests.extract.parties.asking import codes


@pytest.mark.parametrize("text, word", [
    ("Talks in Moscow went on all night.", "talks"),
    ("Talks in Moscow went on all night.", "Moscow"),
    ("The Norwegian minister spoke about the situation in Syria.", "Syria"),
    ("The two discussed Syria.", "Syria"),
    ("The talks on Libya were put off.", "Libya"),
    ("Norway is worried about Sudan.", "Sudan"),
    ("The conference on Yemen opened in Stockholm.", "Yemen"),
    ("The conference on Yemen opened in Stockholm.", "Stockholm"),
    ("Their Ukraine policy has failed.", "policy"),
    ("The Ukraine war dragged on.", "war"),
    ("The war in Ukraine dragged on.", "Ukraine"),
    ("Sweden sent observers to the border between Chad and Niger.", "border"),
    ("He was born in Kenya.", "Kenya"),
    ("The plane landed in Oslo.", "Oslo"),
    ("They met at a hotel in Geneva, Switzerland.", "Switzerland"),
    ("She lives near Warsaw.", "Warsaw"),
    ("The minister returned from Tehran on Friday.", "Tehran"),
    ("He left for Cairo at noon.", "Cairo"),
    ("Peace in Colombia is far off.", "Peace"),
    ("The crisis over Venezuela deepened.", "Venezuela"),
])  # fmt: skip
def test_a_place_or_a_topic_is_no_party(text, word):
    assert codes(text.replace("Talks", "The talks") if word == "talks" else text, word) == ()


@pytest.mark.parametrize("text, word, parties", [
    ("The Norwegian envoy for Syria resigned.", "envoy", ("NOR",)),
    ("Norway's Syria envoy resigned.", "envoy", ("NOR",)),
    ("The UN Syria envoy resigned.", "envoy", ("UN",)),
    ("The UN envoy to Yemen resigned.", "envoy", ("UN",)),
    ("Norway's ambassador in Moscow protested.", "ambassador", ("NOR",)),
    ("The Swedish embassy in Tehran was closed.", "embassy", ("SWE",)),
])  # fmt: skip
def test_an_envoy_speaks_for_whoever_sends_him_and_not_for_the_place_he_is_sent_to(text, word, parties):
    assert codes(text, word) == parties


@pytest.mark.parametrize("text, word, parties", [
    ("Moscow said that it would wait.", "Moscow", ("RUS",)),
    ("Norway told Cairo that it would wait.", "Cairo", ("EGY",)),
    ("Talks between Oslo and Stockholm broke down.", "Oslo", ("NOR", "SWE")),
    ("The offer came from Kabul.", "Kabul", ("AFG",)),
    ("Norway sent a note to Lima.", "Lima", ("PER",)),
    ("Relations with Chile are good.", "Chile", ("CHL",)),
    ("Norway imposed sanctions on Sudan.", "Sudan", ("SDN",)),
    ("Norway put pressure on Sudan.", "Sudan", ("SDN",)),
    ("Norway attacked Sudan.", "Sudan", ("SDN",)),
    ("The Kremlin declined to comment.", "Kremlin", ("RUS",)),
    ("The authorities in Nairobi agreed.", "authorities", ("KEN",)),
    ("Under an agreement with Peru, Norway will pay.", "Peru", ("PER",)),
])  # fmt: skip
def test_a_state_or_its_seat_that_acts_or_is_addressed_is_a_party(text, word, parties):
    assert codes(text, word) == parties


@pytest.mark.parametrize("text, parties", [
    ("EU ministers met on Monday. The Council agreed on a mandate.", ("EU",)),
    ("The UN met on Monday. The Council wants a truce.", ("UN",)),
    ("Kenya met Uganda on Monday. The Council of traders was told.", ()),
])  # fmt: skip
def test_the_council_is_that_of_the_organisation_that_was_named(text, parties):
    assert codes(text, "Council") == parties


def test_a_verb_is_nobodys_thing():
    assert codes("Palestinian gunmen fired at Israel.", "fired") == ()
