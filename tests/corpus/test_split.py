"""The split never changes: what has been learned from can't be measured by later."""

from __future__ import annotations

import pytest

from counts import read_corpus
from split import is_held_out

HELD_OUT = {"k-winter-water", "m-harad-tents", "a-piran-bay", "quiet-film-contract", "subic-again", "prespa-monks"}
LEARNED = {"k-half-an-island", "m-golo-reservoir", "a-geneva-caucasus-2008", "lake-nets", "blue-nile", "border-ridge"}


@pytest.mark.parametrize("name", sorted(HELD_OUT))
def test_what_was_held_out_stays_held_out(name):
    assert is_held_out(name)


@pytest.mark.parametrize("name", sorted(LEARNED))
def test_what_was_learned_from_stays_learned_from(name):
    assert not is_held_out(name)


def test_about_a_fifth_of_each_part_is_held_out():
    corpus = read_corpus()
    held_out = corpus.held_out()
    for part in ("dialogues", "sentences", "relations"):
        assert 0.15 < len(getattr(held_out, part)) / len(getattr(corpus, part)) < 0.27


def test_no_scene_and_no_dialogue_is_divided():
    corpus = read_corpus()
    held_out = corpus.held_out()
    scenes = {sentence.scene for sentence in held_out.sentences}
    assert len(held_out.sentences) == sum(sentence.scene in scenes for sentence in corpus.sentences)
    scenes = {relation.scene for relation in held_out.relations}
    assert len(held_out.relations) == sum(relation.scene in scenes for relation in corpus.relations)
