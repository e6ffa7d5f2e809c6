"""Read `sources.csv`: what an analyst knows of the sources and the pages do not say."""

import csv
import io
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from extract.errors import DashijiError

NAME = "sources.csv"
KEYS = ("file", "id")
COLUMNS = ("title", "publisher", "published", "place", "url", "note")

_EDTF = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX)"
    r"(?:T(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?)?)?)?(?P<doubt>[~?%]?)"
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """Rows by file name and by id: column -> cell, empty cells left out. `path` is "" for none."""

    path: str
    files: Mapping[str, Mapping[str, str]]
    ids: Mapping[str, Mapping[str, str]]

    def find(self, file: str, doc_id: str) -> dict[str, str]:
        """Give what is known of one source, by its file name and its id."""
        return {**self.files.get(file, {}), **self.ids.get(doc_id, {})}


NOTHING_KNOWN = Metadata("", {}, {})


def read_metadata(path: Path) -> Metadata:
    """Read a metadata file in UTF-8, with or without a mark.

    Raises DashijiError for a file that cannot be read or is malformed: columns, dates, duplicates.
    """
    rows = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        header = [name.strip() for name in next(rows, [])]
        _check_header(path, header)
        found: dict[str, dict[str, Mapping[str, str]]] = {key: {} for key in KEYS}
        for cells in rows:
            if any(cell.strip() for cell in cells):
                _take(path, rows.line_num, header, cells, found)
    except csv.Error as error:
        raise DashijiError(f"{path}: not a CSV file ({error}): save it again as CSV") from error
    return Metadata(str(path), found["file"], found["id"])


def check_files(metadata: Metadata, known: Collection[str]) -> None:
    """Raise DashijiError for a row about a file that is no source and not beside the metadata."""
    folder = Path(metadata.path).parent
    for file in metadata.files:
        if file not in known and not (folder / file).is_file():
            raise DashijiError(
                f"{metadata.path}: no source is called {file}: write the file's name as it stands "
                "in the folder, or take the row out"
            )


def check_published(value: str) -> str:
    """Give a date of publication as EDTF, to the minute at most.

    Raises ValueError with what is wrong. A space for the T is understood.

    >>> check_published("2020-03-10 21:56:12")
    '2020-03-10T21:56'
    """
    match = _EDTF.fullmatch(value.strip().replace(" ", "T", 1))
    if not match:
        raise ValueError("write it like 2021-06-11T05:38, 2021-06-11, 2021-06, 2021 or 2021-06~")
    year, month, day = match["year"], match["month"], match["day"]
    try:
        date(*(int(part) if part and part.isdigit() else 1 for part in (year, month, day)))
    except ValueError as error:
        raise ValueError("the calendar has no such day") from error
    clock = f"T{match['hour']}:{match['minute']}" if match["hour"] else ""
    return "-".join(filter(None, (year, month, day))) + clock + match["doubt"]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DashijiError(f"{path}: not UTF-8: save it again as CSV in UTF-8") from error
    except OSError as error:
        raise DashijiError(f"{path}: cannot be read ({error.strerror}): check the path") from error


def _check_header(path: Path, header: list[str]) -> None:
    keys = [name for name in header if name in KEYS]
    unknown = [name for name in header if name not in (*KEYS, *COLUMNS)]
    if unknown or not keys or len(set(header)) < len(header):
        raise DashijiError(
            f"{path}: the first line must name its columns once each: file or id, and any of "
            f"{', '.join(COLUMNS)}; it says {', '.join(header) or 'nothing'}"
        )


def _take(
    path: Path,
    line: int,
    header: list[str],
    cells: list[str],
    found: dict[str, dict[str, Mapping[str, str]]],
) -> None:
    """Check one row and file it under its key."""
    if len(cells) != len(header):
        raise DashijiError(
            f"{path}, line {line}: {len(cells)} cells for {len(header)} columns: "
            "put text that holds a comma in quotes"
        )
    row = {name: cell.strip() for name, cell in zip(header, cells, strict=True) if cell.strip()}
    key = next((name for name in KEYS if name in row), "")
    if not key:
        raise DashijiError(f"{path}, line {line}: say which source the row is about (file or id)")
    if row[key] in found[key]:
        raise DashijiError(f"{path}, line {line}: {row[key]} has a row already: keep one of them")
    if "published" in row:
        try:
            row["published"] = check_published(row["published"])
        except ValueError as error:
            raise DashijiError(
                f"{path}, line {line}: published {row['published']} is no date: {error}"
            ) from error
    found[key][row[key]] = {name: cell for name, cell in row.items() if name in COLUMNS}
