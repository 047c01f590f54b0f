from __future__ import annotations

import numpy as np
import pytest

from dragoman.extract.encoder.heads import HEADS, load_heads
from dragoman.extract.encoder.model import WEIGHTS, load_encoder
from dragoman.extract.relations.head import HEAD, PLACES, ROOTS, RelationHead, between, place_of

SIZE, HIDDEN = 4, 256
SHAPES = {
    "attention.weight": (1, SIZE),
    "attention.bias": (1,),
    "hidden.weight": (HIDDEN, 6 * SIZE),
    "hidden.bias": (HIDDEN,),
    "places.weight": (PLACES, HIDDEN),
    "roots.weight": (len(ROOTS), HIDDEN),
    "roots.bias": (len(ROOTS),),
}
OF_TRAINING = {
    ((0, 2), (4, 6)): [0.04791, 0.02061, 0.04563, 0.03993, 0.01896, 0.03753, 0.00612, 0.04522, 0.00432, 0.11406,
                       0.00565, 0.25555, 0.00481, 0.22229, 0.0023, 0.12912],
    ((5, 7), (1, 2)): [0.01274, 0.0, 0.31509, 0.0, 0.55303, 0.0, 0.11147, 0.0, 0.00751, 0.0, 0.00017, 0.0, 0.0, 0.0,
                       0.0, 0.0],
    ((0, 1), None): [0.00098, 0.0, 0.05489, 0.0, 0.35121, 0.0, 0.37939, 0.0, 0.18005, 0.0, 0.03257, 0.0, 0.0009, 0.0,
                     0.0, 0.0],
}  # fmt: skip
"""What ``RelationHead`` of the training (PyTorch) gives for the same parameters and words."""


def wave(*shape):
    return (np.sin(np.arange(np.prod(shape)) * 0.7) * 0.5).reshape(shape).astype(np.float32)


@pytest.mark.parametrize("pair", OF_TRAINING, ids=str)
def test_the_head_gives_the_figures_of_the_one_that_was_trained(pair):
    head = RelationHead({name: wave(*shape) for name, shape in SHAPES.items()})
    assert head.probabilities(wave(7, SIZE) * 3, *pair) == pytest.approx(OF_TRAINING[pair], abs=2e-5)


@pytest.mark.skipif("relations" not in load_heads(WEIGHTS / HEADS), reason="the weights have no head for relations yet")
def test_the_head_that_is_shipped_gives_the_figures_of_the_one_that_was_trained():
    encoder = load_encoder()
    arrays = encoder.head(HEAD)
    width = arrays["attention.weight"].shape[1]
    vectors = np.sin(np.arange(9 * width) * 0.7).reshape(9, width).astype(np.float32)
    found = RelationHead(arrays).probabilities(vectors, (0, 2), (4, 6))
    assert found == pytest.approx(encoder.tables["checks"][HEAD], abs=0.01)


def test_between_two_stretches_are_the_words_of_neither():
    assert between((0, 2), (5, 6)) == between((5, 6), (0, 2)) == (2, 5)
    assert between((0, 3), (3, 4)) == (3, 3)
    first, after = between((0, 6), (2, 3))
    assert first == after
    assert between((0, 2), None) == (0, 0)


def test_the_place_tells_order_and_distance():
    near, far = place_of((0, 1), (1, 2)), place_of((0, 1), (40, 41))
    assert near < far < place_of((1, 2), (0, 1)) < place_of((40, 41), (0, 1)) < place_of(None, (0, 1))
    assert place_of((0, 1), None) == PLACES - 1
