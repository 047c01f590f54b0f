"""The complements of a cue verb that are its content: clause, infinitive, object, prepositional phrase."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from dragoman.extract.attributions.cue_uses import SUBJECTS, CueUse, has_infinitive_marker, is_passive, particle_of
from dragoman.extract.attributions.interpositions import left_of_interruption, stands_apart
from dragoman.extract.attributions.second_cues import without_second_cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ATTACHED = frozenset({"for", "as", "of", "over", "with", "to", "against"})
_CLAUSES_OF_ADJECTIVE = frozenset({"ccomp", "csubj", "advcl", "xcomp"})
_CONDITIONAL = frozenset({"if", "unless", "until", "once", "provided"})


def complements_of(use: CueUse, cues: Mapping[int, CueUse]) -> list[Token]:
    """The tokens of the complements that are the content of a cue verb; none where only the sentence round it may be.

    ``cues`` are all cues of the passage, by the number of their token.
    """
    verb = use.token
    passive = is_passive(verb)
    particle = particle_of(verb)
    if particle is not None and particle.tag_ == "JJ":
        return _after_adjective(verb, particle)
    if any(c.dep_ == "pcomp" and c.i in cues for p in verb.children if p.lower_ == "as" for c in p.children):
        return []  # "was quoted as saying": the second cue has the content
    parts = {child: kind for child in verb.children if (kind := _complement(child, use, passive=passive))}
    clauses = [c for c, kind in parts.items() if kind == "clause"]
    right = [c for c in clauses if c.i > verb.i] or (clauses if not stands_apart(verb, clauses) else [])
    if not right and use.takes("clause"):
        right = _lent_clauses(verb)
    if right:
        tokens = [t for c in right + _conditions(verb, right) for t in without_second_cues(c, cues)]
        return _from_conjunction(verb, right) + tokens + left_of_interruption(use, right)
    others = [c for c, kind in parts.items() if kind == "part"]
    if all(c.dep_ in SUBJECTS for c in others) and not (passive and use.takes("object")):
        return []
    if len(others) == 1 and others[0].dep_ == "prep":
        return [t for t in others[0].subtree if t != others[0]]
    return [t for c in others + _between(use, others) for t in c.subtree]


def _after_adjective(verb: Token, adjective: Token) -> list[Token]:
    """``made (it) clear that …``: the clause, which the parser gives to the adjective or to the verb."""
    hosts = (c for host in (adjective, verb) for c in host.children)
    clauses = [c for c in hosts if c.dep_ in _CLAUSES_OF_ADJECTIVE and c.i > adjective.i]
    return [t for c in clauses for t in c.subtree]


def _complement(child: Token, use: CueUse, *, passive: bool) -> str | None:
    """Is the child (part of) the content: ``clause`` for a finite clause, ``part`` for the rest, None for neither?"""
    match child.dep_:
        case "ccomp" | "xcomp" | "acomp" | "advcl":
            return _clausal(child, use, passive=passive)
        case "dobj":
            part = use.takes("object") or (use.takes("as") and _has_as(use.token))
        case "oprd" | "attr":
            part = use.takes("object") or use.takes("raising")
        case "prep" | "dative":
            part = child.lower_ in use.entry.takes
        case "nsubjpass":
            part = (use.takes("object") or (use.takes("as") and _has_as(use.token)) or _raised(use)) and not use.takes(
                "hearer"
            )
        case "nsubj":
            part = use.takes("raising") and use.token.lemma_ in {"seem", "appear"}
        case _:
            part = False
    return "part" if part else None


def _clausal(child: Token, use: CueUse, *, passive: bool) -> str | None:
    verb = use.token
    after = child.i > verb.i
    if use.takes("for") and after and any(c.dep_ == "mark" and c.lower_ == "for" for c in child.children):
        return "part"
    if has_infinitive_marker(child):
        wanted = use.takes("infinitive") or (passive and child.dep_ == "xcomp")
        return "part" if wanted and (child.dep_ != "advcl" or use.takes("on")) else None
    if child.dep_ == "ccomp" or (child.dep_ == "advcl" and after and _opens_with_question(child)):
        if use.takes("clause") or use.takes("quote"):
            small = use.takes("object") and after and not _is_finite(child)
            return "part" if small else "clause"
        return "part" if use.takes("object") and after else None
    named = use.takes("raising") or use.takes("as") or use.takes("object")
    gerund = child.dep_ == "xcomp" and child.tag_ == "VBG" and use.takes("clause")
    return "part" if after and child.dep_ != "advcl" and (named or gerund) else None


def _has_as(verb: Token) -> bool:
    """``saw the plan as a trap``: without it, the object is no content."""
    return any(c.lower_ == "as" for child in verb.children for c in (child, child.left_edge) if child.i > verb.i)


def _raised(use: CueUse) -> bool:
    """``is said to have left``, ``is expected to reply``: the subject belongs to the content."""
    return any(c.dep_ == "xcomp" and has_infinitive_marker(c) for c in use.token.children)


def _is_finite(clause: Token) -> bool:
    return clause.tag_ in _FINITE_TAGS or any(c.dep_ == "aux" and c.lower_ != "to" for c in clause.children)


def _lent_clauses(verb: Token) -> list[Token]:
    """``said in a statement that …``: the clause, where the parser gives it to the noun."""
    nouns = (n for p in verb.children if p.dep_ == "prep" and p.i > verb.i for n in p.children if n.dep_ == "pobj")
    return [c for n in nouns for c in n.children if c.dep_ in {"acl", "relcl"} and opens_with_that(c)]


def _conditions(verb: Token, clauses: Iterable[Token]) -> list[Token]:
    """``The port will close, he said, if the talks fail``: the condition is part of what was said."""
    if all(c.i > verb.i for c in clauses):
        return []
    return [c for c in verb.children if c.dep_ == "advcl" and c.i > verb.i and c.left_edge.lower_ in _CONDITIONAL]


def opens_with_that(clause: Token) -> bool:
    """Is it a ``that`` clause?"""
    return clause.left_edge.lower_ == "that" and clause.left_edge.dep_ == "mark"


def _from_conjunction(verb: Token, clauses: Iterable[Token]) -> list[Token]:
    """``told reporters that on Monday he would go``: from ``that`` on, where the parser begins the clause later."""
    begin = min(c.left_edge.i for c in clauses)
    for token in verb.doc[verb.i + 1 : max(begin, verb.i + 1)]:
        if token.lower_ == "that" and (token.dep_ == "mark" or token.tag_ == "IN"):
            return list(verb.doc[token.i : begin])
    return []


def _between(use: CueUse, parts: Iterable[Token]) -> list[Token]:
    """What stands between the parts of ``called it a trap``, or after them as in ``praised Oslo for it``."""
    verb = use.token
    after = [p for p in parts if p.i > verb.i]
    if not after or not use.takes("object"):
        return []
    first, last = after[0].left_edge.i, after[-1].right_edge.i
    joined: list[Token] = []
    for child in verb.children:
        inside = first < child.i < last and child.dep_ not in {"punct", "advcl", "conj", "cc"}
        attached = child.left_edge.i == last + 1 and child.dep_ == "prep" and child.lower_ in _ATTACHED
        if child not in after and (inside or attached):
            joined.append(child)
            last = max(last, child.right_edge.i)
    return joined


def _opens_with_question(clause: Token) -> bool:
    first = clause.left_edge
    return first.lower_ in {"whether", "if"} and clause.head.lemma_ in {"ask", "wonder", "know", "question", "inquire"}
