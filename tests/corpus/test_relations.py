"""The files of relations: what a row says, and each way to break the guidelines."""

from __future__ import annotations

import pytest

from inline import MarkupError
from relations import parse_marked, read_relations, read_relations_and_mistakes

HEAD = "scene\troot\tmarked"


@pytest.fixture
def file(tmp_path):
    def write(*lines):
        path = tmp_path / "sample.tsv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    "marked, source, target",
    [
        ("In May <s>Lima</s> sued <t>Quito</t>.", "Lima", "Quito"),
        ("<t>Quito</t> was sued by <s>Lima</s>.", "Lima", "Quito"),
        ("“<s>Perú</s>”, not <t>the 2nd</t>", "Perú", "the 2nd"),
    ],
)
def test_the_marks_give_the_stretches_in_the_plain_text(marked, source, target):
    text, first, second = parse_marked(marked)
    assert "<" not in text
    assert (text[slice(*first)], text[slice(*second)]) == (source, target)


@pytest.mark.parametrize(
    "marked",
    [
        "Lima sued <t>Quito</t>.",
        "<s>Lima</s> sued Quito.",
        "<s>Lima</s> and <s>Bogotá</s> sued <t>Quito</t>.",
        "<s>Lima <t>sued</s> Quito</t>.",
        "<s><t>Lima</t></s> sued.",
        "<s>Lima</s> sued <t>Quito.",
        "</s>Lima<s> sued <t>Quito</t>.",
        "<s></s>Lima sued <t>Quito</t>.",
        "<s>Lima </s>sued <t>Quito</t>.",
        "",
    ],
)
def test_other_marks_are_a_mistake(marked):
    with pytest.raises(MarkupError):
        parse_marked(marked)


def test_rows_are_read_with_their_quotes_as_they_stand(file):
    (relation,) = read_relations(file(HEAD, 'court\tACCUSE\t"<s>Lima</s>" sued <t>Quito</t>.'))
    assert (relation.scene, relation.root, relation.text) == ("court", "ACCUSE", '"Lima" sued Quito.')
    assert relation.pair == (relation.text, relation.source, relation.target)


@pytest.mark.parametrize("head", ["scene\troot", "root\tscene\tmarked", "scene,root,marked", ""])
def test_the_head_line_must_be_there(file, head):
    with pytest.raises(MarkupError, match=r"sample\.tsv:1: the head line"):
        list(read_relations(file(head, "court\tACCUSE\t<s>Lima</s> sued <t>Quito</t>.")))


def test_all_mistakes_are_told_beside_the_sound_rows(file):
    sound = "court\tACCUSE\t<s>Lima</s> sued <t>Quito</t>."
    wrong = [
        "court\tSUE\t<s>a</s> <t>b</t>",
        "\tAID\t<s>a</s> <t>b</t>",
        "court\tAID",
        f"{sound}\tmore",
        "court\tAID\tx",
    ]
    found = list(read_relations_and_mistakes(file(HEAD, sound, *wrong, sound)))
    told = [str(f) for f in found[1:-1]]
    assert [t.split(": ")[0] for t in told] == [f"sample.tsv:{n}" for n in range(3, 8)]
    assert "'SUE' is not one of AGREE" in told[0]
    assert all("a line has scene, root, marked" in t for t in told[1:4])
    assert not isinstance(found[0], MarkupError)
    assert not isinstance(found[-1], MarkupError)
