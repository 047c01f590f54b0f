"""All that earlier stages found in a document, with the questions that reading a move asks of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from dragoman.extract.attributions.finder import voice_chain
from dragoman.extract.grammar.clauses import conjuncts
from dragoman.extract.grammar.frames import cue_lemma, is_negated
from dragoman.extract.identity import describe_source
from dragoman.extract.parties.addressees import Addressees
from dragoman.extract.parties.knowledge import is_ground
from dragoman.extract.parties.reference import Resolver
from dragoman.extract.sentences import Passage, sentences_of
from dragoman.extract.times.events import time_of
from dragoman.lexicon.lexicon import Lexicon
from dragoman.schema.annotation import Attribution, AttributionKind, Mention, MentionKind, TimeExpression
from dragoman.schema.document import Document, Span
from dragoman.schema.move import Voice
from dragoman.schema.times import TimeValue

_NEAR = 600
"""Characters around a place within which a mention counts as near it."""
_OFTEN = 3
"""A party named so many times in a document may be meant where no name is told."""
_DEADLINE = re.compile(r"\b(?:until|till|up to) ", re.IGNORECASE)
_A_FEW_WORDS = 16
_GOVERNMENT = frozenset({MentionKind.OFFICIAL, MentionKind.TITLE, MentionKind.SEAT, MentionKind.NOMINAL})
_GOVERNMENT_LEAST = 4
_WORDS_A_GOVERNMENT = 60


@dataclass(slots=True)
class Context:
    """The stages' findings in one document."""

    document: Document
    passages: Sequence[Passage]
    mentions: Sequence[Mention]
    attributions: Sequence[Attribution]
    times: Sequence[TimeExpression]
    resolver: Resolver
    lexicon: Lexicon
    addressees: Addressees = field(init=False)
    _counts: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        self.addressees = Addressees(self.mentions, tuple(sentences_of(self.passages)), self.lexicon.parties)
        self._counts = Counter(code for mention in self.mentions for code in mention.parties)

    def parties_of(self, heads: Sequence[Token], *, acting: bool = False) -> tuple[str, ...]:
        """The parties that phrases with these heads stand for, coordinated ones included, each once.

        ``acting`` leaves out those of which only the ground is meant ("Norwegian waters").
        """
        codes: dict[str, None] = {}
        for head in heads:
            for token in conjuncts(head):
                reference = self.resolver.reference(token)
                if reference is not None and not (acting and is_ground(reference)):
                    codes.update(dict.fromkeys(reference.parties))
        return tuple(codes)

    def parties_within(self, span: Span, without: Sequence[str] = ()) -> tuple[str, ...]:
        """The parties named within a stretch of text, in order, less some."""
        codes = dict.fromkeys(c for m in self.mentions if span.contains(m.span) for c in m.parties)
        return tuple(c for c in codes if c not in without)

    def destinations(self, heads: Sequence[Token]) -> tuple[str, ...]:
        """The states whose capitals or names stand at these heads, though they are only places there."""
        found = (self.resolver.named(token) for head in heads for token in conjuncts(head))
        return tuple(dict.fromkeys(m.parties[0] for m in found if m and m.kind in {MentionKind.SEAT, MentionKind.NAME}))

    def named_at(self, tokens: Sequence[Token]) -> tuple[str, ...]:
        """The parties named at these tokens, though they may be only places or adjectives there ("Swedish beef")."""
        found = (self.resolver.named(token) for token in tokens)
        return tuple(dict.fromkeys(mention.parties[0] for mention in found if mention and mention.parties))

    def main_parties(self, at: Span) -> tuple[str, ...]:
        """The two parties most talked of, near a place and overall; empty where fewer than two are often told."""
        near = Counter(code for m in self.mentions if abs(m.span.start - at.start) < _NEAR for code in m.parties)
        often = [code for code, count in self._counts.items() if count >= _OFTEN]
        ranked = sorted(often, key=lambda code: (-(near[code] + self._counts[code]), code))
        return tuple(ranked[:2]) if len(ranked) > 1 else ()

    def governments_speak(self) -> bool:
        """Is the document about what parties do as such, so that one left unsaid may be guessed?

        Reports of sport, trade and weather name countries and nationalities, but hardly an official, a government or a
        capital that stands for one. A short text needs fewer of them.
        """
        acting = sum(m.kind in _GOVERNMENT for m in self.mentions)
        return acting >= min(_GOVERNMENT_LEAST, len(self.document.text.split()) // _WORDS_A_GOVERNMENT)

    def chain_at(self, span: Span) -> tuple[Attribution, ...]:
        """The attributions whose content holds a stretch of text, innermost first."""
        return voice_chain(span, self.attributions)

    def voice_at(self, span: Span, acts: Sequence[Span] = ()) -> tuple[Voice, ...]:
        """The attribution chain of a stretch of text; empty where the narrator speaks.

        ``acts`` are the cues of moves: who rejects an offer is no witness to it, though the cue takes a content.
        """
        voices = []
        for attribution in self.chain_at(span):
            if attribution.source is None or attribution.kind is not AttributionKind.SPEECH:
                continue
            if attribution.cue is not None and any(attribution.cue.overlaps(act) for act in acts):
                continue
            speaker = describe_source(self.document, attribution.source, self._tokens_at(attribution.source))
            cue = self._reporting_word(attribution.cue)
            voices.append(Voice(speaker, self.parties_at(attribution.source), attribution.style, cue))
        return tuple(voices)

    def _reporting_word(self, cue: Span | None) -> str | None:
        """The dictionary form of a reporting word, after "not" where it is denied ("has not confirmed")."""
        tokens = self._tokens_at(cue) if cue is not None else None
        if tokens is None:
            return None
        return ("not " if is_negated(tokens.root) else "") + cue_lemma(tokens.root)

    def speaker_at(self, span: Span) -> tuple[str, ...]:
        """The parties of whoever says the words at this place; empty for the narrator or an unknown speaker."""
        for attribution in self.chain_at(span):
            if attribution.source is not None and attribution.kind is AttributionKind.SPEECH:
                return self.parties_at(attribution.source)
        return ()

    def parties_at(self, span: Span) -> tuple[str, ...]:
        """The parties for which the phrase at this place stands."""
        found = self.resolver.of_span(span)
        return found.parties if found is not None else ()

    def _tokens_at(self, span: Span) -> TokenSpan | None:
        return next((t for passage in self.passages if (t := passage.tokens_in(span)) is not None), None)

    def time_of(
        self, token: Token, passage: Passage, within: Span | None = None, *, spoken: bool = False
    ) -> TimeValue | None:
        """When the event that a token tells happened, as the text says; None where it doesn't.

        ``within`` is where the time must stand, if not anywhere in the sentence or before it. What is ``spoken`` is
        done by the saying that reports it, on the same day.
        """
        above = self.passages[: self.passages.index(passage)]
        expression = time_of(token, passage, self.times, above=above, spoken=spoken)
        if expression is None or self._is_deadline(expression):
            return None
        if within is not None and not within.contains(expression.span):
            return None
        return expression.value

    def _is_deadline(self, expression: TimeExpression) -> bool:
        """Is the time the end of something ("until the autumn"), and not when it is done?"""
        start = max(expression.span.start - _A_FEW_WORDS, 0)
        return _DEADLINE.search(self.document.text, start, expression.span.start + len("until ")) is not None
