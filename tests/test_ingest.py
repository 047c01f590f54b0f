from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import ingest
from dragoman.ingest import distinct_names, read_files, read_text
from dragoman.schema.document import PublishedBasis
from dragoman.schema.times import TimeValue

GOOD = (
    "Title: Border talks\nDate: 2023-05-04\nSource: Test\n\n"
    "Kenya offered Tanzania new talks on the border on Wednesday. Tanzania rejected the offer, officials said.\n"
)
OTHER = (
    "Date: 2023-06-01\n\nThe foreign minister of Kenya met his counterpart from Tanzania in Nairobi on Monday, and "
    "both promised to keep the border open.\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "02.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "01.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "gold.json").write_text("{}", encoding="utf-8")
    return tmp_path


def test_a_folder_is_read_in_the_order_of_names_and_other_files_are_passed_over(folder):
    batch = read_files([folder])
    assert [d.name for d in batch.documents] == ["01.txt", "02.txt"]
    assert batch.failures == ()


def test_one_broken_file_never_stops_the_others(folder):
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    (folder / "empty.txt").write_bytes(b"")
    batch = read_files([folder, folder / "missing.txt"])
    assert [d.name for d in batch.documents] == ["01.txt", "02.txt"]
    assert [Path(f.name).name for f in batch.failures] == ["broken.txt", "empty.txt", "missing.txt"]
    assert all(f.reason for f in batch.failures)


def test_a_defect_becomes_a_failure_that_names_its_type(folder, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(ingest, "read_document", fail)
    batch = read_files([folder / "01.txt"])
    assert batch.readings == ()
    assert "ZeroDivisionError: division by zero" in batch.failures[0].reason


def test_a_document_met_twice_is_read_once(folder):
    (folder / "copy.txt").write_text(GOOD, encoding="utf-8")
    assert len(read_files([folder, folder / "01.txt"]).readings) == 2


def test_documents_of_the_same_file_name_are_told_apart_by_their_path(tmp_path):
    for name, text in (("a", GOOD), ("b", OTHER)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "01.txt").write_text(text, encoding="utf-8")
    assert [d.name for d in read_files([tmp_path / "a", tmp_path / "b"]).documents] == ["a/01.txt", "b/01.txt"]


def test_a_folder_without_articles_is_a_failure(tmp_path):
    (failure,) = read_files([tmp_path]).failures
    assert failure.name == str(tmp_path)
    assert ".txt" in failure.reason


def test_the_publication_date_that_is_given_beats_the_header(folder):
    (document,) = read_files([folder / "01.txt"], published=TimeValue("2023-05-09")).documents
    assert document.published == TimeValue("2023-05-09")
    assert document.published_basis is PublishedBasis.OPTION


def test_a_text_in_memory_is_read_under_the_name_it_is_given():
    (document,) = read_text(GOOD.encode(), "standard input").documents
    assert document.name == "standard input"
    assert document.text == GOOD


def test_a_text_in_memory_that_cannot_be_read_is_called_by_its_name():
    (failure,) = read_text(b"", "standard input").failures
    assert failure.name == "standard input"
    assert "/" not in failure.reason


def test_joined_batches_keep_each_document_once(folder):
    both = read_files([folder])
    assert both.join(read_files([folder / "01.txt"])).readings == both.readings


def test_names_are_as_short_as_tells_paths_apart():
    paths = [Path("x/a/1.txt"), Path("x/b/1.txt"), Path("1.txt"), Path("x/b/2.txt"), Path("x/b/2.txt")]
    assert distinct_names(paths) == ["a/1.txt", "b/1.txt", "1.txt", "2.txt", "2.txt"]
