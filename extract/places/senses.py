"""Short names of a division and of something else: which of them the words around leave."""

import re
from collections import Counter

from extract.gazetteer import Gazetteer
from extract.places.chain import LISTED, Chain, Link
from schemas.mentions import PlaceMention

LEVEL = re.compile("(?:街道|镇|乡)$")
AREAS = ("地区", "州", "盟")
TEAM = re.compile(
    "(?:、[\u4e00-\u9fff]{2,4}){0,8}等?(?:特勤|消防|交警|公安|救援)?(?:中队|大队|派出所|消防|分局|校区|店|站)"
)
LIES_IN = re.compile("(?:就)?(?:位于|坐落于|坐落在|地处|处于)")


def seat(text: str, units: list[int], gazetteer: Gazetteer) -> tuple[int, ...]:
    """Give the county that a prefecture shares its name with, where the page is of the county.

    The page names the county in full (恩施市, 玉树县) more often than the prefecture.
    """
    for city in units if len(units) > 1 else ():
        name = gazetteer.names[city]
        if gazetteer.level(city) != "city" or not name.endswith(AREAS):
            continue
        inner = [u for u in units if gazetteer.parents[u] == city]
        short = gazetteer.names[inner[0]][:-1] if inner else ""
        counties = len(re.findall(short + "[市县]", text)) if len(inner) == 1 else 0
        areas = len(re.findall(f"{name}|{short}(?:全?[州盟]|地区)", text)) if counties else 0
        if counties > areas:
            return (inner[0],)
    return ()


def named_towns(chains: list[Chain], gazetteer: Gazetteer) -> dict[str, tuple[int, ...]]:
    """Give the townships that a page names more than once, by their names without a level word."""
    units = [c.units[-1].forms[0].unit for c in chains if c.units and len(c.units[-1].forms) == 1]
    counts = Counter(u for u in units if gazetteer.level(u) == "township")
    # 湖北黄石 is the city
    cities = {c.links[-1].name for c in chains if len(c.units) > 1 and c.links[-1].level == "city"}
    found = {LEVEL.sub("", gazetteer.names[u]): (u,) for u, times in counts.items() if times > 1}
    return {name: town for name, town in found.items() if name + "市" not in cities}


def like_town(text: str, link: Link, towns: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    """Give the township of the page that the short name of a city it never names stands for.

    黄石 on a page of 黄石街道 that has no 黄石市.
    """
    city = link.kind == "unit" and link.level == "city" and not link.full
    return towns.get(link.name[:-1], ()) if city and link.name not in text else ()


def listed_district(
    text: str, chains: list[Chain], number: int, gazetteer: Gazetteer
) -> tuple[int, ...]:
    """Give the districts that the short name of a lake or prefecture may mean in a list of them.

    余杭、西湖、萧山 are districts; 石渠、德格、甘孜等县 are counties of 甘孜州.
    """
    chain = chains[number]
    link = chain.links[-1]
    if len(chain.links) > 1 or len(link.forms) < 2:
        return ()
    counties = tuple(f.unit for f in link.forms if gazetteer.level(f.unit) == "county")
    larger = {gazetteer.level(form.unit) for form in link.forms} & {"natural", "city"}
    if not counties or not larger:
        return ()
    if "natural" not in larger:
        counties = tuple(
            u for u in counties if gazetteer.names[gazetteer.parents[u]].endswith(AREAS)
        )
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


def located(
    text: str, chains: list[Chain], made: dict[int, PlaceMention]
) -> dict[int, PlaceMention]:
    """Give the sites that the text says lie in another place, with its code (南京南站位于…)."""
    found: dict[int, PlaceMention] = {}
    for number in range(len(chains) - 1):
        here, there = made.get(number), made.get(number + 1)
        if not here or not there or here.level != "poi":
            continue
        match = LIES_IN.match(text, here.end)
        if match and match.end() == chains[number + 1].start and len(there.code) > len(here.code):
            fields = ("code", "province", "city", "county", "township")
            better = {field: getattr(there, field) for field in fields}
            found[number] = here.model_copy(update=better)
    return found


def borrowed(text: str, chain: Chain, words: set[str]) -> str:
    """Say whether a short name is a body's, a site's or a park's, that may lie anywhere, or "".

    曲江中队, 钟楼地铁站 at some bell tower, 北海公园 in Beijing, 黄石东路 in Canton.
    """
    link, site = chain.links[0], chain.links[-1]
    if link.full or link.level not in ("county", "city"):
        return ""
    if len(chain.links) == 1:
        return "body" if link.level == "county" and TEAM.match(text, chain.end) else ""
    if len(chain.links) > 2 or site.kind != "site" or site.name != text[link.start : site.end]:
        return ""
    if site.name.endswith("公园"):
        return "park"
    if site.name.endswith(("路", "大道", "大街")):
        return "road"
    return "site" if link.level == "county" and text[link.start : link.end] in words else ""


def namesake(
    text: str, chain: Chain, unit: int, weights: Counter[int], total: int, gazetteer: Gazetteer
) -> bool:
    """Say whether a body's short name means no county far from the page's own city.

    曲江中队 on a page about 西安 is not of 韶关's 曲江区.
    """
    site = borrowed(text, chain, gazetteer.endings.words)
    if not site:
        return False
    line = gazetteer.line(unit)
    province = next((u for u in line if gazetteer.level(u) == "province"), unit)
    if site == "road" and weights[province] < 3:
        return total >= 2 * weights[province]  # 南京东路 names 南京 itself
    few = site in ("park", "road") or weights[unit] < 3
    return few and total - weights[province] > 2 * weights[province]
