from __future__ import annotations

import pytest

from dragoman.lexicon.namesakes import FILE, KINDS, load_namesakes
from dragoman.lexicon.party_table import load_parties
from dragoman.schema.errors import LexiconError

HEAD = "kind,names,words,note\n"


def test_every_name_is_one_that_the_table_of_parties_knows():
    namesakes = load_namesakes()
    names = {*namesakes.forenames, *namesakes.near, *namesakes.towns}
    known = {form.text for name in names for form in load_parties().forms_from(name.split()[0])}
    assert names <= known


def test_words_near_a_name_are_found_whole():
    near = load_namesakes().near["Georgia"]
    assert near.search("in Atlanta on Monday")
    assert not near.search("the countyside")


def test_a_region_is_found_after_a_town_only_with_a_comma():
    regions = load_namesakes().regions
    assert regions.match(", Texas.")
    assert not regions.match(" Texas")
    assert not regions.match(", Indianapolis")


def test_each_kind_has_a_row():
    rows = FILE.read_text(encoding="utf-8").splitlines()[1:]
    assert {row.split(",", 1)[0] for row in rows} == set(KINDS)


@pytest.mark.parametrize("rows, message", [
    ("colour,Chad,blue,\n", "'colour' is none of"),
    ("near,Chad,lake,\nnear,Chad,sea,\n", "two rows of the kind 'near'"),
])  # fmt: skip
def test_a_wrong_row_is_refused(tmp_path, rows, message):
    path = tmp_path / "namesakes.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        load_namesakes(path)
