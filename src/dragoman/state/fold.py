"""Moves → the state of play: a pure function of the set of moves, whatever their order."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from dragoman.schema.move import Move
from dragoman.schema.state import StateOfPlay
from dragoman.state.addressees import settle_addressees
from dragoman.state.channels import fold_channels
from dragoman.state.conditions import fold_conditions
from dragoman.state.entries import concerns
from dragoman.state.incidents import fold_incidents
from dragoman.state.meetings import fold_meetings
from dragoman.state.positions import fold_positions
from dragoman.state.proposals import fold_proposals
from dragoman.state.timing import select_moves


def fold(
    moves: Iterable[Move],
    *,
    as_of: date | None = None,
    known_at: date | None = None,
    between: Collection[str] = (),
) -> StateOfPlay:
    """The state of play that moves tell.

    ``as_of`` leaves out what happened after that day, ``known_at`` what was published after it; ``between`` keeps the
    entries that concern these parties (codes), with each other where there are several. The order of the moves and
    repetitions of one move make no difference.

    >>> fold([]).proposals
    ()
    """
    chosen = settle_addressees(select_moves(moves, as_of=as_of, known_at=known_at))
    parties = tuple(sorted(set(between)))
    every_proposal = fold_proposals(chosen)
    return StateOfPlay(
        as_of=as_of,
        known_at=known_at,
        between=parties,
        proposals=tuple(p for p in every_proposal if concerns(parties, p.by, p.to)),
        conditions=tuple(fold_conditions(chosen, parties)),
        channels=tuple(fold_channels(chosen, parties)),
        meetings=tuple(fold_meetings(chosen, parties)),
        positions=tuple(fold_positions(chosen, every_proposal, parties)),
        incidents=tuple(fold_incidents(chosen, parties)),
    )
