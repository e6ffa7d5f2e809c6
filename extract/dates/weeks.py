"""Rules for weeks and weekdays, and the n-th day, week or month of a longer time."""

import re
from datetime import timedelta
from functools import partial

from extract.dates.lunar import nth_weekday
from extract.dates.period import add_months, day_of, days_of, month_of, moved, week_of, within
from extract.dates.pieces import (
    DAY,
    MONTH,
    SMALL_N,
    WEEK,
    DateRule,
    Payload,
    Point,
    after,
    attached,
    before,
    number,
    number_before,
    rule,
)
from extract.dates.scene import UNKNOWN_DAY, Reading, Scene, now, of_story, of_today

# 军事行动进入第25天, 今天是开村的第二天: the day reached; 被困第三天: a day from the event on.
REACHED = re.compile("(?:进入|迎来|已是|已到|来到|步入)了?$|是[^,，。;；]{0,20}的?$")
HAPPENED = re.compile(
    "(?:事发|案发|震后|灾后|术后|婚后|失联|失踪|被困|开战|停电|停水|断网|罢工|住院|隔离|救援|搜救)$"
)
WEEKDAY = "(?:周|星期|礼拜)"


def _weeks_on(text: str) -> int:
    """Read 上上 as two weeks back, 下 as one on, 本 and 这 as none."""
    return len(text) * {"上": -1, "下": 1}.get(text[0], 0)


def _weekday(match: re.Match[str]) -> Payload | None:
    """周三, 上周五, 下个礼拜天; 第一周三场 and 一周天气 are not."""
    name = match["d"]
    if not match["w"] and (number_before(match) or before(match) in tuple("每隔")):
        return None
    rest = match.string[match.end() : match.end() + 1]
    if rest in tuple("场个次支名家轮连起部气项批年") or (name == "天" and rest in ("然", "空")):
        return None
    weeks = _weeks_on(match["w"]) if match["w"] else None
    if name == "末":
        return Point(DAY, partial(_weekend_step, weeks))
    return Point(
        DAY, partial(_weekday_step, weeks, "一二三四五六日天".index(name)), apposed=weeks is None
    )


def _weekday_step(weeks: int | None, index: int, scene: Scene) -> Reading | None:
    index = min(index, 6)
    if scene.outer and scene.outer.period.to_day:
        return _on_weekday(scene.outer, index)
    if scene.outer and weeks is None and scene.outer.period.many:
        monday = scene.outer.period.start
        return scene.outer._replace(period=day_of(monday + timedelta(days=index)))
    today = of_today(scene)
    if today.period.unknown:
        return Reading(UNKNOWN_DAY, "none")  # no year, no weekday
    day = today.period.start
    monday = day - timedelta(days=day.weekday())
    found = monday + timedelta(days=index + 7 * (weeks or 0))
    if weeks is None and not scene.alone:
        if found > day and not scene.ahead:
            found -= timedelta(days=7)
        elif found < day and scene.ahead:
            found += timedelta(days=7)
    return today._replace(period=day_of(found))


def _on_weekday(day: Reading, index: int) -> Reading | None:
    """Give the day named before when it is that weekday; a chosen year gives way."""
    if day.period.unknown or day.period.first_day.weekday() == index:
        return day
    if day.basis != "year_from_metadata" or day.period.grain != "day":
        return None
    for months in (12, -12):
        other = moved(day.period, months=months)
        if other.start.weekday() == index and other.start.day == day.period.start.day:
            return day._replace(period=other)
    return None


def _weekend_step(weeks: int | None, scene: Scene) -> Reading:
    saturday = _weekday_step(weeks, 5, scene)
    assert saturday is not None
    start = saturday.period.start
    if saturday.period.unknown:
        return saturday
    return saturday._replace(period=days_of(start, start + timedelta(days=1)))


def _week(match: re.Match[str]) -> Payload | None:
    if after(match) in ("岁", "年", "边", "围", "期") or before(match) == "每":
        return None
    return Point(WEEK, partial(_week_step, _weeks_on(match["w"])))


def _week_step(weeks: int, scene: Scene) -> Reading:
    today = of_today(scene)
    if today.period.unknown:
        return Reading(UNKNOWN_DAY, "none")
    found = week_of(today.period.start + timedelta(days=7 * weeks))
    return today._replace(period=found)


def _ordinal(match: re.Match[str]) -> Payload | None:
    """第二天, 第3周, 第十天, 第三个月."""
    unit = match["u"]
    count = number(match["n"])
    level = {"天": DAY, "日": DAY, "周": WEEK, "月": MONTH}[unit[-1]]
    if unit == "天" and after(match) in ("了", "气", "然"):
        return None
    if unit == "天" and REACHED.search(before(match, 24)):
        return Point(DAY, _reached)
    if unit == "天" and HAPPENED.search(before(match, 4)):
        return Point(DAY, partial(_happened, count))
    bound = unit not in ("天",)
    step = partial(_ordinal_step, count, unit[-1], attached(match))
    return Point(level, step, bound=bound, shifts=unit == "天")


def _ordinal_step(count: int, unit: str, attached: bool, scene: Scene) -> Reading | None:
    outer = scene.outer
    if outer is None or outer.period.to_day:
        start = Reading(within(outer.period, "day"), "relative") if outer else of_story(scene)
        if outer is None and scene.origin and count > scene.counted > 0:
            start = Reading(within(scene.origin.period, "day"), "relative", scene.origin.span)
        if unit not in "天日" or (outer is None and scene.day is None and not scene.alone):
            return None
        found = moved(start.period, seconds=86400 * (count - 1))
        reading = Reading(found, start.basis, start.anchor)
        return _not_ahead(reading, scene) if attached else reading
    start_at = outer.period.start
    if unit == "月":
        at = add_months(start_at, count - 1)
        return outer._replace(period=month_of(at.year, at.month, outer.period.unknown))
    if unit == "周":
        monday = start_at + timedelta(days=(-start_at.weekday()) % 7 + 7 * (count - 1))
        return outer._replace(period=week_of(monday))
    return outer._replace(period=day_of(start_at + timedelta(days=count - 1), outer.period.unknown))


def _not_ahead(found: Reading, scene: Scene) -> Reading:
    """Give the page's own day for one that nothing has announced: 假期第二天 is today."""
    end = now(scene)
    ahead = end is not None and found.period.start > end
    return of_today(scene) if ahead and not (scene.alone or scene.outer) else found


def _reached(scene: Scene) -> Reading | None:
    """Give the day that 进入第25天 and 这是抵达的第二天 speak of: that of the story."""
    near = scene.day is not None and scene.day.paragraph == scene.paragraph
    return of_story(scene) if near else of_today(scene) if scene.today else None


def _happened(count: int, scene: Scene) -> Reading | None:
    """Give 事发第八天: reckoned from the first day told, else the page's own day."""
    origin = scene.origin
    if origin is None:
        return of_today(scene) if scene.today else None
    start = within(origin.period, "day")
    return _not_ahead(
        Reading(moved(start, seconds=86400 * (count - 1)), "relative", origin.span), scene
    )


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


RULES: list[DateRule] = [
    rule("date.weekday.nth", "第最",
         rf"(?:第(?P<n>{SMALL_N})|(?P<last>最后一))个{WEEKDAY}"
         rf"(?P<d>[一二三四五六日天])", _nth_weekday),
    rule("date.weekday", "上下本这当今周星礼",
         rf"(?:(?P<w>上{{1,4}}|下{{1,4}}|本|这|当|今(?=个))(?:一)?个?)?{WEEKDAY}"
         rf"(?P<d>[一二三四五六日天末])", _weekday),
    rule("date.week", "上下本这当今",
         rf"(?P<w>上{{1,4}}|下{{1,4}}|本|这|当|今(?=个))(?:一)?个?{WEEKDAY}", _week),
    rule("date.ordinal", "第", rf"第(?P<n>{SMALL_N})(?P<u>天|日|周|个月)", _ordinal),
]  # fmt: skip
