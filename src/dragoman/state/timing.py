"""The two clocks: which moves count as of a date, or were known at one, and in what order they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from dragoman.schema.move import Arrangement, Move, MoveKind
from dragoman.schema.times import TimeValue

OrderKey = tuple[bool, str, str, int, int, str]
"""What moves are sorted by, so that any order of input gives the same state."""


def order_key(move: Move) -> OrderKey:
    """Publication date (none: last), then the document, then the place in its text, then the id."""
    published = move.published.value if move.published else ""
    evidence = move.evidence
    return (move.published is None, published, move.document_id, evidence.start, evidence.end, move.id)


def select_moves(moves: Iterable[Move], *, as_of: date | None, known_at: date | None) -> list[Move]:
    """The moves that count, each once, in reading order.

    ``known_at`` keeps what was surely published by that day, and what has no publication date; ``as_of`` keeps what may
    have happened by that day (a month counts from its first day on). A meeting that is planned or called off counts
    from the day on which that was told, whenever it is due.
    """
    chosen: dict[str, Move] = {}
    for move in sorted(moves, key=order_key):
        if _known(move, known_at) and _happened(move, as_of):
            chosen.setdefault(move.id, move)
    return list(chosen.values())


def by_document(moves: Iterable[Move]) -> Iterator[list[Move]]:
    """Ordered moves, one list a document."""
    for _, group in groupby(moves, key=lambda m: (order_key(m)[:2], m.document_id)):
        yield list(group)


def time_of(move: Move) -> TimeValue | None:
    """When the act happened or, where nothing tells, when it was published."""
    return move.happened or move.published


def reached(move: Move) -> date | None:
    """The latest day on which the act can have happened: never after its publication. None where nothing tells."""
    days = [t.last() for t in (move.happened, move.published) if t is not None]
    return min(days) if days else None


def earliest(times: Iterable[TimeValue | None]) -> TimeValue | None:
    """The earliest of the times that are told; of times that agree, the most exact (2021-10-03 rather than 2021-10)."""
    told = [t for t in times if t is not None]
    if not told:
        return None
    first = min(told, key=lambda t: (t.first(), t.last()))
    within = [t for t in told if _coarsest(told, first).covers(t)]
    return min(within, key=lambda t: (t.last() - t.first(), t.first()))


def compatible(one: TimeValue | None, other: TimeValue | None) -> bool:
    """Can the two be the same time? An unknown time agrees with every other."""
    return one is None or other is None or one.covers(other) or other.covers(one)


def most_exact(times: Iterable[TimeValue | None]) -> TimeValue | None:
    """The most exact of several times that agree (of equally exact ones, the earliest told)."""
    told = [t for t in times if t is not None]
    return min(told, key=lambda t: t.last() - t.first()) if told else None


def _coarsest(told: list[TimeValue], first: TimeValue) -> TimeValue:
    """Of the times that begin together with the first, the longest."""
    return max((t for t in told if t.covers(first)), key=lambda t: t.last() - t.first())


def _known(move: Move, known_at: date | None) -> bool:
    return known_at is None or move.published is None or move.published.last() <= known_at


def _happened(move: Move, as_of: date | None) -> bool:
    if as_of is None:
        return True
    announced = move.kind is MoveKind.MEET and move.arrangement in {Arrangement.PLANNED, Arrangement.CANCELLED}
    time = move.published if announced else time_of(move)
    return time is None or time.first() <= as_of
