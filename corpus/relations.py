"""The pairs of ``relations/*.tsv`` (see GUIDELINES.md): a sentence, two marked parties and the PLOVER type."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inline import MarkupError, Stretch, raise_mistakes

ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
COLUMNS = ["scene", "root", "marked"]
_MARK = re.compile(r"</?[st]>")
_ORDERS = (["<s>", "</s>", "<t>", "</t>"], ["<t>", "</t>", "<s>", "</s>"])


@dataclass(frozen=True, slots=True)
class Relation:
    """What the source does toward the target; the stretches are those in ``text``."""

    scene: str
    root: str
    text: str
    source: Stretch
    target: Stretch

    @property
    def pair(self) -> tuple[str, Stretch, Stretch]:
        """What the type is asked of: the sentence, and who is marked in it."""
        return self.text, self.source, self.target


def read_relations(path: Path) -> Iterator[Relation]:
    """The relations of a file.

    Raises:
        MarkupError: at the first line that breaks the guidelines.
    """
    return raise_mistakes(read_relations_and_mistakes(path))


def read_relations_and_mistakes(path: Path) -> Iterator[Relation | MarkupError]:
    """The relations of a file, and a mistake in place of each line that breaks the guidelines."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if next(rows, None) != COLUMNS:
            yield MarkupError(f"{path.name}:1: the head line is {', '.join(COLUMNS)}, with tabs between")
            return
        for number, row in enumerate(rows, 2):
            try:
                yield _relation(row)
            except MarkupError as error:
                yield MarkupError(f"{path.name}:{number}: {error}")


def _relation(row: list[str]) -> Relation:
    if len(row) != len(COLUMNS) or not row[0]:
        raise MarkupError(f"a line has {', '.join(COLUMNS)}, with tabs between")
    scene, root, marked = row
    if root not in ROOTS:
        raise MarkupError(f"{root!r} is not one of {', '.join(ROOTS)}")
    return Relation(scene, root, *parse_marked(marked))


def parse_marked(marked: str) -> tuple[str, Stretch, Stretch]:
    """A sentence with one ``<s>…</s>`` and one ``<t>…</t>`` → its text, and the stretch of each.

    >>> parse_marked("<s>Oslo</s> thanked <t>Riga</t>.")
    ('Oslo thanked Riga.', (0, 4), (13, 17))

    Raises:
        MarkupError: there are other marks than these, or one holds no words.
    """
    marks = _MARK.findall(marked)
    if marks not in _ORDERS:
        raise MarkupError("one <s>…</s> and one <t>…</t> are needed, one after the other")
    before, first, between, second, after = _MARK.split(marked)
    for words in (first, second):
        if not words or words != words.strip():
            raise MarkupError(f"{words!r} is no party: a mark holds words, with no space at either end")
    start = len(before) + len(first) + len(between)
    stretches = ((len(before), len(before) + len(first)), (start, start + len(second)))
    source, target = stretches if marks == _ORDERS[0] else reversed(stretches)
    return before + first + between + second + after, source, target
