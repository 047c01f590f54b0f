"""What every entry carries: its id, its moves and their evidence, how sure it is, whose word it is, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TypedDict

from dragoman.schema.document import Evidence
from dragoman.schema.ids import content_id
from dragoman.schema.move import Factuality, Move, Phrase, Voice
from dragoman.schema.state import Entry
from dragoman.state.matching import words_of
from dragoman.state.timing import order_key

NEGATIVE = frozenset({Factuality.CT_NEG, Factuality.PR_NEG, Factuality.PS_NEG})
"""Told not to have happened."""

SURE = frozenset({Factuality.CT_POS, Factuality.PR_POS})
"""Told as certain or probable."""

_SUREST = (
    Factuality.CT_POS,
    Factuality.PR_POS,
    Factuality.PS_POS,
    Factuality.UNKNOWN,
    Factuality.PS_NEG,
    Factuality.PR_NEG,
    Factuality.CT_NEG,
)
_LONGEST_CONTENT = 160


class Common(TypedDict):
    """The fields of ``schema.state.Entry``."""

    id: str
    evidence: tuple[Evidence, ...]
    moves: tuple[str, ...]
    factuality: Factuality
    voice: tuple[Voice, ...]
    why: tuple[str, ...]
    issues: tuple[str, ...]
    narrator_factuality: Factuality


def common_fields(name: str, moves: Iterable[Move], reasons: Iterable[str] = (), *more: str) -> Common:
    """The common fields of an entry of the list ``name``, folded from ``moves`` and joined for ``reasons``.

    The id hashes the earliest move and, where that is not enough to tell entries of a list apart, ``more``. Factuality
    and voice are those of the surest telling, the earliest of several.
    """
    ordered = sorted(moves, key=order_key)
    surest = min(ordered, key=lambda m: _SUREST.index(m.factuality))
    return Common(
        id=content_id(name[0], name, ordered[0].id, *more),
        evidence=tuple(dict.fromkeys(m.evidence for m in ordered)),
        moves=tuple(dict.fromkeys(m.id for m in ordered)),
        factuality=surest.factuality,
        voice=surest.voice,
        why=tuple(dict.fromkeys([*_found(ordered), *reasons])),
        issues=tuple(dict.fromkeys(issue for m in ordered for issue in m.issues)),
        narrator_factuality=min((m.narrator_factuality for m in ordered), key=_SUREST.index),
    )


def longest_phrase(phrases: Iterable[Phrase | None], otherwise: str) -> str:
    """The text of the phrase that tells most: of those short enough to be read at a glance, the one of most words."""
    told = [p for p in phrases if p is not None and p.text]
    short = [p for p in told if len(p.text) <= _LONGEST_CONTENT] or told[:1]
    return max(short, key=lambda p: (len(words_of(p)), len(p.lemmas))).text if short else otherwise


def in_order(parties: Iterable[str]) -> tuple[str, ...]:
    """The parties, each once, in the order in which they are told."""
    return tuple(dict.fromkeys(parties))


def concerns(between: Collection[str], actors: Collection[str], others: Collection[str] = ()) -> bool:
    """Is an entry of these parties one between the parties of the set? An empty set asks for everything.

    An act of one of them counts where it is addressed to another of them, or to nobody by name.
    """
    chosen = set(between)
    if not chosen:
        return True
    if len(chosen) == 1:
        return bool(chosen & {*actors, *others})
    return any(not others or chosen & set(others) - {actor} for actor in chosen & set(actors))


def about(issues: Collection[str], *entries: Entry) -> bool:
    """Is one of the entries about one of the issues? An empty set asks for everything."""
    return not issues or any(not set(issues).isdisjoint(entry.issues) for entry in entries)


def gathers(between: Collection[str], parties: Sequence[str]) -> bool:
    """Do two parties of the set take part (or the one, where it has only one)?"""
    chosen = set(between)
    return len(chosen & set(parties)) >= min(2, len(chosen))


def _found(moves: Iterable[Move]) -> Iterable[str]:
    for move in moves:
        yield f"found by {move.why.pattern}: “{move.why.cue}”"
        for doubt in move.why.unsure:
            yield f"unsure: {doubt}"
        if move.published is None:
            yield "unsure: the publication date of a document is unknown, so it counts as known at any date"
