from __future__ import annotations

import csv
import shutil
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from dragoman.lexicon.memberships import COLUMNS, FILES, Memberships
from dragoman.lexicon.party_table import FOLDER, load_parties
from dragoman.schema.errors import LexiconError
from dragoman.schema.party import Membership, Standing
from dragoman.schema.times import TimeValue


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    found = []
    for file in FILES:
        with (FOLDER / file).open(encoding="utf-8", newline="") as source:
            found += list(csv.DictReader(source))
    return found


@pytest.mark.parametrize("organisation, member, day, within", [
    ("NATO", "FIN", date(2023, 4, 3), False),
    ("NATO", "FIN", date(2023, 4, 4), True),
    ("NATO", "SWE", date(2024, 3, 6), False),
    ("NATO", "SWE", date(2024, 3, 7), True),
    ("NATO", "POL", date(1999, 3, 11), False),
    ("NATO", "POL", date(1999, 3, 12), True),
    ("EU", "GBR", date(2020, 1, 31), True),
    ("EU", "GBR", date(2020, 2, 1), False),
    ("EU", "HRV", date(2013, 6, 30), False),
    ("EU", "HRV", date(2013, 7, 1), True),
    ("EEC", "DNK", date(1980, 1, 1), True),
    ("EEC", "DNK", date(1994, 1, 1), False),
    ("UN", "CHE", date(2002, 9, 9), False),
    ("UN", "CHE", date(2002, 9, 10), True),
    ("UN", "IDN", date(1966, 1, 1), False),
    ("UN", "SSD", date(2011, 7, 14), True),
    ("UN", "PSE", date(2020, 1, 1), False),
    ("ECOWAS", "MLI", date(2025, 1, 28), True),
    ("ECOWAS", "NER", date(2025, 1, 30), False),
    ("COE", "RUS", date(2022, 3, 15), True),
    ("COE", "RUS", date(2022, 3, 17), False),
    ("OPEC", "QAT", date(2018, 12, 31), True),
    ("OPEC", "QAT", date(2019, 1, 1), False),
    ("OPEC", "AGO", date(2023, 12, 31), True),
    ("OPEC", "AGO", date(2024, 1, 1), False),
    ("OPEC", "IDN", date(2016, 6, 1), True),
    ("CIS", "GEO", date(2009, 8, 17), True),
    ("CIS", "GEO", date(2009, 8, 19), False),
    ("CSTO", "UZB", date(2006, 6, 22), False),
    ("CSTO", "UZB", date(2010, 1, 1), True),
    ("CSTO", "UZB", date(2013, 1, 1), False),
    ("G8", "RUS", date(2014, 3, 1), True),
    ("G8", "RUS", date(2014, 4, 1), False),
    ("G7", "RUS", date(2014, 3, 1), False),
    ("OAU", "MAR", date(1984, 1, 1), True),
    ("OAU", "MAR", date(1990, 1, 1), False),
    ("AU", "MAR", date(2016, 12, 31), False),
    ("AU", "MAR", date(2017, 2, 1), True),
    ("OAS", "VEN", date(2020, 1, 1), False),
    ("OAS", "NIC", date(2023, 11, 20), False),
    ("BRICS", "ZAF", date(2009, 12, 1), False),
    ("BRICS", "IRN", date(2023, 12, 31), False),
    ("BRICS", "IRN", date(2024, 1, 1), True),
    ("BRICS", "IDN", date(2025, 1, 5), False),
    ("BRICS", "IDN", date(2025, 1, 6), True),
    ("ASEAN", "TLS", date(2025, 10, 25), False),
    ("ASEAN", "TLS", date(2025, 10, 26), True),
    ("EAC", "SOM", date(2024, 3, 4), True),
    ("WTO", "RUS", date(2012, 8, 21), False),
    ("WTO", "RUS", date(2012, 8, 22), True),
    ("ICC", "PHL", date(2019, 3, 17), False),
    ("WARSAW_PACT", "ALB", date(1970, 1, 1), False),
    ("OIC", "CIV", date(2001, 1, 1), True),
    ("OIC", "CIV", date(2000, 12, 31), False),
    ("UNESCO", "USA", date(2020, 1, 1), False),
    ("UNESCO", "USA", date(2023, 7, 10), True),
])  # fmt: skip
def test_members_are_those_of_the_day(organisation, member, day, within):
    assert (member in load_parties().members(organisation, day)) is within


@pytest.mark.parametrize("organisation, day, count", [
    ("NATO", date(1949, 8, 24), 12), ("NATO", date(1990, 1, 1), 16), ("NATO", date(2025, 1, 1), 32),
    ("EU", date(1995, 1, 1), 15), ("EU", date(2019, 1, 1), 28), ("EU", date(2025, 1, 1), 27),
    ("UN", date(1945, 12, 31), 51), ("UN", date(1955, 12, 31), 76), ("UN", date(1990, 12, 31), 159),
    ("UN", date(2025, 1, 1), 193), ("OSCE", date(2013, 1, 1), 57), ("COE", date(2010, 1, 1), 47),
    ("COE", date(2025, 1, 1), 46), ("AU", date(2003, 1, 1), 53), ("AU", date(2025, 1, 1), 55),
    ("ECOWAS", date(2024, 1, 1), 15), ("ECOWAS", date(2025, 6, 1), 12), ("ARAB_LEAGUE", date(2025, 1, 1), 22),
    ("GCC", date(2025, 1, 1), 6), ("OIC", date(2025, 1, 1), 57), ("ASEAN", date(2000, 1, 1), 10),
    ("SCO", date(2002, 1, 1), 6), ("SCO", date(2025, 1, 1), 10), ("BRICS", date(2025, 2, 1), 10),
    ("G7", date(2025, 1, 1), 7), ("G20", date(2025, 1, 1), 21), ("CSTO", date(2025, 1, 1), 6),
    ("EAEU", date(2025, 1, 1), 5), ("OPEC", date(2025, 1, 1), 12), ("WTO", date(2025, 1, 1), 166),
    ("ICC", date(2025, 1, 1), 125), ("OECD", date(2025, 1, 1), 38), ("COMMONWEALTH", date(2025, 1, 1), 56),
    ("IGAD", date(2024, 1, 1), 8), ("SADC", date(2025, 1, 1), 16), ("EAC", date(2025, 1, 1), 8),
    ("CARICOM", date(2025, 1, 1), 15), ("CELAC", date(2025, 1, 1), 33), ("PIF", date(2025, 1, 1), 18),
])  # fmt: skip
def test_as_many_members_as_the_organisation_had(organisation, day, count):
    assert len(load_parties().members(organisation, day)) == count


def test_without_a_day_those_are_members_whose_end_is_not_known():
    members = load_parties().members("EU")
    assert "FRA" in members
    assert "GBR" not in members
    assert members == tuple(sorted(members))


def test_nobody_is_a_member_of_what_has_no_members():
    assert load_parties().members("NOR", date(2020, 1, 1)) == ()
    assert load_parties().members("NO_SUCH") == ()


def test_observers_and_associates_are_no_members():
    assert "VAT" not in load_parties().members("UN")
    standings = {m.organisation: m.standing for m in load_parties().memberships_of("TKM", date(2020, 1, 1))}
    assert standings["CIS"] is Standing.ASSOCIATE
    assert "TKM" not in load_parties().members("CIS", date(2020, 1, 1))


def test_a_suspended_member_is_a_member_and_the_suspension_is_told():
    on = date(2015, 1, 1)
    assert "SYR" in load_parties().members("ARAB_LEAGUE", on)
    found = {m.standing for m in load_parties().memberships_of("SYR", on) if m.organisation == "ARAB_LEAGUE"}
    assert found == {Standing.MEMBER, Standing.SUSPENDED}
    later = load_parties().memberships_of("SYR", date(2024, 1, 1))
    assert [m.standing for m in later if m.organisation == "ARAB_LEAGUE"] == [Standing.MEMBER]


def test_a_membership_tells_how_exact_its_dates_are_and_its_source():
    (nato,) = (m for m in load_parties().memberships_of("FIN") if m.organisation == "NATO")
    assert nato.start == TimeValue("2023-04-04")
    assert nato.end is None
    assert nato.source
    (emirates,) = (m for m in load_parties().memberships_of("ARE") if m.organisation == "OPEC")
    assert emirates.start == TimeValue("1967")


def test_a_year_holds_from_its_first_to_its_last_day():
    membership = Membership(
        organisation="A",
        member="B",
        start=TimeValue("1990"),
        end=TimeValue("1995"),
        standing=Standing.MEMBER,
        source="",
    )
    assert membership.holds_on(date(1990, 1, 1))
    assert membership.holds_on(date(1995, 12, 31))
    assert not membership.holds_on(date(1989, 12, 31))
    assert not membership.holds_on(date(1996, 1, 1))


def test_every_row_names_known_parties_and_a_source(rows):
    for row in rows:
        assert row["source"], row
        for code in (row["organisation"], *row["members"].split("|")):
            assert code in load_parties(), row


def test_nobody_is_twice_a_member_at_one_time(rows):
    spells = defaultdict(list)
    for row in rows:
        for member in row["members"].split("|"):
            start = TimeValue(row["from"]).first() if row["from"] else date.min
            end = TimeValue(row["until"]).last() if row["until"] else date.max
            spells[row["organisation"], member, row["standing"]].append((start, end))
    for key, found in spells.items():
        found.sort()
        for earlier, later in pairwise(found):
            assert earlier[1] < later[0], key


def test_who_is_suspended_is_a_member(rows):
    table = load_parties()
    for row in rows:
        if row["standing"] == "suspended":
            for member in row["members"].split("|"):
                assert member in table.members(row["organisation"], TimeValue(row["from"]).last()), row


def test_members_of_the_twenty_organisations_that_matter_most_have_the_day(rows):
    exact = {
        "NATO", "EU", "UN", "OSCE", "CSTO", "CIS", "EAEU", "AU", "EAC", "ARAB_LEAGUE", "GCC", "ASEAN", "SCO",
        "BRICS", "G7", "G8", "G20", "COE", "MERCOSUR", "AES",
    }  # fmt: skip
    for row in rows:
        if row["organisation"] in exact and row["standing"] == "member":
            assert len(row["from"]) == len("2000-01-01"), row


@pytest.mark.parametrize("row, message", [
    ("NATO,NOR,1949-13-01,,member,x", "1949-13-01"),
    ("NATO,NOR,1999-W05,,member,x", "1999-W05"),
    ("NATO,NOR,1999,1998,member,x", "before it starts"),
    ("NATO,NOR,1999,,friend,x", "friend"),
])  # fmt: skip
def test_a_wrong_row_is_refused_with_its_line(tmp_path, row, message):
    (tmp_path / FILES[0]).write_text(",".join(COLUMNS) + "\n" + row + "\n", "utf-8")
    shutil.copy(FOLDER / FILES[1], tmp_path)
    with pytest.raises(LexiconError, match=rf"line 2.*{message}"):
        Memberships(tmp_path).members("NATO")
