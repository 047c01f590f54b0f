#!/usr/bin/env python3
"""Train the shared encoder with all of its heads and write the weights that Dragoman ships.

It learns in three courses: first attributions alone, from many long articles; then all tasks together, so that moves
and relations, of which there is less to learn from, begin with an encoder that knows how reporting is built; then, with
an encoder that stays as it is, the head of attributions, of which the second course has seen less. What is held out of
each task (a tenth of the articles with attributions, a fifth of the dialogues) serves to choose thresholds and to learn
how sure a move is, with the weights as they are shipped.

Each course leaves a checkpoint in the working folder, and is left out where it is there. The same data and seed give
the same weights, up to the rounding of the processor's arithmetic. The articles are parsed once and kept in the working
folder, with what the rules find in them: delete it when parser, lexicon, rules or corpus have changed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from random import Random

import torch

from articles import is_held_out, load_articles
from attribution_task import AttributionTask
from choose import HeldOut, choose_thresholds
from dialogue_folders import read_dialogue
from dragoman.extract.encoder.model import VOCABULARY, WEIGHTS, load_encoder
from dragoman.extract.encoder.pieces import load_splitter
from dragoman.extract.encoder.windows import LIMIT
from dragoman.extract.moves.finder import HEAD as MOVES
from export import export, set_tables
from fit import Course, fit
from model import Tagger, pretrained
from move_articles import CORPUS, load_move_articles
from move_task import MoveTask
from relation_task import RelationTask, load_relations
from split import is_held_out as is_dialogue_held_out
from tasks import Task
from weigh_moves import HeldOutDialogues, learn_weighings

ROOT = Path(__file__).resolve().parent.parent
BENCHMARKS = ROOT.parent / "shared/benchmarks"
FIRST = Course(epochs=3, encoder_rate=2e-4, head_rate=1e-3)
FIRST_LIMITS = (160, 192, 224)
"""Windows of the first course are short: more of them meet in a batch, and passages meet other neighbours each time."""
SECOND = Course(epochs=4, encoder_rate=2e-4, head_rate=1e-3)
THIRD = Course(epochs=1, encoder_rate=0, head_rate=5e-4)
SHARE = 0.25
"""The share of the articles with attributions that an epoch of the second course uses."""


def main() -> int:
    """Parse arguments, train, export; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--benchmarks", type=Path, default=BENCHMARKS, metavar="DIR", help="with attribution, plover and dialogues"
    )
    parser.add_argument(
        "--work", type=Path, default=ROOT / "out/training", metavar="DIR", help="for parsed articles and checkpoints"
    )
    parser.add_argument("--weights", type=Path, default=WEIGHTS, metavar="DIR", help="where to write the weights")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2, help="of the processor (default: 2)")
    options = parser.parse_args()

    torch.set_num_threads(options.threads)
    polnear = options.benchmarks / "attribution"
    articles = load_articles(polnear, options.work)
    moves = [a for a in load_move_articles(options.work) if not is_dialogue_held_out(a.group)]
    split, begin, after = load_splitter(Path(pretrained()) / VOCABULARY)
    kept = [a for a in articles if not is_held_out(a.name)]
    print(f"{len(kept)} articles with attributions, {len(moves)} with moves", file=sys.stderr)
    edges = (begin, after)

    model = Tagger()
    chance = Random(options.seed)  # noqa: S311 - no secret hangs on it
    torch.manual_seed(options.seed)
    _course(model, [AttributionTask(kept, split, edges, FIRST_LIMITS)], FIRST, chance, options.work / "first.pt")
    together = [
        AttributionTask(kept, split, edges, (LIMIT,), SHARE),
        MoveTask(moves, split, edges),
        RelationTask(load_relations(options.benchmarks / "plover"), split, edges),
    ]
    _course(model, together, SECOND, chance, options.work / "second.pt")
    _course(model, [AttributionTask(kept, split, edges, (LIMIT,))], THIRD, chance, options.work / "third.pt")
    export(model, options.weights)
    chosen = choose_thresholds(HeldOut([a for a in articles if is_held_out(a.name)], polnear, options.weights))
    set_tables(options.weights, thresholds={AttributionTask.name: chosen})
    load_encoder.cache_clear()
    folders = [path.parent for path in sorted(CORPUS.glob("dialogues/*/gold.json"))]
    held_out = [read_dialogue(folder) for folder in folders if is_dialogue_held_out(folder.name)]
    scorer = options.benchmarks / "dialogues/score.py"
    weighings = learn_weighings(HeldOutDialogues(held_out, load_encoder(options.weights), scorer))
    set_tables(options.weights, **{MOVES: {layer.value: asdict(weighing) for layer, weighing in weighings.items()}})
    return 0


def _course(model: Tagger, tasks: Sequence[Task], course: Course, chance: Random, checkpoint: Path) -> None:
    """Train the model in a course, or take up what it has left."""
    if checkpoint.is_file():
        model.load_state_dict(torch.load(checkpoint, weights_only=True))
        return
    fit(model, tasks, course, chance)
    torch.save(model.state_dict(), checkpoint)


if __name__ == "__main__":
    sys.exit(main())
