"""Quotations → the cue each belongs to: beside it, before it, or the one of the quotation that it continues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.extract.attributions.cue_uses import SUBJECTS, CueUse
from dragoman.extract.attributions.quotations import MARKS, Quotation
from dragoman.extract.sentences import Passage
from dragoman.schema.annotation import AttributionKind
from dragoman.schema.document import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENDS_SPEECH = re.compile(r"[,?!…—–-]['’\"”»›]*$|[,—–-][\"”']*\s*$")
_ENDS_SENTENCE = re.compile(r"[.?!…][\"”’'»)\]]*\s*$")
_ENDS_LEAD = re.compile(rf"{_ENDS_SENTENCE.pattern}|(?:[:;—–]| --?)\s*$")
_OPENS_SPEECH = re.compile(r"[,:]\s*$")
_STOP = re.compile(r"[.?!…]")
_NEAR = 4
"""A cue, or its subject, begins at most so many tokens after the quotation that it follows."""
_CONJUNCTION = re.compile(r"[\s,;—–-]*(?:and|or|but|then)?[\s,]*")
_WORDS = 4
"""A quotation of fewer words that nobody utters beside it is a term in inverted commas, no speech."""


@dataclass(slots=True)
class Speech:
    """What one speaker utters. ``use`` is the cue and its passage; None where ``continued`` tells the speaker."""

    contents: list[Span]
    use: tuple[int, CueUse] | None
    continued: Speech | None = None
    adds: bool = False
    """Do the quotations go on after a content that stands in the sentence of the cue?"""


@dataclass(slots=True)
class _Stretch:
    """One quotation, or several paragraphs of it, and where it stands."""

    parts: list[Quotation] = field(default_factory=list)
    passages: list[int] = field(default_factory=list)


class DirectSpeech:
    """Finds who utters each outermost quotation of a document."""

    def __init__(self, document: Document, passages: Sequence[Passage], uses: Sequence[Mapping[int, CueUse]]) -> None:
        self._text = document.text
        self._passages = passages
        self._uses = uses

    def pair(self, quotations: Sequence[Sequence[Quotation]]) -> list[Speech]:
        """The direct speech of the document, in the order of the text; quotations that are no speech are left out.

        ``quotations`` are the outermost ones of each passage.
        """
        found: list[Speech] = []
        by_use: dict[tuple[int, int], Speech] = {}
        previous: tuple[Speech, _Stretch] | None = None
        stretches = _stretches(quotations)
        for number, stretch in enumerate(stretches):
            before = stretches[number - 1] if number else None
            after = stretches[number + 1] if number + 1 < len(stretches) else None
            speech = self._told_by_cue(stretch, before, after)
            if speech is None and previous is not None:
                speech = self._continue(stretch, *previous)
            if speech is None and self._stands_alone(stretch):
                speech = self._go_on_after_report(stretch, before)
                previous = None
            if speech is None:
                continue
            if speech.use is not None and (previous is None or speech is not previous[0]):
                key = speech.use[0], speech.use[1].token.i
                known = by_use.setdefault(key, speech)
                if known is not speech:
                    known.contents += speech.contents
                    speech = known
            if previous is None or speech is not previous[0]:
                found.append(speech)
            previous = (speech, stretch)
        return list({id(speech): speech for speech in found}.values())

    def _told_by_cue(self, stretch: _Stretch, before: _Stretch | None, after: _Stretch | None) -> Speech | None:
        use = self._cue_after(stretch, after) or self._cue_before(stretch, before)
        return Speech([q.span for q in stretch.parts], use) if use is not None else None

    def _cue_after(self, stretch: _Stretch, following: _Stretch | None) -> tuple[int, CueUse] | None:
        """``"…," the minister said``: the first cue of the words that follow, near enough and of the same sentence."""
        number, quotation = stretch.passages[-1], stretch.parts[-1].span
        passage = self._passages[number]
        end = passage.zone.span.end
        if following is not None and following.passages[0] == number:
            end = min(end, following.parts[0].span.start)
        gap = self._text[quotation.end : end]
        told = self._text[quotation.start : quotation.end]
        if not (_ENDS_SPEECH.search(told) or gap.lstrip()[:1] in {",", "—", "–", "-"}) or not self._begins(stretch):
            return None
        stop = _STOP_AT_SENTENCE.search(gap)
        tokens = passage.tokens_in(Span(quotation.end, quotation.end + (stop.end() if stop else len(gap))))
        if tokens is None:
            return None
        for token in tokens:
            use = self._uses[number].get(token.i)
            if use is None or not use.takes("quote"):
                continue
            first = min([token.i, *(c.left_edge.i for c in token.children if c.dep_.startswith("nsubj"))])
            names = sum(t.pos_ in {"PROPN", "NOUN", "DET", "ADJ", "PRON"} for t in tokens.doc[tokens.start : token.i])
            if first - tokens.start <= _NEAR or names >= token.i - tokens.start - 2:
                return number, use
            return None
        return None

    def _begins(self, stretch: _Stretch) -> bool:
        """Does the quotation begin a sentence of the text (not: ``calling it a "disaster," he …``)?"""
        start = stretch.parts[0].span.start
        paragraph = self._passages[stretch.passages[0]].zone.span.start
        before = self._text[paragraph:start]
        return not before.strip() or _ENDS_LEAD.search(before) is not None

    def _cue_before(self, stretch: _Stretch, previous: _Stretch | None) -> tuple[int, CueUse] | None:
        """``The minister said: "…"``: the last cue of the words that lead to the quotation."""
        number, quotation = stretch.passages[0], stretch.parts[0].span
        passage = self._passages[number]
        start = passage.zone.span.start
        if previous is not None and previous.passages[-1] == number:
            start = max(start, previous.parts[-1].span.end)
        lead = self._text[start : quotation.start]
        if not lead.strip():
            return self._cue_of_paragraph_before(stretch)
        if not _OPENS_SPEECH.search(lead):
            return None
        stops = list(_STOP_AT_SENTENCE.finditer(lead))
        tokens = passage.tokens_in(Span(start + (stops[-1].end() if stops else 0), quotation.start))
        if tokens is None:
            return None
        colon = lead.rstrip().endswith(":")
        goes_on = not colon and self._text[quotation.start : quotation.end].lstrip(MARKS)[:1].islower()
        for token in reversed(list(tokens)):
            use = self._uses[number].get(token.i)
            if use is not None and use.takes("quote"):
                if goes_on and self._interrupts(use, tokens):
                    return None
                clause = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i), None)
                place = clause.left_edge.idx + passage.zone.span.start if clause is not None else quotation.start
                return (number, use) if colon or place >= quotation.start - 1 else None
        return None

    def _interrupts(self, use: CueUse, lead: Iterable[Token]) -> bool:
        """``The port, Lind said, "is closed"``: does the sentence of the quotation begin before the cue?"""
        subject = [c.left_edge.i for c in use.token.children if c.dep_ in SUBJECTS]
        first = min([use.first, *subject])
        return any(t.i < first and t.dep_ in {*SUBJECTS, "dep", "mark"} for t in lead)

    def _cue_of_paragraph_before(self, stretch: _Stretch) -> tuple[int, CueUse] | None:
        """A paragraph that is a quotation, led in by the paragraph before (``The ministry wrote:``)."""
        number = stretch.passages[0] - 1
        if number < 0 or stretch.parts[0].span.start != self._passages[number + 1].zone.span.start:
            return None
        passage = self._passages[number]
        if not self._text[passage.zone.span.start : passage.zone.span.end].rstrip().endswith(":"):
            return None
        last = max((i for i, use in self._uses[number].items() if use.takes("quote")), default=None)
        return (number, self._uses[number][last]) if last is not None else None

    def _stands_alone(self, stretch: _Stretch) -> bool:
        """Is the quotation one or more whole sentences, with nothing round it that belongs to them?"""
        told = self._text[stretch.parts[0].span.start : stretch.parts[-1].span.end]
        whole = bool(_ENDS_SENTENCE.search(told)) or not stretch.parts[-1].closed
        return whole and self._begins(stretch)

    def _is_long(self, stretch: _Stretch) -> bool:
        told = self._text[stretch.parts[0].span.start : stretch.parts[-1].span.end]
        return len(told.split()) >= _WORDS

    def _go_on_after_report(self, stretch: _Stretch, before: _Stretch | None) -> Speech | None:
        """The speech of a quotation after a sentence that reports (``He refused, he said. "…"``), in one paragraph."""
        number, quotation = stretch.passages[0], stretch.parts[0].span
        passage = self._passages[number]
        start = passage.zone.span.start
        lead = self._text[start : quotation.start].rstrip()
        stops = [m.end() for m in _STOP_AT_SENTENCE.finditer(lead) if m.end() < len(lead)]
        tokens = passage.tokens_in(Span(start + (stops[-1] if stops else 0), start + len(lead))) if lead else None
        if tokens is None:
            return None
        uses = [u for t in tokens if (u := self._uses[number].get(t.i)) is not None and u.takes("quote")]
        main = next((u for u in uses if u.token.dep_ in _MAIN), None)
        if main is None or main.entry.kind is not AttributionKind.SPEECH:
            return None
        contents = [q.span for q in stretch.parts]
        sentence = start + (stops[-1] if stops else 0)
        quoted = before is not None and before.passages[-1] == number and before.parts[-1].span.start >= sentence
        if quoted and before is not None and before.parts[-1].span.end <= passage.span_of_token(main.token).start:
            return Speech(contents, (number, main), adds=True)
        return Speech(contents, None, Speech([], (number, main)))

    def _is_joined(self, stretch: _Stretch, before: _Stretch) -> bool:
        """Does only a conjunction stand between the two quotations?"""
        between = self._text[before.parts[-1].span.end : stretch.parts[0].span.start]
        return stretch.passages[0] == before.passages[-1] and _CONJUNCTION.fullmatch(between) is not None

    def _continue(self, stretch: _Stretch, speech: Speech, before: _Stretch) -> Speech | None:
        """The speech that a quotation without a cue goes on with, if it does."""
        joined = self._is_joined(stretch, before)
        if not joined and not self._stands_alone(stretch):
            return None
        number, last = stretch.passages[0], before.passages[-1]
        between = self._text[before.parts[-1].span.end : stretch.parts[0].span.start]
        if number > last + 1 or len(_STOP_AT_SENTENCE.findall(between.strip())) > 1:
            return None
        contents = [q.span for q in stretch.parts]
        if number == last:
            speech.contents += contents
            return speech
        return Speech(contents, None, speech) if self._is_long(stretch) else None


def _stretches(quotations: Sequence[Sequence[Quotation]]) -> list[_Stretch]:
    stretches: list[_Stretch] = []
    for number, quotation in ((n, q) for n, here in enumerate(quotations) for q in here):
        if not (quotation.continues and stretches):
            stretches.append(_Stretch())
        stretches[-1].parts.append(quotation)
        stretches[-1].passages.append(number)
    return stretches


_MAIN = frozenset({"ROOT", "conj", "parataxis", "ccomp"})
_ABBREVIATED = (
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "Gen",
    "Sen",
    "Gov",
    "Rep",
    "Lt",
    "Col",
    "Sgt",
    "Capt",
    "Adm",
    "Prof",
    "Rev",
    "Jr",
)
_STOP_AT_SENTENCE = re.compile("".join(rf"(?<!\b{word})" for word in ("[A-Z]", *_ABBREVIATED)) + r"[.?!…](?=\s|$)")
