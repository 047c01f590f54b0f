"""The documentation can't rot: each command, option, exit status and field is in it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import typer

from dragoman import cli
from dragoman.ingest import read_files
from dragoman.views.report import make_report
from dragoman.views.terminal import write_terminal

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
COMMANDS = typer.main.get_command(cli.app).commands


def section(command):
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    return text.split(f"## dragoman {command}\n", 1)[1].split("\n## ", 1)[0]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_option_of_every_command_is_documented(command):
    told = set(re.findall(r"`(-[\w-]+)", section(command)))
    options = {name for p in COMMANDS[command].params if p.param_type_name == "option" for name in p.opts} - {"--help"}
    assert told == options


@pytest.mark.parametrize(
    "status", [0, cli.SOME_FAILED, cli.NOT_FOUND, cli.MISTAKES_FOUND, cli.NOTHING_READ, cli.CLOSED_PIPE]
)
def test_every_exit_status_is_documented(status):
    assert f"\n| {status} | " in (DOCS / "cli.md").read_text(encoding="utf-8")


def test_every_field_of_the_schema_is_documented():
    schema = json.loads((DOCS / "state-of-play.schema.json").read_text(encoding="utf-8"))
    text = (DOCS / "state-of-play.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`(\w+)`", text))
    fields = {*schema["properties"]} | {name for d in schema["$defs"].values() for name in d.get("properties", {})}
    assert fields - told <= {"meetings", "positions", "channels", "conditions", "speaker", "style"}


def test_the_files_that_the_readme_names_are_there():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert links
    assert all((ROOT / link).exists() for link in links)


def test_the_sample_in_the_readme_is_what_the_program_prints():
    report = make_report(read_files([ROOT / "examples/mackerel-talks"]).readings)
    sample = (ROOT / "README.md").read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]
    assert sample == write_terminal(report, width=88), "run `make readme`"


def test_the_readme_names_the_targets_that_make_has():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`make (\w+)`", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert {"play", "test"} <= named
    assert all(re.search(rf"^{name}:", makefile, re.MULTILINE) for name in named)
