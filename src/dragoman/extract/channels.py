"""Standing means of contact, as noun phrases name them."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.extract.context import Context
from dragoman.extract.phrases import span_of, tokens_under
from dragoman.extract.sentences import Passage
from dragoman.lexicon.load import load_classes
from dragoman.schema.move import ChannelKind, ChannelRef, ChannelStatus

_CLASSES = (
    ("missions", ChannelKind.MISSION),
    ("offices", ChannelKind.OFFICE),
    ("hotlines", ChannelKind.HOTLINE),
    ("forums", ChannelKind.FORUM),
    ("talks", ChannelKind.TALKS),
    ("contacts", ChannelKind.OTHER),
)


def kind_of_channel(head: Token) -> ChannelKind | None:
    """What sort of channel a noun names; None if it names none."""
    for name, kind in _CLASSES:
        if head.lemma_.lower() in load_classes()[name]:
            return kind
    return None


def channel_of(
    head: Token, status: ChannelStatus, parties: Sequence[str], passage: Passage, context: Context
) -> ChannelRef | None:
    """The channel that a noun phrase names, between the parties named in it or those of the move; None if there is none."""
    kind = kind_of_channel(head)
    span = span_of(passage, tokens_under(head, tight=True))
    if kind is None or span is None:
        return None
    named = context.parties_within(span)
    between = dict.fromkeys((*parties, *named) if len(named) < 2 else named)
    text = " ".join(context.document.text[span.start : span.end].split())
    return ChannelRef(text, kind, tuple(between), status)


def forum_of(head: Token, passage: Passage, context: Context) -> str | None:
    """The standing forum that hangs on a verb or noun of meeting ("attended the Council", "met in the joint commission")."""
    forums = load_classes()["forums"]
    below = [t for t in tokens_under(head, tight=True) if t.lemma_.lower() in forums and t.pos_ in {"NOUN", "PROPN"}]
    for noun in below:
        tokens = [t for t in tokens_under(noun, tight=True) if t.i <= noun.i]
        if any(t.text[:1].isupper() and t.dep_ in {"compound", "amod", "nmod"} for t in tokens):
            span = span_of(passage, [t for t in tokens if t.dep_ not in {"det", "predet"} or t.head is not noun])
            if span is not None:
                return " ".join(context.document.text[span.start : span.end].split())
    return None
