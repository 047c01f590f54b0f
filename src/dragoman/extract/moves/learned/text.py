"""A document's words as one sequence, with the mentions of parties and the reported speech laid over them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dragoman.extract.encoder.labels import FEATURES
from dragoman.extract.encoder.words import Numbers, Words
from dragoman.schema.annotation import Attribution, Mention, MentionKind, ZoneKind
from dragoman.schema.document import Span

_RELATION = list(FEATURES).index("relation")
Stretch = tuple[int, int]
"""Words from the first up to (not with) the last, as numbers in the document."""


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of parties."""

    stretch: Stretch
    parties: tuple[str, ...]
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Voiced:
    """Words that somebody says: the contents, who is named as the source, and for whom the speaker speaks."""

    contents: tuple[Stretch, ...]
    source: Stretch | None
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """The words of all passages, numbered through.

    ``starts`` and ``ends`` are offsets of the document's text; ``passages`` and ``sentences`` number them through the
    document; ``heads`` are numbers of words; ``relations`` are those of ``labels.RELATIONS`` from 1.
    """

    texts: tuple[str, ...]
    starts: Numbers
    ends: Numbers
    passages: Numbers
    sentences: Numbers
    heads: Numbers
    relations: Numbers
    headline: npt.NDArray[np.bool_]
    named: tuple[Named, ...]
    voiced: tuple[Voiced, ...]
    ranks: dict[str, int]

    def __len__(self) -> int:
        return len(self.texts)

    def span(self, stretch: Stretch) -> Span:
        """Where some words stand in the document."""
        return Span(int(self.starts[stretch[0]]), int(self.ends[stretch[1] - 1]))

    def covered_by(self, start: int, end: int) -> Stretch | None:
        """The words that a stretch of the document covers, wholly or in part; None where it covers none."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        after = int(np.searchsorted(self.starts, end, side="left"))
        return (first, after) if first < after else None

    def head_of(self, stretch: Stretch) -> int:
        """The first of some words whose own head stands outside them."""
        first, after = stretch
        heads = self.heads[first:after]
        outside = np.flatnonzero((heads < first) | (heads >= after) | (heads == np.arange(first, after)))
        return first + int(outside[0]) if len(outside) else first


def text_of(
    words: Sequence[Words],
    zones: Sequence[ZoneKind],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
) -> Text:
    """The words of passages as one sequence; ``zones`` are the kinds of the passages' zones."""
    sizes = [len(w) for w in words]
    bases = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
    sentences, last = [], 0
    for inside in words:
        sentences.append(inside.sentences + last)
        last += int(inside.sentences[-1]) + 1 if len(inside) else 0
    text = Text(
        texts=tuple(t for w in words for t in w.texts),
        starts=_joined([w.starts for w in words]),
        ends=_joined([w.ends for w in words]),
        passages=np.repeat(np.arange(len(words)), sizes),
        sentences=_joined(sentences),
        heads=_joined([w.heads + base for w, base in zip(words, bases, strict=True)]),
        relations=_joined([w.features[:, _RELATION] for w in words]),
        headline=np.repeat(np.array([zone is ZoneKind.HEADLINE for zone in zones], dtype=bool), sizes),
        named=(),
        voiced=(),
        ranks={},
    )
    return _with_parties(text, mentions, attributions)


def _joined(columns: Sequence[Numbers]) -> Numbers:
    return np.concatenate([np.zeros(0, dtype=np.int64), *columns])


def _with_parties(text: Text, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> Text:
    placed = ((text.covered_by(m.span.start, m.span.end), m) for m in mentions if m.parties)
    named = tuple(Named(stretch, m.parties, m.kind) for stretch, m in placed if stretch is not None)
    counts = Counter(party for n in named for party in n.parties)
    order = sorted(counts, key=lambda party: (-counts[party], party))
    voiced = tuple(v for a in attributions if (v := _voiced(text, a)).contents)
    return Text(
        text.texts, text.starts, text.ends, text.passages, text.sentences, text.heads, text.relations, text.headline,
        named, voiced, {party: rank for rank, party in enumerate(order)},
    )  # fmt: skip


def _voiced(text: Text, attribution: Attribution) -> Voiced:
    contents = (text.covered_by(c.start, c.end) for c in attribution.contents)
    source = attribution.source
    return Voiced(
        tuple(c for c in contents if c is not None),
        text.covered_by(source.start, source.end) if source is not None else None,
        attribution.speaker.parties if attribution.speaker is not None else (),
    )
