"""Print differences between tables: as text for people, as Markdown, as JSON."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Literal

from rich.console import Console
from rich.text import Text

from extract.diff.compare import ChangedRow, Differences, TableDifferences
from extract.terminal import visible_line

Format = Literal["text", "markdown", "json"]

MOST = 20  # rows of one kind in one table; JSON has them all
SHOWN = 6  # cells of a row that came or went: enough to see which it is
PLACE = {"id", "doc_id", "sentence_id", "start", "end", "raw_start", "raw_end", "section", "rule"}
MARKDOWN = re.compile(r"([\\`*_\[\]<>|#~])")


def print_differences(differences: Differences, form: Format = "text") -> None:
    """Print to standard output; text is coloured on a terminal and plain in a pipe."""
    console = Console(highlight=False, soft_wrap=True)
    if form == "json":
        console.print(Text(differences.model_dump_json(indent=2)))
        return
    for line in markdown_lines(differences) if form == "markdown" else text_lines(differences):
        console.print(line)


def summary(table: TableDifferences) -> str:
    """Say in one line how many rows came, went and changed."""
    counts = ((table.added, "added"), (table.removed, "removed"), (table.changed, "changed"))
    said = [f"{len(rows)} {word}" for rows, word in counts if rows]
    said += [f"column {name} added" for name in table.columns_added]
    said += [f"column {name} removed" for name in table.columns_removed]
    return ", ".join(said)


def text_lines(differences: Differences) -> Iterator[Text]:
    """Give the lines of the text form: `+` a row that came, `-` one that went, `~` one changed."""
    for table in differences.tables:
        yield Text.assemble((table.table, "bold"), f": {summary(table)}")
        for rows, sign, style in ((table.removed, "-", "red"), (table.added, "+", "green")):
            for key, cells in islice(rows.items(), MOST):
                yield Text(f"  {sign} {visible_line(key)}  {_brief(cells)}", style)
            yield from _more(len(rows))
        for row in table.changed[:MOST]:
            yield Text(f"  ~ {visible_line(row.key)}", "yellow")
            yield from map(_change, *zip(*row.cells.items(), strict=True))
        yield from _more(len(table.changed))


def _more(rows: int) -> Iterator[Text]:
    if rows > MOST:
        yield Text(f"    … and {rows - MOST} more", "dim")


def _brief(cells: Mapping[str, str]) -> str:
    shown = islice(((c, v) for c, v in cells.items() if c not in PLACE), SHOWN)
    return " ".join(f"{column}={visible_line(value)}" for column, value in shown)


def _change(column: str, cells: tuple[str, str]) -> Text:
    old, new = (visible_line(cell) or "∅" for cell in cells)
    return Text.assemble(f"      {column}: ", (old, "red"), " → ", (new, "green"))


def markdown_lines(differences: Differences) -> Iterator[Text]:
    """Give the lines of the Markdown form, a heading and a table for every table that differs."""
    for table in differences.tables:
        yield Text(f"### {table.table}: {summary(table)}\n")
        yield Text("| | row | column | old | new |\n|---|---|---|---|---|")
        for key, cells in islice(table.removed.items(), MOST):
            yield _line("−", key, "", _brief(cells), "")
        for key, cells in islice(table.added.items(), MOST):
            yield _line("+", key, "", "", _brief(cells))
        for row in table.changed[:MOST]:
            yield from _changed_lines(row)
        kinds = (table.removed, table.added, table.changed)
        yield Text("".join(f"\n… and {len(k) - MOST} more\n" for k in kinds if len(k) > MOST))


def _changed_lines(row: ChangedRow) -> Iterator[Text]:
    for column, (old, new) in row.cells.items():
        yield _line("~", row.key, column, old, new)


def _line(sign: str, *cells: str) -> Text:
    escaped = (MARKDOWN.sub(r"\\\1", visible_line(cell)) for cell in cells)
    return Text(f"| {sign} | " + " | ".join(escaped) + " |")
