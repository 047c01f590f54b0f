from __future__ import annotations

import pytest

from dragoman.lexicon.cues import load_cues, read_cues
from dragoman.schema.annotation import AttributionKind
from dragoman.schema.errors import LexiconError

GOOD = """
verbs:
  - {kind: speech, takes: [quote, clause], words: [say, point out]}
nouns:
  - {kind: speech, takes: [clause], words: [claim]}
adjectives:
  - {kind: belief, takes: [clause], words: [sure]}
phrases:
  - {kind: speech, takes: [source], words: [according to]}
adverbs:
  - {kind: speech, takes: [clause], words: [reportedly]}
carriers: [letter]
light_verbs: [make]
reports: [poll]
anonymity: [name]
same_word: {hop: hope}
"""


def read(tmp_path, text):
    path = tmp_path / "cues.yml"
    path.write_text(text, encoding="utf-8")
    return read_cues(path)


def test_the_shipped_cues_load_and_know_the_three_kinds():
    cues = load_cues()
    assert cues.verbs["say"].kind is AttributionKind.SPEECH
    assert cues.verbs["believe"].kind is AttributionKind.BELIEF
    assert cues.verbs["hope"].kind is AttributionKind.INTENTION
    assert "hearer" in cues.verbs["tell"].takes


def test_a_cue_file_of_ones_own_is_read(tmp_path):
    cues = read(tmp_path, GOOD)
    assert cues.verbs["point out"].takes == frozenset({"quote", "clause"})
    assert cues.carriers == frozenset({"letter"})
    assert cues.same_word["hop"] == "hope"


@pytest.mark.parametrize(
    "old, new, reason",
    [
        ("[say, point out]", "[say, say]", "told twice"),
        ("[say, point out]", "[Say]", "small letters"),
        ("[say, point out]", "[]", "list of lemmas"),
        ("kind: belief", "kind: dream", "one of speech, belief, intention"),
        ("takes: [source]", "takes: [moon]", "must list some of"),
        ("takes: [source]", "takes: [nearby]", "must list some of"),
        ("takes: [source], ", "", "keys kind, takes and words"),
        ("same_word: {hop: hope}", "", "must have the sections"),
        ("same_word: {hop: hope}", "same_word: [hop]", "mapping of words"),
        ("carriers: [letter]", "carriers: {letter: 1}", "list of lemmas"),
        ("verbs:\n  - {kind", "verbs:\n  - {kind: speech, kind", "cues.yml"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_place_and_reason(tmp_path, old, new, reason):
    if reason == "cues.yml":
        new = "verbs: [\n  - {kind"
    with pytest.raises(LexiconError, match=reason) as caught:
        read(tmp_path, GOOD.replace(old, new))
    assert "cues.yml" in str(caught.value)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(LexiconError, match="cannot be read"):
        read_cues(tmp_path / "none.yml")
