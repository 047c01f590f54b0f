"""Whether what a frame tells took place: a noun presupposes more than a verb ("weighing the offer")."""

from __future__ import annotations

from dragoman.extract.grammar.frames import Frame, is_negated
from dragoman.extract.moves.factuality import factuality_of
from dragoman.lexicon.load import read_word_lists
from dragoman.schema.move import PROPOSING, Factuality, MoveKind

ACTS_OF_SPEECH = PROPOSING | {
    MoveKind.ACCEPT,
    MoveKind.REJECT,
    MoveKind.CONSIDER,
    MoveKind.COUNTER,
    MoveKind.WITHDRAW,
    MoveKind.STATE_POSITION,
}
"""What is done by saying it: a noun for it presupposes that it was said."""


def factuality_of_frame(frame: Frame) -> Factuality:
    """The factuality of the act that a frame tells."""
    head = frame.head
    if head.pos_ not in {"NOUN", "PROPN"}:
        return _of_cue(frame)
    words = read_word_lists("occurrence.yml")
    governing = head.head
    if head.dep_ in {"dobj", "nsubjpass"} and governing.lemma_ in words["telling_verbs"]:
        return factuality_of(governing, negated=frame.negated or is_negated(governing))
    if head.dep_ == "pobj" and governing.lower_ in words["past_prepositions"]:
        return Factuality.CT_POS
    if head.dep_ == "pobj" and governing.lower_ in words["future_prepositions"]:
        return Factuality.PR_POS
    if frame.pattern.kind in ACTS_OF_SPEECH:
        return Factuality.CT_NEG if frame.negated else Factuality.CT_POS
    return _of_cue(frame)


def _of_cue(frame: Frame) -> Factuality:
    return factuality_of(frame.head, kind=frame.pattern.kind, cue=frame.cue_tokens, negated=frame.negated)
