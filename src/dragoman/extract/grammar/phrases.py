"""Stretches of parsed text as phrases: their span, a short normalised form, and their content words."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from dragoman.extract.sentences import Passage
from dragoman.schema.document import Document, Span
from dragoman.schema.move import Phrase

_CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_EDGE_POS = frozenset({"PUNCT", "SPACE"})
_LEADING = frozenset({"that", "to", "for", "and", "but", "also", "both", "whether"})
_LOOSE = frozenset({"advcl", "parataxis", "relcl", "appos"})
_QUOTES = str.maketrans("", "", '“”"«»„‘')


def tokens_under(head: Token, *, without: Iterable[Token] = (), tight: bool = False) -> list[Token]:
    """The tokens of the phrase of which a token is the head, in the order of the text.

    Heads in ``without``, and what hangs on them, are left out. ``tight`` leaves out adverbial, relative and
    parenthetical clauses as well.
    """
    stop = {t.i for t in without}
    found: list[Token] = []

    def visit(token: Token) -> None:
        found.append(token)
        for child in token.children:
            if child.i in stop or (tight and child.dep_ in _LOOSE):
                continue
            visit(child)

    visit(head)
    return sorted(found, key=lambda t: t.i)


def trim(tokens: list[Token]) -> list[Token]:
    """Without punctuation, blanks, coordinators and complementisers at the edges."""
    start, end = 0, len(tokens)
    while start < end and (tokens[start].pos_ in _EDGE_POS or tokens[start].lower_ in _LEADING - {"to"}):
        start += 1
    while end > start and (tokens[end - 1].pos_ in _EDGE_POS or tokens[end - 1].dep_ in {"cc", "preconj"}):
        end -= 1
    return tokens[start:end]


def span_of(passage: Passage, tokens: list[Token]) -> Span | None:
    """The stretch from the first to the last of some tokens; None where there are none."""
    tokens = trim(tokens)
    if not tokens:
        return None
    first, last = passage.span_of_token(tokens[0]), passage.span_of_token(tokens[-1])
    return Span(first.start, last.end)


def phrase_of(document: Document, passage: Passage, tokens: list[Token]) -> Phrase | None:
    """The phrase that some tokens make; None where nothing but punctuation is left."""
    span = span_of(passage, tokens)
    if span is None:
        return None
    covered = passage.tokens_in(span)
    lemmas = tuple(dict.fromkeys(content_lemmas(covered or tokens)))
    return Phrase(span, normalise(document.text[span.start : span.end]), lemmas)


def content_lemmas(tokens: Iterable[Token]) -> Iterable[str]:
    """The lemmas of nouns, verbs, adjectives and numbers, lower case, in the order of the text."""
    for token in tokens:
        if token.pos_ in _CONTENT_POS and (not token.is_stop or token.pos_ == "NUM") and token.lemma_.strip():
            yield token.lemma_.lower()


def normalise(text: str) -> str:
    """Words as one line, without quotation marks and without the complementiser or "to" that introduced them."""
    words = text.translate(_QUOTES).split()
    while len(words) > 1 and words[0].lower() in _LEADING:
        words.pop(0)
    return " ".join(words).strip(" ,;:.—–-")
