from __future__ import annotations

import re

import numpy as np

from dragoman.extract.encoder.labels import FEATURES, SIGNALS, number_of
from dragoman.extract.encoder.links import RULE, SENTENCE, TREE, RuleLink, relate
from dragoman.extract.encoder.words import Words, words_of
from dragoman.extract.sentences import parse_passages
from dragoman.schema.annotation import Zone, ZoneKind
from dragoman.schema.document import Document, Span

TEXT = "Ahead.\nThe envoy  said the talks had FAILED. Nobody answered."


def second_passage() -> Words:
    zones = [Zone(ZoneKind.BODY, Span(m.start(), m.end())) for m in re.finditer(r"[^\n]+", TEXT)]
    return words_of(parse_passages(Document(id="d", text=TEXT, name="d"), zones)[1], signals=len(SIGNALS))


def test_words_stand_where_they_stand_in_the_document_and_blanks_are_none():
    words = second_passage()
    assert [TEXT[s:e] for s, e in zip(words.starts, words.ends, strict=True)] == list(words.texts)
    assert words.texts[:4] == ("The", "envoy", "said", "the")


def test_words_know_their_sentence_their_head_and_their_subtree():
    words = second_passage()
    said, failed, envoy = (words.texts.index(w) for w in ("said", "FAILED", "envoy"))
    assert words.heads[failed] == said
    assert (words.lefts[envoy], words.rights[envoy]) == (0, envoy)
    assert words.sentences[said] == 0
    assert words.sentences[words.texts.index("Nobody")] == 1


def test_features_tell_tag_and_case():
    words = second_passage()
    columns = list(FEATURES)
    tags, shapes = words.features[:, columns.index("tag")], words.features[:, columns.index("shape")]
    assert tags[words.texts.index("said")] == number_of("tag")["VBD"]
    assert shapes[words.texts.index("FAILED")] == number_of("shape")["capitals"]
    assert shapes[words.texts.index("Nobody")] == number_of("shape")["capitalised"]
    assert words.features.shape == (len(words), len(FEATURES))


def test_words_covered_by_a_stretch_are_those_that_it_touches():
    words = second_passage()
    start = TEXT.index("voy")
    assert words.covered_by(start, TEXT.index("the talks") + 1) == (1, 4)
    assert words.covered_by(0, 5)[0] == words.covered_by(0, 5)[1]


def test_a_word_is_related_to_an_anchor_by_parse_sentence_and_rule():
    words = second_passage()
    said, envoy, nobody = (words.texts.index(w) for w in ("said", "envoy", "Nobody"))
    rule = RuleLink(cue=np.array([said]), content=np.arange(said + 1, said + 5), source=np.array([0, envoy]))
    related = relate(words, said, (0, len(words)), rule)
    assert related.shape == (len(words), 4)
    assert TREE[related[envoy, 1]] == "child"
    assert TREE[related[said, 1]] == "itself"
    assert TREE[related[nobody, 1]] == "apart"
    assert SENTENCE[related[nobody, 2]] == "one after"
    assert [RULE[n] for n in related[: said + 2, 3]] == ["source", "source", "cue without it", "content"]
    assert {RULE[n] for n in relate(words, said, (0, len(words)), None)[:, 3]} == {"no rule"}


def test_an_anchor_is_related_to_the_words_of_a_part_alone():
    words = second_passage()
    said = words.texts.index("said")
    whole = relate(words, said, (0, len(words)), None)
    assert relate(words, said, (2, 6), None).tolist() == whole[2:6].tolist()
