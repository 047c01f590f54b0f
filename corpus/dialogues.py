"""The annotated dialogues of ``dialogues/*/``: dated articles and ``gold.json``, each item pinned to its quotes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LISTS = ("proposals", "conditions", "channels", "meetings", "positions", "incidents")
ANSWERS = ("accepted", "partly_accepted", "rejected", "considering", "countered", "complied")
INCIDENTS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
VALUES = {
    "proposals": {"kind": ("offer", "demand"), "status": ("open", "withdrawn", *ANSWERS)},
    "conditions": {"firmness": ("will", "would_consider", "may")},
    "channels": {
        "kind": ("mission", "office", "forum", "hotline", "talks", "other"),
        "status": ("open", "closed", "suspended", "reduced"),
    },
    "meetings": {"status": ("held", "planned", "cancelled")},
    "positions": {"stance": ("for", "against", "conditional")},
    "incidents": {"plover": INCIDENTS},
    "answers": {"answer": ANSWERS},
}
"""The values that each field of an item may have."""
PARTIES = {
    "proposals": ("from", "to"),
    "conditions": ("by", "toward"),
    "channels": ("between",),
    "meetings": ("parties",),
    "positions": ("party",),
    "incidents": ("by", "toward"),
    "answers": ("by",),
}
"""The fields of an item that hold codes of parties, the actors first."""
DATES = {
    "proposals": ("tabled",), "channels": ("since",), "meetings": ("date",), "incidents": ("date",), "answers": ("date",)
}  # fmt: skip
_CODE = re.compile(r"[A-Z0-9][A-Z0-9_]+")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_HEAD = re.compile(r"Title: \S.*\nDate: \d{4}-\d{2}-\d{2}\nSource: \S.*\n\n")

Item = Mapping[str, Any]


class DialogueError(ValueError):
    """A folder that breaks the guidelines; says what and where."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One folder: its articles by file name, and its items by list (answers stand within their proposals)."""

    name: str
    articles: Mapping[str, str]
    gold: Mapping[str, Any]


def read_dialogue(folder: Path) -> Dialogue:
    """One folder, as it stands.

    Raises:
        DialogueError: a file is missing or no JSON.
    """
    articles = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("[0-9]*.txt"))}
    try:
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DialogueError(f"{folder.name}/gold.json: {error}") from None
    return Dialogue(folder.name, articles, gold)


def mistakes_of(dialogue: Dialogue) -> Iterator[str]:
    """What breaks the guidelines in a folder, one sentence each."""
    if not dialogue.articles:
        yield "no article: the files are 01.txt, 02.txt …"
    for name, text in dialogue.articles.items():
        if not _HEAD.match(text):
            yield f"{name}: it begins with the lines Title, Date (YYYY-MM-DD) and Source, and a blank one"
    missing = {"dialogue", "as_of", *LISTS} - set(dialogue.gold)
    if missing:
        yield f"gold.json lacks {', '.join(sorted(missing))}"
        return
    if dialogue.gold["dialogue"] != dialogue.name:
        yield f"gold.json is called {dialogue.gold['dialogue']!r}, its folder {dialogue.name!r}"
    for kind in LISTS:
        for number, item in enumerate(dialogue.gold[kind], 1):
            for mistake in _mistakes_of_item(kind, item, dialogue.articles):
                yield f"{kind} {number}: {mistake}"
            for place, answer in enumerate(item.get("answers") or [], 1):
                for mistake in _mistakes_of_item("answers", answer, dialogue.articles):
                    yield f"{kind} {number}, answer {place}: {mistake}"


def _mistakes_of_item(kind: str, item: Item, articles: Mapping[str, str]) -> Iterator[str]:
    for field, values in VALUES[kind].items():
        if item.get(field) not in values:
            yield f"{field} is {item.get(field)!r}, not one of {', '.join(values)}"
    for field in PARTIES[kind]:
        value = item.get(field)
        codes = [value] if isinstance(value, str) else value
        if not isinstance(codes, list) or (not codes and field == PARTIES[kind][0]):
            yield f"{field} is {value!r}, not a list of codes"
        elif not all(_CODE.fullmatch(code) for code in codes):
            yield f"{field}: {value!r} holds what is no code in capitals"
    for field in DATES.get(kind, ()):
        if item.get(field) is not None and not _DATE.fullmatch(str(item[field])):
            yield f"{field} is {item[field]!r}, not YYYY-MM-DD, YYYY-MM or null"
    if not item.get("evidence"):
        yield "no evidence"
    for evidence in item.get("evidence") or []:
        text, quote = articles.get(evidence["article"], ""), evidence["quote"]
        if not quote or text.count(quote) != 1:
            yield f"{evidence['article']} has {text.count(quote) if quote else 'no'} times {quote!r}: it must stand there once"
