"""Channels: standing means of contact, each in the state in which the newest telling leaves it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from dragoman.schema.move import ChannelKind, ChannelRef, Move
from dragoman.schema.state import Channel
from dragoman.schema.times import TimeValue
from dragoman.state.entries import SURE, common_fields, gathers, in_order
from dragoman.state.grouping import Ground, Group, Grouper
from dragoman.state.synonyms import canonical
from dragoman.state.timing import earliest, order_key, reached

_PLACE = re.compile(r"\b(?:in|at)\s+(?:the\s+)?((?:[A-Z][\w’'-]*\s?)+)")
_AFTER_HEAD = re.compile(r"\b(?:of|in|to|at|on|for|between|with|from|over|about)\b")
_WORD = re.compile(r"[^\W_][\w-]*")
_POSSESSIVE = re.compile(r"['’]s?\b")
_SMALL = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "in",
        "to",
        "at",
        "on",
        "for",
        "between",
        "with",
        "from",
        "over",
        "about",
        "and",
        "its",
        "their",
        "his",
        "her",
    }
)
_STEM = 5
_HALF = 0.5


def fold_channels(moves: Sequence[Move], between: Collection[str] = ()) -> list[Channel]:
    """The channels that ordered moves tell; tellings that are not sure (plans, possibilities, denials) don't count."""
    grouper = Grouper(lambda move: _of(move).between, _judge)
    grouper.add(m for m in moves if m.channel and m.channel.between and m.factuality in SURE)
    entries = [_entry(group) for group in grouper.groups]
    return [e for e in entries if gathers(between, e.between)]


def _judge(group: Group, move: Move) -> Ground | None:
    """Same kind, between parties that agree, and names that may be the same one's."""
    channel = _of(move)
    scores = [score for m in group.moves if (score := _sameness(_of(m), channel)) > 0]
    return Ground(max(scores), f"same channel as “{_of(group.moves[0]).name}”") if scores else None


def _sameness(one: ChannelRef, other: ChannelRef) -> float:
    first, second = set(one.between), set(other.between)
    if len(first & second) < min(2, len(first), len(second)):
        return 0.0
    heads = canonical([_head(one.name)]) & canonical([_head(other.name)])
    if one.kind is not other.kind and not heads:
        return 0.0
    if one.kind is ChannelKind.OTHER and not heads:
        return 0.0
    places = _PLACE.search(one.name), _PLACE.search(other.name)
    if places[0] and places[1]:
        return 1.0 if places[0][1].strip() == places[1][1].strip() else 0.0
    mine, theirs = _telling(one.name), _telling(other.name)
    if not mine or not theirs:
        return _HALF
    share = len(mine & theirs) / min(len(mine), len(theirs))
    return share if share > _HALF or (share == _HALF and heads and one.kind is other.kind) else 0.0


def _head(name: str) -> str:
    """The head noun of a name, singular: "office" of "NATO's office in Moscow"."""
    words = _WORD.findall(_POSSESSIVE.sub("", _AFTER_HEAD.split(name)[0]).casefold())
    return words[-1].removesuffix("s") if words else ""


def _telling(name: str) -> frozenset[str]:
    """Stems of the words of a name besides its head and small words."""
    head = _head(name)
    words = _WORD.findall(_POSSESSIVE.sub("", name).casefold())
    return frozenset(w[:_STEM] for w in words if w not in _SMALL and w.removesuffix("s") != head)


def _of(move: Move) -> ChannelRef:
    if move.channel is None:
        raise ValueError(f"move {move.id} has no channel")
    return move.channel


def _entry(group: Group) -> Channel:
    ordered = sorted(group.moves, key=_newness)
    status = _of(ordered[-1]).status
    return Channel(
        **common_fields("channels", group.moves, group.reasons),
        name=max((_of(m).name for m in group.moves), key=len),
        kind=_of(group.moves[0]).kind,
        between=in_order(p for m in group.moves for p in _of(m).between),
        status=status,
        since=_since(ordered),
    )


def _newness(move: Move) -> tuple[date, tuple[bool, str, str, int, int, str]]:
    """The latest time, then the newest telling: "closed in May", told in July, doesn't undo a reopening in June."""
    return (reached(move) or date.max, order_key(move))


def _since(ordered: Sequence[Move]) -> TimeValue | None:
    """When the present status began: the earliest date told for it since the status last changed."""
    status = _of(ordered[-1]).status
    times: list[TimeValue | None] = []
    for move in reversed(ordered):
        if _of(move).status is not status:
            break
        times.append(move.happened)
    return earliest(times)
