"""The state of play as sections of items in plain words: what the views for people share before any layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dragoman.schema.document import Evidence
from dragoman.schema.move import Arrangement
from dragoman.schema.state import (
    Answer,
    Channel,
    ConditionEntry,
    Entry,
    Incident,
    Meeting,
    Position,
    Proposal,
    ProposalStatus,
)
from dragoman.schema.times import TimeValue
from dragoman.views.report import Report
from dragoman.views.wording import (
    ANSWERS,
    CHANNELS,
    FACTUALITY,
    FIRMNESS,
    MEETINGS,
    ON_THE_TABLE,
    STANCES,
    STATUSES,
    Tone,
    join_words,
    say_condition,
    say_date,
    say_party,
    say_voice,
)

_ISSUES_NAMED = 5
_Dated = TypeVar("_Dated", Meeting, Incident)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, and what the document is called."""

    text: str
    document: str


@dataclass(frozen=True, slots=True)
class Reply:
    """How a party answered; ``remarks`` are what to know of it: when, who says so, how sure."""

    who: str
    words: str
    tone: Tone
    remarks: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry: a badge seen at a glance, who is concerned, what it is, remarks on it, replies and quotes."""

    badge: str
    tone: Tone = Tone.PLAIN
    who: str
    what: str
    remarks: tuple[str, ...] = ()
    replies: tuple[Reply, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading, a note beside it, and items; ``stacked`` items have much to say and stand on several lines."""

    title: str
    note: str
    items: tuple[Item, ...]
    stacked: bool = False


class Outliner:
    """Puts a report into words."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def title(self) -> str:
        """The parties of the dialogue."""
        return join_words(self._name(code) for code in self._report.parties)

    def issues(self) -> str:
        """What the dialogue is about most, with the number of entries about each; empty where nothing tells."""
        names, counts = self._report.issue_names, self._report.issues
        told = [f"{names.get(issue, issue)} ({count})" for issue, count in counts[:_ISSUES_NAMED]]
        more = len(counts) - len(told)
        return " · ".join([*told, f"{more} more"] if more > 0 else told)

    def sections(self) -> tuple[Section, ...]:
        """All sections in the order in which an analyst reads them, empty ones included; the timeline is last."""
        state = self._report.state
        rank = list(STATUSES)
        proposals = sorted(state.proposals, key=lambda p: rank.index(p.status))
        waiting = sum(p.status in ON_THE_TABLE for p in proposals)
        return (
            Section(
                title="Proposals",
                note=f"{waiting} of {len(proposals)} on the table" if proposals else "",
                items=tuple(self._proposal(p) for p in proposals),
                stacked=True,
            ),
            self._section("Conditions", (self._condition(c) for c in state.conditions), stacked=True),
            self._section("Channels", (self._channel(c) for c in state.channels)),
            self._section("Meetings", (self._meeting(m) for m in _by_date(state.meetings))),
            self._section("Positions", (self._position(p) for p in sorted(state.positions, key=lambda p: p.party))),
            self._section("Incidents", (self._incident(i) for i in _by_date(state.incidents))),
            self._section("Timeline", self._timeline()),
        )

    def _section(self, title: str, items: Iterable[Item], *, stacked: bool = False) -> Section:
        found = tuple(items)
        return Section(title=title, note=str(len(found)) if found else "", items=found, stacked=stacked)

    def _proposal(self, proposal: Proposal) -> Item:
        badge, tone = STATUSES[proposal.status]
        told = (
            proposal.kind.value,
            f"tabled {say_date(proposal.tabled)}" if proposal.tabled else "",
            "accounts of the answer conflict" if proposal.conflicting else "",
        )
        return Item(
            badge=badge,
            tone=tone,
            who=self._toward(proposal.by, proposal.to),
            what=proposal.content,
            remarks=self._remarks(proposal, proposal.by, *told),
            replies=tuple(self._reply(answer) for answer in proposal.answers),
            quotes=self._quotes(proposal.evidence),
        )

    def _reply(self, answer: Answer) -> Reply:
        words, tone = ANSWERS[answer.answer]
        date = say_date(answer.date) if answer.date else ""
        return Reply(
            self._names(answer.by), words, tone, self._remarks(answer, answer.by, date), self._quotes(answer.evidence)
        )

    def _condition(self, condition: ConditionEntry) -> Item:
        return Item(
            badge=FIRMNESS[condition.firmness],
            who=self._toward(condition.by, condition.toward),
            what=say_condition(condition.if_, condition.then),
            remarks=self._remarks(condition, condition.by),
            quotes=self._quotes(condition.evidence),
        )

    def _channel(self, channel: Channel) -> Item:
        since = f"since {say_date(channel.since)}" if channel.since else ""
        return Item(
            badge=channel.status.value,
            tone=CHANNELS[channel.status],
            who=_without_article(channel.name),
            what=self._names(channel.between),
            remarks=self._remarks(channel, channel.between, since),
            quotes=self._quotes(channel.evidence),
        )

    def _meeting(self, meeting: Meeting) -> Item:
        date = say_date(meeting.date) if meeting.date else "date not told"
        return Item(
            badge=meeting.status.value,
            tone=MEETINGS[meeting.status],
            who=self._names(meeting.parties),
            what=", ".join(filter(None, (date, meeting.place, meeting.forum))),
            remarks=self._remarks(meeting, meeting.parties),
            quotes=self._quotes(meeting.evidence),
        )

    def _position(self, position: Position) -> Item:
        return Item(
            badge=position.stance.value,
            tone=STANCES[position.stance],
            who=self._name(position.party),
            what=position.issue,
            remarks=self._remarks(position, [position.party]),
            quotes=self._quotes(position.evidence),
        )

    def _incident(self, incident: Incident) -> Item:
        date = say_date(incident.date) if incident.date else "date not told"
        return Item(
            badge=incident.plover.lower(),
            who=self._toward(incident.by, incident.toward),
            what=incident.what,
            remarks=self._remarks(incident, incident.by, date),
            quotes=self._quotes(incident.evidence),
        )

    def _timeline(self) -> list[Item]:
        state = self._report.state
        dated: list[tuple[TimeValue | None, str, str]] = [
            *((i.date, self._toward(i.by, i.toward), i.what) for i in state.incidents),
            *((c.since, _without_article(c.name), c.status.value) for c in state.channels),
            *((m.date, self._names(m.parties), _meeting_words(m)) for m in state.meetings),
        ]
        for p in state.proposals:
            dated.append((p.tabled, self._toward(p.by, p.to), f"{p.kind.value}: {p.content}"))
            dated += [
                (a.date, self._names(a.by), f"{STATUSES[ProposalStatus(a.answer.value)][0]}: {p.content}")
                for a in p.answers
            ]
        known = [(when, who, what) for when, who, what in dated if when]
        known.sort(key=lambda row: (row[0].first(), row[0].last()))
        return [Item(badge=say_date(when), who=who, what=what) for when, who, what in known]

    def _remarks(self, entry: Entry, own: Iterable[str], *first: str) -> tuple[str, ...]:
        voice = say_voice(entry.voice, self._report.names, own)
        # What a condition promises or a plan announces is uncertain by its nature, and the badge says so.
        ahead = isinstance(entry, ConditionEntry) or (
            isinstance(entry, Meeting) and entry.status is Arrangement.PLANNED
        )
        sure = "" if ahead else FACTUALITY[entry.factuality]
        return tuple(filter(None, (*first, voice, sure)))

    def _quotes(self, evidence: Iterable[Evidence]) -> tuple[Quote, ...]:
        quotes = (Quote(" ".join(e.quote.split()), self._report.document_name(e)) for e in evidence)
        return tuple(dict.fromkeys(quotes))

    def _name(self, code: str) -> str:
        return say_party(code, self._report.names)

    def _names(self, codes: Iterable[str]) -> str:
        return join_words(self._name(code) for code in codes)

    def _toward(self, by: Iterable[str], to: Sequence[str]) -> str:
        return f"{self._names(by)} → {self._names(to)}" if to else self._names(by)


def empty_sections(sections: Iterable[Section]) -> str:
    """The names of the sections without an item, the timeline excepted, in one phrase; empty where there is none."""
    return join_words(s.title.lower() for s in sections if not s.items and s.title != "Timeline")


def _without_article(name: str) -> str:
    return name[4:] if name.lower().startswith("the ") else name


def _by_date(entries: Iterable[_Dated]) -> list[_Dated]:
    return sorted(entries, key=lambda e: (e.date is None, e.date.first().isoformat() if e.date else ""))


def _meeting_words(meeting: Meeting) -> str:
    verb = {"held": "met", "planned": "are to meet", "cancelled": "meeting cancelled"}[meeting.status.value]
    place = f"in {meeting.place}" if meeting.place else ""
    forum = f"({meeting.forum})" if meeting.forum else ""
    return " ".join(filter(None, (verb, place, forum)))
