"""Finds "if X, then Y" in parsed text, whatever the words for "if" and the order of the two.

The small parser often hangs a conditional clause on the verb of reporting, or the "then" on the "if". So the two clauses
are marked off by their marks and commas first, and the parse only chooses their heads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from spacy.tokens import Token

from dragoman.extract.condition_marks import (
    Mark,
    MarkKind,
    condition_words,
    find_marks,
    is_finite,
    verb_of_inverted,
)
from dragoman.extract.frames import cue_lemma
from dragoman.schema.move import Firmness


@dataclass(frozen=True, slots=True)
class ConditionFrame:
    """A conditional sentence: its two clauses, the heads of each, and the words that tie them."""

    mark_tokens: tuple[Token, ...]
    if_: tuple[Token, ...]
    then: tuple[Token, ...]
    if_head: Token
    then_head: Token
    mark: str


def find_conditions(tokens: Iterable[Token]) -> Iterator[ConditionFrame]:
    """The conditional commitments among some tokens, in the order of their marks."""
    for _, group in groupby(tokens, key=lambda t: t.sent.start):
        sentence = list(group)
        for mark in find_marks(sentence):
            frame = _frame(mark, sentence)
            if frame is not None and _commits(frame, mark):
                yield frame


def firmness_of(frame: ConditionFrame) -> Firmness:
    """How firmly the "then" clause binds its speaker: by its modals and verbs."""
    words = condition_words()
    near = [t for t in frame.then if abs(t.i - frame.then_head.i) <= _NEAR]
    lemmas = [cue_lemma(t) for t in near]
    text = " ".join(t.lower_ for t in frame.then)
    pairs = {f"{one} {cue_lemma(t.nbor(1))}" for one, t in zip(lemmas, near, strict=True) if t.i + 1 < len(t.doc)}
    weighing = any(lemma in words["would_consider"] for lemma in lemmas) or bool(pairs & words["would_consider_with"])
    denied = any(t.dep_ == "neg" or t.lower_ in {"no", "nothing", "nobody", "nor"} for t in near)
    modal = any(lemma in words["may"] for lemma in lemmas) and not denied
    if modal and not (weighing and "could" in lemmas) or any(phrase in text for phrase in words["may_phrases"]):
        return Firmness.MAY
    return Firmness.WOULD_CONSIDER if weighing else Firmness.WILL


_NEAR = 5
_FAR = 12
_STRONG = frozenset({";", ":", "—", "--", "(", ")"})
_LONGEST_REPORT = 16


def _frame(mark: Mark, sentence: Sequence[Token]) -> ConditionFrame | None:
    first = sentence[0].i
    before, after = sentence[: mark.start - first], sentence[mark.end - first :]
    after = after[: _boundary(after)]
    if_head = _if_head(mark, after)
    if if_head is None:
        return None
    fronted = _fronted(mark, sentence, before, after, if_head)
    if fronted is not None:
        return fronted
    return _trailing(mark, sentence, before, after, if_head)


def _tokens_of(mark: Mark, sentence: Sequence[Token]) -> tuple[Token, ...]:
    return tuple(t for t in sentence if mark.start <= t.i < mark.end)


def _boundary(tokens: Sequence[Token]) -> int:
    """Where the next strong boundary stands among tokens."""
    return next((k for k, t in enumerate(tokens) if _is_strong(t)), len(tokens))


def _is_strong(token: Token) -> bool:
    """Is it a mark between clauses of a sentence? A hyphen within a word is none."""
    if token.text == "-":
        return token.i > 0 and bool(token.nbor(-1).whitespace_)
    return token.text in _STRONG


def _if_head(mark: Mark, after: Sequence[Token]) -> Token | None:
    """The verb (or noun) of the conditional clause."""
    if not after:
        return None
    doc = after[0].doc
    if mark.kind in {MarkKind.NOUN, MarkKind.NEGATIVE_NOUN}:
        preposition = doc[mark.end - 1]
        target = next((c for c in preposition.children if c.dep_ in {"pobj", "pcomp", "dobj"}), None)
        return target or next((t for t in after if t.pos_ in {"NOUN", "PROPN", "VERB"}), None)
    if mark.kind is MarkKind.INVERTED:
        verb = verb_of_inverted(doc[mark.start], after)
        comma = next((k for k, t in enumerate(after) if t.text == ","), len(after))
        return verb or after[max(comma - 1, 0)]
    finite = [t for t in after if is_finite(t) and _clause_of(t).dep_ not in {"relcl", "acl"}]
    if finite and not any(t.text == "," for t in after[: finite[0].i - after[0].i] if t.i > mark.end + _FAR):
        head = _clause_of(finite[0])
        return head if mark.end <= head.i <= after[-1].i else finite[0]
    marker = doc[mark.end - 1]
    if marker.head.i >= mark.end and marker.head.i <= after[-1].i:
        return marker.head
    return next((t for t in after if t.pos_ in {"VERB", "AUX"}), None)


def _clause_of(verb: Token) -> Token:
    """The verb that an auxiliary helps; another verb itself."""
    return verb.head if verb.dep_ in {"aux", "auxpass"} else verb


def _fronted(
    mark: Mark, sentence: Sequence[Token], before: Sequence[Token], after: Sequence[Token], if_head: Token
) -> ConditionFrame | None:
    """ "If X, Y": the mark opens a clause, and a comma and another clause follow."""
    if not _opens(before):
        return None
    end = _end_of_fronted(mark, after, if_head)
    if end is None:
        return None
    if_, rest = after[:end], _without_report(after[end:])
    then_head = _then_head(if_head, rest)
    if then_head is None:
        return None
    return ConditionFrame(_tokens_of(mark, sentence), tuple(if_), tuple(_upto_report(rest, then_head)), if_head, then_head, mark.text)


def _opens(before: Sequence[Token]) -> bool:
    """Does a clause that begins here stand first in its sentence, quotation or reported clause?"""
    if not before:
        return True
    last = before[-1]
    return last.is_punct or last.is_space or last.lower_ in {"that", "and", "but", "or", "then", "so", "yet", "for", "only"}


def _end_of_fronted(mark: Mark, after: Sequence[Token], if_head: Token) -> int | None:
    """Where the conditional clause ends: at a comma after its verb that leaves a clause to follow."""
    commas = [k for k, t in enumerate(after) if t.text == "," and t.i > if_head.i]
    parsed = max((t.i for t in if_head.subtree), default=if_head.i)
    if any(after[k].i == parsed + 1 for k in commas) and if_head.head.i > parsed:
        commas = [k for k in commas if after[k].i == parsed + 1]
    for k in commas:
        following = after[k + 1 : k + 2]
        if following and following[0].lower_ in {"which", "who", "whose", "where"}:
            continue
        if any(is_finite(t) for t in after[k + 1 :]) or mark.kind is not MarkKind.WEAK:
            return k
    return _end_without_comma(after, if_head)


def _end_without_comma(after: Sequence[Token], if_head: Token) -> int | None:
    """Where the other clause begins with its subject, or with its verb where that comes first ("will Oslo sign")."""
    for k, token in enumerate(after):
        if token.i <= if_head.i:
            continue
        if token.tag_ == "MD" and k + 1 < len(after) and after[k + 1].pos_ in {"DET", "PROPN", "PRON", "NOUN"}:
            return k
        if token.dep_ not in {"nsubj", "nsubjpass", "expl"} or token.head.i < token.i or token.tag_ in {"WDT", "WP"}:
            continue
        if token.head == if_head.head or token.head.dep_ in {"ROOT", "ccomp", "conj"} and _has_modal(token.head):
            return next(j for j, t in enumerate(after) if t.i >= max(token.left_edge.i, if_head.i + 1))
    return None


def _has_modal(verb: Token) -> bool:
    return any(c.tag_ == "MD" for c in verb.children)


def _is_report(tokens: Sequence[Token]) -> bool:
    """Are the tokens a clause of reporting ("he said", "according to the ministry")?"""
    if len(tokens) > _LONGEST_REPORT:
        return False
    text = [t.lower_ for t in tokens]
    if "according" in text[:3]:
        return True
    verbs = [t for t in tokens if t.pos_ in {"VERB", "AUX"}]
    return bool(verbs) and cue_lemma(verbs[0] if verbs[0].pos_ == "VERB" else verbs[-1]) in condition_words()["sayings"]


def _without_report(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without the comma, quotation marks and clause of reporting at their beginning."""
    tokens = _strip(tokens)
    comma = next((k for k, t in enumerate(tokens) if t.text == ","), None)
    quote = next((k for k, t in enumerate(tokens) if t.text == '"'), None)
    cuts = [k for k in (comma, quote) if k is not None]
    for cut in sorted(cuts):
        if _is_report(tokens[:cut]) and any(t.pos_ in {"VERB", "AUX"} for t in tokens[cut:]):
            return _strip(tokens[cut:])
    return tokens


def _upto_report(tokens: Sequence[Token], then_head: Token) -> Sequence[Token]:
    """The tokens up to a clause of reporting that follows the head."""
    for k, token in enumerate(tokens):
        if token.text in {",", '"'} and token.i > then_head.i:
            rest = _strip(tokens[k:])
            comma = next((j for j, t in enumerate(rest) if t.text == ","), len(rest))
            if rest and _is_report(rest[:comma]):
                return tokens[:k]
    return tokens


def _strip(tokens: Sequence[Token]) -> Sequence[Token]:
    start, end = 0, len(tokens)
    while start < end and (tokens[start].is_punct or tokens[start].is_space):
        start += 1
    while end > start and (tokens[end - 1].is_punct or tokens[end - 1].is_space):
        end -= 1
    return tokens[start:end]


def _trailing(
    mark: Mark, sentence: Sequence[Token], before: Sequence[Token], after: Sequence[Token], if_head: Token
) -> ConditionFrame | None:
    """ "Y if X": the other clause stands before the mark."""
    start = max((k + 1 for k, t in enumerate(before) if _is_strong(t)), default=0)
    clause = _strip(before[start:])
    clause = _before_report(clause)
    then_head = _then_head(if_head, clause)
    if then_head is None:
        return None
    left = min((t.i for t in then_head.subtree if t.i >= clause[0].i), default=then_head.i)
    subject = next((t for t in clause if t.dep_ in {"nsubj", "nsubjpass"} and t.head == then_head), None)
    left = min(left, subject.i if subject is not None else left)
    then = [t for t in clause if t.i >= left]
    return ConditionFrame(_tokens_of(mark, sentence), tuple(_end_of_trailing(after, if_head)), tuple(then), if_head, then_head, mark.text)


def _before_report(clause: Sequence[Token]) -> Sequence[Token]:
    """Without a clause of reporting at the end ("Y, he said, if X")."""
    for k in range(len(clause) - 1, 0, -1):
        if clause[k].text in {",", '"'}:
            if _is_report(_strip(clause[k:])) and any(t.pos_ in {"VERB", "AUX"} for t in clause[:k]):
                return _strip(clause[:k])
            break
    return clause


def _end_of_trailing(after: Sequence[Token], if_head: Token) -> Sequence[Token]:
    right = max((t.i for t in if_head.subtree), default=if_head.i)
    kept = [t for t in after if t.i <= right] or list(after)
    return _strip(_upto_report(kept, if_head))


def _then_head(if_head: Token, clause: Sequence[Token]) -> Token | None:
    """The main verb of the other clause: that on which the parser hangs the condition, else the highest."""
    if not clause:
        return None
    inside = {t.i for t in clause}
    verbs = [t for t in clause if t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"aux", "auxpass", "amod"}]
    if not verbs:
        return _denied_noun(clause)
    head = if_head.head
    while head.i in inside and head.pos_ not in {"VERB", "AUX"} and head.head != head:
        head = head.head
    if head.i not in inside or head not in verbs:
        head = min(verbs, key=lambda t: (_depth(t), t.i))
    while cue_lemma(head) in condition_words()["sayings"]:
        content = next((c for c in head.children if c.dep_ == "ccomp" and c in verbs), None)
        if content is None:
            break
        head = content
    return head


def _denied_noun(clause: Sequence[Token]) -> Token | None:
    """ "No talks without …": a clause without a verb, which denies something."""
    if not any(t.lower_ in condition_words()["denials"] for t in clause):
        return None
    nouns = [t for t in clause if t.pos_ in {"NOUN", "PROPN", "PRON"}]
    return min(nouns, key=lambda t: (_depth(t), t.i)) if nouns else None


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _commits(frame: ConditionFrame, mark: Mark) -> bool:
    """Does the "then" commit somebody, rather than tell what happened or used to happen?"""
    words = condition_words()
    head = frame.then_head
    lemmas = {cue_lemma(t) for t in frame.then}
    denied = bool(lemmas & words["denials"]) or any(t.lower_ in words["denials"] for t in frame.then)
    if _is_counterfactual(frame):
        return False
    helpers = [c for c in head.children if c.dep_ in {"aux", "auxpass"}] + [head]
    modal = next((t for t in helpers if t.tag_ == "MD"), None)
    tense = next((t for t in helpers if is_finite(t)), head)
    present = tense.tag_ in {"VBZ", "VBP"} and not (tense.lemma_ == "have" and head.tag_ == "VBN")
    committed = bool(lemmas & words["commitments"])
    match mark.kind:
        case MarkKind.NEGATIVE_NOUN:
            return denied and (modal is not None or present or head.pos_ == "NOUN")
        case MarkKind.WEAK:
            return _weak_mark_holds(frame, mark, modal=modal, present=present, denied=denied)
        case _:
            sure = mark.text not in {"if", "once"}
            return sure or modal is not None or committed or denied or present or any(t.tag_ == "MD" for t in frame.then)


def _is_obliged(frame: ConditionFrame) -> bool:
    """ "Has to", "is to": an obligation without a modal."""
    return any(
        t.lemma_ in {"have", "be"} and t.i + 1 < len(t.doc) and t.nbor(1).tag_ == "TO" and is_finite(t)
        for t in frame.then
    )


def _weak_mark_holds(
    frame: ConditionFrame, mark: Mark, *, modal: Token | None, present: bool, denied: bool
) -> bool:
    """Is the clause of a word of time ("until", "when") a condition, and no mere time?"""
    told = next((t for t in frame.if_ if is_finite(t)), None)
    past = told is not None and told.tag_ == "VBD"
    nominal = frame.then_head.pos_ in {"NOUN", "PROPN"}
    match mark.text:
        case "when":
            perfect = any(t.tag_ == "VBN" for t in frame.if_) and told is not None and told.lemma_ == "have"
            if modal is not None:
                return not past or modal.lower_ in {"would", "could", "might", "'d"}
            spoken = any(t.lower_ in {"we", "i"} for t in frame.then)
            return present and (perfect or spoken) and not past
        case "until" | "till":
            return modal is not None or nominal and denied or present
        case "before":
            required = any(t.lower_ in {"must", "need", "needs", "required"} for t in frame.then) or _is_obliged(frame)
            return required or denied and (modal is not None or present or nominal)
        case _:
            return denied and (modal is not None or nominal)


def _is_counterfactual(frame: ConditionFrame) -> bool:
    """ "Would have signed": a regret, no commitment."""
    helpers = [t.lower_ for t in frame.then_head.children if t.dep_ in {"aux", "auxpass"}]
    return frame.then_head.tag_ == "VBN" and "have" in helpers and any(h in {"would", "could", "might", "should", "'d"} for h in helpers)
