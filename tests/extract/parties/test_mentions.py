from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.parties.mentions import find_mentions
from dragoman.schema.annotation import Mention, MentionKind, Zone, ZoneKind
from dragoman.schema.document import Document, Span
from dragoman.schema.times import TimeValue


def find(text: str, kind: ZoneKind = ZoneKind.BODY, published: str | None = "2021-06-01") -> list[Mention]:
    document = Document(id="d", text=text, name="d", published=TimeValue(published) if published else None)
    zones = [Zone(kind, Span(*match.span())) for match in re.finditer(r"[^\n]+", text)]
    return find_mentions(document, zones)


def named(text: str, kind: ZoneKind = ZoneKind.BODY) -> list[tuple[str, str]]:
    return [(text[m.span.start : m.span.end], "/".join(m.parties)) for m in find(text, kind)]


@pytest.mark.parametrize("text, expected", [
    ("South Sudan wrote to Sudan.", [("South Sudan", "SSD"), ("Sudan", "SDN")]),
    ("Ankara’s envoy met the Swiss.", [("Ankara", "TUR"), ("Swiss", "CHE")]),
    ("The U.S.-led mission left.", [("U.S.", "USA")]),
    ("Guinea-Bissau thanked Guinea.", [("Guinea-Bissau", "GNB"), ("Guinea", "GIN")]),
    ("The Quai d’Orsay had no comment.", [("Quai d’Orsay", "FRA")]),
    ("NATO’s door is open, said the Kremlin.", [("NATO", "NATO"), ("Kremlin", "RUS")]),
    ("Papua New Guinean boats", [("Papua New Guinean", "PNG")]),
])  # fmt: skip
def test_the_longest_name_is_found_with_its_party(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize("text", [
    "He told the Washington Post that nothing had changed.",
    "The Moscow Times was the first to report it.",
    "They drove through New Mexico.",
    "Ships crossed the South China Sea.",
    "Lake Malawi is deep.",
    "Under the Geneva Convention, they are protected.",
    "Basketball fans still talk of Michael Jordan.",
    "The pro-Russian camp was silent.",
    "It is up to us to turn the polish on.",
])  # fmt: skip
def test_names_within_other_names_are_no_party(text):
    assert named(text) == []


def test_a_doubtful_word_is_told_by_what_else_the_document_names():
    assert ("Congolese", "COD") in named("The Congolese army was told.")
    assert ("Congolese", "COG") in named("Congo-Brazzaville was told. The Congolese army agreed.")
    assert ("Brussels", "NATO") in named("NATO allies met. Brussels is waiting.")


def test_an_official_is_found_by_full_name_on_the_day_of_publication():
    text = "Jens Stoltenberg spoke first."
    (mention,) = find(text, published="2021-06-01")
    assert (mention.kind, mention.parties, mention.official) == (MentionKind.OFFICIAL, ("NATO",), "Jens Stoltenberg")
    assert find(text, published="2007-01-01")[0].parties == ("NOR",)
    assert find(text, published="1950-01-01") == []


@pytest.mark.parametrize("text, officials", [
    ("The UN chief Kofi Annan spoke.", ["UN"]),
    ("Former UN chief Kofi Annan spoke.", []),
    ("The ex-president Tarja Halonen spoke.", []),
    ("Tarja Halonen, the former Finnish president, spoke.", []),
    ("Tarja Halonen, Finland's former president, spoke.", []),
    ("Tarja Halonen, the Finnish president, spoke.", ["FIN"]),
    ("The former colony thanked Tarja Halonen.", ["FIN"]),
    ("Finnish president Tarja Halonen spoke.", ["FIN"]),
    ("Danish negotiator Tarja Halonen spoke.", []),
    ("Crown Prince Mohammed bin Salman spoke.", ["SAU"]),
])  # fmt: skip
def test_the_words_before_an_official_tell_whether_the_table_is_to_be_believed(text, officials):
    found = [m.parties[0] for m in find(text, published=None) if m.kind is MentionKind.OFFICIAL]
    assert found == officials


def test_a_prize_or_street_called_after_an_official_is_no_mention():
    assert named("They met in the Kofi Annan Foundation.") == []


def test_headlines_in_capitals_are_read():
    assert named("MOSCOW REJECTS NATO OFFER", ZoneKind.HEADLINE) == [("MOSCOW", "RUS"), ("NATO", "NATO")]
    assert named("THIS CONCERNS ALL OF US", ZoneKind.HEADLINE) == []


def test_zones_that_are_not_read_hold_no_mentions():
    assert find("Norway", ZoneKind.CLUTTER) == []


def test_a_group_that_the_text_defines_becomes_a_party():
    text = "Gunmen who call themselves the Valley Guard hold the bridge. The Guard wants an amnesty."
    assert named(text) == [("Valley Guard", "VALLEY_GUARD"), ("Guard", "VALLEY_GUARD")]
    text = "Rebels of the Front for Coastal Renewal (FCR) said no. Later the FCR agreed."
    assert named(text) == [("Front for Coastal Renewal", "FCR"), ("FCR", "FCR"), ("FCR", "FCR")]


def test_a_guard_without_arms_in_the_text_is_no_party():
    assert named("The Old Guard of the club met on Friday. The Home Front was calm.") == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["Russia", "the Kremlin", "Ban Ki-moon", "Côte d’Ivoire"]), st.text())
def test_mentions_lie_in_the_text_and_never_overlap(before, name, after):
    text = f"{before} {name} {after}"
    document = Document(id="d", text=text, name="d", published=TimeValue("2014-01-01"))
    zones = [Zone(ZoneKind.BODY, Span(0, len(text)))]
    mentions = find_mentions(document, zones)
    assert mentions == find_mentions(document, zones)
    ends = 0
    for mention in mentions:
        assert ends <= mention.span.start < mention.span.end <= len(text)
        assert mention.parties
        ends = mention.span.end
