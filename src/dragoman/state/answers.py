"""Which proposal an answer answers, and answers told more than once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from dragoman.schema.move import Factuality, Move, MoveKind
from dragoman.schema.state import AnswerKind, ProposalKind
from dragoman.state.choice import Candidate, Chosen, rank
from dragoman.state.contradiction import contradicts
from dragoman.state.deeds import is_deed, likeness_of_deed
from dragoman.state.entries import NEGATIVE, in_order
from dragoman.state.linking import candidates
from dragoman.state.matching import (
    Weights,
    content_span,
    means_several,
    names_demand,
    names_offer,
    points_back,
    words_of,
)
from dragoman.state.tabled import Given, Tabled, nearness

KINDS = {
    MoveKind.ACCEPT: AnswerKind.ACCEPTED,
    MoveKind.REJECT: AnswerKind.REJECTED,
    MoveKind.CONSIDER: AnswerKind.CONSIDERING,
    MoveKind.COUNTER: AnswerKind.COUNTERED,
    MoveKind.COMPLY: AnswerKind.COMPLIED,
    MoveKind.AGREE: AnswerKind.ACCEPTED,
    MoveKind.PROMISE: AnswerKind.ACCEPTED,
}
"""Moves that answer. An agreement or an unconditional pledge does where its content is that of a proposal."""

ANSWERING = frozenset({*KINDS, MoveKind.WITHDRAW, MoveKind.DENY, MoveKind.STATE_POSITION})

PLAIN = frozenset({MoveKind.ACCEPT, MoveKind.REJECT, MoveKind.CONSIDER, MoveKind.COUNTER, MoveKind.COMPLY})
"""Kinds that are answers by what they say."""
_UNSAID = frozenset({MoveKind.AGREE, MoveKind.PROMISE})
_SAME_UNSAID = 0.6
_SAME_ANSWERED = 0.2
_NEAR = 500
_ACCEPTING = frozenset(
    {"accept", "agree", "consent", "approve", "comply", "concede", "yield", "promise", "commit", "endorse", "sign"}
)
_REFUSING = frozenset({"reject", "refuse", "decline", "rebuff", "dismiss", "spurn", "turn", "rule"})

Found = list[tuple[Tabled, str]]
"""Proposals that a move answers, each with the reason for thinking so."""


def find_answered(table: Sequence[Tabled], move: Move, weights: Weights, learned: Mapping[str, float]) -> Found:
    """The proposals that an answering move answers (or withdraws, or denies to have answered).

    One whose words the answer is about is taken. Else an answer goes to the likeliest by what was ``learned``,
    while what says less plainly that it answers needs the words of a proposal.
    """
    if move.kind is MoveKind.STATE_POSITION:
        return [(t, "its stance is the contrary of what is asked") for t in table if contradicts(move, t)]
    if is_deed(move):
        return _carried_out(table, move, weights)
    return _said(table, move, weights, learned) if _is_answer(move) else []


def _said(table: Sequence[Tabled], move: Move, weights: Weights, learned: Mapping[str, float]) -> Found:
    fitting = [t for t in table if _may_answer(t, move)]
    here = [t for t in fitting if _speaks_of(t, move)]
    if here:
        return [(t, "its words are those that tell the proposal") for t in here]
    directed = may_be_meant(fitting, move)
    if move.kind in PLAIN:
        likeliest = _likeliest(rank(answer_candidates(directed, move, weights), learned), move)
        return likeliest or (_by_reference(directed, move) if points_back(move.content) else [])
    told = words_of(move.content) - _ACCEPTING - _REFUSING if move.kind is MoveKind.DENY else words_of(move.content)
    if told and not points_back(move.content):
        return _by_content(directed, move, told, weights)
    return [] if move.kind in _UNSAID else _by_reference(directed, move)


def may_be_meant(table: Sequence[Tabled], move: Move) -> list[Tabled]:
    """The proposals for which an answer may be meant, by who answers whom."""
    return [t for t in table if _may_answer(t, move) and _directed_at(t, move)]


def answer_candidates(table: Sequence[Tabled], move: Move, weights: Weights) -> list[Candidate]:
    """The proposals that an answer may be meant for, with what tells for each."""
    return candidates(table, move, _kind(move), _answerers, weights)


def _likeliest(ranked: Sequence[Chosen], move: Move) -> Found:
    """The likeliest proposal, with those that its proposer made beside it where the answer speaks of several."""
    if not ranked:
        return []
    best = ranked[0]
    if not means_several(move.content):
        return [(best.tabled, best.reason)]
    demands, offers = names_demand(move.content), names_offer(move.content)
    documents = {m.document_id for m in best.tabled.moves}
    beside = [
        c
        for c in ranked
        if set(c.tabled.by) & set(best.tabled.by)
        and documents & {m.document_id for m in c.tabled.moves}
        and (demands is offers or demands is (c.tabled.kind is ProposalKind.DEMAND))
    ]
    return [(c.tabled, c.reason) for c in [best, *(c for c in beside if c is not best)]]


def _carried_out(table: Sequence[Tabled], move: Move, weights: Weights) -> Found:
    scored = [(likeness_of_deed(move, t, weights), t) for t in table]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return [(best, f"its doer does what was asked (likeness {score:.2f})")] if best is not None and score else []


def take_answer(tabled: Tabled, move: Move, reason: str) -> None:
    """Enter a move among the answers to a proposal; the same answer of the same party told again is one."""
    if move.kind is MoveKind.WITHDRAW:
        tabled.withdrawals.append(move)
        return
    denied = move.factuality in NEGATIVE or move.kind is MoveKind.DENY
    kind = _kind(move)
    by = _answerers(tabled, move)
    entered = tabled.denials if denied else tabled.answers
    again = _told_before(entered, by, kind, move)
    note = f"answers it by “{move.why.cue}” ({move.why.pattern}): {reason}"
    if again is None:
        entered.append(Given(by, kind, [move], [note], denied))
    else:
        again.moves.append(move)
        again.by = in_order([*again.by, *by])
        again.reasons.append(note)


def _is_answer(move: Move) -> bool:
    if move.kind is MoveKind.WITHDRAW:
        return move.factuality not in NEGATIVE
    if move.kind is MoveKind.DENY:
        return move.content is not None and bool({x.casefold() for x in move.content.lemmas} & (_ACCEPTING | _REFUSING))
    if move.kind in _UNSAID:
        return move.condition is None and move.factuality in {Factuality.CT_POS, Factuality.PR_POS}
    if move.kind is MoveKind.CONSIDER:
        return move.factuality not in NEGATIVE  # not to weigh an offer is neither an answer nor a denial of one
    return move.factuality not in {Factuality.PS_POS, Factuality.PS_NEG, Factuality.UNKNOWN}


def _kind(move: Move) -> AnswerKind:
    if move.kind is MoveKind.DENY and move.content is not None:
        refusing = {x.casefold() for x in move.content.lemmas} & _REFUSING
        return AnswerKind.REJECTED if refusing else AnswerKind.ACCEPTED
    if move.kind is MoveKind.STATE_POSITION:
        return AnswerKind.REJECTED
    if is_deed(move):
        return AnswerKind.COMPLIED
    if move.kind is MoveKind.ACCEPT and move.partial:
        return AnswerKind.PARTLY_ACCEPTED
    return KINDS[move.kind]


def _may_answer(tabled: Tabled, move: Move) -> bool:
    """Nobody answers himself, and only the proposer withdraws; an answer by nobody named is the addressee's."""
    if move.kind is MoveKind.WITHDRAW:
        return not move.by or bool(set(tabled.by) & set(move.by))
    if not move.by:
        return bool(tabled.to)
    return bool(_answerers(tabled, move))


def _answerers(tabled: Tabled, move: Move) -> tuple[str, ...]:
    """Who answers: those of the move's parties who did not propose it. An agreement is made by both its sides."""
    parties = in_order([*move.by, *move.toward]) if move.kind is MoveKind.AGREE else move.by
    others = tuple(p for p in parties if p not in tabled.by)
    if move.kind is MoveKind.AGREE:
        return tuple(p for p in others if not tabled.to or p in tabled.to)
    if not move.by:
        return tabled.to
    asked = in_order(p for p in others if p in tabled.to)
    return asked or in_order(others)  # "both sides said no": the ones who were asked answer


def _directed_at(tabled: Tabled, move: Move) -> bool:
    """May the answer be meant for this proposal, by who answers whom?"""
    if move.kind is MoveKind.WITHDRAW:
        return True
    if move.toward and move.kind not in _UNSAID and not set(move.toward) & set(tabled.by):
        return False
    if move.kind is MoveKind.PROMISE:
        return tabled.kind is ProposalKind.DEMAND and bool(set(tabled.to) & set(move.by))
    answerers = _answerers(tabled, move)
    return tabled.addressed_to(answerers) or bool(set(move.toward) & set(tabled.by))


def _speaks_of(tabled: Tabled, move: Move) -> bool:
    """Do the words that the answer is about tell the proposal?"""
    span = content_span(move)
    for telling in tabled.moves:
        if telling.document_id == move.document_id and telling.id != move.id:
            told = content_span(telling)
            if span.overlaps(told) or (move.content is not None and span.contains(telling.evidence.span)):
                return True
    return False


def _by_content(fitting: Iterable[Tabled], move: Move, told: Collection[str], weights: Weights) -> Found:
    least = _SAME_UNSAID if move.kind in _UNSAID else _SAME_ANSWERED
    scored = [(max(weights.likeness(words_of(m.content), told) for m in t.moves), t) for t in fitting]
    likely = [(score, t) for score, t in scored if score >= least]
    if likely:
        score, best = min(likely, key=lambda pair: (-pair[0], nearness(pair[1], move)))
        return [(best, f"same content (likeness {score:.2f})")]
    if move.kind in _UNSAID:
        return []
    near = [t for t in fitting if nearness(t, move) < (0, _NEAR)]
    nearest = min(near, key=lambda t: nearness(t, move), default=None)
    return [(nearest, "unsure: nothing in its words says which, so the one just told is taken")] if nearest else []


def _by_reference(fitting: Sequence[Tabled], move: Move) -> Found:
    """What "it", "the offer" or "the demands" point at: the nearest that fits, or all of that proposer's there."""
    wanted = [t for t in fitting if not t.withdrawals or move.kind is MoveKind.WITHDRAW] or list(fitting)
    for named, kind in ((names_demand, ProposalKind.DEMAND), (names_offer, ProposalKind.OFFER)):
        if named(move.content):
            wanted = [t for t in wanted if t.kind is kind] or wanted
            break
    if not wanted:
        return []
    nearest = min(wanted, key=lambda t: nearness(t, move))
    reason = "it points back at the nearest proposal that fits"
    if not means_several(move.content):
        return [(nearest, reason)]
    documents = {m.document_id for m in nearest.mentions()}
    several = [t for t in wanted if set(t.by) & set(nearest.by) and documents & {m.document_id for m in t.mentions()}]
    return [(t, "it points back at several proposals of one party") for t in several]


def _told_before(entered: Sequence[Given], by: Collection[str], kind: AnswerKind, move: Move) -> Given | None:
    """The same answer as told before, unless the party is told to have answered otherwise since and then again so."""
    theirs = [given for given in entered if set(given.by) & set(by)]
    same = [given for given in theirs if given.kind is kind]
    if not same:
        return None
    later = theirs[theirs.index(same[-1]) + 1 :]
    times = [m.happened for given in later for m in given.moves if m.happened]
    if later and not (move.happened and times and move.happened.first() <= max(t.last() for t in times)):
        return None
    return same[-1]
