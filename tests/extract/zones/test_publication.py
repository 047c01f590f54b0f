"""The day of publication, where only the text tells it."""

from __future__ import annotations

import pytest

from dragoman.extract.zones.finder import find_zones
from dragoman.extract.zones.publication import date_document
from dragoman.schema.document import Document, PublishedBasis, document_id
from dragoman.schema.times import TimeValue

BODY = "The two governments agreed on Wednesday to reopen the crossing.\n\nA spokesman said the road was clear."
HEADLINE = "Neighbours Agree To Reopen Border Crossing"


def date_text(text: str, published: TimeValue | None = None) -> Document:
    document = Document(id=document_id(text, published), text=text, name="a.txt", published=published)
    return date_document(document, find_zones(document))


def test_a_date_that_is_known_stays():
    known = TimeValue("2020-01-01")
    dated = date_text(f"ARLEN, 3 March 2021 — {BODY}", known)
    assert dated.published == known
    assert dated.published_basis is None


@pytest.mark.parametrize(
    "text, day",
    [
        (f"Envoys shake hands in Arlen, on March 3, 2021.\n\n{HEADLINE}\n\n{BODY}", "2021-03-03"),
        (f"{HEADLINE}\n\nPublished: 4 March 2021\n\n{BODY}", "2021-03-04"),
        (f"ARLEN, 3 March 2021 — {BODY}", "2021-03-03"),
        (f"ARLEN, March 3 (HN) — {BODY}\n\nThe crossing was shut on 5 May 2020.", "2021-03-03"),
        (f"ARLEN, March 3 (HN) — {BODY}\n\n© 2021 Harbour News", "2021-03-03"),
        (f"On Wednesday, 3 March 2021, the envoys met.\n\n{BODY}", "2021-03-03"),
    ],
)
def test_the_text_tells_its_day(text, day):
    dated = date_text(text)
    assert dated.published == TimeValue(day)
    assert dated.published_basis is PublishedBasis.TEXT
    assert dated.id == document_id(text, TimeValue(day))
    assert dated.text == text


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"The war ended on 3 May 1999, and nobody signed.\n\n{BODY}",
        f"They will meet on 3 March 2021.\n\n{BODY}",
        f"The treaty of 3 March 2010 was renewed in 2015.\n\n{BODY}",
        f"File photo: Envoys shake hands in Arlen, on March 3, 2021.\n\n{HEADLINE}\n\nNobody said more.",
        f"ARLEN, March 3 (HN) — {BODY}",
    ],
)
def test_what_tells_no_day_leaves_the_document_as_it_was(text):
    dated = date_text(text)
    assert dated.published is None
    assert dated.published_basis is None
    assert dated.id == document_id(text, None)


def test_a_caption_older_than_the_text_is_an_old_picture():
    text = f"Envoys shake hands in Arlen, on March 3, 2019.\n\n{HEADLINE}\n\nThey met on 4 May 2021.\n\n{BODY}"
    assert date_text(text).published != TimeValue("2019-03-03")
