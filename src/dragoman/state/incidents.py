"""Incidents: what parties did to each other, other than talking, as far as it is told as fact."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dragoman.lexicon.codes import QuadClass, load_codes
from dragoman.schema.move import Move, MoveKind
from dragoman.schema.state import Incident
from dragoman.state.entries import SURE, common_fields, concerns, in_order, longest_phrase
from dragoman.state.grouping import Ground, Group, Grouper
from dragoman.state.matching import SAME, Weights, mostly_same, words_of
from dragoman.state.timing import by_document, compatible, most_exact

_SAME_PLACE = 2.0
_ONLY_TOLD = "CONSULT"
"""The PLOVER type of a channel's state that is told and not brought about ("the talks are stalled")."""


def fold_incidents(moves: Sequence[Move], between: Collection[str] = ()) -> list[Incident]:
    """The incidents that ordered moves tell, in the order in which they were first told.

    Left out is what one side alleges about the other, what has no author, and the opening of a channel, which is that
    channel's state and no act on anybody.
    """
    weights = Weights()
    grouper = Grouper(lambda move: move.by, lambda group, move: _judge(group, move, weights))
    for batch in by_document(moves):
        weights.learn(batch)
        grouper.add(m for m in batch if _is_incident(m))
    entries = [_entry(group) for group in grouper.groups]
    return [e for e in entries if concerns(between, e.by, e.toward)]


def _is_incident(move: Move) -> bool:
    if not load_codes()[move.kind].material or not move.by or move.factuality not in SURE:
        return False
    if move.plover == _ONLY_TOLD:
        return False
    return _told_as_fact(move) and not (move.kind is MoveKind.OPEN and move.channel)


def _told_as_fact(move: Move) -> bool:
    """By the narrator, by the actor's own side, or by the one who has the benefit of a friendly act.

    A speaker who speaks for no party that is known is no side either.
    """
    if not move.voice or not move.voice[0].parties:
        return True
    speakers = set(move.voice[0].parties)
    friendly = load_codes()[move.kind].quad is QuadClass.MATERIAL_COOPERATION
    return bool(speakers & set(move.by)) or (friendly and bool(speakers & set(move.toward)))


def _judge(group: Group, move: Move, weights: Weights) -> Ground | None:
    if any(m.plover != move.plover or not compatible(m.happened, move.happened) for m in group.moves):
        return None
    if any(mostly_same(m.evidence, move.evidence) and _overlap(m, move) for m in group.moves):
        return Ground(_SAME_PLACE, "told in the same words")
    likeness = max(weights.likeness(words_of(m.content), words_of(move.content)) for m in group.moves)
    return Ground(likeness, f"same act, dates agree (likeness {likeness:.2f})") if likeness >= SAME else None


def _overlap(one: Move, other: Move) -> bool:
    """Are the two not about different things in one sentence ("expelled two envoys and closed the border")?"""
    return not (one.content and other.content) or one.content.span.overlaps(other.content.span)


def _entry(group: Group) -> Incident:
    by = in_order(p for m in group.moves for p in m.by)
    return Incident(
        **common_fields("incidents", group.moves, group.reasons),
        by=by,
        toward=in_order(p for m in group.moves for p in m.toward if p not in by),
        plover=group.moves[0].plover,
        date=most_exact(m.happened for m in group.moves),
        what=longest_phrase((m.content for m in group.moves), group.moves[0].evidence.quote),
    )
