"""Rules for the time of day: clock times in figures and words, and named parts of the day."""

import re
from datetime import timedelta
from functools import cache, partial

from extract.dates.period import Grain, Period, day_of, within
from extract.dates.pieces import (
    CLOCK,
    DASH,
    DIGITS,
    HOUR_N,
    MINUTE_N,
    NUMERALS,
    PART,
    DateRule,
    Payload,
    Point,
    after,
    before,
    number,
    number_before,
    rule,
    word_rule,
)
from extract.dates.scene import Reading, Scene, of_story
from extract.lexicon import read_lexicon

# How an hour written with a part of the day is read: from which hour on it stays as it is.
# 早 and 晚 are parts of the day behind a day (17日晚) or before an hour (晚8点).
DAY_ENDS = tuple("日号天)一二三四五六节夕")
FOLLOWS = re.compile("许|左右|接获|获报|接报|据报|扑灭|抵达|到场|到达|发生|出动|出发|控制|送医")
REPORTED = re.compile("报道")  # 23日晚报道
STRETCH = re.compile("(?:[一两三几整半]个|整)$")
HOUR_STARTS = tuple(NUMERALS + "两")
NOT_PART = tuple("班报会宵饭餐市场校色景空茶检练跑读操")
GLUED_DATE = re.compile(r"[-/.][0-9]{2}[-/.][0-9]{2}$")
AFTERNOON = ("afternoon", "evening", "night", "latenight")


@cache
def _parts() -> dict[str, dict[str, str]]:
    return {row["word"]: row for row in read_lexicon("parts_of_day")}


@cache
def _hours() -> dict[str, tuple[int, int]]:
    """Give the hours each time name spans, the widest of its words."""
    spans: dict[str, tuple[int, int]] = {}
    for row in _parts().values():
        low, high = spans.get(row["time"], (24, 0))
        spans[row["time"]] = (min(low, int(row["from"])), max(high, int(row["to"])))
    return spans


def part_of_day(day: Period, time: str) -> Period:
    """Give the named part of a day."""
    first, last = _hours()[time]
    start = day_of(day.first_day).start
    return Period(
        start + timedelta(hours=first),
        start + timedelta(hours=last),
        "hour",
        unknown=day.unknown,
        part=time,
    )


def part_rules() -> list[DateRule]:
    """Rules for the words of `parts_of_day.tsv`."""
    rows = _parts()

    def make(match: re.Match[str]) -> Payload | None:
        row = rows[match[0]]
        if after(match) in NOT_PART and not REPORTED.match(match.string, match.end()):
            return None
        if before(match) in tuple("男女孩妻") and match[0][0] == "子":
            return None
        if before(match) == "一" and match[0][0] == "夜":
            return None
        if STRETCH.search(before(match, 2)):
            return None  # 逛了一个下午
        weak = row["alone"] == "no"
        if weak and not (before(match) in DAY_ENDS or after(match) in HOUR_STARTS):
            return None
        return Point(PART, partial(_part_step, row["time"]), weak=weak)

    return [word_rule("date.part", list(rows), make)]


def _part_step(time: str, scene: Scene) -> Reading | None:
    day = scene.outer or of_story(scene)
    if not day.period.to_day:
        return None
    found = part_of_day(day.period, time)
    return Reading(found, day.basis if scene.outer else "relative", day.anchor)


def _words_clock(match: re.Match[str]) -> Payload | None:
    """6时30分, 三点一刻, 零时; 三点 alone is weak, 三点五 and 3点建议 are none."""
    if number_before(match) or before(match, 2) == "百分":
        return None
    rest = match.string[match.end() : match.end() + 4]
    if re.match(
        r"(?![0-9]{1,3}小时)[0-9零〇一二三四五六七八九]|个百分|%|[亿万度]|[意建要希期]|候|间|代|机|常|不时",
        rest,
    ):
        return None
    minute, second = _minutes(match), number(match["s"]) if match["s"] else 0
    if minute is None:
        return None
    hour, plain = number(match["h"]), not (match["m"] or match["m2"] or match["k"] or match["s"])
    grain: Grain = "second" if match["s"] else "hour" if plain or match["k"] == "整" else "minute"
    weak = plain and (match["u"] == "点" or not match["h"].isdigit()) and not _is_cued(match, rest)
    return Point(CLOCK, partial(clock_step, hour, minute, second, grain), weak=weak)


def _minutes(match: re.Match[str]) -> int | None:
    """Give the minutes of a clock time in words; None when they are the decimals of a number."""
    if match["k"]:
        quarter = {"一": 15, "1": 15, "三": 45, "3": 45, "两": 30, "二": 30, "2": 30}
        return (
            {"半": 30, "整": 0}.get(match["k"]) if len(match["k"]) == 1 else quarter[match["k"][0]]
        )
    text = match["m"] or match["m2"]
    if not text:
        return 0
    return number(text[1:] if text[0] in "零〇" and len(text) > 1 else text)


def _is_cued(match: re.Match[str], rest: str) -> bool:
    """Whether the words around say that 三点 is a time."""
    if match["h"] in ("一", "1"):
        return False
    return bool(
        re.match(r"许|左右|钟|前后|准时|以?前|以?后|之[前后]|起|开始|多[,，。]|开[门会]", rest)
        or re.search(r"(?:[从自于到至约]|凌晨|现在是)$", before(match, 3))
    )


def _figures_clock(match: re.Match[str]) -> Payload | None:
    """15:45, 09:36:46; a score (21:15) and a ratio (1:3) are none."""
    if before(match) in tuple("0123456789:.") and not GLUED_DATE.search(before(match, 6)):
        return None
    hour, minute = int(match["h"]), int(match["m"])
    second = int(match["s"]) if match["s"] else 0
    rest = match.string[match.end() : match.end() + 3]
    if match["h"] == "1" and before(match) in tuple("的为按成近"):
        return None  # 汇率从原有的1:15
    if re.search(r"[以比]$|比分|比数", before(match, 3)) or re.match(
        r"[胜负击战领落险]|的比", rest
    ):
        return None
    weak = len(match["h"]) < 2 and not match["s"] and not _is_clear(match)
    grain: Grain = "second" if match["s"] else "minute"
    return Point(CLOCK, partial(clock_step, hour, minute, second, grain), weak=weak)


def _is_clear(match: re.Match[str]) -> bool:
    """Whether 6:30 stands as a time does: no ratio before it, the end of a clause behind it."""
    ratio = re.search(r"[比例率分度0-9A-Za-z]", before(match, 3))
    return not ratio and bool(re.match(r"[,。;、)~至到-]|左右|许|开|$", after(match, 2)))


def clock_step(hour: int, minute: int, second: int, grain: Grain, scene: Scene) -> Reading | None:
    """Put a clock time on the day named before it, in the sense of the part of the day."""
    day = scene.outer or of_story(scene)
    if day.period.many or not day.period.to_day:
        return None
    base = within(day.period, "day")
    part = day.period.part or ("" if scene.outer else _going_on(hour, minute, scene))
    hour, days = _hour_in_part(hour, part)
    start = base.start + timedelta(days=days, hours=hour, minutes=minute, seconds=second)
    length = {"hour": 3600, "minute": 60, "second": 1}[grain]
    text = f"{hour:02d}:{minute:02d}"
    found = Period(
        start,
        start + timedelta(seconds=length),
        grain,
        unknown=base.unknown,
        part=part,
        clock=text,
    )
    basis = day.basis if scene.outer else "relative"
    return Reading(found, basis, day.anchor)


def _going_on(hour: int, minute: int, scene: Scene) -> str:
    """Give the part of the day of the time told last, when a bare one goes on from it.

    晚7点起火。7:10,火势蔓延: the hour is told by the twelve as before.
    """
    last = scene.day
    if last is None or last.paragraph + 3 < scene.paragraph or not 0 < hour < 12:
        return ""
    period = last.period
    later = f"{hour + 12:02d}:{minute:02d}" >= period.clock > "12"
    return period.part if later and period.part in AFTERNOON[:3] else ""


def _hour_in_part(hour: int, part: str) -> tuple[int, int]:
    """Give the hour of 24 and the days to go on: 晚上12点 is 24:00, 晚上2点 the next day."""
    if hour == 12 and part in ("night", "latenight"):
        return 24, 0
    if hour == 12 and part == "dawn":
        return 0, 0
    if part == "noon":
        return (hour + 12, 0) if hour < 7 else (hour, 0)
    if hour == 0 and part in AFTERNOON and part != "latenight":
        return 24, 0
    if part == "latenight":
        return (hour + 12, 0) if 6 <= hour < 12 else (hour, 0)
    if part == "night" and hour < 5:
        return hour, 1
    return (hour + 12, 0) if part in AFTERNOON and hour < 12 else (hour, 0)


def _hour_range(match: re.Match[str]) -> Payload | None:
    """五到六点, 8-10时: the unit stands once; 七八点: between the two."""
    if number_before(match):
        return None
    first, last = number(match["a"]), number(match["b"])
    if not match["to"]:
        if last != first + 1 or match["a"].isdigit():
            return None
        last += 1
    weak = match["u"] == "点" or not match["to"]
    return Point(CLOCK, partial(_hour_range_step, first, last), weak=weak)


def _hour_range_step(first: int, last: int, scene: Scene) -> Reading | None:
    begin = clock_step(first, 0, 0, "hour", scene)
    end = clock_step(last, 0, 0, "hour", scene)
    if begin is None or end is None:
        return None
    start, stop = begin.period.start, end.period.start
    stop += timedelta(days=stop <= start)
    return begin._replace(period=begin.period._replace(end=stop, grain="minute", many=True))


def _run_together(match: re.Match[str]) -> Payload | None:
    """1131分: hour and minute in one, as fire brigades and police of Taiwan write."""
    cued = before(match) in tuple("于在约至到迄日午晨晚") or FOLLOWS.match(
        match.string, match.end()
    )
    if number_before(match) or before(match) == "." or not cued:
        return None
    hour, minute = int(match["h"]), int(match["m"])
    return Point(CLOCK, partial(clock_step, hour, minute, 0, "minute"))


RULES: list[DateRule] = [
    rule(
        "date.clock.together",
        "012",
        r"(?P<h>[01][0-9]|2[0-3])(?P<m>[0-5][0-9])(?:分(?![钟之比贝部数差])|(?=时许))",
        _run_together,
    ),
    rule(
        "date.clock.figures",
        DIGITS,
        r"(?P<h>2[0-4]|[01]?[0-9]):(?P<m>[0-5][0-9])(?::(?P<s>[0-5][0-9]))?"
        r"(?![0-9:]|\.[0-9])(?:[时分](?!钟))?",
        _figures_clock,
    ),
    rule(
        "date.clock.range",
        NUMERALS + "两",
        rf"(?P<a>{HOUR_N})[时点]?(?P<to> ?(?:至|到|{DASH}) ?)?"
        rf"(?P<b>{HOUR_N})(?P<u>[时点])(?![0-9半]|[零〇一二三四五六七八九十]{{1,3}}(?:[分刻]|[,。、]|$)|[意建要]|候)",
        _hour_range,
    ),
    rule(
        "date.clock.words",
        NUMERALS + "两",
        rf"(?P<h>{HOUR_N}) ?(?P<u>[时点])"
        rf"(?:钟|(?P<k>半|整|[一三二两123]刻)"
        rf"|(?P<m>[0-5]?[0-9]|{MINUTE_N}|[零〇][一二三四五六七八九])(?P<f>分)"
        rf"(?:(?P<s>[0-5]?[0-9]|[二三四五]?十?[一二三四五六七八九]|十)秒)?"
        rf"|(?P<m2>[0-5][0-9]|[零〇][一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?)(?![0-9个万亿度%元小天]))?",
        _words_clock,
    ),
]
