"""What each speaker and the narrator commit themselves to."""

from __future__ import annotations

import json

import pytest

from dragoman.extract.pipeline import read_document
from dragoman.schema.document import Document, document_id
from dragoman.schema.move import Factuality, Move, MoveKind
from dragoman.schema.reading import Reading
from dragoman.schema.times import TimeValue
from dragoman.views.explain import write_explanation
from dragoman.views.moves import write_moves_jsonl

PUBLISHED = TimeValue("2024-05-15")


def read(text: str) -> Reading:
    return read_document(
        Document(id=document_id(text, PUBLISHED), text=text, name="note", published=PUBLISHED), learned=False
    )


def move_of(text: str, kind: MoveKind) -> Move:
    return next(m for m in read(text).moves if m.kind is kind)


@pytest.mark.parametrize(
    ("text", "kind", "speaker", "narrator"),
    [
        ("Norway said that it had expelled two Swedish diplomats.", MoveKind.EXPEL, "CT+", "UU"),
        ("Norway acknowledged that it had expelled two Swedish diplomats.", MoveKind.EXPEL, "CT+", "CT+"),
        ("Norway has not confirmed that it expelled two Swedish diplomats.", MoveKind.EXPEL, None, "UU"),
        ("Norway denied that it had expelled two Swedish diplomats.", MoveKind.EXPEL, "CT-", "UU"),
        ('"We reject the Swedish proposal," the Norwegian foreign minister said.', MoveKind.REJECT, "CT+", "CT+"),
        ("Norway said that it had rejected the Swedish proposal.", MoveKind.REJECT, "CT+", "UU"),
        ("Norway said that Sweden had rejected its proposal.", MoveKind.REJECT, "CT+", "UU"),
    ],
)
def test_a_report_is_open_for_the_narrator_unless_the_word_backs_it(
    text: str, kind: MoveKind, speaker: str | None, narrator: str
) -> None:
    move = move_of(text, kind)
    if speaker is not None:
        assert move.factuality == move.views[0].value == speaker
    assert len(move.views) == len(move.voice) + 1
    assert move.views[-1].source is None
    assert move.narrator_factuality == narrator


def test_what_the_narrator_tells_is_his() -> None:
    move = move_of("Norway expelled two Swedish diplomats.", MoveKind.EXPEL)
    assert [(v.source, v.value) for v in move.views] == [(None, Factuality.CT_POS)]


def test_the_views_are_shown_and_written() -> None:
    reading = read("Norway denied that it had expelled two Swedish diplomats.")
    assert "as told by: Norway CT-, the article itself UU" in write_explanation([reading], {}, width=200)
    lines = [json.loads(line) for line in write_moves_jsonl([reading]).splitlines()]
    views = next(line["views"] for line in lines if line["kind"] == "expel")
    assert views == [{"source": "Norway", "factuality": "CT-"}, {"source": "narrator", "factuality": "UU"}]
