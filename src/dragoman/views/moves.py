"""The moves themselves: one JSON object a line, or a list to be read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.schema.document import Document
from dragoman.schema.move import Move, Phrase
from dragoman.schema.reading import Reading
from dragoman.views.json import Json, encode_evidence, encode_time, encode_voice
from dragoman.views.terminal import print_to_text
from dragoman.views.wording import FACTUALITY, join_words, say_condition, say_date, say_party, say_voice


def write_moves_jsonl(readings: Iterable[Reading]) -> str:
    """One JSON object a line for each move, in the order of documents and of their text; empty where there is none."""
    lines = (encode_move(move, reading.document) for reading in readings for move in reading.moves)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def encode_move(move: Move, document: Document) -> Json:
    """A move as an object of plain values."""
    condition, channel = move.condition, move.channel
    return {
        "id": move.id,
        "kind": move.kind.value,
        "by": list(move.by),
        "toward": list(move.toward),
        "content": _encode_phrase(move.content),
        "issues": list(move.issues),
        "happened": move.happened.value if move.happened else None,
        "published": encode_time(move.published),
        "place": move.place,
        "forum": move.forum,
        "factuality": move.factuality.value,
        "voice": encode_voice(move.voice),
        "views": [{"source": view.source or "narrator", "factuality": view.value.value} for view in move.views],
        "condition": condition
        and {
            "if": _encode_phrase(condition.if_),
            "then": _encode_phrase(condition.then),
            "firmness": condition.firmness.value,
        },
        "channel": channel
        and {
            "name": channel.name,
            "kind": channel.kind.value,
            "between": list(channel.between),
            "status": channel.status.value,
        },
        "arrangement": move.arrangement and move.arrangement.value,
        "stance": move.stance and move.stance.value,
        "partial": move.partial,
        "plover": move.plover,
        "cameo": move.cameo,
        "evidence": encode_evidence(move.evidence, document.name),
        "why": {
            "pattern": move.why.pattern,
            "cue": move.why.cue,
            "unsure": list(move.why.unsure),
            "candidates": [{"party": c.party, "score": c.score} for c in move.why.candidates],
        },
    }


def write_moves_terminal(
    readings: Iterable[Reading], names: Mapping[str, str], *, width: int = 80, colour: bool = False
) -> str:
    """The moves of each document as a list, with their evidence."""
    parts: list[RenderableType] = []
    for number, reading in enumerate(readings):
        document = reading.document
        date = f" · {say_date(document.published)}" if document.published else ""
        parts.append(Text(("\n" if number else "") + document.name, style="bold") + Text(date, style="not bold"))
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(width=15)
        grid.add_column(ratio=1)
        for move in reading.moves:
            grid.add_row(Text(move.kind.value.replace("_", " "), style="cyan"), describe_move(move, names))
        parts.append(grid if reading.moves else Text("no moves found", style="bright_black"))
    return print_to_text(Group(*parts), width=width, colour=colour)


def describe_move(move: Move, names: Mapping[str, str]) -> RenderableType:
    """Who did what toward whom, when, who says so, and the words that say it."""
    who = join_words(say_party(code, names) for code in move.by)
    if move.toward:
        who += " → " + join_words(say_party(code, names) for code in move.toward)
    what = "; ".join(filter(None, _contents(move)))
    happened = say_date(move.happened) if move.happened else ""
    notes = ", ".join(
        filter(None, (happened, move.place, say_voice(move.voice, names, move.by), FACTUALITY[move.factuality]))
    )
    line = Text(who, style="bold") + Text(f": {what}" if what else "", style="not bold")
    line.append(f" · {notes}" if notes else "", style="not bold bright_black")
    return Group(line, Text(f"“{' '.join(move.evidence.quote.split())}”", style="italic"))


def _contents(move: Move) -> tuple[str, ...]:
    condition = say_condition(move.condition.if_.text, move.condition.then.text) if move.condition else ""
    channel = f"{move.channel.name} ({move.channel.status.value})" if move.channel else ""
    arrangement = " ".join(filter(None, (move.arrangement and move.arrangement.value, move.forum)))
    content = move.content.text if move.content and not move.condition else ""
    stance = move.stance.value if move.stance else ""
    return content, condition, channel, arrangement, stance


def _encode_phrase(phrase: Phrase | None) -> Json | None:
    if phrase is None:
        return None
    return {"text": phrase.text, "start": phrase.span.start, "end": phrase.span.end}
