"""Check the offsets of table rows: against the sentences, and against the sources themselves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import cast

from extract.cells import place_of
from extract.read import decode
from extract.sources import Named, read_sources
from schemas.base import Record
from schemas.rows import DocumentRow, RepairRow, SentenceRow, SpanRow
from schemas.text import CleanText, Edit

Rows = Mapping[str, Sequence[Record]]


def check_spans(name: str, rows: Rows) -> Iterator[str]:
    """Compare the spans of a table with its ids, with the sentences and with the documents."""
    documents = {row.doc_id: row for row in cast("Sequence[DocumentRow]", rows["documents"])}
    sentences = {row.sentence_id: row for row in cast("Sequence[SentenceRow]", rows["sentences"])}
    for row in rows[name]:
        if isinstance(row, SentenceRow):
            problems = _check_span(row.sentence_id, row, documents.get(row.doc_id))
        elif isinstance(row, SpanRow):
            problems = _check_span(row.id, row, documents.get(row.doc_id))
            if sentence := sentences.get(row.sentence_id):
                problems += _check_sentence(row, sentence)
        else:
            continue
        yield from problems


def _check_span(
    identifier: str, row: SpanRow | SentenceRow, document: DocumentRow | None
) -> list[str]:
    wrong = []
    if place_of(identifier)[:3] != (row.doc_id, row.raw_start, row.raw_end):
        wrong.append("the id is not its place in the raw text")
    if row.end - row.start != len(row.text):
        wrong.append("the text is not as long as its span")
    if row.raw_start >= row.raw_end:
        wrong.append("the raw span is empty")
    if document and (row.end > document.clean_chars or row.raw_end > document.raw_chars):
        wrong.append("the span ends beyond the document")
    return [f"{identifier}: {problem}" for problem in wrong]


def _check_sentence(row: SpanRow, sentence: SentenceRow) -> list[str]:
    """Compare a mention with the sentence it starts in, as far as that goes."""
    wrong = []
    at = row.start - sentence.start
    if not sentence.start <= row.start < sentence.end:
        wrong.append("it does not start in its sentence")
    elif sentence.text[at : at + len(row.text)] != row.text[: len(sentence.text) - at]:
        wrong.append("slicing its sentence does not give its text")
    if row.section != sentence.section:
        wrong.append("its section is not that of its sentence")
    return [f"{row.id}: {problem}" for problem in wrong]


def check_texts(rows: Rows, texts: Mapping[str, str]) -> Iterator[str]:
    """Replay the repairs on the raw texts, and cut every row from what that gives."""
    edits: dict[str, list[Edit]] = {doc_id: [] for doc_id in texts}
    for repair in cast("Sequence[RepairRow]", rows["repairs"]):
        if repair.doc_id in edits:
            edits[repair.doc_id].append(Edit(**repair.model_dump(exclude={"doc_id"})))
    clean: dict[str, CleanText] = {}
    for doc_id, raw in texts.items():
        text, problem = replay(raw, edits[doc_id])
        if problem:
            yield f"repairs: {doc_id}: {problem}"
        else:
            clean[doc_id] = CleanText(raw, text, tuple(edits[doc_id]))
    for name, table_rows in rows.items():
        for row in table_rows:
            if isinstance(row, SpanRow | SentenceRow) and row.doc_id in clean:
                yield from (f"{name}: {p}" for p in _check_slices(row, clean[row.doc_id]))


def replay(raw: str, edits: Sequence[Edit]) -> tuple[str, str]:
    """Give the clean text that edits make of a raw text, and what is wrong with them, or ""."""
    pieces: list[str] = []
    at = length = 0
    for edit in edits:
        pieces += [raw[at : edit.raw_start], edit.after]
        length += max(0, edit.raw_start - at)
        if edit.raw_start < at or raw[edit.raw_start : edit.raw_end] != edit.before:
            return "", f"the raw text at {edit.raw_start} is not {edit.before!r}"
        if (length, length + len(edit.after)) != (edit.start, edit.end):
            return "", f"the repair at {edit.raw_start} does not land at {edit.start}"
        length, at = edit.end, edit.raw_end
    return "".join([*pieces, raw[at:]]), ""


def _check_slices(row: SpanRow | SentenceRow, clean: CleanText) -> Iterator[str]:
    identifier = row.id if isinstance(row, SpanRow) else row.sentence_id
    if clean.text[row.start : row.end] != row.text:
        yield f"{identifier}: slicing the clean text does not give its text"
    elif clean.raw_span(row.start, row.end) != (row.raw_start, row.raw_end):
        yield f"{identifier}: the repairs lead to another raw span"


def find_texts(documents: Iterable[Record], folders: Iterable[Path]) -> dict[str, str]:
    """Give the raw texts of documents whose files lie in one of the folders, unchanged."""
    known = {row.doc_id: row for row in cast("Iterable[DocumentRow]", documents)}
    files = dict.fromkeys(row.file for row in known.values() if row.status != "refused")
    places = list(folders)
    texts: dict[str, str] = {}
    for file in files:
        path = next((place / file for place in places if (place / file).is_file()), None)
        for source in read_sources([Named(path, file)]) if path else ():
            row = known.get(source.doc_id)
            data = source.data.encode() if isinstance(source.data, str) else source.data
            if row and sha256(data).hexdigest() == row.sha256:
                texts[source.doc_id] = decode(data).text
    return texts
