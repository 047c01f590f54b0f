"""What each stage of the reading found, sentence by sentence: for whoever asks why an entry is there, or is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.schema.annotation import Attribution, Zone
from dragoman.schema.document import Document, Span
from dragoman.schema.reading import Reading
from dragoman.views.terminal import print_to_text
from dragoman.views.wording import BASES, FACTUALITY, join_words, say_date, say_party, say_voice

_DIM = "bright_black"
_CUT = 60


def write_explanation(
    readings: Iterable[Reading], names: Mapping[str, str], *, width: int = 80, colour: bool = False
) -> str:
    """For each sentence: the moves with pattern and cue, what was discarded and why, mentions, times, attributions."""
    parts = [part for reading in readings for part in _Explainer(reading, names).explain()]
    return print_to_text(Group(*parts), width=width, colour=colour)


class _Explainer:
    def __init__(self, reading: Reading, names: Mapping[str, str]) -> None:
        self._reading = reading
        self._text = reading.document.text
        self._names = names

    def explain(self) -> Iterator[RenderableType]:
        yield Text(self._reading.document.name, style="bold") + Text(f"  {_say_published(self._reading.document)}")
        for zone in self._reading.zones:
            told = " told before, not read again" if zone.repeats else ""
            yield Text(f"\n{zone.kind.value.upper()}{told}  [{zone.span.start}:{zone.span.end}]", style=f"bold {_DIM}")
            sentences = [] if zone.repeats else [s for s in self._reading.sentences if zone.span.contains(s)]
            if not sentences:
                yield Text(self._cut(zone.span), style=_DIM)
            for sentence in sentences:
                yield Text(" ".join(self._text[sentence.start : sentence.end].split()))
                yield Padding(self._findings(sentence, zone), (0, 0, 0, 2))
        yield Text("")

    def _findings(self, sentence: Span, zone: Zone) -> Table:
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(width=12, style=_DIM)
        grid.add_column(ratio=1)
        reading = self._reading
        found = (
            *self._moves(sentence),
            *self._discards(sentence),
            *(self._attribution(a) for a in reading.attributions if _stands_in(a, sentence, zone)),
            *self._mentions(sentence),
            *self._times(sentence),
        )
        for label, line in {(label, line.plain): (label, line) for label, line in found}.values():
            style = {"move": "green", "discarded": "yellow"}.get(label, _DIM)
            grid.add_row(Text(label, style=style), line)
        return grid

    def _moves(self, sentence: Span) -> Iterator[tuple[str, Text]]:
        for move in self._reading.moves:
            if sentence.contains(Span(move.evidence.start, move.evidence.start)):
                who = self._parties(move.by) + (f" → {self._parties(move.toward)}" if move.toward else "")
                line = Text(f"{move.kind.value.replace('_', ' ')}  {who}", style="bold green")
                when = say_date(move.happened) if move.happened else "no date"
                facts = (move.factuality.value, FACTUALITY[move.factuality], when, say_voice(move.voice, self._names))
                line.append(f"\n{', '.join(filter(None, facts))}", style="not bold default")
                if move.voice and move.views:
                    views = ", ".join(f"{v.source or 'the article itself'} {v.value.value}" for v in move.views)
                    line.append(f"\nas told by: {views}", style="not bold default")
                line.append(f"\nby pattern {move.why.pattern}, cue “{move.why.cue}”", style="not bold default")
                if move.issues:
                    line.append(f"\nabout {', '.join(move.issues)}", style="not bold default")
                if move.why.unsure:
                    line.append(f"\nunsure: {'; '.join(move.why.unsure)}", style="not bold yellow")
                if move.why.candidates:
                    ranked = ", ".join(f"{c.party} {c.score:.1f}" for c in move.why.candidates)
                    line.append(f"\nmay address: {ranked}", style="not bold yellow")
                line.append(f"\n“{' '.join(move.evidence.quote.split())}”", style="not bold italic default")
                yield "move", line

    def _discards(self, sentence: Span) -> Iterator[tuple[str, Text]]:
        for discard in self._reading.discards:
            if sentence.contains(Span(discard.span.start, discard.span.start)):
                yield "discarded", Text(f"“{self._cut(discard.span)}”: {discard.reason} ({discard.pattern})")

    def _mentions(self, sentence: Span) -> Iterator[tuple[str, Text]]:
        for mention in self._reading.mentions:
            if sentence.contains(mention.span):
                parties = join_words(mention.parties) or "no party"
                yield "party", Text(f"“{self._cut(mention.span)}” → {parties} ({mention.kind.value}; {mention.basis})")

    def _times(self, sentence: Span) -> Iterator[tuple[str, Text]]:
        for time in self._reading.times:
            if sentence.contains(time.span):
                value = say_date(time.value) if time.value else "unresolved" if time.kind == "date" else time.kind.value
                yield "time", Text(f"“{self._cut(time.span)}” → {value} ({time.basis})")

    def _attribution(self, attribution: Attribution) -> tuple[str, Text]:
        source = f"“{self._cut(attribution.source)}”" if attribution.source else "the source before"
        cue = f" “{self._cut(attribution.cue)}”" if attribution.cue else ""
        contents = " … ".join(f"“{self._cut(span)}”" for span in attribution.contents)
        return "attribution", Text(f"{source}{cue}: {contents} ({attribution.style.value})")

    def _parties(self, codes: Iterable[str]) -> str:
        return join_words(say_party(code, self._names) for code in codes)

    def _cut(self, span: Span) -> str:
        words = " ".join(self._text[span.start : span.end].split())
        return words if len(words) <= _CUT else words[: _CUT - 1].rstrip() + "…"


def _stands_in(attribution: Attribution, sentence: Span, zone: Zone) -> bool:
    """An attribution is shown once: with the sentence of its cue, or else of the first of its contents."""
    anchor = attribution.cue or attribution.contents[0]
    return zone.span.contains(anchor) and sentence.start <= anchor.start < sentence.end


def _say_published(document: Document) -> str:
    if not document.published:
        return "publication date unknown"
    basis = BASES[document.published_basis] if document.published_basis else ""
    return ", ".join(filter(None, (f"published {say_date(document.published)}", basis)))
