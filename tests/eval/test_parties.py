from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

EVAL = Path(__file__).parents[2] / "eval"
TABLE = """sentence_id\tsentence\tmarked_sentence
1\tA\t<s>Norwegian officials</s> thanked <t>Chile</t>.
2\tB\tThe plan that <s>a Peruvian company</s> drew up for <t>"Peru and Chile</t>" failed.
2\tC\t<s>Kenya</s> is told twice under one number.
3\tD\t<s>Sweden</s> and Finland rejected <t>Norway's plan</t>.
"""
LABELS = """sentence_id,role,parties
1,source,NOR
1,target,PER
2,source,-
2,target,PER+CHL
3,source,SWE
3,target,?
9,source,KEN
"""


@pytest.fixture
def files(tmp_path):
    (tmp_path / "sample.tsv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "labels.csv").write_text(LABELS, encoding="utf-8")
    return tmp_path


def run(*arguments):
    command = [sys.executable, str(EVAL / "parties.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_codes_of_labelled_spans_are_counted_and_those_wrong_are_listed(files):
    result = run(files / "sample.tsv", "--labels", files / "labels.csv", "--errors", "--json")
    assert result.returncode == 0, result.stderr
    *errors, last = result.stdout.splitlines()
    assert errors == ["1 target: CHL, labelled PER: Chile"]
    figures = json.loads(last)
    assert figures["benchmark"] == "parties.sample"
    assert (figures["labelled"], figures["of_parties"], figures["right"]) == (5, 4, 4)
    assert (figures["precision"], figures["recall"]) == (0.8, 0.8)


def test_the_parties_of_every_marked_span_are_written(files):
    out = files / "out/parties.tsv"
    assert run(files / "sample.tsv", "--labels", files / "labels.csv", "--out", out).returncode == 0
    assert out.read_text(encoding="utf-8").splitlines()[1:] == [
        "1\tsource\tNOR\tNorwegian officials",
        "1\ttarget\tCHL\tChile",
        "2\tsource\t-\ta Peruvian company",
        '2\ttarget\tCHL+PER\t"""Peru and Chile"',
        "3\tsource\tSWE\tSweden",
        "3\ttarget\tNOR\tNorway's plan",
    ]


def test_missing_sentences_are_told_and_pass_only_if_allowed(tmp_path):
    assert run(tmp_path / "none.tsv").returncode == 2
    result = run(tmp_path / "none.tsv", "--allow-missing")
    assert result.returncode == 0
    assert "left out" in result.stderr


def test_a_figure_below_its_floor_fails(files):
    (files / "sample.tsv").rename(files / "PLV_train.tsv")
    result = run(files / "PLV_train.tsv", "--labels", files / "labels.csv")
    assert result.returncode == 1
    assert "FLOOR MISSED parties.PLV_train: recall is 0.8" in result.stderr
