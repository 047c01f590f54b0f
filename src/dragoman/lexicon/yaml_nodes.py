"""A YAML file whose entries know the lines that they stand in, so that a mistake is told with its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import yaml

from dragoman.lexicon.located import Located, make_all
from dragoman.lexicon.yaml_files import word_loader
from dragoman.schema.errors import LexiconError

_Made = TypeVar("_Made")


class Entry:
    """A mapping in a file. Values are given as they are written: ``2024-05`` and ``no`` are words like any other."""

    def __init__(self, node: yaml.Node, path: Path, kind: str, keys: Sequence[str]) -> None:
        """``kind`` is what readers call such an entry, and ``keys`` are those that it may have.

        Raises:
            LexiconError: it is no mapping; or tells all keys that are others, or there twice.
        """
        self._node = node
        self._path = path
        self._kind = kind
        self._values: dict[str, yaml.Node] = {}
        if not isinstance(node, yaml.MappingNode):
            self.complain(f"{kind} must be a mapping of {', '.join(keys)}")
        mistakes: list[LexiconError] = []
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            if name not in keys:
                near = get_close_matches(name, keys, 1)
                hint = f"did you mean `{near[0]}`? " if near else ""
                reason = f"unknown key `{name}`; {hint}the keys of {kind} are {', '.join(keys)}"
                mistakes.append(LexiconError(str(path), reason, line=_line(key)))
            elif name in self._values:
                mistakes.append(LexiconError(str(path), f"`{name}` is told twice: join the two", line=_line(key)))
            self._values[name] = value
        if mistakes:
            raise LexiconError.of_all(mistakes)

    def complain(self, reason: str, at: str | yaml.Node | None = None) -> NoReturn:
        """Say what is wrong, at the value of a key or at another place of the file.

        Raises:
            LexiconError: always.
        """
        node = at if isinstance(at, yaml.Node) else self._values.get(at or "", self._node)
        raise LexiconError(str(self._path), reason, line=_line(node))

    def text(self, key: str) -> str:
        """One value, without the blanks around it; empty where it isn't told."""
        node = self._values.get(key)
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self.complain(f"`{key}` must be one value, not a list or a mapping", key)
        return _text(node)

    def needed(self, key: str) -> str:
        """One value that must be told.

        Raises:
            LexiconError: it isn't.
        """
        value = self.text(key)
        if not value:
            self.complain(f"{self._kind} needs `{key}`", key)
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """A list of words, each once; a word alone is a list of one."""
        node = self._values.get(key)
        if isinstance(node, yaml.ScalarNode):
            return (_text(node),) if _text(node) else ()
        found: dict[str, None] = {}
        for item in self.items(key):
            if not isinstance(item, yaml.ScalarNode) or not _text(item):
                self.complain(f"`{key}` must be a list of words", item)
            found[_text(item)] = None
        return tuple(found)

    def each(self, key: str, make: Callable[[yaml.Node], _Made]) -> list[_Made]:
        """What is made of each item of a list.

        Raises:
            LexiconError: some cannot be made; tells the mistake of each.
        """
        return make_all(self.items(key), make)

    def entry(self, node: yaml.Node, kind: str, keys: Sequence[str], *, short: bool = False) -> Entry:
        """The entry that an item of a list is. If ``short``, a word alone is the value of the first key."""
        if short and isinstance(node, yaml.ScalarNode):
            node = yaml.MappingNode(node.tag, [(yaml.ScalarNode(node.tag, keys[0]), node)], node.start_mark)
        return Entry(node, self._path, kind, keys)

    def items(self, key: str) -> list[yaml.Node]:
        """What a list holds; nothing where it isn't told."""
        node = self._values.get(key)
        if node is None or (isinstance(node, yaml.ScalarNode) and not _text(node)):
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.complain(f"`{key}` must be a list: each item on a line that begins with `- `", key)
        return list(node.value)

    def mapping(self, key: str, kind: str, keys: Sequence[str]) -> Entry | None:
        """The mapping below a key; None where it isn't told."""
        node = self._values.get(key)
        told = node is not None and not (isinstance(node, yaml.ScalarNode) and not _text(node))
        return Entry(node, self._path, kind, keys) if node is not None and told else None

    def located(self, node: yaml.Node) -> Located:
        """An item of a list as a Python object that knows its lines."""
        value, line, lines, twice = locate(node, str(self._path))
        return Located(value, str(self._path), line, lines, twice)


def read_entry(path: Path, text: str, kind: str, keys: Sequence[str]) -> Entry:
    """The mapping that a YAML text is, as read from ``path``.

    Raises:
        LexiconError: it is no YAML or no such mapping; names the line.
    """
    node = compose(str(path), text)
    if node is None:
        raise LexiconError(str(path), f"holds nothing; it may have {', '.join(keys)}")
    return Entry(node, path, kind, keys)


def compose(file: str, text: str) -> yaml.Node | None:
    """The node that a YAML text is; None where it holds nothing.

    Raises:
        LexiconError: it is no YAML; names the line.
    """
    try:
        return yaml.compose(text, Loader=word_loader())
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise LexiconError(file, f"is no valid YAML: {error.problem or error.context}", line=line) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise LexiconError(file, f"is no valid YAML: {error}") from error


def sequence_of(node: yaml.Node | None) -> list[yaml.Node] | None:
    """The items of a list; None for anything else."""
    return list(node.value) if isinstance(node, yaml.SequenceNode) else None


def locate(node: yaml.Node, file: str = "") -> tuple[Any, int, dict[str, list[int]], dict[str, int]]:
    """The value of a node, with the lines that ``Located`` has.

    Raises:
        LexiconError: it holds a value that is none.
    """
    try:
        value = word_loader()("").construct_document(node)
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark or node.start_mark).line + 1
        raise LexiconError(file, f"is no valid YAML: {error.problem}", line=line) from error
    except (ValueError, RecursionError) as error:
        raise LexiconError(file, f"holds a value that is none ({error})", line=_line(node)) from error
    lines: dict[str, list[int]] = {}
    twice: dict[str, int] = {}
    for key, held in node.value if isinstance(node, yaml.MappingNode) else ():
        name = str(key.value)
        if name in lines:
            twice[name] = _line(key)
        lines[name] = [_line(key), *map(_line, sequence_of(held) or ())]
    return value, _line(node), lines, twice


def _text(node: yaml.ScalarNode) -> str:
    return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value).strip()


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
