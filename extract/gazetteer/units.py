"""The records of the gazetteer, and the order of its levels."""

from typing import NamedTuple

from schemas.mentions import PlaceLevel

RANK: dict[str, int] = {"country": 5, "province": 5, "city": 4, "county": 3, "township": 2}
ORDER = ("country", "province", "city", "county")


class Unit(NamedTuple):
    """A division, country, region or natural feature above the townships.

    `parent` is the number of the unit that holds it, or -1; `code` is "" outside the division data.
    """

    name: str
    code: str
    level: PlaceLevel
    parent: int
    longitude: float | None = None
    latitude: float | None = None


class Form(NamedTuple):
    """One thing a written form may mean.

    `full` says that the form is a whole official name. `name` is what a former unit was called,
    "" for a unit of today.
    """

    unit: int
    full: bool
    name: str = ""


class Reading(NamedTuple):
    """What a written form may mean, with the name and level of the largest unit among it."""

    forms: tuple[Form, ...]
    name: str
    level: PlaceLevel


def first_by_code(units: list[Unit]) -> dict[str, int]:
    """Give the numbers of the units by code, the division before regions and sites inside it."""
    return {unit.code: i for i, unit in reversed(list(enumerate(units))) if unit.code}


def code_rank(code: str) -> tuple[int, str]:
    """Order codes with every holder before what it holds."""
    return ORDER.index(code_level(code)), code


def code_level(code: str) -> PlaceLevel:
    """Give the level that the form of a six-digit code says."""
    return "province" if code[2:] == "0000" else "city" if code[4:] == "00" else "county"
