"""YAML files; those that come with the program are parsed once and then kept in compiled form."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from dragoman.lexicon.compiled import load_compiled
from dragoman.schema.errors import LexiconError

_FOLDER = Path(__file__).parent
_Value = TypeVar("_Value")


def read_yaml(path: Path) -> object:
    """What a YAML file holds, in which yes, no, on and off are the words that they are in English.

    Raises:
        LexiconError: the file cannot be read, is not UTF-8, or is no YAML.
    """
    try:
        return read_compiled(path, parse_yaml)
    except ValueError as error:
        raise LexiconError(path.name, f"is no valid YAML: {error}") from error


def read_compiled(path: Path, compile_text: Callable[[str], _Value]) -> _Value:
    """What ``compile_text`` makes of a file; for a file that comes with the program it is kept (see ``compiled``).

    Raises:
        LexiconError: the file cannot be read or is not UTF-8.
    """
    try:
        if path.is_relative_to(_FOLDER):
            return load_compiled(path, compile_text)
        return compile_text(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise LexiconError(str(path), f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise LexiconError(str(path), "is not UTF-8: save the file as UTF-8", line=line) from error


def parse_yaml(text: str) -> object:
    """The same for a text.

    Raises:
        ValueError: it is no YAML; says in which line.
    """
    import yaml  # noqa: PLC0415 - only what is not kept compiled needs the parser

    try:
        return yaml.load(text, Loader=word_loader())  # noqa: S506 - a safe loader
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(str(error)) from error


@cache
def word_loader() -> Any:
    """The class of a safe YAML loader for which only true and false are truth values."""
    import yaml  # noqa: PLC0415

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return Loader
