"""A rule: a unique name, a pattern, and what to make of a match."""

import re
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Rule(NamedTuple, Generic[T]):
    """`make` gets the match and gives a value, or None to decline; `name` stays on the row."""

    name: str
    pattern: re.Pattern[str]
    make: Callable[[re.Match[str]], T | None]
