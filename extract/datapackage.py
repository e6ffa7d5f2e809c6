"""Describe the tables as a Frictionless data package (v1), generated from the row models."""

from hashlib import sha256
from pathlib import Path
from typing import Any

from extract import __version__
from schemas.rows import TABLES, Table
from schemas.rows.columns import Column, columns

PROFILE = "tabular-data-resource"
LIMITS = {"ge": "minimum", "le": "maximum", "min_length": "minLength"}


def data_package(folder: Path) -> dict[str, Any]:
    """Give the description of the tables of a folder, with size and hash of every CSV file."""
    return {
        "profile": "tabular-data-package",
        "name": "dashiji",
        "title": "Events, and what they are made of, from Chinese news texts",
        "title_zh": "大事记：中文新闻中的事件及其要素",
        "version": __version__,
        "resources": [_resource(table, folder / f"{name}.csv") for name, table in TABLES.items()],
    }


def _resource(table: Table, path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {
        "profile": PROFILE,
        "name": table.name,
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True},
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "title": table.title,
        "title_zh": table.title_zh,
        "description": table.description,
        "description_zh": table.description_zh,
        "schema": table_schema(table),
        # the same rows once more: a property of our own, because not every reader knows Parquet
        "alternative": {
            "path": f"{table.name}.parquet",
            "format": "parquet",
            "mediatype": "application/vnd.apache.parquet",
        },
    }


def table_schema(table: Table) -> dict[str, Any]:
    """Give the Frictionless table schema of a table."""
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in columns(table.row)],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.references:
        schema["foreignKeys"] = [_foreign_key(table, *pair) for pair in table.references.items()]
    return schema


def _foreign_key(table: Table, column: str, target: str) -> dict[str, Any]:
    resource, _, field = target.partition(".")
    resource = "" if resource == table.name else resource
    return {"fields": column, "reference": {"resource": resource, "fields": field}}


def _field(column: Column) -> dict[str, Any]:
    extra = column.field.json_schema_extra
    field = {
        "name": column.name,
        "type": "string" if column.kind == "list" else column.kind,
        "title": column.field.title,
        "description": column.field.description,
        **(extra if isinstance(extra, dict) else {}),
    }
    if column.kind == "list":
        field["list_separator"] = ";"
    if column.kind == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if limits := _constraints(column):
        field["constraints"] = limits
    return field


def _constraints(column: Column) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if column.codes:
        limits["enum"] = list(column.codes)
    for rule in column.field.metadata:
        for ours, theirs in LIMITS.items():
            if (limit := getattr(rule, ours, None)) is not None:
                limits[theirs] = limit
    return limits
