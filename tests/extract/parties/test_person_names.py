"""People whom no table lists: their party and post are told by the words beside their name."""

from __future__ import annotations

import pytest
from tests.extract.parties.asking import codes, who


@pytest.mark.parametrize("text, word, parties", [
    ("Turkish presidential spokesman Orhan Yildirak said the offer stood.", "Yildirak", ("TUR",)),
    ("Kerstin Dahlborg, the deputy foreign minister of Sweden, turned it down.", "Dahlborg", ("SWE",)),
    ("Sweden's deputy foreign minister, Kerstin Dahlborg, turned it down.", "Dahlborg", ("SWE",)),
    ("Kerstin Dahlborg, Sweden's deputy foreign minister, turned it down.", "Dahlborg", ("SWE",)),
    ("Tomas Brekkhus, who heads Norway's delegation, left early.", "Brekkhus", ("NOR",)),
    ("Tomas Brekkhus, who leads the Norwegian team, left early.", "Brekkhus", ("NOR",)),
    ("Tomas Brekkhus, head of the Norwegian delegation, left early.", "Brekkhus", ("NOR",)),
    ("Tomas Brekkhus, Norway's chief negotiator, left early.", "Brekkhus", ("NOR",)),
    ("Tomas Brekkhus, a spokesman for the Norwegian foreign ministry, left early.", "Brekkhus", ("NOR",)),
    ("Norwegian Ambassador Tomas Brekkhus left early.", "Brekkhus", ("NOR",)),
    ("Norway's ambassador to Peru, Tomas Brekkhus, left early.", "Brekkhus", ("NOR",)),
    ("Tomas Brekkhus of Norway left early.", "Brekkhus", ("NOR",)),
    ("Colonel Tomas Brekkhus of the Norwegian army left early.", "Brekkhus", ("NOR",)),
    ("Gen. Tomas Brekkhus, commander of the Norwegian forces, left early.", "Brekkhus", ("NOR",)),
    ("NATO spokeswoman Ilse Verhaart confirmed it.", "Verhaart", ("NATO",)),
    ("The Kremlin's envoy, Gleb Ostashko, flew home.", "Ostashko", ("RUS",)),
    ("Gleb Ostashko, speaking for the Kremlin, said no.", "Ostashko", ("RUS",)),
    ("White House National Security Adviser Dale Hartwick flew in.", "Hartwick", ("USA",)),
    ("Chinese Foreign Ministry spokesman Li Guanxi said no.", "Guanxi", ("CHN",)),
    ("Colonel Saleh Bamardi, a commander of the Houthis, left the hall.", "Bamardi", ("HOUTHIS",)),
    ("Houthi rebel commander Saleh Bamardi left the hall.", "Bamardi", ("HOUTHIS",)),
    ("Houthi negotiator Saleh Bamardi left the hall.", "Bamardi", ("HOUTHIS",)),
    ("Former Finnish president Aarne Lehtiö, the UN envoy, flew in.", "Lehtiö", ("UN",)),
    ("Norwegian lawmaker Tomas Brekkhus left early.", "Brekkhus", ("NOR",)),
    ("Tomas Brekkhus, Oslo's envoy for Sudan, left early.", "Brekkhus", ("NOR",)),
    ("UN Special Envoy for Yemen Piet Sandvoort left early.", "Sandvoort", ("UN",)),
    ("Piet Sandvoort, the UN envoy to Yemen, left early.", "Sandvoort", ("UN",)),
])  # fmt: skip
def test_an_unlisted_person_has_the_party_of_the_title_told_in_the_text(text, word, parties):
    assert codes(text, word) == parties


@pytest.mark.parametrize("text, word", [
    ("Former Norwegian minister Tomas Brekkhus wrote a memoir.", "Brekkhus"),
    ("Tomas Brekkhus, a former Norwegian minister, wrote a memoir.", "Brekkhus"),
    ("Norwegian novelist Tomas Brekkhus won a prize.", "Brekkhus"),
    ("Norwegian opposition leader Tomas Brekkhus scoffed.", "Brekkhus"),
    ("Tomas Brekkhus, chairman of a Norwegian company, scoffed.", "Brekkhus"),
    ("Tomas Brekkhus, who moved to Norway, keeps bees.", "Brekkhus"),
    ("Tomas Brekkhus, a professor in Oslo, scoffed.", "Brekkhus"),
    ("Tomas Brekkhus, an analyst at a Norwegian think-tank, scoffed.", "Brekkhus"),
    ("Norwegian rebel commander Tomas Brekkhus scoffed.", "Brekkhus"),
    ("The Norwegian football captain, Tomas Brekkhus, limped off.", "Brekkhus"),
])  # fmt: skip
def test_who_is_described_as_private_or_out_of_office_has_no_party(text, word):
    assert codes(text, word) == ()


def test_the_name_and_the_post_are_those_of_the_text():
    text = "Turkish presidential spokesman Orhan Yildirak said the offer stood. Yildirak added that it would lapse."
    for nth in (0, 1):
        found = who(text, "Yildirak", nth)
        assert found is not None
        assert found.official == "Orhan Yildirak"
        assert found.parties == ("TUR",)
        assert found.post == "presidential spokesman"
    assert "Orhan Yildirak, presidential spokesman, TUR" in who(text, "Yildirak").basis


def test_a_surname_later_and_the_bare_title_mean_the_person_told_before():
    text = "Norwegian Foreign Minister Tomas Brekkhus met the Swedes. Brekkhus smiled. The foreign minister left."
    assert codes(text, "Brekkhus", 1) == ("NOR",)
    assert codes(text, "minister") == ("NOR",)


@pytest.mark.parametrize("text, word, published, parties", [
    ("Merkel turned the offer down.", "Merkel", "2015-03-01", ("DEU",)),
    ("Merkel turned the offer down.", "Merkel", "1999-03-01", ()),
    ("Angelika Merkel runs a bakery. Merkel opened it in May.", "Merkel", "2015-03-01", ()),
    ("The former chancellor, Merkel, wrote a book.", "Merkel", "2023-03-01", ()),
    ("Johnson scored twice.", "Johnson", "2021-03-01", ()),
])  # fmt: skip
def test_the_surname_of_a_head_of_government_is_enough_where_nobody_else_has_it(text, word, published, parties):
    assert codes(text, word, -1, published) == parties
