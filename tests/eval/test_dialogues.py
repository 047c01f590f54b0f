from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

EVAL = Path(__file__).parents[2] / "eval"
EXAMPLE = Path(__file__).parents[2] / "examples/mackerel-talks"
SCORER = """import json, sys
states = [json.load(open(f"{sys.argv[2]}/{name}.json")) for name in ("one", "two")]
figures = {"headline": 0.5, "names": [s["dialogue"] for s in states]}
print(json.dumps(figures) if "--json" in sys.argv else "HEADLINE 50.0")
"""


@pytest.fixture
def benchmark(tmp_path):
    (tmp_path / "score.py").write_text(SCORER, encoding="utf-8")
    for name, articles in (("one", ["01.txt", "02.txt"]), ("two", ["03.txt"])):
        folder = tmp_path / "sample" / name
        folder.mkdir(parents=True)
        (folder / "gold.json").write_text("{}", encoding="utf-8")
        for article in articles:
            (folder / article).write_text((EXAMPLE / article).read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def run(*arguments):
    command = [sys.executable, str(EVAL / "dialogues.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_each_folder_becomes_a_state_of_play_of_its_own_and_is_scored(benchmark):
    out = benchmark / "out"
    result = run(benchmark / "sample", out, "--json")
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout.splitlines()[-1])["names"] == ["one", "two"]
    articles = {
        name: {d["name"] for d in json.loads((out / f"{name}.json").read_text(encoding="utf-8"))["documents"]}
        for name in ("one", "two")
    }
    assert articles == {"one": {"01.txt", "02.txt"}, "two": {"03.txt"}}


def test_a_missing_benchmark_is_told_and_passes_only_if_allowed(tmp_path):
    assert run(tmp_path / "gone", tmp_path / "out").returncode == 2
    result = run(tmp_path / "gone", tmp_path / "out", "--allow-missing")
    assert result.returncode == 0
    assert "left out" in result.stderr
