"""Cues, alone and of several words, their polarity and their requirements."""

from __future__ import annotations

from dragoman.extract.grammar.frames import Frame, FrameFinder, is_negated
from dragoman.extract.sentences import load_model
from dragoman.lexicon.patterns import Cue, CueClass, Pattern, Polarity, Requirement
from dragoman.schema.move import MoveKind


def pattern(cue: Cue, *, polarity: Polarity = Polarity.ANY, requirements: tuple[Requirement, ...] = ()) -> Pattern:
    return Pattern(
        id="under-test", kind=MoveKind.REJECT, cues=(cue,), by=("subject",), toward=("within",), content=("object",),
        requirements=requirements, polarity=polarity, plover="REJECT", cameo="120", where="test",
    )  # fmt: skip


def frames(text: str, *patterns: Pattern) -> list[Frame]:
    return list(FrameFinder(patterns).find(load_model()(text)))


TURN_DOWN = Cue(CueClass.VERB, "turn", (frozenset({"down"}),))
LAY_DOWN_ULTIMATUM = Cue(CueClass.VERB, "lay", (frozenset({"down"}), frozenset({"ultimatum", "condition"})))
ACCEPT = Cue(CueClass.VERB, "accept")
MUST = Cue(CueClass.MODAL, "must")


def test_particle_must_hang_on_the_verb() -> None:
    assert len(frames("Norway turned down the offer.", pattern(TURN_DOWN))) == 1
    assert not frames("Norway turned to the offer and sat down.", pattern(TURN_DOWN))


def test_object_of_a_light_verb_is_part_of_the_cue() -> None:
    found = frames("Norway laid down an ultimatum to Sweden.", pattern(LAY_DOWN_ULTIMATUM))
    assert [t.text for t in found[0].cue_tokens] == ["laid", "down", "ultimatum"]
    assert [t.text for t in found[0].arguments.of("to")] == ["Sweden"]


def test_longer_cue_comes_first() -> None:
    plain = pattern(Cue(CueClass.VERB, "turn"))
    assert frames("Norway turned down the offer.", plain, pattern(TURN_DOWN))[0].cue == TURN_DOWN


def test_polarity_selects_negated_and_plain_uses() -> None:
    negative, positive = pattern(ACCEPT, polarity=Polarity.NEGATIVE), pattern(ACCEPT, polarity=Polarity.POSITIVE)
    assert len(frames("Norway did not accept the plan.", negative)) == 1
    assert not frames("Norway accepted the plan.", negative)
    assert not frames("Norway never accepted the plan.", positive)


def test_negative_cue_is_not_negated_again_but_a_plain_one_is() -> None:
    assert not frames("Norway did not accept the plan.", pattern(ACCEPT, polarity=Polarity.NEGATIVE))[0].negated
    assert frames("Norway did not accept the plan.", pattern(ACCEPT))[0].negated


def test_negation_in_subject_object_and_coordination() -> None:
    for text, word in [
        ("No minister accepted the plan.", "accepted"),
        ("Norway accepted no plan.", "accepted"),
        ("Norway neither accepted nor rejected the plan.", "rejected"),
    ]:
        assert is_negated(next(t for t in load_model()(text) if t.text == word)), text


def test_requirement_bears_on_the_lemma_of_a_role() -> None:
    close = Cue(CueClass.VERB, "close")
    needs = Requirement("object", frozenset({"embassy"}))
    assert frames("Norway closed its embassies.", pattern(close, requirements=(needs,)))
    assert not frames("Norway closed the meeting.", pattern(close, requirements=(needs,)))


def test_modal_takes_its_verb_as_the_clause() -> None:
    found = frames("Sweden must withdraw its ships.", pattern(MUST))
    assert found[0].arguments.subject is not None
    assert found[0].arguments.subject.text == "Sweden"
    assert [c.text for c in found[0].arguments.clauses] == ["withdraw"]
