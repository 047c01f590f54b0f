"""Files of the lexicon in the form in which they load fastest, kept in the user's cache directory.

What is kept is data only (JSON), and whoever asks checks it as if it came from the file itself. It is bound to the
content of the file and to the code of this package, so that an edit of either is seen at once, and to its own checksum,
so that damage is noticed. Where nothing can be kept or read, the file is compiled anew each time: only time is lost.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypeVar

_Value = TypeVar("_Value")
CODE = Path(__file__).parent
_DIGEST = 20
_LARGEST = 64 * 1024 * 1024
"""Bytes; what is larger was not kept by this program."""


def load_compiled(path: Path, compile_text: Callable[[str], _Value]) -> _Value:
    """What ``compile_text`` makes of the text of a file, from the cache if it was kept there.

    It must depend on nothing but the text and this package, and is kept only if JSON gives the same value back.

    Raises:
        OSError: the file cannot be read.
        UnicodeDecodeError: it is not UTF-8.
    """
    content = path.read_bytes()
    folder = cache_folder()
    if folder is None:
        return compile_text(content.decode("utf-8"))
    name = f"{compile_text.__module__}.{compile_text.__qualname__}"
    kept = folder / f"{path.stem}-{_digest(str(path.resolve()), name)}.json"
    key = _digest(name, _digest_code(CODE), content)
    body = _read(kept, key)
    if body is not None:
        with suppress(ValueError, RecursionError):
            kept_value: _Value = json.loads(body)
            return kept_value
    value = compile_text(content.decode("utf-8"))
    with suppress(ValueError, TypeError, RecursionError):
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        if json.loads(body) == value:
            _write(kept, key, body)
    return value


def cache_folder() -> Path | None:
    """Where this user's compiled files are kept; None where the system names no place for that."""
    if sys.platform == "win32":
        base = _folder_named("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = _folder_named("HOME", "Library", "Caches")
    else:  # the XDG Base Directory Specification
        base = _folder_named("XDG_CACHE_HOME") or _folder_named("HOME", ".cache")
    return base and base / "dragoman" / "lexicon"


def _folder_named(variable: str, *below: str) -> Path | None:
    folder = Path(os.environ.get(variable, ""), *below)
    return folder if folder.is_absolute() else None


def _read(kept: Path, key: str) -> bytes | None:
    """The body of a kept file; None where there is none, or not of this key, or damaged."""
    with suppress(OSError):
        if kept.is_file() and kept.stat().st_size <= _LARGEST:
            head, _, body = kept.read_bytes().partition(b"\n")
            if head == f"{key} {_digest(body)}".encode():
                return body
    return None


def _write(kept: Path, key: str, body: bytes) -> None:
    """Keep a body; a reader sees the old file or the new one, never a part, whoever else writes it meanwhile."""
    temporary = None
    try:
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with NamedTemporaryFile(dir=kept.parent, prefix=kept.stem, delete=False) as file:
            temporary = Path(file.name)
            file.write(f"{key} {_digest(body)}\n".encode() + body)
        temporary.replace(kept)
    except OSError:  # a full or read-only disk: nothing is kept
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()


def _digest(*parts: str | bytes) -> str:
    digest = blake2b(digest_size=_DIGEST)
    for part in parts:
        content = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        digest.update(b"%d:" % len(content) + content)
    return digest.hexdigest()


@cache
def _digest_code(folder: Path) -> str:
    return _digest(*(path.read_bytes() for path in sorted(folder.glob("*.py"))))
