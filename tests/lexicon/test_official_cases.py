"""The table of names as written and dates: who is meant, in which post, for which party."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest

from dragoman.lexicon.official_table import FOLDER, OfficialTable, Tenure, load_officials

CASES = tuple(csv.DictReader((Path(__file__).parent / "official_cases.csv").open(encoding="utf-8")))
FOUND = [case for case in CASES if case["role"]]
NOT_FOUND = [case for case in CASES if not case["role"]]


def tell(case: dict[str, str]) -> str:
    return f"{case['name']} {case['day']}"


def surest(table: OfficialTable, case: dict[str, str]) -> list[Tenure]:
    tenures = table.find(case["name"], date.fromisoformat(case["day"]))
    return [tenure for tenure in tenures if tenure.sure == tenures[0].sure]


@pytest.mark.parametrize("case", FOUND, ids=tell)
def test_a_name_and_a_day_tell_the_party_and_the_post(case):
    tenures = surest(load_officials(), case)
    assert {tenure.post.party for tenure in tenures} == set(case["party"].split("|"))
    assert any(
        case["role"] in tenure.post.role and tenure.post.official in case["official"].split("|") for tenure in tenures
    )


@pytest.mark.parametrize("case", FOUND, ids=tell)
def test_only_posts_whose_end_is_told_are_sure(case):
    tenures = surest(load_officials(), case)
    assert {tenure.sure for tenure in tenures} == {case["sure"] == "yes"}
    assert all(tenure.sure == (tenure.post.end is not None) for tenure in tenures if tenure.post.start)


@pytest.mark.parametrize("case", NOT_FOUND, ids=tell)
def test_other_days_and_other_people_find_nobody(case):
    """A party with an exclamation mark is the one that must not be found; without one nobody must be."""
    parties = {tenure.post.party for tenure in surest(load_officials(), case)}
    if case["party"]:
        assert case["party"].rstrip("!") not in parties
    else:
        assert parties == set()


def test_without_the_file_whose_licence_forbids_commercial_use_the_cases_hold(tmp_path):
    folder = tmp_path / "officials"
    shutil.copytree(FOLDER, folder)
    (folder / "later_pages.csv").unlink()
    table = load_officials(folder)
    for case in FOUND:
        assert set(case["party"].split("|")) <= {tenure.post.party for tenure in surest(table, case)}, tell(case)
