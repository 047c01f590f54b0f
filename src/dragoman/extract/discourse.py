"""What was spoken of so far in a document, and which of it a pronoun or "the two sides" takes up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dragoman.schema.document import Span

_NEAR = 3
"""Sentences back in which a pronoun finds what it stands for."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One phrase that named someone. ``parties`` is empty for one who acts for no party."""

    span: Span
    sentence: int
    parties: tuple[str, ...]
    person: bool
    plural: bool
    subject: bool
    official: str | None = None
    possessor: bool = False


class Discourse:
    """Entities in the order of the text; a question about a place looks only at what stands before it."""

    def __init__(self) -> None:
        self._entities: list[Entity] = []

    def add(self, entity: Entity) -> None:
        """Remember one more phrase."""
        self._entities.append(entity)

    def person(self, offset: int, sentence: int) -> Entity | None:
        """The person whom "he" or "she" takes up."""
        return self._prefer_subject(offset, sentence, lambda e: e.person and not e.plural)

    def body(self, offset: int, sentence: int, *, without: Iterable[str] = (), among: Callable[[str], bool] = bool) -> Entity | None:
        """The one party that "it" takes up; ``among`` says which may be meant."""
        left_out = frozenset(without)
        return self._prefer_subject(
            offset, sentence, lambda e: not e.person and not e.plural and len(e.parties) == 1 and among(e.parties[0])
            and not left_out.issuperset(e.parties))

    def plural(self, offset: int, sentence: int, *, without: Iterable[str] = ()) -> Entity | None:
        """The people or parties that "they" takes up: a plural phrase, or else the one party spoken of."""
        left_out = frozenset(without)
        found = self._prefer_subject(offset, sentence, lambda e: e.plural and not left_out.issuperset(e.parties or ("",)))
        return found or self._prefer_subject(offset, sentence, lambda e: bool(e.parties) and not left_out.issuperset(e.parties))

    def group(self, offset: int, size: int | None) -> tuple[str, ...]:
        """The parties that "the two sides" takes up: those last joined in one phrase, or else the last ones named."""
        recent: list[str] = []
        latest = None
        for entity in self._before(offset):
            latest = entity.sentence if latest is None else latest
            if entity.sentence < latest - _NEAR and len(recent) >= (size or 2):
                break
            if len(entity.parties) == (size or len(entity.parties)) and len(entity.parties) > 1:
                return entity.parties
            recent += [code for code in entity.parties if code not in recent]
        if len(recent) < (size or 2):
            recent += [code for entity in self._entities for code in entity.parties]
        return tuple(dict.fromkeys(recent))[: size or 2]

    def latest(self, offset: int, accept: Callable[[Entity], bool]) -> Entity | None:
        """The last entity before a place that is accepted."""
        return next((entity for entity in self._before(offset) if accept(entity)), None)

    def named(self, offset: int) -> list[str]:
        """The parties named before a place, the last one first."""
        return list(dict.fromkeys(code for entity in self._before(offset) for code in entity.parties))

    def _before(self, offset: int) -> Iterator[Entity]:
        return (entity for entity in reversed(self._entities) if entity.span.end <= offset)

    def _prefer_subject(self, offset: int, sentence: int, accept: Callable[[Entity], bool]) -> Entity | None:
        for back in range(_NEAR + 1):
            found = [e for e in self._before(offset) if e.sentence == sentence - back and accept(e)]
            subjects = [e for e in found if e.subject]
            if subjects:
                return subjects[-1] if back else subjects[0]
            if found:
                return found[0]
        return None
