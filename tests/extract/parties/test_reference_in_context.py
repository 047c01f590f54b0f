"""Who is meant by pronouns, bare nouns, groups and lists in small texts; each row is a text of its own."""

from __future__ import annotations

import pytest
from tests.extract.parties.asking import codes


@pytest.mark.parametrize("text, word, parties", [
    ("Finland wrote to Estonia. It asks Estonia to reply by May.", "It", ("FIN",)),
    ("Estonia has answered. It asks Tallinn to write again, Finland's minister said.", "It", ("FIN",)),
    ("Ghana's minister met the envoy of Togo. To the envoy he proposed a truce.", "he", ("GHA",)),
    ("The Kenyan minister rang his Ugandan counterpart. The minister told him that it was shut.", "him", ("UGA",)),
    ("Peru closed the port. Chile protested. It had warned Chile in May.", "It", ("PER",)),
    ("Oman sent an envoy to Yemen. They asked the Yemenis to wait.", "They", ("OMN",)),
])  # fmt: skip
def test_a_pronoun_stands_for_no_other_argument_of_its_verb(text, word, parties):
    assert codes(text, word) == parties


@pytest.mark.parametrize("text, word, parties", [
    ("Austria and Italy back the text. Norway says it won't discuss any change.", "it", ("NOR",)),
    ("Italy tabled a text. Norway replied that it would study it.", "it", ("NOR",)),
    ("Egypt shut the crossing. Sudan announced that it will open another.", "it", ("SDN",)),
    ("Ghana praised Togo. The Beninese foreign ministry said that it had not been asked.", "it", ("BEN",)),
    ("Chile spoke. Bolivia demanded that it leave the strip.", "it", ("CHL",)),
    ("Kenya sent troops. Uganda said Kenya had lied and that it would pay.", "it", ("KEN",)),
])  # fmt: skip
def test_the_subject_of_what_is_reported_is_the_speaker_unless_it_is_asked_for(text, word, parties):
    assert codes(text, word) == parties


@pytest.mark.parametrize("text, word, parties", [
    ("Were Venezuela to cross the line, the Guyanese minister said, the country would call.", "country", ("GUY",)),
    ("Sweden is wrong, Norway's foreign ministry said; the government would not move.", "government", ("NOR",)),
    ("Chad told Libya that the army would stay.", "army", ("TCD",)),
])  # fmt: skip
def test_a_body_of_a_state_in_what_is_reported_is_the_speakers(text, word, parties):
    assert codes(text, word) == parties


@pytest.mark.parametrize("text, word, publisher, parties", [
    ("The Ministry has learned of arrests in Kenya.", "Ministry", "Ministry of Foreign Affairs, Mogadishu", ("SOM",)),
    ("The Government rejects what Kenya says.", "Government", "Government of Somalia, Press Service", ("SOM",)),
    ("Our embassy in Kenya is open.", "Our", "Embassy of Somalia in Nairobi's neighbourhood", ()),
    ("Our embassy in Kenya is open.", "Our", "Ministry of Foreign Affairs, Mogadishu", ("SOM",)),
    ("We regret the delay in Libya.", "We", "United Nations (press release)", ("UN",)),
    ("Our reporter was in Kenya.", "Our", "The Mogadishu Courier", ()),
    ("The Ministry wrote to Kenya on Monday. Kenya has not replied.", "Ministry", "The Mogadishu Courier", ()),
])  # fmt: skip
def test_a_note_of_a_ministry_or_an_organisation_speaks_for_it_and_a_newspaper_for_nobody(
    text, word, publisher, parties
):
    assert codes(text, word, publisher=publisher) == parties


@pytest.mark.parametrize("text, word, parties", [
    ("Poland, Lithuania and Latvia sent a letter.", "Poland", ("POL", "LTU", "LVA")),
    ("Mexico and Ecuador fell out. Brazil, Chile and Peru waited. Canada urged the two on.", "two", ("MEX", "ECU")),
    ("Kenya and Somalia met. Both countries signed.", "countries", ("KEN", "SOM")),
    ("Kenya and Somalia met. The two neighbours signed.", "neighbours", ("KEN", "SOM")),
    ("Kenya and Somalia met. Each side signed.", "side", ("KEN", "SOM")),
    ("Kenya and Somalia met. The two sides signed.", "sides", ("KEN", "SOM")),
    ("Kenya and Somalia met. They signed.", "They", ("KEN", "SOM")),
    ("The mediators (Norway, Kenya and Uganda) asked for time.", "mediators", ("NOR", "KEN", "UGA")),
    ("Kenya and Somalia met in Rome. Italy hosted both.", "both", ("KEN", "SOM")),
    ("Neither side spoke. Kenya wrote to Somalia, Somalia to Kenya. Both governments waited.", "governments",
     ("KEN", "SOM")),
    ("Norway and Sweden agreed. Their ministers signed.", "ministers", ("NOR", "SWE")),
])  # fmt: skip
def test_lists_and_pairs_stand_for_all_of_them(text, word, parties):
    assert set(codes(text, word)) == set(parties)


@pytest.mark.parametrize("text, word, parties", [
    ("Norway wrote to Sweden. The former wants talks.", "former", ("NOR",)),
    ("Norway wrote to Sweden. The latter wants none.", "latter", ("SWE",)),
    ("The former minister of Norway waved.", "former", ()),
    ("Norway, Sweden and Finland met. The latter waited.", "latter", ()),
])  # fmt: skip
def test_the_former_and_the_latter_are_the_two_named_just_before(text, word, parties):
    assert codes(text, word) == parties


@pytest.mark.parametrize("text, word, parties", [
    ("Kenya sent a minister to Somalia. Kenya's minister thanked his hosts.", "hosts", ("SOM",)),
    ("Tanzania's president received Malawi's president. His guest offered to mediate.", "guest", ("MWI",)),
    ("Kenya protested to Somalia. Kenya asked the other side to reply.", "side", ("SOM",)),
    ("Somalia and Kenya disagree. Kenya has accused its neighbour of theft.", "neighbour", ("SOM",)),
    ("Peru and Chile disagree. Peru's minister met her Chilean counterpart.", "counterpart", ("CHL",)),
    ("Peru wrote to Chile. Peru's minister rang his counterpart.", "counterpart", ("CHL",)),
    ("Peru's hosts were late.", "hosts", ()),
])  # fmt: skip
def test_hosts_guests_neighbours_and_the_other_side_are_the_other_party(text, word, parties):
    assert codes(text, word) == parties


@pytest.mark.parametrize("text, word, nth, parties", [
    ("A foreign ministry official in Khartoum spoke. America listened. The official went on.", "official", 1, ("SDN",)),
    ("The UN is in Mali. Mali's army left. The mission has moved a company into the town.", "mission", 0, ("UN",)),
    ("London will not share it, Norway's minister warned. It has asked for more.", "It", 0, ("GBR",)),
    ("If Oslo waits, Stockholm will act. It has time.", "It", 0, ("SWE",)),
    ("Uganda has promised a report. It will take every measure to stop them.", "It", 0, ("UGA",)),
    ("Kenya wrote to Somalia. It took weeks to agree.", "It", 0, ()),
    ("Angela Merkel met Emmanuel Macron in Paris. She left early.", "She", 0, ("DEU",)),
    ("Jens Stoltenberg spoke. Stoltenberg's deputy listened.", "Stoltenberg", 1, ("NATO",)),
    ("NATO wrote to Russia. The alliance wants an answer.", "alliance", 0, ("NATO",)),
    ("Kenya's envoy spoke. The visiting minister of Somalia listened.", "minister", 0, ("SOM",)),
    ("Russia's mission to NATO was shut.", "mission", 0, ("RUS",)),
    ("The ship that Iran seized was Greek. Its crew was freed.", "crew", 0, ("IRN",)),
    ("Mali's rules are in force in Niger.", "force", 0, ()),
    ("Gabon's minister spoke. Brekkhus has dropped the plan. He left.", "He", 0, ()),
    ("Emmanuel Macron spoke. Angela Merkel and Olaf Scholz left. He stayed.", "He", 0, ("FRA",)),
    ("Washington wrote to Tehran. The emir would like that.", "emir", 0, ()),
])  # fmt: skip
def test_what_was_spoken_of_is_taken_up(text, word, nth, parties):
    assert codes(text, word, nth) == parties


@pytest.mark.parametrize("text, word, parties", [
    ('"We will pay," the Kenyan minister said.', "We", ("KEN",)),
    ('"Our ships stay," said the Turkish president.', "Our", ("TUR",)),
    ('"They attacked us," Norway\'s minister said of Sweden.', "us", ("NOR",)),
    ('Sweden has gone back on it, the Norwegian minister said. "They must pay," he added.', "They", ("SWE",)),
    ("We were there when Kenya signed.", "We", ()),
])  # fmt: skip
def test_we_is_the_speaker_and_they_in_a_quotation_is_not(text, word, parties):
    assert codes(text, word) == parties
