"""The taxonomy of issues: every example of every entry, and how a mistake in one is told."""

from __future__ import annotations

import pytest

from dragoman.extract.moves.issues import IssueFinder
from dragoman.lexicon.issues import IssueCue, load_issues, read_issue_file
from dragoman.schema.errors import LexiconError

ISSUES = load_issues()
GOOD = """- id: lighthouses
  name: lighthouses
  about: Lights for ships.
  cues: [lighthouse, "coast|harbour light"]
  examples: ["Norway repaired the lighthouse.", "Norway put out the lights along its coast."]
  not: ["Sweden had light rain."]
"""


@pytest.fixture(scope="module")
def finder():
    return IssueFinder(ISSUES)


@pytest.fixture
def write(tmp_path):
    def write_file(text):
        path = tmp_path / "mine.yml"
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


def examples(kind):
    return [
        pytest.param(issue.id, example.text, id=f"{issue.id}-{number}")
        for issue in ISSUES
        for number, example in enumerate(getattr(issue, kind), 1)
    ]


@pytest.mark.parametrize("issue, text", examples("examples"))
def test_an_example_has_its_issue(finder, issue, text):
    assert issue in finder.find(text)


@pytest.mark.parametrize("issue, text", examples("counterexamples"))
def test_a_counterexample_has_not(finder, issue, text):
    assert issue not in finder.find(text)


@pytest.mark.parametrize("issue", ISSUES, ids=lambda issue: issue.id)
def test_an_issue_has_enough_examples_and_can_be_listed(issue):
    assert len(issue.examples) >= 2
    assert issue.counterexamples
    assert len(issue.id) < 28
    assert len(issue.about) < 100
    assert issue.about.endswith(".")


@pytest.mark.parametrize("issue", ISSUES, ids=lambda issue: issue.id)
def test_every_alternative_of_every_cue_can_be_found(issue):
    finder = IssueFinder([issue])
    for cue in issue.cues:
        for number in range(max(map(len, cue.words))):
            chosen = (word[min(number, len(word) - 1)] for word in cue.words)
            text = " ".join(part for alternative in chosen for part in alternative)
            assert finder.find(text), f"{cue.text}: an exception covers {text!r}"


def test_every_issue_is_the_only_one_of_its_name():
    assert len({issue.name for issue in ISSUES}) == len(ISSUES)


def test_most_examples_have_few_issues(finder):
    found = [len(finder.find(example.text)) for issue in ISSUES for example in issue.examples]
    assert sum(found) < 1.5 * len(found), "issues overlap too much"


@pytest.mark.parametrize(
    "text",
    [
        "Norway thanked the king for his kind words.",
        "Sweden said on Monday that it needed time.",
        "The minister's plane was late because of fog.",
        "Norway rejected the proposal of Sweden.",
        "The prize for the best novel went to a Finn.",
        "Both sides remain far apart, an official said.",
    ],
)
def test_a_text_about_nothing_has_none(finder, text):
    assert finder.find(text) == ()


def test_an_entry_is_read_with_its_words_and_lines(write):
    (issue,) = read_issue_file(write(GOOD))
    assert (issue.id, issue.name, issue.about) == ("lighthouses", "lighthouses", "Lights for ships.")
    assert issue.cues == (
        IssueCue(((("lighthouse",),),)),
        IssueCue(((("coast",), ("harbour",)), (("light",),))),
    )
    assert issue.line == 1
    assert [example.line for example in (*issue.examples, *issue.counterexamples)] == [5, 5, 6]


def test_a_long_list_of_alternatives_may_be_broken_after_a_bar(write):
    (issue,) = read_issue_file(write(GOOD.replace('"coast|harbour light"', '"coast|\n          harbour light"')))
    assert issue.cues[1] == IssueCue(((("coast",), ("harbour",)), (("light",),)))


@pytest.mark.parametrize(
    "old, new, line, said",
    [
        ("id: lighthouses", "id: Light houses", 1, "lower-case words joined by hyphens"),
        ("  name: lighthouses\n", "", 1, "`name` must be told"),
        ("about: Lights for ships.", "about: [Lights]", 3, "`about` must be told, in words"),
        ('  cues: [lighthouse, "coast|harbour light"]\n', "", 1, "has no cue"),
        ("[lighthouse,", "[Lighthouse,", 4, "`Lighthouse` is no word: write small letters"),
        ("[lighthouse,", "[light house|,", 4, "`` is no word"),
        ("[lighthouse,", "[lighthouse, lighthouse,", 4, "is told twice"),
        ("[lighthouse,", "[2020-01-01,", 4, "is none: put it in quotes"),
        ("  cues:", "  cue:", 4, "unknown key `cue`; did you mean `cues`?"),
        ("  not:", "  except: [a/b]\n  not:", 6, "`a/b` is no word"),
        ("  not:", "  name: light\n  not:", 6, "`name` is told twice"),
        ("[lighthouse,", "[end-the-light,", 4, "leave `the` out"),
        ("- id:", "id:", 2, "is no valid YAML"),
    ],
)
def test_a_mistake_is_told_with_its_line(write, old, new, line, said):
    assert old in GOOD
    with pytest.raises(LexiconError) as caught:
        read_issue_file(write(GOOD.replace(old, new, 1)))
    first = caught.value.each()[0]
    assert (first.line, said in first.reason) == (line, True), str(caught.value)


def test_all_mistakes_of_a_file_are_told(write):
    text = GOOD.replace("name: lighthouses", "name:") + GOOD + GOOD.replace("[lighthouse,", "[LIGHT,")
    with pytest.raises(LexiconError) as caught:
        read_issue_file(write(text))
    assert [mistake.line for mistake in caught.value.each()] == [2, 16]
    with pytest.raises(LexiconError, match=r"line 7: the id 'lighthouses' is taken already by .*mine\.yml, line 1"):
        read_issue_file(write(GOOD + GOOD))


def test_an_entry_that_is_no_mapping_is_told(write):
    with pytest.raises(LexiconError, match="line 7: an issue must be a mapping of id, name"):
        read_issue_file(write(GOOD + "- lighthouses\n"))


@pytest.mark.parametrize("text", ["", "issues: 3", "lighthouses"])
def test_a_file_that_is_no_list_is_told(write, text):
    with pytest.raises(LexiconError, match="must be a list of entries"):
        read_issue_file(write(text))
