"""Factuality of an event by its modals, negations, adverbs and the words that govern it."""

from __future__ import annotations

import pytest

from dragoman.extract.grammar.frames import is_negated
from dragoman.extract.moves.factuality import factuality_of
from dragoman.extract.sentences import load_model
from dragoman.schema.move import Factuality, MoveKind


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


@pytest.mark.parametrize(
    ("text", "event", "factuality"),
    [
        ("Norway has yet to sign the treaty.", "sign", Factuality.CT_NEG),
        ("Norway stopped short of signing the treaty.", "signing", Factuality.CT_NEG),
        ("Norway left without signing the treaty.", "signing", Factuality.CT_NEG),
        ("Norway left without having signed the treaty.", "signed", Factuality.CT_NEG),
        ("Instead of signing the treaty, Norway asked for time.", "signing", Factuality.CT_NEG),
        ("Norway had planned to sign the treaty.", "sign", Factuality.CT_NEG),
        ("The ministers were to have met in Oslo.", "met", Factuality.CT_NEG),
        ("Norway was set to sign the treaty when the talks broke down.", "sign", Factuality.CT_NEG),
        ("Norway has no intention of signing the treaty.", "signing", Factuality.CT_NEG),
        ("Had Norway signed the treaty, Sweden would have paid.", "signed", Factuality.CT_NEG),
        ("No one in Oslo signed the treaty.", "signed", Factuality.CT_NEG),
        ("Norway agreed on nothing.", "agreed", Factuality.CT_NEG),
        ("There is no sign that Norway has left the camp.", "left", Factuality.CT_NEG),
        ("Norway's refusal to sign the treaty angered Sweden.", "sign", Factuality.CT_NEG),
        ("Norway is said to have signed the treaty.", "signed", Factuality.PS_POS),
        ("Norway does not rule out signing the treaty.", "signing", Factuality.PS_POS),
        ("It is unlikely that Norway will sign the treaty.", "sign", Factuality.PR_NEG),
        ("Norway has agreed in principle to sign the treaty.", "sign", Factuality.PR_POS),
        ("Norway told Sweden that it had signed the treaty.", "signed", Factuality.CT_POS),
        ("Norway told Sweden to sign the treaty.", "sign", Factuality.UNKNOWN),
        ("Whether Norway signs the treaty is not known.", "signs", Factuality.UNKNOWN),
        ("Norway insists that Sweden has signed the treaty.", "signed", Factuality.CT_POS),
    ],
)
def test_the_words_above_an_act_tell_whether_it_took_place(text: str, event: str, factuality: Factuality) -> None:
    head = next(t for t in load_model()(text) if t.text == event)
    assert factuality_of(head) is factuality


@pytest.mark.parametrize(
    ("text", "cue", "kind", "factuality"),
    [
        ("Norway will not sign the treaty.", "will not sign", MoveKind.REJECT, Factuality.CT_POS),
        ("Norway has not rejected the treaty.", "has not rejected", MoveKind.REJECT, Factuality.CT_NEG),
        ("Norway has no objection to the treaty.", "has no objection", MoveKind.ACCEPT, Factuality.CT_POS),
        ("Norway has not accepted the treaty.", "has not accepted", MoveKind.ACCEPT, Factuality.CT_NEG),
        ("Norway no longer insists on a visit.", "no longer insists", MoveKind.WITHDRAW, Factuality.CT_POS),
        ("Norway would like the maps back.", "would like", MoveKind.REQUEST, Factuality.CT_POS),
        ("Norway will ask Sweden for the maps.", "will ask", MoveKind.REQUEST, Factuality.PR_POS),
        ("Norway has not ruled out a visit.", "has not ruled out", MoveKind.CONSIDER, Factuality.CT_POS),
        ("Norway recognises no border there.", "recognises no border", MoveKind.STATE_POSITION, Factuality.CT_POS),
        ("Norway has no opinion on the border.", "has no opinion", MoveKind.STATE_POSITION, Factuality.CT_NEG),
        (
            "Norway is believed to be weighing a visit.",
            "is believed to be weighing",
            MoveKind.CONSIDER,
            Factuality.PS_POS,
        ),
        ("Norway called off the meeting.", "called off", MoveKind.MEET, Factuality.CT_NEG),
        ("A second meeting was called off.", "meeting", MoveKind.MEET, Factuality.CT_NEG),
        ("A second meeting could follow in May.", "meeting", MoveKind.MEET, Factuality.PS_POS),
        ("No meeting took place.", "meeting", MoveKind.MEET, Factuality.CT_NEG),
        ("Norway announced a possible withdrawal.", "withdrawal", MoveKind.PULL_BACK, Factuality.PS_POS),
        ("Norway promised Sweden two ships.", "promised", MoveKind.PROMISE, Factuality.CT_POS),
        ("Norway promised two ships once the border opens.", "promised", MoveKind.PROMISE, Factuality.UNKNOWN),
        ("Norway is weighing a ban on Swedish beef.", "is weighing", MoveKind.SANCTION, Factuality.UNKNOWN),
    ],
)
def test_what_a_negation_or_a_modal_means_depends_on_the_move(
    text: str, cue: str, kind: MoveKind, factuality: Factuality
) -> None:
    start = text.index(cue)
    words = load_model()(text).char_span(start, start + len(cue))
    assert words is not None
    assert factuality_of(words.root, kind=kind, cue=tuple(words)) is factuality


def test_a_pattern_s_word_on_negation_is_taken() -> None:
    head = next(t for t in load_model()("Norway will not sign the treaty.") if t.text == "sign")
    assert factuality_of(head, kind=MoveKind.REJECT, negated=False) is Factuality.CT_POS
    assert factuality_of(head, negated=True) is Factuality.PR_NEG
