"""Rows to cells and back: the one way a value is written in CSV and in Parquet."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from schemas.base import Record
from schemas.rows import Table
from schemas.rows.columns import Column, columns

Cell = str | int | float | bool | None
Place = tuple[str, int, int, int]

LONGEST_INTEGER = 2**63  # pandas reads a column with a longer one as text
NEEDS_QUOTES = re.compile(r'[",\r\n]')
FRAGMENT = re.compile(r"(?s)(.*)#char=([0-9]+),([0-9]+)(?:\.([0-9]+))?\Z")


def csv_line(cells: Iterable[str]) -> str:
    r"""Give one CSV line (RFC 4180, with `\n`).

    Python's own writer leaves a lone `\r` bare before 3.13.

    >>> csv_line(["党员", 'a"b', "1,000", ""])
    '党员,"a""b","1,000",\n'
    """
    return ",".join(map(_quoted, cells)) + "\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if NEEDS_QUOTES.search(cell) else cell


def csv_cell(cell: Cell) -> str:
    """Write a cell for CSV: empty for unknown, `true`/`false`, a whole number without `.0`."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < LONGEST_INTEGER:
        return str(int(cell))
    return str(cell)


def to_cell(column: Column, value: Any) -> Cell:  # noqa: ANN401
    """Give a value as Parquet holds it: None for unknown, a list as one string.

    Items are joined with `;`; one inside an item becomes the full-width `；`.
    """
    if column.kind == "list":
        value = ";".join(item.replace(";", "；") for item in value if item)
    elif column.kind == "number" and value is not None:
        return float(value)
    return None if value == "" else value


def parse_row(table: Table, cells: Mapping[str, Cell]) -> Record:
    """Give the record of a row as read from CSV or Parquet.

    Raises pydantic.ValidationError when the cells do not fit the table's model.
    """
    known = {c.name: c for c in columns(table.row)}
    return table.row.model_validate(
        {name: _value(known[name], cell) if name in known else cell for name, cell in cells.items()}
    )


def _value(column: Column, cell: Cell) -> Cell | tuple[str, ...]:
    if column.kind == "list":
        return tuple(str(cell).split(";")) if cell not in ("", None) else ()
    if cell in ("", None):
        return "" if column.kind == "string" else None
    return cell


def place_of(identifier: str) -> Place:
    """Give document, raw span and number of an id; an id that is no place sorts by itself.

    >>> place_of("000_712545bf920ec72c#char=254,262.2")
    ('000_712545bf920ec72c', 254, 262, 2)
    """
    match = FRAGMENT.match(identifier)
    if not match:
        return identifier, 0, 0, 0
    return match[1], int(match[2]), int(match[3]), int(match[4] or 1)


def row_order(table: Table, row: Record) -> tuple[Place, ...]:
    """Give the sort key of a row: its primary key, places in document order."""
    key = (getattr(row, name) for name in table.key)
    return tuple(place_of(part) if isinstance(part, str) else ("", part, 0, 0) for part in key)
