"""Who is meant: from the head of a noun phrase to the parties that act or speak through it.

Every phrase is resolved once, in the order of the text, so that pronouns find what was said before them. Words in a
quotation that mean the speaker ("we", "our") are resolved when asked for, since the speaker may be named after it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.extract.discourse import Discourse, Entity
from dragoman.extract.noun_phrases import (
    NUMBERS,
    antecedent,
    coordinated,
    determiner,
    is_definite,
    is_modifier,
    is_only_place,
    is_plural,
    is_subject,
    modifiers,
    number_of,
    objects_of,
    role_of,
    stands_for_group,
)
from dragoman.extract.people import People, Person
from dragoman.extract.sentences import Passage
from dragoman.lexicon.agent_nouns import load_nouns
from dragoman.lexicon.official_table import load_officials
from dragoman.lexicon.party_table import load_parties
from dragoman.schema.annotation import Attribution, Mention, MentionKind, SpeechStyle
from dragoman.schema.document import Document, Span
from dragoman.schema.party import PartyKind

_FIRST_PERSON = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "ourselves", "myself"})
_HE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves", "themself"})
_COURTESY = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir", "lord", "dame", "sheikh", "dr", "dr."})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"})
_LEADS = frozenset({"lead", "head", "represent", "chair", "negotiate", "speak", "command", "run", "govern", "rule"})
_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_OFFICES = frozenset({"president", "minister", "premier", "chancellor", "king", "emir", "sultan"})
_STATE_BODIES = frozenset({"government", "ministry", "cabinet", "parliament", "army", "military", "president", "minister", "premier",
                           "presidency", "navy", "authorities", "regime", "capital", "country", "state"})
_GOVERNING = frozenset({"government", "army", "military", "authorities", "regime"})
_MEDIATES = 0.6
"""What an organisation weighs when two sides are sought: often it brings them together."""
_DEEPEST = 6
_HIGH_OFFICE = ("president", "prime minister", "premier", "chancellor", "foreign", "secretary of state", "king", "taoiseach",
                "external affairs", "defen", "monarch", "state secretary", "trade", "envoy", "negotiator", "secretary-general",
                "leader", "high representative", "secretary general", "chairman")


@dataclass(frozen=True, slots=True)
class Reference:
    """The parties that a phrase stands for. ``basis`` says how they were found; it begins with "territory" or "place"
    where the phrase is only the party's ground, which may be a target but doesn't act."""

    parties: tuple[str, ...]
    span: Span
    basis: str
    kind: MentionKind
    official: str | None = None


class Resolver:
    """Resolves phrases of one document. ``passages`` are its parsed zones, ``mentions`` what names a party in its text."""

    def __init__(self, document: Document, passages: Sequence[Passage], mentions: Iterable[Mention],
                 attributions: Sequence[Attribution]) -> None:
        self._document = document
        self._passages = passages
        self._attributions = attributions
        self._nouns = load_nouns()
        self._table = load_parties()
        self._on = document.published.first() if document.published else None
        self._passage_of = {id(passage.doc): passage for passage in passages}
        self._mention_at: dict[tuple[int, int], Mention] = {}
        self._sentence_at: dict[tuple[int, int], int] = {}
        self._resolved: dict[tuple[int, int], Reference | None] = {}
        self._by_noun: dict[str, Reference] = {}
        mentions = list(mentions)
        self._weight = Counter(code for mention in mentions for code in mention.parties)
        self._discourse = Discourse({code: count * (_MEDIATES if self._is_organisation(code) else 1)
                                     for code, count in self._weight.items()})
        self._people = People()
        self._named: set[str] = set()
        self._place_mentions(mentions)
        self._read()

    def reference(self, token: Token) -> Reference | None:
        """Who can act (or is addressed) is meant by the phrase with this head; None where it is no party."""
        key = self._key(token)
        if key not in self._resolved:
            self._resolved[key] = None
            self._resolved[key] = self._join(token)
        return self._resolved[key]

    def mentions(self) -> tuple[Mention, ...]:
        """All phrases that were resolved to a party, in the order of the text."""
        found = {reference.span: Mention(reference.span, reference.kind, reference.parties, reference.basis, reference.official)
                 for reference in self._resolved.values() if reference}
        return tuple(found[span] for span in sorted(found))

    def _place_mentions(self, mentions: list[Mention]) -> None:
        self._named = {code for mention in mentions for code in mention.parties}
        for mention in mentions:
            for passage in self._passages:
                tokens = passage.tokens_in(mention.span)
                if tokens is not None:
                    for token in tokens:
                        self._mention_at[id(passage.doc), token.i] = mention
            if mention.kind is MentionKind.OFFICIAL:
                name = self._document.text[mention.span.start : mention.span.end]
                role = mention.basis.split(", ")[1].lower() if ", " in mention.basis else ""
                self._people.add(Person(name.replace("’", "'"), mention.parties, set(role.split()), mention.official,
                                        mention.span.start))

    def _read(self) -> None:
        sentence = 0
        for passage in self._passages:
            for sent in passage.doc.sents:
                sentence += 1
                for token in sent:
                    self._sentence_at[id(token.doc), token.i] = sentence
        for passage in self._passages:
            for token in passage.doc:
                if token.pos_ in {"NOUN", "PROPN"} or token.lower_ in _HE | _IT | _THEY | set(NUMBERS) or self._mention(token):
                    self._remember(token)

    def _remember(self, token: Token) -> None:
        if is_modifier(token) or token.ent_type_ == "PERSON" and token.i + 1 < len(token.doc) and self._goes_on(token):
            return
        reference = self.reference(token)
        person = self._is_person(token, reference)
        if reference is None and not person:
            return
        if reference and reference.basis.startswith(("territory", "place")):
            return
        self._discourse.add(Entity(
            span=self._span(token),
            sentence=self._sentence(token),
            parties=reference.parties if reference else (),
            person=person,
            plural=is_plural(token) or bool(reference and len(reference.parties) > 1) or token.lower_ in _THEY,
            subject=is_subject(token),
            official=reference.official if reference else None,
            collective=bool(reference) and token.pos_ == "PROPN" and self._is_group(reference.parties[0]),
        ))
        if reference and reference.kind is MentionKind.TITLE and token.lower_ not in _HE | _IT | _THEY:
            self._by_noun[token.lemma_.lower()] = reference

    def _goes_on(self, token: Token) -> bool:
        following = token.nbor(1)
        return following.ent_type_ == "PERSON" and following.ent_iob_ == "I"

    def _join(self, token: Token) -> Reference | None:
        own = self._single(token, 0)
        if token.pos_ not in _NOMINAL:
            return own
        others = [r for other in coordinated(token) if (r := self._single(other, 0))]
        if not others:
            return own
        parties = tuple(dict.fromkeys(code for r in ([own] if own else []) + others for code in r.parties))
        first = own or others[0]
        if parties == first.parties:
            return first
        return Reference(parties, first.span, "joined: " + "; ".join(r.basis for r in ([own] if own else []) + others), first.kind)

    def _single(self, token: Token, depth: int) -> Reference | None:
        if depth > _DEEPEST:
            return None
        if (told := antecedent(token)) is not None:
            return self._join(told) if told.i != token.i else None
        mention = self._mention(token)
        if mention:
            return self._named_party(token, mention)
        if token.lower_ in _FIRST_PERSON | _HE | _IT | _THEY:
            return self._pronoun(token)
        if stands_for_group(token):
            return self._make_group(token, NUMBERS.get(token.lower_))
        if token.pos_ == "PROPN" and (person := self._person(token, depth)):
            return person
        return self._noun(token, depth)

    def _named_party(self, token: Token, mention: Mention) -> Reference | None:
        if mention.kind is MentionKind.OFFICIAL:
            return Reference(mention.parties, mention.span, mention.basis, mention.kind, mention.official)
        if token.dep_ == "pobj" and token.head.head.lemma_.lower() in self._nouns.territory and token.head.lower_ in {"with", "to"}:
            return Reference(mention.parties, mention.span, f"place: {mention.basis}", mention.kind)
        if mention.kind in {MentionKind.NAME, MentionKind.SEAT} and not is_modifier(token) and is_only_place(token, self._nouns):
            party = self._table.party(mention.parties[0])
            if mention.kind is MentionKind.SEAT or party and party.kind.value in {"state", "territory"}:
                return None
        return Reference(mention.parties, mention.span, mention.basis, mention.kind)

    def _person(self, token: Token, depth: int) -> Reference | None:
        name = self._name_of(token)
        if token.lemma_.lower() in self._nouns.person or token.lower_ in _COURTESY:
            return None
        known = self._people.called(token.text.strip(".'"))
        titles = [child for child in token.children if child.dep_ in {"compound", "nmod", "appos", "amod"}
                  and child.lemma_.lower() in self._nouns.person]
        told = self._told_beside(token, titles, depth)
        if known is None and told is None and token.ent_type_ != "PERSON" and not titles:
            return None
        if known and not told:
            if known.parties:
                return Reference(known.parties, self._name_span(token), f"{known.name}, named elsewhere",
                                 MentionKind.OFFICIAL, known.official)
            return None
        roles = {word for title in titles for word in role_of(title)}
        if told is None and (listed := self._listed(token, roles)):
            told = listed
        person = self._people.add(Person(name, told.parties if told else (), roles, told.official if told else None,
                                         self._span(token).start))
        if told is None or not person.parties:
            return None
        return Reference(person.parties, self._name_span(token), told.basis, MentionKind.TITLE, person.official)

    def _told_beside(self, token: Token, titles: list[Token], depth: int) -> Reference | None:
        """The party that the words beside a name give: "Turkish spokesman X", "X, the Norwegian minister"."""
        for title in titles:
            if (found := self._noun(title, depth + 1)) and found.kind is not MentionKind.NOMINAL:
                return found
        if titles:
            for child in modifiers(token):
                mention = self._mention(child)
                if mention and mention.kind is not MentionKind.OFFICIAL:
                    return Reference(mention.parties, mention.span, f"title: {mention.basis}", MentionKind.TITLE)
            for child in token.children:
                if child.dep_ == "poss" and (found := self._single(child, depth + 1)):
                    return found
            for other in objects_of(token, "of", "for", "from"):
                if (found := self._owner(other, depth)):
                    return found
        if token.dep_ == "appos" and token.head.lemma_.lower() in self._nouns.person:
            return self._noun(token.head, depth + 1)
        for child in token.children:
            if child.dep_ == "appos" and child not in titles and child.pos_ == "NOUN" and child.lemma_.lower() not in self._nouns.outsider:
                return self._noun(child, depth + 1) or self._owner_of(child, depth + 1)
            if child.dep_ == "relcl" and child.lemma_.lower() in _LEADS:
                for led in [*(inner for inner in child.children if inner.dep_ == "dobj"), *objects_of(child, "for")]:
                    if led.i != token.i and (found := self._owner(led, depth + 1)):
                        return found
        return None

    def _listed(self, token: Token, roles: set[str]) -> Reference | None:
        """A surname with a title, or of a high official, that the table has for a party named in this document."""
        courtesy = any(child.lower_ in _COURTESY for child in token.children)
        if self._name_of(token) != token.text and not roles and not courtesy:
            return None
        for code in sorted(self._named):
            for tenure in load_officials().find_surname(token.text, code, self._on):
                role = tenure.post.role.lower()
                if any(r in role for r in roles) or not roles and (courtesy or any(office in role for office in _HIGH_OFFICE)):
                    return Reference((code,), self._span(token), f"official: {tenure.post.official}, {tenure.post.role}, {code}",
                                     MentionKind.OFFICIAL, tenure.post.official)
        return None

    def _noun(self, token: Token, depth: int) -> Reference | None:
        if depth > _DEEPEST:
            return None
        lemma = token.lemma_.lower()
        if lemma in self._nouns.outsider:
            return None
        if (group := self._group(token, lemma)):
            return group
        if not any(self._mention(child) or child.dep_ == "poss" for child in modifiers(token)) and (named := self._nominal(token)):
            return named
        acts = self._nouns.acts(lemma)
        if lemma == "counterpart" or acts or lemma in self._nouns.territory:
            owner = self._owner_of(token, depth)
            if owner and lemma in self._nouns.territory and not acts:
                return Reference(owner.parties, self._span(token), f"territory of {owner.basis}", owner.kind)
            if owner:
                return Reference(owner.parties, self._span(token), f"{lemma}: {owner.basis}", MentionKind.TITLE, None)
        for child in token.children:
            if child.dep_ == "appos" and acts and child.pos_ == "PROPN" and (found := self._single(child, depth + 1)):
                return found
        return self._bare(token, lemma)

    def _owner_of(self, token: Token, depth: int) -> Reference | None:
        """Whose it is, from the words before the noun and the "of", "from", "for" and "in" after it."""
        counterpart = token.lemma_.lower() == "counterpart"
        found = []
        for child in modifiers(token):
            if counterpart and child.dep_ == "poss":
                continue
            mention = self._mention(child)
            if mention and mention.kind is not MentionKind.OFFICIAL:
                found.append(Reference(mention.parties, mention.span, mention.basis, mention.kind))
            elif child.dep_ == "compound" and child.pos_ == "PROPN" and (named := self._nominal(child, "the")):
                found.append(named)
            elif child.dep_ == "poss" and (owner := self._single(child, depth + 1)):
                return owner
            elif child.dep_ == "poss" and child.lower_ not in _FIRST_PERSON | _HE | _IT | _THEY:
                return None
            if found and child.dep_ == "poss":
                return found[0]
        if found:
            parties = tuple(dict.fromkeys(code for owner in found for code in owner.parties))
            return found[0] if len(parties) == 1 else Reference(parties, found[0].span, found[0].basis, found[0].kind)
        for other in objects_of(token, "of", "from", "for", "at"):
            if (owner := self._owner(other, depth)):
                return owner
        if token.lemma_.lower() in self._nouns.body or token.lemma_.lower() in self._nouns.person:
            for other in objects_of(token, "in"):
                mention = self._mention(other)
                if mention and mention.kind in {MentionKind.SEAT, MentionKind.NAME}:
                    return Reference(mention.parties, mention.span, mention.basis, mention.kind)
        return None

    def _owner(self, token: Token, depth: int) -> Reference | None:
        mention = self._mention(token)
        if mention:
            parties = tuple(dict.fromkeys((*mention.parties, *(code for other in coordinated(token)
                                                               if (m := self._mention(other)) for code in m.parties))))
            return Reference(parties, mention.span, mention.basis, mention.kind, mention.official)
        return self._noun(token, depth + 1) or (self._person(token, depth + 1) if token.pos_ == "PROPN" else None)

    def _group(self, token: Token, lemma: str) -> Reference | None:
        number, word = number_of(token), determiner(token)
        several = is_plural(token) and (number is not None or lemma in self._nouns.pair and word in {"the", "both", "all", "these"})
        either = word in {"each", "either", "neither"} and lemma in self._nouns.group and (lemma in self._nouns.pair or number == 2)  # noqa: PLR2004
        if lemma not in self._nouns.group or not (several or either) or any(self._mention(child) for child in modifiers(token)):
            return None
        return self._make_group(token, number)

    def _make_group(self, token: Token, number: int | None) -> Reference | None:
        hosts = {code for other in token.sent if other.i < token.i and is_subject(other) and (found := self._resolved.get(self._key(other)))
                 for code in found.parties if self._is_organisation(code)}
        parties = self._discourse.group(self._span(token).start, self._sentence(token), number, without=hosts)
        if len(parties) < (number or 2):
            return None
        return Reference(parties, self._span(token), "the parties spoken of last", MentionKind.GROUP)

    def _nominal(self, token: Token, article: str = "") -> Reference | None:
        """A noun that the lexicon knows for a party named before: "the alliance", "the bloc", "the rebels"."""
        word = article or determiner(token)
        order = self._discourse.named(self._span(token).start)
        noun = token.lower_ if token.is_sent_start else token.text
        for phrase in (f"{word} {noun}", noun) if word not in {"a", "an"} else ():
            codes = [code for code in self._table.codes_of_nominal(phrase) if code in self._named]
            if codes:
                code = min(codes, key=lambda code: order.index(code) if code in order else len(order))
                return Reference((code,), self._span(token), f"{phrase}: {code} was named", MentionKind.NOMINAL)
        return None

    def _bare(self, token: Token, lemma: str) -> Reference | None:
        """A noun with nothing to say whose it is: "the minister", "the government"."""
        start = self._span(token).start
        if lemma in _SPEAKERS or lemma in self._nouns.person and any(
                child.dep_ == "compound" and child.lemma_.lower() in _STATE_BODIES for child in token.children):
            return self._nearest(token, lemma)
        if not is_definite(token) or not self._nouns.acts(lemma):
            return None
        if lemma in self._nouns.person and (person := self._people.with_role(role_of(token), start)):
            return Reference(person.parties, self._span(token), f"the {lemma}: {person.name}", MentionKind.TITLE, person.official)
        if lemma in self._by_noun:
            told = self._by_noun[lemma]
            return Reference(told.parties, self._span(token), f"the {lemma} told before", MentionKind.NOMINAL, told.official)
        if is_plural(token):
            return self._make_group(token, None) if lemma in self._nouns.group and lemma in _OFFICES | _STATE_BODIES else None
        return self._nearest(token, lemma) if lemma in self._nouns.body or lemma in _OFFICES else None

    def _nearest(self, token: Token, lemma: str) -> Reference | None:
        """The party last spoken of, a state where only a state has such a one."""
        states = lemma in _STATE_BODIES
        if lemma in _GOVERNING and any(self._is_group(code) for code in self._weight):
            best = min(filter(self._is_state, self._weight), key=lambda code: (-self._weight[code], code), default=None)
            return Reference((best,), self._span(token), f"the {lemma}: the state most spoken of", MentionKind.NOMINAL) if best else None
        near = self._discourse.body(self._span(token).start, self._sentence(token),
                                    among=self._is_state if states else bool)
        return near and Reference(near.parties, self._span(token), f"the {lemma}: of the party last spoken of", MentionKind.NOMINAL)

    def _is_group(self, code: str) -> bool:
        return not self._is_state(code) and not self._is_organisation(code)

    def _is_organisation(self, code: str) -> bool:
        party = self._table.party(code)
        return party is not None and party.kind is PartyKind.ORGANISATION

    def _is_state(self, code: str) -> bool:
        party = self._table.party(code)
        return party is not None and party.kind in {PartyKind.STATE, PartyKind.TERRITORY}

    def _pronoun(self, token: Token) -> Reference | None:
        word, span, sentence = token.lower_, self._span(token), self._sentence(token)
        if word in _FIRST_PERSON:
            return self._speaker(token)
        inside = self._speaker_parties(span)
        if word in _HE:
            found = self._discourse.person(span.start, sentence)
        elif word in _IT:
            found = None if _is_pleonastic(token) else self._discourse.body(span.start, sentence, without=inside)
        else:
            found = self._discourse.plural(span.start, sentence, without=inside)
        if found is None or not found.parties:
            return None
        said = self._document.text[found.span.start : found.span.end]
        return Reference(found.parties, span, f"{word}: {said}", MentionKind.PRONOUN, found.official)

    def _speaker(self, token: Token) -> Reference | None:
        span = self._span(token)
        reference = self._speaker_reference(span)
        return reference and Reference(reference.parties, span, f"the speaker: {reference.basis}", MentionKind.PRONOUN,
                                       reference.official)

    def _speaker_reference(self, span: Span) -> Reference | None:
        for index, attribution in enumerate(self._attributions):
            if any(content.contains(span) for content in attribution.contents):
                source = next((a.source for a in reversed(self._attributions[: index + 1]) if a.source), None)
                return self.of_span(source) if source else None
        return None

    def of_span(self, span: Span) -> Reference | None:
        """Who is meant by a span, such as the source of an attribution: the reference of its head."""
        for passage in self._passages:
            tokens = passage.tokens_in(span)
            if tokens is not None and len(tokens):
                return self.reference(tokens.root)
        return None

    def _speaker_parties(self, span: Span) -> tuple[str, ...]:
        """The parties of a speaker who was told before the quotation in which a span stands."""
        for attribution in self._attributions:
            if attribution.style is not SpeechStyle.INDIRECT and attribution.source and attribution.source.end <= span.start and any(c.contains(span) for c in attribution.contents):
                reference = self.of_span(attribution.source)
                return reference.parties if reference else ()
        return ()

    @staticmethod
    def _key(token: Token) -> tuple[int, int]:
        return id(token.doc), token.i

    def _mention(self, token: Token) -> Mention | None:
        return self._mention_at.get(self._key(token))

    def _is_person(self, token: Token, reference: Reference | None) -> bool:
        if token.lower_ in _HE or token.ent_type_ == "PERSON" and self._mention(token) is None:
            return True
        if reference and (reference.official or reference.kind in {MentionKind.OFFICIAL}):
            return True
        return token.lemma_.lower() in self._nouns.person | self._nouns.outsider and not is_plural(token)

    def _name_of(self, token: Token) -> str:
        parts = [child.text for child in token.children if child.dep_ in {"compound", "flat"} and child.pos_ == "PROPN"
                 and child.ent_type_ == "PERSON" and child.lemma_.lower() not in self._nouns.person and child.lower_ not in _COURTESY]
        return " ".join([*parts, token.text.strip(".'")])

    def _name_span(self, token: Token) -> Span:
        return self._span(token)

    def _span(self, token: Token) -> Span:
        return self._passage_of[id(token.doc)].span_of_token(token)

    def _sentence(self, token: Token) -> int:
        return self._sentence_at.get(self._key(token), 0)


def _is_pleonastic(token: Token) -> bool:
    """Is it the "it" of "it is clear that", which stands for nothing?"""
    head = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"} or head.lemma_ not in {"be", "seem", "appear", "remain", "happen", "take"}:
        return False
    return any(child.dep_ in {"ccomp", "xcomp", "csubj", "advcl", "relcl", "acl", "attr", "acomp"} for child in head.children)
