"""The guide to writing patterns names all that an entry may hold, and its sample works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.extract.grammar.frames import FrameFinder
from dragoman.extract.moves import reader
from dragoman.extract.moves.issues import IssueFinder
from dragoman.extract.pipeline import read_document
from dragoman.lexicon import own_entries
from dragoman.lexicon.issues import ISSUE_KEYS, read_issue_file
from dragoman.lexicon.lexicon import load_lexicon
from dragoman.lexicon.load import DEFAULT_SLOTS, PATTERN_KEYS, read_pattern_file
from dragoman.lexicon.patterns import ROLES
from dragoman.schema.document import Document, document_id
from dragoman.schema.errors import LexiconError
from dragoman.schema.move import Arrangement, ChannelStatus, Stance
from dragoman.schema.times import TimeValue

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
    assert set(rows("The keys")) == set(PATTERN_KEYS)


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
        return [
            (m.by, m.content.text) for m in read_document(document, learned=False).moves if m.why.pattern == sample.id
        ]

    assert [found(e) for e in sample.examples] == [[(("NOR",), e.content)] for e in sample.examples]
    assert [found(e) for e in sample.counterexamples] == [[]] * len(sample.counterexamples)


def test_the_sample_issue_is_found_in_its_examples_only(tmp_path):
    path = tmp_path / "sample.yml"
    path.write_text(section("Issues").split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    (issue,) = read_issue_file(path)
    finder = IssueFinder([issue])
    assert [finder.find(example.text) for example in issue.examples] == [(issue.id,)] * 2
    assert [finder.find(example.text) for example in issue.counterexamples] == [()]


EXAMPLE = Path(__file__).parents[2] / "examples/own-lexicon.yml"


def keys_told(title):
    part = re.split(r"\n##+ ", GUIDE.split(f"\n### {title}\n", 1)[1])[0]
    return re.findall(r"^\| `(\w+)` \| ", part, re.MULTILINE)


@pytest.mark.parametrize(
    "title, keys",
    [
        ("a file", own_entries.SECTIONS),
        ("a party", own_entries.PARTY_KEYS),
        ("a member", own_entries.MEMBER_KEYS),
        ("an official", own_entries.OFFICIAL_KEYS),
        ("a post", own_entries.POST_KEYS),
        ("not_parties", own_entries.EXCLUSION_KEYS),
        ("an issue", ISSUE_KEYS),
    ],
)
def test_just_the_keys_of_ones_own_entries_are_documented(title, keys):
    assert keys_told(f"The keys of {title}") == list(keys)


def read_with(lexicon, text):
    day = TimeValue("2023-05-04")
    return read_document(
        Document(id=document_id(text, day), text=text, name="note", published=day), lexicon, learned=False
    )


def test_the_example_of_ones_own_entries_works():
    lexicon = load_lexicon([EXAMPLE])
    text = (
        "Herring House rejected the plan of the Skerrians on Monday. "
        "Ole Tangvald said the Front would close its office in Oslo."
    )
    found = read_with(lexicon, text)
    assert {code for m in found.mentions for code in m.parties} >= {"SOUND_COUNCIL", "SLF"}
    assert [(m.by, m.toward) for m in found.moves if m.kind == "reject"] == [(("SOUND_COUNCIL",), ("SLF",))]


def test_the_pattern_of_the_example_finds_its_examples():
    lexicon = load_lexicon([EXAMPLE])
    pattern = lexicon.patterns[-1]

    def found(example):
        return [(m.by, m.toward[:1]) for m in read_with(lexicon, example.text).moves if m.why.pattern == pattern.id]

    assert [bool(found(example)) for example in pattern.examples] == [True, True]
    assert found(pattern.examples[0]) == [(("NOR",), ("SWE",))]
    assert not any(
        m.factuality.value.endswith("+") for e in pattern.counterexamples for m in read_with(lexicon, e.text).moves
    )


def test_the_short_sample_of_ones_own_entries_is_right_and_so_is_its_mistake(tmp_path):
    sample = section("Your own parties and officials").split("```yaml\n")[1].split("```")[0]
    path = tmp_path / "my-lexicon.yml"
    path.write_text(sample, encoding="utf-8")
    assert load_lexicon([path]).parties.party("SLF").demonyms == ("Skerrian", "Skerrians")
    path.write_text(sample.replace("kind: group", "kind: gang"), encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load_lexicon([path])
    assert f"dragoman: {str(caught.value).removeprefix(f'{tmp_path}/')}" in GUIDE
