"""Who is called so, for a terminal or as JSON: parties with their words, officials with their posts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.lexicon.lookup import Found, Held, OfficialFound, PartyFound, PostFound, Wording
from dragoman.schema.party import Membership, Standing
from dragoman.views.json import Json
from dragoman.views.terminal import print_to_text, rule_heading
from dragoman.views.wording import count_words, say_date, say_party

_WIDE = 120
_DIM = "bright_black"
_LABEL = 9
_PERIOD = 23
_SHOWN = 20
_WORDINGS: Mapping[Wording, str] = {
    Wording.CODE: "this is its code",
    Wording.NAME: "by name",
    Wording.SEAT: "by a seat of its government",
    Wording.DEMONYM: "by a word for its people",
    Wording.NOMINAL: "by a common noun, once it was named",
}
_HELD: Mapping[Held, tuple[str, str]] = {
    Held.SURELY: ("held", "green"),
    Held.PERHAPS: ("perhaps held", "yellow"),
    Held.NO: ("", _DIM),
}


def write_who_json(found: Found) -> str:
    """What was found as one indented JSON object that ends with a line break."""
    told = {
        "name": found.name,
        "on": _encode_day(found.on),
        "parties": [_encode_party(party) for party in found.parties],
        "officials": [_encode_official(official) for official in found.officials],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def write_who_terminal(found: Found, names: Mapping[str, str], *, width: int = 80, colour: bool = False) -> str:
    """What was found, parties first; ``names`` gives a party's name for its code."""
    day = f" · on {say_date(found.on)}" if found.on else ""
    parts: list[RenderableType] = [Text(found.name, style="bold") + Text(day, style="not bold")]
    if found.parties:
        parts.append(rule_heading("Parties", "", width))
        parts += [_party(party, names, first=not i) for i, party in enumerate(found.parties)]
    if found.officials:
        note = count_words(len(found.officials), "person").replace("persons", "people")
        parts.append(rule_heading("Officials", note if len(found.officials) > 1 else "", width))
        shown = found.officials[:_SHOWN]
        parts += [_official(person, names, wide=width >= _WIDE, first=not i) for i, person in enumerate(shown)]
        if len(shown) < len(found.officials):
            more = len(found.officials) - len(shown)
            parts.append(Text(f"\nand {more} more: ask for a full name, or for a day with --on", style=_DIM))
    return print_to_text(Group(*parts), width=width, colour=colour)


def _party(found: PartyFound, names: Mapping[str, str], *, first: bool) -> RenderableType:
    party = found.party
    head = Text(party.name, style="bold") + Text(f"  {party.code}", style="not bold cyan")
    head.append(f" · {party.kind.value} · {_WORDINGS[found.wording]}", style=f"not bold {_DIM}")
    rows = (
        ("names", party.names),
        ("people", party.demonyms),
        ("seats", party.seats),
        ("nouns", found.nominals),
        ("members", sorted(say_party(code, names) for code in found.members)),
        ("in", [_say_membership(membership, names) for membership in found.memberships]),
    )
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=_LABEL, style=_DIM)
    grid.add_column(ratio=1)
    for label, words in rows:
        if words:
            grid.add_row(label, Text(", ".join(words)))
    return Padding(Group(head, Padding(grid, (0, 0, 0, 2))), (0 if first else 1, 0, 0, 0))


def _say_membership(membership: Membership, names: Mapping[str, str]) -> str:
    remarks = [
        "" if membership.standing is Standing.MEMBER else membership.standing.value,
        f"since {say_date(membership.start)}" if membership.start else "",
        f"until {say_date(membership.end)}" if membership.end else "",
    ]
    told = ", ".join(filter(None, remarks))
    return say_party(membership.organisation, names) + (f" ({told})" if told else "")


def _official(found: OfficialFound, names: Mapping[str, str], *, wide: bool, first: bool) -> RenderableType:
    head = Text(found.name, style="bold")
    if found.spellings:
        head.append(f" · also {', '.join(found.spellings)}", style=f"not bold {_DIM}")
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=_PERIOD)
    for ratio in (5, 3, 4) if wide else (1,):
        grid.add_column(ratio=ratio)
    for post in found.posts:
        grid.add_row(*_post(post, names, wide=wide))
    return Padding(Group(head, Padding(grid, (0, 0, 0, 2))), (0 if first else 1, 0, 0, 0))


def _post(post: PostFound, names: Mapping[str, str], *, wide: bool) -> Iterator[Text]:
    said, style = _HELD[post.held] if post.held else ("", "default")
    told = _DIM if post.held is Held.NO else "default"
    start, end = (_encode_day(day) or "?" for day in (post.start, post.end))
    yield Text(f"{start:<10} – {end}", style=told)
    role, party = Text(post.role, style=told), Text(say_party(post.party, names), style=told)
    remarks = Text(" · ".join(filter(None, (said, _doubt(post)))), style=style if post.held else _DIM)
    remarks.append((" · " if remarks else "") + ", ".join(post.sources), style=_DIM)
    if wide:
        yield from (role, party, remarks)
    else:
        yield role + Text(" · ", style=_DIM) + party + Text("\n") + remarks


def _doubt(post: PostFound) -> str:
    missing = [word for word, day in (("start", post.start), ("end", post.end)) if day is None]
    return f"its {' and '.join(missing)} {'are' if len(missing) > 1 else 'is'} not known" if missing else ""


def _encode_party(found: PartyFound) -> Json:
    party = found.party
    return {
        "code": party.code,
        "name": party.name,
        "kind": party.kind.value,
        "called_by": found.wording.value,
        "names": list(party.names),
        "demonyms": list(party.demonyms),
        "seats": list(party.seats),
        "nominals": list(found.nominals),
        "members": list(found.members),
        "memberships": [
            {
                "organisation": membership.organisation,
                "standing": membership.standing.value,
                "from": membership.start and membership.start.value,
                "until": membership.end and membership.end.value,
                "source": membership.source,
            }
            for membership in found.memberships
        ],
    }


def _encode_official(found: OfficialFound) -> Json:
    return {
        "name": found.name,
        "spellings": list(found.spellings),
        "posts": [
            {
                "role": post.role,
                "party": post.party,
                "from": _encode_day(post.start),
                "until": _encode_day(post.end),
                "sure": post.sure,
                "held": post.held and post.held.value,
                "sources": list(post.sources),
            }
            for post in found.posts
        ],
    }


def _encode_day(day: date | None) -> str | None:
    return day.isoformat() if day else None
