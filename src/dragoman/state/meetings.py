"""Meetings: planned, held or called off, each once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from dragoman.schema.move import Arrangement, Move, MoveKind
from dragoman.schema.state import Meeting
from dragoman.schema.times import Granularity, TimeValue
from dragoman.state.entries import NEGATIVE, common_fields, gathers, in_order
from dragoman.state.grouping import Ground, Group, Grouper
from dragoman.state.matching import mostly_same
from dragoman.state.timing import compatible, most_exact, order_key

_FEWEST = 2
_STRENGTH = (Arrangement.PLANNED, Arrangement.HELD, Arrangement.CANCELLED)


def fold_meetings(moves: Sequence[Move], between: Collection[str] = ()) -> list[Meeting]:
    """The meetings of two parties or more that ordered moves tell, in the order in which they were first told."""
    told = [m for m in moves if m.kind is MoveKind.MEET and _counts(m) and len(_parties(m)) >= _FEWEST]
    grouper = Grouper(_parties, _judge)
    grouper.add(m for m in told if m.happened)
    grouper.add(m for m in told if not m.happened)  # what has no date looks for a dated meeting, wherever that is told
    for group in grouper.groups:
        group.moves.sort(key=order_key)
    ordered = sorted(grouper.groups, key=lambda group: order_key(group.moves[0]))
    entries = [_entry(group) for group in ordered]
    return [e for e in entries if gathers(between, e.parties)]


def _counts(move: Move) -> bool:
    return move.arrangement is Arrangement.CANCELLED or move.factuality not in NEGATIVE


def _parties(move: Move) -> tuple[str, ...]:
    return in_order([*move.by, *move.toward])


def _judge(group: Group, move: Move) -> Ground | None:
    parties = {p for m in group.moves for p in _parties(m)}
    if len(parties & set(_parties(move))) < _FEWEST or not _agree(group, move):
        return None
    if not all(_may_follow(*sorted((m, move), key=order_key)) for m in group.moves):
        return None
    here = [m for m in group.moves if m.document_id == move.document_id]
    if any(mostly_same(m.evidence, move.evidence) for m in here):
        return Ground(3.0, "told in the same words")
    dated = any(m.happened for m in group.moves)
    if dated and move.happened:
        return Ground(2.0, "same parties, dates agree")
    if here:
        distance = min(abs(m.evidence.start - move.evidence.start) for m in here)
        return Ground(1.0 + 1.0 / (2.0 + distance), "same parties in one document, nothing tells them apart")
    return _judge_across_documents(group, move)


def _judge_across_documents(group: Group, move: Move) -> Ground | None:
    if move.place and any(m.place == move.place for m in group.moves):
        return Ground(0.9, "same parties, same place")
    if any(_comes_true(m, move) or _comes_true(move, m) for m in group.moves):
        return Ground(0.5, "same parties, planned and then told again")
    return None


def _agree(group: Group, move: Move) -> bool:
    """Do dates and places agree with every telling, and the forum where one of the two has no date?"""
    for told in group.moves:
        if not compatible(told.happened, move.happened):
            return False
        if told.place and move.place and told.place != move.place:
            return False
        dated = told.happened and move.happened
        if not dated and told.forum and move.forum and told.forum.casefold() != move.forum.casefold():
            return False
    return True


def _may_follow(earlier: Move, later: Move) -> bool:
    """Can the two tell one meeting, by what became of it? In a later document a plan may have come true or to nothing.

    Within one document a meeting held and one planned or called off are two, and so are one held and one planned in a
    later document: only an exact day told of both makes them one, and never one held and one called off.
    """
    ways = {_arrangement(earlier), _arrangement(later)}
    if len(ways) == 1:
        return True
    if earlier.document_id != later.document_id and _arrangement(earlier) is Arrangement.PLANNED:
        return True
    one_day = earlier.happened == later.happened and _is_day(earlier.happened)
    return one_day and Arrangement.PLANNED in ways


def _is_day(time: TimeValue | None) -> bool:
    return time is not None and time.granularity is Granularity.DAY


def _comes_true(plan: Move, later: Move) -> bool:
    """Is a meeting planned without a date told again in a later document, where it is held or called off?"""
    if plan.arrangement is not Arrangement.PLANNED or later.arrangement is Arrangement.PLANNED:
        return False
    return order_key(plan)[:2] < order_key(later)[:2] and (plan.happened is None or later.happened is None)


def _entry(group: Group) -> Meeting:
    newest = [m for m in group.moves if m.document_id == group.moves[-1].document_id]
    return Meeting(
        **common_fields("meetings", group.moves, group.reasons),
        parties=in_order(p for m in group.moves for p in _parties(m)),
        date=most_exact(m.happened for m in reversed(group.moves)),
        place=next((m.place for m in reversed(group.moves) if m.place), None),
        forum=next((m.forum for m in group.moves if m.forum), None),
        status=max((_arrangement(m) for m in newest), key=_STRENGTH.index),
    )


def _arrangement(move: Move) -> Arrangement:
    """What a telling says of its meeting; one whose day had not come when it was told cannot have been held."""
    if move.arrangement in {Arrangement.PLANNED, Arrangement.CANCELLED}:
        return Arrangement(move.arrangement)
    published = move.published.last() if move.published else date.max
    return Arrangement.PLANNED if move.happened and move.happened.first() > published else Arrangement.HELD
