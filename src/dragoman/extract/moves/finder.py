"""The moves of a document: those of the patterns and those of the encoder, brought together, with ids and issues."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.extract.attributions.encoded import Encoded
from dragoman.extract.context import Context
from dragoman.extract.encoder.model import Encoder
from dragoman.extract.moves.channels import share_forums
from dragoman.extract.moves.issues import with_issues
from dragoman.extract.moves.learned.finder import Findings
from dragoman.extract.moves.learned.head import MoveHead
from dragoman.extract.moves.learned.labels import Layer
from dragoman.extract.moves.learned.text import text_of
from dragoman.extract.moves.merging import Weighing, choose, parts_of
from dragoman.extract.moves.reader import Found, read_by_patterns
from dragoman.extract.moves.views import with_views
from dragoman.lexicon.load import load_patterns
from dragoman.schema.ids import content_id
from dragoman.schema.move import Move

EXTRACTOR_VERSION = "2"
"""Part of every move's id: a change in what is read appends new moves to a record and leaves the old ones."""
HEAD = "moves"
"""The name of the encoder's head, in its arrays and tables."""


def find_moves(context: Context, encoded: Encoded, encoder: Encoder) -> Found:
    """The moves of a document, in the order of the text, and what looked like one and was not kept.

    They are those of the patterns alone where the weights have no head of moves.
    """
    if HEAD not in encoder.heads:
        return find_by_patterns(context)
    found = read_by_patterns(context)
    weighings = {Layer(name): Weighing(**table) for name, table in encoder.tables[HEAD].items()}
    parts = parts_of(found.moves, find_stretches(context, encoded, encoder), context)
    own = {p.id for p in context.lexicon.patterns} - {p.id for p in load_patterns()}
    moves, dropped = choose(found.moves, parts, weighings, governments=context.governments_speak(), trusted=own)
    found.moves = finish(moves, context)
    found.discards += dropped
    return found


def find_by_patterns(context: Context) -> Found:
    """What the patterns and the rules of conditions find alone."""
    found = read_by_patterns(context)
    found.moves = finish(found.moves, context)
    return found


def finish(moves: Iterable[Move], context: Context) -> list[Move]:
    """Moves with what needs all of them, their issues and ids, each once, as they stand in the text."""
    once = {
        m.id: m
        for m in (with_issues(_identified(with_views(m, context)), context.lexicon) for m in share_forums(moves))
    }
    return sorted(once.values(), key=lambda m: (m.evidence.start, m.evidence.end, m.id))


def find_stretches(context: Context, encoded: Encoded, encoder: Encoder) -> Findings:
    """What the encoder's head of moves says of the words of a document."""
    zones = [passage.zone.kind for passage in context.passages]
    text = text_of(encoded.words, zones, context.mentions, context.attributions)
    return Findings(text, encoded.vectors(), MoveHead(encoder.head(HEAD)))


def _identified(move: Move) -> Move:
    """The same move with the id that its content gives it."""
    where = (str(move.evidence.start), str(move.evidence.end))
    parties = ("+".join(move.by), "+".join(move.toward))
    identity = content_id("m", move.document_id, *where, move.kind, *parties, move.why.pattern, EXTRACTOR_VERSION)
    return replace(move, id=identity)
