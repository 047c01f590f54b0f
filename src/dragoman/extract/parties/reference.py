"""Who is meant: from the head of a noun phrase to the parties that act or speak through it.

Every phrase is resolved once, in the order of the text, so that pronouns find what was said before them. Words in a
quotation that mean the speaker ("we", "our") are resolved when asked for, since the speaker may be named after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dragoman.extract.parties.common_nouns import DEEPEST, CommonNouns
from dragoman.extract.parties.discourse import Entity, Place
from dragoman.extract.parties.knowledge import Knowledge, Reference, is_ground, key_of
from dragoman.extract.parties.noun_phrases import (
    NUMBERS,
    antecedent,
    arguments_beside,
    coordinated,
    is_introduced,
    is_listed,
    is_modifier,
    is_only_place,
    is_pleonastic,
    is_plural,
    is_subject,
    is_told,
    nth_of_two,
    prominence_of,
    stands_for_group,
)
from dragoman.extract.parties.person_names import PersonNames
from dragoman.extract.sentences import Passage
from dragoman.lexicon.lexicon import Lexicon, load_lexicon
from dragoman.schema.annotation import Attribution, AttributionKind, Mention, MentionKind, SpeechStyle
from dragoman.schema.document import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Reference", "Resolver"]

_FIRST_PERSON = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "ourselves", "myself"})
_HE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves", "themself"})
_THIRD_PERSON = _HE | _IT | _THEY
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "themself"})
_OPENING = ('"', "«", "»")
_MISTAKEN = frozenset({"", "ORG"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"})


class Resolver:
    """Resolves phrases of one document: ``passages`` are its parsed zones, ``mentions`` what names a party in it."""

    def __init__(
        self,
        document: Document,
        passages: Sequence[Passage],
        mentions: Iterable[Mention],
        attributions: Sequence[Attribution],
        lexicon: Lexicon | None = None,
    ) -> None:
        self._knowledge = Knowledge(document, passages, mentions, lexicon or load_lexicon())
        self._passages = passages
        self._attributions = attributions
        self._nouns = CommonNouns(self._knowledge, self._single, self.reference, self._reporting)
        self._names = PersonNames(self._knowledge, self._single, self._nouns.owner)
        tokens = [token for passage in passages for token in passage.doc]
        for token in tokens:  # whom a title or an apposition describes is known in the headline before it, too
            person = token.ent_type_ == "PERSON" and not _goes_on(token) and self._mention(token) is None
            if person and self._names.is_name(token):
                self._names.find(token, 0)
        self._knowledge.resolved.clear()
        for token in tokens:
            pronoun = token.lower_ in _THIRD_PERSON | NUMBERS.keys() or nth_of_two(token) is not None
            if token.pos_ in {"NOUN", "PROPN"} or pronoun or self._mention(token) or self._names.is_name(token):
                self._remember(token)

    def reference(self, token: Token) -> Reference | None:
        """Who can act (or is addressed) is meant by the phrase with this head; None where it is no party."""
        resolved, key = self._knowledge.resolved, key_of(token)
        if key not in resolved:
            resolved[key] = None  # a phrase that leads back to itself stands for nobody
            resolved[key] = self._join(token)
        return resolved[key]

    def named(self, token: Token) -> Mention | None:
        """The name of a party at this token, whether or not it means one that acts; None where there is none."""
        return self._mention(token)

    def owner(self, token: Token) -> Reference | None:
        """Whose the thing is that a phrase with this head names ("Norway's plan"); None for a name or a private one."""
        nouns, lemma = self._knowledge.nouns, token.lemma_.lower()
        thing = token.pos_ == "NOUN" and lemma not in nouns.outsider | nouns.partisan and not nouns.acts(lemma)
        return self._nouns.owner_of(token, 0) if thing else None

    def of_span(self, span: Span) -> Reference | None:
        """Who is meant by a span, such as the source of an attribution: the reference of its head."""
        for passage in self._passages:
            tokens = passage.tokens_in(span)
            if tokens is not None and len(tokens):
                return self.reference(tokens.root)
        return None

    def mentions(self) -> tuple[Mention, ...]:
        """All phrases that were resolved to a party so far, in the order of the text."""
        found = {
            r.span: Mention(r.span, r.kind, r.parties, r.basis, r.official)
            for r in self._knowledge.resolved.values()
            if r
        }
        return tuple(found[span] for span in sorted(found))

    def _remember(self, token: Token) -> None:
        if is_modifier(token) or _goes_on(token) or is_listed(token):
            return
        reference, knowledge = self.reference(token), self._knowledge
        person = self._is_person(token, reference)
        if (reference is None and not person) or (reference and is_ground(reference)):
            return
        parties = reference.parties if reference else ()
        knowledge.discourse.add(
            Entity(
                span=knowledge.span(token),
                sentence=knowledge.sentence(token),
                parties=parties,
                person=person,
                plural=is_plural(token) or len(parties) > 1 or token.lower_ in _THEY or any(coordinated(token)),
                prominence=prominence_of(token),
                official=reference.official if reference else None,
                collective=token.pos_ == "PROPN" and bool(parties) and knowledge.is_group(parties[0]),
            )
        )
        told = reference is not None and (reference.kind is MentionKind.TITLE or is_introduced(token))
        if reference and told and token.lower_ not in _THIRD_PERSON:
            knowledge.told_by_noun[token.lemma_.lower()] = reference

    def _join(self, token: Token) -> Reference | None:
        own = self._single(token, 0)
        others = [r for other in coordinated(token) if (r := self._single(other, 0))] if token.pos_ in _NOMINAL else []
        if not others:
            return own
        joined = [own, *others] if own else others
        parties = tuple(dict.fromkeys(code for reference in joined for code in reference.parties))
        if parties == joined[0].parties:
            return joined[0]
        return Reference(parties, joined[0].span, "joined: " + "; ".join(r.basis for r in joined), joined[0].kind)

    def _single(self, token: Token, depth: int) -> Reference | None:  # noqa: PLR0911 - one return a sort of phrase
        """The phrase without those joined to it."""
        if depth > DEEPEST:
            return None
        told = antecedent(token)
        if told is not None:
            return self._join(told) if told.i != token.i else None
        if mention := self._mention(token):
            return self._named(token, mention)
        if token.lower_ in _FIRST_PERSON:
            return self._speaker(token)
        if token.lower_ in _THIRD_PERSON:
            return self._pronoun(token)
        if stands_for_group(token):
            return self._nouns.group(token, NUMBERS.get(token.lower_))
        if (nth := nth_of_two(token)) is not None:
            return self._nth_of_pair(token, nth)
        person = self._names.find(token, depth) if self._names.is_name(token) else None
        return person or (None if token.pos_ in {"VERB", "AUX"} else self._nouns.find(token, depth))

    def _named(self, token: Token, mention: Mention) -> Reference | None:
        reference, knowledge = self._knowledge.refer(mention), self._knowledge
        if mention.kind not in {MentionKind.NAME, MentionKind.SEAT} or is_modifier(token):
            return reference
        governor = token.head.head.lemma_.lower()
        if token.dep_ == "pobj" and governor in knowledge.nouns.territory and token.head.lower_ in {"with", "to"}:
            return Reference(mention.parties, mention.span, f"place: {mention.basis}", mention.kind)
        on_the_map = mention.kind is MentionKind.SEAT or knowledge.is_state(mention.parties[0])
        return None if on_the_map and is_only_place(token, knowledge.nouns) else reference

    def _pronoun(self, token: Token) -> Reference | None:
        word, knowledge = token.lower_, self._knowledge
        if word in _REFLEXIVE:
            return self._reflexive(token)
        span = knowledge.span(token)
        beside = list(arguments_beside(token))
        barred = frozenset(knowledge.span(other).start for other in beside)
        told = (self._mention(other) or knowledge.resolved.get(key_of(other)) for other in beside)
        addressed = frozenset(code for reference in told if reference for code in reference.parties)
        place = Place(span.start, knowledge.sentence(token), barred, addressed)
        if reporter := self._reporter(token, span):
            basis = f"{word}: the speaker, {reporter.basis}"
            return Reference(reporter.parties, span, basis, MentionKind.PRONOUN, reporter.official)
        discourse, quoting = knowledge.discourse, self._quoting(span)
        if word in _HE:
            found = discourse.person(place)
        elif word in _IT:
            found = None if is_pleonastic(token) else discourse.body(place, without=quoting)
        else:
            found = discourse.plural(place, without=quoting)
        if found is None or not found.parties:
            return None
        said = knowledge.document.text[found.span.start : found.span.end]
        return Reference(found.parties, span, f"{word}: {said}", MentionKind.PRONOUN, found.official)

    def _nth_of_pair(self, token: Token, nth: int) -> Reference | None:
        span = self._knowledge.span(token)
        pair = self._knowledge.discourse.pair(Place(span.start, self._knowledge.sentence(token)))
        basis = f"the {token.lower_}: {pair[nth]}" if pair else ""
        return Reference((pair[nth],), span, basis, MentionKind.GROUP) if pair else None

    def _reflexive(self, token: Token) -> Reference | None:
        for verb in token.ancestors:
            subject = next((child for child in verb.children if is_subject(child) and child.i < token.i), None)
            if subject is not None:
                found = self.reference(subject)
                return found and Reference(
                    found.parties,
                    self._knowledge.span(token),
                    f"{token.lower_}: {subject.text}",
                    MentionKind.PRONOUN,
                    found.official,
                )
        return None

    def _speaker(self, token: Token) -> Reference | None:
        """Whoever says the words in which "we" or "I" stands; a quotation that runs on has the speaker before it.

        Outside of what others say it is whoever publishes the document, if a party does.
        """
        span, source = self._knowledge.span(token), None
        for attribution in self._attributions:
            source = attribution.source or source
            if any(content.contains(span) for content in attribution.contents):
                found = self.of_span(source) if source else None
                return found and Reference(
                    found.parties, span, f"the speaker: {found.basis}", MentionKind.PRONOUN, found.official
                )
        author = self._knowledge.author
        return Reference((author,), span, "the publisher", MentionKind.PRONOUN) if author else None

    def _quoting(self, span: Span) -> tuple[str, ...]:
        """The parties of a speaker told before the quotation in which a span stands: not those whom he calls "they"."""
        for attribution in self._attributions:
            before = attribution.source is not None and attribution.source.end <= span.start
            if before and attribution.source and any(self._quotes(c, span) for c in attribution.contents):
                found = self.of_span(attribution.source)
                return found.parties if found else ()
        return ()

    def _quotes(self, content: Span, span: Span) -> bool:
        """Does a stretch stand between quotation marks within what is said?"""
        if not content.contains(span):
            return False
        before = self._knowledge.document.text[content.start : span.start]
        return sum(before.count(mark) for mark in _OPENING) % 2 == 1 or before.count("“") > before.count("”")

    def _reporting(self, span: Span) -> tuple[Reference, Span] | None:
        """Who says, in the words of the report, what stands at a place, and the stretch of it that holds the place."""
        holding = (
            (content, attribution.source)
            for attribution in self._attributions
            for content in attribution.contents
            if attribution.source is not None
            and attribution.kind is AttributionKind.SPEECH
            and attribution.style is not SpeechStyle.DIRECT
            and content.contains(span)
            and not content.contains(attribution.source)
        )
        content, source = min(holding, key=lambda pair: pair[0].end - pair[0].start, default=(None, None))
        if content is None or source is None or self._quotes(content, span):
            return None
        found = self.of_span(source)
        return (found, content) if found is not None else None

    def _reporter(self, token: Token, span: Span) -> Reference | None:
        """The speaker, where the subject of the first clause of a report is a pronoun: "Oslo says it will not wait"."""
        if token.dep_ not in {"nsubj", "nsubjpass"} or not is_told(token.head):
            return None
        told = self._reporting(span)
        if told is None or any(told[1].start <= e.span.start for e in self._knowledge.discourse.before(span.start)):
            return None
        speaker = told[0]
        person = speaker.official is not None or speaker.kind is MentionKind.OFFICIAL
        return speaker if person == (token.lower_ in _HE) else None

    def _mention(self, token: Token) -> Mention | None:
        return self._knowledge.mention(token)

    def _is_person(self, token: Token, reference: Reference | None) -> bool:
        if token.lower_ in _HE or (token.ent_type_ == "PERSON" and self._mention(token) is None):
            return True
        if reference and (reference.official or reference.kind is MentionKind.OFFICIAL):
            return True
        if reference is None and token.tag_ == "NNP" and token.ent_type_ in _MISTAKEN and is_subject(token):
            return True  # an unknown name that the parser takes for another thing keeps "he" from one told before
        nouns = self._knowledge.nouns
        return token.lemma_.lower() in nouns.person | nouns.outsider and not is_plural(token)


def _goes_on(token: Token) -> bool:
    """Is it a forename, or another word of a name that ends later?"""
    if token.ent_type_ != "PERSON" or token.i + 1 >= len(token.doc):
        return False
    following = token.nbor(1)
    return following.ent_type_ == "PERSON" and following.ent_iob_ == "I"
