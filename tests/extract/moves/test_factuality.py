"""Factuality of an event by its modals, negations, adverbs and the words that govern it."""

from __future__ import annotations

import pytest

from dragoman.extract.grammar.frames import is_negated
from dragoman.extract.moves.factuality import factuality_of
from dragoman.extract.sentences import load_model
from dragoman.schema.move import Factuality


@pytest.mark.parametrize(
    ("text", "event", "factuality"),
    [
        ("Norway signed the treaty.", "signed", Factuality.CT_POS),
        ("Norway did not sign the treaty.", "sign", Factuality.CT_NEG),
        ("Norway failed to sign the treaty.", "sign", Factuality.CT_NEG),
        ("Norway managed to sign the treaty.", "sign", Factuality.CT_POS),
        ("Norway refused to sign the treaty.", "sign", Factuality.CT_NEG),
        ("Norway may sign the treaty.", "sign", Factuality.PS_POS),
        ("Norway might not sign the treaty.", "sign", Factuality.PS_NEG),
        ("Norway will sign the treaty.", "sign", Factuality.PR_POS),
        ("Norway will not sign the treaty.", "sign", Factuality.PR_NEG),
        ("Norway would sign the treaty.", "sign", Factuality.UNKNOWN),
        ("Norway wants to sign the treaty.", "sign", Factuality.UNKNOWN),
        ("Norway agreed to sign the treaty.", "sign", Factuality.PR_POS),
        ("Norway plans to sign the treaty.", "sign", Factuality.PR_POS),
        ("If Norway signs the treaty, Sweden will pay.", "signs", Factuality.UNKNOWN),
        ("Norway did not fail to sign the treaty.", "sign", Factuality.CT_POS),
        ("Norway denied that it had signed the treaty.", "signed", Factuality.CT_NEG),
        ("Norway denied signing the treaty.", "signing", Factuality.CT_NEG),
        ("Norway said that it had signed the treaty.", "signed", Factuality.CT_POS),
        ("Norway stopped shelling the town.", "shelling", Factuality.CT_NEG),
        ("Norway asked Sweden to sign the treaty.", "sign", Factuality.UNKNOWN),
        ("Norway never signed the treaty.", "signed", Factuality.CT_NEG),
        ("No minister signed the treaty.", "signed", Factuality.CT_NEG),
        ("Norway is ready to sign the treaty.", "sign", Factuality.UNKNOWN),
        ("Norway is expected to sign the treaty.", "sign", Factuality.PR_POS),
        ("Norway reportedly signed the treaty.", "signed", Factuality.PS_POS),
        ("Norway has allegedly shelled the town.", "shelled", Factuality.PS_POS),
        ("It is possible that Norway signed the treaty.", "signed", Factuality.PS_POS),
        ("It is likely that Norway signed the treaty.", "signed", Factuality.PR_POS),
        ("Norway claims that Sweden shelled the town.", "shelled", Factuality.PS_POS),
        ("Norway cannot sign the treaty.", "sign", Factuality.CT_NEG),
        ("Norway must sign the treaty.", "sign", Factuality.UNKNOWN),
        ("Norway asked whether Sweden had signed the treaty.", "signed", Factuality.UNKNOWN),
        ("Norway threatened to close the port.", "close", Factuality.UNKNOWN),
        ("Neither Norway nor Sweden signed the treaty.", "signed", Factuality.CT_NEG),
        ("Norway's failure to sign the treaty angered Sweden.", "sign", Factuality.CT_NEG),
        ("The claim that Norway shelled the town is old.", "shelled", Factuality.PS_POS),
        ("Norway's decision to close the port angered Sweden.", "close", Factuality.PR_POS),
        ("Unless Norway signs the treaty, Sweden will leave.", "signs", Factuality.UNKNOWN),
        ("Norway seems to have signed the treaty.", "signed", Factuality.PR_POS),
        ("Norway was unable to sign the treaty.", "sign", Factuality.CT_NEG),
        ("Norway ruled out signing the treaty.", "signing", Factuality.CT_NEG),
        ("Norway was prevented from signing the treaty.", "signing", Factuality.CT_NEG),
        ("Should Norway sign, Sweden will pay.", "sign", Factuality.UNKNOWN),
        ("Norway is about to sign the treaty.", "sign", Factuality.PR_POS),
        ("Norway is due to sign the treaty.", "sign", Factuality.PR_POS),
        ("Norway believes that Sweden signed the treaty.", "signed", Factuality.PR_POS),
        ("Norway doubts that Sweden signed the treaty.", "signed", Factuality.UNKNOWN),
        ("Norway almost signed the treaty.", "signed", Factuality.CT_NEG),
        ("Norway signed neither treaty.", "signed", Factuality.CT_NEG),
        ("Norway forced Sweden to sign the treaty.", "sign", Factuality.CT_POS),
        ("Norway met Sweden before signing the treaty.", "signing", Factuality.CT_POS),
        ("The treaty was signed by Norway.", "signed", Factuality.CT_POS),
        ("Did Norway sign the treaty?", "sign", Factuality.UNKNOWN),
        ("Norway is to sign the treaty.", "sign", Factuality.PR_POS),
    ],
)
def test_factuality_of_an_event(text: str, event: str, factuality: Factuality) -> None:
    head = next(t for t in load_model()(text) if t.text == event)
    assert factuality_of(head, negated=is_negated(head)) is factuality
