"""Places that stand outside the divisions' names: what the tagger sees, communities, 在京."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from extract.gazetteer import Endings, Gazetteer
from extract.gazetteer.endings import HAN, level_by_word
from extract.gazetteer.units import Form
from extract.places.aliens import alien, named
from extract.places.chain import Chain, Link, Taken
from extract.places.find import Finder
from extract.places.judge import MEDIA
from extract.places.sites import Sites, own_name
from extract.places.tails import NO_VILLAGE, ROAD_FIRST
from extract.places.tokens import Tokens
from schemas.text import Word

VILLAGE_WORD = re.compile(f"社区|居委会|嘎查|村(?!{NO_VILLAGE})")
NAME_TAGS = frozenset({"LOC", "nz", "nw", "ns", "nr", "s", "f", "PER"})
BEFORE = re.compile(
    "(?:^|[\\s。！？；，、：（(·]|[在到从赴往于至距沿经抵离自由袭攻驻对向与和及占回飞访]|首都|首府|省会|城市|小镇|原|位处)$"
)
AFTER = re.compile(
    "[、（(]|一带|附近|境内|沿[海线岸]|地区|市|县|人(?![民们])|[东西南北中]部|机场|以[东西南北]|[等两三]地|方面|当局"
)
AROUND = re.compile(
    "一带|附近|境内|沿海|沿线|以[东西南北]|[东西南北]麓|山?脚下|上游|下游|沿岸|等$|[东西南北]延$"
)
BEFORE_NAME = re.compile("大陆(?=..)|原")
# 回港, 离港 may be a ship's
LETTER = "[在返来赴驻抵离进回][{0}](?<![抵离进回]港)(?![\u4e00-\u9fff]?[剧菜股])"
# 沪、苏、皖三地; 沪苏浙 is not a list of mentions but one name
LETTERS = (
    "[{0}](?<![{0}]{{2}})(?<![{0}]、[{0}])(?:、[{0}])+"
    "(?=$|[、，。；：）)\\s]|[等两三四五六七八九十地省市和及之间籍])(?!.?.?[种族文语])"
)
MAYBE = frozenset({"LOC", "PER", "nz", "nw"})
LINES = frozenset({"road", "line", "hub", "works"})
TOWN_ENDINGS = ("镇", "乡", "街道")
WARD = re.compile(f"(?<=[、，。：；及与和在到\n])[{HAN}]{{2}}里(?=[、，。；及与和等长民居]|$)")
QUOTED = re.compile(
    f"“([{HAN}A-Za-z0-9]{{2,8}})”(地铁站|火车站|小区|花园|公寓|大厦|商场|酒店|广场)"
)
HAN_NAME = re.compile(f"[{HAN}]+")


def letters(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Chain]:
    """Give the places of one character: after a verb of staying or going, or in a list."""
    listed, staying = letter_patterns("".join(gazetteer.letters), "".join(alone(gazetteer)))
    for match in listed.finditer(tokens.text):
        for at in range(match.start(), match.end(), 2):
            yield letter(at, gazetteer.letters[tokens.text[at]][0], gazetteer)
    for match in staying.finditer(tokens.text):
        at = match.end() - 1
        word = tokens.tags.at(at) or tokens.words.at(at)
        if not (word and (word.end != at + 1 or word.start < at - 1)):
            yield letter(at, gazetteer.letters[tokens.text[at]][0], gazetteer)


@cache
def letter_patterns(letters: str, alone: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give the patterns of places of one character: in a list, and after a verb of staying."""
    return re.compile(LETTERS.format(letters)), re.compile(LETTER.format(alone))


def alone(gazetteer: Gazetteer) -> list[str]:
    """Give the characters that name a place outside lists too."""
    return [letter for letter, (_, alone) in gazetteer.letters.items() if alone]


def letter(at: int, unit: int, gazetteer: Gazetteer) -> Chain:
    """Make the chain of a place of one character."""
    link = Link(
        at, at + 1, "unit", gazetteer.names[unit], gazetteer.level(unit), (Form(unit, False),)
    )
    return Chain((link,), "place.letter")


def tagged_places(finder: Finder, taken: Taken) -> list[Chain]:
    """Give the tagger's LOC words that no chain covers and that are names."""
    tokens, endings = finder.tokens, finder.gazetteer.endings
    words = tokens.tags.tagged(MAYBE)
    if not words:
        return []
    towns = seen_towns(finder)
    people = {tokens.text[w.start : w.end] for w in words if w.tag == "PER"}
    people = {name for name in people if not name.endswith(TOWN_ENDINGS)}
    often = Counter(tokens.text[w.start : w.end] for w in words if w.tag == "LOC")
    found: list[Chain] = []
    for word in words:
        if taken.covers(word.start, word.end) or not is_place(word, tokens.text, endings):
            continue
        word = trim(word, tokens.text)
        name = tokens.text[word.start : word.end]
        if name[-1] in "上边" and name[-2:-1] in ("路", "街"):  # 海城路上
            word, name = word._replace(end=word.end - 1), name[:-1]
        if name in towns:
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
            paper = link.level == "natural" and MEDIA.match(tokens.text, link.end)
            if not paper and (often[name] > 1 or vouched(link, tokens.text, endings)):
                add_tagged(found, link)
    return found


def vouched(link: Link, text: str, endings: Endings) -> bool:
    """Say whether more than the tagger speaks for a place that no data knows.

    Its ending, or what stands before or after it: the tagger alone also takes 遇水架桥 for one.
    """
    match = endings.any_ending.search(link.name)
    if link.kind != "site" or (match and len(match[0]) > 1) or level_by_word(link.name):
        return True
    if len(link.name) > 2 and link.name[-1] in "河江湖峰沟" and match:
        return True
    return bool(BEFORE.search(text[max(link.start - 3, 0) : link.start])) or bool(
        AFTER.match(text, link.end)
    )


def trim(word: Word, text: str) -> Word:
    """Leave outside what the tagger took in with a name: 原芳村, 大陆京珠高速, 旺角一带."""
    before = BEFORE_NAME.match(text, word.start, word.end - 2)
    if before:
        word = word._replace(start=before.end())
    around = AROUND.search(text, word.start + 2, word.end)
    return word._replace(end=around.start()) if around and around.end() == word.end else word


def is_place(word: Word, text: str, endings: Endings) -> bool:
    """Say whether the tagger means a place, under whatever tag.

    It takes some towns for persons (孔垄镇) and railways for other names (京张高铁).
    """
    name = text[word.start : word.end]
    if word.tag == "PER":
        return len(name) > 2 and name.endswith(TOWN_ENDINGS)
    if word.tag in ("nz", "nw"):
        match = endings.any_ending.search(name)
        if not match or len(name) < 4:
            return False
        return endings.sites[match[0]].kind in LINES
    return word.tag == "LOC" and len(name) > 1


def add_tagged(found: list[Chain], link: Link) -> None:
    """Add a tagged place, as one name with the site right before it (G15 and 沈海高速)."""
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
    match = endings.site.match(tokens.text, word.end)
    own = endings.any_ending.search(name)
    if match and own and endings.sites[match["ending"]].kind != "home":
        nature = endings.sites[own[0]].kind == "nature"  # 万仙山景区
        match = match if nature and endings.sites[match["ending"]].kind == "park" else None
    if match and not match["base"] and sites.fit(match):
        name = tokens.text[word.start : match.end()]
        return Link(word.start, match.end(), "site", name, endings.sites[match["ending"]].level)
    level = level_by_word(name)
    road = ROAD_FIRST.match(name) if level == "village" else None
    if road and len(name) - road.end() > 2:  # 海角路北海村
        name = name[road.end() :]
    if level == "village":
        return Link(word.start, word.end, "village", name, level)
    if level == "township":
        return Link(word.start, word.end, "town", name, level)
    return Link(word.start, word.end, "site", own_name(name), level or sites.level(name))


def gates(finder: Finder, taken: Taken) -> Iterator[Chain]:
    """Give toll stations and ports named after a township of the page's cities (雒容收费站)."""
    for ending, end in finder.signs.gates:
        for start in (ending - 3, ending - 2):
            base = finder.text[start:ending] if start >= 0 else ""
            if not HAN_NAME.fullmatch(base) or taken.covers(start, end):
                continue
            form = town_of_page(finder, base) if finder.tokens.edge(start) else None
            if form:
                town = finder.gazetteer.names[form.unit]
                unit = Link(start, ending, "unit", town, "township", (form,))
                site = Link(ending, end, "site", finder.text[start:end], "poi")
                yield Chain((unit, site), "place.gate")
                break


def lines(finder: Finder, taken: Taken) -> Iterator[Chain]:
    """Give the lines named by one character for each end (京港澳高速)."""
    for start, end in finder.signs.lines:
        name = finder.text[start:end]
        if name.endswith("高速") and name + "公路" in finder.text:
            name += "公路"  # as the page calls it in full
        if name[-1] != "线" and finder.tokens.edge(start) and not taken.covers(start, end):
            yield Chain((Link(start, end, "site", name, "poi"),), "place.line")


def town_of_page(finder: Finder, base: str) -> Form | None:
    """Give the one township of that bare name in the cities and counties that the page names."""
    gazetteer = finder.gazetteer
    found: set[int] = set()
    for unit in finder.seen:
        if gazetteer.level(unit) == "county":
            town = gazetteer.town_forms(unit).get(base)
            found |= {town} if town is not None else set()
        elif gazetteer.level(unit) == "city":
            names = {base + word for word in TOWN_ENDINGS}
            found |= {town for town in gazetteer.towns(unit) if gazetteer.names[town] in names}
    return Form(found.pop(), False) if len(found) == 1 else None


def wards(finder: Finder, taken: Taken) -> Iterator[Chain]:
    """Give the wards of a page that names a city or county of Taiwan (永隆里、光隆里)."""
    gazetteer = finder.gazetteer
    taiwan = [u for u in finder.seen if gazetteer.codes[gazetteer.parents[u]] == "710000"]
    for match in WARD.finditer(finder.text) if taiwan else ():
        if not taken.covers(*match.span()):
            yield Chain((Link(*match.span(), "village", match[0], "village"),), "place.ward")


def quoted(finder: Finder, taken: Taken) -> Iterator[Chain]:
    """Give the stations, estates and streets whose name stands in quotes (“文化公园”地铁站)."""
    for match in QUOTED.finditer(finder.text):
        if not taken.covers(*match.span()) and match[1] not in finder.gazetteer.endings.bases:
            site = Link(*match.span(), "site", match[1] + match[2], "poi")
            yield Chain((site,), "place.quoted")


def villages(finder: Finder, taken: Taken) -> Iterator[Chain]:
    """Give the communities and villages outside chains whose name the division data has."""
    text, gazetteer = finder.text, finder.gazetteer
    counties = [unit for unit in finder.seen if gazetteer.level(unit) == "county"]
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
            name = text[start : match.end()]
            yield Chain((Link(start, match.end(), "village", name, "village"),), "place.village")


def known_start(finder: Finder, match: re.Match[str], counties: list[int]) -> int:
    """Give where a village of the counties that the page names starts, or 0 (罗湖桥社区)."""
    gazetteer = finder.gazetteer
    for start in range(max(match.start() - 6, 0), match.start() - 1):
        base = finder.text[start : match.start()]
        if match[0] == "嘎查":
            base += match[0]  # their names are kept whole
        if base in finder.common or not gazetteer.villages.find(base):
            continue
        inside = any(gazetteer.villages_in(base, unit, match[0]) for unit in counties)
        if inside and finder.tokens.edge(start):
            return start
    return 0


def tagged_start(finder: Finder, match: re.Match[str], taken: Taken) -> int:
    """Give where the words before a village's ending start that may be its name."""
    start = match.start()
    for word in reversed(finder.tokens.tags.between(max(start - 6, 0), start)):
        if word.end != start or word.tag not in NAME_TAGS or taken.covers(word.start, start):
            break
        start = word.start
    return start
