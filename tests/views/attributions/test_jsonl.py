from __future__ import annotations

import json

from dragoman.views.attributions.jsonl import write_attributions_jsonl


def lines(reading):
    return [json.loads(line) for line in write_attributions_jsonl([reading]).splitlines()]


def test_every_quote_is_the_text_between_its_offsets(reading):
    text = reading.document.text
    found = lines(reading)
    assert len(found) == len(reading.attributions)
    for line in found:
        for evidence in filter(None, [line["source"], line["cue"], *line["content"]]):
            assert evidence["quote"] == text[evidence["start"] : evidence["end"]]
            assert evidence["article"] == "port.txt"


def test_a_report_within_a_report_names_its_parent(reading):
    outer, inner = lines(reading)[:2]
    assert (outer["level"], outer["parent"]) == (0, None)
    assert (inner["level"], inner["parent"]) == (1, outer["id"])


def test_ids_differ_and_are_the_same_in_every_reading(reading):
    ids = [line["id"] for line in lines(reading)]
    assert len(set(ids)) == len(ids)
    assert ids == [line["id"] for line in lines(reading)]


def test_speakers_are_told_with_post_and_party(reading):
    told = {line["speaker"]["text"]: line["speaker"] for line in lines(reading)}
    stoltenberg = told["NATO Secretary General Jens Stoltenberg"]
    assert (stoltenberg["post"], stoltenberg["parties"]) == ("Secretary General", ["NATO"])
    assert told["a senior diplomat"]["anonymous"]


def test_nothing_found_is_nothing_written():
    assert write_attributions_jsonl([]) == ""
