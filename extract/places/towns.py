"""Townships after the divisions of a chain, and when a bare name or a street stands for one."""

import re

from extract.gazetteer import Gazetteer
from extract.gazetteer.endings import HAN
from extract.gazetteer.units import Form
from extract.places.chain import Link
from extract.places.signs import Signs
from extract.places.sites import Sites
from extract.places.tokens import Tokens

TOWN = re.compile(
    f"[{HAN}]{{1,5}}?(?:街道|(?<!小)镇|(?<![之老同侨家故返离还])乡|苏木)(?!长|上|内|里|亲|下|村|党|政|办|人|镇)"
)
# 布吉社区 is not 布吉街道 and 社区
TOWN_WORD = re.compile("街道|[镇乡](?![长上村里间])")
AFTER_BARE = re.compile(
    "社区|居委会|村|小区|花园|新城|[大东西南北中]?[路街道]|站|桥|湖|水库|江(?!苏)|溪"
)
# 中南街社工站, 民主街江南社区: the street is a subdistrict
OF_TOWN = re.compile(
    f"[{HAN}0-9]{{1,7}}(?:社区|居委会|村)|党工委|纪工委|办|社工|司法所|派出所|市场监管|卫生服务|综治|政府|干部|人大|城管|辖区|下辖|工委|团工委"
)
GOING = frozenset("到去赴至来进入回驻在从向往离抵对")
NAMELIKE = frozenset(("PER", "nz", "nw", "nr"))
OFFICE = re.compile("(?:街道)?办事处|街道办|党工委|纪工委")
# 礼让街办事处七一路西社区: the street that has an office is a subdistrict
OFFICE_TOWN = re.compile(
    f"[{HAN}]{{1,5}}?(?:街道?|路|镇|乡)(?=办(?:事处)?[{HAN}0-9]{{1,8}}?(?:社区|居委会|村))"
)
# 龙山公园, 朝阳路, 解放碑步行街 name a site, not a district
NO_DISTRICT = frozenset({"park", "road", "home", "building", "works", "line"})
# after these nothing is read without an ending but the rest of a place word
# 一城镇, 德龙省城镇: no name of a town
NO_TOWN = re.compile(
    f"[一二三四五六七八九十两几多各]+[省市州县区]|[一两某各该每几][个座]?[小城古集]?[镇乡]$|[{HAN}]{{2,4}}[省州]"
)


ROAD_END = re.compile("[路巷]$|大道$")  # 斜土路 is 斜土路街道 only where that is said


class Towns:
    """Reads the townships of one page."""

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, signs: Signs, sites: Sites) -> None:
        self.tokens = tokens
        self.text = tokens.text
        self.gazetteer = gazetteer
        self.endings = gazetteer.endings
        self.signs = signs
        self.sites = sites

    def town(self, links: tuple[Link, ...], limit: int) -> Link | None:
        """Read a township: one of the county's short forms, or one the data does not have."""
        last = links[-1]
        at = last.end
        if last.kind == "unit" and self.gazetteer.level(last.forms[0].unit) == "country":
            return None
        end = limit if last.kind == "unit" else self.sites.run(at, len(self.text))
        known = self.known_town(last, at, end)
        if known:
            return known
        match = OFFICE_TOWN.match(self.text, at, end) or TOWN.match(
            self.text, at, self.tokens.run_end(at, end)
        )
        if not match or (last.level == "city" and last.kind == "unit" and match.end() - at < 3):
            return None
        if self.endings.plain(match[0]) or match[0][:-1] in self.endings.bases:
            return None
        if last.level == "region" and NO_TOWN.match(match[0]):
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
                if unit is not None and (
                    self.bare_town(at, stop, unit) or self.gone_to(last, at, stop)
                ):
                    name = self.gazetteer.names[unit]
                    return Link(at, stop, "unit", name, "township", (Form(unit, False),))
        return None

    def gone_to(self, last: Link, at: int, stop: int) -> bool:
        """Say whether one goes to a town that the tagger takes for a person (开往乐东黄流)."""
        word = self.tokens.tags.at(at)
        named = word is not None and word[:2] == (at, stop) and word.tag in NAMELIKE
        ends = self.text[stop : stop + 1] in ("的", "、", "，", "。", "）", "")
        return named and ends and self.text[max(last.start - 1, 0)] in GOING

    def bare_town(self, at: int, stop: int, unit: int) -> bool:
        """Say whether a form of a township stands for it here."""
        name = self.gazetteer.names[unit]
        if self.text[at:stop] == name or OFFICE.match(self.text, stop):
            return True
        if self.text[at:stop] + "道" == name or ROAD_END.search(self.text[at:stop]):
            return self.street_town(stop, unit)
        if AFTER_BARE.match(self.text, stop) or self.names_site(stop, NO_DISTRICT | {"hub"}):
            return False
        return self.tokens.standing(at, stop) == "place"

    def street_town(self, stop: int, unit: int) -> bool:
        """Say whether a name in 街 is the subdistrict, as Canton and Wuhan say, and not the road.

        What follows may tell (民主街江南社区), or the page, which says 街道 elsewhere.
        """
        if self.text[stop : stop + 1] in ("头", "上", "区", "舞", "坊"):
            return False
        southern = self.text[stop - 1] == "街" and self.gazetteer.codes[unit].startswith(
            ("44", "4201")
        )
        whole = self.gazetteer.names[unit] in self.text
        return southern or whole or bool(OF_TOWN.match(self.text, stop))

    def names_site(self, at: int, kinds: frozenset[str] = NO_DISTRICT) -> bool:
        """Say whether a site's ending stands here, so that the name before it is the site's."""
        site = self.endings.site.match(self.text, at) if at in self.signs.at_marks else None
        if not site or site["base"]:
            return False
        return self.endings.sites[site["ending"]].kind in kinds
