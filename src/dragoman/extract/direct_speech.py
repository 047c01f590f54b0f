"""Quotations → the cue each belongs to: beside it, before it, or the one of the quotation that it continues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.extract.cue_uses import CueUse
from dragoman.extract.quotations import Quotation
from dragoman.extract.sentences import Passage
from dragoman.schema.annotation import AttributionKind
from dragoman.schema.document import Document, Span

_ENDS_SPEECH = re.compile(r"[,?!…—–-]['’\"”»›]*$|[,—–-][\"”']*\s*$")
_ENDS_SENTENCE = re.compile(r"[.?!…][\"”’'»)\]]*\s*$")
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

    def pair(self, quotations: Iterable[Quotation]) -> list[Speech]:
        """The direct speech of the document, in the order of the text; quotations that are no speech are left out."""
        found: list[Speech] = []
        previous: tuple[Speech, _Stretch] | None = None
        stretches = self._stretches(quotations)
        for number, stretch in enumerate(stretches):
            before = stretches[number - 1] if number else None
            after = stretches[number + 1] if number + 1 < len(stretches) else None
            use = self._cue_after(stretch, after) or self._cue_before(stretch, before)
            speech: Speech | None = None
            if use is not None:
                contents = [q.span for q in stretch.parts]
                speech = next((s for s in reversed(found) if s.use == use), None)
                if speech is not None:
                    speech.contents += contents
                else:
                    speech = Speech(contents, use)
                    found.append(speech)
            else:
                if previous is not None and (self._stands_alone(stretch) or self._is_joined(stretch, previous[1])):
                    speech = self._continue(stretch, *previous)
                if speech is None and self._stands_alone(stretch):
                    speech = self._go_on_after_report(stretch, before)
                if speech is not None and not any(s is speech for s in found):
                    found.append(speech)
            if speech is not None:
                previous = (speech, stretch)
            elif self._stands_alone(stretch):
                previous = None
        return found

    def _stretches(self, quotations: Iterable[Quotation]) -> list[_Stretch]:
        stretches: list[_Stretch] = []
        for quotation in quotations:
            passage = self._passage_of(quotation.span)
            if quotation.depth or passage is None:
                continue
            if not (quotation.continues and stretches):
                stretches.append(_Stretch())
            stretches[-1].parts.append(quotation)
            stretches[-1].passages.append(passage)
        return stretches

    def _passage_of(self, span: Span) -> int | None:
        return next((n for n, p in enumerate(self._passages) if p.zone.span.contains(span)), None)

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
        return not before.strip() or bool(_ENDS_SENTENCE.search(before)) or before.rstrip()[-1] in ":;—–"

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
        goes_on = not colon and self._text[quotation.start + 1 : quotation.start + 2].islower()
        if goes_on and lead.count(",") > 1 and previous is None:
            return None
        for token in reversed(list(tokens)):
            use = self._uses[number].get(token.i)
            if use is not None and use.takes("quote"):
                clause = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i), None)
                place = clause.left_edge.idx + passage.zone.span.start if clause is not None else quotation.start
                return (number, use) if colon or place >= quotation.start - 1 else None
        return None

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
        number, last = stretch.passages[0], before.passages[-1]
        between = self._text[before.parts[-1].span.end : stretch.parts[0].span.start]
        if number == last:
            sentences = len(_STOP_AT_SENTENCE.findall(between.strip()))
            if sentences <= 1:
                speech.contents += [q.span for q in stretch.parts]
                return speech
        elif number == last + 1 and self._is_long(stretch) and len(_STOP_AT_SENTENCE.findall(between.strip())) <= 1:
            return Speech([q.span for q in stretch.parts], None, speech)
        return None


_MAIN = frozenset({"ROOT", "conj", "parataxis", "ccomp"})
_STOP_AT_SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bGen)(?<!\bSen)[.?!…](?=\s|$)")
