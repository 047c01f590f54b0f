"""Checks one file, whichever of the three forms it has: a list of patterns, a list of issues, entries of one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import yaml

from dragoman.lexicon.issues import ISSUE_KEYS, Issue, read_issue
from dragoman.lexicon.lexicon import Lexicon, load_lexicon
from dragoman.lexicon.load import PATTERN_KEYS, read_pattern
from dragoman.lexicon.located import Located, check_ids, read_items
from dragoman.lexicon.own_entries import SECTIONS
from dragoman.lexicon.patterns import Pattern
from dragoman.lexicon.yaml_files import read_compiled
from dragoman.lexicon.yaml_nodes import compose
from dragoman.lint.examples import mistake_in_counterexample, mistake_in_example, mistakes_in_issues
from dragoman.lint.findings import Checked, Finding, findings_of
from dragoman.schema.errors import LexiconError, UsageError

_FEWEST_EXAMPLES = 2
_Entry = TypeVar("_Entry", Pattern, Issue)


_OWN = f"a mapping of {', '.join(SECTIONS)}"


def check_file(path: Path, own: Sequence[Path] = ()) -> Checked:
    """All that is wrong with a file. ``own`` are files of one's own whose parties and patterns count as known.

    Raises:
        UsageError: it cannot be read.
        LexiconError: one of ``own`` is wrong.
    """
    lexicon = load_lexicon(own)
    try:
        node = compose(str(path), read_compiled(path, str))  # the text as it is
        if isinstance(node, yaml.MappingNode):
            return _check_own(path, own, lexicon)
        items = read_items(path)
    except LexiconError as error:
        if error.line is None:
            raise UsageError(str(error)) from error
        return _checked((), (), findings_of(error))
    if not items:
        return _checked((), (), [Finding(str(path), 1, f"holds nothing: write a list of entries, or {_OWN}")])
    return _check_issues(path, items, lexicon) if _are_issues(items) else _check_patterns(path, items, lexicon)


def _are_issues(items: Iterable[Located]) -> bool:
    """Whether entries have more keys that only issues have than keys that only patterns have."""
    keys = [key for item in items if isinstance(item.value, dict) for key in item.value]
    of_issues, of_patterns = ({*ISSUE_KEYS} - {*PATTERN_KEYS}), ({*PATTERN_KEYS} - {*ISSUE_KEYS})
    return sum(key in of_issues for key in keys) > sum(key in of_patterns for key in keys)


def _check_patterns(path: Path, items: Iterable[Located], lexicon: Lexicon) -> Checked:
    patterns, findings = _read_all(path, items, read_pattern, lexicon.patterns)
    if patterns:
        known = replace(lexicon, patterns=_joined(lexicon.patterns, patterns))
        findings += _run_patterns(path, patterns, known)
    return _checked(patterns, (), findings)


def _check_issues(path: Path, items: Iterable[Located], lexicon: Lexicon) -> Checked:
    issues, findings = _read_all(path, items, read_issue, lexicon.issues)
    findings += _run_issues(path, issues, _joined(lexicon.issues, issues))
    return _checked((), issues, findings)


def _check_own(path: Path, own: Sequence[Path], lexicon: Lexicon) -> Checked:
    try:
        known = load_lexicon([*own, path])
    except LexiconError as error:
        return replace(_checked((), (), findings_of(error)), own=True)
    patterns = known.patterns[len(lexicon.patterns) :]
    issues = known.issues[len(lexicon.issues) :]
    findings = [*_run_patterns(path, patterns, known), *_run_issues(path, issues, known.issues)]
    return replace(_checked(patterns, issues, findings), own=True)


def _read_all(
    path: Path, items: Iterable[Located], read: Callable[[Located], _Entry], listed: Iterable[_Entry]
) -> tuple[list[_Entry], list[Finding]]:
    """The entries that can be read, and what is wrong with the others, or with ids."""
    entries: list[_Entry] = []
    findings: list[Finding] = []
    for item in items:
        try:
            entries.append(read(item))
        except LexiconError as error:
            findings += findings_of(error)
    others = {one.id: one.where for one in listed if Path(one.where.partition(", line ")[0]).name != path.name}
    try:
        check_ids(str(path), entries, others)
    except LexiconError as error:
        findings += findings_of(error)
    return entries, findings


def _joined(listed: Iterable[_Entry], entries: Iterable[_Entry]) -> tuple[_Entry, ...]:
    """The listed entries with those of a file, which replace listed ones of the same id in their place."""
    added: dict[str, _Entry] = {entry.id: entry for entry in entries}
    joined = [added.pop(one.id, one) for one in listed]
    return tuple(joined + list(added.values()))


def _run_patterns(path: Path, patterns: Iterable[Pattern], lexicon: Lexicon) -> list[Finding]:
    findings: list[Finding] = []
    for pattern in patterns:
        findings += _too_few(path, pattern)
        runs = [(example, mistake_in_example) for example in pattern.examples]
        runs += [(example, mistake_in_counterexample) for example in pattern.counterexamples]
        for example, check in runs:
            if mistake := check(pattern, example, lexicon):
                findings.append(Finding(str(path), example.line, mistake))
    return findings


def _run_issues(path: Path, issues: Sequence[Issue], known: Sequence[Issue]) -> list[Finding]:
    findings = [finding for issue in issues for finding in _too_few(path, issue)]
    return findings + [Finding(str(path), line, mistake) for line, mistake in mistakes_in_issues(issues, known)]


def _too_few(path: Path, entry: Pattern | Issue) -> Iterable[Finding]:
    if len(entry.examples) < _FEWEST_EXAMPLES:
        text = f"{entry.id} has {len(entry.examples) or 'no'} sentence under `examples`: write two that it must find"
        yield Finding(str(path), entry.line, text)
    if not entry.counterexamples:
        text = f"{entry.id} has no sentence under `not`: write one that it must not find, the likeliest mistake"
        yield Finding(str(path), entry.line, text)


def _checked(patterns: Sequence[Pattern], issues: Sequence[Issue], findings: Iterable[Finding]) -> Checked:
    entries: list[Pattern | Issue] = [*patterns, *issues]
    return Checked(
        entries=len(entries),
        examples=sum(len(entry.examples) + len(entry.counterexamples) for entry in entries),
        findings=tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.line)),
    )
