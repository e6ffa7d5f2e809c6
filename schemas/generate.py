"""Generate from the row models a JSON Schema for every table, and the page `docs/tables.md`."""

import json
from collections.abc import Iterator

from schemas.rows import TABLES, Table
from schemas.rows.columns import Column, columns

HEAD = """# The tables

Generated from `schemas/rows/` by `make schemas`; do not edit.

Every table stands in `out/` twice, as CSV and as Parquet, with the same rows in document order.
CSV is UTF-8 with a header and `\\n`; an empty cell is unknown (null in Parquet); booleans are
`true` and `false`; codes are text, so that no leading zero is lost; lists are joined with `;`.

    import pandas as pd

    pd.read_parquet("out/counts.parquet")
    pd.read_csv("out/places.csv", dtype={"code": str}, keep_default_na=False, na_values=[""])

`start` and `end` count code points of the clean text, `raw_start` and `raw_end` those of the source
as decoded; both are half-open. An id is the row's place in its source (RFC 5147); of rows of one
table at the same place the second ends in `.2`.

每张表都以 CSV 与 Parquet 两种格式存于 `out/`，行相同，按文档顺序排列。
CSV 用 UTF-8，空格子表示未知；代码一律为文本；列表以 `;` 相连。
`start`、`end` 是净文本的码位，`raw_start`、`raw_end` 是原始文本的码位，含头不含尾。
编号即该行在来源中的位置（RFC 5147）；同表同位置的第二行以 `.2` 结尾。
"""


def json_schemas() -> dict[str, str]:
    """Give the JSON Schema of a row of every table, by file name."""
    return {f"{name}.json": _json_schema(table) for name, table in TABLES.items()}


def _json_schema(table: Table) -> str:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **table.row.model_json_schema(),
        "title": table.title,
        "title_zh": table.title_zh,
        "description": table.description,
        "description_zh": table.description_zh,
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def tables_page() -> str:
    """Give the page that describes every table and column, in Markdown."""
    return HEAD + "".join(_section(table) for table in TABLES.values())


def _section(table: Table) -> str:
    lines = [
        f"\n## {table.name}",
        f"\n{table.title} · {table.title_zh}. {table.description} {table.description_zh}",
        f"\nKey: {', '.join(f'`{name}`' for name in table.key)}.{_references(table)}",
        "\n| column | type | English | 中文 |\n|---|---|---|---|",
        *(_line(column) for column in columns(table.row)),
    ]
    return "\n".join(lines) + "\n"


def _references(table: Table) -> str:
    links = (f"`{column}` → `{target}`" for column, target in table.references.items())
    return f" Refers: {', '.join(links)}." if table.references else ""


def _line(column: Column) -> str:
    return "| " + " | ".join(_cells(column)) + " |"


def _cells(column: Column) -> Iterator[str]:
    extra = column.field.json_schema_extra
    chinese = extra if isinstance(extra, dict) else {}
    yield f"`{column.name}`"
    yield column.kind if column.required else f"{column.kind}, may be empty"
    yield f"**{column.field.title}.** {column.field.description}"
    yield f"**{chinese['title_zh']}** {chinese['description_zh']}"
