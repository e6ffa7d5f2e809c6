"""Sources: the files, folders and record files of a command line, one page after another."""

import csv
import gzip
import io
import json
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple, cast

from extract.errors import DashijiError
from extract.metadata import COLUMNS, NAME, check_published
from extract.read import load_json

PAGES = (".txt", ".html", ".htm")
RECORDS = (".jsonl", ".csv", ".parquet")
STDIN = "-"
RESERVED = (NAME, "corrections.csv")  # an analyst's files beside the sources, not sources
_CELL = 1 << 30  # characters: the csv module refuses cells above 131,072 unless told
_BATCH = 64  # records read at once from a Parquet file


@dataclass(frozen=True, slots=True)
class Source:
    """One page: `data` is bytes still to be decoded, or the text of a record.

    `file` is the path inside the folder that was named, or the file's own name; `metadata` is what
    the record itself says, by the columns of sources.csv; `html` says that there is markup.
    """

    doc_id: str
    file: str
    data: bytes | str
    metadata: Mapping[str, str] = field(default_factory=dict)
    html: bool = False


class Named(NamedTuple):
    """A file to read and the name it goes by."""

    path: Path
    file: str


def list_files(arguments: Sequence[str]) -> list[Named]:
    """Give the files that the arguments name; a folder's in order of their paths, code by code.

    Hidden files, files of other kinds and the analyst's own files in a folder are passed over.
    Raises DashijiError for what is not there, is of no known kind, or holds no source.
    """
    named: list[Named] = []
    for argument in arguments:
        path = Path(argument)
        if argument == STDIN:
            named.append(Named(path, STDIN))
        elif path.is_dir():
            named += _folder(path)
        elif not path.exists():
            raise DashijiError(f"{path}: no such file or folder: check the path")
        elif _kind(path.name) not in PAGES + RECORDS:
            raise DashijiError(f"{path}: not a kind of source: {_kinds()}, each possibly .gz")
        else:
            named.append(Named(path, path.name))
    return named


def read_sources(named: Iterable[Named]) -> Iterator[Source]:
    """Give the pages one at a time, in order; never more than one file's page or batch in memory.

    Raises DashijiError for a file that cannot be read, a record without id or text, and two pages
    of one id.
    """
    seen: dict[str, str] = {}
    for path, file in named:
        for source in _read(path, file):
            if source.doc_id in seen:
                raise DashijiError(
                    f"{source.file}: the id {source.doc_id} belongs to {seen[source.doc_id]} "
                    "already: rename the file, or give the record another id"
                )
            seen[source.doc_id] = source.file
            yield source


def _folder(folder: Path) -> list[Named]:
    try:
        found = [
            Named(path, path.relative_to(folder).as_posix())
            for path in folder.rglob("*")
            if _kind(path.name) in PAGES + RECORDS and path.is_file()
        ]
    except OSError as error:
        raise DashijiError(f"{folder}: cannot be read ({error.strerror})") from error
    named = [
        entry
        for entry in found
        if entry.path.name not in RESERVED
        and not any(part.startswith(".") for part in PurePosixPath(entry.file).parts)
    ]
    if not named:
        raise DashijiError(f"{folder}: holds no source: {_kinds()}, each possibly .gz")
    return sorted(named, key=lambda entry: entry.file)


def _kind(name: str) -> str:
    """Give the ending that says what a file is: `a.JSONL.gz` is `.jsonl`."""
    return PurePosixPath(name.lower().removesuffix(".gz")).suffix


def _kinds() -> str:
    return f"give {', '.join(PAGES + RECORDS)} files"


def _read(path: Path, file: str) -> Iterator[Source]:
    kind = _kind(path.name)
    try:
        if file == STDIN:
            yield from _standard_input()
        elif kind in PAGES:
            with _open(path) as stream:
                yield Source(_stem(path.name), file, stream.read(), html=kind != ".txt")
        else:
            readers = {".jsonl": _json_lines, ".csv": _csv, ".parquet": _parquet}
            with _open(path) as stream:
                yield from readers[kind](stream, file)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise DashijiError(f"{path}: a damaged gzip file ({error}): fetch it again") from error
    except UnicodeDecodeError as error:
        raise DashijiError(f"{path}: not UTF-8, which records must be: save it again") from error
    except OSError as error:
        raise DashijiError(f"{path}: cannot be read ({error.strerror or error})") from error


def _open(path: Path) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path)) if path.name.lower().endswith(".gz") else path.open("rb")


def _stem(name: str) -> str:
    """Give a file's name without its last ending, `.gz` not counted: `a.b.txt.gz` is `a.b`."""
    bare = name[:-3] if name.lower().endswith(".gz") else name
    return PurePosixPath(bare).stem


def _standard_input() -> Iterator[Source]:
    """Read standard input: JSON lines when the first line is a JSON object, else one page."""
    data = sys.stdin.buffer.read()
    if data.lstrip()[:1] == b"{":
        yield from _json_lines(io.BytesIO(data), STDIN)
    else:
        yield Source("stdin", STDIN, data)


def _json_lines(stream: BinaryIO, file: str) -> Iterator[Source]:
    for number, line in enumerate(stream, 1):
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        where = f"{file}, line {number}"
        try:
            record = load_json(line)
        except json.JSONDecodeError as error:
            raise DashijiError(f"{where}: not JSON ({error}): mend or remove the line") from error
        if not isinstance(record, dict):
            raise DashijiError(f'{where}: not an object: write {{"id": …, "text": …}}')
        yield _record(record, file, where)


def _csv(stream: BinaryIO, file: str) -> Iterator[Source]:
    csv.field_size_limit(_CELL)
    with io.TextIOWrapper(stream, encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines, strict=True)
        try:
            _check_columns(rows.fieldnames or [], file)
            for row in rows:
                yield _record(row, file, f"{file}, line {rows.line_num}")
        except csv.Error as error:
            raise DashijiError(
                f"{file}, line {rows.line_num}: not CSV ({error}): quote cells with line breaks"
            ) from error


def _parquet(stream: BinaryIO, file: str) -> Iterator[Source]:
    from pyarrow import ArrowInvalid, BufferReader
    from pyarrow.parquet import ParquetFile

    try:
        table = ParquetFile(BufferReader(stream.read()) if file.endswith(".gz") else stream)
    except ArrowInvalid as error:
        raise DashijiError(f"{file}: not a Parquet file ({error}): write it again") from error
    names = table.schema_arrow.names
    _check_columns(names, file)
    wanted = [name for name in ("id", "text", *COLUMNS) if name in names]
    number = 0
    for batch in table.iter_batches(batch_size=_BATCH, columns=wanted):
        for row in batch.to_pylist():
            number += 1
            yield _record(row, file, f"{file}, record {number}")


def _check_columns(names: Sequence[str], file: str) -> None:
    missing = [name for name in ("id", "text") if name not in names]
    if missing:
        raise DashijiError(
            f"{file}: no column {' and no column '.join(missing)} among "
            f"{', '.join(names) or 'none'}: records need id and text"
        )


def _record(record: Mapping[str, object], file: str, where: str) -> Source:
    """Make a page of a record; other columns than those of sources.csv are passed over."""
    doc_id, text = record.get("id"), record.get("text")
    if not isinstance(doc_id, str | int) or isinstance(doc_id, bool) or doc_id == "":
        raise DashijiError(f"{where}: no id: give every record an id of its own")
    if not isinstance(text, str):
        raise DashijiError(f"{where}: no text: give every record a text, if an empty one")
    known = {name: str(record[name]) for name in COLUMNS if record.get(name) not in (None, "")}
    if "published" in known:
        try:
            known["published"] = check_published(known["published"])
        except ValueError as error:
            raise DashijiError(
                f"{where}: published {known['published']} is no date: {error}"
            ) from error
    return Source(str(doc_id), file, text, known)
