"""The pairs of ``relations/*.tsv`` (see GUIDELINES.md): a sentence, two marked parties and the PLOVER type."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inline import MarkupError, Stretch

ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
_MARK = re.compile(r"<(/?)([st])>")


@dataclass(frozen=True, slots=True)
class Relation:
    """What the source does toward the target; the stretches are those in ``text``."""

    scene: str
    root: str
    text: str
    source: Stretch
    target: Stretch


def read_relations(path: Path) -> Iterator[Relation]:
    """The relations of a file.

    Raises:
        MarkupError: at the first line that breaks the guidelines.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if rows.fieldnames != ["scene", "root", "marked"]:
            raise MarkupError(f"{path.name}:1: the head line is scene, root, marked, with tabs between")
        for number, row in enumerate(rows, 2):
            if row["root"] not in ROOTS or not row["scene"] or None in row:
                raise MarkupError(
                    f"{path.name}:{number}: scene, root (one of {', '.join(ROOTS)}) and sentence, with tabs"
                )
            try:
                text, source, target = parse_marked(row["marked"] or "")
            except MarkupError as error:
                raise MarkupError(f"{path.name}:{number}: {error}") from None
            yield Relation(row["scene"], row["root"], text, source, target)


def parse_marked(marked: str) -> tuple[str, Stretch, Stretch]:
    """A sentence with ``<s>…</s>`` and ``<t>…</t>`` → its text, and the first stretch of each.

    >>> parse_marked("<s>Oslo</s> thanked <t>Riga</t>.")
    ('Oslo thanked Riga.', (0, 4), (13, 17))
    """
    text, places = "", {}
    last = 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        places.setdefault(mark[1] + mark[2], len(text))
        last = mark.end()
    text += marked[last:]
    try:
        source, target = (places["s"], places["/s"]), (places["t"], places["/t"])
    except KeyError:
        raise MarkupError("one <s>…</s> and one <t>…</t> are needed") from None
    if source[0] >= source[1] or target[0] >= target[1]:
        raise MarkupError("a mark holds no words")
    return text, source, target
