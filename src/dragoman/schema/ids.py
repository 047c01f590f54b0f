"""Ids are hashes of content, so that reading again adds nothing and shards merge by set union."""

from __future__ import annotations

import hashlib

_LENGTH = 16


def content_id(prefix: str, *parts: str) -> str:
    """A short, stable id for the given parts, such as ``m-3f2a…`` for a move.

    Parts are joined by their lengths, so that ("ab", "c") and ("a", "bc") differ. Text that holds lone surrogates is
    hashed as it is.
    """
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return f"{prefix}-{digest.hexdigest()[:_LENGTH]}"
