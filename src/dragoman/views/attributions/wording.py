"""What the views for readers say of an attribution."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.schema.annotation import Attribution, AttributionKind, Speaker, SpeechStyle
from dragoman.views.wording import join_words, say_party

UNTOLD = "someone"
"""Who speaks where the text gives no source."""


def say_speaker(attribution: Attribution) -> str:
    """The source as the text describes them."""
    return attribution.speaker.text if attribution.speaker else UNTOLD


def say_identity(speaker: Speaker | None, names: Mapping[str, str]) -> str:
    """Name, post and party of a speaker, as far as they are known and not said by the source alone.

    >>> say_identity(Speaker("Lavrov", ("RUS",), "Sergey Lavrov", "Foreign Minister"), {"RUS": "Russia"})
    'Sergey Lavrov, Foreign Minister, Russia'
    >>> say_identity(Speaker("Russia", ("RUS",)), {"RUS": "Russia"})
    ''
    """
    if speaker is None:
        return ""
    party = join_words(say_party(code, names) for code in speaker.parties)
    known = (speaker.official, speaker.post, party)
    told = [words for words in known if words and words != speaker.text]
    return ", ".join([*told, *(["speaker not named"] if speaker.anonymous else [])])


def say_manner(attribution: Attribution) -> str:
    """Style and kind: ``direct speech``, ``belief``; indirect is said of speech only.

    >>> say_manner(Attribution(None, None, (), SpeechStyle.MIXED)), say_manner(
    ...     Attribution(None, None, (), SpeechStyle.INDIRECT, AttributionKind.BELIEF)
    ... )
    ('mixed speech', 'belief')
    """
    kind = attribution.kind.value
    plain = attribution.kind is not AttributionKind.SPEECH and attribution.style is SpeechStyle.INDIRECT
    return kind if plain else f"{attribution.style.value} {kind}"
