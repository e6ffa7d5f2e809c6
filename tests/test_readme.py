"""What the README says is what the tables, the floors and the commands say."""

import csv
import json
import re
import shlex
from pathlib import Path

import pytest

from extract.cli import build_parser

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def cells(line):
    return [c.strip().strip("`") for c in line.strip().strip("|").split("|")]


def test_the_first_row_is_a_row_of_the_tables(tables):
    first = README.split("| column | value |")[1].split("\n\n")[0]
    shown = dict(cells(line) for line in first.split("\n")[2:])
    with (tables / "event_reports.csv").open(encoding="utf-8", newline="") as file:
        [row] = [r for r in csv.DictReader(file) if r["id"] == shown["id"]]
    assert {k: row[k] for k in shown} == shown
    assert len(shown) == 13


def test_the_page_says_what_is_quoted(tables):
    raw = (ROOT / "seeds" / "000_712545bf920ec72c.txt").read_text(encoding="utf-8")
    quoted = re.search(r"^> (.*)$", README, re.M)[1]
    assert raw[1013:1092].replace(",", "，") == quoted


def test_the_quality_is_that_of_the_floors():
    pinned = json.loads((ROOT / "bench" / "floors.json").read_text(encoding="utf-8"))
    shown = README.split("<!-- quality")[1].split("<!-- end")[0]
    lines = [cells(line) for line in shown.split("\n") if re.match(r"\| \w+ \w+_f1 \|", line)]
    assert len(lines) == 9
    for what, *figures in lines:
        table, name = what.split()
        floors = [pinned[k]["floors"][table][name] for k in ("gold", "more", "news")]
        assert figures == [f"{floor:.3f}" for floor in floors]


COMMANDS = re.findall(r"^\.venv/bin/dashiji (.*?)(?:\s+#.*)?$", README, re.M)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_are_understood(command):
    words = shlex.split(command.split("<")[0])
    assert build_parser().parse_args(words).run


def test_the_make_targets_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`make (\w+)`", README):
        assert f"\n{target}:" in makefile


def test_every_link_leads_somewhere():
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
