"""The inline annotation: what a line says, and each way to break the guidelines."""

from __future__ import annotations

import re

import pytest

from dragoman.schema.move import Factuality, Firmness, MoveKind
from inline import MarkupError, parse, read_sentences, read_sentences_and_mistakes


def words(text, stretches):
    return [text[start:end] for start, end in stretches]


def test_a_line_gives_its_words_and_its_move():
    text, (move,) = parse("[Lisbon|by:1] [offered|offer:1:CT+] [Rabat|toward:1] [a ferry|content:1].")
    assert text == "Lisbon offered Rabat a ferry."
    assert (move.kind, move.factuality, move.firmness) == (MoveKind.OFFER, Factuality.CT_POS, None)
    assert words(text, [move.cue]) == ["offered"]
    assert {role: words(text, stretches) for role, stretches in move.roles.items()} == {
        "by": ["Lisbon"],
        "toward": ["Rabat"],
        "content": ["a ferry"],
    }


def test_a_line_without_marks_holds_no_move():
    assert parse("The ferry was late.\n") == ("The ferry was late.", ())


def test_stretches_stand_inside_each_other_and_have_several_labels():
    text, (asked, refused) = parse(
        "[Lisbon|by:1,toward:2] [asked|request:1:CT+] for [[its|by:1] boats|content:1,content:2]; "
        "[Rabat|by:2,toward:1] [refused|reject:2:CT+]."
    )
    assert text == "Lisbon asked for its boats; Rabat refused."
    assert words(text, asked.roles["by"]) == ["Lisbon", "its"]
    assert words(text, asked.roles["toward"]) == ["Rabat"]
    assert words(text, refused.roles["content"]) == words(text, asked.roles["content"]) == ["its boats"]


def test_moves_come_in_the_order_of_their_numbers():
    marked = " ".join(f"[party {n}|by:{n}] [met|meet:{n}:CT+]" for n in range(11, 0, -1))
    text, moves = parse(marked)
    assert [words(text, move.roles["by"]) for move in moves] == [[f"party {n}"] for n in range(1, 12)]


def test_a_condition_has_a_firmness():
    _, (move,) = parse("[We|by:1] [may close|threaten:1:UU:may] it [if they land|if:1].")
    assert move.firmness is Firmness.MAY


@pytest.mark.parametrize(
    "line, mistake",
    [
        ("[Oslo|by:1 [met|meet:1:CT+]", "a lone '|'"),
        ("Oslo] met", "a lone ']'"),
        ("[Oslo|by:1] [met", "a `[` is not closed"),
        ("Oslo|by:1] met", "closes nothing"),
        ("[|by:1] [met|meet:1:CT+]", "nothing stands before"),
        ("[Oslo |by:1][met|meet:1:CT+]", "'Oslo ' begins or ends with a space"),
        ("[Oslo|by:1][ met|meet:1:CT+]", "' met' begins or ends with a space"),
        ("[Oslo|by:1] [met|meet:1:CT+] [and met|meet:1:CT+]", "a number of its own and one cue"),
        ("[Oslo|by:one] [met|meet:one:CT+]", "a number of its own and one cue"),
        ("[Oslo|by] [met|meet]", "a number of its own and one cue"),
        ("[Oslo|by:1] [met|meet:1]", "a cue is KIND:N:FACTUALITY"),
        ("[Oslo|by:1] [met|meet:1:maybe]", "a cue is KIND:N:FACTUALITY"),
        ("[Oslo|by:1] [warned|warn:1:UU:surely] [if|if:1]", "a cue is KIND:N:FACTUALITY"),
        ("[Oslo|by:1] [warned|warn:1:UU:will:may] [if|if:1]", "a cue is KIND:N:FACTUALITY"),
        ("[Oslo|who:1] [met|meet:1:CT+]", "'who:1' is no label"),
        ("[Oslo|by:1:CT+] [met|meet:1:CT+]", "'by:1:CT+' is no label"),
        ("[Oslo|by:2] [met|meet:1:CT+]", "no cue has the number 2"),
        ("[Oslo|by] [met|meet:1:CT+]", "no cue has the number that is missing"),
        ("Oslo [met|meet:1:CT+]", "has no `by`"),
        ("[Oslo|by:1] [will pay|promise:1:UU] [if asked|if:1]", "has a firmness"),
        ("[Oslo|by:1] [will pay|promise:1:CT+:will]", "has a firmness"),
        ("[Oslo|by:1] [met|meet:1:CT+:may] [if asked|if:1]", "has a firmness"),
    ],
)
def test_each_mistake_is_told(line, mistake):
    with pytest.raises(MarkupError, match=re.escape(mistake)):
        parse(line)


@pytest.fixture
def file(tmp_path):
    def write(*lines):
        path = tmp_path / "sample.txt"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def test_sentences_know_their_scene_and_line(file):
    path = file("# a remark", "", "## first-scene: about boats", "One.", "", "## second: about nets", "Two.")
    assert [(s.scene, s.number, s.text) for s in read_sentences(path)] == [
        ("first-scene", 4, "One."),
        ("second", 7, "Two."),
    ]


@pytest.mark.parametrize("head", ["##boats: about boats", "## Boats: about boats", "## boats", "## boats:", "### x: y"])
def test_a_bad_head_of_a_scene_is_a_mistake(file, head):
    with pytest.raises(MarkupError, match=r"sample\.txt:1: no scene in"):
        list(read_sentences(file(head)))


def test_a_sentence_needs_a_scene(file):
    with pytest.raises(MarkupError, match=r"sample\.txt:1: a sentence before the first scene"):
        list(read_sentences(file("One.")))


def test_all_mistakes_are_told_beside_the_sound_sentences(file):
    found = list(read_sentences_and_mistakes(file("## boats: about boats", "One.", "[Two|by:1]", "Three.", "Four]")))
    assert [str(f).split(": ")[0] if isinstance(f, MarkupError) else f.text for f in found] == [
        "One.",
        "sample.txt:3",
        "Three.",
        "sample.txt:5",
    ]
