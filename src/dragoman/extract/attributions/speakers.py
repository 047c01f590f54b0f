"""Who the source of a cue is: its subject, the agent of a passive, a possessor, or the subject of the verb above."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from dragoman.extract.attributions.cue_uses import (
    SUBJECTS,
    CueSort,
    CueUse,
    has_infinitive_marker,
    is_passive,
    lemma_of,
)
from dragoman.extract.grammar.clauses import controls_by_object
from dragoman.lexicon.cues import CueLexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_INHERITING = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "parataxis", "acl", "dobj", "attr"})
_WITHIN_PHRASE = frozenset({"compound", "det", "amod", "nummod", "poss", "nmod", "quantmod", "predet"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
_CLIMBS = 6
_EXPLETIVES = frozenset({"it", "there"})


def find_source(use: CueUse, lexicon: CueLexicon) -> Token | None:
    """The head word of the source of a cue; None where the text names none (``it was said that …``).

    In ``she issued a statement saying`` the source is ``she``; in ``Oslo rejected the claim that`` none is told.
    """
    match use.sort:
        case CueSort.VERB:
            source = _source_of_verb(use.token)
            return _sender(source, lexicon.carriers) if source is not None and source == use.token.head else source
        case CueSort.NOUN:
            return _source_of_noun(use.token, lexicon)
        case CueSort.ADJECTIVE:
            return _source_of_adjective(use.token)
        case CueSort.PHRASE:
            return _source_of_phrase(use)
        case CueSort.ADVERB:
            return None


def find_nominal(tokens: Iterable[Token]) -> Token | None:
    """The head of the first noun phrase among the tokens: who is named beside a quotation, for want of a parse."""
    inside = list(tokens)
    for token in inside:
        if token.pos_ not in {"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"}:
            continue
        head = token
        while head.dep_ in _WITHIN_PHRASE and head.head in inside and head.head.i > head.i:
            head = head.head
        if head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return head
    return None


def phrase_of(head: Token) -> tuple[int, int]:
    """The noun phrase of a source: its first token and the one after its last.

    Appositions belong to it (``Lind, the minister``); a clause after a comma, a possessive ``'s`` do not.
    """
    first, last = head.left_edge.i, head.right_edge.i
    for token in head.subtree:
        clause = token.dep_ in {"acl", "relcl", "advcl"} and token.i > head.i
        if clause and token.left_edge.i > head.i + 1 and token.doc[token.left_edge.i - 1].lower_ == ",":
            last = min(last, token.left_edge.i - 2)
    while last > head.i and (head.doc[last].tag_ == "POS" or head.doc[last].is_punct):
        last -= 1
    return first, max(last, head.i) + 1


def _sender(source: Token, carriers: Collection[str]) -> Token:
    """The one who sends what carries the words, where the sentence says so."""
    if source.lemma_.lower() in carriers and source.dep_ == "dobj" and source.head.pos_ == "VERB":
        return _source_of_verb(source.head) or source
    return source


def subject_of(token: Token) -> Token | None:
    """The subject that stands by the verb itself."""
    subjects = [c for c in token.children if c.dep_ in SUBJECTS]
    inverted = len(subjects) > 1 and subjects[-1].left_edge.i == token.i + 1 and token.i and token.nbor(-1).is_punct
    return subjects[-1 if inverted else 0] if subjects else None


def _source_of_verb(token: Token) -> Token | None:
    if is_passive(token):
        return _agent(token)
    subject = subject_of(token)
    if subject is not None:
        return None if subject.lower_ in _EXPLETIVES and subject.i < token.i and _is_expletive(subject) else subject
    if token.dep_ in {"acl", "relcl"} and not has_infinitive_marker(token):
        return token.head
    return _inherited(token) or _beside(token)


def _beside(token: Token) -> Token | None:
    """The name or noun right before a finite verb to which the parser gives no subject."""
    if token.tag_ not in _FINITE_TAGS or any(c.dep_ in {"expl", "aux", "auxpass"} for c in token.children):
        return None
    before = token.i - 1
    while before >= token.sent.start and token.doc[before].pos_ == "ADV":
        before -= 1
    near = token.doc[before] if before >= token.sent.start else token
    return near if near.pos_ in {"PROPN", "NOUN", "PRON"} and near.lower_ not in _EXPLETIVES else None


def _is_expletive(subject: Token) -> bool:
    """Stands ``it`` for a clause (``it seems that``)? Beside a verb of saying it may be a ministry or a report."""
    return subject.dep_ == "expl" or subject.head.lemma_ in {"seem", "appear"}


def _agent(token: Token) -> Token | None:
    by = next((c for c in token.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def _inherited(token: Token) -> Token | None:
    """The subject of the verb above: of ``said`` for ``and added``; the object of ``asked`` for ``to say``."""
    climber = token
    for _ in range(_CLIMBS):
        head = climber.head
        if head == climber or climber.dep_ not in _INHERITING:
            return None
        if head.pos_ in {"VERB", "AUX"}:
            if (climber.dep_ == "xcomp" and controls_by_object(head)) or climber.lower_ == "as":
                controller = next((c for c in head.children if c.dep_ in {"dobj", "dative"} and c.i < climber.i), None)
                if controller is not None and controller.pos_ in {"NOUN", "PROPN", "PRON"}:
                    return controller
            subject = subject_of(head)
            if subject is not None:
                return None if subject.dep_ == "expl" else subject
            if head.dep_ in {"acl", "relcl"} and not has_infinitive_marker(head):
                return head.head
        climber = head
    return None


def _source_of_noun(token: Token, lexicon: CueLexicon) -> Token | None:
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    if owner is not None:
        return owner
    for preposition in token.children:
        if preposition.dep_ in {"prep", "agent"} and preposition.lower_ in {"by", "from"}:
            return next((c for c in preposition.children if c.dep_ == "pobj"), None)
    verb = token.head
    if token.dep_ in {"dobj", "attr"} and lemma_of(verb, lexicon) in lexicon.light_verbs:
        return _source_of_verb(verb)
    return None


def _source_of_adjective(token: Token) -> Token | None:
    if token.dep_ in {"acomp", "attr", "oprd", "conj"} and token.head.pos_ in {"VERB", "AUX"}:
        return subject_of(token.head) or _inherited(token.head)
    if token.dep_ == "conj":
        return _source_of_adjective(token.head)
    return token.head if token.dep_ in {"amod", "acl"} and token.i > token.head.i else None


def _source_of_phrase(use: CueUse) -> Token | None:
    if use.takes("possessor"):
        return next((c for c in use.token.children if c.dep_ == "poss"), None)
    last = use.token.doc[use.last]
    named = next((c for c in last.children if c.dep_ in {"pobj", "dobj"}), None)
    if named is not None:
        return named
    following = use.token.doc[use.last + 1 : use.last + 2]
    return following[0] if len(following) and following[0].pos_ in {"NOUN", "PROPN", "PRON"} else None
