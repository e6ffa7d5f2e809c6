"""Rules for months and parts of the year: 5月, 1至9月, 5月下旬, 月底, 第三季度, 上半年."""

import re
from dataclasses import replace
from functools import partial

from extract.dates.period import Period, days_of, month_of, months_of
from extract.dates.pieces import (
    DAY_N,
    EDGE,
    HALF,
    MONTH,
    MONTH_N,
    NUMERALS,
    TO,
    DateRule,
    Payload,
    Point,
    after,
    before,
    number,
    number_before,
    rule,
)
from extract.dates.scene import Reading, Scene, base_year, month_for, year_for

COUNTED = re.compile("[0-9一二两三四五六七八九十几]个$")
THINGS = tuple("亮饼球台嫂娘季")
# 第二季 is a quarter before words of business, else also the second season of a show.
QUARTER = re.compile(
    r"报|末|初|财|营|净|盈|亏|业绩|利润|收入|销|出货|增长|同比|环比|经济|GDP|[,、和至到]"
)


def _month(match: re.Match[str]) -> Payload | None:
    """5月, 八月份; 二月球 and 近三月 are none."""
    thing = not match["m"].isdigit() and match[0].endswith("月") and after(match) in THINGS
    if number_before(match) or thing or before(match) in ("近", "每"):
        return None
    return Point(MONTH, partial(_month_step, number(match["m"])))


def _month_step(month: int, scene: Scene) -> Reading:
    year, basis, unknown = year_for(scene, month)
    return Reading(month_of(year, month, unknown), basis)


def _month_range(match: re.Match[str]) -> Payload | None:
    if number_before(match) and before(match) not in ("零", "〇"):
        return None
    first, last = number(match["a"]), number(match["b"])
    if "、" in match[0] and last != first + 1:
        return None
    return Point(MONTH, partial(_month_range_step, first, last))


def _month_range_step(first: int, last: int, scene: Scene) -> Reading:
    year, basis, unknown = year_for(scene, first)
    later = month_of(year + (last < first), last)
    start = month_of(year, first).start
    return Reading(Period(start, later.end, "month", first != last, unknown), basis)


def _third(match: re.Match[str]) -> Payload | None:
    """上旬, 5月底: the third of a month; 月底 is the 21st to the last day."""
    key = "上中" if match["e"] == "中上" else match["e"]
    if match[0][0] == "月" and COUNTED.search(before(match, 2)):
        return None  # 两个月中: within two months
    first = {"上": 1, "初": 1, "中": 11, "下": 21, "底": 21, "末": 21, "尾": 21}[key[0]]
    last = {"中下": 3, "上中": 2}.get(key, 1)
    return Point(EDGE, partial(_third_step, first, last))


def _third_after(match: re.Match[str]) -> Payload | None:
    """5月底: the edge right behind its month."""
    found = _third(match)
    return replace(found, bound=True) if isinstance(found, Point) else None


def _third_step(first: int, last: int, scene: Scene) -> Reading | None:
    if scene.outer:
        month, basis, anchor = scene.outer
        if month.many or month.grain != "month":
            return None
    else:
        month, basis, anchor = month_for(scene, first)
    start = month.start
    length = 10 * (2 if last > 1 else 1)
    end_day = (
        month.last.day if first == 21 or last == 3 else min(first + length - 1, month.last.day)
    )
    return Reading(
        days_of(start.replace(day=first), start.replace(day=end_day), month.unknown), basis, anchor
    )


def _quarter(match: re.Match[str]) -> Payload | None:
    """第三季度, 前三季度, Q3."""
    if number_before(match) and before(match) != "第":
        return None
    if "个" in match[0] and not match["all"]:
        return None
    last = number(match["q"])
    first = 1 if match["all"] else last
    if last > 4:
        return None
    weak = not (
        match["all"]
        or "Q" in match[0]
        or "度" in match[0]
        or QUARTER.match(match.string, match.end())
    )
    return Point(HALF, partial(_months_step, 3 * first - 2, 3 * last), weak=weak)


def _year_quarter(match: re.Match[str]) -> Payload | None:
    """2021Q1, 21H2: a quarter or half of a year, as reports of business write them."""
    count, size = int(match["q"]), 3 if match["k"] == "Q" else 6
    if number_before(match) or count * size > 12:
        return None
    year = int(match["y"]) % 2000 + 2000 if len(match["y"]) == 2 else int(match["y"])
    return Point(HALF, partial(_year_quarter_step, year, (count - 1) * size + 1, count * size))


def _year_quarter_step(year: int, first: int, last: int, scene: Scene) -> Reading:
    return Reading(months_of(year, first, last))


def _quarter_range(match: re.Match[str]) -> Payload | None:
    """二三季度, 一、二季度, 二至四季度: quarters side by side, the unit stands once."""
    first, last = number(match["a"]), number(match["b"])
    if number_before(match) or first >= last or (last > first + 1 and not match["to"]):
        return None
    return Point(HALF, partial(_months_step, 3 * first - 2, 3 * last))


def _months_step(first: int, last: int, scene: Scene) -> Reading:
    if scene.outer:
        year = base_year(scene)
        start, unknown, basis = year.period.start.year, year.period.unknown, year.basis
    else:
        start, basis, unknown = year_for(scene, first)
    return Reading(months_of(start, first, last, unknown), basis)


def _half(match: re.Match[str]) -> Payload | None:
    first = 1 if match["h"] in "上前" else 7
    return Point(HALF, partial(_months_step, first, first + 5))


def _first_months(match: re.Match[str]) -> Payload | None:
    """前5个月, 后三个月 of a year."""
    count = number(match["n"])
    if not 1 <= count <= 12 or before(match) in tuple("提目此之以空生"):
        return None
    span = (1, count) if match["w"] in ("前", "头") else (13 - count, 12)
    bound = match["w"] not in ("前", "头") or not match["u"] or count == 1
    return Point(HALF, partial(_months_step, *span), bound=bound)


RULES: list[DateRule] = [
    rule("date.month.range", NUMERALS,
         rf"(?P<a>{MONTH_N})(?:(?: ?月份?)?{TO}|、)(?P<b>{MONTH_N}) ?月份?"
         rf"(?! ?{DAY_N}[日号])", _month_range),
    rule("date.month", NUMERALS,
         rf"(?P<m>{MONTH_N}) ?月份?(?!革命|怀胎|围城|兰|花雪)", _month),
    rule("date.month.third", "上中下", r"(?P<e>上中|中上|中下|上|中|下)旬", _third),
    rule("date.month.edge", "月",
         r"月(?P<e>[初底末中尾])(?![一二三四五六七八九十]|旬|秋|期|小学|层|部|[学考])", _third),
    rule("date.month.edge.after", "初底末中", r"(?<=[月份])(?P<e>[初底末])", _third_after),
    rule("date.quarter.range", "第123一二三",
         rf"第?(?P<a>[1-3一二三])(?:(?P<to>{TO})|、|和)?第?(?P<b>[2-4二三四])季度", _quarter_range),
    rule("date.quarter", "前头第1234一二两三四",
         r"(?P<all>前|头)?(?:第)?(?P<q>[1-4一二两三四])(?:个)?季度?(?!稻|豆|节|都|的"
         r"|[花果])", _quarter),
    rule("date.quarter.year", "12",
         r"(?<![A-Za-z.])(?P<y>(?:20|19)[0-9]{2}|2[0-9]) ?年?(?P<k>[QH])(?P<q>[1-4])"
         r"(?![0-9A-Za-z])", _year_quarter),
    rule("date.quarter.letter", "Q", r"(?P<all>(?!))?Q(?P<q>[1-4])(?![0-9A-Za-z])", _quarter),
    rule("date.half", "上下前后", r"(?P<h>[上下前后])半年(?:度)?", _half),
    rule("date.months.first", "前头后最",
         r"(?P<w>前|头|后|最后) ?(?P<n>[0-9]{1,2}|十[一二]?|[一二两三四五六七八九])"
         r" ?(?P<u>个)?月(?:份)?", _first_months),
]  # fmt: skip
