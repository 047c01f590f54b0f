"""What the encoder is trained to find: stretches in seven layers, each with its labels, in fixed order."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from dragoman.schema.move import Arrangement, ChannelStatus, Firmness, MoveKind, Stance


class Layer(StrEnum):
    """The lists of the state of play, and answers. Stretches of one layer don't overlap; those of two layers may."""

    PROPOSALS = "proposals"
    ANSWERS = "answers"
    CONDITIONS = "conditions"
    CHANNELS = "channels"
    MEETINGS = "meetings"
    POSITIONS = "positions"
    INCIDENTS = "incidents"


LAYERS = tuple(Layer)
TAGS = ("outside", "first", "inside")
"""The tags of words in each layer."""
INCIDENTS = (
    MoveKind.EXPEL, MoveKind.CLOSE, MoveKind.SUSPEND, MoveKind.SANCTION, MoveKind.CONCEDE, MoveKind.OPEN,
    MoveKind.RELEASE, MoveKind.PULL_BACK, MoveKind.COERCE, MoveKind.USE_FORCE, MoveKind.MOBILISE, MoveKind.AID,
    MoveKind.COOPERATE,
)  # fmt: skip
PROTEST = "protest"
OTHER = "other"
LABELS: Mapping[Layer, tuple[str, ...]] = MappingProxyType(
    {
        Layer.PROPOSALS: (MoveKind.OFFER, MoveKind.DEMAND),
        Layer.ANSWERS: ("accepted", "partly_accepted", "rejected", "considering", "countered", "complied"),
        Layer.CONDITIONS: tuple(Firmness),
        Layer.CHANNELS: tuple(ChannelStatus),
        Layer.MEETINGS: tuple(Arrangement),
        Layer.POSITIONS: tuple(Stance),
        Layer.INCIDENTS: (*INCIDENTS, PROTEST, OTHER),
    }
)
"""The labels of stretches in each layer. Incidents are told apart by the kind of move; crowds' protests are none."""
