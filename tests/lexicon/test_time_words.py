"""The words of time expressions: what a wrong file is told."""

from __future__ import annotations

import pytest

from dragoman.lexicon.time_words import TIMES_FILE, load_time_words, read_time_words
from dragoman.lexicon.yaml_files import read_yaml
from dragoman.schema.errors import LexiconError


def raw(**changes: object) -> object:
    sections = read_yaml(TIMES_FILE)
    assert isinstance(sections, dict)
    return {name: value for name, value in {**sections, **changes}.items() if value is not None}


def test_the_words_that_come_with_the_program_are_in_small_letters():
    words = load_time_words()
    assert all(word == word.lower() for word in (*words.units, *words.holidays, *words.setting, *words.after_number))


@pytest.mark.parametrize(
    "changes, complaint",
    [
        ({"setting": None}, "setting"),
        ({"colours": ["red"]}, "colours"),
        ({"shifts": ["last"]}, "shifts"),
        ({"shifts": {"last": "before"}}, "shifts"),
        ({"letting": {"let": 1}}, "letting"),
        ({"letting": ["let", "let"]}, "twice"),
    ],
)
def test_a_wrong_section_is_refused_by_name(changes, complaint):
    with pytest.raises(LexiconError, match=complaint):
        read_time_words(raw(**changes))
