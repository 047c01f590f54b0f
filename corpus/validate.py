#!/usr/bin/env python3
"""Check every file of the corpus: each label, each span, each quote; tell all mistakes, each with its place.

    validate.py [FILE …]      all of the corpus where nothing is named; exit status 1 where something is wrong

A file is one of sentences (.txt) or relations (.tsv), or the folder of a dialogue.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dialogue_folders import DialogueError, mistakes_of, read_dialogue
from inline import MarkupError, read_sentences_and_mistakes
from relations import read_relations_and_mistakes

FOLDER = Path(__file__).resolve().parent


def main() -> int:
    """Parse arguments, check; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    paths = parser.parse_args().files or everything()
    wrong = [mistake for path in paths for mistake in check(path)]
    for mistake in wrong:
        print(f"wrong: {mistake}", file=sys.stderr)
    print(f"{len(paths)} files and folders, {len(wrong)} mistakes")
    return 1 if wrong else 0


def everything(corpus: Path = FOLDER) -> list[Path]:
    """All files and folders of the corpus, those that were annotated a second time too."""
    first = ("sentences/*.txt", "relations/*.tsv", "dialogues/*")
    second = ("second/*.txt", "second/*.tsv", "second/dialogues/*")
    return [path for pattern in (*first, *second) for path in sorted(corpus.glob(pattern))]


def check(path: Path) -> Iterator[str]:
    """What is wrong with a file or folder, one sentence each."""
    try:
        if path.is_dir():
            yield from check_dialogue(path)
        elif path.suffix == ".tsv":
            yield from check_relations(path)
        else:
            yield from check_sentences(path)
    except DialogueError as error:
        yield str(error)
    except (OSError, UnicodeDecodeError) as error:
        yield f"{path.name}: {error}"


def check_sentences(path: Path) -> Iterator[str]:
    """What is wrong with a file of sentences."""
    seen: set[str] = set()
    for found in read_sentences_and_mistakes(path):
        if isinstance(found, MarkupError):
            yield str(found)
        elif found.text in seen:
            yield f"{path.name}:{found.number}: it stands there twice"
        else:
            seen.add(found.text)


def check_relations(path: Path) -> Iterator[str]:
    """What is wrong with a file of relations."""
    found = list(read_relations_and_mistakes(path))
    yield from (str(mistake) for mistake in found if isinstance(mistake, MarkupError))
    times = Counter(relation.pair for relation in found if not isinstance(relation, MarkupError))
    yield from (f"{path.name}: {text!r} stands there twice" for (text, *_), count in times.items() if count > 1)


def check_dialogue(folder: Path) -> Iterator[str]:
    """What is wrong with the folder of a dialogue; a second annotation has the articles of the first."""
    first = FOLDER / "dialogues" / folder.name
    dialogue = read_dialogue(folder, articles_in=None if any(folder.glob("*.txt")) else first)
    yield from (f"{folder.name}: {mistake}" for mistake in mistakes_of(dialogue))


if __name__ == "__main__":
    sys.exit(main())
