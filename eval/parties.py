#!/usr/bin/env python3
"""Name the parties of the sources and targets that the PLOVER sentences mark, and score those labelled by hand.

FILE is a table with tabs: ``sentence_id`` and ``marked_sentence``, in which ``<s>…</s>`` and ``<t>…</t>`` stand around
a source and a target. Each sentence is read as a document of its own, without a date. A marked place counts as its
party, though the sentence may mean no more than the ground, since the corpus takes it for a source or target. The
labels are ``tests/data/party_labels.csv``; how they were given is told in ``eval/README.md``.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.extract.attributions.finder import find_attributions
from dragoman.extract.parties.mentions import find_mentions
from dragoman.extract.parties.noun_phrases import coordinated
from dragoman.extract.parties.reference import Resolver
from dragoman.extract.sentences import Passage, parse_passages
from dragoman.extract.zones.finder import find_zones
from dragoman.schema.document import Document, Span, document_id
from floors import NO_DATA, close

if TYPE_CHECKING:
    from spacy.tokens import Token

LABELS = Path(__file__).parents[1] / "tests/data/party_labels.csv"
ROLES = {"s": "source", "t": "target"}
NOBODY, UNTOLD = "-", "?"
"""Labels of a span that stands for no listed party, and of one whose party the sentence doesn't tell."""

_TAG = re.compile(r"<(/?)([st])>")

Key = tuple[str, str]
"""A marked span: the sentence's id, and "source" or "target"."""


def main() -> int:
    """Parse arguments, measure; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path, metavar="FILE", help="the marked sentences (PLV_train.tsv)")
    parser.add_argument("--out", type=Path, metavar="PATH", help="write the parties of every marked span here, as TSV")
    parser.add_argument("--labels", type=Path, metavar="PATH", default=LABELS, help="the labels (default: our own)")
    parser.add_argument("--errors", action="store_true", help="list the labelled spans that were told wrongly")
    parser.add_argument("--json", action="store_true", help="one object with the figures, alone on the last line")
    parser.add_argument("--allow-missing", action="store_true", help="leave it out where the sentences aren't there")
    options = parser.parse_args()

    name = f"parties.{options.table.stem}"
    if not options.table.is_file():
        print(f"left out: the benchmark {name} isn't here ({options.table} is missing)", file=sys.stderr)
        if options.json:
            print(json.dumps({"benchmark": name, "left_out": str(options.table)}))
        return 0 if options.allow_missing else NO_DATA
    labels = read_labels(options.labels)
    found, words = name_parties(read_sentences(options.table), set() if options.out else {key[0] for key in labels})
    if options.out:
        write_parties(options.out, found, words)
    labels = {key: label for key, label in labels.items() if key in found}
    if not labels:
        print(f"no span of {options.table} has a label", file=sys.stderr)
        return 0 if options.out else NO_DATA
    if options.errors:
        list_errors(labels, found, words)
    figures = score(labels, found)
    if not options.json:
        print(f"{figures['labelled']} labelled spans, {figures['of_parties']} of them of parties: "
              f"precision {figures['precision']}, recall {figures['recall']}; "
              f"{figures['right']} of the spans right")  # fmt: skip
    return close(name, figures, as_json=options.json)


def read_labels(path: Path) -> dict[Key, str]:
    """The label of each labelled span: codes joined by "+", ``NOBODY`` or ``UNTOLD``."""
    with path.open(encoding="utf-8", newline="") as source:
        return {(row["sentence_id"], row["role"]): row["parties"] for row in csv.DictReader(source)}


def read_sentences(path: Path) -> dict[str, tuple[str, dict[str, Span]]]:
    """Sentences by id, without their tags, each with its marked spans by role; of an id told twice the first."""
    sentences: dict[str, tuple[str, dict[str, Span]]] = {}
    with path.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source, delimiter="\t", quoting=csv.QUOTE_NONE):
            sentences.setdefault(row["sentence_id"], unmark(row["marked_sentence"]))
    return sentences


def unmark(marked: str) -> tuple[str, dict[str, Span]]:
    """A sentence without its tags, and the first span of each role in it.

    >>> unmark("<s>Norway</s> thanked <t>Chile</t>.")
    ('Norway thanked Chile.', {'source': Span(start=0, end=6), 'target': Span(start=15, end=20)})
    """
    text, position = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, Span] = {}
    for tag in _TAG.finditer(marked):
        text += marked[position : tag.start()]
        position = tag.end()
        if not tag[1]:
            opened[tag[2]] = len(text)
        elif tag[2] in opened:
            spans.setdefault(ROLES[tag[2]], Span(opened.pop(tag[2]), len(text)))
    return text + marked[position:], spans


def name_parties(
    sentences: Mapping[str, tuple[str, dict[str, Span]]], only: set[str]
) -> tuple[dict[Key, tuple[str, ...]], dict[Key, str]]:
    """The parties of each marked span, and its words. Only sentences of these ids are read; all, where it is empty."""
    found, words = {}, {}
    for number, (sentence_id, (text, spans)) in enumerate(sentences.items()):
        if spans and (not only or sentence_id in only):
            resolver, passages = read_sentence(text, f"sentence-{number}")
            for role, span in spans.items():
                found[sentence_id, role] = tuple(sorted(parties_of(resolver, passages, span)))
                words[sentence_id, role] = text[span.start : span.end]
    return found, words


def read_sentence(text: str, name: str) -> tuple[Resolver, list[Passage]]:
    """The stages of extraction that tell who is meant, on one sentence."""
    document = Document(id=document_id(text, None), text=text, name=name)
    zones = find_zones(document)
    mentions = find_mentions(document, zones)
    passages = parse_passages(document, zones, [mention.span for mention in mentions])
    return Resolver(document, passages, mentions, find_attributions(document, passages)), passages


def parties_of(resolver: Resolver, passages: list[Passage], span: Span) -> tuple[str, ...]:
    """The parties that the phrase stands for; else those of its head's name, though only a place, or its owner's."""
    for passage in passages:
        tokens = passage.tokens_in(span)
        if tokens is not None and len(tokens):
            reference = resolver.reference(tokens.root)
            if reference is not None:
                beyond = {c for t in coordinated(tokens.root) if t not in tokens for c in parties_at(resolver, t)}
                return tuple(c for c in reference.parties if c not in beyond) or reference.parties
            heads = [tokens.root, *(token for token in coordinated(tokens.root) if token in tokens)]
            told = [found for head in heads if (found := resolver.named(head) or resolver.owner(head))]
            return tuple(dict.fromkeys(code for found in told for code in found.parties))
    return ()


def parties_at(resolver: Resolver, token: Token) -> tuple[str, ...]:
    """The parties of the phrase with this head."""
    reference = resolver.reference(token)
    return reference.parties if reference else ()


def write_parties(path: Path, found: Mapping[Key, tuple[str, ...]], words: Mapping[Key, str]) -> None:
    """A line for each span: the sentence's id, the role, the codes joined by "+", the words."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n")
        writer.writerow(["sentence_id", "role", "parties", "words"])
        writer.writerows([*key, "+".join(codes) or NOBODY, words[key]] for key, codes in found.items())


def codes_of(label: str) -> frozenset[str]:
    """The codes of a label; none for a span that stands for no party."""
    return frozenset() if label == NOBODY else frozenset(label.split("+"))


def told(labels: Mapping[Key, str]) -> Iterator[tuple[Key, frozenset[str]]]:
    """The labelled spans whose party the sentence tells, with their codes."""
    return ((key, codes_of(label)) for key, label in labels.items() if label != UNTOLD)


def score(labels: Mapping[Key, str], found: Mapping[Key, tuple[str, ...]]) -> dict[str, object]:
    """Precision and recall over the codes of the labelled spans, and how many spans have just the labelled codes."""
    pairs = [(codes, frozenset(found[key])) for key, codes in told(labels)]
    both = sum(len(codes & ours) for codes, ours in pairs)
    return {
        "labelled": len(pairs),
        "of_parties": sum(bool(codes) for codes, _ in pairs),
        "right": sum(codes == ours for codes, ours in pairs),
        "precision": round(both / max(sum(len(ours) for _, ours in pairs), 1), 3),
        "recall": round(both / max(sum(len(codes) for codes, _ in pairs), 1), 3),
    }


def list_errors(labels: Mapping[Key, str], found: Mapping[Key, tuple[str, ...]], words: Mapping[Key, str]) -> None:
    """Print the spans that have other codes than their label."""
    for key, codes in told(labels):
        if codes != frozenset(found[key]):
            ours, theirs = "+".join(found[key]) or NOBODY, "+".join(sorted(codes)) or NOBODY
            print(f"{key[0]} {key[1]}: {ours}, labelled {theirs}: {words[key]}")


if __name__ == "__main__":
    sys.exit(main())
