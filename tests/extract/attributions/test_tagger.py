from __future__ import annotations

import numpy as np
import pytest

from dragoman.extract.attributions.tagger import ROLES, Thresholds, tag_attributions
from dragoman.extract.encoder.reading import Reading

SURE = 6.0


def reading(roles: str, anchors: dict[int, float], first: int = 0) -> Reading:
    """``roles`` has a letter a word: - for none, q for a cue, s for a source, c for a content."""
    logits = np.zeros((len(roles), len(ROLES)), dtype=np.float32)
    for place, letter in enumerate(roles):
        logits[place, "-qsc".index(letter)] = SURE
    chances = np.full(len(roles), -SURE, dtype=np.float32)
    for place, logit in anchors.items():
        chances[place] = logit
    nothing = np.zeros((len(roles), 2, 1), dtype=np.float32)
    return Reading((first, first + len(roles)), logits, chances, nothing, nothing, nothing)


def links(contents: dict[int, str], sources: dict[int, str]):
    """For each anchor a string with an x for each word that is linked to it."""

    def scores(anchor: int) -> np.ndarray:
        both = (contents[anchor], sources[anchor])
        return np.array([[SURE if row[n] == "x" else -SURE for row in both] for n in range(len(both[0]))])

    return scores


def told(tagged):
    return [(t.anchor, t.cue.tolist(), t.content.tolist(), t.source.tolist()) for t in tagged]


def test_an_anchor_gathers_its_cue_content_and_source():
    found = tag_attributions(reading("sqqccc", {1: SURE}), links({1: "...xxx"}, {1: "x....."}), Thresholds())
    assert told(found) == [(1, [1, 2], [3, 4, 5], [0])]
    assert found[0].sureness > 0.9


def test_numbers_count_from_the_beginning_of_the_passage():
    found = tag_attributions(reading("sqcc", {1: SURE}, first=10), links({11: "..xx"}, {11: "x..."}), Thresholds())
    assert told(found) == [(11, [11], [12, 13], [10])]


def test_a_word_that_two_cues_claim_goes_to_the_one_that_is_surer():
    def scores(anchor: int) -> np.ndarray:
        content = {1: [-SURE, -SURE, SURE, 1, -SURE], 4: [-SURE, -SURE, -SURE, SURE, -SURE]}[anchor]
        return np.array([[c, -SURE] for c in content])

    found = tag_attributions(reading("-qccq", {1: SURE, 4: SURE}), scores, Thresholds())
    assert [t.content.tolist() for t in found] == [[2], [3]]


def test_a_source_may_serve_two_cues():
    found = tag_attributions(
        reading("sqc-qc", {1: SURE, 4: SURE}),
        links({1: "..x...", 4: ".....x"}, {1: "x.....", 4: "x....."}),
        Thresholds(),
    )
    assert [t.source.tolist() for t in found] == [[0], [0]]


def test_no_source_is_guessed_where_none_is_likely():
    found = tag_attributions(reading("-qcc", {1: SURE}), links({1: "..xx"}, {1: "...."}), Thresholds())
    assert [t.source.tolist() for t in found] == [[]]


@pytest.mark.parametrize("anchor, content", [(-2.0, "..xx"), (SURE, "....")])
def test_an_unlikely_cue_and_one_without_content_are_none(anchor, content):
    assert not tag_attributions(reading("-qcc", {1: anchor}), links({1: content}, {1: "...."}), Thresholds())
