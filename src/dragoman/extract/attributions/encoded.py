"""Passages → what the rules find in them and what the shared encoder makes of their words: read once, for all heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.extract.attributions.rules import RuleFindings, find_by_rules
from dragoman.extract.attributions.signals import words_with_signals
from dragoman.extract.encoder.model import Encoder
from dragoman.extract.encoder.reading import Reading, Scores
from dragoman.extract.encoder.words import Words
from dragoman.extract.sentences import Passage
from dragoman.schema.document import Document


@dataclass(frozen=True, slots=True)
class Encoded:
    """The rules' findings, and the words of each passage with the encoder's readings of them."""

    findings: RuleFindings
    words: list[Words]
    readings: list[list[Reading]]

    def vectors(self) -> Scores:
        """The vectors (N, D) of all words of the document, in their order."""
        found = [reading.vectors for readings in self.readings for reading in readings]
        return np.concatenate(found) if found else np.zeros((0, 1), dtype=np.float32)


def encode(document: Document, passages: Sequence[Passage], encoder: Encoder) -> Encoded:
    """Read all passages of a document."""
    findings = find_by_rules(document, passages)
    words = words_with_signals(passages, findings)
    return Encoded(findings, words, encoder.read(words))
