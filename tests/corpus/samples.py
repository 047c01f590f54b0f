"""A small dialogue to break and to compare; nothing in it happened."""

from __future__ import annotations

import copy
import json

from dialogue_folders import Dialogue

ARTICLES = {
    "01.txt": (
        "Title: The lamp on Skerry Rock\nDate: 1998-03-02\nSource: Harbour Gazette\n\n"
        "Faroese ministers offered Iceland a joint lighthouse crew. Reykjavik said it would study the idea. "
        "If the lamp goes out again, Iceland will send its own keepers, it warned. "
        "The two met in Torshavn on Sunday.\n"
    ),
    "02.txt": (
        "Title: A keeper goes home\nDate: 1998-03-09\nSource: Harbour Gazette\n\n"
        "Iceland turned the crew down on Friday and called its consul in Torshavn home. "
        "The consulate in Torshavn has been shut since. Iceland favours a lamp without any keeper.\n"
    ),
}


def quote(text, article="01.txt"):
    return [{"article": article, "quote": text}]


GOLD = {
    "dialogue": "skerry-lamp",
    "as_of": "1998-03-09",
    "proposals": [
        {
            "id": "p1",
            "kind": "offer",
            "from": ["FRO"],
            "to": ["ISL"],
            "content": "a joint lighthouse crew",
            "tabled": None,
            "status": "rejected",
            "answers": [
                {
                    "by": ["ISL"],
                    "answer": "considering",
                    "date": "1998-03",
                    "evidence": quote("it would study the idea"),
                },
                {
                    "by": ["ISL"],
                    "answer": "rejected",
                    "date": None,
                    "evidence": quote("turned the crew down", "02.txt"),
                },
            ],
            "evidence": quote("offered Iceland a joint lighthouse crew"),
        }
    ],
    "conditions": [
        {
            "by": ["ISL"],
            "if": "the lamp goes out again",
            "then": "send its own keepers",
            "toward": [],
            "firmness": "will",
            "evidence": quote("If the lamp goes out again, Iceland will send its own keepers"),
        }
    ],
    "channels": [
        {
            "name": "consulate in Torshavn",
            "kind": "mission",
            "between": ["ISL", "FRO"],
            "status": "closed",
            "since": "1998-03-06",
            "evidence": quote("The consulate in Torshavn has been shut since", "02.txt"),
        }
    ],
    "meetings": [
        {
            "parties": ["FRO", "ISL"],
            "date": "1998-03-01",
            "place": "Torshavn",
            "forum": None,
            "status": "held",
            "evidence": quote("The two met in Torshavn on Sunday"),
        }
    ],
    "positions": [
        {
            "party": "ISL",
            "issue": "a lamp without any keeper",
            "stance": "for",
            "evidence": quote("Iceland favours a lamp without any keeper", "02.txt"),
        }
    ],
    "incidents": [
        {
            "by": ["ISL"],
            "toward": ["FRO"],
            "plover": "SANCTION",
            "date": "1998-03-06",
            "what": "called its consul home",
            "evidence": quote("called its consul in Torshavn home", "02.txt"),
        }
    ],
}


def sample():
    return Dialogue("skerry-lamp", dict(ARTICLES), copy.deepcopy(GOLD))


def write(dialogue, folder, *, articles=True):
    folder.mkdir(parents=True)
    (folder / "gold.json").write_text(json.dumps(dialogue.gold), encoding="utf-8")
    for name, text in dialogue.articles.items() if articles else ():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
