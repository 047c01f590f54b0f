"""The task of attributions: roles of words, anchors of cues, links from an anchor to its content and source."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from articles import Article
from dragoman.extract.encoder.labels import FEATURES
from dragoman.extract.encoder.links import TABLES, relate
from dragoman.extract.encoder.pieces import Splitter
from dragoman.extract.encoder.reading import LINKS
from dragoman.extract.encoder.windows import Window, make_batch, make_windows
from dragoman.extract.encoder.words import Numbers
from model import LINK_SIZE, Tagger
from tensors import tensors_of

KEEP_EMPTY = 0.5
"""The share of windows without any attribution that an epoch uses."""
FORGET = 0.1
"""The share of windows that are read without what the rules say, lest the encoder only repeat them."""
PIECES = 2688
"""In a batch there are as many windows as have so many pieces together, at most."""
LIKE = 20
"""Among so many batches of windows those of like length come into one."""
WEIGHTS = {"role": 1.0, "anchor": 6.0, "content": 2.0, "source": 4.0}
_RULE = list(FEATURES).index("rule")


@dataclass(frozen=True, slots=True)
class Sample:
    """A window of an article."""

    article: Article
    window: Window


@dataclass(frozen=True, slots=True)
class Row:
    """One gold attribution: its window and anchor (numbers in the batch), words of its passage, classes, targets."""

    window: int
    anchor: int
    words: slice
    relations: Numbers
    links: Numbers


class AttributionTask:
    """See ``tasks.Task``."""

    name = "attributions"

    def __init__(
        self,
        articles: Sequence[Article],
        split: Splitter,
        edges: tuple[int, int],
        limits: Sequence[int],
        share: float = 1.0,
    ) -> None:
        """``limits`` are sizes of windows: one is drawn for each article and epoch. ``share`` is that of an epoch."""
        self._articles, self._split, self._edges = articles, split, edges
        self._limits, self._share = limits, share

    def batches(self, chance: Random) -> list[list[Sample]]:
        """Batches of windows of like length."""
        articles = [a for a in self._articles if self._share >= 1 or chance.random() < self._share]
        samples = [s for article in articles for s in self._windows(article, chance.choice(self._limits))]
        kept = [s for s in samples if _has_gold(s) or chance.random() < KEEP_EMPTY]
        chance.shuffle(kept)
        groups = []
        size = PIECES // max(self._limits)
        for start in range(0, len(kept), LIKE * size):
            ordered = sorted(kept[start : start + LIKE * size], key=lambda s: sum(map(len, s.window)))
            groups += [ordered[n : n + size] for n in range(0, len(ordered), size)]
        chance.shuffle(groups)
        return groups

    def losses(self, model: Tagger, batch: Sequence[Sample], chance: Random) -> dict[str, Tensor]:
        """Cross entropy of roles, anchors and links."""
        blind = [chance.random() < FORGET for _ in batch]
        inputs = self._inputs(batch, blind)
        vectors = model.encoder(*inputs).float()
        roles, anchors, left, right = model.attribution(vectors)
        role_targets, anchor_targets, rows = _targets(batch, blind, roles.shape[1])
        real = role_targets >= 0
        losses = {
            "role": functional.cross_entropy(roles[real], role_targets[real]),
            "anchor": functional.binary_cross_entropy_with_logits(anchors[real], anchor_targets[real]),
        }
        if rows:
            losses |= dict(zip(LINKS, _link_losses(model, left, right, rows), strict=True))
        return {name: WEIGHTS[name] * loss for name, loss in losses.items()}

    def _windows(self, article: Article, limit: int) -> Iterator[Sample]:
        lengths = [[len(self._split(text)) for text in words.texts] for words in article.words]
        for window in make_windows(lengths, [w.sentences for w in article.words], limit, limit):
            yield Sample(article, window)

    def _inputs(self, batch: Sequence[Sample], blind: Sequence[bool]) -> list[Tensor]:
        """The tensors of windows of several articles, padded to the longest."""
        parts = [make_batch([s.window], s.article.words, self._split, self._edges) for s in batch]
        for part, without in zip(parts, blind, strict=True):
            if without:
                part.features[:, :, _RULE] = 0
        return tensors_of(parts)


def _has_gold(sample: Sample) -> bool:
    return any(
        g.passage == p.passage and p.start <= g.anchor < p.end for p in sample.window for g in sample.article.gold
    )


def _targets(batch: Sequence[Sample], blind: Sequence[bool], width: int) -> tuple[Tensor, Tensor, list[Row]]:
    """Roles (-1: no word), anchors, and the rows of the links."""
    roles = np.full((len(batch), width), -1)
    anchors = np.zeros((len(batch), width), dtype=np.float32)
    rows = []
    for number, (sample, without) in enumerate(zip(batch, blind, strict=True)):
        article, start = sample.article, 0
        for part in sample.window:
            here = slice(start, start + len(part))
            start += len(part)
            roles[number, here] = article.roles[part.passage][part.start : part.end]
            for gold in article.gold:
                if gold.passage != part.passage or not part.start <= gold.anchor < part.end:
                    continue
                place = here.start + gold.anchor - part.start
                anchors[number, place] = 1
                links = np.zeros((len(part), len(LINKS)), dtype=np.float32)
                for link, covered in enumerate((gold.content, gold.source)):
                    links[covered[(covered >= part.start) & (covered < part.end)] - part.start, link] = 1
                rules = [] if without else article.rules[part.passage]
                rule = next((r for r in rules if gold.anchor in r.cue), None)
                relations = relate(article.words[part.passage], gold.anchor, (part.start, part.end), rule)
                rows.append(Row(number, place, here, relations, links))
    return torch.from_numpy(roles), torch.from_numpy(anchors), rows


def _link_losses(model: Tagger, left: Tensor, right: Tensor, rows: Sequence[Row]) -> Tensor:
    """The mean loss of each kind of link over the words of the anchors' passages."""
    width = left.shape[1]
    relations = np.zeros((len(rows), width, len(TABLES)), dtype=np.int64)
    links = np.zeros((len(rows), width, len(LINKS)), dtype=np.float32)
    inside = np.zeros((len(rows), width, 1), dtype=np.float32)
    for number, row in enumerate(rows):
        relations[number, row.words], links[number, row.words], inside[number, row.words] = row.relations, row.links, 1
    windows = torch.tensor([row.window for row in rows])
    anchors = torch.tensor([row.anchor for row in rows])
    sides = (side.view(*side.shape[:2], len(LINKS), LINK_SIZE) for side in (left, right))
    froms, tos = next(sides)[windows, anchors], next(sides)[windows]
    scores = torch.einsum("rld,rnld->rnl", froms, tos) / math.sqrt(LINK_SIZE)
    scores = scores + model.attribution.bias(torch.from_numpy(relations))
    losses = functional.binary_cross_entropy_with_logits(scores, torch.from_numpy(links), reduction="none")
    mask = torch.from_numpy(inside)
    return (losses * mask).sum(dim=(0, 1)) / mask.sum()
