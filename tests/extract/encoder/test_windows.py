from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.encoder.labels import FEATURES, SIGNALS
from dragoman.extract.encoder.windows import Part, make_batch, make_windows
from dragoman.extract.encoder.words import Words

BEGIN, AFTER = 1, 2


def words(*texts: str, sentences: tuple[int, ...] | None = None) -> Words:
    count = len(texts)
    places = np.arange(count)
    features = np.zeros((count, len(FEATURES)), dtype=np.int64)
    features[:, 0] = places + 1
    return Words(
        texts=texts,
        starts=places * 10,
        ends=places * 10 + 5,
        tokens=places,
        sentences=np.array(sentences or (0,) * count),
        heads=places,
        lefts=places,
        rights=places,
        features=features,
    )


def split(word: str) -> tuple[int, ...]:
    """Each letter is a piece."""
    return tuple(100 + ord(letter) - ord("a") for letter in word)


def windows(passages: list[list[int]], sentences: list[list[int]], limit: int, pack: int | None = None):
    return make_windows(passages, [np.array(s) for s in sentences], limit, pack or limit)


def test_a_passage_that_is_longer_than_the_rest_may_share_is_a_window_for_itself():
    found = windows([[1], [1] * 6, [1]], [[0], [0] * 6, [0]], limit=9, pack=5)
    assert found == [(Part(0, 0, 1),), (Part(1, 0, 6),), (Part(2, 0, 1),)]


def test_whole_passages_share_a_window_while_they_fit():
    found = windows([[1, 1], [1, 1], [1, 1]], [[0, 0]] * 3, limit=8)
    assert found == [(Part(0, 0, 2), Part(1, 0, 2)), (Part(2, 0, 2),)]


def test_a_passage_that_is_too_long_is_cut_between_sentences():
    found = windows([[1] * 6], [[0, 0, 1, 1, 1, 2]], limit=5)
    assert [part for window in found for part in window] == [Part(0, 0, 2), Part(0, 2, 5), Part(0, 5, 6)]


def test_a_sentence_that_is_too_long_is_cut_where_it_must():
    found = windows([[1] * 7], [[0] * 7], limit=5)
    assert [part for window in found for part in window] == [Part(0, 0, 3), Part(0, 3, 6), Part(0, 6, 7)]


@given(st.lists(st.lists(st.integers(1, 8), max_size=30), max_size=8), st.integers(12, 40), st.integers(1, 9))
def test_every_word_is_in_one_window_and_no_window_is_too_long(passages, limit, length_of_sentence):
    sentences = [[n // length_of_sentence for n in range(len(p))] for p in passages]
    found = windows(passages, sentences, limit)
    read = [(part.passage, n) for window in found for part in window for n in range(part.start, part.end)]
    assert read == [(p, n) for p, sizes in enumerate(passages) for n in range(len(sizes))]
    for window in found:
        assert 1 + sum(1 + sum(passages[p.passage][p.start : p.end]) for p in window) <= limit


def test_a_batch_has_the_pieces_features_and_beginnings_of_words():
    passages = [words("ab", "c"), words("d")]
    batch = make_batch([(Part(0, 0, 2), Part(1, 0, 1)), (Part(1, 0, 1),)], passages, split, (BEGIN, AFTER))
    assert batch.pieces.tolist() == [[BEGIN, 100, 101, 102, AFTER, 103, AFTER], [BEGIN, 103, AFTER, 0, 0, 0, 0]]
    assert batch.mask.tolist() == [[1] * 7, [1, 1, 1, 0, 0, 0, 0]]
    assert batch.features[0, :, 0].tolist() == [0, 1, 1, 2, 0, 1, 0]
    assert batch.first.tolist() == [[1, 3, 5], [1, 0, 0]]


@pytest.mark.parametrize("name", SIGNALS)
def test_signals_are_the_last_features(name):
    assert list(FEATURES).index(name) >= len(FEATURES) - len(SIGNALS)
