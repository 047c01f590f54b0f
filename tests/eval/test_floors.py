from __future__ import annotations

import json
import tomllib

import pytest

import floors


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "floors.toml"
    path.write_text("[a.b]\nright = { min = 0.5 }\nwrong = { max = 0 }\n", encoding="utf-8")
    return path


def test_figures_on_their_floor_pass(table):
    assert floors.missed_floors("a.b", {"right": 0.5, "wrong": 0}, table) == []


def test_each_missed_floor_is_told_with_figure_and_floor(table):
    missed = floors.missed_floors("a.b", {"right": 0.49, "wrong": 2}, table)
    assert missed == ["a.b: right is 0.49, its floor is 0.5", "a.b: wrong is 2, it may be 0 at most"]


def test_a_figure_that_was_not_measured_is_an_error(table):
    with pytest.raises(KeyError):
        floors.missed_floors("a.b", {"right": 1.0}, table)


def test_a_benchmark_without_floors_passes(table):
    assert floors.missed_floors("a.c", {"right": 0.0}, table) == []


def test_the_figures_are_one_object_alone_on_the_last_line(capsys):
    kept = tomllib.loads(floors.FLOORS.read_text(encoding="utf-8"))["speed"]
    figures = {name: float(next(iter(bound.values()))) for name, bound in kept.items()} | {"cold_seconds": 99.0}
    assert floors.close("speed", figures, as_json=True) == floors.MISSED
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert last["cold_seconds"] == 99.0
    assert len(last["floors_missed"]) == 1
