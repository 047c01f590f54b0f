"""What each stretch of a published text is for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.zones.finder import find_zones
from dragoman.schema.annotation import Zone, ZoneKind
from dragoman.schema.document import Document, document_id

LEAD = "The two governments agreed on Tuesday to reopen the crossing, which had been shut since the spring."
SECOND = "A spokesman said the first lorries would pass before the end of the week, if the weather held."
CAPTION = "Envoys of the two countries shake hands at the lake house in Arlen, on March 3, 2021."


def document(text: str, title: str | None = None) -> Document:
    return Document(id=document_id(text, None), text=text, name="a.txt", title=title)


def told(text: str, title: str | None = None) -> list[tuple[ZoneKind, str]]:
    return [(zone.kind, text[zone.span.start : zone.span.end]) for zone in find_zones(document(text, title))]


def kind_of(text: str, fragment: str) -> ZoneKind:
    return next(kind for kind, content in told(text) if fragment in content)


def in_body(block: str) -> str:
    return f"Title: A crossing\n\n{LEAD}\n\n{block}\n\n{SECOND}"


def test_header_lines_are_header_and_the_titles_value_is_a_headline():
    text = f"Title: A crossing reopens\nDate: 2021-03-03\nSource: Harbour News\n\n{LEAD}\n\n{SECOND}\n"
    assert told(text) == [
        (ZoneKind.HEADER, "Title:"),
        (ZoneKind.HEADLINE, "A crossing reopens"),
        (ZoneKind.HEADER, "Date: 2021-03-03\nSource: Harbour News"),
        (ZoneKind.BODY, LEAD),
        (ZoneKind.BODY, SECOND),
    ]


def test_caption_told_twice_headline_deck_and_lead_of_a_text_without_header():
    credit = "Foreign Ministry / POOL/Anadolu Agency via Getty Images"
    headline = "Neighbours Agree To Reopen Border Crossing"
    deck = "Officials will first inspect the road, a deputy minister said."
    lead = LEAD.replace("The two governments agreed", "Two neighbours agreed")
    text = "\n\n".join([CAPTION, f"{CAPTION} {credit}", headline, deck, lead, SECOND])
    zones = find_zones(document(text))
    assert [(z.kind, text[z.span.start : z.span.end]) for z in zones] == [
        (ZoneKind.CAPTION, CAPTION),
        (ZoneKind.CAPTION, CAPTION),
        (ZoneKind.CLUTTER, credit),
        (ZoneKind.HEADLINE, headline),
        (ZoneKind.DECK, deck),
        (ZoneKind.BODY, lead),
        (ZoneKind.BODY, SECOND),
    ]
    assert [zone.repeats for zone in zones] == [False, True, False, False, False, False, False]


def test_title_known_from_the_page_is_the_headline_though_it_has_a_full_stop():
    assert told(f"A crossing reopens.\n\n{LEAD}\n\n{SECOND}", "A crossing reopens.")[0][0] is ZoneKind.HEADLINE


def test_a_first_paragraph_is_no_headline():
    assert [kind for kind, _ in told(f"{LEAD}\n\n{SECOND}")] == [ZoneKind.BODY, ZoneKind.BODY]


@pytest.mark.parametrize(
    "byline",
    [
        "By Ada Merle",
        "By Ada Merle and Tom Ruyk, Arlen",
        "By our diplomatic staff",
        "By a staff writer",
        "From our correspondent",
        "(Reporting by Ada Merle; Editing by Tom Ruyk)",
        "Published: 3 March 2021 10:15 GMT",
        "Wednesday, March 3, 2021",
    ],
)
def test_bylines_and_lines_of_publication(byline):
    assert kind_of(f"Title: A crossing\n\n{byline}\n\n{LEAD}\n\n{SECOND}", byline) is ZoneKind.BYLINE


def test_a_sentence_that_begins_with_by_is_body():
    assert kind_of(in_body("By Thursday the road was clear."), "By Thursday") is ZoneKind.BODY


@pytest.mark.parametrize(
    "dateline",
    [
        "ARLEN —",
        "ARLEN, March 3 (Harbour News) -",
        "ARLEN/PORT TILL, Dec 17 (HN) —",
        "Arlen, 4 Mar (HN) –",
        "ARLEN (HN) —",
        "GURA VERDE, Norlandia —",
        "ÉVORA.",
        "ARLEN, Wednesday.",
        "ARLEN |",
        "ARLEN:",
        "ARLEN, March 3 --",
        "Arlen, Saturday midnight\n\n",
    ],
)
def test_dateline_is_cut_from_its_paragraph(dateline):
    zones = told(f"Title: A crossing\n\n{dateline} {LEAD}\n\n{SECOND}")
    assert (ZoneKind.DATELINE, dateline.strip()) in zones
    assert (ZoneKind.BODY, LEAD) in zones


def test_every_dispatch_of_a_text_has_its_dateline():
    text = f"ARLEN, March 3 (HN) - {LEAD}\n\n{SECOND}\n\nPORT TILL, March 4 (HN) - {SECOND}"
    assert [kind for kind, _ in told(text)].count(ZoneKind.DATELINE) == 2


def test_a_time_at_the_head_of_a_sentence_is_no_dateline():
    assert (ZoneKind.BODY, f"On Monday, {LEAD}") in told(f"Title: A crossing\n\nOn Monday, {LEAD}\n\n{SECOND}")


def test_labels_of_an_interview_are_no_datelines():
    text = f"Title: Briefing\n\nQUESTION: Will you meet?\n\nMINISTER: {SECOND}\n\nQUESTION: When?\n\nMINISTER: Soon."
    assert ZoneKind.DATELINE not in [kind for kind, _ in told(text)]


@pytest.mark.parametrize(
    "caption",
    [
        "[Photo: The bridge at Arlen, seen from the east bank.]",
        "Photo: The bridge at Arlen.",
        "The bridge at Arlen is seen from the east bank. Photo: Ada Merle",
        "(FILE PHOTO: The bridge at Arlen.)",
        "Lorries wait at the bridge. REUTERS/Ada Merle",
        "Ministers Merle (L) and Ruyk (R) at Arlen. Ada Merle/AFP",
    ],
)
def test_captions_show_by_label_or_credit(caption):
    assert kind_of(in_body(caption), caption[:20]) is ZoneKind.CAPTION


@pytest.mark.parametrize(
    "clutter",
    [
        "Read more: The road that nobody wanted",
        "Subscribe",
        "Share this article",
        "Related: A bridge too old",
        "Advertisement",
        "Sign up for our daily newsletter",
        "© 2021 Harbour News. All rights reserved.",
        "Tags: border, trade",
        "4 min read",
        "Get our newsletter in your inbox",
        "RELATED STORIES",
        "***",
        "Follow us on Telegram",
        "12 comments",
    ],
)
def test_clutter_is_kept_apart(clutter):
    assert kind_of(in_body(clutter), clutter) is ZoneKind.CLUTTER


@pytest.mark.parametrize(
    "block",
    [
        "(Correction: the crossing was shut in April. An earlier version named another month.)",
        "Sign up to the treaty, the minister told the neighbours, or stay out of the market.",
        "“Follow us,” the guard said, and the drivers followed.",
        "Related questions were put off, the minister said.",
        "- The first lorries pass on Friday.",
    ],
)
def test_what_only_looks_like_clutter_is_body(block):
    assert kind_of(in_body(block), block) is ZoneKind.BODY


def test_subheads_are_headlines():
    assert kind_of(in_body("What happens next"), "What happens") is ZoneKind.HEADLINE


def test_a_pull_quote_repeats_its_paragraph_wherever_it_stands():
    quote = "the first lorries would pass before the end of the week, if the weather held"
    text = f"Title: A crossing\n\n{LEAD}\n\n{quote.capitalize()}.\n\n{SECOND}"
    assert [zone.repeats for zone in find_zones(document(text)) if zone.kind is ZoneKind.BODY] == [False, True, False]


def test_single_line_ends_set_paragraphs_apart():
    text = f"Title: A crossing\n\n{LEAD}\n{SECOND}\r\n{LEAD[::-1].capitalize()}."
    assert [kind for kind, _ in told(text)].count(ZoneKind.BODY) == 3


def test_wrapped_lines_are_one_paragraph():
    lines = [
        "The two governments agreed on Tuesday to reopen the crossing, which",
        "had been shut since the spring. A spokesman of the first said that",
        "the lorries would pass before the end of the week, if only the new",
        "barrier was in place by then. Nobody from the second would confirm",
        "the day.",
    ]
    other = ["Farmers on both banks have asked for compensation. The ministries", "are looking into it."]
    text = "\n".join(lines) + "\n\n" + "\n".join(other)
    assert [content for _, content in told(text)] == ["\n".join(lines), "\n".join(other)]


@given(st.text(alphabet=st.characters(), max_size=400))
def test_every_character_that_is_not_blank_is_in_exactly_one_zone(text):
    assert_partition(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "Title: A truce",
                "Date: 2021-03-03",
                "",
                "\r\n",
                "\n",
                "By Ada Merle",
                "ARLEN, March 3 (HN) - " + LEAD,
                LEAD,
                SECOND,
                CAPTION,
                "[Photo: A bridge]",
                "Subscribe",
                "What happens next",
                "\u2028",
                "\x85",
                " ",
                "- item",
                "ARLEN —",
                "x. Photo: Y",
            ]
        ),
        max_size=14,
    ).map("\n".join)
)
def test_every_character_of_a_shuffled_text_is_in_exactly_one_zone(text):
    assert_partition(text)


def assert_partition(text: str) -> None:
    zones: tuple[Zone, ...] = find_zones(document(text))
    end = 0
    for zone in zones:
        assert end <= zone.span.start < zone.span.end <= len(text)
        assert not text[end : zone.span.start].strip()
        end = zone.span.end
    assert not text[end:].strip()
