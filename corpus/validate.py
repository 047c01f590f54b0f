#!/usr/bin/env python3
"""Check every file of the corpus: each label, each span, each quote; print what it holds.

    validate.py [FILE …]      all of the corpus where nothing is named; exit status 1 where something is wrong

A file is one of sentences (.txt) or relations (.tsv), or the folder of a dialogue.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from dialogues import LISTS, DialogueError, mistakes_of, read_dialogue
from inline import MarkupError, read_sentences
from relations import read_relations

FOLDER = Path(__file__).resolve().parent


def main() -> int:
    """Parse arguments, check; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    options = parser.parse_args()
    wrong: list[str] = []
    counts: Counter[str] = Counter()
    for path in options.files or everything():
        if path.is_dir():
            wrong += check_dialogue(path, counts)
        elif path.suffix == ".tsv":
            wrong += check_relations(path, counts)
        else:
            wrong += check_sentences(path, counts)
    for name, count in sorted(counts.items()):
        print(f"{count:6} {name}")
    for mistake in wrong:
        print(f"wrong: {mistake}", file=sys.stderr)
    return 1 if wrong else 0


def everything() -> list[Path]:
    """All files and folders of the corpus."""
    folders = sorted(path.parent for path in FOLDER.glob("dialogues/*/gold.json"))
    return [*sorted(FOLDER.glob("sentences/*.txt")), *sorted(FOLDER.glob("relations/*.tsv")), *folders]


def check_sentences(path: Path, counts: Counter[str]) -> list[str]:
    """Count the sentences of a file and their moves; what is wrong with it."""
    wrong = []
    seen: set[str] = set()
    try:
        for sentence in read_sentences(path):
            if sentence.text in seen:
                wrong.append(f"{path.name}:{sentence.number}: it stands there twice")
            seen.add(sentence.text)
            counts["sentences"] += 1
            counts["sentences without a move"] += not sentence.moves
            counts.update(f"move {move.kind.value}" for move in sentence.moves)
            counts.update(f"factuality {move.factuality.value}" for move in sentence.moves)
    except (MarkupError, UnicodeDecodeError, OSError) as error:
        wrong.append(str(error))
    return wrong


def check_relations(path: Path, counts: Counter[str]) -> list[str]:
    """Count the relations of a file; what is wrong with it."""
    try:
        counts.update(f"relation {relation.root}" for relation in read_relations(path))
    except (MarkupError, UnicodeDecodeError, OSError) as error:
        return [str(error)]
    return []


def check_dialogue(folder: Path, counts: Counter[str]) -> list[str]:
    """Count the items of a dialogue; what is wrong with it."""
    try:
        dialogue = read_dialogue(folder)
    except (DialogueError, UnicodeDecodeError, OSError) as error:
        return [str(error)]
    mistakes = [f"{folder.name}: {mistake}" for mistake in mistakes_of(dialogue)]
    if not mistakes:
        counts["dialogues"] += 1
        counts["articles"] += len(dialogue.articles)
        counts.update({f"dialogue {kind}": len(dialogue.gold[kind]) for kind in LISTS})
    return mistakes


if __name__ == "__main__":
    sys.exit(main())
