"""The words that govern an act ("failed to sign", "a plan to sign") and what they tell of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from dragoman.extract.grammar.frames import is_negated
from dragoman.extract.moves.factuality_words import is_in, is_kind, names_act
from dragoman.schema.move import MoveKind

_DEEPEST = 8
_LINKS = frozenset({"ADP", "ADJ", "NOUN", "ADV", "AUX", "PART", "SCONJ", "PRON"})
_GROUPS = (
    ("negative", "negative"),
    ("improbable", "improbable"),
    ("uncommitted", "UU"),
    ("possible", "PS"),
    ("probable", "PR"),
)


def event_of(head: Token, cue: Collection[Token], kind: MoveKind | None) -> Token:
    """The word for the act itself, where the cue's head governs it: "offered" in "is said to have offered"."""
    event = head
    for _ in range(_DEEPEST):
        inner = _inner(event, cue)
        if kind is None or inner is None or names_act(event, kind) or effect_of(event) is None:
            return event
        if is_kind(kind, "spoken") and not names_act(inner, kind) and not _surely_governs(event, kind):
            return event
        event = inner
    return event


def _surely_governs(word: Token, kind: MoveKind | None) -> bool:
    """Is it a word that is no way of saying such a move: "is said to", "has yet to"?"""
    return is_hearsay(word) or (effect_of(word) == "negative" and not is_kind(kind, "saying_no"))


def _inner(word: Token, cue: Collection[Token]) -> Token | None:
    """The verb within the cue that hangs on a word, directly or by prepositions, adjectives and nouns."""
    waiting = [c for c in word.children if c in cue]
    while waiting:
        token = waiting.pop(0)
        if token.pos_ in {"VERB", "AUX"} and token.dep_ in {"xcomp", "ccomp", "pcomp", "acl", "advcl", "relcl"}:
            return token
        if token.pos_ in _LINKS and token.dep_ not in {"aux", "auxpass", "nsubj", "nsubjpass"}:
            waiting += [c for c in token.children if c in cue]
    return None


def governing_word(token: Token) -> Token | None:
    """The predicate whose complement the token is; None where the token stands on its own, as in a report."""
    match token.dep_:
        case "xcomp" | "pcomp":
            above: Token | None = _over_preposition(token.head)
        case "ccomp" | "advcl":
            apart = token.i < token.head.i or any(t.text in {":", ";"} for t in token.doc[token.head.i : token.i])
            above = None if apart or (token.dep_ == "advcl" and not is_infinitive(token)) else token.head
        case "csubj" | "csubjpass":
            above = token.head
        case "acl" | "relcl":
            above = _over_noun(token)
        case "dobj" | "pobj" if token.pos_ == "NOUN" or token.tag_ == "VBG":
            above = _over_preposition(token.head)
        case "conj" if token.pos_ in {"VERB", "AUX"}:
            apart = any(c.dep_ == "nsubj" for c in token.children)
            apart = apart or (token.tag_ == "VBD" and token.head.tag_ != "VBD")
            above = None if apart else governing_word(token.head)
        case _:
            above = None
    return above


def is_infinitive(token: Token) -> bool:
    """Is it "to sign", "to be signed"?"""
    return any(c.tag_ == "TO" for c in token.children)


def _is_told_as_fact(token: Token) -> bool:
    """Is it a finite verb without a modal, and no subjunctive ("that Oslo sign")?"""
    return token.tag_ in {"VBD", "VBZ"} or any(
        c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP"} for c in token.children
    )


def _over_preposition(word: Token) -> Token:
    """The word that a preposition hangs on; two in a row are taken as one ("out of")."""
    for _ in range(_DEEPEST):
        if word.pos_ not in {"ADP", "SCONJ"} or word.head == word:
            break
        word = word.head
    return word


def _over_noun(token: Token) -> Token | None:
    """The noun whose content a clause is; the verb above where it tells more ("expects the envoy to apologise")."""
    if not is_infinitive(token) and (token.dep_ == "relcl" or not any(c.dep_ == "mark" for c in token.children)):
        return None
    noun = token.head
    above = _over_preposition(noun.head)
    if effect_of(noun) is None and noun.dep_ in {"dobj", "pobj", "nsubj"} and effect_of(above) is not None:
        return above
    return noun


def effect_of(word: Token, below: Token | None = None) -> str | None:
    """What a governing word does to its complement; a copula does what its predicate does ("it is possible that").

    ``below`` is the complement, where it is known: "told Oslo to sign" orders, "told Oslo that it had signed" reports.
    """
    if below is not None and is_in(word, "ordering"):
        return "UU" if is_infinitive(below) else None
    if below is not None and is_in(word, "also_reporting") and _is_told_as_fact(below):
        return None
    if word.lemma_ in {"have", "remain"} and any(c.lower_ == "yet" for c in word.children):
        return "negative"
    if word.lemma_ in {"be", "have"} and not is_in(word, "negative"):
        return _effect_of_predicate(word, below)
    return "PS" if is_hearsay(word) else next((value for name, value in _GROUPS if is_in(word, name)), None)


def _effect_of_predicate(verb: Token, below: Token | None) -> str | None:
    """What "is possible", "is on course", "has no plan" do: the predicate tells it, or a bare "is to"."""
    found = next(filter(None, (effect_of(p) for p in _predicates(verb) if p != below)), None)
    if found is None and verb.lemma_ == "be" and any(c.dep_ == "xcomp" and is_infinitive(c) for c in verb.children):
        return "PR"
    return found


def _predicates(copula: Token) -> Iterator[Token]:
    if copula.lemma_ == "have":
        yield from (c for c in copula.children if c.dep_ == "dobj")
        return
    for child in copula.children:
        if child.dep_ in {"acomp", "attr", "oprd"}:
            yield child
        elif child.dep_ in {"prep", "advmod"} and child.i > copula.i:
            yield child
            yield from (c for c in child.children if c.dep_ in {"pobj", "pcomp"})


def is_hearsay(word: Token) -> bool:
    """Is it "is said to", "is believed to": what some say, and nobody by name?"""
    passive = any(c.dep_ == "auxpass" for c in word.children)
    clause = any(c.dep_ in {"xcomp", "ccomp"} for c in word.children)
    return passive and clause and is_in(word, "hearsay")


def came_to_nothing(word: Token) -> bool:
    """Was it only planned, and the text goes on to tell what came between: "was set to sign when …"?"""
    if not (is_in(word, "due") or any(is_in(p, "due") for p in _predicates(word))):
        return False
    if any(c.dep_ == "aux" and c.lower_ == "had" for c in word.children):
        return True
    if not any(t.lower_ in {"was", "were"} for t in (word, *word.children)):
        return False
    if any(c.dep_ == "xcomp" and any(a.lower_ == "have" for a in c.children) for c in word.children):
        return True  # "were to have met"
    if any(is_in(p, "all_but_done") for p in (word, *_predicates(word))):
        return True
    tail = word.doc[word.i + 1 : word.sent.end]
    return any(t.lower_ in {"but", "when", "until"} and t.dep_ in {"cc", "advmod", "mark"} for t in tail)


def is_denied_plan(word: Token) -> bool:
    """Is it a plan, and one that is not there: "has no intention of asking", "doesn't plan to ask"?"""
    return is_in(word, "plans") and is_negated(word)
