"""Where the words that report speech, belief or intention are used in a passage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dragoman.lexicon.cues import CueEntry, CueLexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_PHRASE_LENGTH = 4
_ADJECTIVE_REACH = 3


class CueSort(StrEnum):
    """The part of speech of a cue, which tells where its source and content stand."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    PHRASE = "phrase"
    ADVERB = "adverb"


@dataclass(frozen=True, slots=True)
class CueUse:
    """A cue word in its place. ``first`` and ``last`` are its outermost tokens (auxiliaries and particle included)."""

    token: Token
    entry: CueEntry
    sort: CueSort
    first: int
    last: int

    def takes(self, what: str) -> bool:
        """May the cue have this for its content (see ``lexicon/attribution_cues.yml``)?"""
        return what in self.entry.takes


def find_cue_uses(doc: Doc, lexicon: CueLexicon) -> Iterator[CueUse]:
    """The cues of a parsed passage, in the order of the text."""
    end = 0
    for token in doc:
        use = _phrase(token, lexicon) or _word(token, lexicon)
        if use is not None and (use.sort is CueSort.PHRASE or token.i >= end):
            end = max(end, use.last + 1) if use.sort is CueSort.VERB else end
            yield use


def lemma_of(token: Token, lexicon: CueLexicon) -> str:
    """The lemma of a token in small letters, with a verb's particle (``point out``), as the lexicon spells it."""
    lemma = _bare_lemma(token, lexicon)
    particle = particle_of(token)
    return f"{lemma} {particle.lower_}" if particle is not None else lemma


def particle_of(token: Token) -> Token | None:
    """What makes one cue with the verb: its particle (``point out``), or an adjective (``make it clear``)."""
    particle = next((c for c in token.children if c.dep_ == "prt"), None)
    if particle is not None or token.lemma_ != "make":
        return particle
    return next((c for c in token.children if c.tag_ == "JJ" and 0 < c.i - token.i <= _ADJECTIVE_REACH), None)


def is_passive(token: Token) -> bool:
    """Is the verb in the passive voice (with an auxiliary, or as a bare participle after its noun)?"""
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in token.children):
        return True
    bare = token.tag_ in {"VBN", "VBD"} and token.dep_ in {"acl", "advcl", "amod"} and not _has_auxiliary(token)
    return bare and (token.tag_ == "VBN" or not any(c.dep_ in {"nsubj", "dobj", "mark"} for c in token.children))


def has_infinitive_marker(token: Token) -> bool:
    """Is the verb an infinitive with ``to``?"""
    return any(c.lower_ == "to" and c.dep_ in {"aux", "mark"} for c in token.children)


def _word(token: Token, lexicon: CueLexicon) -> CueUse | None:
    section: Mapping[str, CueEntry]
    match token.pos_:
        case "VERB":
            section, sort = lexicon.verbs, CueSort.VERB
        case "NOUN":
            section, sort = lexicon.nouns, CueSort.NOUN
        case "ADJ":
            section, sort = lexicon.adjectives, CueSort.ADJECTIVE
        case "ADV":
            section, sort = lexicon.adverbs, CueSort.ADVERB
        case _:
            return None
    if _bare_lemma(token, lexicon) not in lexicon.first_words:
        return None
    lemma = lemma_of(token, lexicon)
    entry = section.get(lemma) or section.get(lemma.partition(" ")[0])
    if entry is None or (sort is CueSort.VERB and token.dep_ in {"amod", "compound"}):
        return None
    return (
        CueUse(token, entry, sort, _first(token), _last(token)) if sort is CueSort.VERB else _alone(token, entry, sort)
    )


def _bare_lemma(token: Token, lexicon: CueLexicon) -> str:
    lemma = token.lemma_.lower()
    return lexicon.same_word.get(lemma, lemma)


def _alone(token: Token, entry: CueEntry, sort: CueSort) -> CueUse:
    return CueUse(token, entry, sort, token.i, token.i)


def _phrase(token: Token, lexicon: CueLexicon) -> CueUse | None:
    """A phrase such as ``according to`` or, round a possessor, ``in her view``."""
    if token.pos_ not in {"ADP", "VERB", "SCONJ", "PART"} or token.lower_ not in lexicon.first_words:
        return None
    words = [t.lower_ for t in token.doc[token.i : token.i + _PHRASE_LENGTH]]
    for length in range(min(_PHRASE_LENGTH, len(words)), 0, -1):
        entry = lexicon.phrases.get(" ".join(words[:length]))
        if entry is not None and "source" in entry.takes:
            return CueUse(token, entry, CueSort.PHRASE, token.i, token.i + length - 1)
    noun = next((c for c in token.children if c.dep_ == "pobj"), None)
    if noun is None or not any(c.dep_ == "poss" for c in noun.children):
        return None
    names = (f"{token.lower_} {word}" for word in (noun.lemma_.lower(), noun.lower_))
    entry = next((lexicon.phrases[name] for name in names if name in lexicon.phrases), None)
    return _alone(noun, entry, CueSort.PHRASE) if entry is not None else None


def _has_auxiliary(token: Token) -> bool:
    return any(c.dep_ in {"aux", "auxpass"} for c in token.children)


def _first(token: Token) -> int:
    first = token.i
    while first > 0 and token.doc[first - 1].head == token and token.doc[first - 1].dep_ in {"aux", "auxpass", "neg"}:
        first -= 1
    return first


def _last(token: Token) -> int:
    particle = particle_of(token)
    near = particle is not None and (particle.i == token.i + 1 or particle.tag_ == "JJ")
    return particle.i if particle is not None and near else token.i
