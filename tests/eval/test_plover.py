from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

import plover
from dragoman.extract.encoder.heads import HEADS, load_heads
from dragoman.extract.encoder.model import WEIGHTS
from dragoman.extract.relations.head import HEAD
from dragoman.schema.errors import DragomanError

COMMAND = Path(plover.__file__)
TABLE = """sentence_id\tmarked_sentence\tgold_penta\tgold_root
1\t<s>Norwegian officials</s> condemned <t>Chile</t> for the spill.\t3\tACCUSE
2\t<s>Chile</s> has freed <t>two Norwegian divers</t>.\t2\tYIELD
3\tFour hundred people took to the streets against <t>the port's owner</t>.\t4\tPROTEST
"""

waits_for_weights = pytest.mark.skipif(
    HEAD not in load_heads(WEIGHTS / HEADS), reason="the weights that are shipped have no head for relations yet"
)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "sample.tsv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def run(*arguments):
    command = [sys.executable, str(COMMAND), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_yield_has_what_its_two_types_have_together():
    assert plover.likeliest({"AID": 0.4, "CONCEDE": 0.3, "RETREAT": 0.25, "REJECT": 0.05}) == "YIELD"


def test_rows_are_read_with_their_marks_and_types(table):
    rows = plover.read_rows(table)
    assert [(row.root, row.quad) for row in rows] == [("ACCUSE", "3"), ("YIELD", "2"), ("PROTEST", "4")]
    assert rows[2].pair.source is None


def test_macro_f1_is_the_mean_over_the_types_that_the_file_has(table, capsys):
    rows = plover.read_rows(table)
    figures = plover.score(rows, ["ACCUSE", "AID", "ACCUSE"], tables=True)
    assert figures["pairs"] == 3
    assert figures["root_accuracy"] == pytest.approx(1 / 3, abs=1e-4)
    assert figures["root_macro_f1"] == pytest.approx((2 / 3 + 0 + 0) / 3, abs=1e-4)
    assert figures["quad_accuracy"] == pytest.approx(2 / 3, abs=1e-4)
    assert figures["quad_macro_f1"] == pytest.approx((1 + 2 / 3 + 0) / 3, abs=1e-4)
    assert "  ACCUSE                  1     2      0.500   1.000  0.667" in capsys.readouterr().out


@pytest.mark.parametrize(
    "broken, told",
    [
        (TABLE.replace("gold_penta", "quad"), "lacks the columns gold_penta"),
        (TABLE.replace("ACCUSE", "BLAME"), "sample.tsv:2: gold_root must be a PLOVER type"),
        (TABLE.replace("\t2\tYIELD", "\t5\tYIELD"), "sample.tsv:3"),
        (TABLE.replace("</s> has", " has"), "isn't closed"),
        (TABLE.splitlines()[0] + "\n", "has no rows"),
    ],
)
def test_a_file_of_another_form_is_refused_with_the_place(table, broken, told):
    table.write_text(broken, encoding="utf-8")
    with pytest.raises(DragomanError, match=told):
        plover.read_rows(table)


def test_a_missing_file_is_told_and_passes_only_if_allowed(tmp_path):
    result = run(tmp_path / "none.tsv", "--json")
    assert result.returncode == 2
    assert "left out" in result.stderr
    assert json.loads(result.stdout)["benchmark"] == "plover.none"
    assert run(tmp_path / "none.tsv", "--allow-missing").returncode == 0


@pytest.mark.skipif(importlib.util.find_spec("torch") is not None, reason="PyTorch is here")
def test_cross_validation_without_pytorch_says_what_to_run_it_with(table):
    result = run(table, "--cv", "2")
    assert result.returncode == 2
    assert "torch is missing" in result.stderr
    assert ".venv-train/bin/python" in result.stderr


@waits_for_weights
def test_the_weights_that_are_shipped_are_measured(table):
    result = run(table, "--json")
    assert result.returncode == 0, result.stderr
    figures = json.loads(result.stdout.splitlines()[-1])
    assert figures["benchmark"] == "plover.sample"
    assert figures["pairs"] == 3
    assert figures["sentences_per_second"] > 0
    assert figures["quad_accuracy"] == 1
