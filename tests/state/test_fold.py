from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.state.builders import Story

from dragoman.schema.document import Evidence
from dragoman.schema.move import Move
from dragoman.schema.state import Entry, StateOfPlay
from dragoman.state import fold

PARTIES = ["NOR", "SWE", "FIN", "NOR SWE", ""]
CONTENTS = [None, "the offer", "both demands", "resume talks", "talks on the herring quota", "release the crew", "it"]
KINDS = [
    *("offer", "invite", "demand", "request", "accept", "reject", "consider", "counter", "comply", "withdraw", "deny"),
    *("agree", "promise", "expel", "use_force", "release"),
]
DAYS = ["2021-05-03", "2021-05-09", "2021-05-20", None]
FIRST = date(2021, 5, 1)


@st.composite
def one_move(draw: st.DrawFn, story: Story) -> Move:
    by, toward = draw(st.sampled_from(PARTIES)), draw(st.sampled_from(PARTIES))
    happened = draw(st.sampled_from([None, "2021-04", "2021-05-02", "2021-05-18"]))
    common = {"happened": happened, "factuality": draw(st.sampled_from(["CT+", "CT+", "PR+", "CT-", "UU"]))}
    voice = draw(st.sampled_from([None, "NOR", "SWE"]))
    match draw(st.sampled_from(["plain", "plain", "meet", "position", "condition", "channel"])):
        case "meet":
            status = draw(st.sampled_from(["held", "planned", "cancelled"]))
            return story.meet(f"NOR {by}".strip(), status, place=draw(st.sampled_from([None, "Umeå"])), **common)
        case "position":
            return story.position(by, draw(st.sampled_from(CONTENTS[3:])) or "", "for", voice=voice, **common)
        case "condition":
            return story.condition("promise", by, toward, "the crew is freed", "resume talks", **common)
        case "channel":
            status = draw(st.sampled_from(["open", "suspended"]))
            return story.channel("suspend", draw(st.sampled_from(["talks", "hotline"])), "NOR SWE", status, **common)
        case _:
            kind = draw(st.sampled_from(KINDS))
            return story.tell(kind, by, toward, draw(st.sampled_from(CONTENTS)), voice=voice, **common)


@st.composite
def many_moves(draw: st.DrawFn) -> list[Move]:
    stories = [
        Story(f"d{i}", day) for i, day in enumerate(draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=4)))
    ]
    return [draw(one_move(story)) for story in stories for _ in range(draw(st.integers(1, 5)))]


def entries(state: StateOfPlay) -> list[Entry]:
    lists = [getattr(state, f.name) for f in fields(state) if f.name not in {"as_of", "known_at", "between"}]
    return [entry for one in lists for entry in one]


def all_evidence(state: StateOfPlay) -> set[Evidence]:
    answers = [answer for proposal in state.proposals for answer in proposal.answers]
    return {e for entry in [*entries(state), *answers] for e in entry.evidence}


@given(many_moves(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=50)
def test_the_order_of_moves_makes_no_difference(moves, random):
    shuffled = list(moves)
    random.shuffle(shuffled)
    assert fold(shuffled) == fold(moves)


@given(many_moves())
@settings(deadline=None, max_examples=50)
def test_moves_given_twice_count_once(moves):
    assert fold([*moves, *moves]) == fold(moves)


@given(many_moves(), st.integers(0, 25), st.integers(0, 25))
@settings(deadline=None, max_examples=50)
def test_evidence_that_was_known_stays_known(moves, one, other):
    earlier, later = (FIRST + timedelta(days=n) for n in sorted((one, other)))
    dated = [m for m in moves if m.published]
    assert all_evidence(fold(dated, known_at=earlier)) <= all_evidence(fold(dated, known_at=later))


@given(many_moves())
@settings(deadline=None, max_examples=50)
def test_every_entry_has_evidence_a_reason_and_an_id_of_its_own(moves):
    state = fold(moves)
    known = {m.id: m.evidence for m in moves}
    for entry in entries(state):
        assert entry.why
        assert {known[m] for m in entry.moves} == set(entry.evidence)
    ids = [entry.id for entry in entries(state)]
    assert len(ids) == len(set(ids))


@given(many_moves())
@settings(deadline=None, max_examples=50)
def test_between_only_leaves_out(moves):
    whole, part = fold(moves), fold(moves, between=["NOR", "SWE"])
    assert set(entries(part)) <= set(entries(whole))
    assert part.between == ("NOR", "SWE")


def test_no_moves_give_an_empty_state():
    state = fold([], as_of=date(2021, 5, 1), known_at=date(2021, 5, 2))
    assert entries(state) == []
    assert (state.as_of, state.known_at) == (date(2021, 5, 1), date(2021, 5, 2))
