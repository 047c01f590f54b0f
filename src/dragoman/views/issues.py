"""The taxonomy of issues, as a list to be read or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from dragoman.lexicon.issues import Issue
from dragoman.views.terminal import print_to_text

_LONGEST_ID = 28


def write_issues_terminal(issues: Iterable[Issue], *, width: int = 80, colour: bool = False) -> str:
    """One issue a row: its id, and its name with what belongs to it."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=_LONGEST_ID)
    grid.add_column(ratio=1)
    for issue in issues:
        about = Text(issue.name, style="bold") + Text(f": {issue.about}", style="not bold")
        grid.add_row(Text(issue.id, style="cyan"), about)
    return print_to_text(grid, width=width, colour=colour)


def write_issues_json(issues: Iterable[Issue]) -> str:
    """An indented JSON list of objects with ``id``, ``name`` and ``about``, ended by a line break."""
    rows = [{"id": issue.id, "name": issue.name, "about": issue.about} for issue in issues]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
