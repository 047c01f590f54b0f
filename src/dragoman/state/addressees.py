"""Whom an act addresses that its own document leaves open: those candidates who take part in the matter elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from dragoman.lexicon.addressee_weights import load_weights
from dragoman.schema.move import Candidate, Move
from dragoman.state.entries import in_order

SCORE = "score in the document"
"""The feature that carries how likely a candidate is by its own document."""


def settle_addressees(moves: Sequence[Move]) -> list[Move]:
    """The same moves in the same order; where the addressee was guessed, the likeliest by all of them is taken.

    A move keeps its id and as many addressees as it had. Where another is taken, its reasons say so.
    """
    dealings = Dealings(moves)
    return [_settled(move, dealings) if move.toward and move.why.candidates else move for move in moves]


class Dealings:
    """How much each party takes part in the documents in which another acts."""

    def __init__(self, moves: Iterable[Move]) -> None:
        self._acts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._addressed: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._dealt: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._found: dict[tuple[str, ...], tuple[Counter[str], Counter[str], Counter[str]]] = {}
        for move in moves:
            by, toward = set(move.by), set() if move.why.unsure else set(move.toward)
            self._acts[move.document_id].update(by)
            self._addressed[move.document_id].update(toward)
            for party in by | toward:
                self._dealt[party].update((toward if party in by else set()) | (by if party in toward else set()))

    def features(self, by: tuple[str, ...], candidates: Sequence[Candidate]) -> dict[str, dict[str, float]]:
        """What tells for each candidate as the addressee of those who act: shares from 0 to 1, and its score."""
        parties = [candidate.party for candidate in candidates]
        acts, addressed, dealt = (_shares(counts, parties) for counts in self._counts(by))
        return {
            candidate.party: {
                SCORE: candidate.score,
                "share of the acts": acts[candidate.party],
                "share of what is addressed": addressed[candidate.party],
                "share of the dealings": dealt[candidate.party],
            }
            for candidate in candidates
        }

    def _counts(self, by: tuple[str, ...]) -> tuple[Counter[str], Counter[str], Counter[str]]:
        if by not in self._found:
            documents = [document for document, acting in self._acts.items() if any(party in acting for party in by)]
            self._found[by] = (
                _sum(self._acts[document] for document in documents),
                _sum(self._addressed[document] for document in documents),
                _sum(self._dealt[party] for party in by),
            )
        return self._found[by]


def _settled(move: Move, dealings: Dealings) -> Move:
    weights = load_weights()
    scores = {
        party: sum(weights.get(name, 0.0) * value for name, value in features.items())
        for party, features in dealings.features(move.by, move.why.candidates).items()
    }
    likeliest = sorted(scores, key=lambda party: (-scores[party], party))[: len(move.toward)]
    if set(likeliest) == set(move.toward):
        return move
    doubt = f"{', '.join(move.toward)} by its own document; all documents make {', '.join(likeliest)} likelier"
    return replace(move, toward=in_order(likeliest), why=replace(move.why, unsure=(*move.why.unsure, doubt)))


def _shares(counts: Counter[str], parties: Collection[str]) -> dict[str, float]:
    total = sum(counts[party] for party in parties)
    return {party: counts[party] / total if total else 0.0 for party in parties}


def _sum(counters: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for counter in counters:
        total.update(counter)
    return total
