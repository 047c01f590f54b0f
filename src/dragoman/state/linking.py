"""For which proposal an answer is meant: what tells for each one on the table."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dragoman.schema.move import Move, MoveKind
from dragoman.schema.state import AnswerKind
from dragoman.state.choice import Candidate, Features
from dragoman.state.matching import Weights, names_demand, names_offer
from dragoman.state.standing import place, standing, wording
from dragoman.state.tabled import Tabled, nearness

_PLACES = {"first": 0, "former": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "latter": -1}
_PLACE = re.compile(rf"\bthe (?:very )?({'|'.join(_PLACES)})\b", re.IGNORECASE)


def candidates(
    table: Sequence[Tabled],
    move: Move,
    kind: AnswerKind,
    answerers: Callable[[Tabled, Move], tuple[str, ...]],
    weights: Weights,
) -> list[Candidate]:
    """The proposals with what tells for each; ``answerers`` says who would answer one by the move."""
    near = sorted(table, key=lambda t: nearness(t, move))
    theirs = {id(t): frozenset(answerers(t, move)) for t in table}
    asked = [t for t in near if theirs[id(t)] & set(t.to)]
    listed = _listed(table, move)
    found = []
    for tabled in table:
        features = place(tabled, move) | wording(tabled, move, weights) | _kinds(tabled, move, kind)
        if move.kind is MoveKind.COUNTER:
            features = {f"{name}, of a counter" if "like" in name else name: v for name, v in features.items()}
        features |= _parties(tabled, move, theirs[id(tabled)]) | _answered(tabled, kind, theirs[id(tabled)])
        features |= standing(tabled, near, "of all") | standing(tabled, asked, "of those that ask the one who answers")
        if any(t is tabled for t in listed):
            features["its place in the list is named"] = 1.0
        found.append(Candidate(tabled, features))
    return found


def _listed(table: Sequence[Tabled], move: Move) -> list[Tabled]:
    """The proposals at the places that the answer names ("the first is out of the question")."""
    named = _PLACE.findall(move.evidence.quote)
    if not named:
        return []
    told = [
        (min(starts), n)
        for n, t in enumerate(table)
        if (starts := [m.evidence.start for m in t.moves if m.document_id == move.document_id])
        and min(starts) < move.evidence.start
    ]
    ordered = [table[n] for _, n in sorted(told)]
    places = [_PLACES[word.lower()] for word in named]
    return [ordered[n] for n in places if -len(ordered) <= n < len(ordered)]


def _kinds(tabled: Tabled, move: Move, kind: AnswerKind) -> Features:
    features: Features = {f"an answer “{kind.value}”, to an {tabled.kind.value}": 1.0}
    demand, offer = names_demand(move.content), names_offer(move.content)
    if demand is not offer:
        features[f"it speaks of {'a demand' if demand else 'an offer'}, to an {tabled.kind.value}"] = 1.0
    return features


def _parties(tabled: Tabled, move: Move, answerers: frozenset[str]) -> Features:
    features: Features = {}
    if answerers & set(tabled.to):
        features["it asks the one who answers"] = 1.0
        if answerers == set(tabled.to):
            features["it asks just those who answer"] = 1.0
    elif tabled.to:
        features["it asks others"] = 1.0
    if move.toward:
        if set(move.toward) == set(tabled.by):
            features["the answer is to just its proposers"] = 1.0
        elif set(move.toward) & set(tabled.by):
            features["the answer is to its proposer"] = 1.0
        else:
            features["the answer is to others"] = 1.0
    return features


def _answered(tabled: Tabled, kind: AnswerKind, answerers: frozenset[str]) -> Features:
    features: Features = {}
    theirs = [given for given in tabled.answers if answerers & set(given.by)]
    if any(given.kind is kind for given in theirs):
        features["so answered before"] = 1.0
    elif theirs and theirs[-1].kind is AnswerKind.CONSIDERING:
        features["under study before"] = 1.0
    elif theirs:
        features["otherwise answered before"] = 1.0
    elif tabled.answers:
        features["answered by others before"] = 1.0
    if tabled.withdrawals:
        features["withdrawn before"] = 1.0
    return features
