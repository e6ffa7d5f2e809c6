"""Sites after the divisions of a chain: which words name one, and what it is called."""

import re

from extract.gazetteer import Gazetteer
from extract.gazetteer.endings import HAN, level_by_word
from extract.places.chain import Link
from extract.places.groups import NUMBERED
from extract.places.tokens import Tokens
from schemas.mentions import PlaceLevel
from schemas.text import Word

RUN_MAX = 16
RUN = re.compile(f"[{HAN}A-Za-z0-9·]{{1,{RUN_MAX}}}")
# bodies and writings, not sites: the tagger's LOC may take in 党工委 or 议定书
BODY = re.compile(
    "(?:[网委局办厅部处科所院校队组会社厂店书约号人籍菜话]|(?<!体育)馆|党建|公司|集团|大学|中学|小学|学校"
    "|中心|机关|政府|议会|国会|内阁|[军战]区|[部州省市县镇村区院会局处队]长|银行|宣言|协定|战役|会战|事件|事变|惨案|精神|经验|模式|时间|时代)$"
)
# 4县, 一栋, 三市县
COUNTED = re.compile("[0-9]|[一二两三四五六七八九十几数]{1,2}(?:.|[省市县区州镇乡村]{2,3})$")
COUNTED_BASE = re.compile("[一二两三四五六七八九十几数多各每某这那该][条个座处家所栋段片类种间]")
# a body or a person stands inside what may look like a site
INNER_BODY = re.compile(
    "某|国有|公安|交警|[厅局署]|消防|分局|派出所|法院|检察|集团|公司|总领事|总理|大使|主任|先生|女士|^地区|整体"
)
COMMON_TAGS = frozenset({"n", "vn", "v", "a", "an", "s", "f"})
ORDINAL = re.compile("第[一二三四五六七八九十]")
# 天坛, 土楼; 国际商贸城, but not 双城
SITE_FINAL = re.compile(
    "[坛楼塔滩宫桥寺庙陵堡碑屯嘴]$|..[城园馆厦湖山岛街巷港湾峡谷洲苑坊营庄关坡坪坝沟]$|^..[门场角口店]$|会堂$"
)
# 沙坡头机场航站楼, 双流体育中心体育场
PART_OF_SITE = frozenset({"站", "体育场", "体育馆", "游泳馆", "航站楼"})
NATURAL = re.compile("[沟崖坡坪梁垭滩坳洼垴坝冲]$")  # 黄崖沟, 龙石坝; a dam is 大坝
OFFICE = re.compile("(?:街道)?办事处|街道办")  # 葵涌办事处银葵路
SCHOOL = re.compile("(?:高级|实验|职业|第[一二三四五六七八九十]+)(?:中学|小学|学校|学院)")
LEVELS = "省市区县州旗镇乡道"
DIRECTIONS = frozenset("东西南北中")
# 法国东南部; the city of 巴基斯坦西南部城市奎达 lies in the country
PART = re.compile("[东西南北中]{1,2}部(?!长|门|队|委|族|落|城市|港口|边境|省份|重镇)")
ABROAD = re.compile(
    f"(?:[东西南北中]部)?(?P<name>[{HAN}·]{{2,10}}?(?<!国防)(?<!外务)(?<!内务)(?<!防卫)(?<!法务)(?<!劳动)(?<!财务)"
    "(?:自治区|大区|地区|[市州省县郡邦镇村岛](?![长内外级区民])))"
)
# 淇河上游南沙水大桥, 甘河洲段长河大堤, 玉京山景乐宫: where it lies, and what it is called
HEAD = re.compile(
    f"[{HAN}]{{1,4}}[河江](?:[上中下]游|[干支]流|沿岸)(?=[{HAN}]{{3}})|[{HAN}]{{2,5}}段(?=[{HAN}]{{3}})"
    f"|[{HAN}]{{1,3}}[山峰岭](?=[{HAN}]{{2,4}}[寺庙宫观庵殿祠阁洞]$)"
)
WORKS = re.compile("[^的修建筑守护沿过上下在到向往从与和及巡查加固]{2,5}")
PORT = re.compile("港(?![人口湾城区交媒股元币府澳深珠式商资企生独警铁务])")  # 上海港
IN_NAME = frozenset({"PER", "ORG"})
IN_ADDRESS = IN_NAME | {"v"}


def own_name(name: str) -> str:
    """Leave out of a site's name the river, stretch or mountain written before it."""
    head = HEAD.match(name)
    return name[head.end() :] if head else name


class Sites:
    """Reads the sites of one page."""

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer) -> None:
        self.tokens = tokens
        self.text = tokens.text
        self.gazetteer = gazetteer
        self.endings = gazetteer.endings

    def run(self, at: int, limit: int) -> int:
        """Give how far names may run from here."""
        match = RUN.match(self.text, at)
        return min(match.end(), limit) if match else at

    def site(self, links: tuple[Link, ...], limit: int) -> Link | None:
        """Read a site by its ending (华景新城, 浴新南大街99号院, 南京南站)."""
        last = links[-1]
        office = OFFICE.match(self.text, last.end) if last.level == "township" else None
        match = self.endings.site.match(self.text, office.end() if office else last.end, limit)
        if not match or (office and not match["base"]):
            return None
        site = self.endings.sites[match["ending"]]
        joined = self.joins(last, match, site.kind)
        if joined is None:
            return None
        joined = joined or bool(SCHOOL.match(match[0]) and last.kind == "unit")
        start = self.named_from(links, site.kind) if joined else match.start()
        name = self.text[start : match.end()]
        if joined and last.kind == "site":
            name = last.name + match[0]  # 忻州高速路口 and 检测服务点
        name = name if joined else own_name(name)
        return Link(last.end, match.end(), "site", name, site.level)

    def named_from(self, links: tuple[Link, ...], kind: str) -> int:
        """Give where a site's name starts that takes in the links before it (广州白云机场)."""
        start = links[-1].start
        for outer, inner in zip(links[-2::-1], links[:0:-1], strict=False):
            short = inner.kind == "unit" and not outer.full and not inner.full
            if kind != "hub" or not short or outer.level != "city":
                break
            start = outer.start
        return start

    def joins(self, last: Link, match: re.Match[str], kind: str) -> bool | None:
        """Say whether the site's name takes in the link before it; None when it is no name."""
        if last.kind == "site" and match[0] in PART_OF_SITE:
            return True
        if (
            match["base"][:1] == "段"  # 株洲至衡阳段朱亭服务区
            or COUNTED_BASE.match(match["base"])
            or INNER_BODY.search(match["base"])
            or (match["base"] and self.endings.plain(match[0]))
        ):
            return None
        if kind == "hub":
            return self.joins_hub(last, match)
        if kind == "area":
            return self.joins_area(last, match)
        inner = self.endings.sites.get(match["base"])
        if inner and inner.kind == "nature" and last.level == "region":
            return True  # 浙西大峡谷景区
        if not match["base"]:
            return self.joins_bare(last, match, kind)
        return self.joins_named(last, match, kind)

    def joins_hub(self, last: Link, match: re.Match[str]) -> bool | None:
        """Judge a station or airport: the city is part of its name (南京南站, not 浦东区南站)."""
        base = match["base"]
        divided = last.kind == "unit" and last.level in ("city", "province", "county")
        if last.level == "township" and not base and match["ending"] in ("站", "车站", "高铁站"):
            return True if last.kind == "unit" and not last.full else None  # 果珠站
        if last.level == "township" and not base and match["ending"].endswith("城口"):
            return True  # 庞家镇出城口
        if last.level == "region" and match["ending"] == "站" and not base:
            return True  # 汉口站
        if last.level == "natural" and not base and match[0] in ("站", "地铁站"):
            return True  # 长城站
        if last.level == "natural" and match["ending"].endswith("桥"):
            return True if not base else None  # 长江二桥
        if not base and PORT.match(self.text, match.start()) and not last.full:
            return True if divided else None
        if base not in DIRECTIONS and (len(base + match["ending"]) < 3 or self.common(match)):
            return True if not base and len(match["ending"]) > 1 and divided else None
        if not base:
            return True if divided else None
        if not self.fit(match):
            return False if self.opens_with_village(last, base) else None
        return divided and len(base) < 5 and not last.full

    def joins_area(self, last: Link, match: re.Match[str]) -> bool | None:
        """Judge an area: 芳村片区, 荔湾北片区, or one with a name of its own."""
        if match["base"] in DIRECTIONS or not match["base"]:
            short = last.kind == "unit" and not last.full
            return True if short or last.level in ("natural", "region") else None
        return False if self.fit(match) else None

    def joins_bare(self, last: Link, match: re.Match[str], kind: str) -> bool | None:
        """Judge an ending without a name: 田心村牌坊, 南山科技园."""
        if kind == "park" and last.kind == "unit":
            if last.full and match["ending"] == "公园":
                return None  # 北京市公园管理中心
            return True if last.level in ("city", "province", "county", "natural") else None
        if match["ending"] in ("收费站", "塔") and last.kind == "unit" and not last.full:
            return True  # 永州收费站, 广州塔
        if kind == "works" and last.level == "natural":
            return True  # 新安江水库
        tail = last.kind in ("village", "site")
        if kind == "home" and last.kind == "site":
            return True
        return True if tail and kind in ("building", "park", "works", "road") else None

    def joins_named(self, last: Link, match: re.Match[str], kind: str) -> bool | None:
        """Judge a site with a name of its own before its ending."""
        base = match["base"]
        if self.opens_with_village(last, base):
            return False
        common = kind in ("point", "park", "building", "line") and self.common(match)
        bare = last.kind == "unit" and self.text[last.end - 1] not in LEVELS
        by_side = kind == "road" or match["ending"] == "收费站"
        if bare and ((by_side and base in DIRECTIONS) or ORDINAL.fullmatch(base)):
            return True  # 雁塔西路, 福岛第一核电站
        if kind == "works" and last.kind == "village" and WORKS.fullmatch(base):
            return False  # 南小营村峪河北支大堤, where the tagger sees 支 as a verb
        if base in self.endings.bases or common:
            return True if last.kind in ("village", "site") and kind == "point" else None
        if kind == "road" and len(base) > 4 and not match["number"]:
            return None
        return False if self.fit(match) else None

    def common(self, match: re.Match[str]) -> bool:
        """Say whether a base is made of common words: so tagged, and known to the segmenter."""
        return self.common_words(*match.span("base"))

    def common_words(self, start: int, end: int) -> bool:
        """Say whether a span is made of common words: so tagged, and known to the segmenter."""
        tags = self.tokens.tags.between(start, end) if start < end else []
        words = self.tokens.words.between(start, end) if start < end else []
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
        words = self.tokens.tags.between(match.start(), match.end())
        if any(word.tag == "ORG" and word.end < match.end() for word in words):
            return False
        if len(words) == 1 and words[0][:2] == match.span() and match.end() - match.start() > 3:
            return True  # 若水佳苑小区, which the tagger takes for a conjunction
        but = IN_ADDRESS if match["number"] else IN_NAME
        return self.tokens.run_end(match.start(), match.end(), but) == match.end()

    def abroad(self, links: tuple[Link, ...], limit: int) -> Link | None:
        """Read a place abroad that no data knows, by its level word (荷兰蒂尔堡市)."""
        last = links[-1]
        if last.kind != "unit" or self.gazetteer.holds(0, last.forms[0].unit):
            return None
        part = PART.match(self.text, last.end)
        if part and last.level == "country":
            name = self.text[last.start : part.end()]  # 法国东南部
            return Link(last.end, part.end(), "site", name, "region")
        word = self.tokens.tags.at(last.end)
        word = word if word and word.tag in ("LOC", "PER") else None
        match = ABROAD.match(self.text, last.end, limit)
        if match and not word and (last.level != "province" or match.end() - last.end > 5):
            return None  # 西爪哇省尖米士县
        if not match or self.endings.plain(match["name"]):
            return None
        run = self.tokens.run_end(match.start("name"), match.end(), IN_NAME)
        if run != match.end():
            return None
        level = level_by_word(match["name"]) or "region"
        return Link(last.end, match.end(), "town", match["name"], level)

    def word(self, links: tuple[Link, ...], limit: int) -> Link | None:
        """Read the rest of the tagger's LOC word as a site (重庆解放碑)."""
        last = links[-1]
        word = self.tokens.place_word(last.end)
        if (
            not word
            or word.end > limit
            or (last.kind == "site" and not NUMBERED.fullmatch(last.name))
        ):
            return None
        name = self.text[last.end : word.end]
        if self.endings.plain(name) or not RUN.fullmatch(name) or BODY.search(name):
            return None
        if self.text[word.end : word.end + 1] == "里" and len(name) == 2:
            return self.ward(links, word)
        some = name[0] in "一某" and self.endings.plain(name[1:])  # 金郝庄镇一村庄
        if COUNTED.match(name) or some or not self.proper_rest(last, word, name):
            return None
        if INNER_BODY.search(name) or name in self.gazetteer.forms:
            return None
        end = word.end
        after = self.endings.site.match(self.text, end, limit)
        if after and not after["base"] and self.endings.sites[after["ending"]].kind == "hub":
            end, name = after.end(), name + after[0]  # 富岭|互通
        ending = self.endings.ending(name)
        short = last.kind == "unit" and (not last.full or last.level == "region")
        if ending and len(name) - len(ending) < 2 and short:
            name = self.text[last.start : word.end]  # 大连湾站
        return Link(last.end, end, "site", name, self.level(name))

    def ward(self, links: tuple[Link, ...], word: Word) -> Link | None:
        """Read a ward of Taiwan (台中市太平区永隆里)."""
        parts = [self.gazetteer.line(form.unit) for form in links[0].forms]
        if not any(self.gazetteer.codes[unit] == "710000" for line in parts for unit in line):
            return None
        name = self.text[word.start : word.end + 1]
        return Link(word.start, word.end + 1, "village", name, "village")

    def proper_rest(self, last: Link, word: Word, name: str) -> bool:
        """Say whether the rest of a place word is a name, and no word that runs on (南亚佛教)."""
        if self.endings.ending(name) or level_by_word(name):
            return True
        abroad = last.kind == "unit" and not self.gazetteer.codes[last.forms[0].unit]
        if abroad and last.level in ("country", "province", "city"):
            return len(name) > 2
        return bool(SITE_FINAL.search(name))

    def level(self, name: str) -> PlaceLevel:
        """Give the level that the ending of a name says; a site when none does."""
        level = level_by_word(name)
        if level:
            return level
        ending = self.endings.ending(name)
        if ending and name != ending:
            return self.endings.sites[ending].level
        if name.endswith(("地区", "山区", "库区", "林区", "港区", "园区")):
            return "region"
        return "county" if name.endswith("区") else "natural" if NATURAL.search(name) else "poi"
