"""What makes an answer one to a proposal on the table (``answer_weights.csv``)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from dragoman.schema.errors import LexiconError

FILE = Path(__file__).parent / "answer_weights.csv"


@cache
def load_weights() -> Mapping[str, float]:
    """The weight of each feature; ``training/train_answers.py`` learned them.

    Raises:
        LexiconError: a line is no feature with a number.
    """
    with FILE.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    try:
        return MappingProxyType({row["feature"]: float(row["weight"]) for row in rows})
    except (KeyError, TypeError, ValueError) as error:
        raise LexiconError(str(FILE), f"a line is no feature with a number: {error}") from None
