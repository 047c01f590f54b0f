from __future__ import annotations

import pytest

from dragoman.lexicon.codes import FILE, PLOVER_QUADS, PLOVER_TYPES, QuadClass, load_codes, read_codes
from dragoman.schema.errors import LexiconError
from dragoman.schema.move import MoveKind

TABLE = FILE.read_text(encoding="utf-8")


@pytest.fixture
def read(tmp_path):
    def read_table(text):
        path = tmp_path / "codes.yml"
        path.write_text(text, encoding="utf-8")
        return read_codes(path)

    return read_table


def test_every_kind_of_move_has_its_codes():
    codes = load_codes()
    assert set(codes) == set(MoveKind)
    assert {code.plover for code in codes.values()} <= PLOVER_TYPES


def test_conflict_has_negative_and_cooperation_no_negative_values():
    for kind, code in load_codes().items():
        conflict = code.quad in {QuadClass.VERBAL_CONFLICT, QuadClass.MATERIAL_CONFLICT}
        assert (code.goldstein < 0) is conflict, kind


def test_only_material_classes_are_material():
    verbal = {QuadClass.VERBAL_COOPERATION, QuadClass.VERBAL_CONFLICT}
    assert all(code.quad not in verbal for code in load_codes().values() if code.material)


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("expel:  ", "expell: ", "expell: no such kind"),
        ("plover: ASSAULT", "plover: ASALT", "ASALT"),
        ('cameo: "190"', "cameo: 190", "in quotes"),
        ("goldstein: -10.0", "goldstein: -100.0", "goldstein"),
        ("mode: expel", "mode: 7", "mode"),
        ("quad: 2, goldstein: 6.0", "quad: 5, goldstein: 6.0", "quad"),
        ("material: true", "material: 1", "material"),
        ("quad: 3, ", "", "just the fields"),
        ("meet: ", "meet: [", "no valid YAML"),
    ],
)
def test_a_wrong_row_is_named(read, old, new, said):
    assert old in TABLE
    with pytest.raises(LexiconError, match=said):
        read(TABLE.replace(old, new))


def test_a_missing_row_is_named(read):
    kept = [line for line in TABLE.splitlines() if not line.startswith("warn:")]
    with pytest.raises(LexiconError, match="warn: no row"):
        read("\n".join(kept))


def test_a_table_that_is_none_is_refused(read):
    with pytest.raises(LexiconError, match="mapping"):
        read("[]")


def test_a_kind_of_move_has_the_quad_class_of_its_plover_type_but_for_a_friendly_request():
    others = {kind for kind, code in load_codes().items() if code.quad != PLOVER_QUADS[code.plover]}
    assert others == {MoveKind.REQUEST}
