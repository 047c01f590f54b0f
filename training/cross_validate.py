"""Relations, cross-validated: each fold of a file is told by weights that never saw it, as they would ship."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from random import Random

import torch

from dragoman.extract.encoder.model import VOCABULARY, load_encoder
from dragoman.extract.encoder.pieces import load_splitter
from dragoman.extract.relations.classify import Relation, classify
from export import export
from fit import Course, fit
from model import Tagger, pretrained
from relation_task import Labelled, RelationTask, read_corpus, read_plv

COURSE = Course(epochs=4, encoder_rate=2e-4, head_rate=1e-3)


def cross_validate(table: Path, folds: int, first: int, threads: int, seed: int = 1) -> dict[int, Relation]:
    """The relation of each row of a file of the form of ``PLV_train.tsv``, by its number from 0.

    Those of a fold are told by weights that learned from the pretrained ones, our own corpus and the other folds. Of
    the folds only the first are done.
    """
    torch.set_num_threads(threads)
    labelled, corpus = read_plv(table), read_corpus()
    parts = make_folds(labelled, folds)
    split, begin, after = load_splitter(Path(pretrained()) / VOCABULARY)
    found = {}
    for number, part in enumerate(parts[:first], 1):
        print(f"fold {number} of {folds}", file=sys.stderr, flush=True)
        learned = [*corpus, *(labelled[n] for other in parts if other is not part for n in other)]
        torch.manual_seed(seed)
        model = Tagger()
        fit(model, [RelationTask(learned, split, (begin, after))], COURSE, Random(seed))  # noqa: S311 - no secret
        with tempfile.TemporaryDirectory() as folder:
            export(model, Path(folder))
            told = classify([labelled[n].pair for n in part], load_encoder(Path(folder)))
        found |= dict(zip(part, told, strict=True))
    return found


def make_folds(labelled: Sequence[Labelled], folds: int) -> list[list[int]]:
    """The numbers of the pairs in each fold: every type in all of them alike, pairs of one sentence in the same one."""
    groups: dict[str, list[int]] = {}
    for number, one in enumerate(labelled):
        groups.setdefault(one.pair.text, []).append(number)
    order = sorted(groups, key=lambda text: (labelled[groups[text][0]].roots, sha256(text.encode()).digest()))
    parts: list[list[int]] = [[] for _ in range(folds)]
    for place, text in enumerate(order):
        parts[place % folds] += groups[text]
    return parts
