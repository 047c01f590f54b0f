"""Names that mean a party in one sentence and something else in another."""

from __future__ import annotations

import re

import pytest

from dragoman.extract.parties.mentions import find_mentions
from dragoman.schema.annotation import Zone, ZoneKind
from dragoman.schema.document import Document, Span
from dragoman.schema.times import TimeValue


def parties_named(text: str, published: str | None = "2021-06-01") -> list[str]:
    """What each mention names, as "words: code"."""
    document = Document(id="d", text=text, name="d", published=TimeValue(published) if published else None)
    zones = [Zone(ZoneKind.BODY, Span(*match.span())) for match in re.finditer(r"[^\n]+", text)]
    found = find_mentions(document, zones)
    return [f"{text[m.span.start : m.span.end]}: {'/'.join(m.parties)}" for m in found]


@pytest.mark.parametrize("text, expected", [
    # Georgia: the country, the state, a first name
    ("Georgia asked Russia to reopen the crossing.", ["Georgia: GEO", "Russia: RUS"]),
    ("Voters in Atlanta said Georgia would count by hand.", []),
    ("The mill stands in Athens, Georgia.", []),
    ("Talks were held in Batumi, Georgia, on Monday.", ["Georgia: GEO"]),
    ("He visited Kyiv, Georgia and Moldova.", ["Kyiv: UKR", "Georgia: GEO", "Moldova: MDA"]),
    ("Georgia Whitfield, the novelist, was there.", []),
    ("Georgia's Foreign Ministry was silent.", ["Georgia: GEO"]),
    ("The governor of Georgia vetoed the bill on county roads.", []),
    ("Tbilisi said Georgia was grateful to the senators from Atlanta.", ["Tbilisi: GEO", "Georgia: GEO"]),
    # Jordan: the country, the river, a person
    ("Jordan recalled its ambassador.", ["Jordan: JOR"]),
    ("Settlers crossed the Jordan River at dawn.", []),
    ("They were baptised in the River Jordan.", []),
    ("Jordan Pickard wrote the report.", []),
    ("Vernon Jordan joined the board.", []),
    ("Jordan Foreign Minister Ayman Safadi flew in.", ["Jordan: JOR", "Ayman Safadi: JOR"]),
    # Chad: the country, a first name
    ("Chad closed its border with Sudan.", ["Chad: TCD", "Sudan: SDN"]),
    ("Chad Brewster owns the farm.", []),
    ("Fishermen on Lake Chad went home.", []),
    ("Chad's president spoke.", ["Chad: TCD"]),
    # Turkey: the country, the bird
    ("Turkey ratified the accession.", ["Turkey: TUR"]),
    ("Turkey and stuffing were served at the Thanksgiving dinner.", []),
    # Washington: the seat, the state, a person
    ("Washington turned the offer down.", ["Washington: USA"]),
    ("Apples from Washington state fetched more.", []),
    ("Booker Washington taught there.", []),
    ("Lumber mills near Seattle, Washington, closed.", []),
    ("She led the Washington Institute.", []),
    # Congo: two countries, a river
    ("Congo expelled two monitors.", ["Congo: COD"]),
    ("Brazzaville wrote to the monitors. Congo wants them back.", ["Brazzaville: COG", "Congo: COG"]),
    ("Barges sank on the Congo River.", []),
    ("Forests of the Congo Basin are shrinking.", []),
    ("The Republic of the Congo thanked the Democratic Republic of the Congo.",
     ["Republic of the Congo: COG", "Democratic Republic of the Congo: COD"]),
    # Korea: two countries
    ("Korea cut its tariff on beef.", ["Korea: KOR"]),
    ("Pyongyang tested a rocket. A Korean envoy explained it.", ["Pyongyang: PRK", "Korean: PRK"]),
    ("North and South Korea restored the hotline.", ["North: PRK", "South Korea: KOR"]),
    ("The Korean War ended in a truce.", []),
    # Niger, Nigeria; a river, a delta
    ("Niger asked Nigeria for power.", ["Niger: NER", "Nigeria: NGA"]),
    ("A Nigerien general met a Nigerian one.", ["Nigerien: NER", "Nigerian: NGA"]),
    ("Oil was spilled in the Niger Delta.", []),
    ("The Niger River burst its banks.", []),
    # Guinea and the others
    ("Guinea, Guinea-Bissau and Equatorial Guinea signed.",
     ["Guinea: GIN", "Guinea-Bissau: GNB", "Equatorial Guinea: GNQ"]),
    ("Papua New Guinea signed first.", ["Papua New Guinea: PNG"]),
    ("Pirates roam the Gulf of Guinea.", []),
    ("Malabo paid up. The Guinean minister was pleased.", ["Malabo: GNQ", "Guinean: GNQ"]),
    # Ireland, Northern Ireland
    ("Ireland backed the protocol on Northern Ireland.", ["Ireland: IRL"]),
    ("Northern Irish farmers protested.", []),
    ("Patricia Ireland chaired the panel.", []),
    # China, Taiwan
    ("The Republic of China wrote to the People's Republic of China.",
     ["Republic of China: TWN", "People's Republic of China: CHN"]),
    ("Boats left the South China Sea.", []),
    ("Ships passed through the Taiwan Strait.", []),
    # Macedonia
    ("Skopje said Macedonia would apply.", ["Skopje: MKD", "Macedonia: MKD"]),
    ("Wine from the Greek region of Macedonia sold well.", ["Greek: GRC"]),
    ("Hail hit Central Macedonia and Thessaly.", []),
    # Sudan, South Sudan
    ("South Sudan and Sudan reopened the pipeline.", ["South Sudan: SSD", "Sudan: SDN"]),
    ("South Sudanese and Sudanese officers met.", ["South Sudanese: SSD", "Sudanese: SDN"]),
    # Cyprus and its north
    ("Cyprus and Northern Cyprus will open a gate.", ["Cyprus: CYP", "Northern Cyprus: TRNC"]),
    ("The Greek Cypriots and the Turkish Cypriots met.", ["Greek Cypriots: CYP", "Turkish Cypriots: TRNC"]),
    # Samoa, Dominica, Virgin Islands, Micronesia
    ("American Samoa thanked Samoa.", ["American Samoa: ASM", "Samoa: WSM"]),
    ("Dominica envied the Dominican Republic.", ["Dominica: DMA", "Dominican Republic: DOM"]),
    ("Roseau sent a Dominican envoy.", ["Roseau: DMA", "Dominican: DMA"]),
    ("A Dominican friar restored the organ.", []),
    ("The British Virgin Islands copied the US Virgin Islands.",
     ["British Virgin Islands: VGB", "US Virgin Islands: VIR"]),
    ("Micronesia broke off relations with Nauru.", ["Micronesia: FSM", "Nauru: NRU"]),
    ("Canoes linked Micronesia, Melanesia and Polynesia.", []),
    # Cities of the same name, and names that hold a name
    ("The fair in Paris, Texas, was rained off.", []),
    ("Police in London, Ontario, found the boat.", []),
    ("Ghana wrote to Gabon. London wrote to Oman. Kenya waited.",
     ["Ghana: GHA", "Gabon: GAB", "London: GBR", "Oman: OMN", "Kenya: KEN"]),
    ("Fighting broke out in Tripoli, Lebanon.", ["Lebanon: LBN"]),
    ("They walked to Santiago de Compostela.", []),
    ("Paris Hendricks sang.", []),
    ("The Oslo City Court freed him.", ["Oslo: NOR"]),
    ("English-speaking and French-speaking pupils sat together.", []),
    ("The American Bar Association met.", []),
    ("The Jerusalem Post and the Kuwait Times disagreed.", []),
    ("The Doha Round is dead, and so is the Prague Spring.", []),
])  # fmt: skip
def test_a_name_means_the_party_or_its_namesake_as_the_words_around_it_tell(text, expected):
    assert parties_named(text) == expected
