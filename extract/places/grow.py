"""Grow a chain from the name it begins with: the divisions that follow and lie inside."""

import re

from extract.gazetteer import Gazetteer
from extract.gazetteer.units import Form
from extract.places.chain import Link
from extract.places.hits import Hit, Hits
from extract.places.judge import ROAD, Judge
from extract.places.tails import Tails
from extract.places.tokens import Tokens
from extract.places.towns import AFTER_BARE
from schemas.mentions import PlaceLevel

# 武汉市民, 泗阳县城: the level word opens the next word
CUT_LEVEL = re.compile(
    "市(?=民(?!政|族|宗|间)|场|值|容|井|郊(?!区)|内|面|花|树|歌|级|区(?!.{0,6}(?:街道|社区)))|县(?=城(?!乡|管|建|投|关|东|西|南|北|郊|厢|隍)|域|内|乡|级)"
    "|省(?=内|会|城|际|道|份|钱|力|级)|区(?=内|域|间|块|别|级|位)|村(?=民|庄|落|屋)|镇(?=上|内|区)"
    "|乡(?=村|亲|下|镇)|州(?=内|长)|国(?=家|内|际|民|会|籍|产|土|外|务|防|企|情)"
)
FOREIGN_LEVEL = re.compile("(?<!市)[州省邦市府](?![长级会内府民场中政郊区委])")
AREA = re.compile("地区(?!性|差|冲突|局势|安全|形势|事务|组织|国家)")
NATIVE = re.compile("人[，,。、；;）)]|籍")  # 河北永年人
FILLER = re.compile(
    "[东西南北中]{1,2}部|市辖区|县(?=[\u4e00-\u9fff]{1,4}[县区])| (?=[\u4e00-\u9fff])"
)
FILLED = "市县 东西南北中"
DEPTH = 6
RUNS_ON = re.compile("[\u4e00-\u9fff]{1,2}(?:岛|屿|镇|乡)(?![长亲村下里上])")
QUARTER = re.compile("(?:[东西][南北]|华[东南西北中])地区")
BEARING = re.compile("[0-9部角侧亚方向风约虎豹]|边(?![陲疆境])|[师工农民交财]大|大学")
PART = re.compile("^[\u4e00-\u9fff][东西南北中]{1,2}$")  # a part of a province: 粤北, 赣南
COUNTY = re.compile("([\u4e00-\u9fff]{2,3})[区县市]")
# 蒋村乡 is not 蒋村镇 and 乡: what follows the divisions reads it
TOWN_OR_SITE = re.compile(f"{AFTER_BARE.pattern}|[镇乡](?![长上村里间])")


class Grower:
    """Makes the links of one page's hits, and chains of those that lie inside each other."""

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, judge: Judge, hits: Hits) -> None:
        self.text = tokens.text
        self.tokens = tokens
        self.gazetteer = gazetteer
        self.tails: Tails = judge.tails
        self.at = hits.at
        self.seen = judge.seen

    def link(self, start: int, hit: Hit, forms: tuple[Form, ...] = ()) -> Link:
        """Make the link of a hit."""
        if hit.echo:
            return hit.echo._replace(start=start, end=hit.end)
        reading = hit.reading
        if forms and forms is not reading.forms:
            reading = self.gazetteer.largest(forms)
        end = hit.end
        forms = reading.forms
        prefecture = reading.level == "province" and self.text.startswith("市", end)  # 德岛市
        if (reading.level == "city" or prefecture) and FOREIGN_LEVEL.match(self.text, end):
            unit = reading.forms[0].unit
            if not self.gazetteer.codes[unit] and self.gazetteer.parents[unit] > 0:
                name = self.text[start : end + 1]  # 喀土穆州, 西哈努克省, 达累斯萨拉姆市
                level: PlaceLevel = "city" if name.endswith("市") else "province"
                return Link(start, end + 1, "town", name, level)
        if reading.level == "city" and AREA.match(self.text, end):
            unit = reading.forms[0].unit
            if not self.gazetteer.codes[unit] and self.gazetteer.parents[unit] > 0:
                return Link(
                    start, end + 2, "town", self.text[start : end + 2], "region"
                )  # 奎达地区
        if end - start > 2 and CUT_LEVEL.match(self.text, end - 1) and not self.long_hit(end):
            end -= 1
            forms = tuple(form._replace(full=False) for form in forms)
        return Link(start, end, "unit", reading.name, reading.level, forms)

    def long_hit(self, at: int) -> bool:
        """Say whether a name of three characters or more starts here (海东市民和县)."""
        return any(hit.end - at > 2 for hit in self.at.get(at, ()))

    def grow(self, links: tuple[Link, ...]) -> tuple[Link, ...]:
        """Add the divisions that follow without a break and lie inside."""
        last = links[-1]
        if last.kind == "echo" or len(links) > DEPTH:
            return links
        filler = (
            FILLER.match(self.text, last.end)
            if self.text[last.end : last.end + 1] in FILLED
            else None
        )
        start = filler.end() if filler else last.end
        best = links
        for hit in self.at.get(start, ()):
            if self.natural(hit) and best is links:
                best = self.feature(links, start, hit)
                if hit.end > start + 2:
                    break  # 江西鄱阳湖 is not 鄱阳县
            link = self.inner(links[0].start, last, start, hit)
            if link and (not filler or filler[0] != " " or self.text[link.end - 1] in "省市区县"):
                longer = self.grow((*links, link))
                best = longer if longer[-1].end > best[-1].end else best
        return best if len(best) > len(links) else self.near_name(links)

    def natural(self, hit: Hit) -> bool:
        """Say whether a hit can only be a river, a lake or a region."""
        if hit.echo or hit.reading.level not in ("natural", "region"):
            return False
        return not self.tails.names_site(hit.end, ROAD)  # 绥化市黄河路

    def feature(self, links: tuple[Link, ...], start: int, hit: Hit) -> tuple[Link, ...]:
        """Add a river, lake or region that lies in the division or may (江西鄱阳湖)."""
        last, link = links[-1], self.link(start, hit)
        unit = link.forms[0].unit
        holder = self.gazetteer.parents[unit]
        inside = any(self.gazetteer.holds(form.unit, unit) for form in last.forms)
        quarter = last.level == "country" and self.quarter(last, link)
        loose = holder < 0 and (link.level == "natural" or quarter)
        near = quarter or last.level != "country" or link.end - link.start > 2  # 埃及西奈半岛
        if not near or last.kind != "unit" or not (inside or loose):
            return links
        return (*links, link)

    def quarter(self, last: Link, link: Link) -> bool:
        """Say whether a region of two characters is a quarter of China (中国东北)."""
        named = last.forms[0].unit == 0 and QUARTER.fullmatch(link.name)
        return bool(named) and not BEARING.match(self.text, link.end)

    def short_inside(
        self, first: int, last: Link, start: int, end: int, inner: tuple[Form, ...]
    ) -> bool:
        """Say whether a short name goes on with a chain that began at `first`."""
        if self.tails.known_village(last, start, end):
            return False
        if all(any(form.unit in self.seen for form in forms) for forms in (last.forms, inner)):
            return True  # 来安汊河, each named in full on the page
        # 西藏阿里普兰: a short name between two that hold each other
        if first < last.start and not last.full:
            return True
        if any(hit.forms and self.fitting(inner, hit.forms) for hit in self.at.get(end, ())):
            return True
        if last.level == "province" and len(inner) == 1 and RUNS_ON.match(self.text, end):
            return True  # 福建连江东洛岛, where the tagger sees 江东
        standing = (self.tokens.standing(first, end), self.tokens.standing(start, end))
        return standing != ("no", "no")

    def inner(self, first: int, last: Link, start: int, hit: Hit) -> Link | None:
        """Give the link of a hit that lies inside the link before it."""
        forms = self.fitting(last.forms, hit.reading.forms)
        if not forms:
            return None
        # 山东泰山 is no district of Tai'an
        if last.level == "province" and len(hit.reading.forms) > 1 and not forms[0].full:
            levels = {self.gazetteer.level(form.unit) for form in hit.reading.forms}
            if "natural" in levels and self.gazetteer.names[forms[0].unit].endswith("区"):
                return None
        full = True in [form.full for form in forms]
        if not full and not self.short_inside(first, last, start, hit.end, forms):
            return None
        word = not full and self.text[start : hit.end] in self.gazetteer.endings.words
        if word and self.tokens.place_word(start) is None and not NATIVE.match(self.text, hit.end):
            return None  # 襄樊市公安消防支队
        levels = {self.gazetteer.level(f.unit) for f in forms}
        if levels <= {"region", "natural"}:
            return None
        if levels == {"township"}:
            if TOWN_OR_SITE.match(self.text, hit.end):
                forms = tuple(form for form in forms if form.full)
            if not forms:
                return None
            street = self.text[start : hit.end] + "道" == self.gazetteer.names[forms[0].unit]
            if street and not self.tails.towns.street_town(hit.end, forms[0].unit):
                return None
        return self.link(start, hit, forms)

    def fitting(self, outer: tuple[Form, ...], inner: tuple[Form, ...]) -> tuple[Form, ...]:
        """Give those of some forms that lie in one of others."""
        if len(outer) == 1 and len(inner) == 1:  # as nearly all
            return inner if self.inside(outer[0], inner[0]) else ()
        return tuple(form for form in inner if any(self.inside(f, form) for f in outer))

    def inside(self, outer: Form, inner: Form) -> bool:
        """Say whether a unit lies in another; of a former one, whether in the same province."""
        line = self.gazetteer.line(inner.unit)
        if outer.unit == inner.unit:
            return (not outer.full and inner.full) or bool(outer.name and inner.name)
        if outer.unit in line:
            return outer.unit != 0 or len(line) == 2
        if PART.search(self.gazetteer.names[outer.unit]):  # 粤北韶关
            return self.gazetteer.parents[outer.unit] in line[1:-1]
        if not self.gazetteer.codes[outer.unit] and self.gazetteer.level(outer.unit) == "province":
            return line[-1:] == self.gazetteer.line(outer.unit)[-1:] and len(line) == 2
        # 柳州地区忻城县, 拉萨市林芝县: a unit of old may have lain elsewhere in the province
        if not (outer.name or inner.name) or self.gazetteer.level(inner.unit) != "county":
            return False
        if not inner.full:
            return False
        return self.gazetteer.line(outer.unit)[-2:] == line[-2:]

    def near_name(self, links: tuple[Link, ...]) -> tuple[Link, ...]:
        """Read a county of a city by the head of its name (南京市雨花区 for 雨花台区)."""
        last = links[-1]
        match = COUNTY.match(self.text, last.end) if last.level == "city" else None
        if not match or last.kind != "unit":
            return links
        found = [
            number
            for form in last.forms
            for number in self.gazetteer.inner.get(form.unit, ())
            if self.gazetteer.names[number].startswith(match[1])
        ]
        if len(found) != 1:
            return links
        forms = (Form(found[0], False),)
        name = self.gazetteer.names[found[0]]
        return (*links, Link(match.start(), match.end(), "unit", name, "county", forms))
