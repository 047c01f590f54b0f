"""The task of moves: tags of words in each layer, labels of stretches, and who acts toward whom in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from dragoman.extract.encoder.pieces import Splitter
from dragoman.extract.encoder.windows import LIMIT, Window, make_batch, make_windows
from dragoman.extract.encoder.words import Numbers
from dragoman.extract.moves.learned.labels import LABELS, LAYERS, TAGS
from dragoman.extract.moves.learned.ties import tie
from model import Tagger
from move_articles import Gold, MoveArticle
from move_head import ROLES
from tensors import tensors_of

LIMITS = (LIMIT // 2, LIMIT)
"""Sizes of windows: one is drawn for each article and epoch."""
SIZE = 4
"""Windows in a batch."""
LIKE = 20 * SIZE
"""Among so many windows those of like length come into one batch."""
WEIGHTS = {"tags": 15.0, "labels": 1.0, "parties": 1.0}
"""The tags' loss is a mean over all words, most of which are outside of everything."""
_NONE = -100


@dataclass(frozen=True, slots=True)
class Sample:
    """A window of an article; ``places`` gives the place of each word of the article in it, -1 for none."""

    article: MoveArticle
    window: Window
    places: Numbers


class MoveTask:
    """See ``tasks.Task``."""

    name = "moves"

    def __init__(self, articles: Sequence[MoveArticle], split: Splitter, edges: tuple[int, int]) -> None:
        self._articles, self._split, self._edges = articles, split, edges

    def batches(self, chance: Random) -> list[list[Sample]]:
        """Batches of windows of like length."""
        samples = [s for article in self._articles for s in self._windows(article, chance.choice(LIMITS))]
        chance.shuffle(samples)
        groups = []
        for start in range(0, len(samples), LIKE):
            ordered = sorted(samples[start : start + LIKE], key=lambda s: sum(map(len, s.window)))
            groups += [ordered[n : n + SIZE] for n in range(0, len(ordered), SIZE)]
        chance.shuffle(groups)
        return groups

    def losses(self, model: Tagger, batch: Sequence[Sample], chance: Random) -> dict[str, Tensor]:  # noqa: ARG002 - the protocol
        """Cross entropy of tags and labels, and of each party's part in each stretch."""
        head = model.heads["moves"]
        vectors = head.dropout(model.encoder(*self._inputs(batch)).float())
        tags = head.tag(vectors)
        targets = torch.full(tags.shape[:3], _NONE)
        labels: list[Tensor] = []
        parties: list[Tensor] = []
        for number, sample in enumerate(batch):
            targets[number, : int((sample.places >= 0).sum())] = 0
            for gold in sample.article.gold:
                stretch = _placed(gold.stretch, sample.places)
                if stretch is None:
                    continue
                layer = LAYERS.index(gold.layer)
                targets[number, stretch[0], layer] = TAGS.index("first")
                targets[number, stretch[0] + 1 : stretch[1], layer] = TAGS.index("inside")
                pooled = head.pooled(vectors[number, stretch[0] : stretch[1]])
                if gold.labels:
                    labels.append(_label_loss(head.label(pooled, layer), gold))
                parties += _party_losses(head, pooled, gold, sample, vectors[number])
        losses = {"tags": functional.cross_entropy(tags.flatten(0, 2), targets.flatten(), ignore_index=_NONE)}
        if labels:
            losses["labels"] = torch.stack(labels).mean()
        if parties:
            losses["parties"] = torch.stack(parties).mean()
        return {name: WEIGHTS[name] * loss for name, loss in losses.items()}

    def _windows(self, article: MoveArticle, limit: int) -> Iterator[Sample]:
        yield from windows_of(article, self._split, limit)

    def _inputs(self, batch: Sequence[Sample]) -> list[Tensor]:
        """The tensors of windows of several articles, padded to the longest."""
        parts = [make_batch([s.window], s.article.words, self._split, self._edges) for s in batch]
        return tensors_of(parts)


def windows_of(article: MoveArticle, split: Splitter, limit: int) -> Iterator[Sample]:
    """The windows of an article."""
    lengths = [[len(split(text)) for text in words.texts] for words in article.words]
    bases = np.concatenate([[0], np.cumsum([len(w) for w in article.words])])
    for window in make_windows(lengths, [w.sentences for w in article.words], limit, limit):
        places = np.full(len(article.text), -1)
        start = 0
        for part in window:
            first = int(bases[part.passage]) + part.start
            places[first : first + len(part)] = np.arange(start, start + len(part))
            start += len(part)
        yield Sample(article, window, places)


def _placed(stretch: tuple[int, int], places: Numbers) -> tuple[int, int] | None:
    """Where the words of a stretch stand in the window; None where none of them does."""
    inside = places[stretch[0] : stretch[1]]
    inside = inside[inside >= 0]
    return (int(inside[0]), int(inside[-1]) + 1) if len(inside) else None


def _label_loss(logits: Tensor, gold: Gold) -> Tensor:
    """Minus the logarithm of the chance that one of the right labels has."""
    right = [LABELS[gold.layer].index(label) for label in gold.labels]
    return torch.logsumexp(logits, 0) - torch.logsumexp(logits[right], 0)


def _party_losses(head: torch.nn.Module, pooled: Tensor, gold: Gold, sample: Sample, vectors: Tensor) -> list[Tensor]:
    """The loss of each role that a party of the window has: each party scores by all of its mentions together."""
    placed = [_placed(named.stretch, sample.places) for named in sample.article.text.named]
    here = [number for number, place in enumerate(placed) if place is not None]
    if not here:
        return []
    mentions = torch.stack([vectors[slice(*placed[n])].mean(dim=0) for n in here])
    ties = torch.from_numpy(tie(sample.article.text, gold.stretch)[here])
    scores = head.parties(pooled, LAYERS.index(gold.layer), mentions, ties)
    names = [sample.article.text.named[n].parties for n in here]
    parties = sorted({party for several in names for party in several})
    by_party = torch.stack(
        [torch.logsumexp(scores[[n for n, several in enumerate(names) if party in several]], 0) for party in parties]
    )
    losses = []
    for role, right in zip(ROLES, (gold.by, gold.toward), strict=True):
        if right & set(parties):
            wanted = torch.tensor([float(party in right) for party in parties])
            losses.append(functional.binary_cross_entropy_with_logits(by_party[:, ROLES.index(role)], wanted))
    return losses
