"""Files → text: what is too large, binary or in no known encoding is refused, with what to do about it."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from dragoman.schema.errors import SourceError

MAX_BYTES = 10_000_000
"""Larger files are refused: one document is one article, and the longest reports have a tenth of that."""

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"PAR1", "a Parquet table"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SNIFF = 8192
_LEGACY = re.compile(r"(?:[\x09-\x0d\x20-\x7e‘’“”„‚‹›«»–—…•·†‡€£§©®°™¿¡ºª½¼¾´¨\xa0\xad]|[^\W\d_ÿ])*")
"""What windows-1252 makes of a text. No English report has a ÿ: it is the byte FF of something else."""
_BROKEN_UTF8 = re.compile(r"[ÂÃâ](?![A-Za-zÀ-ÿ])|[À-ß][\x80-\xbf‘’“”„‚€™]")


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that may be a text.

    Raises:
        SourceError: the file is missing, a folder, not permitted, empty, larger than ``MAX_BYTES`` or binary.
    """
    where = str(path)
    try:
        if path.is_dir():
            raise SourceError(where, "is a folder; name the files in it")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SourceError(
                where,
                f"holds {size / 1e6:.0f} MB, more than the {MAX_BYTES / 1e6:.0f} MB that one "
                "document may have; split it into one file a document",
            )
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise SourceError(where, "there is no such file; check the path") from None
    except PermissionError:
        raise SourceError(where, "may not be read; check the file's permissions") from None
    except OSError as error:
        raise SourceError(where, f"could not be read: {error.strerror}; check the path") from None
    except ValueError:
        raise SourceError(where, "is no valid path; check it") from None
    _refuse_binary(raw, where)
    return raw


def decode(raw: bytes, where: str) -> str:
    """The text that bytes hold, without a byte order mark; line ends stay as they are.

    UTF-8 is taken first, then what a byte order mark says, then a legacy encoding if there is one sure guess.

    Raises:
        SourceError: the bytes are in no encoding that can be told for sure, or hold nothing but blanks.
    """
    text = _decode(raw, where)
    if not text.strip():
        raise SourceError(where, "is empty; give a file that holds a text")
    return text


def _refuse_binary(raw: bytes, where: str) -> None:
    if len(raw) > MAX_BYTES:
        raise SourceError(where, f"holds more than the {MAX_BYTES / 1e6:.0f} MB that one document may have")
    kind = next((kind for magic, kind in _MAGIC if raw.startswith(magic)), None)
    if kind is None and not _mark(raw)[0] and b"\0" in raw[:_SNIFF]:
        kind = "a binary file"
    if kind is not None:
        raise SourceError(where, f"is {kind}, not a text; convert it to plain text or HTML first")


def _mark(raw: bytes) -> tuple[bytes, str]:
    return next(((mark, name) for mark, name in _MARKS if raw.startswith(mark)), (b"", "utf-8"))


def _decode(raw: bytes, where: str) -> str:
    mark, encoding = _mark(raw)
    try:
        return raw[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        text = None if mark else _decode_legacy(raw)
        if text is None:
            raise SourceError(
                where,
                f"is no valid {encoding.upper()}: byte {len(mark) + error.start} makes no sense "
                "there; save the file as UTF-8",
            ) from None
        return text


def _decode_legacy(raw: bytes) -> str | None:
    """Text in windows-1252, the one older encoding that English texts are found in; None unless it reads as such."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if _BROKEN_UTF8.search(text) or not _LEGACY.fullmatch(text) else text
