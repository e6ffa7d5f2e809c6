"""Find out what an id is the id of, and explain each row that goes by it."""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path

from rich.console import Console
from rich.text import Text

from extract.cells import place_of
from extract.errors import DashijiError
from extract.explain.asked import Asked
from extract.explain.happening import event_lines, report_lines
from extract.explain.mention import mention_lines
from extract.explain.output import folded
from extract.explain.rule_page import RULED, rule_page_lines
from extract.explain.rules import load_rules
from extract.explain.tables import IDS, Cells, Tables
from extract.explain.things import document_lines, entity_lines, phrase_lines, sentence_lines
from extract.rows import MENTION_TABLES
from extract.terminal import visible_line

NEAR = 5  # ids offered for one that is not there

Explainer = Callable[[Cells, Asked], Iterator[Text]]
EXPLAINERS: dict[str, Explainer] = {
    "events": event_lines,
    "event_reports": report_lines,
    "sentences": sentence_lines,
    "entities": entity_lines,
    "documents": document_lines,
    "event_arguments": phrase_lines,
}


def explain(
    identifier: str,
    folder: Path,
    table: str = "",
    source: Path | None = None,
    metadata: Path | None = None,
    console: Console | None = None,
) -> None:
    """Print how every row of an id came to be, or what the rule of a name does.

    `table` leaves out the rows of other tables; `source` is a file or a folder in which sources
    lie, and `metadata` their sources.csv. Raises DashijiError, with the ids that are near, when
    there is no such row.
    """
    console = console or Console(highlight=False)
    coloured = console.is_terminal and not console.no_color
    for line in answer(identifier, folder, table, source, metadata, coloured):
        for part in folded(line, console) if console.is_terminal else (line,):
            console.print(part, soft_wrap=True)


def answer(
    identifier: str,
    folder: Path,
    table: str,
    source: Path | None,
    metadata: Path | None,
    coloured: bool,
) -> Iterator[Text]:
    """Give the lines of an explanation."""
    if not table and (rule := load_rules().get(identifier)):
        made = Tables(folder) if (folder / "documents.parquet").is_file() else None
        yield from rule_page_lines(rule, made, coloured)
        return
    tables = Tables(folder)
    asked = Asked(tables, source, metadata, coloured)
    for number, (name, row) in enumerate(find_rows(identifier, tables, table)):
        if number:
            yield Text("\n" + "═" * 40 + "\n", "dim")
        if name in MENTION_TABLES:
            yield from mention_lines(name, row, asked)
        else:
            yield from EXPLAINERS[name](row, asked)


def find_rows(identifier: str, tables: Tables, table: str) -> list[tuple[str, Cells]]:
    """Give the rows of an id; the report that an event is named after is told with the event."""
    found = list(tables.find(identifier))
    if not found:
        phrases = tables.rows("event_arguments", mention_id=identifier)
        found = [("event_arguments", phrase) for phrase in phrases[:1]]
    if not found:
        raise DashijiError(unknown(identifier, tables))
    names = [name for name, _ in found]
    if table and table not in names:
        raise DashijiError(f"{identifier} is in {', '.join(names)}, not in {table}")
    if table:
        return [(name, row) for name, row in found if name == table]
    return [(n, r) for n, r in found if not (n == "event_reports" and "events" in names)]


def unknown(identifier: str, tables: Tables) -> str:
    """Say that there is no such row, which ids are near, and what to do."""
    near = near_ids(identifier, tables)
    said = f"no row and no rule is called {identifier} in {tables.folder}"
    if not near:
        return f"{said}: take an id from one of the tables, or name their folder with --out"
    return f"{said}; near it: {visible_line(', '.join(near))}"


def near_ids(identifier: str, tables: Tables) -> list[str]:
    """Give ids like an unknown one: near it on its page, or spelled alike."""
    doc_id, start, _, _ = place_of(identifier)
    if doc_id != identifier and tables.row("documents", doc_id):
        rows = (
            row
            for name in (*MENTION_TABLES, "event_reports", "sentences")
            for row in tables.rows(name, doc_id=doc_id)
        )
        places = {(abs(r["raw_start"] - start), r.get("id") or r["sentence_id"]) for r in rows}
        return [near for _, near in sorted(places)[:NEAR]]
    rules = {rule for name in RULED for rule in tables.column(name, "rule")}
    known = [*load_rules(), *sorted(rules)]
    for name in ("documents", "entities"):
        known += tables.column(name, IDS[name])
    return list(dict.fromkeys(get_close_matches(identifier, known, NEAR, 0.5)))
