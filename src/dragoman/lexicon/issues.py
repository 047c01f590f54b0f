"""What diplomacy is about: the taxonomy of issues in ``issues.yml``, checked as it is loaded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from dragoman.lexicon.located import Located, RawEntry, check_ids, make_all, read_items
from dragoman.lexicon.patterns import Example
from dragoman.schema.errors import LexiconError

ISSUES_FILE = Path(__file__).with_name("issues.yml")
ISSUE_KEYS = ("id", "name", "about", "note", "cues", "except", "examples", "not")
EMPTY_WORDS = frozenset({"a", "an", "the", "its", "their", "his", "her", "our"})
"""Words that don't count in a text: "end their war" is "end war"."""
_BAR = re.compile(r"\s*\|\s*")
_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class IssueCue:
    """Words that stand near each other in a text, in whatever order.

    Each is a tuple of alternatives, and an alternative a tuple of words that follow each other: ``"lift arms-embargo"``
    is ``((("lift",),), (("arms", "embargo"),))``.
    """

    words: tuple[tuple[tuple[str, ...], ...], ...]

    @property
    def text(self) -> str:
        """The cue as it is written in an entry."""
        return " ".join("|".join("-".join(alternative) for alternative in word) for word in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One thing that parties deal about. Words that an exception covers count for no cue."""

    id: str
    name: str
    about: str
    cues: tuple[IssueCue, ...]
    exceptions: tuple[IssueCue, ...]
    where: str
    line: int
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[Example, ...] = ()


@cache
def load_issues() -> tuple[Issue, ...]:
    """The issues that come with the program, in the order of the file.

    Raises:
        LexiconError: entries are wrong; names for each the file, the line and what to write instead.
    """
    return read_issue_file(ISSUES_FILE)


def read_issue_file(path: Path) -> tuple[Issue, ...]:
    """The checked issues of a YAML file (a list of entries).

    Raises:
        LexiconError: the file is no YAML list, or entries are wrong.
    """
    issues = make_all(read_items(path), read_issue)
    check_ids(str(path), issues)
    return tuple(issues)


def read_issue(found: Located) -> Issue:
    """The checked issue of one entry.

    Raises:
        LexiconError: it is wrong; tells the mistakes of each key.
    """
    return _Entry(found, "an issue", ISSUE_KEYS).issue()


class _Entry(RawEntry):
    """One raw entry on its way to an Issue."""

    def issue(self) -> Issue:
        try:
            return self._make()
        except LexiconError:
            self.check_all(
                [
                    self.identity,
                    *(partial(self.text, key) for key in ("name", "about")),
                    self.cues,
                    partial(self.cues_of, "except"),
                    *(partial(self.examples, key) for key in ("examples", "not")),
                ]
            )
            raise

    def _make(self) -> Issue:
        return Issue(
            id=self.identity(),
            name=self.text("name"),
            about=self.text("about"),
            cues=self.cues(),
            exceptions=self.cues_of("except"),
            where=self.where,
            line=self.line,
            examples=self.examples("examples"),
            counterexamples=self.examples("not"),
        )

    def cues(self) -> tuple[IssueCue, ...]:
        found = self.cues_of("cues")
        if not found:
            self.complain("has no cue: list words that tell it under `cues`")
        return found

    def cues_of(self, key: str) -> tuple[IssueCue, ...]:
        found: list[IssueCue] = []
        for number, text in enumerate(self.words(key)):
            words = [word.split("|") for word in _BAR.sub("|", text).split()]
            for alternative in (a for word in words or [[""]] for a in word):
                if empty := EMPTY_WORDS.intersection(alternative.split("-")):
                    self.complain(f"`{key}: {text}`: leave `{min(empty)}` out, it is passed over in texts", key, number)
                if not _WORDS.fullmatch(alternative) or alternative != alternative.lower():
                    self.complain(
                        f"`{key}: {text}`: `{alternative}` is no word: write small letters and digits; | parts "
                        "alternatives, a hyphen joins words that follow each other",
                        key,
                        number,
                    )
            cue = IssueCue(tuple(tuple(tuple(a.split("-")) for a in word) for word in words))
            if cue in found:
                self.complain(f"`{key}: {text}` is told twice", key, number)
            found.append(cue)
        return tuple(found)

    def examples(self, key: str) -> tuple[Example, ...]:
        sources = enumerate(self.words(key))
        return tuple(Example(source, source, line=self.line_of(key, number)) for number, source in sources)
