"""What may follow the known divisions in a chain: townships, villages, sites, zones."""

import re
from bisect import bisect_left

from extract.gazetteer import Endings, Gazetteer
from extract.gazetteer.endings import level_by_word
from extract.gazetteer.load import Form
from extract.places.chain import Link
from extract.places.tokens import Tokens
from schemas.mentions import PlaceLevel

REACH = 16
HAN = "\u4e00-\u9fff"
RUN = re.compile(f"[{HAN}A-Za-z0-9·]{{1,{REACH}}}")
TOWN = re.compile(f"[{HAN}]{{1,5}}?(?:街道|镇|乡|苏木)(?!长|上|内|里|亲|下|村|党|政|办|人)")
# 村民, 村口 are words; 芳村花园, 蒋村大道 are sites named after a village
NO_VILLAGE = (
    "[民委庄落镇医里口头长支两干级内外街路桥站]|社区|花园|小区|新城|家园|公寓|片区|广场|大[道桥街]"
)
VILLAGE = re.compile(
    f"(?P<base>[{HAN}0-9]{{1,8}}?)(?:[村庄屯]?社区|[村庄屯]?居委会|村(?!{NO_VILLAGE}))"
)
ZONE = re.compile(
    "(?:国家|省)?(?:级)?(?:高新(?:技术)?(?:产业)?(?:开发)?区|经开区|经济(?:技术)?开发区|开发区|保税区|工业园区|新区)"
)
# 布吉社区 is not 布吉街道 and 社区
TOWN_WORD = re.compile("街道|[镇乡](?![长上村里间])")
AFTER_BARE = re.compile("社区|居委会|村|小区|花园|新城|[大东西南北中]?[路街道]|站|桥")
# bodies, not sites: the tagger's LOC may take in 党工委
BODY = re.compile(
    "(?:[委局办厅部处科所院校队组会社厂店]|(?<!体育)馆|党建|公司|集团|大学|中学|小学|学校|中心|机关|银行)$"
)
# 龙山公园, 朝阳路, 解放碑步行街 name a site, not a district
NO_DISTRICT = frozenset({"park", "road", "home", "building", "works"})
# 4县, 一栋
COUNTED = re.compile("[0-9]|[一二两三四五六七八九十几数]{1,2}.$")
COUNTED_BASE = re.compile("[一二两三四五六七八九十几数多各每某这那该][条个座处家所栋段片类种间]")
COMMON_TAGS = frozenset({"n", "vn", "v", "a", "an", "s", "f"})
GOING = frozenset("到去赴至来进入回驻在从向往离抵对")
DIRECTIONS = frozenset("东西南北中")


class Tails:
    """Reads what follows the divisions of a chain on one page."""

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer) -> None:
        self.tokens = tokens
        self.text = tokens.text
        self.gazetteer = gazetteer
        self.endings: Endings = gazetteer.endings

    def read(self, links: tuple[Link, ...], strong: list[int]) -> tuple[Link, ...]:
        """Give the chain with what follows it; at `strong` other places surely start."""
        steps = (self.zone, self.town, self.village, self.village, self.site, self.site, self.word)
        if not RUN.match(self.text, links[-1].end):
            return links
        for step in steps:
            index = bisect_left(strong, links[-1].end)
            link = step(links, strong[index] if index < len(strong) else len(self.text))
            if link:
                links = (*links, link)
        return links

    def run(self, at: int, limit: int) -> int:
        """Give how far names may run from here."""
        match = RUN.match(self.text, at)
        return min(match.end(), limit) if match else at

    def zone(self, links: tuple[Link, ...], limit: int) -> Link | None:
        """Read a development zone without a division of its own (成都市高新区)."""
        last = links[-1]
        if last.level not in ("city", "county", "province"):
            return None
        match = ZONE.match(self.text, last.end, limit)
        if not match:
            return None
        return Link(match.start(), match.end(), "zone", match[0], "region")

    def town(self, links: tuple[Link, ...], limit: int) -> Link | None:
        """Read a township: one of the county's short forms, or one the data does not have."""
        last = links[-1]
        at = last.end
        if last.level not in ("county", "city", "region") or (
            last.kind == "unit" and self.gazetteer.level(last.forms[0].unit) == "country"
        ):
            return None
        end = self.run(at, limit if last.kind == "unit" else len(self.text))
        known = self.known_town(last, at, end)
        if known:
            return known
        match = TOWN.match(self.text, at, self.tokens.run_end(at, end))
        if not match or (last.level == "city" and last.kind == "unit" and match.end() - at < 3):
            return None
        if self.endings.plain(match[0]) or match[0][:-1] in self.endings.bases:
            return None
        return Link(at, match.end(), "town", match[0], "township")

    def known_town(self, last: Link, at: int, end: int) -> Link | None:
        """Read a township of the county by any of its forms, the bare one with good reason only.

        A form with another level word than today's is what the township was called (蒋村乡).
        """
        if last.kind != "unit" or last.level != "county":
            return None
        for form in last.forms:
            towns = self.gazetteer.town_forms(form.unit)
            for stop in range(min(end, at + 10), at + 1, -1):
                unit = towns.get(self.text[at:stop])
                changed = TOWN_WORD.match(self.text, stop) if unit is not None else None
                if unit is not None and changed:
                    name = self.text[at : changed.end()]
                    former = (Form(unit, True, name),)
                    return Link(at, changed.end(), "unit", name, "township", former)
                if unit is not None and self.bare_town(at, stop, unit):
                    name = self.gazetteer.names[unit]
                    return Link(at, stop, "unit", name, "township", (Form(unit, False),))
        return None

    def bare_town(self, at: int, stop: int, unit: int) -> bool:
        """Say whether a form of a township stands for it here."""
        name = self.gazetteer.names[unit]
        if self.text[at:stop] == name:
            return True
        if self.text[stop - 1] == "街":
            return self.text[stop : stop + 1] not in ("头", "上", "区", "舞", "坊")
        if AFTER_BARE.match(self.text, stop) or self.names_site(stop):
            return False
        return self.tokens.standing(at, stop) == "place"

    def names_site(self, at: int, kinds: frozenset[str] = NO_DISTRICT) -> bool:
        """Say whether a site's ending stands here, so that the name before it is the site's."""
        site = self.endings.site.match(self.text, at)
        if not site or site["base"]:
            return False
        return self.endings.sites[site["ending"]].kind in kinds

    def village(self, links: tuple[Link, ...], limit: int) -> Link | None:
        """Read a village or community."""
        last = links[-1]
        twice = last.kind == "village" and len(links) > 1 and links[-2].kind == "village"
        if twice or last.kind == "site" or last.level in ("country", "natural", "province"):
            return None
        at = last.end
        end = self.run(at, limit)
        # 秀容街办东大街居委会, 布吉街道办
        match = VILLAGE.match(self.text, at, end) if self.text[at : at + 1] != "办" else None
        if match and self.proper(match, last):
            return Link(at, match.end(), "village", match[0], "village")
        return self.bare_village(last, end)

    def known_village(self, last: Link, start: int, end: int) -> bool:
        """Say whether a village known here has a longer name than start to end (浏阳河社区)."""
        match = VILLAGE.match(self.text, start, self.run(start, len(self.text)))
        if not match or match.end("base") <= end:
            return False
        return any(self.gazetteer.villages_in(match["base"], f.unit) for f in last.forms)

    def proper(self, match: re.Match[str], last: Link) -> bool:
        """Say whether a village's base is a name: known in its division, or made of fit words."""
        base = match["base"]
        if base in self.endings.bases or base in self.endings.generic:
            return False
        units = [form.unit for form in last.forms] if last.kind == "unit" else []
        if any(self.gazetteer.villages_in(base, unit) for unit in units):
            return True
        if last.level in ("county", "township") and self.gazetteer.villages.find(base):
            return True
        end = self.tokens.run_end(match.start(), match.end())
        # 繁峙聚宝源社区: the tagger takes 聚 for a verb and the rest for a place
        verb, after = self.tokens.tags.at(end), self.tokens.place_word(match.start() + 1)
        if end == match.start() and verb and verb.tag == "v" and base[0] not in GOING:
            return after is not None and after.start == end + 1
        return end == match.end()

    def bare_village(self, last: Link, end: int) -> Link | None:
        """Read a community by its bare name where it can be nothing else (罗湖水贝)."""
        if last.kind != "unit" or last.level not in ("county", "township"):
            return None
        for stop in range(min(end, last.end + 5), last.end + 1, -1):
            name = self.text[last.end : stop]
            word = self.tokens.tags.at(last.end)
            if not word or (word.start, word.end) != (last.end, stop) or self.endings.ends(name):
                continue
            if word.tag == "LOC" or (word.tag[:1] == "n" and not self.tokens.words.at(stop - 1)):
                rare = True
            else:
                rare = word.tag[:1] == "n" and not self.tokens.words.fits(last.end, stop)
            found = [self.gazetteer.villages_in(name, f.unit, "社区") for f in last.forms]
            if rare and any(len(codes) == 1 for codes in found):
                return Link(last.end, stop, "village", name + "社区", "village")
        return None

    def site(self, links: tuple[Link, ...], limit: int) -> Link | None:
        """Read a site by its ending (华景新城, 浴新南大街99号院, 南京南站)."""
        last = links[-1]
        at = last.end
        match = self.endings.site.match(self.text, at, self.run(at, limit))
        if not match or last.level == "country":
            return None
        base, kind = match["base"], self.endings.sites[match["ending"]].kind
        joined = self.joins(last, base, kind, match)
        if joined is None:
            return None
        start = self.named_from(links, kind) if joined else at
        level = self.endings.sites[match["ending"]].level
        return Link(at, match.end(), "site", self.text[start : match.end()], level)

    def named_from(self, links: tuple[Link, ...], kind: str) -> int:
        """Give where a site's name starts that takes in the links before it (广州白云机场)."""
        start = links[-1].start
        for outer, inner in zip(links[-2::-1], links[:0:-1], strict=False):
            short = inner.kind == "unit" and not self.is_full(outer) and not self.is_full(inner)
            if kind != "hub" or not short or outer.level != "city":
                break
            start = outer.start
        return start

    def joins(self, last: Link, base: str, kind: str, match: re.Match[str]) -> bool | None:
        """Say whether the site's name takes in the link before it; None when it is no name."""
        common = base not in DIRECTIONS and self.common(match.start(), len(base))
        if kind == "hub" and (common or (not base and len(match["ending"]) < 2)):
            return None
        if kind in ("hub", "park") and not base and last.kind == "unit":
            return True if last.level in ("city", "province", "county") else None
        if kind == "hub" and last.kind == "unit" and len(base) < 5 and self.fit(match):
            return last.level in ("city", "province", "county") and not self.is_full(last)
        tail = last.kind in ("village", "site")
        if COUNTED_BASE.match(base):
            return None
        if not base and kind == "area":
            return True if last.kind == "unit" and not self.is_full(last) else None
        if not base:
            return True if tail and kind in ("building", "park", "works", "road") else None
        if kind == "area":
            return (
                True
                if base in DIRECTIONS and last.kind == "unit"
                else False
                if self.fit(match)
                else None
            )
        if self.opens_with_village(last, base):
            return False
        if base in self.endings.bases or (common and kind in ("point", "park", "building")):
            return True if last.kind == "village" and kind == "point" else None
        if kind == "road" and len(base) > 4 and not match["number"]:
            return None
        return False if self.fit(match) else None

    def common(self, at: int, length: int) -> bool:
        """Say whether a base is made of common words: so tagged, and known to the segmenter."""
        tags = self.tokens.tags.between(at, at + length) if length else []
        words = self.tokens.words.between(at, at + length) if length else []
        known = all(word.end - word.start > 1 for word in words)
        return bool(tags) and known and all(word.tag in COMMON_TAGS for word in tags)

    def opens_with_village(self, last: Link, base: str) -> bool:
        """Say whether a site's name starts with a village of its division (坝光防疫检查点)."""
        if last.kind != "unit" or last.level not in ("county", "township"):
            return False
        heads = [base[:stop] for stop in range(min(len(base), 5), 1, -1)]
        return any(self.gazetteer.villages_in(h, f.unit) for h in heads for f in last.forms)

    def fit(self, match: re.Match[str]) -> bool:
        """Say whether no word breaks the run of a name; a person may have given it (罗氏大祠堂)."""
        but = frozenset({"PER", "ORG", "v"}) if match["number"] else frozenset({"PER", "ORG"})
        return self.tokens.run_end(match.start(), match.end(), but) == match.end()

    def is_full(self, link: Link) -> bool:
        """Say whether a link is written with its level word."""
        return any(form.full for form in link.forms)

    def word(self, links: tuple[Link, ...], limit: int) -> Link | None:
        """Read the rest of the tagger's LOC word as a site (重庆解放碑)."""
        last = links[-1]
        word = self.tokens.place_word(last.end)
        if last.level == "country" or not word or word.end > limit or last.kind == "site":
            return None
        name = self.text[last.end : word.end]
        if self.endings.plain(name) or not RUN.fullmatch(name) or BODY.search(name):
            return None
        if COUNTED.match(name):
            return None
        return Link(last.end, word.end, "site", name, self.level(name))

    def level(self, name: str) -> PlaceLevel:
        """Give the level that the ending of a name says; a site when none does."""
        level = level_by_word(name)
        if level:
            return level
        match = self.endings.any_ending.search(name)
        return self.endings.sites[match[0]].level if match and match.start() else "poi"
