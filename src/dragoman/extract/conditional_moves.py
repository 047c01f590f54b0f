"""From a conditional sentence to the parts of a move: who commits himself, toward whom, to what, in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.conditions import ConditionFrame, firmness_of
from dragoman.extract.context import Context
from dragoman.extract.drafts import clause_subject
from dragoman.extract.frames import cue_lemma
from dragoman.extract.phrases import phrase_of, span_of, tokens_under
from dragoman.extract.sentences import Passage
from dragoman.lexicon.load import load_classes
from dragoman.schema.document import Span
from dragoman.schema.move import Condition, MoveKind


@dataclass(frozen=True, slots=True)
class ConditionalDraft:
    """The parts of a conditional move. ``unsure`` says what was guessed."""

    kind: MoveKind
    by: tuple[str, ...]
    toward: tuple[str, ...]
    condition: Condition
    evidence: Span
    mark: str
    unsure: tuple[str, ...] = ()


def draft_conditional(frame: ConditionFrame, passage: Passage, context: Context) -> ConditionalDraft | None:
    """The parts of the move that a conditional sentence makes; None where nobody commits himself."""
    condition = read_condition(frame, passage, context)
    if condition is None:
        return None
    by = _committed(frame, passage, context)
    if not by:
        return None
    tokens = tokens_under(frame.then_head, without=[frame.if_head], tight=True) + tokens_under(frame.if_head)
    evidence = span_of(passage, sorted(tokens, key=lambda t: t.i))
    if evidence is None:
        return None
    toward, unsure = _addressed(frame, condition, by, context)
    return ConditionalDraft(_kind(frame), by, toward, condition, evidence, frame.mark, unsure)


def condition_around(
    head: int, frames: Sequence[ConditionFrame], passage: Passage, context: Context
) -> Condition | None:
    """The condition under which the act that a token (by its index) tells is done; None where there is none."""
    for frame in frames:
        inside = {t.i for t in tokens_under(frame.then_head, without=[frame.if_head])}
        if head in inside and passage.doc[head].sent == frame.then_head.sent:
            return read_condition(frame, passage, context)
    return None


def read_condition(frame: ConditionFrame, passage: Passage, context: Context) -> Condition | None:
    """The two clauses as phrases, with the firmness of the second; None where either is empty."""
    if_ = phrase_of(context.document, passage, tokens_under(frame.if_head))
    then = phrase_of(context.document, passage, tokens_under(frame.then_head, without=[frame.if_head], tight=True))
    if if_ is None or then is None:
        return None
    return Condition(if_, then, firmness_of(frame.then_head))


def _committed(frame: ConditionFrame, passage: Passage, context: Context) -> tuple[str, ...]:
    """The party that acts in the "then" clause, else whoever says so."""
    subject = clause_subject(frame.then_head)
    acting = context.parties_of([subject]) if subject is not None else ()
    return acting or context.speaker_at(passage.span_of_token(frame.then_head))


def _addressed(
    frame: ConditionFrame, condition: Condition, by: tuple[str, ...], context: Context
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The other party, and what was guessed about it."""
    subject = clause_subject(frame.if_head)
    acting = context.parties_of([subject]) if subject is not None else ()
    found = tuple(code for code in acting if code not in by)
    found = found or context.parties_within(condition.if_.span, without=by)
    found = found or context.parties_within(condition.then.span, without=by)
    if found:
        return found, ()
    other = context.counterpart(by, condition.if_.span)
    return ((other,), ("the addressee is taken from the context",)) if other else ((), ())


def _kind(frame: ConditionFrame) -> MoveKind:
    governing = frame.then_head.head.lemma_
    if governing == "warn":
        return MoveKind.WARN
    words = {cue_lemma(t) for t in tokens_under(frame.then_head, without=[frame.if_head], tight=True)}
    return MoveKind.THREATEN if governing == "threaten" or words & load_classes()["hostile"] else MoveKind.PROMISE
