# ruff: noqa: INP001 - a command, run as a file
"""Write ``lexicon/officials``' compact tables of national posts from the merged office-holder file.

Usage: ``python tools/build_officials.py SOURCES_DIR``. Rows of Wikidata (CC0) go to ``wikidata.csv``; rows and ends
of posts that only later pages of a CC BY-NC site tell go to ``later_pages.csv``, which a user may delete. Both are
sorted by their key, because the table is searched by bisection, not parsed. ``curated.csv`` is written by hand and
left alone.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.lexicon.official_table import name_key

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
    r"ambassador to|court|judge|justice of|bank|lady|mayor|prosecutor|sport|culture|tourism|youth|deputy speaker|senate"
    r"|chamber|university|health|education|agricultur|environment|social|housing|women|science|religious|veterans",
    re.IGNORECASE,
)
Row = tuple[str, str, str, str, str, str, str]


def main(sources: Path) -> None:
    """Write both files."""
    territories = json.loads((sources / "rigour_territories.json").read_text("utf-8"))
    codes = {iso.upper(): str(entry["alpha3"]).upper() for iso, entry in territories.items() if "alpha3" in entry}
    free: set[Row] = set()
    later: set[Row] = set()
    with (sources / "peppercat_officeholders_merged_to_2025-01.csv").open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            post, code = row["position"], codes.get(row["iso2"])
            if code is None or not POSTS.search(post) or OTHER_POSTS.search(post) or not row["person"].strip():
                continue
            basis, told_free = row["end_basis"], not row["end_basis"].startswith("page:")
            end_free = basis == "wikidata_2023-01"
            for name in spellings(row):
                if told_free:
                    free.add(build_row(name, row, code, row["end"] if end_free else ""))
                if not end_free and (row["end"] or not told_free):
                    later.add(build_row(name, row, code, row["end"]))
    write(TARGET / "wikidata.csv", free)
    write(TARGET / "later_pages.csv", later)


def spellings(row: dict[str, str]) -> Iterator[str]:
    """The name, and the title of the encyclopedia article where that is another spelling."""
    yield row["person"].strip()
    title = re.sub(r"\s*\(.*?\)", "", row["enwiki_title"]).strip()
    if title and name_key(title) != name_key(row["person"]):
        yield title


def build_row(name: str, row: dict[str, str], code: str, end: str) -> Row:
    """One line: key, name, role, party, start, end, source."""
    return (name_key(name), name, row["position"], code, row["start"], end, row["wikidata"])


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write sorted rows, without a header, since the file is searched by bisection."""
    with path.open("w", encoding="utf-8", newline="") as target:
        for line in sorted(",".join(cell.replace(",", "") for cell in row) for row in rows):
            target.write(line + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
