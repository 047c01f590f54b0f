"""Clauses that leave open whether their act takes place: questions, conditions, purposes, and acts left undone."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.extract.conditions.marks import MarkKind, find_marks
from dragoman.extract.moves.factuality_words import factuality_words

_CLAUSES = frozenset({"advcl", "ccomp", "pcomp", "csubj", "csubjpass", "relcl", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_DENIED = frozenset({"no", "not", "n't", "never", "nothing", "none", "nobody", "cannot"})


def is_asked(head: Token) -> bool:
    """Is the word the main verb of a direct question, its auxiliary before its subject?"""
    if "?" not in {c.text for c in head.children} or head.dep_ not in {"ROOT", "ccomp"}:
        return False
    first = next((c for c in head.children if not c.is_punct), None)
    return first is not None and first.dep_ in {"aux", "auxpass", "advmod", "dobj", "nsubj"}


def is_conditional(token: Token) -> bool:
    """Does the word head a clause of "if", "whether", "unless", "should …", "were … to"?"""
    if token.dep_ in {"acomp", "attr"} and token.head.pos_ == "AUX":  # "if Oslo is willing"
        return is_conditional(token.head)
    if token.dep_ == "conj":
        return token.pos_ in {"VERB", "AUX"} and not _has_subject(token) and is_conditional(token.head)
    words = factuality_words()
    marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "advmod", "preconj", "cc"} and c.i < token.i}
    if token.dep_ in _CLAUSES and marks & words["open_marks"]:
        past = token.tag_ == "VBD" or any(c.tag_ == "VBD" for c in token.children if c.dep_ in {"aux", "auxpass"})
        return not past or not marks <= words["time_marks"] | (marks - words["open_marks"])
    return "whether" in marks or is_inverted(token, "inverted")


def is_inverted(token: Token, name: str) -> bool:
    """Does its clause begin with its auxiliary ("should Oslo sign"), one of the words of a list?"""
    auxiliary = next((c for c in token.children if c.dep_ in {"aux", "auxpass"}), None)
    subject = next((c for c in token.children if c.dep_ in _SUBJECTS), None)
    if auxiliary is None or subject is None or auxiliary.i > subject.i or "?" in {c.text for c in token.children}:
        return False
    first = min(t.i for t in token.subtree if not t.is_punct and t.dep_ not in {"cc", "mark"})
    return auxiliary.lower_ in factuality_words()[name] and auxiliary.i == first


def is_purpose(token: Token) -> bool:
    """Is it an infinitive of purpose: "sent a ship to seize the cargo"?"""
    return token.dep_ == "advcl" and token.tag_ == "VB" and any(c.tag_ == "TO" for c in token.children)


def is_order(head: Token) -> bool:
    """Is it an imperative ("free the governor")?"""
    return (
        head.tag_ == "VB"
        and head.dep_ in {"ROOT", "ccomp"}
        and not any(c.dep_ in _SUBJECTS | {"aux", "mark"} for c in head.children)
        and head.i == min(t.i for t in head.subtree if not t.is_punct and not t.is_quote)
    )


def is_undone(token: Token) -> bool:
    """Does it stand after "without", "instead of", "rather than": an act that was not done?"""
    if token.dep_ not in {"pcomp", "pobj", "advcl", "conj", "ROOT", "ccomp", "xcomp"}:
        return False
    before = min([token.i, *(c.i for c in token.children if c.dep_ in {"aux", "auxpass"})])  # "without having signed"
    text = " ".join(t.lower_ for t in token.doc[max(before - 2, 0) : before])
    return any(text == phrase or text.endswith(f" {phrase}") for phrase in factuality_words()["undone"])


def hangs_on_condition(head: Token) -> bool:
    """Does anything in the part of the sentence that holds the word say "if", "unless", "only after", "as long as"?"""
    sentence = _part_with(head)
    text = " ".join(t.lower_ for t in sentence)
    if sentence[0].lower_ == "without" or any(f" {mark} " in f" {text} " for mark in factuality_words()["more_marks"]):
        return True
    denied = any(t.lower_ in _DENIED for t in sentence) or any(t.lower_ == "only" for t in sentence)
    for mark in find_marks(sentence):
        if mark.kind is MarkKind.WEAK or mark.kind is MarkKind.NEGATIVE_NOUN:
            if denied or mark.text in {"when", "while", "whilst"}:
                return True
        else:
            return True
    return False


def _part_with(head: Token) -> list[Token]:
    """The tokens of the sentence between the semicolons around a word."""
    sentence = list(head.sent)
    here = sentence.index(head)
    first = next((k + 1 for k in range(here, -1, -1) if sentence[k].text == ";"), 0)
    after = next((k for k in range(here, len(sentence)) if sentence[k].text == ";"), len(sentence))
    return sentence[first:after]


def _has_subject(token: Token) -> bool:
    return any(c.dep_ in _SUBJECTS for c in token.children)
