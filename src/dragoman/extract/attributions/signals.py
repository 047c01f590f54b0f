"""What the rules know of each word, in the form that the encoder takes beside the letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extract.attributions.rules import RuleFindings
from dragoman.extract.encoder.labels import FEATURES, SIGNALS, number_of
from dragoman.extract.encoder.words import Words, words_of
from dragoman.extract.sentences import Passage
from dragoman.schema.annotation import Attribution
from dragoman.schema.document import Span

_QUOTATION, _CUE, _RULE = (list(FEATURES).index(name) for name in SIGNALS)
_QUOTATIONS, _CUES, _ROLES = (number_of(name) for name in SIGNALS)


def words_with_signals(passages: Sequence[Passage], findings: RuleFindings) -> list[Words]:
    """The words of each passage, told of quotations, cues of the lexicon and the roles that the rules give them."""
    nested = {id(a) for a in nested_in_others(findings.attributions)}
    found = []
    for passage, uses, quotations in zip(passages, findings.uses, findings.quotations, strict=True):
        words = words_of(passage, len(SIGNALS))
        columns = words.features
        for quotation in quotations:
            first, end = words.covered_by(quotation.span.start, quotation.span.end)
            columns[first:end, _QUOTATION] = _QUOTATIONS["inside"]
            columns[first : first + 1, _QUOTATION] = _QUOTATIONS["opening"]
            if quotation.closed and end - first > 1:
                columns[end - 1, _QUOTATION] = _QUOTATIONS["closing"]
        number = {token: place for place, token in enumerate(words.tokens.tolist())}
        for token, use in uses.items():
            if token in number:
                columns[number[token], _CUE] = _CUES[f"{use.sort} {use.entry.kind}"]
        for attribution in findings.attributions:
            for span, role in _roles(attribution, nested=id(attribution) in nested):
                first, end = words.covered_by(span.start, span.end)
                columns[first:end, _RULE] = _ROLES[role]
        found.append(words)
    return found


def nested_in_others(attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions whose cue stands in the content of another one that has a cue."""
    for attribution in attributions:
        cue = attribution.cue
        if cue is not None and any(c.contains(cue) for a in attributions if a.cue is not None for c in a.contents):
            yield attribution


def _roles(attribution: Attribution, *, nested: bool) -> Iterator[tuple[Span, str]]:
    if nested:
        if attribution.cue is not None:
            yield attribution.cue, "nested cue"
        return
    for content in attribution.contents:
        yield content, "content" if attribution.cue is not None else "continuation"
    if attribution.source is not None and attribution.cue is not None:
        yield attribution.source, "source"
    if attribution.cue is not None:
        yield attribution.cue, "cue"
