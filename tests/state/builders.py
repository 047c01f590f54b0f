"""Moves for tests, made in one line each. Their offsets are those of a text that nobody wrote."""

from __future__ import annotations

from dragoman.lexicon.codes import load_codes
from dragoman.schema.annotation import SpeechStyle
from dragoman.schema.document import Evidence, Span
from dragoman.schema.ids import content_id
from dragoman.schema.move import (
    Arrangement,
    ChannelKind,
    ChannelRef,
    ChannelStatus,
    Condition,
    Factuality,
    Firmness,
    Move,
    MoveKind,
    Phrase,
    Stance,
    Voice,
    Why,
)
from dragoman.schema.times import TimeValue

_SMALL = {"a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "with", "and", "or", "its", "their", "from"}


class Story:
    """One document under way: each move told stands after the one before it, unless ``at`` says where."""

    def __init__(self, name: str, published: str | None) -> None:
        self.name = name
        self.published = TimeValue(published) if published else None
        self._next = 0

    def tell(  # noqa: PLR0913 - one keyword for each thing that a move may tell
        self,
        kind: str,
        by: str = "",
        toward: str = "",
        content: str | None = None,
        *,
        at: int | None = None,
        within: Move | None = None,
        happened: str | None = None,
        factuality: str = "CT+",
        voice: str | None = None,
        **more: object,
    ) -> Move:
        """A move of this document. ``by`` and ``toward`` are codes, blank-separated; ``voice`` those who say so.

        ``within`` puts the content at the very place where another move's content stands.
        """
        start = self._next if at is None else at
        text = f"{by} {kind} {toward} {content or ''}".strip()
        self._next = max(self._next, start + len(text) + 40)
        phrase = make_phrase(content, start + len(text) - len(content)) if content is not None else None
        if within is not None:
            assert within.content is not None
            phrase = Phrase(within.content.span, content or "", make_phrase(content or "", 0).lemmas)
        move_kind = MoveKind(kind)
        code = load_codes()[move_kind]
        return Move(
            id=content_id("m", self.name, kind, by, toward, content or "", str(start), voice or "", factuality),
            document_id=self.name,
            kind=move_kind,
            by=tuple(by.split()),
            toward=tuple(toward.split()),
            evidence=Evidence(self.name, start, start + len(text), text),
            why=Why(f"{kind}.test", kind),
            factuality=Factuality(factuality),
            plover=code.plover,
            cameo=code.cameo,
            content=phrase,
            happened=TimeValue(happened) if happened else None,
            published=self.published,
            voice=(Voice("someone", tuple(voice.split()), SpeechStyle.INDIRECT),) if voice is not None else (),
            **more,  # type: ignore[arg-type]
        )

    def meet(self, parties: str, status: str = "held", **more: object) -> Move:
        """A meeting of parties."""
        first, _, rest = parties.partition(" ")
        return self.tell("meet", first, rest, arrangement=Arrangement(status), **more)  # type: ignore[arg-type]

    def position(self, by: str, issue: str, stance: str, **more: object) -> Move:
        """A stance on an issue."""
        return self.tell("state_position", by, "", issue, stance=Stance(stance), **more)  # type: ignore[arg-type]

    def condition(self, kind: str, by: str, toward: str, if_: str, then: str, **more: object) -> Move:
        """A conditional promise, threat, warning or offer; ``firmness`` may be given."""
        start = self._next
        firmness = Firmness(str(more.pop("firmness", "will")))
        condition = Condition(make_phrase(if_, start), make_phrase(then, start + len(if_) + 1), firmness)
        self._next += len(if_) + len(then)
        return self.tell(kind, by, toward, then, condition=condition, at=start, **more)  # type: ignore[arg-type]

    def channel(self, kind: str, name: str, between: str, status: str, **more: object) -> Move:
        """A channel told to be in a state, by a move of the kind ``kind``; ``sort`` is the channel's kind."""
        sort = ChannelKind(str(more.pop("sort", "talks")))
        ref = ChannelRef(name, sort, tuple(between.split()), ChannelStatus(status))
        by, _, toward = between.partition(" ")
        return self.tell(kind, by, toward, name, channel=ref, **more)  # type: ignore[arg-type]


def make_phrase(text: str, start: int) -> Phrase:
    """A phrase whose lemmas are its words in the singular, small ones left out."""
    words = [word.lower() for word in text.replace("'s", "").split()]
    lemmas = tuple(w if w.endswith("ss") else w.removesuffix("s") for w in words if w not in _SMALL)
    return Phrase(Span(start, start + len(text)), text, lemmas)
