"""Text → mentions: the words that name a party, or an official by full name. No parser is needed here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from dragoman.extract.parties.namesakes import NamesakeRules, drop_namesakes
from dragoman.extract.parties.titles import is_described_as_former, title_before
from dragoman.extract.parties.unlisted import find_unlisted
from dragoman.lexicon.lexicon import Lexicon, load_lexicon
from dragoman.lexicon.namesakes import load_namesakes
from dragoman.lexicon.official_table import OfficialTable, Tenure
from dragoman.lexicon.party_table import Form, PartyTable
from dragoman.schema.annotation import Mention, MentionKind, Zone, ZoneKind
from dragoman.schema.document import Document, Span

NAMED_ZONES = frozenset({ZoneKind.HEADLINE, ZoneKind.DECK, ZoneKind.CAPTION, ZoneKind.BODY})

_SAME_LENGTH = str.maketrans(
    {"‘": "'", "’": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\r": " ", "\t": " ", "‑": "-", "‐": "-", "–": "-"}
)
_WORD = re.compile(r"[^\W_]+")
_CAPITALISED = r"(?:(?:al|el|ad|as|ash|at|an|ar|ul|d|l|O)[-'])?[^\W\d_a-zß-öø-ÿ][\w'.-]*"
_PARTICLE = r"(?:de|da|dos|del|di|van|von|der|den|ten|bin|ibn|al|el|la|le|ben|ould|ag|y|e)"
_NAME_RUN = re.compile(rf"\b{_CAPITALISED}(?: (?:{_PARTICLE} ){{0,3}}{_CAPITALISED})+")
_SHARED = re.compile(r"(North|South|East|West),? (?:and|or) (?:North|South|East|West) (\w+)")
_INITIAL = re.compile(r"[^\W\d_]\.")
_LONGEST_NAME = 6
_CAPITALS_SHARE = 0.85


def find_mentions(document: Document, zones: Sequence[Zone], lexicon: Lexicon | None = None) -> list[Mention]:
    """The mentions in the zones that are read, in the order of the text, none overlapping another.

    A form that may name several parties is told by the other parties that the document names; failing that the
    lexicon's first is taken.
    """
    lexicon = lexicon or load_lexicon()
    finder = _Finder(document, lexicon.parties, lexicon.officials)
    found = [mention for zone in zones if zone.kind in NAMED_ZONES for mention in finder.find_in(zone)]
    settled = list(_settle(list(drop_namesakes(document.text, found)), dated=document.published is not None))
    spans = [zone.span for zone in zones if zone.kind in NAMED_ZONES]
    settled += [
        mention
        for mention in find_unlisted(document.text, settled)
        if any(span.contains(mention.span) for span in spans)
    ]
    return sorted(settled, key=lambda mention: mention.span)


class _Finder:
    def __init__(self, document: Document, parties: PartyTable, officials: OfficialTable) -> None:
        self._text = document.text.translate(_SAME_LENGTH)
        self._parties = parties
        self._officials = officials
        self._namesakes = load_namesakes()
        self._on: date | None = document.published.first() if document.published else None

    def find_in(self, zone: Zone) -> Iterator[Mention]:
        """The mentions of one zone; where two overlap, the one that begins first and is longest."""
        text = self._text[zone.span.start : zone.span.end]
        capitals = zone.kind is ZoneKind.HEADLINE and _is_capitals(text)
        people = [] if capitals else [found for found in self._find_people(text) if self._is_in_office(text, found)]
        taken = [(start, end) for start, end, _ in people]
        rules = NamesakeRules(text, self._parties.exclusions, running=zone.kind is ZoneKind.BODY)
        for start, end, mention in people:
            yield replace(mention, span=Span(zone.span.start + start, zone.span.start + end))
        position = 0
        for match in _WORD.finditer(text):
            start = match.start()
            if start < position or any(a <= start < b for a, b in taken):
                continue
            form, end = self._match_form(text, start, match[0], capitals=capitals)
            if form is None:
                form, end = self._match_shared(text, start)
            if form is None:
                continue
            position = end
            if not rules.is_other(start, end, form):
                yield Mention(
                    Span(zone.span.start + start, zone.span.start + end),
                    form.kind,
                    form.codes,
                    f"{form.kind.value}: {form.text}",
                )

    def _match_form(self, text: str, start: int, word: str, *, capitals: bool) -> tuple[Form | None, int]:
        candidates: Iterable[tuple[str, Form]] = (
            self._parties.capital_forms_from(word)
            if capitals
            else ((form.text, form) for form in self._parties.forms_from(word))
        )
        for spelling, form in candidates:
            end = start + len(spelling)
            if not text.startswith(spelling, start) or (spelling[-1].isalnum() and text[end : end + 1].isalnum()):
                continue
            if form.article and text[max(start - 4, 0) : start].lower() != "the ":
                continue
            if capitals and spelling in self._namesakes.capitals:
                continue
            return form, end
        return None, start

    def _match_shared(self, text: str, start: int) -> tuple[Form | None, int]:
        """A name of which the last word is told with the next one only: the North of "North and South Korea"."""
        shared = _SHARED.match(text, start)
        if shared is None:
            return None, start
        name = f"{shared[1]} {shared[2]}"
        form = next((form for form in self._parties.forms_from(shared[1]) if form.text == name), None)
        return form, start + len(shared[1])

    def _find_people(self, text: str) -> Iterator[tuple[int, int, Mention]]:
        for run in _NAME_RUN.finditer(text):
            words = [(run.start() + m.start(), run.start() + m.end()) for m in re.finditer(r"[^ ]+", run[0])]
            first = 0
            while first < len(words) - 1:
                last = self._longest_name(text, words, first)
                if last is None:
                    first += 1
                    continue
                while (further := self._longest_name(text, words, first + 1)) is not None and further > last:
                    first, last = (
                        first + 1,
                        further,
                    )  # "Prince Mohammed" is a name, but not in "Prince Mohammed bin Salman"
                start, end = words[first][0], words[first][0] + len(_bare(text[words[first][0] : words[last][1]]))
                following = text[words[last + 1][0] : words[last + 1][1]] if last + 1 < len(words) else ""
                mention = self._official(text[start:end]) if following not in self._namesakes.memorials else None
                if mention:
                    yield start, end, mention
                first = last + 1

    def _longest_name(self, text: str, words: Sequence[tuple[int, int]], first: int) -> int | None:
        """The last word of the longest name of an official that begins with a word of a run."""
        longest = range(min(len(words), first + _LONGEST_NAME) - 1, first, -1)
        return next((last for last in longest if self._tenures(text[words[first][0] : words[last][1]])), None)

    def _is_in_office(self, text: str, found: tuple[int, int, Mention]) -> bool:
        """Do the words before an official's name agree with the table, which knows little of whoever has that name?

        A former president speaks for nobody, and "the UN envoy" for the UN, whatever an official of that name once was.
        """
        start, end, mention = found
        if is_described_as_former(text, end):
            return False
        title = title_before(text, start)
        if title is None or title.former:
            return title is None
        if self._tenures(text[start:end])[0].sure:
            return True
        told = {code for form in self._forms_in(text, title.start, start) for code in form.codes}
        return not told or not told.isdisjoint(mention.parties)

    def _forms_in(self, text: str, start: int, end: int) -> Iterator[Form]:
        for match in _WORD.finditer(text, start, end):
            form, _ = self._match_form(text, match.start(), match[0], capitals=False)
            if form:
                yield form

    def _tenures(self, name: str) -> tuple[Tenure, ...]:
        return self._officials.find(_bare(name), self._on)

    def _official(self, name: str) -> Mention | None:
        tenures = self._tenures(name)
        best = [t for t in tenures if t.sure == tenures[0].sure]
        parties = tuple(dict.fromkeys(t.post.party for t in best))
        post = best[0].post
        period = f"{post.start or '?'}–{post.end or '?'}"
        basis = f"official: {post.official}, {post.role}, {post.party}, {period}"
        return Mention(Span(0, 0), MentionKind.OFFICIAL, parties, basis, post.official)


def _bare(name: str) -> str:
    return re.sub(r"'s?$", "", name).rstrip(".,'")


def _is_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= _CAPITALS_SHARE * len(letters)


def _settle(mentions: list[Mention], *, dated: bool) -> Iterator[Mention]:
    """Give each mention of several possible parties the one that the document names otherwise, or the first.

    An official of several parties on a known day may be any of two people of that name, and stands for nobody then.
    """
    named = Counter(mention.parties[0] for mention in mentions if len(mention.parties) == 1)
    for mention in mentions:
        if len(mention.parties) == 1:
            yield mention
            continue
        best = max(mention.parties, key=lambda code: named[code])
        if named[best]:
            yield replace(mention, parties=(best,), basis=f"{mention.basis}; {best} is named in the document")
        elif mention.kind is not MentionKind.OFFICIAL or not dated:
            yield replace(
                mention, parties=mention.parties[:1], basis=f"{mention.basis}; may be {' or '.join(mention.parties)}"
            )
