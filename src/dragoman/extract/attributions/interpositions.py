"""``X said`` put into a sentence or after it: what of the sentence is the content."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.extract.attributions.cue_uses import SUBJECTS, CueUse

if TYPE_CHECKING:
    from spacy.tokens import Token

DASHES = frozenset({"-", "--", "—"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_MODIFIERS = frozenset({"prep", "npadvmod", "advmod", "prt", "dobj", "dative", "aux", "neg", "agent", "auxpass"})
_CIRCUMSTANCES = frozenset({"as", "while", "when", "after", "before", "speaking", "adding", "referring"})


def fronted_clause(use: CueUse) -> list[Token]:
    """The sentence round or before ``X said``: ``The gap, he said, was wide``; ``It failed, he said``."""
    verb = use.token
    if not (use.takes("clause") or use.takes("quote")) or verb.tag_ not in _FINITE_TAGS:
        return []
    sentence, doc = verb.sent, verb.doc
    left, right = _cluster(verb)
    if left <= sentence.start or not _separates(doc[left - 1]) or not any(c.dep_ in SUBJECTS for c in verb.children):
        return []
    if any(c.dep_ in {"mark", "cc"} and c.i < verb.i for c in verb.children) or verb.dep_ in {"relcl", "advcl", "acl"}:
        return []
    circumstances = [c for c in verb.children if c.dep_ == "advcl" and c.i < verb.i and c.tag_ in {"VBN", "VBG"}]
    own = {t.i for c in circumstances for t in c.subtree}
    before = [t for t in doc[sentence.start : left] if t.i not in own]
    rest = doc[right + 1 : sentence.end]
    goes_on = len(rest) > 1 and _separates(rest[0])
    if not any(t.pos_ in {"VERB", "AUX"} for t in [*before, *(rest if goes_on else [])]):
        return []
    return before + (list(rest) if goes_on else [])


def reported_by_as(use: CueUse) -> list[Token]:
    """``As the ministry noted, the port is closed``: the sentence less the clause of the cue."""
    verb = use.token
    marked = verb.dep_ == "advcl" and any(c.lower_ == "as" and c.dep_ in {"mark", "advmod"} for c in verb.children)
    if not marked or not use.takes("clause") or verb.tag_ not in _FINITE_TAGS or verb.left_edge.lower_ != "as":
        return []
    if not any(c.dep_ in SUBJECTS for c in verb.children):
        return []
    first, last = verb.left_edge.i, verb.right_edge.i
    own = {t.i for t in verb.subtree}
    apart = first == verb.sent.start or _separates(verb.doc[first - 1])
    return [t for t in verb.head.subtree if t.i not in own and not first < t.i < last] if apart else []


def left_of_interruption(use: CueUse, clauses: Iterable[Token]) -> list[Token]:
    """``The talks, the minister said, will go on``: what stands before the interruption belongs to the content."""
    left, _ = _cluster(use.token)
    start = use.token.sent.start
    interrupts = left - start > 1 and use.token.doc[left - 1].lower_ in {",", *DASHES}
    subjectless = all(c.i > use.token.i and not any(x.dep_ in SUBJECTS for x in c.children) for c in clauses)
    if not (interrupts and subjectless and use.token.dep_ == "ROOT"):
        return []
    return list(use.token.doc[start : left - 1])


def stands_apart(verb: Token, clauses: Iterable[Token]) -> bool:
    """Is the clause on the left another statement (before a colon or dash), or has the verb a complement of its own?"""
    if any(c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i for c in verb.children):
        return True
    left, _ = _cluster(verb)
    between = verb.doc[max((c.right_edge.i for c in clauses), default=left) + 1 : left]
    return any(t.lower_ in {":", ";", *DASHES} for t in between)


def _separates(token: Token) -> bool:
    return token.lower_ in {",", '"', "''", *DASHES}


def _cluster(verb: Token) -> tuple[int, int]:
    """The first and the last token of ``X said on Monday``: the verb, its subject and what modifies it."""
    left = right = verb.i
    after = any(c.dep_ in SUBJECTS and c.i > verb.i for c in verb.children)
    for child in verb.children:
        if after and child.dep_ in SUBJECTS and child.i < verb.i:  # "Talks to resume, says minister"
            continue
        own = child.dep_ in SUBJECTS or (child.dep_ in _MODIFIERS and child.i > verb.i)
        circumstance = child.dep_ == "advcl" and child.i > verb.i and child.left_edge.lower_ in _CIRCUMSTANCES
        if own or circumstance or (child.i == left - 1 and child.dep_ != "punct"):
            left, right = min(left, child.left_edge.i), max(right, child.right_edge.i)
    return left, right
