"""What every view of a state of play needs beside it: the documents read, and the names of parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from dragoman.lexicon.lexicon import Lexicon, load_lexicon
from dragoman.schema.document import Document, Evidence
from dragoman.schema.errors import UsageError
from dragoman.schema.reading import Reading
from dragoman.schema.state import Entry, StateOfPlay
from dragoman.state import fold

_MAIN_PARTIES = 3
_RARE_SHARE = 4
"""A party is left out of the title where the busiest one has more than this many times its entries."""
_LONG_NAME = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A state of play with the documents it came from.

    ``names`` gives a party's name for its code, ``issue_names`` that of an issue for its id.
    """

    state: StateOfPlay
    documents: tuple[Document, ...]
    names: Mapping[str, str]
    issue_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def as_of(self) -> date | None:
        """The date asked for, or else that of the newest document; None where neither is known."""
        known = [d.published.last() for d in self.documents if d.published]
        return self.state.as_of or max(known, default=None)

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties of the dialogue: those asked for, or else the ones with most entries, busiest first."""
        if self.state.between:
            return self.state.between
        counts = Counter(code for codes in _parties_of_entries(self.state) for code in codes)
        busiest = counts.most_common(_MAIN_PARTIES)
        return tuple(code for code, n in busiest if n * _RARE_SHARE >= busiest[0][1])

    @property
    def issues(self) -> Sequence[tuple[str, int]]:
        """What the dialogue is about: ids of issues and the number of entries about each, the commonest first."""
        return Counter(issue for entry in _entries(self.state) for issue in entry.issues).most_common()

    def document_name(self, evidence: Evidence) -> str:
        """What a reader calls the document that the evidence is from."""
        return next((d.name for d in self.documents if d.id == evidence.document_id), evidence.document_id)


def make_report(
    readings: Sequence[Reading],
    *,
    as_of: date | None = None,
    known_at: date | None = None,
    between: tuple[str, ...] = (),
    issues: tuple[str, ...] = (),
    lexicon: Lexicon | None = None,
) -> Report:
    """The state of play of what was read (see ``dragoman.state.fold``), with its documents in their order."""
    moves = [move for reading in readings for move in reading.moves]
    state = fold(moves, as_of=as_of, known_at=known_at, between=between, issues=issues)
    documents = tuple(reading.document for reading in readings)
    return Report(state=state, documents=documents, names=party_names(lexicon), issue_names=issue_names(lexicon))


def party_names(lexicon: Lexicon | None = None) -> Mapping[str, str]:
    """What to call each known party, by its code: an organisation with a long name by its acronym, if that is usual."""
    parties = (lexicon or load_lexicon()).parties.parties.values()
    return {p.code: p.code if len(p.name) > _LONG_NAME and p.code in p.names else p.name for p in parties}


def issue_names(lexicon: Lexicon | None = None) -> Mapping[str, str]:
    """What to call each issue, by its id."""
    return {issue.id: issue.name for issue in (lexicon or load_lexicon()).issues}


def check_issues(ids: Iterable[str], lexicon: Lexicon | None = None) -> tuple[str, ...]:
    """Ids of issues as they are written, in lower case and without blanks; a name counts as well.

    Raises:
        UsageError: there is no such issue.
    """
    names = issue_names(lexicon)
    by_name = {name.lower(): id_ for id_, name in names.items()}
    asked = tuple(dict.fromkeys(word.strip().lower() for word in ids if word.strip()))
    for word in asked:
        if word not in names and word not in by_name:
            near = get_close_matches(word, [*names, *by_name], 3)
            likely = dict.fromkeys(by_name.get(found, found) for found in near)
            likely |= dict.fromkeys(id_ for id_, name in names.items() if word in id_ or word in name)
            hint = f"did you mean {', '.join(likely)}? " if likely else ""
            raise UsageError(f"--issue: there is no issue {word!r}; {hint}`dragoman issues` lists all")
    return tuple(by_name.get(word, word) for word in asked)


def check_parties(codes: Iterable[str], lexicon: Lexicon | None = None) -> tuple[str, ...]:
    """Party codes as they are written, in upper case and without blanks.

    Raises:
        UsageError: there is no such party.
    """
    names = party_names(lexicon)
    found = tuple(code.strip().upper() for code in codes if code.strip())
    for code in found:
        if code not in names:
            likely = [c for c, name in names.items() if code.lower() in name.lower()]
            hint = f"; did you mean {', '.join(likely[:3])}?" if likely else ": states have ISO 3166 codes such as RUS"
            raise UsageError(f"--between: no party has the code {code!r}{hint}")
    return found


def _entries(state: StateOfPlay) -> Iterator[Entry]:
    for entries in (
        state.proposals,
        state.conditions,
        state.channels,
        state.meetings,
        state.positions,
        state.incidents,
    ):
        yield from entries


def _parties_of_entries(state: StateOfPlay) -> list[tuple[str, ...]]:
    return [
        *(p.by + p.to for p in state.proposals),
        *(c.by + c.toward for c in state.conditions),
        *(c.between for c in state.channels),
        *(m.parties for m in state.meetings),
        *((p.party,) for p in state.positions),
        *(i.by + i.toward for i in state.incidents),
    ]
