"""Who commits himself to a move, and how surely: each speaker of the attribution chain, and the narrator."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from dragoman.extract.context import Context
from dragoman.extract.moves.factuality_words import factuality_words, is_kind
from dragoman.schema.document import Span
from dragoman.schema.move import Factuality, Move, View, Voice

_OPPOSITE = {Factuality.CT_POS: Factuality.CT_NEG, Factuality.CT_NEG: Factuality.CT_POS}


def with_views(move: Move, context: Context) -> Move:
    """The same move with the view of each speaker and of the narrator.

    The nearest speaker's is the move's own factuality. Who reports it leaves it open, unless the reporting word backs
    it ("acknowledged that …") or belies it ("lied that …"). What a speaker does by saying it, and does now, is told by
    whoever reports the saying: "we reject it, Oslo said".
    """
    value = move.factuality
    views = [View(voice.speaker, value) for voice in move.voice[:1]]
    for number, voice in enumerate(move.voice):
        if number or not _is_performed(move, context):
            value = reported(value, voice)
        further = move.voice[number + 1 : number + 2]
        views.append(View(further[0].speaker if further else None, value))
    return replace(move, views=tuple(views) or (View(None, value),))


def reported(value: Factuality, voice: Voice) -> Factuality:
    """What whoever reports a speaker commits to, where the speaker commits to a value."""
    words = factuality_words()
    if voice.cue in words["backing"]:
        return value
    return _OPPOSITE.get(value, Factuality.UNKNOWN) if voice.cue in words["belying"] else Factuality.UNKNOWN


def _is_performed(move: Move, context: Context) -> bool:
    """Is it an act of speech by the speaker himself, told as he does it, and not as one that he did before?"""
    if not is_kind(move.kind, "performed") or not set(move.voice[0].parties) & set(move.by):
        return False
    head = _head_of(move, context)
    return head is not None and not _is_past(head)


def _head_of(move: Move, context: Context) -> Token | None:
    """The word in the evidence that heads the cue."""
    span = Span(move.evidence.start, move.evidence.end)
    told = next((t for p in context.passages if (t := p.tokens_in(span)) is not None), ())
    cue = set(move.why.cue.split())
    words = [token for token in told if token.text in cue]
    return next((token for token in words if token.head not in words or token.head == token), None)


def _is_past(head: Token) -> bool:
    auxiliaries = [c for c in head.children if c.dep_ in {"aux", "auxpass"}]
    first = auxiliaries[0] if auxiliaries else head
    return first.tag_ in {"VBD", "VBN"} and not any(c.lower_ == "would" for c in auxiliaries)
