"""The annotated dialogues of ``dialogues/*/`` (see DIALOGUES.md): dated articles, and the state of play after them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from relations import ROOTS

ANSWERS = ("accepted", "partly_accepted", "rejected", "considering", "countered", "complied")
_CODE = re.compile(r"[A-Z0-9][A-Z0-9_]+")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_HEAD = re.compile(r"Title: \S.*\nDate: (\d{4}-\d{2}-\d{2})\nSource: \S.*\n\n")

Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of an item: parties (who acts, then toward whom), values, dates, words, and names that may be null."""

    parties: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]
    dates: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


SHAPES: Mapping[str, Shape] = {
    "proposals": Shape(
        parties=("from", "to"),
        values={"kind": ("offer", "demand"), "status": ("open", "withdrawn", *ANSWERS)},
        dates=("tabled",),
        words=("content",),
    ),
    "conditions": Shape(
        parties=("by", "toward"),
        values={"firmness": ("will", "would_consider", "may")},
        words=("if", "then"),
    ),
    "channels": Shape(
        parties=("between",),
        values={
            "kind": ("mission", "office", "forum", "hotline", "talks", "other"),
            "status": ("open", "closed", "suspended", "reduced"),
        },
        dates=("since",),
        words=("name",),
    ),
    "meetings": Shape(
        parties=("parties",),
        values={"status": ("held", "planned", "cancelled")},
        dates=("date",),
        names=("place", "forum"),
    ),
    "positions": Shape(parties=("party",), values={"stance": ("for", "against", "conditional")}, words=("issue",)),
    "incidents": Shape(parties=("by", "toward"), values={"plover": ROOTS}, dates=("date",), words=("what",)),
}
"""The lists of a gold.json, and what their items hold beside the evidence."""
LISTS = tuple(SHAPES)
ANSWER = Shape(parties=("by",), values={"answer": ANSWERS}, dates=("date",))
"""What each of a proposal's answers holds beside the evidence."""


class DialogueError(ValueError):
    """A folder that can't be read; says what and where."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One folder: its articles by file name, and its items by list (answers stand within their proposals)."""

    name: str
    articles: Mapping[str, str]
    gold: Mapping[str, Any]


def read_dialogue(folder: Path, *, articles_in: Path | None = None) -> Dialogue:
    """One folder, as it stands; the articles may lie in another one.

    Raises:
        DialogueError: there is no gold.json, or it is no JSON object.
    """
    articles = {path.name: path.read_text(encoding="utf-8") for path in sorted((articles_in or folder).glob("*.txt"))}
    try:
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DialogueError(f"{folder.name}/gold.json: {error}") from None
    if not isinstance(gold, dict):
        raise DialogueError(f"{folder.name}/gold.json: it holds no object")
    return Dialogue(folder.name, articles, gold)


def mistakes_of(dialogue: Dialogue) -> Iterator[str]:
    """What breaks the guidelines in a folder, one sentence each."""
    yield from _mistakes_of_articles(dialogue.articles)
    yield from _mistakes_of_head(dialogue)
    for kind, shape in SHAPES.items():
        for number, item in enumerate(_items(dialogue.gold.get(kind)), 1):
            for mistake in _mistakes_of_item(item, shape, dialogue.articles):
                yield f"{kind} {number}: {mistake}"
    for number, proposal in enumerate(_items(dialogue.gold.get("proposals")), 1):
        for mistake in _mistakes_of_answers(proposal, dialogue.articles):
            yield f"proposals {number}, {mistake}"
    for number, meeting in enumerate(_items(dialogue.gold.get("meetings")), 1):
        if len(set(codes_of(meeting, "parties"))) == 1:
            yield f"meetings {number}: a meeting needs two parties"


def codes_of(item: Item, field: str) -> list[str]:
    """The codes of parties that a field of an item holds, which may be one string or a list."""
    value = item.get(field)
    if isinstance(value, str):
        return [value]
    return [code for code in value if isinstance(code, str)] if isinstance(value, list) else []


def _items(value: Any) -> list[Item]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _mistakes_of_articles(articles: Mapping[str, str]) -> Iterator[str]:
    if list(articles) != [f"{number:02}.txt" for number in range(1, len(articles) + 1)] or not articles:
        yield f"the articles are {', '.join(articles) or 'missing'}: they are called 01.txt, 02.txt …"
    last = ""
    for name, text in articles.items():
        head = _HEAD.match(text)
        if head is None or not _is_date(head[1]):
            yield f"{name}: it begins with the lines Title, Date (YYYY-MM-DD) and Source, and a blank one"
        elif head[1] < last:
            yield f"{name}: its date, {head[1]}, is before that of the article before it"
        else:
            last = head[1]


def _mistakes_of_head(dialogue: Dialogue) -> Iterator[str]:
    gold = dialogue.gold
    if gold.get("dialogue") != dialogue.name:
        yield f"gold.json is called {gold.get('dialogue')!r}, its folder {dialogue.name!r}"
    dates = [head[1] for text in dialogue.articles.values() if (head := _HEAD.match(text))]
    if dates and gold.get("as_of") != max(dates):
        yield f"as_of is {gold.get('as_of')!r}, not the date of the last article, {max(dates)}"
    for kind in LISTS:
        if not isinstance(gold.get(kind), list) or len(_items(gold[kind])) < len(gold[kind]):
            yield f"{kind} is no list of objects"
    unknown = set(gold) - {"dialogue", "as_of", *LISTS}
    if unknown:
        yield f"gold.json has the unknown {', '.join(sorted(unknown))}"
    ids = [proposal.get("id") for proposal in _items(gold.get("proposals"))]
    if None in ids or len(set(map(str, ids))) < len(ids):
        yield "each proposal has an id of its own"


def _mistakes_of_answers(proposal: Item, articles: Mapping[str, str]) -> Iterator[str]:
    answers = _items(proposal.get("answers"))
    for place, answer in enumerate(answers, 1):
        for mistake in _mistakes_of_item(answer, ANSWER, articles):
            yield f"answer {place}: {mistake}"
    given, status = {answer.get("answer") for answer in answers}, proposal.get("status")
    if status != "withdrawn" and status not in (given or {"open"}):
        yield f"status {status!r}: it is that of an answer, or open where there is none, or withdrawn"


def _mistakes_of_item(item: Item, shape: Shape, articles: Mapping[str, str]) -> Iterator[str]:
    for field, values in shape.values.items():
        if item.get(field) not in values:
            yield f"{field} is {item.get(field)!r}, not one of {', '.join(values)}"
    for field in shape.parties:
        yield from _mistakes_of_parties(item, field, needed=field == shape.parties[0])
    for field in shape.dates:
        if item.get(field) is not None and not _is_date(item[field]):
            yield f"{field} is {item[field]!r}, not YYYY-MM-DD, YYYY-MM, YYYY or null"
    for field in shape.words:
        if not isinstance(item.get(field), str) or not item[field].strip():
            yield f"{field} says nothing"
    for field in shape.names:
        if not (isinstance(item.get(field), str) or item.get(field) is None):
            yield f"{field} is {item[field]!r}, not a name or null"
    yield from _mistakes_of_evidence(item.get("evidence"), articles)


def _mistakes_of_parties(item: Item, field: str, *, needed: bool) -> Iterator[str]:
    value, codes = item.get(field), codes_of(item, field)
    if not isinstance(value, str | list) or (needed and not value):
        yield f"{field} is {value!r}, not a list of codes"
    elif (isinstance(value, list) and len(codes) < len(value)) or not all(map(_CODE.fullmatch, codes)):
        yield f"{field}: {value!r} holds what is no code in capitals"


def _mistakes_of_evidence(evidence: Any, articles: Mapping[str, str]) -> Iterator[str]:
    if not _items(evidence):
        yield "no evidence: a quote is needed, with its article"
    for piece in _items(evidence):
        name, quote = piece.get("article"), piece.get("quote")
        text = articles.get(str(name))
        if text is None or not isinstance(quote, str) or not quote:
            yield f"evidence needs the name of an article and a quote from it, and is {dict(piece)}"
        elif (times := text.count(quote)) != 1:
            yield f"{name} has {quote!r} {times} times: it must stand there once"


def _is_date(value: Any) -> bool:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "0001-01-01"[len(value) :])
    except ValueError:
        return False
    return True
