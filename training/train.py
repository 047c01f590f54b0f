#!/usr/bin/env python3
"""Train the shared encoder and write the weights that Dragoman ships.

Two courses: the first on nine tenths of the articles, after which the thresholds are chosen on the tenth that is held
out; the second goes on with all. Each leaves a checkpoint in the working folder, and is left out where that is there.
The same data and seed give the same weights, up to the rounding of the processor's arithmetic.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from random import Random

import torch

from articles import is_held_out, load_articles
from attribution_task import AttributionTask
from choose import HeldOut, choose_thresholds
from dragoman.extract.encoder.model import VOCABULARY, WEIGHTS
from dragoman.extract.encoder.pieces import load_splitter
from export import export
from fit import Course, fit
from model import Tagger, pretrained

ROOT = Path(__file__).resolve().parent.parent
POLNEAR = ROOT.parent / "shared/benchmarks/attribution"
FIRST = Course(epochs=3, encoder_rate=2e-4, head_rate=1e-3)
SECOND = Course(epochs=1, encoder_rate=1e-4, head_rate=3e-4)


def main() -> int:
    """Parse arguments, train, export; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, default=POLNEAR, metavar="DIR", help="PolNeAR with its scorer")
    parser.add_argument(
        "--work", type=Path, default=ROOT / "out/training", metavar="DIR", help="for parsed articles and checkpoints"
    )
    parser.add_argument("--weights", type=Path, default=WEIGHTS, metavar="DIR", help="where to write the weights")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2, help="of the processor (default: 2)")
    options = parser.parse_args()

    torch.set_num_threads(options.threads)
    articles = load_articles(options.polnear, options.work)
    split, begin, after = load_splitter(Path(pretrained()) / VOCABULARY)
    edges = (begin, after)
    held_out = [a for a in articles if is_held_out(a.name)]
    kept = [a for a in articles if not is_held_out(a.name)]
    print(f"{len(kept)} articles to learn from, {len(held_out)} held out", file=sys.stderr)

    chance = Random(options.seed)  # noqa: S311 - no secret hangs on it
    torch.manual_seed(options.seed)
    model = Tagger()
    run_course(model, AttributionTask(kept, split, edges), FIRST, chance, options.work / "first.pt")
    export(model, options.work / "first", {})
    thresholds = choose_thresholds(HeldOut(held_out, options.polnear, options.work / "first"))
    run_course(model, AttributionTask(articles, split, edges), SECOND, chance, options.work / "second.pt")
    export(model, options.weights, {AttributionTask.name: thresholds})
    return 0


def run_course(model: Tagger, task: AttributionTask, course: Course, chance: Random, checkpoint: Path) -> None:
    """Train, and keep what came of it; or take what was kept."""
    if checkpoint.is_file():
        model.load_state_dict(torch.load(checkpoint, weights_only=True))
    else:
        fit(model, [task], course, chance)
        torch.save(model.state_dict(), checkpoint)
    model.eval()


if __name__ == "__main__":
    sys.exit(main())
