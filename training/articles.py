"""PolNeAR's articles, parsed and with the annotation laid over their words."""

from __future__ import annotations

import hashlib
import importlib.util
import pickle
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np

from dragoman.extract.attributions.rules import find_by_rules
from dragoman.extract.attributions.signals import rule_links, words_with_signals
from dragoman.extract.attributions.tagger import ROLES
from dragoman.extract.encoder.links import RuleLink
from dragoman.extract.encoder.words import Numbers, Words
from dragoman.extract.sentences import parse_passages
from dragoman.extract.zones.finder import find_zones
from dragoman.schema.document import Document, document_id

SCORER = "score_attribution.py"
HELD_OUT = 10
"""One article in so many is held out to choose thresholds by."""
PROGRESS_EVERY = 50

Spans = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated attribution in one passage: the anchor (head word of the cue), words of the content and source."""

    passage: int
    anchor: int
    content: Numbers
    source: Numbers


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated article; ``roles`` has for each passage the number in ``ROLES`` of each word."""

    name: str
    words: list[Words]
    roles: list[Numbers]
    gold: list[Gold]
    rules: list[list[RuleLink]]


def load_articles(root: Path, cache: Path) -> list[Article]:
    """The articles of ``root/data/train``, parsed once and kept in the folder ``cache``.

    Raises:
        SystemExit: the benchmark isn't there; says what is expected where.
    """
    texts = root / "data" / "train" / "text"
    if not (root / SCORER).is_file() or not texts.is_dir():
        sys.exit(f"train: PolNeAR isn't here: expected {root / SCORER}, {texts} and its neighbour `attributions`")
    kept = cache / "articles.pickle"
    if not kept.is_file():
        gold = load_scorer(root).load_gold(str(root), "train")
        articles = []
        for number, (name, article) in enumerate(sorted(gold.items()), 1):
            articles.append(read_article(name, article["text"], article["attributions"]))
            if number % PROGRESS_EVERY == 0 or number == len(gold):
                print(f"{number} of {len(gold)} articles parsed", file=sys.stderr, flush=True)
        cache.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(articles))
    found: list[Article] = pickle.loads(kept.read_bytes())  # noqa: S301 - the file that is written above
    return found


def load_scorer(root: Path) -> ModuleType:
    """The benchmark's scorer, as a module."""
    spec = importlib.util.spec_from_file_location("score_attribution", root / SCORER)
    if spec is None or spec.loader is None:
        sys.exit(f"train: {root / SCORER} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_held_out(name: str) -> bool:
    """Is the article one to choose by? A hash of its name tells, so that it never changes."""
    return hashlib.sha256(name.encode()).digest()[0] % HELD_OUT == 0


def read_article(name: str, text: str, attributions: Iterable[dict[str, Spans]]) -> Article:
    """Parse an article and lay the annotation (the scorer's form) over its words."""
    document = Document(id=document_id(text, None), text=text, name=name)
    passages = parse_passages(document, find_zones(document))
    findings = find_by_rules(document, passages)
    words = words_with_signals(passages, findings)
    roles = [np.zeros(len(w), dtype=np.int64) for w in words]
    gold = []
    for attribution in attributions:
        placed = {role: [_place(words, s, e) for s, e in attribution[role]] for role in ROLES[1:]}
        for role, found in placed.items():
            for passage, covered in found:
                roles[passage][covered] = ROLES.index(role)
        passage, cue = next(iter(placed["cue"]), (0, _NONE))
        if len(cue):
            content, source = (np.concatenate([_NONE, *(c for p, c in placed[role] if p == passage)])
                               for role in ("content", "source"))  # fmt: skip
            gold.append(Gold(passage, _anchor(words[passage], cue), content, source))
    return Article(name, words, roles, gold, rule_links(passages, words, findings))


_NONE = np.zeros(0, dtype=np.int64)


def _place(words: Sequence[Words], start: int, end: int) -> tuple[int, Numbers]:
    """The passage and the words in it that a stretch of the text covers; no words where no passage holds it."""
    for passage, inside in enumerate(words):
        if len(inside) and inside.starts[0] < end and start < inside.ends[-1]:
            return passage, np.arange(*inside.covered_by(start, end))
    return 0, _NONE


def _anchor(words: Words, cue: Numbers) -> int:
    """The head word of a cue: one whose own head stands outside it."""
    inside = cue.tolist()
    heads = [w for w in inside if words.heads[w] not in inside or words.heads[w] == w]
    letters = [w for w in heads if any(c.isalpha() for c in words.texts[w])]
    return next(iter(letters or heads or inside))
