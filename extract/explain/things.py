"""Explain an entity, a sentence, a document, and a noun phrase that is only an argument."""

from collections import Counter
from collections.abc import Iterator

from rich.text import Text

from extract.explain.asked import Asked
from extract.explain.mention import MOST, refused_lines, use_lines
from extract.explain.output import KINDS, excerpt, field, first, heading, plain, said, title
from extract.explain.spot import raw_text, repair_lines
from extract.explain.tables import Cells
from extract.rows import MENTION_TABLES, PAGE_TABLES
from extract.terminal import visible_line
from schemas.rows import TABLES

NAMED = {"person": "people", "place": "places", "organisation": "organisations"}


def entity_lines(row: Cells, asked: Asked) -> Iterator[Text]:
    """Give an entity: its names, every mention of it, the reports it takes part in."""
    yield title("entities", row["entity_id"])
    for name in TABLES["entities"].row.model_fields:
        yield from field("entities", name, row)
    table, most = NAMED[row["type"]], 3 * MOST
    mentions = asked.tables.rows(table, most, entity_id=row["entity_id"])
    yield heading("提及", f"its mentions in {table}")
    lines = (in_sentence(table, m, asked) for m in mentions)
    yield from first(lines, most, f"rows of {table}", row["mentions"])
    ids = [m["id"] for m in mentions]
    uses = asked.tables.rows("event_arguments", mention_table=table, mention_id=ids)
    yield heading("参与", "the event reports it takes part in")
    if not uses:
        yield Text("  none 无", "dim")
    lines = (said(u["role"], plain(f"{u['text']}  {u['report_id']}  {u['rule']}")) for u in uses)
    yield from first(lines, most, "arguments")


def in_sentence(table: str, row: Cells, asked: Asked) -> Text:
    """Give a mention in a few words of its sentence."""
    sentence = asked.sentence(row)
    line = said(row["id"] + " ", plain(row["rule"]), "  ")
    if sentence is None:
        return line
    at = row["start"] - sentence["start"]
    return line + excerpt(
        sentence["text"], at, at + len(row["text"]), KINDS[table], asked.coloured, 16
    )


def sentence_lines(row: Cells, asked: Asked) -> Iterator[Text]:
    """Give a sentence: its words, the rows in it, its repairs, what was refused in it."""
    yield title("sentences", row["sentence_id"])
    yield Text(visible_line(row["text"]), "bold")
    for name in ("doc_id", "section", "paragraph"):
        yield from field("sentences", name, row)
    yield heading("其中", "the rows in it")
    for table in (*MENTION_TABLES, "event_reports"):
        for mention in asked.tables.rows(table, sentence_id=row["sentence_id"]):
            yield said(table, plain(f"{mention['text']}  {mention['id']}  {mention['rule']}"))
    repairs = asked.tables.rows("repairs", doc_id=row["doc_id"])
    yield heading("原文", "the raw characters")
    yield Text("  ") + plain(raw_text(row, repairs))
    yield from repair_lines(row, repairs)
    again = asked.again(row["doc_id"])
    if isinstance(again, str):
        yield heading("核对", "read again")
        yield Text(f"  not done: {visible_line(again)}", "yellow")
    else:
        yield from refused_lines(again, row["start"], row["end"], asked)


def document_lines(row: Cells, asked: Asked) -> Iterator[Text]:
    """Give a document: what is known of it, its repairs by rule, how many rows it gave."""
    yield title("documents", row["doc_id"])
    for name in TABLES["documents"].row.model_fields:
        yield from field("documents", name, row)
    if row["status"] == "refused":
        yield Text(
            f"\n  it was refused, so it gave no rows: {visible_line(row['reason'])}", "yellow"
        )
        return
    yield heading("各表", "its rows, by rule")
    for table in PAGE_TABLES:
        rows = asked.tables.rows(table, doc_id=row["doc_id"])
        if not rows:
            continue
        rules = Counter(r["rule"] for r in rows if r.get("rule"))
        shown = ", ".join(f"{rule} {times}" for rule, times in rules.most_common(MOST))
        more = f", … {len(rules) - MOST} more rules" if len(rules) > MOST else ""
        yield said(f"{table} {len(rows)}", plain(shown + more))
    again = asked.again(row["doc_id"])
    if isinstance(again, str):
        yield heading("核对", "its source")
        yield Text(f"  {visible_line(again)}", "yellow")


def phrase_lines(row: Cells, asked: Asked) -> Iterator[Text]:
    """Give a noun phrase that names nothing: it has no row but as an argument."""
    yield title("event_arguments", row["mention_id"])
    yield Text(visible_line(row["text"]), "bold")
    yield Text("  a plain noun phrase: it stands in no mention table 普通名词短语", "dim")
    yield from use_lines("", {**row, "id": row["mention_id"]}, asked)
