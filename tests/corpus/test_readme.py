"""README.md can't go stale: its tables are what the commands write, and what it names is there."""

from __future__ import annotations

import doctest
import re
import sys
import tomllib
from pathlib import Path

import pytest

import agreement
import counts
import inline
import matching
import measures
import readme
import relations
import split
from dialogue_folders import ANSWER, ANSWERS, LISTS, SHAPES
from dragoman.schema.move import Factuality, MoveKind
from inline import ROLES
from relations import ROOTS

CORPUS = Path(counts.__file__).parent
README = (CORPUS / "README.md").read_text(encoding="utf-8")


def test_the_counts_in_the_readme_are_those_of_the_corpus():
    tables = counts.tables_of(counts.read_corpus())
    assert readme.put_between(README, "counts", tables) == README, "run `corpus/counts.py --readme`"


def test_the_agreement_in_the_readme_is_that_of_the_second_annotation():
    tables = agreement.tables_of(counts.read_corpus(), agreement.read_second(CORPUS / "second"))
    assert readme.put_between(README, "agreement", tables) == README, "run `corpus/agreement.py --readme`"


def test_the_counts_add_up():
    corpus = counts.read_corpus()
    tables = counts.tables_of(corpus)
    moves = sum(len(sentence.moves) for sentence in corpus.sentences)
    assert f"{len(corpus.dialogues)} folders" in tables
    assert f"{len(corpus.sentences):,} sentences" in tables
    assert f"{moves:,} moves" in tables
    assert f"{len(corpus.relations):,} pairs" in tables


def test_the_files_that_the_documents_link_to_are_there():
    for name in ("README.md", "DIALOGUES.md", "GUIDELINES.md"):
        for link in re.findall(r"\]\(([^)#:]+)\)", (CORPUS / name).read_text(encoding="utf-8")):
            assert (CORPUS / link).exists(), f"{name} links to {link}"


def test_every_command_is_in_the_readme():
    commands = {path.name for path in CORPUS.glob("*.py") if "__main__" in path.read_text(encoding="utf-8")}
    assert commands == set(re.findall(r"`python corpus/(\w+\.py)", README))


@pytest.mark.parametrize(
    "guide, names",
    [
        ("DIALOGUES.md", {*LISTS, *ANSWERS, "answers", "evidence"}),
        (
            "DIALOGUES.md",
            {field for s in SHAPES.values() for field in (*s.parties, *s.values, *s.dates, *s.words, *s.names)},
        ),
        (
            "DIALOGUES.md",
            {v for s in SHAPES.values() for k, values in s.values.items() if k != "plover" for v in values},
        ),
        ("DIALOGUES.md", {*ANSWER.parties, *ANSWER.values, *ANSWER.dates}),
        ("GUIDELINES.md", {kind.value for kind in MoveKind}),
        ("GUIDELINES.md", {factuality.value for factuality in Factuality}),
        ("GUIDELINES.md", {f"{role}:N" for role in ROLES}),
    ],
)
def test_every_field_and_value_is_in_the_guidelines(guide, names):
    told = set(re.findall(r"`([^`\n]+)`", (CORPUS / guide).read_text(encoding="utf-8")))
    assert names <= told


def test_every_type_of_relation_is_in_the_guidelines():
    text = (CORPUS / "GUIDELINES.md").read_text(encoding="utf-8").split("## Relations")[1]
    assert set(ROOTS) <= set(re.findall(r"\b[A-Z]{3,}\b", text))


def test_a_block_takes_the_place_of_the_one_before(tmp_path):
    path = tmp_path / "README.md"
    path.write_text("Above.\n<!-- counts -->\nold\n<!-- end of counts -->\nBelow.\n", encoding="utf-8")
    readme.update("counts", "new", path)
    readme.update("counts", "newer", path)
    assert path.read_text(encoding="utf-8") == "Above.\n<!-- counts -->\n\nnewer\n\n<!-- end of counts -->\nBelow.\n"


@pytest.mark.parametrize("text", ["", "<!-- counts -->\n", "<!-- end of counts -->\n<!-- counts -->\n"])
def test_a_readme_without_the_remarks_is_an_error(text):
    with pytest.raises(ValueError, match="on lines of their own where the counts shall stand"):
        readme.put_between(text, "counts", "new")


def test_without_readme_the_counts_are_printed(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["counts.py"])
    assert counts.main() == 0
    assert capsys.readouterr().out == counts.tables_of(counts.read_corpus()) + "\n"


@pytest.mark.parametrize("module", [inline, matching, measures, readme, relations, split], ids=lambda m: m.__name__)
def test_the_examples_in_the_code_are_right(module):
    tried = doctest.testmod(module)
    assert tried.attempted
    assert not tried.failed


def test_the_corpus_goes_into_the_source_distribution_and_not_into_the_wheel():
    build = tomllib.loads((CORPUS.parent / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    assert "/corpus" in build["targets"]["sdist"]["include"]
    assert build["targets"]["wheel"] == {"packages": ["src/dragoman"]}
