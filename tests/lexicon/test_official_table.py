from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date

import pytest

from dragoman.lexicon.official_names import name_key
from dragoman.lexicon.official_table import FOLDER, SORTED_FILES, OfficialTable, load_officials, read_day
from dragoman.lexicon.party_table import load_parties
from dragoman.schema.party import Post

POST = Post(
    official="Vera Anna Lindqvist",
    role="Minister",
    party="SWE",
    start=date(2019, 9, 10),
    end=date(2022, 10, 18),
    source="x",
)
OPEN = Post(official="Per Holm", role="Minister of Defence", party="NOR", start=date(2001, 1, 1), end=None, source="x")
TABLE = OfficialTable([], [POST, OPEN])


def test_an_official_is_found_by_name_and_day():
    (tenure,) = TABLE.find("Vera Anna Lindqvist", date(2020, 5, 1))
    assert tenure.post is POST
    assert tenure.sure


@pytest.mark.parametrize("day", [date(2018, 1, 1), date(2024, 1, 1)])
def test_nobody_is_found_outside_of_the_post(day):
    assert TABLE.find("Vera Anna Lindqvist", day) == ()


@pytest.mark.parametrize("name", ["Vera Lindqvist", "Anna Lindqvist", "VERA LINDQVIST", "Vera A. Lindqvist"])
def test_shorter_forms_of_a_name_are_the_same_person(name):
    assert TABLE.find(name, date(2020, 5, 1))


@pytest.mark.parametrize("name", ["Lindqvist", "Vera Lindberg", "Karin Lindqvist"])
def test_other_names_and_a_surname_alone_are_not(name):
    assert TABLE.find(name, date(2020, 5, 1)) == ()


def test_an_open_end_is_less_sure_and_does_not_last_for_ever():
    (tenure,) = TABLE.find("Per Holm", date(2005, 1, 1))
    assert not tenure.sure
    assert TABLE.find("Per Holm", date(2021, 1, 1)) == ()


def test_a_surname_is_found_for_a_party():
    assert [t.post for t in TABLE.find_surname("Lindqvist", "SWE", date(2020, 5, 1))] == [POST]
    assert TABLE.find_surname("Lindqvist", "NOR", date(2020, 5, 1)) == ()


def post(
    official: str, party: str, start: str, end: str = "", role: str = "Minister", source: str = "wikidata:Q1"
) -> Post:
    days = (date.fromisoformat(day) if day else None for day in (start, end))
    return Post(official=official, role=role, party=party, start=next(days), end=next(days), source=source)


def line(told: Post) -> str:
    days = (day.isoformat() if day else "" for day in (told.start, told.end))
    return ",".join((name_key(told.official), told.official, told.role, told.party, *days, told.source))


def test_a_later_post_for_another_party_ends_one_whose_end_is_unknown():
    before, after = post("Eva Berg", "EST", "2021-01-26"), post("Eva Berg", "EU", "2024-12-01", source="x.org")
    table = OfficialTable([[line(before)]], [after])
    assert [t.post.party for t in table.find("Eva Berg", date(2025, 5, 1))] == ["EU"]
    assert [t.post.party for t in table.find("Eva Berg", date(2022, 5, 1))] == ["EST"]


def test_namesakes_do_not_end_each_others_posts():
    one, other = post("Ali Omar", "TCD", "2015-01-01"), post("Ali Omar", "NER", "2019-01-01", source="wikidata:Q2")
    table = OfficialTable([sorted([line(one), line(other)])], [])
    assert {t.post.party for t in table.find("Ali Omar", date(2020, 5, 1))} == {"TCD", "NER"}


def test_an_end_that_another_source_tells_counts():
    started, ended = post("Eva Berg", "EST", "2021-01-26"), post("Eva Berg", "EST", "2021-01-26", "2024-07-23")
    table = OfficialTable([[line(started)], [line(replace(ended, source="pages:Q1"))]], [])
    assert table.find("Eva Berg", date(2025, 5, 1)) == ()
    assert all(tenure.sure for tenure in table.find("Eva Berg", date(2023, 5, 1)))


def test_the_weeks_after_a_post_count_where_no_other_is_held():
    first, second = (
        post("Eva Berg", "NLD", "2010-10-14", "2024-07-02"),
        post("Eva Berg", "NATO", "2024-07-20", "2028-07-20"),
    )
    table = OfficialTable([], [first, second])
    assert [t.post.party for t in table.find("Eva Berg", date(2024, 7, 10))] == ["NATO", "NLD"]
    assert [t.post.party for t in table.find("Eva Berg", date(2024, 7, 25))] == ["NATO"]


def test_an_initial_is_enough_where_one_party_is_left():
    president = post("Stefan Lund", "DNK", "2010-01-01", "2020-01-01", role="Prime Minister")
    table = OfficialTable([], [president, post("Sara Holm", "NOR", "2010-01-01", "2020-01-01", role="Prime Minister")])
    day = date(2015, 1, 1)
    assert [t.post for t in table.find("S. Lund", day)] == [president]
    assert table.find("T. Lund", day) == ()
    both = table.with_posts([post("Sven Lund", "SWE", "2010-01-01", "2020-01-01", role="Prime Minister")])
    assert both.find("S. Lund", day) == ()


def test_those_called_by_the_first_word_of_their_name_are_found_by_it():
    table = OfficialTable([], [post("Pak Chol Min", "PRK", "2010-01-01", "2020-01-01"), POST])
    assert table.find_surname("Pak", "PRK", date(2015, 1, 1))
    assert table.find("Chol Min Pak", date(2015, 1, 1))
    assert table.find_surname("Vera", "SWE", date(2020, 5, 1)) == ()


def test_a_head_of_state_is_found_by_a_surname_that_nobody_elsewhere_is_spelled_by():
    president = post("Amadou Bukari", "BEN", "2010-01-01", "2020-01-01", role="President")
    table = OfficialTable([], [president, post("Ahmed Boukari", "DZA", "2010-01-01", "2020-01-01")])
    day = date(2015, 1, 1)
    assert [t.post for t in table.find_head("Bukari", day)] == [president]
    assert table.find_head("Boukari", day) == ()
    assert table.with_posts([post("Karim Bukari", "MAR", "2010-01-01", "2020-01-01")]).find_head("Bukari", day) == ()


def test_a_fathers_name_is_not_the_name_of_the_son():
    table = OfficialTable([], [post("Karim Ahmed Salih", "IRQ", "2010-01-01", "2020-01-01")])
    assert table.find("Ahmed Salih", date(2015, 1, 1)) == ()
    assert table.find("Karim Salih", date(2015, 1, 1))


def test_the_files_are_sorted_as_bisection_needs():
    for file in SORTED_FILES:
        if (FOLDER / file).exists():
            lines = (FOLDER / file).read_text("utf-8").split("\n")[:-1]
            assert lines == sorted(lines), file
            assert all(line.count(",") == 6 for line in lines), file


def test_the_table_that_comes_with_the_program_knows_heads_of_organisations():
    (tenure, *_) = load_officials().find("Jens Stoltenberg", date(2022, 1, 12))
    assert tenure.post.party == "NATO"


@pytest.mark.parametrize("value, last, day", [
    ("", False, None), ("2014", False, date(2014, 1, 1)), ("2014", True, date(2014, 12, 31)),
    ("2014-02", True, date(2014, 2, 28)), ("2014-02-03", True, date(2014, 2, 3)),
])  # fmt: skip
def test_days_of_posts_may_be_years_and_months(value, last, day):
    assert read_day(value, last=last) == day


def test_no_words_that_name_a_party_name_an_official():
    table = load_officials()
    forms = {
        form for party in load_parties().parties.values() for form in (*party.names, *party.demonyms, *party.seats)
    }
    assert [form for form in forms if " " in form and table.find(form, None)] == []


def test_curated_rows_are_whole():
    rows = list(csv.DictReader((FOLDER / "curated.csv").open(encoding="utf-8"), restval=""))
    parties = load_parties().parties
    for row in rows:
        assert all(row[cell] for cell in ("official", "role", "party", "start", "source")), row
        assert row["party"] in parties, row
        start, end = read_day(row["start"], last=False), read_day(row["end"], last=True)
        assert end is None or start <= end, row
    told = [(row["official"], row["role"], row["party"], row["start"]) for row in rows]
    assert len(set(told)) == len(told)


def test_the_files_differ_in_licence_and_say_where_each_row_is_from():
    sources = {
        file: {line.rsplit(",", 1)[1].partition(":")[0] for line in (FOLDER / file).read_text("utf-8").split("\n")[:-1]}
        for file in SORTED_FILES
        if (FOLDER / file).exists()
    }
    assert sources["wikidata.csv"] == {"wikidata"}
    assert sources["public_domain.csv"] == {"factbook", "us_executive"}
    assert sources.get("later_pages.csv", {"pages"}) == {"pages"}
