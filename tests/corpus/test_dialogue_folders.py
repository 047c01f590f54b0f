"""The folders of dialogues: a sound one has no mistake, and each way to break the guidelines is told."""

from __future__ import annotations

import pytest
from tests.corpus.samples import quote, sample, write

from dialogue_folders import LISTS, Dialogue, DialogueError, codes_of, mistakes_of, read_dialogue


def test_a_sound_folder_is_read_as_it_stands_and_has_no_mistake(tmp_path):
    dialogue = read_dialogue(write(sample(), tmp_path / "skerry-lamp"))
    assert dialogue == sample()
    assert list(mistakes_of(dialogue)) == []


def test_a_quiet_folder_has_no_mistake():
    dialogue = sample()
    dialogue.gold.update({kind: [] for kind in LISTS})
    assert list(mistakes_of(dialogue)) == []


def test_the_articles_may_lie_in_another_folder(tmp_path):
    write(sample(), tmp_path / "first" / "skerry-lamp")
    second = write(sample(), tmp_path / "second" / "skerry-lamp", articles=False)
    assert read_dialogue(second, articles_in=tmp_path / "first" / "skerry-lamp") == sample()


@pytest.mark.parametrize("text", [None, "{", "[]"])
def test_a_folder_without_a_readable_gold_is_an_error(tmp_path, text):
    folder = write(sample(), tmp_path / "skerry-lamp")
    (folder / "gold.json").unlink()
    if text:
        (folder / "gold.json").write_text(text)
    with pytest.raises(DialogueError, match=r"skerry-lamp/gold\.json: "):
        read_dialogue(folder)


def test_a_field_of_parties_may_hold_one_code_or_several():
    assert codes_of({"party": "ISL"}, "party") == ["ISL"]
    assert codes_of({"by": ["ISL", "FRO"]}, "by") == ["ISL", "FRO"]
    assert codes_of({"by": None}, "by") == codes_of({}, "by") == []


ANSWER = ("proposals", 0, "answers", 0)


@pytest.mark.parametrize(
    "place, value, mistake",
    [
        (("dialogue",), "other", "gold.json is called 'other', its folder 'skerry-lamp'"),
        (("as_of",), "1998-03-02", "as_of is '1998-03-02', not the date of the last article, 1998-03-09"),
        (("notes",), "", "gold.json has the unknown notes"),
        (("meetings",), None, "meetings is no list of objects"),
        (("meetings",), ["x"], "meetings is no list of objects"),
        (("proposals", 0, "id"), None, "each proposal has an id of its own"),
        (("proposals", 0, "kind"), "request", "proposals 1: kind is 'request', not one of offer, demand"),
        (("proposals", 0, "status"), "done", "proposals 1: status is 'done', not one of open, withdrawn, accepted"),
        (("proposals", 0, "status"), "open", "proposals 1, status 'open': it is that of an answer"),
        (("proposals", 0, "status"), "accepted", "proposals 1, status 'accepted': it is that of an answer"),
        (("proposals", 0, "answers"), [], "proposals 1, status 'rejected': it is that of an answer"),
        (("proposals", 0, "tabled"), "March 1998", "proposals 1: tabled is 'March 1998', not YYYY-MM-DD"),
        (("proposals", 0, "from"), [], "proposals 1: from is [], not a list of codes"),
        (("proposals", 0, "to"), None, "proposals 1: to is None, not a list of codes"),
        (("proposals", 0, "to"), ["Iceland"], "proposals 1: to: ['Iceland'] holds what is no code in capitals"),
        (("proposals", 0, "to"), [3], "proposals 1: to: [3] holds what is no code in capitals"),
        (("proposals", 0, "content"), " ", "proposals 1: content says nothing"),
        ((*ANSWER, "answer"), "yes", "proposals 1, answer 1: answer is 'yes', not one of accepted"),
        ((*ANSWER, "by"), [], "proposals 1, answer 1: by is [], not a list of codes"),
        ((*ANSWER, "date"), "1998-13", "proposals 1, answer 1: date is '1998-13', not YYYY-MM-DD"),
        ((*ANSWER, "evidence"), [], "proposals 1, answer 1: no evidence"),
        (("conditions", 0, "firmness"), "surely", "conditions 1: firmness is 'surely'"),
        (("conditions", 0, "if"), None, "conditions 1: if says nothing"),
        (("channels", 0, "kind"), "post", "channels 1: kind is 'post'"),
        (("channels", 0, "status"), "shut", "channels 1: status is 'shut'"),
        (("channels", 0, "since"), "1998-02-30", "channels 1: since is '1998-02-30', not YYYY-MM-DD"),
        (("channels", 0, "name"), "", "channels 1: name says nothing"),
        (("meetings", 0, "parties"), ["ISL"], "meetings 1: a meeting needs two parties"),
        (("meetings", 0, "status"), "over", "meetings 1: status is 'over'"),
        (("meetings", 0, "date"), 1998, "meetings 1: date is 1998, not YYYY-MM-DD"),
        (("meetings", 0, "place"), 3, "meetings 1: place is 3, not a name or null"),
        (("positions", 0, "party"), "", "positions 1: party is '', not a list of codes"),
        (("positions", 0, "stance"), "neutral", "positions 1: stance is 'neutral'"),
        (("incidents", 0, "plover"), "EXPEL", "incidents 1: plover is 'EXPEL'"),
        (("incidents", 0, "what"), "", "incidents 1: what says nothing"),
        (("incidents", 0, "evidence"), None, "incidents 1: no evidence"),
        (("incidents", 0, "evidence"), quote("Torshavn", "03.txt"), "evidence needs the name of an article"),
        (("incidents", 0, "evidence"), quote(""), "evidence needs the name of an article and a quote"),
        (("incidents", 0, "evidence"), [{"article": "01.txt"}], "evidence needs the name of an article and a quote"),
        (("incidents", 0, "evidence"), quote("iceland"), "01.txt has 'iceland' 0 times: it must stand there once"),
        (("incidents", 0, "evidence"), quote("Torshavn", "02.txt"), "02.txt has 'Torshavn' 2 times"),
    ],
)
def test_each_mistake_in_the_gold_is_told(place, value, mistake):
    dialogue = sample()
    *way, last = place
    target = dialogue.gold
    for step in way:
        target = target[step]
    target[last] = value
    told = list(mistakes_of(dialogue))
    assert [t for t in told if mistake in t], told
    assert len(told) == 1 or place[-1] in {"kind", "status", "answer"}


def test_a_missing_list_is_told():
    dialogue = sample()
    del dialogue.gold["incidents"]
    assert list(mistakes_of(dialogue)) == ["incidents is no list of objects"]


@pytest.mark.parametrize(
    "articles, mistake",
    [
        ({}, "the articles are missing"),
        ({"1.txt": "02.txt"}, "the articles are 1.txt"),
        ({"01.txt": "01.txt", "03.txt": "02.txt"}, "the articles are 01.txt, 03.txt"),
        ({"01.txt": "02.txt", "02.txt": "01.txt"}, "02.txt: its date, 1998-03-02, is before"),
    ],
)
def test_articles_are_numbered_and_in_order(articles, mistake):
    texts = sample().articles
    told = mistakes_of(Dialogue("skerry-lamp", {name: texts[old] for name, old in articles.items()}, sample().gold))
    assert any(mistake in t for t in told)


@pytest.mark.parametrize(
    "old, new",
    [
        ("Title: ", ""),
        ("Date: 1998-03-02", "Date: 1998-3-2"),
        ("1998-03-02", "1998-02-30"),
        ("Gazette\n\n", "Gazette\n"),
    ],
)
def test_an_article_begins_with_its_header(old, new):
    dialogue = sample()
    dialogue.articles["01.txt"] = dialogue.articles["01.txt"].replace(old, new)
    assert any(t.startswith("01.txt: it begins with the lines Title") for t in mistakes_of(dialogue))
