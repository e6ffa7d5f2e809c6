"""Write rows as CSV and Parquet, swapped in when all are whole; read them back as records.

The same rows give the same bytes: cells are written one way only, rows stand in document order,
and nothing but the rows decides where a Parquet row group ends.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from io import BytesIO, StringIO
from operator import attrgetter
from pathlib import Path
from typing import Any, TextIO

import pyarrow as pa
import pyarrow.parquet as pq

from extract.cells import Cell, Place, csv_cell, csv_line, parse_row, row_order, to_cell
from extract.datapackage import data_package
from extract.errors import DashijiError
from extract.swap import saying_what_to_do, staging
from schemas.base import Record
from schemas.rows import TABLES, Table
from schemas.rows.columns import columns

ROW_GROUP = 50_000  # rows
LARGEST_CELL = 2**31 - 1  # a page of one line is one sentence; csv gives up at 131,072 characters
ARROW = {
    "string": pa.string(),
    "list": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}


class TableFile:
    """One table being written, as CSV and as Parquet."""

    def __init__(self, folder: Path, table: Table, stack: ExitStack) -> None:
        self._table = table
        self._columns = columns(table.row)
        self._cut = attrgetter(*(c.name for c in self._columns))
        self._cells: list[tuple[Cell, ...]] = []
        self._last: tuple[Place, ...] = ()
        fields = [pa.field(c.name, ARROW[c.kind], nullable=not c.required) for c in self._columns]
        self._schema = pa.schema(fields)
        path = folder / table.name
        csv_file = path.with_name(f"{table.name}.csv").open("w", encoding="utf-8", newline="")
        self._csv: TextIO = stack.enter_context(csv_file)
        self._csv.write(csv_line(c.name for c in self._columns))
        parquet = path.with_name(f"{table.name}.parquet")
        self._parquet = stack.enter_context(
            pq.ParquetWriter(parquet, self._schema, compression="zstd")
        )

    def append(self, rows: Iterable[Record]) -> None:
        """Write rows that come after all rows written before; they may be in any order."""
        rows = sorted(rows, key=lambda row: row_order(self._table, row))
        for row in rows[:1]:
            if row_order(self._table, row) < self._last:
                raise ValueError(f"{self._table.name}: rows appended out of document order")
        self._last = row_order(self._table, rows[-1]) if rows else self._last
        cells = [tuple(map(to_cell, self._columns, self._cut(row))) for row in rows]
        self._csv.writelines(csv_line(map(csv_cell, row)) for row in cells)
        self._cells += cells
        while len(self._cells) >= ROW_GROUP:
            self._flush()

    def finish(self) -> None:
        """Write what is still held back."""
        if self._cells:
            self._flush()

    def _flush(self) -> None:
        cells, self._cells = self._cells[:ROW_GROUP], self._cells[ROW_GROUP:]
        arrays = [
            pa.array(values, field.type)
            for field, values in zip(self._schema, zip(*cells, strict=True), strict=True)
        ]
        self._parquet.write_table(pa.Table.from_arrays(arrays, schema=self._schema), ROW_GROUP)


class TablesWriter:
    """All tables being written; shards of documents are appended in the order of their ids."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder = folder
        self._files = {name: TableFile(folder, t, stack) for name, t in TABLES.items()}

    def append(self, rows_by_table: Mapping[str, Iterable[Record]]) -> None:
        """Write the rows of some documents, which follow all those written before."""
        for name, rows in rows_by_table.items():
            self._files[name].append(rows)

    def add_json(self, name: str, content: Mapping[str, Any]) -> None:
        """Write a JSON file beside the tables (`manifest.json`)."""
        write_json(self._folder / name, content)

    def finish(self) -> None:
        """Write what the tables still hold back."""
        for file in self._files.values():
            file.finish()


@contextmanager
def open_tables(out: Path) -> Iterator[TablesWriter]:
    """Give a writer; at the end of the block its tables take the place of those in `out`.

    When the block raises, or the run is killed, the old tables stay. A folder that cannot be
    written raises DashijiError before the block is entered.
    """
    with staging(out) as folder:
        with ExitStack() as stack:
            writer = TablesWriter(folder, stack)
            yield writer
            with saying_what_to_do(out):
                writer.finish()
        with saying_what_to_do(out):
            write_json(folder / "datapackage.json", data_package(folder))


def write_tables(
    rows: Mapping[str, Sequence[Record]], out: Path, manifest: Mapping[str, Any] | None = None
) -> None:
    """Write all tables into `out`, with the data package, and the manifest when there is one."""
    with open_tables(out) as writer:
        writer.append(rows)
        if manifest is not None:
            writer.add_json("manifest.json", manifest)


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Write one JSON file, two spaces deep, Chinese as it stands."""
    text = json.dumps(content, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def read_table(path: Path) -> list[Record]:
    """Give the rows of `TABLE.csv` or `TABLE.parquet`, in file order.

    Raises DashijiError when there is no such file or table, pydantic.ValidationError when a row
    does not fit.
    """
    if path.stem not in TABLES:
        raise DashijiError(f"{path.name} is none of the tables: {', '.join(TABLES)}.")
    cells = read_parquet_cells(path) if path.suffix == ".parquet" else read_csv(path)[1]
    return [parse_row(TABLES[path.stem], row) for row in cells]


def read_csv(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    """Give the header and the rows of a CSV file as text, by column."""
    return csv_cells(_content(path).decode("utf-8-sig"))


def csv_cells(text: str) -> tuple[list[str], list[dict[str, str]]]:
    """Give the header and the rows of CSV text, by column; a short row lacks columns."""
    limit = csv.field_size_limit(LARGEST_CELL)
    try:
        header, *lines = csv.reader(StringIO(text, newline="")) if text else [[]]
    finally:
        csv.field_size_limit(limit)
    return header, [dict(zip(header, line, strict=False)) for line in lines]


def read_parquet_cells(path: Path) -> list[dict[str, Any]]:
    """Give the rows of a Parquet file, by column; None is unknown."""
    rows: list[dict[str, Any]] = pq.read_table(BytesIO(_content(path))).to_pylist()
    return rows


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or error
        raise DashijiError(f"cannot read {path}: {reason}; make it with `dashiji run`.") from error
