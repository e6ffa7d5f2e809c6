"""What a short name means to every reader, and what the metadata names."""

from collections import Counter
from collections.abc import Iterator, Sequence

from extract.gazetteer import Gazetteer
from extract.gazetteer.forms import occurrences
from extract.places.chain import Chain
from extract.places.codes import Meaning

SPECIFIC = {"province": 1.0, "city": 2.0, "county": 3.0, "township": 3.0}
MUNICIPALITIES = ("11", "12", "31", "50")


def by_rank(gazetteer: Gazetteer, units: tuple[int, ...]) -> Meaning:
    """Settle a short name that every reader takes for the province or city (吉林, 大同).

    A city does not outrank a district of a municipality: 朝阳 is open.
    """
    level = gazetteer.level
    for rank in ("country", "province", "city", "natural", "region"):
        best = [u for u in units if level(u) == rank]
        if len(best) == 1:
            line = gazetteer.line
            rivals = [u for u in units if level(u) == "county" and len(line(u)) == 3]
            rivals = [u for u in rivals if gazetteer.codes[u][:2] in MUNICIPALITIES]
            if rank == "city" and rivals:
                break
            return Meaning((best[0],), "rank", {})
    return Meaning(units, "none", {})


def named_units(text: str, gazetteer: Gazetteer) -> Iterator[int]:
    """Give the units that a text of metadata surely names, in its order."""
    hits = occurrences(gazetteer.automaton, text)
    at, last = 0, -1  # 白云区 in 广州市白云区
    for start, end, key in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if start < at:
            continue
        at = end
        forms = gazetteer.meanings[key]
        inner = tuple(form.unit for form in forms if gazetteer.holds(last, form.unit))
        units = inner if len(inner) == 1 else tuple(form.unit for form in forms)
        units = by_rank(gazetteer, units).units
        if len(units) == 1:
            last = units[0]
            yield last


def former_names(chains: list[Chain], gazetteer: Gazetteer, published: str) -> dict[int, str]:
    """Give the counties that the page calls, or its year called, by a name of a time gone.

    Their short names mean the county of then (罗江 on a page of 罗江县, 增城 in 2005), unless
    the page has the name of today.
    """
    forms = [form for chain in chains for link in chain.units for form in link.forms]
    today = {form.unit for form in forms if form.full and not form.name}
    counties = {f.unit for f in forms if gazetteer.level(f.unit) == "county"} - today
    found = {unit: name_then(unit, published, gazetteer) for unit in counties}
    found |= {f.unit: f.name for f in forms if f.full and f.name and f.unit in counties}
    return {unit: name for unit, name in found.items() if name}


def name_then(unit: int, published: str, gazetteer: Gazetteer) -> str:
    """Give what a county was called in the year of a page, "" when as today."""
    year = int(published[:4]) if published[:4].isdigit() else 0
    short = gazetteer.names[unit][:-1]
    for name, first, last in gazetteer.former.get(unit, ()):
        if first <= year <= last and name[:-1] == short:
            return name
    return ""


def shared_county(meanings: Sequence[Meaning], gazetteer: Gazetteer) -> tuple[int | None, int]:
    """Give the one county where most of the page's open townships lie together, and how many.

    大桥镇 is one of eighteen and 东坪镇 one of three, but one county has both.
    """
    names: dict[str, set[int]] = {}
    for meaning in meanings:
        if len(meaning.units) > 1 and all(gazetteer.level(u) == "township" for u in meaning.units):
            name = gazetteer.names[meaning.units[0]]
            names[name] = {gazetteer.parents[unit] for unit in meaning.units}
    votes = Counter(county for counties in names.values() for county in counties)
    best = votes.most_common(2)
    clear = bool(best) and best[0][1] > 1 and (len(best) < 2 or best[0][1] > best[1][1])
    return best[0] if clear else (None, 0)


def kinship(unit: int, other: int | None, gazetteer: Gazetteer) -> float:
    """Give how small a division two units share, from 0 to 1."""
    if other is None:
        return 0.0
    line = gazetteer.line(unit)
    for holder in gazetteer.line(other):
        if holder and holder in line:
            return SPECIFIC.get(gazetteer.level(holder), 0.0) / 3
    return 0.0
