from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

EVAL = Path(__file__).parents[2] / "eval"
SCORER = """import json, sys
names = ("b_content_overlap", "d_source", "e_direct_content_overlap", "e_indirect_content_overlap")
predicted = [json.loads(line) for line in open(sys.argv[sys.argv.index("--pred") + 1])]
figure = 70.0 if [p["doc"] for p in predicted] == ["one"] else 0.0
print(json.dumps({name: {"F1": figure} for name in names}))
"""
TEXT = "Norway said on Monday that it would reopen the border. The ferries ran as usual.\n"


@pytest.fixture
def benchmark(tmp_path):
    (tmp_path / "score_attribution.py").write_text(SCORER, encoding="utf-8")
    texts = tmp_path / "data/sample/text"
    texts.mkdir(parents=True)
    (texts / "one.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(*arguments):
    command = [sys.executable, str(EVAL / "attribution.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_each_article_is_a_line_of_attributions_and_is_scored(benchmark):
    out = benchmark / "out.jsonl"
    result = run(benchmark / "data/sample", out, "--json")
    assert result.returncode == 0, result.stderr
    figures = json.loads(result.stdout.splitlines()[-1])
    assert (figures["benchmark"], figures["articles"], figures["content"]) == ("attribution.sample", 1, 70.0)
    (attribution,) = json.loads(out.read_text(encoding="utf-8"))["attributions"]
    assert [TEXT[s:e] for s, e in attribution["source"]] == ["Norway"]


@pytest.mark.parametrize("gone", ["data/sample/text/one.txt", "score_attribution.py"])
def test_a_missing_benchmark_is_told_and_passes_only_if_allowed(benchmark, gone):
    (benchmark / gone).unlink()
    arguments = (benchmark / "data/sample", benchmark / "out.jsonl")
    assert run(*arguments).returncode == 2
    result = run(*arguments, "--allow-missing")
    assert result.returncode == 0
    assert "left out" in result.stderr


def test_a_figure_below_its_floor_fails(benchmark):
    (benchmark / "data/sample").rename(benchmark / "data/dev")
    (benchmark / "data/dev/text/one.txt").rename(benchmark / "data/dev/text/two.txt")
    result = run(benchmark / "data/dev", benchmark / "out.jsonl")
    assert result.returncode == 1
    assert "FLOOR MISSED attribution.dev: content is 0" in result.stderr
    assert "FLOOR MISSED attribution.dev: source is 0" in result.stderr
