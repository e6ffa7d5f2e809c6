"""Pieces of text that explanations are made of: headings, fields, marked excerpts."""

from collections.abc import Iterable, Iterator
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from extract.explain.tables import Cells
from extract.show import STYLES, number
from extract.terminal import visible_line
from schemas.rows import TABLES

LABEL = 26  # cells of a label
SET_IN = 6  # cells
AROUND = 80  # characters of a sentence shown on either side of what is marked
KINDS = {
    "dates": "date",
    "counts": "count",
    "people": "person",
    "places": "place",
    "organisations": "organisation",
    "event_reports": "event",
}


def title(table: str, identifier: str) -> Text:
    """Give the line an explanation begins with: what the row is, and its id."""
    named = f"{TABLES[table].title_zh} {table}"
    return Text.assemble((named, STYLES.get(KINDS.get(table, ""), "bold")), "  ", plain(identifier))


def heading(chinese: str, english: str) -> Text:
    """Give the heading of a part, after an empty line."""
    return Text(f"\n── {chinese} {visible_line(english)}", "dim")


def plain(value: Any) -> Text:  # noqa: ANN401
    """Give a cell as it can be shown on one line."""
    return Text(visible_line(as_cell(value)))


def as_cell(value: Any) -> str:  # noqa: ANN401
    """Write a cell as the CSV has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return number(value) if isinstance(value, float) else str(value)


def said(label: str, *parts: str | Text | tuple[str, str]) -> Text:
    """Give a line: a label, padded by what it takes up on a screen, and what is said."""
    shown = visible_line(label)
    gap = " " * max(1, LABEL - cell_len(shown))
    return Text.assemble("  ", (shown, "dim"), gap, *parts)


def field(table: str, name: str, row: Cells, *more: str) -> Iterator[Text]:
    """Give the line of a column that says something, labelled in both languages."""
    if row[name] in ("", None) or row[name] is False:
        return
    yield said(column_label(table, name), plain(row[name]), *more)


def column_label(table: str, name: str) -> str:
    """Give the label of a column: its Chinese title and its name."""
    extra = TABLES[table].row.model_fields[name].json_schema_extra
    chinese = extra.get("title_zh", "") if isinstance(extra, dict) else ""
    return f"{chinese} {name}"


def excerpt(
    text: str, start: int, end: int, kind: str, coloured: bool, around: int = AROUND
) -> Text:
    """Give what stands around a span of a text on one line, the span marked."""
    first, last = max(0, start - around), min(len(text), end + around)
    before, inside, after = text[first:start], text[start:end], text[end:last]
    opening, closing = ("", "") if coloured else ("⟦", "⟧")
    return Text.assemble(
        ("…" * (first > 0), "dim"),
        visible_line(before),
        (f"{opening}{visible_line(inside)}{closing}", f"{STYLES[kind]} bold" if coloured else ""),
        visible_line(after),
        ("…" * (last < len(text)), "dim"),
    )


def folded(line: Text, console: Console) -> Iterator[Text]:
    """Fold a line to the width of a terminal; what goes on below is set in."""
    head = line.wrap(console, console.width)[0] if line.plain[:1] == " " else line
    yield head
    rest = line[len(head.plain) :]
    rest = rest[len(rest.plain) - len(rest.plain.lstrip()) :]
    for part in rest.wrap(console, console.width - SET_IN) if rest.plain else ():
        yield Text(" " * SET_IN) + part


def first(lines: Iterable[Text], most: int, what: str, total: int = 0) -> Iterator[Text]:
    """Give the first lines of a list, and how many more there are; `total` when that is known."""
    every = list(lines)
    yield from every[:most]
    total = max(total, len(every))
    if total > most:
        yield Text(f"  … and {total - most:,} more {what}", "dim")


def times(number: int, what: str) -> str:
    """Say how many there are of something: 1 row, 2 rows."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
