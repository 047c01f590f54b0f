"""Clauses of reporting that stand beside or within another clause ("If X, he said, Y"), and how to leave them out."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.extract.conditions.marks import condition_words
from dragoman.extract.grammar.frames import cue_lemma

_LONGEST = 16
_VERBS = frozenset({"VERB", "AUX"})


def is_aside(verb: Token) -> bool:
    """Is it a verb of reporting put into another's clause ("Oslo, he added, will sign")?"""
    return verb.dep_ == "parataxis" and cue_lemma(verb) in condition_words()["sayings"]


def strip_edges(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without punctuation and blanks at either end."""
    start, end = 0, len(tokens)
    while start < end and (tokens[start].is_punct or tokens[start].is_space):
        start += 1
    while end > start and (tokens[end - 1].is_punct or tokens[end - 1].is_space):
        end -= 1
    return tokens[start:end]


def without_leading_aside(tokens: Sequence[Token]) -> Sequence[Token]:
    """What follows a clause of reporting at the beginning (", he said, Y")."""
    tokens = strip_edges(tokens)
    for k, token in enumerate(tokens):
        if token.text in {",", '"'}:
            if is_aside_clause(tokens[:k]) and any(t.pos_ in _VERBS for t in tokens[k:]):
                return strip_edges(tokens[k:])
            if token.text == '"':
                break
    return tokens


def upto_aside(tokens: Sequence[Token], head: Token) -> Sequence[Token]:
    """The tokens up to a clause of reporting that follows the head ("Y, he said")."""
    for k, token in enumerate(tokens):
        if token.text in {",", '"'} and token.i > head.i:
            rest = strip_edges(tokens[k:])
            comma = next((j for j, t in enumerate(rest) if t.text == ","), len(rest))
            if rest and is_aside_clause(rest[:comma]):
                return tokens[:k]
    return tokens


def before_trailing_aside(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without a clause of reporting at the end ("Y, he said, (if X)")."""
    last = next((k for k in range(len(tokens) - 1, 0, -1) if tokens[k].text in {",", '"'}), None)
    if last is None or not is_aside_clause(strip_edges(tokens[last:])):
        return tokens
    return strip_edges(tokens[:last]) if any(t.pos_ in _VERBS for t in tokens[:last]) else tokens


def is_aside_clause(tokens: Sequence[Token]) -> bool:
    """Are the tokens a clause of reporting ("he said", "according to the ministry")?"""
    if len(tokens) > _LONGEST or any(t.tag_ == "MD" for t in tokens):
        return False
    if any(t.lower_ == "according" for t in tokens[:3]):
        return True
    verbs = [t for t in tokens if t.pos_ in _VERBS]
    verb = next((t for t in verbs if t.pos_ == "VERB"), verbs[-1] if verbs else None)
    return verb is not None and cue_lemma(verb) in condition_words()["sayings"]
