"""What is said, thought or wanted: the complements of a cue, the clause round it, or the clause before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from dragoman.extract.cue_uses import SUBJECTS, CueSort, CueUse, has_infinitive_marker, is_passive

TokenRange = tuple[int, int]
"""First token and the one after the last."""

_EDGE_TAGS = frozenset({",", ":", ".", "HYPH", "NFP"})
_CLAUSES = frozenset({"ccomp", "pcomp"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DASHES = frozenset({"-", "--", "—"})
_ATTACHED = frozenset({"for", "as", "of", "over", "with", "to", "against"})
_MODIFIERS = frozenset({"prep", "npadvmod", "advmod", "prt", "dobj", "dative", "aux", "neg", "agent", "advcl", "auxpass"})


def find_contents(use: CueUse, source: Token | None, cues: Mapping[int, CueUse]) -> list[TokenRange]:
    """The runs of tokens that are the content of a cue, in the order of the text; none where it has none.

    ``cues`` are all cues of the passage, by the number of their token.
    """
    match use.sort:
        case CueSort.VERB:
            tokens = _of_verb(use, cues) or _fronted(use)
        case CueSort.NOUN:
            tokens = _of_noun(use, cues)
        case CueSort.ADJECTIVE:
            tokens = _of_adjective(use)
        case CueSort.PHRASE | CueSort.ADVERB:
            tokens = _clause_round(use)
    taken = set(range(use.first, use.last + 1))
    if source is not None and use.sort in {CueSort.VERB, CueSort.PHRASE}:
        taken |= {t.i for t in source.subtree} - {t.i for t in tokens} if source not in tokens else set()
    return _runs(use.token, {t.i for t in tokens} - taken)


def belongs_to(token: Token, cues: Mapping[int, CueUse]) -> Token | None:
    """The cue verb that a second cue truly goes with, where the parser hangs it into the content of the first.

    ``He said the talks failed, adding …`` · ``He said the talks failed but hoped …``; None where it hangs elsewhere.
    """
    head = token.head
    if token.tag_ == "VBG" and token.dep_ in {"advcl", "acl"} and token.i and token.nbor(-1).lower_ == ",":
        while head.dep_ in {"ccomp", "conj", "dobj", "pobj", "prep", "advcl", "xcomp", "attr"}:
            head = head.head
            if head.i < token.i and head.i in cues and cues[head.i].sort is CueSort.VERB:
                return head
        return None
    if token.dep_ == "conj" and head.dep_ == "ccomp" and not any(c.dep_ in SUBJECTS for c in token.children):
        outer = head.head
        similar = token.tag_ == outer.tag_ and token.tag_ in {"VBD", "VBZ", "VBP"}
        if similar and outer.i < head.i and outer.i in cues and any(c.dep_ in _CLAUSES for c in token.children):
            return outer
    return None


def _of_verb(use: CueUse, cues: Mapping[int, CueUse]) -> list[Token]:
    verb = use.token
    passive = is_passive(verb)
    parts = {child: kind for child in verb.children if (kind := _complement(child, use, passive=passive))}
    clauses = [c for c, kind in parts.items() if kind == "clause"]
    right = [c for c in clauses if c.i > verb.i] or (clauses if not _stands_apart(verb, clauses) else [])
    if not right and use.takes("clause"):
        right = _lent_clauses(verb)
    if right:
        tokens = [t for c in right for t in _without_second_cues(c, cues)]
        return _from_conjunction(verb, right) + tokens + _left_of_interruption(use, right)
    others = [c for c, kind in parts.items() if kind == "part"]
    if all(c.dep_ in SUBJECTS for c in others) and not (passive and use.takes("object")):
        return []
    if len(others) == 1 and others[0].dep_ == "prep":
        return [t for t in others[0].subtree if t is not others[0]]
    return [t for c in others + _between(use, others) for t in c.subtree]


def _complement(child: Token, use: CueUse, *, passive: bool) -> str | None:
    """Is the child (part of) the content: ``clause`` for a finite clause, ``part`` for the rest, None for neither?"""
    match child.dep_:
        case "ccomp" | "xcomp" | "acomp" | "advcl":
            return _clausal(child, use, passive=passive)
        case "dobj":
            return "part" if use.takes("object") or use.takes("as") else None
        case "oprd" | "attr":
            return "part" if use.takes("object") or use.takes("raising") else None
        case "prep" | "dative":
            return "part" if child.lower_ in use.entry.takes else None
        case "nsubjpass":
            named = use.takes("object") or use.takes("as") or _raised(use)
            return "part" if named and not use.takes("hearer") else None
        case "nsubj":
            return "part" if use.takes("raising") and use.token.lemma_ in {"seem", "appear"} else None
        case _:
            return None


def _clausal(child: Token, use: CueUse, *, passive: bool) -> str | None:
    verb = use.token
    after = child.i > verb.i
    if use.takes("for") and after and any(c.dep_ == "mark" and c.lower_ == "for" for c in child.children):
        return "part"
    if has_infinitive_marker(child):
        wanted = use.takes("infinitive") or (passive and child.dep_ == "xcomp")
        return "part" if wanted and child.dep_ != "advcl" else None
    if child.dep_ == "ccomp" or (child.dep_ == "advcl" and after and _opens_with_question(child)):
        if use.takes("clause") or use.takes("quote"):
            small = use.takes("object") and after and not _is_finite(child)
            return "part" if small else "clause"
        return "part" if use.takes("object") and after else None
    named = use.takes("raising") or use.takes("as") or use.takes("object")
    gerund = child.dep_ == "xcomp" and child.tag_ == "VBG" and use.takes("clause")
    return "part" if after and child.dep_ != "advcl" and (named or gerund) else None


def _raised(use: CueUse) -> bool:
    """``is said to have left``, ``is expected to reply``: the subject belongs to the content."""
    return any(c.dep_ == "xcomp" and has_infinitive_marker(c) for c in use.token.children)


def _is_finite(clause: Token) -> bool:
    return clause.tag_ in _FINITE_TAGS or any(c.dep_ == "aux" and c.lower_ != "to" for c in clause.children)


def _stands_apart(verb: Token, clauses: Iterable[Token]) -> bool:
    """Is the clause on the left another statement (before a colon or dash), or has the verb a complement of its own?"""
    if any(c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i for c in verb.children):
        return True
    left, _ = _cluster(verb)
    between = verb.doc[max(c.right_edge.i for c in clauses) + 1 : left] if clauses else []
    return any(t.lower_ in {":", ";", *_DASHES} for t in between)


def _lent_clauses(verb: Token) -> list[Token]:
    """``said in a statement that …``: the clause, where the parser gives it to the noun."""
    nouns = (n for p in verb.children if p.dep_ == "prep" and p.i > verb.i for n in p.children if n.dep_ == "pobj")
    return [c for n in nouns for c in n.children if c.dep_ in {"acl", "relcl"} and _opens_with_that(c)]


def _opens_with_that(clause: Token) -> bool:
    return clause.left_edge.lower_ == "that" and clause.left_edge.dep_ == "mark"


def _from_conjunction(verb: Token, clauses: Iterable[Token]) -> list[Token]:
    """``told reporters that on Monday he would go``: from ``that`` on, where the parser begins the clause later."""
    begin = min(c.left_edge.i for c in clauses)
    for token in verb.doc[verb.i + 1 : max(begin, verb.i + 1)]:
        if token.lower_ == "that" and (token.dep_ == "mark" or token.tag_ == "IN"):
            return list(verb.doc[token.i : begin])
    return []


def _between(use: CueUse, parts: Iterable[Token]) -> list[Token]:
    """What stands between or after the parts of ``called the plan a trap`` and ``blamed Oslo for it`` and belongs to them."""
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


def _without_second_cues(clause: Token, cues: Mapping[int, CueUse]) -> list[Token]:
    """The tokens of a content clause, less what only the parser hung there: a second cue, the narrator's afterthoughts."""
    dropped: set[int] = set()
    for token in clause.subtree:
        if token.i in cues and token is not clause and belongs_to(token, cues) == clause.head:
            dropped.update(t.i for t in token.subtree)
            dropped.update(t.i for t in clause.children if t.dep_ == "cc" and t.i < token.i)
        elif _is_afterthought(token, clause):
            dropped.update(t.i for t in token.subtree)
    tokens = [t for t in clause.subtree if t.i not in dropped]
    dashes = [n for n, t in enumerate(tokens) if t.lower_ in _DASHES and n and tokens[n - 1].whitespace_ and t.whitespace_]
    return tokens[: dashes[0]] if len(dashes) == 1 else tokens


def _is_afterthought(token: Token, clause: Token) -> bool:
    """``…, prompting protests``: a participle after a comma at the end of the content, mostly the narrator's."""
    if token.tag_ != "VBG" or token.dep_ not in {"advcl", "acl"} or token.i <= clause.i:
        return False
    return token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].lower_ == "," and (
        token.right_edge.i >= clause.right_edge.i
    )


def _left_of_interruption(use: CueUse, clauses: Iterable[Token]) -> list[Token]:
    """``The talks, the minister said, will go on``: what stands before the interruption belongs to the content."""
    left, _ = _cluster(use.token)
    start = use.token.sent.start
    interrupts = left - start > 1 and use.token.doc[left - 1].lower_ in {",", *_DASHES}
    subjectless = all(c.i > use.token.i and not any(x.dep_ in SUBJECTS for x in c.children) for c in clauses)
    if not (interrupts and subjectless and use.token.dep_ == "ROOT"):
        return []
    return list(use.token.doc[start : left - 1])


def _fronted(use: CueUse) -> list[Token]:
    """The sentence round (or before) an interposed ``X said``: ``The gap, he said, was wide``; ``It failed, he said``."""
    verb = use.token
    if not (use.takes("clause") or use.takes("quote")) or verb.tag_ not in _FINITE_TAGS | {"VBN"}:
        return []
    sentence, doc = verb.sent, verb.doc
    left, right = _cluster(verb)
    if left <= sentence.start or not _separates(doc[left - 1]) or not any(c.dep_ in SUBJECTS for c in verb.children):
        return []
    if any(c.dep_ in {"mark", "cc"} and c.i < verb.i for c in verb.children) or verb.dep_ in {"relcl", "advcl", "acl"}:
        return []
    before = list(doc[sentence.start : left])
    rest = doc[right + 1 : sentence.end]
    goes_on = len(rest) > 1 and _separates(rest[0])
    if not any(t.pos_ in {"VERB", "AUX"} for t in [*before, *(rest if goes_on else [])]):
        return []
    return before + (list(rest) if goes_on else [])


def _separates(token: Token) -> bool:
    return token.lower_ in {",", '"', "''", *_DASHES}


def _cluster(verb: Token) -> TokenRange:
    """The first and the last token of ``X said on Monday``: the verb, its subject and what modifies it."""
    left = right = verb.i
    for child in verb.children:
        if child.dep_ in SUBJECTS or (child.dep_ in _MODIFIERS and child.i > verb.i) or (child.i == left - 1):
            if child.dep_ == "punct":
                continue
            left, right = min(left, child.left_edge.i), max(right, child.right_edge.i)
    return left, right


def _lends(noun: Token, cues: Mapping[int, CueUse]) -> bool:
    """Does the clause of the noun belong to the verb above (``said in a statement that …``)?"""
    verb = cues.get(noun.head.head.i) if noun.dep_ == "pobj" else None
    return verb is not None and verb.sort is CueSort.VERB and verb.takes("clause")


def _of_noun(use: CueUse, cues: Mapping[int, CueUse]) -> list[Token]:
    tokens: list[Token] = []
    for child in use.token.children:
        if child.i < use.token.i:
            continue
        if child.dep_ in {"acl", "relcl", "ccomp", "xcomp", "appos"} and child.pos_ in {"VERB", "AUX"}:
            infinitive = has_infinitive_marker(child)
            finite = _opens_with_that(child) and not _lends(use.token, cues)
            if (infinitive and use.takes("infinitive")) or (finite and use.takes("clause")):
                tokens += child.subtree
        elif child.dep_ == "prep" and child.lower_ in use.entry.takes:
            tokens += child.subtree
    return tokens


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
    phrase = use.token.doc[use.first]
    head = phrase
    while head.head != head and not _heads_clause(head, phrase):
        head = head.head
    own = {t.i for t in phrase.subtree} if use.sort is CueSort.PHRASE else {phrase.i}
    return [t for t in head.subtree if t.i not in own]


def _heads_clause(token: Token, phrase: Token) -> bool:
    if token is phrase or token.pos_ not in {"VERB", "AUX"}:
        return False
    return token.dep_ in {"ROOT", "ccomp", "parataxis", "relcl"} or any(c.dep_ in SUBJECTS for c in token.children)


def _runs(cue: Token, numbers: set[int]) -> list[TokenRange]:
    """Runs of neighbouring tokens, without punctuation (quotation marks excepted) and conjunctions at their edges."""
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
    return found
