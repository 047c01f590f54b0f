"""Finds the cues of the move lexicon in parsed text and fills their roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.extract.grammar.clauses import (
    Arguments,
    arguments_of_adjective,
    arguments_of_noun,
    arguments_of_verb,
    governor,
)
from dragoman.lexicon.patterns import ANYTHING, Cue, CueClass, Pattern, Polarity, Requirement

_NEGATIONS = frozenset({"not", "n't", "never", "no", "nor", "neither", "hardly", "scarcely", "without"})
_CLASS_OF_POS = {
    "VERB": (CueClass.VERB, CueClass.ADJECTIVE),
    "AUX": (CueClass.VERB, CueClass.MODAL),
    "NOUN": (CueClass.NOUN, CueClass.VERB),
    "PROPN": (CueClass.NOUN, CueClass.VERB),
    "ADJ": (CueClass.ADJECTIVE, CueClass.VERB),
    "ADV": (CueClass.ADJECTIVE,),
    "INTJ": (CueClass.ADJECTIVE,),
}
_MODAL_LEMMAS = {"wo": "will", "ca": "can", "'ll": "will", "'d": "would", "sha": "shall"}


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue found in the text: its head token, the tokens that make it up, the grammar around it, and its polarity."""

    pattern: Pattern
    cue: Cue
    head: Token
    cue_tokens: tuple[Token, ...]
    arguments: Arguments
    negated: bool


class FrameFinder:
    """Finds frames; built once for a lexicon."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._index: dict[tuple[CueClass, str], list[tuple[int, Pattern, Cue]]] = {}
        for order, pattern in enumerate(patterns):
            for cue in pattern.cues:
                self._index.setdefault((cue.cue_class, cue.lemma), []).append((order, pattern, cue))

    def find(self, tokens: Iterable[Token]) -> Iterator[Frame]:
        """The frames of the tokens, the most specific first for each token (others are its fallbacks)."""
        for token in tokens:
            lemma = cue_lemma(token)
            found = []
            for cue_class in _CLASS_OF_POS.get(token.pos_, ()):
                for order, pattern, cue in self._index.get((cue_class, lemma), ()):
                    frame = _match(token, pattern, cue)
                    if frame is not None:
                        found.append((-_specificity(pattern, cue), order, frame))
            for _, _, frame in sorted(found, key=lambda x: x[:2]):
                yield frame


def cue_lemma(token: Token) -> str:
    """The lemma by which cues are looked up: lower case, contracted modals spelled out."""
    lower = token.lower_
    return _MODAL_LEMMAS.get(lower, token.lemma_.lower())


def is_negated(head: Token) -> bool:
    """Does a negation bear on the head itself: "not", "never", a negative subject or object, "neither … nor"?"""
    for child in head.children:
        if child.dep_ == "neg" or (
            child.lower_ in _NEGATIONS and child.dep_ in {"advmod", "preconj", "cc", "det"} and child.i < head.i
        ):
            return True
        if child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and _has_negative_determiner(child):
            return True
    if head.dep_ in {"acomp", "attr"} and head.pos_ in {"ADJ", "NOUN"}:  # "is not ready"
        return is_negated(head.head)
    return head.dep_ == "conj" and _is_negated_by_link(head)


def _is_negated_by_link(head: Token) -> bool:
    """Does the conjunction before a coordinated verb negate it: "nor did they sign", "did not come or sign"?"""
    link = next((c for c in head.head.children if c.dep_ == "cc" and head.head.i < c.i < head.i), None)
    if link is None or link.lower_ == "nor":
        return link is not None
    shares_subject = not any(c.dep_ in {"nsubj", "nsubjpass"} for c in head.children)
    return link.lower_ == "or" and shares_subject and any(c.dep_ == "neg" for c in head.head.children)


def _has_negative_determiner(noun: Token) -> bool:
    return noun.lower_ in {"nothing", "nobody", "none"} or any(
        c.dep_ in {"det", "neg", "preconj"} and c.lower_ in {"no", "neither", "not"} for c in noun.children
    )


def _match(token: Token, pattern: Pattern, cue: Cue) -> Frame | None:
    others = _find_others(token, cue)
    if others is None:
        return None
    negated = is_negated(token) or any(is_negated(t) for t in others if t.pos_ in {"NOUN", "ADJ", "VERB"})
    if cue.cue_class is CueClass.MODAL and pattern.polarity is not Polarity.ANY:  # "will not": it hangs on the verb
        negated = is_negated(token.head)
    if pattern.polarity is Polarity.NEGATIVE and not negated:
        return None
    if pattern.polarity is Polarity.POSITIVE and negated:
        return None
    arguments = _arguments(token, cue, others)
    if arguments is None:
        return None
    frame = Frame(
        pattern, cue, token, (token, *others), arguments, negated and pattern.polarity is not Polarity.NEGATIVE
    )
    return frame if all(_meets(frame, r) for r in pattern.requirements) else None


def _find_others(token: Token, cue: Cue) -> tuple[Token, ...] | None:
    """The tokens for the further words of a cue, each below the cue's head by at most two steps."""
    found: list[Token] = []
    for words in cue.others:
        hit = next(
            (t for t in _near(token, found) if t not in found and (cue_lemma(t) in words or t.lower_ in words)), None
        )
        if hit is None:
            return None
        found.append(hit)
    return tuple(found)


def _near(token: Token, found: list[Token]) -> Iterator[Token]:
    for host in [token, *found]:
        for child in host.children:
            yield child
            if child.pos_ in {"ADP", "ADV", "PART", "AUX", "SCONJ"} or child.dep_ in {"prep", "dobj", "xcomp", "acomp"}:
                yield from child.children
            elif child.dep_ == "ccomp":
                yield from (c for c in child.children if c.dep_ == "mark")
    if token.dep_ == "amod":
        yield token.head


def _arguments(token: Token, cue: Cue, others: tuple[Token, ...]) -> Arguments | None:
    match cue.cue_class:
        case CueClass.MODAL:
            verb = token.head if token.dep_ == "aux" else next((c for c in token.children if c.dep_ == "xcomp"), None)
            if verb is None or verb == token:
                return None
            arguments = arguments_of_verb(verb)
            doer = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
            if doer is not None and doer.i > token.i:  # "should Oslo sign, …": a condition or a question
                return None
            return Arguments(
                arguments.object if arguments.passive and arguments.subject is None else arguments.subject,
                None,
                None,
                arguments.prepositions,
                (verb,),
            )
        case CueClass.ADJECTIVE:
            return arguments_of_adjective(token)
        case CueClass.NOUN:
            return arguments_of_noun(token)
        case CueClass.VERB:
            return _lift(arguments_of_verb(token), others)


def _lift(arguments: Arguments, others: tuple[Token, ...]) -> Arguments:
    """What hangs on a noun or preposition of the cue counts as the verb's ("turn its back on the plan")."""
    extra: list[tuple[str, Token]] = []
    clauses: list[Token] = []
    subject_matter = arguments.object
    for other in others:
        if other.pos_ in {"NOUN", "PROPN", "ADJ"}:
            below = arguments_of_noun(other)
            extra += below.prepositions
            clauses += below.clauses
            if arguments.object == other:
                subject_matter = below.object
        elif other.pos_ in {"ADP", "ADV", "PART", "SCONJ"}:
            hosts = [other, *(c for c in other.children if c.dep_ == "prep")]  # "out of the talks"
            target = next((c for host in hosts for c in host.children if c.dep_ in {"pobj", "pcomp"}), None)
            if target is not None and arguments.object is None and subject_matter is None:
                subject_matter = target
    return Arguments(
        arguments.subject,
        subject_matter,
        arguments.indirect,
        (*arguments.prepositions, *extra),
        (*arguments.clauses, *clauses),
        arguments.passive,
    )


def _meets(frame: Frame, requirement: Requirement) -> bool:
    heads = heads_of(frame, requirement.role)
    if ANYTHING in requirement.lemmas:
        return bool(heads) == requirement.wanted
    wanted = requirement.lemmas
    hit = any(cue_lemma(t) in wanted or t.lower_ in wanted or t.ent_type_ in wanted for t in heads)
    return hit == requirement.wanted


def heads_of(frame: Frame, role: str) -> list[Token]:
    """The heads of the phrases in a grammatical role of a frame; the roles that tell parties need a context as well."""
    arguments = frame.arguments
    single = {
        "subject": arguments.subject,
        "object": arguments.object,
        "indirect": arguments.indirect,
        "cue": frame.head,
        "governor": governor(frame.head.head),
    }
    if role in single:
        head = single[role]
        return [head] if head is not None else []
    match role:
        case "clause":
            return list(arguments.clauses)
        case "infinitive":
            return [c for c in arguments.clauses if any(t.tag_ == "TO" for t in c.children)]
        case "subjunctive":
            return [c for c in arguments.clauses if _is_subjunctive(c)]
        case _:
            return arguments.of(role)


def _is_subjunctive(clause: Token) -> bool:
    """Is it what should be done: "that Oslo withdraw", "that the crew be freed"?"""
    bare = clause if clause.tag_ == "VB" else next((c for c in clause.children if c.lower_ == "be"), None)
    auxiliaries = {c.tag_ for c in clause.children if c.dep_ in {"aux", "auxpass"}}
    has_subject = any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)
    return bare is not None and has_subject and not auxiliaries & {"TO", "MD"}


def _specificity(pattern: Pattern, cue: Cue) -> int:
    return 4 * len(cue.others) + 2 * len(pattern.requirements) + (pattern.polarity is not Polarity.ANY)
