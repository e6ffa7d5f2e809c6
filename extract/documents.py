"""One source to the rows of its tables: decode it, refuse what is no text, read the rest."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from extract.document import Facts, describe
from extract.pipeline import Reading, read_page
from extract.places import document_place
from extract.read import Decoded, decode
from extract.rows import PageRows, Rows
from extract.sources import Source
from extract.tools import Tools
from extract.verdict import judge
from schemas.events import Telling
from schemas.rows import DocumentRow

SHOWN = "save it as a browser shows it, after its scripts ran"


class Result(NamedTuple):
    """What one source gave: its document row, its rows, its reports for merging, its notes."""

    document: DocumentRow
    rows: Rows
    tellings: tuple[Telling, ...]
    notes: tuple[str, ...]


def read_document(source: Source, metadata: Mapping[str, str], tools: Tools) -> Result:
    """Read one source; what cannot be read gives a document row that says why, and no other row."""
    decoded = decode_source(source)
    if decoded.status == "refused":
        facts = describe("", (), metadata)
        return Result(document_row(source, decoded, facts, None, tools), {}, (), ())
    reading = read_page(source.doc_id, decoded.text, metadata, tools, html=source.html)
    if not reading.clean.text.strip():
        decoded = replace(decoded, status="refused", reason=f"the page shows no text: {SHOWN}")
        row = document_row(source, decoded, reading.facts, None, tools)
        return Result(row, {}, (), ())
    if source.html and decoded.status == "ok" and not _told(reading):
        decoded = replace(decoded, status="suspect", reason=f"the page holds no article: {SHOWN}")
    row = document_row(source, decoded, reading.facts, reading, tools)
    page = PageRows(reading)
    return Result(row, page.tables(), page.tellings(), reading.facts.notes)


def _told(reading: Reading) -> bool:
    """Say whether a page holds running text."""
    return any(sentence.section in ("body", "caption") for sentence in reading.page.sentences)


def decode_source(source: Source) -> Decoded:
    """Give the raw text of a source; a record's text is text already, unless there is none."""
    if isinstance(source.data, bytes):
        return decode(source.data)
    if not source.data.strip():
        return Decoded(source.data, "", "refused", "the record holds no text: fetch it again")
    return Decoded(source.data, "utf-8", "ok", "")


def document_row(
    source: Source, decoded: Decoded, facts: Facts, reading: Reading | None, tools: Tools
) -> DocumentRow:
    """Give the row of a source in `documents`."""
    data = source.data.encode() if isinstance(source.data, str) else source.data
    said: dict[str, Any] = {
        "doc_id": source.doc_id,
        "file": source.file,
        "sha256": hashlib.sha256(data).hexdigest(),
        "encoding": decoded.encoding,
        "title": facts.title,
        "publisher": facts.publisher,
        "published": facts.published,
        "published_basis": facts.published_basis,
        "raw_chars": len(decoded.text),
        "status": decoded.status,
        "reason": decoded.reason,
    }
    if reading:
        verdict = judge(reading.clean, tools.repair.simplifier)
        place = document_place(reading.page, list(reading.mentions.places))
        said |= {
            "place": place.name if place else "",
            "place_code": place.code if place else "",
            "script": verdict.script,
            "clean_chars": len(reading.clean.text),
            "repairs": len(reading.clean.edits),
            "repaired_share": verdict.repaired_share,
        }
        if verdict.suspect and decoded.status == "ok":
            said |= {"status": "suspect", "reason": verdict.suspect}
    return DocumentRow(**said)
