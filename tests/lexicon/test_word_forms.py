from __future__ import annotations

import pytest

from dragoman.lexicon.word_forms import forms_of


@pytest.mark.parametrize(
    "word, forms",
    [
        ("border", "border borders bordered bordering"),
        ("base", "base bases based basing"),
        ("embassy", "embassy embassies"),
        ("convoy", "convoy convoys convoyed"),
        ("clash", "clash clashes clashed clashing"),
        ("ban", "ban bans banned banning"),
        ("visit", "visit visits visited visiting"),
        ("withdraw", "withdraw withdraws withdrew withdrawn withdrawing"),
        ("crisis", "crisis crises"),
        ("agree", "agree agrees agreeing"),
    ],
)
def test_a_word_has_its_forms(word, forms):
    assert set(forms.split()) <= forms_of(word)


@pytest.mark.parametrize("word, other", [("arms", "armed"), ("talks", "talk"), ("border", "board"), ("visa", "visit")])
def test_and_no_others(word, other):
    assert other not in forms_of(word)
