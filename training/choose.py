"""The thresholds of the tagger, chosen on articles that it wasn't trained on, with the exported weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from articles import Article, load_scorer
from dragoman.extract.attributions.learned import spans_of, tag_reading
from dragoman.extract.attributions.tagger import Thresholds
from dragoman.extract.encoder.model import Encoder, load_encoder
from dragoman.extract.encoder.reading import Reading
from dragoman.schema.document import Span

FIGURES = {"content": "b_content_overlap", "source": "d_source"}
"""Our names of the scorer's F1 figures that thresholds are chosen by: the sum of both."""
STEPS = {
    "anchor": (0.2, 0.3, 0.4, 0.5),
    "link": (0.15, 0.2, 0.25, 0.3, 0.4, 0.5),
    "source": (0.3, 0.4, 0.5, 0.6, 0.7),
    "whole": (0.5, 0.55, 0.6, 0.65, 0.7, 0.75),
    "role_weight": (0.0, 0.2, 0.3, 0.4, 0.6),
}
ROUNDS = 2


class HeldOut:
    """Held-out articles, read once by the exported encoder and scored as often as needed."""

    def __init__(self, articles: Sequence[Article], root: Path, weights: Path) -> None:
        self._scorer = load_scorer(root)
        gold = self._scorer.load_gold(str(root), "train")
        self._gold = {article.name: gold[article.name] for article in articles}
        self._encoder: Encoder = load_encoder(weights)
        self._read: list[tuple[Article, list[list[Reading]]]] = [(a, self._encoder.read(a.words)) for a in articles]

    def figures(self, least: Thresholds) -> dict[str, float]:
        """The F1 figures, in per cent, with these thresholds."""
        predicted = {article.name: self._predict(article, readings, least) for article, readings in self._read}
        result, _ = self._scorer.score(self._gold, predicted)
        return {name: round(result[theirs]["F1"], 2) for name, theirs in FIGURES.items()}

    def _predict(
        self, article: Article, passages: Sequence[Sequence[Reading]], least: Thresholds
    ) -> list[dict[str, list[list[int]]]]:
        found = []
        for words, rules, readings in zip(article.words, article.rules, passages, strict=True):
            for reading in readings:
                for tagged in tag_reading(reading, words, rules, self._encoder.link_bias, least):
                    parts = {"source": tagged.source, "cue": tagged.cue, "content": tagged.content}
                    found.append({role: _pairs(spans_of(words, numbers)) for role, numbers in parts.items()})
        return found


def choose_thresholds(held_out: HeldOut) -> dict[str, float]:
    """One threshold after the other, each at its best while the others stay, in a few rounds."""
    best = Thresholds()
    height = sum(held_out.figures(best).values())
    for _ in range(ROUNDS):
        for name, values in STEPS.items():
            for value in values:
                tried = replace(best, **{name: value})
                figures = held_out.figures(tried)
                if sum(figures.values()) > height:
                    best, height = tried, sum(figures.values())
                    print(f"held out: {figures} with {name} {value}", flush=True)
    return asdict(best)


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
