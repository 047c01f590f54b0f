"""A document's words as one sequence, with mentions and voices over them."""

from __future__ import annotations

from dragoman.extract.moves.learned.text import Text, text_of
from dragoman.extract.pipeline import attribute
from dragoman.schema.document import Document, document_id

WORDS = "Norway offered talks.\n\nSweden's minister said Oslo had offered nothing new. Norway waits.\n"


def text() -> Text:
    base = attribute(Document(id=document_id(WORDS, None), text=WORDS, name="note"))
    zones = [passage.zone.kind for passage in base.passages]
    return text_of(base.encoded.words, zones, base.resolver.mentions(), base.attributions)


def test_words_are_numbered_through_the_document() -> None:
    found = text()
    assert [WORDS[s:e] for s, e in zip(found.starts, found.ends, strict=True)] == list(found.texts)
    assert found.passages.tolist() == sorted(found.passages.tolist())
    assert len(set(found.sentences.tolist())) == 3
    assert all(found.passages[head] == passage for head, passage in zip(found.heads, found.passages, strict=True))


def test_a_span_of_the_document_covers_words_and_comes_back() -> None:
    found = text()
    start = WORDS.index("had offered")
    stretch = found.covered_by(start, start + len("had offered"))
    assert stretch is not None
    assert WORDS[found.span(stretch).start : found.span(stretch).end] == "had offered"
    assert found.texts[found.head_of(stretch)] == "offered"
    assert found.covered_by(len(WORDS), len(WORDS) + 3) is None


def test_mentions_and_voices_are_placed() -> None:
    found = text()
    assert found.ranks["NOR"] == 0
    assert {n.parties for n in found.named} >= {("NOR",), ("SWE",)}
    told = {v.parties: " ".join(found.texts[slice(*v.contents[0])]) for v in found.voiced}
    assert told["SWE",].startswith("Oslo had offered")
