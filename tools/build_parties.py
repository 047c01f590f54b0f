# ruff: noqa: INP001 - a command, run as a file
"""Write ``lexicon/parties/states.csv`` from public-domain and MIT sources: names that no one needs to write by hand.

Usage: ``python tools/build_parties.py SOURCES_DIR``, where the directory holds ``factbook_countries_2026-01.csv`` and
``rigour_territories.json``. Everything else in ``lexicon/parties`` is written by hand and left alone.
"""

from __future__ import annotations

import csv
import html
import json
import re
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src" / "dragoman" / "lexicon" / "parties" / "states.csv"
COLUMNS = ("code", "name", "names", "demonyms", "seats", "nominals")
BY_HAND = frozenset({"XK", "TW", "EH", "MO", "PS", "MM", "HK"})
"""Disputed ones, which have a row in ``territories.csv`` or ``states_more.csv``."""
UNINHABITED = frozenset({"AQ", "BV", "TF", "HM", "UM", "CC", "CX", "NF", "PN", "IO", "GS"})
NAMES_ONLY = frozenset(
    {
        "AS",
        "MP",
        "GU",
        "VI",
        "TK",
        "WF",
        "NU",
        "SH",
        "MS",
        "TC",
        "AI",
        "KY",
        "VG",
        "BL",
        "MF",
        "SX",
        "BM",
        "IM",
        "PF",
        "GP",
        "MQ",
        "RE",
        "YT",
        "PM",
        "CK",
        "GG",
        "JE",
        "AX",
        "PR",
    }
)
"""Dependencies whose towns stand for no government in reporting."""
NO_PEOPLE = frozenset({"PM"})
"""Their people are called like those of their state."""
CITY_STATES = frozenset({"SG", "MC", "SM", "VA", "LU", "KW", "DJ", "GI", "GT", "PA", "MV", "SC"})
"""The capital is named like the state, has "City" after it, or is an English word."""
NO_NAMES = frozenset({"Dominican"})
"""Short names of the Factbook that nobody uses."""
_NOTE = re.compile(r"\(.*?\)|;.*|,.*| or .*|note -.*|/.*")


def main(sources: Path) -> None:
    """Write the file."""
    territories = json.loads((sources / "rigour_territories.json").read_text("utf-8"))
    with (sources / "factbook_countries_2026-01.csv").open(encoding="utf-8", newline="") as source:
        rows = [state for row in csv.DictReader(source) if (state := build_state(row, territories))]
    merged = {row[0]: row for row in reversed(rows)}
    with TARGET.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(merged[code] for code in sorted(merged))


def build_state(row: dict[str, str], territories: dict[str, dict[str, str]]) -> tuple[str, ...] | None:
    """One row of the file, or None for a place that is no party here."""
    iso = row["iso2"]
    territory = territories.get(iso.lower())
    if territory is None or iso in BY_HAND | UNINHABITED or ("Island" in row["short_name"] and iso in {"AU", "UM"}):
        return None
    short, long = (html.unescape(row[key]).strip() for key in ("short_name", "long_name"))
    if iso == "GB" and short != "United Kingdom":
        return None
    names = [name for name in (clean_name(name) for name in (territory["name"], short, long)) if name not in NO_NAMES]
    people = [*plural_nouns(row["nationality_noun"]), *adjectives(row["nationality_adjective"])]
    seats = [] if iso in NAMES_ONLY | CITY_STATES else clean_seats(row["capital"])
    return (
        territory["alpha3"].upper(),
        territory["name"],
        join(names),
        join(word for word in people if word not in names and iso not in NO_PEOPLE),
        join(seats),
        "",
    )


def clean_name(name: str) -> str:
    """A name as it stands in a sentence, without its article and notes."""
    return re.sub(r"\(.*?\)|;.*", "", name).strip().removeprefix("The ") if name != "none" else ""


def clean_seats(capital: str) -> list[str]:
    """The capitals that the Factbook lists, without its notes."""
    if "no official capital" in capital:
        return []
    bare = re.sub(r"\(.*?\)|note.*|, D\.C\.| is the administrative capital| in Romanian", "", html.unescape(capital))
    parts = re.split(r";|, (?=[A-Z])", bare)
    return [re.sub(r"\(.*| on .*", "", part).strip() for part in parts if part.strip()]


def plural_nouns(noun: str) -> list[str]:
    """``Angolan(s)`` → Angolan, Angolans; ``Chinese (singular and plural)`` → Chinese."""
    found = []
    for part in re.split(r",| or ", html.unescape(noun)):
        word = _NOTE.sub("", part.replace("(s)", "§")).strip()
        if word and word[0].isupper() and word != "NA":
            found += [word.replace("§", ""), word.replace("§", "s")]
    return found


def adjectives(adjective: str) -> list[str]:
    """The adjectives, without notes such as ``(colloquial)``."""
    words = (_NOTE.sub("", part).strip() for part in re.split(r",|;| or ", html.unescape(adjective)))
    return [word for word in words if word and word[0].isupper() and word not in {"NA", "Dutch", "Congo", "Gibraltar"}]


def join(words: object) -> str:
    """The distinct, non-empty words, in order, as one cell."""
    return "|".join(dict.fromkeys(word for word in words if word))  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
