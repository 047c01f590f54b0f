# ruff: noqa: INP001 - a command, run as a file
"""Write ``lexicon/parties/memberships_factbook.csv``: members of world-wide organisations, from the World Factbook.

Usage: ``python tools/build_memberships.py SOURCES_DIR``, where the directory holds
``factbook_igo_membership_spells_1990_2025.csv`` and ``rigour_territories.json``.

The Factbook tells in which editions a state is listed, not when it joined. So only who is in the last edition is taken,
and a year is that of the first edition that lists the state: it joined then or, by a year or more, before. No year is
given where all that it tells is that the state was listed from the beginning. Gaps between editions are omissions of
the Factbook. Members that ``memberships.csv`` has a row for are left out.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "src" / "dragoman" / "lexicon" / "parties"
TARGET = FOLDER / "memberships_factbook.csv"
COLUMNS = ("organisation", "members", "from", "until", "standing", "source")
EARLIEST_EDITIONS, LAST_EDITION = frozenset({"1990", "1991"}), "2025"
"""The first two leave out many, so that a state new in the second need not have joined since the first."""

ORGANISATIONS = {
    "ADB": "ADB",
    "AfDB": "AFDB",
    "COMESA": "COMESA",
    "CPLP": "CPLP",
    "EBRD": "EBRD",
    "FAO": "FAO",
    "G-77": "G77",
    "IAEA": "IAEA",
    "IBRD": "WORLD_BANK",
    "ICAO": "ICAO",
    "ILO": "ILO",
    "IMF": "IMF",
    "IMO": "IMO",
    "IOM": "IOM",
    "Interpol": "INTERPOL",
    "NAM": "NON_ALIGNED",
    "OECS": "OECS",
    "OIF": "OIF",
    "OPCW": "OPCW",
    "Paris Club": "PARIS_CLUB",
    "UNESCO": "UNESCO",
    "WHO": "WHO",
}
"""The Factbook's abbreviations of the organisations whose members are not written by hand, and their codes here."""
SIGNATORIES_UNTIL = {"OPCW": "2001"}
"""Up to this edition the list has those, too, that had only signed."""


def main(sources: Path) -> None:
    """Write the file."""
    territories = json.loads((sources / "rigour_territories.json").read_text("utf-8"))
    codes = {
        iso2.upper(): territory["alpha3"].upper() for iso2, territory in territories.items() if "alpha3" in territory
    }
    with (sources / "factbook_igo_membership_spells_1990_2025.csv").open(encoding="utf-8", newline="") as source:
        found = first_editions(csv.DictReader(source), codes)
    by_hand = set(pairs_by_hand())
    begun = {
        organisation: min(year for (other, _), year in found.items() if other == organisation)
        for organisation, _ in found
    }
    members: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (organisation, member), edition in sorted(found.items()):
        if (organisation, member) not in by_hand:
            known = edition not in EARLIEST_EDITIONS | {begun[organisation]}
            members[organisation, edition if known else ""].append(member)
    with TARGET.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(COLUMNS)
        for (organisation, edition), listed in sorted(members.items()):
            since = f"the edition of {edition}" if edition else "the beginning"
            source = f"The World Factbook, listed from {since}"
            writer.writerow((organisation, "|".join(listed), edition, "", "member", source))


def first_editions(spells: Iterator[dict[str, str]], codes: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """The first edition that lists each (organisation, member) of those that are in the last edition."""
    listed: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for spell in spells:
        organisation, member = spell["org"], codes.get(spell["iso2_or_name"])
        if organisation not in ORGANISATIONS or member is None or spell["status"] != "member":
            continue
        if spell["last_edition_year"] > SIGNATORIES_UNTIL.get(organisation, ""):
            key = ORGANISATIONS[organisation], member
            listed[key].append((spell["first_edition_year"], spell["last_edition_year"]))
    return {
        key: min(first for first, _ in found)
        for key, found in listed.items()
        if max(last for _, last in found) == LAST_EDITION
    }


def pairs_by_hand() -> Iterator[tuple[str, str]]:
    """The (organisation, member) pairs of ``memberships.csv``."""
    with (FOLDER / "memberships.csv").open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            for member in row["members"].split("|"):
                yield row["organisation"], member


if __name__ == "__main__":
    main(Path(sys.argv[1]))
