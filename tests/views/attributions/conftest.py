from __future__ import annotations

import pytest

from dragoman.extract.pipeline import read_document
from dragoman.sources.plain import document_of

TEXT = """Title: Port <talks> & tolls
Date: 2022-01-12

OSLO, January 12 – Lind said Norway had told her that “the port” would close & stay <b>shut</b>.

“We are ready,” NATO Secretary General Jens Stoltenberg said. “The door is open.

“It stays so,” he added.

A senior diplomat wants the letters answered.
"""


@pytest.fixture(scope="package")
def reading():
    return read_document(document_of(TEXT, "port.txt"))
