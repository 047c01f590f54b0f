"""One tree of errors. Every message says what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Sequence


class DragomanError(Exception):
    """Root of everything that Dragoman raises on purpose; its text is fit to be shown to a user."""


class SourceError(DragomanError):
    """A document could not be read: it is missing, binary, too large, empty, not English, or the like."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class LexiconError(DragomanError):
    """An entry of the lexicon is wrong; names the file and the line (or the row, or the entry).

    ``others`` are mistakes found together with this one; the text of the error has a line for each.
    """

    def __init__(
        self, where: str, reason: str, *, line: int | None = None, others: Sequence[LexiconError] = ()
    ) -> None:
        self.file = where
        self.line = line
        self.where = f"{where}, line {line}" if line else where
        self.reason = reason
        self.others = tuple(others)
        super().__init__("\n".join([f"{self.where}: {reason}", *map(str, others)]))

    @classmethod
    def of_all(cls, mistakes: Sequence[LexiconError]) -> LexiconError:
        """One error that tells them all."""
        first, *others = (one for mistake in mistakes for one in mistake.each())
        return cls(first.file, first.reason, line=first.line, others=others)

    def each(self) -> tuple[LexiconError, ...]:
        """The mistakes one by one."""
        alone = LexiconError(self.file, self.reason, line=self.line)
        return (alone, *(one for other in self.others for one in other.each()))


class UsageError(DragomanError):
    """An option or argument makes no sense: an unknown party code, a date that is none."""
