"""Reads the moves of a document: patterns' frames and conditional sentences, weighed and made into moves."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Token

from dragoman.extract.channels import channel_of, forum_of
from dragoman.extract.conditional_moves import ConditionalDraft, condition_around, draft_conditional
from dragoman.extract.conditions import find_conditions
from dragoman.extract.context import Context
from dragoman.extract.drafts import Draft, draft_moves
from dragoman.extract.factuality import factuality_of
from dragoman.extract.frames import FrameFinder
from dragoman.extract.places import place_of
from dragoman.extract.sentences import Passage
from dragoman.lexicon.codes import load_codes
from dragoman.lexicon.load import load_patterns
from dragoman.schema.document import Span
from dragoman.schema.ids import content_id
from dragoman.schema.move import (
    Arrangement,
    Condition,
    Discard,
    Factuality,
    Move,
    MoveKind,
    Why,
)
from dragoman.schema.times import TimeValue

EXTRACTOR_VERSION = "1"
"""Part of every move's id: a change in what is read appends new moves to a record and leaves the old ones."""

_PROPOSING = frozenset({MoveKind.OFFER, MoveKind.INVITE, MoveKind.DEMAND, MoveKind.REQUEST})


@dataclass(slots=True)
class Found:
    """Moves read so far and candidates discarded."""

    moves: list[Move] = field(default_factory=list)
    discards: list[Discard] = field(default_factory=list)


def read_moves(context: Context) -> Found:
    """The moves of a document, in the order of the text, and what looked like one and was not kept."""
    found = Found()
    for passage in context.passages:
        _read_passage(passage, context, found)
    found.moves = sorted(
        {m.id: m for m in found.moves}.values(), key=lambda m: (m.evidence.start, m.evidence.end, m.id)
    )
    return found


def _read_passage(passage: Passage, context: Context, found: Found) -> None:
    tokens = list(passage.doc)
    heads: dict[int, list[Draft]] = {}
    for frame in _finder().find(tokens):
        if frame.head.i in heads:
            continue
        drafts = draft_moves(frame, passage, context)
        if isinstance(drafts, str):
            found.discards.append(Discard(passage.span_of_token(frame.head), frame.pattern.id, drafts))
            continue
        heads[frame.head.i] = drafts
    conditions = list(find_conditions(tokens))
    for drafts in heads.values():
        for draft in drafts:
            condition = None
            if draft.frame.pattern.kind in _PROPOSING:
                condition = condition_around(draft.frame.head.i, conditions, passage, context)
            move = _move_of(draft, context, condition)
            if isinstance(move, Discard):
                found.discards.append(move)
            else:
                found.moves.append(move)
    for conditional in conditions:
        conditional_draft = draft_conditional(conditional, passage, context)
        if conditional_draft is not None:
            found.moves.append(_conditional_move(conditional_draft, context))


@cache
def _finder() -> FrameFinder:
    return FrameFinder(load_patterns())


def _move_of(draft: Draft, context: Context, condition: Condition | None) -> Move | Discard:
    frame, pattern, passage = draft.frame, draft.frame.pattern, draft.passage
    factuality = factuality_of(frame.head, negated=frame.negated and not _shows_negation(frame.head))
    happened = context.time_of(frame.head, passage)
    arrangement = None
    by, toward = draft.by, draft.toward
    if pattern.kind is MoveKind.MEET:
        if draft.unsure:
            toward = ()
        if len({*by, *toward}) < 2:
            return Discard(draft.evidence, pattern.id, "a meeting needs two parties")
        arrangement = pattern.arrangement or _arrangement(factuality, happened, context.document.published)
        if arrangement is None:
            return Discard(draft.evidence, pattern.id, "it is told as not having happened")
    channel = None
    if pattern.channel is not None and draft.content is not None:
        channel = channel_of(draft.content.head, pattern.channel, (*by, *toward), passage, context)
    return _make(
        context,
        pattern=pattern.id,
        cue=" ".join(t.text for t in sorted(frame.cue_tokens, key=lambda t: t.i)),
        kind=pattern.kind,
        by=by,
        toward=toward,
        evidence=draft.evidence,
        unsure=draft.unsure,
        factuality=factuality,
        plover=pattern.plover,
        cameo=pattern.cameo,
        content=draft.content.phrase if draft.content is not None else None,
        happened=happened,
        place=place_of(frame.head, context) if pattern.kind is MoveKind.MEET else None,
        forum=forum_of(frame.head, passage, context) if pattern.kind is MoveKind.MEET else None,
        condition=condition,
        partial=pattern.partial,
        arrangement=arrangement,
        stance=pattern.stance,
        channel=channel,
    )


def _make(
    context: Context,
    *,
    pattern: str,
    cue: str,
    unsure: tuple[str, ...],
    kind: MoveKind,
    by: tuple[str, ...],
    toward: tuple[str, ...],
    evidence: Span,
    **fields: object,
) -> Move:
    document = context.document
    identity = content_id(
        "m",
        document.id,
        str(evidence.start),
        str(evidence.end),
        kind,
        "+".join(by),
        "+".join(toward),
        pattern,
        EXTRACTOR_VERSION,
    )
    return Move(
        id=identity,
        document_id=document.id,
        kind=kind,
        by=by,
        toward=toward,
        evidence=document.evidence(evidence),
        why=Why(pattern, cue, unsure),
        published=document.published,
        voice=context.voice_at(evidence),
        **fields,  # type: ignore[arg-type]
    )


def _shows_negation(head: Token) -> bool:
    return any(c.dep_ == "neg" for c in head.children)


def _arrangement(factuality: Factuality, happened: TimeValue | None, published: TimeValue | None) -> Arrangement | None:
    if factuality in {Factuality.CT_NEG, Factuality.PR_NEG, Factuality.PS_NEG}:
        return None
    if happened is not None and published is not None and happened.first() > published.last():
        return Arrangement.PLANNED
    return Arrangement.HELD if factuality is Factuality.CT_POS else Arrangement.PLANNED


def _conditional_move(draft: ConditionalDraft, context: Context) -> Move:
    code = load_codes()[draft.kind]
    return _make(
        context,
        pattern="condition",
        cue=draft.mark,
        unsure=draft.unsure,
        kind=draft.kind,
        by=draft.by,
        toward=draft.toward,
        evidence=draft.evidence,
        factuality=Factuality.UNKNOWN,
        plover=code.plover,
        cameo=code.cameo,
        content=draft.condition.then,
        condition=draft.condition,
    )
