"""Roles around a cue in every shape that a clause takes."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from dragoman.extract.grammar.clauses import (
    arguments_of_adjective,
    arguments_of_noun,
    arguments_of_verb,
    conjuncts,
    controls_by_object,
    is_light,
)
from dragoman.extract.sentences import load_model


def token_of(text: str, word: str) -> Token:
    return next(t for t in load_model()(text) if t.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "subject", "direct"),
    [
        ("Norway rejected the plan.", "rejected", "Norway", "plan"),
        ("The plan was rejected by Norway.", "rejected", "Norway", "plan"),
        ("Norway, which rejected the plan, left the talks.", "rejected", "which", "plan"),
        ("The plan that Norway rejected was Swedish.", "rejected", "Norway", "plan"),
        ("The plan Norway rejected was Swedish.", "rejected", "Norway", "plan"),
        ("The plan rejected by Norway was Swedish.", "rejected", "Norway", "plan"),
        ("Norway met Sweden and rejected the plan.", "rejected", "Norway", "plan"),
        ("Norway decided to reject the plan.", "reject", "Norway", "plan"),
        ("Norway asked Sweden to reject the plan.", "reject", "Sweden", "plan"),
        ("Norway is ready to reject the plan.", "reject", "Norway", "plan"),
        ("Rejecting the plan, Norway left the talks.", "Rejecting", "Norway", "plan"),
        ("Norway has agreed to sign the plan and to withdraw its troops.", "withdraw", "Norway", "troops"),
    ],
)
def test_logical_subject_and_object_of_a_verb(text: str, verb: str, subject: str, direct: str) -> None:
    arguments = arguments_of_verb(token_of(text, verb))
    assert arguments.subject is not None
    assert arguments.object is not None
    assert (arguments.subject.text, arguments.object.text) == (subject, direct)


def test_asked_party_and_infinitive_are_object_and_clause() -> None:
    arguments = arguments_of_verb(token_of("Norway asked Sweden to withdraw its troops.", "asked"))
    assert arguments.object is not None
    assert arguments.object.text == "Sweden"
    assert [c.text for c in arguments.clauses] == ["withdraw"]


@pytest.mark.parametrize(
    ("text", "noun", "owner"),
    [
        ("Norway's offer to mediate was read out.", "offer", "Norway"),
        ("The offer by Norway was read out.", "offer", "Norway"),
        ("A Norwegian offer was read out.", "offer", "Norwegian"),
        ("Norway made an offer.", "offer", "Norway"),
    ],
)
def test_owner_of_a_noun_of_action(text: str, noun: str, owner: str) -> None:
    subject = arguments_of_noun(token_of(text, noun)).subject
    assert subject is not None
    assert subject.text == owner


def test_request_with_a_copula_has_its_clauses_as_contents() -> None:
    text = "Norway's main request is for Sweden to close the base and to withdraw its ships."
    clauses = arguments_of_noun(token_of(text, "request")).clauses
    assert [t.text for c in clauses for t in conjuncts(c)] == ["close", "withdraw"]


def test_predicate_adjective_has_subject_and_clause() -> None:
    arguments = arguments_of_adjective(token_of("Norway is ready to sign the treaty.", "ready"))
    assert arguments.subject is not None
    assert arguments.subject.text == "Norway"
    assert [c.text for c in arguments.clauses] == ["sign"]


@pytest.mark.parametrize(
    ("verb", "classes"), [("urged", (True, False)), ("issued", (False, True)), ("saw", (False, False))]
)
def test_classes_of_verbs_tell_who_acts_in_what_hangs_on_them(verb: str, classes: tuple[bool, bool]) -> None:
    token = token_of(f"Norway {verb} it.", verb)
    assert (controls_by_object(token), is_light(token)) == classes
