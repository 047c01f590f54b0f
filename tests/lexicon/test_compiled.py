"""What is kept compiled is never trusted more than the file it was made of."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from dragoman.lexicon import compiled
from dragoman.lexicon.compiled import cache_folder, load_compiled
from dragoman.lexicon.load import load_patterns

CALLS: list[str] = []


def split_words(text: str) -> object:
    CALLS.append(text)
    return {"words": text.split()}


def to_dates(text: str) -> object:
    CALLS.append(text)
    return [date.fromisoformat(line) for line in text.split()]


@pytest.fixture(autouse=True)
def _no_calls():
    CALLS.clear()


@pytest.fixture(autouse=True)
def kept(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("one two", encoding="utf-8")
    return path


def the_file(folder):
    (path,) = (p for p in folder.rglob("*") if p.is_file())
    return path


def test_a_file_is_compiled_once(source):
    assert load_compiled(source, split_words) == load_compiled(source, split_words) == {"words": ["one", "two"]}
    assert len(CALLS) == 1


def test_an_edit_is_seen_though_size_and_time_stay_the_same(source):
    load_compiled(source, split_words)
    before = source.stat()
    source.write_text("one six", encoding="utf-8")
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert load_compiled(source, split_words) == {"words": ["one", "six"]}


def test_an_edit_of_the_code_is_seen(source, tmp_path, monkeypatch):
    monkeypatch.setattr(compiled, "CODE", tmp_path)
    for code, calls in (("one = 1", 1), ("one = 1", 1), ("one = 2", 2)):
        (tmp_path / "code.py").write_text(code, encoding="utf-8")
        compiled._digest_code.cache_clear()  # a new process knows nothing of the last one
        load_compiled(source, split_words)
        assert len(CALLS) == calls


def test_two_files_of_one_name_are_kept_apart(source, tmp_path):
    other = tmp_path / "other" / source.name
    other.parent.mkdir()
    other.write_text("three", encoding="utf-8")
    for _ in range(2):
        assert load_compiled(source, split_words) == {"words": ["one", "two"]}
        assert load_compiled(other, split_words) == {"words": ["three"]}
    assert len(CALLS) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda content: content[:-3],
        lambda content: content.replace(b"two", b"ten"),
        lambda _: os.urandom(200),
        lambda _: b"[" * 100_000,
        lambda content: content.partition(b"\n")[0] + b"\ncos\nsystem\n(S'touch owned'\ntR.",
    ],
)
def test_a_damaged_or_hostile_file_is_compiled_over(kept, source, damage):
    load_compiled(source, split_words)
    path = the_file(kept)
    path.write_bytes(damage(path.read_bytes()))
    assert load_compiled(source, split_words) == {"words": ["one", "two"]}
    assert json.loads(path.read_bytes().partition(b"\n")[2]) == {"words": ["one", "two"]}


def test_a_value_that_json_would_change_is_not_kept(source):
    source.write_text("2024-05-01", encoding="utf-8")
    for _ in range(2):
        assert load_compiled(source, to_dates) == [date(2024, 5, 1)]
    assert len(CALLS) == 2


@pytest.mark.parametrize("home", ["", "relative/path", "/dev/null", "/proc/nowhere"])
def test_without_a_place_to_keep_it_it_is_compiled_each_time(source, monkeypatch, home):
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("HOME", home)
    for _ in range(2):
        assert load_compiled(source, split_words) == {"words": ["one", "two"]}
    assert len(CALLS) == 2


def test_a_relative_cache_folder_is_not_used(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setenv("HOME", "")
    assert cache_folder() is None


def test_a_folder_in_the_place_of_the_file_does_no_harm(kept, source):
    load_compiled(source, split_words)
    path = the_file(kept)
    path.unlink()
    path.mkdir()
    assert load_compiled(source, split_words) == {"words": ["one", "two"]}
    assert [p.name for p in path.parent.iterdir()] == [path.name], "nothing half-written is left"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_what_is_kept_is_the_user_s_alone(kept, source):
    load_compiled(source, split_words)
    assert stat.S_IMODE(the_file(kept).stat().st_mode) == 0o600


def test_many_at_once_read_whole_files(kept, source):
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: load_compiled(source, split_words), range(200)))
    assert all(value == {"words": ["one", "two"]} for value in found)
    assert the_file(kept)


def test_patterns_and_issues_are_the_same_from_the_cache_and_need_no_yaml_parser_then():
    code = (
        "import sys; from dragoman.lexicon.load import load_patterns; from dragoman.lexicon.issues import load_issues;"
        "from dragoman.schema.ids import content_id;"
        "read = [(p.id, p.cues, p.by, p.where) for p in load_patterns()], load_issues();"
        "print(len(load_patterns()), content_id('p', repr(read)), 'yaml' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "0"}

    def run():
        return subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
        ).stdout.split()

    first, second = run(), run()
    assert first[:2] == second[:2]
    assert first[0] == str(len(load_patterns()))
    assert (first[2], second[2]) == ("True", "False")
