"""Conditional sentences: what marks them, where their clauses are, how firm they are, and what is none."""

from __future__ import annotations

import pytest

from dragoman.extract.conditions.clauses import ConditionFrame
from dragoman.extract.conditions.finder import find_conditions, firmness_of
from dragoman.extract.sentences import load_model
from dragoman.schema.move import Firmness


def conditions_of(text: str) -> list[ConditionFrame]:
    return list(find_conditions(load_model()(text)))


def words(tokens: tuple[object, ...]) -> str:
    return " ".join(str(token) for token in tokens)


@pytest.mark.parametrize(
    ("text", "mark", "if_", "then"),
    [
        ("If Sweden opens the port, Norway will lift its ban.", "if", "Sweden opens", "Norway will lift"),
        (
            "Norway will lift its ban if Sweden opens the port.",
            "if",
            "Sweden opens the port",
            "Norway will lift its ban",
        ),
        ("Norway would sign once Sweden had paid, the minister said.", "once", "Sweden had paid", "Norway would sign"),
        (
            "Unless Sweden pays, the minister said, Norway will not sign.",
            "unless",
            "Sweden pays",
            "Norway will not sign",
        ),
        ("Norway will not sign until Sweden has paid.", "until", "Sweden has paid", "Norway will not sign"),
        ("Norway will talk as long as Sweden keeps the truce.", "as long as", "keeps the truce", "Norway will talk"),
        ("Norway would sign provided that Sweden paid.", "provided", "Sweden paid", "Norway would sign"),
        ("Norway will sign only if Sweden pays first.", "only if", "Sweden pays first", "Norway will sign"),
        ("Norway will sign only after Sweden has paid.", "only after", "Sweden has paid", "Norway will sign"),
        ("Should Sweden refuse, Norway will close its embassy.", "should", "Sweden refuse", "Norway will close"),
        ("Norway would close its embassy should Sweden refuse.", "should", "Sweden refuse", "Norway would close"),
        ("Were Sweden to withdraw, Norway would sign.", "were", "Sweden to withdraw", "Norway would sign"),
        (
            "Norway will free the crew in return for a written apology.",
            "in return for",
            "apology",
            "will free the crew",
        ),
        ("Norway will sign as soon as the ships have left.", "as soon as", "the ships have left", "Norway will sign"),
        ("There will be no talks without a truce.", "without", "a truce", "no talks"),
        ("Failing an answer, Norway will go to court.", "failing", "an answer", "Norway will go to court"),
        ("Sweden must withdraw. Otherwise Norway will close the border.", "otherwise", "withdraw", "Norway will close"),
        ('"Send the sample, then we shall talk," he said.', "do it then", "Send the sample", "we shall talk"),
        ("Let Sweden withdraw, or Norway may close the border.", "do it or", "Let Sweden withdraw", "Norway may close"),
        ("No truce, no talks.", "no … no", "No truce", "no talks"),
        ('"If they attack again we shall answer," he said.', "if", "they attack again", "we shall answer"),
    ],
)
def test_condition_is_found_with_its_two_clauses(text: str, mark: str, if_: str, then: str) -> None:
    frames = conditions_of(text)
    assert len(frames) == 1, frames
    assert frames[0].mark == mark
    assert if_ in words(frames[0].if_)
    assert then in words(frames[0].then)
    assert not set(frames[0].if_) & set(frames[0].then)


@pytest.mark.parametrize(
    "text",
    [
        "Norway asked if Sweden would sign.",
        "Talks went on until midnight.",
        "He had been ambassador until 2019.",
        "Norway met Sweden before the summit.",
        "The two ministers had met once before.",
        "When it rained, the delegates stayed indoors.",
        "Norway would have signed if Sweden had paid.",
        "The table looked as if nobody had sat there.",
        "The official spoke on condition of anonymity.",
        "Norway should sign the treaty.",
        "The ships were provided by Sweden.",
        "Will Norway sign if Sweden pays?",
        "No flour, no diesel, no tents.",
        "It will be easier if Sweden signs.",
    ],
)
def test_what_commits_nobody_is_no_condition(text: str) -> None:
    assert [f.mark for f in conditions_of(text)] == []


def test_clause_of_reporting_belongs_to_neither_clause() -> None:
    frame = conditions_of("If Sweden pays, the minister told reporters, Norway will sign.")[0]
    assert "reporters" not in words((*frame.if_, *frame.then))


def test_condition_of_the_last_of_coordinated_clauses_binds_that_one_alone() -> None:
    frame = conditions_of("Denmark wants a vote, and Norway would agree if Sweden paid.")[0]
    assert words(frame.then) == "Norway would agree"


@pytest.mark.parametrize(
    ("text", "firmness"),
    [
        ("Norway will sign if Sweden pays.", Firmness.WILL),
        ("Norway would talk to Sweden if the ships left.", Firmness.WILL),
        ("Norway cannot sign unless Sweden pays.", Firmness.WILL),
        ("Norway would consider a truce if Sweden pulled back.", Firmness.WOULD_CONSIDER),
        ("Norway would look at the plan if Sweden paid.", Firmness.WOULD_CONSIDER),
        ("Norway could live with the plan if Sweden paid.", Firmness.WOULD_CONSIDER),
        ("Norway may sign if Sweden pays.", Firmness.MAY),
        ("Norway might reconsider if Sweden paid.", Firmness.MAY),
        ("Norway reserves the right to close the port if Sweden does not pay.", Firmness.MAY),
    ],
)
def test_firmness_follows_modals_and_verbs(text: str, firmness: Firmness) -> None:
    assert firmness_of(conditions_of(text)[0]) is firmness
