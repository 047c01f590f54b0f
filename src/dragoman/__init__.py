"""Dragoman reads diplomatic reporting and keeps the state of play of every dialogue in it.

Four verbs take texts or files: a ``str`` is a text, a ``Path`` is a file.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.schema.annotation import Attribution
    from dragoman.schema.document import Document
    from dragoman.schema.reading import Reading
    from dragoman.schema.state import StateOfPlay

__version__ = "0.1.0"
__all__ = ["attributions", "explain", "play", "read"]


def read(source: str | Path, *, published: date | None = None, lexicon: Iterable[Path] = ()) -> Reading:
    r"""All that is found in one text or file: zones, parties, times, attributions, moves, and what was discarded.

    ``published`` is its publication date where the text does not tell it; ``lexicon`` are YAML files of parties and
    officials of your own (docs/lexicon.md). Offsets count code points of ``reading.document.text``.

    >>> import dragoman
    >>> reading = dragoman.read("Date: 2022-03-01\n\nFrance rejected the proposal from Mali on Monday.")
    >>> all(reading.document.text[m.evidence.start : m.evidence.end] == m.evidence.quote for m in reading.moves)
    True

    Raises:
        SourceError: the text or file cannot be read; its message says why.
        LexiconError: an entry of your own is wrong; its message says where, and what to write instead.
    """
    # The imports stand in the functions so that `import dragoman` and `dragoman --help` do not load the parser.
    from dragoman.ingest import read_files, read_text  # noqa: PLC0415
    from dragoman.lexicon.lexicon import load_lexicon  # noqa: PLC0415
    from dragoman.schema.errors import SourceError  # noqa: PLC0415
    from dragoman.schema.times import TimeValue  # noqa: PLC0415

    day = TimeValue.of_day(published) if published else None
    known = load_lexicon(lexicon)
    if isinstance(source, Path):
        batch = read_files([source], published=day, lexicon=known)
    else:
        batch = read_text(source.encode("utf-8", "surrogatepass"), "text", published=day, lexicon=known)
    for failure in batch.failures:
        raise SourceError(failure.name, failure.reason)
    return batch.readings[0]


def play(  # noqa: PLR0913 - one parameter an option
    sources: Iterable[str | Path],
    *,
    as_of: date | None = None,
    known_at: date | None = None,
    between: Iterable[str] = (),
    issues: Iterable[str] = (),
    published: date | None = None,
    lexicon: Iterable[Path] = (),
) -> StateOfPlay:
    """The state of play told by some texts or files, whatever their order.

    ``as_of`` leaves out what happened later, ``known_at`` what was published later; ``between`` keeps what concerns
    the parties of these codes, ``issues`` what is about one of these (ids of the taxonomy). ``published`` and
    ``lexicon`` are those of ``read``.

    Raises:
        SourceError: a text or file cannot be read.
        LexiconError: an entry of your own is wrong.
    """
    from dragoman.state import fold  # noqa: PLC0415

    own = tuple(lexicon)
    readings = [read(source, published=published, lexicon=own) for source in sources]
    moves = [move for reading in readings for move in reading.moves]
    return fold(moves, as_of=as_of, known_at=known_at, between=tuple(between), issues=tuple(issues))


def explain(
    source: str | Path, *, published: date | None = None, lexicon: Iterable[Path] = (), width: int = 100
) -> str:
    """Sentence by sentence what was found, by which pattern, and what was discarded and why, as text to be read.

    Raises:
        SourceError: the text or file cannot be read.
        LexiconError: an entry of your own is wrong.
    """
    from dragoman.lexicon.lexicon import load_lexicon  # noqa: PLC0415
    from dragoman.views.explain import write_explanation  # noqa: PLC0415
    from dragoman.views.report import party_names  # noqa: PLC0415

    own = tuple(lexicon)
    reading = read(source, published=published, lexicon=own)
    return write_explanation([reading], party_names(load_lexicon(own)), width=width)


def attributions(
    source: str | Path | Document, *, published: date | None = None, lexicon: Iterable[Path] = ()
) -> tuple[Attribution, ...]:
    r"""Reported speech, belief and intention: who is said to say, think or want what, in the order of the text.

    Each has the spans of its source, cue and contents, its style and kind, who its speaker is, and the attribution
    within which it stands (``parent``, ``level``). Offsets count code points: of a text, which is read as it is; of a
    document's text; of ``read(path).document.text`` for a file. ``published`` tells which posts officials held, where
    the text doesn't tell its date; ``lexicon`` is that of ``read``.

    >>> import dragoman
    >>> text = "Sherman said Russia had told her that it would leave.\n"
    >>> for a in dragoman.attributions(text):
    ...     print(a.level, text[a.source.start : a.source.end], "|", text[a.contents[0].start : a.contents[0].end])
    0 Sherman | Russia had told her that it would leave
    1 Russia | that it would leave

    Raises:
        SourceError: the file cannot be read.
        LexiconError: an entry of your own is wrong.
    """
    from dragoman.extract.pipeline import read_attributions  # noqa: PLC0415
    from dragoman.lexicon.lexicon import load_lexicon  # noqa: PLC0415
    from dragoman.schema.times import TimeValue  # noqa: PLC0415
    from dragoman.sources.plain import document_of  # noqa: PLC0415

    if isinstance(source, Path):
        return read(source, published=published, lexicon=lexicon).attributions
    if isinstance(source, str):
        day = TimeValue.of_day(published) if published else None
        source = document_of(source, "text", published=day)
    return read_attributions(source, load_lexicon(lexicon))
