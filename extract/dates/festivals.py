"""Rules for holidays, solar terms and days of the Chinese calendar."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from extract.dates.lunar import easter, lunar_day, lunar_month, nth_weekday, solar_term
from extract.dates.period import DAY as ONE_DAY
from extract.dates.period import NOMINAL_YEAR, day_of, days_of
from extract.dates.pieces import (
    CN_DIGITS,
    DAY,
    MONTH,
    NUMERALS,
    DateRule,
    Payload,
    Point,
    Refused,
    after,
    before,
    number,
    number_before,
    rule,
    word_rule,
)
from extract.dates.scene import HALF_YEAR, SOON, UNKNOWN_DAY, Reading, Scene, now
from extract.lexicon import read_lexicon
from schemas.mentions import DateBasis

PLACE_AFTER = re.compile(
    r"[东南西北中一二三]?(?:路|街|大道|广场|大桥|桥|村|镇|乡|中学|小学|公园|社区|小区|厂|队|楼|区|巷|幼儿园|煤矿)"
)
# 十一点, 五一个: a numeral, not the day named by it.
COUNTED = tuple("点月日号时分年个周天名人家万亿千百十零〇一二三四五六七八九岁届")
LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12, "元": 1}
NEW_YEAR_EVE = (12, 27)
OnYear = Callable[[int], date | None]


def holiday_rules() -> list[DateRule]:
    """Rules for the words of `holidays.tsv`."""
    rows = {row["word"]: row for row in read_lexicon("holidays")}

    def make(match: re.Match[str]) -> Payload | None:
        row = rows[match[0]]
        if match[0] == "三月三" and (after(match) in tuple("日号十") or number_before(match)):
            return None
        if PLACE_AFTER.match(match.string, match.end()):
            return Refused()
        if match[0][0] in CN_DIGITS and (number_before(match) or after(match) in COUNTED):
            return None
        weak = row["alone"] != "yes" and not _is_cued(match)
        return Point(DAY, partial(_holiday_step, row), weak=weak)

    return [word_rule("date.holiday", list(rows), make)]


def _is_cued(match: re.Match[str]) -> bool:
    """Whether the words around a word such as 五一 or 雨水 say that it is a day."""
    rest = match.string[match.end() : match.end() + 4]
    if re.match(r"[”\"]?(?:节气|前后|期间|假期|长假|小长假|节|当[天日]|黄金周|前夕)", rest):
        return True
    return bool(re.search(r"(?:今[日天]|欢度|庆祝|喜迎|节气)[“\"]?$", before(match, 4)))


def _holiday_step(row: dict[str, str], scene: Scene) -> Reading | None:
    kind = row["kind"]
    basis: DateBasis = "lunar" if kind == "lunar" else "holiday"
    on_year = _on_year(row)
    if kind == "lunar" and (int(row["month"]), int(row["day"])) >= NEW_YEAR_EVE:
        return _on_lunar_year_end(on_year, scene)
    return on_some_year(on_year, basis, scene)


def _on_year(row: dict[str, str]) -> OnYear:
    """Give the function from a year to the day of a holiday in it."""
    kind, month, day = row["kind"], int(row["month"] or 0), int(row["day"] or 0)
    if kind == "solar":
        return lambda year: date(year, month, day)
    if kind == "lunar":
        return lambda year: lunar_day(year, month, day)
    if kind == "weekday":
        weekday = int(row["weekday"])
        return lambda year: nth_weekday(year, month, day, weekday)
    if kind == "easter":
        return lambda year: easter(year) + timedelta(days=month)
    return lambda year: solar_term(year, day)


def on_some_year(on_year: OnYear, basis: DateBasis, scene: Scene) -> Reading | None:
    """Choose the year of a yearly day: that of the words, else the latest not after now."""
    outer = scene.outer
    if outer and not (outer.period.grain in ("year", "month") and not outer.period.many):
        return None
    if outer:
        if outer.period.unknown:
            return Reading(UNKNOWN_DAY, "none")
        found = on_year(outer.period.start.year)
        return Reading(day_of(found), basis, outer.anchor) if found else None
    end = now(scene)
    if end is None:
        return _undated(on_year, basis, scene)
    if scene.alone and (found := on_year(end.year)):
        return Reading(day_of(found), basis)
    return _nearest(on_year, basis, scene)


def _undated(on_year: OnYear, basis: DateBasis, scene: Scene) -> Reading | None:
    """Use the year that an undated page names; without one only a fixed day keeps its digits."""
    if scene.text_year is not None:
        found = on_year(scene.text_year)
        return Reading(day_of(found), basis) if found else None
    first, second = on_year(NOMINAL_YEAR), on_year(NOMINAL_YEAR + 1)
    if (
        basis == "holiday"
        and first
        and second
        and (first.month, first.day)
        == (
            second.month,
            second.day,
        )
    ):
        return Reading(day_of(first, 1), basis)
    return Reading(UNKNOWN_DAY, "none")


def _nearest(on_year: OnYear, basis: DateBasis, scene: Scene) -> Reading | None:
    """Give the latest such day not after now; one that is close ahead when the words announce."""
    end = now(scene)
    assert end is not None
    days = [day_of(d) for d in map(on_year, range(end.year - 2, end.year + 2)) if d]
    past = [d for d in days if d.start <= end]
    ahead = [d for d in days if d.start > end - ONE_DAY]
    close = ahead[0].start - end if ahead else HALF_YEAR
    if ahead and (close <= SOON or (scene.future and close < HALF_YEAR)):
        return Reading(day_of(ahead[0].start), basis)
    return Reading(past[-1], basis) if past else None


def _on_lunar_year_end(on_year: OnYear, scene: Scene) -> Reading | None:
    """除夕, 大年二十九: 2020年除夕 is the eve of the new year that begins in 2020."""
    return on_some_year(lambda year: on_year(year - 1), "lunar", scene)


def _lunar(match: re.Match[str]) -> Payload | None:
    """腊月二十三, 正月十五, 农历八月十五, 五月初五; 八月十五 without a sign of it is not lunar."""
    if number_before(match):
        return None
    text = match["m"]
    runs_on = re.match("[一二三四五六七八九十]", after(match))
    if match["d"] and match["d"][0] != "初" and runs_on and not match["u"]:
        return None
    month = LUNAR_MONTHS.get(text) or number(text)
    day = match["d"]
    marked = match["cal"] or text in LUNAR_MONTHS or match["leap"]
    if not day:
        if not marked or (text == "元" or after(match) == "饼"):
            return None
        return Point(MONTH, partial(_lunar_month_step, month, bool(match["leap"])))
    if day in tuple("一二三四五六七八九") and not match["cal"]:
        return None
    if match["u"] and not (match["cal"] or text in "正腊冬"):
        return None
    if not (
        marked
        or day[0] in "初廿"
        or ((month, day) in ((8, "十五"), (7, "十五")) and before(match) != "年")
    ):
        return None
    day_number = number(day.replace("初", ""))
    return Point(DAY, partial(_lunar_step, month, day_number, bool(match["leap"])))


def _lunar_step(month: int, day: int, leap: bool, scene: Scene) -> Reading | None:
    return on_some_year(lambda year: lunar_day(year, month, day, leap), "lunar", scene)


def _lunar_month_step(month: int, leap: bool, scene: Scene) -> Reading | None:
    first = on_some_year(lambda year: _first_of(year, month, leap), "lunar", scene)
    if first is None or first.period.unknown:
        return first
    start = first.period.start.date()
    for year in (start.year, start.year - 1):
        ends = lunar_month(year, month, leap)
        if ends and ends[0] == start:
            return first._replace(period=days_of(*ends))
    return None


def _first_of(year: int, month: int, leap: bool) -> date | None:
    return lunar_day(year, month, 1, leap)


def _new_year_day(match: re.Match[str]) -> Payload | None:
    """初六: a day of the first month; 初一 to 初三 are also school years."""
    day = number(match["d"])
    rest = match.string[match.end() : match.end() + 2]
    if day <= 3 and not re.match(r"早|上午|下午|中午|晚|凌晨|[当那这]天|[至到—]初", rest):
        return None
    if before(match) in tuple("月年最"):
        return None
    return Point(DAY, partial(_lunar_step, 1, day, False))


LUNAR_DAY_N = (
    "(?:初(?:十|[一二三四五六七八九]|10|[1-9])|三十|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|十[一二三四五六七八九]"
    "|[12][0-9]|30|十|[一二三四五六七八九])"
)

RULES: list[DateRule] = [
    rule(
        "date.lunar.new_year",
        "初",
        r"初(?P<d>[一二三四五六七八九十])(?![级中高年学])",
        _new_year_day,
    ),
    rule(
        "date.lunar",
        NUMERALS + "农阴旧夏闰正腊冬",
        rf"(?P<cal>农历|阴历|旧历|夏历)?的?(?P<leap>闰)?"
        rf"(?P<m>[正腊冬]|十[一二]?|[一二三四五六七八九]|1[0-2]|0?[1-9])月(?:份)?(?P<d>{LUNAR_DAY_N})?(?P<u>[日号])?",
        _lunar,
    ),
]
