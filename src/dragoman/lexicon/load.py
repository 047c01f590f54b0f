"""Loads and checks the move lexicon: ``moves/*.yml`` and the word classes in ``classes/*.yml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from dragoman.lexicon.codes import PLOVER_TYPES, load_codes
from dragoman.lexicon.located import Located, RawEntry, check_ids, make_all, read_items
from dragoman.lexicon.patterns import ROLES, ROLES_REQUIRED, Cue, CueClass, Example, Pattern, Polarity, Requirement
from dragoman.lexicon.yaml_files import read_yaml
from dragoman.schema.errors import LexiconError
from dragoman.schema.move import Arrangement, ChannelStatus, MoveKind, Stance

FOLDER = Path(__file__).parent
PATTERN_KEYS = (
    "id",
    "kind",
    "note",
    *(c.value for c in CueClass),
    "where",
    "not_where",
    "polarity",
    "by",
    "toward",
    "content",
    "needs",
    "partial",
    "stance",
    "channel",
    "arrangement",
    "plover",
    "cameo",
    "examples",
    "not",
)
DEFAULT_SLOTS = {"by": ("subject",), "toward": ("within",), "content": ("object", "clause")}
_LIKE_ROLES = frozenset({"with", "without"})
"""Prepositions that look like a role misspelt."""
_LIKENESS = 0.75
_CHOICES: Mapping[str, type[StrEnum]] = {
    "polarity": Polarity,
    "stance": Stance,
    "channel": ChannelStatus,
    "arrangement": Arrangement,
}
_TAG = re.compile(r"<(by|toward|content|cue)(?:=([A-Z_+0-9]+))?>(.*?)</\1>")
_ROLE = re.compile(r"[a-z]+(?: [a-z]+)?")
_Choice = TypeVar("_Choice", bound=StrEnum)


@cache
def load_patterns() -> tuple[Pattern, ...]:
    """All patterns of the lexicon, in the order of files and entries.

    Raises:
        LexiconError: an entry is wrong; names the file, the entry and what to write instead.
    """
    patterns: list[Pattern] = []
    for path in sorted((FOLDER / "moves").glob("*.yml")):
        added = read_pattern_file(path)
        check_ids(str(path), added, {pattern.id: pattern.where for pattern in patterns})
        patterns += added
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


def read_pattern_file(path: Path) -> tuple[Pattern, ...]:
    """The checked patterns of one YAML file (a list of entries).

    Raises:
        LexiconError: the file is no YAML list, or entries have an unknown key, kind, role, class or code.
    """
    patterns = make_all(read_items(path), read_pattern)
    check_ids(str(path), patterns)
    return tuple(patterns)


def read_pattern(found: Located) -> Pattern:
    """The checked pattern of one entry.

    Raises:
        LexiconError: it has an unknown key, kind, role, class or code; tells the mistakes of each key.
    """
    return _Entry(found, "an entry", PATTERN_KEYS).pattern()


class _Entry(RawEntry):
    """One raw entry on its way to a Pattern."""

    def pattern(self) -> Pattern:
        try:
            return self._make()
        except LexiconError:
            keys = ("by", "toward", "content")
            self.check_all(
                [
                    self.identity,
                    self.kind,
                    self.cues,
                    *(partial(self.slot, key) for key in keys),
                    self.requirements,
                    self.needs,
                    self.plover,
                    *(partial(self.choice, key, kinds) for key, kinds in _CHOICES.items()),
                    *(partial(self.examples, key) for key in ("examples", "not")),
                ]
            )
            raise

    def _make(self) -> Pattern:
        raw, kind, needs = self.raw, self.kind(), self.needs()
        return Pattern(
            id=self.identity(),
            kind=kind,
            cues=self.cues(),
            by=self.slot("by"),
            toward=self.slot("toward"),
            content=self.slot("content"),
            requirements=self.requirements(),
            polarity=self.choice("polarity", Polarity) or Polarity.ANY,
            plover=self.plover(),
            cameo=str(raw.get("cameo", load_codes()[kind].cameo)),
            where=self.where,
            line=self.line,
            partial=bool(raw.get("partial", False)),
            stance=self.choice("stance", Stance),
            channel=self.choice("channel", ChannelStatus),
            arrangement=self.choice("arrangement", Arrangement),
            content_needed="content" in needs,
            toward_needed="toward" in needs,
            examples=self.examples("examples"),
            counterexamples=self.examples("not"),
        )

    def kind(self) -> MoveKind:
        kind = self.choice("kind", MoveKind)
        if kind is None:
            self.complain(f"`kind` must be one of {', '.join(MoveKind)}", "kind")
        return kind

    def needs(self) -> tuple[str, ...]:
        needs = self.words("needs")
        if unknown := set(needs) - {"content", "toward"}:
            self.complain(f"`needs: {min(unknown)}`: a pattern may need content and toward", "needs")
        return needs

    def plover(self) -> str:
        plover = str(self.raw.get("plover") or load_codes()[self.kind()].plover)
        if plover not in PLOVER_TYPES:
            known = ", ".join(sorted(PLOVER_TYPES))
            self.complain(f"`plover: {plover}` is no PLOVER type; they are {known}", "plover")
        return plover

    def choice(self, key: str, kinds: type[_Choice]) -> _Choice | None:
        value = self.raw.get(key)
        if value is None:
            return None
        try:
            return kinds(value)
        except ValueError:
            near = get_close_matches(str(value), list(kinds), 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            self.complain(f"`{key}: {value}`: must be one of {', '.join(kinds)}{hint}", key)

    def slot(self, key: str) -> tuple[str, ...]:
        roles = self.words(key) if key in self.raw else DEFAULT_SLOTS[key]
        for number, role in enumerate(roles):
            self.check_role(key, role, number)
        return roles

    def check_role(self, key: str, role: str, item: int | None = None) -> None:
        if (mistake := _mistake_in_role(role)) is not None:
            self.complain(f"`{key}: {role}` is {mistake}", key, item)

    def cues(self) -> tuple[Cue, ...]:
        found = []
        for cue_class in CueClass:
            for number, text in enumerate(self.words(cue_class.value)):
                first, *others = text.split() or [""]
                if not first or "|" in first:
                    self.complain(
                        f"{cue_class}: {text!r} must begin with one lemma; only further words have alternatives",
                        cue_class,
                        number,
                    )
                cue = Cue(cue_class, first, tuple(frozenset(x.split("|")) for x in others))
                if cue in found:
                    self.complain(f"{cue_class}: lists the same cue twice: {text!r}", cue_class, number)
                found.append(cue)
        if not found:
            self.complain("has no cue: list some under verbs, nouns, adjectives or modals")
        return tuple(found)

    def requirements(self) -> tuple[Requirement, ...]:
        found = []
        for key, wanted in (("where", True), ("not_where", False)):
            value = self.raw.get(key, {})
            if not isinstance(value, dict):
                self.complain(f"`{key}` must map roles to lemmas or @classes", key)
            for role, lemmas in value.items():
                self.check_role(key, str(role))
                found.append(Requirement(str(role), self.lemmas(key, lemmas), wanted))
        return tuple(found)

    def lemmas(self, key: str, value: object) -> frozenset[str]:
        words = [value] if isinstance(value, str) else value
        if not isinstance(words, list):
            self.complain(f"`{key}`: {value!r} must be a lemma, an @class or a list of them", key)
        found: set[str] = set()
        for word in words:
            if str(word).startswith("@"):
                if word[1:] not in load_classes():
                    near = get_close_matches(word[1:], list(load_classes()), 1)
                    hint = f"; did you mean @{near[0]}?" if near else ""
                    self.complain(f"`{key}`: there is no class {word} in classes/*.yml{hint}", key)
                found |= load_classes()[word[1:]]
            else:
                found.add(str(word))
        return frozenset(found)

    def examples(self, key: str) -> tuple[Example, ...]:
        sources = enumerate(self.words(key))
        return tuple(parse_example(source, self.found.file, self.line_of(key, number)) for number, source in sources)


@cache
def _mistake_in_role(role: str) -> str | None:
    if role in ROLES_REQUIRED | _LIKE_ROLES:
        return None
    near = get_close_matches(role.lower(), ROLES, 1, _LIKENESS)
    if not near and _ROLE.fullmatch(role):
        return None
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"neither a role ({', '.join(sorted(ROLES))}) nor a preposition{hint}"


def parse_example(source: str, file: str, line: int) -> Example:
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
        tags = ", ".join(f"<{slot}>" for slot in slots)
        reason = f"an example has a tag that is unknown or not closed (the tags are {tags}): {source!r}"
        raise LexiconError(file, reason, line=line)
    by = tuple(x for words in slots["by"] for x in words.split("+"))
    toward = tuple(x for words in slots["toward"] for x in words.split("+"))
    return Example(source, text, by, toward, slots["content"][0] if slots["content"] else None, line)
