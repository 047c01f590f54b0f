"""What the encoder and the rules find together. Sentences that any fair reader of English finds plain."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.extract.attributions.finder import find_attributions
from dragoman.extract.sentences import parse_passages
from dragoman.schema.annotation import Attribution, AttributionKind, SpeechStyle, Zone, ZoneKind
from dragoman.schema.document import Document, Span


def find(text: str) -> list[Attribution]:
    document = Document(id="d", text=text, name="d")
    zones = [Zone(ZoneKind.BODY, Span(m.start(), m.end())) for m in re.finditer(r"[^\s][^\n]*", text)]
    return find_attributions(document, parse_passages(document, zones))


def words(text: str, span: Span | None) -> str | None:
    return text[span.start : span.end] if span is not None else None


@pytest.mark.parametrize(
    "text, source, cue, content",
    [
        ("Lind said that the bridge would stay shut.", "Lind", "said", "that the bridge would stay shut"),
        ("“We will not leave the valley,” the minister said.",
         "the minister", "said", "“We will not leave the valley,”"),
        ("According to the ministry, the talks will resume in March.",
         "the ministry", "According to", "the talks will resume in March"),
        ("The envoy believes the offer is dead.", "The envoy", "believes", "the offer is dead"),
        ("The government wants to reopen the port.", "The government", "wants", "to reopen the port"),
    ],
)  # fmt: skip
def test_source_cue_and_content_of_plain_reports(text, source, cue, content):
    (found,) = find(text)
    assert (words(text, found.source), words(text, found.cue)) == (source, cue)
    assert [words(text, c) for c in found.contents] == [content]


def test_kind_and_style_are_told():
    said, thinks = find("“The harbour is closed,” Lind told reporters.\n\nOslo thinks that the harbour is open.")
    assert (said.kind, said.style) == (AttributionKind.SPEECH, SpeechStyle.DIRECT)
    assert (thinks.kind, thinks.style) == (AttributionKind.BELIEF, SpeechStyle.INDIRECT)


def test_a_report_without_any_attribution_has_none():
    assert find("The ship left the harbour on Tuesday. It carried grain and timber.") == []


def test_a_report_within_a_report_has_it_for_its_parent():
    text = "Sherman said that Russia had told her that the fleet would leave."
    by_cue = {words(text, a.cue): a for a in find(text)}
    inner = by_cue["had told"] if "had told" in by_cue else by_cue["told"]
    assert inner.parent == by_cue["said"]
    assert words(text, inner.source) == "Russia"


def test_a_quotation_that_goes_on_in_the_next_paragraph_has_the_same_source():
    text = (
        "“We have waited for ten years,” Lind said.\n\n"
        "“Nobody has given us any reason to wait for another ten, and we shall not do it.”"
    )
    sources = {words(text, a.source) for a in find(text)}
    held = " ".join(text[c.start : c.end] for a in find(text) for c in a.contents)
    assert sources == {"Lind"}
    assert "another ten" in held


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.sampled_from("Lind said that “we go” ' \" , . : — \n Oslo wants it ’ é 中"), max_size=120))
def test_spans_lie_in_the_text_and_contents_are_in_order(text):
    for attribution in find(text):
        assert list(attribution.contents) == sorted(attribution.contents)
        for span in (attribution.source, attribution.cue, *attribution.contents):
            assert span is None or 0 <= span.start < span.end <= len(text)
