"""Words of passages → windows that the encoder reads at once, and batches of them as arrays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.extract.encoder.pieces import Splitter
from dragoman.extract.encoder.words import Numbers, Words

LIMIT = 448
"""Most pieces of a window, those of its edges included: most documents of news fit into one or two."""


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words of one passage: ``passage`` counts from 0, ``end`` is the word after the last."""

    passage: int
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


Window = tuple[Part, ...]
"""Parts of passages that follow each other."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as arrays, padded with zeros. W windows, P pieces, N words, F features.

    ``pieces`` (W, P) are numbers of the vocabulary, ``mask`` (W, P) is 1 where there is one, ``features`` (W, P, F) are
    those of the word a piece belongs to, ``first`` (W, N) is where the first piece of each word stands.
    """

    pieces: Numbers
    mask: Numbers
    features: Numbers
    first: Numbers


def make_windows(
    lengths: Sequence[Sequence[int]], sentences: Sequence[Numbers], limit: int = LIMIT, pack: int = LIMIT
) -> list[Window]:
    """Packs whole passages into windows of at most ``pack`` pieces, in order; a longer passage is a window for itself.

    A passage of more than ``limit`` pieces is cut between sentences. ``lengths`` has the number of pieces of each word
    of each passage, ``sentences`` the number of its sentence.
    """
    windows: list[Window] = []
    current: list[Part] = []
    room = pack - 1
    for part, size in _parts(lengths, sentences, limit - 2):
        if size + 1 > room and current:
            windows.append(tuple(current))
            current, room = [], pack - 1
        current.append(part)
        room -= size + 1
    return [*windows, tuple(current)] if current else windows


def _parts(lengths: Sequence[Sequence[int]], sentences: Sequence[Numbers], most: int) -> Iterator[tuple[Part, int]]:
    """Passages, or stretches of sentences of those that are too long; a sentence too long is cut where it must."""
    for passage, sizes in enumerate(lengths):
        start, size = 0, 0
        for word, pieces in enumerate(sizes):
            while size + pieces > most:
                cut = _last_break(sentences[passage], start, word)
                yield Part(passage, start, cut), sum(sizes[start:cut])
                start, size = cut, sum(sizes[cut:word])
            size += pieces
        if len(sizes) > start:
            yield Part(passage, start, len(sizes)), size


def _last_break(sentences: Numbers, start: int, word: int) -> int:
    """The beginning of the sentence that holds the word, if it comes after the start; else the word itself."""
    cut = word
    while cut > start and sentences[cut - 1] == sentences[word]:
        cut -= 1
    return cut if cut > start else word


def make_batch(windows: Sequence[Window], words: Sequence[Words], split: Splitter, edges: tuple[int, int]) -> Batch:
    """The arrays of some windows; ``edges`` are the pieces that begin a window and that follow each part."""
    begin, after = edges
    rows: list[list[int]] = []
    owners: list[list[int]] = []
    tables = []
    for window in windows:
        row, owner, count = [begin], [-1], 0
        for part in window:
            for text in words[part.passage].texts[part.start : part.end]:
                pieces = split(text)
                row.extend(pieces)
                owner.extend([count] * len(pieces))
                count += 1
            row.append(after)
            owner.append(-1)
        rows.append(row)
        owners.append(owner)
        tables.append(np.concatenate([words[p.passage].features[p.start : p.end] for p in window]))
    shape = len(windows), max(map(len, rows))
    pieces_, mask = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    features = np.zeros((*shape, tables[0].shape[1]), dtype=np.int64)
    first = np.zeros((len(windows), max(map(len, tables))), dtype=np.int64)
    for number, (row, owner, table) in enumerate(zip(rows, owners, tables, strict=True)):
        pieces_[number, : len(row)] = row
        mask[number, : len(row)] = 1
        places = np.array(owner)
        inside = np.flatnonzero(places >= 0)
        features[number, inside] = table[places[inside]]
        _, starts = np.unique(places[inside], return_index=True)
        first[number, : len(starts)] = inside[starts]
    return Batch(pieces_, mask, features, first)
