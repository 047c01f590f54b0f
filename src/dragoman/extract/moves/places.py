"""Where a meeting is held: the city that its clause names."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.extract.context import Context
from dragoman.extract.grammar.clauses import governor
from dragoman.lexicon.agent_nouns import load_nouns
from dragoman.lexicon.party_table import PartyTable
from dragoman.schema.annotation import MentionKind
from dragoman.schema.party import PartyKind

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside"})
_PLACE_TYPES = frozenset({"GPE", "LOC", "FAC"})
_GOING = frozenset({"visit", "trip", "leave", "come", "travel", "fly", "arrive"})
_OTHER_CLAUSES = frozenset({"VERB", "AUX"})


def place_of(head: Token, context: Context) -> str | None:
    """The city named in the clause of a meeting, as it stands in the text; None if there is none.

    A state is no city, so "in Norway" gives nothing; "the Norwegian capital" gives its name from the table of parties.
    """
    for host in dict.fromkeys((head, governor(head))):
        for token in _places_at(host):
            place = _city(token, context)
            if place is not None:
                return place
    return None


def _places_at(host: Token) -> Iterator[Token]:
    """The nouns that tell where: "the Geneva talks", "met in Geneva", "flew to Geneva", "visited Geneva"."""
    going = host.lemma_.lower() in _GOING | load_nouns().motion
    for token in _own_clause(host):
        at_place = token.dep_ == "pobj" and token.head.lower_ in _PLACE_PREPOSITIONS
        goal = going and (_leads_to(token, host) or (token.dep_ == "dobj" and token.head == host))
        modifier = host.pos_ == "NOUN" and token.dep_ in {"compound", "nmod", "poss"} and token.head == host
        if at_place or goal or modifier:
            yield token


def _own_clause(host: Token) -> Iterator[Token]:
    """The tokens below a word that stand in its own clause, in the order of the parse."""
    for child in host.children:
        if child.pos_ in _OTHER_CLAUSES and child.dep_ not in {"aux", "auxpass"}:
            continue
        yield child
        yield from _own_clause(child)


def _leads_to(token: Token, host: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in {"to", "for"} and token.head.head == host


def _city(token: Token, context: Context) -> str | None:
    mention = context.resolver.named(token)
    if token.lemma_.lower() == "capital":
        return next((seat for child in token.children if (seat := _seat_of(child, context))), None)
    if mention is not None:
        return (
            _words(token)
            if mention.kind is MentionKind.SEAT or _is_city_state(mention.parties, context.lexicon.parties)
            else None
        )
    return _words(token) if token.ent_type_ in _PLACE_TYPES and token.pos_ == "PROPN" else None


def _seat_of(modifier: Token, context: Context) -> str | None:
    """The capital of the party that an adjective or possessor of "capital" names."""
    mention = context.resolver.named(modifier)
    party = context.lexicon.parties.party(mention.parties[0]) if mention is not None and mention.parties else None
    return party.seats[0] if party is not None and party.seats else None


def _is_city_state(parties: tuple[str, ...], table: PartyTable) -> bool:
    """Is the capital called like the state ("Singapore"), or has the table none?"""
    party = table.party(parties[0]) if parties else None
    return party is not None and party.kind is PartyKind.STATE and (not party.seats or party.seats[0] in party.names)


def _words(token: Token) -> str:
    """The name with the words before it that belong to it: "New York", "The Hague"."""
    before = [c for c in token.lefts if c.dep_ == "compound" or (c.dep_ == "det" and c.text == "The")]
    return " ".join([*(c.text for c in before), token.text])
