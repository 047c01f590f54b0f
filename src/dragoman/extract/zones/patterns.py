"""The words by which captions, credits, bylines, datelines and clutter show themselves, whatever their place."""

from __future__ import annotations

import re

from dragoman.schema.dates import MONTH_PATTERN, WEEKDAY_PATTERN
from dragoman.schema.document import Span

_LONGEST_LINE = 220
_LONGEST_CAPTION = 700
_LONGEST_CREDIT = 100


def _any_of(*forms: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in forms), flags)


_AGENCY = r"(?:Getty(?: Images)?|Reuters|AFP|AP|EPA(?:-EFE)?|Anadolu(?: Agency)?|TASS|Xinhua|Shutterstock|Alamy)"
_NAME = r"[A-ZÀ-Þ][\w.'’-]*"

_START = r"[^\w\"“”‘’']{0,3}"
"""Bullets, arrows and brackets may stand before the words that tell; an opening quotation mark may not."""

_CAPTION = _any_of(
    _START + r"(?:file )?(?:photo(?:graph)?|picture|image|caption|cartoon|graphic|video)s?"
    r"\s?(?:by|credit|above|below)?\s?[:—–-]\s",
    r"\(?(?:file photo\b|(?:pictured|photographed)(?::|,? (?:above|below|here|left|right)\b))",
    r".{0,80}\((?:L-R|left|right|from left|c|centre)\)",
    r"[^\n]*\((?:AP |AFP |Reuters |EPA |File )?(?:photo|picture|image)s?\b[^)]*\)\W*$",
)
_BRACKETED = re.compile(r"[\[(][^\[\]()]*[\])]\W*", re.DOTALL)
_PICTURE_WORD = re.compile(r"\b(?:photo(?:graph)?|picture|image|caption|credit|cartoon|graphic|map)s?\b", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?<=[.!?”\"')\]])\s*(?P<credit>[(\[]?(?:"
    r"(?:photo(?:graph)?|picture|image|credit)s?\b[^.!?]*|©[^.!?]*"
    rf"|[^.!?]*(?:\bvia {_AGENCY}|/\s?{_AGENCY}|\b{_AGENCY}\s?/)[^.!?]*"
    r")[)\]]?\.?)\s*$",
    re.IGNORECASE,
)
_BYLINE = _any_of(
    rf"(?:[^.!?|]{{0,40}}\| )?(?:(?i:written|text|words|story|report(?:ed|ing)?|analysis|opinion) )?"
    rf"(?i:by):? (?:{_NAME}|our\b|staff\b|an? [\w ]*(?:writer|reporter|correspondent)\b)",
    r"(?i:from) (?i:our|a|the) [\w ]*(?i:correspondent|staff|bureau|reporter)s?\b",
    r"\W?(?:(?i:additional|writing|editing|translation|compiled|edited|translated) )?"
    r"(?i:reporting|writing|editing|compiled|edited|translated|translation) by\b",
    r"(?:Our|Special|Diplomatic|Foreign|Political|European|Chief)\b[\w ,]{0,40}(?:correspondent|editor)s?\W*$",
    flags=re.NOFLAG,
)
_DAY_OF_WEEK = rf"(?:(?:{WEEKDAY_PATTERN}|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?,? )?"
_PUBLICATION_LINE = _any_of(
    rf"(?:(?:first |last )?(?:published|posted|updated|issued)\b.{{0,12}}\s)?{_DAY_OF_WEEK}"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH_PATTERN}|{MONTH_PATTERN} \d{{1,2}}(?:st|nd|rd|th)?),? \d{{4}}"
    r"(?:\W{1,3}(?:at )?\d{1,2}[:.]\d\d.{0,20})?\W*$",
    r"(?:first |last )?(?:published|posted|updated)\W.{0,50}\d{4}.{0,25}$",
)
_CLUTTER = _any_of(
    _START + r"(?:read|see|watch|listen|more|hear)\b[\w ]{0,25}:",
    _START + r"(?:read|see|watch|listen) (?:also|next|more)\b[^.]*$",
    _START + r"more (?:on this|from|in|about)\b[^.]*$",
    _START + r"related(?: (?:articles?|stories|story|news|topics|content|links?|coverage|reading))?\W*(?::.*)?$",
    _START + r"(?:recommended|most (?:read|popular)|trending|top stories|editor[’']?s['’]? picks?)\b[^.]*$",
    _START + r"don[’']?t miss\b[^.]*$",
    _START + r"you (?:may|might) (?:also )?(?:like|be interested)\b",
    _START + r"(?:subscribe|log ?in|sign in|register (?:now|here|for free))\b",
    _START + r"sign up\b(?! to (?:a|an|the|any|its|their|his|her|that|this)\b)",
    _START + r"(?:get|receive) (?:our|the|all|more)\b.*\b(?:newsletter|inbox|e-?mail|app|alerts)\b",
    _START + r"(?:join|follow|like|find|contact|support) us\b",
    _START + r"follow @?\w+ on (?:twitter|x|facebook|telegram|instagram)\b",
    _START + r"share (?:this|on|via|article|story)\b[^.]*$",
    _START + r"(?:click|tap|swipe|scroll) (?:here|down|to|for)\b",
    _START + r"(?:advertisement|sponsored(?: content)?|promoted|print|e-?mail|tweet|facebook|twitter|whatsapp"
    r"|share|save|menu|loading)\W*$",
    _START + r"(?:comments?|leave a comment|back to top|skip to [\w ]+|(?:story|article) continues\b.*)\W*$",
    _START + r"\d+ (?:comments?|shares?)\W*$",
    _START + r"\d{1,3}[ -]?min(?:ute)?s?[ -]read\W*$",
    _START + r"(?:reading|estimated) time\b.{0,30}$",
    _START + r"(?:copyright\b|©|\(c\) ?\d{4}).*$",
    r".{0,80}\ball rights reserved\b",
    _START + r"this (?:article|story|post|report) (?:was|is|has been|first|originally)\b.{0,20}"
    r"\b(?:published|appeared|syndicated|updated|produced|provided)\b",
    _START + r"(?:tags?|topics|filed under|keywords|categories)\s?:",
    _START + r"(?:this (?:site|website|page) uses|we use) cookies\b",
    _START + r"(?:terms of (?:use|service)|privacy policy|cookie (?:policy|settings))\b.{0,60}$",
    _START + r"for (?:more|the latest)\b.*\b(?:visit|newsletter|follow us|app|click)\b",
    _START + r"(?:the )?views expressed\b",
    r"[\[(](?!correction|clarification|note|editor)[^.!?\])]{1,40}[\])]\W*$",
    r"[\W_]+$",
)
_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĽŁŃŅŇŐŒŔŘŚŞŠŢȘȚŤŪŮŰŲŹŻŽ"
_CITY = rf"[{_CAPITAL}][{_CAPITAL}.'’-]+"
_CITIES = rf"{_CITY}(?:[ /]{_CITY}){{0,5}}"
_NO_TOWN = r"(?!(?:On|In|By|At|As|Since|Until|From|Last|Next|But|And|Also|Early|Late|Earlier|Later)\b)"
_TOWN = rf"{_NO_TOWN}{_NAME}(?:[ /]{_NAME}){{0,3}}"
_REGION = rf"(?:, (?:{_NAME}(?: {_NAME}){{0,2}}|{_CITY}))?"
_DATE = rf"(?i:\d{{1,2}} {MONTH_PATTERN}|{MONTH_PATTERN} \d{{1,2}}|{WEEKDAY_PATTERN})(?:,? \d{{4}})?"
_SOURCE = r"\([^()\n]{2,40}\)"
_DASH = r"\s?(?:—|–|--|-|\|)\s*"
_DATELINES = (
    re.compile(rf"{_CITIES}{_REGION},? {_DATE}(?: {_SOURCE})?(?:{_DASH}|[.,:]\s|\W?\Z)"),
    re.compile(rf"{_CITIES}{_REGION} {_SOURCE}(?:{_DASH}|[.:]\s|\W?\Z)"),
    re.compile(rf"{_TOWN}{_REGION},? {_DATE}(?:{_DASH}| {_SOURCE}{_DASH}|(?: \w+)?\W?\Z)"),
    re.compile(rf"{_TOWN}{_REGION} {_SOURCE}{_DASH}"),
)
_PLAIN_DATELINE = re.compile(
    rf"{_CITIES}{_REGION}(?:\s(?:—|–|--|-|\|)\s*|—|:\s)"
    rf"|[{_CAPITAL}]{{4,}}(?: [{_CAPITAL}]{{4,}})?{_REGION}\. (?=[“\"‘'A-ZÀ-Þ])"
)
_LABEL = re.compile(r"\W{0,2}[A-Z][\w .'’-]{0,30}:\W{0,3}\s")
_ITEM = re.compile(r"(?:[-*•‣◦▪–]|\(?\d{1,2}[.)]|\(?[a-z]\)|[QA]:)\s")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL_WORD = 3
_TITLE_SHARE = 0.8


def is_caption(text: str) -> bool:
    """Does the block say that it describes a picture, or end in the credit of one?"""
    if len(text) > _LONGEST_CAPTION:
        return False
    if _CAPTION.match(text) or split_credit(text):
        return True
    return bool(_BRACKETED.fullmatch(text) and _PICTURE_WORD.search(text))


def split_credit(text: str) -> int | None:
    """Where the credit at the end of a caption begins; None where there is none."""
    match = _CREDIT.search(text[-_LONGEST_CREDIT - 2 :])
    return max(len(text) - _LONGEST_CREDIT - 2, 0) + match.start("credit") if match else None


def is_byline(text: str) -> bool:
    """Is the block a line that names the writers or the time of publication?"""
    if len(text) > _LONGEST_LINE or "\n" in text.strip():
        return False
    if _PUBLICATION_LINE.match(text):
        return True
    return bool(_BYLINE.match(text)) and (text[0] == "(" or not text.rstrip().endswith((".", "!", "?", "”", '"')))


def is_clutter(text: str) -> bool:
    """Is the block a prompt, a link, a notice or an ornament of the page?"""
    return len(text) <= _LONGEST_CAPTION and bool(_CLUTTER.match(text))


def match_dateline(text: str, *, first: bool) -> Span | None:
    """The dateline at the start of a paragraph, its stroke included; a bare place is believed in the first only."""
    start = text[:_LONGEST_LINE]
    forms = (*_DATELINES, _PLAIN_DATELINE) if first else _DATELINES
    match = next((match for form in forms if (match := form.match(start))), None)
    return Span(0, match.end()) if match else None


def is_labelled(text: str) -> bool:
    """Does the block begin with a speaker's label, as the turns of an interview do?"""
    return bool(_LABEL.match(text))


def is_item(text: str) -> bool:
    """Does the block begin with the bullet or number of a list's item?"""
    return bool(_ITEM.match(text))


def ends_sentence(text: str) -> bool:
    """Does the block end as a sentence does, be it within quotation marks?"""
    return bool(_SENTENCE_END.search(text))


def is_title_case(text: str) -> bool:
    """Do nearly all words of more than three letters begin with a capital?"""
    words = [word for word in _WORD.findall(text) if len(word) > _SMALL_WORD]
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= _TITLE_SHARE * len(words)
