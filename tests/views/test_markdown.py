from __future__ import annotations

from dataclasses import replace

from dragoman.views.markdown import write_markdown


def test_sections_and_answers_are_nested_lists(report):
    lines = write_markdown(report).splitlines()
    offer = lines.index(
        "- **considering** Nor Land → Republic of Sudland: talks on the lake (offer, tabled 3 May 2023)"
    )
    assert (
        lines[offer + 1] == "  - Republic of Sudland neither accepted nor rejected it (4 May 2023, according to Amara)"
    )
    assert "## Conditions (1)" in lines


def test_quotes_are_shown_only_if_asked(report):
    assert "“Norland refused” (lake.txt)" in write_markdown(report, evidence=True)
    assert "Norland refused" not in write_markdown(report)


def test_signs_with_a_meaning_in_markdown_are_escaped(report):
    (first, *others) = report.state.positions
    state = replace(report.state, positions=(replace(first, issue="a *bold* [link]"), *others))
    assert r"a \*bold\* \[link\]" in write_markdown(replace(report, state=state))


def test_an_empty_state_has_no_sections_and_says_so(empty_report):
    text = write_markdown(empty_report)
    assert "##" not in text
    assert "Nothing found: proposals," in text


def test_the_head_says_what_most_entries_are_about(report, empty_report):
    assert "\n\nAbout rivers (2) · transit (1).\n\n" in write_markdown(report)
    assert "About" not in write_markdown(empty_report)
