"""Names of officials → folded words, the same for all common spellings of one name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CALLED_BY_FIRST_WORD = frozenset(
    {"CHN", "TWN", "HKG", "MAC", "KOR", "PRK", "VNM", "KHM", "LAO", "MMR", "THA", "SGP", "MYS", "BRN", "IDN", "ETH"}
    | {"ERI", "ISL", "BTN"}
)
"""Parties whose officials may be called by the first word of their name, be it that of the family or their own."""
WRITTEN_EITHER_WAY = frozenset({"CHN", "TWN", "HKG", "MAC", "KOR", "PRK", "VNM", "KHM", "SGP", "JPN", "HUN"})
"""Parties whose officials' names are written in either order: Orbán Viktor, Viktor Orbán."""
FAMILY_FIRST = CALLED_BY_FIRST_WORD | WRITTEN_EITHER_WAY
"""Either of both."""
_SPACES = re.compile(r"[\s\-‐‑–]+")
_NEVER_LAST = re.compile(r"(?:[^\W\d_]\.)+|[^\W\d_a-zß-öø-ÿ]\.?|[Tt]he")
"""Initials and articles, which count as words of a name only where they end it, and then make it another one."""
_NUMERAL = re.compile(r"[IVX]{2,}")
_UNNAMING = frozenset({"al", "el", "bin", "ibn", "ben", "bint", "ould", "jr", "sr", "dr"})
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"}
)
_INITIALS = str.maketrans("yw", "iv")
"""As the first letters of folded words."""
_SERVANT = re.compile(r"\babd(?:[aeiou]l[- ]?(?=(?!l?[ao](?:hi?)?\b)\w)|[aeiou](?=r+a))", re.IGNORECASE)
"""The first half of Abdulmalik, Abdel-Malik, Abdul Malik and Abdurrahman, but not that of Abdullah."""
_RESPELL = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        (r"^m[uo]h+am+[aeu]+[dt]", "mohamed"),
        (r"^a[ck]?hm[ae]d$", "ahmed"),
        (r"^h[uo]s+[aei]+[iy]+n$", "husein"),
        (r"^[yi]o?us+[eiou]+f$", "iusuf"),
        (r"^abd[aeou]l+[ao]h?$", "abdula"),
        (r"^shei?kh?$|^shaikh?$|^sheich$", "sheikh"),
        (r"(?<=[aei])h$", ""),
        (r"j$", "i"),
        (r"[iy]+", "i"),
        (r"ie", "e"),
        (r"([ao])e(?=.)", r"\1"),
        (r"ee", "i"),
        (r"oo|ou", "u"),
        (r"ks", "x"),
        (r"dr$", "der"),
        (r"enka$", "enko"),
        (r"w", "v"),
        (r"dj", "d"),
        (r"dzh", "j"),
        (r"ck|q", "k"),
        (r"(?<!t)sch", "s"),
        (r"t?s?ch", "c"),
        (r"kh", "h"),
        (r"([bdgtsz])h", r"\1"),
        (r"ph", "f"),
        (r"tz", "ts"),
        (r"(.)\1", r"\1"),
    )
)


@lru_cache(maxsize=8192)
def fold_word(word: str) -> str:
    """A word of a name without marks, capitals and the commonest differences of transliteration.

    >>> fold_word("Zelenskyy") == fold_word("Zelenskiy") == fold_word("Zelensky")
    True
    """
    plain = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    plain = re.sub(r"[^\w]", "", "".join(c for c in plain if not unicodedata.combining(c)))
    for pattern, spelling in _RESPELL:
        plain = pattern.sub(spelling, plain)
    return plain


def fold_name(name: str) -> tuple[str, ...]:
    """The folded words of a name, without particles, numerals, and initials before its last word.

    >>> fold_name("Abdul-Malik al-Houthi") == fold_name("Abdulmalik Al Houthi")
    True
    """
    words = _SPACES.split(_SERVANT.sub("Abd ", name).strip())
    named = [word for word in words if not _NEVER_LAST.fullmatch(word)]
    if named and words[-1] is not named[-1]:
        named.append(words[-1])
    kept = (word for word in named if word.lower().strip(".") not in _UNNAMING)
    return tuple(folded for word in kept if not _NUMERAL.fullmatch(word) and (folded := fold_word(word)))


def name_key(name: str) -> str:
    """The folded name, its last word first, by which the files are sorted."""
    words = fold_name(name)
    return " ".join((*words[-1:], *words[:-1]))


def name_keys(name: str, party: str) -> tuple[str, ...]:
    """The keys under which a post is filed: names of some parties also as if their first word came last."""
    words = fold_name(name)
    keys = (" ".join((*words[-1:], *words[:-1])),)
    return (*keys, " ".join(words)) if party in FAMILY_FIRST and len(words) > 1 else keys


def plain_name(name: str) -> str:
    """The name without marks and capitals, its words parted by one space, initials by none; nothing else is folded.

    >>> plain_name("P. V. Narasimha Rao") == plain_name("P.V.  Narasimha Rao")
    True
    """
    marked = unicodedata.normalize("NFKD", " ".join(_SPACES.split(name.lower().translate(_LETTERS).strip())))
    return re.sub(r"\. ", ".", "".join(c for c in marked if not unicodedata.combining(c)))


def initials_of(name: str) -> str:
    """The first letters, as they are folded in names, that a name begins with in place of given names; or nothing.

    >>> initials_of("S. Lavrov"), initials_of("Y. V. Ivanov"), initials_of("P.K. Chiang"), initials_of("Sergei Lavrov")
    ('s', 'iv', 'pk', '')
    """
    leading = re.match(r"(?:[^\W\d_]\. ?)*", name.strip())
    letters = re.sub(r"[. ]", "", leading[0]) if leading else ""
    return plain_name(letters).translate(_INITIALS)
