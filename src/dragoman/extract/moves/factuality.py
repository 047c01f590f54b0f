"""How sure the text is of an event, and whether it happened (FactBank's values, Saurí and Pustejovsky 2009)."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from dragoman.extract.grammar.frames import cue_lemma, is_negated
from dragoman.extract.moves.denials import is_denied, is_told_by_denial
from dragoman.extract.moves.factuality_words import factuality_words, is_in, is_kind, names_act
from dragoman.extract.moves.governors import came_to_nothing, effect_of, event_of, governing_word, is_denied_plan
from dragoman.extract.moves.nouns import frame_of_noun, strength_of_adjectives
from dragoman.extract.moves.open_clauses import (
    hangs_on_condition,
    is_asked,
    is_conditional,
    is_inverted,
    is_order,
    is_purpose,
    is_undone,
)
from dragoman.schema.move import Factuality, MoveKind

_STRENGTH = ("CT", "PR", "PS", "UU")
_DEEPEST = 8
"""Deeper nesting than this is a parser's error."""


def factuality_of(
    head: Token, *, kind: MoveKind | None = None, cue: Collection[Token] = (), negated: bool | None = None
) -> Factuality:
    """The factuality of the event that a verb, noun or adjective tells, as the speaker nearest to it has it.

    It follows from the modals, negations and adverbs of the head and from the words that govern it. ``kind`` is that of
    the move and ``cue`` its words, where known: "has not ruled out" considers and "would not hear of it" rejects, so
    the negation there is no denial of the move. ``negated`` says outright whether a negation bears on the head, as
    patterns know it; None looks for one.
    """
    event = event_of(head, cue, kind)
    reading = _Reading(event, kind, cue, negated if event == head else None)
    if is_asked(event) or is_asked(head):
        return Factuality.UNKNOWN
    if is_kind(kind, "conditional") and hangs_on_condition(head):
        return Factuality.UNKNOWN
    reading.read()
    return reading.value()


class _Reading:
    """The act's factuality while it is put together: from its own words, then from each word above it."""

    def __init__(self, event: Token, kind: MoveKind | None, cue: Collection[Token], negated: bool | None) -> None:  # noqa: FBT001
        self._event, self._kind, self._cue, self._negated = event, kind, cue, negated
        self._strength, self._positive = "CT", True

    def value(self) -> Factuality:
        """What has been found so far."""
        if self._strength == "UU":
            return Factuality.UNKNOWN
        return Factuality(self._strength + ("+" if self._positive else "-"))

    def read(self) -> None:
        """Read the act's own words, then climb."""
        event = self._event
        self._read_own()
        if event.pos_ in {"NOUN", "PROPN"}:
            self._weaken(strength_of_adjectives(event))
            frame = frame_of_noun(event)
            if frame.strength is not None:
                self._weaken(frame.strength)
                return
            if frame.verb is not None:
                self._read_verb_of_noun(frame.verb, happens=frame.happens)
                self._climb(frame.verb)
                return
            if is_kind(self._kind, "spoken"):
                return
        if is_inverted(event, "inverted_past"):
            self._positive = not self._positive
            return
        if is_order(event) and self._kind is not None and not is_kind(self._kind, "spoken"):
            self._weaken("UU")
        self._climb(event)

    def _read_own(self) -> None:
        event, kind = self._event, self._kind
        denied = is_denied(event) if self._negated is None else self._negated
        if self._negated is None and kind is MoveKind.ACCEPT and is_in(event, "objections"):
            self._positive = denied  # "did not block it", "stopped opposing it"
        elif denied and not (self._negated is None and is_told_by_denial(event, kind, self._cue)):
            self._positive = False
        if event.pos_ != "NOUN" and any(c.dep_ == "advmod" and is_in(c, "negative_adverbs") for c in event.children):
            self._positive = False
        if self._negated is None and kind is MoveKind.MEET and self._is_called_off():
            self._positive = not self._positive
        if not names_act(event, kind) and is_kind(kind, "spoken"):
            self._weaken(_of_adverbs(event))
            return
        self._weaken(_own_strength(event, denied=denied))
        if (
            kind is not None
            and self._strength == "UU"
            and "would" in _modals(event)
            and not self._is_under_condition(event)
        ):
            self._strength = "PR"
        if kind is not None and self._cue and not is_kind(kind, "spoken") and not names_act(event, kind):
            self._weaken_by_cue(event)

    def _weaken_by_cue(self, event: Token) -> None:
        """The cue's own word may say that the act is to come: "is expected in Kazan", "is weighing a ban"."""
        words = [event, *(c for c in event.children if c in self._cue)]
        for name, strength in (("implied_open", "UU"), ("implied_possible", "PS"), ("implied", "PR")):
            if any(is_in(w, name) for w in words):
                self._weaken(strength)
        if came_to_nothing(event):
            self._strength, self._positive = "CT", False

    def _is_called_off(self) -> bool:
        words = factuality_words()["called_off"]
        tokens = sorted({self._event, *self._cue}, key=lambda t: t.i)
        text = f" {' '.join(t.lower_ for t in tokens)} "
        return any(cue_lemma(t) in words for t in tokens) or any(f" {w} " in text for w in words)

    def _is_under_condition(self, token: Token) -> bool:
        return hangs_on_condition(token)

    def _read_verb_of_noun(self, verb: Token, *, happens: bool) -> None:
        if happens:
            if is_denied(verb) and not is_negated(self._event):
                self._positive = not self._positive
            effect = effect_of(verb)
            if is_in(verb, "called_off"):
                self._positive = not self._positive
            elif effect in {"PR", "PS", "UU"}:
                self._weaken(effect)
            elif effect == "improbable":
                self._weaken("PR")
                self._positive = not self._positive
        self._weaken(_own_strength(verb, denied=False))

    def _climb(self, token: Token) -> None:
        for _ in range(_DEEPEST):
            if is_conditional(token):
                self._weaken("UU")
                return
            if is_undone(token):
                self._positive = not self._positive
                return
            governing = governing_word(token)
            if governing is None or governing == token:
                return
            self._apply(governing, token)
            token = governing

    def _apply(self, governing: Token, below: Token) -> None:
        if came_to_nothing(governing):
            self._strength, self._positive = "CT", False
            return
        effect, denied = effect_of(governing, below), is_denied(governing) and governing.lower_ != "nothing"
        if denied and is_in(governing, "leaving_open"):
            self._weaken("PS")
        elif is_denied_plan(governing) and effect != "negative":
            self._positive = not self._positive
        elif effect is None:
            self._apply_plain(governing, below, denied=denied)
        else:
            self._weaken({"negative": "CT", "improbable": "PR"}.get(effect, effect))
            flips = (effect in {"negative", "improbable"}) + (denied and effect in {"negative", "PR"})
            self._positive = self._positive != bool(flips % 2)
            self._weaken(_own_strength(governing, denied=denied))

    def _apply_plain(self, governing: Token, below: Token, *, denied: bool) -> None:
        """A governing word that says nothing itself: "sent ships to seize it", "no sign that they left"."""
        if is_purpose(below) and self._kind is not None:
            self._weaken("UU")
        if denied and is_in(governing, "evidence"):
            self._positive = not self._positive

    def _weaken(self, strength: str) -> None:
        self._strength = max(self._strength, strength, key=_STRENGTH.index)


def _modals(head: Token) -> set[str]:
    """The auxiliaries of a verb; a coordinated infinitive shares those before it ("will close … and expel")."""
    auxiliaries = {cue_lemma(c) for c in head.children if c.dep_ == "aux"}
    if not auxiliaries and head.dep_ == "conj" and head.tag_ == "VB" and head.head.tag_ == "VB":
        return _modals(head.head)
    return auxiliaries


def _own_strength(head: Token, *, denied: bool) -> str:
    """How sure the modals and adverbs of a word leave it. What cannot be is sure not to be."""
    words, modals = factuality_words(), _modals(head)
    if modals & words["open_modals"]:
        return "UU"
    if modals & words["possible_modals"] and not (denied and modals & {"can", "could"}):
        return "PS"
    return max("PR" if modals & words["probable_modals"] else "CT", _of_adverbs(head), key=_STRENGTH.index)


def _of_adverbs(head: Token) -> str:
    adverbs = [c for c in head.children if c.dep_ == "advmod"]
    if any(is_in(a, "possible_adverbs") for a in adverbs):
        return "PS"
    return "PR" if any(is_in(a, "probable_adverbs") for a in adverbs) else "CT"
