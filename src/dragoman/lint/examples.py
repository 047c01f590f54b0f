"""Runs the examples of patterns and issues, and says of one that fails what was found instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.extract.moves.issues import IssueFinder
from dragoman.extract.pipeline import read_document
from dragoman.lexicon.issues import Issue
from dragoman.lexicon.lexicon import Lexicon
from dragoman.lexicon.party_table import PartyTable
from dragoman.lexicon.patterns import Example, Pattern
from dragoman.schema.document import Document, document_id
from dragoman.schema.errors import UsageError
from dragoman.schema.move import Move, MoveKind
from dragoman.schema.reading import Reading
from dragoman.schema.times import TimeValue

PUBLISHED = TimeValue("2024-05-15")
"""The day of the report from which dates in examples are understood."""

_CUT = 90


def mistake_in_example(pattern: Pattern, example: Example, lexicon: Lexicon) -> str:
    """What is wrong with an example in which a pattern must find a move; empty where it finds it as it is tagged."""
    try:
        by, toward = (_codes(words, lexicon.parties) for words in (example.by, example.toward))
    except UsageError as error:
        return str(error)
    reading = _read(example, lexicon)
    moves = _moves_of(pattern, reading)
    if not moves:
        return f"{pattern.id} finds nothing in {_quote(example.text)}{''.join(_found_instead(pattern, reading))}"
    if pattern.kind is MoveKind.MEET:
        fitting = [m for m in moves if by | toward == {*m.by, *m.toward}]
    else:
        fitting = [m for m in moves if set(m.by) == by and (not toward or set(m.toward) == toward)]
    told = f"{pattern.id} finds in {_quote(example.text)} {_list(moves)}"
    if not fitting:
        return f"{told}; tagged are {_say_parties(sorted(by), sorted(toward)) or 'no parties'}"
    contents = [m.content.text for m in fitting if m.content is not None and m.content.text]
    if example.content is None or any(example.content in c or c in example.content for c in contents):
        return ""
    if not contents:
        return f"{told}; no content is found, tagged is {_quote(example.content)}: list its role under `content`"
    return f"{told}; tagged is the content {_quote(example.content)}: tag words that stand together in what is found"


def mistake_in_counterexample(pattern: Pattern, example: Example, lexicon: Lexicon) -> str:
    """What a pattern finds where it must find nothing that happened; empty where it finds nothing."""
    moves = [m for m in _moves_of(pattern, _read(example, lexicon)) if not m.factuality.endswith("-")]
    if not moves:
        return ""
    advice = "narrow it with where, not_where, needs or polarity"
    return f"{pattern.id} must find nothing in {_quote(example.text)}, but finds {_list(moves)}: {advice}"


def mistakes_in_issues(issues: Iterable[Issue], known: Sequence[Issue]) -> Iterator[tuple[int, str]]:
    """What is wrong with the examples of issues, each with its line. ``known`` are all issues."""
    finder = IssueFinder(known)
    for issue in issues:
        for example in issue.examples:
            if issue.id not in (found := finder.find(example.text)):
                instead = f"found instead: {', '.join(found)}" if found else "nothing else is"
                advice = "give it a cue of these words, or look whether `except` covers them"
                yield example.line, f"{issue.id} is not found in {_quote(example.text)}, {instead}: {advice}"
        for example in issue.counterexamples:
            for cue in issue.cues:
                if IssueFinder([replace(issue, cues=(cue,))]).find(example.text):
                    told = f"{issue.id} must not be found in {_quote(example.text)}, but its cue {cue.text!r} is there"
                    yield example.line, f"{told}: add words to the cue, or list under `except` what it must not mean"


def _read(example: Example, lexicon: Lexicon) -> Reading:
    document = Document(id=document_id(example.text, PUBLISHED), text=example.text, name="example", published=PUBLISHED)
    return read_document(document, lexicon, learned=False)


def _moves_of(pattern: Pattern, reading: Reading) -> list[Move]:
    return [move for move in reading.moves if move.why.pattern == pattern.id]


def _codes(words: Iterable[str], parties: PartyTable) -> set[str]:
    """The codes of tagged words: a code as it is, or that of the party of this name.

    Raises:
        UsageError: no party has such a code or name.
    """
    found = set()
    for word in words:
        start = word.split(maxsplit=1)[0].split("'", maxsplit=1)[0] if word.split() else ""
        named = [form.codes[0] for form in parties.forms_from(start) if form.text == word]
        if word in parties:
            found.add(word)
        elif named:
            found.add(named[0])
        else:
            raise UsageError(f"no party is called {word!r}: tag just its name, or give its code, as in <by=NOR>…</by>")
    return found


def _found_instead(pattern: Pattern, reading: Reading) -> Iterator[str]:
    """Why a pattern finds nothing, as far as the reading tells: what it discarded, and what others found."""
    discards = dict.fromkeys(discard.reason for discard in reading.discards if discard.pattern == pattern.id)
    for reason in discards:
        yield f"; discarded: {reason}"
    if reading.moves:
        yield f"; found instead: {_list(reading.moves, patterns=True)}"
    elif not discards:
        yield "; none of its cues stands there with all that it asks for (see Cues and Requirements in docs/lexicon.md)"


def _list(moves: Iterable[Move], *, patterns: bool = False) -> str:
    return ", ".join(
        dict.fromkeys(f"{_say(move)} (by {move.why.pattern})" if patterns else _say(move) for move in moves)
    )


def _say(move: Move) -> str:
    content = f" of {_quote(move.content.text)}" if move.content is not None and move.content.text else ""
    negated = " denied" if move.factuality.endswith("-") else ""
    return " ".join(filter(None, (f"{move.kind}{negated}", _say_parties(move.by, move.toward)))) + content


def _say_parties(by: Sequence[str], toward: Sequence[str]) -> str:
    told = (("by", by), ("toward", toward))
    return " ".join(f"{role} {'+'.join(codes)}" for role, codes in told if codes)


def _quote(text: str) -> str:
    return f"“{text if len(text) <= _CUT else text[: _CUT - 1].rstrip() + '…'}”"
