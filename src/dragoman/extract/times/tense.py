"""Does a word of time look back or ahead? Told by the verb that governs it, and by the words on the way to it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from dragoman.lexicon.time_words import load_time_words

if TYPE_CHECKING:
    from spacy.tokens import Token


_WORDS = load_time_words()


class Direction(StrEnum):
    """Which way from the day of publication a time lies; OPEN where the grammar does not tell.

    PRESENT is a verb's own: of an act it looks ahead ("they meet on Monday"), of a noun's time it says nothing. DUE is
    what was to come when it was told of last ("talks set for May were cancelled"): likely still to come.
    """

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    DUE = "due"
    OPEN = "open"


_FUTURE_AUXILIARIES = frozenset({"will", "'ll", "wo", "shall", "ll"})
_PERFECT = frozenset({"have", "has", "had", "having", "'ve"})
_MODALS = frozenset({"would", "may", "might", "should", "must", "can", "could", "'d", "ca"})
_COMPLEMENTS = ("xcomp", "ccomp", "pcomp", "dobj")
_UP_TO = ("until", "till", "by")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_MOST_STEPS = 12


def direction_of(token: Token) -> Direction:
    """Which way the time that a token tells lies from the day of publication."""
    preposition, noun, verb = _governors(token)
    if verb is not None and preposition in _WORDS.toward and _is_setting(verb, noun):
        return _direction_when_set(verb)
    if _is_to_come(preposition, noun, verb):
        return Direction.FUTURE
    if verb is None:
        told = _direction_of_sentence(token)
    elif noun is None:
        told = _direction_of_verb(verb, _MOST_STEPS)
        if preposition == "for" and told is Direction.PAST:
            return Direction.OPEN
        if told is Direction.PRESENT or (told is Direction.OPEN and preposition in _UP_TO):
            return Direction.FUTURE
    elif (clause := _clause_about(noun)) is not None:
        told = _direction_of_verb(clause, _MOST_STEPS)
    else:
        told = _through_noun(noun, verb, _direction_of_verb(verb, _MOST_STEPS))
    return Direction.OPEN if told is Direction.PRESENT else told


def _direction_when_set(verb: Token) -> Direction:
    """The direction of a time for which something is set, or was."""
    if any(child.lower_ == "had" for child in verb.children):
        return Direction.OPEN
    if verb.dep_ == "acl" and _direction_of_governor(verb, _MOST_STEPS) is Direction.PAST:
        return Direction.DUE
    return Direction.FUTURE


def _is_to_come(preposition: str, noun: Token | None, verb: Token | None) -> bool:
    """Do the words around a time make it one to come, whatever the tense ("asked for an answer by Monday")?"""
    if verb is None:
        return preposition in _UP_TO
    if preposition in (*_UP_TO, "before") and verb.lemma_ in _WORDS.proposing:
        return True
    return noun is not None and any(child.lower_ in _WORDS.to_come for child in noun.children)


def _clause_about(noun: Token) -> Token | None:
    """The verb of a clause that describes a noun: "Friday's talks, which will be held in Riga"."""
    clause = next((child for child in noun.children if child.dep_ == "relcl"), None)
    return clause if clause is not None and clause.pos_ in ("VERB", "AUX") else None


def _governors(token: Token) -> tuple[str, Token | None, Token | None]:
    """The preposition of a time, the noun it is told of (if any), and the verb that governs it."""
    preposition, noun = "", None
    node = token
    while node.head != node:
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            return preposition, noun, node if noun is not None else _headed_by(token, node)
        if node.pos_ in ("ADP", "SCONJ") and not preposition and noun is None:
            preposition = node.lower_
        elif node.pos_ in _NOMINAL and noun is None and not _tells_time(node):
            noun = node
    return preposition, noun, node if node.pos_ in ("VERB", "AUX") else None


def _headed_by(token: Token, verb: Token) -> Token:
    """The main verb for a time before its subject, even if the parser hangs it on a verb further on."""
    root = verb.sent.root
    subject = next((child for child in root.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and token.i < subject.left_edge.i and subject.i < verb.i and root.pos_ in ("VERB", "AUX"):
        return root
    return verb


def _tells_time(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME") or token.lemma_.lower() in _WORDS.measures


def _direction_of_sentence(token: Token) -> Direction:
    """Where the parser sees no verb above a time: what the verbs of its sentence agree on."""
    verbs = [word for word in token.sent if word.pos_ in ("VERB", "AUX") and word.dep_ not in ("aux", "auxpass")]
    told = {_direction_of_verb(verb, _MOST_STEPS) for verb in verbs} - {Direction.OPEN, Direction.PRESENT}
    return told.pop() if len(told) == 1 else Direction.OPEN


def _is_setting(verb: Token, noun: Token | None) -> bool:
    return verb.lemma_ in _WORDS.setting or (
        noun is None and any(child.lemma_ in _WORDS.setting for child in verb.children)
    )


def _through_noun(noun: Token, verb: Token, told: Direction) -> Direction:
    """The direction of a time told of a noun ("Monday's meeting"): the verb's, unless a preposition says otherwise."""
    before = noun.head.lower_ if noun.head.pos_ in ("ADP", "SCONJ") else ""
    if before in _WORDS.after:
        return Direction.OPEN if before in ("at", "from") and told is not Direction.PAST else Direction.PAST
    if before == "for" and (told is not Direction.PAST or verb.lemma_ in _WORDS.leading_on):
        return told if noun.lemma_ in _WORDS.measures else Direction.FUTURE
    if before == "of" and noun.head.head.lower_ == "ahead":
        return Direction.FUTURE
    if verb.lemma_ in _WORDS.proposing and told is not Direction.FUTURE and verb.i < noun.i:
        return Direction.FUTURE if before in ("", "for", "of", "on", "to") else Direction.OPEN
    return told


def _direction_of_verb(verb: Token, steps: int) -> Direction:
    """Future, past or open, by auxiliaries and form; a form without tense takes that of its governor."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    told = _direction_of_helpers(verb, helpers)
    if told is not None:
        return told
    match verb.tag_:
        case "VBD":
            told = Direction.PAST
        case "VBZ" | "VBP":
            told = Direction.OPEN if verb.lemma_ in _WORDS.saying else Direction.PRESENT
        case "VB" | "VBN" if verb.tag_ == "VB" or "be" in helpers:
            told = _direction_of_base(verb, helpers, steps)
        case "VBN":
            told = Direction.FUTURE if verb.lemma_ in _WORDS.setting else Direction.PAST
        case _ if verb.head.lemma_ in _WORDS.proposing and verb.dep_ in _COMPLEMENTS:
            told = Direction.FUTURE  # "proposed holding talks on Sunday"
        case _:
            told = _direction_of_governor(verb, steps)
    return told


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
    if "to" not in helpers and (governor == verb or governor.lemma_ not in _WORDS.letting):
        return Direction.FUTURE
    over = any(word.lower_ in ("had", "was", "were") for word in (governor, *governor.children))
    if governor == verb or (governor.lemma_ in _WORDS.leading_on and not over):
        return Direction.FUTURE
    return _direction_of_governor(verb, steps)


def _direction_of_governor(verb: Token, steps: int) -> Direction:
    node = verb
    while node.head != node and steps:
        node, steps = node.head, steps - 1
        if node.pos_ in ("VERB", "AUX"):
            return _direction_of_verb(node, steps)
    return Direction.OPEN
