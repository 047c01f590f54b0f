"""Where a meeting is held: the city that the sentence names."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.extract.clauses import governor
from dragoman.extract.context import Context
from dragoman.extract.phrases import tokens_under

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside"})
_PLACE_TYPES = frozenset({"GPE", "LOC", "FAC"})


def place_of(head: Token, context: Context) -> str | None:
    """The place named in the clause of a meeting, as it stands in the text; None if there is none."""
    for host in (head, governor(head)):
        for token in tokens_under(host, tight=True):
            if token.dep_ == "pobj" and token.head.lower_ in _PLACE_PREPOSITIONS and token.ent_type_ in _PLACE_TYPES:
                words = [c.text for c in token.lefts if c.dep_ == "compound"] + [token.text]
                return " ".join(words)
    return None
