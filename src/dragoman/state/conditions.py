"""Conditions: "if X, then Y", each once, however often it is told."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dragoman.schema.move import Condition, Move
from dragoman.schema.state import ConditionEntry
from dragoman.state.entries import NEGATIVE, common_fields, concerns, in_order
from dragoman.state.grouping import Ground, Group, Grouper
from dragoman.state.matching import SAME, Weights, words_of
from dragoman.state.timing import by_document

_SAME_PLACE = 2.0
_LEAST_PART = 0.2


def fold_conditions(moves: Sequence[Move], between: Collection[str] = ()) -> list[ConditionEntry]:
    """The conditions that ordered moves tell. A condition made by nobody named is left out."""
    weights = Weights()
    grouper = Grouper(lambda move: move.by, lambda group, move: _judge(group, move, weights))
    for batch in by_document(moves):
        weights.learn(batch)
        grouper.add(m for m in batch if m.condition and m.by and m.factuality not in NEGATIVE)
    entries = [_entry(group) for group in grouper.groups]
    return [e for e in entries if concerns(between, e.by, e.toward)]


def _judge(group: Group, move: Move, weights: Weights) -> Ground | None:
    """Told in overlapping words of one document, or alike both in what is asked for and in what follows."""
    condition = _of(move)
    if any(_overlap(m, move) for m in group.moves):
        return Ground(_SAME_PLACE, "told in the same words")
    likeness = max(_likeness(_of(m), condition, weights) for m in group.moves)
    return Ground(likeness, f"same condition (likeness {likeness:.2f})") if likeness >= SAME else None


def _likeness(one: Condition, other: Condition, weights: Weights) -> float:
    if_ = weights.likeness(words_of(one.if_), words_of(other.if_))
    then = weights.likeness(words_of(one.then), words_of(other.then))
    return (if_ + then) / 2 if min(if_, then) >= _LEAST_PART else 0.0


def _overlap(one: Move, other: Move) -> bool:
    return one.document_id == other.document_id and _of(one).if_.span.overlaps(_of(other).if_.span)


def _of(move: Move) -> Condition:
    if move.condition is None:
        raise ValueError(f"move {move.id} has no condition")
    return move.condition


def _entry(group: Group) -> ConditionEntry:
    """Words and firmness are those of the first telling in the newest document: a party's terms may harden or soften.

    Within one document the first telling is taken, since a paraphrase and the words quoted for it mean the same.
    """
    newest = group.moves[-1].document_id
    told = next(m for m in group.moves if m.document_id == newest)
    condition = _of(told)
    return ConditionEntry(
        **common_fields("conditions", group.moves, group.reasons),
        by=in_order(p for m in group.moves for p in m.by),
        toward=in_order(p for m in group.moves for p in m.toward),
        if_=condition.if_.text,
        then=condition.then.text,
        firmness=condition.firmness,
    )
