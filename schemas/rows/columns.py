"""The columns of a row model: what sort of cell each holds, and whether it may be empty."""

from functools import cache
from types import NoneType
from typing import Any, Literal, NamedTuple, get_args, get_origin

from annotated_types import MinLen
from pydantic.fields import FieldInfo

from schemas.base import Record

Kind = Literal["string", "integer", "number", "boolean", "list"]
KINDS: dict[type, Kind] = {str: "string", int: "integer", float: "number", bool: "boolean"}


class Column(NamedTuple):
    """`required`: the cell is never empty; `codes`: the closed list it is taken from, or ()."""

    name: str
    kind: Kind
    required: bool
    codes: tuple[str, ...]
    field: FieldInfo


@cache
def columns(row: type[Record]) -> tuple[Column, ...]:
    """Give the columns of a row model, in order."""
    return tuple(_column(name, field) for name, field in row.model_fields.items())


def _column(name: str, field: FieldInfo) -> Column:
    parts = get_args(field.annotation) or (field.annotation,)
    if get_origin(field.annotation) is tuple:
        return Column(name, "list", False, (), field)
    if get_origin(field.annotation) is Literal:
        return Column(name, "string", "" not in parts, tuple(filter(None, parts)), field)
    types: list[Any] = [part for part in parts if part is not NoneType]
    filled = types != [str] or any(isinstance(m, MinLen) for m in field.metadata)
    return Column(name, KINDS[types[0]], filled and NoneType not in parts, (), field)
