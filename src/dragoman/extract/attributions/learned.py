"""What the encoder tags → attributions, in document spans, with the style and kind that the rules' findings tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dragoman.extract.attributions.cue_uses import CueUse
from dragoman.extract.attributions.encoded import Encoded
from dragoman.extract.attributions.rules import RuleFindings, style_of
from dragoman.extract.attributions.signals import rule_links
from dragoman.extract.attributions.tagger import Tagged, Thresholds, tag_attributions
from dragoman.extract.encoder.links import RuleLink
from dragoman.extract.encoder.model import Encoder
from dragoman.extract.encoder.reading import Reading, Scores, link_scores
from dragoman.extract.encoder.words import Numbers, Words
from dragoman.extract.sentences import Passage
from dragoman.schema.annotation import Attribution, AttributionKind
from dragoman.schema.document import Span

_AT_EDGES = frozenset("“”„«»\"‹›‘’‚'()[]{}<>$£€#@%")
"""Marks that a content may begin or end with, since they belong to the word beside them."""
HEAD = "attributions"
"""The name of the encoder's head, in its tables."""


def find_learned(passages: Sequence[Passage], encoded: Encoded, encoder: Encoder) -> Iterator[Attribution]:
    """The attributions that the encoder finds, none within another's content, in the order of their passages."""
    words, findings = encoded.words, encoded.findings
    links = rule_links(passages, words, findings)
    least = Thresholds(**encoder.thresholds[HEAD])
    for number, readings in enumerate(encoded.readings):
        for reading in readings:
            for tagged in tag_reading(reading, words[number], links[number], encoder.link_bias, least):
                contents = trimmed_spans(words[number], fill_gaps(tagged))
                if contents:
                    yield _attribution(tagged, contents, words[number], findings, number)


def tag_reading(
    reading: Reading, words: Words, rules: Sequence[RuleLink], bias: Sequence[Scores], least: Thresholds
) -> list[Tagged]:
    """The attributions among the words of one reading of a passage, told what the rules find in it."""

    def links(anchor: int) -> Scores:
        rule = next((r for r in rules if anchor in r.cue), None)
        return link_scores(reading, words, anchor, rule, bias)

    return tag_attributions(reading, links, least)


def spans_of(words: Words, numbers: Numbers) -> tuple[Span, ...]:
    """Words → the stretches of the document that they fill, neighbours joined."""
    spans: list[Span] = []
    last = -2
    for number in numbers.tolist():
        start, end = int(words.starts[number]), int(words.ends[number])
        if number == last + 1:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
        last = number
    return tuple(spans)


def fill_gaps(tagged: Tagged) -> Numbers:
    """The words of the content, and single ones between them that are neither of the cue nor of the source."""
    content = tagged.content
    single = content[:-1][np.diff(content) == 2] + 1  # noqa: PLR2004 - the next number but one
    return np.union1d(content, np.setdiff1d(single, np.concatenate([tagged.cue, tagged.source])))


def trimmed_spans(words: Words, numbers: Numbers) -> tuple[Span, ...]:
    """As ``spans_of``, without punctuation at the edges and without stretches in which no letter or digit stands.

    Quotation marks, brackets and signs of currencies belong to the words that they stand beside.
    """
    kept: list[int] = []
    for run in np.split(numbers, np.flatnonzero(np.diff(numbers) > 1) + 1):
        told = [n for n in run.tolist() if any(c.isalnum() for c in words.texts[n])]
        if not told:
            continue
        first, last = told[0], told[-1]
        while first - 1 in run and _AT_EDGES.issuperset(words.texts[first - 1]):
            first -= 1
        closing = [n for n in run.tolist() if n > last and _AT_EDGES.issuperset(words.texts[n])]
        kept.extend(range(first, max([last, *closing]) + 1))
    return spans_of(words, np.array(kept, dtype=np.int64))


def _attribution(
    tagged: Tagged, contents: tuple[Span, ...], words: Words, findings: RuleFindings, number: int
) -> Attribution:
    source = spans_of(words, tagged.source)
    cue = spans_of(words, tagged.cue)[0]
    style = style_of(contents, findings.quotations[number])
    return Attribution(source[0] if source else None, cue, contents, style, _kind(tagged, words, findings.uses[number]))


def _kind(tagged: Tagged, words: Words, uses: dict[int, CueUse]) -> AttributionKind:
    """The kind of the lexicon's entry at the anchor, or else at another word of the cue; speech where it has none."""
    for word in (tagged.anchor, *tagged.cue.tolist()):
        use = uses.get(int(words.tokens[word]))
        if use is not None:
            return use.entry.kind
    return AttributionKind.SPEECH
