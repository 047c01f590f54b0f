"""One tree of errors. Every message says what is wrong, where, and what to do."""

from __future__ import annotations


class DragomanError(Exception):
    """Root of everything that Dragoman raises on purpose; its text is fit to be shown to a user."""


class SourceError(DragomanError):
    """A document could not be read: it is missing, binary, too large, empty, not English, or the like."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class LexiconError(DragomanError):
    """A row or an entry of the lexicon is wrong; names the file and the entry."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class UsageError(DragomanError):
    """An option or argument makes no sense: an unknown party code, a date that is none."""
