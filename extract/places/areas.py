"""What lies between a township and its villages, and buildings by their number, in a chain."""

import re

from extract.gazetteer.endings import HAN, Endings
from extract.places.chain import Link
from extract.places.tokens import Tokens

# 洋湖乡纪刘工作片东崔村, 城关镇河西管区: parts that a township runs its villages by
AREA = re.compile(
    f"(?P<base>(?:(?![第该各本全个这那此每某一两三四五六七八九十])[{HAN}]){{2,4}}?)"
    "(?:工作片区?|管区|社区片区|农村工作区|党?总支片区|联村片区)(?![域别长])"
)
# 旧镇镇闽福房地产洋底1号楼6楼
BUILDING = re.compile(
    f"(?P<base>[{HAN}·]{{2,12}}?)(?:[0-9]{{1,4}}号)?(?:[0-9]{{1,3}}|[一二三四五六七八九十]{{1,3}}|[A-Z][0-9]?)"
    "(?:号楼|[栋幢](?![高的楼]))(?:[0-9一二三四五六七八九十]{1,2}单元)?"
    "(?:[0-9]{1,4}(?:楼|层|室|户|号房?)?)?"
)
NAMES = frozenset({"PER", "ORG"})
COUNTED = re.compile("[共有建成完工达约近超逾余多第、的和与及在将了每]|楼房|住宅$")


def area(tokens: Tokens, endings: Endings, links: tuple[Link, ...], limit: int) -> Link | None:
    """Read the part of a township or county that holds some of its villages."""
    last = links[-1]
    match = AREA.match(tokens.text, last.end)
    if not match or last.kind not in ("unit", "town") or endings.plain(match["base"]):
        return None
    if tokens.run_end(last.end, match.end("base"), NAMES) < match.end("base"):
        return None
    return Link(last.end, match.end(), "zone", match[0], "region")


def building(tokens: Tokens, endings: Endings, links: tuple[Link, ...], limit: int) -> Link | None:
    """Read a named building by its number, floor and door."""
    last = links[-1]
    match = BUILDING.match(tokens.text, last.end)
    if not match or last.kind == "site" or COUNTED.search(match["base"]):
        return None
    if endings.plain(match["base"]) or endings.ending(match["base"]):
        return None  # 天健花园3栋: the estate is the site
    if tokens.run_end(last.end, match.end("base"), NAMES) < match.end("base"):
        return None
    return Link(last.end, match.end(), "site", match[0], "poi")


def hints(text: str) -> str:
    """Say what of these a page may hold at all: 片 for parts, 楼 for buildings by number."""
    part = any(map(text.__contains__, ("工作片", "管区", "片区", "工作区")))
    house = any(map(text.__contains__, ("号楼", "栋", "幢")))
    return "片" * part + "楼" * house
