"""What a move is about, by the words of its content, or else of its evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.lexicon.issues import EMPTY_WORDS, Issue, IssueCue
from dragoman.lexicon.lexicon import Lexicon
from dragoman.lexicon.word_forms import forms_of
from dragoman.schema.move import Move

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_FEW = 1
"""A content of no more lemmas may just point at something told."""
_WITHIN = 8
"""All words of a cue stand within so many words."""


def with_issues(move: Move, lexicon: Lexicon) -> Move:
    """The same move with the issues that it is about.

    They are those of its content and condition. Where it has none that tell much ("rejected the offer"), those of all
    the words that say it; not so where the content is of something else, as they also tell who speaks to whom.
    """
    finder = _finder(lexicon)
    texts = [move.content.text] if move.content else []
    if move.condition:
        texts += [move.condition.if_.text, move.condition.then.text]
    issues = finder.find(*texts)
    if not issues and not move.condition and (move.content is None or len(move.content.lemmas) <= _FEW):
        issues = finder.find(move.evidence.quote)
    return replace(move, issues=issues) if issues else move


@lru_cache(maxsize=4)
def _finder(lexicon: Lexicon) -> IssueFinder:
    return IssueFinder(lexicon.issues)


@dataclass(frozen=True, slots=True)
class _Sought:
    """A cue under way: the forms of its words, and what it tells.

    ``needed`` are, for each word but the first, the forms with which it may begin.
    """

    issue: int
    words: tuple[tuple[tuple[frozenset[str], ...], ...], ...]
    needed: tuple[frozenset[str], ...]


class IssueFinder:
    """Finds issues in texts by their cues."""

    def __init__(self, issues: Sequence[Issue]) -> None:
        self._ids = tuple(issue.id for issue in issues)
        self._cues = _index((number, cue) for number, issue in enumerate(issues) for cue in issue.cues)
        self._exceptions = _index((number, cue) for number, issue in enumerate(issues) for cue in issue.exceptions)

    def find(self, *texts: str) -> tuple[str, ...]:
        """The ids of the issues that the texts name, in the order of the taxonomy."""
        found: set[int] = set()
        for text in texts:
            words = [word for word in _WORD.findall(_POSSESSIVE.sub("", text.lower())) if word not in EMPTY_WORDS]
            places: defaultdict[int, set[int]] = defaultdict(set)
            for issue, taken in _matches(self._exceptions, words, {}):
                places[issue].update(taken)
            found.update(issue for issue, _ in _matches(self._cues, words, places))
        return tuple(self._ids[number] for number in sorted(found))


_Index = Mapping[str, Sequence[_Sought]]


def _index(cues: Iterable[tuple[int, IssueCue]]) -> _Index:
    """The cues by each form of their first word."""
    index: defaultdict[str, list[_Sought]] = defaultdict(list)
    for issue, cue in cues:
        words = tuple(tuple(tuple(map(forms_of, alternative)) for alternative in word) for word in cue.words)
        first, *needed = (frozenset(form for alternative in word for form in alternative[0]) for word in words)
        sought = _Sought(issue, words, tuple(needed))
        for form in first:
            index[form].append(sought)
    return dict(index)


def _matches(
    index: _Index, words: Sequence[str], taken: Mapping[int, set[int]]
) -> Iterator[tuple[int, frozenset[int]]]:
    """The issues of the cues that fit, with the places of their words; places ``taken`` for an issue don't count."""
    told = frozenset(words)
    for at, word in enumerate(words):
        for sought in index.get(word, ()):
            if any(forms.isdisjoint(told) for forms in sought.needed):
                continue
            places = _fit(sought, words, at, taken.get(sought.issue, ()))
            if places:
                yield sought.issue, places


def _fit(sought: _Sought, words: Sequence[str], at: int, taken: Iterable[int]) -> frozenset[int]:
    """The places of the words of a cue whose first word stands at a place; none where others are missing."""
    first, *others = sought.words
    found = _run(first, words, at)
    if not found or found & set(taken):
        return frozenset()
    for word in others:
        low, high = max(max(found) - _WITHIN, 0), min(min(found) + _WITHIN + 1, len(words))
        runs = (_run(word, words, place) for place in range(low, high))
        fitting = [run for run in runs if run and not run & found and not run & set(taken)]
        if not fitting:
            return frozenset()
        found |= min(fitting, key=lambda run: abs(min(run) - at))
    return found


def _run(word: Iterable[Sequence[frozenset[str]]], words: Sequence[str], at: int) -> frozenset[int]:
    """The places of the first alternative that stands at a place; none where none does."""
    for alternative in word:
        end = at + len(alternative)
        if end <= len(words) and all(words[at + k] in forms for k, forms in enumerate(alternative)):
            return frozenset(range(at, end))
    return frozenset()
