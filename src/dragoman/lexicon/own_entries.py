"""A user's own parties, officials, patterns and issues, from a YAML file; ``docs/lexicon.md`` shows one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from yaml import Node

from dragoman.lexicon.issues import Issue, read_issue
from dragoman.lexicon.load import read_pattern
from dragoman.lexicon.official_names import fold_name
from dragoman.lexicon.party_table import CODE, Exclusions, PartyTable
from dragoman.lexicon.patterns import Pattern
from dragoman.lexicon.yaml_nodes import Entry, read_entry
from dragoman.schema.errors import LexiconError, UsageError
from dragoman.schema.party import Membership, Party, PartyKind, Post, Standing
from dragoman.schema.times import TimeValue

SECTIONS = ("parties", "officials", "not_parties", "moves", "issues")
PARTY_KEYS = ("code", "name", "kind", "names", "demonyms", "seats", "nominals", "members")
MEMBER_KEYS = ("party", "from", "until", "standing", "source")
OFFICIAL_KEYS = ("name", "spellings", "posts")
POST_KEYS = ("role", "party", "from", "until", "source")
EXCLUSION_KEYS = ("before", "after", "phrases", "surnames")

_LEAST_LETTERS = 2
_Made = TypeVar("_Made")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class OwnEntries:
    """What one file adds to the lexicon."""

    parties: tuple[Party, ...]
    nominals: Mapping[str, tuple[str, ...]]
    exclusions: Exclusions
    memberships: tuple[Membership, ...]
    posts: tuple[Post, ...]
    patterns: tuple[Pattern, ...]
    issues: tuple[Issue, ...]


def read_own_entries(path: Path, text: str, known: PartyTable) -> OwnEntries:
    """The checked entries of the text of a file. ``known`` are the parties that they may name and add to.

    Raises:
        LexiconError: entries are wrong; names for each the file, the line and what to write instead. Where parties are,
            officials and members aren't looked at.
    """
    file = read_entry(path, text, "a lexicon file", SECTIONS)
    parties = _Parties(known)
    mistakes: list[LexiconError] = []

    def section(read: Callable[[], Iterable[_Made]]) -> tuple[_Made, ...]:
        try:
            return tuple(read())
        except LexiconError as error:
            mistakes.append(error)
            return ()

    def read_posts(node: Node) -> list[Post]:
        return list(_posts(file.entry(node, "an official", OFFICIAL_KEYS), parties, path))

    entries = section(lambda: file.each("parties", lambda node: parties.add(file.entry(node, "a party", PARTY_KEYS))))
    memberships: tuple[Membership, ...] = ()
    posts: tuple[Post, ...] = ()
    if not mistakes:  # else parties would be missed that are told but wrongly
        memberships = section(lambda: (m for entry in entries for m in _memberships(entry, parties, path)))
        posts = section(lambda: (post for posts in file.each("officials", read_posts) for post in posts))
    exclusions = section(lambda: [_exclusions(file.mapping("not_parties", "not_parties", EXCLUSION_KEYS))])
    patterns = section(lambda: file.each("moves", lambda node: read_pattern(file.located(node))))
    issues = section(lambda: file.each("issues", lambda node: read_issue(file.located(node))))
    if mistakes:
        raise LexiconError.of_all(mistakes)
    return OwnEntries(
        tuple(parties.found.values()),
        {noun: tuple(codes) for noun, codes in parties.nominals.items()},
        exclusions[0],
        memberships,
        posts,
        patterns,
        issues,
    )


@dataclass(slots=True)
class _Parties:
    """The parties of a file, as far as it was read."""

    known: PartyTable
    found: dict[str, Party] = field(default_factory=dict)
    nominals: dict[str, list[str]] = field(default_factory=dict)

    def add(self, entry: Entry) -> Entry:
        code, name, kind = entry.needed("code"), entry.text("name"), entry.text("kind")
        if not CODE.fullmatch(code):
            likely = re.sub(r"[^A-Z0-9]+", "_", code.upper()).strip("_")
            hint = f", such as {likely}" if CODE.fullmatch(likely) else ""
            entry.complain(f"`code: {code}`: a code has capitals, digits and _ only{hint}", "code")
        if code in self.found:
            entry.complain(f"`code: {code}` is told twice in this file: join the two entries", "code")
        if kind and kind not in set(PartyKind):
            entry.complain(f"`kind: {kind}`: must be one of {', '.join(PartyKind)}", "kind")
        listed = self.known.party(code)
        if listed is None:
            name, kind = entry.needed("name"), entry.needed("kind")
        else:
            self._check_same(entry, listed)
        names = _names(entry, "names")
        self.found[code] = Party(
            code=code,
            name=listed.name if listed else name,
            kind=listed.kind if listed else PartyKind(kind),
            names=tuple(dict.fromkeys((name, *names) if name else names)),
            demonyms=_names(entry, "demonyms"),
            seats=_names(entry, "seats"),
        )
        for noun in entry.words("nominals"):
            self.nominals.setdefault(noun, []).append(code)
        return entry

    def check_code(self, entry: Entry, key: str) -> str:
        """The code of a party that is known."""
        code = entry.needed(key)
        if code not in self.found and code not in self.known:
            likely = [
                p.code for p in (*self.found.values(), *self.known.parties.values()) if code in (p.name, *p.names)
            ]
            hint = f"did you mean {likely[0]}?" if likely else "list it under `parties`"
            entry.complain(f"`{key}: {code}`: no party has this code; {hint}", key)
        return code

    def _check_same(self, entry: Entry, listed: Party) -> None:
        """One who adds to a listed party doesn't name or class it otherwise: that would be another party."""
        name, kind = entry.text("name"), entry.text("kind")
        if name and name.casefold() not in {known.casefold() for known in (listed.name, *listed.names)}:
            entry.complain(
                f"`code: {listed.code}` is {listed.name} already: leave `name` out to add to it, or take another code",
                "name",
            )
        if kind and kind != listed.kind:
            entry.complain(f"`kind: {kind}`: {listed.code} ({listed.name}) is a {listed.kind} already", "kind")


def _names(entry: Entry, key: str) -> tuple[str, ...]:
    """Words that name a party wherever they stand, so they must look like names."""
    words = entry.words(key)
    for word in words:
        if sum(sign.isalnum() for sign in word) < _LEAST_LETTERS:
            entry.complain(f"`{key}: {word}`: must have two letters or more", key)
        if not word[0].isalnum():
            entry.complain(f"`{key}: {word}`: must begin with a letter or a digit", key)
        if word == word.lower():
            entry.complain(
                f"`{key}: {word}`: has no capital and would be taken for a name wherever it stands; "
                "a common noun belongs under `nominals`",
                key,
            )
    return words


def _exclusions(entry: Entry | None) -> Exclusions:
    words = {key: frozenset(entry.words(key)) if entry else frozenset() for key in EXCLUSION_KEYS}
    return Exclusions(**words)


def _memberships(entry: Entry, parties: _Parties, path: Path) -> list[Membership]:
    def read(node: Node) -> Membership:
        member = entry.entry(node, "a member", MEMBER_KEYS, short=True)
        standing = member.text("standing") or Standing.MEMBER
        if standing not in set(Standing):
            member.complain(f"`standing: {standing}`: must be one of {', '.join(Standing)}", "standing")
        _check_order(member)
        return Membership(
            organisation=entry.text("code"),
            member=parties.check_code(member, "party"),
            start=_time(member, "from"),
            end=_time(member, "until"),
            standing=Standing(standing),
            source=member.text("source") or path.name,
        )

    return entry.each("members", read)


def _posts(entry: Entry, parties: _Parties, path: Path) -> Iterator[Post]:
    name = entry.needed("name")
    spellings = (name, *entry.words("spellings"))
    for spelling in spellings:
        if not fold_name(spelling):
            entry.complain(
                f"`{spelling}` names nobody: write the full name", "name" if spelling == name else "spellings"
            )
    posts = entry.each("posts", lambda node: entry.entry(node, "a post", POST_KEYS))
    if not posts:
        entry.complain(f"{name} needs `posts`, each with role, party, from and until")
    for post in posts:
        role, party = post.needed("role"), parties.check_code(post, "party")
        start, end = _day(post, "from", last=False), _day(post, "until", last=True)
        if start is None and end is None:
            post.complain("a post needs `from`, `until` or both; leave out only what is not known")
        _check_order(post)
        source = post.text("source") or path.name
        for spelling in spellings:
            yield Post(official=spelling, role=role, party=party, start=start, end=end, source=source)


def _check_order(entry: Entry) -> None:
    start, end = _time(entry, "from"), _time(entry, "until")
    if start and end and start.first() > end.last():
        entry.complain(f"ends ({end}) before it begins ({start})", "until")


def _day(entry: Entry, key: str, *, last: bool) -> date | None:
    time = _time(entry, key)
    return (time.last() if last else time.first()) if time else None


def _time(entry: Entry, key: str) -> TimeValue | None:
    value = entry.text(key)
    if value and not _DATE.fullmatch(value):
        entry.complain(f"`{key}: {value}`: must be a date (YYYY, YYYY-MM or YYYY-MM-DD)", key)
    try:
        return TimeValue(value) if value else None
    except (UsageError, ValueError):
        entry.complain(f"`{key}: {value}`: there is no such date", key)
