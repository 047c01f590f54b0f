"""Moves of the patterns and of the encoder, brought together: which are kept, whose parties count, and how sure it is.

Each part of a move that becomes an entry of the state of play (a meeting that tells of a channel has two) is weighed by
itself. What is weighed: whether a pattern found it, whether the encoder did, and how sure the encoder is of its words,
its label and its parties. The weights are learned from dialogues that the encoder wasn't trained on, so that the
confidence says how often such a part is right; what is less sure than its layer's threshold is dropped, with the
figure as the reason. Where both found it, words and content are the pattern's; a party is the pattern's too, unless it
was guessed there or the encoder is sure of another.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.context import Context
from dragoman.extract.moves.learned.finder import Finding, Findings
from dragoman.extract.moves.learned.labels import Layer
from dragoman.extract.moves.learned.moves import TOLD, acting, addressed, move_of, place
from dragoman.extract.moves.learned.text import Stretch
from dragoman.lexicon.codes import load_codes
from dragoman.schema.move import PROPOSING, Discard, Factuality, Move, MoveKind

ANSWERING = frozenset({MoveKind.ACCEPT, MoveKind.REJECT, MoveKind.CONSIDER, MoveKind.COUNTER, MoveKind.COMPLY})
_CLIP = 6.0
_DOUBTED = -2.0
_TRUSTED = 1.0
"""Logits: the encoder overrules a party of a pattern that it doubts so much, where it trusts another so much."""
DISAGREE = "the encoder reads other parties"

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a move that may become an entry: the layer, and what the encoder says of its words.

    ``found`` tells that the encoder found it by itself, ``pattern`` that a pattern did.
    """

    move: Move
    layer: Layer
    finding: Finding
    beginning: float
    found: bool
    pattern: bool


@dataclass(frozen=True, slots=True)
class Weighing:
    """The learned weights of one layer, and the least confidence of what is kept."""

    weights: Mapping[str, float]
    threshold: float

    def confidence(self, features: Features) -> float:
        """The chance that a part with these features is right."""
        total = sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def parts_of(moves: Sequence[Move], findings: Findings, context: Context) -> list[Part]:
    """The parts of the patterns' moves, and of those that only the encoder found."""
    found = list(findings.all())
    parts = [part for move in moves for part in _parts_by_pattern(move, found, findings)]
    for finding in found:
        mine = (p.finding.stretch for p in parts if p.pattern and p.layer is finding.layer)
        if any(_overlap(finding.stretch, stretch) for stretch in mine):
            continue
        at = place(finding, findings, context)
        move = move_of(finding, at, context) if at is not None else None
        if move is not None:
            parts.append(Part(move, finding.layer, finding, finding.begins, found=True, pattern=False))
    return parts


def layers_of(move: Move) -> Iterator[Layer]:
    """The layers in which a move has a part, that of its kind first."""
    if move.kind in PROPOSING:
        yield Layer.PROPOSALS
    elif move.kind in ANSWERING:
        yield Layer.ANSWERS
    elif move.kind is MoveKind.MEET:
        yield Layer.MEETINGS
    elif move.kind is MoveKind.STATE_POSITION:
        yield Layer.POSITIONS
    elif load_codes()[move.kind].material and move.plover != TOLD:
        yield Layer.INCIDENTS
    if move.condition is not None:
        yield Layer.CONDITIONS
    if move.channel is not None:
        yield Layer.CHANNELS


def features_of(part: Part, *, governments: bool) -> Features:
    """What a part is weighed by; ``governments`` says whether the document is about what governments do."""
    move, finding = part.move, part.finding
    parties = finding.parties
    by = max((parties[p][0] for p in move.by if p in parties), default=-_CLIP)
    toward = max((parties[p][1] for p in move.toward if p in parties), default=0.0)
    return {
        "bias": 1.0,
        "pattern": float(part.pattern),
        "found": float(part.found),
        "both": float(part.pattern and part.found),
        "beginning": _logit(part.beginning),
        "inside": _logit(finding.inside),
        "label": _logit(max(finding.labels.values())),
        "by": _clipped(by),
        "toward": _clipped(toward),
        "no addressee": float(not move.toward),
        "unsure": float(part.pattern and bool(move.why.unsure)),
        "voiced": float(bool(move.voice)),
        "not certain": float(move.factuality is not Factuality.CT_POS),
        "governments": float(governments),
    }


def choose(
    moves: Sequence[Move],
    parts: Sequence[Part],
    weighings: Mapping[Layer, Weighing],
    *,
    governments: bool,
    trusted: Collection[str] = (),
) -> tuple[list[Move], list[Discard]]:
    """The moves that are kept, each with its confidence, and those that are not, with the reason.

    ``moves`` are those of the patterns: what has no part in any layer is kept as it is. So is what the patterns with
    the ids in ``trusted`` find, however unsure: they are a user's own, and nothing was learned about them.
    """
    weighed: dict[int, list[tuple[Part, float]]] = {}
    for part in parts:
        confidence = weighings[part.layer].confidence(features_of(part, governments=governments))
        weighed.setdefault(id(part.move), []).append((part, confidence))
    kept = [move for move in moves if id(move) not in weighed]
    dropped: list[Discard] = []
    for several in weighed.values():
        move = _kept(several, weighings, trusted)
        if move is not None:
            kept.append(move)
            continue
        part, confidence = several[0]
        least = weighings[part.layer].threshold
        reason = f"too unsure: confidence {confidence:.2f}, at least {least:.2f} is needed"
        dropped.append(Discard(part.move.evidence.span, part.move.why.pattern, reason))
    return kept, dropped


def _kept(
    weighed: Sequence[tuple[Part, float]], weighings: Mapping[Layer, Weighing], trusted: Collection[str]
) -> Move | None:
    """A move with those of its parts that are sure enough; None where none is."""
    any_ = weighed[0][0].move.why.pattern in trusted
    sure = {part.layer: c for part, c in weighed if any_ or c >= weighings[part.layer].threshold}
    if not sure:
        return None
    part = weighed[0][0]
    move = replace(settled(part), confidence=round(max(sure.values()), 3))
    if move.condition is not None and Layer.CONDITIONS not in sure:
        move = replace(move, condition=None)
    if move.channel is not None and Layer.CHANNELS not in sure:
        move = replace(move, channel=None)
    main = next(layers_of(part.move))
    if main in sure:
        return move
    if move.channel is not None:
        return replace(move, kind=_TELLING.get(move.kind, MoveKind.OPEN), plover=TOLD, arrangement=None)
    return replace(move, kind=MoveKind.PROMISE) if move.condition is not None else None


_TELLING = {kind: kind for kind in (MoveKind.OPEN, MoveKind.CLOSE, MoveKind.SUSPEND)} | {
    MoveKind.EXPEL: MoveKind.SUSPEND
}
"""The kinds that tell the state of a channel where the act itself is doubted; a meeting tells that it is open."""


def settled(part: Part) -> Move:
    """The move with the parties that count."""
    move, finding = part.move, part.finding
    if not part.pattern or part.layer in {Layer.CHANNELS, Layer.MEETINGS}:
        return move
    by, doubt = acting(finding)
    unsure = move.why.unsure
    if not set(by) & set(move.by) and not doubt and _doubts(finding, move.by, 0, by):
        move = replace(move, by=by)
        unsure = (*unsure, DISAGREE)
    toward, doubt = addressed(finding, move.by)
    if (
        not set(toward) & set(move.toward)
        and not doubt
        and (bool(move.why.unsure) or not move.toward or _doubts(finding, move.toward, 1, toward))
    ):
        move = replace(move, toward=toward)
    else:
        move = replace(move, toward=tuple(p for p in move.toward if p not in move.by))
    return replace(move, why=replace(move.why, unsure=unsure))


def _doubts(finding: Finding, told: Sequence[str], role: int, others: Sequence[str]) -> bool:
    """Does the encoder doubt the parties that a pattern gives, and trust others?"""
    score = max((finding.parties[p][role] for p in told if p in finding.parties), default=-_CLIP)
    return score < _DOUBTED and max((finding.parties[p][role] for p in others), default=-_CLIP) > _TRUSTED


def _parts_by_pattern(move: Move, found: Iterable[Finding], findings: Findings) -> Iterator[Part]:
    stretch = findings.text.covered_by(move.evidence.start, move.evidence.end)
    if stretch is None:
        return
    for layer in layers_of(move):
        mine = next((f for f in found if f.layer is layer and _overlap(f.stretch, stretch)), None)
        finding = findings.of(layer, mine.stretch if mine is not None else stretch)
        beginning = findings.best_beginning(layer, stretch)
        yield Part(move, layer, finding, beginning, found=mine is not None, pattern=True)


def _overlap(one: Stretch, other: Stretch) -> bool:
    """Do two stretches share half of the shorter?"""
    run = min(one[1], other[1]) - max(one[0], other[0])
    return run > 0 and 2 * run >= min(one[1] - one[0], other[1] - other[0])


def _logit(chance: float) -> float:
    chance = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(chance / (1 - chance))


def _clipped(logit: float) -> float:
    return max(-_CLIP, min(_CLIP, logit))
