"""Second cues and afterthoughts that the parser hangs into the content of a cue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dragoman.extract.attributions.cue_uses import SUBJECTS, CueSort, CueUse
from dragoman.extract.attributions.interpositions import DASHES

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset({"ccomp", "pcomp"})
_MARKS = frozenset({'"', "'", "''"})
_LISTING = frozenset({"including", "ranging", "starting", "beginning"})
_WITHIN_CONTENT = frozenset({"ccomp", "conj", "dobj", "pobj", "prep", "advcl", "xcomp", "attr"})


def belongs_to(token: Token, cues: Mapping[int, CueUse]) -> Token | None:
    """The cue verb that a second cue truly goes with, where the parser hangs it into the content of the first.

    ``He said the talks failed, adding …`` · ``He said the talks failed but hoped …``; None where it hangs elsewhere.
    """
    head = token.head
    if token.tag_ == "VBG" and token.dep_ in {"advcl", "acl"} and follows_comma(token):
        while head.dep_ in _WITHIN_CONTENT:
            head = head.head
            if head.i < token.i and head.i in cues and cues[head.i].sort is CueSort.VERB:
                return head
        return None
    if token.dep_ == "conj" and head.dep_ == "ccomp" and not any(c.dep_ in SUBJECTS for c in token.children):
        outer = head.head
        similar = token.tag_ == outer.tag_ and token.tag_ in {"VBD", "VBZ", "VBP"}
        own = _CLAUSES | ({"xcomp"} if token.tag_ != head.tag_ else set())
        if similar and outer.i < head.i and outer.i in cues and any(c.dep_ in own for c in token.children):
            return outer
    return None


def without_second_cues(clause: Token, cues: Mapping[int, CueUse]) -> list[Token]:
    """The tokens of a content clause, less a second cue and the narrator's afterthoughts that the parser hung there."""
    dropped: set[int] = set()
    for token in clause.subtree:
        if token.i in cues and token != clause and belongs_to(token, cues) == clause.head:
            dropped.update(t.i for t in token.subtree)
            dropped.update(t.i for t in clause.children if t.dep_ == "cc" and t.i < token.i)
        elif _is_afterthought(token, clause):
            dropped.update(t.i for t in token.subtree)
    tokens = [t for t in clause.subtree if t.i not in dropped]
    dashes = [
        n for n, t in enumerate(tokens) if t.lower_ in DASHES and n and tokens[n - 1].whitespace_ and t.whitespace_
    ]
    return tokens[: dashes[0]] if len(dashes) == 1 else tokens


def _is_afterthought(token: Token, clause: Token) -> bool:
    """``…, prompting protests``, ``…, which sails daily``: after a comma at the end of the content, the narrator's."""
    if token.i <= clause.i or token.right_edge.i < clause.right_edge.i or not follows_comma(token.left_edge):
        return False
    if token.dep_ == "relcl":
        return token.left_edge.tag_ in {"WDT", "WP", "WP$"}
    return token.tag_ == "VBG" and token.dep_ in {"advcl", "acl"} and token.lower_ not in _LISTING


def follows_comma(token: Token) -> bool:
    """Stands the token after a comma, be it within the marks of a quotation?"""
    before = token.i - 1
    while before > 0 and token.doc[before].lower_ in _MARKS:
        before -= 1
    return before > 0 and token.doc[before].lower_ == ","
