"""What was spoken of so far in a document, and which of it a pronoun or "the two sides" takes up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.schema.document import Span

_NEAR = 3
"""Sentences back in which a pronoun finds what it stands for."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word stands that takes up what was said before: its offset and the number of its sentence.

    ``barred`` are the places of phrases that it cannot stand for, as the other arguments of its verb; ``addressed`` are
    the parties that those name.
    """

    offset: int
    sentence: int
    barred: frozenset[int] = frozenset()
    addressed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entity:
    """One phrase that named someone. ``parties`` is empty for one who acts for no party.

    ``prominence`` tells how much the sentence is about it: see ``noun_phrases.prominence_of``. A ``collective`` may be
    taken up by "it" and by "they".
    """

    span: Span
    sentence: int
    parties: tuple[str, ...]
    person: bool
    plural: bool
    prominence: int
    official: str | None = None
    collective: bool = False


class Discourse:
    """Entities in the order of the text; a question about a place looks only at what stands before it."""

    def __init__(self, weight: Mapping[str, float]) -> None:
        """``weight`` tells how often the document names each party."""
        self._entities: list[Entity] = []
        self._weight = weight

    def add(self, entity: Entity) -> None:
        """Remember one more phrase."""
        self._entities.append(entity)

    def person(self, place: Place) -> Entity | None:
        """The person whom "he" or "she" takes up."""
        return self._most_prominent(place, lambda e: e.person and not e.plural)

    def body(self, place: Place, *, without: Iterable[str] = (), among: Callable[[str], bool] = bool) -> Entity | None:
        """The one party that "it" takes up; ``among`` says which may be meant."""
        left_out = frozenset(without)
        return self._most_prominent(
            place,
            lambda e: (
                not e.person
                and (not e.plural or e.collective)
                and len(e.parties) == 1
                and among(e.parties[0])
                and not left_out.issuperset(e.parties)
            ),
        )

    def plural(self, place: Place, *, without: Iterable[str] = ()) -> Entity | None:
        """The people or parties that "they" takes up: a plural phrase, or else the one party spoken of."""
        left_out = frozenset(without)
        found = self._most_prominent(
            place, lambda e: (e.plural or e.collective) and not left_out.issuperset(e.parties or ("",))
        )
        return found or self.body(place, without=left_out)

    def group(self, place: Place, size: int | None, *, without: Iterable[str] = ()) -> tuple[str, ...]:
        """The parties that "the two sides" takes up.

        They are those joined in one phrase shortly before; else those that the document speaks of most, of which the
        ones in the last sentences come first. Parties ``without`` (who speak of the others) are left out.
        """
        count = size or 2
        most = sorted(self._weight, key=lambda code: (-self._weight[code], code))[:count]
        left_out = frozenset(without).difference(most)  # one of the two itself may speak of "both sides"
        for entity in self.before(place.offset):
            if entity.sentence < place.sentence - _NEAR:
                break
            if len(entity.parties) == count and not left_out.intersection(entity.parties):
                return entity.parties
        near = {
            code
            for entity in self.before(place.offset)
            if entity.sentence >= place.sentence - _NEAR
            for code in entity.parties
        }
        known = [code for code in self._weight if code not in left_out]
        if count > 4 or (count > 2 and len(known) != count):  # noqa: PLR2004 - two can be told by how often they are named, more can't
            return ()
        known.sort(key=lambda code: (-self._weight[code] * (2 if code in near else 1), code))
        return tuple(known[:count])

    def other(self, place: Place, than: Iterable[str]) -> str | None:
        """The other party, for one or several: the one told shortly before of which the document speaks most."""
        left_out = frozenset(than)
        near = [
            code
            for entity in self.before(place.offset)
            if entity.sentence >= place.sentence - _NEAR
            for code in entity.parties
            if code not in left_out and code in self._weight
        ]
        candidates = dict.fromkeys(near or (code for code in self._weight if code not in left_out))
        return max(candidates, key=lambda code: self._weight[code], default=None)

    def pair(self, place: Place) -> tuple[str, str] | None:
        """The two of which one may say "the former" and "the latter": those named in the sentence or the one before."""
        for back in (0, 1):
            found = [e for e in self.before(place.offset) if e.sentence == place.sentence - back and e.parties]
            codes = list(dict.fromkeys(code for entity in reversed(found) for code in entity.parties))
            if len(codes) == 2:  # noqa: PLR2004 - the former and the latter
                return codes[0], codes[1]
        return None

    def named(self, offset: int) -> list[str]:
        """The parties named before a place, the last one first."""
        return list(dict.fromkeys(code for entity in self.before(offset) for code in entity.parties))

    def before(self, offset: int) -> Iterator[Entity]:
        """The entities before a place, the last one first."""
        return (entity for entity in reversed(self._entities) if entity.span.end <= offset)

    def _most_prominent(self, place: Place, accept: Callable[[Entity], bool]) -> Entity | None:
        """In the sentence itself the subject told last, in those before it the subject that the sentence is about."""
        found: dict[int, list[Entity]] = {}
        for entity in self.before(place.offset):
            if entity.sentence < place.sentence - _NEAR:
                break
            named_beside = entity.parties and place.addressed.issuperset(entity.parties)
            if entity.span.start not in place.barred and not named_beside and accept(entity):
                found.setdefault(entity.sentence, []).append(entity)
        if not found:
            return None
        nearest = max(found)
        subjects = [e for e in found[nearest] if e.prominence]
        if not subjects:
            return found[nearest][0]
        if nearest == place.sentence:
            return subjects[0]
        return max(reversed(subjects), key=lambda e: e.prominence)
