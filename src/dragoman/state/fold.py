"""Moves → the state of play: a pure function of the set of moves, whatever their order."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from dragoman.schema.move import Move
from dragoman.schema.state import StateOfPlay
from dragoman.state.addressees import settle_addressees
from dragoman.state.channels import fold_channels
from dragoman.state.conditions import fold_conditions
from dragoman.state.entries import about, concerns
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
    issues: Collection[str] = (),
) -> StateOfPlay:
    """The state of play that moves tell.

    ``as_of`` leaves out what happened after that day, ``known_at`` what was published after it; ``between`` keeps the
    entries that concern these parties (codes), with each other where there are several, ``issues`` those that are about
    one of these (ids). The order of the moves and repetitions of one move make no difference.

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
        issues=tuple(dict.fromkeys(issues)),
        proposals=tuple(p for p in every_proposal if concerns(parties, p.by, p.to) and about(issues, p, *p.answers)),
        conditions=tuple(c for c in fold_conditions(chosen, parties) if about(issues, c)),
        channels=tuple(c for c in fold_channels(chosen, parties) if about(issues, c)),
        meetings=tuple(m for m in fold_meetings(chosen, parties) if about(issues, m)),
        positions=tuple(p for p in fold_positions(chosen, every_proposal, parties) if about(issues, p)),
        incidents=tuple(i for i in fold_incidents(chosen, parties) if about(issues, i)),
    )
