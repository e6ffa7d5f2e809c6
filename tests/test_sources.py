import csv
import gzip
import io
import json
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extract.errors import DashijiError
from extract.sources import list_files, read_sources

LONG = "长" * 200_000


def read(*paths):
    return list(read_sources(list_files([str(path) for path in paths])))


def brief(*paths):
    return [(source.doc_id, source.file) for source in read(*paths)]


def test_pages_in_a_folder(tmp_path):
    for name in ["b.txt", "a.html", "sub/c.TXT", "d.txt.gz", "sources.csv", ".hidden.txt", "x.pdf"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        data = name.encode()
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert brief(tmp_path) == [
        ("a", "a.html"),
        ("b", "b.txt"),
        ("d", "d.txt.gz"),
        ("c", "sub/c.TXT"),
    ]
    sources = read(tmp_path)
    assert [source.html for source in sources] == [True, False, False, False]
    assert sources[2].data == b"d.txt.gz"


def test_id_is_the_name_without_its_last_ending(tmp_path):
    (tmp_path / "a.b.txt").write_bytes(b"")
    assert brief(tmp_path / "a.b.txt") == [("a.b", "a.b.txt")]


RECORDS = [
    {
        "id": "1",
        "text": "第一页\r\n第二行",
        "publisher": "江州晚报",
        "published": "2021-03-02 08:00:00",
    },
    {"id": "2", "text": LONG, "publisher": "", "published": ""},
]


def write_jsonl(path):
    path.write_text("".join(json.dumps(r) + "\n\n" for r in RECORDS), encoding="utf-8")


def write_csv(path):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, list(RECORDS[0]))
        table.writeheader()
        table.writerows(RECORDS)


def write_parquet(path):
    pq.write_table(pa.Table.from_pylist(RECORDS), path)


@pytest.mark.parametrize("gz", [False, True])
@pytest.mark.parametrize(
    ("name", "write"),
    [("r.jsonl", write_jsonl), ("r.csv", write_csv), ("r.parquet", write_parquet)],
)
def test_records(tmp_path, name, write, gz):
    path = tmp_path / name
    write(path)
    if gz:
        packed = tmp_path / f"{name}.gz"
        packed.write_bytes(gzip.compress(path.read_bytes()))
        path = packed
    first, second = read(path)
    assert (first.doc_id, first.file, first.data) == ("1", path.name, RECORDS[0]["text"])
    assert first.metadata == {"publisher": "江州晚报", "published": "2021-03-02T08:00"}
    assert (second.data, second.metadata) == (LONG, {})


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("r.jsonl", '{"id": 1, "text": "好"}\n{"id": 1, "text": "好"}\n', "the id 1 belongs"),
        ("r.jsonl", '{"id": "1"}\n', "line 1: no text"),
        ("r.jsonl", '{"text": "好"}\n', "line 1: no id"),
        ("r.jsonl", '{"id": "1", "text": \n', "line 1: not JSON"),
        ("r.jsonl", "[1]\n", "line 1: not an object"),
        ("r.jsonl", '{"id": "1", "text": "", "published": "昨天"}\n', "is no date"),
        ("r.csv", "id,body\n1,好\n", "no column text among id, body"),
        ("r.csv", "", "no column id and no column text"),
        ("r.csv", 'id,text\n1,"好\n', "not CSV"),
        ("r.parquet", "no", "not a Parquet file"),
        ("r.txt.gz", "no", "damaged gzip file"),
    ],
)
def test_malformed(tmp_path, name, text, message):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DashijiError, match=message):
        read(path)


def test_records_must_be_utf8(tmp_path):
    for name in ("r.jsonl", "r.csv"):
        path = tmp_path / name
        path.write_bytes('{"id":"1","text":"好"}'.encode("gb18030"))
        with pytest.raises(DashijiError, match="not UTF-8"):
            read(path)


def test_one_id_for_two_pages(tmp_path):
    for name in ("a.txt", "sub/a.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    with pytest.raises(DashijiError, match=r"the id a belongs to a\.txt already: rename"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: None, "no such file or folder"),
        (lambda path: path.mkdir(), "holds no source"),
        (lambda path: path.write_bytes(b"PK"), "not a kind of source"),
    ],
)
def test_not_a_source(tmp_path, make, message):
    path = tmp_path / "x.docx"
    make(path)
    with pytest.raises(DashijiError, match=message):
        read(path)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xd6\xd0", [("stdin", b"\xd6\xd0")]),
        (b'{"id": "7", "text": "a"}\n', [("7", "a")]),
    ],
)
def test_standard_input(monkeypatch, data, expected):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [(source.doc_id, source.data) for source in read("-")] == expected


def test_one_page_at_a_time(tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_bytes(name.encode())
    sources = read_sources(list_files([str(tmp_path)]))
    assert next(sources).doc_id == "a"
    (tmp_path / "b.txt").write_bytes(b"changed before it is read")
    assert next(sources).data == b"changed before it is read"
