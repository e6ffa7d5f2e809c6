"""Rules for what is reckoned from another date: 昨天, 当晚, 上周五, 第二天, 去年同期."""

import re
from datetime import timedelta
from functools import partial

from extract.dates.absolute import year_step
from extract.dates.clock import part_of_day
from extract.dates.lunar import nth_weekday
from extract.dates.period import (
    Period,
    add_months,
    day_of,
    days_of,
    month_of,
    months_of,
    moved,
    week_of,
    within,
    year_of,
)
from extract.dates.pieces import (
    CENTURY,
    DAY,
    HALF,
    MONTH,
    PART,
    SMALL_N,
    WEEK,
    YEAR,
    DateRule,
    Payload,
    Point,
    after,
    before,
    number,
    number_before,
    rule,
    words,
)
from extract.dates.scene import Reading, Scene, base_year, of_story, of_today, year_for
from extract.lexicon import read_lexicon

LEVELS = {"year": YEAR, "half": HALF, "quarter": HALF, "month": MONTH, "century": CENTURY}
WEEKDAY = "(?:周|星期|礼拜)"
WHICH_WEEK = {"上上": -2, "上": -1, "本": 0, "这": 0, "当": 0, "下": 1, "下下": 2}


def day_rules() -> list[DateRule]:
    """Rules for the words of `relative_days.tsv`."""
    rows = {row["word"]: row for row in read_lexicon("relative_days")}

    def make(match: re.Match[str]) -> Payload | None:
        row = rows[match[0]]
        if after(match) == "气" or (match[0].endswith("日") and after(match) in ("本", "元", "报")):
            return None
        level = PART if row["part"] else DAY
        shifts = row["base"] == "story" and row["days"] != "0"
        step = partial(_day_step, row["base"], int(row["days"]), row["part"])
        return Point(level, step, shifts=shifts)

    return [rule("date.relative.day", words(list(rows)), make)]


def _day_step(base: str, days: int, part: str, scene: Scene) -> Reading | None:
    outer = scene.outer
    if outer and base == "story" and outer.period.to_day:
        start = Reading(within(outer.period, "day"), outer.basis, outer.anchor)
    elif base == "today":
        start = of_today(scene)
        if outer and outer.period.grain == "year" and not outer.period.many:
            anniversary = start.period.start.replace(year=outer.period.start.year)
            start = start._replace(period=day_of(anniversary, start.period.unknown))
    else:
        start = of_story(scene)
    moved_day = moved(start.period, seconds=days * 86400)
    basis = "relative" if start.basis != "none" else "none"
    found = part_of_day(moved_day, part) if part else moved_day
    return Reading(found, basis, start.anchor)


def period_rules() -> list[DateRule]:
    """Rules for the words of `relative_periods.tsv`."""
    rows = {row["word"]: row for row in read_lexicon("relative_periods")}

    def make(match: re.Match[str]) -> Payload | None:
        row = rows[match[0]]
        if after(match) in ("级", "龄", "轻", "度" if match[0].endswith("年") else "级"):
            return None
        step = partial(_period_step, row["base"], row["unit"], int(row["count"]))
        return Point(LEVELS[row["unit"]], step)

    return [
        rule("date.relative.same_period", r"(?:去年|上年|上一年|前年)同期", _same_period),
        rule("date.relative.period", words(list(rows)), make),
    ]


def _same_period(match: re.Match[str]) -> Payload | None:
    return Point(HALF, partial(_same_period_step, -2 if match[0][0] == "前" else -1))


def _same_period_step(years: int, scene: Scene) -> Reading:
    """去年同期 is the period just told, a year before; without one it is last year."""
    last = scene.dated
    if (
        last is None
        or last.paragraph != scene.paragraph
        or last.period.grain
        not in (
            "month",
            "day",
        )
    ):
        year = base_year(scene)
        return year._replace(period=moved(year.period, months=12 * years), basis="relative")
    return Reading(moved(last.period, months=12 * years), "relative", last.span)


def _period_step(base: str, unit: str, count: int, scene: Scene) -> Reading | None:
    start = _base_period(base, scene)
    if start is None:
        return None
    moment, unknown = start.period.start, start.period.unknown
    grain_known = start.period.grain
    basis = start.basis if start.basis == "none" else "relative"
    if unit == "year":
        return Reading(year_of(moment.year + count, unknown & 1), basis, start.anchor)
    if unit == "century":
        return Reading(within(year_of(moment.year + 100 * count), "century"), basis, start.anchor)
    if grain_known in ("year", "decade", "century"):
        return None
    months = {"month": 1, "quarter": 3, "half": 6}[unit]
    index = moment.year * 12 + moment.month - 1
    index = (index // months + count) * months
    year, month = index // 12, index % 12 + 1
    found = months_of(year, month, month + months - 1, unknown & 3)
    return Reading(found, basis, start.anchor)


def _base_period(base: str, scene: Scene) -> Reading | None:
    """The date a relative year or month starts from: the words before, the story, or the page."""
    if base == "story":
        anchor = scene.dated
        if anchor is None:
            return None
        return Reading(anchor.period, "relative", anchor.span)
    if scene.today is None:
        return of_today(scene)
    return Reading(scene.today.period, "relative", scene.today.span)


def _weekday(match: re.Match[str]) -> Payload | None:
    """周三, 上周五, 下个礼拜天; 第一周三场 and 一周天气 are not."""
    name = match["d"]
    if not match["w"] and (number_before(match) or before(match) in tuple("每逢隔")):
        return None
    rest = match.string[match.end() : match.end() + 1]
    if rest in tuple("场个次支名家轮连起部气项批年") or (name == "天" and rest in ("然", "空")):
        return None
    weeks = WHICH_WEEK[match["w"]] if match["w"] else None
    if name == "末":
        return Point(DAY, partial(_weekend_step, weeks))
    return Point(DAY, partial(_weekday_step, weeks, "一二三四五六日天".index(name)), apposed=True)


def _weekday_step(weeks: int | None, index: int, scene: Scene) -> Reading | None:
    index = min(index, 6)
    if scene.outer and scene.outer.period.to_day:
        return scene.outer
    if scene.outer and weeks is None and scene.outer.period.many:
        monday = scene.outer.period.start
        return scene.outer._replace(period=day_of(monday + timedelta(days=index)))
    today = of_today(scene)
    if today.period.unknown:
        return today
    day = today.period.start
    monday = day - timedelta(days=day.weekday())
    found = monday + timedelta(days=index + 7 * (weeks or 0))
    if weeks is None and not scene.alone:
        if found > day and not scene.future:
            found -= timedelta(days=7)
        elif found < day and scene.future:
            found += timedelta(days=7)
    return today._replace(period=day_of(found))


def _weekend_step(weeks: int | None, scene: Scene) -> Reading:
    saturday = _weekday_step(weeks or 0, 5, scene)
    assert saturday is not None
    start = saturday.period.start
    if saturday.period.unknown:
        return saturday
    return saturday._replace(period=days_of(start, start + timedelta(days=1)))


def _week(match: re.Match[str]) -> Payload | None:
    if after(match) in ("岁", "年", "边", "围", "期") or before(match) == "每":
        return None
    return Point(WEEK, partial(_week_step, WHICH_WEEK[match["w"]]))


def _week_step(weeks: int, scene: Scene) -> Reading:
    today = of_today(scene)
    if today.period.unknown:
        return today
    found = week_of(today.period.start + timedelta(days=7 * weeks))
    return today._replace(period=found)


def _ordinal(match: re.Match[str]) -> Payload | None:
    """第二天, 第3周, 第十天, 第三个月."""
    unit = match["u"]
    count = number(match["n"])
    level = {"天": DAY, "日": DAY, "周": WEEK, "月": MONTH}[unit[-1]]
    if unit == "天" and after(match) in ("了", "气", "然"):
        return None
    bound = unit not in ("天",)
    step = partial(_ordinal_step, count, unit[-1])
    return Point(level, step, bound=bound, shifts=unit == "天")


def _ordinal_step(count: int, unit: str, scene: Scene) -> Reading | None:
    outer = scene.outer
    if outer is None or outer.period.to_day:
        start = Reading(within(outer.period, "day"), "relative") if outer else of_story(scene)
        if unit not in "天日":
            return None
        found = moved(start.period, seconds=86400 * (count - 1))
        return Reading(found, start.basis, start.anchor)
    start_at = outer.period.start
    if unit == "月":
        at = add_months(start_at, count - 1)
        return outer._replace(period=month_of(at.year, at.month, outer.period.unknown))
    if unit == "周":
        monday = start_at + timedelta(days=(-start_at.weekday()) % 7 + 7 * (count - 1))
        return outer._replace(period=week_of(monday))
    return outer._replace(period=day_of(start_at + timedelta(days=count - 1), outer.period.unknown))


def _nth_weekday(match: re.Match[str]) -> Payload | None:
    count = -1 if match["last"] else number(match["n"])
    weekday = min("一二三四五六日天".index(match["d"]) + 1, 7)
    return Point(DAY, partial(_nth_weekday_step, count, weekday), bound=True)


def _nth_weekday_step(count: int, weekday: int, scene: Scene) -> Reading | None:
    outer = scene.outer
    if outer is None or outer.period.many or outer.period.grain != "month" or outer.period.unknown:
        return None
    start = outer.period.start
    return outer._replace(period=day_of(nth_weekday(start.year, start.month, count, weekday)))


def _two_years(match: re.Match[str]) -> Payload | None:
    first = {"去": -1, "今": 0, "昨": -1}[match["a"]]
    last = {"今": 0, "明": 1, "后": 2}[match["b"]]
    return Point(YEAR if match["u"] == "年" else DAY, partial(_run_step, match["u"], first, last))


def _run_step(unit: str, first: int, last: int, scene: Scene) -> Reading:
    """今明两天, 去今两年, 今明后三天: a run of days or years around the page's own."""
    if unit == "年":
        year = base_year(scene)
        start = year.period.start.year
        found = Period(
            year_of(start + first).start,
            year_of(start + last).end,
            "year",
            True,
            year.period.unknown,
        )
        return year._replace(period=found, basis="relative")
    today = of_today(scene)
    start_day = today.period.start
    return today._replace(
        period=days_of(
            start_day + timedelta(days=first),
            start_day + timedelta(days=last),
            today.period.unknown,
        )
    )


def _season(match: re.Match[str]) -> Payload | None:
    """2021年春, 去年冬天, 今夏: EDTF's seasons; 春天 alone is none."""
    number_of = "春夏秋冬".index(match["s"])
    years = {"去": -1, "今": 0, "明": 1, "": None}[match["y"] or ""]
    if years is None and not match["u"] and after(match) not in tuple(",。、;) ") and after(match):
        return None
    return Point(HALF, partial(_season_step, number_of, years), bound=years is None)


def _season_step(index: int, years: int | None, scene: Scene) -> Reading | None:
    year = base_year(scene)
    if years is not None:
        year = year._replace(period=moved(year.period, months=12 * years), basis="relative")
    if year.period.many or year.period.grain != "year":
        return None
    first = month_of(year.period.start.year, 3 + 3 * index if index < 3 else 12).start
    found = Period(
        first, add_months(first, 3), "month", unknown=year.period.unknown, season=str(21 + index)
    )
    return year._replace(period=found)


RULES: list[DateRule] = [
    rule(
        "date.relative.run",
        r"(?P<a>去|今|昨)明?(?P<b>今|明|后)(?:[两二三]|)(?P<u>年|天)(?![级气])",
        _two_years,
    ),
    rule(
        "date.relative.season",
        r"(?P<y>去|今|明)?(?P<s>[春夏秋冬])(?P<u>季|天)?(?![运耕收播训装令节招])",
        _season,
    ),
    rule(
        "date.weekday.nth",
        rf"(?:第(?P<n>{SMALL_N})|(?P<last>最后一))个{WEEKDAY}"
        r"(?P<d>[一二三四五六日天])",
        _nth_weekday,
    ),
    rule(
        "date.weekday",
        rf"(?:(?P<w>上上|上|本|这|当|下下|下)(?:一)?个?)?{WEEKDAY}"
        r"(?P<d>[一二三四五六日天末])",
        _weekday,
    ),
    rule("date.week", rf"(?P<w>上上|上|本|这|当|下下|下)(?:一)?个?{WEEKDAY}", _week),
    rule(
        "date.ordinal",
        rf"第(?P<n>{SMALL_N})(?P<u>天|日|周|个?星期|个月)".replace("个?星期", "周"),
        _ordinal,
    ),
]
