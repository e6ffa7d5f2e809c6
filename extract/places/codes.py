"""Turn settled units into what a row says: codes, names of the levels, coordinates."""

import re
from typing import NamedTuple

from extract.gazetteer import Gazetteer
from extract.places.chain import Chain, Link
from schemas.mentions import PlaceLevel

STREET = re.compile("街(?:小区)?$")  # 建安街 need not lie in 建安街道
TOWN_WORD = re.compile("(?:街道|[镇乡])$")


class Meaning(NamedTuple):
    """What a chain's divisions mean: one unit when settled, and what decided."""

    units: tuple[int, ...]
    basis: str
    scores: dict[int, float]


class Where(NamedTuple):
    """The columns of a place that say where it is."""

    province: str = ""
    city: str = ""
    county: str = ""
    township: str = ""
    longitude: float | None = None
    latitude: float | None = None


class Codes:
    """Reads codes and columns off the gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def code(self, chain: Chain, unit: int) -> str:
        """Give the code of the smallest division that the chain names inside a unit."""
        tails = [link for link in chain.links if link.kind != "unit"]
        code = self.gazetteer.codes[unit] or self.around(chain, unit)
        for link in tails:
            if link.kind == "village":
                found = self.village_codes(link, unit)
                # 布吉社区壹村: a village inside a community has no code of its own
                code = found[0] if len(found) == 1 else code if len(code) == 12 else ""
            elif link.kind == "town":
                code = self.other_town(link, unit)
            elif link.kind == "site" and chain.units and 0 < len(code) < 12:
                code = self.site_division(link, unit) or code
            if not code:
                return ""
        return code

    def around(self, chain: Chain, unit: int) -> str:
        """Give the code of the division named before a river or region (武汉长江大桥)."""
        before = [link.forms[0].unit for link in chain.units[:-1] if len(link.forms) == 1]
        if self.gazetteer.level(unit) not in ("natural", "region") or not before:
            return ""
        return self.gazetteer.codes[before[-1]]

    def local(self, link: Link) -> bool:
        """Say whether a link is of the kind that inherits from a list: no airport, no bare name."""
        ending = self.gazetteer.endings.ending(link.name)
        if link.kind != "site" or not ending:
            return link.kind != "site"
        return self.gazetteer.endings.sites[ending].kind not in ("hub", "nature")

    def village_codes(self, link: Link, unit: int) -> list[str]:
        """Give the codes of a village link in a unit."""
        for ending in ("社区", "居委会", "村"):
            base = link.name.removesuffix(ending)
            if base != link.name:
                found = self.gazetteer.villages_in(base, unit, ending)
                return found or self.gazetteer.villages_in(link.name, unit, ending)
        return self.gazetteer.villages_in(link.name, unit)

    def other_town(self, link: Link, unit: int) -> str:
        """Give the code of a township that has another level word today (蒋村乡, now 蒋村镇)."""
        base = TOWN_WORD.sub("", link.name)
        lowest = self.gazetteer.lowest(unit) or self.level(unit) != "city"
        counties = (unit,) if lowest else self.gazetteer.inner.get(unit, ())
        towns = [self.gazetteer.town_forms(county) for county in counties]
        found = {t for forms in towns for t in (forms.get(base), forms.get(link.name)) if t}
        return self.gazetteer.codes[found.pop()] if len(found) == 1 else ""

    def level(self, unit: int) -> PlaceLevel:
        """Give the level of a unit."""
        return self.gazetteer.level(unit)

    def site_division(self, link: Link, unit: int) -> str:
        """Give the code of the township or village whose name opens the site's (坝光防疫检查点)."""
        if self.gazetteer.level(unit) not in ("county", "township"):
            return ""
        towns = {} if STREET.search(link.name) else self.gazetteer.town_forms(unit)
        # 南山科技园 in 南山区 is not for that in 南山街道
        if link.name.startswith(tuple(self.gazetteer.shortener.shorten(*self.called(unit)))):
            return ""
        for stop in range(min(len(link.name), 7), 1, -1):
            if link.name[:stop] in towns:
                return self.gazetteer.codes[towns[link.name[:stop]]]
            found = self.gazetteer.villages_in(link.name[:stop].removesuffix("村"), unit, "社区")
            if found:
                return found[0] if len(found) == 1 else ""
        return ""

    def called(self, unit: int) -> tuple[str, PlaceLevel]:
        """Give a unit's name and level."""
        return self.gazetteer.names[unit], self.gazetteer.level(unit)

    def losers(self, meaning: Meaning, unit: int | None) -> tuple[str, ...]:
        """Give the refused candidates, the best first, each with its score."""
        others = sorted((u for u in meaning.scores if u != unit), key=lambda u: -meaning.scores[u])
        others = others or [u for u in meaning.units if u != unit]
        return tuple(
            f"{self.gazetteer.codes[u]}:{meaning.scores.get(u, 0.0):.2f}"
            for u in others[:10]
            if self.gazetteer.codes[u]
        )

    def where(self, meaning: Meaning, code: str) -> Where:
        """Give the names of the divisions that hold the place, where all candidates agree."""
        if len(code) > 6:
            return self.where_code(code)
        names = [self.level_names(unit) for unit in meaning.units]
        same: list[str] = [
            here[0] if len(set(here)) == 1 else "" for here in zip(*names, strict=True)
        ]
        where = Where(same[0], same[1], same[2], same[3]) if same else Where()
        if len(meaning.units) != 1 or meaning.units[0] >= len(self.gazetteer.upper):
            return where
        place = self.gazetteer.upper[meaning.units[0]]
        if place.code != code:
            return where
        return where._replace(longitude=place.longitude, latitude=place.latitude)

    def level_names(self, unit: int) -> tuple[str, str, str, str]:
        """Give the province, city, county and township that a unit is or lies in."""
        line = {self.gazetteer.level(u): self.gazetteer.names[u] for u in self.gazetteer.line(unit)}
        get = line.get
        return get("province", ""), get("city", ""), get("county", ""), get("township", "")

    def where_code(self, code: str) -> Where:
        """Give the columns of a code that is finer than the chain's units."""
        return Where(*self.level_names(self.gazetteer.town_of(code[:9])))
