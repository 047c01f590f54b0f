"""Positions: where a party says it stands on an issue, when it is neither a proposal nor an answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from dragoman.schema.document import Evidence
from dragoman.schema.move import Move, MoveKind
from dragoman.schema.state import Answer, Position, Proposal
from dragoman.state.entries import NEGATIVE, common_fields, concerns, longest_phrase
from dragoman.state.grouping import Ground, Group, Grouper
from dragoman.state.matching import SAME, Weights, mostly_same, same_place, words_of
from dragoman.state.timing import by_document

_SAME_PLACE = 2.0


def fold_positions(
    moves: Sequence[Move], proposals: Iterable[Proposal], between: Collection[str] = ()
) -> list[Position]:
    """The positions that ordered moves tell, one a party and issue, in the order in which they were first told.

    A stance told in the words of an answer to a proposal of another party is that answer, and is left out; one that
    is an answer only by what it holds stays a position as well.
    """
    stances = {m.id for m in moves if m.kind is MoveKind.STATE_POSITION}
    answers = [(a, e) for p in proposals for a in p.answers for e in a.evidence if not stances.issuperset(a.moves)]
    weights = Weights()
    grouper = Grouper(lambda move: move.by, lambda group, move: _judge(group, move, weights))
    for batch in by_document(moves):
        weights.learn(batch)
        told = [m for m in batch if m.kind is MoveKind.STATE_POSITION and m.stance and m.factuality not in NEGATIVE]
        grouper.add(_of_party(m, party) for m in told for party in m.by if not _answered(m, party, answers))
    return [_entry(group) for group in grouper.groups if concerns(between, group.moves[0].by)]


def _of_party(move: Move, party: str) -> Move:
    """The same move as that of one of its parties."""
    return replace(move, by=(party,))


def _answered(move: Move, party: str, answers: Iterable[tuple[Answer, Evidence]]) -> bool:
    return any(party in answer.by and mostly_same(evidence, move.evidence) for answer, evidence in answers)


def _judge(group: Group, move: Move, weights: Weights) -> Ground | None:
    if any(m.stance is move.stance and same_place(m, move) for m in group.moves):
        return Ground(_SAME_PLACE, "told in the same words")
    words = words_of(move.content)
    likeness = max(weights.likeness(words_of(m.content), words) for m in group.moves)
    return Ground(likeness, f"same issue (likeness {likeness:.2f})") if likeness >= SAME else None


def _entry(group: Group) -> Position:
    newest = group.moves[-1]
    if newest.stance is None:
        raise ValueError(f"move {newest.id} has no stance")
    party = newest.by[0]
    issue = longest_phrase((m.content for m in group.moves), newest.evidence.quote)
    return Position(
        **common_fields("positions", group.moves, group.reasons, party), party=party, issue=issue, stance=newest.stance
    )
