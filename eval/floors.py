"""Floors: figures that may not get worse, kept in ``floors.toml``, and how a command tells that one has."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.toml")
MISSED = 1
"""Exit status: a floor isn't met."""
NO_DATA = 2
"""Exit status: there was nothing to measure."""


def missed_floors(benchmark: str, figures: Mapping[str, object], path: Path = FLOORS) -> list[str]:
    """A sentence for each floor of a benchmark ("dialogues.dev") that the figures don't meet.

    Raises:
        KeyError: a floor is kept for a figure that was not measured.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for key in benchmark.split("."):
        table = table.get(key, {})
    missed = []
    for name, bounds in table.items():
        value = figures[name]
        if not isinstance(value, int | float):
            raise KeyError(name)
        if value < bounds.get("min", value):
            missed.append(f"{benchmark}: {name} is {value:.4g}, its floor is {bounds['min']}")
        if value > bounds.get("max", value):
            missed.append(f"{benchmark}: {name} is {value:.4g}, it may be {bounds['max']} at most")
    return missed


def close(benchmark: str, figures: Mapping[str, object], *, as_json: bool) -> int:
    """Tell the floors missed, and the figures as one JSON object on the last line if asked; returns the exit status."""
    missed = missed_floors(benchmark, figures)
    for sentence in missed:
        print(f"FLOOR MISSED {sentence}", file=sys.stderr)
    if as_json:
        print(json.dumps({"benchmark": benchmark, **figures, "floors_missed": missed}))
    elif not missed:
        print(f"floors of {benchmark} are met")
    return MISSED if missed else 0
