from __future__ import annotations

import numpy as np
import pytest

from dragoman.extract.encoder.heads import HEADS, Linear, gelu, load_heads, softmax
from dragoman.extract.encoder.model import WEIGHTS, load_encoder
from dragoman.schema.errors import DragomanError


@pytest.fixture
def saved(tmp_path):
    chance = np.random.default_rng(1)
    arrays = {
        "moves/tags.weight": chance.normal(size=(3, 4)).astype(np.float16),
        "moves/tags.bias": chance.normal(size=3).astype(np.float32),
        "relations/ties.0.weight": chance.normal(size=(5, 2)).astype(np.float16),
    }
    np.savez_compressed(tmp_path / HEADS, **arrays)
    return tmp_path / HEADS, arrays


def test_arrays_are_found_by_head_and_parameter_in_32_bits(saved):
    path, arrays = saved
    heads = load_heads(path)
    assert {head: sorted(parameters) for head, parameters in heads.items()} == {
        "moves": ["tags.bias", "tags.weight"],
        "relations": ["ties.0.weight"],
    }
    assert heads["moves"]["tags.weight"].dtype == np.float32
    assert np.array_equal(heads["relations"]["ties.0.weight"], arrays["relations/ties.0.weight"])


def test_weights_without_the_file_have_no_heads(tmp_path):
    assert not load_heads(tmp_path / HEADS)


def test_a_linear_layer_multiplies_with_rows_of_its_weight(saved):
    path, arrays = saved
    layer = Linear.of(load_heads(path)["moves"], "tags")
    found = layer(np.ones((2, 4), dtype=np.float32))
    expected = arrays["moves/tags.weight"].astype(np.float32).sum(axis=1) + arrays["moves/tags.bias"]
    assert found.shape == (2, 3)
    assert np.allclose(found, expected, atol=1e-5)


def test_gelu_passes_great_numbers_and_stops_small_ones():
    values = gelu(np.array([-9.0, -1.0, 0.0, 1.0, 9.0], dtype=np.float32))
    assert np.allclose(values, [0, -0.15881, 0, 0.84119, 9], atol=1e-4)


def test_probabilities_add_up_whatever_the_size_of_the_logits():
    found = softmax(np.array([[1000.0, 1000.0], [0.0, np.log(3)]], dtype=np.float32))
    assert np.allclose(found, [[0.5, 0.5], [0.25, 0.75]])


def test_a_head_that_the_weights_lack_is_told_with_what_to_do():
    with pytest.raises(DragomanError, match="no head for horoscopes"):
        load_encoder(WEIGHTS).head("horoscopes")
