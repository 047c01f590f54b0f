"""Who is called so: the parties and officials of the lexicon that a name may mean, and what they held on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rapidfuzz import fuzz, process

from dragoman.lexicon.lexicon import Lexicon
from dragoman.lexicon.official_names import fold_name, plain_name
from dragoman.lexicon.official_table import OfficialTable
from dragoman.lexicon.party_table import PartyTable
from dragoman.schema.party import Membership, Party, Post

_ITEM = "Q"
_NEAR = 80
"""How alike (of 100) a name must be to be suggested."""
_SUGGESTED = 3


class Wording(StrEnum):
    """By which sort of its words a party is called."""

    CODE = "code"
    NAME = "name"
    SEAT = "seat"
    DEMONYM = "demonym"
    NOMINAL = "nominal"


class Held(StrEnum):
    """Was a post held on a day? Perhaps, where the lexicon doesn't tell its start or its end."""

    SURELY = "surely"
    PERHAPS = "perhaps"
    NO = "no"


@dataclass(frozen=True, slots=True)
class PartyFound:
    """A party, the words by which it is called so, and the common nouns that may mean it once it was named.

    ``members`` are those of an organisation, and ``memberships`` what the party is in which organisations, both on the
    day asked for, or else those whose end isn't known.
    """

    party: Party
    wording: Wording
    nominals: tuple[str, ...]
    members: tuple[str, ...] = ()
    memberships: tuple[Membership, ...] = ()


@dataclass(frozen=True, slots=True)
class PostFound:
    """A post as all sources together tell it; ``held`` is None where no day was asked for."""

    role: str
    party: str
    start: date | None
    end: date | None
    sources: tuple[str, ...]
    held: Held | None

    @property
    def sure(self) -> bool:
        """Does the lexicon tell both its start and its end?"""
        return self.start is not None and self.end is not None


@dataclass(frozen=True, slots=True)
class OfficialFound:
    """A person, by the commonest spelling and the others, with all posts, the newest first."""

    name: str
    spellings: tuple[str, ...]
    posts: tuple[PostFound, ...]

    @property
    def in_office(self) -> bool:
        """Was any post held on the day asked for?"""
        return any(post.held not in {None, Held.NO} for post in self.posts)


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a name may mean; ``on`` is the day asked for."""

    name: str
    on: date | None
    parties: tuple[PartyFound, ...]
    officials: tuple[OfficialFound, ...]

    def __bool__(self) -> bool:
        return bool(self.parties or self.officials)


def look_up(lexicon: Lexicon, name: str, on: date | None = None) -> Found:
    """The parties of this code, name, seat, demonym or common noun, and the officials of this name or surname.

    Officials who held a post on the day come first, then those with the newest posts. Where the name is a party's,
    only officials of just this spelling are told.
    """
    parties, posts = tuple(_parties(lexicon.parties, name, on)), lexicon.officials.called(name)
    if parties:
        posts = tuple(post for post in posts if plain_name(name) in plain_name(post.official))
    people = [_official(told, lexicon.officials, on) for told in _by_person(posts)]
    people.sort(key=lambda person: (not person.in_office, -_newest(person), person.name))
    return Found(name, on, parties, tuple(people))


def suggest(lexicon: Lexicon, name: str) -> tuple[str, ...]:
    """Names of parties and officials that are written much like this one, the likest first."""
    compared = {word: word for party in lexicon.parties.parties.values() for word in (*party.names, *party.seats)}
    for official in lexicon.officials.names():
        compared[official] = official if " " in name else official.rpartition(" ")[2]
    near = process.extract(
        name, compared, processor=plain_name, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_SUGGESTED
    )
    return tuple(full for _, _, full in near)


def _parties(table: PartyTable, name: str, on: date | None) -> Iterator[PartyFound]:
    wanted = _fold(name)
    found: dict[str, Wording] = {}
    if name.upper() in table:
        found[name.upper()] = Wording.CODE
    for wording in (Wording.NAME, Wording.SEAT, Wording.DEMONYM):
        for party in table.parties.values():
            words = {Wording.NAME: party.names, Wording.SEAT: party.seats, Wording.DEMONYM: party.demonyms}[wording]
            if any(_fold(word) == wanted for word in words):
                found.setdefault(party.code, wording)
    for noun, codes in table.nominals.items():
        if _fold(noun) == wanted:
            found |= {code: Wording.NOMINAL for code in codes if code not in found}
    for code, wording in found.items():
        nominals = tuple(noun for noun, codes in table.nominals.items() if code in codes)
        members, memberships = table.members(code, on), table.memberships_of(code, on)
        yield PartyFound(table.parties[code], wording, nominals, members, memberships)


def _fold(name: str) -> str:
    return plain_name(name.replace("’", "'")).removeprefix("the ")


def _by_person(posts: Iterable[Post]) -> list[list[Post]]:
    """Posts of one person together: those of one item of Wikidata, and those of the same name that tell no item.

    Where several items share a name, who of them is meant by a post without an item isn't known: it stands alone.
    """
    items: dict[str, list[Post]] = {}
    others: list[list[Post]] = []
    for post in posts:
        item = post.source.partition(":")[2]
        if item.startswith(_ITEM):
            items.setdefault(item, []).append(post)
        else:
            same = [told for told in others if any(_may_be_same(post, known) for known in told)]
            others = [told for told in others if told not in same]
            others.append([*(known for told in same for known in told), post])
    people = list(items.values())
    for told in others:
        names = {fold_name(post.official) for post in told}
        same = [own for own in items.values() if any(fold_name(post.official) in names for post in own)]
        if len(same) == 1:
            same[0].extend(told)
        else:
            people.append(told)
    return people


def _may_be_same(one: Post, other: Post) -> bool:
    """Have two posts one name, or are they one row with two spellings?"""
    return fold_name(one.official) == fold_name(other.official) or replace(one, official=other.official) == other


def _official(posts: list[Post], table: OfficialTable, on: date | None) -> OfficialFound:
    counts = Counter(post.official for post in posts)
    spellings = tuple(sorted(counts, key=lambda spelling: -counts[spelling]))
    held = {tenure.post: tenure.sure for s in spellings for tenure in table.find(s, on)} if on else None
    rows: dict[tuple[str, str, date | None], list[Post]] = {}
    for post in sorted(posts, key=lambda post: post.end is None):
        rows.setdefault((post.role.casefold(), post.party, post.start), []).append(post)
    found = [_post(same, held) for same in rows.values()]
    return OfficialFound(spellings[0], spellings[1:], tuple(sorted(found, key=_order)))


def _post(same: list[Post], held: dict[Post, bool] | None) -> PostFound:
    """One post that several sources tell; the end is that of the first that knows it."""
    first = same[0]
    standing = None
    if held is not None:
        sure = [held[post] for post in same if post in held]
        standing = Held.NO if not sure else Held.SURELY if any(sure) else Held.PERHAPS
    sources = tuple(dict.fromkeys(post.source for post in same))
    return PostFound(first.role, first.party, first.start, first.end, sources, standing)


def _order(post: PostFound) -> tuple[bool, int, str]:
    return (post.held in {None, Held.NO}, -(post.start or post.end or date.min).toordinal(), post.role)


def _newest(person: OfficialFound) -> int:
    return max((post.start or post.end or date.min).toordinal() for post in person.posts)
