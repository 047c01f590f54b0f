"""What the encoder says of the words of a passage → tagged attributions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dragoman.extract.encoder.reading import Reading, Scores
from dragoman.extract.encoder.words import Numbers

ROLES = ("none", "cue", "source", "content")
"""The roles of words, in the order of the encoder's output."""

CUE, SOURCE, CONTENT = 1, 2, 3
Mask = npt.NDArray[np.bool_]
LinkScores = Callable[[int], Scores]
"""Gives the logits (N, 2) of the links from an anchor to each word of the reading."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How sure the encoder must be, as probabilities; chosen on articles that it wasn't trained on.

    ``anchor`` for a cue, ``link`` for a word of a content or source, ``source`` for the surest word of a source,
    ``whole`` for an attribution (the mean of the cue's and the content's).
    """

    anchor: float = 0.3
    link: float = 0.5
    source: float = 0.4
    whole: float = 0.5
    role_weight: float = 0.3


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution as numbers of words; ``sureness`` is between 0 and 1."""

    anchor: int
    cue: Numbers
    content: Numbers
    source: Numbers
    sureness: float


def tag_attributions(reading: Reading, links: LinkScores, least: Thresholds) -> list[Tagged]:
    """The attributions among the words of a reading, in the order of their anchors."""
    first = reading.span[0]
    roles = _log_softmax(reading.roles)
    chances = _sigmoid(reading.anchors)
    anchors = _peaks(chances, least.anchor)
    if not anchors:
        return []
    scores = np.stack([links(first + a) for a in anchors])
    scores[:, :, 0] += least.role_weight * (roles[:, CONTENT] - _others(roles, CONTENT))
    scores[:, :, 1] += least.role_weight * (roles[:, SOURCE] - _others(roles, SOURCE))
    cues = [_grow(a, roles.argmax(axis=1) == CUE) for a in anchors]
    owner = scores[:, :, 0].argmax(axis=0)
    found = []
    for row, (anchor, cue) in enumerate(zip(anchors, cues, strict=True)):
        chance = _sigmoid(scores[row])
        mine = (chance[:, 0] > least.link) & (owner == row)
        mine[cue] = False
        content = np.flatnonzero(mine)
        if not len(content):
            continue
        sureness = float((chances[anchor] + chance[content, 0].mean()) / 2)
        if sureness < least.whole:
            continue
        found.append(
            Tagged(
                first + anchor, first + cue, first + content, first + _source(chance[:, 1], mine, cue, least), sureness
            )
        )
    return found


def _source(chance: Scores, content: Mask, cue: Numbers, least: Thresholds) -> Numbers:
    """The run of words round the surest word of the source; none where it isn't sure enough."""
    chance = chance.copy()
    chance[content] = 0
    chance[cue] = 0
    best = int(chance.argmax())
    if chance[best] < least.source:
        return np.zeros(0, dtype=np.int64)
    return _grow(best, chance > min(least.link, chance[best] - 1e-6))


def _grow(at: int, inside: Mask) -> Numbers:
    """The run of words round one that are inside."""
    start = end = at
    while start > 0 and inside[start - 1]:
        start -= 1
    while end + 1 < len(inside) and inside[end + 1]:
        end += 1
    return np.arange(start, end + 1)


def _peaks(chances: Scores, least: float) -> list[int]:
    """The words whose chance is enough and greatest among their neighbours."""
    found = []
    for place in np.flatnonzero(chances >= least).tolist():
        near = chances[max(place - 1, 0) : place + 2]
        if chances[place] >= near.max():
            found.append(place)
    return found


def _sigmoid(logits: Scores) -> Scores:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), dtype=np.float32)


def _log_softmax(logits: Scores) -> Scores:
    shifted = logits - logits.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), dtype=np.float32)


def _others(logs: Scores, role: int) -> Scores:
    """The logarithm of the chance of any other role."""
    return np.asarray(np.log(np.clip(1 - np.exp(logs[:, role]), 1e-6, 1)), dtype=np.float32)
