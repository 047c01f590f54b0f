"""``Minister: talks to resume`` and ``Lind: "No."``: a name, a colon, and what its bearer says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.extract.attributions.quotations import Quotation
from dragoman.extract.sentences import Passage
from dragoman.schema.annotation import Attribution, SpeechStyle, ZoneKind
from dragoman.schema.document import Document, Span

_LABEL = re.compile(r"\s*((?:[A-Z][\w.’'-]*)(?: [\w.’'-]+){0,4})(:)\s+(?=\S)")
_SPEAKERS = frozenset({"PERSON", "ORG"})
"""Entity types of speakers; a place before a colon is as often the topic (``Gaza: talks resume``)."""
_TITLES = frozenset({ZoneKind.HEADLINE, ZoneKind.DECK})


def find_colon_attributions(
    document: Document, passages: Sequence[Passage], quotations: Sequence[Sequence[Quotation]]
) -> Iterator[Attribution]:
    """Attributions of passages that begin with a speaker and a colon; a quotation or a name tells that it is one.

    A passage in which the label holds a verb (``He said:``) is left to the verb.
    """
    for passage, inside in zip(passages, quotations, strict=True):
        zone = passage.zone.span
        match = _LABEL.match(document.text, zone.start, zone.end)
        if match is None:
            continue
        label = passage.tokens_in(Span(*match.span(1)))
        quoted = next((q for q in inside if q.span.start == match.end()), None)
        if label is None or any(t.pos_ in {"VERB", "AUX"} for t in label):
            continue
        named = label[-1].ent_type_ in _SPEAKERS or (label[-1].pos_ == "PROPN" and passage.zone.kind not in _TITLES)
        if quoted is None and not named:
            continue
        end = quoted.span.end if quoted is not None else zone.start + len(document.text[zone.start : zone.end].rstrip())
        style = SpeechStyle.DIRECT if quoted is not None else SpeechStyle.INDIRECT
        yield Attribution(Span(*match.span(1)), Span(*match.span(2)), (Span(match.end(), end),), style)
