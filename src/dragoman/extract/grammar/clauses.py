"""Who does what to whom in a clause of any shape: active, passive, relative, participial, controlled, coordinated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.lexicon.load import load_classes

_DEEPEST = 6
"""Deeper nesting than this is a parser's error."""
_OBJECTS = frozenset({"dobj", "obj", "attr", "oprd"})
_CLAUSES = frozenset({"xcomp", "ccomp", "pcomp"})
_OWNING_PREPOSITIONS = ("by", "from")


@dataclass(frozen=True, slots=True)
class Arguments:
    """The grammatical roles around a cue: heads of the phrases that fill them, None or empty where there are none.

    ``prepositions`` are pairs of a preposition's lemma and the head of its object, in the order of the text.
    ``clauses`` are heads of complement clauses (infinitive, that-clause, gerund).
    """

    subject: Token | None = None
    object: Token | None = None
    indirect: Token | None = None
    prepositions: tuple[tuple[str, Token], ...] = ()
    clauses: tuple[Token, ...] = ()
    passive: bool = False

    def of(self, preposition: str) -> list[Token]:
        """The objects of one preposition."""
        return [token for name, token in self.prepositions if name == preposition]


def arguments_of_verb(verb: Token) -> Arguments:
    """The logical roles around a verb (a passive's subject is its object, its "by" phrase the subject)."""
    passive = is_passive(verb)
    grammatical = _grammatical_subject(verb)
    prepositions = tuple(_prepositions(verb))
    clauses = tuple(c for c in verb.children if c.dep_ in _CLAUSES or _is_purpose_of(c, verb))
    objects = [c for c in verb.children if c.dep_ in _OBJECTS]
    objects = [c for c in objects if c.dep_ != "oprd"] or objects  # "called the plan a trap": the plan is called so
    datives = [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    direct = _extracted_object(verb) or (objects[0] if objects else None)
    indirect = datives[0] if datives else None
    if indirect is None and len(objects) > 1 and objects[0].i < objects[1].i:
        indirect, direct = objects[0], objects[1]
    for clause in clauses:  # "asked Oslo to sign": the parser makes Oslo the subject of "sign"
        if direct is None and controls_by_object(verb) and clause.tag_ == "VB":
            direct = next((c for c in clause.children if c.dep_ == "nsubj" and c.i > verb.i), None)
    if objects or any(token.i > verb.i for _, token in prepositions):  # a clause before it is then another's
        clauses = tuple(c for c in clauses if c.i > verb.i)
    agents = [token for name, token in prepositions if name == "by" and _is_agent(token)]
    if passive:
        return Arguments(
            agents[0] if agents else None, grammatical, indirect or direct, prepositions, clauses, passive=True
        )
    return Arguments(grammatical, direct, indirect, prepositions, clauses)


def clause_subject(head: Token) -> Token | None:
    """The logical subject of the clause that a verb heads, the patient's where a passive has no agent."""
    arguments = arguments_of_verb(head)
    return arguments.subject or (arguments.object if arguments.passive else None)


def arguments_of_noun(noun: Token) -> Arguments:
    """The roles around a noun of action: "Oslo's offer of talks to Stockholm", "a Norwegian offer to mediate"."""
    prepositions = tuple(_prepositions(noun))
    clauses = tuple(c for c in noun.children if c.dep_ in {"acl", "ccomp", "xcomp", "relcl"} and _complements_noun(c))
    copula = noun.head if noun.dep_ in {"nsubj", "attr"} and noun.head.lemma_ == "be" else None
    if copula is not None and noun.dep_ == "nsubj":  # "Oslo's request is for Stockholm to sign"
        clauses += tuple(c for c in copula.children if c.dep_ in {"advcl", "xcomp", "ccomp"} and c.i > noun.i)
        prepositions += tuple((n, t) for n, t in _prepositions(copula) if t.i > noun.i)
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None and owner.pos_ == "PRON":  # "repeated its demand": whoever repeated it
        owner = _light_verb_subject(noun) or owner
    if owner is None:
        owner = next((t for name in _OWNING_PREPOSITIONS for n, t in prepositions if n == name), None)
    if owner is None:
        owner = next(
            (c for c in noun.children if c.dep_ in {"amod", "compound", "nmod"} and c.text[:1].isupper()), None
        )
    if owner is None:
        owner = _light_verb_subject(noun)
    target = next((token for name, token in prepositions if name == "of"), None)
    if owner is None and target is not None:  # "the expulsion of two diplomats by Oslo": the parser hangs "by" on them
        owner = next((t for name, t in _prepositions(target) if name == "by"), None)
    if target is None and copula is not None and noun.dep_ == "nsubj":
        target = next((c for c in copula.children if c.dep_ == "attr" and c.i > noun.i), None)
    return Arguments(owner, target, None, prepositions, clauses)


def arguments_of_adjective(adjective: Token) -> Arguments:
    """The roles around a predicate adjective: "Oslo is ready to sign", "it is important that Oslo signs"."""
    copula = adjective.head if adjective.dep_ in {"acomp", "attr", "oprd", "ccomp"} else None
    subject = next((c for c in adjective.children if c.dep_ == "nsubj"), None)
    if subject is None and adjective.dep_ == "oprd" and copula is not None:  # "called the plan unacceptable"
        subject = arguments_of_verb(copula).object
    if subject is None and copula is not None:
        subject = _grammatical_subject(copula)
    if subject is None and adjective.dep_ in {"amod", "acl", "relcl", "appos"}:
        subject = adjective.head
    hosts = [adjective] if copula is None else [adjective, copula]
    clauses = tuple(
        c
        for host in hosts
        for c in host.children
        if (c.dep_ in _CLAUSES or (c.dep_ == "advcl" and _is_purpose_of(c, host)))
        and c.i > adjective.i
        and c != adjective
    )
    prepositions = tuple(pair for host in hosts for pair in _prepositions(host))
    return Arguments(subject, None, None, prepositions, clauses)


def controls_by_object(verb: Token) -> bool:
    """Does the object of the verb do what its infinitive says: in "asked Oslo to sign", Oslo signs?"""
    return verb.lemma_.lower() in load_classes()["object_control"]


def is_light(verb: Token) -> bool:
    """Does the subject of the verb do what the noun in its object says: in "made an offer", whoever made it offers?"""
    return verb.lemma_.lower() in load_classes()["light_verbs"]


def is_passive(verb: Token) -> bool:
    """Is the verb in the passive, as a clause or as a participle after its noun ("the plan tabled by Oslo")?"""
    if verb.tag_ not in {"VBN", "VBD"}:
        return False
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    if verb.dep_ in {"acl", "advcl", "amod"} and verb.tag_ == "VBN":
        return not any(c.dep_ in {"aux", "dobj", "nsubj"} for c in verb.children)
    if verb.dep_ == "conj" and not any(c.dep_ in {"nsubj", "aux", "dobj"} for c in verb.children):
        return verb.tag_ == "VBN" and is_passive(verb.head)
    return False


def conjuncts(head: Token) -> list[Token]:
    """A head and those coordinated with it, in the order of the text."""
    found = [head]
    for child in head.children:
        if child.dep_ == "conj":
            found += conjuncts(child)
    return found


def governor(token: Token) -> Token:
    """The verb (or root) whose clause a token stands in."""
    while token.dep_ != "ROOT" and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token


def _grammatical_subject(verb: Token, depth: int = 0) -> Token | None:  # noqa: PLR0911 - a return for each shape
    own = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if own is not None or depth > _DEEPEST:
        return own
    if any(c.dep_ in {"csubj", "expl"} for c in verb.children):
        return None
    head = verb.head
    match verb.dep_:
        case "conj" | "dep" if head.pos_ in {"VERB", "AUX"}:
            return _grammatical_subject(head, depth + 1)
        case "xcomp" | "ccomp" if verb.tag_ in {"VB", "VBG", "VBN"}:
            return _controller(verb, head, depth)
        case "advcl" | "pcomp" | "prep" if verb.tag_ in {"VB", "VBG", "VBN"}:
            return _grammatical_subject(governor(head), depth + 1)
        case "acl" if verb.tag_ in {"VBG", "VBN"}:
            return head
        case "acl" | "relcl" if verb.tag_ == "VB":
            return arguments_of_noun(head).subject
        case "aux" | "auxpass" if head.pos_ == "VERB":
            return _grammatical_subject(head, depth + 1)
    return None


def _controller(verb: Token, head: Token, depth: int) -> Token | None:
    if head.pos_ == "ADJ":
        return arguments_of_adjective(head).subject
    if head.pos_ in {"NOUN", "PROPN"}:
        return arguments_of_noun(head).subject
    if controls_by_object(head):
        target = next((c for c in head.children if c.dep_ in {"dobj", "nsubjpass"}), None)
        if target is None:
            target = next((t for _, t in _prepositions(head) if t.i < verb.i), None)
        if target is not None:
            return target
    return _grammatical_subject(head, depth + 1)


def _extracted_object(verb: Token) -> Token | None:
    """The antecedent of a relative clause without an object: "the plan that Oslo tabled", "the plan Oslo tabled"."""
    relative = next((c for c in verb.children if c.dep_ in {"dobj", "pobj"} and c.tag_ in {"WDT", "WP"}), None)
    if relative is not None and verb.dep_ == "relcl":
        return verb.head
    has_object = any(c.dep_ in _OBJECTS for c in verb.children)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if verb.dep_ == "relcl" and not has_object and subject is not None and subject.tag_ not in {"WDT", "WP"}:
        return verb.head
    return None


def _prepositions(head: Token) -> Iterator[tuple[str, Token]]:
    for child in head.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.pos_ in {"ADP", "SCONJ", "VERB", "ADV", "PART"}:
            for grandchild in child.children:
                if grandchild.dep_ in {"pobj", "pcomp"}:
                    yield child.lemma_.lower(), grandchild
                elif grandchild.dep_ == "prep":  # "out of", "because of", "on to"
                    yield from ((f"{child.lemma_.lower()} {name}", token) for name, token in _prepositions(child))
                    break


def _is_agent(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "PRON", "ADJ"} and token.ent_type_ not in {
        "DATE",
        "TIME",
        "CARDINAL",
        "PERCENT",
    }


def _is_purpose_of(clause: Token, host: Token) -> bool:
    """An infinitive that the parser calls adverbial though it completes the verb ("called on Oslo to sign")."""
    return (
        clause.dep_ in {"advcl", "acl"}
        and clause.tag_ == "VB"
        and clause.i > host.i
        and any(c.tag_ == "TO" for c in clause.children)
        and not any(c.dep_ == "mark" for c in clause.children)
    )


def _complements_noun(clause: Token) -> bool:
    """Is it the content of the noun (infinitive, that-clause) and not a participle or relative clause about it?"""
    if clause.dep_ == "relcl":
        first = next((c for c in clause.children if c.tag_ in {"WDT", "WP", "WRB"}), None)
        return first is None and any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)
    if clause.tag_ == "VB":
        return True
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _light_verb_subject(noun: Token) -> Token | None:
    """The maker in "Oslo made an offer": the subject of the light verb that has the noun as its object."""
    if is_light(noun.head) and noun.dep_ in {"dobj", "attr", "nsubjpass"}:
        return arguments_of_verb(noun.head).subject
    return None
