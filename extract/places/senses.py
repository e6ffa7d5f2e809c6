"""Short names of a division and of something else: which of them the words around leave."""

import re

from extract.gazetteer import Gazetteer
from extract.places.chain import LISTED, Chain, Link

AREAS = ("地区", "州", "盟")


def seat(text: str, units: list[int], gazetteer: Gazetteer) -> tuple[int, ...]:
    """Give the city that a prefecture shares its name with, where the page names only the city."""
    for city in units if len(units) > 1 else ():
        name = gazetteer.names[city]
        if gazetteer.level(city) != "city" or not name.endswith(AREAS):
            continue
        inner = [u for u in units if gazetteer.parents[u] == city]
        inner = [u for u in inner if gazetteer.names[u].endswith("市")]
        if len(inner) == 1 and gazetteer.names[inner[0]] in text:
            short = gazetteer.names[inner[0]][:-1]
            return (
                () if re.search(short + "(?:全?[州盟]|地区)", text) or name in text else (inner[0],)
            )
    return ()


def listed_district(
    text: str, chains: list[Chain], number: int, gazetteer: Gazetteer
) -> tuple[int, ...]:
    """Give the districts that a lake's short name may mean in a list of them (余杭、西湖、萧山)."""
    chain = chains[number]
    link = chain.links[-1]
    if len(chain.links) > 1 or len(link.forms) < 2:
        return ()
    counties = tuple(f.unit for f in link.forms if gazetteer.level(f.unit) == "county")
    if not counties or not any(gazetteer.level(f.unit) == "natural" for f in link.forms):
        return ()
    for other in neighbours(text, chains, number):
        parents = {gazetteer.parents[form.unit] for form in other.forms}
        fit = tuple(unit for unit in counties if gazetteer.parents[unit] in parents)
        if other.level == "county" and fit:
            return fit
    return ()


def neighbours(text: str, chains: list[Chain], number: int) -> list[Link]:
    """Give the last links of the chains that stand beside one in a list."""
    found = []
    chain = chains[number]
    if number and chains[number - 1].end == chain.start - 1 and text[chain.start - 1] in LISTED:
        found.append(chains[number - 1].links[-1])
    if number + 1 < len(chains) and chains[number + 1].start == chain.end + 1:
        found += [chains[number + 1].links[-1]] if text[chain.end] in LISTED else []
    return found
