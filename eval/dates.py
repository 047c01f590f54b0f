#!/usr/bin/env python3
"""Measure how many expressions of time get the right value, and with it the right granularity.

The expressions stand in context in ``dates.tsv``, whose head says how they are written. The rows of part ``train`` may
be looked at to better the rules, those of part ``test`` are only counted. An expression found where none stands counts
as a further one that is wrong. The floors are those of ``dates.train`` and ``dates.test`` in ``floors.toml``.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.extract.parties.mentions import find_mentions
from dragoman.extract.sentences import Passage, parse_passages
from dragoman.extract.times.events import time_of
from dragoman.extract.times.finder import find_times
from dragoman.extract.zones.finder import find_zones
from dragoman.extract.zones.publication import date_document
from dragoman.lexicon.lexicon import load_lexicon
from dragoman.schema.annotation import TimeExpression, TimeKind
from dragoman.schema.document import Document, Span, document_id
from dragoman.schema.times import TimeValue
from floors import close

DATA = Path(__file__).with_name("dates.tsv")
PARTS = ("train", "test")
_MARK = re.compile(r"\[(?P<words>[^]|]+)\|(?P<value>[^]]+)\]|\{(?P<event>[^}|]+)\|(?P<when>[^}]+)\}")
_NOTHING, _UNRESOLVED = "-", "?"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a span of a text means; ``of_event`` where it is not a time but a word whose time is asked."""

    span: Span
    value: str
    of_event: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A text, its day of publication and what is expected in it."""

    part: str
    published: TimeValue | None
    text: str
    expected: tuple[Expected, ...]


def read_cases(path: Path = DATA) -> list[Case]:
    """The rows of the table.

    Raises:
        ValueError: a row has not three columns.
    """
    rows = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [_case(*row.split("\t")) for row in rows]


def _case(part: str, published: str, marked: str) -> Case:
    marked = marked.replace("\\n", "\n")
    text, expected, end = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        words = match["words"] or match["event"]
        span = Span(len(text), len(text) + len(words))
        expected.append(Expected(span, match["value"] or match["when"], of_event=match["event"] is not None))
        text, end = text + words, match.end()
    value = None if published == _NOTHING else TimeValue(published)
    return Case(part, value, text + marked[end:], tuple(expected))


def judge(case: Case) -> Iterator[tuple[str, str, str]]:
    """For each expression of a text, and each found beside them: its words, what is expected, what is found."""
    identity = document_id(case.text, case.published)
    document = Document(id=identity, text=case.text, name="text", published=case.published)
    zones = find_zones(document)
    document = date_document(document, zones)
    mentions = find_mentions(document, zones, load_lexicon())
    passages = parse_passages(document, zones, [mention.span for mention in mentions])
    times = find_times(document, zones, passages)
    for expected in case.expected:
        words = case.text[expected.span.start : expected.span.end]
        if expected.of_event:
            yield words, expected.value, _time_of_event(expected.span, passages, times)
        else:
            yield words, expected.value, _found_at(expected, times)
    for time in times:
        if not any(time.span.overlaps(expected.span) for expected in case.expected):
            yield case.text[time.span.start : time.span.end], _NOTHING, _value_of(time)


def _found_at(expected: Expected, times: list[TimeExpression]) -> str:
    """The value found there; what may not be resolved is so whether or not it is found."""
    values = [_value_of(time) for time in times if time.span.overlaps(expected.span)]
    told = [value for value in values if value != _UNRESOLVED]
    if expected.value == _UNRESOLVED:
        return _UNRESOLVED if all(value.startswith("P") for value in told) else " ".join(told)
    return " ".join(told) or next(iter(values), _NOTHING)


def _value_of(time: TimeExpression) -> str:
    if time.kind is TimeKind.DATE:
        return time.value.value if time.value is not None else _UNRESOLVED
    return ("SET:" if time.kind is TimeKind.SET else "") + (time.period or _UNRESOLVED)


def _time_of_event(span: Span, passages: list[Passage], times: list[TimeExpression]) -> str:
    tokens = next(tokens for passage in passages if (tokens := passage.tokens_in(span)) is not None)
    passage = next(passage for passage in passages if passage.doc is tokens.doc)
    above = passages[: passages.index(passage)]
    time = time_of(tokens.root, passage, times, above=above)
    return time.value.value if time is not None and time.value is not None else _UNRESOLVED


def main() -> int:
    """Parse arguments, measure; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, action="append", help="measure this part only (default: both)")
    parser.add_argument("--errors", action="store_true", help="list what is wrong in part train")
    parser.add_argument("--json", action="store_true", help="for each part one object with the figures on a line")
    options = parser.parse_args()

    cases, status = read_cases(), 0
    for part in options.part or PARTS:
        judged = [(case, judgement) for case in cases if case.part == part for judgement in judge(case)]
        wrong = [(case, judgement) for case, judgement in judged if judgement[1] != judgement[2]]
        if options.errors and part == "train":
            for case, (words, expected, found) in wrong:
                print(f"{words!r}: {found}, not {expected}, in {case.text!r} ({case.published})")
        figures = {"expressions": len(judged), "right": 100 * (1 - len(wrong) / len(judged))}
        print(f"{part}: {len(judged) - len(wrong)} of {len(judged)} right, {figures['right']:.1f} %", file=sys.stderr)
        status |= close(f"dates.{part}", figures, as_json=options.json)
    return status


if __name__ == "__main__":
    sys.exit(main())
