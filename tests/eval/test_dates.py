"""The measurement of dates: how its table is read, what counts as right, and the floors it is held to."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from dates import PARTS, judge, read_cases

EVAL = Path(__file__).parents[2] / "eval"


def cases(tmp_path: Path, *rows: str):
    table = tmp_path / "dates.tsv"
    table.write_text("# a comment\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return read_cases(table)


@pytest.mark.parametrize(
    "text, judgement",
    [
        ("They met [on Monday|2022-01-10].", ("on Monday", "2022-01-10", "2022-01-10")),
        ("They met [on Monday|2022-01].", ("on Monday", "2022-01", "2022-01-10")),
        ("They met [Lind|2022].", ("Lind", "2022", "-")),
        ("They met [in May|-].", ("in May", "-", "2021-05")),
        ("They met [every week|SET:P1W].", ("every week", "SET:P1W", "SET:P1W")),
        ("They met for [two days|?].", ("two days", "?", "?")),
        ("They {met|2021-05} [in May|2021-05].", ("met", "2021-05", "2021-05")),
        ("They met on Monday.", ("Monday", "-", "2022-01-10")),
    ],
)
def test_an_expression_is_right_only_with_its_very_value(tmp_path, text, judgement):
    (case,) = cases(tmp_path, f"train\t2022-01-12\t{text}")
    assert next(iter(judge(case))) == judgement


def test_the_marks_are_no_part_of_the_text(tmp_path):
    (case,) = cases(tmp_path, r"test	-	A headline\n\nThey {met|?} [in May|?].")
    assert case.text == "A headline\n\nThey met in May."
    assert (case.part, case.published) == ("test", None)
    assert [case.text[e.span.start : e.span.end] for e in case.expected] == ["met", "in May"]


def test_the_table_has_what_it_should_and_its_weekdays_are_right():
    expected = [(case, item) for case in read_cases() for item in case.expected]
    assert sum(case.part == "train" for case, _ in expected) >= 120
    assert sum(case.part == "test" for case, _ in expected) >= 40
    for case, item in expected:
        words = case.text[item.span.start : item.span.end].split()
        if not item.of_event and words[-1].endswith("day") and len(item.value) == len("2022-01-12"):
            day = date.fromisoformat(item.value).strftime("%A")
            assert day in words or not any(w in DAYS for w in words), case.text


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def test_the_command_prints_an_object_for_each_part():
    command = [sys.executable, str(EVAL / "dates.py"), "--json"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    figures = [json.loads(line) for line in done.stdout.splitlines()]
    assert [f["benchmark"] for f in figures] == [f"dates.{part}" for part in PARTS]
    assert done.returncode == 0, done.stderr
