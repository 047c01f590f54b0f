"""What the encoder found → moves: the parts that the words and the context tell, by layer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from dragoman.extract.conditions.drafts import read_condition
from dragoman.extract.conditions.finder import find_conditions
from dragoman.extract.conditions.marks import find_marks
from dragoman.extract.context import Context
from dragoman.extract.grammar.phrases import content_lemmas, normalise, phrase_of, span_of, tokens_under
from dragoman.extract.moves.channels import channel_of, forum_of, kind_of_channel
from dragoman.extract.moves.learned.finder import Finding, Findings
from dragoman.extract.moves.learned.labels import PROTEST, Layer
from dragoman.extract.moves.places import place_of
from dragoman.extract.sentences import Passage
from dragoman.lexicon.codes import load_codes
from dragoman.schema.document import Span
from dragoman.schema.move import (
    Arrangement,
    ChannelKind,
    ChannelRef,
    ChannelStatus,
    Condition,
    Factuality,
    Firmness,
    Move,
    MoveKind,
    Phrase,
    Stance,
    Why,
)

PARTIES_UNSURE = "the encoder is not sure whose act it is"
ADDRESSEE_UNSURE = "the encoder is not sure whom it addresses"
MODEL = "encoder"
"""Stands before the layer in ``Why.pattern`` of what the encoder found."""
_SURE = 0.0
_LEAST_BY = -3.0
_LEAST_TOWARD = -2.0
"""Logits: the likeliest party is taken down to here, others from ``_SURE`` on."""
_PAIR = 2
ANSWERS = {
    "accepted": MoveKind.ACCEPT,
    "partly_accepted": MoveKind.ACCEPT,
    "rejected": MoveKind.REJECT,
    "considering": MoveKind.CONSIDER,
    "countered": MoveKind.COUNTER,
    "complied": MoveKind.COMPLY,
}
_CHANNELS = {
    ChannelStatus.OPEN: MoveKind.OPEN,
    ChannelStatus.CLOSED: MoveKind.CLOSE,
    ChannelStatus.SUSPENDED: MoveKind.SUSPEND,
    ChannelStatus.REDUCED: MoveKind.SUSPEND,
}
TOLD = "CONSULT"
"""The PLOVER type of a channel's state that is told, not brought about."""
_ARRANGED = {
    Arrangement.HELD: Factuality.CT_POS,
    Arrangement.PLANNED: Factuality.PR_POS,
    Arrangement.CANCELLED: Factuality.CT_NEG,
}
_PROTESTS = MoveKind.COERCE
"""Moves have no kind for crowds that block what is a party's: the PLOVER type tells it apart."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands: its words in the parse, their head, and their stretch of the document."""

    passage: Passage
    tokens: TokenSpan
    head: Token
    span: Span


def place(finding: Finding, findings: Findings, context: Context) -> Place | None:
    """Where a finding stands, without punctuation at its edges; None where no words are left."""
    told = findings.text.span(finding.stretch)
    for passage in context.passages:
        tokens = passage.tokens_in(told)
        if tokens is None:
            continue
        span = span_of(passage, list(tokens))
        kept = passage.tokens_in(span) if span is not None else None
        if span is not None and kept is not None:
            return Place(passage, kept, kept.root, span)
    return None


def move_of(finding: Finding, at: Place, context: Context) -> Move | None:
    """The move that a finding is; None where no party of the document acts in it, or too few meet."""
    return _MAKERS[finding.layer](finding, at, context)


def acting(finding: Finding) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parties that act, likeliest first, and what is unsure about it."""
    ranked = sorted(finding.parties, key=lambda party: -finding.parties[party][0])
    sure = tuple(party for party in ranked if finding.parties[party][0] > _SURE)
    if sure:
        return sure, ()
    likeliest = tuple(party for party in ranked[:1] if finding.parties[party][0] > _LEAST_BY)
    return likeliest, (PARTIES_UNSURE,)


def addressed(finding: Finding, by: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parties addressed, likeliest first, and what is unsure about it."""
    ranked = sorted((p for p in finding.parties if p not in by), key=lambda party: -finding.parties[party][1])
    sure = tuple(party for party in ranked if finding.parties[party][1] > _SURE)
    if sure:
        return sure, ()
    likeliest = tuple(party for party in ranked[:1] if finding.parties[party][1] > _LEAST_TOWARD)
    return likeliest, (ADDRESSEE_UNSURE,) if likeliest else ()


def _plain(finding: Finding, kind: MoveKind, at: Place, context: Context) -> Move | None:
    by, unsure = acting(finding)
    if not by:
        return None
    toward, doubts = addressed(finding, by)
    code = load_codes()[kind]
    return Move(
        id="",
        document_id=context.document.id,
        kind=kind,
        by=by,
        toward=toward,
        evidence=context.document.evidence(at.span),
        why=Why(f"{MODEL}:{finding.layer}", at.head.text, (*unsure, *doubts)),
        factuality=Factuality.CT_POS,
        plover=code.plover,
        cameo=code.cameo,
        content=_content(by, at, context),
        happened=context.time_of(at.head, at.passage, spoken=not code.material and kind is not MoveKind.MEET),
        published=context.document.published,
        voice=context.voice_at(at.span),
    )


def _content(by: Sequence[str], at: Place, context: Context) -> Phrase | None:
    """The words less the subject, where that is whoever acts."""
    tokens = list(at.tokens)
    subject = next((t for t in at.head.children if t.dep_ in {"nsubj", "nsubjpass"} and t in tokens), None)
    if subject is not None and set(context.parties_of([subject])) & set(by):
        own = set(tokens_under(subject))
        tokens = [t for t in tokens if t not in own] or tokens
    return phrase_of(context.document, at.passage, tokens)


def _proposal(finding: Finding, at: Place, context: Context) -> Move | None:
    return _plain(finding, MoveKind(finding.label), at, context)


def _answer(finding: Finding, at: Place, context: Context) -> Move | None:
    move = _plain(finding, ANSWERS[finding.label], at, context)
    return replace(move, partial=finding.label == "partly_accepted") if move is not None else None


def _condition(finding: Finding, at: Place, context: Context) -> Move | None:
    move = _plain(finding, MoveKind.PROMISE, at, context)
    condition = condition_in(at, Firmness(finding.label), context)
    if move is None or condition is None:
        return None
    return replace(move, condition=condition, content=condition.then, factuality=Factuality.UNKNOWN)


def condition_in(at: Place, firmness: Firmness, context: Context) -> Condition | None:
    """The two parts of a condition: those that the parse gives, else what stands on either side of its mark."""
    for frame in find_conditions(at.passage.doc):
        if frame.if_head in at.tokens or frame.then_head in at.tokens:
            read = read_condition(frame, at.passage, context)
            if read is not None:
                return replace(read, firmness=firmness)
    tokens = list(at.tokens)
    mark = next(iter(find_marks(tokens)), None)
    place_ = next((n for n, t in enumerate(tokens) if mark is not None and t.i >= mark.start), None)
    if place_ is None:
        place_ = next((n for n, t in enumerate(tokens) if t.lower_ in {",", ";", ":", "or", "and", "-"}), 0)
    before, after = tokens[:place_], tokens[place_:]
    if mark is not None and not before:
        comma = next((n for n, t in enumerate(tokens) if t.text == ","), len(tokens) // 2)
        before, after = tokens[comma:], tokens[:comma]
    if_ = phrase_of(context.document, at.passage, after or tokens)
    then = phrase_of(context.document, at.passage, before or tokens)
    whole = Phrase(at.span, normalise(at.tokens.text), tuple(dict.fromkeys(content_lemmas(at.tokens))))
    return Condition(if_ or whole, then or whole, firmness)


def _channel(finding: Finding, at: Place, context: Context) -> Move | None:
    status = ChannelStatus(finding.label)
    move = _plain(finding, _CHANNELS[status], at, context)
    if move is None:
        return None
    channel = channel_in(at, status, move.by, context)
    return replace(move, plover=TOLD, toward=(), channel=channel)


def channel_in(at: Place, status: ChannelStatus, between: Sequence[str], context: Context) -> ChannelRef:
    """The channel that the words name, between these parties; called by all of the words where no noun names it."""
    noun = next((t for t in at.tokens if t.pos_ in {"NOUN", "PROPN"} and kind_of_channel(t) is not None), None)
    named = channel_of(noun, status, between, at.passage, context) if noun is not None else None
    if named is not None:
        return replace(named, between=tuple(dict.fromkeys((*between, *named.between))))
    return ChannelRef(normalise(at.tokens.text), ChannelKind.OTHER, tuple(between), status)


def _meeting(finding: Finding, at: Place, context: Context) -> Move | None:
    move = _plain(finding, MoveKind.MEET, at, context)
    if move is None:
        return None
    parties = move.by
    if len(parties) < _PAIR:
        ranked = sorted(finding.parties, key=lambda party: -finding.parties[party][0])[:_PAIR]
        parties = tuple(party for party in ranked if finding.parties[party][0] > _LEAST_BY)
    if len(parties) < _PAIR:
        return None
    arrangement = Arrangement(finding.label)
    return replace(
        move,
        by=parties[:1],
        toward=parties[1:],
        arrangement=arrangement,
        factuality=_ARRANGED[arrangement],
        place=place_of(at.head, context),
        forum=forum_of(at.head, at.passage, context),
    )


def _position(finding: Finding, at: Place, context: Context) -> Move | None:
    move = _plain(finding, MoveKind.STATE_POSITION, at, context)
    return replace(move, stance=Stance(finding.label), toward=()) if move is not None else None


def _incident(finding: Finding, at: Place, context: Context) -> Move | None:
    if finding.label == PROTEST:
        move = _plain(finding, _PROTESTS, at, context)
        return replace(move, plover=PROTEST.upper()) if move is not None else None
    if finding.label not in load_codes():
        return None
    return _plain(finding, MoveKind(finding.label), at, context)


_MAKERS: Mapping[Layer, Callable[[Finding, Place, Context], Move | None]] = {
    Layer.PROPOSALS: _proposal,
    Layer.ANSWERS: _answer,
    Layer.CONDITIONS: _condition,
    Layer.CHANNELS: _channel,
    Layer.MEETINGS: _meeting,
    Layer.POSITIONS: _position,
    Layer.INCIDENTS: _incident,
}
