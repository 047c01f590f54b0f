"""Is a text English? Told by its function words, so that no model is loaded for a text that is."""

from __future__ import annotations

import re

from dragoman.schema.errors import SourceError

_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = frozenset(
    (
        "the",
        "of",
        "and",
        "to",
        "that",
        "with",
        "by",
        "from",
        "they",
        "which",
        "their",
        "been",
        "would",
        "its",
        "who",
        "said",
        "if",
        "about",
        "when",
        "after",
        "this",
        "have",
        "not",
        "it",
        "could",
        "there",
        "these",
        "those",
        "because",
        "should",
        "between",
        "against",
    )
)
_SAMPLE_CHARACTERS = 20_000
_ENOUGH_WORDS = 25
_ENOUGH_LETTERS = 12
_ENGLISH_SHARE = 0.1
_LATIN_END = 0x250
_NAMES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "la": "Latin",
    "nb": "Norwegian",
    "nl": "Dutch",
    "nn": "Norwegian",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sr": "Serbian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


def require_english(text: str, where: str) -> None:
    """Let English pass, and texts too short to tell.

    Raises:
        SourceError: the text is in another language; the message names it.
    """
    sample = text[:_SAMPLE_CHARACTERS]
    letters = [character for character in sample if character.isalpha()]
    latin = sum(ord(letter) < _LATIN_END for letter in letters)
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(letters) < _ENOUGH_LETTERS or (latin > len(letters) / 2 and len(words) < _ENOUGH_WORDS):
        return
    if sum(word in _FUNCTION_WORDS for word in words) >= _ENGLISH_SHARE * len(words):
        return
    code = _guess_language(sample)
    if code != "en":
        language = _NAMES.get(code, "a language other than English")
        raise SourceError(where, f"seems to be in {language}; only English is read, so give a translation")


def _guess_language(text: str) -> str:
    """The ISO 639-1 code of a text's likeliest language. Slow at first, so asked only of texts that seem foreign."""
    import py3langid  # noqa: PLC0415 - takes most of a second with its model

    code: str = py3langid.classify(text)[0]
    return code
