# ruff: noqa: INP001 - a command, run as a file
"""Write ``lexicon/parties/groups_ucdp.csv``: armed groups of the UCDP Actor Dataset, with the names that it gives them.

Usage: ``python tools/build_ucdp_groups.py SOURCES_DIR``, where the directory holds ``ucdp-actor-221.csv``.

Taken are organised groups that fought a government, for these are the ones that negotiate with it. Names are left as
they are, but those that a reader would not take for the group are left out: common words, words of a state and one
more, ordinary parties, unnamed insurgents, factions of an army, short acronyms, what names another party of the
lexicon, and what ``groups.csv`` has already. A group of that file keeps its code, told by a name that both have or by
``SAME``.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "src" / "dragoman" / "lexicon" / "parties"
TARGET = FOLDER / "groups_ucdp.csv"
COLUMNS = ("code", "name", "names", "demonyms", "seats", "nominals")
OTHERS = ("states.csv", "states_more.csv", "historic.csv", "territories.csv", "organisations.csv")
OURS = "groups.csv"
NAMES = ("NameOrigFullEng", "NameOrigFull", "NameData", "NameOrig", "NewNameFullEng", "NewName")
SHORTEST_ACRONYM = 4
ORGANISED, PRIMARY = "1", "1"

SAME = {
    "256": "RCSS", "363": "NDFB", "432": "FNL", "554": "SELEKA", "5659": "MAHDI_ARMY",
    "195": "CPI_MAOIST", "207": "FATAH", "209": "HAMAS", "234": "IS", "239": "AMAL", "260": "KDP", "308": "MEK",
    "309": "PJAK", "313": "ETA", "323": "PKK", "403": "FLN", "405": "MPLA", "410": "TPLF", "426": "CNDP",
    "428": "FRELIMO", "461": "SWAPO", "528": "FDLR", "529": "MFDC", "530": "FRUD", "563": "POLISARIO", "567": "UNITA",
    "755": "FMLN", "767": "EZLN", "4163": "PYD", "5999": "UPC", "6716": "JNIM", "8114": "NRF", "266": "ULMWP",
    "258": "CPN_M", "211": "AQSA_BRIGADES", "299": "HEZB_E_ISLAMI", "283": "REAL_IRA", "282": "IRA",
    "277": "ABU_SAYYAF", "176": "VIETMINH", "1123": "SPLM_N", "1158": "CMA", "6692": "ARSA", "1091": "HOUTHIS",
    "304": "NORTHERN_ALLIANCE", "488": "LRA", "745": "M19", "1051": "BOKO_HARAM",
}  # fmt: skip
"""Groups of ``groups.csv`` that have no name in common with it, by the number of the actor."""

COMMON = frozenset((Path(__file__).parent / "ucdp_common_words.txt").read_text("utf-8").split())
"""A name of nothing but these words tells no group from another."""
NOT_SO_CALLED = frozenset((Path(__file__).parent / "ucdp_left_out.txt").read_text("utf-8").splitlines())
"""Translations and descriptions that reporting doesn't use, and names of governments and territories."""
WORDS = frozenset({"APCO", "BRAS", "EPDM", "FACT", "MODEL", "SURA"})
"""Acronyms that are words, too, or better known for something else."""
_UNNAMED = re.compile(
    r"(?:Government|Military faction|Forces|Republic|State|Sultanate|Kingdom)\b"
    r"|.*(?:insurgents|rebels|dissidents|garrison|Republic|\bcoalition)$"
    r"|.*\b(?:Party|Congress|Brotherhood|Opposition|Government)\b"
)
_ACRONYM = re.compile(rf"[A-Z][A-Za-z]{{{SHORTEST_ACRONYM - 2},}}[A-Z]|[A-Z]+-[A-Z]+(?:-[A-Z]+)?")
_LATIN = re.compile(r"[\u0000-\u024f]+")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the other files of parties hold: the codes taken, the forms, and which groups have them."""

    codes: frozenset[str]
    groups: frozenset[str]
    group_of: Mapping[str, str]
    others: frozenset[str]
    states: Mapping[str, str]


def main(sources: Path) -> None:
    """Write the file."""
    lexicon = read_lexicon()
    with (sources / "ucdp-actor-221.csv").open(encoding="utf-8-sig", newline="") as source:
        actors = [row for row in csv.DictReader(source) if row["Org"] == ORGANISED and row["PrimaryParty"] == PRIMARY]
    counted = Counter(name for actor in actors for name in {clean(actor[column]) for column in NAMES})
    groups: dict[str, tuple[str, list[str]]] = {}
    actor_of: dict[str, str] = {}
    for actor in actors:
        if re.match(r"(?:Military faction|Government|Forces of)\b", clean(actor["NameData"]), re.IGNORECASE):
            continue
        code = code_of(actor, lexicon)
        if actor_of.setdefault(code, actor["ActorId"]) != actor["ActorId"] and code not in lexicon.groups:
            code = with_place(code, actor, lexicon)
        names = [
            name
            for name in names_of(actor, lexicon)
            if counted[name] == 1 and name not in lexicon.group_of and name not in lexicon.others
        ]
        if names:
            known = groups.setdefault(code, (names[0], []))[1]
            known += (name for name in names if name not in known)
    with TARGET.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(COLUMNS)
        for code, (name, names) in sorted(groups.items()):
            writer.writerow((code, name, "|".join(names), "", "", ""))


def read_lexicon() -> Lexicon:
    """The other files."""
    codes: dict[bool, set[str]] = {True: set(), False: set()}
    group_of: dict[str, str] = {}
    others: set[str] = set()
    states: dict[str, str] = {}
    for file in (*OTHERS, OURS):
        with (FOLDER / file).open(encoding="utf-8", newline="") as source:
            for row in csv.DictReader(source):
                codes[file == OURS].add(row["code"])
                forms = [form for column in ("names", "demonyms", "seats") for form in row[column].split("|") if form]
                for form in forms:
                    if file == OURS:
                        group_of[form] = row["code"]
                    else:
                        others.add(form)
                    if file.startswith("states"):
                        states.setdefault(form, row["code"])
    return Lexicon(frozenset(codes[True] | codes[False]), frozenset(codes[True]), group_of, frozenset(others), states)


def code_of(actor: Mapping[str, str], lexicon: Lexicon) -> str:
    """The code that ``groups.csv`` has for it; else its short name, with its state where that is taken."""
    if actor["ActorId"] in SAME:
        return SAME[actor["ActorId"]]
    for name in (clean(actor[column]) for column in NAMES[:4]):
        if name in lexicon.group_of and is_telling(name, lexicon):
            return lexicon.group_of[name]
    short = re.sub(r"[^A-Z0-9]+", "_", fold(clean(actor["NameData"])).upper()).strip("_")
    return with_place(short, actor, lexicon) if short in lexicon.codes else short


def with_place(code: str, actor: Mapping[str, str], lexicon: Lexicon) -> str:
    """A code that another party has, made this group's own by the state where it fought."""
    place = re.sub(r" ?\(.*", "", actor["Location"].split(",")[0])
    return f"{code}_{lexicon.states.get(place, actor['ActorId'])}"


def names_of(actor: Mapping[str, str], lexicon: Lexicon) -> Iterator[str]:
    """The names by which a reader knows the group, the fullest English one first."""
    seen = set()
    for name in (clean(actor[column]) for column in NAMES):
        if name not in seen and (is_telling(name, lexicon) or is_acronym(name)):
            yield name
        seen.add(name)


def is_telling(name: str, lexicon: Lexicon) -> bool:
    """Is it a name of several words that tells this group from others and from common words?"""
    words = name.split()
    if not words[1:] or not name[0].isupper() or not _LATIN.fullmatch(name) or name in NOT_SO_CALLED:
        return False
    if _UNNAMED.match(name) or re.search(r'[/()\[\]",]| - |- ', name):
        return False
    rest = [word for word in words if word.lower() not in COMMON]
    return bool(rest) and not (len(words) == 2 and words[0] in lexicon.states and len(rest) == 1)  # noqa: PLR2004


def is_acronym(name: str) -> bool:
    """Is it an acronym long enough to be nobody else's?"""
    return bool(_ACRONYM.fullmatch(name)) and name not in WORDS and not name.islower()


def clean(name: str) -> str:
    """A name with plain apostrophes and single spaces; empty where the dataset gives none."""
    name = re.sub(r"\s+", " ", re.sub("[’´`]", "'", name)).strip()
    return "" if name == "n/a" else name.removeprefix("The ")


def fold(name: str) -> str:
    """A name in plain letters."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
