"""Drop what the tagger takes for a name when it is a word and nothing else on the page agrees."""

import re
from collections import Counter
from collections.abc import Sequence

from extract.people.lexicon import Lexicon
from extract.people.namesakes import find_namesakes
from extract.people.shapes import ACTS, FUNCTION, Span, is_word_with_class
from schemas.mentions import PlaceMention
from schemas.text import Page

SELF = re.compile(r"(?:岁的|名叫|叫做|叫|名为|艺名|笔名|本名|原名|化名|我是|她是|他是)[ “‘]?$")
SITES = re.compile(
    r"州|省(?!长)|[市县镇港岛河湖](?![长委])|地区|机场|一带|附近|境内|以[东西南北]|方向|战役|人民"
)
TOWARDS = re.compile(
    r"(?:[—–]|首[府都]|城市|城镇|重镇|村镇|村庄|小镇|地区|[在往抵赴距至]|位于|袭击|空袭|进攻|占领|夺回|撤出)$"
)
GUESSED = ("person.tagger", "person.list", "person.sounds", "person.repeat")
QUOTES = frozenset("“”‘’「」『』")
COUNTY = re.compile("(?=([\u4e00-\u9fff]{2})(?:新区|自治县|[县市区镇]))")
NUMBERED = re.compile("[一二三四五六七八九十\\d]{1,3}号")
LIST_MARKS = frozenset("、")
# 中美: short forms of countries that stand in pairs; behind them only what two countries share
LANDS = frozenset("中美英法德俄日韩朝印巴以伊乌欧苏越")
SHARED = re.compile(
    r"[两双三]方|两国|三国|关系|贸易|经贸|会谈|谈判|对话|合作|同盟|联盟|联合|边境|边界|首脑|元首|领导人|"
    r"外长|防长|峰会|之间|冲突|战争|停火|建交|军演|军事|海军|[、和与]"
)
# “罗斯福”号, 台风“丹娜丝”: called like people, but things
THINGS = re.compile(
    r"[”」』’]?[一二三四五六七八九十百\d]{0,3}号(?![召称啕令码])|飓风|热带风暴|气旋|[”」』’]?(?:级|型)(?:航母|驱逐舰|导弹|潜艇)|[”」]?台风|"
    r"联运|市市长|州州长|省省长|镇镇长|郡郡长|(?:、[\u4e00-\u9fff]{2})*等(?:[多数几]|\d+)?条|(?:高铁|铁路|高速|专线)(?!的)"
)
STORMS = re.compile(r"(?:台风|飓风|风暴|气旋|导弹|火箭|战机|无人机)[“「『‘]?$")
VILLAGES = re.compile(
    r"(?:、[\u4e00-\u9fff]{2,4}){0,8}(?:[和及与][\u4e00-\u9fff]{2,4})?"
    r"(?:等[多数几两\d一二三四五六七八九十]*个?|[多数几两\d三四五六七八九十]+个?)(?:行政|自然)?"
    r"(?:村|屯|社区|乡镇|县市区|街道|小区|县区|城市|地区|地(?![位产])|国家(?![部级机领发安工公])|航线|航点|景区|口岸|港口)"
    r"(?![民委里长口居干])"
)
MANNER = re.compile(
    "(?:高兴|安静|平静|马虎|严肃|严厉|明确|温柔|温和|从容|乐观|时尚|安详|坚定|关切|亲切)地"
)
# 特派员|公署, 王集社区党委|书记: a title beside a body makes nobody of it
BODY = re.compile(r"(?:公署|党委|支部|总支|社区|委员会|政府|集团)$")
SIDES = "方军国空海外防媒舰机"  # 乌|军, 芬|方


def drop_doubtful(
    page: Page, spans: Sequence[Span], places: Sequence[PlaceMention], lexicon: Lexicon
) -> list[Span]:
    """Keep the names that are no words, and those words that something else calls a name."""
    towns = named_places(page.text, spans, lexicon) | named_things(page.text, spans)
    towns |= find_namesakes(page.text, spans, lexicon)
    lands = frozenset("中美").union(p.name[0] for p in places if p.level == "country")
    sure = [
        span
        for span in spans
        if not (
            (span.rule in (*GUESSED, "person.known") and is_listed_place(page.text, span))
            or (span.rule in GUESSED and is_other(page.text, span, lands, towns))
        )
    ]
    counts = Counter(page.text[s.start : s.end] for s in sure)
    sites = {(p.start, p.end) for p in places}
    counties = frozenset(COUNTY.findall(page.text))
    return [
        span
        for index, span in enumerate(sure)
        if span.rule != "person.tagger"
        or not is_doubtful(page, span, sites, counties, lexicon)
        or is_supported(page, sure, index, counts, lexicon)
    ]


def is_other(text: str, span: Span, lands: frozenset[str], towns: set[str]) -> bool:
    """Whether what looks like a name is a thing, a country, a town or a manner: 高兴|地|说."""
    if MANNER.match(text, span.start) or BODY.search(text, span.start, span.end):
        return True
    named = text[span.start : span.end] in towns
    named = named or (text[span.end - 1] in "口村" and text[span.start : span.end - 1] in towns)
    return named or is_thing(text, span) or is_country(text, span, lands)


def named_places(text: str, spans: Sequence[Span], lexicon: Lexicon) -> set[str]:
    """Give the foreign names that the page uses of places: 提格雷|州, 首府|默克莱."""
    towns: set[str] = set()
    people: set[str] = set()
    for span in spans:
        name = text[span.start : span.end]
        sounds = sum(c in lexicon.sounds for c in name)
        if span.rule != "person.tagger" or 4 * sounds < 3 * len(name) or len(name) - sounds > 1:
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
    if text[span.end - 1] == "号" and span.end - span.start > 3:
        return True  # 卡西尼号
    named = STORMS.search(text, max(0, span.start - 4), span.start)
    return named is not None or THINGS.match(text, span.end) is not None


def named_things(text: str, spans: Sequence[Span]) -> set[str]:
    """Give the names that most of the time name a thing: 捷龙 of 捷龙三号."""
    numbered: Counter[str] = Counter()
    for match in NUMBERED.finditer(text):
        numbered.update(
            text[at : match.start()] for at in range(match.start() - 4, match.start() - 1)
        )
    seen = Counter(text[s.start : s.end] for s in spans if s.rule == "person.tagger")
    return {name for name, count in seen.items() if numbered[name] and numbered[name] >= count}


def is_listed_place(text: str, span: Span) -> bool:
    """Whether a list of villages holds the name: 滩歌镇|王磨、漆庄|等村."""
    return VILLAGES.match(text, span.end) is not None


def is_country(text: str, span: Span, lands: frozenset[str]) -> bool:
    """Whether a name is the short form of a country the page names: 芬|方, 中|芬, 中孟|建交."""
    first, rest = text[span.start], text[span.start + 1 : span.end]
    if first in LANDS and rest in LANDS and SHARED.match(text, span.end):
        return True  # 韩美|双方, whether or not the page names 韩国
    if first not in lands or len(rest) > 2:
        return False
    if len(rest) == 1 and (rest in SIDES or rest in lands):
        return True
    return span.start > 0 and text[span.start - 1] == "中" and text.startswith("建", span.start + 1)


def is_doubtful(
    page: Page,
    span: Span,
    places: set[tuple[int, int]],
    counties: frozenset[str],
    lexicon: Lexicon,
) -> bool:
    """Whether a name is a common word, a place, or four characters that sound like a phrase."""
    name = page.text[span.start : span.end]
    if (span.start, span.end) in places or name in lexicon.words:
        return True
    if is_town(name, counties):
        return True
    if is_quoted(page.text, span) and (name[0] not in lexicon.usual or len(name) == 2):
        return True
    if len(name) < 4 and is_common_noun(name, lexicon):
        return True
    long = len(name) > 5 or (len(name) > 4 and name[0] in lexicon.usual)
    if long and "·" not in name:
        return sum(c in lexicon.sounds for c in name) * 2 < len(name)  # 景乐梵钟长鸣
    chinese = len(name) == 4 and name[0] in lexicon.usual | lexicon.wordlike
    if len(name) == 4 and not chinese and (name[2] == name[3] or is_phrase(page, name, lexicon)):
        return True  # 绿波盈盈
    if not chinese or "·" in name or lexicon.elements.search(name):
        return False
    if name[:2] in lexicon.compound | lexicon.japanese:
        return False
    return name[1] not in lexicon.usual and sum(c in lexicon.sounds for c in name) < 3


def is_town(name: str, towns: frozenset[str]) -> bool:
    """Whether the page has a town of that name: 雄安 of 雄安新区, 左云矿|难 of 左云县."""
    return (name[:2] if len(name) == 3 and name[2] in "矿海山湖江站" else name) in towns


def is_phrase(page: Page, name: str, lexicon: Lexicon) -> bool:
    """Whether four characters are no foreign name, on a page without Japan: 本固邦宁."""
    foreign = "·" in name or lexicon.elements.search(name) or name[:2] in lexicon.japanese
    sounds = sum(c in lexicon.sounds for c in name)
    family = name[:2] in lexicon.compound
    return not foreign and not family and sounds < 3 and "日" not in page.text[:3000]


def is_common_noun(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is a word and one character more, or has no family name: 通话|时, 炎炎."""
    if is_word_with_class(name, lexicon):
        return True
    if name[0] in lexicon.usual or name[:2] in lexicon.japanese or name[:2] in lexicon.compound:
        return False
    if name[0] in lexicon.wordlike or (name[0] in lexicon.rare and len(name) < 4):
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
    name = text[span.start : span.end]
    word = len(name) == 2 and is_common_noun(name, lexicon)  # 烈士|褒扬|条例
    told = not word or text[span.end : span.end + 1] in FUNCTION or ACTS.match(text, span.end)
    told = told or lexicon.office.search(text, left, span.start)  # 书记|訚柏|接任
    if (title and not after and told) or SELF.search(text, left, span.start):
        return True
    acts = ACTS.match(text, span.end) and (len(name) > 2 or not is_common_noun(name, lexicon))
    if acts or lexicon.after.match(text, span.end):
        return True
    if counts[name] > 2 or is_given(text, span, counts):
        return True
    before = index and spans[index - 1].end == span.start - 1 and text[span.start - 1] in LIST_MARKS
    follows = index + 1 < len(spans) and spans[index + 1].start == span.end + 1
    return bool(before) or (follows and text[span.end] in LIST_MARKS)
