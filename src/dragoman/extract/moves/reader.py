"""Reads the moves of a document: patterns' frames and conditional sentences, weighed and made into moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from dragoman.extract.conditions.drafts import ConditionalDraft, condition_around, draft_conditional
from dragoman.extract.conditions.finder import find_conditions
from dragoman.extract.context import Context
from dragoman.extract.grammar.clauses import is_light
from dragoman.extract.grammar.frames import FrameFinder
from dragoman.extract.grammar.phrases import span_of, tokens_under
from dragoman.extract.moves.channels import channel_of_meeting, channel_told, forum_of
from dragoman.extract.moves.drafts import PARTIES_GUESSED, Draft, act_phrase, draft_moves
from dragoman.extract.moves.occurrence import ACTS_OF_SPEECH, factuality_of_frame
from dragoman.extract.moves.places import place_of
from dragoman.extract.sentences import Passage
from dragoman.lexicon.codes import load_codes
from dragoman.lexicon.lexicon import Lexicon
from dragoman.schema.document import Span
from dragoman.schema.move import (
    PROPOSING,
    Arrangement,
    Condition,
    Discard,
    Factuality,
    Move,
    MoveKind,
    Phrase,
    Why,
)
from dragoman.schema.times import TimeValue

_LEAST_PARTIES = 2
_WISHING = PROPOSING | {MoveKind.THREATEN, MoveKind.PROMISE}


@dataclass(slots=True)
class Found:
    """Moves read so far and candidates discarded."""

    moves: list[Move] = field(default_factory=list)
    discards: list[Discard] = field(default_factory=list)


def read_by_patterns(context: Context) -> Found:
    """What the patterns and the rules of conditions find in a document, and what looked like a move and was not kept.

    The moves have no ids yet.
    """
    found = Found()
    for passage in context.passages:
        _read_passage(passage, context, found)
    if not context.governments_speak():
        _leave_out_guesses(found)
    return found


def _leave_out_guesses(found: Found) -> None:
    guessed = [m for m in found.moves if m.why.unsure]
    found.moves = [m for m in found.moves if not m.why.unsure]
    found.discards += [
        Discard(m.evidence.span, m.why.pattern, f"{m.why.unsure[0]}, and the document hardly speaks of governments")
        for m in guessed
    ]


def _read_passage(passage: Passage, context: Context, found: Found) -> None:
    drafts = _draft_passage(passage, context, found)
    conditions = list(find_conditions(passage.doc))
    wished, acts = _wished(drafts), _acts_of_speech(drafts)
    for draft in drafts:
        condition = None
        if draft.frame.pattern.kind in PROPOSING:
            condition = condition_around(draft.frame.head.i, conditions, passage, context)
        move = _move_of(draft, context, condition)
        if isinstance(move, Move) and draft.frame.head.i in wished and load_codes()[move.kind].material:
            move = Discard(draft.evidence, draft.frame.pattern.id, "it is what somebody asks for or offers")
        if isinstance(move, Discard):
            found.discards.append(move)
        else:
            voice = context.voice_at(passage.span_of_token(draft.frame.head), acts)
            found.moves.append(replace(move, voice=voice))
    for conditional in conditions:
        conditional_draft = draft_conditional(conditional, passage, context)
        if conditional_draft is not None:
            found.moves.append(_conditional_move(conditional_draft, context))


def _draft_passage(passage: Passage, context: Context, found: Found) -> list[Draft]:
    """The drafts of a passage, those of the first frame of each cue that gives any."""
    drafts: dict[int, list[Draft]] = {}
    for frame in _finder(context.lexicon).find(passage.doc):
        if frame.head.i in drafts:
            continue
        drafted = draft_moves(frame, passage, context)
        if isinstance(drafted, str):
            found.discards.append(Discard(passage.span_of_token(frame.head), frame.pattern.id, drafted))
        else:
            drafts[frame.head.i] = drafted
    return [draft for drafted in drafts.values() for draft in drafted]


def _acts_of_speech(drafts: Sequence[Draft]) -> list[Span]:
    """The cues of proposals and answers, which are acts and no reports of acts."""
    return [
        draft.passage.span_of_token(draft.frame.head)
        for draft in drafts
        if draft.frame.pattern.kind in ACTS_OF_SPEECH and draft.frame.pattern.kind is not MoveKind.STATE_POSITION
    ]


def _wished(drafts: Sequence[Draft]) -> frozenset[int]:
    """The tokens of what is asked for, offered or threatened in infinitives: acts in it have not happened."""
    return frozenset(
        token.i
        for draft in drafts
        if draft.frame.pattern.kind in _WISHING and draft.content is not None and draft.content.head.tag_ == "VB"
        for token in tokens_under(draft.content.head)
    )


@lru_cache(maxsize=4)
def _finder(lexicon: Lexicon) -> FrameFinder:
    return FrameFinder(lexicon.patterns)


def _move_of(draft: Draft, context: Context, condition: Condition | None) -> Move | Discard:
    if draft.frame.pattern.kind is MoveKind.MEET:
        return _meeting_of(draft, context)
    return replace(_plain_move(draft, context), condition=condition, channel=channel_told(draft, context))


def _meeting_of(draft: Draft, context: Context) -> Move | Discard:
    head, pattern = draft.frame.head, draft.frame.pattern
    # nobody is taken from the context to make up a meeting, unless the pattern says so
    toward = () if draft.unsure and "main" not in pattern.toward else draft.toward
    if len({*draft.by, *toward}) < _LEAST_PARTIES:
        return Discard(draft.evidence, pattern.id, "a meeting needs two parties")
    move = _plain_move(draft, context)
    arrangement = pattern.arrangement or _arrangement(move.factuality, move.happened, context.document.published)
    if arrangement is None:
        return Discard(draft.evidence, pattern.id, "it is not told that it took place, or will")
    place, forum = place_of(head, context), forum_of(head, draft.passage, context)
    if PARTIES_GUESSED in draft.unsure and not (move.happened or place):
        return Discard(draft.evidence, pattern.id, "nothing tells who met, nor when or where")
    channel = channel_of_meeting(draft, (*draft.by, *toward), arrangement, context)
    return replace(move, toward=toward, arrangement=arrangement, place=place, forum=forum, channel=channel)


def _plain_move(draft: Draft, context: Context) -> Move:
    """The move with all that every kind has; its id is still to be made."""
    frame, pattern, document = draft.frame, draft.frame.pattern, context.document
    cue = " ".join(t.text for t in sorted(frame.cue_tokens, key=lambda t: t.i))
    return Move(
        id="",
        document_id=document.id,
        kind=pattern.kind,
        by=draft.by,
        toward=draft.toward,
        evidence=document.evidence(draft.evidence),
        why=Why(pattern.id, cue, draft.unsure, draft.candidates),
        factuality=factuality_of_frame(frame),
        plover=pattern.plover,
        cameo=pattern.cameo,
        content=act_phrase(draft, context) if load_codes()[pattern.kind].material else _content_phrase(draft),
        happened=_time_of(draft, context),
        published=document.published,
        partial=pattern.partial,
        stance=pattern.stance,
    )


def _time_of(draft: Draft, context: Context) -> TimeValue | None:
    """When it happened. Nothing is said later than it is reported: a later date is that of what is spoken of."""
    head, published = draft.frame.head, context.document.published
    own = None
    if head.pos_ == "NOUN" and draft.frame.pattern.kind in ACTS_OF_SPEECH and not is_light(head.head):
        own = span_of(draft.passage, tokens_under(head))  # "rejected on Monday the offer" doesn't date the offer
    kind = draft.frame.pattern.kind
    time = context.time_of(head, draft.passage, own, spoken=kind in ACTS_OF_SPEECH)
    if time is None or published is None or time.first() <= published.last():
        return time
    return time if kind is MoveKind.MEET or load_codes()[kind].material else None


def _content_phrase(draft: Draft) -> Phrase | None:
    return draft.content.phrase if draft.content is not None else None


def _conditional_move(draft: ConditionalDraft, context: Context) -> Move:
    code, document = load_codes()[draft.kind], context.document
    return Move(
        id="",
        document_id=document.id,
        kind=draft.kind,
        by=draft.by,
        toward=draft.toward,
        evidence=document.evidence(draft.evidence),
        why=Why("condition", draft.mark, draft.unsure, draft.candidates),
        factuality=Factuality.UNKNOWN,
        plover=code.plover,
        cameo=code.cameo,
        content=draft.condition.then,
        published=document.published,
        voice=context.voice_at(draft.condition.then.span),
        condition=draft.condition,
    )


def _arrangement(factuality: Factuality, happened: TimeValue | None, published: TimeValue | None) -> Arrangement | None:
    if factuality in {Factuality.CT_NEG, Factuality.PR_NEG, Factuality.PS_NEG}:
        return None
    if happened is not None and published is not None and happened.first() > published.last():
        return Arrangement.PLANNED
    if factuality is Factuality.UNKNOWN:
        return None
    return Arrangement.HELD if factuality is Factuality.CT_POS else Arrangement.PLANNED
