"""The measurement of factuality: how scenes are parted, what counts as right, and the floors it is held to."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from factuality import CORPUS, PARTS, figures_of, judge, part_of, table
from inline import Sentence, parse, read_sentences

EVAL = Path(__file__).parents[2] / "eval"


def judged(*lines: str):
    return list(judge([Sentence("a-scene", number, *parse(line)) for number, line in enumerate(lines, 1)]))


def test_a_scene_never_changes_sides():
    scenes = {s.scene for path in CORPUS.glob("sentences/*.txt") for s in read_sentences(path)}
    sealed = sum(part_of(scene) == "sealed" for scene in scenes)
    assert 0.2 < sealed / len(scenes) < 0.4
    assert [part_of(scene) for scene in ("sardine-licences", "nile-gauges")] == ["sealed", "sealed"]


def test_a_cue_is_judged_by_its_words():
    found = judged("[Oslo|by:1] [has not signed|agree:1:CT+] the pact.", "[Oslo|by:1] [signed|agree:1:CT+] the pact.")
    assert [(j.found.value, j.right) for j in found] == [("CT-", False), ("CT+", True)]


def test_the_figures_count_each_value_alike():
    found = judged(
        "[Oslo|by:1] [signed|agree:1:CT+] the pact.",
        "[Oslo|by:1] [signed|agree:1:CT+] the other pact.",
        "[Oslo|by:1] [signed|agree:1:CT+] a third.",
        "[Oslo|by:1] [signed|agree:1:CT-] a fourth.",
    )
    figures = figures_of(found)
    assert figures["accuracy"] == 75
    assert figures["macro_f1"] == pytest.approx((100 * 6 / 7 + 0) / 2)
    assert [row.split()[:2] for row in table(found)][1:] == [["CT+", "3"], ["CT-", "1"]]


def test_the_command_prints_an_object_for_each_part_and_meets_its_floors():
    command = [sys.executable, str(EVAL / "factuality.py"), "--json"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    figures = [json.loads(line) for line in done.stdout.splitlines()]
    assert [f["benchmark"] for f in figures] == [f"factuality.{part}" for part in PARTS]
    assert done.returncode == 0, done.stderr
