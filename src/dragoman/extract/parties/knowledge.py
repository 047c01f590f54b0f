"""What the resolving of references knows of its document: the mentions, the persons told, what was spoken of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.extract.parties.authors import author_of
from dragoman.extract.parties.discourse import Discourse
from dragoman.extract.parties.people import People, Person
from dragoman.extract.sentences import Passage
from dragoman.lexicon.agent_nouns import load_nouns
from dragoman.lexicon.lexicon import Lexicon
from dragoman.schema.annotation import Mention, MentionKind
from dragoman.schema.document import Document, Span
from dragoman.schema.party import PartyKind

if TYPE_CHECKING:
    from spacy.tokens import Token

Key = tuple[int, int]
"""A token of a document: the identity of its parsed text, and its place there."""

_GROUND = ("territory", "place")
"""How the basis of a reference begins where only a party's ground is meant."""
_MEDIATES = 0.6
"""What an organisation weighs when two sides are sought: often it brings them together."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The parties that a phrase stands for.

    ``basis`` says how they were found, and whether the phrase is only the party's ground (``is_ground``), which may be
    a target but doesn't act. ``official`` is a person by name; ``post`` that person's, where only the text tells it.
    """

    parties: tuple[str, ...]
    span: Span
    basis: str
    kind: MentionKind
    official: str | None = None
    post: str | None = None


def is_ground(phrase: Reference | Mention) -> bool:
    """Does the phrase mean only a party's ground ("Norwegian waters", "the border with Norway")?"""
    return phrase.basis.startswith(_GROUND)


def key_of(token: Token) -> Key:
    """The key of a token."""
    return id(token.doc), token.i


class Knowledge:
    """All that is known of one document while its references are resolved, in the order of the text."""

    def __init__(
        self, document: Document, passages: Sequence[Passage], mentions: Iterable[Mention], lexicon: Lexicon
    ) -> None:
        self.document = document
        self.passages = passages
        self.nouns = load_nouns()
        self.table = lexicon.parties
        self.officials = lexicon.officials
        self.on = document.published.first() if document.published else None
        self.author = author_of(document, lexicon, self.nouns)
        self.people = People()
        self.resolved: dict[Key, Reference | None] = {}
        self.told_by_noun: dict[str, Reference] = {}
        self._passage_of = {id(passage.doc): passage for passage in passages}
        self._mention_at: dict[Key, Mention] = {}
        self._sentence_at: dict[Key, int] = {}
        self._number_sentences()
        self.weight: Counter[str] = Counter()
        for mention in mentions:
            self._place(mention)
        self.discourse = Discourse(
            {code: count * (_MEDIATES if self.is_organisation(code) else 1) for code, count in self.weight.items()}
        )

    def mention(self, token: Token) -> Mention | None:
        """The mention that a token is part of."""
        return self._mention_at.get(key_of(token))

    def span(self, token: Token) -> Span:
        """Where a token stands in the document."""
        return self._passage_of[id(token.doc)].span_of_token(token)

    def sentence(self, token: Token) -> int:
        """The number of a token's sentence, counted through the document."""
        return self._sentence_at.get(key_of(token), 0)

    def is_state(self, code: str) -> bool:
        """Is it a state, or a territory with a government of its own?"""
        return self._kind(code) in {PartyKind.STATE, PartyKind.TERRITORY}

    def is_sovereign(self, code: str) -> bool:
        """Is it a state, and not a territory of one?"""
        return self._kind(code) is PartyKind.STATE

    def is_organisation(self, code: str) -> bool:
        """Is it an organisation of states?"""
        return self._kind(code) is PartyKind.ORGANISATION

    def is_group(self, code: str) -> bool:
        """Is it an armed group or a movement? Parties that no table lists are."""
        return self._kind(code) in {PartyKind.GROUP, None}

    def main_state(self, accept: Callable[[str], bool]) -> str | None:
        """The state that the document names most, among those accepted."""
        states = (code for code in self.weight if self.is_state(code) and accept(code))
        return min(states, key=lambda code: (-self.weight[code], code), default=None)

    def refer(self, mention: Mention) -> Reference:
        """A mention as a reference."""
        return Reference(mention.parties, mention.span, mention.basis, mention.kind, mention.official)

    def _kind(self, code: str) -> PartyKind | None:
        party = self.table.party(code)
        return party.kind if party else None

    def _number_sentences(self) -> None:
        sentences = (sentence for passage in self.passages for sentence in passage.doc.sents)
        for number, sentence in enumerate(sentences, 1):
            for token in sentence:
                self._sentence_at[key_of(token)] = number

    def _place(self, mention: Mention) -> None:
        self.weight.update(mention.parties)
        for passage in self.passages:
            for token in passage.tokens_in(mention.span) or ():
                self._mention_at[key_of(token)] = mention
        if mention.official is not None:
            name = self.document.text[mention.span.start : mention.span.end].replace("’", "'")
            role = mention.basis.split(", ")[1] if ", " in mention.basis else ""
            self.people.add(
                Person(name, mention.parties, set(role.lower().split()), mention.official, mention.span.start)
            )
