"""The command line as a user meets it: exit statuses, messages, pipes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = "3月5日,深圳市龙岗区布吉街道新增5例确诊病例,326名党员下沉社区。"


def dashiji(*arguments, given=b"", **kwargs):
    command = [sys.executable, "-m", "extract", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, cwd=ROOT, **kwargs)


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "good.txt").write_text(PAGE, encoding="utf-8")
    return folder


def test_a_run_writes_tables_and_says_so(pages, tmp_path):
    done = dashiji("run", pages, "--out", tmp_path / "out")
    assert done.returncode == 0
    assert done.stdout == b""
    assert f"1 document read, 12 tables in {tmp_path / 'out'}" in done.stderr.decode()
    assert dashiji("check", tmp_path / "out").returncode == 0


def test_a_refused_source_is_named_and_the_status_is_1(pages, tmp_path):
    (pages / "photo.txt").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 9)
    done = dashiji("run", pages, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "photo.txt is refused: this is a JPEG image" in done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["run", "nowhere", "--out", "x"], "nowhere: no such file or folder"),
        (["run", "seeds", "--out", "x", "--metadata", "nowhere.csv"], "nowhere.csv"),
        (["check", "nowhere"], "nowhere"),
        (["diff", "nowhere", "out"], "nowhere"),
        (["show", "nowhere.txt"], "nowhere.txt: no such file or folder"),
    ],
)
def test_wrong_use_gets_a_message_and_status_2(arguments, message):
    done = dashiji(*arguments)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("dashiji: ")
    assert message in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_an_empty_folder_is_no_source(tmp_path):
    done = dashiji("run", tmp_path, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_a_file_leaves_the_old_tables_whole(pages, tmp_path):
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    done = dashiji("run", pages, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "cannot write tables" in done.stderr.decode()
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_folder_leaves_the_old_tables_whole(pages, tmp_path):
    out = tmp_path / "out"
    assert dashiji("run", pages, "--out", out).returncode == 0
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    out.chmod(0o500)
    done = dashiji("run", pages, "--out", out)
    out.chmod(0o700)
    assert done.returncode == 2
    assert {p.name: p.read_bytes() for p in out.iterdir()} == before


def test_mentions_is_a_pipe_of_json_lines():
    lines = [{"id": "a", "text": PAGE, "published": "2022-03-06"}, {"id": 2, "text": ""}]
    given = "".join(json.dumps(line) + "\n" for line in lines).encode()
    done = dashiji("mentions", given=given)
    assert done.returncode == 0, done.stderr.decode()
    one, two = map(json.loads, done.stdout.decode().splitlines())
    assert (one["id"], two) == ("a", {"id": 2, "mentions": []})
    [date] = [m for m in one["mentions"] if m["table"] == "dates"]
    assert (date["text"], date["value"]) == ("3月5日", "2022-03-05")
    assert PAGE[date["raw_start"] : date["raw_end"]] == date["text"]


@pytest.mark.parametrize("line", [b"{", b"[]", b'{"id": 1}', b'{"text": "x"}', b"\xff\xff"])
def test_a_line_that_is_no_record_is_named(line):
    done = dashiji("mentions", given=line + b"\n")
    assert done.returncode == 2
    assert "line 1 of standard input" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_one_page_from_standard_input(tmp_path):
    done = dashiji("run", "-", "--out", tmp_path / "out", given=PAGE.encode("gb18030"))
    assert done.returncode == 0, done.stderr.decode()
    assert "gb18030" in (tmp_path / "out" / "documents.csv").read_text(encoding="utf-8")


def test_a_pipe_that_closes_is_no_error(pages):
    command = f"{sys.executable} -m extract show {pages / 'good.txt'} | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, cwd=ROOT, text=True)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_diff_of_equal_tables_is_0_and_of_others_1(pages, tmp_path):
    for name in ("one", "two"):
        assert dashiji("run", pages, "--out", tmp_path / name).returncode == 0
        (pages / "good.txt").write_text(PAGE.replace("326", "327"), encoding="utf-8")
    assert dashiji("diff", tmp_path / "one", tmp_path / "one").returncode == 0
    done = dashiji("diff", tmp_path / "one", tmp_path / "two")
    assert done.returncode == 1
    assert "327" in done.stdout.decode()
