from __future__ import annotations

import importlib.util
from importlib.metadata import entry_points

import pytest
import spacy
from spacy.tokens import Doc

import dragoman
from dragoman.extract.sentences import MODELS
from dragoman.spacy_component import NAME, create_component

TEXT = (
    "🙂 “We’re ready,” NATO Secretary General Jens Stoltenberg said. Lind said Norway had told her that it would stay."
)


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("en")
    pipeline.add_pipe(NAME)
    return pipeline


def words(doc, span):
    return doc.text[span.start : span.end]


def test_spacy_finds_the_component_by_its_entry_point():
    found = entry_points(group="spacy_factories", name=NAME)
    assert [e.load() for e in found] == [create_component]


def test_a_blank_pipeline_gives_what_the_package_gives(nlp):
    assert nlp(TEXT)._.attributions == dragoman.attributions(TEXT)


def test_offsets_count_code_points_of_the_doc(nlp):
    doc = nlp(TEXT)
    quotation, outer, inner = doc._.attributions
    assert words(doc, quotation.contents[0]) == "“We’re ready,”"
    assert words(doc, quotation.source) == "NATO Secretary General Jens Stoltenberg"
    assert inner.parent == outer
    source = doc.char_span(quotation.source.start, quotation.source.end, alignment_mode="expand")
    assert source.text == "NATO Secretary General Jens Stoltenberg"


def test_it_stands_after_the_components_of_the_small_english_model():
    pipeline = spacy.load(next(model for model in MODELS if importlib.util.find_spec(model)))
    pipeline.add_pipe(NAME, last=True)
    assert pipeline(TEXT)._.attributions == dragoman.attributions(TEXT)


def test_the_date_tells_the_post():
    pipeline = spacy.blank("en")
    pipeline.add_pipe(NAME, config={"published": "2022-01-12"})
    speaker = pipeline(TEXT)._.attributions[0].speaker
    assert (speaker.post, speaker.parties) == ("Secretary General", ("NATO",))


def test_a_date_that_is_none_is_refused():
    with pytest.raises(ValueError, match="yesterday"):
        spacy.blank("en").add_pipe(NAME, config={"published": "yesterday"})


def test_a_doc_keeps_its_attributions_when_it_is_stored(nlp):
    doc = nlp(TEXT)
    restored = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert restored._.attributions == doc._.attributions


def test_docs_come_back_whole_from_other_processes(nlp):
    docs = list(nlp.pipe([TEXT, "They met."], n_process=2, batch_size=1))
    assert [len(doc._.attributions) for doc in docs] == [3, 0]


def test_a_doc_that_was_not_read_has_none():
    assert spacy.blank("en")(TEXT)._.attributions == ()
