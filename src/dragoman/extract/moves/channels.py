"""Standing means of contact, as noun phrases name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.extract.context import Context
from dragoman.extract.grammar.phrases import span_of, tokens_under
from dragoman.extract.moves.drafts import Draft
from dragoman.extract.sentences import Passage
from dragoman.lexicon.load import load_classes
from dragoman.schema.move import Arrangement, ChannelKind, ChannelRef, ChannelStatus, Move, MoveKind

_CLASSES = (
    ("missions", ChannelKind.MISSION),
    ("offices", ChannelKind.OFFICE),
    ("hotlines", ChannelKind.HOTLINE),
    ("forums", ChannelKind.FORUM),
    ("talks", ChannelKind.TALKS),
    ("contacts", ChannelKind.OTHER),
)
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})
_PLACING = frozenset({"in", "at", "near", "on", "with", "between", "under"})
_FEWEST = 2


def kind_of_channel(head: Token) -> ChannelKind | None:
    """What sort of channel a noun names; None if it names none."""
    for name, kind in _CLASSES:
        if head.lemma_.lower() in load_classes()[name]:
            return kind
    return None


def channel_told(draft: Draft, context: Context) -> ChannelRef | None:
    """The channel that an act opens or closes, or whose state is told; None where the pattern tells of none."""
    status = draft.frame.pattern.channel
    head = _channel_in(draft.content.head) if draft.content is not None else _named_by_cue(draft)
    if status is None or head is None:
        return None
    return channel_of(head, status, (*draft.by, *draft.toward), draft.passage, context)


def channel_of_meeting(
    draft: Draft, parties: Sequence[str], arrangement: Arrangement, context: Context
) -> ChannelRef | None:
    """The standing forum or the talks of which a meeting is part: that they meet, or will, tells that they are open."""
    noun = forum_noun(draft.frame.head) or _talks_noun(draft)
    if noun is None or arrangement is Arrangement.CANCELLED:
        return None
    return channel_of(noun, ChannelStatus.OPEN, parties, draft.passage, context)


def channel_of(
    head: Token, status: ChannelStatus, parties: Sequence[str], passage: Passage, context: Context
) -> ChannelRef | None:
    """The channel that a noun phrase names, between the parties in its name or of the move; None for no channel."""
    kind = kind_of_channel(head)
    span = span_of(passage, _forum_tokens(head) if kind is ChannelKind.FORUM else _name_tokens(head))
    if kind is None or span is None:
        return None
    named = context.parties_within(span)
    between = dict.fromkeys((*parties, *named) if len(named) < _FEWEST else named)
    text = " ".join(context.document.text[span.start : span.end].split())
    return ChannelRef(text, kind, tuple(between), status)


def share_forums(moves: Iterable[Move]) -> list[Move]:
    """The moves, with the forum of a meeting given to the other tellings of it in the document that do not name it.

    A telling is of the same meeting where two parties are the same and the dates do not differ, and where no second
    forum could be meant.
    """
    moves = list(moves)
    named = [m for m in moves if m.kind is MoveKind.MEET and m.forum and m.arrangement is Arrangement.HELD]
    return [_with_forum(m, [n for n in named if _same_meeting(n, m)]) for m in moves]


def _same_meeting(named: Move, other: Move) -> bool:
    if other.kind is not MoveKind.MEET or other.forum or other.arrangement is not Arrangement.HELD:
        return False
    shared = {*named.by, *named.toward} & {*other.by, *other.toward}
    dates_differ = named.happened and other.happened and named.happened != other.happened
    places_differ = named.place and other.place and named.place != other.place
    return len(shared) >= _FEWEST and not dates_differ and not places_differ


def _with_forum(move: Move, named: Sequence[Move]) -> Move:
    if len({n.forum for n in named}) != 1:
        return move
    return replace(move, forum=named[0].forum, channel=move.channel or named[0].channel)


def forum_of(head: Token, passage: Passage, context: Context) -> str | None:
    """The standing forum that a verb or noun of meeting names: "attended the Council", "met in the commission"."""
    noun = forum_noun(head)
    if noun is None:
        return None
    span = span_of(passage, [t for t in _forum_tokens(noun) if t.dep_ not in {"det", "predet"} or t.head != noun])
    return " ".join(context.document.text[span.start : span.end].split()) if span is not None else None


def forum_noun(head: Token) -> Token | None:
    """The head noun of the standing forum named in the clause of a meeting; None if there is none."""
    forums = load_classes()["forums"]
    for token in _in_clause(head):
        if token.lemma_.lower() in forums and token.pos_ in {"NOUN", "PROPN"} and _is_standing(token):
            return token
    return None


def _in_clause(head: Token) -> Iterator[Token]:
    yield from tokens_under(head, tight=True)
    if head.pos_ == "NOUN" and head.dep_ in {"pobj", "poss"}:  # "a meeting of the Council", "the Council's meeting"
        yield from (t for t in head.children if t.dep_ == "poss")


def _is_standing(noun: Token) -> bool:
    """Is it a body of its own, and not any group? It has a name ("the Lake Council") or belongs to both ("joint")."""
    before = [t for t in noun.children if t.dep_ in _MODIFIERS and t.i < noun.i]
    return any(t.text[:1].isupper() or t.lemma_.lower() in load_classes()["shared"] for t in before)


def _name_tokens(noun: Token) -> list[Token]:
    """The words that name a channel: the noun, what stands before it, and the phrases that hang on it."""
    return tokens_under(noun, without=[c for c in noun.children if c.dep_ in {"conj", "cc", "acl"}], tight=True)


def _forum_tokens(noun: Token) -> list[Token]:
    """The name of a forum without where it sits: not the "in Brussels" of "the Joint Council in Brussels"."""
    placed = [t for c in noun.children if c.lower_ in _PLACING for t in tokens_under(c)]
    return [t for t in _name_tokens(noun) if t not in placed]


def _talks_noun(draft: Draft) -> Token | None:
    """The "talks", "round" or "negotiations" of a meeting that is one sitting of many."""
    words = load_classes()["talks"]
    return next((t for t in draft.frame.cue_tokens if t.pos_ == "NOUN" and t.lemma_.lower() in words), None)


def _channel_in(head: Token) -> Token | None:
    """The channel that a phrase is about: its head, or the mission whose staff it is ("two members of the mission")."""
    if kind_of_channel(head) is not None:
        return head
    missions = load_classes()["missions"] - load_classes()["ambassadors"]
    return next((t for t in tokens_under(head, tight=True) if t.lemma_.lower() in missions), None)


def _named_by_cue(draft: Draft) -> Token | None:
    return next((t for t in draft.frame.cue_tokens if t.pos_ in {"NOUN", "PROPN"} and kind_of_channel(t)), None)
