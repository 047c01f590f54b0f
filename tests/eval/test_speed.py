from __future__ import annotations

import time
from pathlib import Path

import speed
from dragoman.sources import load

EXAMPLE = Path(__file__).parents[2] / "examples/mackerel-talks/01.txt"


def test_the_parser_s_time_is_a_part_of_the_reading_s(monkeypatch):
    monkeypatch.setattr(speed, "RUNS", 1)
    (reading,) = speed.time_warm(list(load(EXAMPLE)))
    assert 0 < reading.parser_seconds < reading.seconds
    assert reading.words > 100


def test_matching_names_is_another_part_of_it(monkeypatch):
    monkeypatch.setattr(speed, "RUNS", 1)
    (reading,) = speed.time_warm(list(load(EXAMPLE)))
    assert 0 < reading.matching_seconds < reading.seconds - reading.parser_seconds


def test_what_a_timed_function_calls_of_the_others_counts_once():
    class Slow:
        def inner(self):
            return sum(range(200_000))

        def outer(self):
            return self.inner() + self.inner()

    watch, slow = speed._Stopwatch(), Slow()
    with watch.timing(Slow, "inner", "outer"):
        started = time.process_time()
        slow.outer()
        taken = time.process_time() - started
    assert 0 < watch.seconds <= taken
    before = watch.seconds
    slow.outer()
    assert watch.seconds == before, "nothing is timed afterwards"


def test_the_lexicon_is_loaded_in_a_process_of_its_own():
    found = speed.load_lexicon()
    assert 0 < found.seconds < 5
    assert 1 < found.mb < 500
