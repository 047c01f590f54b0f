"""Time expressions, their values against the day of publication, and which of them dates an event."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.sentences import Passage, parse_passages
from dragoman.extract.times.events import time_of
from dragoman.extract.times.finder import find_times
from dragoman.extract.times.forms import scan_times
from dragoman.extract.times.tense import Direction
from dragoman.extract.times.values import Context, resolve
from dragoman.extract.zones.finder import find_zones
from dragoman.schema.annotation import TimeExpression, TimeKind
from dragoman.schema.document import Document, document_id
from dragoman.schema.times import TimeValue

WEDNESDAY = "2022-01-12"


def read(text: str, published: str | None = WEDNESDAY) -> tuple[Document, list[Passage], list[TimeExpression]]:
    value = TimeValue(published) if published else None
    document = Document(id=document_id(text, value), text=text, name="a.txt", published=value)
    zones = find_zones(document)
    passages = parse_passages(document, zones)
    return document, passages, find_times(document, zones, passages)


def values(text: str, published: str | None = WEDNESDAY) -> dict[str, str | None]:
    document, _, times = read(text, published)
    return {document.text[t.span.start : t.span.end]: t.value.value if t.value else None for t in times}


@pytest.mark.parametrize(
    "text, expression, value",
    [
        ("They met on 12 March 2013 in Arlen.", "12 March 2013", "2013-03-12"),
        ("They met on March 12, 2013 in Arlen.", "March 12, 2013", "2013-03-12"),
        ("They met on Nov. 9 in Arlen.", "Nov. 9", "2021-11-09"),
        ("They met on the 9th of November.", "the 9th of November", "2021-11-09"),
        ("They met on 8 and 9 November.", "8 and 9 November", "2021-11-08/2021-11-09"),
        ("They met from 28 December to 2 January.", "28 December to 2 January", "2021-12-28/2022-01-02"),
        ("They met between 3 May and 5 June 2019.", "3 May and 5 June 2019", "2019-05-03/2019-06-05"),
        ("They met on Sunday and Monday.", "Sunday and Monday", "2022-01-09/2022-01-10"),
        ("Nobody met between 2015 and 2019.", "2015 and 2019", "2015/2019"),
        ("They traded letters in 2015-16.", "2015-16", "2015/2016"),
        ("They met in March 2013.", "March 2013", "2013-03"),
        ("The office was closed in October.", "October", "2021-10"),
        ("The office was closed last October.", "last October", "2021-10"),
        ("The office was closed in July last year.", "July last year", "2021-07"),
        ("Ties have been cool since 2014.", "2014", "2014"),
        ("The envoys will meet in June.", "June", "2022-06"),
        ("The mission was shut in the spring of 1997.", "the spring of 1997", "1997-SP"),
        ("The mission was shut in late 2019.", "late 2019", "2019"),
        ("The 2015 agreement was ignored.", "2015", "2015"),
        ("The truce broke down in mid-December.", "mid-December", "2021-12"),
        ("They agreed on it today.", "today", "2022-01-12"),
        ("They agreed on it yesterday evening.", "yesterday evening", "2022-01-11"),
        ("They will sign tomorrow.", "tomorrow", "2022-01-13"),
        ("They agreed on it last night.", "last night", "2022-01-11"),
        ("They agreed on it three days ago.", "three days ago", "2022-01-09"),
        ("They agreed on it two months ago.", "two months ago", "2021-11"),
        ("They agreed on it two years ago.", "two years ago", "2020"),
        ("They agreed on it last month.", "last month", "2021-12"),
        ("They agreed on it earlier this month.", "earlier this month", "2022-01"),
        ("They will vote next year.", "next year", "2023"),
        ("They agreed on it last week.", "last week", "2022-W01"),
        ("They agreed on it two weeks ago.", "two weeks ago", "2021-W52"),
        ("They agreed on it at the weekend.", "at the weekend", "2022-W01-WE"),
        ("They agreed on it last autumn.", "last autumn", "2021-FA"),
        ("Trade fell in the third quarter of 2019.", "the third quarter of 2019", "2019-Q3"),
        ("They will vote in the first half of the year.", "the first half of the year", "2022-H1"),
        ("They must leave by the end of the year.", "the end of the year", "2022"),
        ("Both sides were armed in the 1990s.", "the 1990s", "199"),
        ("The line dates from the 19th century.", "the 19th century", "18"),
        ("They agreed on it on Christmas Eve.", "Christmas Eve", "2021-12-24"),
        ("They agreed on it on Good Friday 2019.", "Good Friday 2019", "2019-04-19"),
        ("The note of 25.12.2021 was lost.", "25.12.2021", "2021-12-25"),
        ("The note of 25/12/2021 was lost.", "25/12/2021", "2021-12-25"),
    ],
)
def test_dates_are_resolved_against_publication(text, expression, value):
    assert values(text)[expression] == value


@pytest.mark.parametrize(
    "text, expression, value",
    [
        ("The envoys met on Monday.", "Monday", "2022-01-10"),
        ("The envoys met on Wednesday.", "Wednesday", "2022-01-12"),
        ("The envoys met on Thursday.", "Thursday", "2022-01-06"),
        ("He spoke after Monday's meeting.", "Monday", "2022-01-10"),
        ("The council is considering the offer after Wednesday's meeting.", "Wednesday", "2022-01-12"),
        ("The envoys will meet on Monday.", "Monday", "2022-01-17"),
        ("The envoys are to meet on Monday.", "Monday", "2022-01-17"),
        ("The envoys agreed to meet again on Friday.", "Friday", "2022-01-14"),
        ("Talks are due on Thursday.", "Thursday", "2022-01-13"),
        ("Talks are scheduled for Thursday.", "Thursday", "2022-01-13"),
        ("The envoy arrives on Friday.", "Friday", "2022-01-14"),
        ("The envoys met last Friday.", "last Friday", "2022-01-07"),
        ("The envoys will meet next Friday.", "next Friday", "2022-01-21"),
        ("The envoys met last Tuesday.", "last Tuesday", "2022-01-04"),
        ("Talks set for Thursday were cancelled.", "Thursday", "2022-01-13"),
        ("Talks had been planned for Thursday.", "Thursday", "2022-01-06"),
        ("Oslo proposed talks on Sunday.", "Sunday", "2022-01-16"),
        ("He commented on Friday's talks, which will be held in Arlen.", "Friday", "2022-01-14"),
        ("They asked for an answer before Friday.", "Friday", "2022-01-14"),
        ("The envoys met on Tuesday of last week.", "Tuesday of last week", "2022-01-04"),
    ],
)
def test_weekdays_look_back_or_ahead_as_the_verb_does(text, expression, value):
    assert values(text)[expression] == value


@pytest.mark.parametrize(
    "text, expression, value",
    [
        ("They met on 3 May 2019. A week earlier he had refused.", "A week earlier", "2019-W17"),
        ("They met on 3 May 2019. The next day she left.", "The next day", "2019-05-04"),
        ("They met on 3 May 2019. Ten days later she left.", "Ten days later", "2019-05-13"),
        ("They met on 3 May 2019. That evening she left.", "That evening", "2019-05-03"),
        ("They met on 3 May 2019. She left on the 7th.", "the 7th", "2019-05-07"),
        ("They met on 3 May 2019. The following Monday she left.", "The following Monday", "2019-05-06"),
        ("They met in June 2019. She left on the 18th of that month.", "the 18th of that month", "2019-06-18"),
        ("They met on Monday and will meet on Friday. He left the same day.", "the same day", "2022-01-10"),
        ("They met in June 2019. That August she left.", "That August", "2019-08"),
    ],
)
def test_times_counted_in_the_text(text, expression, value):
    assert values(text)[expression] == value


@pytest.mark.parametrize(
    "text, expression, kind, period",
    [
        ("They met again after two years.", "two years", TimeKind.DURATION, "P2Y"),
        ("The four-hour meeting was not easy.", "four-hour", TimeKind.DURATION, "PT4H"),
        ("They spoke for half an hour.", "half an hour", TimeKind.DURATION, "PT30M"),
        ("They spoke for a year and a half.", "a year and a half", TimeKind.DURATION, "P1.5Y"),
        ("They spoke for two or three days.", "two or three days", TimeKind.DURATION, "PXD"),
        ("Little moved in the past six months.", "the past six months", TimeKind.DURATION, "P6M"),
        ("They ended it in two weeks.", "in two weeks", TimeKind.DURATION, "P2W"),
        ("They met for the first time in a decade.", "in a decade", TimeKind.DURATION, "P1DE"),
        ("They have quarrelled for decades.", "for decades", TimeKind.DURATION, "PXDE"),
        ("They meet every Wednesday.", "every Wednesday", TimeKind.SET, "XXXX-WXX-3"),
        ("They meet every other month.", "every other month", TimeKind.SET, "P2M"),
        ("The council sits annually.", "annually", TimeKind.SET, "P1Y"),
    ],
)
def test_what_has_no_date_has_its_kind_and_period_and_no_value(text, expression, kind, period):
    document, _, times = read(text)
    found = {document.text[t.span.start : t.span.end]: t for t in times}[expression]
    assert (found.kind, found.period) == (kind, period)
    assert found.value is None
    assert found.basis


@pytest.mark.parametrize(
    "text",
    [
        "The alliance sent 2,014 troops.",
        "The council passed resolution 1701.",
        "He turned to page 2020.",
        "It cost $1999 at most.",
        "He may march to the bridge.",
        "About 2000 soldiers crossed.",
        "Prime Minister Aida May left.",
        "The Sunday Times reported it.",
        "The 19th round ended.",
        "He is 45 and has 12 aides.",
        "The 70-year-old envoy is 70 years old.",
        "The Friday Movement rejected it.",
        "The 6+1 talks ended 50/50.",
    ],
)
def test_quantities_names_and_ranks_are_no_times(text):
    assert values(text) == {}


def test_without_a_day_of_publication_only_full_dates_have_values_and_the_rest_says_why():
    text = "They met on Monday, in October, last week and on 3 May 2019."
    _, _, times = read(text, None)
    assert values(text, None) == {"Monday": None, "October": None, "last week": None, "3 May 2019": "2019-05-03"}
    assert "publication" in times[0].basis


def test_a_month_of_publication_resolves_months_and_no_days():
    assert values("They met in October and on Monday.", "2022-01") == {"October": "2021-10", "Monday": None}


def date_of(text: str, word: str, *, spoken: bool = False) -> str | None:
    document, passages, times = read(text)
    for number, passage in enumerate(passages):
        for token in passage.doc:
            if token.text == word:
                time = time_of(token, passage, times, above=passages[:number], spoken=spoken)
                return document.text[time.span.start : time.span.end] if time else None
    raise AssertionError(word)


@pytest.mark.parametrize(
    "text, word, expression",
    [
        ("The envoys met on Monday.", "met", "Monday"),
        ("He spoke to reporters after Monday's meeting.", "meeting", "Monday"),
        ("On Monday, the envoys met in Arlen.", "met", "Monday"),
        ("On Monday the council met in Arlen and expelled two diplomats.", "expelled", "Monday"),
        ("The minister, who met the envoy on Friday, left on Monday.", "met", "Friday"),
        ("The minister, who met the envoy on Friday, left on Monday.", "left", "Monday"),
        ("The envoys are to meet on Monday.", "are", "Monday"),
        ("A truce signed on 3 May collapsed.", "truce", "3 May"),
        ("He said on Monday that the council had closed the office.", "closed", None),
        ("Ties have been cool since 2014, when the council closed the office.", "closed", "2014"),
        ("The envoys met in Arlen.", "met", None),
        ("The state, which had signed the treaty of 1929, agreed.", "agreed", None),
        ("They demanded the return of men arrested in May.", "demanded", None),
        ("A trip planned for Friday was cancelled.", "cancelled", "Friday"),
        ("He wrote of the incident of 3 May, in which a ship sank two boats.", "sank", "3 May"),
    ],
)
def test_the_date_of_an_event(text, word, expression):
    assert date_of(text, word) == expression


@pytest.mark.parametrize(
    "content, expression",
    [
        ("it would close the office", "Monday"),
        ("it rejected the plan", "Monday"),
        ("it had rejected the plan", None),
        ("it had rejected the plan in May", "May"),
    ],
)
def test_what_is_done_by_saying_it_has_the_day_on_which_it_was_said(content, expression):
    word = "close" if "close" in content else "rejected"
    assert date_of(f"The ministry said on Monday that {content}.", word, spoken=True) == expression


@pytest.mark.parametrize(
    "text, word, expression",
    [
        ("In October Norway expelled two envoys. In response Sweden closed an office.", "closed", "October"),
        ("In October Norway expelled two envoys.\n\nIn response Sweden closed an office.", "closed", "October"),
        ("Norway expelled two envoys in October. In response Sweden closed an office.", "closed", "October"),
        ("In October Norway expelled two envoys. Sweden retaliated.", "retaliated", "October"),
        ("On Monday Norway expelled two envoys. Sweden closed an office.", "closed", "Monday"),
        ("On Monday Norway recalled its envoy. Sweden closed an office.", "closed", "Monday"),
        ("On Monday two envoys were expelled. Sweden closed an office.", "closed", "Monday"),
        ("On Monday two envoys had been expelled. Sweden closed an office.", "closed", None),
        ("Norway expelled two envoys on Monday. Sweden closed an office.", "closed", None),
        ("On Monday Norway expelled two envoys. In response Sweden closed an office.", "closed", None),
        ("In October Norway expelled two envoys. Sweden will close an office.", "close", None),
        ("In October Norway expelled two envoys. Sweden had closed an office.", "closed", None),
        ("In October Norway expelled two envoys. Sweden closed an office in May.", "closed", "May"),
    ],
)
def test_a_date_that_heads_a_sentence_goes_on_to_hold(text, word, expression):
    assert date_of(text, word) == expression


def test_what_is_counted_from_publication_counts_from_the_dateline():
    text = "ARLEN, Jan 7 (Nordpost) - Norway rejected the plan on Thursday, and Sweden accepted it yesterday."
    assert values(text) == {"Jan 7": "2022-01-07", "Thursday": "2022-01-06", "yesterday": "2022-01-06"}


def test_a_date_in_figures_that_could_be_two_days_is_known_by_its_year_alone():
    assert values("The note of 3/4/2021 was lost.") == {"3/4/2021": "2021"}


def test_what_is_moved_from_one_day_to_another_does_not_last_from_the_one_to_the_other():
    assert len(values("Talks were postponed from Monday to Thursday.")) == 2


def test_a_plan_for_a_month_that_was_called_off_is_of_the_nearest_such_month():
    assert values("Talks set for May were cancelled.", "2020-09-03") == {"May": "2020-05"}
    assert values("Talks set for May were cancelled.", "2020-03-03") == {"May": "2020-05"}


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_is_scanned_within_its_bounds(text):
    end = 0
    for time in scan_times(text):
        assert end <= time.start < time.end <= len(text)
        end = time.end


_WORDS = (
    "Monday",
    "last",
    "next",
    "May",
    "3",
    "12",
    "2014",
    "the 19th",
    "week",
    "ago",
    "earlier",
    "three",
    "in",
    "on",
    "day",
    "spring",
    "of",
    "that",
    "yesterday",
    "Feb",
    "31",
    "29",
    ",",
    "the",
    "following",
    "month",
    "year",
    "later",
    "weekend",
    "in",
    "and",
    "to",
    "Easter Sunday",
    "quarter",
    "12/1/2022",
    "century",
)


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join),
    st.dates(min_value=date(1850, 1, 1), max_value=date(2090, 12, 31)),
    st.sampled_from(Direction),
)
def test_every_value_is_a_date_of_the_calendar(text, day, direction):
    published = TimeValue.of_day(day)
    for time in scan_times(text):
        value, basis = resolve(time.meaning, Context(published, published, published, direction))
        assert value is None or value.first() <= value.last()
        assert basis
