from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon.official_names import fold_name, name_key
from dragoman.lexicon.official_table import FOLDER, SORTED_FILES, OfficialTable, load_officials, read_day
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


@pytest.mark.parametrize("one, other", [
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"), ("Sergei Lavrov", "Sergey Lavrov"), ("Ine Søreide", "Ine Soreide"),
    ("Mohammed al-Menfi", "Mohamed Menfi"), ("Kim Jong-un", "Kim Jong Un"),
    ("Mevlüt Çavuşoğlu", "Mevlut Cavusoglu"), ("Abdel Fattah el-Sisi", "Abdul Fattah al-Sisi"),
])  # fmt: skip
def test_transliterations_have_one_key(one, other):
    assert name_key(one) == name_key(other)


@given(st.text())
def test_folding_takes_any_text(name):
    assert all(fold_name(name))


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
