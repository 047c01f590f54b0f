from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.extract.attributions.finder import voice_chain
from dragoman.extract.attributions.rules import find_by_rules
from dragoman.extract.sentences import parse_passages
from dragoman.schema.annotation import Attribution, AttributionKind, SpeechStyle, Zone, ZoneKind
from dragoman.schema.document import Document, Span


def find(text: str, first: ZoneKind = ZoneKind.BODY) -> list[Attribution]:
    document = Document(id="d", text=text, name="d")
    zones = [Zone(ZoneKind.BODY, Span(m.start(), m.end())) for m in re.finditer(r"[^\s][^\n]*", text)]
    if zones:
        zones[0] = Zone(first, zones[0].span)
    return find_by_rules(document, parse_passages(document, zones)).attributions


def told(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    def words(span: Span | None) -> str | None:
        return text[span.start : span.end] if span is not None else None

    return [(words(a.source), words(a.cue), [text[c.start : c.end] for c in a.contents]) for a in find(text)]


@pytest.mark.parametrize(
    "text, source, cue, contents",
    [
        ("The minister told reporters that the ceasefire was holding.",
         "The minister", "told", ["that the ceasefire was holding"]),
        ("Lind said on Telegram that the bridge would stay shut.",
         "Lind", "said", ["that the bridge would stay shut"]),
        ("Lind said in a statement that the port had closed.", "Lind", "said", ["that the port had closed"]),
        ("She issued a statement saying that the port had closed.", "She", "saying", ["that the port had closed"]),
        ("Oslo asked whether the port was open.", "Oslo", "asked", ["whether the port was open"]),
        ("The gap, he said, was wide.", "he", "said", ["The gap", "was wide"]),
        ("The gap between the two sides was wide, he said.",
         "he", "said", ["The gap between the two sides was wide"]),
        ("According to the ministry, the talks will resume in March.",
         "the ministry", "According to", ["the talks will resume in March"]),
        ("The talks will resume, according to two officials familiar with them.",
         "two officials familiar with them", "according to", ["The talks will resume"]),
        ("In her view, the offer is dead.", "her", "view", ["the offer is dead"]),
        ("In the words of the envoy, the offer is dead.", "the envoy", "In the words of", ["the offer is dead"]),
        ("Warsaw's demand that the fence be removed was refused.",
         "Warsaw", "demand", ["that the fence be removed"]),
        ("The minister was quoted as saying that trade would stop.",
         "The minister", "saying", ["that trade would stop"]),
        ("It was said that the envoy had left.", None, "was said", ["that the envoy had left"]),
        ("Riga has signalled that it may return.", "Riga", "has signalled", ["that it may return"]),
        ("Lind demanded that Riga withdraw.", "Lind", "demanded", ["that Riga withdraw"]),
        ("The spokeswoman read the statement issued in her name: “We will stay.”",
         "The spokeswoman", "read", ["“We will stay.”"]),
        ("Lind: “We will not go.”", "Lind", ":", ["“We will not go.”"]),
        ("Lind called the offer “a step back”.", "Lind", "called", ["the offer “a step back”"]),
        ("Oslo made clear that the port would stay shut.", "Oslo", "made clear", ["that the port would stay shut"]),
        ("Oslo has made it very clear it will not sign.", "Oslo", "has made it very clear", ["it will not sign"]),
        ("Oslo's request is for Riga to withdraw.", "Oslo", "request", ["for Riga to withdraw"]),
        ("As Lind said on Monday, the port is closed.", "Lind", "said", ["the port is closed"]),
        ("The port, as the ministry noted, is closed.", "the ministry", "noted", ["The port", "is closed"]),
        ("The port is closed, as the minister told reporters.", "the minister", "told", ["The port is closed"]),
        ("The agency quoted Lind as saying that the port had closed.", "Lind", "saying", ["that the port had closed"]),
        ("The offer, he said, ''is dead.''", "he", "said", ["The offer", "''is dead.''"]),
        ("The order was short: “Fire.”", None, ":", ["“Fire.”"]),
        ("Then she had an answer: “Never.”", "she", ":", ["“Never.”"]),
        ("He held up a board which read “No entry to the port”.", "which", "read", ["“No entry to the port”"]),
        ("In a statement, the ministry said the port had closed.", "the ministry", "said", ["the port had closed"]),
        ("A senior official who asked not to be named said the port would close.",
         "A senior official who asked not to be named", "said", ["the port would close"]),
        ("The port would close, said a diplomat who spoke on condition of anonymity.",
         "a diplomat who spoke on condition of anonymity", "said", ["The port would close"]),
        ("Lind said the ferry would stop on Sunday, which left many stranded.",
         "Lind", "said", ["the ferry would stop on Sunday"]),
        ("Lind said four ports would close, including the one in Oslo.",
         "Lind", "said", ["four ports would close, including the one in Oslo"]),
    ],
)  # fmt: skip
def test_each_way_of_reporting_gives_its_source_cue_and_content(text, source, cue, contents):
    assert told(text) == [(source, cue, contents)]


@pytest.mark.parametrize(
    "quotation",
    ["“The door is open,”", '"The door is open,"', "‘The door is open,’", "'The door is open,'", "«The door is open»,",
     "„The door is open“,", "‹The door is open›,"],
)  # fmt: skip
@pytest.mark.parametrize("cue", ["Lind said.", "said Lind.", "said Anna Lind, the envoy."])
def test_direct_speech_is_found_in_every_style_of_marks(quotation, cue):
    text = f"{quotation} {cue}"
    [attribution] = find(text)
    assert text[attribution.contents[0].start : attribution.contents[0].end] == quotation.rstrip(",")
    assert attribution.style is SpeechStyle.DIRECT
    assert "Lind" in text[attribution.source.start : attribution.source.end]


def test_a_quotation_split_by_its_cue_is_one_attribution():
    assert told('"This," she said, "is the end of the road."') == [
        ("she", "said", ['"This,"', '"is the end of the road."'])
    ]


def test_a_quotation_of_several_sentences_is_taken_whole():
    assert told("“We are ready. It is late,” said Lind.") == [("Lind", "said", ["“We are ready. It is late,”"])]


def test_a_quotation_that_goes_on_after_its_cue_has_the_same_speaker():
    text = "“We are ready for talks,” the minister said on Monday. “We have been for weeks.”"
    assert told(text) == [("the minister", "said", ["“We are ready for talks,”", "“We have been for weeks.”"])]


def test_a_paragraph_that_is_a_quotation_goes_on_with_the_speaker_before():
    text = "“We are ready,” Lind said.\n\n“We have waited long enough.”"
    assert told(text) == [("Lind", "said", ["“We are ready,”"]), ("Lind", None, ["“We have waited long enough.”"])]


def test_a_quotation_over_several_paragraphs_is_one_attribution():
    text = "“We are ready.\n\n“We have waited long enough,” Lind said."
    assert told(text) == [("Lind", "said", ["“We are ready.", "“We have waited long enough,”"])]


def test_a_short_sentence_in_marks_goes_on_as_well():
    assert told("“I can’t go,” said Lind. “I won’t.”") == [("Lind", "said", ["“I can’t go,”", "“I won’t.”"])]


def test_a_quotation_after_a_report_has_the_reports_speaker():
    assert told("He said the talks had failed. “There is no more to say.”") == [
        ("He", "said", ["the talks had failed"]),
        ("He", None, ["“There is no more to say.”"]),
    ]


def test_a_quotation_after_a_partly_quoted_report_belongs_to_it():
    assert told("The offer was “a step back”, Lind said. “There is no more to say.”") == [
        ("Lind", "said", ["The offer was “a step back”", "“There is no more to say.”"])
    ]


def test_a_speaker_named_after_the_cue_is_not_sought_in_the_sentence_before():
    assert told("Snow fell on Oslo. “Closed,” read a sign.") == [("a sign", "read", ["“Closed,”"])]


def test_quotations_joined_by_a_conjunction_are_one_attribution():
    assert told("Lind stressed: “No more talks” and “no more letters”.")[0] == (
        "Lind", "stressed", ["“No more talks”", "“no more letters”"],
    )  # fmt: skip


def test_a_condition_after_the_cue_is_part_of_what_was_said():
    [attribution] = told("The port will close, the ministry said on Friday, if the talks fail.")
    assert attribution == ("the ministry", "said", ["The port will close", "if the talks fail"])


def test_a_noun_may_be_told_by_its_copula():
    assert told("Oslo's demand is that the port reopen.") == [("Oslo", "demand", ["that the port reopen"])]


def test_a_claim_that_is_rejected_is_not_the_claim_of_who_rejects_it():
    assert (None, "claims", ["that it had fired first"]) in told("Oslo rejected claims that it had fired first.")
    assert ("Oslo", "promise", ["to sign"]) in told("Oslo made a promise to sign.")


def test_what_the_speaker_was_asked_is_not_what_he_said():
    assert not any(cue == "said" for _, cue, _ in told("Asked if he would sign, Lind said yes."))


def test_hearsay_has_no_source():
    assert told("The port has reportedly closed.")[0][:2] == (None, "reportedly")


def test_narration_between_quotations_ends_the_speech():
    text = "“We are ready,” Lind said. The hall was empty. Snow fell. “No talks for you,” read a poster."
    assert told(text)[0] == ("Lind", "said", ["“We are ready,”"])


def test_mixed_speech_runs_to_the_end_of_its_quotation():
    text = "The talks, the minister told reporters, would “not yield an inch” on the islands."
    [attribution] = find(text)
    assert attribution.style is SpeechStyle.MIXED
    assert told(text)[0][2] == ["The talks", "would “not yield an inch” on the islands"]


def test_coordinated_cues_share_their_source():
    assert told("Lind said the port would close and added that no ship would be spared.") == [
        ("Lind", "said", ["the port would close"]),
        ("Lind", "added", ["that no ship would be spared"]),
    ]
    assert told("He said the talks had failed but hoped they would resume.") == [
        ("He", "said", ["the talks had failed"]),
        ("He", "hoped", ["they would resume"]),
    ]


def test_a_participle_adds_a_second_attribution():
    assert ("Lind", "adding", ["that “time is short”"]) in told("Lind warned of a crisis, adding that “time is short”.")


def test_reports_within_reports_are_two_attributions():
    assert told("Lind said Riga had told her that the port would close.") == [
        ("Lind", "said", ["Riga had told her that the port would close"]),
        ("Riga", "had told", ["that the port would close"]),
    ]


def test_reports_within_quotations_stay_inside_the_marks():
    text = "“Riga told us that it would sign,” Lind said."
    assert told(text)[1] == ("Riga", "told", ["that it would sign"])


@pytest.mark.parametrize(
    "text, kind",
    [
        ("Lind said the port will close.", AttributionKind.SPEECH),
        ("Lind believes the port will close.", AttributionKind.BELIEF),
        ("Lind hopes to return to the table in June.", AttributionKind.INTENTION),
        ("Oslo wants Riga to sign.", AttributionKind.INTENTION),
    ],
)
def test_speech_belief_and_intention_are_told_apart(text, kind):
    assert [a.kind for a in find(text)] == [kind]


def test_second_cues_in_the_present_tense_share_their_source():
    assert told("Lind thinks that the talks will fail and hopes to leave early.") == [
        ("Lind", "thinks", ["that the talks will fail"]),
        ("Lind", "hopes", ["to leave early"]),
    ]


def test_who_uses_a_thing_to_speak_is_the_source_not_the_thing():
    assert ("Oslo", "to demand", ["that the port reopen"]) in told(
        "Oslo used the pause to demand that the port reopen."
    )
    assert ("Riga", "to demand", ["that the port reopen"]) in told("Oslo urged Riga to demand that the port reopen.")


def test_a_speaker_named_after_the_cue_is_the_source_whatever_the_words_before_it():
    text = "Talks with the islanders to go on in May, said former port chief Anna Lind."
    assert told(text)[0][0] == "former port chief Anna Lind"


def test_a_thing_described_by_what_nobody_named_does_with_it_is_no_report():
    assert not any(cue == "backed" for _, cue, _ in told("The plan backed in March was dropped."))


def test_a_title_that_is_cut_short_ends_no_sentence():
    text = "“We are ready,” said Oslo's envoy, Lt. Gov. Anna Lind. “We have been for weeks.”"
    assert told(text)[0][2] == ["“We are ready,”", "“We have been for weeks.”"]


def test_a_dash_may_lead_to_a_quotation():
    text = 'The offer is dead - "It will not come back," Lind said.'
    assert told(text)[0][2] == ['"It will not come back,"']


def test_a_relative_pronoun_alone_is_no_content():
    assert not any(cue == "denies" for _, cue, _ in told("Lind said Riga would sign, which Oslo denies."))


def test_a_quotation_within_a_quotation_is_taken_whole():
    text = "“I said to him, ‘You must go,’ and he went,” Lind recalled."
    assert told(text)[1] == ("I", "said", ["‘You must go,’"])


def test_what_is_reported_within_a_quotation_is_not_itself_quoted():
    outer, inner = find("“Riga told us that it would sign,” Lind said.")
    assert (outer.style, inner.style) == (SpeechStyle.DIRECT, SpeechStyle.INDIRECT)


def test_an_open_quotation_goes_on_through_the_paragraphs_that_reopen_it():
    text = "Lind said: “We are ready.\n\n“We have waited.\n\nThe hall was empty."
    assert told(text) == [("Lind", "said", ["“We are ready.", "“We have waited."])]


@pytest.mark.parametrize(
    "text, source, content",
    [
        ("Ministry: no talks before the withdrawal", "Ministry", "no talks before the withdrawal"),
        ("Poll: most islanders want talks", "Poll", "most islanders want talks"),
        ("Talks to resume in March, says minister", "minister", "Talks to resume in March"),
        ("Port to reopen in May, Norway says", "Norway", "Port to reopen in May"),
        ("Lind: ‘We will not go’", "Lind", "‘We will not go’"),
    ],
)
def test_headlines_name_their_speaker_before_or_after_his_words(text, source, content):
    attribution = find(text, ZoneKind.HEADLINE)[0]
    assert text[attribution.source.start : attribution.source.end] == source
    assert [text[c.start : c.end] for c in attribution.contents] == [content]


@pytest.mark.parametrize("text", ["Lind: 1,769", "The result: 12 to 4"])
def test_figures_after_a_name_are_no_words_of_its_bearer(text):
    assert find(text) == []


def test_a_headline_may_name_its_speaker_before_a_colon():
    text = "Anna Lind: no talks before the withdrawal"
    [attribution] = find(text, ZoneKind.HEADLINE)
    assert text[attribution.source.start : attribution.source.end] == "Anna Lind"


def test_a_label_that_is_no_speaker_is_left_alone():
    assert find("Background: the talks on the port in short", ZoneKind.HEADLINE) == []


def test_plain_narration_has_no_attributions():
    assert told("The delegations met in Oslo on Monday. The “contact group” meets again in May.") == []


def test_the_voice_chain_begins_with_the_speaker_nearest_to_the_act():
    text = "Lind said Riga had told her that the port would close."
    attributions = find(text)
    act = Span(text.index("close"), text.index("close") + 5)
    chain = voice_chain(act, attributions)
    assert [text[a.source.start : a.source.end] for a in chain] == ["Riga", "Lind"]
    assert voice_chain(Span(0, 4), attributions) == ()


def test_a_span_over_a_split_content_has_its_voice():
    text = "The gap, he said, was wide."
    assert len(voice_chain(Span(0, text.index(".")), find(text))) == 1


PIECES = st.sampled_from(
    ["“", "”", '"', "'", "‘", "’", "«", "»", "„", " said ", " Lind ", "she told us that ", "according to ",
     "the talks ", ", ", ". ", ": ", "\n\n", "will end", "\u00a0", "é", "𝄞", "-", " — "]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=25).map("".join))
def test_spans_lie_within_any_text_and_hold_words(text):
    for attribution in find(text):
        for span in (attribution.source, attribution.cue, *attribution.contents):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert list(attribution.contents) == sorted(attribution.contents)
        assert attribution.contents
