"""Rows for tests: a page made by hand, and rows made by hypothesis for any table."""

from hypothesis import strategies as st

from schemas.rows import TABLES
from schemas.rows.columns import columns

DOC = "页#1"
RAW = "深圳派出326名(míng)党员。\r\n广州增援20多人。"
CLEAN = "深圳派出326名党员。\r\n广州增援20多人。"

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
PLAIN = st.sampled_from(["党员", "a,b", 'say "x"', "两\n行", "\r", "NA", "=1+1", "０", "440307", " "])
TEXTS = PLAIN | WORDS
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(0, 10**15).map(float)


def cell(column):
    """Give a strategy for the values of a column."""
    if column.codes:
        return st.sampled_from(column.codes if column.required else ("", *column.codes))
    if column.name == "sha256":
        return st.sampled_from(["", "0" * 64])
    values = {
        "string": TEXTS,
        "list": st.lists(TEXTS.map(lambda t: t.replace(";", "；")), max_size=3).map(tuple),
        "integer": st.integers(1, 150),
        "number": st.floats(0, 1) if bounded(column) else NUMBERS,
        "boolean": st.booleans(),
    }[column.kind]
    return values if column.required or column.kind == "list" else values | st.just(empty(column))


def bounded(column):
    return any(hasattr(rule, "ge") or hasattr(rule, "le") for rule in column.field.metadata)


def empty(column):
    return "" if column.kind == "string" else None


def table_rows(name):
    """Give a strategy for lists of rows of a table, their keys unique."""
    table = TABLES[name]
    row = st.fixed_dictionaries({c.name: cell(c) for c in columns(table.row)})
    return st.lists(
        row.map(table.row.model_validate),
        max_size=4,
        unique_by=lambda r: tuple(getattr(r, k) for k in table.key),
    )
