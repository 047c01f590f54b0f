from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

EVAL = Path(__file__).parents[2] / "eval"
SCORER = """import json
from pathlib import Path

LISTS = ("proposals", "meetings")


def load(gold, out):
    folders = [path.parent for path in sorted(Path(gold).glob("*/gold.json"))]
    states = {f.name: json.loads((Path(out) / f"{f.name}.json").read_text()) for f in folders}
    return {f.name: ({}, json.loads((f / "gold.json").read_text()), states[f.name]) for f in folders}


def spans(item, articles):
    return [(e["article"], e["quote"]) for e in item["evidence"]]


def overlap(a, b):
    return float(bool(set(a) & set(b)))


def likeness(kind, gold, predicted):
    return 0.5


def assign(weight):
    pairs = []
    for i, row in enumerate(weight):
        for j, value in enumerate(row):
            if value and i not in {a for a, _ in pairs} and j not in {b for _, b in pairs}:
                pairs.append((i, j))
    return pairs


def match(kind, gold, predicted, articles):
    return assign([[overlap(spans(g, {}), spans(p, {})) * (g["from"] == p["from"]) for p in predicted] for g in gold])


def brief(kind, item):
    return item["from"]
"""


def entry(party, quote):
    return {"from": party, "evidence": [{"article": "01.txt", "quote": quote}]}


@pytest.fixture
def benchmark(tmp_path):
    (tmp_path / "score.py").write_text(SCORER, encoding="utf-8")
    gold = {"proposals": [entry("NOR", "Oslo offered talks"), entry("SWE", "Stockholm asked for time")], "meetings": []}
    state = {
        "proposals": [
            entry("NOR", "Oslo offered talks"),
            entry("FIN", "Stockholm asked for time"),
            entry("FIN", "Stockholm asked for time"),
            entry("DNK", "Copenhagen sent a plan"),
        ]
    }
    (tmp_path / "sample/one").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    (tmp_path / "sample/one/gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "out/one.json").write_text(json.dumps(state), encoding="utf-8")
    return tmp_path


def run(*arguments):
    command = [sys.executable, str(EVAL / "party_errors.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_only_entries_that_would_match_but_for_their_parties_count_and_each_once(benchmark):
    result = run(benchmark / "sample", benchmark / "out", "--json")
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout) == {"party_errors": 1, "proposals": 1, "meetings": 0}


def test_an_error_is_listed_with_both_sets_of_parties_and_the_words(benchmark):
    lines = run(benchmark / "sample", benchmark / "out").stdout.splitlines()
    assert [line.split()[:2] for line in lines[:4:2]] == [["one", "proposals"], ["01.txt:", "'Stockholm"]]
    assert lines[1].split() == ["gold", "SWE"]
    assert lines[3].split() == ["predicted", "FIN"]


def test_missing_states_are_told(benchmark):
    result = run(benchmark / "sample", benchmark / "gone")
    assert result.returncode == 2
    assert "gone" in result.stderr
