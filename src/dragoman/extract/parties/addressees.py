"""Whom an act most likely addresses, where its words don't tell: a ranking of the parties of the document.

The features are few and plain, and their weights are data, learned from dialogues whose addressees are known
(``training/train_addressees.py``). The model is a conditional logit: a party's score is the sum of what its features
weigh.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.extract.parties.knowledge import is_ground
from dragoman.lexicon.addressee_weights import load_weights
from dragoman.lexicon.party_table import PartyTable
from dragoman.schema.annotation import Mention
from dragoman.schema.document import Span
from dragoman.schema.move import Candidate
from dragoman.schema.party import PartyKind

Features = dict[str, float]

ADDRESSEE_GUESSED = "the addressee is taken from the context"
_NEAR = 600
"""Characters around a place within which a mention counts as near it."""
_TOLD = 8
"""So many candidates are told, the likeliest; nothing that is told elsewhere helps those behind them."""
_CLOSE = 1.5
"""Two parties whose scores differ by no more than this are both addressed by one who is none of the main pair."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act in search of its addressee: who does it, the words that show it, and those of what it is about."""

    by: tuple[str, ...]
    evidence: Span
    content: Span


class Addressees:
    """The parties of one document as possible addressees of the acts in it."""

    def __init__(self, mentions: Sequence[Mention], sentences: Sequence[Span], table: PartyTable) -> None:
        """``mentions`` are those resolved, ``sentences`` in the order of the text."""
        self._starts = [sentence.start for sentence in sentences]
        self._mentions = [(mention, self._sentence(mention.span.start)) for mention in mentions]
        self._counts = Counter(code for mention in mentions for code in mention.parties)
        self._sentences: dict[str, set[int]] = {}
        for mention, sentence in self._mentions:
            for code in mention.parties:
                self._sentences.setdefault(code, set()).add(sentence)
        self._table = table

    def find(self, act: Act, *, several: bool = False) -> tuple[str, ...]:
        """The likeliest addressee; empty where the document names nobody else.

        With ``several``, one who is none of the two main parties of the document addresses both of them, if one is
        hardly likelier than the other: mediators do.
        """
        ranked = self.rank(act)
        if several and len(ranked) > 1 and not self._is_main(act.by):
            return tuple(c.party for c in ranked[:2] if ranked[0].score - c.score <= _CLOSE)
        return tuple(c.party for c in ranked[:1])

    def rank(self, act: Act) -> tuple[Candidate, ...]:
        """Those whom the act may address, likeliest first."""
        weights = load_weights()
        found = [
            Candidate(code, round(sum(weights.get(name, 0.0) * value for name, value in features.items()), 3))
            for code, features in self.features(act).items()
        ]
        return tuple(sorted(found, key=lambda c: (-c.score, c.party))[:_TOLD])

    def features(self, act: Act) -> Mapping[str, Features]:
        """What tells for or against each party that the document names, without those who act."""
        candidates = [code for code in self._counts if code not in act.by]
        near = Counter(
            code
            for mention, _ in self._mentions
            if abs(mention.span.start - act.evidence.start) < _NEAR
            for code in mention.parties
            if code in candidates
        )
        together = {code: self._share_of_company(code, act.by) for code in candidates}
        total = sum(self._counts[code] for code in candidates)
        found = {}
        for code in candidates:
            found[code] = {
                "share": self._counts[code] / total,
                "share near": near[code] / max(near.total(), 1),
                "company": together[code],
                **dict.fromkeys(self._places_of(code, act), 1.0),
                **dict.fromkeys(self._kinds_of(code, act.by), 1.0),
            }
        for name, measure in (
            ("most named", self._counts),
            ("most named near", {code: near[code] + self._counts[code] for code in candidates}),
            ("most company", together),
        ):
            if candidates:
                first = min(candidates, key=lambda code: (-measure[code], code))
                found[first][name] = 1.0
        return found

    def _places_of(self, code: str, act: Act) -> set[str]:
        """Where the party is named, seen from the act."""
        here, found = self._sentence(act.evidence.start), set()
        spans = [(mention, sentence) for mention, sentence in self._mentions if code in mention.parties]
        if not any(sentence <= here for _, sentence in spans):
            found.add("not told before")
        if any(sentence == here + 1 for _, sentence in spans):
            found.add("in the next sentence")
        inside = [mention for mention, _ in spans if act.content.contains(mention.span)]
        if inside:
            found.add("ground in the content" if all(map(is_ground, inside)) else "in the content")
        for mention, sentence in spans:
            if sentence == here and not act.content.contains(mention.span):
                if act.evidence.contains(mention.span):
                    found.add("in the evidence")
                elif mention.span.start < act.evidence.start:
                    found.add("before it in the sentence")
                else:
                    found.add("after it in the sentence")
        return found

    def _kinds_of(self, code: str, by: Sequence[str]) -> set[str]:
        found = {self._kind(code)}
        if PartyKind.ORGANISATION in found and PartyKind.ORGANISATION in map(self._kind, by):
            found.add("both organisations")
        return found

    def _kind(self, code: str) -> str:
        party = self._table.party(code)
        return party.kind if party is not None else "unlisted"

    def _share_of_company(self, code: str, by: Sequence[str]) -> float:
        """In which share of the sentences about those who act the party is named as well, or just before or after."""
        theirs = set().union(*(self._sentences.get(other, set()) for other in by))
        own = self._sentences[code]
        return sum(bool({n - 1, n, n + 1} & own) for n in theirs) / max(len(theirs), 1)

    def _is_main(self, by: Sequence[str]) -> bool:
        """Are they among the two parties that the document names most?"""
        counts = sorted((count for code, count in self._counts.items() if code not in by), reverse=True)
        return any(self._counts[code] >= counts[1] for code in by) if len(counts) > 1 else True

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._starts, offset)
