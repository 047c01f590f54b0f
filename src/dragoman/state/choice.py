"""The choice of one proposal, or none, by features with learned weights, and the grounds for it in words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.state.tabled import Tabled

NONE = "none of them"
"""The feature of the choice that no proposal is meant."""
_GROUNDS = 3
_SURE = 0.5

Features = dict[str, float]
"""What tells for or against a proposal, by a name in words: 0 to 1 each."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal that a move may be about, with what tells for it."""

    tabled: Tabled
    features: Features


@dataclass(frozen=True, slots=True)
class Chosen:
    """A proposal that a move is taken to be about; ``lead`` is how far its score is above that of none."""

    tabled: Tabled
    lead: float
    reason: str


def rank(candidates: Sequence[Candidate], weights: Mapping[str, float]) -> list[Chosen]:
    """The proposals that are likelier than none, likeliest first (of equals, the one told first)."""
    none = weights.get(NONE, 0.0)
    scored = [(_score(c.features, weights) - none, c) for c in candidates]
    whole = 1.0 + math.fsum(math.exp(lead) for lead, _ in scored)
    likelier = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: -pair[0])
    return [Chosen(c.tabled, lead, _reason(c, weights, math.exp(lead) / whole)) for lead, c in likelier]


def _score(features: Features, weights: Mapping[str, float]) -> float:
    return math.fsum(weights.get(name, 0.0) * value for name, value in features.items())


def _reason(candidate: Candidate, weights: Mapping[str, float], chance: float) -> str:
    told = sorted((-weights.get(name, 0.0) * value, name) for name, value in candidate.features.items())
    grounds = [name for push, name in told[:_GROUNDS] if push < 0]
    doubt = "unsure: " if chance < _SURE else ""
    return f"{doubt}{'; '.join(grounds)} (chance {chance:.0%})"
