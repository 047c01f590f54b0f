from __future__ import annotations

import importlib.util
import sys
from datetime import date
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "factbook_leaders.py"


@pytest.fixture(scope="module")
def leaders():
    spec = importlib.util.spec_from_file_location("factbook_leaders", TOOL)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.mark.parametrize("text, name", [
    ("Karin LINDQVIST", ("Karin Lindqvist", "")),
    ("Jose Luis MENDEZ Prado", ("Jose Luis Mendez Prado", "Jose Luis Mendez")),
    ("Dr. Omar Hasan al-TIKI", ("Omar Hasan al-Tiki", "")),
    ("PARK Chol Min", ("Park Chol Min", "")),
    ("Ana DE LA VEGA and Luis SOTO", ("Ana de la Vega", "")),
    ("LINDQVIST", None), ("represented by the Governor", None),
])  # fmt: skip
def test_a_name_is_read_where_its_surname_is_in_capitals(leaders, text, name):
    assert leaders.read_name(text) == name


def row(**cells: str) -> dict[str, str]:
    usual = {"gec": "no", "country": "Norway", "office": "head of government", "since_iso": "2021-10-14"}
    return {**usual, "first_seen": "2021-11-01", "last_changed_seen": "2024-01-01", "gone_by": "", **cells}


def test_a_row_gives_role_and_party(leaders):
    told = leaders.read_leader(row(title_and_name="Deputy Prime Minister Per HOLM"), {"no": "NOR"})
    assert (told.name, told.role, told.party, told.start, told.gone) == (
        "Per Holm", "Deputy Prime Minister", "NOR", "2021-10-14", None,
    )  # fmt: skip


@pytest.mark.parametrize("cells", [
    {"title_and_name": "Prime Minister Per HOLM", "gec": "xx"}, {"title_and_name": "Per HOLM"},
    {"title_and_name": "Prime Minister Per HOLM", "since_iso": ""}, {"title_and_name": "President-elect Per HOLM"},
])  # fmt: skip
def test_rows_that_are_not_clear_are_left_out(leaders, cells):
    assert leaders.read_leader(row(**cells), {"no": "NOR"}) is None


def test_a_head_ends_where_the_next_begins(leaders):
    def tell(name: str, start: str, last: date, gone: date | None) -> object:
        return leaders.Leader(name, "", "Prime Minister", "NOR", start, date(2021, 1, 1), last, gone)

    first = tell("Per Holm", "2021-01-05", date(2023, 9, 1), date(2023, 9, 8))
    second = tell("Eva Berg", "2023-08-30", date(2026, 1, 1), None)
    ended = leaders.end_tenure(first, [first, second])
    assert (ended.end, ended.followed) == ("2023-08-30", True)
    assert leaders.end_tenure(second, [first, second]).end == ""
    assert leaders.end_tenure(first, [first]).end == ""
