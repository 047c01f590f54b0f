"""From frames to moves: who, whom, what, as far as it is told as fact."""

from __future__ import annotations

from dragoman.extract.pipeline import read_document
from dragoman.schema.document import Document, document_id
from dragoman.schema.move import Factuality, Move, MoveKind
from dragoman.schema.reading import Reading
from dragoman.schema.times import TimeValue

PUBLISHED = TimeValue("2024-05-15")


def read(text: str) -> Reading:
    return read_document(
        Document(id=document_id(text, PUBLISHED), text=text, name="note", published=PUBLISHED), learned=False
    )


def moves(text: str, kind: MoveKind) -> list[Move]:
    return [m for m in read(text).moves if m.kind is kind]


def test_two_demands_in_one_sentence_are_two() -> None:
    found = moves("Norway demanded that Sweden release the crew and withdraw its ships.", MoveKind.DEMAND)
    assert [m.content.text for m in found if m.content] == ["release the crew", "withdraw its ships"]
    assert {(m.by, m.toward) for m in found} == {(("NOR",), ("SWE",))}


def test_what_is_demanded_has_not_happened() -> None:
    reading = read("Norway demanded that Sweden release the crew and withdraw its ships.")
    assert not [m for m in reading.moves if m.kind in {MoveKind.RELEASE, MoveKind.PULL_BACK}]
    assert any("asks for" in d.reason for d in reading.discards)


def test_nor_denies_as_not_does() -> None:
    text = "Sweden was not ready to commit to the talks, nor did it reject the offer, the Norwegian minister said."
    assert not [m for m in moves(text, MoveKind.REJECT) if m.factuality is Factuality.CT_POS]
    assert moves(text, MoveKind.CONSIDER)


def test_readiness_under_an_if_is_no_offer_made() -> None:
    offers = moves("If Sweden is willing to resume the talks, Norway will reopen the office.", MoveKind.OFFER)
    assert all(m.factuality is Factuality.UNKNOWN for m in offers)


def test_an_incident_is_told_with_its_verb_and_without_what_stands_before_it() -> None:
    (found,) = moves("In April, Norway expelled two Swedish diplomats.", MoveKind.EXPEL)
    assert found.content is not None
    assert found.content.text == "expelled two Swedish diplomats"
    assert found.evidence.quote == "Norway expelled two Swedish diplomats"
    assert found.happened == TimeValue("2024-04")


def test_who_answers_is_no_witness_to_the_offer() -> None:
    (offer,) = moves("Sweden rejected Norway's offer to resume talks.", MoveKind.OFFER)
    assert offer.voice == ()


def test_a_deadline_is_not_the_day_of_the_demand() -> None:
    found = moves("Norway urged Sweden to stop fishing until the autumn.", MoveKind.DEMAND)
    assert [m.happened for m in found] == [None]


def test_nobody_is_guessed_where_governments_hardly_speak() -> None:
    story = (
        "The Danish striker joined the Spanish club in June. His agent had asked for more money, and a French side had "
        "shown interest. The club proposed a loan. The Danish paper said that talks went on for weeks in the hotel. "
    )
    text = story * 4
    assert not [m for m in read(text).moves if m.why.unsure]


def test_a_later_date_is_that_of_what_is_said_and_not_of_the_saying() -> None:
    (refusal,) = moves("Sweden rejected on Monday the demand that it sign the treaty on 30 November.", MoveKind.REJECT)
    assert refusal.happened in {None, TimeValue("2024-05-13")}


def test_a_speaker_is_told_as_within_a_sentence_and_without_the_date_before_the_name() -> None:
    text = "The Norwegian foreign minister said that Norway had offered Sweden talks. “Norway rejects it,” she said."
    speakers = [v.speaker for m in read(text).moves for v in m.voice]
    assert "the Norwegian foreign minister" in speakers


def test_a_rate_in_per_cent_is_nobody_s_word() -> None:
    found = moves("Norway imposed a tariff of 25 per cent on Swedish steel.", MoveKind.SANCTION)
    assert [m.voice for m in found] == [()]


def test_the_day_of_an_answer_is_not_that_of_the_offer() -> None:
    reading = read("Norway rejected Sweden's offer of talks on Monday.")
    happened = {m.kind: m.happened for m in reading.moves}
    assert happened == {MoveKind.OFFER: None, MoveKind.REJECT: TimeValue("2024-05-13")}


def test_whom_a_demand_names_in_the_passive_is_not_whom_it_addresses() -> None:
    text = "Norway wrote to Sweden. Sweden wrote to Norway. Norway asked that Finland's crews be let in. Sweden waited."
    (demand,) = moves(text, MoveKind.REQUEST) or moves(text, MoveKind.DEMAND)
    assert demand.toward == ("SWE",)
    assert demand.why.unsure


def test_what_a_mediator_offers_is_for_both_sides() -> None:
    text = (
        "Norway wrote to Sweden. Sweden rejected the Norwegian letter. The Norwegian and the Swedish ministers waited. "
        "The UN has offered observers for a truce."
    )
    (offer,) = moves(text, MoveKind.OFFER)
    assert (offer.by, set(offer.toward)) == (("UN",), {"NOR", "SWE"})


def test_whom_a_clause_in_the_active_has_for_its_subject_is_addressed() -> None:
    text = "Norway wrote to Sweden. Sweden wrote to Norway. Norway demanded that Finland release the crew."
    assert [m.toward for m in moves(text, MoveKind.DEMAND)] == [("FIN",)]
