from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.attributions.quotations import Quotation, find_quotations
from dragoman.schema.document import Span

MARKS = "“”„‟«»‹›‘’‚'\"`「」『』❝❞＂"


def paragraphs_of(text: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]


def find(text: str) -> list[Quotation]:
    return find_quotations(text, paragraphs_of(text))


def quoted(text: str) -> list[str]:
    return [text[q.span.start : q.span.end] for q in find(text)]


@pytest.mark.parametrize(
    "quotation",
    ["“The door is open,”", '"The door is open,"', "‘The door is open,’", "'The door is open,'", "«The door is open»",
     "„The door is open“", "„The door is open”", "‹The door is open›", "»The door is open«", "''The door is open,''",
     "``The door is open,''", "‚The door is open‘", "”The door is open”", "›The door is open‹", "« The door is open »",
     "‚The door is open’", "„The door is open‟", "‟The door is open”", "「The door is open」", "『The door is open』",
     "❝The door is open❞", "＂The door is open,＂", "`The door is open,'", "“ The door is open ”",
     '" The door is open "', '``The door is open,"', '“The door is open,"', '"The door is open,”',
     "‘The door is open,'"],
)  # fmt: skip
def test_every_style_of_marks_is_found(quotation):
    assert quoted(f"{quotation} the envoy said.") == [quotation]


@pytest.mark.parametrize(
    "text",
    ["It isn't the envoy's plan.", "The ministers' plan and the envoys' plan differ.", "In the ’90s they'd agreed.",
     "'Tis the ministers’ turn, not ours.", "The ship is 6'2\" wide.", "Rock 'n' roll played at the O'Hara house.",
     "The '90s were not the '80s.", "He is 6' 2\" tall, the door 5'10\" wide.", 'A 12" screen beside a 9" one.',
     "The rug is 5' by 8'.", "The panel is 5″ by 6′.", "The boys' and girls' school stood in James' street.",
     "Rock ’n’ roll in the ’60s.", "’Twas late, and ’til then nobody spoke.",
     "The hall held 300 (the envoys' guests').", 'An empty pair “” and another "" say nothing.',
     "Run `make` and then `make test`."],
)  # fmt: skip
def test_apostrophes_measures_and_empty_marks_are_no_quotations(text):
    assert quoted(text) == []


@pytest.mark.parametrize(
    "text, quotations",
    [
        ("'The ministers' plan is dead,' he said.", ["'The ministers' plan is dead,'"]),
        ("‘The ministers’ plan is dead,’ he said.", ["‘The ministers’ plan is dead,’"]),
        ("It was the 'talks' that failed, Lind's 'no' notwithstanding.", ["'talks'", "'no'"]),
        ("The ‘boys’ club met O’Neill’s ‘plan’.", ["‘boys’", "‘plan’"]),
        ("‘’Twas late,’ he said.", ["‘’Twas late,’"]),
        ("‘Tis the season,’ he said.", ["‘Tis the season,’"]),
        ("‘We’ll stay’ was James' answer.", ["‘We’ll stay’"]),
        ("'We don't know,' he said, 'if it's theirs.'", ["'We don't know,'", "'if it's theirs.'"]),
        ("''We stay,'' he said. ''We fight.''", ["''We stay,''", "''We fight.''"]),
        ("“We stay”—he paused—“and wait.”", ["“We stay”", "“and wait.”"]),
        ('(“We stay”) and ["so be it"]', ["“We stay”", '"so be it"']),
        ("“We,” «you», „they“ and 'I'.", ["“We,”", "«you»", "„they“", "'I'"]),
        ('He said "we stay, "and left.', ['"we stay, "']),
        ("“🙂 We stay 👩🏽‍⚖️,” he said.", ["“🙂 We stay 👩🏽‍⚖️,”"]),
        ("“é́te à l’île,” he said.", ["“é́te à l’île,”"]),
        ("“We stay” 𝄞 “and sing.”", ["“We stay”", "“and sing.”"]),
        ("\u202b“We stay,”\u202c he said.", ["“We stay,”"]),
    ],
)  # fmt: skip
def test_marks_beside_apostrophes_dashes_and_other_signs_are_told_apart(text, quotations):
    assert quoted(text) == quotations


@pytest.mark.parametrize(
    "text, quotations",
    [
        ("\"He told me 'never' twice,\" she said.", [("\"He told me 'never' twice,\"", 0), ("'never'", 1)]),
        ("'He told me \"never\" twice,' she said.", [("'He told me \"never\" twice,'", 0), ('"never"', 1)]),
        ("«He told us “never”», she said.", [("«He told us “never”»", 0), ("“never”", 1)]),
        ("„He told us ‚never‘ again“, she said.", [("„He told us ‚never‘ again“", 0), ("‚never‘", 1)]),
        ("“‘Never,’” she said.", [("“‘Never,’”", 0), ("‘Never,’", 1)]),
        ("“He said ‘I heard “no” twice’ to us,” she said.",
         [("“He said ‘I heard “no” twice’ to us,”", 0), ("‘I heard “no” twice’", 1), ("“no”", 2)]),
        ("「He told us 『never』」 she said.", [("「He told us 『never』」", 0), ("『never』", 1)]),
    ],
)  # fmt: skip
def test_quotations_within_quotations_have_their_depth_in_every_style(text, quotations):
    assert [(text[q.span.start : q.span.end], q.depth) for q in find(text)] == quotations


def test_apostrophes_do_not_end_a_single_quotation():
    text = "‘It’s the ministers’ view that we won’t go,’ he said."
    assert quoted(text) == ["‘It’s the ministers’ view that we won’t go,’"]


def test_nested_quotations_have_their_depth():
    text = "“He told me ‘never again’ and left,” she said."
    assert [(text[q.span.start : q.span.end], q.depth) for q in find(text)] == [
        ("“He told me ‘never again’ and left,”", 0), ("‘never again’", 1),
    ]  # fmt: skip


def test_nesting_in_the_same_style_is_followed():
    text = "“We heard “no deal” again,” she said."
    assert quoted(text) == ["“We heard “no deal” again,”", "“no deal”"]


def test_a_quotation_that_never_closes_gives_way_to_the_next_of_its_style():
    assert quoted("He called it “a trap, he said. “We stay,” he added.") == ["“We stay,”"]


def test_each_paragraph_may_reopen_the_quotation():
    text = "“We are ready.\n\n“We have waited.\n\n“We wait no more,” she said."
    assert [(q.closed, q.continues) for q in find(text)] == [(False, False), (False, True), (True, True)]


def test_an_unclosed_term_within_a_sentence_is_not_continued_by_the_next_paragraph():
    text = "They met the “contact group on Monday.\n\n“We are ready,” she said."
    assert [q.continues for q in find(text)] == [False, False]


@pytest.mark.parametrize("opening, closing", ["“”", '""', "‘’", "''", "«»", "„“", "»«"])
def test_paragraphs_reopen_quotations_of_every_style(opening, closing):
    text = f"{opening}We are ready.\n\n{opening}We wait no more,{closing} she said."
    assert [(q.closed, q.continues) for q in find(text)] == [(False, False), (True, True)]


def test_a_quotation_that_is_closed_in_the_next_paragraph_goes_on_there():
    text = "“We are ready.\n\nWe wait no more,” she said. “Never.”"
    assert quoted(text) == ["“We are ready.", "We wait no more,”", "“Never.”"]
    assert [q.continues for q in find(text)] == [False, True, False]


def test_a_paragraph_without_marks_ends_an_open_quotation():
    text = "“We are ready.\n\nThe hall was empty.\n\nNobody came.” The end."
    assert quoted(text) == ["“We are ready."]


@pytest.mark.parametrize("mark", ['"', "“"])
def test_a_quotation_that_never_closes_gives_way_in_every_style(mark):
    text = f"He called it {mark}a trap. {mark}We stay,{'”' if mark == '“' else mark} he said."
    assert quoted(text) == [f"{mark}We stay,{'”' if mark == '“' else mark}"]


def test_an_unclosed_quotation_ends_with_its_paragraph():
    text = "She said: “We go\n\nThe talks are over."
    assert quoted(text) == ["“We go"]


def test_marks_round_no_word_are_no_quotation():
    assert quoted("He wrote “…” and “🙂”, then '?!'.") == []


def test_a_stray_closing_mark_is_ignored():
    assert quoted("The talks are over.” They met again.") == []


@given(st.text(alphabet=st.one_of(st.sampled_from(MARKS + " \n.,s"), st.characters()), max_size=120))
def test_quotations_stay_within_their_paragraphs_are_sorted_and_nest(text):
    paragraphs = paragraphs_of(text)
    found = find_quotations(text, paragraphs)
    assert all(any(p.contains(q.span) for p in paragraphs) and len(q.span) for q in found)
    assert [q.span.start for q in found] == sorted(q.span.start for q in found)
    for quotation in found:
        around = [
            q for q in found if q is not quotation and q.span.contains(quotation.span) and q.span != quotation.span
        ]
        assert quotation.depth == len(around)


@given(st.text(alphabet="abc ,.", min_size=1, max_size=40).map(str.strip).filter(re.compile(r"\w").search))
def test_curly_quotations_are_found_whatever_they_hold(words):
    assert quoted(f"“{words}” he said") == [f"“{words}”"]
