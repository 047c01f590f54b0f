"""What the rules know of each word, in the form that the encoder takes beside the letters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from dragoman.extract.attributions.rules import RuleFindings
from dragoman.extract.encoder.labels import FEATURES, SIGNALS, number_of
from dragoman.extract.encoder.links import RuleLink
from dragoman.extract.encoder.words import Numbers, Words, words_of
from dragoman.extract.sentences import Passage
from dragoman.schema.annotation import Attribution
from dragoman.schema.document import Span

_TOLD = ("quotation", "cue", "rule")
_QUOTATION, _CUE, _RULE = (list(FEATURES).index(name) for name in _TOLD)
_QUOTATIONS, _CUES, _ROLES = (number_of(name) for name in _TOLD)


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


def rule_links(passages: Sequence[Passage], words: Sequence[Words], findings: RuleFindings) -> list[list[RuleLink]]:
    """The attributions of the rules as words, for each passage by the place of their cues; nested ones are left out."""
    nested = {id(a) for a in nested_in_others(findings.attributions)}
    links: list[list[RuleLink]] = [[] for _ in passages]
    starts = [p.zone.span.start for p in passages]
    for attribution in findings.attributions:
        if attribution.cue is None or id(attribution) in nested:
            continue
        number = bisect_right(starts, attribution.cue.start) - 1
        inside = words[number]
        source = [attribution.source] if attribution.source is not None else []
        links[number].append(
            RuleLink(
                cue=_covered(inside, [attribution.cue]),
                content=_covered(inside, attribution.contents),
                source=_covered(inside, source),
            )
        )
    return links


def _covered(words: Words, spans: Iterable[Span]) -> Numbers:
    """The numbers of the words that some stretches of the document cover."""
    runs = [np.arange(*words.covered_by(span.start, span.end)) for span in spans]
    return np.concatenate(runs) if runs else np.zeros(0, dtype=np.int64)


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
