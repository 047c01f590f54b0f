"""Does a word of time look back or ahead? Told by the verb that governs it, and by the words on the way to it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


class Direction(StrEnum):
    """Which way from the day of publication a time lies; OPEN where the grammar does not tell.

    PRESENT is a verb's own: of an act it looks ahead ("they meet on Monday"), of a noun's time it says nothing.
    """

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    OPEN = "open"


_FUTURE_AUXILIARIES = frozenset({"will", "'ll", "wo", "shall", "ll"})
_PERFECT = frozenset({"have", "has", "had", "having", "'ve"})
_MODALS = frozenset({"would", "may", "might", "should", "must", "can", "could", "'d", "ca"})
_SETTING = frozenset(
    {
        "schedule",
        "plan",
        "set",
        "expect",
        "fix",
        "postpone",
        "delay",
        "adjourn",
        "reschedule",
        "slate",
        "extend",
        "defer",
        "due",
        "foresee",
        "pencil",
        "move",
        "push",
        "prolong",
        "book",
        "arrange",
        "give",
        "have",
    }
)
"""Words whose "for Monday", "to Monday", "until Monday" is still to come, whatever their own tense."""

_LEADING_ON = frozenset(
    {
        "agree",
        "plan",
        "expect",
        "schedule",
        "set",
        "due",
        "intend",
        "want",
        "hope",
        "invite",
        "propose",
        "offer",
        "promise",
        "vow",
        "pledge",
        "prepare",
        "ask",
        "urge",
        "order",
        "call",
        "demand",
        "threaten",
        "likely",
        "ready",
        "willing",
        "about",
        "suppose",
        "go",
        "decide",
        "wish",
        "aim",
        "seek",
        "request",
        "arrange",
        "slate",
        "poise",
        "mean",
        "need",
        "be",
        "undertake",
        "foresee",
        "free",
        "prefer",
    }
)
"""Words whose infinitive names something later than themselves."""

_LETTING = frozenset({"let", "make", "see", "hear", "help", "have", "watch"})
_TO_COME = frozenset({"next", "coming", "upcoming", "forthcoming", "planned", "scheduled", "due", "future", "expected"})
_TOWARD = frozenset({"for", "until", "till", "by"})
_AFTER = frozenset({"after", "since", "following", "from", "during", "at"})
_SAYING = frozenset(
    {
        "say",
        "tell",
        "report",
        "write",
        "note",
        "recall",
        "insist",
        "claim",
        "think",
        "believe",
        "know",
    }
)
_MEASURES = frozenset({"time", "minute", "hour", "day", "week", "month", "year"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_MOST_STEPS = 12


def direction_of(token: Token) -> Direction:
    """Which way the time that a token tells lies from the day of publication."""
    preposition, noun, verb = _governors(token)
    if preposition in _TOWARD and verb is not None and _is_setting(verb, noun):
        return Direction.FUTURE
    if noun is not None and any(child.lower_ in _TO_COME for child in noun.children):
        return Direction.FUTURE
    if verb is None:
        return Direction.FUTURE if preposition in ("until", "till", "by") else Direction.OPEN
    told = _direction_of_verb(verb, _MOST_STEPS)
    if noun is not None:
        told = _through_noun(noun, verb, told)
    elif preposition == "for" and told is Direction.PAST:
        return Direction.OPEN
    elif told is Direction.PRESENT or (told is Direction.OPEN and preposition in ("until", "till", "by")):
        return Direction.FUTURE
    return Direction.OPEN if told is Direction.PRESENT else told


def _governors(token: Token) -> tuple[str, Token | None, Token | None]:
    """The preposition of a time, the noun it is told of (if any), and the verb that governs it."""
    preposition, noun = "", None
    node = token
    while node.head != node:
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            return preposition, noun, node
        if node.pos_ in ("ADP", "SCONJ") and not preposition and noun is None:
            preposition = node.lower_
        elif node.pos_ in _NOMINAL and noun is None and node.ent_type_ != "DATE":
            noun = node
    return preposition, noun, node if node.pos_ in ("VERB", "AUX") else None


def _is_setting(verb: Token, noun: Token | None) -> bool:
    return verb.lemma_ in _SETTING or (noun is None and any(child.lemma_ in _SETTING for child in verb.children))


def _through_noun(noun: Token, verb: Token, told: Direction) -> Direction:
    """The direction of a time told of a noun ("Monday's meeting"): the verb's, unless a preposition says otherwise."""
    before = noun.head.lower_ if noun.head.pos_ in ("ADP", "SCONJ") else ""
    if before in _AFTER:
        return Direction.OPEN if before in ("at", "from") and told is not Direction.PAST else Direction.PAST
    if before == "for" and (told is not Direction.PAST or verb.lemma_ in _LEADING_ON):
        return told if noun.lemma_ in _MEASURES else Direction.FUTURE
    if before == "of" and noun.head.head.lower_ == "ahead":
        return Direction.FUTURE
    return told


def _direction_of_verb(verb: Token, steps: int) -> Direction:
    """Future, past or open, by auxiliaries and form; a form without tense takes that of its governor."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    told = _direction_of_helpers(verb, helpers)
    if told is not None:
        return told
    match verb.tag_:
        case "VBD":
            return Direction.PAST
        case "VBZ" | "VBP":
            return Direction.OPEN if verb.lemma_ in _SAYING else Direction.PRESENT
        case "VB" | "VBN" if verb.tag_ == "VB" or "be" in helpers:
            return _direction_of_base(verb, helpers, steps)
        case "VBN":
            return Direction.FUTURE if verb.lemma_ in _SETTING else Direction.PAST
    return _direction_of_governor(verb, steps)


def _direction_of_helpers(verb: Token, helpers: set[str]) -> Direction | None:
    """What the auxiliaries of a verb tell; None where they tell nothing."""
    perfect = bool(helpers & _PERFECT) or ("'d" in helpers and verb.tag_ == "VBN" and "be" not in helpers)
    if helpers & _FUTURE_AUXILIARIES:
        return Direction.FUTURE
    if helpers & _MODALS and verb.tag_ in ("VB", "VBN"):
        return Direction.PAST if perfect else Direction.FUTURE
    if perfect or helpers & {"was", "were", "did", "got"}:
        return Direction.PAST
    if helpers & {"is", "are", "am", "'re", "'s"} and verb.tag_ in ("VBG", "VBN"):
        return Direction.FUTURE
    return None


def _direction_of_base(verb: Token, helpers: set[str], steps: int) -> Direction:
    """An infinitive after "agreed", "due", "is" looks ahead; after "flew", "managed", "let" it shares their tense.

    After "was due", "had expected" it may lie on either side, and more often it is over.
    """
    governor = verb.head
    if "to" not in helpers and (governor == verb or governor.lemma_ not in _LETTING):
        return Direction.FUTURE
    over = any(word.lower_ in ("had", "was", "were") for word in (governor, *governor.children))
    if governor == verb or (governor.lemma_ in _LEADING_ON and not over):
        return Direction.FUTURE
    return _direction_of_governor(verb, steps)


def _direction_of_governor(verb: Token, steps: int) -> Direction:
    node = verb
    while node.head != node and steps:
        node, steps = node.head, steps - 1
        if node.pos_ in ("VERB", "AUX"):
            return _direction_of_verb(node, steps)
    return Direction.OPEN
