"""The pipe other programs use: JSON lines in, the mentions of each text as JSON lines out."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from extract.errors import DashijiError
from extract.metadata import COLUMNS, check_published
from extract.pipeline import read_page
from extract.read import load_json
from extract.rows import MENTION_TABLES, PageRows
from extract.tools import Tools


def pipe_mentions(lines: Iterable[bytes], tools: Tools) -> Iterator[str]:
    """Give one line `{"id", "mentions"}` for every line `{"id", "text", "published"}`, in order.

    A mention is a row of its mention table, with `table`. Raises DashijiError for a line that is
    no such object.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            record = read_record(line, number)
            found = find_mentions(record, tools)
            yield json.dumps({"id": record["id"], "mentions": found}, ensure_ascii=False)


def read_record(line: bytes, number: int) -> dict[str, Any]:
    """Read one line of input."""
    try:
        record = load_json(line)
        if not isinstance(record, dict) or not isinstance(record["text"], str):
            raise TypeError("no object with a text")
        record["id"]
        if record.get("published"):
            record["published"] = check_published(str(record["published"]))
    except (KeyError, TypeError, ValueError) as error:
        raise DashijiError(
            f'line {number} of standard input: {error}: write {{"id": …, "text": "…"}}, one a line'
        ) from error
    return record


def find_mentions(record: dict[str, Any], tools: Tools) -> list[dict[str, Any]]:
    """Give the mentions of one text, table by table, each in text order."""
    metadata = {name: str(record[name]) for name in COLUMNS if record.get(name)}
    reading = read_page(str(record["id"]), record["text"], metadata, tools)
    tables = PageRows(reading).tables()
    return [{"table": t, **row.model_dump()} for t in MENTION_TABLES for row in tables[t]]
