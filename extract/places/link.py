"""Say which division each chain means: by the chain, by its neighbours, by the whole page."""

from collections import Counter

from extract.gazetteer import Gazetteer, Unit
from extract.places.chain import Chain
from schemas.mentions import PlaceMention
from schemas.text import Page

RANK = {"country": 4, "province": 4, "city": 3, "county": 2, "township": 1}


def link_chains(page: Page, chains: list[Chain], gazetteer: Gazetteer) -> list[PlaceMention]:
    """Give one mention a chain."""
    weights: Counter[int] = Counter()
    for chain in chains:
        units = settle(chain, gazetteer, Counter())[0]
        if len(units) == 1:
            weights.update(u for u in gazetteer.line(units[0]) if u)
    out: list[PlaceMention] = []
    for chain in chains:
        out.append(mention(page.text, chain, gazetteer, weights))
    return out


def settle(
    chain: Chain, gazetteer: Gazetteer, weights: Counter[int]
) -> tuple[tuple[int, ...], str]:
    """Give the units the last link may mean (one when settled) and what decided."""
    units = chain.links[-1].units
    if len(units) == 1:
        return units, "chain" if len(chain.links) > 1 else "unique"
    if len(chain.links) > 1:
        fit = tuple(
            u
            for u in units
            if all(any(gazetteer.holds(h, u) for h in link.units) for link in chain.links[:-1])
        )
        if len(fit) == 1:
            return fit, "chain"
        units = fit or units
    top = max(RANK[gazetteer.units[u].level] for u in units)
    if top >= 3:
        best = tuple(u for u in units if RANK[gazetteer.units[u].level] == top)
        if len(best) == 1:
            return best, "rank"
    scores = {u: sum(weights[h] for h in gazetteer.line(u)) for u in units}
    order = sorted(units, key=lambda u: -scores[u])
    if scores[order[0]] > scores[order[1]]:
        return (order[0],), "document"
    return units, "none"


def mention(text: str, chain: Chain, gazetteer: Gazetteer, weights: Counter[int]) -> PlaceMention:
    """Make the mention of a chain."""
    units, basis = settle(chain, gazetteer, weights)
    known = len(units) == 1
    unit = gazetteer.units[units[0]]
    name, level, code = unit.name, unit.level, unit.code if known else ""
    line = {gazetteer.units[u].level: gazetteer.units[u] for u in gazetteer.line(units[0])}
    if chain.village_span:
        name, level = text[slice(*chain.village_span)], "village"
        code = village_code(chain, gazetteer, units) if known else ""
    if chain.site:
        name, level = text[slice(*chain.site)], "poi"
        code = code or (unit.code if known else "")
    return PlaceMention(
        start=chain.start,
        end=chain.end,
        rule="place.chain",
        name=name,
        level=level,
        code=code,
        province=named(line.get("province"), known),
        city=named(line.get("city"), known),
        county=named(line.get("county"), known),
        township=named(line.get("township"), known),
        longitude=unit.longitude if known else None,
        latitude=unit.latitude if known else None,
        basis=basis,
        candidates=() if known else tuple(gazetteer.units[u].code for u in units[:8]),
    )


def named(unit: Unit | None, known: bool) -> str:
    return unit.name if unit and known else ""


def village_code(chain: Chain, gazetteer: Gazetteer, units: tuple[int, ...]) -> str:
    """Give the code of the chain's village when one alone fits."""
    base = chain.village.removesuffix("社区").removesuffix("村").removesuffix("居委会")
    found = [
        f"{gazetteer.units[gazetteer.towns[town]].code}{number:03d}"
        for town, number, _ in gazetteer.villages.find(base)
        if gazetteer.holds(units[0], gazetteer.towns[town])
    ]
    return found[0] if len(found) == 1 else ""


def document_place(page: Page, mentions: list[PlaceMention]) -> PlaceMention | None:
    """Give the mention that says where the page is about: of the most mentioned county or city."""
    counts = Counter(m.code[:4] for m in mentions if m.code)
    if not counts:
        return None
    top = counts.most_common(1)[0][0]
    return next((m for m in mentions if m.code.startswith(top)), None)
