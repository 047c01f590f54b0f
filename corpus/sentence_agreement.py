"""How far two annotations of the same sentences, or of the same relations, agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from inline import ROLES, MarkedMove, Sentence
from matching import best_pairs, overlaps
from measures import Found
from relations import Relation

_SAME_KIND = 0.01
"""Moves may share a cue: where they overlap alike, those of the same kind are a pair."""


@dataclass(slots=True)
class SentenceAgreement:
    """Moves are the same where their cues overlap; the rest is compared on those."""

    sentences: int = 0
    moves: Found = field(default_factory=Found)
    kinds: list[tuple[str, str]] = field(default_factory=list)
    factualities: list[tuple[str, str]] = field(default_factory=list)
    roles: dict[str, Found] = field(default_factory=lambda: dict.fromkeys(ROLES, Found()))

    def add(self, first: Sentence, second: Sentence) -> None:
        """Count a sentence."""
        pairs = pairs_of_moves(first.moves, second.moves)
        self.sentences += 1
        self.moves += Found(len(first.moves), len(second.moves), len(pairs))
        for ours, theirs in pairs:
            self.kinds.append((ours.kind.value, theirs.kind.value))
            self.factualities.append((ours.factuality.value, theirs.factuality.value))
            for role in ROLES:
                self.roles[role] += _stretches_of(role, ours, theirs)


def pairs_of_moves(first: Sequence[MarkedMove], second: Sequence[MarkedMove]) -> list[tuple[MarkedMove, MarkedMove]]:
    """The moves that both annotations have: their cues overlap."""
    likeness = overlaps([move.cue for move in first], [move.cue for move in second])
    for i, j in likeness:
        likeness[i, j] += _SAME_KIND * (first[i].kind is second[j].kind)
    return [(first[i], second[j]) for i, j in best_pairs(likeness)]


def _stretches_of(role: str, first: MarkedMove, second: MarkedMove) -> Found:
    ours, theirs = first.roles.get(role, []), second.roles.get(role, [])
    return Found(len(ours), len(theirs), len(best_pairs(overlaps(ours, theirs))))


def compare_sentences(first: Iterable[Sentence], second: Iterable[Sentence]) -> SentenceAgreement:
    """The agreement on the sentences that both annotations have."""
    of_text = {sentence.text: sentence for sentence in first}
    total = SentenceAgreement()
    for sentence in second:
        if sentence.text in of_text:
            total.add(of_text[sentence.text], sentence)
    return total


def compare_relations(first: Iterable[Relation], second: Iterable[Relation]) -> list[tuple[str, str]]:
    """The types that each annotation gives to the marked pairs that both have."""
    of_pair = {relation.pair: relation.root for relation in first}
    return [(of_pair[relation.pair], relation.root) for relation in second if relation.pair in of_pair]
