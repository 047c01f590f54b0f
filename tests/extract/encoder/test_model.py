from __future__ import annotations

import pytest

from dragoman.extract.encoder.model import VOCABULARY, load_encoder
from dragoman.extract.encoder.pieces import MOST_PIECES, load_splitter
from dragoman.schema.errors import DragomanError

PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "cease", "##fire", "##s", "a", "##a", "-")


@pytest.fixture
def vocabulary(tmp_path):
    path = tmp_path / VOCABULARY
    path.write_text("".join(f"{piece}\n" for piece in PIECES), encoding="utf-8")
    return path


def test_words_are_split_into_pieces_whatever_their_case(vocabulary):
    split, begin, after = load_splitter(vocabulary)
    assert (begin, after) == (PIECES.index("[CLS]"), PIECES.index("[SEP]"))
    assert [PIECES[n] for n in split("Ceasefires")] == ["cease", "##fire", "##s"]


def test_every_word_has_a_piece_and_none_too_many(vocabulary):
    split, _, _ = load_splitter(vocabulary)
    assert [PIECES[n] for n in split("Ω")] == ["[UNK]"]
    assert [PIECES[n] for n in split("\u200b")] == ["[UNK]"]
    assert len(split("a" * 40)) == MOST_PIECES


def test_missing_weights_are_told_with_what_to_do(tmp_path):
    with pytest.raises(DragomanError, match="make train"):
        load_encoder(tmp_path)
