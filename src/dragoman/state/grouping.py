"""Moves that tell the same thing are brought together, in reading order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from dragoman.schema.move import Move


@dataclass(slots=True)
class Group:
    """Moves that tell one thing, in reading order, and the reasons for joining them."""

    moves: list[Move]
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a move belongs to a group, and how well (the best ground wins)."""

    score: float
    reason: str


class Grouper:
    """Puts each move into the group that it fits best, or into a new one.

    ``parties`` says whose move it is: only groups that share a party with it are looked at. ``judge`` gives the ground
    on which a move belongs to a group, or None.
    """

    def __init__(
        self, parties: Callable[[Move], Collection[str]], judge: Callable[[Group, Move], Ground | None]
    ) -> None:
        self.groups: list[Group] = []
        self._parties = parties
        self._judge = judge
        self._by_party: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, moves: Iterable[Move]) -> None:
        """Put each of the moves, which come in reading order, into its group."""
        for move in moves:
            self._add(move)

    def _add(self, move: Move) -> None:
        parties = sorted(set(self._parties(move)))
        best: tuple[Ground, int] | None = None
        for index in sorted({i for party in parties for i in self._by_party[party]}, reverse=True):
            ground = self._judge(self.groups[index], move)
            if ground and (best is None or ground.score > best[0].score):
                best = (ground, index)
        if best is None:
            index = len(self.groups)
            self.groups.append(Group([move]))
        else:
            ground, index = best
            self.groups[index].moves.append(move)
            self.groups[index].reasons.append(f"joined “{move.why.cue}” ({move.why.pattern}): {ground.reason}")
        for party in parties:
            if index not in self._by_party[party]:
                self._by_party[party].append(index)
