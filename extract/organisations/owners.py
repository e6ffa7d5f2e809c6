"""Make the owner of a body explicit: 市公安局 of a page from 忻州 is 忻州市公安局."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from extract.organisations.bureaus import city_of
from extract.organisations.edges import LEVEL
from extract.organisations.lexicon import Lexicon
from extract.organisations.pieces import Candidate
from schemas.mentions import PlaceMention
from schemas.text import Page

# the level word a name may begin with, the levels of places it may stand for
OWNER = re.compile(
    r"(?:我|全|本|该)?(自治区|市|省|区(?!议)|县|州|旗|镇|乡|街道|街(?=党工委|纪工委|团工委|办事处))(?!场|民(?![政族宗办兵防]))"
)
LEVELS = {
    "市": ("city", "province", "county"),
    "省": ("province",),
    "自治区": ("province",),
    "区": ("county", "province"),
    "县": ("county",),
    "州": ("city",),
    "旗": ("county",),
    "镇": ("township",),
    "乡": ("township",),
    "街道": ("township",),
    "街": ("township",),
}
MISSION = re.compile(
    r"(?:中国|我国?)?驻(?P<land>[\u4e00-\u9fff]{1,8}?)(?P<house>大使馆|使馆|总领事馆|总领馆|领事馆|领馆)"
)
LANDS = {
    "俄": "俄罗斯", "韩": "韩国", "日": "日本", "美": "美国", "英": "英国", "法": "法国",
    "德": "德国", "澳": "澳大利亚", "加": "加拿大", "意": "意大利", "泰": "泰国",
    "菲": "菲律宾", "越": "越南", "缅": "缅甸", "印": "印度", "土": "土耳其", "以": "以色列",
    "叙": "叙利亚", "乌": "乌克兰", "巴": "巴基斯坦",
}  # fmt: skip
# 天津师大; the own part is a place
UNIVERSITIES = {
    "师": "师范", "农": "农业", "工": "工业", "财": "财经", "医": "医科", "科": "科技",
    "交": "交通", "民": "民族", "林": "林业", "矿": "矿业", "联": "联合",
}  # fmt: skip
UNIVERSITY = re.compile(rf"(?P<own>[\u4e00-\u9fff]{{2,4}})(?P<kind>[{''.join(UNIVERSITIES)}])大")
STATE = ("government", "military", "police")
CRESCENT = re.compile("红新月会|红十字会")
ZONE = re.compile("(?:开发|高新|经开|保税|度假|工业园|产业园|示范)区")
OWNED = ("国家", "中国", "全国", "国务院", "最高", "美国", "英国")
COUNTY = re.compile(r"[^省市区县州]{1,5}县")
STOP = re.compile(r"[。!?！？\n]")
REACH = 200  # places looked back for an owner
STATED = re.compile(
    r"(?P<province>[^省市区县州]{2,3}省|[^省市区县州]{2,6}自治区)?"
    r"(?P<city>[^省市区县州]{1,8}(?:市|自治州|地区|盟))?"
    r"(?P<county>[^省市区县州]{1,8}(?:自治县|[市区县旗]))?"
)


class Owners(NamedTuple):
    """The places of a page that may own a body, in text order, and the place of the page itself.

    `usual` is the most named place of a level; it is `sure` when the metadata says so or when it
    makes up half of the places of its level.
    """

    starts: list[int]
    names: list[tuple[str, str, str]]
    usual: dict[str, str]
    sure: frozenset[str]
    codes: dict[str, str]
    zones: tuple[str, ...]


def read_owners(page: Page, places: Sequence[PlaceMention]) -> Owners:
    """Collect the divisions a page names, with their levels, and those it is about."""
    rows = sorted(
        (p.start, name, level, code)
        for p in places
        for full, level, code in [*divisions(p), *renamed(page.text, p)]
        for name in [as_written(page.text, full)]
        if level != "township" or name in page.text or name[:-2] in page.text
    )
    counts: Counter[tuple[str, str]] = Counter((level, name) for _, name, level, _ in rows)
    usual: dict[str, str] = {}
    sure: set[str] = set()
    totals: Counter[str] = Counter(level for _, _, level, _ in rows)
    for (level, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if level not in usual and 2 * count >= totals[level] > 2:
            sure.add(level)
        usual.setdefault(level, name)
    match = STATED.match(page.place)
    stated = {k: v for k, v in (match.groupdict() if match else {}).items() if v}
    return Owners(
        [r[0] for r in rows],
        [r[1:] for r in rows],
        usual | stated,
        frozenset(sure | {*stated}),
        {name: code for _, name, _, code in reversed(rows)},
        tuple(page.text[p.start : p.end] for p in places if p.end - p.start > 4),
    )


def as_written(text: str, name: str) -> str:
    """Give the short form of an autonomous unit when the page has it more often: 西双版纳州."""
    if not name.endswith(("自治州", "自治县")):
        return name
    forms = (name[:size] + name[-1] for size in range(5, 1, -1))
    return next((form for form in forms if text.count(form) > text.count(name)), name)


def renamed(text: str, place: PlaceMention) -> list[tuple[str, str, str]]:
    """Give the county by the name the page uses when it has another now: 潼南县 is 潼南区."""
    written = COUNTY.search(text, place.start, place.end)
    if written is None or written[0] == place.county or place.level not in ("county", "township"):
        return []
    return [(written[0], "county", place.code[:6])] if place.county or place.name else []


def divisions(place: PlaceMention) -> list[tuple[str, str, str]]:
    """Give the divisions a place names or lies in: name, level, code."""
    chain = [
        (place.province, "province", place.code[:2] + "0000"),
        (place.city, "city", place.code[:4] + "00"),
        (place.county, "county", place.code[:6]),
        (place.township, "township", place.code[:9]),
    ]
    found = [row for row in chain if row[0]]
    if place.level in ("province", "city", "county", "township"):
        found = [row for row in found if row[1] != place.level]
        found.append((place.name, place.level, place.code))
    return found


def owner_of(text: str, word: str, at: int, owners: Owners) -> tuple[str, str]:
    """Give the name and code of the division a level word at `at` stands for, or two times "".

    A place of the same sentence comes first (繁峙县…,县红十字会), then the one the page is about,
    then the nearest before; a city or province that the page is about comes first of all.
    """
    word = word.replace("街", "街道") if word == "街" else word
    for level in LEVELS[word]:
        usual = owners.usual.get(level, "")
        known = level in owners.sure and usual.endswith(word)
        name, code, start = nearest(word, level, at, owners)
        near = bool(name) and not STOP.search(text, start, at)
        if known and (word in ("市", "省", "州", "自治区") or not near):
            return usual, code_of(usual, owners)
        if name:
            return name, code
        if usual.endswith(word):
            return usual, code_of(usual, owners)
    return "", ""


def nearest(word: str, level: str, at: int, owners: Owners) -> tuple[str, str, int]:
    """Give the name, code and start of the nearest place of a level before `at`."""
    near = bisect_right(owners.starts, at)
    for row in range(near - 1, max(-1, near - 1 - REACH), -1):
        name, found, code = owners.names[row]
        if found == level and name.endswith(word):
            return name, code, owners.starts[row]
    return "", "", at


def code_of(name: str, owners: Owners) -> str:
    """Give the code of a division by its name, when the page has it."""
    return owners.codes.get(name, "")


def full_name(text: str, found: Candidate, owners: Owners, lexicon: Lexicon) -> tuple[str, str]:
    """Give the name with its owner, and the owner's code when the name does not hold it."""
    surface = text[found.start : found.end]
    if surface.startswith("中国") and found.rule == "organisation.standing":
        own = lexicon.names.get(surface[2:])  # 中国|最高人民检察院
        surface = surface[2:] if own and own[1] == "government" else surface
    if surface in lexicon.names:
        return standing_name(text, surface, lexicon), ""
    short = UNIVERSITY.fullmatch(surface) if found.kind == "school" else None
    if short:
        return short["own"] + UNIVERSITIES[short["kind"]] + "大学", ""
    if found.rule == "organisation.bureau":
        return f"{city_of(text)}政府{surface}", ""
    if surface.startswith("特区政府"):
        lands = [land for land in ("香港", "澳门") if land in text]
        return (lands[0] if len(lands) == 1 else "") + surface, ""
    zone = ZONE.match(surface)
    if zone:
        return zone_name(zone[0], owners) + surface[zone.end() :], ""
    mission = MISSION.fullmatch(surface)
    if mission:
        return mission_name(mission), ""
    abroad = land_of(text, surface, lexicon)
    if abroad:
        return abroad + surface[1:], ""
    match = OWNER.match(surface)
    placed = found.rule in ("organisation.paper", "organisation.place")
    if match is None or placed or not LEVEL.match(text, found.start + match.start(1)):
        return surface, ""
    name, code = owner_of(text, match[1], found.start, owners)
    name = name or (city_of(text) if surface in ("县府", "市府") else "")
    rest = surface[match.end() :]
    if len(name) == 2 and rest[:1] == "委":  # 攸县|县委
        rest = match[1] + rest
    return (name + ("政府" if rest == "府" else rest), code) if name else (surface, "")


def land_of(text: str, surface: str, lexicon: Lexicon) -> str:
    """Give the country that one character before a body stands for: 美|财政部, 伊|红新月会."""
    body = surface[1:] in lexicon.names and lexicon.names[surface[1:]][1] in STATE
    if surface[:1] == "伊" and CRESCENT.fullmatch(surface, 1):
        return "伊拉克" if text.count("伊拉克") > text.count("伊朗") else "伊朗"
    return LANDS.get(surface[:1], "") if body or CRESCENT.fullmatch(surface, 1) else ""


def zone_name(zone: str, owners: Owners) -> str:
    """Give a zone with the place the page gives it: 开发区 is 湛江经济技术开发区."""
    return next((whole for whole in owners.zones if whole.endswith(zone)), zone)


def mission_name(mission: re.Match[str]) -> str:
    """Give the full name of a mission of China: 驻俄使馆 is 中国驻俄罗斯大使馆."""
    land = LANDS.get(mission["land"], mission["land"])
    rank = "大" if mission["house"] == "使馆" else ""
    return f"中国驻{land}{rank}{mission['house'].replace('领馆', '领事馆')}"


def standing_name(text: str, surface: str, lexicon: Lexicon) -> str:
    """Give the name of a body by its standing form.

    Organs of a state or of its party get their owner (中组部 is 中共中央组织部); others stay
    as they are known (东盟, 中新网), unless the page has the full name too.
    """
    name, kind = lexicon.names[surface]
    organ = kind in ("government", "police", "military") or name.startswith(("中共", "中央"))
    organ = (
        organ
        or kind == "school"
        or (kind == "media" and len(surface) == 2)
        or (kind == "team" and surface[0] == "国")
    )  # 港大, 国羽
    owned = surface.startswith(OWNED) and not name.startswith("中共")  # 国家卫健委
    return name if (organ and not owned) or name in text else surface
