from __future__ import annotations

import re

import pytest

from dragoman.extract.parties.addressees import Act, Addressees
from dragoman.lexicon import addressee_weights
from dragoman.lexicon.addressee_weights import FILE, load_weights
from dragoman.lexicon.party_table import load_parties
from dragoman.schema.annotation import Mention, MentionKind
from dragoman.schema.document import Span
from dragoman.schema.errors import LexiconError
from dragoman.schema.move import Candidate
from dragoman.state.addressees import Dealings

NAMES = {"Kenya": "KEN", "Somalia": "SOM", "Uganda": "UGA", "UN": "UN", "EU": "EU"}


def read(text: str, *, ground: str = "") -> Addressees:
    """The parties of a text in which each name means a party that acts, but for the one that is only ground."""
    mentions = [
        Mention(
            Span(*match.span()),
            MentionKind.NAME,
            (NAMES[match[0]],),
            f"{'place: ' if match[0] == ground else ''}name: {match[0]}",
        )
        for match in re.finditer("|".join(NAMES), text)
    ]
    sentences = [Span(*match.span()) for match in re.finditer(r"[^.]+\.", text)]
    return Addressees(mentions, sentences, load_parties())


def act(text: str, by: str, evidence: str, content: str = "") -> Act:
    start = text.index(evidence)
    inner = text.index(content) if content else start
    return Act((NAMES[by],), Span(start, start + len(evidence)), Span(inner, inner + len(content or evidence)))


def test_the_party_most_talked_of_is_addressed():
    text = "Kenya wrote to Somalia. Somalia wrote to Kenya. Uganda waited. Kenya asked for a truce."
    assert read(text).find(act(text, "Kenya", "Kenya asked for a truce", "a truce")) == ("SOM",)


def test_the_one_named_in_the_words_is_likelier():
    text = "Kenya wrote to Somalia. Kenya asked for a word with Uganda."
    found = read(text).find(act(text, "Kenya", "Kenya asked for a word with Uganda", "a word with Uganda"))
    assert found == ("UGA",)


def test_who_acts_addresses_nobody_where_nobody_else_is_named():
    text = "Kenya asked for a truce."
    assert read(text).find(act(text, "Kenya", text)) == ()


def test_a_third_party_addresses_both_sides():
    text = "Kenya wrote to Somalia. Somalia wrote to Kenya. Kenya and Somalia waited. The UN offered a room."
    offer = act(text, "UN", "The UN offered a room", "a room")
    assert set(read(text).find(offer, several=True)) == {"KEN", "SOM"}
    assert len(read(text).find(offer)) == 1


def test_one_of_the_two_addresses_the_other_alone():
    text = "Kenya wrote to Somalia. Somalia wrote to Kenya. The UN waited. Kenya offered a room."
    assert read(text).find(act(text, "Kenya", "Kenya offered a room", "a room"), several=True) == ("SOM",)


def test_features_tell_where_a_party_is_named():
    text = "Kenya met Uganda. Kenya asked for talks in Somalia. Uganda waited."
    features = read(text, ground="Somalia").features(act(text, "Kenya", "Kenya asked for talks in Somalia", "talks"))
    assert features["SOM"].keys() >= {"in the evidence", "state", "share"}
    assert features["UGA"].keys() >= {"in the next sentence", "most named"}
    assert "KEN" not in features
    content = read(text, ground="Somalia").features(act(text, "Kenya", "Kenya asked", "talks in Somalia"))
    assert "ground in the content" in content["SOM"]
    assert "in the content" not in content["SOM"]


def test_every_feature_has_a_weight_and_every_weight_a_feature():
    text = (
        "UN wrote. Kenya met Uganda in Somalia. The EU asked Kenya for talks in Somalia with Uganda. EU waited. UN too."
    )
    seen = set()
    for by in NAMES:
        for evidence in ("UN wrote", "asked Kenya for talks in Somalia with Uganda", "met Uganda"):
            for ground in ("Somalia", ""):
                finder = read(text, ground=ground)
                for content in ("", "in Somalia"):
                    for features in finder.features(act(text, by, evidence, content)).values():
                        seen |= features.keys()
    kinds = {"territory", "group", "unlisted"}
    of_all_documents = Dealings([]).features(("KEN",), [Candidate("SOM", 0.0)])["SOM"]
    assert seen | kinds | of_all_documents.keys() == load_weights().keys()


@pytest.mark.parametrize("text", ["share,much", "share"])
def test_a_weight_that_is_no_number_is_refused(text, tmp_path, monkeypatch):
    path = tmp_path / FILE.name
    path.write_text(f"feature,weight\n{text}\n", encoding="utf-8")
    monkeypatch.setattr(addressee_weights, "FILE", path)
    with pytest.raises(LexiconError, match="feature"):
        addressee_weights.load_weights.__wrapped__()
