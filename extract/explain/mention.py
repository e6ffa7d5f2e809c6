"""Explain a mention: where it stands, its rule, how it was settled, what uses it, what lost."""

from collections.abc import Iterator
from itertools import islice

from rich.text import Text

from extract.explain.again import Again, changes, row_again
from extract.explain.asked import Asked
from extract.explain.output import (
    as_cell,
    column_label,
    first,
    heading,
    plain,
    said,
    times,
    title,
)
from extract.explain.refused import find_refused
from extract.explain.settled import settled_lines
from extract.explain.spot import spot_lines
from extract.explain.tables import Cells
from extract.terminal import visible_line

MOST = 8  # other mentions, events and refusals shown


def mention_lines(table: str, row: Cells, asked: Asked) -> Iterator[Text]:
    """Give the explanation of a mention."""
    yield title(table, row["id"])
    yield Text(visible_line(row["text"]), "bold")
    yield from spot_lines(table, row, asked)
    yield from rule_lines(row["rule"], asked)
    yield heading("取值", "what it says, and why")
    yield from settled_lines(table, row, asked)
    yield from belonging_lines(table, row, asked)
    yield from use_lines(table, row, asked)
    yield from again_lines(table, row, asked)


def rule_lines(name: str, asked: Asked) -> Iterator[Text]:
    """Give what the rule of a row is and does."""
    yield heading("规则", "rule")
    yield said(name or "none", *rule_meaning(name, asked))
    known = asked.rules.get(name)
    if known and known.place:
        yield said("", (f"{known.place}; `dashiji explain {name}` tells more", "dim"))


def rule_meaning(name: str, asked: Asked) -> tuple[str, ...]:
    """Give what a rule means, in both languages."""
    known = asked.rules.get(name)
    if known is None:
        made = asked.tables.manifest.get("version", "another version")
        return (f"not a rule of this version; dashiji {made} made the tables",) if name else ("",)
    return (f"{known.what} {known.what_zh}",)


def belonging_lines(table: str, row: Cells, asked: Asked) -> Iterator[Text]:
    """Give the entity that a mention names, and the other mentions of it."""
    identifier = row.get("entity_id", "")
    entity = asked.tables.row("entities", identifier) if identifier else None
    if entity is None:
        return
    yield heading("所指", "the entity it names")
    yield said(
        "实体 entity_id",
        plain(f"{identifier}  {entity['name']}"),
        plain(f"  {times(entity['mentions'], 'mention')} in"),
        plain(f" {times(entity['documents'], 'document')}"),
    )
    if entity["merge_reason"]:
        label = column_label("entities", "merge_reason")
        yield said(label, plain(entity["merge_reason"].replace(";", "; ")))
    others = asked.tables.rows(table, MOST + 1, entity_id=identifier)
    lines = (
        said("又见 also" if n == 0 else "", plain(f"{other['text']}  {other['id']}"))
        for n, other in enumerate(o for o in others if o["id"] != row["id"])
    )
    more = f"mentions; `dashiji explain '{identifier}'` lists them"
    yield from first(islice(lines, MOST), MOST, more, entity["mentions"] - 1)


def use_lines(table: str, row: Cells, asked: Asked) -> Iterator[Text]:
    """Give the event reports that a mention is an argument of, and the dates reckoned from it."""
    used = [
        u
        for u in asked.tables.rows("event_arguments", mention_id=row["id"])
        if u["mention_table"] == table
    ]
    based = asked.tables.rows("dates", anchor_id=row["id"]) if table == "dates" else []
    if used or based:
        yield heading("用于", "what uses it")
    for use in used:
        report = asked.tables.row("event_reports", use["report_id"]) or {}
        kind = f"{report.get('type', '')} {report.get('trigger', '')}"
        yield said(f"{use['role']} of {kind}", plain(f"{use['report_id']}  {use['rule']}"))
    for date in based:
        yield said("推算出 reckoned", plain(f"{date['text']} = {date['value']}  {date['id']}"))


def again_lines(table: str, row: Cells, asked: Asked) -> Iterator[Text]:
    """Give what reading the source again adds: what was refused, whether the row still holds."""
    again = asked.again(row["doc_id"])
    if isinstance(again, str):
        yield heading("核对", "read again")
        yield Text(f"  not done: {visible_line(again)}", "yellow")
        return
    sentence = asked.sentence(row)
    if sentence is not None:
        yield from refused_lines(again, sentence["start"], sentence["end"], asked)
    yield heading("核对", "read again from the source")
    yield from difference_lines(table, row, again)


def refused_lines(again: Again, start: int, end: int, asked: Asked) -> Iterator[Text]:
    """Give the candidates of a sentence that were refused."""
    yield heading("落选", "refused in its sentence")
    refused = find_refused(again, start, end)
    if not refused:
        yield Text("  nothing 无", "dim")
    text = again.reading.page.text
    lines = (
        said(
            visible_line(text[r.start : r.end]),
            plain(f"no row of {r.table}: {r.reason}"),
            ("  " + "".join(rule_meaning(r.reason, asked)) if r.reason in asked.rules else ""),
        )
        for r in refused
    )
    yield from first(lines, 2 * MOST, "refused")


def difference_lines(table: str, row: Cells, again: Again) -> Iterator[Text]:
    """Say whether the source, read with this version, gives the same row."""
    if row_again(again, table, row["id"]) is None:
        yield Text(
            "  this version finds no such row: `dashiji run` makes the tables anew", "yellow"
        )
        return
    differing = list(changes(table, row, again))
    if not differing:
        yield Text("  the same row 一致", "dim")
    for name, old, new in differing:
        yield said(
            f"不同 {name}",
            plain(as_cell(old) or "∅"),
            " → ",
            plain(as_cell(new) or "∅"),
        )
    if differing:
        yield Text("  the code has changed: `dashiji run` makes the tables anew", "yellow")
