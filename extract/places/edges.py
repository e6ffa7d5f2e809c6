"""Where the names that the tagger sees begin and end, when its words hold more or less."""

import re

from extract.gazetteer import Endings
from extract.gazetteer.endings import HAN
from extract.places.tokens import Tokens
from schemas.text import Word

NUMBERED_ROAD = re.compile("[一二三四五六七八九十]{1,2}[道条经纬][街路巷]")  # 建安三道街
AROUND = re.compile(
    "一带|附近|境内|沿海|沿线|以[东西南北]|[东西南北]麓|山?脚下|上游|下游|沿岸|等$|[东西南北]延$"
)
LINE_INSIDE = re.compile("高速公路|高速(?!公?路)")  # 忻阜高速|河边段
SOME = re.compile(
    f"(?<=[省市县区旗镇乡村道街路])[一某](?:[名个家处座所栋户间条])?(?P<what>[{HAN}]{{2,4}})$"
)
BEFORE_NAME = re.compile("大陆(?=..)|原")
DOTTED = frozenset({"LOC", "PER", "ORG", "nz", "nw", "n", "nr", "ns", "a", "vn"})


def trim(word: Word, text: str, endings: Endings) -> Word:
    """Leave outside what the tagger took in with a name: 原芳村, 大陆京珠高速, 旺角一带."""
    before = BEFORE_NAME.match(text, word.start, word.end - 2)
    if before:
        word = word._replace(start=before.end())
    some = SOME.search(text, word.start + 2, word.end)
    if some and endings.plain(some["what"]):
        return word._replace(end=some.start())  # 甘官屯乡一村庄
    numbered = NUMBERED_ROAD.match(text, word.end)
    if numbered:
        return word._replace(end=numbered.end())
    line = LINE_INSIDE.search(text, word.start + 2, word.end)
    if line and line.end() < word.end:
        return word._replace(end=line.end())
    around = AROUND.search(text, word.start + 2, word.end)
    return word._replace(end=around.start()) if around and around.end() == word.end else word


def dotted(tokens: Tokens, word: Word, endings: Endings) -> Word:
    """Give a site's word with the name that a dot joins to it (致远·乐路口广场)."""
    text = tokens.text
    if word.start < 3 or text[word.start - 1] != "·":
        return word
    named = endings.ending(text[word.start : word.end])
    before = tokens.tags.at(word.start - 2)
    if not named or not before or before.end != word.start - 1 or before.tag not in DOTTED:
        return word
    return word._replace(start=before.start)
