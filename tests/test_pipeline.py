"""The whole flow on the five seeds: what is promised of every table."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.gate import FLOORS, SETS, measure, problems
from extract.errors import DashijiError
from extract.run import run
from schemas.rows import TABLES

SEEDS = Path(__file__).parent.parent / "seeds"
ADDRESSED = ("dates", "counts", "people", "places", "organisations", "event_reports", "sentences")


def rows(folder, table):
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def files(folder):
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file()}


def replay(raw, edits):
    pieces, at = [], 0
    for edit in edits:
        start, end = int(edit["raw_start"]), int(edit["raw_end"])
        assert raw[start:end] == edit["before"]
        pieces += [raw[at:start], edit["after"]]
        at = end
    return "".join([*pieces, raw[at:]])


@pytest.fixture(scope="module")
def texts(tables):
    """Give the raw and the clean text of every seed, the clean one by replaying the repairs."""
    raw = {p.stem: p.read_bytes().decode("utf-8") for p in SEEDS.glob("*.txt")}
    edits = {doc_id: [] for doc_id in raw}
    for row in rows(tables, "repairs"):
        edits[row["doc_id"]].append(row)
    return {doc_id: (text, replay(text, edits[doc_id])) for doc_id, text in raw.items()}


@pytest.mark.parametrize("table", ADDRESSED)
def test_slicing_the_clean_text_gives_the_row(tables, texts, table):
    found = rows(tables, table)
    assert found
    for row in found:
        raw, clean = texts[row["doc_id"]]
        assert clean[int(row["start"]) : int(row["end"])] == row["text"]
        assert 0 <= int(row["raw_start"]) < int(row["raw_end"]) <= len(raw)


def raw_places(raw, edits):
    """Give the raw span of every clean character, reckoned from the edits alone."""
    places, at = [], 0
    for edit in edits:
        start, end, after = int(edit["raw_start"]), int(edit["raw_end"]), edit["after"]
        places += [(i, i + 1) for i in range(at, start)]
        if edit["kind"] != "halved" and len(after) == end - start:
            places += [(i, i + 1) for i in range(start, end)]
        else:
            places += [(start, end)] * len(after)
        at = end
    return [*places, *((i, i + 1) for i in range(at, len(raw)))]


@pytest.mark.parametrize("table", ADDRESSED)
def test_the_raw_span_is_where_the_repairs_lead(tables, texts, table):
    edits = rows(tables, "repairs")
    places = {
        doc_id: raw_places(raw, [e for e in edits if e["doc_id"] == doc_id])
        for doc_id, (raw, _) in texts.items()
    }
    for row in rows(tables, table):
        of_page = places[row["doc_id"]]
        start, end = of_page[int(row["start"])][0], of_page[int(row["end"]) - 1][1]
        assert (int(row["raw_start"]), int(row["raw_end"])) == (start, end)


def test_every_table_is_filled(tables):
    for name in TABLES:
        assert rows(tables, name), name


def test_two_workers_give_the_same_bytes(tables, tmp_path):
    run([str(SEEDS)], tmp_path / "out", None, workers=2)
    assert files(tmp_path / "out") == files(tables)


@pytest.mark.parametrize("name", SETS)
def test_accuracy_is_at_its_floors(tables, tmp_path, name):
    out = tables
    if SETS[name] != SEEDS:
        out = tmp_path / "out"
        run([str(SETS[name])], out, None, workers=1)
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert problems(name, measure(name, out), pinned) == []


def test_without_metadata_only_years_are_lost(tmp_path, tables):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for path in SEEDS.glob("*.txt"):
        (seeds / path.name).write_bytes(path.read_bytes())
    run([str(seeds)], tmp_path / "out", None, workers=1)
    dates = {r["id"]: r for r in rows(tmp_path / "out", "dates")}
    of_000 = [r for r in dates.values() if r["doc_id"].startswith("000") and r["kind"] == "instant"]
    assert any(r["value"] == "XXXX-01-07" for r in of_000)
    assert not any(r["value"].startswith("2022") for r in of_000)


def test_importing_loads_nothing():
    code = "import sys, extract.cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pandas", "jieba", "onnxruntime", "pyarrow", "pydantic"} & set(done.stdout.split())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty", b""),
        ("jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01" + bytes(range(256)) * 4),
        ("blank", b" \n\n "),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(tmp_path, name, data):
    (tmp_path / f"{name}.txt").write_bytes(data)
    (tmp_path / "good.txt").write_text("3月5日,深圳市新增5例确诊病例。", encoding="utf-8")
    summary = run([str(tmp_path)], tmp_path / "out", None, workers=1)
    assert summary.refused == 1
    documents = {r["doc_id"]: r for r in rows(tmp_path / "out", "documents")}
    assert documents[name]["status"] == "refused"
    assert documents[name]["reason"]
    assert documents["good"]["status"] == "ok"
    assert any(r["doc_id"] == "good" for r in rows(tmp_path / "out", "counts"))


def test_a_file_cut_in_the_middle_of_a_character_is_read(tmp_path):
    (tmp_path / "cut.txt").write_bytes("3月5日,深圳市新增5例确诊病例。".encode()[:-1])
    run([str(tmp_path)], tmp_path / "out", None, workers=1)
    [document] = rows(tmp_path / "out", "documents")
    assert document["status"] == "suspect"
    assert document["reason"]


def test_malformed_metadata_stops_the_run_before_it_writes(tmp_path):
    (tmp_path / "a.txt").write_text("3月5日,深圳市新增5例确诊病例。", encoding="utf-8")
    (tmp_path / "sources.csv").write_text("file,published\na.txt,last year\n", encoding="utf-8")
    with pytest.raises(DashijiError, match="last year"):
        run([str(tmp_path)], tmp_path / "out", None, workers=1)
    assert not (tmp_path / "out").exists()
