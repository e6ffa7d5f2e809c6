"""What a short name means to every reader, and what the metadata names."""

from collections.abc import Iterator

from extract.gazetteer import Gazetteer
from extract.gazetteer.forms import occurrences
from extract.places.chain import Chain
from extract.places.codes import Meaning

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
    at = 0
    for start, end, key in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if start < at:
            continue
        at = end
        units = by_rank(gazetteer, tuple(form.unit for form in gazetteer.meanings[key])).units
        if len(units) == 1:
            yield units[0]


def former_names(chains: list[Chain], gazetteer: Gazetteer) -> dict[int, str]:
    """Give the units that a page calls by the name of a time gone, and never by today's.

    Its short names then mean the unit of old too (罗江 on a page of 罗江县).
    """
    full = [form for chain in chains for link in chain.units for form in link.forms if form.full]
    today = {form.unit for form in full if not form.name}
    return {
        form.unit: form.name
        for form in full
        if form.name and form.unit not in today and gazetteer.level(form.unit) == "county"
    }
