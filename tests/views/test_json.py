from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dragoman.ingest import read_files
from dragoman.views.json import encode_report, write_json
from dragoman.views.report import make_report

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/state-of-play.schema.json").read_text(encoding="utf-8"))
EXAMPLE = ROOT / "examples/mackerel-talks"


@pytest.fixture(scope="module")
def example():
    return make_report(read_files([EXAMPLE]).readings)


def validate(text):
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(json.loads(text))


def test_the_published_schema_describes_a_state_made_by_hand(report):
    validate(write_json(report))


def test_the_published_schema_describes_what_is_read_from_the_bundled_dialogue(example):
    state = encode_report(example)
    assert state["proposals"]
    assert state["meetings"]
    validate(write_json(example))


def test_the_published_schema_describes_an_empty_state(empty_report):
    validate(write_json(empty_report))


def test_evidence_can_be_found_again_in_its_article(example):
    texts = {d.name: d.text for d in example.documents}
    state = encode_report(example)
    lists = ("proposals", "conditions", "channels", "meetings", "positions", "incidents")
    evidence = [e for name in lists for entry in state[name] for e in entry["evidence"]]
    evidence += [e for p in state["proposals"] for a in p["answers"] for e in a["evidence"]]
    assert evidence
    assert all(texts[e["article"]][e["start"] : e["end"]] == e["quote"] for e in evidence)


def test_proposals_have_the_benchmark_s_fields(report):
    proposal = encode_report(report)["proposals"][1]
    assert (proposal["kind"], proposal["from"], proposal["to"]) == ("offer", ["NOR_LAND"], ["SUD"])
    assert (proposal["content"], proposal["tabled"]) == ("talks on the lake", "2023-05-03")
    assert proposal["status"] == "considering"
    assert [(a["by"], a["answer"], a["date"]) for a in proposal["answers"]] == [(["SUD"], "considering", "2023-05-04")]
    assert proposal["evidence"][0]["article"] == "lake.txt"


def test_every_entry_tells_its_issues(report):
    state = encode_report(report)
    assert [p["issues"] for p in state["proposals"]] == [["water-and-dams"], []]
    assert state["conditions"][0]["issues"] == ["water-and-dams", "transit"]
    assert state["proposals"][0]["answers"][0]["issues"] == []
    assert state["issues"] == []


def test_the_dialogue_is_named_by_its_parties_or_as_asked(report):
    assert encode_report(report)["dialogue"] == "sud-nor_land"
    assert encode_report(report, dialogue="lake")["dialogue"] == "lake"


def test_as_of_is_the_date_of_the_newest_document_where_none_was_asked_for(report, empty_report):
    assert encode_report(report)["as_of"] == "2023-05-04"
    assert encode_report(empty_report)["as_of"] == "2023-05-04"
