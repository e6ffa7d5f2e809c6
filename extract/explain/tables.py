"""Look rows up in a folder of tables: in the Parquet files, else in the CSV files.

Only what is looked for is kept, however large the tables.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, reduce
from operator import and_
from pathlib import Path
from typing import Any

from pyarrow import csv, dataset

from extract.errors import DashijiError
from extract.rows import MENTION_TABLES
from extract.tables import ARROW
from schemas.rows import TABLES
from schemas.rows.columns import columns

Cells = Mapping[str, Any]
Wanted = str | Sequence[str]

ONE_RUN = 60  # seconds within which one run finishes both files of a table
LARGEST_BLOCK = 1 << 26  # bytes of CSV read at once; no row is longer

# the tables a row can be asked for in, and the column that is its id
IDS = {
    **dict.fromkeys(MENTION_TABLES, "id"),
    "events": "event_id",
    "event_reports": "id",
    "sentences": "sentence_id",
    "entities": "entity_id",
    "documents": "doc_id",
}


class Tables:
    """The tables of a folder. An empty cell is ""; columns a table lacks are empty, too."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not any((folder / f"documents.{end}").is_file() for end in ("parquet", "csv")):
            raise DashijiError(
                f"{folder} holds no tables: make some with `dashiji run SOURCE --out {folder}`, "
                "or name their folder with --out"
            )

    def rows(self, table: str, most: int | None = None, **wanted: Wanted) -> list[Cells]:
        """Give the rows of a table whose cells are the wanted ones, in the order of the table.

        A list of cells wants any of them; `most` stops the search after so many rows.
        """
        found, where = self._open(table, wanted)
        if found is None:
            return []
        read = found.to_table(filter=where) if most is None else found.head(most, filter=where)
        known = dict.fromkeys(TABLES[table].row.model_fields, "")
        rows = read.to_pylist()
        return [known | {k: "" if v is None else v for k, v in row.items()} for row in rows]

    def count(self, table: str, **wanted: Wanted) -> int:
        """Give how many rows of a table have the wanted cells."""
        found, where = self._open(table, wanted)
        return 0 if found is None else int(found.count_rows(filter=where))

    def row(self, table: str, identifier: str) -> Cells | None:
        """Give the row of an id."""
        return next(iter(self.rows(table, None, **{IDS[table]: identifier})), None)

    def column(self, table: str, name: str) -> list[str]:
        """Give the different cells of a column of text, those that are not empty."""
        found, _ = self._open(table, {name: ""})
        if found is None:
            return []
        return [c for c in found.to_table(columns=[name]).column(name).unique().to_pylist() if c]

    def _open(self, table: str, wanted: Mapping[str, Wanted]) -> tuple[Any, Any]:
        """Give a table as a dataset with the filter for its rows; none when it lacks a column."""
        path = newest(self.folder / f"{table}.parquet", self.folder / f"{table}.csv")
        try:
            form = csv_format(table, path) if path.suffix == ".csv" else "parquet"
            found = dataset.dataset(path, format=form)
        except (OSError, ValueError) as error:
            raise DashijiError(
                f"cannot read {path} ({error}): make the tables anew with `dashiji run`"
            ) from error
        if not set(wanted) <= set(found.schema.names):
            return None, None
        terms = [dataset.field(name).isin(as_list(cell)) for name, cell in wanted.items()]
        return found, reduce(and_, terms) if terms else None

    def find(self, identifier: str) -> Iterator[tuple[str, Cells]]:
        """Give every row that goes by an id, with the table it stands in."""
        for table in IDS:
            row = self.row(table, identifier)
            if row is not None:
                yield table, row

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        """What the run says of itself, or nothing when its manifest cannot be read."""
        try:
            said: dict[str, Any] = json.loads((self.folder / "manifest.json").read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return said


def newest(parquet: Path, text: Path) -> Path:
    """Give the file of a table to read: Parquet, unless the CSV was written in a later run.

    A checkout brings the CSV files alone, and may leave old Parquet files beside them.
    """
    if not parquet.is_file():
        return text
    later = text.is_file() and text.stat().st_mtime > parquet.stat().st_mtime + ONE_RUN
    return text if later else parquet


def csv_format(table: str, path: Path) -> dataset.CsvFileFormat:
    """Say how the CSV file of a table is read: cells as the table types them, codes as text."""
    types = {c.name: ARROW[c.kind] for c in columns(TABLES[table].row)}
    return dataset.CsvFileFormat(
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(column_types=types),
        read_options=csv.ReadOptions(block_size=min(path.stat().st_size + 1, LARGEST_BLOCK)),
    )


def as_list(wanted: Wanted) -> list[str]:
    """Give the wanted cells as a list."""
    return [wanted] if isinstance(wanted, str) else list(wanted)
