from __future__ import annotations

from pathlib import Path

import speed
from dragoman.sources import load

EXAMPLE = Path(__file__).parents[2] / "examples/mackerel-talks/01.txt"


def test_the_parser_s_time_is_a_part_of_the_reading_s(monkeypatch):
    monkeypatch.setattr(speed, "RUNS", 1)
    (reading,) = speed.time_warm(list(load(EXAMPLE)))
    assert 0 < reading.parser_seconds < reading.seconds
    assert reading.words > 100
