"""The state of play as JSON: the lists and fields of the dialogues benchmark, and what else an entry carries.

``docs/state-of-play.schema.json`` describes the output; ``docs/state-of-play.md`` explains it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TypeAlias

from dragoman.schema.document import Document, Evidence
from dragoman.schema.move import Voice
from dragoman.schema.state import (
    Answer,
    Channel,
    ConditionEntry,
    Entry,
    Incident,
    Meeting,
    Position,
    Proposal,
)
from dragoman.schema.times import TimeValue
from dragoman.views.report import Report

Json: TypeAlias = dict[str, object]


def write_json(report: Report, *, dialogue: str | None = None) -> str:
    """The report as one indented JSON object that ends with a line break."""
    return json.dumps(encode_report(report, dialogue=dialogue), ensure_ascii=False, indent=2) + "\n"


def encode_report(report: Report, *, dialogue: str | None = None) -> Json:
    """The report as an object of plain values; ``dialogue`` is its name, or else the codes of its parties."""
    state, encode = report.state, _Encoder(report)
    return {
        "dialogue": dialogue or "-".join(report.parties).lower(),
        "as_of": report.as_of.isoformat() if report.as_of else None,
        "known_at": state.known_at.isoformat() if state.known_at else None,
        "between": list(state.between),
        "issues": list(state.issues),
        "documents": [encode_document(d) for d in report.documents],
        "proposals": [encode.proposal(p) for p in state.proposals],
        "conditions": [encode.condition(c) for c in state.conditions],
        "channels": [encode.channel(c) for c in state.channels],
        "meetings": [encode.meeting(m) for m in state.meetings],
        "positions": [encode.position(p) for p in state.positions],
        "incidents": [encode.incident(i) for i in state.incidents],
    }


def encode_document(document: Document) -> Json:
    """What identifies a document, without its text."""
    return {
        "id": document.id,
        "name": document.name,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "published": encode_time(document.published),
        "published_basis": document.published_basis.value if document.published_basis else None,
    }


def encode_time(value: TimeValue | None) -> str | None:
    """``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``, whichever says the least too much; None stays None."""
    return value.as_date() if value else None


def encode_evidence(evidence: Evidence, name: str) -> Json:
    """A quote and where it stands; ``start`` and ``end`` count code points of the document's text."""
    return {
        "article": name,
        "quote": evidence.quote,
        "document": evidence.document_id,
        "start": evidence.start,
        "end": evidence.end,
    }


def encode_voice(voice: Sequence[Voice]) -> list[Json]:
    """An attribution chain, the speaker nearest to the act first."""
    return [{"speaker": v.speaker, "parties": list(v.parties), "style": v.style.value} for v in voice]


class _Encoder:
    def __init__(self, report: Report) -> None:
        self._report = report

    def proposal(self, entry: Proposal) -> Json:
        return {
            "id": entry.id,
            "kind": entry.kind.value,
            "from": list(entry.by),
            "to": list(entry.to),
            "content": entry.content,
            "tabled": encode_time(entry.tabled),
            "status": entry.status.value,
            "conflicting": entry.conflicting,
            "answers": [self.answer(a) for a in entry.answers],
            **self._common(entry),
        }

    def answer(self, entry: Answer) -> Json:
        return {
            "id": entry.id,
            "by": list(entry.by),
            "answer": entry.answer.value,
            "date": encode_time(entry.date),
            **self._common(entry),
        }

    def condition(self, entry: ConditionEntry) -> Json:
        return {
            "id": entry.id,
            "by": list(entry.by),
            "if": entry.if_,
            "then": entry.then,
            "toward": list(entry.toward),
            "firmness": entry.firmness.value,
            **self._common(entry),
        }

    def channel(self, entry: Channel) -> Json:
        return {
            "id": entry.id,
            "name": entry.name,
            "kind": entry.kind.value,
            "between": list(entry.between),
            "status": entry.status.value,
            "since": encode_time(entry.since),
            **self._common(entry),
        }

    def meeting(self, entry: Meeting) -> Json:
        return {
            "id": entry.id,
            "parties": list(entry.parties),
            "date": encode_time(entry.date),
            "place": entry.place,
            "forum": entry.forum,
            "status": entry.status.value,
            **self._common(entry),
        }

    def position(self, entry: Position) -> Json:
        return {
            "id": entry.id,
            "party": entry.party,
            "issue": entry.issue,
            "stance": entry.stance.value,
            **self._common(entry),
        }

    def incident(self, entry: Incident) -> Json:
        return {
            "id": entry.id,
            "by": list(entry.by),
            "toward": list(entry.toward),
            "plover": entry.plover,
            "date": encode_time(entry.date),
            "what": entry.what,
            **self._common(entry),
        }

    def _common(self, entry: Entry) -> Json:
        return {
            "issues": list(entry.issues),
            "factuality": entry.factuality.value,
            "narrator_factuality": entry.narrator_factuality.value,
            "voice": encode_voice(entry.voice),
            "evidence": [encode_evidence(e, self._report.document_name(e)) for e in entry.evidence],
            "moves": list(entry.moves),
            "why": list(entry.why),
        }
