"""Files of the lexicon are checked for those who write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.lexicon.load import FOLDER
from dragoman.lint.files import check_file
from dragoman.schema.errors import LexiconError, UsageError

EXAMPLES = Path(__file__).parents[2] / "examples"
PATTERNS = """- id: moor-plan
  kind: suspend
  verbs: [moor]
  where: {object: [plan]}
  examples:
    - "<by>Norway</by> moored <content>the plan</content>."
    - "<content>The plan</content> was moored by <by>Norway</by>."
  not:
    - "Norway moored its ships."
"""
ISSUES = """- id: kelp
  name: kelp
  about: Kelp.
  cues: [kelp, seaweed]
  examples: ["Norway cut the kelp.", "Sweden bought seaweed."]
  not: ["The sea was calm."]
"""
OWN = """parties:
  - {code: SKERRY, name: Skerry, kind: territory}
"""


@pytest.fixture
def write(tmp_path):
    def write_file(text, name="mine.yml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


@pytest.fixture
def told(write):
    """The line and text of each finding in a file of this text."""
    return lambda text: [(finding.line, finding.text) for finding in check_file(write(text)).findings]


@pytest.mark.parametrize(
    "path",
    [
        FOLDER / "issues.yml",
        FOLDER / "moves/statements.yml",
        FOLDER / "moves/meetings.yml",
        EXAMPLES / "own-lexicon.yml",
    ],
    ids=lambda path: path.name,
)
def test_the_files_that_come_with_the_program_are_right(path):
    checked = check_file(path)
    assert checked.findings == ()
    assert checked.entries
    assert checked.examples > 2 * checked.entries
    assert checked.own == (path.name == "own-lexicon.yml")


@pytest.mark.parametrize("text", [PATTERNS, ISSUES])
def test_a_file_of_its_own_is_right(write, text):
    checked = check_file(write(text))
    assert (checked.findings, checked.entries, checked.examples, checked.own) == ((), 1, 3, False)


def test_the_file_is_told_as_it_was_named(write):
    path = write(PATTERNS.replace("kind: suspend", "kind: suspent"))
    (finding,) = check_file(path).findings
    assert str(finding).startswith(f"{path}:2: `kind: suspent`: must be one of ")


def test_mistakes_and_failing_examples_are_told_together_in_the_order_of_lines(told):
    wrong = PATTERNS.replace("moor-plan", "moor-it").replace("verbs:", "verb:").replace("kind:", "kin:")
    found = told(wrong + PATTERNS.replace("its ships", "the plan"))
    assert [line for line, _ in found] == [2, 3, 18]
    assert "did you mean `kind`?" in found[0][1]
    assert "did you mean `verbs`?" in found[1][1]
    assert found[2][1].startswith("moor-plan must find nothing in “Norway moored the plan.”, but finds suspend by NOR")


@pytest.mark.parametrize(
    "old, new, line, said",
    [
        ("<by>Norway</by> moored", "<by>Norweg</by> moored", 6, "no party is called 'Norweg': tag just its name"),
        ("<by>Norway</by> moored", "<by=SWE>Norway</by> moored", 6, "tagged are by SWE"),
        ("<by>Norway</by> moored", "Norway moored", 6, "tagged are no parties"),
        (
            "moored <content>the plan",
            "rejected <content>the plan",
            6,
            "found instead: reject by NOR of “the plan” (by rej",
        ),
        ("<by>Norway</by> moored <content>the plan</content>", "The cat slept", 6, "none of its cues stands there"),
        (
            "<by>Norway</by> moored <content>the plan</content>",
            "<content>On Monday</content> <by>Norway</by> moored the plan",
            6,
            "tagged is the content “On Monday”",
        ),
        ("<by>Norway</by> moored", "Norway moored <b>", 6, "tag that is unknown or not closed"),
        (
            '    - "<content>The plan</content> was moored by <by>Norway</by>."\n',
            "",
            1,
            "has 1 sentence under `examples`",
        ),
        ('  not:\n    - "Norway moored its ships."\n', "", 1, "has no sentence under `not`"),
        ("id: moor-plan", "id: propose", 1, "the id 'propose' is taken already by "),
        ("[moor]", "[moor", 4, "is no valid YAML"),
        ("where: {object: [plan]}", "content: [about]", 6, "no content is found, tagged is “the plan”"),
        ("where: {object: [plan]}", "where: {objct: [plan]}", 4, "did you mean object?"),
        ("- id: moor-plan", "- id: moor-plan\n  id: moor", 2, "`id` is told twice"),
    ],
)
def test_what_is_wrong_with_a_pattern_is_told(told, old, new, line, said):
    assert old in PATTERNS
    found = told(PATTERNS.replace(old, new, 1))
    assert any(at == line and said in text for at, text in found), found


def test_a_discarded_move_is_told_with_the_reason(told):
    found = told(PATTERNS.replace("<by>Norway</by> moored", "It moored"))
    assert found[0][0] == 6
    assert "discarded: no party was found that does it" in found[0][1]


@pytest.mark.parametrize(
    "old, new, line, said",
    [
        (
            "Norway cut the kelp.",
            "Norway cut the moss.",
            5,
            "is not found in “Norway cut the moss.”, nothing else is: give",
        ),
        ("Norway cut the kelp.", "Norway broke the truce.", 5, "found instead: ceasefire"),
        ("The sea was calm.", "The kelp was green.", 6, "its cue 'kelp' is there: add words to the cue"),
        ('examples: ["Norway cut the kelp.", ', "examples: [", 1, "has 1 sentence under `examples`"),
        ("cues:", "cue:", 4, "did you mean `cues`?"),
        ("id: kelp", "id: fishing", 1, "the id 'fishing' is taken already"),
    ],
)
def test_what_is_wrong_with_an_issue_is_told(told, old, new, line, said):
    found = told(ISSUES.replace(old, new, 1))
    assert any(at == line and said in text for at, text in found), found


def test_a_copy_of_a_listed_file_replaces_its_entries(write):
    copy = (FOLDER / "moves/statements.yml").read_text(encoding="utf-8")
    path = write(copy.replace("  not:\n", "  no:\n", 1), "statements.yml")
    (finding,) = check_file(path).findings
    assert "unknown key `no`; did you mean `not`?" in finding.text


def test_mistakes_in_entries_of_one_s_own_are_all_told_and_their_examples_run(told, write):
    moves = "moves:\n" + PATTERNS.replace("\n", "\n  ").replace("- id", "  - id", 1).rstrip()
    issues = "\nissues:\n" + ISSUES.replace("\n", "\n  ").replace("- id", "  - id", 1).rstrip()
    assert told(OWN + moves + issues) == []
    wrong = (OWN + moves + issues).replace("territory", "isle").replace("suspend", "suspent").replace("[kelp,", "[K,")
    assert [line for line, _ in told(wrong)] == [2, 5, 17]
    failing = (OWN + moves + issues).replace("its ships", "the plan").replace("sea was calm", "kelp was green")
    assert [line for line, _ in told(failing)] == [12, 19]
    assert check_file(write(wrong)).entries == 0


def test_files_of_one_s_own_may_be_known_to_a_file_of_patterns(write):
    own = write(OWN, "own.yml")
    text = PATTERNS.replace("<by>Norway</by> moored", "<by>Skerry</by> moored")
    assert check_file(write(text), [own]).findings == ()
    assert "no party is called 'Skerry'" in check_file(write(text)).findings[0].text


@pytest.mark.parametrize(
    "text, line, said",
    [
        ("", 1, "must be a list of entries"),
        ("[]", 1, "holds nothing"),
        ("moors", 1, "must be a list of entries"),
        ("- moors", 1, "an entry must be a mapping of id"),
        ("patterns: []", 1, "unknown key `patterns`"),
        ("- id: [", 2, "is no valid YAML"),
    ],
)
def test_a_file_of_no_known_form_is_told(told, text, line, said):
    found = told(text + "\n")
    assert any(at == line and said in reason for at, reason in found), found


def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path):
    path = tmp_path / "mine.yml"
    path.write_bytes("- id: a\n  note: Å\n".encode("latin-1"))
    assert [(f.line, f.text) for f in check_file(path).findings] == [(2, "is not UTF-8: save the file as UTF-8")]


def test_a_file_that_cannot_be_read_is_no_finding(tmp_path):
    with pytest.raises(UsageError, match=r"none\.yml: cannot be read"):
        check_file(tmp_path / "none.yml")
    with pytest.raises(UsageError, match="cannot be read"):
        check_file(tmp_path)


def test_a_mistake_in_a_file_that_should_be_known_is_no_finding_of_this_one(write):
    with pytest.raises(LexiconError, match=r"own\.yml, line 2"):
        check_file(write(PATTERNS), [write(OWN.replace("territory", "isle"), "own.yml")])
