"""All that is shipped keeps to the guidelines, and the command tells what doesn't."""

from __future__ import annotations

import sys

import pytest
from tests.corpus.samples import sample, write

import validate

SENTENCES = "## boats: about boats\n[Oslo|by:1] [met|meet:1:CT+] [Riga|toward:1].\n"
RELATIONS = "scene\troot\tmarked\nboats\tCONSULT\t<s>Oslo</s> met <t>Riga</t>.\n"


@pytest.mark.parametrize("path", validate.everything(), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_all_that_is_shipped_keeps_to_the_guidelines(path):
    assert list(validate.check(path)) == []


def test_every_part_of_the_corpus_is_checked():
    names = {path.parent.name for path in validate.everything()}
    assert {"sentences", "relations", "dialogues"} <= names


@pytest.fixture
def run(monkeypatch, capsys):
    def run(*paths):
        monkeypatch.setattr(sys, "argv", ["validate.py", *map(str, paths)])
        status = validate.main()
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


@pytest.fixture
def files(tmp_path):
    (tmp_path / "a.txt").write_text(SENTENCES, encoding="utf-8")
    (tmp_path / "a.tsv").write_text(RELATIONS, encoding="utf-8")
    return tmp_path / "a.txt", tmp_path / "a.tsv", write(sample(), tmp_path / "skerry-lamp")


def test_sound_files_pass(run, files):
    assert run(*files) == (0, "3 files and folders, 0 mistakes\n", "")


def test_every_mistake_of_every_file_is_told(run, files):
    sentences, relations, folder = files
    sentences.write_text(SENTENCES + "Oslo]\n[Oslo|by:1]\n", encoding="utf-8")
    relations.write_text(RELATIONS + "boats\tMEET\t<s>Oslo</s> met <t>Riga</t>.\n", encoding="utf-8")
    (folder / "gold.json").write_text("{}")
    status, out, err = run(*files)
    assert status == 1
    assert [line.split(": ")[1] for line in err.splitlines()][:3] == ["a.txt:3", "a.txt:4", "a.tsv:3"]
    assert "wrong: skerry-lamp: gold.json is called None" in err
    assert out == f"3 files and folders, {len(err.splitlines())} mistakes\n"


@pytest.mark.parametrize("place, again", [(0, SENTENCES.splitlines()[1]), (1, RELATIONS.splitlines()[1])])
def test_what_stands_twice_is_told(run, files, place, again):
    with files[place].open("a", encoding="utf-8") as file:
        file.write(f"{again}\n")
    status, _, err = run(files[place])
    assert status == 1
    assert "stands there twice" in err


def test_one_sentence_may_be_asked_about_two_pairs(run, files):
    with files[1].open("a", encoding="utf-8") as file:
        file.write("boats\tCONSULT\t<t>Oslo</t> met <s>Riga</s>.\n")
    assert run(files[1])[0] == 0


def test_a_file_that_cannot_be_read_is_told(run, tmp_path):
    (tmp_path / "latin.txt").write_bytes("## b: Tórshavn\n".encode("latin-1"))
    (tmp_path / "empty").mkdir()
    status, _, err = run(tmp_path / "latin.txt", tmp_path / "none.tsv", tmp_path / "empty")
    assert status == 1
    assert [line.split(": ")[1] for line in err.splitlines()] == ["latin.txt", "none.tsv", "empty/gold.json"]
