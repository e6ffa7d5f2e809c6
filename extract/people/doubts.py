"""Drop what the tagger takes for a name when it is a word and nothing else on the page agrees."""

import re
from collections import Counter
from collections.abc import Sequence

from extract.people.lexicon import Lexicon
from extract.people.shapes import Span
from schemas.mentions import PlaceMention
from schemas.text import Page

# what people do right behind their names
ACTS = re.compile(
    r"[ 　]?(?:[说道称问喊](?![法明]|过)|表示|介绍|告诉|认为|坦言|直言|透露|回忆|指出|强调|感慨|"
    r"解释|补充|[(（]|[,，](?:男|女|\d+岁|今年|现年|\d{4}年)|同志|先生|女士|等人|夫妇|一家|"
    r"的(?:妻子|丈夫|儿子|女儿|父亲|母亲))"
)
SELF = re.compile(r"(?:岁的|名叫|叫做|叫|名为|艺名|笔名|本名|原名|化名|我是|她是|他是)[ “‘]?$")
SITES = re.compile(
    r"州|省(?!长)|[市县镇港岛河湖](?![长委])|地区|机场|一带|附近|境内|以[东西南北]|方向|战役|人民"
)
TOWARDS = re.compile(
    r"(?:首[府都]|城市|城镇|重镇|地区|[在往抵赴距至]|位于|袭击|空袭|进攻|占领|夺回|撤出)$"
)
QUOTES = frozenset("“”‘’「」『』")
LIST_MARKS = frozenset("、")
# “罗斯福”号, 台风“丹娜丝”: called like people, but things
THINGS = re.compile(
    r"[”」』’]?号(?![召称啕令码])|[”」』’]?(?:级|型)(?:航母|驱逐舰|导弹|潜艇)|[”」]?台风"
)
STORMS = re.compile(r"(?:台风|飓风|风暴|气旋|导弹|火箭|战机|无人机)[“「『‘]?$")
SIDES = "方军国空海外防媒舰机"  # 乌|军, 芬|方


def drop_doubtful(
    page: Page, spans: Sequence[Span], places: Sequence[PlaceMention], lexicon: Lexicon
) -> list[Span]:
    """Keep the names that are no words, and those words that something else calls a name."""
    towns = named_places(page.text, spans, lexicon)
    lands = frozenset("中美").union(p.name[0] for p in places if p.level == "country")
    sure = [
        span
        for span in spans
        if span.rule not in ("person.tagger", "person.list", "person.sounds")
        or not (
            is_thing(page.text, span)
            or is_country(page.text, span, lands)
            or page.text[span.start : span.end] in towns
        )
    ]
    counts = Counter(page.text[s.start : s.end] for s in sure)
    sites = {(p.start, p.end) for p in places}
    return [
        span
        for index, span in enumerate(sure)
        if span.rule != "person.tagger"
        or not is_doubtful(page, span, sites, lexicon)
        or is_supported(page, sure, index, counts, lexicon)
    ]


def named_places(text: str, spans: Sequence[Span], lexicon: Lexicon) -> set[str]:
    """Give the foreign names that the page uses of places: 提格雷|州, 首府|默克莱."""
    towns: set[str] = set()
    people: set[str] = set()
    for span in spans:
        name = text[span.start : span.end]
        if span.rule != "person.tagger" or not all(c in lexicon.sounds for c in name):
            continue
        titled = lexicon.ends.search(text, max(0, span.start - 10), span.start)
        if titled or ACTS.match(text, span.end):
            people.add(name)
        elif SITES.match(text, span.end) or TOWARDS.search(
            text, max(0, span.start - 4), span.start
        ):
            towns.add(name)
    return towns - people


def is_thing(text: str, span: Span) -> bool:
    """Whether a ship, a storm or a weapon bears the name."""
    named = STORMS.search(text, max(0, span.start - 4), span.start)
    return named is not None or THINGS.match(text, span.end) is not None


def is_country(text: str, span: Span, lands: frozenset[str]) -> bool:
    """Whether a name is the short form of a country the page names: 芬|方, 中|芬, 中孟|建交."""
    first, rest = text[span.start], text[span.start + 1 : span.end]
    if first not in lands or len(rest) > 2:
        return False
    if len(rest) == 1 and (rest in SIDES or (rest in lands and first in "中美")):
        return True
    return span.start > 0 and text[span.start - 1] == "中" and text.startswith("建", span.start + 1)


def is_doubtful(page: Page, span: Span, places: set[tuple[int, int]], lexicon: Lexicon) -> bool:
    """Whether a name is a common word, a place, or four characters that sound like a phrase."""
    name = page.text[span.start : span.end]
    if (span.start, span.end) in places or name in lexicon.words:
        return True
    if is_quoted(page.text, span) and name[0] not in lexicon.usual:
        return True
    if len(name) < 4 and is_common_noun(name, lexicon):
        return True
    chinese = len(name) == 4 and name[0] in lexicon.usual | lexicon.wordlike
    if not chinese or "·" in name or lexicon.elements.search(name):
        return False
    if name[:2] in lexicon.compound | lexicon.japanese:
        return False
    return name[1] not in lexicon.usual and sum(c in lexicon.sounds for c in name) < 3


def is_common_noun(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is a word and one character more, or has no family name: 通话|时, 炎炎."""
    if name[0] in lexicon.usual or name[:2] in lexicon.japanese or name[:2] in lexicon.compound:
        return False
    if name[0] in lexicon.wordlike:
        return len(name) == 3 and name[:2] in lexicon.words
    return not all(c in lexicon.sounds for c in name) and not lexicon.elements.search(name)


def is_quoted(text: str, span: Span) -> bool:
    """Whether quotation marks hold the name and nothing else: “季风”, “马赛克”."""
    return text[span.start - 1 : span.start] in QUOTES and text[span.end : span.end + 1] in QUOTES


def is_given(text: str, span: Span, counts: Counter[str]) -> bool:
    """Whether a name is the given name of someone on the page: 正艳 for 许正艳."""
    name, before = text[span.start : span.end], text[span.start - 1 : span.start]
    return any(full[1:] == name and full[0] != before for full in counts)


def is_supported(
    page: Page, spans: Sequence[Span], index: int, counts: Counter[str], lexicon: Lexicon
) -> bool:
    """Whether a title, an act, a list of names or repetition says that this is a name."""
    span, text = spans[index], page.text
    left = max(0, span.start - 10)
    title = lexicon.ends.search(text, left, span.start)
    after = index > 0 and title is not None and spans[index - 1].end == title.start()
    if (title and not after) or SELF.search(text, left, span.start):
        return True
    if ACTS.match(text, span.end) or lexicon.after.match(text, span.end):
        return True
    name = text[span.start : span.end]
    if counts[name] > 2 or is_given(text, span, counts):
        return True
    before = index and spans[index - 1].end == span.start - 1 and text[span.start - 1] in LIST_MARKS
    follows = index + 1 < len(spans) and spans[index + 1].start == span.end + 1
    return bool(before) or (follows and text[span.end] in LIST_MARKS)
