"""Named pieces of the patterns, what a rule makes of a match, and small readers of numerals."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from extract.dates.length import Amount
from extract.dates.scene import Step
from extract.numerals import parse_integer
from extract.rule import Rule

# Coarse to fine: an expression is read from one level down to the next.
CENTURY, DECADE, YEAR, HALF, MONTH, EDGE, WEEK, DAY, PART, CLOCK = range(10)

CN = "[〇零一二三四五六七八九十]"
YEAR_CN = "[〇零○Oo0一二三四五六七八九]"
YEAR_4 = f"(?:[12][0-9]{{3}}|[一二]{YEAR_CN}{{3}})"
MONTH_N = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY_N = (
    "(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]|二?十|廿[一二三四五六七八九]?"
    "|[一二三四五六七八九])"
)
HOUR_N = (
    "(?:2[0-4]|1[0-9]|0?[0-9]|二十[一二三四]?|十[一二三四五六七八九]?|[零〇一二两三四五六七八九])"
)
MINUTE_N = "(?:[0-5]?[0-9]|[二三四五]?十[一二三四五六七八九]?|[零〇]?[一二三四五六七八九])"
SMALL_N = "(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3}|几)"
DASH = "(?:-{1,2}|—{1,2}|~|―{1,2}|─{1,2})"
TO = f"(?: ?(?:至|到|{DASH}) ?)"

DIGITS = "0123456789"
CN_DIGITS = "〇零一二三四五六七八九十"
NUMERALS = DIGITS + CN_DIGITS

HAPPENING = re.compile(
    "(?:[事案]发|出事|开[幕业学工播庭盘]|结婚|婚礼|生日|出生|上任|就职|入职|[入出住]院|手术|下葬|报到|考试|比赛|首映|上映|发售"
    "|上市|活动|返校|到达|抵达|抵京|回国|节日|签约|交付|投票|选举|大选|启程|出发|离开|遇害|遇难|失踪|去世|死亡|事故|火灾|地震|台风|发布|揭牌"
    "|夜|节|至|分|寒|暑|露|夕|日)的?$"
)
# 持续3日, 拘留15日, and 15日行政拘留: days that are a length, no day of the month.
LASTING = re.compile(
    r"(?:持续|拘留|留置|停职|禁闭|限期|展期|工期|昏迷|耗时|用时|停课|停业|隔离|放假|休假|住院)$"
)
DETAINED = re.compile(r"(?:的?(?:行政|治安|司法)拘留|的?拘留|的?隔离(?:期|观察|治疗))")
LOOSE_BEFORE = frozenset("在于自从至到约仅又就即而但且并等的与和及后前将是有较比计料划")
_DIGIT_BEFORE = frozenset("0123456789.第几数百千万亿")
_SUM_BEFORE = re.compile("[指人总次基件户分天倍函系票参读]数$")  # 指数1月5日见顶
_DAY_BEFORE = re.compile("(?:周|星期|礼拜|初)[一二三四五六七八九十]$")
_NUMBER_BEFORE = frozenset("0123456789.一二三四五六七八九十百千万亿零〇两几数第余多")


@dataclass(frozen=True, slots=True)
class Point:
    """A word that names a period, given what the words before it named.

    `bound`: means nothing without a coarser word before it (第三天 of a month). `weak`: is a date
    only beside another date word (三点). `apposed`: may follow a word of its own level and only
    repeats it (3月5日, 周六). `shifts`: may follow any date and moves on from it (3天后); `length`
    is what it is when nothing tells from where (被困72小时后).
    """

    level: int
    step: Step
    bound: bool = False
    weak: bool = False
    apposed: bool = False
    shifts: bool = False
    length: Amount | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time (三天); `window` says towards which side of now it lies, if the words do.

    `tail` counts the characters at the end of the match that are not part of it.
    """

    amount: Amount
    window: str = ""
    tail: int = 0


@dataclass(frozen=True, slots=True)
class Repeat:
    """A repetition: `every` is its period as an ISO 8601 duration, "" when what follows tells it.

    `part` is the part of the day in the word itself (每晚).
    """

    every: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Vague:
    """A word for a time that is not said (近日)."""

    now: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """What looks like a date and is none (2号线); nothing inside it is read."""


Payload = Point | Length | Repeat | Vague | Refused
DateRule = Rule[Payload]


class Atom(NamedTuple):
    """A match of one rule in the text."""

    start: int
    end: int
    rule: str
    payload: Payload


def rule(
    name: str, heads: str, pattern: str, make: Callable[[re.Match[str]], Payload | None]
) -> DateRule:
    """Give a rule; `heads` are the characters a match may begin with, kept as a look-ahead."""
    heads = "".join(sorted(set(heads)))
    return Rule(name, re.compile(f"(?=[{re.escape(heads)}])(?:{pattern})"), make)


def heads_of(date_rule: DateRule) -> str:
    """Give the characters a match of a rule may begin with."""
    return re.sub(
        r"\\(.)", r"\1", date_rule.pattern.pattern[4 : date_rule.pattern.pattern.index("])(")]
    )


def word_rule(
    name: str, spellings: list[str], make: Callable[[re.Match[str]], Payload | None]
) -> DateRule:
    """Give a rule that finds any of the words, the longest first."""
    return rule(name, "".join(w[0] for w in spellings), words(spellings), make)


def number_before(match: re.Match[str]) -> bool:
    """Whether the match goes on a numeral that began before it (1 in 21日, 三 in 十三日).

    The numeral of a weekday or of 初五 is done: 周五8点, 初五八点.
    """
    char = before(match)
    if match[0][:1] in DIGITS and (
        char not in _DIGIT_BEFORE or _SUM_BEFORE.search(before(match, 2))
    ):
        return False
    return char in _NUMBER_BEFORE and not _DAY_BEFORE.search(before(match, 3))


def before(match: re.Match[str], count: int = 1) -> str:
    """Give the characters right before a match."""
    return match.string[max(0, match.start() - count) : match.start()]


def after(match: re.Match[str], count: int = 1) -> str:
    """Give the characters right after a match."""
    return match.string[match.end() : match.end() + count]


def attached(match: re.Match[str]) -> bool:
    """Whether a word stands right before a match: 生日当天, 出生三天后."""
    return "\u4e00" <= before(match) <= "\u9fff" and before(match) not in LOOSE_BEFORE


def happening(match: re.Match[str]) -> bool:
    """Whether what a match belongs to stands right before it: 事发当天, 生日当晚."""
    return HAPPENING.search(before(match, 4)) is not None


def number(text: str) -> int:
    """Read a numeral that a pattern of this module matched; ValueError when it is none."""
    value = parse_integer(text)
    if value is None:
        raise ValueError(text)
    return value


def words(spellings: list[str]) -> str:
    """Give an alternation of words, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, spellings), key=lambda w: (-len(w), w))) + ")"
