"""The loop of training: epochs over the batches of all tasks, with a rate that rises and falls."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch import nn

from model import Tagger
from tasks import Task

WARM_UP = 0.06
"""The share of steps in which the rate rises."""
LAYER_DECAY = 0.9
"""What the rate of a layer is multiplied with for the layer beneath."""
DECAY = 0.01
LONGEST_STEP = 1.0
REPORT_EVERY = 25


@dataclass(frozen=True, slots=True)
class Course:
    """One course of training: its epochs, and the highest rates of the encoder's last layer and of the heads.

    An encoder with the rate 0 stays as it is.
    """

    epochs: int
    encoder_rate: float
    head_rate: float


def fit(model: Tagger, tasks: Sequence[Task], course: Course, chance: Random) -> None:
    """Train the model in place; prints the losses as it goes."""
    optimizer = torch.optim.AdamW(_groups(model, course), fused=True)
    epoch_batches = _shuffled(tasks, chance)
    total = course.epochs * len(epoch_batches)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM_UP * total), max(0.0, (total - step) / ((1 - WARM_UP) * total)))
    )
    step, started, means = 0, time.monotonic(), defaultdict[str, float](float)
    for epoch in range(course.epochs):
        for task, batch in epoch_batches if epoch == 0 else _shuffled(tasks, chance):
            model.train()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                losses = task.losses(model, batch, chance)
            sum(losses.values(), torch.zeros(())).backward()
            nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], LONGEST_STEP)
            optimizer.step()
            optimizer.zero_grad()
            rate.step()
            step += 1
            for name, loss in losses.items():
                means[f"{task.name} {name}"] += loss.item()
            if step % REPORT_EVERY == 0:
                told = ", ".join(f"{name} {total_ / REPORT_EVERY:.4f}" for name, total_ in means.items())
                pace = (time.monotonic() - started) / step
                print(f"epoch {epoch + 1}, step {step} of {total} ({pace:.2f} s each): {told}", flush=True)
                means.clear()


def _shuffled(tasks: Sequence[Task], chance: Random) -> list[tuple[Task, object]]:
    """The batches of all tasks for one epoch, in one random order."""
    batches = [(task, batch) for task in tasks for batch in task.batches(chance)]
    chance.shuffle(batches)
    return batches


def _groups(model: Tagger, course: Course) -> list[dict[str, object]]:
    """Parameters with their rates: lower for lower layers, higher for what isn't pretrained."""
    top = model.encoder.bert.config.num_hidden_layers - 1
    groups: list[dict[str, object]] = []
    for name, parameter in model.named_parameters():
        kept = name.startswith("encoder.") and course.encoder_rate == 0
        # ``RowEmbedding`` stands in the place of the table of word pieces
        parameter.requires_grad = not (kept or name.startswith("encoder.bert.embeddings.word_embeddings"))
        if not parameter.requires_grad:
            continue
        rate = course.head_rate
        if name.startswith("encoder.bert.encoder.layer."):
            rate = course.encoder_rate * LAYER_DECAY ** (top - int(name.split(".")[4]))
        elif name.startswith("encoder.bert."):
            rate = course.encoder_rate * LAYER_DECAY**top
        groups.append({"params": [parameter], "lr": rate, "weight_decay": DECAY if parameter.ndim > 1 else 0.0})
    return groups
