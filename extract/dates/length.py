"""Lengths of time: amounts with bounds, and how ISO 8601 writes them."""

from typing import NamedTuple

# Seconds and months of the units; a length keeps the unit it is written in.
SECONDS = {"S": 1, "M": 60, "H": 3600, "D": 86400, "W": 7 * 86400, "BD": 86400}
MONTHS = {"Mo": 1, "Q": 3, "Y": 12, "C": 1200}


class Amount(NamedTuple):
    """A length: parts (count, unit), and the bounds; `low`/`high` None when open or exact.

    Units: S, M, H, D, W, BD (working days), Mo (months), Q (quarters), Y, C (centuries).
    """

    parts: tuple[tuple[float, str], ...]
    low: tuple[tuple[float, str], ...] | None = None
    high: tuple[tuple[float, str], ...] | None = None
    open_low: bool = False
    open_high: bool = False


def iso_length(parts: tuple[tuple[float, str], ...]) -> str:
    """Write parts as an ISO 8601 duration.

    >>> iso_length(((20, "Y"),)), iso_length(((1, "H"), (30, "M"))), iso_length(((1.5, "Mo"),))
    ('P20Y', 'PT1H30M', 'P45D')
    """
    days: list[tuple[float, str]] = []
    times: list[tuple[float, str]] = []
    for count, unit in parts:
        for n, letter in _split(count, unit):
            (times if letter in "HmS" else days).append((n, letter))
    text = "".join(f"{_plain(n)}{'M' if u == 'o' else u}" for n, u in days)
    clock = "".join(f"{_plain(n)}{u.upper()}" for n, u in times)
    return f"P{text}" + (f"T{clock}" if clock else "")


def _split(count: float, unit: str) -> list[tuple[float, str]]:
    """Give the ISO parts of one count: halves go to the next unit, months are "o", minutes "m"."""
    if unit == "C":
        return [(count * 100, "Y")]
    if unit == "Q":
        return [(count * 3, "o")]
    whole = int(count)
    rest = count - whole
    if unit == "Y" and rest:
        return [(n, u) for n, u in ((whole, "Y"), (round(rest * 12, 6), "o")) if n]
    if unit == "Mo":
        return [(round(count * 30), "D")] if rest else [(whole, "o")]
    if unit == "D" and rest:
        return [(n, u) for n, u in ((whole, "D"), (rest * 24, "H")) if n]
    if unit == "H" and rest:
        return [(n, u) for n, u in ((whole, "H"), (round(rest * 60, 6), "m")) if n]
    if unit == "M":
        return [(n, u) for n, u in ((whole, "m"), (round(rest * 60, 6), "S")) if n]
    return [(count, {"BD": "D", "S": "S"}.get(unit, unit))]


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"


def months_and_seconds(parts: tuple[tuple[float, str], ...]) -> tuple[int, float]:
    """Give the months and the seconds to move by; half a month is 15 days, half a year 6 months."""
    months, seconds = 0, 0.0
    for count, unit in parts:
        if unit in SECONDS:
            seconds += count * SECONDS[unit]
            continue
        total = count * MONTHS[unit]
        months += int(total)
        seconds += (total - int(total)) * 30 * 86400
    return months, seconds


def grain_of(parts: tuple[tuple[float, str], ...]) -> str:
    """Give the grain of the time an offset leads to: 三年后 a year, 十天后 a day."""
    count, unit = parts[-1]
    halved = count != int(count)
    by_unit = {"C": "year", "Y": "month" if halved else "year", "Q": "month", "H": "hour"}
    by_unit |= {"Mo": "day" if halved else "month", "M": "minute", "S": "second"}
    return by_unit.get(unit, "hour" if halved and unit == "D" else "day")
