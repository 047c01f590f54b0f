"""Is everybody in the table who has to be: all states, the usual territories, organisations, groups?"""

from __future__ import annotations

import csv
import re

import pytest

from dragoman.lexicon.party_table import FOLDER, load_parties
from dragoman.schema.party import PartyKind

OBSERVERS = ("VAT", "PSE")
MEMBERS = 193


def codes(words: str) -> tuple[str, ...]:
    text = words.removeprefix("the ")
    first_word = re.split(r"\W", text, maxsplit=1)[0]
    return next((form.codes for form in load_parties().forms_from(first_word) if form.text == text), ())


def states() -> list[str]:
    return [*load_parties().members("UN"), *OBSERVERS]


def test_there_are_all_members_and_observers_of_the_united_nations():
    assert len(states()) == MEMBERS + len(OBSERVERS)


@pytest.mark.parametrize("code", states())
def test_a_state_has_a_name_a_demonym_and_a_seat(code):
    party = load_parties().party(code)
    assert party is not None
    assert party.kind is PartyKind.STATE
    assert party.names
    assert party.demonyms
    assert party.seats


@pytest.mark.parametrize("words, code", [
    ("NATO", "NATO"), ("European Union", "EU"), ("European Commission", "EU"), ("U.N.", "UN"),
    ("UN Security Council", "UN"), ("UNHCR", "UNHCR"), ("UNRWA", "UNRWA"), ("Unicef", "UNICEF"), ("UNESCO", "UNESCO"),
    ("World Health Organization", "WHO"), ("OSCE", "OSCE"), ("IAEA", "IAEA"), ("OPCW", "OPCW"), ("CTBTO", "CTBTO"),
    ("CSTO", "CSTO"), ("Commonwealth of Independent States", "CIS"), ("Eurasian Economic Union", "EAEU"),
    ("African Union", "AU"), ("ECOWAS", "ECOWAS"), ("IGAD", "IGAD"), ("SADC", "SADC"),
    ("East African Community", "EAC"), ("ECCAS", "ECCAS"), ("Arab League", "ARAB_LEAGUE"), ("GCC", "GCC"),
    ("Organisation of Islamic Cooperation", "OIC"), ("ASEAN", "ASEAN"), ("Shanghai Cooperation Organisation", "SCO"),
    ("BRICS", "BRICS"), ("G7", "G7"), ("G-8", "G8"), ("G20", "G20"), ("P5", "P5"), ("P5+1", "P5_PLUS_1"),
    ("E3", "E3"), ("the Quartet", "MIDDLE_EAST_QUARTET"), ("the Quad", "QUAD"), ("AUKUS", "AUKUS"),
    ("Normandy Four", "NORMANDY_FOUR"), ("Visegrád Group", "V4"), ("Balkan Contact Group", "CONTACT_GROUP"),
    ("Minsk Group", "MINSK_GROUP"), ("Weimar Triangle", "WEIMAR_TRIANGLE"), ("Mercosur", "MERCOSUR"), ("OAS", "OAS"),
    ("Caricom", "CARICOM"), ("CELAC", "CELAC"), ("ALBA", "ALBA"), ("Lima Group", "LIMA_GROUP"), ("UNASUR", "UNASUR"),
    ("Pacific Islands Forum", "PIF"), ("OPEC", "OPEC"), ("OPEC+", "OPEC_PLUS"), ("Alliance of Sahel States", "AES"),
    ("Council of Europe", "COE"), ("Nordic Council", "NORDIC_COUNCIL"), ("Benelux", "BENELUX"),
    ("Commonwealth of Nations", "COMMONWEALTH"), ("Non-Aligned Movement", "NON_ALIGNED"), ("Group of 77", "G77"),
    ("Union for the Mediterranean", "UFM"), ("WTO", "WTO"), ("IMF", "IMF"), ("World Bank", "WORLD_BANK"),
    ("ICC", "ICC"), ("International Court of Justice", "ICJ"), ("Red Cross", "ICRC"),
    ("International Labour Organization", "ILO"), ("Organization of Turkic States", "OTS"), ("SAARC", "SAARC"),
    ("APEC", "APEC"), ("OECD", "OECD"), ("EFTA", "EFTA"), ("Arctic Council", "ARCTIC_COUNCIL"),
    ("Francophonie", "OIF"), ("Warsaw Pact", "WARSAW_PACT"), ("OAU", "OAU"),
])  # fmt: skip
def test_an_organisation_or_grouping_is_known(words, code):
    party = load_parties().party(code)
    assert party is not None
    assert party.kind is PartyKind.ORGANISATION
    assert codes(words) == (code,)


@pytest.mark.parametrize("words, code", [
    ("Kosovo", "XKX"), ("Northern Cyprus", "TRNC"), ("Abkhazia", "ABKHAZIA"), ("South Ossetia", "SOUTH_OSSETIA"),
    ("Transnistria", "TRANSNISTRIA"), ("Nagorno-Karabakh", "ARTSAKH"), ("Somaliland", "SOMALILAND"),
    ("Puntland", "PUNTLAND"), ("Donetsk People's Republic", "DPR"), ("Luhansk People's Republic", "LPR"),
    ("Sahrawi Republic", "ESH"), ("Iraqi Kurdistan", "KRG"), ("Republika Srpska", "REPUBLIKA_SRPSKA"),
    ("Azad Kashmir", "AZAD_KASHMIR"), ("Taiwan", "TWN"), ("Hong Kong", "HKG"), ("Falkland Islands", "FLK"),
    ("Gibraltar", "GIB"), ("Greenland", "GRL"), ("New Caledonia", "NCL"), ("Bougainville", "BOUGAINVILLE"),
])  # fmt: skip
def test_a_disputed_or_self_governed_territory_is_known(words, code):
    assert codes(words) == (code,)


@pytest.mark.parametrize("words, code", [
    ("Taliban", "TALIBAN"), ("FARC", "FARC"), ("ELN", "ELN"), ("Hamas", "HAMAS"), ("Houthis", "HOUTHIS"),
    ("TPLF", "TPLF"), ("M23", "M23"), ("Hezbollah", "HEZBOLLAH"), ("PKK", "PKK"), ("Renamo", "RENAMO"),
    ("UNITA", "UNITA"), ("LTTE", "LTTE"), ("MILF", "MILF"), ("Rapid Support Forces", "RSF"),
    ("Polisario Front", "POLISARIO"), ("Free Aceh Movement", "GAM"), ("Karen National Union", "KNU"),
    ("Syrian Democratic Forces", "SDF"), ("Tamil Tigers", "LTTE"), ("IRA", "IRA"),
])  # fmt: skip
def test_an_armed_group_that_negotiates_is_known(words, code):
    assert codes(words) == (code,)


@pytest.mark.parametrize("words, code", [
    ("the Kremlin", "RUS"), ("White House", "USA"), ("Foggy Bottom", "USA"), ("Pentagon", "USA"),
    ("Downing Street", "GBR"), ("Whitehall", "GBR"), ("Élysée", "FRA"), ("Quai d'Orsay", "FRA"), ("Ankara", "TUR"),
    ("Zhongnanhai", "CHN"), ("Blue House", "KOR"), ("Farnesina", "ITA"), ("Itamaraty", "BRA"), ("Casa Rosada", "ARG"),
    ("South Block", "IND"), ("Aso Rock", "NGA"), ("Villa Somalia", "SOM"), ("Miraflores", "VEN"),
    ("Malacañang", "PHL"), ("Bankova", "UKR"), ("Turtle Bay", "UN"), ("Muqata", "PSE"), ("Ballhausplatz", "AUT"),
    ("Akorda", "KAZ"), ("Jubilee House", "GHA"),
])  # fmt: skip
def test_a_seat_of_government_stands_for_its_party(words, code):
    party = load_parties().party(code)
    assert party is not None
    assert {words, f"the {words}"} & set(party.seats)
    assert codes(words) == (code,)


@pytest.mark.parametrize("words, code", [
    ("Chad National Front", "FNT"), ("CNDD-FDD", "CNDD_FDD"), ("Uganda Freedom Movement", "UFM_UGA"),
    ("Mouvement du 23-Mars", "M23"), ("Provisional Irish Republican Army", "IRA"), ("Gerakan Aceh Merdeka", "GAM"),
    ("Baloch Republican Army", "BRA_PAK"), ("Ansar Dine", "ANSAR_DINE"), ("UFDR", "SELEKA"),
])  # fmt: skip
def test_names_of_the_conflict_data_lead_to_a_group_of_its_own_or_to_ours(words, code):
    assert codes(words) == (code,)


def test_names_of_the_conflict_data_are_telling_and_name_nobody_else():
    with (FOLDER / "groups_ucdp.csv").open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    assert rows
    for row in rows:
        for name in row["names"].split("|"):
            assert codes(name) == (row["code"],), name
            assert " " in name or "-" in name or len(name) > len("ELN"), name
            assert not re.match(r"Government of|Military faction|Forces of", name), name


def test_our_own_name_of_a_group_counts_over_that_of_the_conflict_data():
    houthis = load_parties().party("HOUTHIS")
    khmer_rouge = load_parties().party("KHMER_ROUGE")
    assert houthis is not None
    assert khmer_rouge is not None
    assert houthis.name == "Houthis"
    assert khmer_rouge.name == "Khmer Rouge"
    assert "Red Khmers" in khmer_rouge.names
