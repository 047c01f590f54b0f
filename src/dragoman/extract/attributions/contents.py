"""What is said, thought or wanted: the content of a cue, as runs of tokens."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from dragoman.extract.attributions.complements import complements_of, opens_with_that
from dragoman.extract.attributions.cue_uses import SUBJECTS, CueSort, CueUse, has_infinitive_marker
from dragoman.extract.attributions.interpositions import fronted_clause, reported_by_as

if TYPE_CHECKING:
    from spacy.tokens import Token

TokenRange = tuple[int, int]
"""First token and the one after the last."""

_EDGE_TAGS = frozenset({",", ":", ".", "HYPH", "NFP"})


def find_contents(
    use: CueUse, source: Token | None, cues: Mapping[int, CueUse], anonymity: Collection[str] = ()
) -> list[TokenRange]:
    """The runs of tokens that are the content of a cue, in the order of the text; none where it has none.

    ``cues`` are all cues of the passage, by the number of their token. A description of the speaker that asks for one
    of the words of ``anonymity`` (``who asked not to be named``) is no report.
    """
    match use.sort:
        case CueSort.VERB:
            tokens = complements_of(use, cues) or fronted_clause(use) or reported_by_as(use)
        case CueSort.NOUN:
            tokens = _of_noun(use, cues)
        case CueSort.ADJECTIVE:
            tokens = _of_adjective(use)
        case CueSort.PHRASE | CueSort.ADVERB:
            tokens = _clause_round(use)
    if _keeps_name_back(use, tokens, anonymity) or (source is None and _only_describes(use)):
        return []
    taken = set(range(use.first, use.last + 1))
    if source is not None and use.sort in {CueSort.VERB, CueSort.PHRASE}:
        taken |= {t.i for t in source.subtree} - {t.i for t in tokens} if source not in tokens else set()
    return _runs(use.token, {t.i for t in tokens} - taken)


def _keeps_name_back(use: CueUse, content: Iterable[Token], anonymity: Collection[str]) -> bool:
    describes = use.token.dep_ in {"relcl", "acl"} or use.token.head.dep_ in {"relcl", "acl"}
    return describes and any(token.lemma_.lower() in anonymity for token in content)


def _only_describes(use: CueUse) -> bool:
    """``the plan backed in Oslo``, ``the calls and requests for talks``: nobody is told who does what the word says."""
    if use.sort is CueSort.NOUN:
        return use.token.dep_ == "conj"
    return use.token.dep_ == "acl" and not any(c.dep_ == "ccomp" for c in use.token.children)


def _of_noun(use: CueUse, cues: Mapping[int, CueUse]) -> list[Token]:
    tokens = _predicate(use)
    for child in use.token.children:
        if child.i < use.token.i:
            continue
        if child.dep_ in {"acl", "relcl", "ccomp", "xcomp", "appos"} and child.pos_ in {"VERB", "AUX"}:
            infinitive = has_infinitive_marker(child)
            finite = opens_with_that(child) and not _lends(use.token, cues)
            if (infinitive and use.takes("infinitive")) or (finite and use.takes("clause")):
                tokens += child.subtree
        elif child.dep_ == "prep" and child.lower_ in use.entry.takes:
            tokens += child.subtree
    return tokens


def _predicate(use: CueUse) -> list[Token]:
    """``Riga's demand is that the port reopen``: what the copula says of the noun."""
    noun, verb = use.token, use.token.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be" or not any(c.dep_ == "poss" for c in noun.children):
        return []
    wanted = {"ccomp"} | ({"xcomp"} if use.takes("infinitive") else set())
    said = [c for c in verb.children if c.i > verb.i and (c.dep_ in wanted or _is_for(c))]
    return [t for c in said for t in c.subtree]


def _is_for(child: Token) -> bool:
    """``for a truce`` · ``for Riga to withdraw``."""
    marked = child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "for" for c in child.children)
    return marked or (child.dep_ == "prep" and child.lower_ == "for")


def _lends(noun: Token, cues: Mapping[int, CueUse]) -> bool:
    """Does the clause of the noun belong to the verb above (``said in a statement that …``)?"""
    verb = cues.get(noun.head.head.i) if noun.dep_ == "pobj" else None
    return verb is not None and verb.sort is CueSort.VERB and verb.takes("clause")


def _of_adjective(use: CueUse) -> list[Token]:
    tokens: list[Token] = []
    for child in use.token.children:
        if child.i < use.token.i:
            continue
        infinitive = has_infinitive_marker(child)
        clause = child.dep_ == "ccomp" and not infinitive and use.takes("clause")
        wanted = child.dep_ in {"xcomp", "ccomp"} and infinitive and use.takes("infinitive")
        if clause or wanted or (child.dep_ == "prep" and child.lower_ in use.entry.takes):
            tokens += child.subtree
    return tokens


def _clause_round(use: CueUse) -> list[Token]:
    """The clause in which a phrase or an adverb stands, without it."""
    phrase = use.token.head if use.takes("possessor") else use.token.doc[use.first]
    head = phrase
    while head.head != head and not _heads_clause(head, phrase):
        head = head.head
    own = {t.i for t in phrase.subtree} if use.sort is CueSort.PHRASE else {phrase.i}
    return [t for t in head.subtree if t.i not in own]


def _heads_clause(token: Token, phrase: Token) -> bool:
    if token == phrase or token.pos_ not in {"VERB", "AUX"}:
        return False
    return token.dep_ in {"ROOT", "ccomp", "parataxis", "relcl"} or any(c.dep_ in SUBJECTS for c in token.children)


def _runs(cue: Token, numbers: set[int]) -> list[TokenRange]:
    """Runs of neighbouring tokens, without punctuation (quotation marks excepted) and conjunctions at their edges.

    A relative pronoun alone (``which Oslo denies``) is none.
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    doc, found = cue.doc, []
    for run in runs:
        while run and (doc[run[0]].tag_ in _EDGE_TAGS or doc[run[0]].tag_ == "CC" or doc[run[0]].is_space):
            del run[0]
        while run and (doc[run[-1]].tag_ in _EDGE_TAGS or doc[run[-1]].tag_ == "CC" or doc[run[-1]].is_space):
            del run[-1]
        if any(doc[i].is_alpha or doc[i].like_num for i in run):
            found.append((run[0], run[-1] + 1))
    bare = len(found) == 1 and found[0][1] - found[0][0] == 1 and doc[found[0][0]].tag_ in {"WDT", "WP"}
    return [] if bare else found
