"""The party as whose voice a document was published: a ministry's note, an organisation's press release."""

from __future__ import annotations

import re

from dragoman.extract.parties.mentions import find_mentions
from dragoman.lexicon.agent_nouns import AgentNouns
from dragoman.lexicon.lexicon import Lexicon
from dragoman.schema.annotation import Zone, ZoneKind
from dragoman.schema.document import Document, Span
from dragoman.schema.party import PartyKind

_WORD = re.compile(r"[^\W\d_]+")


def author_of(document: Document, lexicon: Lexicon, nouns: AgentNouns) -> str | None:
    """The party that a document's publisher is part of; None for a newspaper, or where nothing tells.

    An organisation is told by its name alone ("UN Geneva newsroom"), a state by its name or capital beside an office
    ("Ministry of Foreign Affairs, Oslo"): newspapers are called after states and towns, too.
    """
    if not document.publisher:
        return None
    publisher = Document(id="", text=document.publisher, name="", published=document.published)
    zone = Zone(ZoneKind.BODY, Span(0, len(publisher.text)))
    named = {code for mention in find_mentions(publisher, [zone], lexicon) for code in mention.parties}
    if len(named) != 1:
        return None
    code = named.pop()
    party = lexicon.parties.party(code)
    organisation = party is not None and party.kind is PartyKind.ORGANISATION
    offices = {word.lower() for word in _WORD.findall(publisher.text)} & nouns.office
    return code if organisation or offices else None
