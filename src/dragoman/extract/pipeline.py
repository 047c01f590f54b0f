"""Document → Reading: the stages of extraction, in their order."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.attributions.finder import find_attributions
from dragoman.extract.context import Context
from dragoman.extract.identity import SpeakerFinder
from dragoman.extract.moves.reader import read_moves
from dragoman.extract.parties.mentions import find_mentions
from dragoman.extract.parties.reference import Resolver
from dragoman.extract.sentences import Passage, parse_passages, sentences_of
from dragoman.extract.times.finder import find_times
from dragoman.extract.zones.finder import find_zones
from dragoman.extract.zones.publication import date_document
from dragoman.lexicon.lexicon import Lexicon, load_lexicon
from dragoman.schema.annotation import Attribution, Zone
from dragoman.schema.document import Document
from dragoman.schema.reading import Reading


@dataclass(frozen=True, slots=True)
class _Attributed:
    """What the stages up to the attributions find."""

    document: Document
    zones: tuple[Zone, ...]
    passages: list[Passage]
    resolver: Resolver
    attributions: list[Attribution]


def read_document(document: Document, lexicon: Lexicon | None = None) -> Reading:
    """Everything that is found in a document, by a lexicon or else the one that comes with the program.

    The document in the result is dated if its own text tells the date.
    """
    lexicon = lexicon or load_lexicon()
    base = _attribute(document, lexicon)
    document, passages, resolver = base.document, base.passages, base.resolver
    times = find_times(document, base.zones, passages)
    found = read_moves(Context(document, passages, resolver.mentions(), base.attributions, times, resolver, lexicon))
    return Reading(
        document=document,
        zones=base.zones,
        sentences=tuple(sentences_of(passages)),
        mentions=resolver.mentions(),
        times=tuple(times),
        attributions=tuple(base.attributions),
        moves=tuple(found.moves),
        discards=tuple(found.discards),
    )


def read_attributions(document: Document, lexicon: Lexicon | None = None) -> tuple[Attribution, ...]:
    """The attributions of a document alone, with their speakers: those of ``read_document``, without what follows."""
    return tuple(_attribute(document, lexicon or load_lexicon()).attributions)


def _attribute(document: Document, lexicon: Lexicon) -> _Attributed:
    zones = find_zones(document)
    document = date_document(document, zones)
    mentions = find_mentions(document, zones, lexicon)
    passages = parse_passages(document, zones, [m.span for m in mentions])
    attributions = find_attributions(document, passages)
    resolver = Resolver(document, passages, mentions, attributions, lexicon)
    finder = SpeakerFinder(document, passages, resolver, lexicon)
    return _Attributed(document, zones, passages, resolver, finder.add_speakers(attributions))
