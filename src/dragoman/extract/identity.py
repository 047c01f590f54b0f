"""Sources of attributions → speakers: the official and post that a phrase means, and the parties spoken for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.extract.parties.reference import Resolver
from dragoman.extract.sentences import Passage
from dragoman.lexicon.agent_nouns import load_nouns
from dragoman.lexicon.lexicon import Lexicon
from dragoman.schema.annotation import Attribution, Speaker
from dragoman.schema.document import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

_TIMES = frozenset({"DATE", "TIME"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


class SpeakerFinder:
    """Tells who the sources in one document are; ``resolver`` is the document's own."""

    def __init__(self, document: Document, passages: Sequence[Passage], resolver: Resolver, lexicon: Lexicon) -> None:
        self._document = document
        self._passages = passages
        self._resolver = resolver
        self._officials = lexicon.officials
        self._persons = load_nouns().person | load_nouns().outsider

    def add_speakers(self, attributions: Iterable[Attribution]) -> list[Attribution]:
        """The same attributions in the same order, each with its speaker, and its parent with its own."""
        done: dict[Attribution, Attribution] = {}

        def add(attribution: Attribution) -> Attribution:
            if attribution not in done:
                parent = add(attribution.parent) if attribution.parent is not None else None
                speaker = self.speaker_at(attribution.source) if attribution.source is not None else None
                done[attribution] = replace(attribution, speaker=speaker, parent=parent)
            return done[attribution]

        return [add(attribution) for attribution in attributions]

    def speaker_at(self, source: Span) -> Speaker:
        """Who is meant by a source."""
        tokens = next((t for passage in self._passages if (t := passage.tokens_in(source)) is not None), None)
        text = describe_source(self._document, source, tokens)
        reference = self._resolver.reference(tokens.root) if tokens is not None and len(tokens) else None
        anonymous = tokens is not None and self._is_anonymous(tokens)
        if reference is None:
            return Speaker(text, anonymous=anonymous)
        official = reference.official
        post = self._post(official, reference.parties) or reference.post
        return Speaker(text, reference.parties, official, post, anonymous)

    def _post(self, official: str | None, parties: Sequence[str]) -> str | None:
        if official is None or self._document.published is None:
            return None
        tenures = self._officials.find(official, self._document.published.first())
        return next((t.post.role for t in tenures if t.post.party in parties), None)

    def _is_anonymous(self, tokens: TokenSpan) -> bool:
        """``a senior official``, ``two diplomats``, ``officials``: persons, none of them named or known already."""
        head = tokens.root
        if head.pos_ != "NOUN" or head.lemma_.lower() not in self._persons:
            return False
        known = any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in _DEFINITE) for c in head.children)
        return not known and not any(token.ent_type_ == "PERSON" for token in tokens)


def describe_source(document: Document, source: Span, tokens: TokenSpan | None) -> str:
    """A speaker as the text describes them, without a date before the name, and as within a sentence.

    ``tokens`` are those of the span ``source``, None where it isn't parsed.
    """
    words = list(tokens or ())
    while len(words) > 1 and words[0].ent_type_ in _TIMES:
        words.pop(0)
    if tokens is None or not words:
        return " ".join(document.text[source.start : source.end].split())
    start = source.start + words[0].idx - tokens[0].idx
    text = " ".join(document.text[start : source.end].split())
    first = words[0]
    named = first.pos_ in {"PROPN", "ADJ"} or (first.text.isupper() and len(first) > 1)
    return text if named else text[:1].lower() + text[1:]
