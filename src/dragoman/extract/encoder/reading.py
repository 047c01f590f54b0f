"""What the encoder makes of the words of a passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dragoman.extract.encoder.links import RuleLink, relate
from dragoman.extract.encoder.words import Words

Scores = npt.NDArray[np.float32]
LINKS = ("content", "source")


@dataclass(frozen=True, slots=True)
class Reading:
    """The outputs for N words: ``roles`` (N, R) and ``anchors`` (N) are logits, ``left``, ``right`` (N, L, D) vectors.

    ``vectors`` (N, 384) are those of the words themselves, for all other heads; of no width where the weights are of a
    training that didn't give them. ``span`` says which words of the passage these are (a long passage is read in
    several windows).
    """

    span: tuple[int, int]
    roles: Scores
    anchors: Scores
    left: Scores
    right: Scores
    vectors: Scores


def link_scores(reading: Reading, words: Words, anchor: int, rule: RuleLink | None, bias: Sequence[Scores]) -> Scores:
    """The logits (N, L) that each word belongs to the content, or to the source, of the cue with this anchor.

    ``bias`` has a table for each column of ``relate``.
    """
    first = reading.span[0]
    scores: Scores = np.einsum("ld,nld->nl", reading.left[anchor - first], reading.right)
    related = relate(words, anchor, reading.span, rule)
    for column, table in enumerate(bias):
        scores = scores + table[related[:, column]]
    return scores
