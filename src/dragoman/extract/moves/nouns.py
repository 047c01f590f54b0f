"""What the words around a noun of action tell of it: "no call took place", "a possible recall", "after the meeting"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.extract.moves.factuality_words import is_in
from dragoman.lexicon.load import read_word_lists


@dataclass(frozen=True, slots=True)
class NounFrame:
    """The verb from which the noun takes its factuality, or a strength that is told outright.

    ``happens`` is True where the verb says that the act takes place, or doesn't: "the talks were put off".
    """

    verb: Token | None = None
    happens: bool = False
    strength: str | None = None


def frame_of_noun(noun: Token) -> NounFrame:
    """Where the factuality of a noun is told."""
    words, above = read_word_lists("occurrence.yml"), noun.head
    match noun.dep_:
        case "pobj" if above.lower_ in words["past_prepositions"]:
            return NounFrame(strength="CT")
        case "pobj" if above.lower_ in words["future_prepositions"]:
            return NounFrame(strength="PR")
        case "nsubj" | "nsubjpass" if above.pos_ in {"VERB", "AUX"}:
            return NounFrame(above, happens=is_in(above, "happening"))
        case "dobj" | "attr" if above.lemma_ in words["telling_verbs"]:
            return NounFrame(above)
    return NounFrame(strength="PR") if any(map(_is_ahead, noun.children)) else NounFrame()


def _is_ahead(clause: Token) -> bool:
    """Does a clause on the noun say that it is to come: "talks to resume", "the visit planned for May"?"""
    if clause.dep_ == "acl":
        return (clause.tag_ == "VB" and is_in(clause, "happening")) or (
            clause.tag_ == "VBN" and is_in(clause, "probable")
        )
    return clause.dep_ == "relcl" and any(c.lower_ in {"will", "shall"} for c in clause.children)


def strength_of_adjectives(noun: Token) -> str:
    """How sure its adjectives leave it: "a possible recall", "the planned exercise"."""
    adjectives = [c for c in noun.children if c.dep_ in {"amod", "compound"}]
    if any(is_in(a, "possible_adjectives") for a in adjectives):
        return "PS"
    return "PR" if any(is_in(a, "probable_adjectives") for a in adjectives) else "CT"
