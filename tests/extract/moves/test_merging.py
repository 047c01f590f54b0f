"""Moves of the patterns and of the encoder brought together: what is kept, and whose parties count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.extract.moves.learned.finder import Finding
from dragoman.extract.moves.learned.labels import LABELS, LAYERS, Layer
from dragoman.extract.moves.merging import DISAGREE, Part, Weighing, choose, features_of, layers_of, settled
from dragoman.schema.document import Evidence
from dragoman.schema.move import (
    ChannelKind,
    ChannelRef,
    ChannelStatus,
    Factuality,
    Move,
    MoveKind,
    Why,
)

SURE = {"NOR": (4.0, -4.0), "SWE": (-4.0, 4.0), "DNK": (-4.0, -4.0)}


def move(kind: MoveKind = MoveKind.OFFER, **changes: object) -> Move:
    plain = Move(
        id="",
        document_id="d",
        kind=kind,
        by=("NOR",),
        toward=("SWE",),
        evidence=Evidence("d", 0, 20, "Norway offered talks"),
        why=Why("offer", "offered"),
        factuality=Factuality.CT_POS,
        plover="AGREE",
        cameo="030",
    )
    return replace(plain, **changes)


def part(told: Move, *, layer: Layer = Layer.PROPOSALS, parties=SURE, beginning=0.9, found=True, pattern=True) -> Part:
    labels = {label: 1 / len(LABELS[layer]) for label in LABELS[layer]}
    return Part(told, layer, Finding(layer, (0, 3), beginning, 0.9, labels, parties), beginning, found, pattern)


def weighings(threshold: float = 0.5, **weights: float) -> dict[Layer, Weighing]:
    return {layer: Weighing(weights, threshold) for layer in LAYERS}


def test_what_is_less_sure_than_the_threshold_is_dropped_with_its_figure() -> None:
    kept, dropped = choose([], [part(move())], weighings(0.5, bias=-2.0), governments=True)
    assert not kept
    assert dropped[0].reason == "too unsure: confidence 0.12, at least 0.50 is needed"


def test_what_is_sure_enough_is_kept_with_its_confidence() -> None:
    (kept,), dropped = choose([], [part(move())], weighings(0.5, bias=2.0), governments=True)
    assert kept.confidence == pytest.approx(0.881, abs=1e-3)
    assert not dropped


def test_a_users_own_pattern_is_never_dropped() -> None:
    (kept,), _ = choose([], [part(move())], weighings(0.5, bias=-2.0), governments=True, trusted={"offer"})
    assert kept.confidence == pytest.approx(0.119, abs=1e-3)


def test_a_kind_that_is_no_entry_stays_as_it_is() -> None:
    praise = move(MoveKind.PRAISE)
    assert not list(layers_of(praise))
    kept, _ = choose([praise], [], weighings(), governments=True)
    assert kept == [praise]


def test_a_doubted_act_may_still_tell_the_state_of_a_channel() -> None:
    channel = ChannelRef("the embassy", ChannelKind.MISSION, ("NOR", "SWE"), ChannelStatus.CLOSED)
    closing = move(MoveKind.CLOSE, channel=channel, plover="SANCTION")
    assert list(layers_of(closing)) == [Layer.INCIDENTS, Layer.CHANNELS]
    tables = weighings(0.5, bias=2.0) | {Layer.INCIDENTS: Weighing({"bias": -2.0}, 0.5)}
    parts = [part(closing, layer=Layer.INCIDENTS), part(closing, layer=Layer.CHANNELS)]
    (kept,), _ = choose([closing], parts, tables, governments=True)
    assert (kept.kind, kept.plover, kept.channel) == (MoveKind.CLOSE, "CONSULT", channel)


def test_a_patterns_party_counts_unless_the_encoder_doubts_it_and_is_sure_of_another() -> None:
    assert settled(part(move())).by == ("NOR",)
    other = {"NOR": (-4.0, -4.0), "DNK": (4.0, -4.0), "SWE": (-4.0, 4.0)}
    overruled = settled(part(move(), parties=other))
    assert overruled.by == ("DNK",)
    assert DISAGREE in overruled.why.unsure
    unsure = {"NOR": (-1.0, -4.0), "DNK": (0.5, -4.0), "SWE": (-4.0, 4.0)}
    assert settled(part(move(), parties=unsure)).by == ("NOR",)


def test_a_guessed_addressee_gives_way_to_the_encoders() -> None:
    guessed = move(toward=("DNK",), why=Why("offer", "offered", ("the addressee is a guess",)))
    assert settled(part(guessed)).toward == ("SWE",)
    assert settled(part(move(toward=()))).toward == ("SWE",)


def test_features_tell_who_found_it_and_how_sure_the_encoder_is() -> None:
    features = features_of(part(move(), found=False, beginning=0.01), governments=True)
    assert (features["pattern"], features["found"], features["both"]) == (1.0, 0.0, 0.0)
    assert features["beginning"] < 0 < features["inside"]
    assert (features["by"], features["toward"]) == (4.0, 4.0)
