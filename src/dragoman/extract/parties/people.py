"""The persons of a document: who was told with which party, so that a surname or "the minister" is enough later."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.lexicon.official_names import FAMILY_FIRST

ROYAL = frozenset({"king", "queen", "emir", "sultan", "pope", "prince", "crown", "monarch", "shah"})


@dataclass(slots=True)
class Person:
    """One who was named; ``parties`` is empty for one who speaks for no party; the text told the ``post``."""

    name: str
    parties: tuple[str, ...]
    roles: set[str] = field(default_factory=set)
    official: str | None = None
    offset: int = 0
    post: str | None = None


class People:
    """Persons by the words that they may be called by."""

    def __init__(self) -> None:
        self._by_word: dict[str, Person] = {}
        self._all: list[Person] = []

    def add(self, person: Person) -> Person:
        """Remember a person, or what is new about one known; parties once told stay."""
        words = [word.strip(".'") for word in person.name.split()]
        known = self._by_word.get(words[-1])
        if known and (known.name.endswith(person.name) or person.name.endswith(known.name)):
            known.roles |= person.roles
            known.parties = known.parties or person.parties
            known.official = known.official or person.official
            known.post = known.post or person.post
            known.name = max(known.name, person.name, key=len)
            return self._index(known)
        self._all.append(person)
        return self._index(person)

    def called(self, word: str) -> Person | None:
        """The person who is called by this word."""
        return self._by_word.get(word)

    def with_role(self, role: frozenset[str], offset: int) -> Person | None:
        """The one whose role has all these words ("foreign", "minister") and who was told last before a place."""
        found = [p for p in self._all if p.offset <= offset and p.parties and role <= p.roles]
        return max(found, key=lambda p: p.offset, default=None)

    def _index(self, person: Person) -> Person:
        words = [word.strip(".'") for word in person.name.split()]
        called = {words[-1], words[-1].split("-")[-1], " ".join(words)}
        if person.parties and (person.parties[0] in FAMILY_FIRST or person.roles & ROYAL):
            called.add(words[0])
        if len(words) > 2 and not words[-2].islower():  # noqa: PLR2004 - two surnames, as in Spanish names
            called.add(words[-2])
        for word in called:
            current = self._by_word.get(word)
            if current is None or not current.parties or word == words[-1]:
                self._by_word[word] = person
        return person
