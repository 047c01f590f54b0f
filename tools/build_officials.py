# ruff: noqa: INP001 - a command, run as a file
"""Write ``lexicon/officials``' compact tables from the office-holder file, the Factbook and the list of US executives.

Usage: ``python tools/build_officials.py SOURCES_DIR``. Rows of Wikidata (CC0) go to ``wikidata.csv``; what the Factbook
(public domain) and the list of presidents (CC0) add goes to ``public_domain.csv``; rows and ends of posts that only
later pages of a CC BY-NC site tell go to ``later_pages.csv``, which a user may delete. All are sorted by their key,
because the table is searched by bisection, not parsed. ``curated.csv`` is written by hand and left alone.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import yaml
from factbook_leaders import Leader, read_leaders

from dragoman.lexicon.official_names import fold_name, name_key, name_keys

TARGET = Path(__file__).parents[1] / "src" / "dragoman" / "lexicon" / "officials"
POSTS = re.compile(
    r"president|prime minister|premier|chancellor|taoiseach|tánaiste|head of (?:state|government)|monarch|king|queen"
    r"|emir|sultan|pope|foreign|external|affairs|europe|defen[cs]e|war\b|interior|home|security|trade|commerce|finance|treasur"
    r"|econom|energy|oil|petroleum|justice|integration|development|cooperation|immigration|water|transport|fisher|maritime"
    r"|secretary of state|state secretary|permanent representative|chief of (?:the )?(?:general )?staff|chairman"
    r"|chief executive|first minister|governor-general|spokes|intelligence|without portfolio|minister of state"
    r"|speaker|vice|supreme leader|junta"
    r"|council|leader|chief minister|minister-president",
    re.IGNORECASE,
)
OTHER_POSTS = re.compile(
    r"ambassador to|court|judge|justice of|chief justice|bank|lady|mayor|prosecutor|sport|culture|tourism|youth"
    r"|deputy speaker|senate|chamber|university|health|education|agricultur|environment|social|housing|women|science"
    r"|religious|veterans",
    re.IGNORECASE,
)
REGIONAL_POSTS = re.compile(
    r"^(?:(?:deputy|vice)[- ])?(?:premier|minister-president|chief minister|secretary of state|governor) of (?!the\b)"
    r"|^(?:vice )?president of (?:the (?:province|region)|lazio|sicily|abruzzo|molise)|legislative assembly of|aosta"
    r"|assembly of quebec|xunta|junta of|community of madrid|of asturias|of aragon",
    re.IGNORECASE,
)
HELD_BY_ONE = frozenset(
    {"President", "Prime Minister", "Chancellor", "Taoiseach", "Minister of Foreign Affairs", "Minister of Defence"}
    | {"Minister of the Interior", "Minister of Finance"}
)
"""Posts that end when another takes them over, where their own end isn't told."""
HEADS = frozenset({"President", "Prime Minister", "Chancellor", "Federal Chancellor", "Premier", "Taoiseach"})
SAME_START_DAYS = 90
FIRST_PRESIDENTS = "1945"
HONOURS = re.compile(
    r"^(?:(?:Crown Prince|Prince|Princess|Sheikh|Shaikh|Sheikha|Sayyid|Ato|Dr\.?|Sir|Dame|Lord|Baroness|General|King"
    r"|Queen|Emir|Sultan|Pope|Ayatollah|Hajji|Mullah|Tan Sri|Datuk Seri|Dato' Sri|Dato'|Datuk|Tun) )+(?=\S+ \S)"
)
REALM = re.compile(r"(?<=\w) of (?:the )?(?:[A-Z]\w+ ?)+$")
HOUSE = re.compile(r"^(.*\b(?:bin|ibn)\b.*?) Al[- ](?:Saud|Thani|Nahyan|Maktoum|Khalifa|Sabah|Said|Qasimi|Nuaimi)$")


@dataclass(frozen=True, slots=True)
class Row:
    """A post as a line of a sorted file tells it; ``source`` has the person's Wikidata item, if there is one."""

    name: str
    role: str
    party: str
    start: str
    end: str
    source: str


def main(sources: Path) -> None:
    """Write the three files."""
    territories = json.loads((sources / "rigour_territories.json").read_text("utf-8"))
    codes = {iso.upper(): str(entry["alpha3"]).upper() for iso, entry in territories.items() if "alpha3" in entry}
    free, later = read_holders(sources / "peppercat_officeholders_merged_to_2025-01.csv", codes)
    free = end_by_successor(free)
    write(TARGET / "wikidata.csv", free)
    write(TARGET / "later_pages.csv", later)
    leaders = read_leaders(sources, codes)
    write(TARGET / "public_domain.csv", {*add_leaders(leaders, free), *read_presidents(sources / "us_executive.yaml")})


def read_holders(path: Path, codes: dict[str, str]) -> tuple[set[Row], set[Row]]:
    """The rows of Wikidata until 2023-01, and what later pages of the site add: rows, and ends."""
    free: set[Row] = set()
    later: set[Row] = set()
    with path.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            post, code = row["position"], codes.get(row["iso2"])
            if (
                code is None
                or not POSTS.search(post)
                or OTHER_POSTS.search(post)
                or REGIONAL_POSTS.search(post)
                or not row["person"].strip()
            ):
                continue
            basis, told_free = row["end_basis"], not row["end_basis"].startswith("page:")
            end_free = basis == "wikidata_2023-01"
            for name in spellings(row):
                told = Row(name, post, code, row["start"], row["end"], f"wikidata:{row['wikidata']}")
                if told_free:
                    free.add(told if end_free else replace(told, end=""))
                if not end_free and (row["end"] or not told_free):
                    later.add(replace(told, source=f"pages:{row['wikidata']}"))
    return free, later


def spellings(row: dict[str, str]) -> Iterator[str]:
    """The name, the title of the encyclopedia article where that is another spelling, and either without the house."""
    found: dict[str, str] = {}
    for told in (row["person"], re.sub(r"\s*\(.*?\)", "", row["enwiki_title"])):
        name = REALM.sub("", HONOURS.sub("", told.strip()))
        if len(fold_name(name)) > 1 or name == told:
            found.setdefault(name_key(name), name)
    for name in filter(None, found.values()):
        yield name
        if house := HOUSE.match(name):
            yield house[1]


def end_by_successor(rows: set[Row]) -> set[Row]:
    """Give posts held by one person at a time, whose end isn't told, the start of the next holder as their end."""
    starts: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in rows:
        if row.role in HELD_BY_ONE and row.start:
            starts.setdefault((row.party, row.role), []).append((row.start, row.source))
    ended = set()
    for row in rows:
        followed = [
            start
            for start, holder in starts.get((row.party, row.role), ())
            if not row.end and row.start and start > row.start and holder != row.source
        ]
        ended.add(replace(row, end=min(followed)) if followed else row)
    return ended


def add_leaders(leaders: Iterable[Leader], free: set[Row]) -> Iterator[Row]:
    """What the Factbook knows and Wikidata's rows don't: other people and posts, and ends of posts of heads."""
    known: dict[tuple[str, str], list[Row]] = {}
    for row in free:
        for word in fold_name(row.name):
            known.setdefault((row.party, word), []).append(row)
    for leader in leaders:
        same = [row for row in find_person(leader, known) if is_same_start(row, leader)]
        heads = [row for row in same if row.role in HEADS and leader.role in HEADS]
        if any(row.end for row in heads):
            continue
        if leader.followed:
            yield from (
                replace(row, end=leader.end, source=row.source.replace("wikidata", "factbook")) for row in heads
            )
        yield Row(leader.short or leader.name, leader.role, leader.party, leader.start, leader.end, "factbook")


def find_person(leader: Leader, known: dict[tuple[str, str], list[Row]]) -> list[Row]:
    """The rows of people who have two words of the leader's name."""
    words = set(fold_name(leader.name))
    rows = {row for word in words for row in known.get((leader.party, word), ())}
    return [row for row in rows if len(words & set(fold_name(row.name))) > 1]


def is_same_start(row: Row, leader: Leader) -> bool:
    """Did both begin at about the same time? A month or year alone is about its first day."""
    first, second = (date.fromisoformat((day + "-01-01")[:10]) for day in (row.start or "0001", leader.start))
    return abs((first - second).days) <= SAME_START_DAYS


def read_presidents(path: Path) -> Iterator[Row]:
    """Presidents and vice-presidents of the United States since 1945."""
    for person in yaml.safe_load(path.read_text("utf-8")):
        name = " ".join(person["name"][part] for part in ("first", "last"))
        for term in person["terms"]:
            if term["end"] > FIRST_PRESIDENTS:
                role = "President" if term["type"] == "prez" else "Vice President"
                yield Row(name, role, "USA", term["start"], term["end"], "us_executive")


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write sorted rows, without a header, since the file is searched by bisection; names of one word aren't found."""
    lines: set[str] = set()
    for row in rows:
        cells = [cell.replace(",", "") for cell in (row.name, row.role, row.party, row.start, row.end, row.source)]
        lines.update(",".join((key, *cells)) for key in name_keys(row.name, row.party) if " " in key)
    path.write_text("".join(line + "\n" for line in sorted(lines)), "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
