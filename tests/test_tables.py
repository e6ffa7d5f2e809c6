"""Tables on disk: one way to write a row, CSV and Parquet alike, nothing lost when a run is cut."""

import errno
import json
import signal
import subprocess
import sys

import frictionless
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from extract.cells import csv_cell, row_order, to_cell
from extract.errors import DashijiError
from extract.tables import open_tables, read_table, write_tables
from schemas.rows import TABLES, DocumentRow, EntityRow, PersonRow, SentenceRow
from schemas.rows.columns import columns
from tests.conftest import ROOT
from tests.rows import table_rows

FEW = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a failing table is small enough
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def entity(name, **more):
    return EntityRow(
        entity_id=f"person/{name}", type="person", name=name, mentions=1, documents=1, **more
    )


@FEW
@given(st.sampled_from(sorted(TABLES)).flatmap(lambda n: st.tuples(st.just(n), table_rows(n))))
def test_rows_come_back_from_both_files(tmp_path, made):
    name, rows = made
    write_tables({name: rows}, tmp_path)
    rows = sorted(rows, key=lambda row: row_order(TABLES[name], row))
    assert read_table(tmp_path / f"{name}.csv") == rows
    assert read_table(tmp_path / f"{name}.parquet") == rows


@FEW
@given(st.sampled_from(sorted(TABLES)).flatmap(lambda n: st.tuples(st.just(n), table_rows(n))))
def test_pandas_reads_the_same_rows_from_both(tmp_path, made):
    name, rows = made
    write_tables({name: rows}, tmp_path)
    types = {c.name: "str" for c in columns(TABLES[name].row) if c.kind in ("string", "list")}
    comma = pd.read_csv(
        tmp_path / f"{name}.csv", dtype=types, keep_default_na=False, na_values=[""],
    )  # fmt: skip
    parquet = pd.read_parquet(tmp_path / f"{name}.parquet")
    pd.testing.assert_frame_equal(comma, parquet, check_dtype=False)


def test_cells_are_written_one_way(tmp_path):
    write_tables({"entities": [entity("赵,一", aliases=("小;赵", 'a"b'))]}, tmp_path)
    text = (tmp_path / "entities.csv").read_bytes().decode()
    header = ",".join(EntityRow.model_fields)
    assert text == f'{header}\n"person/赵,一",person,"赵,一","小；赵;a""b",,1,1,\n'


def test_numbers_and_booleans():
    table = TABLES["people"]
    row = PersonRow(
        id="d#char=0,2", doc_id="d", sentence_id="d#char=0,9", text="赵一", start=0, end=2,
        raw_start=0, raw_end=2, section="body", rule="r", name="赵一", byline=True,
    )  # fmt: skip
    cells = {c.name: csv_cell(to_cell(c, getattr(row, c.name))) for c in columns(table.row)}
    assert (cells["byline"], cells["age"], cells["raw_end"]) == ("true", "", "2")
    value = next(c for c in columns(TABLES["counts"].row) if c.name == "value")
    assert [csv_cell(to_cell(value, v)) for v in (84000.0, 0.72, None, 1e20)] == [
        "84000", "0.72", "", "1e+20",
    ]  # fmt: skip


def test_rows_stand_in_document_order(tmp_path):
    places = [("b", 9), ("a", 100), ("a", 20), ("a", 3)]
    rows = [
        SentenceRow(
            sentence_id=f"{d}#char={n},{n + 1}", doc_id=d, section="body", paragraph=0, text="。",
            start=n, end=n + 1, raw_start=n, raw_end=n + 1,
        )
        for d, n in places
    ]  # fmt: skip
    write_tables({"sentences": rows}, tmp_path)
    assert [(r.doc_id, r.start) for r in read_table(tmp_path / "sentences.csv")] == sorted(places)


def test_shards_give_the_bytes_of_one_go(tmp_path, monkeypatch):
    monkeypatch.setattr("extract.tables.ROW_GROUP", 3)
    rows = [DocumentRow(doc_id=f"{n:02}", file=f"{n}.txt") for n in range(11)]
    write_tables({"documents": rows}, tmp_path / "one")
    with open_tables(tmp_path / "many") as writer:
        for start in range(0, 11, 2):
            writer.append({"documents": rows[start : start + 2]})
    for ending in ("csv", "parquet"):
        one, many = (tmp_path / n / f"documents.{ending}" for n in ("one", "many"))
        assert one.read_bytes() == many.read_bytes()


def test_shards_out_of_order_are_refused(tmp_path):
    late, early = DocumentRow(doc_id="b"), DocumentRow(doc_id="a")
    said = pytest.raises(ValueError, match="out of document order")
    with said, open_tables(tmp_path / "out") as writer:
        writer.append({"documents": [late]})
        writer.append({"documents": [early]})
    assert not (tmp_path / "out").exists()


def names(folder):
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def test_a_run_that_fails_leaves_the_old_tables(tmp_path):
    write_tables({"entities": [entity("赵一")]}, tmp_path, {"version": "1"})
    (tmp_path / "README.md").write_text("kept")
    (tmp_path / ".gitattributes").write_text("kept")
    old = names(tmp_path)
    with pytest.raises(KeyboardInterrupt), open_tables(tmp_path) as writer:
        writer.append({"entities": [entity("钱二")]})
        raise KeyboardInterrupt
    assert names(tmp_path) == old
    write_tables({"entities": [entity("钱二")]}, tmp_path, {"version": "2"})
    assert names(tmp_path).keys() == old.keys()
    assert (tmp_path / "README.md").read_text() == "kept"


def test_a_swap_cut_short_is_undone(tmp_path, monkeypatch):
    import pathlib

    write_tables({"entities": [entity("赵一")]}, tmp_path)
    old = names(tmp_path)
    real, left = pathlib.Path.replace, [9]

    def replace(path, target):
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt
        return real(path, target)

    monkeypatch.setattr(pathlib.Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_tables({"entities": [entity("钱二")]}, tmp_path)
    assert names(tmp_path) == old


def test_a_swap_killed_half_way_is_undone_by_the_next_run(tmp_path):
    write_tables({"entities": [entity("赵一")]}, tmp_path)
    old = names(tmp_path)
    work = tmp_path / ".writing"
    (work / "old").mkdir(parents=True)
    (tmp_path / "entities.csv").rename(work / "old" / "entities.csv")
    (tmp_path / "entities.csv").write_text("half")
    with pytest.raises(ZeroDivisionError), open_tables(tmp_path):
        raise ZeroDivisionError
    assert names(tmp_path) == old


KILLED = """
import os, signal, sys
from pathlib import Path
from extract.tables import open_tables
from tests.rows import hand_made
with open_tables(Path(sys.argv[1])) as writer:
    writer.append(hand_made())
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_run_leaves_the_old_tables_and_the_next_clears_away(tmp_path):
    write_tables({"entities": [entity("赵一")]}, tmp_path)
    old = names(tmp_path)
    done = subprocess.run([sys.executable, "-c", KILLED, tmp_path], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert names(tmp_path) == old
    assert (tmp_path / ".writing").is_dir()
    write_tables({"entities": [entity("赵一")]}, tmp_path)
    assert names(tmp_path) == old
    assert not (tmp_path / ".writing").exists()


def test_an_unwritable_folder_says_what_to_do(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DashijiError, match=r"cannot write tables into .*file/out.*--out"):
        write_tables({}, tmp_path / "file" / "out")
    with pytest.raises(DashijiError, match="cannot write tables into"):
        write_tables({}, tmp_path / "file")


def test_a_full_disk_says_what_to_do(tmp_path):
    write_tables({"entities": [entity("赵一")]}, tmp_path)
    old = names(tmp_path)
    with pytest.raises(DashijiError, match="No space left"), open_tables(tmp_path):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert names(tmp_path) == old


def test_an_error_of_the_block_is_not_taken_for_one_of_writing(tmp_path):
    with pytest.raises(FileNotFoundError), open_tables(tmp_path / "out"):
        (tmp_path / "nothing").read_text()
    assert not (tmp_path / "out").exists()


def test_two_runs_into_one_folder_do_not_mix(tmp_path):
    with (
        pytest.raises(DashijiError, match="end other runs"),
        open_tables(tmp_path) as first,
        open_tables(tmp_path) as second,
    ):
        first.append({"entities": [entity("赵一")]})
        second.append({"entities": [entity("钱二")]})
    assert [row.name for row in read_table(tmp_path / "entities.csv")] == ["钱二"]


def test_a_missing_table_says_what_to_do(tmp_path):
    with pytest.raises(DashijiError, match="dashiji run"):
        read_table(tmp_path / "dates.csv")
    with pytest.raises(DashijiError, match="none of the tables"):
        read_table(tmp_path / "things.csv")


@settings(FEW, max_examples=5)
@given(st.fixed_dictionaries({n: table_rows(n) for n in ("documents", "entities", "counts")}))
def test_frictionless_finds_no_fault_with_a_row(tmp_path, rows):
    write_tables(rows, tmp_path)
    checks = frictionless.Checklist(skip_errors=["foreign-key"])
    report = frictionless.Package(tmp_path / "datapackage.json").validate(checks)
    assert report.valid, report.flatten(["type", "note", "rowNumber"])


def test_the_data_package_describes_every_column(tmp_path):
    write_tables({}, tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert [r["name"] for r in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        assert resource["title_zh"] and resource["description_zh"]
        for field in resource["schema"]["fields"]:
            assert all(field[k] for k in ("title", "title_zh", "description", "description_zh"))
