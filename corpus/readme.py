"""The tables in README.md that commands write, each between two remarks that name it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

README = Path(__file__).resolve().parent / "README.md"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown: the first column to the left, the others to the right, whole numbers with commas.

    >>> print(table(["", "texts"], [["sentences", 2696]]))
    |  | texts |
    |---|--:|
    | sentences | 2,696 |
    """
    lines = [head, *([f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row] for row in rows)]
    first, *others = (f"| {' | '.join(line)} |" for line in lines)
    return "\n".join([first, f"|---{'|--:' * (len(head) - 1)}|", *others])


def put_between(text: str, name: str, block: str) -> str:
    """The text with the block in place of what stands between the remarks of this name.

    Raises:
        ValueError: the text doesn't have the remarks.
    """
    start, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    before, opening, rest = text.partition(start)
    _, closing, after = rest.partition(end)
    if not (opening and closing):
        raise ValueError(f"write {start.strip()} and {end.strip()} on lines of their own where the {name} shall stand")
    return f"{before}{opening}\n{block}\n\n{closing}{after}"


def update(name: str, block: str, path: Path = README) -> None:
    """Put the block into the file, between the remarks of this name."""
    path.write_text(put_between(path.read_text(encoding="utf-8"), name, block), encoding="utf-8")
