"""What the parse tells of a noun phrase: its modifiers, its number, whether a place is only a place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.grammar.clauses import clause_subject
from dragoman.lexicon.agent_nouns import AgentNouns

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nounmod"})
RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
NUMBERS = {"two": 2, "both": 2, "either": 2, "neither": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}

_LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "inside",
        "outside",
        "around",
        "across",
        "within",
        "throughout",
        "into",
        "onto",
        "off",
        "over",
        "above",
        "beyond",
        "along",
    }
)
_DUTIES = frozenset({"must", "should", "shall", "ought"})
_MEASURES = frozenset({"DATE", "TIME", "CARDINAL"})
_DIRECTIONS = frozenset({"to", "from", "for", "through", "via", "toward", "towards"})
_DISCUSSES = frozenset({"discuss", "debate"})
_VISITS = frozenset({"visit", "leave", "reach", "tour", "enter", "flee", "quit"})
_BEFORE_NOUN = frozenset({"det", "predet", "nummod", "preconj", "cc", "quantmod", "amod", "compound"})
_NO_JOIN = frozenset({"but", "not", "than"})
_FORMER_AND_LATTER = ("former", "latter")
_NOMINALS = frozenset({"NOUN", "PROPN", "PRON"})


def coordinated(token: Token) -> Iterator[Token]:
    """The other heads joined to this one by "and" or a comma: Sweden for Norway in "Norway and Sweden"."""
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "ADJ"} and not _is_contrasted(token):
            yield child
            yield from coordinated(child)


def _is_contrasted(token: Token) -> bool:
    return any(child.dep_ == "cc" and child.lower_ in _NO_JOIN for child in token.children)


def modifiers(token: Token) -> list[Token]:
    """Words before the head that say whose it is, possessors first, then from left to right."""
    found = [child for child in token.children if child.dep_ in MODIFIERS and child.i < token.i]
    nested = [
        inner
        for child in found
        if child.dep_ in {"compound", "nmod", "amod"} and child.tag_ != "VBN"
        for inner in child.children
        if inner.dep_ in {"compound", "nmod", "amod"} and inner.i < child.i
    ]
    joined = [other for child in found for other in child.children if other.dep_ == "conj" and other.i < token.i]
    return sorted([*found, *nested, *joined], key=lambda child: (child.dep_ != "poss", child.i))


def objects_of(token: Token, *prepositions: str) -> Iterator[Token]:
    """The objects of the prepositions that hang on this word."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            yield from (inner for inner in child.children if inner.dep_ == "pobj")


def determiner(token: Token) -> str:
    """The determiner, predeterminer or quantifier of a phrase, in small letters; empty where it has none."""
    return next(
        (
            child.lower_
            for child in token.children
            if child.dep_ in {"det", "predet"} or child.lower_ in {"both", "all"}
        ),
        "",
    )


def role_of(token: Token) -> frozenset[str]:
    """The words of a role, without those of a party: "foreign" and "minister" for "the foreign minister"."""
    words = {token.lemma_.lower()}
    words.update(
        child.lower_
        for child in token.children
        if child.dep_ in {"compound", "amod"} and child.i < token.i and child.ent_type_ not in {"GPE", "NORP"}
    )
    return frozenset(word for part in words for word in part.split("-"))


def number_of(token: Token) -> int | None:
    """How many the phrase counts ("the two sides", "both countries", "the trio"); None where it counts none."""
    for child in token.children:
        if (
            child.i < token.i
            and child.lower_ in NUMBERS
            and child.dep_ in {"nummod", "det", "predet", "cc", "amod", "preconj"}
        ):
            return NUMBERS[child.lower_]
    return None


def stands_for_group(token: Token) -> bool:
    """Is it "both", "the two", "all four", "neither" or "each" without a noun?"""
    if token.lower_ not in NUMBERS.keys() | {"each"} or token.dep_ in _BEFORE_NOUN:
        return False
    if any(inner.pos_ == "NOUN" for inner in objects_of(token, "of")):
        return False
    return token.lower_ in {"both", "neither", "each"} or determiner(token) in {"the", "all"}


def noun_lemma(token: Token) -> str:
    """The lemma in small letters; the singular, too, of a plural that the parser takes for a name ("Refugees")."""
    lemma = token.lemma_.lower()
    return lemma.removesuffix("s") if token.tag_ == "NNPS" else lemma


def nth_of_two(token: Token) -> int | None:
    """0 for "the former" and 1 for "the latter" without a noun; None for anything else."""
    if token.lower_ not in _FORMER_AND_LATTER or token.dep_ in MODIFIERS or determiner(token) != "the":
        return None
    return _FORMER_AND_LATTER.index(token.lower_)


def is_other(token: Token) -> bool:
    """Is it "the other …", one of two?"""
    return not is_plural(token) and determiner(token) == "the" and any(c.lower_ == "other" for c in token.children)


def subjects_above(token: Token) -> Iterator[Token]:
    """The subjects of the clauses in which a phrase stands, without itself, the nearest first."""
    for verb in token.ancestors:
        yield from (child for child in verb.children if child.dep_ in SUBJECTS and token not in child.subtree)


def is_listed(token: Token) -> bool:
    """Is it a further item of a list, for all of which the first one stands?"""
    return token.dep_ == "conj" and token.head.pos_ in _NOMINALS and not _is_contrasted(token.head)


def is_introduced(token: Token) -> bool:
    """Is it told for the first time ("a spokesman"), so that "the spokesman" takes it up later?"""
    return not is_plural(token) and determiner(token) in {"a", "an", "one"}


def is_definite(token: Token) -> bool:
    """Does the phrase begin with "the", "this", "that" …?"""
    return determiner(token) in {"the", "this", "that", "these", "those", "both", "all"}


def is_plural(token: Token) -> bool:
    """Is the head a plural noun?"""
    return token.tag_ in {"NNS", "NNPS"}


def is_subject(token: Token) -> bool:
    """Is the phrase a subject, or joined to one?"""
    return token.dep_ in SUBJECTS or (token.dep_ == "conj" and is_subject(token.head))


def prominence_of(token: Token) -> int:
    """How much its sentence is about a phrase, from 3 to 0.

    It is 3 for the subject of the main clause, 2 for that of a clause beside it or completing it, 1 for other subjects
    and for whoever owns a subject.
    """
    if token.dep_ == "conj":
        return prominence_of(token.head) if token.head.pos_ in _NOMINALS else 0
    if token.dep_ == "poss":
        return min(prominence_of(token.head), 1)
    if token.dep_ not in SUBJECTS:
        return 0
    verb = token.head
    if verb.dep_ == "ROOT":
        return 3
    return 2 if verb.dep_ in {"ccomp", "conj", "parataxis"} and verb.head.dep_ in {"ROOT", "conj", "ccomp"} else 1


def arguments_beside(token: Token) -> Iterator[Token]:
    """The other arguments of the verb of which a pronoun is an argument: it stands for none of them.

    In "the minister told him" he is not the minister, in "to the general he wrote" not the general. The one who does
    what an infinitive says is among its arguments ("should Oslo care to invite him").
    """
    verb = token.head
    if token.dep_ == "pobj" and verb.dep_ in {"prep", "dative", "agent"}:
        verb = verb.head
    elif token.dep_ not in SUBJECTS | {"dobj", "dative"}:
        return
    if verb.pos_ not in {"VERB", "AUX"}:
        return
    beside = [child for child in verb.children if child.dep_ in SUBJECTS | {"dobj", "dative"} and child.pos_ != "ADP"]
    beside += [t for child in verb.children if child.dep_ in {"prep", "dative", "agent"} for t in child.children]
    if token.dep_ in SUBJECTS and is_wanted(verb):  # "Oslo asked it to leave", "Oslo demanded that it leave"
        beside += [child for child in verb.head.children if child.dep_ in SUBJECTS]
    if not any(child.dep_ in SUBJECTS for child in verb.children) and (doer := clause_subject(verb)) is not None:
        beside.append(doer)
    for argument in beside:
        for joined in (argument, *coordinated(argument)):
            if joined != token:
                yield joined


def is_told(verb: Token) -> bool:
    """Is what a verb says told ("left", "will leave") and not asked for ("to leave", "must leave")?"""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if is_wanted(verb) or any(child.lemma_.lower() in _DUTIES for child in helpers):
        return False
    return verb.tag_ in {"VBD", "VBZ", "VBP", "MD"} or bool(helpers)


def is_wanted(verb: Token) -> bool:
    """Is it what somebody wants another to do: "(asked it) to leave", "(demanded that it) leave"?"""
    helpers = {child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    one = any(child.dep_ in SUBJECTS and child.lower_ in {"it", "he", "she"} for child in verb.children)
    subjunctive = not helpers and (verb.tag_ == "VB" or (verb.tag_ == "VBP" and one))
    return verb.dep_ in {"ccomp", "xcomp"} and ("TO" in helpers or subjunctive)


def is_modifier(token: Token) -> bool:
    """Does the word only describe the noun after it?"""
    return token.dep_ in MODIFIERS and token.head.i > token.i and token.dep_ != "poss"


def antecedent(token: Token) -> Token | None:
    """What a relative pronoun stands for."""
    if token.lower_ not in RELATIVES or token.tag_ not in {"WDT", "WP", "WP$", "IN"}:
        return None
    for ancestor in token.ancestors:
        if ancestor.dep_ == "relcl":
            return ancestor.head
        if ancestor.dep_ in {"ccomp", "advcl", "ROOT"} and ancestor.i > token.i:
            return None
    return None


def is_only_place(token: Token, nouns: AgentNouns) -> bool:
    """Is a state's or city's name here where something happens, or its topic, and not one that acts or is addressed?"""
    head = token.head
    if token.dep_ == "pobj" and head.dep_ in {"prep", "pcomp", "agent", "dative"}:
        return head.lower_ in _LOCATIVE or _leads_to_place(head, nouns) or _leads_to_topic(head, nouns)
    if token.dep_ == "conj":
        return is_only_place(head, nouns)
    if token.dep_ == "dobj":
        return head.lemma_.lower() in _VISITS | _DISCUSSES
    if token.dep_ == "appos":
        return head.dep_ == "pobj" and is_only_place(head, nouns)
    return token.dep_ == "npadvmod"


def _leads_to_place(preposition: Token, nouns: AgentNouns) -> bool:
    """Does "to" or "from" follow a word of motion? What "came from Oslo" may be Oslo's offer, and no traveller."""
    governor = preposition.head
    if preposition.lower_ == "from" and governor.lemma_ == "come":
        subjects = [child for child in governor.children if child.dep_ in SUBJECTS and child.pos_ == "NOUN"]
        if any(noun_lemma(child) not in nouns.person | nouns.people | nouns.asset for child in subjects):
            return False
    return preposition.lower_ in _DIRECTIONS and governor.lemma_.lower() in nouns.motion


def _leads_to_topic(preposition: Token, nouns: AgentNouns) -> bool:
    words = {preposition.head.lemma_.lower(), preposition.head.lower_}
    return preposition.lower_ in {"on", "about"} and not nouns.topic.isdisjoint(words)


def is_pleonastic(token: Token) -> bool:
    """Is it the "it" of "it is clear that", which stands for nothing?"""
    head = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    if head.lemma_ == "take":  # "it takes two", "it took weeks to agree", but not "it took every measure to stop them"
        return any(child.dep_ in {"dobj", "npadvmod"} and child.ent_type_ in _MEASURES for child in head.children)
    if head.lemma_ not in {"be", "seem", "appear", "remain", "happen"}:
        return False
    return any(
        child.dep_ in {"ccomp", "xcomp", "csubj", "advcl", "relcl", "acl", "attr", "acomp"} for child in head.children
    )
