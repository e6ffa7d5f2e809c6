"""Check a folder of tables: schemas, keys, offsets and hashes, and the sources when they are there.

Every check gives lines a person can act on; a table that cannot be read is left out of the others.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from extract.cells import parse_row, row_order
from extract.check.offsets import check_spans, check_texts, find_texts
from extract.datapackage import table_schema
from extract.errors import DashijiError
from extract.tables import read_csv, read_table
from schemas.base import Record
from schemas.rows import TABLES, Table
from schemas.rows.columns import columns

MOST = 20  # lines of one kind about one table; a table gone wrong goes wrong in every row

Rows = Mapping[str, Sequence[Record]]


def check_tables(folder: Path, sources: Iterable[Path] = ()) -> list[str]:
    """Give the problems of the tables in a folder, one line each; [] when there are none.

    Sources are looked for in `sources`, the working folder, beside the tables, and in a folder
    `seeds` of either; those that are not found are not checked. Raises DashijiError when the
    folder holds no tables.
    """
    if not any((folder / f"{name}.csv").is_file() for name in TABLES):
        raise DashijiError(f"{folder} holds no tables; make some with `dashiji run`.")
    problems: list[str] = []
    rows: dict[str, list[Record]] = {}
    for table in TABLES.values():
        rows[table.name], found = _read(folder, table)
        problems += found
    for name, table in TABLES.items():
        problems += _first(name, _check_keys(table, rows[name]))
        problems += _first(name, _check_references(table, rows))
        problems += _first(name, check_spans(name, rows))
    problems += _first("event_arguments", _check_arguments(rows))
    problems += _check_sums(rows) + _check_package(folder) + _check_manifest(folder, rows)
    texts = find_texts(rows["documents"], [*sources, *_beside(folder)])
    return problems + list(check_texts(rows, texts))


def _beside(folder: Path) -> list[Path]:
    near = (Path(), folder.resolve().parent)
    return [*near, *(place / "seeds" for place in near)]


def _first(name: str, problems: Iterable[str]) -> list[str]:
    """Give the first problems of a kind, with the table's name, and say how many more there are."""
    kept = list(problems)
    lines = [f"{name}: {problem}" for problem in islice(kept, MOST)]
    return lines + [f"{name}: and {len(kept) - MOST} more like these"] * (len(kept) > MOST)


def _read(folder: Path, table: Table) -> tuple[list[Record], list[str]]:
    """Give the rows of a table that fit its model, and what is wrong with the file."""
    path = folder / f"{table.name}.csv"
    try:
        header, cells = read_csv(path)
    except (DashijiError, UnicodeDecodeError, ValueError) as error:
        return [], [f"{table.name}: {error}"]
    wanted = [c.name for c in columns(table.row)]
    if header != wanted:
        return [], [f"{table.name}: its columns are {header}, not {wanted}"]
    rows: list[Record] = []
    problems: list[str] = []
    for number, row in enumerate(cells, 2):
        try:
            rows.append(parse_row(table, row))
        except ValidationError as error:
            problems += [
                f"row {number}: {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()
            ]
    problems = _first(table.name, problems)
    return rows, problems or _check_parquet(folder, table, rows)


def _check_parquet(folder: Path, table: Table, rows: list[Record]) -> list[str]:
    path = folder / f"{table.name}.parquet"
    try:
        same = not path.exists() or read_table(path) == rows
    except (DashijiError, ValueError, OSError) as error:
        return [f"{path.name}: cannot be read: {error}"]
    return [] if same else [f"{path.name}: its rows are not those of {table.name}.csv"]


def _check_keys(table: Table, rows: Sequence[Record]) -> Iterator[str]:
    keys = Counter(_key(table, row) for row in rows)
    for key, times in keys.items():
        if times > 1:
            yield f"{times} rows have the key {key}"
    order = [row_order(table, row) for row in rows]
    for before, after, row in zip(order, order[1:], rows[1:], strict=False):
        if after < before:
            yield f"{_key(table, row)} does not stand in document order"


def _key(table: Table, row: Record) -> str:
    return " ".join(str(getattr(row, name)) for name in table.key)


def _check_references(table: Table, rows: Rows) -> Iterator[str]:
    for column, target in table.references.items():
        name, _, field = target.partition(".")
        known = {getattr(row, field) for row in rows[name]} | {""}
        for row in rows[table.name]:
            if (value := getattr(row, column)) not in known:
                yield f"{_key(table, row)}: {column} {value} is not in {target}"


def _check_arguments(rows: Rows) -> Iterator[str]:
    """Look up every argument that is a mention in the table it names."""
    known = {
        name: {getattr(row, "id", "") for row in rows[name]}
        for name in ("dates", "counts", "people", "places", "organisations")
    }
    for row in rows["event_arguments"]:
        table, mention = getattr(row, "mention_table", ""), getattr(row, "mention_id", "")
        if table and mention not in known[table]:
            yield f"{_key(TABLES['event_arguments'], row)}: there is no such row in {table}"


def _check_sums(rows: Rows) -> list[str]:
    """Count the rows of other tables that numbers in a table count."""
    repairs = Counter(getattr(row, "doc_id", "") for row in rows["repairs"])
    reports = Counter(getattr(row, "event_id", "") for row in rows["event_reports"])
    wrong = [
        f"documents: {doc_id} says {said} repairs, the table has {repairs[doc_id]}"
        for doc_id, said in _pairs(rows["documents"], "doc_id", "repairs")
        if said != repairs[doc_id]
    ]
    return wrong + [
        f"events: {event} says {said} reports, the table has {reports[event]}"
        for event, said in _pairs(rows["events"], "event_id", "reports")
        if said != reports[event]
    ]


def _pairs(rows: Iterable[Record], one: str, other: str) -> list[tuple[str, int]]:
    return [(getattr(row, one), getattr(row, other)) for row in rows]


def _check_package(folder: Path) -> list[str]:
    """Compare the files with what the data package says of them: columns and hashes."""
    package = _json(folder / "datapackage.json")
    if isinstance(package, str):
        return [package]
    resources = {r.get("name"): r for r in package.get("resources", [])}
    problems = []
    for name, table in TABLES.items():
        path = folder / f"{name}.csv"
        said = resources.get(name, {})
        if said.get("schema") != table_schema(table):
            problems.append(f"datapackage.json: it describes other columns of {name}")
        if path.is_file() and said.get("hash") != f"sha256:{_digest(path)}":
            problems.append(f"{name}.csv: changed since it was written (see its hash)")
    return problems


def _check_manifest(folder: Path, rows: Rows) -> list[str]:
    """Look up in the manifest the source every document was read from."""
    manifest = _json(folder / "manifest.json")
    if isinstance(manifest, str):
        return [manifest]
    known = {source["file"] for source in manifest.get("sources", [])}
    files = {getattr(row, "file", "") for row in rows["documents"]}
    return [f"manifest.json: it does not name the source {f}" for f in sorted(files - known - {""})]


def _json(path: Path) -> dict[str, Any] | str:
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return f"{path.name}: cannot be read: {error}"
    return content


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
