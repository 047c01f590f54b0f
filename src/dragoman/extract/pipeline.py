"""Document → Reading: the stages of extraction, in their order."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.attributions.encoded import Encoded, encode
from dragoman.extract.attributions.finder import attributions_in
from dragoman.extract.context import Context
from dragoman.extract.encoder.model import Encoder, load_encoder
from dragoman.extract.identity import SpeakerFinder
from dragoman.extract.moves.finder import find_by_patterns, find_moves
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
class Attributed:
    """What the stages up to the attributions find."""

    document: Document
    zones: tuple[Zone, ...]
    passages: list[Passage]
    resolver: Resolver
    attributions: list[Attribution]
    encoded: Encoded


def read_document(document: Document, lexicon: Lexicon | None = None, *, learned: bool = True) -> Reading:
    """Everything that is found in a document, by a lexicon or else the one that comes with the program.

    The document in the result is dated if its own text tells the date. Without what was ``learned``, the moves are
    those of the patterns alone, whatever the encoder thinks of them.
    """
    lexicon = lexicon or load_lexicon()
    base = attribute(document, lexicon)
    context = context_of(base, lexicon)
    found = find_moves(context, base.encoded, load_encoder()) if learned else find_by_patterns(context)
    return Reading(
        document=base.document,
        zones=base.zones,
        sentences=tuple(sentences_of(base.passages)),
        mentions=base.resolver.mentions(),
        times=tuple(context.times),
        attributions=tuple(base.attributions),
        moves=tuple(found.moves),
        discards=tuple(found.discards),
    )


def read_attributions(document: Document, lexicon: Lexicon | None = None) -> tuple[Attribution, ...]:
    """The attributions of a document alone, with their speakers: those of ``read_document``, without what follows."""
    return tuple(attribute(document, lexicon).attributions)


def attribute(document: Document, lexicon: Lexicon | None = None, encoder: Encoder | None = None) -> Attributed:
    """What the stages up to the attributions find in a document."""
    lexicon, encoder = lexicon or load_lexicon(), encoder or load_encoder()
    zones = find_zones(document)
    document = date_document(document, zones)
    mentions = find_mentions(document, zones, lexicon)
    passages = parse_passages(document, zones, [m.span for m in mentions])
    encoded = encode(document, passages, encoder)
    attributions = attributions_in(passages, encoded, encoder)
    resolver = Resolver(document, passages, mentions, attributions, lexicon)
    finder = SpeakerFinder(document, passages, resolver, lexicon)
    return Attributed(document, zones, passages, resolver, finder.add_speakers(attributions), encoded)


def context_of(base: Attributed, lexicon: Lexicon) -> Context:
    """All that is found in a document before its moves are read."""
    times = find_times(base.document, base.zones, base.passages)
    mentions = base.resolver.mentions()
    return Context(base.document, base.passages, mentions, base.attributions, times, base.resolver, lexicon)
