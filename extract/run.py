"""From sources to tables: read every document, in as many processes as asked, then merge and write.

A run is a map over documents, each giving its rows, and a merge of what documents share: events
and entities. Rows are the same whatever the number of workers.
"""

from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from extract.documents import Result, read_document
from extract.entities import gather_entities
from extract.events.merge import event_ids, merge_reports
from extract.manifest import build_manifest
from extract.metadata import Metadata, read_metadata
from extract.rows import PAGE_TABLES
from extract.sources import Source, find_sources
from extract.tables import open_tables
from extract.progress import progress
from extract.tools import Tools, load_tools
from schemas.base import Record
from schemas.events import Event
from schemas.rows import EventRow

CHUNK = 4  # documents handed to a worker at a time


class Summary(NamedTuple):
    """What a run has to say to the user."""

    documents: int
    refused: int
    messages: tuple[str, ...]


def run(paths: Sequence[str], out: Path, metadata: Path | None, workers: int) -> Summary:
    """Make the tables of some sources: files, folders, or `-` for standard input.

    Raises DashijiError, the old tables untouched, when a path, the metadata or the folder of the
    tables will not do; a source that is no text is refused in `documents` and the run goes on.
    """
    known = read_metadata(paths, metadata)
    with open_tables(out) as writer:
        results = sorted(read_all(paths, known, workers), key=lambda r: r.document.doc_id)
        writer.append({"documents": [r.document for r in results]})
        for result in results:
            writer.append({t: result.rows.get(t, []) for t in PAGE_TABLES if t != "event_reports"})
        events = merge_reports(t for r in results for t in r.tellings)
        writer.append({"event_reports": told_reports(results, events)})
        writer.append({"events": [event_row(event) for event in events]})
        named = ("people", "places", "organisations")
        rows = (row for r in results for t in named for row in r.rows.get(t, []))
        writer.append({"entities": gather_entities(rows)})
        sources = [(r.document.file, r.document.sha256) for r in results]
        writer.add_json("manifest.json", build_manifest(sources, {}))
    return summarise(results)


def read_all(paths: Sequence[str], known: Metadata, workers: int) -> Iterator[Result]:
    """Give the result of every source, in any order, with a progress bar on a terminal."""
    sources = ((source, known.of(source)) for source in find_sources(paths))
    with progress("reading") as advance:
        if workers == 1:
            tools = load_tools()
            for source, metadata in sources:
                yield read_document(source, metadata, tools)
                advance()
            return
        with get_context("spawn").Pool(workers, start_worker) as pool:
            for result in pool.imap(work, sources, CHUNK):
                yield result
                advance()


_TOOLS: list[Tools] = []  # what a worker loaded; empty in every other process


def start_worker() -> None:
    """Load the tools of a worker process."""
    _TOOLS.append(load_tools())


def work(job: tuple[Source, dict[str, str]]) -> Result:
    """Read one source in a worker process."""
    return read_document(*job, _TOOLS[0])


def told_reports(results: Sequence[Result], events: Sequence[Event]) -> list[Record]:
    """Give the rows of all reports, each with the event it tells."""
    event_of = event_ids(events)
    return [
        row.model_copy(update={"event_id": event_of.get(row.id, "")})
        for result in results
        for row in result.rows.get("event_reports", [])
    ]


def event_row(event: Event) -> EventRow:
    """Give the row of an event: its reports and documents are counted, not listed."""
    said = event.model_dump(exclude={"reports", "documents"})
    return EventRow(**said, reports=len(event.reports), documents=len(event.documents))


def summarise(results: Sequence[Result]) -> Summary:
    """Give the summary of a run: what was refused, and where page and metadata disagree."""
    refused = [r.document for r in results if r.document.status == "refused"]
    messages = [f"{d.file} is refused: {d.reason}" for d in refused]
    messages += [f"{r.document.file}: {note}" for r in results for note in r.notes]
    return Summary(len(results), len(refused), tuple(messages))
