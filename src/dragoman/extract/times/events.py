"""Which of the time expressions of a text dates an event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from dragoman.extract.sentences import Passage
from dragoman.extract.times.narrative import time_told_before
from dragoman.lexicon.time_words import load_time_words
from dragoman.schema.annotation import TimeExpression, TimeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset(
    {"ROOT", "conj", "ccomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "pcomp", "xcomp", "parataxis"}
)
_OWN_TIME = frozenset({"ccomp", "relcl", "acl", "parataxis"})
"""Clauses that the times of the clause above do not date: what is said yesterday need not be of yesterday."""

_COMPLETING = frozenset({"xcomp", "acl", "relcl"})
"""Clauses whose times date what they complete or describe."""

_NOUN_LINKS = 3
_COMMA = 2


def time_of(
    token: Token,
    passage: Passage,
    times: Sequence[TimeExpression],
    *,
    above: Sequence[Passage] = (),
    spoken: bool = False,
) -> TimeExpression | None:
    """The date that tells when the event of a verb or noun happened; None where nothing tells it.

    Taken is, in this order, a date attached below the token in its own clause; one in what completes or describes it
    ("is to meet on Monday", "a truce agreed in May"); one in the clause around it, or above, that covers it (as "On
    Monday" at the head of a sentence does). Of several the nearest is taken, and the more exact where one covers the
    other. What is said, and what a relative clause tells, is not dated by the clause around it; only what is done by
    saying it (``spoken``) has the day on which that was said. A main clause in a sentence without any date goes on at
    the date that heads a sentence before it, in this passage or in those ``above`` it (the nearest last).
    """
    when = _time_before_when(token, passage, times)
    if when is not None:
        return when
    ranked = sorted(
        ((*rank, time.value is None, time.span), time)
        for time in times
        if time.kind is TimeKind.DATE and (rank := _rank(token, _token_of(time, passage), spoken=spoken)) is not None
    )
    if not ranked:
        return None if spoken else time_told_before(token, passage, times, above)
    (level, *_), best = ranked[0]
    value = best.value
    finer = (t for (other, *_), t in ranked if other == level and value and t.value and value.covers(t.value))
    return min(finer, key=_length, default=best)


def _length(time: TimeExpression) -> timedelta:
    return time.value.last() - time.value.first() if time.value is not None else timedelta.max


def _time_before_when(token: Token, passage: Passage, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Of "in 2014, when the office closed" the year, for "closed"."""
    when = next((child for child in token.children if child.lower_ == "when"), None)
    if when is None:
        return None
    start = passage.span_of_token(when).start
    before = (time for time in times if time.kind is TimeKind.DATE and 0 < start - time.span.end <= _COMMA)
    return next(before, None)


def _token_of(time: TimeExpression, passage: Passage) -> Token | None:
    tokens = passage.tokens_in(time.span)
    return tokens.root if tokens is not None and len(tokens) else None


def _rank(token: Token, head: Token | None, *, spoken: bool = False) -> tuple[int, int] | None:
    """How closely a time is tied to a token: through how many clauses, then how many links; None where it is not."""
    if head is None or head.sent != token.sent:
        return None
    top, level = token, 0
    while True:
        links = _links_between(head, top, frozenset())
        if links is not None:
            return level, links
        if level == 0 and (links := _links_between(head, top, _COMPLETING)) is not None:
            return 1, links
        if top.dep_ == "relcl" and level and (links := _links_of_antecedent(head, top)) is not None:
            return level, links
        if top.head == top or (level and top.dep_ in _OWN_TIME and not (spoken and _is_said_now(top))):
            return None
        top, level = _clause_of(top if level == 0 else top.head), level + 2


def _links_of_antecedent(head: Token, clause: Token) -> int | None:
    """The links from a time to what a clause tells of: "the incident of 3 May, in which …", "the day that …"."""
    if head == clause.head:
        return 1
    which = next((word for word in clause.subtree if word.lower_ in ("which", "when")), None)
    if which is None or not (which.lower_ == "when" or which.head.lower_ in ("in", "during", "at", "on")):
        return None
    return _links_between(head, clause.head, frozenset())


def _is_said_now(clause: Token) -> bool:
    """Is the content of a saying no report of what was over by then ("said that it had accepted")?"""
    return clause.dep_ == "ccomp" and not any(
        child.lower_ in ("had", "has", "have", "'d", "'ve")
        for child in clause.children
        if child.dep_ in ("aux", "auxpass")
    )


def _links_between(head: Token, top: Token, passing: frozenset[str]) -> int | None:
    """How many links a token is below another, each noun between them counted more.

    None where it is not below, or where a clause of its own is between the two that may not be passed.
    """
    node, links = head, 0
    while node != top:
        if node.head == node:
            return None
        if node != head and _is_clause(node) and not (node.dep_ in passing and _may_be_passed(node, top)):
            return None
        if node != head and node.pos_ in ("NOUN", "PROPN") and top.pos_ in ("VERB", "AUX") and _is_of_noun(head, node):
            return None
        links += _NOUN_LINKS if node != head and node.pos_ in ("NOUN", "PROPN") else 1
        node = node.head
    return links


def _is_of_noun(head: Token, noun: Token) -> bool:
    """Does a preposition tie a time to a noun and to no verb: "the treaty of 1929", "an extension until June"?"""
    words, preposition = load_time_words(), head.head
    if preposition.head != noun or noun.ent_type_ in ("DATE", "TIME") or noun.lemma_ in words.parts_of_time:
        return False
    return preposition.lower_ in words.of_nouns or (preposition.lower_ == "of" and head.text.isdigit())


def _may_be_passed(clause: Token, top: Token) -> bool:
    """Does a clause complete a token or describe a thing that takes part in it?

    So do "is to meet on Monday" and "a trip planned for Monday was called off", but not "the state that signed in May
    asked", nor "asked for the return of those arrested in May".
    """
    noun = clause.head
    if noun == top:
        return True
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    return noun.pos_ == "NOUN" and governor == top


def _clause_of(token: Token) -> Token:
    """The verb of the clause that a token stands in; itself where it is one."""
    node = token
    while node.head != node and not _is_clause(node):
        node = node.head
    return node


def _is_clause(token: Token) -> bool:
    return token.dep_ in _CLAUSES and (token.pos_ in ("VERB", "AUX") or token.dep_ == "ROOT")
