"""Read the bundled data and the lexicons into one Gazetteer."""

import hashlib
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from daachorse import CharwiseDoubleArrayAhoCorasick

from extract.errors import DashijiError
from extract.gazetteer.endings import Endings
from extract.gazetteer.forms import Shortener, wordlike
from extract.gazetteer.letters import numbers, read_letters, read_seats
from extract.gazetteer.units import (
    ORDER,
    RANK,
    Form,
    Reading,
    Unit,
    code_level,
    code_rank,
    first_by_code,
)
from extract.gazetteer.villages import COMMITTEE, COMMUNITY, VILLAGE, Villages
from extract.lexicon import read_lexicon
from schemas.mentions import PlaceLevel

DATA = Path(__file__).parents[1] / "data"
GENERIC = ("古镇", "集镇", "城镇", "小镇", "市镇", "村镇", "新镇", "旧镇", "下镇")
TOWN_WORDS = ("街道", "镇", "乡", "苏木")


@dataclass(frozen=True)
class Gazetteer:
    """All places by number: first the upper units, then the townships in code order."""

    upper: list[Unit]
    names: list[str]
    codes: list[str]
    parents: list[int]
    forms: dict[str, tuple[Form, ...]]
    meanings: list[tuple[Form, ...]]
    automaton: CharwiseDoubleArrayAhoCorasick
    lines: dict[int, tuple[int, ...]] = field(default_factory=dict)
    town_names: dict[int, dict[str, int]] = field(default_factory=dict)
    lone_forms: dict[int, Any] = field(default_factory=dict)
    readings: dict[int, Reading] = field(default_factory=dict)
    ranges: dict[int, range] = field(default_factory=dict)

    @cached_property
    def villages(self) -> Villages:
        """The fifth level, mapped when first asked for."""
        return Villages(DATA / "villages.bin")

    @cached_property
    def by_code(self) -> dict[str, int]:
        """The upper units by their code."""
        return first_by_code(self.upper)

    @cached_property
    def shortener(self) -> Shortener:
        """The rules for short forms."""
        return Shortener()

    @cached_property
    def endings(self) -> Endings:
        """The words that end the names of sites, and those that are no names."""
        return Endings()

    @cached_property
    def letters(self) -> dict[str, tuple[int, bool]]:
        """The units that are written with one character, and whether outside lists too."""
        return read_letters(self.upper)

    @cached_property
    def seats(self) -> dict[str, int]:
        """The cities that are written with one character on their own pages (在昆, 来甬)."""
        return read_seats(self.upper)

    @cached_property
    def former(self) -> dict[int, list[tuple[str, int, int]]]:
        """What counties were called before, with the first and last year of each name."""
        found: dict[int, list[tuple[str, int, int]]] = {}
        for name, first, last, code in former_rows():
            found.setdefault(self.by_code[code], []).append((name, first, last))
        return found

    @cached_property
    def inner(self) -> dict[int, list[int]]:
        """The upper units right inside each upper unit."""
        inner: dict[int, list[int]] = {}
        for number, unit in enumerate(self.upper):
            inner.setdefault(unit.parent, []).append(number)
        return inner

    def level(self, unit: int) -> PlaceLevel:
        """Give the level of a unit."""
        return self.upper[unit].level if unit < len(self.upper) else "township"

    def reading(self, key: int) -> Reading:
        """Give what the automaton's form of a number means, with its largest unit."""
        reading = self.readings.get(key)
        if reading is None:
            reading = self.readings[key] = self.largest(self.meanings[key])
        return reading

    def largest(self, forms: tuple[Form, ...]) -> Reading:
        """Give the name and level of the largest unit that forms may mean."""
        top = forms[0].unit
        if len(forms) > 1:
            top = max((form.unit for form in forms), key=lambda u: RANK.get(self.level(u), 1))
        return Reading(forms, self.names[top], self.level(top))

    def line(self, unit: int) -> tuple[int, ...]:
        """Give a unit and the units that hold it, smallest first."""
        line = self.lines.get(unit)
        if line is None:
            parent = self.parents[unit]
            line = (unit, *(self.line(parent) if parent >= 0 else ()))
            self.lines[unit] = line
        return line

    def holds(self, outer: int, inner: int) -> bool:
        """Say whether `inner` lies in `outer` (or is it)."""
        return outer in self.line(inner)

    def town_of(self, code: str) -> int:
        """Give the township of a nine-digit code."""
        return bisect_left(self.codes, code, lo=len(self.upper))

    def towns(self, unit: int) -> range:
        """Give the townships of a county, a city or a province; of a township, itself."""
        found = self.ranges.get(unit)
        if found is None:
            found = self.ranges[unit] = self.coded_range(unit)
        return found

    def coded_range(self, unit: int) -> range:
        """Give the townships whose codes begin with that of a unit."""
        first = len(self.upper)
        code = self.codes[unit]
        if not code:
            return range(0)
        if unit >= first:
            return range(unit, unit + 1)
        prefix = code if not code.endswith("0") or code[4:] != "00" else code[:4]
        prefix = code[:2] if code[2:] == "0000" else prefix
        start = bisect_left(self.codes, prefix, lo=first)
        return range(start, bisect_left(self.codes, prefix + ":", lo=start))

    def town(self, number: int) -> int:
        """Give the unit of a township's number in the villages' arrays."""
        return len(self.upper) + number

    def lowest(self, unit: int) -> bool:
        """Say whether a unit holds townships and nothing between: a county, 东莞, 中山."""
        level = self.level(unit)
        inner = self.inner.get(unit, ()) if level == "city" else ()
        return level == "county" or (
            level == "city" and not any(self.level(u) == "county" for u in inner)
        )

    def town_forms(self, unit: int) -> dict[str, int]:
        """Give every form of the townships right under a county; a form of two is left out."""
        forms = self.town_names.get(unit)
        if forms is None:
            found: dict[str, int] = {}
            twice = set()
            for town in self.towns(unit) if self.lowest(unit) else ():
                name = self.names[town]
                for form in (name, *self.shortener.shorten(name, "township")):
                    twice |= {form} if found.setdefault(form, town) != town else set()
            forms = self.town_names[unit] = {f: t for f, t in found.items() if f not in twice}
        return forms

    def villages_in(self, key: str, unit: int, ending: str = "") -> list[str]:
        """Give the codes of the villages of a name that lie in a unit.

        With an ending (社区, 居委会, 村) those of that kind, or all when none is of that kind.
        """
        named = self.villages.find(key)  # in the order of their codes
        if not named:
            return []
        towns = self.towns(unit)
        first, last = towns.start - len(self.upper), towns.stop - len(self.upper)
        here = named[bisect_left(named, (first,)) : bisect_left(named, (last,))]
        if not here:
            return []
        found = [(f"{self.codes[self.town(t)]}{number:03d}", kind) for t, number, kind in here]
        kinds = (VILLAGE,) if ending == "村" else (COMMUNITY, COMMITTEE)
        same = [code for code, kind in found if kind in kinds] if ending else []
        return same or [code for code, _ in found]


def load_gazetteer() -> Gazetteer:
    """Read the bundled data; called once per process. A damaged bundle raises DashijiError."""
    check_bundle()
    rows = division_rows()
    upper = upper_units(rows)
    number = first_by_code(upper)
    towns = [row for row in rows if row[6] != "\t"]
    codes = [unit.code for unit in upper] + [row[:9] for row in towns]
    names = [unit.name for unit in upper] + [row[10:] for row in towns]
    parents = [unit.parent for unit in upper] + [number[row[:6]] for row in towns]
    forms = written_forms(upper, names)
    automaton = CharwiseDoubleArrayAhoCorasick(list(forms))
    return Gazetteer(upper, names, codes, parents, forms, list(forms.values()), automaton)


def check_bundle() -> None:
    """Compare the bundled files with their hashes."""
    for line in (DATA / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        wanted, name = line.split("  ")
        if hashlib.sha256((DATA / name).read_bytes()).hexdigest() != wanted:
            raise DashijiError(f"{DATA / name} is damaged: install dashiji again")


def division_rows() -> list[str]:
    """Give the lines of the division table, in code order, without its head."""
    text = (DATA / "divisions.tsv").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line[:1].isdigit()]


def upper_units(rows: list[str]) -> list[Unit]:
    """Give the coded units above the townships, then the places of the lexicons."""
    units = [Unit("中国", "", "country", -1)]
    number: dict[str, int] = {}
    coded = sorted((r.split("\t") for r in rows if r[6] == "\t"), key=lambda r: code_rank(r[0]))
    for code, name, lon, lat in coded:
        number[code] = number[name] = len(units)
        holders = [code[:4] + "00", code[:2] + "0000"]
        parent = next((number[c] for c in holders if c in number and c != code), 0)
        place = (float(lon), float(lat)) if lon else (None, None)
        units.append(Unit(name, code, code_level(code), parent, *place))
    number = {unit.name: i for i, unit in enumerate(units) if unit.level in ORDER[:3]}
    for row in sorted(read_lexicon("places_uncoded"), key=lambda r: ORDER.index(r["level"])):
        number[row["name"]] = len(units)
        parent = number[row["parent"]] if row["parent"] else -1
        units.append(Unit(row["name"], "", row["level"], parent))  # type: ignore[arg-type]
    for row in read_lexicon("places_taiwan"):
        units.append(Unit(row["name"], "", "county", number[row["parent"]]))
    by_code = first_by_code(units)
    for row in read_lexicon("place_regions"):
        holder = by_code.get(row["code"], number.get(row["holder"], -1))
        units.append(Unit(row["name"], row["code"], row["level"], holder))  # type: ignore[arg-type]
    return units


def written_forms(upper: list[Unit], names: list[str]) -> dict[str, tuple[Form, ...]]:
    """Give every form the automaton looks for, with what it may mean.

    The short forms of townships are not among them: they are looked up inside a county only.
    """
    found: dict[str, tuple[Form, ...]] = {}
    shortener = Shortener()
    for number, name in enumerate(names):
        zone = len(name) < 5 or name.endswith(("区", "园", "机场", "公司"))
        if number >= len(upper) and zone and not name.endswith(TOWN_WORDS):
            continue  # 开发区, 林场, 综合保税区: hundreds of townships are called so
        found[name] = (*found.get(name, ()), Form(number, True))
        if name.endswith("镇镇") and name[:-1] not in GENERIC:  # 乌镇镇 is called 乌镇
            found[name[:-1]] = (*found.get(name[:-1], ()), Form(number, True))
    alike = {row["chain"] for row in read_lexicon("places_taiwan")}
    cities = {unit.name for unit in upper if unit.level == "city" and not unit.code}
    for number, unit in enumerate(upper):
        if not unit.code and unit.parent > 0 and upper[unit.parent].name + unit.name in alike:
            continue
        for form in shortener.shorten(unit.name, unit.level):
            taken = form in cities or form in found or wordlike(form, upper[unit.parent].name)
            if taken and unit.level == "province" and not unit.code:
                continue  # 仰光 is the city, 平顺 the county, 广义 a word
            found[form] = (*found.get(form, ()), Form(number, False))
    first = numbers(upper)
    for row in read_lexicon("place_aliases"):
        found[row["form"]] = (*found.get(row["form"], ()), Form(first[row["name"]], False))
    add_former(found, first_by_code(upper))
    return found


def add_former(found: dict[str, tuple[Form, ...]], by_code: dict[str, int]) -> None:
    """Add the names of units that are no more, where no unit of today has that name."""
    for name, _, last, code in former_rows():
        if any(form.unit == by_code[code] for form in found.get(name, ())):
            continue  # 民和县 is what 民和回族土族自治县 is called for short
        form = Form(by_code[code], True, name)
        found[name] = (*found.get(name, ()), form)
        short = re.sub("[市区县]$", "", name)
        if last > 2000 and short != name and len(short) > 1 and short not in found:
            found[short] = (Form(by_code[code], False, name),)


def former_rows() -> list[tuple[str, int, int, str]]:
    """Give name, first and last year, and code of today of the units that are no more."""
    lines = (DATA / "former.tsv").read_text(encoding="utf-8").split("\n")
    rows = islice((x.split("\t") for x in lines if x and not x.startswith("#")), 1, None)
    return [(name, int(first), int(last), code) for name, _, first, last, code in rows]
