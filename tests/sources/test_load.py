"""Files → documents, and what is refused with which words."""

from __future__ import annotations

import codecs
import time
from pathlib import Path

import pytest

from dragoman.schema.document import Document, PublishedBasis, document_id
from dragoman.schema.errors import SourceError
from dragoman.schema.times import TimeValue
from dragoman.sources import load

ENGLISH = "The envoys of the two countries met on Friday and said that they would meet again before the year was over. "
GERMAN = "Die Unterhändler beider Länder haben sich am Freitag getroffen und wollen noch vor Jahresende wieder reden. "


@pytest.fixture
def write(tmp_path: Path):
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def only(path: Path, **options: TimeValue) -> Document:
    documents = list(load(path, **options))
    assert len(documents) == 1
    return documents[0]


def refusal(path: Path | str) -> str:
    with pytest.raises(SourceError) as caught:
        list(load(path))
    assert str(path) in str(caught.value)
    return caught.value.reason


def test_header_tells_title_date_publisher_and_url_and_stays_in_the_text(write):
    text = f"Title: A truce\nDate: 2021-03-05\nSource: Harbour News\nURL: https://example.org/a\n\n{ENGLISH}\n"
    document = only(write("a.txt", text))
    assert document.text == text
    assert document.title == "A truce"
    assert document.publisher == "Harbour News"
    assert document.url == "https://example.org/a"
    assert document.published == TimeValue("2021-03-05")
    assert document.published_basis is PublishedBasis.HEADER
    assert document.name == "a.txt"
    assert document.id == document_id(text, TimeValue("2021-03-05"))


@pytest.mark.parametrize(
    "date",
    [
        "2022-01-12",
        "12 January 2022",
        "January 12, 2022",
        "Wed, 12 Jan 2022 10:00 GMT",
        "2022-01-12T09:30:00Z",
        "Wednesday, 12th of January, 2022",
        "12.01.2022",
        "JANUARY 12 2022",
    ],
)
def test_header_dates_are_read_in_every_usual_form(write, date):
    assert only(write("a.txt", f"Published: {date}\n\n{ENGLISH}")).published == TimeValue("2022-01-12")


def test_option_beats_header(write):
    document = only(write("a.txt", f"Date: 2021-03-05\n\n{ENGLISH}"), published=TimeValue("2020-01-01"))
    assert document.published == TimeValue("2020-01-01")
    assert document.published_basis is PublishedBasis.OPTION


def test_text_without_header_has_no_date(write):
    document = only(write("a.txt", ENGLISH))
    assert document.published is None
    assert document.published_basis is None


def test_a_first_line_that_only_looks_like_a_header_is_text(write):
    assert only(write("a.txt", f"Source: close to the talks\nSaid no more.\n\n{ENGLISH}")).publisher is None


def test_line_ends_stay_and_a_byte_order_mark_goes(write):
    text = f"Title: A truce\r\n\r\n{ENGLISH}\r\n"
    assert only(write("a.txt", codecs.BOM_UTF8 + text.encode())).text == text


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_older_encodings_are_read_where_they_are_sure(write, encoding):
    text = ENGLISH + "It’s “a start”, the café owner said."
    assert only(write("a.txt", text.encode(encoding))).text == text


def test_broken_utf8_is_refused_with_the_place(write):
    reason = refusal(write("a.txt", b"The talks \xc3\x28 went on"))
    assert "UTF-8" in reason
    assert "byte 10" in reason


@pytest.mark.parametrize(
    "content, word",
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n", "PNG"),
        (b"words\0more words", "binary"),
    ],
)
def test_what_is_no_text_is_named(write, content, word):
    assert word in refusal(write("a.txt", content))


def test_missing_file_and_folder_are_told_apart(tmp_path):
    assert "no such file" in refusal(tmp_path / "none.txt")
    assert "folder" in refusal(tmp_path)


def test_file_without_permission_is_refused(write, monkeypatch):
    path = write("a.txt", ENGLISH)

    def deny(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    assert "permissions" in refusal(path)


def test_fifty_megabytes_are_refused_without_being_read(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    start = time.perf_counter()
    assert "50 MB" in refusal(path)
    assert time.perf_counter() - start < 1


def test_another_language_is_named(write):
    assert "German" in refusal(write("a.txt", GERMAN * 4))
    assert "Russian" in refusal(write("b.txt", "Переговоры в Женеве закончились без результата, сообщил министр."))


def test_short_texts_have_the_benefit_of_the_doubt(write):
    assert only(write("a.txt", "Grüße aus Genf")).text == "Grüße aus Genf"


PAGE = f"""<!doctype html><html><head><title>Talks go on | Harbour News</title>
<meta property="og:title" content="Talks go on"><meta property="og:site_name" content="Harbour News">
<meta property="article:published_time" content="2023-03-04T10:00:00Z">
<link rel="canonical" href="https://example.org/talks"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Talks go on</h1>
<p>{ENGLISH}</p><p>{ENGLISH.replace("Friday", "Monday")}</p><p>{ENGLISH.replace("Friday", "Sunday")}</p></article>
<footer>All rights reserved</footer></body></html>"""


@pytest.mark.parametrize("name", ["page.html", "page.dat"])
def test_page_gives_its_article_and_what_it_tells_of_it(write, name):
    document = only(write(name, PAGE))
    assert document.text.startswith("Talks go on\n\nThe envoys")
    assert "All rights reserved" not in document.text
    assert document.title == "Talks go on"
    assert document.publisher == "Harbour News"
    assert document.url == "https://example.org/talks"
    assert document.published == TimeValue("2023-03-04")
    assert document.published_basis is PublishedBasis.METADATA


def test_page_without_article_is_refused(write):
    assert "no article" in refusal(write("page.html", "<html><body></body></html>"))
