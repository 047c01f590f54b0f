"""Do two phrases say the same, and does a phrase only point back at something told before?"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache

from dragoman.schema.document import Evidence, Span
from dragoman.schema.move import Move, Phrase
from dragoman.state.synonyms import LIGHT, canonical

SAME = 0.35
"""From this likeness on, two contents told of the same parties are taken for one."""

_CONTAINED = 0.6
_LIGHT_SHARE = 0.4
_PRIOR_MOVES = 20
_PRIOR_SEEN = 2

_OFFER_NOUNS = """
offer proposal invitation suggestion initiative overture plan draft idea bid gesture package scheme formula
"""
_DEMAND_NOUNS = "demand request call appeal ultimatum application claim plea insistence condition term"
_POINTERS = "it that this they them these those one both neither all either none such same latter former thing move"
_OFFER_WORDS = frozenset(_OFFER_NOUNS.split())
_DEMAND_WORDS = frozenset(_DEMAND_NOUNS.split())
_LOOSE = frozenset(
    {
        "new",
        "latest",
        "late",
        "earlier",
        "repeated",
        "main",
        "key",
        "various",
        "own",
        "last",
        "previous",
        "first",
        "second",
    }
)
_PLURAL = frozenset({"they", "them", "these", "those", "both", "neither", "all", "none"})
_WORD = re.compile(r"[^\W_][\w'’-]*")
_POSSESSIVE = re.compile(r"['’]s?$")


class Weights:
    """How much each word tells, by how many of the moves read so far have it: a rare word more than a common one.

    Words are learnt document by document, so that what was known earlier is always read as it was then.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self._moves = 0

    def learn(self, moves: Iterable[Move]) -> None:
        """Count the words of further moves."""
        for move in moves:
            self._moves += 1
            self._seen.update(words_of(move.content) | _condition_words(move))

    def weight(self, word: str) -> float:
        """How much one word tells, above 0; the prior keeps the first few moves from swaying it."""
        rarity = math.log(1 + (self._moves + _PRIOR_MOVES) / (self._seen[word] + _PRIOR_SEEN))
        return _LIGHT_SHARE * rarity if word in LIGHT else rarity

    def likeness(self, one: Collection[str], other: Collection[str]) -> float:
        """0 to 1: the share of the weight of their words that two phrases have in common.

        Most of it is the share of the shorter one, since a headline says in three words what the body says in twenty.
        """
        first, second = set(one), set(other)
        shared = self._sum(first & second)
        if not shared:
            return 0.0
        shorter = min(self._sum(first), self._sum(second))
        return _CONTAINED * shared / shorter + (1 - _CONTAINED) * shared / self._sum(first | second)

    def _sum(self, words: Iterable[str]) -> float:
        return math.fsum(self.weight(word) for word in words)


@lru_cache(maxsize=100_000)
def words_of(phrase: Phrase | None) -> frozenset[str]:
    """The words of a phrase that tell something: without nouns such as "offer" and words such as "it"."""
    if phrase is None:
        return frozenset()
    return canonical(phrase.lemmas) - _OFFER_WORDS - _DEMAND_WORDS - frozenset(_POINTERS.split())


def points_back(phrase: Phrase | None) -> bool:
    """Does the phrase only point at something told elsewhere ("it", "the offer", "Oslo's proposal")?

    >>> points_back(None)
    True
    """
    if phrase is None:
        return True
    rest = words_of(phrase) - _LOOSE
    if not rest:
        return True
    told = _spelt(phrase)
    if not told & (_OFFER_WORDS | _DEMAND_WORDS):
        return False
    names = {word.casefold() for word in _plain_words(phrase) if word[:1].isupper()}
    return len(_plain_words(phrase)) <= len(rest) + 3 and rest <= canonical(names)


def names_offer(phrase: Phrase | None) -> bool:
    """Does the phrase speak of an offer or a proposal by such a noun?"""
    return phrase is not None and bool(_spelt(phrase) & _OFFER_WORDS)


def names_demand(phrase: Phrase | None) -> bool:
    """Does the phrase speak of a demand or a request by such a noun?"""
    return phrase is not None and bool(_spelt(phrase) & _DEMAND_WORDS)


def means_several(phrase: Phrase | None) -> bool:
    """Does the phrase point at more than one thing ("the demands", "both", "them")?"""
    if phrase is None:
        return False
    words = {word.casefold() for word in _plain_words(phrase)}
    nouns = _OFFER_WORDS | _DEMAND_WORDS
    return bool(words & _PLURAL) or any(word.endswith("s") and word[:-1] in nouns for word in words)


def numbers_and_names(phrase: Phrase | None) -> frozenset[str]:
    """The numbers of a phrase and its words in capitals, small, without possessives."""
    if phrase is None:
        return frozenset()
    plain = _plain_words(phrase)
    named = [word for n, word in enumerate(plain) if word[:1].isdigit() or (n and word[:1].isupper())]
    return frozenset(word.casefold() for word in named)


def content_span(move: Move) -> Span:
    """Where the content stands: the span of its phrase or, where there is none, of the evidence."""
    return move.content.span if move.content else move.evidence.span


def same_place(one: Move, other: Move) -> bool:
    """Do the contents of two moves share words of one document?"""
    return one.document_id == other.document_id and content_span(one).overlaps(content_span(other))


def mostly_same(one: Evidence, other: Evidence) -> bool:
    """Do two quotes of one document share at least half of the shorter one?"""
    if one.document_id != other.document_id:
        return False
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0 and 2 * shared >= min(one.end - one.start, other.end - other.start)


def _condition_words(move: Move) -> frozenset[str]:
    return words_of(move.condition.if_) | words_of(move.condition.then) if move.condition else frozenset()


def _plain_words(phrase: Phrase) -> list[str]:
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(phrase.text)]


def _spelt(phrase: Phrase) -> frozenset[str]:
    """Lemmas and words as they stand, small, plurals made singular, for looking up nouns."""
    words = {word.casefold() for word in _plain_words(phrase)} | {lemma.casefold() for lemma in phrase.lemmas}
    return frozenset(words | {word[:-1] for word in words if word.endswith("s")})
