"""Attributions as JSON, one object a line; ``docs/attributions.md`` explains the fields."""

from __future__ import annotations

import json
from collections.abc import Iterable

from dragoman.schema.annotation import Attribution, Speaker, attribution_id
from dragoman.schema.document import Document, Span
from dragoman.schema.reading import Reading
from dragoman.views.json import Json, encode_evidence


def write_attributions_jsonl(readings: Iterable[Reading]) -> str:
    """One JSON object a line for each attribution, in the order of documents and of their text; empty without any."""
    lines = (encode_attribution(a, reading.document) for reading in readings for a in reading.attributions)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def encode_attribution(attribution: Attribution, document: Document) -> Json:
    """An attribution of a document as an object of plain values; its spans are evidence, with verbatim quotes."""

    def evidence(span: Span | None) -> Json | None:
        return encode_evidence(document.evidence(span), document.name) if span else None

    parent = attribution.parent
    return {
        "id": attribution_id(document.id, attribution),
        "kind": attribution.kind.value,
        "style": attribution.style.value,
        "level": attribution.level,
        "parent": attribution_id(document.id, parent) if parent else None,
        "speaker": _encode_speaker(attribution.speaker),
        "source": evidence(attribution.source),
        "cue": evidence(attribution.cue),
        "content": [evidence(span) for span in attribution.contents],
    }


def _encode_speaker(speaker: Speaker | None) -> Json | None:
    if speaker is None:
        return None
    return {
        "text": speaker.text,
        "official": speaker.official,
        "post": speaker.post,
        "parties": list(speaker.parties),
        "anonymous": speaker.anonymous,
    }
