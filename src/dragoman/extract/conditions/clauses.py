"""The two clauses of a conditional sentence, marked off by the words that tie them.

The small parser often hangs a conditional clause on the verb of reporting, or the "then" on the "if". So marks and
commas say where the clauses are, and the parse only chooses their heads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.extract.conditions.asides import (
    before_trailing_aside,
    is_aside,
    is_aside_clause,
    strip_edges,
    upto_aside,
    without_leading_aside,
)
from dragoman.extract.conditions.marks import Mark, MarkKind, condition_words, is_finite, verb_of_inverted
from dragoman.extract.grammar.frames import cue_lemma

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_STRONG = frozenset({";", ":", "—", "--", "(", ")", "…", "..."})
_OPENERS = frozenset({"that", "and", "but", "or", "then", "so", "yet", "for", "only"})


@dataclass(frozen=True, slots=True)
class ConditionFrame:
    """A conditional sentence: its two clauses, the heads of each, and the words that tie them."""

    mark_tokens: tuple[Token, ...]
    if_: tuple[Token, ...]
    then: tuple[Token, ...]
    if_head: Token
    then_head: Token
    mark: str


def pair_clauses(mark: Mark, sentence: Sequence[Token], previous: Sequence[Token] = ()) -> ConditionFrame | None:
    """The clauses that a mark ties; None where it ties none.

    ``previous`` is the sentence before, which is the condition of one that begins with "otherwise".
    """
    first = sentence[0].i
    tying = tuple(sentence[mark.start - first : mark.end - first])
    before, after = sentence[: mark.start - first], sentence[mark.end - first :]
    after = after[: next((k for k, t in enumerate(after) if _is_strong(t)), len(after))]
    if mark.kind is MarkKind.BACKWARD:
        return _backward(mark, tying, strip_edges(before) or strip_edges(previous), after)
    if_head = _if_head(mark, after)
    if if_head is None:
        return None
    return _fronted(mark, tying, before, after, if_head) or _trailing(mark, tying, before, after, if_head)


def _backward(
    mark: Mark, tying: tuple[Token, ...], before: Sequence[Token], after: Sequence[Token]
) -> ConditionFrame | None:
    """Of "X; otherwise Y": what was said before is the condition."""
    start = max((k + 1 for k, t in enumerate(before) if _is_strong(t) or t.text == '"'), default=0)
    before = strip_edges(before[start:]) or before
    if_head = highest_verb(before) or next((t for t in before if t.pos_ in {"NOUN", "PROPN"}), None)
    then = without_leading_aside(after)
    then_head = _then_head(if_head, then) if if_head is not None else None
    if if_head is None or then_head is None:
        return None
    return ConditionFrame(tying, tuple(before), tuple(upto_aside(then, then_head)), if_head, then_head, mark.text)


def highest_verb(tokens: Sequence[Token]) -> Token | None:
    """The verb of some tokens that governs the others; None where there is none."""
    verbs = [t for t in tokens if t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"aux", "auxpass", "amod"}]
    return min(verbs, key=lambda t: (_depth(t), t.i)) if verbs else None


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
    finite = next((t for t in after if is_finite(t) and _clause_of(t).dep_ not in {"relcl", "acl"}), None)
    governed = doc[mark.end - 1].head
    candidates = [_clause_of(finite)] if finite is not None else []
    if mark.end <= governed.i and (governed.dep_ == "advcl" or governed.pos_ in {"VERB", "AUX"}):
        candidates.append(governed)
    inside = [t for t in candidates if mark.end <= t.i <= after[-1].i]
    if inside:
        return min(inside, key=lambda t: t.i)
    return finite or next((t for t in after if t.pos_ in {"VERB", "AUX"}), None)


def _clause_of(verb: Token) -> Token:
    """The verb that an auxiliary helps; another verb itself."""
    return verb.head if verb.dep_ in {"aux", "auxpass"} else verb


def _fronted(
    mark: Mark, tying: tuple[Token, ...], before: Sequence[Token], after: Sequence[Token], if_head: Token
) -> ConditionFrame | None:
    """Of "If X, Y": the mark opens a clause, and a comma and another clause follow."""
    if not _opens(before):
        return None
    subjects = [c for c in if_head.children if c.dep_ in _SUBJECTS and mark.end <= c.i < if_head.i]
    if len(subjects) > 1:  # the parser has made one clause of two: "if it attacks again we shall answer"
        end: int | None = subjects[1].left_edge.i - after[0].i
    else:
        end = _end_of_fronted(after, if_head)
    if end is None or end <= 0:
        return None
    if_, rest = after[:end], without_leading_aside(after[end:])
    then_head = _then_head(if_head, rest)
    if then_head is None:
        return None
    then = tuple(upto_aside(rest, then_head))
    return ConditionFrame(tying, tuple(if_), then, if_head, then_head, mark.text)


def _opens(before: Sequence[Token]) -> bool:
    """Does a clause that begins here stand first in its sentence, quotation or reported clause?"""
    if not before:
        return True
    last = before[-1]
    return last.is_punct or last.is_space or last.lower_ in _OPENERS


def _end_of_fronted(after: Sequence[Token], if_head: Token) -> int | None:
    """Where the conditional clause ends: at a comma after its verb that leaves a clause to follow."""
    commas = [k for k, t in enumerate(after) if t.text == "," and t.i > if_head.i]
    parsed = max((t.i for t in if_head.subtree), default=if_head.i)
    if any(after[k].i == parsed + 1 for k in commas) and if_head.head.i > parsed:
        commas = [k for k in commas if after[k].i == parsed + 1]
    for k in commas:
        following = after[k + 1 : k + 2]
        if following and following[0].lower_ in {"which", "who", "whose", "where"}:
            continue
        rest = strip_edges(after[k + 1 :])
        if is_aside_clause(rest):
            continue
        if any(is_finite(t) or t.lower_ in condition_words()["denials"] for t in rest) or len(commas) == 1:
            return _end_without_comma(after[:k], if_head) or k
    return _end_without_comma(after, if_head)


def _end_without_comma(after: Sequence[Token], if_head: Token) -> int | None:
    """Where the other clause begins with its subject, or with its verb where that comes first ("will Oslo sign")."""
    for k, token in enumerate(after):
        if token.i <= if_head.i:
            continue
        if token.tag_ == "MD" and k + 1 < len(after) and after[k + 1].pos_ in {"DET", "PROPN", "PRON", "NOUN"}:
            return k
        if token.dep_ not in _SUBJECTS or token.head.i < token.i or token.tag_ in {"WDT", "WP"}:
            continue
        if after[-1].i < token.head.i or after[k - 1].tag_ in {"WDT", "WP", "IN"}:
            continue
        if token.head == if_head.head or (token.head != if_head and _has_modal(token.head)):
            return next(j for j, t in enumerate(after) if t.i >= max(token.left_edge.i, if_head.i + 1))
    return None


def _has_modal(verb: Token) -> bool:
    return any(c.tag_ == "MD" for c in verb.children)


def _trailing(
    mark: Mark, tying: tuple[Token, ...], before: Sequence[Token], after: Sequence[Token], if_head: Token
) -> ConditionFrame | None:
    """Of "Y if X": the other clause stands before the mark."""
    start = max((k + 1 for k, t in enumerate(before) if _is_strong(t)), default=0)
    clause = _last_clause(before_trailing_aside(strip_edges(before[start:])))
    then_head = _then_head(if_head, clause)
    if then_head is None:
        return None
    left = min((t.i for t in then_head.subtree if t.i >= clause[0].i), default=then_head.i)
    subject = next((t for t in clause if t.dep_ in {"nsubj", "nsubjpass"} and t.head == then_head), None)
    left = min(left, subject.i if subject is not None else left)
    then = [t for t in clause if t.i >= left]
    if not any(is_finite(t) for t in then):
        then = list(clause)
    if_ = tuple(_end_of_trailing(after, if_head))
    return ConditionFrame(tying, if_, tuple(then), if_head, then_head, mark.text)


def _last_clause(tokens: Sequence[Token]) -> Sequence[Token]:
    """The last of several coordinated clauses with subjects of their own ("…, and Oslo would sign")."""
    for k in range(len(tokens) - 1, 0, -1):
        if tokens[k].lower_ in {"and", "but", "yet", "so"} and tokens[k].dep_ == "cc":
            rest = tokens[k + 1 :]
            finite = next((j for j, t in enumerate(rest) if is_finite(t)), None)
            if finite is not None and any(t.dep_ in {"nsubj", "nsubjpass", "expl"} for t in rest[:finite]):
                return rest
    return tokens


def _end_of_trailing(after: Sequence[Token], if_head: Token) -> Sequence[Token]:
    right = max((t.i for t in if_head.subtree), default=if_head.i)
    kept = [t for t in after if t.i <= right] or list(after)
    return strip_edges(upto_aside(kept, if_head))


def _then_head(if_head: Token, clause: Sequence[Token]) -> Token | None:
    """The main verb of the other clause: that on which the parser hangs the condition, else the highest."""
    if not clause:
        return None
    verbs = [
        t for t in clause if t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"aux", "auxpass", "amod"} and not is_aside(t)
    ]
    if not verbs:
        nouns = [t for t in clause if t.pos_ in {"NOUN", "PROPN", "PRON"}]
        return min(nouns, key=lambda t: (_depth(t), t.i)) if nouns else None
    inside = {t.i for t in clause}
    head = if_head.head
    while head.i in inside and head.pos_ not in {"VERB", "AUX"} and head.head != head:
        head = head.head
    if head not in verbs:
        head = min(verbs, key=lambda t: (_depth(t), t.i))
    while cue_lemma(head) in condition_words()["sayings"]:
        content = next((c for c in head.children if c.dep_ == "ccomp" and c in verbs), None)
        if content is None:
            break
        head = content
    return _finite_governor(head, verbs)


def _finite_governor(head: Token, verbs: Sequence[Token]) -> Token:
    """The finite verb that an infinitive hangs on ("is ready to sign"): it carries tense, modal and subject."""
    while not any(is_finite(t) for t in (head, *head.children)) and head.dep_ in {"xcomp", "advcl", "acl", "pcomp"}:
        above = head.head
        while above not in verbs and above.head != above and above.pos_ not in {"VERB", "AUX"}:
            above = above.head
        if above not in verbs:
            break
        head = above
    return head


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)
