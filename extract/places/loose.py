"""Places that stand outside the divisions' names: what the tagger sees, communities."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from extract.gazetteer import Endings
from extract.gazetteer.endings import level_by_word
from extract.gazetteer.units import Form
from extract.places.aliens import alien, named
from extract.places.around import MEDIA
from extract.places.chain import Chain, Link, Taken
from extract.places.edges import dotted, trim
from extract.places.find import Finder
from extract.places.patterns import TOWN_ENDINGS
from extract.places.sites import Sites, own_name
from extract.places.tails import NO_VILLAGE, ROAD_FIRST
from extract.places.tokens import Tokens
from extract.places.towns import NO_DISTRICT
from schemas.text import Word

VILLAGE_WORD = re.compile(f"社区|居委会|嘎查|村(?!{NO_VILLAGE})")
NAME_TAGS = frozenset({"LOC", "nz", "nw", "ns", "nr", "s", "f", "PER"})
BEFORE = re.compile(
    "(?:^|[\\s。！？；，、：（(·]|[在到从赴往于至距沿经抵离自由袭攻驻对向与和及占回飞访]|首都|首府|省会|城市|小镇|原|位处"
    "|登上|来到|走进|考察|参观|走访|途经|入住|探访)$"
)
AFTER = re.compile(
    "[、（(]|一带|附近|境内|沿[海线岸]|地区|市|县|人(?![民们])|[东西南北中]部|机场|以[东西南北]|[等两三]地|方面|当局"
)
# what speaks for a short name of no known ending; a comma before it does not (，万绿吐翠)
SURELY_BEFORE = re.compile(
    "(?:[在到从赴往于至距沿经抵离自袭攻驻向回飞访]|首都|首府|省会|城市|小镇|原|位处"
    "|登上|来到|走进|考察|参观|走访|途经|入住|探访)$"
)
SURELY_AFTER = re.compile(
    "一带|附近|境内|沿[海线岸]|地区|市|县|[东西南北中]部|机场|以[东西南北]|[等两三]地|当局"
)
AFTER_NATURE = frozenset(("park", "area", "hub", "building", "works", "point"))  # 沪山收费站
GROUP = re.compile("[村居]民小组|组(?=[0-9，、。；的等和与内])")  # 赵家沟村民小组, 七羊坪组
HOUSE = re.compile("[阁轩苑邨宫寺观庵祠楼塔]$")
DISTRICT = re.compile("地区(?!性|差|冲突|局势|安全|形势|事务|组织|国家|生产|经济|总部)")
NO_TOWN = NO_DISTRICT | {"hub"}
MAYBE = frozenset({"LOC", "PER", "nz", "nw"})
PART = re.compile("院区|[辅主附副裙]楼")  # 大学城院区, 议会大厦辅楼
LINES = frozenset({"road", "line", "hub", "works"})


def tagged_places(finder: Finder, taken: Taken) -> list[Chain]:
    """Give the tagger's LOC words that no chain covers and that are names."""
    tokens, endings = finder.tokens, finder.gazetteer.endings
    words = tokens.tags.tagged(MAYBE)
    if not words:
        return []
    towns = seen_towns(finder)
    people = {tokens.text[w.start : w.end] for w in words if w.tag == "PER"}
    people = {name for name in people if not name.endswith(TOWN_ENDINGS)}
    found: list[Chain] = []
    for word in words:
        if taken.covers(word.start, word.end) or not is_place(word, tokens.text, endings):
            continue
        word = dotted(tokens, trim(word, tokens.text, endings), endings)
        name = tokens.text[word.start : word.end]
        if name[-1] in "上边" and name[-2:-1] in ("路", "街"):  # 海城路上
            word, name = word._replace(end=word.end - 1), name[:-1]
        named_so = name in towns and not finder.tails.names_site(word.end, NO_TOWN)  # 小七孔景区
        if named_so and not is_road(finder, word.end, towns[name], name):
            form = Form(towns[name], False)
            link = Link(word.start, word.end, "unit", name, "township", (form,))
            found.append(Chain((link,), "place.town"))
        elif (
            named(name, endings)
            and not alien(tokens.text, word, endings)
            and name not in people
            and word.start not in finder.signs.barred
        ):
            link = site_link(tokens, finder.tails.sites, endings, word, name)
            media = link.level == "natural" and MEDIA.match(tokens.text, link.end)
            if not media and not endings.plain(link.name):  # 黄金|市场
                add_tagged(found, link)
    told = {
        chain.links[-1].name
        for chain in found
        if vouched(chain.links[-1], tokens, endings)
        or (chain.end - chain.start > 2 and taken.covers(chain.start - 1, chain.start))
    }
    kept = [c for c in found if c.rule == "place.town" or c.links[-1].name in told]
    return completed(kept, tokens.text)


def completed(chains: list[Chain], text: str) -> list[Chain]:
    """Give the names their heads that the tagger cut off here and not elsewhere (叙|毕铁路)."""
    names = {chain.links[-1].name for chain in chains}
    heads = {name[1:]: name for name in names if len(name) > 3 and name[1:] in names}
    if not heads:
        return chains
    found = []
    for chain in chains:
        link = chain.links[-1]
        whole = heads.get(link.name, "")
        if whole and text.startswith(whole, link.start - 1) and len(chain.links) == 1:
            link = link._replace(start=link.start - 1, name=whole)
            chain = Chain((link,), chain.rule)
        found.append(chain)
    return found


def is_road(finder: Finder, end: int, unit: int, name: str) -> bool:
    """Say whether a name in 街 is the road and not the subdistrict of that name."""
    street = finder.gazetteer.names[unit] == name + "道"
    return street and not finder.tails.towns.street_town(end, unit)


def vouched(link: Link, tokens: Tokens, endings: Endings) -> bool:
    """Say whether more than the tagger speaks for a place that no data knows.

    Its ending, or what stands before or after it: the tagger alone also takes 遇水架桥 for one.
    """
    text = tokens.text
    ending = endings.ending(link.name)
    if link.kind != "site" or len(ending) > 1 or level_by_word(link.name):
        return True
    if len(link.name) > 2 and link.name[-1] in "河江湖峰沟" and ending:
        return True
    if len(link.name) > 3 and link.name.endswith(("街", "路", "巷")):
        return True
    before = text[max(link.start - 3, 0) : link.start]
    if link.end - link.start > (2 if ending or HOUSE.search(link.name) else 3):
        return bool(BEFORE.search(before) or AFTER.match(text, link.end))
    told = SURELY_BEFORE.search(before) or SURELY_AFTER.match(text, link.end)
    return bool(told) or beside(link, tokens)


def beside(link: Link, tokens: Tokens) -> bool:
    """Say whether a name stands in a list beside what the tagger takes for a place too."""
    text = tokens.text
    before = link.start > 1 and text[link.start - 1] == "、"
    if before and tokens.place_word(link.start - 2):
        return True
    return text.startswith("、", link.end) and tokens.place_word(link.end + 1) is not None


def is_place(word: Word, text: str, endings: Endings) -> bool:
    """Say whether the tagger means a place, under whatever tag.

    It takes some towns for persons (孔垄镇) and railways for other names (京张高铁).
    """
    name = text[word.start : word.end]
    if word.tag == "PER":
        return len(name) > 2 and name.endswith(TOWN_ENDINGS)
    if word.tag in ("nz", "nw"):
        ending = endings.ending(name)
        return len(name) > 3 and bool(ending) and endings.sites[ending].kind in LINES
    return word.tag == "LOC" and len(name) > 1


def add_tagged(found: list[Chain], link: Link) -> None:
    """Add a tagged place, as one name with the site right before it (G15 and 沈海高速)."""
    if found and found[-1].end > link.start:
        if found[-1].end >= link.end:
            return
        found.pop()  # 致远 in 致远·乐路口广场
    last = found[-1].links[-1] if found else None
    base = link.name.removesuffix("社区").removesuffix("村")
    joined = link.kind == "site" or len(base) < 2  # 大庆路 and 西社区
    if last and last.end == link.start and last.kind == "site" and joined:
        link = link._replace(start=last.start, name=last.name + link.name)
        found.pop()
    found.append(Chain((link,), "place.tagged"))


def join(chains: list[Chain]) -> list[Chain]:
    """Make one chain of those that touch, where the second names no division."""
    found: list[Chain] = []
    for chain in chains:
        if found and found[-1].end == chain.start and not chain.units:
            found[-1] = Chain((*found[-1].links, *chain.links), "place.chain")
        else:
            found.append(chain)
    return found


def seen_towns(finder: Finder) -> dict[str, int]:
    """Give the townships, by every form, of the counties that the page names (园山 in 龙岗区)."""
    found: dict[str, int] = {}
    for unit in sorted(finder.seen):
        if finder.gazetteer.level(unit) == "county":
            found |= finder.gazetteer.town_forms(unit)
    return found


def site_link(tokens: Tokens, sites: Sites, endings: Endings, word: Word, name: str) -> Link:
    """Make the link of a LOC word, with the ending that the tagger may have left outside."""
    group = GROUP.match(tokens.text, word.end)
    if group and (group[0] != "组" or name[-1] not in "县市区镇乡村"):
        return Link(word.start, group.end(), "site", name + group[0], "poi")
    part = PART.match(tokens.text, word.end)
    if part:
        return Link(word.start, part.end(), "site", name + part[0], "poi")
    match = endings.site.match(tokens.text, word.end)
    own = endings.ending(name)
    if match and own and endings.sites[match["ending"]].kind != "home":
        nature = endings.sites[own].kind in ("nature", "hub")  # 万仙山景区, 东寨港码头
        after = endings.sites[match["ending"]].kind
        match = match if nature and after in AFTER_NATURE else None
    if match and not match["base"] and (sites.fit(match) or len(match[0]) > 2):
        name = tokens.text[word.start : match.end()]
        return Link(word.start, match.end(), "site", name, endings.sites[match["ending"]].level)
    level = level_by_word(name)
    if not level and not own and DISTRICT.match(tokens.text, word.end):
        return Link(word.start, word.end + 2, "site", name + "地区", "region")  # 巴姆地区
    road = ROAD_FIRST.match(name) if level == "village" else None
    if road and len(name) - road.end() > 2:  # 海角路北海村
        name = name[road.end() :]
    if level == "village":
        return Link(word.start, word.end, "village", name, level)
    if level == "township":
        return Link(word.start, word.end, "town", name, level)
    return Link(word.start, word.end, "site", own_name(name), level or sites.level(name))


def villages(finder: Finder, taken: Taken) -> Iterator[Chain]:
    """Give the communities and villages outside chains whose name the division data has."""
    text, gazetteer = finder.text, finder.gazetteer
    counties = sorted(
        (towns.start - len(gazetteer.upper), towns.stop - len(gazetteer.upper))
        for towns in (gazetteer.towns(u) for u in finder.seen if gazetteer.level(u) == "county")
    )
    for match in VILLAGE_WORD.finditer(text):
        if taken.covers(match.start(), match.end()):
            continue
        known = known_start(finder, match, counties) if counties else 0
        start = known or tagged_start(finder, match, taken)
        base = text[start : match.start()]
        if len(base) < 2 or gazetteer.endings.plain(base):
            continue
        if not (gazetteer.villages.find(base) or gazetteer.villages.find(base + match[0])):
            continue
        if not taken.covers(start, match.end()):
            village = Link(start, match.end(), "village", text[start : match.end()], "village")
            sites = finder.tails.sites
            site = sites.site((village,), len(text)) or sites.word((village,), len(text))
            yield Chain((village, site) if site else (village,), "place.village")


def known_start(finder: Finder, match: re.Match[str], counties: list[tuple[int, int]]) -> int:
    """Give where a village of the counties that the page names starts, or 0 (罗湖桥社区).

    The counties are the ranges of their townships in the villages' arrays.
    """
    gazetteer = finder.gazetteer
    for start in range(max(match.start() - 6, 0), match.start() - 1):
        base = finder.text[start : match.start()]
        if match[0] == "嘎查":
            base += match[0]  # their names are kept whole
        named = gazetteer.villages.find(base)
        if not named or base in finder.common or not finder.tokens.edge(start):
            continue
        if any(bisect_left(named, (a,)) < bisect_left(named, (b,)) for a, b in counties):
            return start
    return 0


def tagged_start(finder: Finder, match: re.Match[str], taken: Taken) -> int:
    """Give where the words before a village's ending start that may be its name."""
    start = match.start()
    for word in reversed(finder.tokens.tags.between(max(start - 6, 0), start)):
        third = finder.text[word.start] == "第" and word.tag == "m"  # 南环第三社区
        if word.end != start or taken.covers(word.start, start):
            break
        if word.tag not in NAME_TAGS and not third:
            break
        start = word.start
    return start
