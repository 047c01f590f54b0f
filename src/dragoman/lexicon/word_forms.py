"""The forms that an English word may have in a text, from the one under which a dictionary lists it."""

from __future__ import annotations

import re
from functools import cache

from dragoman.lexicon.load import read_word_lists

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_SHORT = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")


@cache
def forms_of(word: str) -> frozenset[str]:
    """All forms of a lower-case word, as a noun and as a verb; some that no word has do no harm.

    A word in another form than a dictionary's has hardly more than that form.

    >>> sorted(forms_of("ban"))
    ['ban', 'baned', 'baning', 'banned', 'banning', 'bans']
    """
    if _SIBILANT.search(word):
        forms = {word, f"{word}es", f"{word}ed", f"{word}ing"}
    elif _CONSONANT_Y.search(word):
        forms = {word, f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"}
    elif word.endswith("ee"):
        forms = {word, f"{word}s", f"{word}ing"}
    elif word.endswith("e"):
        forms = {word, f"{word}s", f"{word}d", f"{word[:-1]}ing"}
    else:
        forms = {word, f"{word}s", f"{word}ed", f"{word}ing"}
        if _SHORT.search(word):
            forms |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return frozenset(forms) | read_word_lists("word_forms.yml").get(word, frozenset())
