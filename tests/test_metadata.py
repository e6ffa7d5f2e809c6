import pytest

from extract.errors import DashijiError
from extract.metadata import check_files, check_published, read_metadata

GOOD = "file,title,published,note\na.txt,大桥合龙,2022-09-14T08:30:15,\nb.txt,,2022,旧稿\n"


def write(folder, text, encoding="utf-8"):
    path = folder / "sources.csv"
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_rows_by_file(tmp_path, encoding):
    metadata = read_metadata(write(tmp_path, GOOD, encoding))
    assert metadata.find("a.txt", "a") == {"title": "大桥合龙", "published": "2022-09-14T08:30"}
    assert metadata.find("b.txt", "b") == {"published": "2022", "note": "旧稿"}
    assert metadata.find("c.txt", "c") == {}


def test_rows_by_id(tmp_path):
    metadata = read_metadata(write(tmp_path, "id,place\n7,江州市\n"))
    assert metadata.find("x.jsonl", "7") == {"place": "江州市"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "must name its columns"),
        ("title,place\n大桥,江州\n", "must name its columns"),
        ("file,author\na.txt,周平\n", "author"),
        ("file,file\na.txt,b.txt\n", "must name its columns"),
        ("file,title\na.txt,一,二\n", "line 2: 3 cells for 2 columns"),
        ("file,title\n,大桥\n", "which source"),
        ("file,title\na.txt,一\na.txt,二\n", "line 3: a.txt has a row already"),
        ("file,published\na.txt,去年\n", "is no date: write it like"),
        ("file,published\na.txt,2023-02-30\n", "no such day"),
        ('file,title\n"a.txt,大桥\n', "not a CSV file"),
    ],
)
def test_malformed(tmp_path, text, message):
    with pytest.raises(DashijiError, match=message):
        read_metadata(write(tmp_path, text))


def test_not_utf8(tmp_path):
    path = tmp_path / "sources.csv"
    path.write_bytes("file,title\na.txt,大桥\n".encode("gb18030"))
    with pytest.raises(DashijiError, match="UTF-8"):
        read_metadata(path)


def test_missing(tmp_path):
    with pytest.raises(DashijiError, match="cannot be read"):
        read_metadata(tmp_path / "sources.csv")


def test_files_must_be_there(tmp_path):
    metadata = read_metadata(write(tmp_path, GOOD))
    (tmp_path / "a.txt").write_text("大桥", encoding="utf-8")
    with pytest.raises(DashijiError, match=r"no source is called b\.txt"):
        check_files(metadata, [])
    check_files(metadata, ["b.txt"])


@pytest.mark.parametrize("good", ["2021", "2021-06", "2021-06-11", "202X", "2021-06~", "2021-XX"])
def test_edtf(good):
    assert check_published(good) == good


@pytest.mark.parametrize("bad", ["", "21", "2021-13", "2021-6-1", "2021-06-11T25:00", "June 2021"])
def test_not_edtf(bad):
    with pytest.raises(ValueError, match=r"write it like|no such day"):
        check_published(bad)


def test_the_seeds_metadata():
    from pathlib import Path

    seeds = Path(__file__).parent.parent / "seeds"
    metadata = read_metadata(seeds / "sources.csv")
    check_files(metadata, [])
    assert set(metadata.files) == {path.name for path in seeds.glob("*.txt")}
