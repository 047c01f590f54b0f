from __future__ import annotations

from datetime import date

from tests.state.builders import Story

from dragoman.schema.move import Move
from dragoman.schema.state import AnswerKind, Proposal, ProposalKind, ProposalStatus
from dragoman.state import fold


def only(moves: list[Move], **options: object) -> Proposal:
    (proposal,) = fold(moves, **options).proposals  # type: ignore[arg-type]
    return proposal


def answers(proposal: Proposal) -> list[tuple[tuple[str, ...], str]]:
    return [(a.by, a.answer.value) for a in proposal.answers]


def life() -> list[Move]:
    first, second, third = Story("d1", "2021-05-03"), Story("d2", "2021-05-10"), Story("d3", "2021-06-01")
    return [
        first.tell("offer", "NOR", "SWE", "share the herring quota", happened="2021-05-02"),
        first.tell("consider", "SWE", "NOR", "the offer", happened="2021-05-03"),
        second.tell("offer", "NOR", "SWE", "a share of the herring quota for three years"),
        second.tell("reject", "SWE", "NOR", "it", happened="2021-05-09"),
        third.tell("accept", "SWE", "NOR", "Oslo's proposal", happened="2021-05-31"),
    ]


def test_a_proposal_is_followed_through_three_documents():
    proposal = only(life())
    assert answers(proposal) == [(("SWE",), "considering"), (("SWE",), "rejected"), (("SWE",), "accepted")]
    assert proposal.status is ProposalStatus.ACCEPTED
    assert proposal.tabled is not None
    assert proposal.tabled.value == "2021-05-02"
    assert proposal.content == "a share of the herring quota for three years"
    assert {e.document_id for e in proposal.evidence} == {"d1", "d2"}
    assert any("same content" in reason for reason in proposal.why)


def test_as_of_goes_back_in_time():
    assert only(life(), as_of=date(2021, 5, 30)).status is ProposalStatus.REJECTED
    assert only(life(), as_of=date(2021, 5, 8)).status is ProposalStatus.CONSIDERING
    assert only(life(), as_of=date(2021, 5, 2)).status is ProposalStatus.OPEN
    assert fold(life(), as_of=date(2021, 5, 1)).proposals == ()


def test_known_at_goes_back_to_what_was_published():
    assert only(life(), known_at=date(2021, 5, 9)).status is ProposalStatus.CONSIDERING
    assert only(life(), known_at=date(2021, 5, 10)).status is ProposalStatus.REJECTED
    assert fold(life(), known_at=date(2021, 5, 2)).proposals == ()


def test_known_at_keeps_what_has_no_publication_date_and_says_so():
    story = Story("d1", None)
    proposal = only([story.tell("offer", "NOR", "SWE", "a ferry line")], known_at=date(2000, 1, 1))
    assert any("publication date" in reason for reason in proposal.why)


def test_headline_and_body_tell_one_proposal():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("offer", "NOR", "SWE", "restart talks"),
        story.tell("offer", "NOR", "SWE", "resume dialogue on a wide range of matters"),
    ]
    assert only(moves).content == "resume dialogue on a wide range of matters"


def test_two_demands_of_one_sentence_stay_two():
    story = Story("d1", "2021-05-03")
    first = story.tell("demand", "NOR", "SWE", "withdraw the border patrol", at=0)
    second = story.tell("demand", "NOR", "SWE", "withdraw the border fence", at=30)
    assert len(fold([first, second]).proposals) == 2


def test_different_contents_stay_apart():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("demand", "NOR", "SWE", "release the crew of the trawler"),
        story.tell("demand", "NOR", "SWE", "reopen the railway crossing"),
        story.tell("demand", "FIN", "SWE", "release the crew of the trawler"),
    ]
    assert len(fold(moves).proposals) == 3


def test_a_bare_offer_points_at_the_one_told_before():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("offer", "NOR", "SWE", "a ferry line to Strömstad"),
        story.tell("offer", "NOR", "SWE", "its offer"),
    ]
    assert len(only(moves).evidence) == 2


def test_a_bare_offer_with_nothing_told_is_no_proposal():
    assert fold([Story("d1", "2021-05-03").tell("offer", "NOR", "SWE", "the offer")]).proposals == ()


def test_a_denied_offer_is_no_proposal_and_a_doubted_one_conflicts():
    story = Story("d1", "2021-05-03")
    denied = story.tell("offer", "NOR", "SWE", "a ferry line", factuality="CT-", voice="NOR")
    assert fold([denied]).proposals == ()
    claimed = story.tell("offer", "NOR", "SWE", "a ferry line", voice="SWE")
    proposal = only([denied, claimed])
    assert proposal.conflicting
    assert set(proposal.moves) == {denied.id, claimed.id}


def test_kinds_of_moves_give_offers_and_demands():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("offer", "NOR", "SWE", "cheap electricity"),
        story.tell("invite", "NOR", "SWE", "inspect the dam"),
        story.tell("demand", "NOR", "SWE", "hand over the archive"),
        story.tell("request", "NOR", "SWE", "two icebreakers"),
    ]
    kinds = [p.kind for p in fold(moves).proposals]
    assert kinds == [ProposalKind.OFFER, ProposalKind.OFFER, ProposalKind.DEMAND, ProposalKind.DEMAND]


def test_an_answer_finds_the_proposal_whose_words_it_is_about():
    story = Story("d1", "2021-05-03")
    first = story.tell("demand", "NOR", "SWE", "hand over the archive")
    second = story.tell("offer", "NOR", "SWE", "cheap electricity")
    about = story.tell("reject", "SWE", "", "Norway's demand", within=first)
    statuses = [p.status for p in fold([first, second, about]).proposals]
    assert statuses == [ProposalStatus.REJECTED, ProposalStatus.OPEN]


def test_one_answer_to_a_sentence_of_two_offers_answers_both():
    story = Story("d1", "2021-05-03")
    first = story.tell("offer", "NOR", "SWE", "reopen the consulate", at=0)
    second = story.tell("offer", "NOR", "SWE", "hold a round of talks", at=26)
    both = story.tell("consider", "SWE", "NOR", "a proposal to reopen the consulate and hold a round of talks", at=0)
    assert [p.status.value for p in fold([first, second, both]).proposals] == ["considering", "considering"]


def test_an_answer_finds_its_proposal_by_content():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("demand", "NOR", "SWE", "hand over the archive"),
        story.tell("offer", "NOR", "SWE", "cheap electricity"),
        story.tell("reject", "SWE", "", "handing over of archive papers"),
    ]
    assert [p.status.value for p in fold(moves).proposals] == ["rejected", "open"]


def test_a_demand_named_as_such_is_not_the_offer_that_stands_nearer():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("demand", "NOR", "SWE", "hand over the archive"),
        story.tell("offer", "NOR", "SWE", "cheap electricity"),
        story.tell("reject", "SWE", "NOR", "the demand"),
    ]
    assert [p.status.value for p in fold(moves).proposals] == ["rejected", "open"]


def test_the_demands_are_all_of_them():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("demand", "NOR", "SWE", "hand over the archive"),
        story.tell("demand", "NOR", "SWE", "dismiss the harbour master"),
        story.tell("demand", "FIN", "SWE", "lower the ferry fees"),
        story.tell("reject", "SWE", "NOR", "the demands"),
    ]
    assert [p.status.value for p in fold(moves).proposals] == ["rejected", "rejected", "open"]


def test_a_headline_answers_what_the_body_tells_after_it():
    story = Story("d1", "2021-05-03")
    moves = [story.tell("reject", "SWE", "NOR", "offer"), story.tell("offer", "NOR", "SWE", "cheap electricity")]
    assert only(moves).status is ProposalStatus.REJECTED


def test_nobody_answers_his_own_proposal():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("offer", "NOR", "SWE", "cheap electricity"),
        story.tell("accept", "NOR", "", "cheap electricity"),
    ]
    assert only(moves).status is ProposalStatus.OPEN


def test_one_who_was_not_asked_does_not_answer():
    story = Story("d1", "2021-05-03")
    moves = [story.tell("offer", "NOR", "SWE", "cheap electricity"), story.tell("reject", "FIN", "", "it")]
    assert only(moves).answers == ()


def test_an_answer_by_nobody_named_is_the_addressee_s():
    story = Story("d1", "2021-05-03")
    moves = [story.tell("offer", "NOR", "SWE", "cheap electricity"), story.tell("reject", "", "", "the offer")]
    assert answers(only(moves)) == [(("SWE",), "rejected")]


def test_addressees_may_answer_differently_and_the_newest_sets_the_status():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("offer", "UN", "SDN EGY", "a joint survey of the dam"),
        story.tell("accept", "SDN", "UN", "it"),
        story.tell("reject", "EGY", "UN", "it"),
    ]
    proposal = only(moves)
    assert answers(proposal) == [(("SDN",), "accepted"), (("EGY",), "rejected")]
    assert proposal.status is ProposalStatus.REJECTED
    assert not proposal.conflicting


def test_the_same_answer_told_again_is_one_with_more_evidence():
    first, second = Story("d1", "2021-05-03"), Story("d2", "2021-05-10")
    moves = [
        first.tell("offer", "NOR", "SWE", "cheap electricity"),
        first.tell("reject", "SWE", "NOR", "it", happened="2021-05-02"),
        second.tell("reject", "SWE", "NOR", "cheap electricity"),
    ]
    (answer,) = only(moves).answers
    assert len(answer.evidence) == 2
    assert answer.date is not None
    assert answer.date.value == "2021-05-02"


def test_an_old_answer_told_again_does_not_undo_a_newer_one():
    first, second, third = Story("d1", "2021-05-03"), Story("d2", "2021-05-10"), Story("d3", "2021-05-20")
    moves = [
        first.tell("offer", "NOR", "SWE", "cheap electricity"),
        first.tell("reject", "SWE", "NOR", "it", happened="2021-05-02"),
        second.tell("accept", "SWE", "NOR", "the offer", happened="2021-05-10"),
        third.tell("reject", "SWE", "NOR", "the offer", happened="2021-05-02"),
    ]
    assert only(moves).status is ProposalStatus.ACCEPTED


def test_a_party_may_change_its_mind_and_back():
    first, second, third = Story("d1", "2021-05-03"), Story("d2", "2021-05-10"), Story("d3", "2021-05-20")
    moves = [
        first.tell("offer", "NOR", "SWE", "cheap electricity"),
        first.tell("reject", "SWE", "NOR", "it", happened="2021-05-02"),
        second.tell("consider", "SWE", "NOR", "the offer", happened="2021-05-10"),
        third.tell("reject", "SWE", "NOR", "the offer", happened="2021-05-19"),
    ]
    assert only(moves).status is ProposalStatus.REJECTED


def test_last_week_s_answer_told_after_today_s_is_not_the_newest():
    first, second = Story("d1", "2021-05-03"), Story("d2", "2021-05-20")
    moves = [
        first.tell("offer", "NOR", "SWE", "cheap electricity"),
        second.tell("accept", "SWE", "NOR", "the offer", happened="2021-05-19"),
        second.tell("consider", "SWE", "NOR", "the offer", happened="2021-05-12"),
    ]
    assert only(moves).status is ProposalStatus.ACCEPTED


def test_an_answer_whose_words_fit_nothing_is_to_what_was_just_told_and_says_how_likely():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("offer", "NOR", "SWE", "cheap electricity"),
        story.tell("reject", "SWE", "NOR", "Danaan gifts"),
        story.tell("demand", "NOR", "SWE", "hand over the archive"),
        story.tell("reject", "SWE", "FIN", "a lighthouse"),
    ]
    first, second = fold(moves).proposals
    assert (first.status, second.status) == (ProposalStatus.REJECTED, ProposalStatus.OPEN)
    assert any("characters before" in reason and "chance" in reason for reason in first.answers[0].why)


def test_what_was_done_is_newer_than_a_refusal_that_the_same_document_recalls_after_it():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("demand", "NOR", "SWE", "hand over the archive"),
        story.tell("comply", "SWE", "NOR", "the demand"),
        story.tell("reject", "SWE", "NOR", "the demand"),
    ]
    assert only(moves).status is ProposalStatus.COMPLIED


def test_an_undated_answer_before_a_dated_one_of_the_same_days_is_the_older():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("offer", "NOR", "SWE", "cheap electricity"),
        story.tell("reject", "SWE", "NOR", "the offer"),
        story.tell("accept", "SWE", "NOR", "the offer", happened="2021-05-02"),
    ]
    assert only(moves).status is ProposalStatus.ACCEPTED


def test_a_withdrawn_proposal_is_withdrawn_until_somebody_answers_it_after_all():
    first, second = Story("d1", "2021-05-03"), Story("d2", "2021-05-10")
    moves = [
        first.tell("offer", "NOR", "SWE", "cheap electricity"),
        first.tell("reject", "SWE", "NOR", "it"),
        second.tell("withdraw", "NOR", "", "its offer"),
    ]
    assert only(moves).status is ProposalStatus.WITHDRAWN
    assert only(moves, known_at=date(2021, 5, 4)).status is ProposalStatus.REJECTED
    late = Story("d3", "2021-06-01").tell("accept", "SWE", "NOR", "cheap electricity")
    assert only([*moves, late]).status is ProposalStatus.ACCEPTED


def test_only_the_proposer_withdraws():
    story = Story("d1", "2021-05-03")
    moves = [story.tell("offer", "NOR", "SWE", "cheap electricity"), story.tell("withdraw", "SWE", "", "the offer")]
    assert only(moves).status is ProposalStatus.OPEN


def test_complied_counts_over_accepted():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("demand", "NOR", "SWE", "hand over the archive"),
        story.tell("comply", "SWE", "NOR", "the demand"),
        story.tell("accept", "SWE", "NOR", "the demand"),
    ]
    assert only(moves).status is ProposalStatus.COMPLIED


def test_a_part_accepted_is_partly_accepted():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("demand", "NOR", "SWE", "hand over the archive"),
        story.tell("accept", "SWE", "NOR", "the demand", partial=True),
    ]
    assert only(moves).status is ProposalStatus.PARTLY_ACCEPTED


def test_a_counter_answers_one_proposal_and_tables_another():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("offer", "NOR", "SWE", "lease the harbour for ten years"),
        story.tell("counter", "SWE", "NOR", "one summer without fees"),
    ]
    first, second = fold(moves).proposals
    assert first.status is ProposalStatus.COUNTERED
    assert (second.by, second.to, second.content) == (("SWE",), ("NOR",), "one summer without fees")


def test_an_agreement_on_what_was_proposed_is_an_acceptance_and_other_terms_are_none():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("offer", "NOR", "SWE", "lease the harbour for ten years"),
        story.tell("agree", "NOR SWE", "", "a lease of the harbour"),
        story.tell("agree", "NOR SWE", "", "joint sea rescue drills"),
    ]
    assert answers(only(moves)) == [(("SWE",), "accepted")]


def test_a_pledge_to_do_what_was_demanded_is_an_answer():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("demand", "NOR", "SWE", "hand over the archive"),
        story.tell("promise", "SWE", "NOR", "hand over the archive"),
        story.tell("promise", "SWE", "NOR", "build a lighthouse"),
    ]
    assert answers(only(moves)) == [(("SWE",), "accepted")]


def test_an_answer_that_tells_the_demand_makes_it_known():
    story = Story("d1", "2021-05-03")
    proposal = only([story.tell("reject", "SWE", "NOR", "Norway's demand for a veto on harbour fees")])
    assert (proposal.kind, proposal.by, proposal.to) == (ProposalKind.DEMAND, ("NOR",), ("SWE",))
    assert proposal.status is ProposalStatus.REJECTED


def test_a_refusal_of_what_nobody_proposed_is_nothing():
    story = Story("d1", "2021-05-03")
    assert fold([story.tell("reject", "SWE", "", "higher harbour fees")]).proposals == ()


def test_an_acceptance_told_by_others_and_denied_by_the_party_does_not_count():
    story = Story("d1", "2021-05-03")
    offer = story.tell("offer", "NOR", "SWE", "cheap electricity")
    claimed = story.tell("accept", "SWE", "NOR", "the offer", voice="NOR")
    denied = story.tell("deny", "SWE", "NOR", "accept offer", voice="SWE")
    proposal = only([offer, claimed, denied])
    assert proposal.conflicting
    assert proposal.status is ProposalStatus.OPEN
    assert [a.voice[0].parties for a in proposal.answers] == [("NOR",), ("SWE",)]


def test_the_narrator_s_account_stands_although_it_is_denied():
    story = Story("d1", "2021-05-03")
    offer = story.tell("offer", "NOR", "SWE", "cheap electricity")
    told = story.tell("accept", "SWE", "NOR", "the offer")
    denied = story.tell("accept", "SWE", "NOR", "the offer", factuality="CT-", voice="SWE")
    proposal = only([offer, told, denied])
    assert proposal.conflicting
    assert proposal.status is ProposalStatus.ACCEPTED


def test_what_was_not_accepted_is_still_open():
    story = Story("d1", "2021-05-03")
    offer = story.tell("offer", "NOR", "SWE", "cheap electricity")
    proposal = only([offer, story.tell("accept", "SWE", "NOR", "the offer", factuality="CT-")])
    assert (proposal.status, proposal.answers, proposal.conflicting) == (ProposalStatus.OPEN, (), False)


def test_between_keeps_what_one_proposes_to_another_or_to_nobody():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("offer", "NOR", "SWE", "cheap electricity"),
        story.tell("offer", "SWE", "", "a ferry line"),
        story.tell("offer", "NOR", "FIN", "cod roe"),
        story.tell("offer", "FIN", "SWE", "a lighthouse"),
    ]
    contents = [p.content for p in fold(moves, between=["NOR", "SWE"]).proposals]
    assert contents == ["cheap electricity", "a ferry line"]


def test_answers_have_ids_of_their_own_where_one_move_answers_two_proposals():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("demand", "NOR", "SWE", "hand over the archive"),
        story.tell("demand", "NOR", "SWE", "dismiss the harbour master"),
        story.tell("reject", "SWE", "NOR", "both demands"),
    ]
    ids = [a.id for p in fold(moves).proposals for a in p.answers]
    assert len(set(ids)) == len(ids) == 2
    assert all(a.answer is AnswerKind.REJECTED for p in fold(moves).proposals for a in p.answers)


def test_sharing_only_what_may_be_said_of_anything_makes_no_one_proposal():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("offer", "NOR", "SWE", "resume talks"),
        story.tell("offer", "NOR", "SWE", "restore timber deliveries"),
    ]
    assert len(fold(moves).proposals) == 2


def test_of_several_who_answer_those_who_were_asked_do():
    story = Story("d1", "2021-05-03")
    moves = [story.tell("offer", "NOR", "SWE", "cheap electricity"), story.tell("reject", "SWE FIN", "", "the offer")]
    assert answers(only(moves)) == [(("SWE",), "rejected")]


def test_not_to_weigh_an_offer_is_no_answer():
    story = Story("d1", "2021-05-03")
    moves = [
        story.tell("offer", "NOR", "SWE", "cheap electricity"),
        story.tell("consider", "SWE", "NOR", "the offer", factuality="CT-"),
    ]
    assert only(moves).status is ProposalStatus.OPEN
