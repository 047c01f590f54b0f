"""Words → word pieces of the encoder's vocabulary."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from tokenizers import BertWordPieceTokenizer

CLS = "[CLS]"
SEP = "[SEP]"
MOST_PIECES = 8
"""A word has no more pieces than this; what is longer is an address of the web, or rubbish."""

Splitter = Callable[[str], tuple[int, ...]]


def load_splitter(vocabulary: Path) -> tuple[Splitter, int, int]:
    """The function that gives the numbers of a word's pieces, and the numbers of ``[CLS]`` and ``[SEP]``.

    ``vocabulary`` has one piece a line (BERT's ``vocab.txt``, small letters).
    """
    tokenizer = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
    unknown = tokenizer.token_to_id("[UNK]")

    @lru_cache(maxsize=50_000)
    def split(word: str) -> tuple[int, ...]:
        numbers = tokenizer.encode(word, add_special_tokens=False).ids
        return tuple(numbers[:MOST_PIECES]) or (unknown,)

    return split, tokenizer.token_to_id(CLS), tokenizer.token_to_id(SEP)
