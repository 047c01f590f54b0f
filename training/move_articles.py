"""The corpus's dialogues and sentences, read up to the attributions, with their annotation laid over the words."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from dialogue_folders import LISTS, Dialogue, read_dialogue
from dragoman.extract.attributions.rules import find_by_rules
from dragoman.extract.attributions.signals import words_with_signals
from dragoman.extract.encoder.words import Words
from dragoman.extract.moves.learned.labels import INCIDENTS, LABELS, OTHER, PROTEST, Layer
from dragoman.extract.moves.learned.text import Stretch, Text, text_of
from dragoman.extract.pipeline import attribute
from dragoman.lexicon.codes import load_codes
from dragoman.schema.document import Document, document_id
from dragoman.schema.move import Arrangement, Factuality, MoveKind
from dragoman.sources.plain import document_of
from inline import MarkedMove, Sentence, read_sentences

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
FAR = 160
"""Characters: words of a move farther from its cue are left out of its stretch."""
ANSWERS = {
    MoveKind.ACCEPT: "accepted",
    MoveKind.REJECT: "rejected",
    MoveKind.CONSIDER: "considering",
    MoveKind.COUNTER: "countered",
    MoveKind.COMPLY: "complied",
}
PROPOSALS = {
    MoveKind.OFFER: MoveKind.OFFER,
    MoveKind.INVITE: MoveKind.OFFER,
    MoveKind.DEMAND: MoveKind.DEMAND,
    MoveKind.REQUEST: MoveKind.DEMAND,
}
MEETINGS = {
    Factuality.CT_POS: Arrangement.HELD,
    Factuality.PR_POS: Arrangement.PLANNED,
    Factuality.CT_NEG: Arrangement.CANCELLED,
}
TOLD = frozenset({Factuality.CT_POS, Factuality.PR_POS, Factuality.PS_POS})


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated stretch. Any of ``labels`` is right (none: unknown); ``item`` is its number in its list."""

    layer: Layer
    labels: tuple[str, ...]
    by: frozenset[str]
    toward: frozenset[str]
    stretch: Stretch
    item: int


@dataclass(frozen=True, slots=True)
class MoveArticle:
    """One article, or the sentences of one scene, each a passage."""

    name: str
    group: str
    words: list[Words]
    text: Text
    gold: list[Gold]


def load_move_articles(cache: Path, corpus: Path = CORPUS) -> list[MoveArticle]:
    """The articles of all dialogues and the scenes of all sentences, read once and kept in the folder ``cache``."""
    kept = cache / "move_articles.pickle"
    if not kept.is_file():
        folders = sorted(path.parent for path in corpus.glob("dialogues/*/gold.json"))
        articles = [article for folder in folders for article in _articles_of(read_dialogue(folder))]
        print(f"{len(articles)} articles of {len(folders)} dialogues read", file=sys.stderr, flush=True)
        for path in sorted(corpus.glob("sentences/*.txt")):
            for scene, sentences in groupby(read_sentences(path), key=lambda s: s.scene):
                articles.append(_scene(f"{path.stem}:{scene}", list(sentences)))
        print(f"{len(articles)} with the scenes of sentences", file=sys.stderr, flush=True)
        cache.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(articles))
    found: list[MoveArticle] = pickle.loads(kept.read_bytes())  # noqa: S301 - the file that is written above
    return found


def _read(document: Document) -> tuple[list[Words], Text, Document]:
    base = attribute(document)
    words = words_with_signals(base.passages, find_by_rules(base.document, base.passages))
    zones = [passage.zone.kind for passage in base.passages]
    return words, text_of(words, zones, base.resolver.mentions(), base.attributions), base.document


def _articles_of(dialogue: Dialogue) -> Iterator[MoveArticle]:
    for name, content in dialogue.articles.items():
        words, text, document = _read(document_of(content, name))
        gold = []
        for layer, number, item in items_of(dialogue.gold):
            by, toward = parties_of(layer, item)
            for evidence in item["evidence"]:
                start = document.text.find(evidence["quote"]) if evidence["article"] == name else -1
                stretch = text.covered_by(start, start + len(evidence["quote"])) if start >= 0 else None
                if stretch is not None:
                    gold.append(Gold(layer, _labels(layer, item), by, toward, stretch, number))
        yield MoveArticle(f"{dialogue.name}/{name}", dialogue.name, words, text, gold)


def items_of(gold: Mapping[str, Any]) -> Iterator[tuple[Layer, int, Mapping[str, Any]]]:
    """The items of a dialogue, answers as well, with their layer and number (answers have that of their proposal)."""
    for kind in LISTS:
        for number, item in enumerate(gold[kind]):
            yield Layer(kind), number, item
            for answer in item.get("answers") or []:
                yield Layer.ANSWERS, number, {**answer, "toward": item["from"]}


def parties_of(layer: Layer, item: Mapping[str, Any]) -> tuple[frozenset[str], frozenset[str]]:
    """The parties that act in an item, and those addressed."""
    actors = {Layer.PROPOSALS: "from", Layer.CHANNELS: "between", Layer.MEETINGS: "parties", Layer.POSITIONS: "party"}
    by = item[actors.get(layer, "by")]
    toward = item.get("to" if layer is Layer.PROPOSALS else "toward") or []
    return frozenset([by] if isinstance(by, str) else by), frozenset(toward)


def _labels(layer: Layer, item: Mapping[str, Any]) -> tuple[str, ...]:
    fields = {Layer.PROPOSALS: "kind", Layer.ANSWERS: "answer", Layer.CONDITIONS: "firmness", Layer.POSITIONS: "stance"}
    if layer is Layer.INCIDENTS:
        return incident_labels(item["plover"])
    return (item[fields.get(layer, "status")],)


def incident_labels(plover: str) -> tuple[str, ...]:
    """The labels of incidents that a PLOVER type may stand for."""
    if plover == "PROTEST":
        return (PROTEST,)
    return tuple(kind for kind in INCIDENTS if load_codes()[kind].plover == plover) or (OTHER,)


def _scene(name: str, sentences: Sequence[Sentence]) -> MoveArticle:
    content = "\n\n".join(s.text for s in sentences) + "\n"
    words, text, document = _read(Document(id=document_id(content, None), text=content, name=name))
    if document.text != content:
        raise ValueError(f"{name}: the text was changed in reading")
    gold: list[Gold] = []
    base = 0
    for sentence in sentences:
        for move in sentence.moves:
            found = _gold_of(move, base, text, len(gold))
            if found is not None:
                gold.append(found)
        base += len(sentence.text) + 2
    return MoveArticle(name, name, words, text, gold)


def _gold_of(move: MarkedMove, base: int, text: Text, number: int) -> Gold | None:
    """A marked move as the dialogues would annotate it; None for one that they leave out."""
    placed = _layer_of(move)
    if placed is None:
        return None
    layer, labels = placed
    parts = [move.cue, *(s for role in ("by", "toward", "content", "if") for s in move.roles.get(role, []))]
    near = [s for s in parts if abs(s[0] - move.cue[0]) < FAR]
    stretch = text.covered_by(base + min(s[0] for s in near), base + max(s[1] for s in near))
    if stretch is None:
        return None
    by, toward = (_codes(move.roles.get(role, []), base, text) for role in ("by", "toward"))
    if layer is Layer.MEETINGS:
        by, toward = by | toward, frozenset()
    return Gold(layer, labels, by, toward, stretch, number)


def _layer_of(move: MarkedMove) -> tuple[Layer, tuple[str, ...]] | None:
    kind, told = move.kind, move.factuality
    if kind is MoveKind.STATE_POSITION:
        return Layer.POSITIONS, ()
    label: str | None = None
    layer = Layer.INCIDENTS
    if kind is MoveKind.MEET:
        layer, label = Layer.MEETINGS, MEETINGS.get(told)
    elif move.firmness is not None:
        layer, label = Layer.CONDITIONS, move.firmness
    elif kind in PROPOSALS:
        layer, label = Layer.PROPOSALS, PROPOSALS[kind] if told in TOLD else None
    elif kind in ANSWERS:
        layer, label = Layer.ANSWERS, ANSWERS[kind] if told in TOLD else None
    elif kind in LABELS[layer] and told is Factuality.CT_POS and "voice" not in move.roles:
        label = kind
    return (layer, (label,)) if label is not None else None


def _codes(stretches: Iterable[tuple[int, int]], base: int, text: Text) -> frozenset[str]:
    covered = [text.covered_by(base + start, base + end) for start, end in stretches]
    return frozenset(
        party
        for named in text.named
        for c in covered
        if c is not None and named.stretch[0] < c[1] and c[0] < named.stretch[1]
        for party in named.parties
    )
