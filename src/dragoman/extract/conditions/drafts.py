"""From a conditional sentence to the parts of a move: who commits himself, toward whom, to what, in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.extract.conditions.clauses import ConditionFrame
from dragoman.extract.conditions.finder import firmness_of
from dragoman.extract.context import Context
from dragoman.extract.grammar.clauses import arguments_of_verb, clause_subject
from dragoman.extract.grammar.frames import cue_lemma
from dragoman.extract.grammar.phrases import phrase_of, span_of
from dragoman.extract.parties.addressees import ADDRESSEE_GUESSED, Act
from dragoman.extract.sentences import Passage
from dragoman.lexicon.load import load_classes
from dragoman.schema.annotation import AttributionKind, MentionKind
from dragoman.schema.document import Span
from dragoman.schema.move import Candidate, Condition, MoveKind

_ANAPHORIC = frozenset({MentionKind.PRONOUN, MentionKind.NOMINAL})


@dataclass(frozen=True, slots=True)
class ConditionalDraft:
    """The parts of a conditional move. ``unsure`` says what was guessed, ``candidates`` among whom its addressee."""

    kind: MoveKind
    by: tuple[str, ...]
    toward: tuple[str, ...]
    condition: Condition
    evidence: Span
    mark: str
    unsure: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()


def draft_conditional(frame: ConditionFrame, passage: Passage, context: Context) -> ConditionalDraft | None:
    """The parts of the move that a conditional sentence makes; None where nobody commits himself."""
    condition = read_condition(frame, passage, context)
    if condition is None:
        return None
    by, guessed = _committed(frame, passage, context)
    if not by:
        return None
    evidence = span_of(passage, sorted((*frame.mark_tokens, *frame.if_, *frame.then), key=lambda t: t.i))
    if evidence is None:
        return None
    act = Act(by, evidence, condition.if_.span)
    toward = context.addressees.find(act, several=True)
    draft = ConditionalDraft(_kind(frame), by, toward, condition, evidence, frame.mark, guessed)
    if set(toward) <= set(context.parties_within(evidence)):
        return draft
    return replace(draft, unsure=(*guessed, ADDRESSEE_GUESSED), candidates=context.addressees.rank(act))


def condition_around(
    head: int, frames: Sequence[ConditionFrame], passage: Passage, context: Context
) -> Condition | None:
    """The condition under which the act that a token (by its index) tells is done; None where there is none."""
    for frame in frames:
        if any(token.i == head for token in frame.then):
            return read_condition(frame, passage, context)
    return None


def read_condition(frame: ConditionFrame, passage: Passage, context: Context) -> Condition | None:
    """The two clauses as phrases, with the firmness of the second; None where either is empty."""
    if_ = phrase_of(context.document, passage, list(frame.if_))
    then = phrase_of(context.document, passage, _without_report(frame, passage, context))
    if if_ is None or then is None:
        return None
    return Condition(if_, then, firmness_of(frame))


def _without_report(frame: ConditionFrame, passage: Passage, context: Context) -> list[Token]:
    """The "then" clause without the "Solvang said" before it."""
    head = passage.span_of_token(frame.then_head)
    for attribution in context.chain_at(head):
        if attribution.kind is not AttributionKind.SPEECH:
            continue
        content = next((c for c in attribution.contents if c.contains(head)), None)
        if content is not None and attribution.cue is not None and attribution.cue.end <= content.start:
            return [t for t in frame.then if passage.span_of_token(t).start >= content.start]
    return list(frame.then)


def _committed(frame: ConditionFrame, passage: Passage, context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The party that acts in the "then" clause, else whoever says so; and what was guessed about it.

    Who acts in the "if" clause is put under the condition and does not make it, unless the words say so outright.
    """
    arguments = arguments_of_verb(frame.then_head)
    other = clause_subject(frame.if_head)
    bound = context.parties_of([other]) if other is not None and other.pos_ != "PRON" else ()
    subject = arguments.subject
    acting = context.parties_of([subject]) if subject is not None else ()
    actor = context.resolver.reference(subject) if subject is not None else None
    by_name = actor is not None and actor.kind not in _ANAPHORIC
    if acting and (by_name or not set(acting) <= set(bound)):
        return acting, ()
    for head in (frame.then_head, frame.if_head):
        speaking = context.speaker_at(passage.span_of_token(head))
        if speaking and not set(speaking) <= set(bound):
            return speaking, ()
    for token in frame.then:
        if token.i < frame.then_head.i and token.dep_ in {"nsubj", "nsubjpass"}:
            named = context.parties_of([token])
            if named and not set(named) <= set(bound):
                return named, ("who commits himself is taken from the first subject of the clause",)
    told = _told_before(frame, passage, context, bound)
    if told:
        return told, ("who commits himself is taken from the sentences before",)
    patient = context.parties_of([arguments.object]) if arguments.object is not None and arguments.passive else ()
    return patient, ()


def _told_before(frame: ConditionFrame, passage: Passage, context: Context, without: Sequence[str]) -> tuple[str, ...]:
    """Whose words or acts the sentences before tell: reported speech goes on without naming its speaker again."""
    place = passage.span_of_token(frame.then_head)
    sources = [
        a.source
        for a in context.attributions
        if a.source is not None and passage.zone.span.contains(a.source) and a.source.start < place.start
    ]
    for source in sorted(sources, key=lambda span: -span.start):
        found = context.parties_at(source)
        if found and not set(found) <= set(without):
            return found
    sentences = [s for s in passage.doc.sents if s.end <= frame.then_head.sent.start]
    for sentence in reversed(sentences):
        subject = clause_subject(sentence.root)
        found = context.parties_of([subject]) if subject is not None else ()
        if found and not set(found) <= set(without):
            return found
    return ()


def _kind(frame: ConditionFrame) -> MoveKind:
    governing = frame.then_head.head.lemma_
    if governing == "warn":
        return MoveKind.WARN
    words = {cue_lemma(t) for t in frame.then}
    return MoveKind.THREATEN if governing == "threaten" or words & load_classes()["hostile"] else MoveKind.PROMISE
