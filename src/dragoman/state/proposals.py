"""Offers and demands, followed from the table through their answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from dragoman.lexicon.answer_weights import load_weights
from dragoman.schema.move import Factuality, Move, MoveKind
from dragoman.schema.state import Answer, AnswerKind, Proposal, ProposalKind, ProposalStatus
from dragoman.state.answers import ANSWERING, find_answered, take_answer
from dragoman.state.deeds import is_deed
from dragoman.state.entries import NEGATIVE, common_fields, in_order, longest_phrase
from dragoman.state.matching import (
    SAME,
    Weights,
    content_span,
    names_demand,
    names_offer,
    points_back,
    same_place,
    words_of,
)
from dragoman.state.tabled import KINDS, Given, Tabled, nearness
from dragoman.state.timing import OrderKey, by_document, earliest, order_key

Learned = Mapping[str, float]
"""Weights of features by their names."""
_SAME_ACROSS_KINDS = 0.75
_SAME_PLACE = 2.0
_CREATING = frozenset({MoveKind.REJECT, MoveKind.ACCEPT, MoveKind.CONSIDER})
_NEWS = 6
"""What was done so many days before a document came out is still news in it."""
_AGREED = frozenset({AnswerKind.ACCEPTED, AnswerKind.PARTLY_ACCEPTED})


def fold_proposals(moves: Sequence[Move], learned: Learned | None = None) -> list[Proposal]:
    """The proposals that ordered moves tell, in the order in which they were first told, each with its answers.

    ``learned`` are the weights by which answers find proposals, by default those that come with the program.
    """
    table = Table(learned)
    for batch in by_document(moves):
        table.read(batch)
    return [_entry(tabled) for tabled in table.tabled]


class Table:
    """What is on the table, read document by document: first what is proposed, then how it is answered."""

    def __init__(self, learned: Learned | None = None) -> None:
        self.tabled: list[Tabled] = []
        self._learned = load_weights() if learned is None else learned
        self.weights = Weights()
        self._by_party: defaultdict[str, list[Tabled]] = defaultdict(list)
        self._clock = 0

    def read(self, batch: Sequence[Move]) -> None:
        """Read the moves of one document."""
        self.weights.learn(batch)
        tellings = [m for m in batch if m.kind in KINDS and m.by and _is_made(m)]
        full = [m for m in tellings if words_of(m.content) and not points_back(m.content)]
        for move in full:
            self.tell(move)
        for move in tellings:
            if move not in full:
                self._tell_again(move)
        for move in batch:
            if move.kind in ANSWERING or is_deed(move):
                self.answer(move)
        for move in batch:
            if move.kind in KINDS and move.factuality in NEGATIVE:
                self._deny(move)

    def tell(self, move: Move) -> None:
        """Join a telling to the proposal of its party that it is most like, or table it as a new one."""
        found = [(score, tabled) for tabled in self.of(move.by) if (score := self._sameness(tabled, move))]
        if found:
            score, tabled = max(found, key=lambda pair: pair[0])
            ground = "told in the same words" if score >= _SAME_PLACE else f"same content (likeness {score:.2f})"
            self.join(tabled, move, ground)
        else:
            self.open(KINDS[move.kind], move.by, move.toward, move)

    def _tell_again(self, move: Move) -> None:
        """A bare "its offer" points at the nearest proposal of that party; an invitation alone is one by itself."""
        if move.kind is MoveKind.COUNTER:
            return
        fitting = [t for t in self.of(move.by) if _may_address(t, move)]
        alike = [t for t in fitting if t.kind is KINDS[move.kind]] or fitting
        if alike:
            self.join(min(alike, key=lambda t: nearness(t, move)), move, "it points back at what was told")
        elif move.kind is MoveKind.INVITE:
            self.open(ProposalKind.OFFER, move.by, move.toward, move)

    def answer(self, move: Move) -> None:
        """Enter an answer where it belongs, and make known what only the answer tells."""
        found = find_answered(self.tabled, move, self.weights, self._learned)
        if not found and move.kind in _CREATING and move.factuality not in NEGATIVE and _tells_proposal(move):
            kind = ProposalKind.DEMAND if names_demand(move.content) else ProposalKind.OFFER
            tabled = self.open(kind, move.toward, move.by, move)
            tabled.reasons.append("told only together with its answer")
            found = [(tabled, "it is told together with the proposal")]
        for tabled, reason in found:
            take_answer(tabled, move, reason)
            self.touch(tabled)

    def _deny(self, move: Move) -> None:
        found = [(score, tabled) for tabled in self.of(move.by) if (score := self._sameness(tabled, move))]
        if found:
            max(found, key=lambda pair: pair[0])[1].denied_by.append(move)

    def _sameness(self, tabled: Tabled, move: Move) -> float:
        """How well a telling fits a proposal, 0 where it does not."""
        if not _may_address(tabled, move) or any(_side_by_side(m, move) for m in tabled.moves):
            return 0.0
        same_kind = tabled.kind is KINDS[move.kind]
        if same_kind and any(same_place(m, move) for m in tabled.moves):
            return _SAME_PLACE
        words = words_of(move.content)
        likeness = max(self.weights.likeness(words_of(m.content), words) for m in tabled.moves)
        return likeness if likeness >= (SAME if same_kind else _SAME_ACROSS_KINDS) else 0.0

    def of(self, parties: Iterable[str]) -> list[Tabled]:
        """The proposals of these parties, newest first."""
        found = {id(t): t for party in parties for t in self._by_party[party]}
        return sorted(found.values(), key=lambda t: -t.touched)

    def open(self, kind: ProposalKind, by: tuple[str, ...], to: tuple[str, ...], move: Move) -> Tabled:
        """Table a new proposal."""
        tabled = Tabled(kind, in_order(by), in_order(p for p in to if p not in by), [move])
        self.tabled.append(tabled)
        self.touch(tabled)
        self._index(tabled)
        return tabled

    def join(self, tabled: Tabled, move: Move, ground: str) -> None:
        """Take a move for one more telling of a proposal."""
        tabled.moves.append(move)
        tabled.by = in_order([*tabled.by, *move.by])
        tabled.to = in_order(p for p in [*tabled.to, *move.toward] if p not in tabled.by)
        tabled.reasons.append(f"joined “{move.why.cue}” ({move.why.pattern}): {ground}")
        self.touch(tabled)
        self._index(tabled)

    def touch(self, tabled: Tabled) -> None:
        """Make a proposal the one that was spoken of last."""
        self._clock += 1
        tabled.touched = self._clock

    def _index(self, tabled: Tabled) -> None:
        for party in tabled.by:
            if not any(t is tabled for t in self._by_party[party]):
                self._by_party[party].append(tabled)


def _may_address(tabled: Tabled, move: Move) -> bool:
    return not tabled.to or not move.toward or bool(set(tabled.to) & set(move.toward))


def _side_by_side(one: Move, other: Move) -> bool:
    """Are these two contents of one sentence ("to open the port and to free the crew")?"""
    return (
        one.document_id == other.document_id
        and one.evidence.span.overlaps(other.evidence.span)
        and one.content is not None
        and other.content is not None
        and not content_span(one).overlaps(content_span(other))
    )


def _tells_proposal(move: Move) -> bool:
    """Does an answer tell the proposal as well ("rejected Oslo's demand for a veto")?"""
    named = names_offer(move.content) or names_demand(move.content)
    others = set(move.toward) - set(move.by)
    return bool(named and others and move.by) and not points_back(move.content)


def _entry(tabled: Tabled) -> Proposal:
    conflicts = list(_conflicts(tabled))
    contradicted = [positive for positive, _ in conflicts]
    counted = [g for g in tabled.answers if not any(g is c and _hearsay(c) for c in contradicted)]
    status, ground = _status(tabled, counted)
    shown = [*tabled.answers, *(denial for _, denial in conflicts)]
    reasons = [*tabled.reasons, ground]
    reasons += [f"accounts conflict: {_names(d.by)} is also told not to have {g.kind.value} it" for g, d in conflicts]
    if tabled.denied_by:
        reasons.append(f"accounts conflict: {_names(tabled.by)} is also told not to have proposed it")
    moves = sorted([*tabled.moves, *tabled.denied_by, *tabled.withdrawals], key=order_key)
    common = common_fields("proposals", tabled.moves, reasons)
    common["evidence"] = tuple(dict.fromkeys(m.evidence for m in moves))
    common["moves"] = tuple(dict.fromkeys(m.id for m in moves))
    return Proposal(
        **common,
        kind=tabled.kind,
        by=tabled.by,
        to=tabled.to,
        content=longest_phrase((m.content for m in tabled.moves), tabled.moves[0].evidence.quote),
        tabled=earliest(m.happened for m in tabled.moves if m.kind in KINDS),
        status=status,
        answers=tuple(_answer_entry(common["id"], g) for g in sorted(shown, key=lambda g: order_key(g.moves[0]))),
        conflicting=bool(conflicts or tabled.denied_by),
    )


def _answer_entry(proposal: str, given: Given) -> Answer:
    return Answer(
        **common_fields("answers", given.moves, given.reasons, proposal, str(given.denied)),
        by=given.by,
        answer=given.kind,
        date=earliest(m.happened for m in given.moves),
    )


def _status(tabled: Tabled, counted: Sequence[Given]) -> tuple[ProposalStatus, str]:
    """The proposer's withdrawal where it is newest, else the newest answer that counts, else open."""
    counted = [g for g in counted if not any(_overtakes(other, g) for other in counted)]
    newest = max(counted, key=lambda g: _newness(g.moves), default=None)
    gone = max((_newness([m]) for m in tabled.withdrawals), default=None)
    if gone is not None and (newest is None or gone > _newness(newest.moves)):
        return ProposalStatus.WITHDRAWN, "withdrawn by its proposer"
    if newest is None:
        return ProposalStatus.OPEN, "no answer is told"
    return ProposalStatus(newest.kind.value), f"the newest answer that counts is {_names(newest.by)}'s"


def _newness(moves: Sequence[Move]) -> tuple[tuple[bool, str], date, OrderKey]:
    """When an answer was first published and, in one document, given, where that is not news; then its place there.

    So the answer that a headline sums up is newer than last week's, which the body tells after it.
    """
    first = moves[0]
    told = first.published.last() if first.published else date.max
    given = earliest(m.happened for m in moves)
    day = min(given.last(), told) if given else told
    return order_key(first)[:2], told if (told - day).days <= _NEWS else day, order_key(first)


def _overtakes(one: Given, other: Given) -> bool:
    """Does doing what was demanded leave behind what the same party had said to it, as far as it is known by then?"""
    if one.kind is not AnswerKind.COMPLIED or other.kind is one.kind or not set(one.by) & set(other.by):
        return False
    return other.kind in _AGREED or order_key(other.moves[0])[:2] <= order_key(one.moves[0])[:2]


def _conflicts(tabled: Tabled) -> Iterable[tuple[Given, Given]]:
    """Pairs of an answer and the account that it was not given."""
    for given in tabled.answers:
        for denial in tabled.denials:
            same = _group(given.kind) == _group(denial.kind) and set(given.by) & set(denial.by)
            if same and (_hearsay(given) or _explicit(denial) or _one_document(given, denial)):
                yield given, denial
                break


def _group(kind: AnswerKind) -> AnswerKind:
    return AnswerKind.ACCEPTED if kind in {*_AGREED, AnswerKind.COMPLIED} else kind


def _hearsay(given: Given) -> bool:
    """Is the answer told only by others than the narrator and the one who is said to have given it?"""
    return all(m.voice and not set(m.voice[0].parties) & set(given.by) for m in given.moves)


def _explicit(denial: Given) -> bool:
    return any(m.kind is MoveKind.DENY for m in denial.moves)


def _one_document(one: Given, other: Given) -> bool:
    return bool({m.document_id for m in one.moves} & {m.document_id for m in other.moves})


def _names(parties: Collection[str]) -> str:
    return ", ".join(parties)


def _is_made(move: Move) -> bool:
    """Is the proposal made, at least under a condition of its own? One that somebody only might make is none."""
    return move.factuality not in NEGATIVE and (move.factuality is not Factuality.UNKNOWN or move.condition is not None)
