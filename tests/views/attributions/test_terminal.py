from __future__ import annotations

import pytest

from dragoman.views.attributions.terminal import write_attributions_terminal

NAMES = {"NOR": "Norway"}


@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_is_wider_than_asked(reading, width):
    assert max(map(len, write_attributions_terminal([reading], NAMES, width=width).splitlines())) <= width


def test_a_report_within_a_report_is_indented(reading):
    lines = write_attributions_terminal([reading], NAMES, width=80).splitlines()
    assert "Lind  said" in lines
    assert "  Norway  had told" in lines


def test_on_a_wide_screen_the_words_stand_beside_who_says_them(reading):
    wide = write_attributions_terminal([reading], NAMES, width=160).splitlines()
    assert any(line.startswith("Lind  said") and "Norway had told her" in line for line in wide)


def test_a_split_quotation_is_told_as_one(reading):
    told = " ".join(write_attributions_terminal([reading], NAMES, width=80).split())
    assert "“We are ready,”" in told
    assert "Jens Stoltenberg, Secretary General, NATO · direct speech" in told


def test_without_colour_there_are_no_escapes(reading):
    assert "\x1b" not in write_attributions_terminal([reading], NAMES, width=80)
    assert "\x1b" in write_attributions_terminal([reading], NAMES, width=80, colour=True)
