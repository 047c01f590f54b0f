"""Names of people → the party they speak for, from the words beside the name, the document or the table."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from dragoman.extract.parties.knowledge import Knowledge, Reference
from dragoman.extract.parties.noun_phrases import modifiers, objects_of, role_of
from dragoman.extract.parties.people import Person
from dragoman.lexicon.official_table import Tenure
from dragoman.schema.annotation import Mention, MentionKind

COURTESY = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir", "lord", "dame", "sheikh", "dr", "dr."})
_LEADS = frozenset({"lead", "head", "represent", "chair", "negotiate", "speak", "command", "run", "govern", "rule"})
_HIGH_OFFICE = (
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "foreign",
    "secretary of state",
    "king",
    "taoiseach",
    "external affairs",
    "defen",
    "monarch",
    "state secretary",
    "trade",
    "envoy",
    "negotiator",
    "secretary-general",
    "leader",
    "high representative",
    "secretary general",
    "chairman",
)

Resolve = Callable[[Token, int], Reference | None]
"""Resolves the phrase with this head, at this depth of nesting."""


class PersonNames:
    """Resolves names of people. ``owner`` resolves a phrase that tells whom a person speaks for."""

    def __init__(self, knowledge: Knowledge, resolve: Resolve, owner: Resolve) -> None:
        self._knowledge = knowledge
        self._resolve = resolve
        self._owner = owner

    def find(self, token: Token, depth: int) -> Reference | None:
        """The party of the person whose name ends in this token; None where it is no person, or one of no party."""
        knowledge = self._knowledge
        if token.lemma_.lower() in knowledge.nouns.person or token.lower_ in COURTESY:
            return None
        titles = [
            child
            for child in token.children
            if child.dep_ in {"compound", "nmod", "appos", "amod"} and child.lemma_.lower() in knowledge.nouns.person
        ]
        known = knowledge.people.called(token.text.strip(".'"))
        told = self._from_titles(token, titles, depth) or self._from_description(token, titles, depth)
        if told and titles and not told.official:
            told = self._told_in_text(token, titles[0], told)
        if known and known.parties and not told:
            return self._known(known, token)
        if told is None and token.ent_type_ != "PERSON" and not titles and not known:
            return self._head_of_named(token)
        roles = {word for title in titles for word in role_of(title)}
        private = known is not None and not known.parties and known.name != token.text
        former = any(child.lower_ in knowledge.nouns.former for child in modifiers(token))
        told = told or (None if private or former else self._listed(token, roles))
        person = knowledge.people.add(
            Person(
                self._name_of(token),
                told.parties if told else (),
                roles,
                told.official if told else None,
                knowledge.span(token).start,
                told.post if told else None,
            )
        )
        if told is None or not person.parties:
            return None
        span = knowledge.span(token)
        return Reference(person.parties, span, told.basis, MentionKind.TITLE, person.official, person.post)

    def is_name(self, token: Token) -> bool:
        """May the token be (the last word of) a person's name? Surnames that open a sentence are often mistagged."""
        if not any(character.isalpha() for character in token.text):
            return False
        known = token.text[:1].isupper() and self._knowledge.people.called(token.text.strip(".'")) is not None
        return token.pos_ == "PROPN" or token.ent_type_ == "PERSON" or known

    def _known(self, person: Person, token: Token) -> Reference:
        basis = f"{person.name}, named elsewhere"
        span = self._knowledge.span(token)
        return Reference(person.parties, span, basis, MentionKind.OFFICIAL, person.official, person.post)

    def _from_titles(self, token: Token, titles: list[Token], depth: int) -> Reference | None:
        """The party of a title beside the name: "Turkish spokesman X", "X, the Norwegian minister"."""
        for title in titles:
            found = self._resolve(title, depth + 1)
            if found and found.kind is not MentionKind.NOMINAL:
                return found
        if not titles:
            return None
        for child in modifiers(token):
            mention = self._knowledge.mention(child)
            if mention and mention.kind is not MentionKind.OFFICIAL and not self._is_private(token, mention):
                return Reference(mention.parties, mention.span, f"title: {mention.basis}", MentionKind.TITLE)
        owners = [*(child for child in token.children if child.dep_ == "poss"), *objects_of(token, "of", "for", "from")]
        return next((found for other in owners if (found := self._owner(other, depth))), None)

    def _is_private(self, token: Token, mention: Mention) -> bool:
        """Do the words before the name say that this is one of the party's people, but none who acts for it?"""
        nouns, words = self._knowledge.nouns, {child.lower_ for child in modifiers(token)}
        if words & (nouns.former | nouns.outsider):
            return True
        return bool(words & nouns.partisan) and self._knowledge.is_sovereign(mention.parties[0])

    def _told_in_text(self, token: Token, title: Token, told: Reference) -> Reference:
        """Somebody whom no table has, with the name and the post that the text tells."""
        name, post = self._name_of(token), _words_of_post(title, self._knowledge)
        basis = f"told in the text: {name}, {post}, {' and '.join(told.parties)} ({told.basis})"
        return Reference(told.parties, told.span, basis, told.kind, name, post)

    def _from_description(self, token: Token, titles: list[Token], depth: int) -> Reference | None:
        """The party of what is said after (or before) the name: "X, who leads the Iranian team", "its envoy, X"."""
        nouns = self._knowledge.nouns
        if token.dep_ == "appos" and token.head.lemma_.lower() in nouns.person:
            return self._resolve(token.head, depth + 1)
        for other in objects_of(token, "of", "for", "from"):
            mention = self._knowledge.mention(other)
            if token.ent_type_ == "PERSON" and mention and mention.kind is MentionKind.NAME:
                return self._knowledge.refer(mention)
        for child in token.children:
            described = child.dep_ == "appos" and child not in titles and child.pos_ == "NOUN"
            if described and child.lemma_.lower() not in nouns.outsider:
                return self._owner(child, depth + 1)
            if child.dep_ in {"relcl", "acl"} and child.lemma_.lower() in _LEADS:
                led = [*(inner for inner in child.children if inner.dep_ == "dobj"), *objects_of(child, "for")]
                found = next((r for other in led if other.i != token.i and (r := self._owner(other, depth + 1))), None)
                if found:
                    return found
        return None

    def _listed(self, token: Token, roles: set[str]) -> Reference | None:
        """A surname with a title, or of a high official, that the table has for a party named in this document.

        The surname of a head of state or government is enough where no other party has an official of that name.
        """
        knowledge = self._knowledge
        courtesy = any(child.lower_ in COURTESY for child in token.children)
        if self._name_of(token) != token.text and not roles and not courtesy:
            return None
        for code in sorted(knowledge.weight):
            for tenure in knowledge.officials.find_surname(token.text, code, knowledge.on):
                role = tenure.post.role.lower()
                high = courtesy or any(office in role for office in _HIGH_OFFICE)
                if high or any(word in role for word in roles):
                    return self._official(token, tenure)
        heads = knowledge.officials.find_head(token.text, knowledge.on)
        return self._official(token, heads[0]) if heads else None

    def _head_of_named(self, token: Token) -> Reference | None:
        """The surname of a head of state or government, alone, that the parser takes for no person's name."""
        if (
            token.pos_ != "PROPN"
            or token.dep_ == "compound"
            or any(child.dep_ == "compound" for child in token.children)
        ):
            return None
        heads = self._knowledge.officials.find_head(token.text, self._knowledge.on)
        return self._official(token, heads[0]) if heads and heads[0].post.party in self._knowledge.weight else None

    def _official(self, token: Token, tenure: Tenure) -> Reference:
        post = tenure.post
        basis = f"official: {post.official}, {post.role}, {post.party}"
        return Reference((post.party,), self._knowledge.span(token), basis, MentionKind.OFFICIAL, post.official)

    def _name_of(self, token: Token) -> str:
        titles = self._knowledge.nouns.person
        parts = [
            child.text
            for child in token.children
            if child.dep_ in {"compound", "flat"}
            and child.pos_ == "PROPN"
            and child.ent_type_ == "PERSON"
            and child.lemma_.lower() not in titles
            and child.lower_ not in COURTESY
        ]
        return " ".join([*parts, token.text.strip(".'")])


def _words_of_post(title: Token, knowledge: Knowledge) -> str:
    """The post as the text has it, without whose it is: "presidential spokesman"."""
    words, start = [title], title.i - 1
    while start >= title.sent.start:
        token = title.doc[start]
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"} or knowledge.mention(token) or token.ent_type_ in {"GPE", "NORP"}:
            break
        words.insert(0, token)
        start -= 1
    return " ".join(word.text for word in words)
