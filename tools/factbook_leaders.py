# ruff: noqa: INP001 - used by a command that is run as a file
"""The Factbook's editions of leaders and ambassadors → who held which post from when until when."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from dragoman.lexicon.official_names import fold_name

_RANK = (
    r"(?:Acting|Interim|Transition(?:al)?|Caretaker|First|Second|Third|Executive|Senior|Deputy|Vice|Co-Vice|Federal)"
)
_POST = r"(?:Presidents?|Vice Presidents?|Prime Ministers?|Ministers?|Premiers?|Chancellors?|Chief Executive)"
_TITLE = re.compile(
    rf"((?:{_RANK} )*{_POST}(?:-[Ee]lect|-designate)?|(?:Charg[eé] )?[dD]['’]Affaires|Affaires"
    r"|Ambassador(?:-[Dd]esignate)?|Amir|Emir|Chairman|Chairperson|State Counsell?or|Supreme Leader)(?:,)? +"
)
_HONOUR = re.compile(
    r"(?:Dr\.?|Ato|Crown Prince|Prince|H\.E\.|Datuk|Dato|Tan Sri|Sir|Dame|Sheikh|Ayatollah|Lt\.|Gen\.|Col\.|Adm\."
    r"|Maj\.|Brig\.|Capt\.|Ret\.|\(Ret\.\)|General|Field Marshal|Lieutenant|Colonel|Major|Pro Tempore) +"
)
_SURNAME = re.compile(r"(?:al-|Al-|el-|O'|D'|Mc)?[A-ZÀ-Þ][A-ZÀ-Þ'’-]+")
_NAME_WORD = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]*|de|da|dos|do|del|la|van|von|der|bin|ibn|al-[\w'’-]+|el-[\w'’-]+|e|y)")
_SMALL = {"DE", "DA", "DO", "DOS", "DEL", "LA", "VAN", "VON", "DER", "TER", "BIN"}
_SAME_PERSON = timedelta(days=75)
_FIRM = timedelta(days=120)
_STALE = timedelta(days=150)
_REWORDED = "2024-06"
_HEADS = re.compile(r"^(?:President|Prime Minister|Premier|Federal Chancellor|Chancellor|Chief Executive)$")


@dataclass(frozen=True, slots=True)
class Leader:
    """A post as the Factbook tells it. ``last`` is the last edition with it, ``gone`` the first without it.

    ``followed`` where the end is the day when a successor began.
    """

    name: str
    short: str
    role: str
    party: str
    start: str
    first: date
    last: date
    gone: date | None
    end: str = ""
    followed: bool = False


def read_leaders(sources: Path, codes: dict[str, str]) -> list[Leader]:
    """Leaders of states, their deputies, and ambassadors to and from the United States; each tenure once."""
    with (sources / "factbook_countries_2026-01.csv").open(encoding="utf-8", newline="") as source:
        iso = {row["gec"].lower(): row["iso2"].upper() for row in csv.DictReader(source)}
    with (sources / "factbook_igo_membership_spells_1990_2025.csv").open(encoding="utf-8", newline="") as source:
        members = {row["iso2_or_name"] for row in csv.DictReader(source) if row["org"] == "UN"}
    states = {gec: codes[two] for gec, two in iso.items() if two in codes and two in members | {"XK", "TW", "VA", "PS"}}
    with (sources / "factbook_leaders_2014_2026.csv").open(encoding="utf-8", newline="") as source:
        told = [leader for row in csv.DictReader(source) if (leader := read_leader(row, states))]
    told.sort(key=lambda leader: (leader.party, leader.role, fold_name(leader.name), leader.first))
    merged = [
        tenure
        for _, same in groupby(told, key=lambda leader: (leader.party, leader.role, fold_name(leader.name)[-1:]))
        for tenure in merge_editions(same)
    ]
    return [end_tenure(tenure, merged) for tenure in merged if not is_misdated(tenure, merged)]


def read_leader(row: dict[str, str], states: dict[str, str]) -> Leader | None:
    """The post of one row; None where it is no state's, or the name isn't told clearly."""
    text = re.sub(r'\s*"[^"]*"|\s*\([^)]*\)', "", row["title_and_name"]).strip()
    title = _TITLE.match(text)
    party = states.get(row["gec"])
    if title is None or party is None or "elect" in title[1].lower() or not row["since_iso"]:
        return None
    role = re.sub(r"s$|,$", "", title[1])
    name = read_name(text[title.end() :])
    if name is None or "ffaires" in role:
        return None
    if row["office"] == "ambassador to the US":
        role = "Ambassador to the United States"
    elif row["office"] == "US ambassador to":
        role, party = f"Ambassador to {row['country']}", "USA"
    elif role.startswith("Ambassador"):
        return None
    gone = date.fromisoformat(row["gone_by"]) if row["gone_by"] else None
    first, last = date.fromisoformat(row["first_seen"]), date.fromisoformat(row["last_changed_seen"])
    return Leader(*name, role, party, row["since_iso"], first, last, gone)


def read_name(text: str) -> tuple[str, str] | None:
    """The name at the start of a text that has the surname in capitals, and the name up to there where more follows.

    None where it is no whole name.
    """
    while honour := _HONOUR.match(text):
        text = text[honour.end() :]
    words = re.split(r",|\band\b", text)[0].split()
    if len(words) < 2 or not all(_NAME_WORD.fullmatch(word) for word in words):  # noqa: PLR2004 - no given name
        return None
    capitals = [bool(_SURNAME.fullmatch(word)) for word in words]
    if not any(capitals) or all(capitals):
        return None
    written = [write_word(word) if big else word for word, big in zip(words, capitals, strict=True)]
    last = max(index for index, big in enumerate(capitals) if big)
    return " ".join(written), " ".join(written[: last + 1]) if 0 < last < len(words) - 1 else ""


def write_word(word: str) -> str:
    """A word of a surname in capitals, as it is commonly written.

    >>> write_word("MACRON"), write_word("DE"), write_word("GRABAR-KITAROVIC")
    ('Macron', 'de', 'Grabar-Kitarovic')
    """
    if word in _SMALL:
        return word.lower()
    prefix = re.match(r"al-|Al-|el-|O'|D'|Mc", word)
    start = prefix[0] if prefix else ""
    return start + "-".join(part.capitalize() for part in word[len(start) :].split("-"))


def merge_editions(same: Iterable[Leader]) -> Iterator[Leader]:
    """One tenure of what several editions tell in different words."""
    current: Leader | None = None
    for leader in same:
        if current and (
            current.gone is None or leader.first - current.last <= _SAME_PERSON or leader.start == current.start
        ):
            gone = None if current.gone is None or leader.gone is None else max(current.gone, leader.gone)
            start = max(current.start, leader.start)
            current = replace(current, start=start, last=max(current.last, leader.last), gone=gone)
            continue
        if current:
            yield current
        current = leader
    if current:
        yield current


def is_misdated(tenure: Leader, all_tenures: Iterable[Leader]) -> bool:
    """Did another come to the post after the start told, and was gone before the entry was made?"""
    return any(
        (other.party, other.role) == (tenure.party, tenure.role)
        and _HEADS.match(tenure.role)
        and tenure.start < other.start
        and other.gone is not None
        and other.gone <= tenure.first
        and fold_name(other.name)[-1] not in fold_name(tenure.name)
        for other in all_tenures
    )


def end_tenure(tenure: Leader, all_tenures: Iterable[Leader]) -> Leader:
    """Add the end: of a head, the day when the next began, of others, when the entry had gone.

    Where the next edition was long after, it is the last edition that still told the post. What was gone in June 2024,
    when entries were reworded, and a head with no successor told, ended on a day unknown.
    """
    if tenure.gone is None:
        return tenure
    surname = fold_name(tenure.name)[-1]
    followed = [
        other.start
        for other in all_tenures
        if _HEADS.match(tenure.role)
        and (other.party, other.role) == (tenure.party, tenure.role)
        and max(tenure.start, (tenure.last - _STALE).isoformat())
        < other.start
        <= (tenure.gone + _SAME_PERSON).isoformat()
        and surname not in fold_name(other.name)
    ]
    if tenure.gone - tenure.last > _FIRM:
        return replace(tenure, end=tenure.last.isoformat())
    if followed:
        return replace(tenure, end=min(followed), followed=True)
    if _HEADS.match(tenure.role) or tenure.gone.isoformat().startswith(_REWORDED):
        return tenure
    return replace(tenure, end=tenure.gone.isoformat())
