"""Say whether a chain that the gazetteer knows stands in the text as a place."""

import re

from extract.gazetteer import Gazetteer
from extract.places.around import COMPANY, Around
from extract.places.chain import LISTED, Link
from extract.places.hits import Hits
from extract.places.lists import Lists
from extract.places.tails import Tails
from extract.places.tokens import Standing, Tokens
from extract.places.towns import GOING
from schemas.text import Word

TOWN_WORD = re.compile("(?:街道|[镇乡]|苏木)$")
# 南京路, 朝阳新村
ROAD = frozenset({"road", "home"})

NATURE = re.compile(
    "[阁寺庙宫殿陵亭祠庵湖岛峰岭](?![南北西东州])|[路街][上边]|街道|[镇乡](?![长上村里间下])"
    "|[楼苑邨](?![市盘房宇面梯道层顶下上价堂])"
    "|里(?=里?[长民、，。]|$)"
)
# 榆林阁, 嘉兴楼
BUILDING = re.compile(
    "[阁轩苑邨楼](?![市盘房宇面梯道层顶下上价堂])[、，。一二三四五六七八九十0-9A-Z]|[阁轩苑邨][^老]|[路街][上边]"
)
# 开罗老城区, 建设新市区
OLD_TOWN = frozenset({"老城区", "新市区", "桥头区", "大树区"})
GONE = re.compile("(?:[在到去赴至来从自离抵回驻往]|来自|前往|位于|^|[。\\n])$")
BODY_AFTER = re.compile(
    "[小中大]学|学[校院]|幼儿园|公司|集团|合作社|[农林牧渔茶]场|精神|模式|品牌|牌"
)
WEB = re.compile("网(?:讯|消息|[0-9])")  # 金山网讯
DIVIDED = re.compile("(?:社区|街道)$")
SHOP = re.compile("超市|菜场|大?药[房店]|大酒店|股份|实业")  # 三江超市
BEARING = re.compile("[0-9约偏风角坡侧]|方[向位]|向[0-9]")  # 西南78公里处, 西北风
NAMELIKE = frozenset({"n", "nr", "nz", "nw", "PER"})
BODIES = frozenset({"natural", "country", "region"})
# after a name that is an everyday word too: nothing but an end or a verb says that it is a place
PLACELIKE = re.compile(
    "$|[、，。；：！？（）()\\s]|[等的境籍人](?!大|民)|当地|一带|附近|全境|境内|[县市区]|举[行办]|召开|开[幕工]|警方|法院|农民|居民"
)


class Judge:
    """What one page says for and against its chains.

    `seen` are the units that the page names for certain, `last` the chain found last.
    """

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, tails: Tails, hits: Hits) -> None:
        self.text = tokens.text
        self.tokens = tokens
        self.gazetteer = gazetteer
        self.tails = tails
        self.hits = hits
        self.common = gazetteer.endings.common
        self.marks = tails.signs.at_marks
        self.around = Around(tokens)
        self.lists = Lists(self.text, gazetteer, hits)
        self.seen: set[int] = set()
        self.last: tuple[Link, ...] = ()

    def accept(self, links: tuple[Link, ...]) -> bool:
        """Say whether a chain is a place by its own names."""
        first = links[0]
        word = self.tokens.tags.at(first.start)
        person = word and word.tag == "PER" and word.end >= first.end
        if person and first.end - first.start < 4 and not self.town_named(first):
            # 静乐、宁武、神池
            listed = first.level in ("county", "city") and self.sibling(first)
            return listed or self.named_whole(first) or self.around.capital(first)
        full = first.full
        if full and first.end - first.start > 2:
            named = len(links) > 1 or self.by_level_word(first)
            return named and not self.torn(first) and not self.company(first)
        if self.around.dateline(first):
            return True
        if first.level == "city" and BUILDING.match(self.text, first.end):
            return False
        if first.level == "county" and self.stranded(first):
            return False  # 无锡马山 is not 马山县, nor are 7个道县 of 道县
        if self.overrun(first) or (first.level == "county" and self.featured(first)):
            return False  # 兴隆湖, 海城路上
        # 和林格尔 is cut into 和 and 林格尔; no other word is that long
        if len(first.forms) == 1 and first.level == "county" and first.end - first.start > 3:
            return True
        standing = self.tokens.standing_of(word, first.start, first.end)
        if self.weak(first) and len(links) == 1:
            return self.spoken_for(first)
        if standing == "no" and self.around.in_event(first, word):
            return True
        if standing == "no" and not self.town_named(first):
            told = self.city_list(first) or self.gone_to(first) or self.named_whole(first)
            return told or self.named_before(links)
        listed = self.text[first.start] in LISTED and self.around.conjunction(first)
        if listed or self.company(first):
            return False
        if first.level in BODIES and self.around.in_body(first, word):
            return False
        if first.level == "region" and BEARING.match(self.text, first.end):
            return first.name[:2] not in ("东北", "西北", "东南", "西南")
        return len(links) > 1 or self.short(first, standing, word)

    def company(self, link: Link) -> bool:
        """Say whether a company has the name of an ocean or a city abroad (太平洋产险)."""
        foreign = link.level == "city" and bool(link.forms) and self.abroad(link)
        named = foreign or link.level == "natural"
        return named and COMPANY.match(self.text, link.end) is not None

    def short(self, first: Link, standing: Standing, word: Word | None) -> bool:
        """Say whether a short name alone is a place."""
        full = first.full
        wide = not full or first.level == "natural"  # 黄河路
        if wide and first.end in self.marks and self.tails.names_site(first.end, ROAD):
            return False
        if first.level in ("country", "province", "region", "natural"):
            return self.around.quarter(first)
        if full:
            return self.text[first.end - 1] != "区" or self.sibling(first)
        if self.tails.names_village(first.start, first.end):
            return False
        if first.level == "city":
            return standing == "place" or word is None or word.tag != "n" or self.sibling(first)
        if self.tails.names_site(first.end) and self.text[first.start - 1] not in "至到—":
            return False  # but 岑溪至大新公路
        sure = len(first.forms) == 1 and first.end - first.start > 2
        seen = any(form.unit in self.seen for form in first.forms)
        if first.level == "township":
            seen = seen and self.bare_town(first)
            if self.is_street(first):
                return self.bare_town(first)
        return standing == "place" or sure or seen or self.sibling(first)

    def stranded(self, link: Link) -> bool:
        """Say whether a short name is counted, or follows a division that does not hold it."""
        if link.end - link.start == 2 and self.text[link.start - 1 : link.start] == "个":
            return True
        seen = any(form.unit in self.seen for form in link.forms)
        if not seen and DIVIDED.search(self.text, max(link.start - 2, 0), link.start):
            return True  # 玉壶社区龙潭映翠苑小区 has nothing of 龙潭区
        before = self.last[-1] if self.last else None
        if not before or before.end != link.start or before.kind != "unit":
            return False
        if before.level not in ("city", "county") and not self.abroad(before):
            return False
        line = self.gazetteer.line
        return not any(f.unit in line(form.unit) for f in before.forms for form in link.forms)

    def abroad(self, link: Link) -> bool:
        """Say whether a link is a division or region of another country (苏门答腊巴东市)."""
        unit = link.forms[0].unit
        return not self.gazetteer.codes[unit] and not self.gazetteer.holds(0, unit)

    def featured(self, link: Link) -> bool:
        """Say whether a county's short name is the head of a lake's, river's or temple's name."""
        if NATURE.match(self.text, link.end) or WEB.match(self.text, link.end):
            return True
        if SHOP.match(self.text, link.end):
            return not any(form.unit in self.seen for form in link.forms)
        river = self.text[link.end : link.end + 1] in ("河", "江")
        return river and not any(form.unit in self.seen for form in link.forms)

    def overrun(self, link: Link) -> bool:
        """Say whether a whole name starts inside a short one (the 江油市 in 武都镇江油市).

        Or what the page has named before: 东洛岛 in 连江东洛岛 leaves no 江东.
        """
        inner = range(link.start + 1, link.end)
        if not self.hits.strong_starts.isdisjoint(inner):
            return True
        return any(self.named_at(at, link.end) for at in inner if at in self.hits.echoes)

    def named_at(self, start: int, stop: int) -> bool:
        """Say whether something of three characters or more, named before, runs on after `stop`."""
        ends = [hit.end for hit in self.hits.at.get(start, ()) if hit.echo]
        return any(end > max(stop, start + 2) for end in ends)

    def weak(self, link: Link) -> bool:
        """Say whether a county's short name is an everyday word too (会同, 合作, 光明)."""
        if link.level not in ("county", "city") or link.full:
            return False
        return self.text[link.start : link.end] in self.gazetteer.endings.words

    def spoken_for(self, link: Link) -> bool:
        """Say whether the page or the words around it speak for a name that is a word too."""
        if self.tails.names_site(link.end) or self.tails.names_village(link.start, link.end):
            return False
        standing = self.tokens.standing(link.start, link.end)
        parents = {self.gazetteer.parents[form.unit] for form in link.forms}
        listed = self.sibling(link)
        if self.lists.amid(link, self.last):
            return True
        if listed or any(f.unit in self.seen for f in link.forms):
            return standing != "no" or self.gone_to(link)
        if parents & self.seen:
            return standing == "place"
        word = self.tokens.tags.at(link.start)
        if not word or word.tag != "LOC" or word.start != link.start or word.end != link.end:
            return False
        before = self.text[max(link.start - 2, 0) : link.start]
        return bool(GONE.search(before) and PLACELIKE.match(self.text, link.end))

    def named_before(self, links: tuple[Link, ...]) -> bool:
        """Say whether a chain of short names is of units the page names (来安汊河, 连江东洛岛)."""
        units = [link for link in links if link.kind == "unit"]
        first = links[0]
        holds = len(units) > 1 or (first.level == "county" and self.named_at(first.end, first.end))
        return holds and all(any(f.unit in self.seen for f in u.forms) for u in units)

    def city_list(self, link: Link) -> bool:
        """Say whether a short name stands in a list of counties of a city that the page names."""
        parents = {self.gazetteer.parents[form.unit] for form in link.forms}
        inner = link.level in ("county", "city")  # of a province, as well as of a city
        return inner and bool(parents & self.seen) and self.sibling(link)

    def sibling(self, link: Link) -> bool:
        """Say whether a short name stands in a list beside one of the same city (静乐、宁武)."""
        return self.lists.sibling(link, self.last)

    def gone_to(self, link: Link) -> bool:
        """Say whether a county that the page names stands after a verb of going (来偏关人员)."""
        span = (link.start, link.end)
        alone = self.tokens.tags.fits(*span) or self.tokens.words.fits(*span)
        seen = link.level == "county" and any(form.unit in self.seen for form in link.forms)
        return alone and seen and self.text[link.start - 1 : link.start] in GOING

    def named_whole(self, link: Link) -> bool:
        """Say whether a county's short name, a word of the segmenter's, is named whole elsewhere.

        左云矿难 on a page of 左云县, where the tagger cuts 左云矿.
        """
        if link.level != "county" or link.full or link.end - link.start > 3:
            return False
        cut = self.tokens.words.at(link.start)
        if not cut or cut[:2] != (link.start, link.end):
            return False
        name = self.text[link.start : link.end]
        seen = any(form.unit in self.seen for form in link.forms)
        return seen and any(name + word in self.text for word in "县市区旗")

    def town_named(self, link: Link) -> bool:
        """Say whether a link is a township of the page whose bare name is taken for a person."""
        if link.level != "township" or not any(form.unit in self.seen for form in link.forms):
            return False
        return self.bare_town(link)

    def bare_town(self, link: Link) -> bool:
        """Say whether the bare name of a township that the page names stands for it (布吉)."""
        word = self.tokens.tags.at(link.start)
        if not word or word.start != link.start:
            return False
        if self.is_street(link):
            return any(self.tails.towns.street_town(link.end, form.unit) for form in link.forms)
        if word.tag == "LOC":
            # 东新园小区 does not lie in 东新街道 by its name; 布吉东心岭 is named before
            after = any(hit.echo for hit in self.hits.at.get(link.end, ()))
            return after or self.tokens.edge(link.end)
        return word.end == link.end and self.text[link.start : link.end] not in self.common

    def is_street(self, link: Link) -> bool:
        """Say whether a link is a subdistrict written as the road is (建安街 for 建安街道)."""
        name = self.text[link.start : link.end] + "道"
        return any(self.gazetteer.names[form.unit] == name for form in link.forms)

    def by_level_word(self, link: Link) -> bool:
        """Say whether a full name alone is a place: by its level word, or as the tagger has it."""
        if self.text[link.start : link.end] in OLD_TOWN:
            return self.sibling(link) or any(form.unit in self.seen for form in link.forms)
        if link.kind == "echo" or link.level != "township" or TOWN_WORD.search(link.name):
            return True
        if any(self.gazetteer.level(form.unit) == "region" for form in link.forms):
            return True  # 松山湖
        return self.tokens.standing(link.start, link.end) == "place" and len(link.name) > 3

    def accept_echo(self, link: Link) -> bool:
        """Say whether what the page named before is named again; a bare village needs the tagger.

        槎桥 after 槎桥村 is the village where the tagger takes it for a place.
        """
        name = self.text[link.start : link.end]
        if link.level == "village" and link.name in (name + "村", name + "社区"):
            span = (link.start, link.end)
            word, cut = self.tokens.tags.at(link.start), self.tokens.words.at(link.start)
            after = self.tails.names_site(link.end) or BODY_AFTER.match(self.text, link.end)
            if not word or word[:2] != span or after:
                return False
            if word.tag != "LOC" and (word.tag not in NAMELIKE or (cut and cut[:2] == span)):
                return False
        return not self.torn(link)

    def torn(self, link: Link) -> bool:
        """Say whether words of both cuts run over the left edge."""
        if link.end - link.start > 3 and link.level != "township":
            return False
        cuts = [cut.at(link.start) for cut in (self.tokens.tags, self.tokens.words)]
        words = [word for word in cuts if word]
        return bool(words) and all(word.start < link.start for word in words)
