#!/usr/bin/env python3
"""Load the lexicon in this process, all that reading an article needs, and print what it took.

One JSON object: ``seconds`` of one core's time to load the data (without the import of its code), and ``mb``, by how
much the process grew (code included).
"""

from __future__ import annotations

import json
import pkgutil
import resource
import time
from contextlib import suppress
from importlib import import_module
from inspect import Parameter, signature
from pathlib import Path

_MB = 1024 * 1024
_STATM = Path("/proc/self/statm")


def main() -> None:
    """Measure and print."""
    before = _memory_mb()
    lexicon = import_module("dragoman.lexicon")
    modules = [import_module(f"{lexicon.__name__}.{found.name}") for found in pkgutil.iter_modules(lexicon.__path__)]
    started = time.process_time()
    loaders = {f for module in modules for name, f in vars(module).items() if name.startswith("load_")}
    for load in loaders:
        if all(parameter.default is not Parameter.empty for parameter in signature(load).parameters.values()):
            load()
    _load_word_lists()
    seconds = time.process_time() - started
    print(json.dumps({"seconds": round(seconds, 4), "mb": round(_memory_mb() - before, 1)}))


def _load_word_lists() -> None:
    from dragoman.lexicon.load import FOLDER, read_word_lists  # noqa: PLC0415 - not before the memory is measured
    from dragoman.schema.errors import LexiconError  # noqa: PLC0415

    for path in FOLDER.glob("*.yml"):
        with suppress(LexiconError):  # a file of another form, which has a loader of its own
            read_word_lists(path.name)


def _memory_mb() -> float:
    """What the process has in memory now, or on systems that don't tell that, had at most."""
    if _STATM.exists():
        return int(_STATM.read_text(encoding="ascii").split()[1]) * resource.getpagesize() / _MB
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MB


if __name__ == "__main__":
    main()
