"""Armed groups and movements that no table lists, found where the text itself says what they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.schema.annotation import Mention, MentionKind
from dragoman.schema.document import Span

_WORD = r"[^\W\d_a-zß-öø-ÿ][\w'’-]+"
_AFTER = (
    r"Front|Guards?|Brigades?|Army|Movement|Militia|Battalions?|Resistance|Column|Fighters|Militias|Vanguard|Legion|Regiment"
    r"|Insurgency|Defenders|Warriors"
)
_BEFORE = r"Frente|Front|Movimiento|Mouvement|Movement|Ejército|Army|Brigades"
_LINK = r"(?:of|for|de|del|du|pour|des)(?: la| the| l['’])?"
_TAIL = rf"(?: (?:de |du |des |d['’]|of |and |et )?(?:la |the |l['’])?{_WORD})*"
_NAME = re.compile(
    rf"\b(?:{_WORD} ){{1,4}}(?:{_AFTER})\b|\b(?:{_BEFORE})(?: {_LINK} ?[^\W\d_][\w'’-]*\w{_TAIL}| {_WORD})+"
)
_ACRONYM = re.compile(r"^[,”\"']? ?\((?:the |known as )?([A-Z][A-Z0-9-]{1,9})\)")
_EVIDENT = re.compile(r"\bBrigades\b|\b[Ll]ib[eé]ration\b|^Frente |\bInsurgency\b")
_CUE = re.compile(
    r"\b(?:gunm[ae]n|rebels?|rebellion|fighters?|guerrillas?|militants?|militia|armed (?:group|movement|wing)"
    r"|insurgen(?:ts?|cy)|separatists?|paramilitar(?:y|ies)|rifles|warlords?|jihadists?|mutineers?)\b",
    re.IGNORECASE,
)
_NO_GROUP = re.compile(
    r"^(?:Coast|National|Home|Republican|Presidential|Revolutionary|Royal|Red|Salvation|Border|Old|Imperial|Civil|Western"
    r"|Eastern|Northern|Southern|Polar|Popular|US|U\.S\.|British|State|Honou?r|People's|The) "
    r"(?:Guards?|Army|Front|Legion|Regiment|Movement|Resistance)$"
)
_REACH = 90


@dataclass(frozen=True, slots=True)
class UnlistedGroup:
    """A group that the text defines. ``code`` is its acronym, or its name in capitals with underscores."""

    code: str
    name: str
    acronym: str | None
    head: str


def find_unlisted(text: str, listed: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of groups that the text introduces as armed: by name, acronym and "the Front".

    Names that overlap a listed party are left to the lexicon.
    """
    groups = {group.code: group for group in _defined(text, listed)}
    taken = [mention.span for mention in listed]
    for group in groups.values():
        spellings = (
            (group.name, MentionKind.NAME),
            (group.acronym, MentionKind.NAME),
            (group.head, MentionKind.NOMINAL),
        )
        for spelling, kind in spellings:
            if not spelling:
                continue
            lead = r"(?<=\b[Tt]he )" if kind is MentionKind.NOMINAL else r"(?<!\w)"
            for match in re.finditer(rf"{lead}{re.escape(spelling)}(?!\w)", text):
                span = Span(*match.span())
                if not any(span.overlaps(other) for other in taken):
                    taken.append(span)
                    yield Mention(span, kind, (group.code,), f"a group that the text defines: {group.name}")


def _defined(text: str, listed: Sequence[Mention]) -> Iterator[UnlistedGroup]:
    for match in _NAME.finditer(text):
        name = re.sub(r"^(?:The|In|On|And|But|If|Nobody|No) ", "", match[0])
        span = Span(match.end() - len(name), match.end())
        if " " not in name or _NO_GROUP.match(name) or any(span.overlaps(mention.span) for mention in listed):
            continue
        around = text[max(span.start - _REACH, 0) : span.end + _REACH]
        acronym = _ACRONYM.match(text[span.end :])
        if not (acronym or _EVIDENT.search(name) or _CUE.search(around)):
            continue
        head = next((word for word in reversed(name.split()) if re.fullmatch(f"{_AFTER}|{_BEFORE}", word)), "")
        code = acronym[1].replace("-", "_") if acronym else _code(name)
        yield UnlistedGroup(code, name, acronym[1] if acronym else None, "Front" if head == "Frente" else head)


def _code(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[^A-Z0-9]+", "_", plain.upper()).strip("_")
