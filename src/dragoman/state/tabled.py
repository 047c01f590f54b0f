"""A proposal while it is being folded: its tellings, and the answers that found it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from dragoman.schema.move import Move, MoveKind
from dragoman.schema.state import AnswerKind, ProposalKind

KINDS = {
    MoveKind.OFFER: ProposalKind.OFFER,
    MoveKind.INVITE: ProposalKind.OFFER,
    MoveKind.COUNTER: ProposalKind.OFFER,
    MoveKind.DEMAND: ProposalKind.DEMAND,
    MoveKind.REQUEST: ProposalKind.DEMAND,
}
"""Moves that table a proposal. A counter tables one too, where its content is told."""


@dataclass(slots=True)
class Given:
    """An answer as it is told: one move or several. ``denied`` marks the account that it was not given."""

    by: tuple[str, ...]
    kind: AnswerKind
    moves: list[Move]
    reasons: list[str]
    denied: bool = False


@dataclass(slots=True)
class Tabled:
    """A proposal on the table; ``moves`` are its tellings in the order in which they were joined."""

    kind: ProposalKind
    by: tuple[str, ...]
    to: tuple[str, ...]
    moves: list[Move]
    reasons: list[str] = field(default_factory=list)
    answers: list[Given] = field(default_factory=list)
    denials: list[Given] = field(default_factory=list)
    withdrawals: list[Move] = field(default_factory=list)
    denied_by: list[Move] = field(default_factory=list)
    touched: int = 0

    def mentions(self) -> list[Move]:
        """Every move that speaks of the proposal."""
        answers = [move for given in self.answers for move in given.moves]
        return [*self.moves, *answers, *self.withdrawals]

    def addressed_to(self, parties: Collection[str]) -> bool:
        """May these parties be the addressees?"""
        return bool(set(self.to) & set(parties)) or (not self.to and not set(self.by) & set(parties))


def nearness(tabled: Tabled, move: Move) -> tuple[int, int]:
    """How near a proposal was last mentioned before a move (the smaller, the nearer).

    In the same document the nearest mention before the move, then the nearest after it (a headline comes before what it
    sums up), then whatever was spoken of last in earlier documents.
    """
    here = [m for m in tabled.mentions() if m.document_id == move.document_id]
    before = [move.evidence.start - m.evidence.start for m in here if m.evidence.start <= move.evidence.start]
    if before:
        return (0, min(before))
    if here:
        return (1, min(m.evidence.start - move.evidence.start for m in here))
    return (2, -tabled.touched)
