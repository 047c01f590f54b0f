"""Each kind of move in PLOVER and CAMEO, read from ``codes.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import IntEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dragoman.lexicon.yaml_files import read_yaml
from dragoman.schema.errors import LexiconError
from dragoman.schema.move import MoveKind

FILE = Path(__file__).with_name("codes.yml")
_GREATEST_GOLDSTEIN = 10.0


class QuadClass(IntEnum):
    """Said or done, friendly or hostile: the four classes of event data."""

    VERBAL_COOPERATION = 1
    MATERIAL_COOPERATION = 2
    VERBAL_CONFLICT = 3
    MATERIAL_CONFLICT = 4


_TYPES_OF = {
    QuadClass.VERBAL_COOPERATION: "AGREE CONSULT SUPPORT",
    QuadClass.MATERIAL_COOPERATION: "CONCEDE COOPERATE AID RETREAT",
    QuadClass.VERBAL_CONFLICT: "REQUEST ACCUSE REJECT THREATEN",
    QuadClass.MATERIAL_CONFLICT: "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
PLOVER_QUADS: Mapping[str, QuadClass] = MappingProxyType(
    {plover: quad for quad, several in _TYPES_OF.items() for plover in several.split()}
)
"""The sixteen event types of PLOVER, each with its quad class.

A kind of move may have another class than its type: a friendly ``request`` is verbal cooperation in CAMEO.
"""
PLOVER_TYPES = frozenset(PLOVER_QUADS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """The codes of one kind of move. ``goldstein`` runs from -10 (conflict) to 10 (cooperation).

    ``material`` moves are done, not only said: they become incidents.
    """

    plover: str
    mode: str | None
    cameo: str
    quad: QuadClass
    goldstein: float
    material: bool


@cache
def load_codes() -> Mapping[MoveKind, Code]:
    """The codes of every kind of move; read once.

    >>> load_codes()[MoveKind.EXPEL].plover
    'SANCTION'

    Raises:
        LexiconError: the table lacks a kind, has one too many, or a row holds a value that no scheme has.
    """
    return read_codes(FILE)


def read_codes(path: Path) -> Mapping[MoveKind, Code]:
    """The codes in a YAML table of the form of ``codes.yml``, checked as ``load_codes`` says."""
    rows = read_yaml(path)
    if not isinstance(rows, dict):
        raise LexiconError(path.name, "must be a mapping from kinds of moves to their codes")
    unknown = sorted(str(name) for name in rows if name not in set(MoveKind))
    missing = sorted(kind.value for kind in MoveKind if kind.value not in rows)
    if unknown:
        raise LexiconError(path.name, f"{', '.join(unknown)}: no such kind of move; see MoveKind for the names")
    if missing:
        raise LexiconError(path.name, f"{', '.join(missing)}: no row for this kind of move; add one")
    return MappingProxyType({kind: _read_row(rows[kind.value], f"{path.name}, {kind.value}") for kind in MoveKind})


def _read_row(row: Any, where: str) -> Code:
    wanted = {field.name for field in fields(Code)}
    if not isinstance(row, dict) or set(row) != wanted:
        raise LexiconError(where, f"must have just the fields {', '.join(sorted(wanted))}")
    if row["plover"] not in PLOVER_TYPES:
        raise LexiconError(where, f"{row['plover']!r} is no PLOVER type; use one of {', '.join(sorted(PLOVER_TYPES))}")
    if row["mode"] is not None and not isinstance(row["mode"], str):
        raise LexiconError(where, f"mode {row['mode']!r} must be a word or null")
    cameo = row["cameo"]
    if not (isinstance(cameo, str) and cameo.isdigit() and len(cameo) in {3, 4}):
        raise LexiconError(where, f"cameo {cameo!r} must be three or four digits in quotes")
    if row["quad"] not in set(QuadClass):
        raise LexiconError(where, f"quad {row['quad']!r} must be 1, 2, 3 or 4")
    if not isinstance(row["goldstein"], (int, float)) or abs(row["goldstein"]) > _GREATEST_GOLDSTEIN:
        raise LexiconError(where, f"goldstein {row['goldstein']!r} must be a number from -10 to 10")
    if not isinstance(row["material"], bool):
        raise LexiconError(where, f"material {row['material']!r} must be true or false")
    return Code(
        plover=row["plover"],
        mode=row["mode"],
        cameo=cameo,
        quad=QuadClass(row["quad"]),
        goldstein=float(row["goldstein"]),
        material=row["material"],
    )
