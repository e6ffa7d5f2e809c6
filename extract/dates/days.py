"""Rules for days: 1月7日 (the day of it), 17日, 二十九号, 19至29日, and dates in figures."""

import re
from dataclasses import replace
from functools import partial

from extract.dates.period import NO_YEAR, day_of, days_of, month_of
from extract.dates.pieces import (
    CN,
    DAY,
    DAY_N,
    DETAINED,
    DIGITS,
    LASTING,
    MONTH,
    MONTH_N,
    NUMERALS,
    TO,
    DateRule,
    Payload,
    Point,
    before,
    number,
    number_before,
    rule,
)
from extract.dates.scene import Reading, Scene, month_for, year_for

# 连续3日, 近5日, 5日内, 3日游: a length beside the words of one.
LENGTH_BEFORE = re.compile(
    r"(?:近|(?<!纽)约|超|超过|长达|为期|历时|历经|连续?|每隔|每|达到|逾|满|首|第|[这前后那拘])$"
)
LENGTH_AFTER = re.compile(
    r"以?内(?![测部地外容])|之内|游|龄|以来|来|[余多]|[元本语式]|报(?![道导告名])|用品|均|常|志|程"
)
# 7号和9号召开会议: what 号 with a number is when something happens then.
HAPPENS = re.compile(
    "(?:[、和及与至到][0-9]{1,2}号){0,3}(?:上午|下午|晚上|凌晨|中午|召开|举行|举办|开幕|闭幕|抵达|宣布|发布|公布|发表)"
)
# 民政局22日称: what is reported now was said just now, whatever the story tells of.
SAID = re.compile(
    "[早晚]?(?:上午|下午|中午|晚间|凌晨)?(?:称|说|表示|通报|发布|公布|宣布|披露|透露|介绍|消息|报道|电|讯|从)"
)
PART_AFTER = re.compile("凌晨|清晨|早|上午|中午|下午|傍晚|晚|夜|深夜|[0-9]{1,2}[时:点]")
AFTER_MONTH = re.compile(r"[0-9一二三四五六七八九十]月$")
AFTER_DATE = re.compile(r"[0-9][-/.][0-9]{1,2}[-/.][0-9]{1,2}-$|日-$")


def _day(match: re.Match[str]) -> Payload | None:
    """17日 is a day of the story's month; 三日 and 12号 need a date beside them."""
    if number_before(match) or LENGTH_BEFORE.search(before(match, 2)):
        return None
    if LASTING.search(before(match, 2)) or DETAINED.match(match.string, match.end()):
        return None
    text = match["d"]
    day = number(text)
    bound = bool(AFTER_MONTH.search(before(match, 2)))
    if not bound and LENGTH_AFTER.match(match.string, match.end()):
        return None
    dated = text.isdigit() and HAPPENS.match(match.string, match.end())
    weak = (match["u"] == "号" and not dated) or (not text.isdigit() and day <= 10)
    said = SAID.match(match.string, match.end()) is not None
    return Point(DAY, partial(_day_step, day, said=said), weak=weak, bound=bound)


def _day_step(day: int, scene: Scene, said: bool = False) -> Reading | None:
    outer = scene.outer
    if outer is None:
        month, basis, anchor = month_for(scene, day, said)
        return Reading(day_of(month.start.replace(day=day), month.unknown), basis, anchor)
    if outer.period.many or outer.period.grain != "month":
        return None
    if outer.basis in ("year_from_metadata", "year_from_text", "none"):
        return month_day(outer.period.start.month, day, replace(scene, outer=None))
    found = outer.period.start.replace(day=day)
    return outer._replace(period=day_of(found, outer.period.unknown))


def month_day(month: int, day: int, scene: Scene) -> Reading:
    """Choose the year of a day of a month; 29 February goes back to a leap year."""
    year, basis, unknown = year_for(scene, month, day)
    if (month, day) == (2, 29) and basis == "year_from_metadata":
        year -= year % 4
    found = month_of(year, month).start.replace(day=day)
    return Reading(day_of(found, unknown), basis)


def _day_range(match: re.Match[str]) -> Payload | None:
    """19日至29日, 9、10日: the unit, and the month, stand once."""
    if number_before(match) or LENGTH_BEFORE.search(before(match, 2)):
        return None
    if LASTING.search(before(match, 2)) or DETAINED.match(match.string, match.end()):
        return None
    first, last = number(match["a"]), number(match["b"])
    if first >= last or ("、" in match[0] and last != first + 1):
        return None
    if match["au"] and PART_AFTER.match(match.string, match.end()):
        return None  # 24日至25日凌晨: the second end is a part of its day
    bare = not match["a"].isdigit() or match["u"] == "号"
    weak = bare or bool(LENGTH_AFTER.match(match.string, match.end()))
    return Point(DAY, partial(_day_range_step, first, last), weak=weak)


def _day_range_step(first: int, last: int, scene: Scene) -> Reading | None:
    begin = _day_step(first, scene)
    if begin is None:
        return None
    start = begin.period.start
    return begin._replace(period=days_of(start, start.replace(day=last), begin.period.unknown))


def _unitless(match: re.Match[str]) -> Payload | None:
    """二零零四年八月十五, and 1月3 on a page that is nothing else: the unit of the day left out."""
    if number_before(match):
        return None
    return Point(DAY, partial(month_day, number(match["m"]), number(match["d"])))


def _figures(match: re.Match[str]) -> Payload | None:
    """2022-01-07, 2022/1/7, 2022.1.7, 20220107."""
    runs_on = number_before(match) or before(match) in ("-", "/")
    if runs_on and not AFTER_DATE.search(before(match, 11)):
        return None
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    return Point(DAY, partial(_figures_step, year, month, day))


def _figures_step(year: int, month: int, day: int, scene: Scene) -> Reading:
    return Reading(day_of(month_of(year, month).start.replace(day=day)))


def _short_figures(match: re.Match[str]) -> Payload | None:
    """15.3.3: the year with two digits."""
    if number_before(match):
        return None
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    return Point(DAY, partial(_figures_step, 2000 + year, month, day))


def _figure_month(match: re.Match[str]) -> Payload | None:
    if number_before(match):
        return None
    return Point(MONTH, partial(_figure_month_step, int(match["y"]), int(match["m"])))


def _figure_month_step(year: int, month: int, scene: Scene) -> Reading:
    return Reading(month_of(year, month))


def _edge_days(match: re.Match[str]) -> Payload | None:
    """这个月前两天, 5月的最后三天: the first or last days of a month."""
    if before(match) in tuple("提目此之以"):
        return None
    count = number(match["n"])
    return Point(DAY, partial(_edge_days_step, count, match["w"] in ("前", "头")), bound=True)


def _edge_days_step(count: int, first: bool, scene: Scene) -> Reading | None:
    outer = scene.outer
    if outer is None or outer.period.grain != "month" or not 1 < count < 28:
        return None
    start, last = outer.period.start, outer.period.last
    days = (
        (start, start.replace(day=count))
        if first
        else (last.replace(day=last.day - count + 1), last)
    )
    return outer._replace(period=days_of(*days, outer.period.unknown & NO_YEAR))


Y, M, D = r"(?P<y>[12][0-9]{3})", r"(?P<m>1[0-2]|0?[1-9])", r"(?P<d>3[01]|[12][0-9]|0?[1-9])"
NOT_DAY = "线|楼|院|门|令|文件|机组|[仓坑井室馆店]|公路|高速|台风|选手|球员|运动员"

RULES: list[DateRule] = [
    rule("date.figures.month_day", "01",
         r"(?P<m>0[1-9]|1[0-2])[-/](?P<d>0[1-9]|[12][0-9]|3[01])"
         r"(?= ?[0-2][0-9]:[0-5][0-9])", _unitless),
    rule("date.figures", "12",
         rf"{Y} ?[-/.] ?{M} ?[-/.] ?{D}(?![0-9](?![0-9]:))(?![./][0-9])", _figures),
    rule("date.figures.day_first", "0123",
         r"(?P<d>3[01]|[12][0-9]|0[1-9])[-/.](?P<m>1[0-2]|0[1-9])[-/.]"
         r"(?P<y>(?:19|20)[0-9]{2})(?![0-9])", _figures),
    rule("date.figures.compact", "12",
         r"(?P<y>(?:19|20)[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01])"
         r"(?![0-9.a-zA-Z%元人万亿名个户家号])", _figures),
    rule("date.figures.birth", "12",
         r"(?<=\()(?P<y>(?:19|20)[0-9]{2})\.(?P<m>1[0-2]|0?[1-9])(?=\))", _figure_month),
    rule("date.figures.month", "12",
         r"(?P<y>(?:19|20)[0-9]{2})[./](?P<m>0[1-9]|1[0-2])"
         rf"(?={TO}(?:(?:19|20)[0-9]{{2}}|今)|(?<=[至到—~-].{{7}})(?![0-9.]))", _figure_month),
    rule("date.month_day.unitless", NUMERALS,
         rf"(?<=年)(?P<m>{MONTH_N})月(?P<d>[一二三]?十[一二三四五六七八九]?)"
         rf"(?![0-9日号多余几个天年月]|{CN})", _unitless),
    rule("date.day.range", NUMERALS,
         rf"(?P<a>{DAY_N})(?:(?P<au>[日号])?{TO}|、)(?P<b>{DAY_N})(?P<u>[日号])(?!{NOT_DAY})",
         _day_range),
    rule("date.day", NUMERALS + "廿", rf"(?P<d>{DAY_N}) ?(?P<u>[日号])(?!{NOT_DAY})", _day),
    rule("date.days.edge", "前头最",
         r"(?P<w>前|头|最后)(?P<n>[0-9]{1,2}|[两二三四五六七八九十]{1,2})[天日]", _edge_days),
]  # fmt: skip

# On a page that is nothing but a date.
LOOSE_FIRST: list[DateRule] = [
    rule("date.loose.spaced", "12", rf"{Y} {M} {D}(?![0-9])", _figures),
    rule("date.loose.month_day", DIGITS, rf"{M}[-/.·]{D}(?![0-9]|[-/.][0-9])", _unitless),
    rule("date.loose.unitless", NUMERALS,
         rf"(?P<m>{MONTH_N})月(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9日号])", _unitless),
    rule("date.loose.short", DIGITS,
         rf"(?P<y>[0-9]{{2}})[./-]{M}[./-]{D}(?![0-9])", _short_figures),
    rule("date.loose.month", "12",
         rf"(?P<y>(?:19|20)[0-9]{{2}})[-/.]{M}(?![0-9]|[-/.][0-9])", _figure_month),
]  # fmt: skip
