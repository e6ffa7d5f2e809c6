"""From sources to tables: read every document, in as many processes as asked, then merge and write.

A run is a map over documents, each giving its rows, and a merge of what documents share: events
and entities. Rows are the same whatever the number of workers.
"""

from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple, cast

from extract.documents import Result, decode_source, read_document
from extract.entities import gather_entities
from extract.errors import DashijiError
from extract.events.merging import event_ids, merge_reports
from extract.manifest import build_manifest
from extract.metadata import NAME, NOTHING_KNOWN, Metadata, check_files, read_metadata
from extract.pipeline import Reading, read_page
from extract.progress import progress
from extract.recogniser import load_recogniser
from extract.rows import PAGE_TABLES
from extract.sources import Named, Source, list_files, read_sources
from extract.tables import open_tables
from extract.tools import Tools, load_tools
from schemas.base import Record
from schemas.events import Event
from schemas.rows import TABLES, EventReportRow, EventRow, OrganisationRow, PersonRow, PlaceRow

CHUNK = 4  # documents handed to a worker at a time


class Summary(NamedTuple):
    """What a run has to say to the user."""

    documents: int
    refused: int
    messages: tuple[str, ...]


def run(
    paths: Sequence[str], out: Path, metadata: Path | None, workers: int, recogniser: str = ""
) -> Summary:
    """Make the tables of some sources: files, folders, or `-` for standard input.

    Raises DashijiError, the old tables untouched, when a path, the metadata or the folder of the
    tables will not do; a source that is no text is refused in `documents` and the run goes on.
    """
    if recogniser:
        load_recogniser(recogniser)
    named = list_files(paths)
    known = find_metadata(paths, metadata)
    check_files(known, {entry.file for entry in named})
    with open_tables(out) as writer:
        results = sorted(read_all(named, known, workers, recogniser), key=document_order)
        writer.append({"documents": [r.document for r in results]})
        for result in results:
            writer.append({t: result.rows.get(t, []) for t in PAGE_TABLES if t != "event_reports"})
        events = merge_reports(t for r in results for t in r.tellings)
        writer.append({"event_reports": told_reports(results, events)})
        writer.append({"events": [event_row(event) for event in events]})
        writer.append({"entities": gather_entities(named_rows(results))})
        sources = [(r.document.file, r.document.sha256) for r in results]
        writer.add_json("manifest.json", build_manifest(sources, {"recogniser": recogniser}))
    return summarise(results, out)


def document_order(result: Result) -> str:
    """Give what tables are sorted by."""
    return result.document.doc_id


def find_metadata(paths: Sequence[str], given: Path | None) -> Metadata:
    """Read the metadata given, else the sources.csv beside the sources; there may be none."""
    if given:
        return read_metadata(given)
    folders = {path if path.is_dir() else path.parent for path in map(Path, paths)}
    beside = sorted(folder / NAME for folder in folders if (folder / NAME).is_file())
    if len(beside) > 1:
        raise DashijiError(f"{beside[0]} and {beside[1]} both know sources: choose with --metadata")
    return read_metadata(beside[0]) if beside else NOTHING_KNOWN


def read_all(
    named: Sequence[Named], known: Metadata, workers: int, recogniser: str
) -> Iterator[Result]:
    """Give the result of every source, in any order, with a progress bar on a terminal."""
    sources = ((s, {**s.metadata, **known.find(s.file, s.doc_id)}) for s in read_sources(named))
    with progress("reading") as advance:
        if workers == 1:
            tools = load_tools(recogniser)
            for source, metadata in sources:
                yield read_document(source, metadata, tools)
                advance()
            return
        with get_context("spawn").Pool(workers, start_worker, (recogniser,)) as pool:
            for result in pool.imap(work, sources, CHUNK):
                yield result
                advance()


_TOOLS: list[Tools] = []  # what a worker loaded; empty in every other process


def start_worker(recogniser: str) -> None:
    """Load the tools of a worker process."""
    _TOOLS.append(load_tools(recogniser))


def work(job: tuple[Source, dict[str, str]]) -> Result:
    """Read one source in a worker process."""
    return read_document(*job, _TOOLS[0])


def named_rows(results: Sequence[Result]) -> Iterator[PersonRow | PlaceRow | OrganisationRow]:
    """Give the rows of everything that has a name."""
    for result in results:
        for table in ("people", "places", "organisations"):
            yield from cast(
                "list[PersonRow | PlaceRow | OrganisationRow]", result.rows.get(table, [])
            )


def told_reports(results: Sequence[Result], events: Sequence[Event]) -> list[Record]:
    """Give the rows of all reports, each with the event it tells."""
    event_of = event_ids(events)
    rows = (row for r in results for row in r.rows.get("event_reports", []))
    return [
        row.model_copy(update={"event_id": event_of.get(row.id, "")})
        for row in cast("Iterator[EventReportRow]", rows)
    ]


def event_row(event: Event) -> EventRow:
    """Give the row of an event: its reports and documents are counted, not listed."""
    said = event.model_dump(exclude={"reports", "documents"})
    return EventRow(**said, reports=len(event.reports), documents=len(event.documents))


def summarise(results: Sequence[Result], out: Path) -> Summary:
    """Give the summary of a run: what was refused, and where page and metadata disagree."""
    refused = [r.document for r in results if r.document.status == "refused"]
    messages = [f"{r.document.file}: {note}" for r in results for note in r.notes]
    messages += [f"{d.file} is refused: {d.reason}" for d in refused]
    read = len(results) - len(refused)
    documents = "1 document" if read == 1 else f"{read} documents"
    messages.append(f"{documents} read, {len(TABLES)} tables in {out}")
    return Summary(len(results), len(refused), tuple(messages))


def read_source(path: str, metadata: Path | None) -> Iterator[Reading | str]:
    """Give the reading of every page of one source, or why it is refused."""
    named = list_files([path])
    known = find_metadata([path], metadata)
    tools = load_tools()
    for source in read_sources(named):
        decoded = decode_source(source)
        if decoded.status == "refused":
            yield f"{source.file} is refused: {decoded.reason}"
        else:
            said = {**source.metadata, **known.find(source.file, source.doc_id)}
            yield read_page(source.doc_id, decoded.text, said, tools, html=source.html)
