from __future__ import annotations

import doctest

import pytest

from dragoman.schema.move import Arrangement, ChannelStatus, Factuality, Firmness, Stance
from dragoman.schema.state import AnswerKind, ProposalStatus
from dragoman.views import wording


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (ProposalStatus, wording.STATUSES),
        (AnswerKind, wording.ANSWERS),
        (Firmness, wording.FIRMNESS),
        (ChannelStatus, wording.CHANNELS),
        (Arrangement, wording.MEETINGS),
        (Stance, wording.STANCES),
        (Factuality, wording.FACTUALITY),
    ],
)
def test_every_value_has_its_words(kinds, words):
    assert set(words) == set(kinds)


def test_every_answer_is_a_status_too():
    assert {a.value for a in AnswerKind} <= {s.value for s in ProposalStatus}


def test_the_examples_of_the_wording_hold():
    assert doctest.testmod(wording).failed == 0
