"""Rules for what is reckoned from another date: 昨天, 当晚, 上周五, 第二天, 去年同期."""

import re
from datetime import timedelta
from functools import partial

from extract.dates.clock import part_of_day
from extract.dates.period import (
    Period,
    add_months,
    day_of,
    days_of,
    month_of,
    months_of,
    moved,
    within,
    year_of,
)
from extract.dates.pieces import (
    CENTURY,
    DAY,
    HALF,
    MONTH,
    PART,
    YEAR,
    DateRule,
    Payload,
    Point,
    after,
    attached,
    before,
    happening,
    rule,
    word_rule,
)
from extract.dates.scene import Reading, Scene, base_year, month_for, of_story, of_today
from extract.lexicon import read_lexicon
from schemas.mentions import DateBasis

LEVELS = {"year": YEAR, "half": HALF, "quarter": HALF, "month": MONTH, "century": CENTURY}


def day_rules() -> list[DateRule]:
    """Rules for the words of `relative_days.tsv`."""
    rows = {row["word"]: row for row in read_lexicon("relative_days")}

    def make(match: re.Match[str]) -> Payload | None:
        row = rows[match[0]]
        if after(match) in ("气", "津", "然", "性") or (
            match[0].endswith("日") and after(match) in ("本", "元", "报")
        ):
            return None
        level = PART if row["part"] else DAY
        if match[0] == "今天" and before(match) == "的" and after(match) in tuple(",。"):
            return None
        shifts = row["base"] != "today" and row["days"] != "0"
        own = happening(match) if row["days"] == "0" else attached(match)
        step = partial(_day_step, row["base"], int(row["days"]), row["part"], own)
        apposed = row["base"] != "today" and row["days"] == "0"
        return Point(level, step, shifts=shifts, apposed=apposed)

    return [word_rule("date.relative.day", list(rows), make)]


def _day_step(base: str, days: int, part: str, attached: bool, scene: Scene) -> Reading | None:
    outer = scene.outer
    if outer and base != "today" and outer.period.to_day:
        start = Reading(within(outer.period, "day"), outer.basis, outer.anchor)
    elif base == "today":
        start = of_today(scene)
        if outer and outer.period.grain == "year" and not outer.period.many:
            anniversary = start.period.start.replace(year=outer.period.start.year)
            start = start._replace(period=day_of(anniversary, start.period.unknown))
    elif (days or attached or base == "told") and not scene.alone and not _is_told(scene, attached):
        return None
    else:
        start = of_story(scene)
    moved_day = moved(start.period, seconds=days * 86400)
    basis: DateBasis = "relative" if start.basis != "none" else "none"
    found = part_of_day(moved_day, part) if part else moved_day
    return Reading(found, basis, start.anchor)


def _is_told(scene: Scene, attached: bool) -> bool:
    """Whether the story tells the day; that of 事发当天 must stand in the same paragraph."""
    day = scene.day
    return day is not None and not (attached and day.paragraph != scene.paragraph)


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
        rule("date.relative.same_period", "去上前", r"(?:去年|上年|上一年|前年)同期", _same_period),
        word_rule("date.relative.period", list(rows), make),
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
    start = _base_period(base, count == 0, scene)
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


def _base_period(base: str, same: bool, scene: Scene) -> Reading | None:
    """Give what a relative year or month starts from: the story or the page."""
    told = scene.dated
    if base == "told" and told is not None and told.paragraph == scene.paragraph:
        return Reading(told.period, "relative", told.span)
    if base == "story":
        anchor = scene.dated
        if anchor is None:
            return Reading(scene.today.period, "relative") if scene.today and same else None
        return Reading(anchor.period, "relative", anchor.span)
    if scene.today is None:
        return of_today(scene)
    return Reading(scene.today.period, "relative", scene.today.span)


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
    if (
        years is None
        and not match["u"]
        and after(match) not in tuple(",。、;) 和与及至到起前后")
        and after(match)
    ):
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


def _dated(match: re.Match[str]) -> Payload | None:
    """昨(29)日凌晨, 今(30)晚: the word and the number of the day, as Taiwan and Hong Kong write."""
    part = {"晚": "night", "夜": "night", "早": "morning", "晨": "morning", "午": "noon"}.get(
        match["p"], ""
    )
    return Point(PART if part else DAY, partial(_dated_step, int(match["d"]), part))


def _dated_step(day: int, part: str, scene: Scene) -> Reading | None:
    today = of_today(scene)
    if today.period.unknown:
        month, basis, anchor = month_for(scene, day)
        found = day_of(month.start.replace(day=day), month.unknown)
        return Reading(part_of_day(found, part) if part else found, basis, anchor)
    near = (today.period.start + timedelta(days=k) for k in (0, -1, 1, -2, 2, -3, 3))
    for moment in near:
        if moment.day == day:
            found = day_of(moment)
            return today._replace(period=part_of_day(found, part) if part else found)
    return None


RULES: list[DateRule] = [
    rule("date.relative.dated", "今昨前明后",
         r"[今昨前明后][天日]? ?\((?P<d>3[01]|[12][0-9]|0?[1-9])日?\)"
         r"(?P<p>[日天晚夜早晨午])?", _dated),
    rule("date.relative.run", "去今昨",
         r"(?P<a>去|今|昨)明?(?P<b>今|明|后)[两二三]?(?P<u>年|天)(?![级气])", _two_years),
    rule("date.relative.season", "去今明春夏秋冬",
         r"(?P<y>去|今|明)?(?P<s>[春夏秋冬])(?P<u>季|天)?(?![运耕收播训装令节招])", _season),
]  # fmt: skip
