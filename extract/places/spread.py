"""What is told of chains by what stands around them: stretches of lines, villages in lists."""

import re
from collections.abc import Iterator

from extract.gazetteer.endings import HAN
from extract.places.chain import Chain, Link, Taken
from extract.places.find import Finder

LINE_ENDS = (
    "高速公路",
    "高速",
    "铁路",
    "高铁",
    "国道",
    "省道",
    "县道",
    "快速路",
    "线",
    *"0123456789",
)
# 京广铁路郴州段, 广清高速公路狮岭至海布路段; 上饶东出口 has a name of its own
STRETCH = re.compile(
    f"(?P<first>[{HAN}]{{2,8}}?)(?P<to>[至到—-][{HAN}]{{2,6}}?)?(?<!境内)(?:路?段(?![时落位子])"
    "|[东西南北]?(?P<own>收费站|出入口|[出入]口|互通(?:立交)?|枢纽|服务区|停车区|隧道|特大桥|大桥))"
)
MINE = re.compile("[煤铁铜金锡锌磷]矿$")
# 西线高速公路118公里处, 沪昆高速K120+300米处
MARK = re.compile(
    "[KkＫ]?[0-9]+(?:[.+][0-9]+)?(?:公里|千米)(?:加?[0-9]+米)?(?:处|里程)?(?:(?<=处)|[牌碑桩]处?)"
    "|[0-9]+号里?程?[桩碑]处?"
    "|[KkＫ][0-9]+(?:[+][0-9]+)?(?:[米m]|公里)?处?"
)
REACH = re.compile("段(?![时落位子])")
RIVERS = ("江", "河", "运河", "湖")
PART = re.compile("[东西南北中]段(?![时落位子])")
# 中国（上海）自由贸易试验区临港新片区
TRADE_ZONE = re.compile(
    f"中国[（(](?P<holder>[{HAN}]{{2,4}})[）)]自由贸易试验区(?:[{HAN}]{{2,4}}片区)?"
)
# 鸣山、惠民等村, 鸣山、惠民三个村: from 等 or 个 on, and an item read backwards
MANY = "0-9两二三四五六七八九十"
SHARED = re.compile(
    f"(?:等(?:[{MANY}]{{1,3}}个?|各)?|个)(?:行政|自然|建制)?(?P<word>村民小?组|村|社区|小区)(?![民庄委支口里头长镇官干级集企组规务史寨小党情道屋医际])"
)
SITES = frozenset({"小区", "村民小组", "村民组"})
LISTLIKE = re.compile(f"[{HAN}、]")
ITEM = re.compile(f"[{HAN}]{{2,4}}")

# 黑龙江干流, 黑龙江上中游, 沅江水位: the river, not the province or the city
RANGE = re.compile("[东西南北]{1,2}麓|[东西南北中]段|山脉|林区|林海|腹地|深处|主峰|余脉|脚下")
RIVER = re.compile(
    f"(?:[、和][{HAN}]{{1,3}}[江河]){{1,5}}(?:等(?:主要|多条)?(?:河流|江河|流域|河道)|水位)"
    "|[上中下]{1,2}游|干流|主航道|水位|流域|江面|封冻|封江|开江|洪峰|汛情"
)


def rivers(finder: Finder, chains: list[Chain]) -> list[Chain]:
    """Read the short name of a division as the river or range where the words around tell so."""
    text = finder.text
    return [as_river(finder, c) if text[c.links[-1].end - 1] in "江河岭" else c for c in chains]


def as_river(finder: Finder, chain: Chain) -> Chain:
    """Give a chain that ends with a river's name before 干流 or 上游 its river."""
    last = chain.links[-1]
    if last.kind != "unit" or last.full or last.level not in ("province", "city", "county"):
        return chain
    name = finder.text[last.start : last.end]
    if not (RANGE if name[-1] == "岭" else RIVER).match(finder.text, last.end):
        return chain
    river = Link(last.start, last.end, "site", name, "natural")
    return Chain((*chain.links[:-1], river), chain.rule)


def trade_zones(finder: Finder, chains: list[Chain]) -> list[Chain]:
    """Read a free-trade zone by its whole name, which holds the country's and the province's."""
    for match in TRADE_ZONE.finditer(finder.text) if "自由贸易试验区" in finder.text else ():
        inside = [c for c in chains if match.start() <= c.start and c.end <= match.end()]
        holder = [c.links[0] for c in inside if c.start == match.start("holder")]
        at = match.start()
        units = tuple(link._replace(start=at, end=at) for link in holder if link.kind == "unit")
        zone = Link(at, match.end(), "site", match[0], "region")
        kept = [c for c in chains if c not in inside]
        chains = sorted([*kept, Chain((*units, zone), "place.zone")], key=lambda c: c.start)
    return chains


def mines(chains: list[Chain]) -> list[Chain]:
    """Part a mine from the division before it: the mine is a firm and not where it lies."""
    found = []
    for chain in chains:
        last = chain.links[-1]
        if len(chain.links) > 1 and last.kind == "site" and MINE.search(last.name):
            outer = chain.links[:-1]
            if outer[-1].end == last.start and outer[0].end > outer[0].start:
                found.append(Chain(outer, chain.rule if len(outer) > 1 else "place.name"))
                units = [unit._replace(start=last.start, end=last.start) for unit in chain.units]
                chain = Chain((*units, last), "place.chain")
        found.append(chain)
    return found


def groups(chains: list[Chain]) -> list[Chain]:
    """Give a bare name the group of villagers or volcano that the page names so elsewhere."""
    known: dict[str, Link | None] = {}
    for link in (chain.links[-1] for chain in chains):
        base = link.name.removesuffix("村民小组").removesuffix("居民小组").removesuffix("火山")
        known[base] = link if base != link.name else known.get(base)
    found = []
    for chain in chains:
        last = chain.links[-1]
        group = known.get(last.name) if last.kind == "site" and len(chain.links) == 1 else None
        if group:
            last = last._replace(name=group.name, level=group.level)
        found.append(Chain((*chain.links[:-1], last), chain.rule))
    return found


def stretches(finder: Finder, chains: list[Chain]) -> list[Chain]:
    """Take the stretch or exit named after a line into its chain (京广铁路郴州段)."""
    found: list[Chain] = []
    end = 0
    for number, chain in enumerate(chains):
        if chain.start < end:
            continue  # 郴州 in 京广铁路郴州段
        last = chain.links[-1]
        if last.kind == "site" and last.name.endswith(LINE_ENDS):
            chain = marked(finder, stretched(finder, chain, chains[number + 1 : number + 5]))
            end = chain.end
        elif last.level == "natural" and number + 1 < len(chains) and last.name.endswith(RIVERS):
            chain = reach(finder, chain, chains[number + 1])
            end = chain.end
        found.append(chain)
    return found


def marked(finder: Finder, chain: Chain) -> Chain:
    """Take the kilometre mark after a road into its name (西线高速公路118公里处)."""
    mark = MARK.match(finder.text, chain.end)
    if not mark:
        return chain
    last = chain.links[-1]
    last = last._replace(end=mark.end(), name=finder.text[last.start : mark.end()])
    return Chain((*chain.links[:-1], last), "place.stretch")


def reach(finder: Finder, chain: Chain, after: Chain) -> Chain:
    """Take the division after a river into the name of its stretch (长江南京段)."""
    part = after.start == chain.end and REACH.match(finder.text, after.end)
    if not part:
        return chain
    name = finder.text[chain.links[-1].start : part.end()]
    where = tuple(unit._replace(start=chain.start, end=chain.start) for unit in after.units)
    river = Link(chain.links[-1].start, part.end(), "site", name, "natural")
    return Chain((*chain.links[:-1], *where, river), "place.stretch")


def stretched(finder: Finder, chain: Chain, chains: list[Chain]) -> Chain:
    """Give a line with the stretch or exit named right after it."""
    part = PART.match(finder.text, chain.end)
    if part:
        line = chain.links[-1]._replace(end=part.end(), name=chain.links[-1].name + part[0])
        return Chain((*chain.links[:-1], line), "place.stretch")
    match = STRETCH.match(finder.text, chain.end)
    if not match:
        return chain
    inside = [c for c in chains if chain.end <= c.start < match.end()]
    word = finder.tokens.place_word(chain.end)
    first = inside[0] if inside and inside[0].start == chain.end else None
    if not (first or (word and word.start == chain.end)) or any(
        c.end > match.end() for c in inside
    ):
        return chain
    line = chain.links[-1]
    # the division of the stretch, for its code
    units = first.units if first and not match["to"] else ()
    where = tuple(unit._replace(start=line.start, end=line.start) for unit in units)
    if match["own"]:
        own = Link(chain.end, match.end(), "site", match[0], "poi")
        return Chain((*chain.links[:-1], *where, line, own), "place.stretch")
    whole = line._replace(end=match.end())
    if not match["to"] and not match[0].endswith("路段"):
        whole = whole._replace(name=line.name + match[0])  # 京广铁路郴州段 has a name of its own
    return Chain((*chain.links[:-1], *where, whole), "place.stretch")


def listed_villages(finder: Finder, chains: list[Chain]) -> list[Chain]:
    """Read the bare names in a list that says 村 once at its end (鸣山、惠民等村)."""
    items = list(shared(finder))
    if not items:
        return chains
    ends = {link.end: link for link in items}
    found = [renamed(chain, ends.get(chain.end), finder.text) for chain in chains]
    at = {chain.end: number for number, chain in enumerate(found)}
    taken = Taken(list(found))
    for link in items:
        before = at.get(link.start)
        if taken.covers(link.start, link.end):
            continue
        if before is not None and found[before].links[-1].level in holders(link):
            found[before] = Chain((*found[before].links, link), "place.chain")  # 夏茂镇月邦
        else:
            found.append(Chain((link,), "place.villages"))
    return sorted(found, key=lambda chain: chain.start)


def holders(item: Link) -> tuple[str, ...]:
    """Give the levels an item of a list may lie in: a group of villagers in a village too."""
    return ("county", "township", "village") if item.level == "poi" else ("county", "township")


def renamed(chain: Chain, item: Link | None, text: str) -> Chain:
    """Give a chain that ends with an item of a list of villages its village.

    朝阳 is 朝阳小区 where the page has a 朝阳社区, and no city or district.
    """
    last = chain.links[-1]
    larger = last.full or last.level in ("country", "province", "city")
    if larger and not last.full and item and item.start == last.start:
        larger = not any(text[last.start : last.end] + word in text for word in ("社区", "小区"))
    if item is None or item.start < last.start or (last.kind == "unit" and larger):
        return chain
    return Chain(
        (*chain.links[:-1], item), "place.villages" if len(chain.links) < 2 else chain.rule
    )


def shared(finder: Finder) -> Iterator[Link]:
    """Give the items of the lists of villages."""
    text = finder.text
    for sign in ("等", "个村", "个社区", "个小区", "个建制村", "个行政村", "个自然村"):
        at = text.find(sign)
        while at >= 0:
            match = SHARED.match(text, at)
            if match:
                yield from items_before(finder, at, match["word"])
            at = text.find(sign, at + 1)


def items_before(finder: Finder, end: int, word: str) -> Iterator[Link]:
    """Give the items of a list that ends here, as villages, where all are names."""
    text = finder.text
    start = end
    while start > 0 and end - start < 80 and LISTLIKE.match(text, start - 1):
        start -= 1
    parts = text[start:end].rstrip("两二三四五六七八九十").split("、")
    at = start
    if len(parts) < 2:
        return
    for number, part in enumerate(parts):
        name = part if number else first_name(finder, at, part)
        if not number and not name:
            return
        stop = at + len(part)
        known = word in SITES or finder.gazetteer.villages.find(base(name))
        if ITEM.fullmatch(name) and known and not finder.gazetteer.endings.plain(name):
            full = name if name.endswith(word) else name + word
            if word in SITES:
                yield Link(stop - len(name), stop, "site", full, "poi")
            else:
                yield Link(stop - len(name), stop, "village", full, "village")
        at = stop + 1


def base(name: str) -> str:
    """Give the name of a village without its last word."""
    return name.removesuffix("社区").removesuffix("村")


def first_name(finder: Finder, at: int, part: str) -> str:
    """Give the name at the end of what stands before the first 、 of a list."""
    for size in (4, 3, 2):
        name = part[-size:]
        start = at + len(part) - size
        if start >= at and finder.tokens.edge(start) and known(finder, name, start):
            return name
    return ""


def known(finder: Finder, name: str, start: int) -> bool:
    """Say whether a county of the page has a village of that name, or the tagger sees a place."""
    word = finder.tokens.place_word(start)
    if word and word.start == start and word.end == start + len(name):
        return not finder.gazetteer.endings.plain(name)
    counties = [
        unit for unit in finder.seen if finder.gazetteer.level(unit) in ("county", "township")
    ]
    return any(finder.gazetteer.villages_in(base(name), unit) for unit in counties)
