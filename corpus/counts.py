#!/usr/bin/env python3
"""Count what the corpus holds, and what of it is held out (``split.py``); print it in Markdown.

    counts.py [--readme]      with --readme it is written into README.md instead

A word is what stands between spaces; the headers of the articles don't count.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dialogue_folders import LISTS, Dialogue, read_dialogue
from dragoman.schema.move import Factuality, MoveKind
from inline import Sentence, read_sentences
from readme import table, update
from relations import ROOTS, Relation, read_relations
from split import is_held_out

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Corpus:
    """The three parts of the corpus."""

    dialogues: list[Dialogue]
    sentences: list[Sentence]
    relations: list[Relation]

    def held_out(self) -> Corpus:
        """What of it is held out."""
        return Corpus(
            [dialogue for dialogue in self.dialogues if is_held_out(dialogue.name)],
            [sentence for sentence in self.sentences if is_held_out(sentence.scene)],
            [relation for relation in self.relations if is_held_out(relation.scene)],
        )


def main() -> int:
    """Parse arguments, count, print or write; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readme", action="store_true", help="write it into README.md")
    options = parser.parse_args()
    tables = tables_of(read_corpus())
    if options.readme:
        update("counts", tables)
    else:
        print(tables)
    return 0


def read_corpus(folder: Path = FOLDER) -> Corpus:
    """All of the corpus but its second annotation."""
    return Corpus(
        [read_dialogue(path) for path in sorted(folder.glob("dialogues/*"))],
        [sentence for path in sorted(folder.glob("sentences/*.txt")) for sentence in read_sentences(path)],
        [relation for path in sorted(folder.glob("relations/*.tsv")) for relation in read_relations(path)],
    )


def tables_of(corpus: Corpus) -> str:
    """The counts in Markdown: a table of the parts, and a list of what is annotated in them."""
    held_out = corpus.held_out()
    blocks = [
        table(["", "", "texts", "words", "annotated", "held out"], _parts(corpus, held_out)),
        "In brackets how many of them are held out:",
        "\n".join(
            [
                f"- entries of the dialogues: {_compare(LISTS, _lists(corpus), _lists(held_out))}",
                f"- moves by kind: {_compare(MoveKind, _kinds(corpus), _kinds(held_out))}",
                f"- moves by factuality: {_compare(Factuality, _factualities(corpus), _factualities(held_out))}",
                f"- relations by type: {_compare(ROOTS, _roots(corpus), _roots(held_out))}",
            ]
        ),
    ]
    return "\n\n".join(blocks)


def _parts(corpus: Corpus, held_out: Corpus) -> list[list[object]]:
    quiet = sum(not any(dialogue.gold[kind] for kind in LISTS) for dialogue in corpus.dialogues)
    silent = sum(not sentence.moves for sentence in corpus.sentences)
    bodies = [text.split("\n\n", 1)[1] for dialogue in corpus.dialogues for text in dialogue.articles.values()]
    return [
        [
            "dialogues",
            f"{len(corpus.dialogues)} folders, {quiet} of them quiet",
            f"{len(bodies):,} articles",
            _words(bodies),
            f"{_lists(corpus).total():,} entries",
            _lists(held_out).total(),
        ],
        [
            "sentences",
            f"{len({s.scene for s in corpus.sentences})} scenes",
            f"{len(corpus.sentences):,} sentences, {silent} without a move",
            _words(sentence.text for sentence in corpus.sentences),
            f"{_kinds(corpus).total():,} moves",
            _kinds(held_out).total(),
        ],
        [
            "relations",
            f"{len({r.scene for r in corpus.relations})} scenes",
            f"{len(corpus.relations):,} sentences",
            _words(relation.text for relation in corpus.relations),
            f"{_roots(corpus).total():,} pairs",
            _roots(held_out).total(),
        ],
    ]


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _lists(corpus: Corpus) -> Counter[str]:
    return Counter({kind: sum(len(dialogue.gold[kind]) for dialogue in corpus.dialogues) for kind in LISTS})


def _kinds(corpus: Corpus) -> Counter[str]:
    return Counter(move.kind.value for sentence in corpus.sentences for move in sentence.moves)


def _factualities(corpus: Corpus) -> Counter[str]:
    return Counter(move.factuality.value for sentence in corpus.sentences for move in sentence.moves)


def _roots(corpus: Corpus) -> Counter[str]:
    return Counter(relation.root for relation in corpus.relations)


def _compare(names: Iterable[str], everything: Counter[str], held_out: Counter[str]) -> str:
    return " · ".join(f"`{name}` {everything[name]:,} ({held_out[name]:,})" for name in names)


if __name__ == "__main__":
    sys.exit(main())
