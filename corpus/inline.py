"""The inline annotation of ``sentences/*.txt`` (see GUIDELINES.md): text with marked stretches → words and moves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.schema.move import Factuality, Firmness, MoveKind

ROLES = ("by", "toward", "content", "voice", "if")
CONDITIONAL = frozenset({MoveKind.PROMISE, MoveKind.THREATEN, MoveKind.WARN})
_SCENE = re.compile(r"## ([\w-]+): (\S.*)")
_KINDS = {kind.value: kind for kind in MoveKind}

Stretch = tuple[int, int]
"""Start and end in the plain text, in code points."""


class MarkupError(ValueError):
    """A line that breaks the guidelines; says what, where and what to do."""


@dataclass(slots=True)
class MarkedMove:
    """One move of a sentence."""

    kind: MoveKind
    factuality: Factuality
    cue: Stretch
    firmness: Firmness | None = None
    roles: dict[str, list[Stretch]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One annotated sentence; ``number`` is the line in its file."""

    scene: str
    number: int
    text: str
    moves: tuple[MarkedMove, ...]


def read_sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a file.

    Raises:
        MarkupError: at the first line that breaks the guidelines.
    """
    scene = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("# "):
            continue
        try:
            if line.startswith("##"):
                scene = _scene(line)
            elif not scene:
                raise MarkupError("a sentence before the first scene: begin with `## name: what it is about`")
            else:
                text, moves = parse(line)
                yield Sentence(scene, number, text, moves)
        except MarkupError as error:
            raise MarkupError(f"{path.name}:{number}: {error}") from None


def _scene(line: str) -> str:
    found = _SCENE.fullmatch(line)
    if found is None:
        raise MarkupError(f"no scene in {line!r}: write `## name-in-small-letters: what it is about`")
    return found[1]


def parse(line: str) -> tuple[str, tuple[MarkedMove, ...]]:
    """The plain text of a line, and the moves marked in it in the order of their numbers.

    >>> text, moves = parse("[Oslo|by:1] [offered|offer:1:CT+] [talks|content:1].")
    >>> text, moves[0].kind.value, moves[0].roles["by"]
    ('Oslo offered talks.', 'offer', [(0, 4)])
    """
    text: list[str] = []
    length = 0
    opened: list[int] = []
    labels: list[tuple[Stretch, str]] = []
    for piece in re.findall(r"\[|\|[^\[\]|]*\]|[^\[\]|]+|[\]|]", line.strip()):
        if piece == "[":
            opened.append(length)
        elif piece.startswith("|") and piece.endswith("]"):
            if not opened:
                raise MarkupError(f"{piece!r} closes nothing")
            stretch = (opened.pop(), length)
            if stretch[0] == length:
                raise MarkupError(f"nothing stands before {piece!r}")
            labels += [(stretch, label.strip()) for label in piece[1:-1].split(",")]
        elif piece in {"]", "|"}:
            raise MarkupError(f"a lone {piece!r}: a stretch is [words|label]")
        else:
            text.append(piece)
            length += len(piece)
    if opened:
        raise MarkupError("a `[` is not closed")
    return "".join(text), _moves("".join(text), labels)


def _moves(text: str, labels: list[tuple[Stretch, str]]) -> tuple[MarkedMove, ...]:
    moves: dict[str, MarkedMove] = {}
    for stretch, label in labels:
        name, *rest = label.split(":")
        if name in _KINDS:
            if not rest or rest[0] in moves:
                raise MarkupError(f"{label!r}: each move has a number of its own and one cue")
            moves[rest[0]] = _cue(label, _KINDS[name], stretch, rest[1:])
    for stretch, label in labels:
        name, *rest = label.split(":")
        if name in _KINDS:
            continue
        if name not in ROLES or len(rest) != 1:
            raise MarkupError(f"{label!r} is no label: a kind of move or one of {', '.join(ROLES)}, with a number")
        if rest[0] not in moves:
            raise MarkupError(f"{label!r}: no cue has the number {rest[0]}")
        moves[rest[0]].roles.setdefault(name, []).append(stretch)
    for move in moves.values():
        _check(text, move)
    return tuple(moves[number] for number in sorted(moves))


def _cue(label: str, kind: MoveKind, stretch: Stretch, rest: list[str]) -> MarkedMove:
    try:
        factuality = Factuality(rest[0])
        firmness = Firmness(rest[1]) if len(rest) > 1 else None
    except (IndexError, ValueError):
        raise MarkupError(f"{label!r}: a cue is KIND:N:FACTUALITY, and :FIRMNESS under a condition") from None
    return MarkedMove(kind, factuality, stretch, firmness)


def _check(text: str, move: MarkedMove) -> None:
    cue = text[slice(*move.cue)]
    if "by" not in move.roles:
        raise MarkupError(f"{move.kind.value} ({cue!r}) has no `by`: mark who acts, or leave the move out")
    if (move.firmness is not None) != ("if" in move.roles and move.kind in CONDITIONAL):
        raise MarkupError(
            f"{move.kind.value} ({cue!r}): a promise, threat or warning with `if` has a firmness, else none"
        )
    for role, stretches in move.roles.items():
        for start, end in stretches:
            if text[start:end] != text[start:end].strip():
                raise MarkupError(f"{role} {text[start:end]!r} begins or ends with a space")
