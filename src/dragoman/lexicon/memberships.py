"""Who belongs to an organisation or a grouping, and when (``parties/memberships*.csv``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from dragoman.lexicon.csv_files import read_rows, split_cell
from dragoman.schema.errors import LexiconError, UsageError
from dragoman.schema.party import Membership, Standing
from dragoman.schema.times import TimeValue

FILES = ("memberships.csv", "memberships_factbook.csv")
"""The first is written by hand; the second, made by ``tools/build_memberships.py``, knows no day and no withdrawal."""

COLUMNS = ("organisation", "members", "from", "until", "standing", "source")


class Memberships:
    """All memberships of a folder. The files are read when first asked for: most texts need none."""

    def __init__(self, folder: Path, own: tuple[Membership, ...] = ()) -> None:
        self._folder = folder
        self._own = own

    def extended(self, own: Iterable[Membership]) -> Memberships:
        """With a user's own. For a party and an organisation of which they tell, no listed one counts."""
        return Memberships(self._folder, (*self._own, *own))

    def members(self, organisation: str, on: date | None = None) -> tuple[str, ...]:
        """As ``PartyTable.members``."""
        found = {
            membership.member
            for membership in self._by_organisation.get(organisation, ())
            if membership.standing is Standing.MEMBER and _holds(membership, on)
        }
        return tuple(sorted(found))

    def memberships_of(self, party: str, on: date | None = None) -> tuple[Membership, ...]:
        """As ``PartyTable.memberships_of``."""
        return tuple(membership for membership in self._by_member.get(party, ()) if _holds(membership, on))

    @cached_property
    def _all(self) -> tuple[Membership, ...]:
        told = {(membership.organisation, membership.member) for membership in self._own}
        listed = (membership for file in FILES for membership in _read(self._folder / file))
        found = [m for m in listed if (m.organisation, m.member) not in told] + list(self._own)
        return tuple(sorted(found, key=lambda membership: (membership.organisation, str(membership.start or ""))))

    @cached_property
    def _by_organisation(self) -> Mapping[str, list[Membership]]:
        found: dict[str, list[Membership]] = {}
        for membership in self._all:
            found.setdefault(membership.organisation, []).append(membership)
        return found

    @cached_property
    def _by_member(self) -> Mapping[str, list[Membership]]:
        found: dict[str, list[Membership]] = {}
        for membership in self._all:
            found.setdefault(membership.member, []).append(membership)
        return found


def _holds(membership: Membership, on: date | None) -> bool:
    return membership.end is None if on is None else membership.holds_on(on)


def _read(path: Path) -> Iterator[Membership]:
    for number, row in enumerate(read_rows(path, COLUMNS), start=2):
        where = f"{path}, line {number}"
        try:
            standing = Standing(row["standing"])
            start, end = _time(row["from"]), _time(row["until"])
        except (UsageError, ValueError) as error:
            raise LexiconError(where, str(error)) from None
        if start and end and end.last() < start.first():
            raise LexiconError(where, f"ends on {end}, before it starts on {start}")
        for member in split_cell(row["members"]):
            yield Membership(
                organisation=row["organisation"],
                member=member,
                start=start,
                end=end,
                standing=standing,
                source=row["source"],
            )


def _time(cell: str) -> TimeValue | None:
    return TimeValue.of_date(cell) if cell else None
