"""Common nouns → the party that acts through them: "Russian troops", "the ministry", "the alliance", "both sides"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from dragoman.extract.parties.discourse import Place
from dragoman.extract.parties.knowledge import Knowledge, Reference, key_of
from dragoman.extract.parties.noun_phrases import (
    MODIFIERS,
    coordinated,
    determiner,
    is_definite,
    is_other,
    is_plural,
    is_subject,
    modifiers,
    noun_lemma,
    number_of,
    objects_of,
    role_of,
    subjects_above,
)
from dragoman.schema.annotation import Mention, MentionKind
from dragoman.schema.document import Span

DEEPEST = 6
"""How deep one phrase may hang in another: "the spokesman for the ministry of the government of …"."""

_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_OFFICES = frozenset({"president", "minister", "premier", "chancellor"})
_GOVERNING = frozenset({"government", "army", "military", "authorities", "regime"})
_STATE_BODIES = (
    _OFFICES | _GOVERNING | {"ministry", "cabinet", "parliament", "presidency", "navy", "capital", "country", "state"}
)

Resolve = Callable[[Token, int], Reference | None]
"""Resolves the phrase with this head, at this depth of nesting."""

Reporting = Callable[[Span], tuple[Reference, Span] | None]
"""Who reports, in words of their own, what stands at a place, and the stretch of it that holds the place."""


class CommonNouns:
    """Resolves phrases whose head is a common noun.

    ``resolve`` resolves a phrase of any sort within them, ``join`` one with all that is coordinated with it, and
    ``reporting`` tells who is speaking.
    """

    def __init__(
        self, knowledge: Knowledge, resolve: Resolve, join: Callable[[Token], Reference | None], reporting: Reporting
    ) -> None:
        self._knowledge = knowledge
        self._resolve = resolve
        self._join = join
        self._reporting = reporting

    def find(self, token: Token, depth: int) -> Reference | None:
        """Who acts (or is addressed) through what the noun names; None where it names nobody's agent."""
        nouns, lemma = self._knowledge.nouns, noun_lemma(token)
        if depth > DEEPEST or lemma in nouns.outsider:
            return None
        acts = nouns.acts(lemma)
        found = self._group(token, lemma) or self._other(token, lemma, depth) or self._unowned_nominal(token)
        if found is None and (acts or lemma in nouns.territory):
            owner = self.owner_of(token, depth)
            if owner and self._is_disowned(token, lemma, owner):
                return self._named_after(token)
            if owner:
                kind = MentionKind.TITLE if acts else owner.kind
                basis = f"{lemma}: {owner.basis}" if acts else f"territory of {owner.basis}"
                found = Reference(owner.parties, self._knowledge.span(token), basis, kind)
        if found is None and acts:
            found = self._named_after(token)
        return found or self._bare(token, lemma)

    def owner(self, token: Token, depth: int) -> Reference | None:
        """Whom a phrase stands for that says whose something is, places included: Tripoli in "of Tripoli"."""
        mention = self._knowledge.mention(token)
        if mention is None:
            ends = depth > DEEPEST or noun_lemma(token) in self._knowledge.nouns.outsider
            return self._resolve(token, depth + 1) or (None if ends else self.owner_of(token, depth + 1))
        more = [other.parties for joined in coordinated(token) if (other := self._knowledge.mention(joined))]
        parties = tuple(dict.fromkeys([*mention.parties, *(code for codes in more for code in codes)]))
        return Reference(parties, mention.span, mention.basis, mention.kind, mention.official)

    def owner_of(self, token: Token, depth: int) -> Reference | None:
        """Whose it is, from the words before the noun and the "of", "from", "for", "at" and "in" after it."""
        if depth > DEEPEST:
            return None
        possessor = next((child for child in modifiers(token) if child.dep_ == "poss"), None)
        if possessor is not None and token.lemma_.lower() not in self._knowledge.nouns.other:
            return self._possessor(possessor, depth)
        found = list(self._described(token))
        if found:
            parties = tuple(dict.fromkeys(code for owner in found for code in owner.parties))
            return Reference(parties, found[0].span, found[0].basis, found[0].kind)
        for other in objects_of(token, "of", "from", "for", "at"):
            if owner := self.owner(other, depth):
                return owner
        nouns = self._knowledge.nouns
        of_body = any(child.dep_ == "compound" and child.lemma_.lower() in nouns.body for child in token.children)
        if of_body or noun_lemma(token) in nouns.body | nouns.person:
            places = (self.owner(other, depth) for other in objects_of(token, "in"))
            return next(
                (place for place in places if place and place.kind in {MentionKind.SEAT, MentionKind.NAME}), None
            )
        return None

    def group(self, token: Token, number: int | None) -> Reference | None:
        """The parties that "both", "the two" or "the sides" take up; organisations that speak of them are left out."""
        knowledge = self._knowledge
        speaking = (
            knowledge.resolved.get(key_of(other)) for other in token.sent if other.i < token.i and is_subject(other)
        )
        hosts = {code for found in speaking if found for code in found.parties if knowledge.is_organisation(code)}
        span = knowledge.span(token)
        place = Place(span.start, knowledge.sentence(token))
        parties = knowledge.discourse.group(place, number, without=hosts)
        if len(parties) < (number or 2):
            return None
        return Reference(parties, span, "the parties spoken of last", MentionKind.GROUP)

    def _is_disowned(self, token: Token, lemma: str, owner: Reference) -> bool:
        """Is it one of a party who doesn't act for it: a former president, a Norwegian rebel, an opposition leader?"""
        nouns = self._knowledge.nouns
        before = {child.lower_ for child in token.children if child.i < token.i and child.dep_ in MODIFIERS}
        if lemma in nouns.person and before & nouns.former:
            return True
        several = lemma in nouns.partisan and any(
            map(is_plural, objects_of(token, "of"))
        )  # "a group of British troops"
        partisan = (before if several else before | {lemma}) & nouns.partisan
        return bool(partisan) and self._knowledge.is_sovereign(owner.parties[0])

    def _possessor(self, token: Token, depth: int) -> Reference | None:
        mention = self._knowledge.mention(token)
        return self._knowledge.refer(mention) if mention else self._resolve(token, depth + 1)

    def _described(self, token: Token) -> Iterator[Reference]:
        of_another = noun_lemma(token) in self._knowledge.nouns.other
        for child in modifiers(token):
            if of_another and child.dep_ == "poss":
                continue
            mention = self._knowledge.mention(child)
            if mention and self._is_destination(token, child, mention):
                continue
            if mention and mention.kind is not MentionKind.OFFICIAL:
                yield self._knowledge.refer(mention)
            elif child.dep_ == "compound" and child.pos_ == "PROPN" and (named := self._nominal(child, "the")):
                yield named

    def _is_destination(self, token: Token, child: Token, mention: Mention) -> bool:
        """Is it Syria in "the UN's Syria envoy", and not whoever sends him: "Syrian envoy", "US envoy"?"""
        knowledge = self._knowledge
        sent = noun_lemma(token) in knowledge.nouns.errand and mention.kind is MentionKind.NAME
        told = child.i > token.left_edge.i and child.dep_ == "compound"
        return sent and told and knowledge.is_state(mention.parties[0]) and not child.text.isupper()

    def _group(self, token: Token, lemma: str) -> Reference | None:
        nouns, number, word = self._knowledge.nouns, number_of(token), determiner(token)
        if lemma not in nouns.group or any(self._knowledge.mention(child) for child in modifiers(token)):
            return None
        pair = lemma in nouns.pair
        several = is_plural(token) and (number is not None or (pair and word in {"the", "both", "all", "these"}))
        either = word in {"either", "neither"} or (word == "each" and pair)
        return self.group(token, number) if several or either else None

    def _other(self, token: Token, lemma: str, depth: int) -> Reference | None:
        """The other of two: "his hosts", "its neighbour", "the other side"; None where words tell which."""
        if any(self._knowledge.mention(child) for child in modifiers(token) if child.dep_ != "poss"):
            return None
        owner = next((child for child in modifiers(token) if child.dep_ == "poss"), None)
        if owner is not None and lemma in self._knowledge.nouns.other:
            than = self._possessor(owner, depth)
        elif lemma in self._knowledge.nouns.pair and is_other(token):
            than = next((r for t in subjects_above(token) if (r := self._resolve(t, depth + 1))), None)
        else:
            return None
        knowledge, span = self._knowledge, self._knowledge.span(token)
        left_out = than.parties if than else ()
        code = knowledge.discourse.other(Place(span.start, knowledge.sentence(token)), left_out) if than else None
        return Reference((code,), span, f"{lemma}: other than {left_out[0]}", MentionKind.NOMINAL) if code else None

    def _unowned_nominal(self, token: Token) -> Reference | None:
        if any(self._knowledge.mention(child) or child.dep_ == "poss" for child in modifiers(token)):
            return None
        return self._nominal(token)

    def _nominal(self, token: Token, article: str = "") -> Reference | None:
        """A noun that the lexicon knows for a party named in the document: "the alliance", "the bloc", "the rebels"."""
        knowledge, word = self._knowledge, article or determiner(token)
        if word in {"a", "an"}:
            return None
        noun, span = token.lower_ if token.is_sent_start else token.text, knowledge.span(token)
        for phrase in (f"{word} {noun}", noun):
            codes = [code for code in knowledge.table.codes_of_nominal(phrase) if code in knowledge.weight]
            if codes:
                order = knowledge.discourse.named(span.start)
                code = min(codes, key=lambda code: order.index(code) if code in order else len(order))
                return Reference((code,), span, f"{phrase}: {code} was named", MentionKind.NOMINAL)
        return None

    def _named_after(self, token: Token) -> Reference | None:
        names = (child for child in token.children if child.dep_ == "appos" and child.pos_ == "PROPN")
        return next((found for name in names if (found := self._join(name))), None)

    def _bare(self, token: Token, lemma: str) -> Reference | None:
        """A noun with nothing to say whose it is: "the minister", "the government", "a spokesman"."""
        knowledge = self._knowledge
        of_body = lemma in knowledge.nouns.person and any(
            child.dep_ == "compound" and child.lemma_.lower() in _STATE_BODIES for child in token.children
        )
        if lemma in _SPEAKERS or of_body:
            return self._own(token, lemma) or self._nearest(token, lemma)
        if not is_definite(token) or not knowledge.nouns.acts(lemma):
            return None
        return self._own(token, lemma) or self._told(token, lemma)

    def _told(self, token: Token, lemma: str) -> Reference | None:
        """One told before, or else that of the state spoken of last."""
        knowledge, span = self._knowledge, self._knowledge.span(token)
        if lemma in knowledge.nouns.person and (person := knowledge.people.with_role(role_of(token), span.start)):
            return Reference(person.parties, span, f"the {lemma}: {person.name}", MentionKind.TITLE, person.official)
        if told := knowledge.told_by_noun.get(lemma):
            return Reference(told.parties, span, f"the {lemma} told before", MentionKind.NOMINAL, told.official)
        if is_plural(token):
            return self.group(token, None) if lemma in knowledge.nouns.group and lemma in _STATE_BODIES else None
        of_state = lemma in knowledge.nouns.body - knowledge.nouns.club or lemma in _OFFICES
        return self._nearest(token, lemma) if of_state else None

    def _own(self, token: Token, lemma: str) -> Reference | None:
        """That of the speaker or of the publisher: "Guyana said that the country would …", "the Ministry" in a note."""
        knowledge, span = self._knowledge, self._knowledge.span(token)
        told = self._reporting(span)
        if told is not None:
            parties = told[0].parties
            if len(parties) == 1 and lemma in _STATE_BODIES - _OFFICES and knowledge.is_state(parties[0]):
                return Reference(parties, span, f"the {lemma}: of the speaker", MentionKind.NOMINAL)
            return None
        author = knowledge.author
        if author is None or is_plural(token) or knowledge.is_state(author) != (lemma in _STATE_BODIES):
            return None
        return Reference((author,), span, f"the {lemma}: of the publisher", MentionKind.NOMINAL)

    def _nearest(self, token: Token, lemma: str) -> Reference | None:
        """The party last spoken of, a state where only states have such a one; beside a group, the main state."""
        knowledge, span = self._knowledge, self._knowledge.span(token)
        if lemma in _GOVERNING and any(map(knowledge.is_group, knowledge.weight)):
            code = knowledge.main_state(bool)
            basis = f"the {lemma}: of the state most spoken of"
            return Reference((code,), span, basis, MentionKind.NOMINAL) if code else None
        among = knowledge.is_state if lemma in _STATE_BODIES else bool
        if lemma in knowledge.nouns.mission and any(map(knowledge.is_organisation, knowledge.weight)):
            among = knowledge.is_organisation
        near = knowledge.discourse.body(Place(span.start, knowledge.sentence(token)), among=among)
        if near is None:
            return None
        return Reference(near.parties, span, f"the {lemma}: of the party last spoken of", MentionKind.NOMINAL)
