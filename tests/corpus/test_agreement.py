"""How far two annotations agree, on small samples, and on dialogues against the benchmark's own scorer."""

from __future__ import annotations

import copy
import importlib.util
import sys
from pathlib import Path
from random import Random

import pytest
from tests.corpus.samples import quote, sample, write

import agreement
from counts import read_corpus
from dialogue_agreement import DialogueAgreement, head_word, parties_agree
from dialogue_folders import LISTS, SHAPES, Dialogue
from inline import Sentence, parse
from measures import Found
from relations import Relation, parse_marked
from sentence_agreement import compare_relations, compare_sentences

SCORER = Path(__file__).parents[3] / "shared/benchmarks/dialogues/score.py"


def sentences(*lines):
    return [Sentence("boats", number, *parse(line)) for number, line in enumerate(lines, 1)]


def relation(root, marked):
    return Relation("boats", root, *parse_marked(marked))


def test_moves_are_the_same_where_their_cues_overlap_and_the_rest_is_compared_on_those():
    first = sentences(
        "[Oslo|by:1] [has offered|offer:1:CT+] [Riga|toward:1] [boats|content:1], [they|voice:1] say.",
        "[Riga|by:1] [refused|reject:1:CT+] and [left|suspend:2:CT+], [Riga|by:2].",
        "It rained.",
    )
    second = sentences(
        "[Oslo|by:1] has [offered|demand:1:CT+] Riga [boats|content:1], they say.",
        "[Riga|by:1] [refused|reject:1:PR+] and left, Riga.",
        "[It|by:1] [rained|aid:1:CT+].",
    )
    found = compare_sentences(first, second)
    assert found.sentences == 3
    assert found.moves == Found(first=3, second=3, both=2)
    assert found.kinds == [("offer", "demand"), ("reject", "reject")]
    assert found.factualities == [("CT+", "CT+"), ("CT+", "PR+")]
    assert found.roles == {
        "by": Found(2, 2, 2),
        "toward": Found(1, 0, 0),
        "content": Found(1, 1, 1),
        "voice": Found(1, 0, 0),
        "if": Found(),
    }


def test_moves_that_share_a_cue_are_paired_by_kind():
    first = sentences("[Oslo|by:1,by:2] [asked and offered|request:1:CT+,offer:2:CT+].")
    second = sentences("[Oslo|by:1,by:2] [asked and offered|offer:1:CT+,request:2:CT+].")
    assert sorted(compare_sentences(first, second).kinds) == [("offer", "offer"), ("request", "request")]


def test_sentences_that_the_first_annotation_lacks_count_for_nothing():
    assert compare_sentences(sentences("It rained."), sentences("It snowed.")).sentences == 0


def test_relations_are_compared_on_the_pairs_that_both_have():
    first = [relation("AID", "<s>Oslo</s> fed <t>Riga</t>."), relation("COERCE", "<s>Oslo</s> held <t>Riga</t>.")]
    second = [
        relation("COERCE", "<s>Oslo</s> held <t>Riga</t>."),
        relation("SUPPORT", "<s>Oslo</s> fed <t>Riga</t>."),
        relation("AID", "<t>Oslo</t> fed <s>Riga</s>."),
    ]
    assert compare_relations(first, second) == [("COERCE", "COERCE"), ("AID", "SUPPORT")]


def compare(first, second):
    total = DialogueAgreement()
    total.add(first, second)
    return total


def test_a_dialogue_agrees_with_itself():
    total = compare(sample(), sample())
    assert total.headline == 1
    assert all(found == Found(1, 1, 1) for found in total.lists.values())
    assert all(first == second for judged in total.attributes.values() for first, second in judged)


def test_a_lost_entry_costs_the_recall_of_its_list_and_a_lost_proposal_its_status_too():
    second = sample()
    second.gold["positions"].clear()
    assert compare(sample(), second).headline == pytest.approx(6 / 7)
    second = sample()
    second.gold["proposals"].clear()
    assert compare(sample(), second).headline == pytest.approx(5 / 7)


def test_an_entry_told_twice_is_one_pair_and_one_too_many():
    second = sample()
    second.gold["meetings"] *= 2
    assert compare(sample(), second).lists["meetings"] == Found(1, 2, 1)


def test_another_status_costs_the_status_only():
    second = sample()
    second.gold["proposals"][0]["status"] = "considering"
    total = compare(sample(), second)
    assert total.headline == pytest.approx(6 / 7)
    assert total.attributes["proposals", "status"] == [("rejected", "considering")]
    assert total.attributes["proposals", "answers"] == [("ISL considering, ISL rejected",) * 2]


@pytest.mark.parametrize(
    "evidence, same",
    [
        (quote("it warned. The two met in"), True),
        (quote("it warned. The two"), False),
        (quote("In May the two met"), False),
        (quote("in Torshavn"), True),
        (quote("in Torshavn", "02.txt"), False),
    ],
)
def test_quotes_must_share_half_of_the_shorter_one(evidence, same):
    second = sample()
    second.gold["meetings"][0]["evidence"] = evidence
    assert compare(sample(), second).lists["meetings"].both == same


@pytest.mark.parametrize(
    "kind, change, same",
    [
        ("proposals", {"from": ["NOR"]}, False),
        ("proposals", {"from": ["NOR", "FRO"]}, True),
        ("proposals", {"to": ["NOR"]}, False),
        ("proposals", {"to": []}, False),
        ("conditions", {"by": ["FRO"]}, False),
        ("conditions", {"toward": ["NOR"]}, True),
        ("channels", {"between": ["NOR"]}, True),
        ("channels", {"between": ["NOR"], "name": "the consulates at Torshavn"}, True),
        ("channels", {"between": ["NOR"], "name": "office in Torshavn"}, False),
        ("meetings", {"parties": ["FRO", "NOR"]}, True),
        ("meetings", {"parties": ["FRO", "NOR"], "date": None}, False),
        ("meetings", {"parties": ["DNK", "NOR"]}, False),
        ("meetings", {"parties": ["FRO", "ISL", "NOR"], "date": "1998"}, True),
        ("positions", {"party": "FRO"}, False),
        ("incidents", {"by": ["FRO"]}, False),
        ("incidents", {"toward": []}, False),
    ],
)
def test_each_list_asks_for_its_parties(kind, change, same):
    item = sample().gold[kind][0]
    assert parties_agree(kind, item, item | change) == same


def test_where_the_first_names_no_addressee_any_will_do():
    item = sample().gold["incidents"][0] | {"toward": []}
    assert parties_agree("incidents", item, item | {"toward": ["NOR"]})


def test_a_channel_without_a_head_word_has_none_in_common():
    assert head_word("of the two") == ""
    nameless = sample().gold["channels"][0] | {"name": "of the two", "between": ["ISL"]}
    assert not parties_agree("channels", nameless, nameless | {"between": ["NOR"]})


def disturbed(dialogue, chance):
    """A dialogue as a careless second annotator would leave it."""
    gold = copy.deepcopy(dict(dialogue.gold))
    for kind in LISTS:
        kept = [item for item in gold[kind] if chance.random() > 0.15]
        for item in kept:
            if chance.random() < 0.15:
                item[SHAPES[kind].parties[0]] = ["XXX"]
            for field, values in SHAPES[kind].values.items():
                if chance.random() < 0.15:
                    item[field] = chance.choice(values)
            for piece in item["evidence"]:
                start = chance.randrange(1 + len(piece["quote"]) // 2)
                if dialogue.articles[piece["article"]].count(piece["quote"][start:]) == 1:
                    piece["quote"] = piece["quote"][start:]
        gold[kind] = kept
        chance.shuffle(kept)
    return Dialogue(dialogue.name, dialogue.articles, gold)


@pytest.mark.skipif(not SCORER.is_file(), reason="the benchmark isn't here")
def test_the_headline_is_that_of_the_benchmarks_scorer():
    spec = importlib.util.spec_from_file_location("benchmark_score", SCORER)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    chance = Random(7)  # noqa: S311 (nothing is to be kept secret)
    pairs = [(dialogue, disturbed(dialogue, chance)) for dialogue in read_corpus().dialogues[::5]]
    total = DialogueAgreement()
    for first, second in pairs:
        total.add(first, second)
    wanted = scorer.score({first.name: (first.articles, first.gold, second.gold) for first, second in pairs})
    assert {kind: found.both for kind, found in total.lists.items()} == {
        kind: found["matched"] for kind, found in wanted["lists"].items()
    }
    assert total.headline == pytest.approx(wanted["headline"], abs=0.002)
    assert 0.5 < total.headline < 0.9


@pytest.fixture
def corpora(tmp_path, monkeypatch):
    """A first and a second annotation: of two sentences, of one relation, and of one dialogue."""
    first, second = tmp_path / "first", tmp_path / "first" / "second"
    for folder in (first / "sentences", first / "relations", second):
        folder.mkdir(parents=True)
    head = "## boats: about boats\n"
    (first / "sentences/a.txt").write_text(head + "[Oslo|by:1] [met|meet:1:CT+] [Riga|toward:1].\nIt rained.\n")
    (second / "sentences.txt").write_text(head + "[Oslo|by:1] [met|meet:1:PR+] Riga.\nIt snowed.\n")
    for path in (first / "relations/a.tsv", second / "relations.tsv"):
        path.write_text("scene\troot\tmarked\nboats\tCONSULT\t<s>Oslo</s> met <t>Riga</t>.\n")
    write(sample(), first / "dialogues" / "skerry-lamp")
    write(sample(), second / "dialogues" / "skerry-lamp", articles=False)
    monkeypatch.setattr(agreement, "read_corpus", lambda: read_corpus(first))
    monkeypatch.setattr(
        agreement, "read_second", lambda folder, read=agreement.read_second: read(folder, first / "dialogues")
    )
    return second


def run(monkeypatch, *options):
    monkeypatch.setattr(sys, "argv", ["agreement.py", *map(str, options)])
    return agreement.main()


def test_the_command_prints_the_tables_and_tells_what_it_left_out(corpora, monkeypatch, capsys):
    assert run(monkeypatch, "--second", corpora) == 0
    told = capsys.readouterr()
    assert told.err == "left out, since the first annotation doesn't have it: It snowed.\n"
    assert "Annotated a second time: 1 sentences, 1 relations, 1 dialogues." in told.out
    rows = told.out.splitlines()
    assert "| sentences: moves | 1 | 1 | 1 | 100.0 | 100.0 | 100.0 |" in rows
    assert "| sentences: `toward` | 1 | 0 | 0 | – | 0.0 | 0.0 |" in rows
    assert "| dialogues: incidents | 1 | 1 | 1 | 100.0 | 100.0 | 100.0 |" in rows
    assert "| sentences: factuality | 1 | 0.0 | 0.0 | 0.0 |" in rows
    assert "| relations: type | 1 | 100.0 | 100.0 | 100.0 |" in rows
    assert rows[-1] == "The dialogues' headline (as DIALOGUES.md defines it): 100.0."


def test_a_partial_second_annotation_is_compared_as_far_as_it_goes(corpora, monkeypatch, capsys):
    (corpora / "relations.tsv").unlink()
    (corpora / "dialogues/skerry-lamp/gold.json").unlink()
    assert run(monkeypatch, "--second", corpora) == 0
    out = capsys.readouterr().out
    assert "1 sentences, 0 relations, 0 dialogues." in out
    assert "dialogues:" not in out
    assert "relations: type" not in out


def test_nothing_to_compare_is_an_exit_status_of_its_own(monkeypatch, capsys, tmp_path):
    assert run(monkeypatch, "--second", tmp_path / "none") == agreement.NO_DATA
    assert "holds no second annotation" in capsys.readouterr().err
