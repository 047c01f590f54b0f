"""The inline annotation of ``sentences/*.txt`` (see GUIDELINES.md): text with marked stretches → words and moves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from dragoman.schema.move import Factuality, Firmness, MoveKind

ROLES = ("by", "toward", "content", "voice", "if")
CONDITIONAL = frozenset({MoveKind.PROMISE, MoveKind.THREATEN, MoveKind.WARN})
_SCENE = re.compile(r"## ([a-z0-9-]+): (\S.*)")
_PIECE = re.compile(r"\[|\|[^\[\]|]*\]|[^\[\]|]+|[\]|]")
_NUMBER = re.compile(r"[1-9]\d*")
_KINDS = {kind.value: kind for kind in MoveKind}

Stretch = tuple[int, int]
"""Start and end in the plain text, in code points."""

T = TypeVar("T")


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


@dataclass(frozen=True, slots=True)
class _Label:
    """One label of a stretch, taken apart at its colons."""

    written: str
    name: str
    number: str
    rest: tuple[str, ...]
    stretch: Stretch


def read_sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a file.

    Raises:
        MarkupError: at the first line that breaks the guidelines.
    """
    return raise_mistakes(read_sentences_and_mistakes(path))


def raise_mistakes(found: Iterable[T | MarkupError]) -> Iterator[T]:
    """All that was found up to the first mistake.

    Raises:
        MarkupError: the first mistake.
    """
    for item in found:
        if isinstance(item, MarkupError):
            raise item
        yield item


def read_sentences_and_mistakes(path: Path) -> Iterator[Sentence | MarkupError]:
    """The sentences of a file, and a mistake in place of each line that breaks the guidelines."""
    scene = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("# "):
            continue
        try:
            if line.startswith("#"):
                scene = _name_of_scene(line)
            else:
                yield _sentence(scene, number, line)
        except MarkupError as error:
            yield MarkupError(f"{path.name}:{number}: {error}")


def _name_of_scene(line: str) -> str:
    found = _SCENE.fullmatch(line)
    if found is None:
        raise MarkupError(f"no scene in {line!r}: write `## name-in-small-letters: what it is about`")
    return found[1]


def _sentence(scene: str, number: int, line: str) -> Sentence:
    if not scene:
        raise MarkupError("a sentence before the first scene: begin with `## name: what it is about`")
    text, moves = parse(line)
    return Sentence(scene, number, text, moves)


def parse(line: str) -> tuple[str, tuple[MarkedMove, ...]]:
    """The plain text of a line, and the moves marked in it in the order of their numbers.

    >>> text, moves = parse("[Oslo|by:1] [offered|offer:1:CT+] [talks|content:1].")
    >>> text, moves[0].kind.value, moves[0].roles["by"]
    ('Oslo offered talks.', 'offer', [(0, 4)])

    Raises:
        MarkupError: the line breaks the guidelines.
    """
    text, labels = _take_apart(line.strip())
    moves = _moves_of(labels)
    for move in moves:
        _check(text, move)
    return text, moves


def _take_apart(line: str) -> tuple[str, list[_Label]]:
    text = ""
    opened: list[int] = []
    labels: list[_Label] = []
    for piece in _PIECE.findall(line):
        if piece == "[":
            opened.append(len(text))
        elif piece.startswith("|") and piece.endswith("]"):
            labels += _close(piece, text, opened)
        elif piece in {"]", "|"}:
            raise MarkupError(f"a lone {piece!r}: a stretch is [words|label]")
        else:
            text += piece
    if opened:
        raise MarkupError("a `[` is not closed")
    return text, labels


def _close(piece: str, text: str, opened: list[int]) -> Iterator[_Label]:
    if not opened:
        raise MarkupError(f"{piece!r} closes nothing")
    start, end = opened.pop(), len(text)
    words = text[start:end]
    if not words:
        raise MarkupError(f"nothing stands before {piece!r}")
    if words != words.strip():
        raise MarkupError(f"{words!r} begins or ends with a space: leave it outside of the mark")
    for written in piece[1:-1].split(","):
        name, _, numbered = written.strip().partition(":")
        number, *rest = numbered.split(":")
        yield _Label(written.strip(), name, number, tuple(rest), (start, end))


def _moves_of(labels: list[_Label]) -> tuple[MarkedMove, ...]:
    moves: dict[str, MarkedMove] = {}
    for label in labels:
        if label.name in _KINDS:
            if label.number in moves or not _NUMBER.fullmatch(label.number):
                raise MarkupError(f"{label.written!r}: each move has a number of its own and one cue")
            moves[label.number] = _cue(label)
    for label in labels:
        if label.name not in _KINDS:
            _check_role(label, moves)
            moves[label.number].roles.setdefault(label.name, []).append(label.stretch)
    return tuple(moves[number] for number in sorted(moves, key=int))


def _cue(label: _Label) -> MarkedMove:
    kind = _KINDS[label.name]
    with suppress(ValueError):  # there is no such factuality or firmness
        match label.rest:
            case (factuality,):
                return MarkedMove(kind, Factuality(factuality), label.stretch)
            case (factuality, firmness):
                return MarkedMove(kind, Factuality(factuality), label.stretch, Firmness(firmness))
    raise MarkupError(f"{label.written!r}: a cue is KIND:N:FACTUALITY, and :FIRMNESS where it hangs on an `if`")


def _check_role(label: _Label, moves: dict[str, MarkedMove]) -> None:
    if label.name not in ROLES or label.rest:
        raise MarkupError(f"{label.written!r} is no label: a kind of move or one of {', '.join(ROLES)}, with a number")
    if label.number not in moves:
        raise MarkupError(f"{label.written!r}: no cue has the number {label.number or 'that is missing'}")


def _check(text: str, move: MarkedMove) -> None:
    cue = text[slice(*move.cue)]
    if "by" not in move.roles:
        raise MarkupError(f"{move.kind.value} ({cue!r}) has no `by`: mark who acts, or leave the move out")
    if (move.firmness is not None) != ("if" in move.roles and move.kind in CONDITIONAL):
        raise MarkupError(
            f"{move.kind.value} ({cue!r}): a promise, threat or warning with `if` has a firmness, else none"
        )
