"""Places known by a pattern of their own: 在京, toll stations, wards, names in quotation marks."""

import re
from collections.abc import Iterator
from functools import cache

from extract.gazetteer import Gazetteer
from extract.gazetteer.endings import HAN
from extract.gazetteer.units import Form
from extract.places.chain import Chain, Link, Taken
from extract.places.find import Finder
from extract.places.posts import post_end
from extract.places.tokens import Tokens

TOWN_ENDINGS = ("镇", "乡", "街道")
# 回港, 离港 may be a ship's
LETTER = "[在返来赴驻抵离进回][{0}](?<![抵离进回]港)(?![\u4e00-\u9fff]?[剧菜股])"
# 沪、苏、皖三地; 沪苏浙 is not a list of mentions but one name
LETTERS = (
    "[{0}](?<![{0}]{{2}})(?<![{0}]、[{0}])(?:、[{0}])+"
    "(?=$|[、，。；：）)\\s]|[等两三四五六七八九十地省市和及之间籍])(?!.?.?[种族文语])"
)
WARD = re.compile(
    f"(?<=[、，。：；及与和在到往抵\n])[{HAN}]{{2}}里(?=[、，。；及与和等长民居]|里长|$)"
)
QUOTED = re.compile(
    f"“([{HAN}A-Za-z0-9]{{2,8}})”((?:[{HAN}]{{2,6}})?(?:产业|科技|工业|物流|创业|创意)园"
    "|地铁站|火车站|小区|花园|公寓|大厦|商场|酒店|广场)"
)
# 320国道, 国道109线, 省道S303线; the G30 of G30连霍高速
NUMBERED_ROAD = re.compile(
    "(?<![A-Za-z0-9.])(?:[GSXY]?[0-9]{3}(?:国道|省道|县道|线(?![上下路缆圈索条]))|[GS][0-9]{1,4}(?:高速公路|高速|国道|省道)"
    f"|[国省县]道[GSXY]?[0-9]{{2,4}}线?|[GS][0-9]{{1,4}}(?=[{HAN}]{{2,4}}高速))"
)
TOLL_GATE = re.compile(
    f"(?<=[至到从、，。由在经和与过及])(?P<base>(?:(?![从和各在把由经过及与每该本某])[{HAN}]){{2,3}}?)收费站"
)  # 观美收费站
# the first look for such a road
NUMBERED = re.compile("[0-9](?:国道|省道|县道|线|高速)|道[GSXY0-9]|[GS][0-9]")
ROADS = ("国道", "省道", "县道", "高速", "线")
# 诸永高速, which the tagger cuts: at the start of a clause, before what a road has
HIGHWAY = re.compile(
    f"(?<![{HAN}])(?P<base>[{HAN}]{{2}})高速(?:公路)?(?=行驶|发生|路?段|[上往]|方向|[东西南北]?[出入]口|收费站|服务区|互通|隧道|[0-9K])"
)
NO_UNIT = (0, False)
HAN_NAME = re.compile(f"[{HAN}]+")


def letters(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Chain]:
    """Give the places of one character: after a verb of staying or going, or in a list."""
    text, known, seats = tokens.text, gazetteer.letters, gazetteer.seats
    staying_ones = "".join(sorted({*alone(gazetteer), *seats}))
    listed, staying = letter_patterns("".join(known), staying_ones)
    for match in listed.finditer(text):
        for at in range(match.start(), match.end(), 2):
            yield letter(at, known[text[at]][0], gazetteer)
    named = cache(lambda character: called(character, seats[character], text, gazetteer))
    for match in staying.finditer(text):
        at = match.end() - 1
        cuts = [cut.at(at) for cut in (tokens.tags, tokens.words)]
        own = [word is None or (word.end == at + 1 and word.start > at - 2) for word in cuts]
        seat = seats.get(text[at])
        if seat is not None and any(own) and named(text[at]):
            yield letter(at, seat, gazetteer)
        elif known.get(text[at], NO_UNIT)[1] and own[0] and (cuts[0] or own[1]):
            yield letter(at, known[text[at]][0], gazetteer)


def called(letter: str, city: int, text: str, gazetteer: Gazetteer) -> bool:
    """Say whether a page names the city of a character, and not the province of it (赣, 宁)."""
    province = gazetteer.letters.get(letter)
    other = province is not None and gazetteer.names[province[0]][:2] in text
    return gazetteer.names[city][:-1] in text and not other


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
    for match in TOLL_GATE.finditer(finder.text) if "收费站" in finder.text else ():
        start, end = match.start("base"), match.end()
        words = finder.tails.sites.common_words(start, match.end("base"))
        if not words and not finder.gazetteer.endings.plain(match[0]):
            yield Chain((Link(start, end, "site", match[0], "poi"),), "place.gate")


def lines(finder: Finder, taken: Taken) -> Iterator[Chain]:
    """Give the lines named by one character for each end (京港澳高速)."""
    names = {finder.text[start:end] for start, end in finder.signs.lines}
    whole = {n for n in names if n.endswith("高速") and n + "公路" in finder.text}
    for start, end in finder.signs.lines:
        name = finder.text[start:end]
        if name in whole:
            name += "公路"  # as the page calls it in full
        if name[-1] != "线" and finder.tokens.edge(start) and not taken.covers(start, end):
            yield Chain((Link(start, end, "site", name, "poi"),), "place.line")


def numbered_roads(finder: Finder, taken: Taken) -> Iterator[Chain]:
    """Give the roads known by a number (320国道)."""
    text = finder.text
    hinted = any(map(text.__contains__, ROADS)) and NUMBERED.search(text)
    for match in NUMBERED_ROAD.finditer(text) if hinted else ():
        plain = match[0][-1] == "线" and match[0][0].isdigit()  # 500线 may be anything
        if not plain and not taken.covers(*match.span()):
            end = post_end(finder, match.end())
            link = Link(match.start(), end, "site", text[match.start() : end], "poi")
            yield Chain((link,), "place.line")


def highways(finder: Finder, taken: Taken) -> Iterator[Chain]:
    """Give the highways named by two characters that the tagger does not know (诸永高速)."""
    for match in HIGHWAY.finditer(finder.text) if "高速" in finder.text else ():
        ordinary = finder.tails.sites.common_words(*match.span("base"))
        ordinary = ordinary or finder.gazetteer.endings.plain(match[0])
        if not ordinary and not taken.covers(*match.span()):
            yield Chain((Link(*match.span(), "site", match[0], "poi"),), "place.line")


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
