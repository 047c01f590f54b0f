#!/usr/bin/env python3
"""Compare the second annotation (``second/``), made blind, with the first; print tables in Markdown.

    agreement.py [--second DIR] [--readme]      with --readme they are written into README.md instead

Exit status 2 where nothing has been annotated a second time.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterator
from pathlib import Path

from counts import Corpus, read_corpus
from dialogue_agreement import DialogueAgreement
from dialogue_folders import read_dialogue
from inline import read_sentences
from measures import Found, Judgements, agreement, kappa, macro_f1
from readme import table, update
from relations import read_relations
from sentence_agreement import SentenceAgreement, compare_relations, compare_sentences

FOLDER = Path(__file__).resolve().parent
NO_DATA = 2
_OPEN = frozenset({"answers", "date", "place"})
"""Attributes of any value: what chance would give, and the mean over the values, say nothing there."""


def main() -> int:
    """Parse arguments, compare, print or write; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--second", type=Path, default=FOLDER / "second", metavar="DIR", help="the second annotation")
    parser.add_argument("--readme", action="store_true", help="write the tables into README.md")
    options = parser.parse_args()
    second = read_second(options.second)
    if not (second.sentences or second.relations or second.dialogues):
        print(f"nothing to compare: {options.second} holds no second annotation", file=sys.stderr)
        return NO_DATA
    first = read_corpus()
    for stranger in strangers(first, second):
        print(f"left out, since the first annotation doesn't have it: {stranger}", file=sys.stderr)
    if options.readme:
        update("agreement", tables_of(first, second))
    else:
        print(tables_of(first, second))
    return 0


def read_second(folder: Path, dialogues: Path = FOLDER / "dialogues") -> Corpus:
    """The second annotation, as far as it is there; the articles are those of the first."""
    sentences, relations = folder / "sentences.txt", folder / "relations.tsv"
    return Corpus(
        [
            read_dialogue(path.parent, articles_in=dialogues / path.parent.name)
            for path in sorted(folder.glob("dialogues/*/gold.json"))
        ],
        list(read_sentences(sentences)) if sentences.is_file() else [],
        list(read_relations(relations)) if relations.is_file() else [],
    )


def strangers(first: Corpus, second: Corpus) -> Iterator[str]:
    """What the second annotation has and the first hasn't: its text or marks were changed since."""
    texts = {sentence.text for sentence in first.sentences}
    pairs = {relation.pair for relation in first.relations}
    names = {dialogue.name for dialogue in first.dialogues}
    yield from (sentence.text for sentence in second.sentences if sentence.text not in texts)
    yield from (relation.text for relation in second.relations if relation.pair not in pairs)
    yield from (dialogue.name for dialogue in second.dialogues if dialogue.name not in names)


def tables_of(first: Corpus, second: Corpus) -> str:
    """The agreement as tables in Markdown, with a line above each."""
    sentences = compare_sentences(first.sentences, second.sentences)
    types = compare_relations(first.relations, second.relations)
    dialogues = compare_dialogues(first, second)
    found = [*_found_in_sentences(sentences), *_found_in_dialogues(dialogues)]
    judged = [*_judged_in_sentences(sentences), _judged("relations: type", types), *_judged_in_dialogues(dialogues)]
    size = f"{sentences.sentences} sentences, {len(types)} relations, {dialogues.dialogues} dialogues"
    blocks = [
        f"Annotated a second time: {size}.",
        "What both have; precision and recall (in per cent) are those of the second against the first:",
        _found_table(found),
        "How both judge what both have (in per cent):",
        table(["", "judged by both", "alike", "kappa", "macro F1"], (row for row in judged if row[1] != "0")),
    ]
    if dialogues.dialogues:
        blocks.append(f"The dialogues' headline (as DIALOGUES.md defines it): {_per_cent(dialogues.headline)}.")
    return "\n\n".join(blocks)


def compare_dialogues(first: Corpus, second: Corpus) -> DialogueAgreement:
    """The agreement on the second annotation's dialogues."""
    of_name = {dialogue.name: dialogue for dialogue in first.dialogues}
    total = DialogueAgreement()
    for dialogue in second.dialogues:
        if dialogue.name in of_name:
            total.add(of_name[dialogue.name], dialogue)
    return total


def _found_in_sentences(found: SentenceAgreement) -> Iterator[tuple[str, Found]]:
    yield "sentences: moves", found.moves
    for role, stretches in found.roles.items():
        yield f"sentences: `{role}`", stretches


def _found_in_dialogues(found: DialogueAgreement) -> Iterator[tuple[str, Found]]:
    for kind, items in found.lists.items():
        yield f"dialogues: {kind}", items


def _judged_in_sentences(found: SentenceAgreement) -> Iterator[list[str]]:
    yield _judged("sentences: kind", found.kinds)
    yield _judged("sentences: factuality", found.factualities)


def _judged_in_dialogues(found: DialogueAgreement) -> Iterator[list[str]]:
    for (kind, name), judgements in found.attributes.items():
        row = _judged(f"{kind}: {name}", judgements)
        yield [*row[:3], "–", "–"] if name in _OPEN else row


def _judged(name: str, judgements: Judgements) -> list[str]:
    figures = (_per_cent(measure(judgements)) for measure in (agreement, kappa, macro_f1))
    return [name, str(len(judgements)), *figures]


def _found_table(rows: list[tuple[str, Found]]) -> str:
    return table(
        ["", "first", "second", "both", "precision", "recall", "F1"],
        [
            [name, f.first, f.second, f.both, _per_cent(f.precision), _per_cent(f.recall), _per_cent(f.f1)]
            for name, f in rows
            if f.first or f.second
        ],
    )


def _per_cent(share: float) -> str:
    return "–" if math.isnan(share) else f"{100 * share:.1f}"


if __name__ == "__main__":
    sys.exit(main())
