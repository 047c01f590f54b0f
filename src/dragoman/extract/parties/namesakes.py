"""Does a name mean the party here, or something else that is called so: a newspaper, a person, a town elsewhere?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.lexicon.agent_nouns import AgentNouns, load_nouns
from dragoman.lexicon.namesakes import Namesakes, load_namesakes
from dragoman.lexicon.party_table import Exclusions, Form
from dragoman.schema.annotation import Mention, MentionKind

_REACH = 80
"""Characters before and after a name that are looked at."""
_LONGEST_SHORTENED = 4
"""Characters of the longest shortened word before a surname, with its point: "Mrs.", "Geo."."""
_PREVIOUS = re.compile(r"([\w'.-]+)(-| )$")
_FOLLOWING = re.compile(r"(?:'s)?[ -]([^\W_][\w'-]*)")
_CAPITALS_AFTER = re.compile(r"(?: [A-Z][\w'-]*){1,4}")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\"“”]\s+)[\w'-]+ $")
_LIST_AFTER = re.compile(r",? (?:and|or)\b|, [A-Z][\w ]+,? (?:and|or)\b")
_TOWN_BEFORE = re.compile(r"([A-Z][\w'-]+(?: [A-Z][\w'-]+)?), $")


class NamesakeRules:
    """Tells from the words beside a name, in one zone, whether it is another's. ``running`` is false for headlines."""

    def __init__(self, text: str, exclusions: Exclusions, *, running: bool) -> None:
        self._text = text
        self._exclusions = exclusions
        self._running = running
        self._namesakes: Namesakes = load_namesakes()
        self._nouns: AgentNouns = load_nouns()

    def is_other(self, start: int, end: int, form: Form) -> bool:
        """Do the words beside a name show that it is part of another name, or that of a town elsewhere?"""
        before, after = self._text[max(start - _REACH, 0) : start], self._text[end : end + _REACH]
        return (
            self._is_part(before, after, start, form)
            or self._is_person(before, form)
            or (self._running and self._goes_on(after, form))
            or self._is_elsewhere(before, after, form)
        )

    def _is_part(self, before: str, after: str, start: int, form: Form) -> bool:
        """Is it part of a longer name ("The Moscow Times"), or of a word ("pro-Russian", "French-speaking")?"""
        exclusions = self._exclusions
        following = _FOLLOWING.match(after)
        if following and following[1] in exclusions.after:
            return True
        if after.startswith("-") and following and following[1] in self._namesakes.suffixes:
            return True
        if any(before.endswith((word + "-", word + " ")) and _starts_word(before, word) for word in exclusions.before):
            return True
        for phrase in exclusions.phrases:
            offset = phrase.find(form.text)
            longer = offset >= 0 and len(phrase) > len(form.text) and start >= offset
            if longer and self._text.startswith(phrase, start - offset):
                return True
        return False

    def _is_person(self, before: str, form: Form) -> bool:
        """Is it a surname after a word with a capital: Michael Jordan?"""
        previous = _PREVIOUS.search(before)
        if form.text not in self._exclusions.surnames or not previous or previous[2] == "-":
            return False
        word = previous[1]
        if not word[:1].isupper() or word.isupper() or word.endswith("'s"):
            return False
        if word.endswith(".") and len(word) > _LONGEST_SHORTENED:  # "… to Oman. Kenya …": a sentence ends before it
            return False
        if _SENTENCE_START.search(before):
            return word in self._namesakes.given
        return word.lower().rstrip(".") not in self._namesakes.before

    def _goes_on(self, after: str, form: Form) -> bool:
        """Does a longer name begin with it: Chad Smith, Prague Spring, the American Bar Association?"""
        run = _CAPITALS_AFTER.match(after)
        if run is None:
            return False
        words = run[0].split()
        if words[-1].removesuffix("'s") in self._exclusions.after | self._namesakes.ends:
            return True
        seat = form.kind is MentionKind.SEAT and " " not in form.text and not form.article
        office = self._is_office(words[0]) or words[-1].lower() in self._nouns.body - self._nouns.partisan
        return (seat or form.text in self._namesakes.forenames) and not office

    def _is_office(self, word: str) -> bool:
        plain = word.removesuffix("'s")
        names = plain.lower() in self._nouns.person or plain.lower() in self._nouns.body
        return names or plain in self._namesakes.offices or plain.isupper()

    def _is_elsewhere(self, before: str, after: str, form: Form) -> bool:
        """Is it a town of a region ("Paris, Texas"), or the region after such a town ("Athens, Georgia")?"""
        if self._namesakes.regions.match(after):
            return True
        for region, towns in self._namesakes.towns.items():
            if form.text in towns and after.startswith(f", {region}"):
                return not _LIST_AFTER.match(after[len(region) + 2 :])
            if form.text == region and (town := _TOWN_BEFORE.search(before)) and not _LIST_AFTER.match(after):
                return town[1] in towns or town[1].split()[-1] in towns
        return False


def drop_namesakes(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions without those whose namesake the document speaks of, and not of the party by any other name."""
    near, found = load_namesakes().near, list(mentions)
    spoken = {(code, text[m.span.start : m.span.end]) for m in found for code in m.parties}
    for mention in found:
        name = text[mention.span.start : mention.span.end]
        other = near.get(name)
        own = any(code in mention.parties and words != name for code, words in spoken)
        if other is None or own or not other.search(text):
            yield mention


def _starts_word(before: str, prefix: str) -> bool:
    head = before.rstrip("- ")
    return len(head) == len(prefix) or not head[: -len(prefix)][-1:].isalnum()
