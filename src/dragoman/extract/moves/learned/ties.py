"""How a mention of a party stands to a stretch of words: classes of place, grammar and voice, for the head."""

from __future__ import annotations

import numpy as np

from dragoman.extract.encoder.labels import RELATIONS, number_of
from dragoman.extract.encoder.words import Numbers
from dragoman.extract.moves.learned.text import Named, Stretch, Text, Voiced
from dragoman.schema.annotation import MentionKind

KINDS = tuple(MentionKind)
PLACES = (
    "inside", "before, same sentence", "one sentence before", "two before", "earlier",
    "after, same sentence", "one sentence after", "two after", "later",
)  # fmt: skip
DISTANCES = (1, 2, 3, 5, 8, 12, 20, 35, 60, 100, 200)
"""Bounds of the classes of distance, in words."""
GRAMMAR = (
    "subject of its head", "passive subject of its head", "object of its head", "behind a preposition of its head",
    "under its head", "subject of the head above", "passive subject of the head above", "under the head above",
    "within", "same sentence", "sentence before", "elsewhere",
)  # fmt: skip
VOICES = ("nobody speaks", "the source", "of the speaker's party", "in the same words", "somebody else speaks")
MOST_RANK = 4
MOST_PARTIES = 4
SIZES = (
    len(KINDS), len(PLACES), len(DISTANCES) + 1, len(RELATIONS) + 1, len(GRAMMAR), len(VOICES), MOST_RANK + 1, 2,
    MOST_PARTIES + 1,
)  # fmt: skip
"""The number of classes in each of the columns of ``tie``."""

_RELATION = number_of("relation")
_SUBJECTS = frozenset({_RELATION["nsubj"], _RELATION["csubj"]})
_PASSIVE = frozenset({_RELATION["nsubjpass"]})
_OBJECTS = frozenset({_RELATION["dobj"], _RELATION["dative"]})
_PREPOSITIONS = frozenset({_RELATION["prep"], _RELATION["agent"]})
_NEAR = 3


def tie(text: Text, stretch: Stretch) -> Numbers:
    """For each mention of the text (M): the classes (M, 9) in which it stands to a stretch."""
    head = text.head_of(stretch)
    voices = [v for v in text.voiced if any(_touches(c, stretch) for c in v.contents)]
    parties = min(len(text.ranks), MOST_PARTIES)
    rows = [
        (
            KINDS.index(named.kind),
            _place(text, named.stretch, stretch),
            int(np.searchsorted(DISTANCES, _distance(named.stretch, stretch), side="right")),
            int(text.relations[text.head_of(named.stretch)]),
            _grammar(text, named.stretch, stretch, head),
            _voice(named, voices),
            min([MOST_RANK, *(text.ranks[party] for party in named.parties)]),
            int(text.headline[named.stretch[0]]),
            parties,
        )
        for named in text.named
    ]
    return np.array(rows, dtype=np.int64).reshape(-1, len(SIZES))


def _touches(content: Stretch, stretch: Stretch) -> bool:
    """Does a content hold the beginning or the end of a stretch?"""
    return content[0] <= stretch[0] < content[1] or content[0] < stretch[1] <= content[1]


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _place(text: Text, mention: Stretch, stretch: Stretch) -> int:
    if stretch[0] <= mention[0] and mention[1] <= stretch[1]:
        return 0
    if mention[1] <= stretch[0]:
        return 1 + min(_NEAR, int(text.sentences[stretch[0]] - text.sentences[mention[0]]))
    return 2 + _NEAR + min(_NEAR, int(text.sentences[mention[0]] - text.sentences[stretch[1] - 1]))


def _distance(mention: Stretch, stretch: Stretch) -> int:
    return max(stretch[0] - mention[1], mention[0] - stretch[1], 0)


def _grammar(text: Text, mention: Stretch, stretch: Stretch, head: int) -> int:
    """The place of a mention in the parse, as seen from the head of the stretch."""
    own = text.head_of(mention)
    relation, parent = int(text.relations[own]), int(text.heads[own])
    host = parent
    while int(text.relations[host]) in _PREPOSITIONS and int(text.heads[host]) != host:
        host = int(text.heads[host])
    above = int(text.heads[head])
    if host == head:
        otherwise = 3 if parent != host else 4
        return 0 if relation in _SUBJECTS else 1 if relation in _PASSIVE else 2 if relation in _OBJECTS else otherwise
    if host == above != head:
        return 5 if relation in _SUBJECTS else 6 if relation in _PASSIVE else 7
    if stretch[0] <= host < stretch[1]:
        return 8
    between = int(text.sentences[head] - text.sentences[own])
    return {0: 9, 1: 10}.get(between, 11)


def _voice(named: Named, voices: list[Voiced]) -> int:
    if not voices:
        return 0
    if any(v.source is not None and _overlap(v.source, named.stretch) for v in voices):
        return 1
    if any(party in v.parties for v in voices for party in named.parties):
        return 2
    inside = any(c[0] <= named.stretch[0] and named.stretch[1] <= c[1] for v in voices for c in v.contents)
    return 3 if inside else 4
