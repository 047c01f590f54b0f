"""A small state of play, made by hand, that every view can be tried on."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.schema.annotation import SpeechStyle
from dragoman.schema.document import Document, Evidence, PublishedBasis, document_id
from dragoman.schema.move import (
    Arrangement,
    ChannelKind,
    ChannelStatus,
    Factuality,
    Firmness,
    Stance,
    Voice,
)
from dragoman.schema.state import (
    Answer,
    AnswerKind,
    Channel,
    ConditionEntry,
    Incident,
    Meeting,
    Position,
    Proposal,
    ProposalKind,
    ProposalStatus,
    StateOfPlay,
)
from dragoman.schema.times import TimeValue
from dragoman.views.report import Report

TEXT = """Title: Lake talks
Date: 2023-05-04

Norland offered Sudland talks on the lake on Wednesday. Sudland neither accepted nor rejected the offer, Amara said.
Sudland demanded that Norland reopen the dam; Norland refused. If Sudland closes the lock, Norland will cut the water.
Norland closed its embassy in Sudville in April. The two met in Midtown on 2 May. Norland supports a joint survey.
Sudland expelled three engineers in 2021.
"""
DAY = TimeValue("2023-05-04")


@pytest.fixture
def document() -> Document:
    return Document(
        id=document_id(TEXT, DAY),
        text=TEXT,
        name="lake.txt",
        published=DAY,
        published_basis=PublishedBasis.HEADER,
        title="Lake talks",
    )


@pytest.fixture
def report(document: Document) -> Report:
    def common(number: int, quote: str, factuality=Factuality.CT_POS, voice=(), issues=()):
        start = TEXT.index(quote)
        return {
            "id": f"e-{number}",
            "evidence": (Evidence(document.id, start, start + len(quote), quote),),
            "moves": (f"m-{number}",),
            "factuality": factuality,
            "voice": voice,
            "why": ("pattern made-by-hand",),
            "issues": issues,
        }

    amara = Voice("Amara", ("SUD",), SpeechStyle.INDIRECT)
    considering = Answer(
        **common(1, "Sudland neither accepted nor rejected the offer", voice=(amara,)),
        by=("SUD",),
        answer=AnswerKind.CONSIDERING,
        date=DAY,
    )
    refusal = Answer(**common(2, "Norland refused"), by=("NOR_LAND",), answer=AnswerKind.REJECTED, date=DAY)
    state = StateOfPlay(
        as_of=None,
        known_at=None,
        between=(),
        proposals=(
            Proposal(
                **common(3, "Sudland demanded that Norland reopen the dam", issues=("water-and-dams",)),
                kind=ProposalKind.DEMAND,
                by=("SUD",),
                to=("NOR_LAND",),
                content="reopen the dam",
                tabled=None,
                status=ProposalStatus.REJECTED,
                answers=(refusal,),
            ),
            Proposal(
                **common(4, "Norland offered Sudland talks on the lake on Wednesday"),
                kind=ProposalKind.OFFER,
                by=("NOR_LAND",),
                to=("SUD",),
                content="talks on the lake",
                tabled=TimeValue("2023-05-03"),
                status=ProposalStatus.CONSIDERING,
                answers=(considering,),
            ),
        ),
        conditions=(
            ConditionEntry(
                **common(
                    5, "If Sudland closes the lock, Norland will cut the water", issues=("water-and-dams", "transit")
                ),
                by=("NOR_LAND",),
                toward=("SUD",),
                if_="Sudland closes the lock",
                then="cut the water",
                firmness=Firmness.WILL,
            ),
        ),
        channels=(
            Channel(
                **common(6, "Norland closed its embassy in Sudville in April"),
                name="embassy in Sudville",
                kind=ChannelKind.MISSION,
                between=("NOR_LAND", "SUD"),
                status=ChannelStatus.CLOSED,
                since=TimeValue("2023-04"),
            ),
        ),
        meetings=(
            Meeting(
                **common(7, "The two met in Midtown on 2 May", factuality=Factuality.PR_POS),
                parties=("NOR_LAND", "SUD"),
                date=TimeValue("2023-05-02"),
                place="Midtown",
                forum=None,
                status=Arrangement.HELD,
            ),
        ),
        positions=(
            Position(
                **common(8, "Norland supports a joint survey"),
                party="NOR_LAND",
                issue="joint survey",
                stance=Stance.FOR,
            ),
        ),
        incidents=(
            Incident(
                **common(9, "Sudland expelled three engineers in 2021"),
                by=("SUD",),
                toward=(),
                plover="SANCTION",
                date=TimeValue("2021"),
                what="expelled three engineers",
            ),
        ),
    )
    return Report(
        state=state,
        documents=(document,),
        names={"SUD": "Republic of Sudland"},
        issue_names={"water-and-dams": "rivers"},
    )


@pytest.fixture
def empty_report() -> Report:
    return Report(state=StateOfPlay(as_of=date(2023, 5, 4), known_at=None, between=()), documents=(), names={})
