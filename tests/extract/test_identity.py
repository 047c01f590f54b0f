from __future__ import annotations

import pytest

from dragoman.extract.pipeline import read_attributions
from dragoman.schema.annotation import Attribution, Speaker
from dragoman.schema.document import Document
from dragoman.schema.times import TimeValue


def read(text: str, published: str = "2022-01-12") -> list[Attribution]:
    return list(read_attributions(Document(id="d", text=text, name="d", published=TimeValue(published))))


def speaker(text: str) -> Speaker:
    return read(text)[0].speaker


def test_an_official_has_name_post_and_party_on_the_day_of_the_document():
    text = "NATO Secretary General Jens Stoltenberg said the door was open."
    assert speaker(text) == Speaker(
        "NATO Secretary General Jens Stoltenberg", ("NATO",), "Jens Stoltenberg", "Secretary General"
    )


def test_an_unlisted_official_has_name_and_post_as_the_text_tells_them():
    found = speaker("Turkish presidential spokesman Orhan Yildirak said the door was open.")
    assert (found.official, found.post, found.parties) == ("Orhan Yildirak", "presidential spokesman", ("TUR",))


def test_a_pronoun_has_the_speaker_before_it():
    text = "Jens Stoltenberg arrived in Brussels on Monday. He said the door was open."
    found = speaker(text)
    assert (found.text, found.official, found.parties) == ("he", "Jens Stoltenberg", ("NATO",))


def test_a_capital_speaks_for_its_state():
    assert speaker("Oslo said it would reopen the port.").parties == ("NOR",)


@pytest.mark.parametrize(
    "source, parties",
    [("a senior Norwegian official", ("NOR",)), ("two diplomats familiar with the talks", ()), ("officials", ())],
)
def test_unnamed_speakers_are_kept_as_they_are_described(source, parties):
    found = speaker(f"{source[0].upper()}{source[1:]} said the talks would resume in May.")
    assert (found.text, found.parties, found.official, found.anonymous) == (source, parties, None, True)


@pytest.mark.parametrize("source", ["Anna Lind", "The Norwegian minister", "The ministry", "She", "Her spokesman"])
def test_whoever_is_named_or_known_is_not_anonymous(source):
    assert not speaker(f"{source} said the talks would resume in May.").anonymous


def test_who_speaks_within_a_report_has_a_speaker_of_their_own():
    outer, inner = read("Anna Lind said Russia had told her that the port would close.")
    assert (outer.speaker.text, inner.speaker.parties) == ("Anna Lind", ("RUS",))
    assert inner.parent == outer


def test_a_source_without_words_of_its_own_has_no_speaker():
    assert read("Reportedly, the two sides have met in secret.")[0].speaker is None
