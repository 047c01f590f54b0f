"""Loads and checks the move lexicon: ``moves/*.yml`` and the word classes in ``classes/*.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from dragoman.lexicon.codes import PLOVER_TYPES, load_codes
from dragoman.lexicon.patterns import ROLES, Cue, CueClass, Example, Pattern, Polarity, Requirement
from dragoman.lexicon.yaml_files import read_yaml
from dragoman.schema.errors import LexiconError
from dragoman.schema.move import Arrangement, ChannelStatus, MoveKind, Stance

FOLDER = Path(__file__).parent
PATTERN_KEYS = frozenset(
    {
        "id",
        "kind",
        "by",
        "toward",
        "content",
        "where",
        "not_where",
        "polarity",
        "plover",
        "cameo",
        "partial",
        "stance",
        "channel",
        "arrangement",
        "needs",
        "examples",
        "not",
        "note",
        *(c.value for c in CueClass),
    }
)
DEFAULT_SLOTS = {"by": ("subject",), "toward": ("within",), "content": ("object", "clause")}
_TAG = re.compile(r"<(by|toward|content|cue)(?:=([A-Z_+0-9]+))?>(.*?)</\1>")
_ROLE = re.compile(r"[a-z]+(?: [a-z]+)?")
_Choice = TypeVar("_Choice", bound=StrEnum)


@cache
def load_patterns() -> tuple[Pattern, ...]:
    """All patterns of the lexicon, in the order of files and entries.

    Raises:
        LexiconError: an entry is wrong; names the file, the entry and what to write instead.
    """
    patterns = [p for path in sorted((FOLDER / "moves").glob("*.yml")) for p in read_pattern_file(path)]
    seen: dict[str, str] = {}
    for pattern in patterns:
        if pattern.id in seen:
            raise LexiconError(pattern.where, f"the id {pattern.id!r} is taken already by {seen[pattern.id]}")
        seen[pattern.id] = pattern.where
    return tuple(patterns)


@cache
def load_classes() -> dict[str, frozenset[str]]:
    """Word classes, by name: ``@missions`` in an entry stands for the lemmas listed under ``missions``.

    Raises:
        LexiconError: two files of ``classes/`` define the same class.
    """
    classes: dict[str, frozenset[str]] = {}
    for path in sorted((FOLDER / "classes").glob("*.yml")):
        for name, lemmas in read_word_lists(f"classes/{path.name}").items():
            if name in classes:
                raise LexiconError(path.name, f"the class {name!r} is defined in another file already")
            classes[name] = lemmas
    return classes


@cache
def read_word_lists(name: str) -> dict[str, frozenset[str]]:
    """Named lists of lemmas from a file of the lexicon.

    Raises:
        LexiconError: the file is no mapping of names to lists of words.
    """
    raw = read_yaml(FOLDER / name)
    if not isinstance(raw, dict):
        raise LexiconError(name, "must be a mapping of names to lists of lemmas")
    for key, lemmas in raw.items():
        if not isinstance(lemmas, list) or not all(isinstance(lemma, str) for lemma in lemmas):
            raise LexiconError(name, f"`{key}` must be a list of words")
    return {key: frozenset(lemmas) for key, lemmas in raw.items()}


def read_pattern_file(path: Path) -> Iterator[Pattern]:
    """The checked patterns of one YAML file (a list of entries).

    Raises:
        LexiconError: the file is no YAML list, or an entry has an unknown key, kind, role, class or code.
    """
    entries = read_yaml(path)
    if not isinstance(entries, list):
        raise LexiconError(path.name, "must be a list of entries, each beginning with `- id: …`")
    for number, entry in enumerate(entries, 1):
        yield read_pattern(entry, f"{path.name}, entry {number}")


def read_pattern(entry: object, where: str) -> Pattern:
    """The checked pattern of one entry, which stands ``where`` the errors and the pattern say.

    Raises:
        LexiconError: it has an unknown key, kind, role, class or code.
    """
    return _Entry(entry, where).pattern()


class _Entry:
    """One raw entry on its way to a Pattern; every complaint names the file and the entry."""

    def __init__(self, raw: object, where: str) -> None:
        if not isinstance(raw, dict):
            raise LexiconError(where, "must be a mapping with id, kind and at least one list of cues")
        self.raw: dict[str, Any] = raw
        self.where = f"{where} ({raw.get('id', 'no id')})"
        unknown = sorted(str(key) for key in set(raw) - PATTERN_KEYS)
        if unknown:
            self.complain(f"unknown key {unknown[0]!r}; the keys are {', '.join(sorted(PATTERN_KEYS))}")

    def complain(self, reason: str) -> None:
        raise LexiconError(self.where, reason)

    def pattern(self) -> Pattern:
        raw = self.raw
        if not isinstance(raw.get("id"), str) or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", raw["id"]):
            self.complain("`id` must be lower-case words joined by hyphens")
        kind = self.choice("kind", MoveKind)
        if kind is None:
            raise LexiconError(self.where, f"`kind` must be one of {', '.join(MoveKind)}")
        code = load_codes()[kind]
        needs = self.words("needs")
        if unknown := set(needs) - {"content", "toward"}:
            self.complain(f"`needs: {min(unknown)}`: a pattern may need content and toward")
        plover = str(raw.get("plover", code.plover))
        if plover not in PLOVER_TYPES:
            self.complain(f"`plover: {plover}` is no PLOVER type; they are {', '.join(sorted(PLOVER_TYPES))}")
        return Pattern(
            id=raw["id"],
            kind=kind,
            cues=self.cues(),
            by=self.slot("by"),
            toward=self.slot("toward"),
            content=self.slot("content"),
            requirements=self.requirements(),
            polarity=self.choice("polarity", Polarity) or Polarity.ANY,
            plover=plover,
            cameo=str(raw.get("cameo", code.cameo)),
            where=self.where,
            partial=bool(raw.get("partial", False)),
            stance=self.choice("stance", Stance),
            channel=self.choice("channel", ChannelStatus),
            arrangement=self.choice("arrangement", Arrangement),
            content_needed="content" in needs,
            toward_needed="toward" in needs,
            examples=tuple(self.examples("examples")),
            counterexamples=tuple(self.examples("not")),
        )

    def choice(self, key: str, kinds: type[_Choice]) -> _Choice | None:
        value = self.raw.get(key)
        if value is None:
            return None
        try:
            return kinds(value)
        except ValueError:
            raise LexiconError(self.where, f"`{key}: {value}`: must be one of {', '.join(kinds)}") from None

    def words(self, key: str) -> tuple[str, ...]:
        value = self.raw.get(key, [])
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(x, str) for x in value):
            self.complain(f"`{key}` must be a list of words")
        return tuple(value)

    def slot(self, key: str) -> tuple[str, ...]:
        roles = self.words(key) if key in self.raw else DEFAULT_SLOTS[key]
        for role in roles:
            if role not in ROLES and not _ROLE.fullmatch(role):
                self.complain(f"`{key}: {role}` is neither a role ({', '.join(sorted(ROLES))}) nor a preposition")
        return roles

    def cues(self) -> tuple[Cue, ...]:
        found = []
        for cue_class in CueClass:
            for text in self.words(cue_class.value):
                first, *others = text.split() or [""]
                if not first or "|" in first:
                    self.complain(
                        f"{cue_class}: {text!r} must begin with one lemma; only further words have alternatives"
                    )
                found.append(Cue(cue_class, first, tuple(frozenset(x.split("|")) for x in others)))
        if not found:
            self.complain("has no cue: list some under verbs, nouns, adjectives or modals")
        if len(set(found)) < len(found):
            self.complain("lists the same cue twice")
        return tuple(found)

    def requirements(self) -> tuple[Requirement, ...]:
        found = []
        for key, wanted in (("where", True), ("not_where", False)):
            value = self.raw.get(key, {})
            if not isinstance(value, dict):
                self.complain(f"`{key}` must map roles to lemmas or @classes")
            for role, lemmas in value.items():
                found.append(Requirement(str(role), self.lemmas(lemmas), wanted))
        return tuple(found)

    def lemmas(self, value: object) -> frozenset[str]:
        words = [value] if isinstance(value, str) else value
        if not isinstance(words, list):
            raise LexiconError(self.where, f"{value!r} must be a lemma, an @class or a list of them")
        found: set[str] = set()
        for word in words:
            if str(word).startswith("@"):
                if word[1:] not in load_classes():
                    self.complain(f"there is no class {word} in classes/*.yml")
                found |= load_classes()[word[1:]]
            else:
                found.add(str(word))
        return frozenset(found)

    def examples(self, key: str) -> Iterable[Example]:
        for source in self.words(key):
            yield parse_example(source, self.where)


def parse_example(source: str, where: str) -> Example:
    """Reads the tags of an example: ``<by>Oslo</by> turned down <content>the plan</content>``.

    ``<by=NOR>it</by>`` gives the code where the words alone do not tell it.

    Raises:
        LexiconError: a tag is not closed or not known.
    """
    slots: dict[str, list[str]] = {"by": [], "toward": [], "content": [], "cue": []}
    for slot, code, words in _TAG.findall(source):
        slots[slot].append(code or words)
    text = _TAG.sub(lambda m: m[3], source)
    if "<" in text or ">" in text:
        raise LexiconError(where, f"an example has a tag that is unknown or not closed: {source!r}")
    by = tuple(x for words in slots["by"] for x in words.split("+"))
    toward = tuple(x for words in slots["toward"] for x in words.split("+"))
    return Example(source, text, by, toward, slots["content"][0] if slots["content"] else None)
