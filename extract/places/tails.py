"""What may follow the known divisions in a chain: townships, villages, sites, zones."""

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import partial

from extract.gazetteer import Gazetteer
from extract.gazetteer.endings import HAN
from extract.places.areas import area, building, hints
from extract.places.chain import Link
from extract.places.groups import group
from extract.places.signs import Signs
from extract.places.sites import RUN_MAX, Sites
from extract.places.tokens import Tokens
from extract.places.towns import GOING, Towns

# 村民, 村口 are words; 芳村花园, 蒋村大道 are sites named after a village
NO_VILLAGE = (
    "[民委庄落镇医里口头长支两干级内外街路桥站]|屋(?![顶后前])|社区|花园|小区|新城|家园|公寓|片区|广场"
    "|大[道桥街]"
)
VILLAGE = re.compile(
    f"(?P<base>[{HAN}0-9]{{1,8}}?)(?:[村庄屯]?社区|[村庄屯]?居委会|嘎查|村委(?=[{HAN}]{{1,4}}村)|村(?!{NO_VILLAGE}))"
)
ZONE = re.compile(
    "自由贸易试验区|自贸试验区|自由贸易港|自贸[区港]|综合保税区"
    "|(?:国家|省)?(?:级)?(?:高新(?:技术)?(?:产业)?(?:开发)?区|经开区|经济(?:技术)?开发区|开发区|保税区|工业园区|新区)"
)
RIVER = re.compile(
    "[河江](?=[畔岸堤段的，。、；]|$|水位|断流|[干支]流|流域|大桥|洪水|决[口堤]|漫[溢堤])"
)
FEATURE = re.compile(
    f"(?:[{HAN}]{{2,3}}[底下上口])?(?P<name>[{HAN}]{{1,4}}?)(?P<end>群岛|列岛|岛|屿|[河沟湾])"
    "(?=[，。、；]|以[东西南北]|[东西南北]{1,2}[侧面北南]|附近|海[域面]|水域|溺水|发生|边[，。、]|$)"
)
# 印尼巽他海峡, 日本樱岛火山: endings that leave no doubt, though the tagger cuts the name
NATURE = re.compile(
    f"(?P<name>[{HAN}]{{2,6}}?)(?:海峡|海沟|群岛|火山|山脉|沙漠|盆地|高原|冰川|峡谷|瀑布)(?![口群带城])"
)
UNNAMED = re.compile(
    "[的在内部近沿边处座多各和与及某个这那其有无从]|海底|周围|活|死|休眠|北南|两岸"
)
NO_FEATURE = re.compile("[的在到从向往至与和及了有被把内各某该条]|过河|沿河|治理|整治|全")
MANY = re.compile("[0-9一二三四五六七八九十百千万两几数多]+(?:余|多)?[个条座]")
HOMES = frozenset({"home"})
OFFICE = re.compile("办(?:事处)?")
ROAD_WORD = re.compile("[路街巷]$|大道$")
ROAD_FIRST = re.compile(f"[{HAN}]{{2,5}}?(?:大街|大道|[路巷])(?=[{HAN}]{{2}})")
PEOPLED = frozenset(("city", "county", "township", "village", "poi", "region"))
NAMED = PEOPLED | {"province", "natural"}
TOWNS = frozenset(("county", "township"))
HOUSED = TOWNS | {"village"}
BARELY = frozenset(("province", "city", "natural"))
NAMELIKE = re.compile(f"[{HAN}A-Za-z0-9·]")
Step = tuple[Callable[[tuple[Link, ...], int], Link | None], bool, frozenset[str]]


class Tails:
    """Reads what follows the divisions of a chain on one page."""

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, signs: Signs) -> None:
        self.tokens = tokens
        self.text = tokens.text
        self.gazetteer = gazetteer
        self.endings = gazetteer.endings
        self.sites = Sites(tokens, gazetteer)
        self.signs = signs
        self.towns = Towns(tokens, gazetteer, signs, self.sites)
        self.names_site = self.towns.names_site
        site, village = (self.sites.site, True, NAMED), (self.village, True, PEOPLED)
        bare = (self.bare_village, False, frozenset(("county", "township")))
        parts = hints(self.text)
        # each with whether it needs an ending ahead, and the levels it may follow
        self.steps: tuple[Step, ...] = (
            (self.nature, False, frozenset(("country", "province", "city"))),
            (self.sites.abroad, False, frozenset(("country", "province"))),
            (self.river, False, frozenset(("county",))),
            (self.zone, True, frozenset(("city", "county", "province"))),
            (self.whole_village, True, frozenset(("county",))),
            (self.towns.town, False, frozenset(("city", "county", "region"))),
            *(((partial(area, tokens, self.endings), False, TOWNS),) if "片" in parts else ()),
            (self.road_before, True, frozenset(("city", "county", "township"))),
            *(village, bare, village, bare),
            *(((partial(building, tokens, self.endings), False, HOUSED),) if "楼" in parts else ()),
            (self.feature, False, frozenset(("city", "county", "township", "village"))),
            (partial(group, tokens), False, frozenset(("township", "village"))),
            *(site, site),
            (self.sites.word, False, NAMED),
        )

    def read(self, links: tuple[Link, ...], strong: list[int]) -> tuple[Link, ...]:
        """Give the chain with what follows it; at `strong` other places surely start."""
        if self.nothing_after(links[-1]):
            return links
        end, near = self.reach(links[-1].end, strong)
        level = links[-1].level
        for step, marked, levels in self.steps:
            if level not in levels or (marked and not near):
                continue
            link = step(links, end)
            if link:
                links, level = (*links, link), link.level
                end, near = self.reach(link.end, strong)
        return links

    def nothing_after(self, last: Link) -> bool:
        """Say at a glance that no step can read anything after a link, as after most."""
        at = last.end
        if not NAMELIKE.match(self.text, at):
            return True
        if last.level == "country":
            if self.text[at] in "东西南北中":
                return False
            word = self.tokens.tags.at(at)
            return word is None or word.tag not in ("LOC", "PER")
        if last.level == "region" and last.kind == "unit":
            wide = not self.gazetteer.codes[last.forms[0].unit]
            if wide and not self.signs.area(at):
                return True  # 亚洲一号产业园 is no site of Asia
        if last.level not in BARELY or self.signs.between(at, at + RUN_MAX):
            return False
        return self.tokens.place_word(at) is None

    def reach(self, at: int, strong: list[int]) -> tuple[int, bool]:
        """Give how far names may run from here, and whether an ending stands on the way."""
        index = bisect_left(strong, at)
        end = self.sites.run(at, strong[index] if index < len(strong) else len(self.text))
        return end, self.signs.between(at, end)

    def after_echo(self, links: tuple[Link, ...]) -> tuple[Link, ...]:
        """Give an echo with the site that is named after it (上木古社区广场)."""
        village = links[-1]._replace(kind="village")
        if len(links) > 1 or village.level != "village":
            return links
        site = self.sites.site((village,), len(self.text))
        return (village, site) if site and site.name.startswith(village.name) else links

    def zone(self, links: tuple[Link, ...], limit: int) -> Link | None:
        """Read a development zone without a division of its own (成都市高新区)."""
        match = ZONE.match(self.text, links[-1].end, limit)
        if not match:
            return None
        whole = links[-1].kind == "unit" and not links[-1].full
        name = self.text[links[-1].start if whole else match.start() : match.end()]
        return Link(match.start(), match.end(), "zone", name, "region")

    def river(self, links: tuple[Link, ...], _limit: int) -> Link | None:
        """Read the river that a county or district gives its name (前镇河畔)."""
        last = links[-1]
        short = last.kind == "unit" and not last.full
        if len(links) > 1 or not short:
            return None
        if not RIVER.match(self.text, last.end):
            return None
        name = self.text[last.start : last.end + 1]
        return Link(last.end, last.end + 1, "site", name, "natural")

    def feature(self, links: tuple[Link, ...], limit: int) -> Link | None:
        """Read an island, or below a town a river or gully, that the tagger cuts in two.

        福建连江东洛岛, 丁市镇岩门底两岔河: what stands after must end its name.
        """
        last = links[-1]
        match = FEATURE.match(self.text, last.end, limit)
        island = match is not None and match["end"].endswith(("岛", "屿"))
        if not match or (last.level in ("city", "county") and not island):
            return None
        own = match["name"] + match["end"]
        if self.endings.plain(own) or NO_FEATURE.search(match[0][:-1]):
            return None
        if self.tokens.run_end(match.start(), match.end() - 1) < match.end() - 1:
            return None
        return Link(last.end, match.end(), "site", own, "natural")

    def nature(self, links: tuple[Link, ...], limit: int) -> Link | None:
        """Read a strait, volcano or desert after the country or province where it lies."""
        match = NATURE.match(self.text, links[-1].end, limit)
        if not match or UNNAMED.search(match["name"]) or self.endings.plain(match[0]):
            return None
        if self.sites.common_words(match.start(), match.end("name")):
            return None
        return Link(match.start(), match.end(), "site", match[0], "natural")

    def road_before(self, links: tuple[Link, ...], limit: int) -> Link | None:
        """Read the road that stands before a village (青龙路王家村)."""
        at = links[-1].end
        match = VILLAGE.match(self.text, at, limit)
        road = ROAD_FIRST.match(match["base"]) if match else None
        if not match or not road or self.gazetteer.villages.find(match["base"]):
            return None
        end = at + road.end()
        if match.end("base") - end < 2:
            return None  # 七一路西社区
        if self.endings.plain(road[0]) or not self.tokens.edge(end):
            return None
        return Link(at, end, "site", road[0], "poi")

    def village(self, links: tuple[Link, ...], limit: int) -> Link | None:
        """Read a village or community."""
        last = links[-1]
        twice = last.kind == "village" and len(links) > 1 and links[-2].kind == "village"
        site = last.kind == "site" and not ROAD_WORD.search(last.name)
        if twice or site:
            return None
        at = last.end
        # 秀容街办东大街居委会, 布吉街道办
        office = OFFICE.match(self.text, at) if last.level == "township" else None
        if self.text[at : at + 1] == "办" and not office:
            return None
        start = office.end() if office else at
        match = VILLAGE.match(self.text, start, limit)
        if match and "村民" in match[0]:
            return None  # 赵家沟村民小组邻村
        surely = office and last.kind == "unit"
        if match and (self.known(match["base"], last) if surely else self.proper(match, last)):
            name = self.own_village(match, last)
            return Link(start, match.end(), "village", name, "village")
        return None

    def whole_village(self, links: tuple[Link, ...], limit: int) -> Link | None:
        """Read a village of the county whose name opens with a township's (玉桥南里南社区)."""
        match = VILLAGE.match(self.text, links[-1].end, limit)
        longer = match is not None and len(match["base"]) > 2
        known = longer and match is not None and self.known(match["base"], links[-1])
        return self.village(links, limit) if known else None

    def own_village(self, match: re.Match[str], last: Link) -> str:
        """Give a village's name without what stands before it and is no part (南浦岛桔树村)."""
        base = match["base"]
        if last.kind == "unit" and not self.known(base, last):
            for cut in range(1, len(base) - 1):
                if self.known(base[cut:], last):
                    return match[0][cut:]
        return match[0]

    def known(self, base: str, last: Link) -> bool:
        """Say whether the unit of a link has a village of that name."""
        return any(self.gazetteer.villages_in(base, form.unit) for form in last.forms)

    def known_village(self, last: Link, start: int, end: int) -> bool:
        """Say whether a village known here has a longer name than start to end (浏阳河社区)."""
        match = self.village_at(start)
        if not match or match.end("base") <= end:
            return False
        return any(self.gazetteer.villages_in(match["base"], f.unit) for f in last.forms)

    def village_at(self, start: int) -> re.Match[str] | None:
        """Read what may be the name of a village."""
        if not self.signs.between(start, start + RUN_MAX):
            return None
        return VILLAGE.match(self.text, start, self.sites.run(start, len(self.text)))

    def names_village(self, start: int, end: int) -> bool:
        """Say whether a village's name starts with a short name (和平社区, 罗湖桥社区)."""
        match = self.village_at(start)
        if not match or match.end("base") < end:
            return False
        return match.end("base") == end or bool(self.gazetteer.villages.find(match["base"]))

    def proper(self, match: re.Match[str], last: Link) -> bool:
        """Say whether a village's base is a name: known in its division, or made of fit words."""
        base = match["base"]
        names = (base, match[0]) if match[0].endswith("嘎查") else (base,)
        units = [form.unit for form in last.forms] if last.kind == "unit" else []
        if len(base) > 1 and any(self.gazetteer.villages_in(n, u) for n in names for u in units):
            return True
        known = any(map(self.gazetteer.villages.find, names))
        word = self.tokens.place_word(match.start())
        if last.level == "township" and known and word and word[:2] == match.span():
            return True  # 民主街江南社区
        if base in self.endings.bases or base in self.endings.generic or MANY.match(base):
            return False
        if last.level in ("county", "township") and known:
            return True
        end = self.tokens.run_end(match.start(), match.end())
        # 繁峙聚宝源社区: the tagger takes 聚 for a verb and the rest for a place
        verb, after = self.tokens.tags.at(end), self.tokens.place_word(match.start() + 1)
        if end == match.start() and verb and verb.tag == "v" and base[0] not in GOING:
            return after is not None and after.start == end + 1
        return end == match.end()

    def bare_village(self, links: tuple[Link, ...], limit: int) -> Link | None:
        """Read a community by its bare name where it can be nothing else (罗湖水贝)."""
        last = links[-1]
        word = self.tokens.tags.at(last.end)
        if last.kind != "unit" or not word or self.text[last.end] == "办":
            return None
        name = self.text[word.start : word.end]
        if word.start != last.end or word.end > limit or not 1 < len(name) < 5:
            return None
        if self.names_site(word.end, HOMES):
            return None  # 凤鸣华府小区, though 凤鸣华府社区 is there too
        everyday = word.tag[:1] != "n" or self.tokens.words.fits(word.start, word.end)
        if self.endings.ending(name) or (word.tag != "LOC" and everyday):
            return None
        found = [self.gazetteer.villages_in(name, form.unit, "社区") for form in last.forms]
        if any(len(codes) == 1 for codes in found):
            return Link(word.start, word.end, "village", name + "社区", "village")
        return None
