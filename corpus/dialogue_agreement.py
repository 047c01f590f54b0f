"""How far two annotations of the same dialogue agree, by the measure of DIALOGUES.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dialogue_folders import LISTS, SHAPES, Dialogue, Item, codes_of
from inline import Stretch
from matching import Pair, best_pairs, overlaps, shared
from measures import Found, agreement

ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "proposals": ("kind", "status", "answers"),
    "conditions": ("firmness",),
    "channels": ("status",),
    "meetings": ("date", "place"),
    "positions": ("stance",),
    "incidents": ("plover",),
}
"""What is compared on items that both annotations have."""
_PREPOSITION = re.compile(r"\b(?:of|in|to|at|on|for|between|with|from)\b")
_ENOUGH = 2
"""Parties that two meetings have in common, without a common date."""


@dataclass(slots=True)
class DialogueAgreement:
    """What both annotations have, by list, and how they judge it, by list and attribute."""

    dialogues: int = 0
    lists: dict[str, Found] = field(default_factory=lambda: dict.fromkeys(LISTS, Found()))
    attributes: dict[tuple[str, str], list[tuple[str, str]]] = field(
        default_factory=lambda: {(kind, name): [] for kind, names in ATTRIBUTES.items() for name in names}
    )

    def add(self, first: Dialogue, second: Dialogue) -> None:
        """Count a dialogue; the quotes of both are looked up in the articles of the first."""
        self.dialogues += 1
        for kind in LISTS:
            ours, theirs = first.gold[kind], second.gold[kind]
            pairs = pairs_of_items(kind, ours, theirs, first.articles)
            self.lists[kind] += Found(len(ours), len(theirs), len(pairs))
            for name in ATTRIBUTES[kind]:
                self.attributes[kind, name] += [(_value(ours[i], name), _value(theirs[j], name)) for i, j in pairs]

    @property
    def headline(self) -> float:
        """The mean of the six F1 and of the share of the first's proposals that the second has with the same status."""
        statuses, proposals = self.attributes["proposals", "status"], self.lists["proposals"].first
        alike = agreement(statuses) * len(statuses) / proposals if statuses else float(not proposals)
        return (sum(found.f1 for found in self.lists.values()) + alike) / (len(LISTS) + 1)


def pairs_of_items(kind: str, first: Sequence[Item], second: Sequence[Item], articles: Mapping[str, str]) -> list[Pair]:
    """The items of a list that both annotations have: their evidence overlaps and their parties agree."""
    of_first, of_second = ([_evidence(item, articles) for item in items] for items in (first, second))
    likeness: dict[Pair, float] = {}
    for i, item in enumerate(first):
        for j, other in enumerate(second):
            common = _common_evidence(of_first[i], of_second[j])
            if common and parties_agree(kind, item, other):
                likeness[i, j] = common + _common_words(kind, item, other)
    return best_pairs(likeness)


def parties_agree(kind: str, first: Item, second: Item) -> bool:
    """Do two items of a list have the parties in common that their kind asks for?"""
    actor, *targets = SHAPES[kind].parties
    common = set(codes_of(first, actor)) & set(codes_of(second, actor))
    if kind == "channels":
        return bool(common) or head_word(first["name"]) == head_word(second["name"]) != ""
    if kind == "meetings":
        same_day = first["date"] is not None and first["date"] == second["date"]
        return len(common) >= _ENOUGH or (bool(common) and same_day)
    if kind == "conditions":
        return bool(common)
    wanted = {code for target in targets for code in codes_of(first, target)}
    given = {code for target in targets for code in codes_of(second, target)}
    return bool(common) and (not wanted or bool(wanted & given))


def head_word(name: str) -> str:
    """The noun that says what a channel is, without its plural's s.

    >>> head_word("Geneva talks on the river"), head_word("embassy in Minsk")
    ('talk', 'embassy')
    """
    words = re.findall(r"\w+", _PREPOSITION.split(name.lower())[0])
    return words[-1].rstrip("s") if words else ""


def _evidence(item: Item, articles: Mapping[str, str]) -> dict[str, list[Stretch]]:
    """Where the quotes of an item stand, by article."""
    places: dict[str, list[Stretch]] = {}
    for piece in item["evidence"]:
        start = articles[piece["article"]].find(piece["quote"])
        if start >= 0:
            places.setdefault(piece["article"], []).append((start, start + len(piece["quote"])))
    return places


def _common_evidence(first: Mapping[str, list[Stretch]], second: Mapping[str, list[Stretch]]) -> float:
    """The largest share in common of two quotes that share half of the shorter one; 0 where none do."""
    return max((share for name in first.keys() & second for share in _shares(first[name], second[name])), default=0)


def _shares(first: list[Stretch], second: list[Stretch]) -> Iterator[float]:
    for (i, j), share in overlaps(first, second).items():
        (start, end), (other_start, other_end) = first[i], second[j]
        if 2 * shared(first[i], second[j]) >= min(end - start, other_end - other_start):
            yield share


def _common_words(kind: str, first: Item, second: Item) -> float:
    """How alike two items are in words and parties, from 0 to 1: it serves to choose between several that fit."""
    shape = SHAPES[kind]
    fields = (*shape.words, *shape.names, *shape.dates)
    words = [set(re.findall(r"\w+", " ".join(str(x[f] or "") for f in fields).lower())) for x in (first, second)]
    parties = [{code for f in shape.parties for code in codes_of(x, f)} for x in (first, second)]
    return (_jaccard(*words) + _jaccard(*parties)) / 2


def _jaccard(a: set[str], b: set[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0


def _value(item: Item, name: str) -> str:
    """An attribute as one string; answers as a set of party and answer."""
    if name == "answers":
        return ", ".join(sorted({f"{by} {a['answer']}" for a in item["answers"] for by in codes_of(a, "by")}))
    return str(item[name] or "").strip().casefold()
