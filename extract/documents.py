"""One source to the rows of its tables: decode it, refuse what is no text, read the rest."""

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from extract.document import Facts, describe
from extract.pipeline import Reading, read_page
from extract.read import Decoded, decode
from extract.repair import judge
from extract.rows import PageRows, Rows
from extract.sources import Source
from extract.tools import Tools
from schemas.events import Telling
from schemas.rows import DocumentRow


class Result(NamedTuple):
    """What one source gave: its document row, its rows, its reports for merging, its notes."""

    document: DocumentRow
    rows: Rows
    tellings: tuple[Telling, ...]
    notes: tuple[str, ...]


def read_document(source: Source, metadata: Mapping[str, str], tools: Tools) -> Result:
    """Read one source; what cannot be read gives a document row that says why, and no other row."""
    decoded = decode(source.data)
    if decoded.status == "refused":
        facts = describe("", (), metadata)
        return Result(document_row(source, decoded, facts, None), {}, (), ())
    reading = read_page(source.doc_id, decoded.text, metadata, tools)
    page = PageRows(reading)
    return Result(
        document_row(source, decoded, reading.facts, reading),
        page.tables(),
        page.tellings(),
        reading.facts.notes,
    )


def document_row(
    source: Source, decoded: Decoded, facts: Facts, reading: Reading | None
) -> DocumentRow:
    """Give the row of a source in `documents`."""
    verdict = judge(reading.clean) if reading else None
    suspect = verdict.suspect if verdict and decoded.status == "ok" else ""
    return DocumentRow(
        doc_id=source.doc_id,
        file=source.file,
        sha256=hashlib.sha256(source.data).hexdigest(),
        encoding=decoded.encoding,
        title=facts.title,
        publisher=facts.publisher,
        published=facts.published,
        published_basis=facts.published_basis,
        script=verdict.script if verdict else "",
        raw_chars=len(decoded.text),
        clean_chars=len(reading.clean.text) if reading else 0,
        repairs=len(reading.clean.edits) if reading else 0,
        repaired_share=verdict.share if verdict else 0.0,
        status="suspect" if suspect else decoded.status,
        reason=suspect or decoded.reason,
    )
