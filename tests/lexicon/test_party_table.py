from __future__ import annotations

import csv
import shutil

import pytest

from dragoman.lexicon.agent_nouns import load_nouns
from dragoman.lexicon.party_table import COLUMNS, FILES, FOLDER, load_parties
from dragoman.schema.errors import LexiconError
from dragoman.schema.party import PartyKind


def codes(word: str) -> tuple[str, ...]:
    return next((form.codes for form in load_parties().forms_from(word.split(maxsplit=1)[0]) if form.text == word), ())


@pytest.mark.parametrize("word, code", [
    ("Norway", "NOR"), ("Briton", "GBR"), ("Dutch", "NLD"), ("Swiss", "CHE"), ("Emirati", "ARE"), ("Kremlin", "RUS"),
    ("Downing Street", "GBR"), ("Zhongnanhai", "CHN"), ("Bern", "CHE"), ("European Commission", "EU"),
    ("Somaliland", "SOMALILAND"),
    ("East Germany", "DDR"), ("Polisario Front", "POLISARIO"), ("Kosovo", "XKX"), ("Burma", "MMR"), ("Soviets", "RUS"),
])  # fmt: skip
def test_names_demonyms_and_seats_lead_to_the_code(word, code):
    assert codes(word) == (code,)


def test_words_of_several_parties_name_the_likeliest_first():
    assert codes("Congolese") == ("COD", "COG")
    assert codes("Korea") == ("KOR", "PRK")


def test_a_state_of_two_files_is_one_party():
    party = load_parties().party("CIV")
    assert party is not None
    assert party.kind is PartyKind.STATE
    assert {"Ivory Coast", "Republic of Cote d'Ivoire"} & set(party.names)
    assert {"Yamoussoukro", "Abidjan"} <= set(party.seats)


def test_nominals_stand_for_the_parties_that_may_be_called_so():
    assert "NATO" in load_parties().codes_of_nominal("the alliance")
    assert {"EU", "ASEAN", "AU"} <= set(load_parties().codes_of_nominal("the bloc"))
    assert load_parties().codes_of_nominal("the talks") == ()


def test_every_row_has_all_cells_and_no_word_stands_twice_in_one():
    for file in FILES:
        with (FOLDER / file).open(encoding="utf-8", newline="") as source:
            for row in csv.reader(source):
                assert len(row) == len(COLUMNS), (file, row)
                for cell in row[2:]:
                    words = [word for word in cell.split("|") if word]
                    assert len(words) == len(set(words)), (file, row[0], cell)


def test_a_code_stands_once_in_a_file():
    for file in FILES:
        with (FOLDER / file).open(encoding="utf-8", newline="") as source:
            found = [row["code"] for row in csv.DictReader(source)]
        assert len(found) == len(set(found)), file


def test_ambiguous_forms_name_parties_of_the_table():
    with (FOLDER / "ambiguous.csv").open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            assert all(code in load_parties() for code in row["codes"].split("|")), row


def test_a_wrong_code_is_refused_with_its_file(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "parties")
    path = tmp_path / "parties" / "groups.csv"
    path.write_text(path.read_text("utf-8") + "Wrong code,Name,,,,\n", "utf-8")
    with pytest.raises(LexiconError, match=r"groups\.csv.*Wrong code"):
        load_parties(tmp_path / "parties")


def test_a_code_of_a_party_of_another_kind_is_refused(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "parties")
    path = tmp_path / "parties" / "groups.csv"
    path.write_text(path.read_text("utf-8") + "NOR,Northern Rangers,Northern Rangers,,,\n", "utf-8")
    with pytest.raises(LexiconError, match=r"groups\.csv.*'NOR'.*Norway"):
        load_parties(tmp_path / "parties")


def test_a_missing_column_is_refused(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "parties")
    (tmp_path / "parties" / "historic.csv").write_text("code,name\nXYZ,Xyz\n", "utf-8")
    with pytest.raises(LexiconError, match="column"):
        load_parties(tmp_path / "parties")


def test_nouns_tell_agents_from_outsiders():
    nouns = load_nouns()
    assert nouns.acts("minister")
    assert nouns.acts("ministry")
    assert nouns.acts("troop")
    assert not nouns.acts("talk")
    assert not nouns.acts("analyst")
    assert not nouns.outsider & (nouns.person | nouns.body | nouns.people)
