"""Places written with one character: 京, and 昆 on a page of 昆明."""

from extract.gazetteer.units import Unit
from extract.lexicon import read_lexicon


def read_letters(upper: list[Unit]) -> dict[str, tuple[int, bool]]:
    """Give the units by their character, and whether it names them outside lists too."""
    first, rows = numbers(upper), read_lexicon("place_letters")
    return {r["letter"]: (first[r["name"]], r["alone"] == "yes") for r in rows if r["name"]}


def read_seats(upper: list[Unit]) -> dict[str, int]:
    """Give the cities by the character that names them on their own pages."""
    first, rows = numbers(upper), read_lexicon("place_letters")
    return {row["letter"]: first[row["city"]] for row in rows if row["city"]}


def numbers(upper: list[Unit]) -> dict[str, int]:
    """Give the number of the first unit of each name."""
    return {unit.name: number for number, unit in reversed(list(enumerate(upper)))}
