from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from dragoman.extract.encoder.heads import HEADS, load_heads
from dragoman.extract.encoder.labels import FEATURES, number_of
from dragoman.extract.encoder.model import WEIGHTS
from dragoman.extract.relations.classify import Pair, classify, mark_words, relation_of
from dragoman.extract.relations.head import HEAD, PLACES, ROOTS
from dragoman.extract.relations.pairs import parse_pair
from dragoman.lexicon.codes import QuadClass
from dragoman.schema.document import Span
from dragoman.schema.errors import DragomanError

MARK = list(FEATURES).index("party")
NAMES = {number: name for name, number in number_of("party").items()}

waits_for_weights = pytest.mark.skipif(
    HEAD not in load_heads(WEIGHTS / HEADS), reason="the weights that are shipped have no head for relations yet"
)


class FirstMarkDecides:
    """An encoder whose head tells the type by the number of words of the source."""

    def __init__(self):
        self.read_alone = None

    def head(self, name):
        assert name == HEAD
        roots = np.eye(len(ROOTS), dtype=np.float32) * 40
        hidden = np.zeros((len(ROOTS), 6 * len(ROOTS)), dtype=np.float32)
        hidden[:, : len(ROOTS)] = np.eye(len(ROOTS))
        return {
            "attention.weight": np.zeros((1, len(ROOTS)), dtype=np.float32),
            "attention.bias": np.zeros(1, dtype=np.float32),
            "hidden.weight": hidden,
            "hidden.bias": np.zeros(len(ROOTS), dtype=np.float32),
            "places.weight": np.zeros((PLACES, len(ROOTS)), dtype=np.float32),
            "roots.weight": roots,
            "roots.bias": np.zeros(len(ROOTS), dtype=np.float32),
        }

    def read(self, passages, *, alone):
        self.read_alone = alone
        return [
            [SimpleNamespace(vectors=self._vectors(w)[:2]), SimpleNamespace(vectors=self._vectors(w)[2:])]
            for w in passages
        ]

    def _vectors(self, words):
        count = int((words.features[:, MARK] == number_of("party")["source"]).sum())
        return np.tile(np.eye(len(ROOTS), dtype=np.float32)[count], (len(words), 1))


def test_marked_words_carry_their_part_and_no_others_do():
    pairs = [
        parse_pair("<s>The envoy of Oman</s> thanked <t>Bern</t>."),
        parse_pair("In Bern <t>a judge</t> said little to <s>Oman</s>."),
    ]
    first, second = mark_words(pairs)
    assert [NAMES.get(n) for n in first.words.features[:, MARK].tolist()] == [
        *["source"] * 4, None, "target", None]  # fmt: skip
    assert (first.source, first.target) == ((0, 4), (5, 6))
    assert (second.source, second.target) == ((7, 8), (2, 4))
    assert second.words.texts[slice(*second.target)] == ("a", "judge")


def test_a_pair_may_lack_one_of_the_two():
    (marked,) = mark_words([parse_pair("<s>Oman</s> relented.")])
    assert (marked.source, marked.target) == ((0, 1), None)


def test_each_pair_gets_its_relation_in_the_order_given_each_sentence_read_alone():
    encoder = FirstMarkDecides()
    pairs = [parse_pair("<s>The Omani envoy</s> thanked <t>Bern</t>."), parse_pair("<s>Oman</s> thanked <t>Bern</t>.")]
    found = classify(pairs * 150, encoder)
    assert encoder.read_alone is True
    assert [relation.root for relation in found] == [ROOTS[3], ROOTS[1]] * 150
    assert sum(found[0].probabilities.values()) == pytest.approx(1, abs=1e-4)
    assert found[0].probability == max(found[0].probabilities.values()) > 0.99


def test_no_pairs_have_no_relations():
    assert classify([], FirstMarkDecides()) == []


def test_the_type_decides_the_quad_class():
    assert relation_of({"AID": 0.2, "PROTEST": 0.5, "REQUEST": 0.3}).quad is QuadClass.MATERIAL_CONFLICT
    assert relation_of({"AID": 0.2, "PROTEST": 0.1, "REQUEST": 0.7}).quad is QuadClass.VERBAL_CONFLICT


def test_a_mark_without_words_is_refused():
    with pytest.raises(DragomanError, match="the target that is marked in 'Oman met\\.' has no words"):
        classify([Pair("Oman met.", Span(0, 4), Span(9, 9))], FirstMarkDecides())


@waits_for_weights
@pytest.mark.parametrize(
    "marked, root",
    [
        ("<s>Lisbon</s> condemned <t>the Maltese navy</t> for sinking two trawlers.", "ACCUSE"),
        ("<s>Malta</s> has sent blankets and six million euros to <t>the flooded Portuguese villages</t>.", "AID"),
        ("<s>Lisbon's foreign minister</s> met <t>her Maltese counterpart</t> over breakfast on Friday.", "CONSULT"),
        ("<s>Maltese gunboats</s> shelled <t>the Portuguese harbour</t>, killing three dockers.", "ASSAULT"),
        ("<s>Lisbon</s> threatened to shell <t>Valletta</t> unless the trawlers are given back.", "THREATEN"),
        ("<s>Portugal</s> asked <t>Malta</t> to give back the trawlers.", "REQUEST"),
    ],
)
def test_plain_sentences_are_told_rightly_with_the_weights_that_are_shipped(marked, root):
    (found,) = classify([parse_pair(marked)])
    assert found.root == root
    assert found.probability > 0.5


@waits_for_weights
def test_of_two_acts_in_a_sentence_the_one_between_the_marked_pair_is_told():
    sent = "<s>Oslo</s> sent <t>Lisbon</t> two million euros, while Valletta's foreign minister met his Spanish guest."
    met = "Oslo sent Lisbon two million euros, while <s>Valletta's foreign minister</s> met <t>his Spanish guest</t>."
    first, second = classify([parse_pair(sent), parse_pair(met)])
    assert (first.root, second.root) == ("AID", "CONSULT")
