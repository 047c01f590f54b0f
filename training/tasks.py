"""What the shared encoder is trained for. A task brings its batches and losses; the loop knows nothing else of it."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any, Protocol

from torch import Tensor

from model import Tagger


class Task(Protocol):
    """One head and the data that it learns from. To add one: a head in ``model.Tagger``, a class like this one."""

    name: str

    def batches(self, chance: Random) -> Sequence[Any]:
        """The batches of one epoch, shuffled; each small enough to be made into tensors when its turn comes."""

    def losses(self, model: Tagger, batch: Any, chance: Random) -> dict[str, Tensor]:
        """The losses of one batch by their names, weighted."""
