"""The word lists of ``lexicon/factuality.yml``, and how words of the text are looked up in them."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.extract.grammar.frames import cue_lemma
from dragoman.lexicon.load import read_word_lists
from dragoman.schema.move import MoveKind


def factuality_words() -> dict[str, frozenset[str]]:
    """The lists, by name."""
    return read_word_lists("factuality.yml")


def is_in(word: Token, name: str) -> bool:
    """Does a list hold the word, by its lemma, its form, or with the word after it ("short of")?"""
    words = factuality_words()[name]
    lemma = cue_lemma(word)
    if lemma in words or word.lower_ in words:
        return True
    after = word.doc[word.i + 1].lower_ if word.i + 1 < len(word.doc) else ""
    return f"{lemma} {after}" in words


def names_act(word: Token, kind: MoveKind | None) -> bool:
    """Is the word a name of the act that a move of this kind is ("ask" of a request)? Without a kind, all are."""
    if kind is None:
        return True
    return cue_lemma(word) in factuality_words().get(f"tells_{kind.value}", frozenset())


def is_kind(kind: MoveKind | None, name: str) -> bool:
    """Is the kind one of a list?"""
    return kind is not None and kind.value in factuality_words()[name]
