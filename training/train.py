#!/usr/bin/env python3
"""Train the shared encoder and write the weights that Dragoman ships.

It learns from nine tenths of the articles; the thresholds are chosen on the tenth that is held out, with the weights as
they are shipped. A checkpoint stays in the working folder, and is taken up where it is there. The same data and seed
give the same weights, up to the rounding of the processor's arithmetic.

The articles are parsed once and kept in the working folder, with what the rules find in them: delete it when parser,
lexicon or rules have changed.
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
from export import export, set_thresholds
from fit import Course, fit
from model import Tagger, pretrained

ROOT = Path(__file__).resolve().parent.parent
POLNEAR = ROOT.parent / "shared/benchmarks/attribution"
COURSE = Course(epochs=3, encoder_rate=2e-4, head_rate=1e-3)


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
    held_out = [a for a in articles if is_held_out(a.name)]
    kept = [a for a in articles if not is_held_out(a.name)]
    print(f"{len(kept)} articles to learn from, {len(held_out)} held out", file=sys.stderr)

    chance = Random(options.seed)  # noqa: S311 - no secret hangs on it
    torch.manual_seed(options.seed)
    model = Tagger()
    checkpoint: Path = options.work / "trained.pt"
    if checkpoint.is_file():
        model.load_state_dict(torch.load(checkpoint, weights_only=True))
    else:
        fit(model, [AttributionTask(kept, split, (begin, after))], COURSE, chance)
        torch.save(model.state_dict(), checkpoint)
    export(model, options.weights)
    chosen = choose_thresholds(HeldOut(held_out, options.polnear, options.weights))
    set_thresholds(options.weights, {AttributionTask.name: chosen})
    return 0


if __name__ == "__main__":
    sys.exit(main())
