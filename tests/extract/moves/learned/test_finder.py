"""Tags → stretches, and what the head says of them."""

from __future__ import annotations

import numpy as np

from dragoman.extract.moves.learned.finder import stretches
from dragoman.extract.moves.learned.head import MoveHead
from dragoman.extract.moves.learned.labels import LABELS, LAYERS, TAGS, Layer
from dragoman.extract.moves.learned.ties import SIZES


def tags(letters: str) -> np.ndarray:
    chances = {
        "o": (0.9, 0.05, 0.05),
        "f": (0.2, 0.7, 0.1),
        "i": (0.2, 0.1, 0.7),
        "w": (0.65, 0.2, 0.15),
        "b": (0.4, 0.35, 0.25),
    }
    return np.array([chances[letter] for letter in letters], dtype=np.float32)


def found(letters: str, passages: str | None = None) -> list[tuple[int, int]]:
    numbers = np.array([int(digit) for digit in passages or "0" * len(letters)])
    return list(stretches(tags(letters), numbers))


def test_a_stretch_is_a_run_of_likely_words() -> None:
    assert found("oiio") == [(1, 3)]
    assert found("oo") == []
    assert found("owwo") == [(1, 3)]


def test_a_likely_beginning_within_a_run_begins_another() -> None:
    assert found("offiio") == [(1, 2), (2, 5)]
    assert found("oiibio") == [(1, 3), (3, 5)]


def test_unlikely_words_at_the_edges_are_left_out() -> None:
    assert found("owiiwo") == [(2, 4)]
    assert found("oiwio") == [(1, 4)]


def test_no_stretch_goes_beyond_its_passage() -> None:
    assert found("ofiii", "00011") == [(1, 3), (3, 5)]


def head() -> MoveHead:
    rng = np.random.default_rng(3)
    size, hidden = 8, 5
    shapes = {
        "tags.weight": (len(LAYERS) * len(TAGS), size), "tags.bias": (len(LAYERS) * len(TAGS),),
        "pool.weight": (size, 2 * size), "pool.bias": (size,),
        "labels.weight": (sum(map(len, LABELS.values())), size), "labels.bias": (sum(map(len, LABELS.values())),),
        "stretch.weight": (hidden, size), "stretch.bias": (hidden,),
        "mention.weight": (hidden, size), "mention.bias": (hidden,),
        "layers.weight": (len(LAYERS), hidden), "roles.weight": (len(LAYERS), 2 * hidden),
        **{f"ties.{n}.weight": (classes, hidden) for n, classes in enumerate(SIZES)},
    }  # fmt: skip
    return MoveHead({name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()})


def test_the_head_gives_chances_and_logits_of_the_right_shapes() -> None:
    vectors = np.random.default_rng(4).normal(size=(6, 8)).astype(np.float32)
    chances = head().tag(vectors)
    assert chances.shape == (6, len(LAYERS), len(TAGS))
    assert np.allclose(chances.sum(axis=-1), 1, atol=1e-5)
    pooled = head().pool(vectors)
    for layer in Layer:
        assert head().label(pooled, layer).shape == (len(LABELS[layer]),)
    ties = np.zeros((3, len(SIZES)), dtype=np.int64)
    scores = head().parties(pooled, Layer.ANSWERS, vectors[:3], ties)
    assert scores.shape == (3, 2)
    ties[1, 0] = 1
    changed = head().parties(pooled, Layer.ANSWERS, vectors[:3], ties)
    assert np.array_equal(np.nonzero((changed != scores).any(axis=1))[0], [1])  # only the mention whose tie differs
