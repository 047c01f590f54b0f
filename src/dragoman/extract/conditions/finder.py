"""Finds "if X, then Y" in parsed text, whatever the words for "if" and the order of the two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from spacy.tokens import Token

from dragoman.extract.conditions.clauses import ConditionFrame, pair_clauses
from dragoman.extract.conditions.marks import NO_WITHOUT, Mark, MarkKind, condition_words, find_marks, is_finite
from dragoman.extract.grammar.frames import cue_lemma
from dragoman.schema.move import Firmness

_NEAR = 5
_PAST_MODALS = frozenset({"would", "could", "might", "should", "'d"})


def find_conditions(tokens: Iterable[Token]) -> Iterator[ConditionFrame]:
    """The conditional commitments among some tokens, in the order of their marks."""
    previous: list[Token] = []
    for _, group in groupby(tokens, key=lambda t: t.sent.start):
        sentence = list(group)
        for mark in find_marks(sentence):
            frame = pair_clauses(mark, sentence, previous)
            if frame is not None and _commits(frame, mark):
                yield frame
        previous = sentence


def firmness_of(frame: ConditionFrame) -> Firmness:
    """How firmly the "then" clause binds its speaker: by its modals and verbs."""
    words = condition_words()
    near = [t for t in frame.then if abs(t.i - frame.then_head.i) <= _NEAR]
    lemmas = [cue_lemma(t) for t in near]
    text = " ".join(t.lower_ for t in frame.then)
    pairs = {f"{one} {cue_lemma(t.nbor(1))}" for one, t in zip(lemmas, near, strict=True) if t.i + 1 < len(t.doc)}
    weighing = any(lemma in words["would_consider"] for lemma in lemmas) or bool(pairs & words["would_consider_with"])
    if "could" in lemmas and cue_lemma(frame.then_head) in words["open_to_talk"]:
        weighing = True
    denied = any(t.dep_ == "neg" or t.lower_ in {"no", "nothing", "nobody", "nor"} for t in near)
    modal = any(lemma in words["may"] for lemma in lemmas) and not denied
    if (modal and not (weighing and "could" in lemmas)) or any(phrase in text for phrase in words["may_phrases"]):
        return Firmness.MAY
    return Firmness.WOULD_CONSIDER if weighing else Firmness.WILL


def _commits(frame: ConditionFrame, mark: Mark) -> bool:
    """Does the "then" commit somebody, rather than tell what happened or used to happen?"""
    words = condition_words()
    head = frame.then_head
    lemmas = {cue_lemma(t) for t in frame.then}
    denied = bool(lemmas & words["denials"]) or any(t.lower_ in words["denials"] for t in frame.then)
    if _is_counterfactual(frame) or _judges(frame):
        return False
    helpers = [c for c in head.children if c.dep_ in {"aux", "auxpass"}] + [head]
    modal = next((t for t in helpers if t.tag_ == "MD"), None)
    tense = next((t for t in helpers if is_finite(t)), head)
    present = tense.tag_ in {"VBZ", "VBP"} and not (tense.lemma_ == "have" and head.tag_ == "VBN")
    committed = bool(lemmas & words["commitments"])
    match mark.kind:
        case MarkKind.BACKWARD:
            return modal is not None or (present and committed) or mark.text == NO_WITHOUT
        case MarkKind.NEGATIVE_NOUN:
            host = frame.mark_tokens[-1].head
            hung = host.pos_ in {"VERB", "AUX"} or any(c.lower_ == "no" for c in host.children) or head.pos_ == "NOUN"
            return denied and hung and (modal is not None or present or head.pos_ == "NOUN")
        case MarkKind.WEAK:
            return _weak_mark_holds(frame, mark, modal=modal, present=present, denied=denied)
        case _:
            if mark.text not in {"if", "once"} or modal is not None or committed or denied or present:
                return True
            return any(t.tag_ == "MD" for t in frame.then)


def _is_obliged(frame: ConditionFrame) -> bool:
    """Does it say "has to", "is to": an obligation without a modal?"""
    return any(
        t.lemma_ in {"have", "be"} and t.i + 1 < len(t.doc) and t.nbor(1).tag_ == "TO" and is_finite(t)
        for t in frame.then
    )


def _weak_mark_holds(frame: ConditionFrame, mark: Mark, *, modal: Token | None, present: bool, denied: bool) -> bool:
    """Is the clause of a word of time ("until", "when") a condition, and no mere time?"""
    told = next((t for t in frame.if_ if is_finite(t)), None)
    past = told is not None and told.tag_ == "VBD"
    nominal = frame.then_head.pos_ in {"NOUN", "PROPN"}
    match mark.text:
        case "when":
            perfect = any(t.tag_ == "VBN" for t in frame.if_) and told is not None and told.lemma_ == "have"
            if modal is not None:
                narrated = past and frame.if_head.i < frame.then_head.i
                return not narrated and (not past or modal.lower_ in _PAST_MODALS)
            spoken = any(t.lower_ in {"we", "i"} for t in frame.then)
            return present and (perfect or spoken) and not past
        case "until" | "till":
            return modal is not None or (nominal and denied) or present
        case "before":
            required = any(t.lower_ in {"must", "need", "needs", "required"} for t in frame.then) or _is_obliged(frame)
            return required or (denied and (modal is not None or present or nominal))
        case _:
            return denied and (modal is not None or nominal)


def _is_counterfactual(frame: ConditionFrame) -> bool:
    """Does it say "would have signed": a regret, no commitment?"""
    helpers = {t.lower_ for t in frame.then_head.children if t.dep_ in {"aux", "auxpass"}}
    return frame.then_head.tag_ == "VBN" and "have" in helpers and bool(helpers & _PAST_MODALS)


def _judges(frame: ConditionFrame) -> bool:
    """Does it say "it would be easier": a judgement, no commitment?"""
    predicates = [c for c in frame.then_head.children if c.dep_ in {"acomp", "attr"}]
    return frame.then_head.lemma_ == "be" and any(cue_lemma(c) in condition_words()["evaluations"] for c in predicates)
