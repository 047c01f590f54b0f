"""Passages → attributions by rules over the parse and the quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.extract.attributions.colons import find_colon_attributions, find_lead_ins
from dragoman.extract.attributions.contents import TokenRange, find_contents
from dragoman.extract.attributions.cue_uses import CueSort, CueUse, find_cue_uses
from dragoman.extract.attributions.direct_speech import DirectSpeech, Speech
from dragoman.extract.attributions.quotations import Quotation, find_quotations
from dragoman.extract.attributions.second_cues import belongs_to
from dragoman.extract.attributions.speakers import find_nominal, find_source, phrase_of
from dragoman.extract.sentences import Passage
from dragoman.lexicon.cues import CueLexicon, load_cues
from dragoman.schema.annotation import Attribution, AttributionKind, SpeechStyle
from dragoman.schema.document import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_WORDS = re.compile(r"[^\w]*")
_CONJUNCTION = re.compile(r"(?<=[”\"'’»])[\s,]*(?:and|or|but)\s+")
_EDGES = " \t\r\n,;:–—-"
_TAIL = ".?!"
_REACH = 12
"""So many tokens beside a cue are searched for the speaker where the parse names none."""


@dataclass(frozen=True, slots=True)
class RuleFindings:
    """What the rules find in a document: attributions, and the cues and outermost quotations of each passage."""

    attributions: list[Attribution]
    uses: list[dict[int, CueUse]]
    quotations: list[list[Quotation]]


def find_by_rules(document: Document, passages: Sequence[Passage]) -> RuleFindings:
    """The attributions of a document by the rules, sorted by where their contents begin; spans are document offsets.

    Nested reports (``she said Kyiv had told her …``) are attributions of their own. A quotation without a cue that goes
    on after an attributed one has that one's source and no cue.
    """
    lexicon = load_cues()
    uses = [_by_token(find_cue_uses(p.doc, lexicon)) for p in passages]
    quotations = find_quotations(document.text, [p.zone.span for p in passages])
    outer = _by_passage(passages, [q for q in quotations if not q.depth])
    speeches = DirectSpeech(document, passages, uses).pair(outer)
    spoken = {(n, use.token.i): s for s in speeches if s.use is not None for n, use in [s.use]}
    inner = _by_passage(passages, [q for q in quotations if q.depth])
    finder = _Finder(document, passages, uses, outer, inner, lexicon)
    found: list[Attribution] = []
    for number, by_token in enumerate(uses):
        for use in by_token.values():
            attribution = finder.attribute(number, use, spoken.get((number, use.token.i)))
            if attribution is not None:
                found.append(attribution)
    found += [finder.continuation(s) for s in speeches if s.use is None]
    told = {a.contents[0].start for a in found if a.cue is not None}
    labelled = find_colon_attributions(document, passages, outer, lexicon.reports)
    found += [a for a in labelled if a.contents[0].start not in told]
    held = [content for a in found for content in a.contents]
    found += [a for a in find_lead_ins(document, passages, outer) if not any(a.contents[0].overlaps(h) for h in held)]
    return RuleFindings(sorted(found, key=lambda a: (a.contents[0], a.cue or a.contents[0])), uses, outer)


def _by_token(uses: Iterable[CueUse]) -> dict[int, CueUse]:
    """Cues by the number of their token; the first of two is kept (``in her view`` before ``view``)."""
    found: dict[int, CueUse] = {}
    for use in uses:
        found.setdefault(use.token.i, use)
    return found


def _by_passage(passages: Sequence[Passage], quotations: Iterable[Quotation]) -> list[list[Quotation]]:
    """The quotations of each passage."""
    starts = [p.zone.span.start for p in passages]
    found: list[list[Quotation]] = [[] for _ in passages]
    for quotation in quotations:
        found[bisect_right(starts, quotation.span.start) - 1].append(quotation)
    return found


@dataclass(frozen=True, slots=True)
class _Finder:
    """Makes attributions of the cues of one document."""

    document: Document
    passages: Sequence[Passage]
    uses: Sequence[Mapping[int, CueUse]]
    quotations: Sequence[Sequence[Quotation]]
    inner: Sequence[Sequence[Quotation]]
    lexicon: CueLexicon

    def attribute(self, number: int, use: CueUse, speech: Speech | None) -> Attribution | None:
        """The attribution of a cue, with the quotations that were found to be its own; None where it has no content."""
        passage = self.passages[number]
        cue = self._span(passage, (use.first, use.last + 1))
        head = self._source_head(number, use)
        if speech is not None:
            head = self._speaker(number, use, head)
        reported: tuple[Span, ...] = ()
        if speech is None or speech.adds:
            ranges = find_contents(use, head, self.uses[number], self.lexicon.anonymity)
            reported = self._tidy(self._extend([self._span(passage, r) for r in ranges], cue, number))
        if not reported and speech is None:
            reported = self._quoted_after(number, use, cue)
        contents = tuple(sorted({*reported, *(speech.contents if speech is not None else ())}))
        source = self._source_span(number, head, cue) if head is not None else None
        if not contents:
            return None
        style = SpeechStyle.DIRECT
        if reported:
            mixed = speech is not None
            style = SpeechStyle.MIXED if mixed else style_of(reported, self._quotations_round(number, cue))
        return Attribution(source, cue, contents, style, use.entry.kind)

    def _quoted_after(self, number: int, use: CueUse, cue: Span) -> tuple[Span, ...]:
        """``which read “No entry”``: the quotation right after a cue to which the parse gives no content."""
        if not use.takes("quote"):
            return ()
        gap = (self.document.text[cue.end : q.span.start] for q in self.quotations[number])
        return tuple(q.span for q, g in zip(self.quotations[number], gap, strict=True) if g and not g.strip())[:1]

    def _quotations_round(self, number: int, cue: Span) -> list[Quotation]:
        """The quotations that may give a content its style: what is reported within a quotation isn't itself quoted."""
        return [q for q in self.quotations[number] if not q.span.contains(cue)]

    def continuation(self, speech: Speech) -> Attribution:
        """The attribution of a quotation that goes on after another."""
        origin = speech
        while origin.use is None and origin.continued is not None:
            origin = origin.continued
        source = None
        if origin.use is not None:
            number, use = origin.use
            passage = self.passages[number]
            head = self._speaker(number, use, self._source_head(number, use))
            cue = self._span(passage, (use.first, use.last + 1))
            source = self._source_span(number, head, cue) if head is not None else None
        contents = tuple(sorted(speech.contents))
        return Attribution(source, None, contents, SpeechStyle.DIRECT, AttributionKind.SPEECH)

    def _source_head(self, number: int, use: CueUse) -> Token | None:
        outer = belongs_to(use.token, self.uses[number]) if use.sort is CueSort.VERB else None
        return find_source(self.uses[number][outer.i] if outer is not None else use, self.lexicon)

    def _speaker(self, number: int, use: CueUse, head: Token | None) -> Token | None:
        """The source of direct speech: never a word within a quotation that the cue stands out of."""
        passage = self.passages[number]
        cue = passage.span_of_token(use.token)
        if head is not None and not self._quoted_apart(number, head, cue):
            return head
        doc = passage.doc
        start = use.first
        while start > max(use.first - _REACH, 0) and not self._quoted_apart(number, doc[start - 1], cue):
            start -= 1
        sentence = next((n for n in range(use.first, start, -1) if doc[n].is_sent_start), start)
        after = doc[use.last + 1 : use.last + 1 + _REACH]
        return find_nominal(doc[sentence : use.first]) or find_nominal(after)

    def _quoted_apart(self, number: int, token: Token, cue: Span) -> bool:
        span = self.passages[number].span_of_token(token)
        return any(q.span.contains(span) and not q.span.contains(cue) for q in self.quotations[number])

    def _source_span(self, number: int, head: Token, cue: Span) -> Span | None:
        """The noun phrase of the source, up to the cue or a quotation where the parse runs over them."""
        passage = self.passages[number]
        span = self._span(passage, phrase_of(head))
        own = passage.span_of_token(head)
        walls = [cue, *(q.span for q in self.quotations[number] if not q.span.contains(own))]
        for wall in walls:
            if span.overlaps(wall):
                span = Span(span.start, wall.start) if own.end <= wall.start else Span(wall.end, span.end)
        return _trim(self.document.text, span)

    def _span(self, passage: Passage, tokens: TokenRange) -> Span:
        return passage.span_of(passage.doc[tokens[0] : tokens[1]])

    def _extend(self, contents: Sequence[Span], cue: Span, number: int) -> list[Span]:
        """Contents stretched to the ends of the quotations that they cut; kept within the quotation of their cue."""
        room = next((q.span for q in self.quotations[number] if q.span.contains(cue)), None)
        if room is None:
            return [self._over_quotations(content, cue, self.quotations[number]) for content in contents]
        inside = Span(room.start + 1, max(room.end - 1, room.start + 1))
        uttered = [self._uttered_within(content, cue, number) for content in contents]
        return [Span(max(c.start, inside.start), min(c.end, inside.end)) for c in uttered if c.overlaps(inside)]

    def _over_quotations(self, content: Span, cue: Span, quotations: Sequence[Quotation]) -> Span:
        span = content
        for quotation in quotations:
            joined = _CONJUNCTION.fullmatch(self.document.text, span.end, quotation.span.start)
            if (quotation.span.overlaps(span) or joined) and not quotation.span.overlaps(cue):
                span = Span(min(span.start, quotation.span.start), max(span.end, quotation.span.end))
        return span

    def _uttered_within(self, content: Span, cue: Span, number: int) -> Span:
        """The quotation within a quotation with which a content begins, if there is one."""
        begin = (q.span for q in self.inner[number] if q.span.start <= content.start <= q.span.start + 1)
        return next((span for span in begin if not span.overlaps(cue)), content)

    def _tidy(self, contents: Iterable[Span]) -> tuple[Span, ...]:
        """Trimmed, sorted, and joined where only blanks or punctuation stand between."""
        text = self.document.text
        joined: list[Span] = []
        for span in sorted(s for s in (_trim(text, c) for c in contents) if s is not None):
            if joined and (span.start <= joined[-1].end or self._touches(joined[-1], span)):
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        return tuple(joined)

    def _touches(self, left: Span, right: Span) -> bool:
        between = self.document.text[left.end : right.start]
        return "\n" not in between and _NO_WORDS.fullmatch(between) is not None


def style_of(contents: Sequence[Span], quotations: Sequence[Quotation]) -> SpeechStyle:
    """Is a content given in quotation marks, without any, or in part? ``quotations`` are those of its passage."""
    marked = [q.span for q in quotations if any(c.overlaps(q.span) for c in contents)]
    if not marked:
        return SpeechStyle.INDIRECT
    whole = all(any(q.contains(c) for q in marked) for c in contents)
    return SpeechStyle.DIRECT if whole else SpeechStyle.MIXED


def _trim(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES + _TAIL:
        start += 1
    while start < end and text[end - 1] in _EDGES + _TAIL:
        end -= 1
    return Span(start, end) if start < end else None
