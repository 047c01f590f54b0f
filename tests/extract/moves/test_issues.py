"""What a move is about, by its words."""

from __future__ import annotations

import pytest
from tests.state.builders import Story

from dragoman.extract.moves.issues import IssueFinder, with_issues
from dragoman.extract.pipeline import read_document
from dragoman.lexicon.issues import read_issue_file
from dragoman.lexicon.lexicon import load_lexicon
from dragoman.schema.document import Document, document_id


@pytest.fixture
def finder(tmp_path):
    """A finder of one issue with these cues and exceptions."""

    def make(cues, exceptions="[]"):
        path = tmp_path / "mine.yml"
        path.write_text(f"- {{id: it, name: it, about: it, cues: {cues}, except: {exceptions}}}\n", encoding="utf-8")
        return IssueFinder(read_issue_file(path))

    return make


@pytest.mark.parametrize(
    "cues, text, found",
    [
        ("[truce]", "Both truces held.", True),
        ("[truce]", "A TRUCE’s end", True),
        ("[arms]", "armed men", False),
        ("[peace-talks]", "The peace talks resumed.", True),
        ("[peace-talks]", "a peace-talks round", True),
        ("[peace-talks]", "talks on peace", False),
        ("[end-war]", "to end their war", True),
        ("['withdraw troop']", "troops that had been withdrawn", True),
        ("['withdraw troop']", "withdraw one two three four five six troops", True),
        ("['withdraw troop']", "withdraw one two three four five six seven eight troops", False),
        ("['withdraw troop|tank all-weather-road']", "tanks left the all-weather road; they withdrew", True),
        ("['release crew|ship', quota]", "the quota was raised", True),
        ("['ship ship']", "one ship", False),
        ("['border fence']", "", False),
    ],
)
def test_cues_are_found_in_words(finder, cues, text, found):
    assert finder(cues).find(text) == (("it",) if found else ())


@pytest.mark.parametrize(
    "text, found",
    [
        ("Both sides were asked to exercise restraint.", False),
        ("After the exercise both were asked to exercise restraint.", True),
        ("They exercise their right to hold exercises.", True),
    ],
)
def test_words_that_an_exception_covers_count_for_no_cue(finder, text, found):
    assert bool(finder("[exercise]", "[exercise-restraint, exercise-right]").find(text)) is found


def move_of(content, *, evidence=None, condition=None):
    story = Story("d", "2024-05-01")
    if condition:
        return story.condition("promise", "NOR", "SWE", condition, content)
    move = story.tell("offer", "NOR", "SWE", content)
    return move if evidence is None else story.tell("offer", "NOR", f"SWE {evidence}", content)


@pytest.mark.parametrize(
    "move, issues",
    [
        (move_of("a truce and the exchange of prisoners"), ("ceasefire", "prisoners")),
        (move_of("sign", condition="the sanctions are lifted"), ("sanctions",)),
        (move_of(None, evidence="over the dam"), ("water-and-dams",)),
        (move_of("the offer", evidence="over the dam"), ("water-and-dams",)),
        (move_of("a visa for its envoy", evidence="over the dam"), ("visas-and-migration",)),
        (move_of("a fair and quick answer", evidence="over the dam"), ()),
        (move_of("thank the king"), ()),
    ],
)
def test_a_move_is_about_what_its_content_says_or_else_all_its_words(move, issues):
    assert with_issues(move, load_lexicon()).issues == issues


def test_each_move_that_is_read_tells_what_it_is_about():
    text = "Norway offered Sweden a ceasefire on Monday. Sweden demanded that Norway release the prisoners of war."
    moves = read_document(Document(id=document_id(text, None), text=text, name="note"), learned=False).moves
    assert {(m.kind.value, m.issues) for m in moves} == {("offer", ("ceasefire",)), ("demand", ("prisoners",))}


def test_issues_of_a_user_s_own_are_found_beside_the_listed_ones(tmp_path):
    path = tmp_path / "mine.yml"
    path.write_text("issues:\n  - {id: kelp, name: kelp, about: Kelp., cues: [kelp]}\n", encoding="utf-8")
    assert with_issues(move_of("a truce in the kelp fields"), load_lexicon([path])).issues == ("ceasefire", "kelp")
