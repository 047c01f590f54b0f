"""What is said of a file."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.schema.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake: its file and line (0 where it is the whole file's), what is wrong and what to do."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        """The finding as compilers tell theirs, so that editors find the line."""
        return f"{self.path}:{self.line}: {self.text}" if self.line else f"{self.path}: {self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A file that was checked: how many entries and examples it has, and its mistakes in the order of lines.

    ``own`` marks a file of entries of one's own. Where one of these cannot be read, none counts, and no example is run.
    """

    own: bool = False
    entries: int
    examples: int
    findings: tuple[Finding, ...]


def findings_of(error: LexiconError) -> list[Finding]:
    """The mistakes that an error tells."""
    return [Finding(one.file, one.line or 0, one.reason) for one in error.each()]
