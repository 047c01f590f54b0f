"""Files → readings, one document at a time: what cannot be read is told with its reason, and stops nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.extract.pipeline import read_document
from dragoman.lexicon.lexicon import Lexicon
from dragoman.schema.document import Document
from dragoman.schema.errors import DragomanError, SourceError
from dragoman.schema.reading import Reading
from dragoman.schema.times import TimeValue
from dragoman.sources import LOADERS, load


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or document that could not be read, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of the files asked for: readings in their order, each document once, and failures."""

    readings: tuple[Reading, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that were read."""
        return tuple(reading.document for reading in self.readings)

    def join(self, other: Batch) -> Batch:
        """Both, each document once."""
        known = {document.id for document in self.documents}
        new = tuple(reading for reading in other.readings if reading.document.id not in known)
        return Batch(self.readings + new, self.failures + other.failures)


def read_files(paths: Iterable[Path], *, published: TimeValue | None = None, lexicon: Lexicon | None = None) -> Batch:
    """Read files, and the readable files in folders, in the order given; a folder's files in that of their names.

    ``published`` is the publication date of all of them, over what they say themselves. A document met twice is read
    once. Documents of the same file name are called by as much of their path as tells them apart. ``lexicon`` is by
    default the one that comes with the program.
    """
    readings: dict[str, Reading] = {}
    failures: list[Failure] = []
    files = list(_files_of(paths, failures))
    for path, name in zip(files, distinct_names(files), strict=True):
        try:
            for document in load(path, published=published):
                if document.id not in readings:
                    named = replace(document, name=name) if document.name == path.name else document
                    readings[document.id] = read_document(named, lexicon)
        except SourceError as error:
            failures.append(Failure(error.where, error.reason))
        except DragomanError as error:
            failures.append(Failure(name, str(error)))
        except Exception as error:  # noqa: BLE001 - the boundary of one document: whatever it breaks, the others are read
            failures.append(Failure(name, _explain_defect(error)))
    return Batch(tuple(readings.values()), tuple(failures))


def read_text(text: bytes, name: str, *, published: TimeValue | None = None, lexicon: Lexicon | None = None) -> Batch:
    """Read one text that is in memory, as if it were a file called ``name``."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(text)
        batch = read_files([path], published=published, lexicon=lexicon)
    return Batch(batch.readings, tuple(Failure(name, failure.reason) for failure in batch.failures))


def distinct_names(paths: Sequence[Path]) -> list[str]:
    """For each path its file name, with as many folders before it as tell it apart from the others.

    >>> distinct_names([Path("a/01.txt"), Path("b/01.txt"), Path("c/02.txt")])
    ['a/01.txt', 'b/01.txt', '02.txt']
    """
    unique = dict.fromkeys(paths)
    deepest = max((len(path.parts) for path in unique), default=0)
    names = {}
    for path in unique:
        for depth in range(1, deepest + 1):
            names[path] = "/".join(path.parts[-depth:])
            if all(other is path or other.parts[-depth:] != path.parts[-depth:] for other in unique):
                break
    return [names[path] for path in paths]


def _files_of(paths: Iterable[Path], failures: list[Failure]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(p for p in path.iterdir() if p.is_file() and p.suffix.lower() in LOADERS)
        if not found:
            failures.append(
                Failure(str(path), f"the folder has no file that can be read ({', '.join(sorted(LOADERS))})")
            )
        yield from found


def _explain_defect(error: Exception) -> str:
    told = f"{type(error).__name__}: {error}".rstrip(": ")
    return f"could not be read because of a defect in the program ({told}); please report it with the file"
