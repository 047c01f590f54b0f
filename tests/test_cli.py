from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

import dragoman
from dragoman import cli
from dragoman.cli import output
from dragoman.schema.errors import SourceError

EXAMPLE = Path(__file__).parent.parent / "examples" / "mackerel-talks"
FIRST = EXAMPLE / "01.txt"


@pytest.fixture
def run():
    def invoke(*arguments, text=None):
        return CliRunner().invoke(cli.app, [str(a) for a in arguments], input=text)

    return invoke


def start(*arguments, **environment):
    """The program as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "dragoman", *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_play_prints_the_state_of_play(run):
    result = run("play", EXAMPLE, "--width", "100")
    assert result.exit_code == 0, result.output
    assert "STATE OF PLAY" in result.output
    assert "3 documents read" in result.output
    assert "neither accepted nor rejected" in result.output
    assert max(map(len, result.output.splitlines())) <= 100


def test_quotes_are_shown_only_if_asked(run):
    quote = "“Iceland neither accepted nor rejected the offer of new talks"
    words = " ".join(run("play", EXAMPLE, "--evidence", "--width", 200).output.split())
    assert quote in words
    assert quote not in run("play", EXAMPLE, "--width", 200).output


def test_as_of_leaves_out_what_happened_later(run):
    early = json.loads(run("play", EXAMPLE, "--format", "json", "--as-of", "2024-03-10").stdout)
    assert early["as_of"] == "2024-03-10"
    assert all(m["date"] is None or m["date"] <= "2024-03-10" for m in early["meetings"] if m["status"] == "held")


def test_known_at_leaves_out_what_was_published_later(run):
    early = json.loads(run("play", EXAMPLE, "--format", "json", "--known-at", "2024-03-06").stdout)
    quotes = [e for name in ("proposals", "meetings", "incidents") for x in early[name] for e in x["evidence"]]
    assert {e["article"] for e in quotes} == {"01.txt"}


def test_between_keeps_what_concerns_these_parties(run):
    state = json.loads(run("play", EXAMPLE, "--format", "json", "--between", "isl,nor").stdout)
    assert state["between"] == ["ISL", "NOR"]


def test_an_unknown_party_is_told_with_a_hint():
    result = start("play", FIRST, "--between", "Norway")
    assert result.returncode == cli.NOTHING_READ
    assert b"did you mean NOR" in result.stderr


def test_issue_keeps_what_is_about_it(run):
    def entries(*options):
        state = json.loads(run("play", EXAMPLE, "--format", "json", *options).stdout)
        lists = ("proposals", "conditions", "channels", "meetings", "positions", "incidents")
        return [entry for name in lists for entry in state[name]], state["issues"]

    every, asked = entries()
    assert asked == []
    some, asked = entries("--issue", "mediation", "--issue", "hotlines,Ports-and-Shipping")
    assert asked == ["mediation", "hotlines", "ports-and-shipping"]
    assert 0 < len(some) < len(every)
    assert all(set(asked) & set(entry["issues"]) for entry in some)


def test_an_unknown_issue_ends_the_command_with_a_hint():
    result = start("play", FIRST, "--issue", "fish")
    assert result.returncode == cli.NOTHING_READ
    assert b"no issue 'fish'; did you mean fishing?" in result.stderr


def test_issues_lists_the_taxonomy(run, tmp_path):
    assert "fishing" in run("issues", "--width", "100").output
    rows = json.loads(run("issues", "--format", "json").stdout)
    assert "ceasefire" in [row["id"] for row in rows]
    path = tmp_path / "mine.yml"
    path.write_text("issues:\n  - {id: kelp, name: kelp, about: Kelp., cues: [kelp]}\n", encoding="utf-8")
    more = json.loads(run("issues", "-f", "json", "--lexicon", path).stdout)
    assert [row["id"] for row in more] == [*(row["id"] for row in rows), "kelp"]


def test_lint_lexicon_tells_mistakes_and_ends_with_1(run, tmp_path, own):
    wrong = tmp_path / "wrong.yml"
    wrong.write_text("issues:\n  - {id: kelp, name: kelp, about: Kelp., cues: [Kelp]}\n", encoding="utf-8")
    result = run("lint-lexicon", own, wrong)
    assert result.exit_code == cli.MISTAKES_FOUND
    assert f"{wrong}:2: `cues: Kelp`: `Kelp` is no word" in result.stdout
    assert result.stdout.endswith("entries checked: 0, examples: 0, mistakes: 1\n")


def test_lint_lexicon_ends_with_0_where_nothing_is_wrong(run, own, tmp_path, monkeypatch):
    later = tmp_path / "later.yml"
    later.write_text(
        "officials: [{name: Una Holm, posts: [{role: Envoy, party: SKERRY, from: 2020}]}]", encoding="utf-8"
    )
    assert run("lint-lexicon", own, later).exit_code == 0
    assert run("lint-lexicon", later).exit_code == cli.MISTAKES_FOUND
    assert run("lint-lexicon", later, "--lexicon", own).exit_code == 0
    monkeypatch.setenv("DRAGOMAN_LEXICON", str(own))
    assert run("lint-lexicon", own).exit_code == 0, "the file checked isn't known beforehand"


def test_lint_lexicon_ends_with_2_where_a_file_cannot_be_read(tmp_path, own):
    result = start("lint-lexicon", own, tmp_path / "none.yml")
    assert result.returncode == cli.NOTHING_READ
    assert b"none.yml: cannot be read" in result.stderr
    assert result.stdout == b"entries checked: 0, examples: 0, mistakes: 0\n"


def test_markdown_is_written_to_a_file(run, tmp_path):
    out = tmp_path / "notes.md"
    result = run("play", FIRST, "--format", "markdown", "--output", out)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert out.read_text(encoding="utf-8").startswith("# State of play")


def test_read_prints_one_move_a_line_with_its_words(run):
    text = FIRST.read_text(encoding="utf-8")
    moves = [json.loads(line) for line in run("read", FIRST, "--format", "jsonl").stdout.splitlines()]
    assert moves
    assert all(text[m["evidence"]["start"] : m["evidence"]["end"]] == m["evidence"]["quote"] for m in moves)


def test_explain_shows_patterns_and_what_was_found(run):
    output = run("explain", FIRST, "--width", 120).output
    assert "HEADLINE" in output.upper()
    assert "by pattern" in output
    assert "Reykjavik" in output or "REYKJAVIK" in output


def test_standard_input_is_read(run):
    result = run("play", "-", "--format", "json", text=FIRST.read_text(encoding="utf-8"))
    assert json.loads(result.stdout)["documents"][0]["name"] == "standard input"


def test_good_files_are_shown_and_bad_ones_told(run, tmp_path):
    result = run("play", FIRST, tmp_path / "missing.txt")
    assert result.exit_code == cli.SOME_FAILED
    assert "STATE OF PLAY" in result.stdout
    assert "missing.txt" in result.stderr


@pytest.mark.parametrize(
    "content",
    [b"", b" \n\n ", b"\x7fELF\x00\x00\x01" * 50, b"\xff\xfe\xfa\x00" * 40, b"word " * 10_000_001],
    ids=["empty", "blank", "binary", "invalid", "50 MB"],
)
def test_what_cannot_be_read_is_named_with_the_reason(run, tmp_path, content):
    path = tmp_path / "strange.txt"
    path.write_bytes(content)
    result = run("play", path)
    assert result.exit_code == cli.NOTHING_READ
    assert "strange.txt: " in result.stderr
    assert "Traceback" not in result.output


def test_another_language_is_told(run, tmp_path):
    path = tmp_path / "fr.txt"
    path.write_text(
        "Le ministre des affaires étrangères a rencontré son homologue à Paris mercredi. " * 5, encoding="utf-8"
    )
    result = run("play", path)
    assert result.exit_code == cli.NOTHING_READ
    assert "English" in result.stderr


@pytest.mark.parametrize(
    "arguments", [["play"], ["play", FIRST, "--as-of", "soon"], ["play", FIRST, "--format", "xml"], ["nothing"]]
)
def test_wrong_usage_ends_with_2(run, arguments):
    assert run(*arguments).exit_code == cli.NOTHING_READ


def test_the_version_is_shown(run):
    assert run("--version").stdout == f"dragoman {dragoman.__version__}\n"


def test_a_closed_pipe_leaves_no_traceback():
    process = subprocess.Popen(
        [sys.executable, "-m", "dragoman", "play", str(FIRST)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.close()
    stderr = process.stderr.read()
    process.stderr.close()
    assert process.wait() == cli.CLOSED_PIPE
    assert stderr == b""


def test_a_terminal_without_unicode_gets_plain_signs():
    result = start("play", FIRST, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert result.returncode == 0, result.stderr
    assert b"->" in result.stdout
    assert b"\x1b[" not in result.stdout


def test_a_defect_is_told_in_one_line(monkeypatch, capsys):
    monkeypatch.delenv("DRAGOMAN_TRACEBACK", raising=False)
    error = KeyError("x")
    output.tell_defect(KeyError, error, None)
    assert capsys.readouterr().err.startswith("dragoman: a defect in the program (KeyError: 'x')")


def test_the_verbs_take_texts_and_files():
    text = FIRST.read_text(encoding="utf-8")
    reading = dragoman.read(text)
    assert {m.evidence.quote for m in reading.moves} == {m.evidence.quote for m in dragoman.read(FIRST).moves}
    assert dragoman.attributions(text) == reading.attributions
    assert dragoman.play([FIRST, EXAMPLE / "02.txt"]).proposals
    assert {"fishing"} <= {i for p in dragoman.play([FIRST], issues=["fishing"]).proposals for i in p.issues}
    assert "by pattern" in dragoman.explain(text)


def test_the_verbs_take_a_publication_date():
    reading = dragoman.read("France rejected the proposal that Germany had made on Monday.", published=date(2022, 3, 2))
    assert str(reading.document.published) == "2022-03-02"


def test_the_verbs_raise_what_a_user_can_read():
    with pytest.raises(SourceError, match="text: "):
        dragoman.read("")


OWN = """
parties:
  - {code: SKERRY, name: Skerry, kind: territory, seats: [Holmsund]}
officials:
  - name: Tarjei Holmvik
    posts: [{role: spokesman, party: SKERRY, from: 2010, until: 2012}]
"""
STORY = "Date: 2011-05-04\n\nHolmsund demanded on Monday that Norway withdraw its ships, Tarjei Holmvik said.\n"


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "my lexicon.yml"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["play", "read", "explain"])
def test_parties_of_a_user_s_own_are_read(run, own, command):
    assert "Skerry" in run(command, "-", "--lexicon", own, text=STORY).output
    assert "Skerry" not in run(command, "-", text=STORY).output


def test_lexicon_files_may_be_set_for_all_commands(run, own, tmp_path, monkeypatch):
    more = tmp_path / "more.yml"
    more.write_text("parties: [{code: NOR, names: [Norreway]}]", encoding="utf-8")
    monkeypatch.setenv("DRAGOMAN_LEXICON", f"{own}{os.pathsep}{more}")
    assert "Skerry → Norway" in run("read", "-", text=STORY.replace("Norway", "Norreway")).output


def test_own_parties_may_be_asked_for_with_between(run, own):
    state = json.loads(run("play", "-", "-f", "json", "--between", "skerry", "--lexicon", own, text=STORY).stdout)
    assert state["between"] == ["SKERRY"]


def test_a_mistake_in_a_lexicon_file_ends_the_command_with_its_line(own):
    own.write_text(OWN.replace("kind: territory", "kind: isle"), encoding="utf-8")
    result = start("read", FIRST, "--lexicon", own)
    assert result.returncode == cli.NOTHING_READ
    assert result.stdout == b""
    assert b"my lexicon.yml, line 3: `kind: isle`: must be one of state" in result.stderr


def test_each_mistake_has_a_line_of_its_own(own):
    own.write_text(OWN + "  - {nam: Tarjei}\n  - {name: Tarjei Skerry}\n", encoding="utf-8")
    lines = start("who", "Skerry", "--lexicon", own).stderr.decode().splitlines()
    assert [line.startswith("dragoman: ") and "my lexicon.yml, line " in line for line in lines] == [True, True]


def test_the_verbs_take_a_lexicon_of_one_s_own(own):
    reading = dragoman.read(STORY, lexicon=[own])
    assert any("SKERRY" in move.by for move in reading.moves)
    assert "Skerry" in dragoman.explain(STORY, lexicon=[own])
    assert dragoman.play([STORY], lexicon=[own], between=["SKERRY"]).proposals
    assert dragoman.attributions(STORY, lexicon=[own])


def test_who_tells_posts_on_a_day(run, own):
    result = run("who", "Tarjei", "Holmvik", "--on", "2011", "--lexicon", own)
    assert result.exit_code == 0
    assert "spokesman · Skerry" in result.output
    assert " held · my lexicon.yml" in result.output


def test_who_writes_json_to_a_file(run, own, tmp_path):
    run("who", "Holmsund", "-l", own, "-f", "json", "-o", tmp_path / "who.json")
    told = json.loads((tmp_path / "who.json").read_text(encoding="utf-8"))
    assert [party["code"] for party in told["parties"]] == ["SKERRY"]


def test_who_says_what_to_do_where_nobody_is_found(own):
    result = start("who", "Tarjei Holmvig", "--lexicon", own)
    assert result.returncode == cli.NOT_FOUND
    assert b"nobody called 'Tarjei Holmvig' is known; did you mean Tarjei Holmvik?" in result.stderr
