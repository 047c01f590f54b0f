"""``dragoman_attributions``, a component for spaCy pipelines: ``nlp.add_pipe("dragoman_attributions")``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.schema.annotation import Attribution, AttributionKind, Speaker, SpeechStyle
from dragoman.schema.document import Span
from dragoman.schema.times import TimeValue

NAME = "dragoman_attributions"
_KEY = NAME
"""Under this key of ``Doc.user_data`` stand plain values, so that a Doc can be stored and sent to another process."""


class AttributionsComponent:
    """Sets ``Doc._.attributions``: a tuple of ``Attribution``, whose offsets count code points of ``Doc.text``.

    The text is read as ``dragoman.attributions`` reads it, with the parser that Dragoman is tuned to: what the pipeline
    has in other components makes no difference, and a blank one will do.
    """

    def __init__(self, published: TimeValue | None = None, lexicon: tuple[Path, ...] = ()) -> None:
        self._published = published
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Read one Doc."""
        # Imported here so that spaCy, which looks through all entry points, loads nothing before it is needed.
        from dragoman.extract.pipeline import read_attributions  # noqa: PLC0415
        from dragoman.lexicon.lexicon import load_lexicon  # noqa: PLC0415
        from dragoman.sources.plain import document_of  # noqa: PLC0415

        document = document_of(doc.text, "text", published=self._published)
        found = read_attributions(document, load_lexicon(self._lexicon))
        numbers = {attribution: number for number, attribution in enumerate(found)}
        doc.user_data[_KEY] = [_encode(attribution, numbers) for attribution in found]
        return doc


@Language.factory(NAME, assigns=["doc._.attributions"], default_config={"published": None, "lexicon": []})
def create_component(nlp: Language, name: str, published: str | None, lexicon: list[str]) -> AttributionsComponent:  # noqa: ARG001 - the signature of a factory
    """The component; ``published`` (YYYY-MM-DD) tells which posts officials held, ``lexicon`` names files of your own.

    Raises:
        ValueError: ``published`` is no date.
    """
    day = TimeValue.of_day(date.fromisoformat(published)) if published else None
    return AttributionsComponent(day, tuple(Path(path) for path in lexicon))


def _attributions_of(doc: Doc) -> tuple[Attribution, ...]:
    stored = doc.user_data.get(_KEY, [])
    made: dict[int, Attribution] = {}

    def make(number: int) -> Attribution:
        if number not in made:
            made[number] = _decode(stored[number], make)
        return made[number]

    return tuple(make(number) for number in range(len(stored)))


def _encode(attribution: Attribution, numbers: Mapping[Attribution, int]) -> dict[str, Any]:
    def pair(span: Span | None) -> list[int] | None:
        return [span.start, span.end] if span else None

    speaker = attribution.speaker
    return {
        "source": pair(attribution.source),
        "cue": pair(attribution.cue),
        "contents": [pair(span) for span in attribution.contents],
        "style": attribution.style.value,
        "kind": attribution.kind.value,
        "parent": numbers[attribution.parent] if attribution.parent else None,
        "speaker": speaker and [speaker.text, list(speaker.parties), speaker.official, speaker.post, speaker.anonymous],
    }


def _decode(stored: Mapping[str, Any], parent: Callable[[int], Attribution]) -> Attribution:
    speaker = stored["speaker"]
    return Attribution(
        source=Span(*stored["source"]) if stored["source"] else None,
        cue=Span(*stored["cue"]) if stored["cue"] else None,
        contents=tuple(Span(*pair) for pair in stored["contents"]),
        style=SpeechStyle(stored["style"]),
        kind=AttributionKind(stored["kind"]),
        speaker=Speaker(speaker[0], tuple(speaker[1]), *speaker[2:]) if speaker else None,
        parent=parent(stored["parent"]) if stored["parent"] is not None else None,
    )


Doc.set_extension("attributions", getter=_attributions_of, force=True)
