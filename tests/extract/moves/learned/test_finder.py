"""Tags → stretches, and what the head says of them."""

from __future__ import annotations

import numpy as np

from dragoman.extract.moves.learned.finder import stretches
from dragoman.extract.moves.learned.head import MoveHead
from dragoman.extract.moves.learned.labels import LABELS, LAYERS, TAGS, Layer
from dragoman.extract.moves.learned.ties import SIZES


def tags(letters: str) -> np.ndarray:
    chances = {"o": (0.9, 0.05, 0.05), "f": (0.2, 0.7, 0.1), "i": (0.2, 0.1, 0.7), "w": (0.7, 0.2, 0.1)}
    return np.array([chances[letter] for letter in letters], dtype=np.float32)


def found(letters: str, passages: str | None = None, least: float = 0.1) -> list[tuple[int, int]]:
    numbers = np.array([int(digit) for digit in passages or "0" * len(letters)])
    return list(stretches(tags(letters), numbers, least))


def test_a_stretch_goes_on_while_it_is_inside() -> None:
    assert found("offiio") == [(1, 2), (2, 5)]
    assert found("iio") == []  # nothing begins there


def test_a_weak_beginning_counts_from_the_least_chance_on() -> None:
    assert found("owiio") == [(1, 4)]
    assert found("owiio", least=0.3) == []


def test_no_stretch_goes_beyond_its_passage() -> None:
    assert found("ofiii", "00011") == [(1, 3)]


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
