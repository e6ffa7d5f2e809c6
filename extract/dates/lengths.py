"""Rules for lengths of time: 20多年, 72小时, 一年半, 三天三夜, 过去十年, 3至5天."""

import re
from functools import cache

from extract.dates.amounts import (
    ABOUT,
    MORE,
    PART,
    PLAIN,
    middle,
    qualified,
    read_amount,
    read_first,
)
from extract.dates.length import Amount
from extract.dates.offsets import offset
from extract.dates.pieces import (
    DASH,
    DETAINED,
    LASTING,
    NUMERALS,
    DateRule,
    Length,
    Payload,
    after,
    attached,
    before,
    rule,
    words,
)
from extract.lexicon import read_lexicon
from extract.numerals import parse_number

# 月, 日, 分, 钟 need more than a plain numeral before them: 三月, 5日 and 9分 are something else.
CLEAR = (
    "(?:年|载|个月|个季度|季度|(?<! )周(?![年岁边围末刊报身一二三四五六日])|个?星期|个?礼拜"
    "|天|个?昼夜|个?工作日|个?交易日|个?小时|个?钟头|分钟|刻钟"
    "|秒钟|秒|个?世纪|个钟(?!头)|(?<=[半多余])(?:月|日|钟))"
)
FOLLOWED = (
    "(?![级制检审薪鉴龄宵货夜画味气空津然使山花候元本式语杀速岁边围身客重货份]|轮(?![值班流岗换])|(?<=天)才|年前后|期(?!间|里|内|来)|生(?!活|产|命|病|效)"
    "|公[里斤]|大(?![约概会盘])|报(?!告|名|道)|文(?!件|化)|水(?!平|位)|游(?!客|玩|行)|头(?=天))"
)
NOT_BEFORE = frozenset("第每同×xX*零公0123456789十百千万数几")
TO_COME = re.compile("[就才便即方]?(?:能|可|将|会|有望|可望)")  # 8天后就能出院
CALENDAR = re.compile("[^个]*年[^个]*月[^个]*日")
INSIDE = re.compile(r"之内|以内|内(?![部地外容心涵])")
CUED = re.compile(
    r"(?:连续?|为期|历时|近|每隔|长达|(?<!纽)约|满|仅用|只用|不到|超过|[这那前后]|达)$"
)
SHORT_INSIDE = re.compile(r"(?:以|之)?内(?![测部地外容])|之久|时间|间(?![谍隔断])")


@cache
def _durative() -> re.Pattern[str]:
    """Give a verb of doing or lasting at the end of a text: 连续工作, 被困了, 停运近."""
    verbs = words([row["word"] for row in read_lexicon("durative_verbs")])
    return re.compile(rf"(?:{verbs}了?|(?<!过)了)(?:整整|近|约)?$")


def _length(match: re.Match[str]) -> Payload | None:
    """Give a length, with 超过 or 近 before it; with 后 or 前 behind it it is a point of time."""
    if before(match) in NOT_BEFORE and not match["q"]:
        return None
    if match["len"].startswith("半年") and before(match) == "大":
        return None
    if match["n"] == "一" and match["u1"] == "年" and before(match) in tuple("哪某有同"):
        return None
    if match["n"] in ("一", "半") and match["u1"] in ("天", "日") and _is_indefinite(match):
        return None
    if match["n"] == "一" and match["u1"] == "年" and after(match) in tuple("春夏秋冬"):
        return None
    if CALENDAR.fullmatch(match["len"]):
        return None  # 九年六月十九日, what damage left of a date
    amount = read_amount(match["len"])
    if amount is None:
        first = read_first(match["len"])
        return Length(first[0], tail=match.end() - match.start("len") - first[1]) if first else None
    if match["upto"]:
        other = read_amount(match["upto"])
        if other is None:
            return None
        amount = Amount(amount.parts, amount.parts, other.parts)
    for text in (match["q"], match["tail"]):
        amount = qualified(amount, text) if text else amount
    is_offset = match["side"] and not match["tail"] and match["q"] in (None, "约", "大约", "大概")
    if is_offset and _durative().search(before(match, 6)):
        return Length(amount, tail=len(match["side"]))
    if is_offset:
        ahead = TO_COME.match(match.string, match.end()) is not None
        return offset(amount, 1 if "后" in match["side"] else -1, ahead, bare=not attached(match))
    if INSIDE.match(match.string, match.end()):
        return Length(amount, "within")
    return Length(amount, "past" if match["q"] == "近" else "")


def _is_indefinite(match: re.Match[str]) -> bool:
    """有一天, 这一天, 前一天, 同一天, and 一天晚上: no length."""
    if re.match(
        r"[晚早夜]|上午|下午|中午|傍晚|深夜|凌晨|清晨", match.string[match.end() : match.end() + 2]
    ):
        return True
    return before(match) in tuple("有这那某同哪前后头当此末的")


def _range(match: re.Match[str]) -> Payload | None:
    """3至5天, 100到200个小时: the unit stands once."""
    last, first = read_amount(match["len"]), parse_number(match["a"])
    if before(match) in NOT_BEFORE or last is None or first is None:
        return None
    count, unit = last.parts[0]
    if not 0 < float(first) < count:
        return None
    low = ((float(first), unit),)
    return Length(Amount(((middle(float(first), count), unit),), low, last.parts))


def _short(match: re.Match[str]) -> Payload | None:
    """90日, 近三月, 两日, 5日内: a length only when something beside it says so."""
    amount = read_amount(match["len"])
    if amount is None or before(match) in NOT_BEFORE:
        return None
    inside = SHORT_INSIDE.match(match.string, match.end())
    count, unit = amount.parts[0]
    if after(match) == "活":
        return None  # 3000万日活
    if (unit == "D" and count > 31) or match["len"][0] in "两俩仨" or inside:
        return Length(amount, "within" if inside and inside[0].endswith("内") else "")
    if CUED.search(before(match, 3)):
        return Length(amount, "past" if before(match) == "近" else "")
    lasting = LASTING.search(before(match, 2)) or DETAINED.match(match.string, match.end())
    return Length(amount) if lasting and unit == "D" else None


def _plain(match: re.Match[str]) -> Payload | None:
    amount = read_amount(match["len"])
    return Length(amount) if amount and before(match) not in NOT_BEFORE else None


def _window(match: re.Match[str]) -> Payload | None:
    """过去十年, 未来72小时, 最近一周: a length with its place."""
    amount = read_amount(match["len"])
    if amount is None:
        return None
    return Length(amount, "past" if match["w"] in ("过去", "最近") else "next")


SIDE = (
    r"(?P<side>(?:以|之|过)?后(?![来续期勤方者备])|(?:以|之)?前(?![后期往景夕锋所瞻三两四五]|进))"
)
JOIN = r"(?:又|零|〇|外加|加)?"
LENGTH = rf"{PART}(?: ?{JOIN} ?{PART}){{0,3}}"

NUMBER_HEADS = NUMERALS + "百千万两俩仨"
ABOUT_HEADS = "超逾将接近大约不至最未已"

WINDOWS: list[DateRule] = [
    rule("date.length.window", "过最未今接往此将", rf"(?P<w>过去|最近|未来|今后|接下来"
    rf"|往后|此后|将来)的?这?"
         rf"(?P<len>{LENGTH}){FOLLOWED}", _window),
]  # fmt: skip
RULES: list[DateRule] = [
    rule("date.length.nights", NUMBER_HEADS, rf"(?P<len>{PLAIN} ?天) ?{PLAIN} ?[夜晚]", _plain),
    rule("date.length", NUMBER_HEADS + "半" + ABOUT_HEADS, rf"(?P<q>{ABOUT})?(?P<len>(?:"
    rf"(?P<n>{PLAIN}) ?{MORE}?|半) ?个?[多余]?半? ?"
         rf"(?P<u1>(?<=个){CLEAR}|{CLEAR}|(?<=个)月|[天日](?={JOIN}{PLAIN}个?(?:小时|钟头)))"
         rf"(?:半(?:钟)?(?!径|数|成)|多)?(?: ?{JOIN} ?{PART}){{0,3}})"
         rf"(?: ?(?:至|到|{DASH}) ?(?P<upto>{PART}))?{FOLLOWED}"
         rf"(?:(?P<tail>以上|以下|左右|上下)|{SIDE})?", _length),
    rule("date.length.minutes", NUMBER_HEADS, rf"(?P<len>{PLAIN} ?分(?:半钟?"
    rf"|零?{PLAIN}秒钟?))", _plain),
    rule("date.length.range", NUMBER_HEADS + ABOUT_HEADS, rf"(?P<q>{ABOUT})?"
    rf"(?P<a>{PLAIN}) ?个?(?:至|到|{DASH}) ?"
         rf"(?P<len>{PLAIN} ?(?:个月|{CLEAR})){FOLLOWED}", _range),
    rule("date.length.short", NUMBER_HEADS, rf"(?P<len>(?:{PLAIN}) ?(?:日|月)){FOLLOWED}", _short),
]  # fmt: skip


def _loose_window(match: re.Match[str]) -> Payload | None:
    amount = read_amount(match["len"])
    return Length(amount, "past" if match["w"] in "前上近" else "next") if amount else None


# On a page that is nothing but a date.
LOOSE_LAST: list[DateRule] = [
    rule("date.loose.window", "前后上下近", rf"(?P<w>[前后上下近])(?P<len>{LENGTH})"
    rf"(?!级)", _loose_window),
    rule("date.loose.anniversary", NUMBER_HEADS, rf"(?P<len>{PLAIN}周年)", _plain),
]  # fmt: skip
