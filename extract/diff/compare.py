"""Compare two folders of tables by id and column; the older may be a git revision of one.

Only the CSV files are read. A table that one side lacks is empty there; columns that one side
lacks are named, and the others compared.
"""

import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from extract.errors import DashijiError
from extract.tables import csv_cells
from schemas.base import Record
from schemas.rows import TABLES

Cells = Mapping[str, str]


class ChangedRow(Record):
    """A row that stands on both sides: its cells before and after, by column."""

    key: str
    cells: dict[str, tuple[str, str]]


class TableDifferences(Record):
    """What differs in one table; rows are given with the cells that are not empty."""

    table: str
    columns_added: tuple[str, ...]
    columns_removed: tuple[str, ...]
    added: dict[str, dict[str, str]]
    removed: dict[str, dict[str, str]]
    changed: tuple[ChangedRow, ...]

    def __bool__(self) -> bool:
        parts = (self.columns_added, self.columns_removed, self.added, self.removed, self.changed)
        return any(parts)


class Differences(Record):
    """The tables that differ, in the order of the contract; false when none does."""

    old: str
    new: str
    tables: tuple[TableDifferences, ...]

    def __bool__(self) -> bool:
        return bool(self.tables)


def diff_tables(old: str | Path, new: Path) -> Differences:
    """Compare two folders of tables. `old` may be `REVISION` (of `new`) or `REVISION:FOLDER`.

    Raises DashijiError when a side holds no tables.
    """
    before = read_folder(Path(old)) if Path(old).is_dir() else read_revision(str(old), new)
    after = read_folder(new)
    for name, texts in ((old, before), (new, after)):
        if not texts:
            raise DashijiError(f"{name} holds no tables; give a folder of them or REVISION:FOLDER.")
    tables = (_compare(name, before.get(name, ""), after.get(name, "")) for name in TABLES)
    return Differences(old=str(old), new=str(new), tables=tuple(filter(None, tables)))


def read_folder(folder: Path) -> dict[str, str]:
    """Give the CSV text of every table in a folder."""
    paths = {name: folder / f"{name}.csv" for name in TABLES}
    return {n: p.read_bytes().decode("utf-8-sig") for n, p in paths.items() if p.is_file()}


def read_revision(revision: str, beside: Path) -> dict[str, str]:
    """Give the CSV text of every table at a git revision: `HEAD`, `main:out`, `v0.1:out`.

    Without a folder it is that of `beside`; git looks in the repository that holds `beside`.
    """
    place = next(p for p in (beside.absolute(), *beside.absolute().parents) if p.is_dir())
    commit, colon, folder = revision.partition(":")
    tree = f"{commit}:{folder.rstrip('/')}" if colon else f"{commit}:./"
    listed = _git(place, "ls-tree", "--full-tree", "--name-only", "-z", tree)
    if listed is None:
        raise DashijiError(
            f"{revision} is neither a folder nor a git revision of one; "
            "give a folder of tables, or REVISION:FOLDER such as HEAD:out."
        )
    present = set(listed.split("\0"))
    base = tree if tree.endswith(("/", ":")) else f"{tree}/"
    return {
        name: (_git(place, "show", f"{base}{name}.csv") or "").removeprefix("\ufeff")
        for name in TABLES
        if f"{name}.csv" in present
    }


def _git(place: Path, *arguments: str) -> str | None:
    """Give what a git command prints, or None when it fails; an argument is never an option."""
    if any(argument.startswith("-") for argument in arguments[-1:]):
        return None
    try:
        done = subprocess.run(
            ["git", "-C", str(place), *arguments], capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.decode("utf-8")


def _compare(name: str, old: str, new: str) -> TableDifferences:
    old_columns, old_rows = csv_cells(old)
    new_columns, new_rows = csv_cells(new)
    before, after = _by_key(name, old_rows), _by_key(name, new_rows)
    shared = [c for c in new_columns if c in old_columns]
    return TableDifferences(
        table=name,
        columns_added=tuple(c for c in new_columns if c not in old_columns),
        columns_removed=tuple(c for c in old_columns if c not in new_columns),
        added={key: _filled(row) for key, row in after.items() if key not in before},
        removed={key: _filled(row) for key, row in before.items() if key not in after},
        changed=tuple(_changes(before, after, shared)),
    )


def _by_key(name: str, rows: Sequence[Cells]) -> dict[str, Cells]:
    """Give the rows by key; of rows with one key the second gets ` (2)` behind it."""
    found: dict[str, Cells] = {}
    times: Counter[str] = Counter()
    for row in rows:
        key = " ".join(row.get(column, "") for column in TABLES[name].key)
        times[key] += 1
        found[key if times[key] == 1 else f"{key} ({times[key]})"] = row
    return found


def _filled(row: Cells) -> dict[str, str]:
    return {column: cell for column, cell in row.items() if cell}


def _changes(
    before: Mapping[str, Cells], after: Mapping[str, Cells], shared: Sequence[str]
) -> Iterator[ChangedRow]:
    for key, row in after.items():
        old = before.get(key, row)
        cells = {c: (old.get(c, ""), row.get(c, "")) for c in shared}
        if differing := {c: pair for c, pair in cells.items() if pair[0] != pair[1]}:
            yield ChangedRow(key=key, cells=differing)
