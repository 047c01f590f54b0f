"""The parties of ``lexicon/parties``, and the words that name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from dragoman.lexicon.csv_files import read_rows, split_cell
from dragoman.lexicon.memberships import Memberships
from dragoman.schema.annotation import MentionKind
from dragoman.schema.errors import LexiconError
from dragoman.schema.party import Membership, Party, PartyKind

FOLDER = Path(__file__).parent / "parties"
FILES: Mapping[str, PartyKind] = MappingProxyType(
    {
        "states.csv": PartyKind.STATE,
        "states_more.csv": PartyKind.STATE,
        "historic.csv": PartyKind.STATE,
        "territories.csv": PartyKind.TERRITORY,
        "organisations.csv": PartyKind.ORGANISATION,
        "groups_ucdp.csv": PartyKind.GROUP,
        "groups.csv": PartyKind.GROUP,
    }
)
"""Which file holds what; a later row of the same code adds to the party."""

COLUMNS = ("code", "name", "names", "demonyms", "seats", "nominals")
CODE = re.compile(r"[A-Z0-9][A-Z0-9_]*")
_FIRST_WORD = re.compile(r"[^\W_]+")
_SAME = str.maketrans({"’": "'", "‘": "'"})


@dataclass(frozen=True, slots=True)
class Form:
    """Words that name a party. ``codes`` has several where the words alone don't tell which, the likeliest first.

    ``article`` marks a form that counts only after "the".
    """

    text: str
    kind: MentionKind
    codes: tuple[str, ...]
    article: bool = False


@dataclass(frozen=True, slots=True)
class Exclusions:
    """Words that show that a name beside them names no party."""

    before: frozenset[str]
    after: frozenset[str]
    phrases: frozenset[str]
    surnames: frozenset[str]

    def join(self, other: Exclusions) -> Exclusions:
        """The words of both."""
        return Exclusions(
            self.before | other.before,
            self.after | other.after,
            self.phrases | other.phrases,
            self.surnames | other.surnames,
        )


class PartyTable:
    """All parties, by code and by the words that name them."""

    def __init__(
        self,
        parties: Mapping[str, Party],
        nominals: Mapping[str, tuple[str, ...]],
        forms: Iterable[Form],
        exclusions: Exclusions,
        memberships: Memberships,
    ) -> None:
        self.parties = parties
        self.nominals = nominals
        self.exclusions = exclusions
        self._memberships = memberships
        self._forms: dict[str, list[Form]] = {}
        for form in forms:
            self._forms.setdefault(_FIRST_WORD.findall(form.text)[0], []).append(form)
        for candidates in self._forms.values():
            candidates.sort(key=lambda form: -len(form.text))
        self._capitals: dict[str, list[tuple[str, Form]]] | None = None

    def __contains__(self, code: str) -> bool:
        return code in self.parties

    def with_parties(
        self,
        parties: Iterable[Party],
        nominals: Mapping[str, tuple[str, ...]],
        exclusions: Exclusions,
        memberships: Iterable[Membership] = (),
    ) -> PartyTable:
        """A table that has these, too. A party of a code that is known already adds its words to it.

        A word of theirs names no other party any more.
        """
        merged, own = dict(self.parties), list(parties)
        for party in own:
            known = merged.get(party.code)
            merged[party.code] = _merge(known, party) if known else party
        forms = list(_build_forms(own, {}))
        taken = {(form.text, form.article) for form in forms}
        listed = (form for candidates in self._forms.values() for form in candidates)
        joined = {noun: (*nominals.get(noun, ()), *self.nominals.get(noun, ())) for noun in {*nominals, *self.nominals}}
        return PartyTable(
            MappingProxyType(merged),
            MappingProxyType({noun: tuple(dict.fromkeys(codes)) for noun, codes in joined.items()}),
            [*forms, *(form for form in listed if (form.text, form.article) not in taken)],
            self.exclusions.join(exclusions),
            self._memberships.extended(memberships),
        )

    def party(self, code: str) -> Party | None:
        """The party of a code, None where the table has none."""
        return self.parties.get(code)

    def forms_from(self, first_word: str) -> list[Form]:
        """The forms that begin with a word, longest first."""
        return self._forms.get(first_word, [])

    def capital_forms_from(self, first_word: str) -> list[tuple[str, Form]]:
        """The same for a text in capitals: each form with its capital spelling."""
        if self._capitals is None:
            self._capitals = {}
            for candidates in self._forms.values():
                for form in candidates:
                    capital = form.text.upper()
                    self._capitals.setdefault(_FIRST_WORD.findall(capital)[0], []).append((capital, form))
            for entries in self._capitals.values():
                entries.sort(key=lambda entry: -len(entry[0]))
        return self._capitals.get(first_word, [])

    def codes_of_nominal(self, noun: str) -> tuple[str, ...]:
        """The parties that a noun such as "the alliance" may stand for, once one of them was named."""
        return self.nominals.get(noun, ())

    def members(self, code: str, on: date | None = None) -> tuple[str, ...]:
        """The members of an organisation or grouping on a day, sorted; without a day those whose end isn't known.

        Suspended members are among them, associates and observers are not. Empty where it has none or none is known.

        Raises:
            LexiconError: a file of memberships is wrong.
        """
        return self._memberships.members(code, on)

    def memberships_of(self, code: str, on: date | None = None) -> tuple[Membership, ...]:
        """What a party is in which organisations on a day, in their order; without a day what has no known end.

        Of a suspended member there are two: the membership and the suspension.

        Raises:
            LexiconError: a file of memberships is wrong.
        """
        return self._memberships.memberships_of(code, on)


@cache
def load_parties(folder: Path = FOLDER) -> PartyTable:
    """Read the table.

    Raises:
        LexiconError: a file lacks a column, or a row has a wrong code, or that of a party of another kind.
    """
    merged: dict[str, Party] = {}
    nominals: dict[str, list[str]] = {}
    for file, kind in FILES.items():
        path = folder / file
        for row in read_rows(path, COLUMNS):
            code = row["code"]
            known = merged.get(code)
            _check(path, code, kind, known)
            party = Party(
                code=code,
                name=row["name"] or code,
                kind=kind,
                names=tuple(split_cell(row["names"])),
                demonyms=tuple(split_cell(row["demonyms"])),
                seats=tuple(split_cell(row["seats"])),
            )
            merged[code] = _merge(known, party) if known else party
            for noun in split_cell(row["nominals"]):
                nominals.setdefault(noun, []).append(code)
    return PartyTable(
        MappingProxyType(merged),
        MappingProxyType({noun: tuple(dict.fromkeys(codes)) for noun, codes in nominals.items()}),
        _build_forms(merged.values(), _read_preferred(folder / "ambiguous.csv")),
        _read_exclusions(folder / "no_parties.csv"),
        Memberships(folder),
    )


def _merge(known: Party, more: Party) -> Party:
    """A party with the words of another entry of its code."""
    return replace(
        known,
        name=known.name if more.name == more.code else more.name,
        names=tuple(dict.fromkeys((*known.names, *more.names))),
        demonyms=tuple(dict.fromkeys((*known.demonyms, *more.demonyms))),
        seats=tuple(dict.fromkeys((*known.seats, *more.seats))),
    )


def _build_forms(parties: Iterable[Party], preferred: Mapping[str, tuple[str, ...]]) -> Iterator[Form]:
    found: dict[tuple[str, bool], tuple[MentionKind, list[str]]] = {}
    for party in parties:
        for kind, words in (
            (MentionKind.NAME, party.names),
            (MentionKind.DEMONYM, party.demonyms),
            (MentionKind.SEAT, party.seats),
        ):
            for word in words:
                text = word.translate(_SAME)
                key = (text.removeprefix("the "), text.startswith("the "))
                codes = found.setdefault(key, (kind, []))[1]
                if party.code not in codes:
                    codes.append(party.code)
    for (text, article), (kind, codes) in found.items():
        if not (article and (text, False) in found):
            yield Form(text, kind, preferred.get(text, tuple(codes)), article)


def _read_preferred(path: Path) -> dict[str, tuple[str, ...]]:
    return {row["form"]: tuple(split_cell(row["codes"])) for row in read_rows(path, ("form", "codes"))}


def _read_exclusions(path: Path) -> Exclusions:
    words: dict[str, set[str]] = {"before": set(), "after": set(), "phrase": set(), "surname": set()}
    for row in read_rows(path, ("where", "words")):
        if row["where"] not in words:
            raise LexiconError(str(path), f"{row['where']!r} is none of {', '.join(words)}")
        words[row["where"]].update(split_cell(row["words"]))
    return Exclusions(*(frozenset(words[where]) for where in ("before", "after", "phrase", "surname")))


def _check(path: Path, code: str, kind: PartyKind, known: Party | None) -> None:
    if not CODE.fullmatch(code):
        raise LexiconError(f"{path}: {code!r}", "a code has capitals, digits and _ only")
    if known and known.kind is not kind:
        raise LexiconError(f"{path}: {code!r}", f"is the code of {known.name} already")
