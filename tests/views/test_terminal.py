from __future__ import annotations

import pytest

from dragoman.views.outline import Outliner
from dragoman.views.terminal import write_terminal


@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_is_wider_than_the_terminal(report, width):
    assert max(map(len, write_terminal(report, width=width, evidence=True).splitlines())) <= width


def test_proposals_come_first_and_what_waits_for_an_answer_before_the_rest(report):
    text = write_terminal(report)
    order = [
        "PROPOSALS",
        "considering",
        "rejected",
        "CONDITIONS",
        "CHANNELS",
        "MEETINGS",
        "POSITIONS",
        "INCIDENTS",
        "TIMELINE",
    ]
    places = [text.index(word) for word in order]
    assert places == sorted(places)


def test_an_answer_says_who_when_and_according_to_whom(report):
    words = " ".join(write_terminal(report).split())
    assert "Republic of Sudland neither accepted nor rejected it · 4 May 2023, according to Amara" in words


def test_answers_stand_beside_their_proposal_on_a_wide_screen(report):
    def line_of_offer(width):
        return next(line for line in write_terminal(report, width=width).splitlines() if line.startswith("considering"))

    assert "neither accepted nor rejected" in line_of_offer(160)
    assert "neither accepted nor rejected" not in line_of_offer(80)


def test_what_is_not_certain_says_so(report):
    assert "2 May 2023, Midtown · probable" in write_terminal(report, width=120)


def test_quotes_name_their_document(report):
    assert "“Norland refused” — lake.txt" in write_terminal(report, evidence=True)
    assert "Norland refused" not in write_terminal(report)


def test_the_timeline_has_every_dated_thing_in_order(report):
    timeline = Outliner(report).sections()[-1]
    assert [item.badge for item in timeline.items] == [
        "2021",
        "April 2023",
        "2 May 2023",
        "3 May 2023",
        "4 May 2023",
        "4 May 2023",
    ]


def test_empty_sections_are_told_in_one_line(empty_report):
    last = write_terminal(empty_report, width=100).splitlines()[-1]
    assert last == "Nothing found: proposals, conditions, channels, meetings, positions and incidents."


def test_colours_come_only_if_asked(report):
    assert "\x1b[" in write_terminal(report, colour=True)
    assert "\x1b[" not in write_terminal(report)


def test_the_head_says_what_most_entries_are_about(report, empty_report):
    assert "\nabout rivers (2) · transit (1)\n" in write_terminal(report)
    assert "about" not in write_terminal(empty_report)
