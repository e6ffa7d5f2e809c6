"""The divisions of China and the names of places elsewhere, read from the bundled data.

Upper levels (country to township) are units with a name, a code, a level and a parent; the villages
stay in memory-mapped arrays, shared by every process that reads them.
"""

import hashlib
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from daachorse import CharwiseDoubleArrayAhoCorasick

from extract.errors import DashijiError
from extract.lexicon import read_lexicon
from schemas.mentions import PlaceLevel

DATA = Path(__file__).parent / "data"
CODED: tuple[PlaceLevel, ...] = ("province", "city", "county", "township", "village")


class Unit(NamedTuple):
    """A named division or country; `parent` is the number of the unit that holds it, or -1."""

    name: str
    code: str
    level: PlaceLevel
    parent: int
    longitude: float | None
    latitude: float | None


class Form(NamedTuple):
    """One way to write a unit; `full` when it is its whole official name."""

    unit: int
    full: bool


class Villages:
    """The fifth level: names sorted by code point in flat arrays, found by bisection.

    Layout of the file, little endian: three u4 (names, entries, bytes of text), then the arrays as
    in `scripts/build_divisions.py`.
    """

    def __init__(self, data: npt.NDArray[np.uint8]) -> None:
        keys, entries, size = (int(n) for n in data[:12].view("<u4"))
        at = 12

        def take(count: int, kind: str) -> npt.NDArray[np.integer]:  # type: ignore[type-arg]
            nonlocal at
            width = np.dtype(kind).itemsize * count
            at += width
            return data[at - width : at].view(kind)

        self._offsets = take(keys + 1, "<u4")
        self._first = take(keys + 1, "<u4")
        self._town = take(entries, "<u2")
        self._number = take(entries, "<u2")
        self._kind = take(entries, "u1")
        self._text = take(size, "u1")
        self._keys = range(keys)

    def _name(self, number: int) -> bytes:
        return self._text[self._offsets[number] : self._offsets[number + 1]].tobytes()

    def find(self, key: str) -> list[tuple[int, int, int]]:
        """Give (township number, number in the township, kind) of each village of that name.

        `key` is the name without 社区, 村 or 居委会; kind is 1, 2 or 3 for these, 0 for none.
        """
        wanted = key.encode("utf-8")
        number = bisect_left(self._keys, wanted, key=self._name)
        if number == len(self._keys) or self._name(number) != wanted:
            return []
        cut = slice(int(self._first[number]), int(self._first[number + 1]))
        columns = (self._town[cut], self._number[cut], self._kind[cut])
        return list(zip(*(column.tolist() for column in columns), strict=True))


@dataclass(frozen=True)
class Gazetteer:
    """Units, their written forms and an automaton that finds the forms in a text."""

    units: list[Unit]
    keys: list[str]
    forms: list[tuple[Form, ...]]
    automaton: CharwiseDoubleArrayAhoCorasick
    towns: list[int]
    by_code: dict[str, int]

    @cached_property
    def villages(self) -> Villages:
        """The fifth level, mapped when first asked for."""
        return Villages(np.memmap(DATA / "villages.bin", dtype=np.uint8, mode="r"))

    def line(self, unit: int) -> Iterator[int]:
        """Give a unit and the units that hold it, smallest first."""
        while unit >= 0:
            yield unit
            unit = self.units[unit].parent

    def holds(self, outer: int, inner: int) -> bool:
        """Say whether `inner` lies in `outer` (or is it)."""
        return outer in self.line(inner)


def load_gazetteer() -> Gazetteer:
    """Read the bundled data; called once per process. A damaged bundle raises DashijiError."""
    check_bundle()
    units, towns = read_units()
    add_abroad(units)
    named = name_forms(units)
    keys = sorted(named)
    by_code = {unit.code: number for number, unit in enumerate(units) if unit.code}
    automaton = CharwiseDoubleArrayAhoCorasick(keys)
    return Gazetteer(units, keys, [tuple(named[k]) for k in keys], automaton, towns, by_code)


def check_bundle() -> None:
    """Compare the bundled files with their hashes."""
    for line in (DATA / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        wanted, name = line.split("  ")
        if hashlib.sha256((DATA / name).read_bytes()).hexdigest() != wanted:
            raise DashijiError(f"{DATA / name} is damaged: install dashiji again")


def read_units() -> tuple[list[Unit], list[int]]:
    """Give the coded units, smallest code first, and the numbers of the townships in code order."""
    text = (DATA / "divisions.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.split("\n") if line and line[0].isdigit()]
    units, number = [Unit("中国", "", "country", -1, None, None)], {"": 0}
    for code, name, lon, lat in sorted(rows, key=lambda r: (len(r[0]), r[0])):
        number[code] = len(units)
        parent = next(number[c] for c in parent_codes(code) if c in number)
        place = (float(lon), float(lat)) if lon else (None, None)
        units.append(Unit(name, code, level_of(code), parent, *place))
    return units, [number[r[0]] for r in rows if len(r[0]) == 9]


def parent_codes(code: str) -> Iterator[str]:
    """Give the codes that may hold a code, nearest first; '' is the country."""
    if len(code) > 6:
        yield code[:6]
    for width in (4, 2):
        if code[:width].ljust(6, "0") != code:
            yield code[:width].ljust(6, "0")
    yield ""


def level_of(code: str) -> PlaceLevel:
    """Give the level that the form of a code says."""
    if len(code) == 9:
        return "township"
    return "province" if code[2:] == "0000" else "city" if code[4:] == "00" else "county"


def add_abroad(units: list[Unit]) -> None:
    """Add the places without a code of their own, in the order of the lexicon's parents."""
    number = {u.name: i for i, u in enumerate(units) if u.level in ("country", "province")}
    rows = read_lexicon("places-uncoded")
    order = {"country": 0, "province": 1, "city": 2, "county": 3, "township": 4}
    for row in sorted(rows, key=lambda r: order[r["level"]]):
        parent = number[row["parent"]] if row["parent"] else -1
        number[row["name"]] = len(units)
        units.append(Unit(row["name"], "", row["level"], parent, None, None))  # type: ignore[arg-type]


def name_forms(units: list[Unit]) -> dict[str, list[Form]]:
    """Give every written form with the units it may mean."""
    short = short_rules()
    named: defaultdict[str, list[Form]] = defaultdict(list)
    first: dict[str, int] = {}
    for number, unit in enumerate(units):
        first.setdefault(unit.name, number)
        named[unit.name].append(Form(number, full=True))
        for form in short(unit):
            if form != unit.name and len(form) > 1:
                named[form].append(Form(number, full=False))
    for row in read_lexicon("place-aliases"):
        named[row["form"]].append(Form(first[row["name"]], full=False))
    return named


def short_rules():  # type: ignore[no-untyped-def]
    """Give the function from a unit to its short forms."""
    groups = "|".join(row["name"] for row in read_lexicon("ethnic-groups"))
    autonomous = re.compile(
        f"(?<=..)(?:{groups}|各族)*(?:自治[区州县旗]|特别行政区|(?:蒙古)?族?自治)$"
    )
    plain = {
        "country": None,
        "province": re.compile("[省市]$"),
        "city": re.compile("(?:[市盟]|地区)$"),
        "county": re.compile("(?:[市县旗]|新?区)$"),
        "township": re.compile(f"(?:街道|(?:{groups})*[镇乡]|民族乡)$"),
    }

    def short(unit: Unit) -> list[str]:
        rule = plain[unit.level]
        if rule is None:
            return []
        found = {autonomous.sub("", unit.name), rule.sub("", unit.name)}
        if unit.level == "township" and unit.name.endswith("街道"):
            found.add(unit.name[:-1])
        if unit.level == "county" and unit.name.endswith("区"):
            base = autonomous.sub("", unit.name)
            found |= {base + "区"} if base[-1] != "区" and base != unit.name else set()
        return sorted(found)

    return short
