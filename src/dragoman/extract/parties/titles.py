"""The words of a post beside a name: "former Panamanian President", "the UN envoy", "…, a former minister"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.agent_nouns import load_nouns
from dragoman.lexicon.namesakes import load_namesakes

_REACH = 80
_WORD_BEFORE = re.compile(r"([\w.'-]+) $")
_APPOSITION = re.compile(r", (?:(?:the|an?|his|her|its|their|[\w.]+'s) )?([\w-]+)")
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Title:
    """The words of a post before a name, from ``start`` on. ``former`` where they say that it is held no longer."""

    start: int
    former: bool


def title_before(text: str, name: int) -> Title | None:
    """The post that the words before a name tell, None where none of them names one."""
    vocabulary, nouns = _vocabulary(), load_nouns()
    start, former, told = name, False, False
    for _ in range(_MOST_WORDS):
        word = _WORD_BEFORE.search(text[max(start - _REACH, 0) : start])
        if word is None:
            break
        parts = word[1].lower().removesuffix("'s").split("-")
        former = former or not nouns.former.isdisjoint(parts)
        if not (former or word[1][:1].isupper() or vocabulary.issuperset(parts)):
            break
        told = told or not nouns.person.isdisjoint(parts)
        start -= len(word[0])
        if former:
            break
    return Title(start, former) if told else None


def is_described_as_former(text: str, end: int) -> bool:
    """Does an apposition after a name say that a post is held no longer: "…, the former ambassador"?"""
    described = _APPOSITION.match(text, end)
    return described is not None and not load_nouns().former.isdisjoint(described[1].lower().split("-"))


@cache
def _vocabulary() -> frozenset[str]:
    """Words of posts, in small letters."""
    nouns = load_nouns()
    return nouns.person | nouns.body | frozenset(word.lower() for word in load_namesakes().offices)
