"""How a word stands to the anchor of a cue: distance, place in the parse, sentence, what the rules say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dragoman.extract.encoder.words import Numbers, Words

DISTANCES = (-40, -20, -12, -8, -5, -3, -2, -1, 0, 1, 2, 3, 4, 6, 9, 13, 21, 41)
"""Bounds of the classes of distance, in words."""
TREE = ("apart", "above", "left of it", "right of it", "child", "itself")
SENTENCE = ("same", "one before", "before", "one after", "after")
RULE = ("no rule", "cue without it", "source", "content")
TABLES = (len(DISTANCES) + 1, len(TREE), len(SENTENCE), len(RULE))
"""The number of classes in each of the four columns of ``relate``."""


@dataclass(frozen=True, slots=True)
class RuleLink:
    """What the rules give one cue: the words of the cue, its content and its source, as numbers in the passage."""

    cue: Numbers
    content: Numbers
    source: Numbers


def relate(words: Words, anchor: int, span: tuple[int, int], rule: RuleLink | None) -> Numbers:
    """For the words from ``span[0]`` up to ``span[1]``: their four classes as seen from the anchor, one row a word.

    ``rule`` is that of the cue that holds the anchor; None where it is no cue to the rules.
    """
    places = np.arange(*span)
    distance = np.digitize(places - anchor, DISTANCES)
    tree = np.zeros(len(places), dtype=np.int64)
    above = anchor
    for _ in range(len(words)):
        parent = int(words.heads[above])
        if parent == above:
            break
        above = parent
        if span[0] <= above < span[1]:
            tree[above - span[0]] = TREE.index("above")
    tree[(places >= words.lefts[anchor]) & (places < anchor)] = TREE.index("left of it")
    tree[(places <= words.rights[anchor]) & (places > anchor)] = TREE.index("right of it")
    tree[words.heads[span[0] : span[1]] == anchor] = TREE.index("child")
    tree[places == anchor] = TREE.index("itself")
    difference = words.sentences[span[0] : span[1]] - words.sentences[anchor]
    sentence = np.select([difference == 0, difference == -1, difference < -1, difference == 1], [0, 1, 2, 3], 4)
    told = np.zeros(len(places), dtype=np.int64)
    if rule is not None:
        told[:] = RULE.index("cue without it")
        for covered, name in ((rule.source, "source"), (rule.content, "content")):
            inside = covered[(covered >= span[0]) & (covered < span[1])] - span[0]
            told[inside] = RULE.index(name)
    return np.stack([distance, tree, sentence, told], axis=1)
