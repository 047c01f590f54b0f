"""The guide to writing patterns names all that an entry may hold, and its sample works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.extract.grammar.frames import FrameFinder
from dragoman.extract.moves import reader
from dragoman.extract.pipeline import read_document
from dragoman.lexicon.load import DEFAULT_SLOTS, PATTERN_KEYS, read_pattern_file
from dragoman.lexicon.patterns import ROLES
from dragoman.schema.document import Document, document_id
from dragoman.schema.move import Arrangement, ChannelStatus, Stance

GUIDE = (Path(__file__).parents[2] / "docs/lexicon.md").read_text(encoding="utf-8")


def section(title):
    return GUIDE.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def rows(title):
    return dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", section(title), re.MULTILINE))


@pytest.fixture
def sample(tmp_path, monkeypatch):
    path = tmp_path / "sample.yml"
    path.write_text(section("An entry").split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    (pattern,) = read_pattern_file(path)
    monkeypatch.setattr(reader, "_finder", lambda _: FrameFinder([pattern]))
    return pattern


def test_just_the_keys_that_an_entry_may_have_are_documented():
    assert set(rows("The keys")) == PATTERN_KEYS


def test_just_the_roles_that_there_are_are_documented():
    assert set(rows("Roles")) == ROLES


@pytest.mark.parametrize("key, values", [("stance", Stance), ("channel", ChannelStatus), ("arrangement", Arrangement)])
def test_every_value_of_a_key_is_documented(key, values):
    assert set(values) <= set(re.findall(r"`(\w+)`", rows("The keys")[key]))


@pytest.mark.parametrize("key", sorted(DEFAULT_SLOTS))
def test_the_defaults_are_the_documented_ones(key):
    assert f"default `[{', '.join(DEFAULT_SLOTS[key])}]`" in rows("The keys")[key]


def test_the_sample_entry_finds_its_examples_and_no_counterexample(sample):
    def found(example):
        document = Document(id=document_id(example.text, None), text=example.text, name="example")
        return [(m.by, m.content.text) for m in read_document(document).moves if m.why.pattern == sample.id]

    assert [found(e) for e in sample.examples] == [[(("NOR",), e.content)] for e in sample.examples]
    assert [found(e) for e in sample.counterexamples] == [[]] * len(sample.counterexamples)
