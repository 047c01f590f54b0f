"""``Minister: talks to resume`` and ``Lind: "No."``: words before a colon that tell whose words stand after it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.extract.attributions.quotations import Quotation
from dragoman.extract.attributions.speakers import subject_of
from dragoman.extract.sentences import Passage
from dragoman.lexicon.agent_nouns import load_nouns
from dragoman.schema.annotation import Attribution, SpeechStyle, Zone, ZoneKind
from dragoman.schema.document import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

_LABEL = re.compile(r"\s*((?:[A-Z][\w.’'-]*)(?: [\w.’'-]+){0,4})(:)\s+(?=\S)")
_NO_WORDS = re.compile(r"[\W\d_]*")
_LEAD_IN = re.compile(r"(:)\s*$")
_SPEAKERS = frozenset({"PERSON", "ORG"})
"""Entity types of speakers; a place before a colon is as often the topic (``Gaza: talks resume``)."""
_TITLES = frozenset({ZoneKind.HEADLINE, ZoneKind.DECK})


def find_colon_attributions(
    document: Document,
    passages: Sequence[Passage],
    quotations: Sequence[Sequence[Quotation]],
    reports: Collection[str],
) -> Iterator[Attribution]:
    """Attributions of passages that begin with a speaker and a colon; a quotation or the label tells that it is one.

    A label in which a verb stands (``He said:``) is left to the verb. ``reports`` are nouns for what tells something
    (``Poll: …``).
    """
    for passage, inside in zip(passages, quotations, strict=True):
        zone = passage.zone.span
        match = _LABEL.match(document.text, zone.start, zone.end)
        quoted = next((q for q in inside if match and q.span.start == match.end()), None)
        label = passage.tokens_in(Span(*match.span(1))) if match else None
        if match is None or label is None or any(t.pos_ in {"VERB", "AUX"} for t in label):
            continue
        if quoted is None and not _names_speaker(label, passage.zone, reports):
            continue
        if _NO_WORDS.fullmatch(document.text, match.end(), zone.end):
            continue
        end = quoted.span.end if quoted is not None else zone.start + len(document.text[zone.start : zone.end].rstrip())
        style = SpeechStyle.DIRECT if quoted is not None else SpeechStyle.INDIRECT
        yield Attribution(Span(*match.span(1)), Span(*match.span(2)), (Span(match.end(), end),), style)


def find_lead_ins(
    document: Document, passages: Sequence[Passage], quotations: Sequence[Sequence[Quotation]]
) -> Iterator[Attribution]:
    """Quotations to which a sentence without any cue leads by its colon (``Then the order: "Fire."``).

    The source is the subject of that sentence, where it is a person or a name.
    """
    for passage, inside in zip(passages, quotations, strict=True):
        for quotation in inside:
            start = passage.zone.span.start
            match = _LEAD_IN.search(document.text, start, quotation.span.start)
            lead = passage.tokens_in(Span(start, match.start())) if match else None
            if match is None or lead is None or not len(lead):
                continue
            subject = subject_of(lead[-1].sent.root)
            named = subject is not None and (subject.ent_type_ in _SPEAKERS or subject.pos_ == "PRON")
            before = subject is not None and named and subject.i < lead.end
            source = passage.span_of_token(subject) if subject is not None and before else None
            yield Attribution(source, Span(*match.span(1)), (quotation.span,), SpeechStyle.DIRECT)


def _names_speaker(label: TokenSpan, zone: Zone, reports: Collection[str]) -> bool:
    """Is the label a name, or in a headline a word for persons, bodies or reports (``Ministry: …``, ``Poll: …``)?"""
    last = label[-1]
    if last.ent_type_ in _SPEAKERS:
        return True
    if zone.kind not in _TITLES:
        return last.pos_ == "PROPN"
    nouns, lemma = load_nouns(), last.lemma_.lower()
    return any(lemma in words for words in (nouns.person, nouns.body, nouns.outsider, nouns.people, reports))
