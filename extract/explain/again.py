"""Read a document again from its source, to say what the tables do not hold.

The source is looked for by its file name and taken only when it is, byte for byte, what the tables
were made from.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from extract.cells import to_cell
from extract.documents import decode_source
from extract.errors import DashijiError
from extract.explain.tables import Cells, Tables
from extract.metadata import NAME, NOTHING_KNOWN, read_metadata
from extract.pipeline import Reading, read_page
from extract.rows import PageRows, Rows
from extract.sources import STDIN, Named, Source, list_files, read_sources
from extract.tools import Tools, load_tools
from schemas.base import Record
from schemas.rows.columns import columns


class Again(NamedTuple):
    """A document read anew: what the stages gave, the rows that makes, and the loaded tools."""

    reading: Reading
    rows: Rows
    tools: Tools


def read_again(
    tables: Tables, document: Cells, given: Path | None, metadata: Path | None
) -> Again | str:
    """Read the source of a document again, or say why that cannot be done and what would help."""
    try:
        found = find_source(document, [given] if given else near(tables.folder))
        if isinstance(found, str):
            return found
        source, folder = found
        decoded = decode_source(source)
        if decoded.status == "refused":
            return f"the source is refused: {decoded.reason}"
        tools = load_tools(str(tables.manifest.get("settings", {}).get("recogniser", "")))
        known = find_metadata(folder, metadata, source)
    except DashijiError as error:
        return str(error)
    reading = read_page(source.doc_id, decoded.text, known, tools, html=source.html)
    return Again(reading, PageRows(reading).tables(), tools)


def near(folder: Path) -> list[Path]:
    """Give where sources lie as a rule: here, beside the tables, in a folder `seeds` of either."""
    places = (Path(), folder.resolve().parent)
    return [place for place in (*places, *(p / "seeds" for p in places)) if place.is_dir()]


def find_source(document: Cells, places: Sequence[Path]) -> tuple[Source, Path] | str:
    """Give the unchanged source of a document and the folder it lies in, or what is the matter."""
    file, changed = document["file"], ""
    if file == STDIN:
        return "it came from standard input, which cannot be read again"
    for place in places:
        for named in candidates(place, file):
            source = next(
                (s for s in read_sources([named]) if s.doc_id == document["doc_id"]), None
            )
            if source is None:
                continue
            data = source.data.encode() if isinstance(source.data, str) else source.data
            if sha256(data).hexdigest() == document["sha256"]:
                return source, place if place.is_dir() else place.parent
            changed = str(named.path)
    if changed:
        return (
            f"{changed} has changed since the tables were made: `dashiji run` makes them anew, or "
            "name the file as it was with --source"
        )
    looked = ", ".join(str(place) for place in places)
    return f"its source {file} is not in {looked}: name the file or its folder with --source"


def candidates(place: Path, file: str) -> list[Named]:
    """Give the files of a place that may be the source: the file itself, or the one of its name."""
    if place.is_dir():
        return [Named(place / file, file)] if (place / file).is_file() else []
    return [Named(named.path, file) for named in list_files([str(place)])]


def find_metadata(folder: Path, given: Path | None, source: Source) -> dict[str, str]:
    """Give what is known of a source beyond itself, as a run over its folder would."""
    beside = folder / NAME
    known = read_metadata(given or beside) if given or beside.is_file() else NOTHING_KNOWN
    return {**source.metadata, **known.find(source.file, source.doc_id)}


def row_again(again: Again, table: str, identifier: str) -> Cells | None:
    """Give the row of an id as it is made today, in the cells that a table has."""
    for row in again.rows[table]:
        if getattr(row, "id", "") == identifier:
            return cells_of(row)
    return None


def cells_of(row: Record) -> Mapping[str, Any]:
    """Give the cells of a record as the tables hold them, "" for an empty one."""
    found = {c.name: to_cell(c, getattr(row, c.name)) for c in columns(type(row))}
    return {name: "" if cell is None else cell for name, cell in found.items()}


def changes(table: str, row: Cells, again: Again) -> Iterator[tuple[str, Any, Any]]:
    """Give the columns that another reading fills otherwise, with both cells.

    What a happening's event is follows from all documents, so it is not compared.
    """
    today = row_again(again, table, row["id"]) or {}
    for name, cell in today.items():
        if name != "event_id" and row.get(name, "") != cell:
            yield name, row.get(name, ""), cell
