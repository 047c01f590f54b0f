"""A mistake in an entry of the move lexicon is told with its file, its entry and what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.lexicon.load import load_patterns, parse_example, read_pattern_file
from dragoman.lexicon.patterns import Cue, CueClass
from dragoman.schema.errors import LexiconError

GOOD = "- id: shelve\n  kind: suspend\n  verbs: [shelve]\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("id: shelve", "must be a list of entries"),
        ("- [shelve]", "must be a mapping"),
        ("- id: [", "no valid YAML"),
        (GOOD + "  colour: red\n", "unknown key `colour`"),
        (GOOD.replace("shelve\n", "Shelve it\n", 1), "lower-case words"),
        (GOOD.replace("suspend", "postpone"), "must be one of"),
        ("- id: shelve\n  kind: suspend\n", "has no cue"),
        (GOOD.replace("[shelve]", "[shelve, shelve]"), "the same cue twice"),
        (GOOD.replace("[shelve]", "[shelve|table]"), "must begin with one lemma"),
        (GOOD + "  by: [Subject]\n", "neither a role"),
        (GOOD + "  by: [subjct]\n", "did you mean subject?"),
        (GOOD + "  where: {objects: [plan]}\n", "`where: objects` is neither a role"),
        (GOOD + "  needs: [money]\n", "may need content and toward"),
        (GOOD + "  plover: FROWN\n", "no PLOVER type"),
        (GOOD + "  polarity: maybe\n", "must be one of"),
        (GOOD + '  where: {object: "@unheard-of"}\n', "there is no class @unheard-of"),
        (GOOD + '  examples: ["<by>Norway shelved the plan."]\n', "unknown or not closed"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"mine\.yml") as caught:
        list(read_pattern_file(path))
    assert reason in str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        list(read_pattern_file(tmp_path / "none.yml"))


def test_on_and_no_are_words(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(GOOD.replace("[shelve]", "[say no]") + "  toward: [on]\n", encoding="utf-8")
    (pattern,) = read_pattern_file(path)
    assert pattern.cues == (Cue(CueClass.VERB, "say", (frozenset({"no"}),)),)
    assert pattern.toward == ("on",)


def test_tags_of_an_example_are_read_and_taken_out() -> None:
    example = parse_example(
        "<by>Norway</by> asked <toward=SWE+FIN>them</toward> for <content>time</content>.", "here", 7
    )
    assert example.text == "Norway asked them for time."
    assert (example.by, example.toward, example.content) == (("Norway",), ("SWE", "FIN"), "time")
    assert example.line == 7


def test_ids_of_the_lexicon_are_unique_and_every_pattern_says_where_it_stands() -> None:
    patterns = load_patterns()
    assert len({p.id for p in patterns}) == len(patterns)
    assert all(p.id in p.where and ".yml" in p.where for p in patterns)


def test_all_mistakes_of_a_file_are_told_each_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(
        """# invented
- id: shelve
  kind: suspent
  verbs: [shelve]
  by: [Subject]
  stance: neutral
  where:
    object: "@mision"
  examples: ["Norway <by>shelved"]
- id: table
  kind: offer
  verb: [table]
- id: moot
  kind: offer
- id: drop
  kind: suspend
  verbs: [drop]
""",
        encoding="utf-8",
    )
    with pytest.raises(LexiconError) as caught:
        read_pattern_file(path)
    told = [(m.line, m.reason) for m in caught.value.each()]
    assert [line for line, _ in told] == [3, 5, 7, 6, 9, 12, 13]
    assert "did you mean suspend?" in told[0][1]
    assert "did you mean @missions?" in told[2][1]
    assert "did you mean `verbs`?" in told[5][1]
    assert str(caught.value).splitlines() == [f"{path}, line {line}: {reason}" for line, reason in told]


def test_two_entries_of_one_file_may_not_have_one_id(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(GOOD + GOOD, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"line 4: the id 'shelve' is taken already by .*mine\.yml, line 1"):
        read_pattern_file(path)


def test_a_key_told_twice_is_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(GOOD + "  verbs: [table]\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"line 4: `verbs` is told twice"):
        read_pattern_file(path)
