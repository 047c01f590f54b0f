from __future__ import annotations

import json

import pytest

from dragoman.lexicon.issues import load_issues
from dragoman.schema.errors import UsageError
from dragoman.views.issues import write_issues_json, write_issues_terminal
from dragoman.views.report import check_issues


def test_every_issue_is_listed_with_its_name():
    words = " ".join(write_issues_terminal(load_issues(), width=80).split())
    assert all(f"{issue.id} {issue.name}: " in words for issue in load_issues())


@pytest.mark.parametrize("width", [60, 120])
def test_no_line_is_wider_than_the_terminal(width):
    assert max(map(len, write_issues_terminal(load_issues(), width=width).splitlines())) <= width


def test_the_list_can_be_had_as_json():
    rows = json.loads(write_issues_json(load_issues()))
    assert [row["id"] for row in rows] == [issue.id for issue in load_issues()]
    assert all(row["name"] and row["about"] for row in rows)


def test_issues_may_be_asked_for_by_id_or_name():
    assert check_issues([" Fishing", "visas, travel and migration", "fishing"]) == ("fishing", "visas-and-migration")


@pytest.mark.parametrize(
    "word, hint", [("fish", "fishing"), ("prisoner", "prisoners"), ("embassies", "embassies-and-")]
)
def test_an_unknown_issue_is_told_with_a_hint(word, hint):
    with pytest.raises(UsageError, match=f"no issue '{word}'; did you mean .*{hint}"):
        check_issues([word])


def test_where_nothing_is_like_it_the_list_is_pointed_to():
    with pytest.raises(UsageError, match=r"no issue 'xyzzy'; `dragoman issues` lists all"):
        check_issues(["xyzzy"])
