"""Words that report speech, belief or intention (``attribution_cues.yml``), checked as they are loaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from dragoman.lexicon.yaml_files import read_yaml
from dragoman.schema.annotation import AttributionKind
from dragoman.schema.errors import LexiconError

CUES_FILE = Path(__file__).parent / "attribution_cues.yml"

PREPOSITIONS = frozenset({"about", "against", "as", "at", "by", "for", "in", "of", "on", "over", "to", "upon", "with"})
TAKES = (
    frozenset({"quote", "clause", "infinitive", "object", "hearer", "raising", "source", "possessor"}) | PREPOSITIONS
)
"""What of the sentence a cue may have for its content; the head of ``attribution_cues.yml`` explains each."""

_SECTIONS = ("verbs", "nouns", "adjectives", "phrases", "adverbs")
_WORD_LISTS = ("carriers", "light_verbs", "reports", "anonymity")
_LISTS = (*_WORD_LISTS, "same_word")
_GROUP_KEYS = {"kind", "takes", "words"}


@dataclass(frozen=True, slots=True)
class CueEntry:
    """One cue word: its lemma (with its particle, or the words of the phrase), kind, and what it takes for content."""

    word: str
    kind: AttributionKind
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """All cue words, by part of speech and word.

    ``same_word`` joins spellings and mends wrong lemmas; ``carriers`` are nouns for what carries words (a letter);
    ``light_verbs`` those whose subject utters their object (made a promise); ``reports`` are nouns for what tells
    something (a poll), ``anonymity`` words for what a speaker asks who isn't to be named; ``first_words`` are the words
    with which any entry begins.
    """

    verbs: Mapping[str, CueEntry]
    nouns: Mapping[str, CueEntry]
    adjectives: Mapping[str, CueEntry]
    phrases: Mapping[str, CueEntry]
    adverbs: Mapping[str, CueEntry]
    carriers: frozenset[str]
    light_verbs: frozenset[str]
    reports: frozenset[str]
    anonymity: frozenset[str]
    same_word: Mapping[str, str]
    first_words: frozenset[str]


@cache
def load_cues() -> CueLexicon:
    """The cue words that come with Dragoman.

    Raises:
        LexiconError: an entry is wrong (a word told twice, an unknown kind …).
    """
    return read_cues(CUES_FILE)


def read_cues(path: Path) -> CueLexicon:
    """The cue words of a file, for those who bring their own.

    Raises:
        LexiconError: the file cannot be read or an entry of it is wrong; names the file and the entry.
    """
    raw = read_yaml(path)
    if not isinstance(raw, dict) or set(raw) != {*_SECTIONS, *_LISTS}:
        raise LexiconError(path.name, f"must have the sections {', '.join((*_SECTIONS, *_LISTS))}, and no other")
    sections = {name: MappingProxyType(_section(raw[name], f"{path.name}, {name}")) for name in _SECTIONS}
    carriers, light, reports, anonymity = (frozenset(_words(raw[n], f"{path.name}, {n}")) for n in _WORD_LISTS)
    first = frozenset(word.partition(" ")[0] for section in sections.values() for word in section)
    same_word = MappingProxyType(_lemmas(raw["same_word"], path.name))
    return CueLexicon(
        **sections,
        carriers=carriers,
        light_verbs=light,
        reports=reports,
        anonymity=anonymity,
        same_word=same_word,
        first_words=first,
    )


def _section(groups: object, where: str) -> dict[str, CueEntry]:
    if not isinstance(groups, list):
        raise LexiconError(where, "must be a list of groups, each with kind, takes and words")
    entries: dict[str, CueEntry] = {}
    for number, group in enumerate(groups, 1):
        for entry in _group(group, f"{where}, group {number}"):
            if entry.word in entries:
                raise LexiconError(f"{where}, group {number}", f"{entry.word!r} is told twice: keep one of the two")
            entries[entry.word] = entry
    return entries


def _group(group: object, where: str) -> Iterator[CueEntry]:
    if not isinstance(group, dict) or set(group) != _GROUP_KEYS:
        raise LexiconError(where, "must have the keys kind, takes and words, and no other")
    kind, takes, words = group["kind"], group["takes"], group["words"]
    if kind not in set(AttributionKind):
        raise LexiconError(where, f"`kind` is {kind!r}; it must be one of {', '.join(AttributionKind)}")
    if not isinstance(takes, list) or not takes or not TAKES.issuperset(takes):
        raise LexiconError(where, f"`takes` must list some of {', '.join(sorted(TAKES))}")
    for word in _words(words, where):
        yield CueEntry(word, AttributionKind(kind), frozenset(takes))


def _words(raw: object, where: str) -> list[str]:
    if not isinstance(raw, list) or not raw:
        raise LexiconError(where, "must be a list of lemmas")
    for word in raw:
        if not isinstance(word, str) or word != word.strip().lower() or not word:
            raise LexiconError(where, f"{word!r} must be a lemma in small letters")
    return raw


def _lemmas(raw: object, where: str) -> dict[str, str]:
    if not isinstance(raw, dict) or not all(isinstance(x, str) for pair in raw.items() for x in pair):
        raise LexiconError(where, "`same_word` must be a mapping of words to words")
    return dict(raw)
