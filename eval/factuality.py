#!/usr/bin/env python3
"""Measure how often a move's factuality is told right, on the annotated sentences of the corpus.

Every cue of ``corpus/sentences/*.txt`` has a factuality as the voice nearest to the act tells it (see
``corpus/GUIDELINES.md``). The program is given the cue's words and the kind of the move, and its value is compared.
Scenes are parted once and for all by a hash of their names: those of part ``tune`` may be looked at to better the
rules, those of part ``sealed`` are only counted. The macro F1 is the mean over the values that the gold has in the
part. The floors are those of ``factuality.tune`` and ``factuality.sealed`` in ``floors.toml``.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.extract.moves.factuality import factuality_of
from dragoman.extract.sentences import Passage, parse_passages
from dragoman.schema.annotation import Zone, ZoneKind
from dragoman.schema.document import Document, Span, document_id
from dragoman.schema.move import Factuality
from floors import NO_DATA, close

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
sys.path.insert(0, str(CORPUS))

from inline import MarkedMove, Sentence, read_sentences  # noqa: E402 (it is found only now)

PARTS = ("tune", "sealed")
_TUNED_ON = 0.7


@dataclass(frozen=True, slots=True)
class Judged:
    """One cue: what is annotated and what the program makes of it."""

    sentence: Sentence
    move: MarkedMove
    found: Factuality

    @property
    def right(self) -> bool:
        """Is it the value of the gold?"""
        return self.found is self.move.factuality


def part_of(scene: str) -> str:
    """The part to which a scene belongs; it depends on nothing but its name."""
    number = int.from_bytes(hashlib.sha256(scene.encode()).digest()[:4], "big") / 2**32
    return "tune" if number < _TUNED_ON else "sealed"


def judge(sentences: Sequence[Sentence]) -> Iterator[Judged]:
    """The moves of the sentences, each with the value that the program gives to its cue."""
    told = [s for s in sentences if s.moves]
    for sentence, passage in zip(told, _parse(told), strict=True):
        for move in sentence.moves:
            start, end = move.cue
            cue = passage.doc.char_span(start, end, alignment_mode="expand")
            if cue is None:
                raise ValueError(f"no word stands at {move.cue} in {sentence.text!r}")
            yield Judged(sentence, move, factuality_of(cue.root, kind=move.kind, cue=tuple(cue)))


def _parse(sentences: Sequence[Sentence]) -> list[Passage]:
    """Each sentence as a passage of its own, parsed as the program parses the text of a document."""
    text, zones = "", []
    for sentence in sentences:
        zones.append(Zone(ZoneKind.BODY, Span(len(text), len(text) + len(sentence.text))))
        text += sentence.text + "\n\n"
    return parse_passages(Document(id=document_id(text, None), text=text, name="corpus"), zones)


def figures_of(judged: Sequence[Judged]) -> dict[str, float]:
    """Accuracy and macro F1, and precision and recall for each value, in per cent."""
    gold = Counter(j.move.factuality for j in judged)
    found = Counter(j.found for j in judged)
    right = Counter(j.found for j in judged if j.right)
    figures: dict[str, float] = {"moves": len(judged), "accuracy": 100 * right.total() / len(judged)}
    f1 = {value: 200 * right[value] / (gold[value] + found[value]) for value in gold}
    figures["macro_f1"] = sum(f1.values()) / len(f1)
    return figures | {f"f1_{value}": score for value, score in sorted(f1.items())}


def table(judged: Iterable[Judged]) -> Iterator[str]:
    """The lines of a table: a row for each value of the gold, a column for each that was found."""
    counts = Counter((j.move.factuality, j.found) for j in judged)
    columns = [value for value in Factuality if any(counts[row, value] for row in Factuality)]
    yield "gold \\ found" + "".join(f"{value:>7}" for value in columns) + "   recall"
    for row in Factuality:
        total = sum(counts[row, value] for value in columns)
        if total:
            numbers = "".join(f"{counts[row, value]:>7}" for value in columns)
            yield f"{row:<12}{numbers}{100 * counts[row, row] / total:>8.1f} %"


def main() -> int:
    """Parse arguments, measure; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, action="append", help="measure this part only (default: both)")
    parser.add_argument("--errors", action="store_true", help="list what is wrong in part tune")
    parser.add_argument("--json", action="store_true", help="for each part one object with the figures on a line")
    options = parser.parse_args()

    sentences = [s for path in sorted(CORPUS.glob("sentences/*.txt")) for s in read_sentences(path)]
    status = 0
    for part in options.part or PARTS:
        judged = list(judge([s for s in sentences if part_of(s.scene) == part]))
        if not judged:
            print(f"no sentence of part {part} under {CORPUS}", file=sys.stderr)
            return NO_DATA
        if options.errors and part == "tune":
            for wrong in (j for j in judged if not j.right):
                _tell(wrong)
        figures = figures_of(judged)
        print(f"{part}:", *table(judged), sep="\n", file=sys.stderr)
        accuracy, macro_f1 = figures["accuracy"], figures["macro_f1"]
        print(f"{len(judged)} moves, {accuracy:.1f} % right, macro F1 {macro_f1:.1f}", file=sys.stderr)
        status |= close(f"factuality.{part}", figures, as_json=options.json)
    return status


def _tell(wrong: Judged) -> None:
    text, (start, end) = wrong.sentence.text, wrong.move.cue
    marked = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    print(f"{wrong.found}, not {wrong.move.factuality}, {wrong.move.kind.value}: {marked}")


if __name__ == "__main__":
    sys.exit(main())
