"""A length before or after something: 三天后, 10年前, 9月1日的14天后."""

import re
from datetime import datetime, timedelta
from functools import partial
from typing import cast

from extract.dates.amounts import PART as LENGTH_PART
from extract.dates.amounts import PLAIN, Parts, read_amount
from extract.dates.length import Amount, grain_of, months_and_seconds
from extract.dates.period import Grain, Period, add_months, day_of, month_of, year_of
from extract.dates.pieces import CLOCK, DAY, MONTH, YEAR, DateRule, Payload, Point, rule
from extract.dates.scene import Anchor, Reading, Scene, now
from extract.numerals import parse_number

CLOCK_LENGTH = {"hour": 3600, "minute": 60, "second": 1}


def offset(amount: Amount, sign: int, ahead: bool = False, bare: bool = True) -> Point:
    """Give the point of time a length after (1) or before (-1) something.

    `ahead`: the words say that it is to come; `bare`: no word stands before it (出生三天后).
    """
    grain = cast(Grain, grain_of(amount.parts))
    level = {"year": YEAR, "month": MONTH, "day": DAY}.get(grain, CLOCK)
    return Point(
        level, partial(_step, amount.parts, sign, grain, ahead, bare), shifts=True, length=amount
    )


def _step(
    parts: Parts, sign: int, grain: Grain, ahead: bool, bare: bool, scene: Scene
) -> Reading | None:
    """Move on from the words before, the story, or the day of publication."""
    start = _start(sign, grain, scene, bare)
    if start is None:
        return None
    if scene.outer and scene.outer.period.to_day and grain in ("year", "month"):
        grain = "day"
    months, seconds = months_and_seconds(parts)
    if parts[-1][1] == "BD":
        seconds = working_days(start.period.start, int(parts[-1][0]), sign) * 86400
    moment = add_months(start.period.start, sign * months) + timedelta(seconds=sign * seconds)
    found = _at(moment, grain, start.period, bool(scene.outer))
    end = now(scene)
    announced = scene.alone or (scene.future and bare) or ahead
    if end and found.start > end and not announced:
        return None
    return Reading(found, "none" if start.basis == "none" else "relative", start.anchor)


def _at(moment: datetime, grain: Grain, start: Period, exact: bool) -> Period:
    """Give the moment at its grain; hours after a day of which no hour is told stay that day."""
    if grain == "year":
        return year_of(moment.year, start.unknown & 1)
    if grain == "month":
        return month_of(moment.year, moment.month, start.unknown & 3)
    if grain == "day" or not (exact or start.grain in CLOCK_LENGTH):
        return day_of(moment, start.unknown)
    if start.part and not start.clock:
        return day_of(moment, start.unknown)
    end = moment + timedelta(seconds=CLOCK_LENGTH[grain])
    return Period(moment, end, grain, unknown=start.unknown, clock=f"{moment:%H:%M}")


def _start(sign: int, grain: Grain, scene: Scene, bare: bool) -> Reading | None:
    """Give what an offset is reckoned from: years ago from now, hours later from the story.

    预计三天后完工 is reckoned from now too, unless the sentence itself has told a day.
    """
    if scene.outer:
        return scene.outer
    day, today = scene.day, scene.today
    told = day is not None and day.span is not None and day.span[0] >= scene.since
    announced = bare and scene.ahead and grain in ("year", "month", "day")
    if sign > 0 and announced and today is not None and not told:
        return _from(today)
    if sign < 0 and today is not None and (day is None or grain in ("year", "month")):
        return _from(today)
    if grain == "year" and scene.dated is not None and not scene.dated.period.many:
        return _from(scene.dated)
    if day is not None and (sign > 0 or day.paragraph == scene.paragraph):
        return _from(day)
    return _from(today) if today is not None else None


def _from(anchor: Anchor) -> Reading:
    return Reading(anchor.period, "relative", anchor.span)


def working_days(start: datetime, count: int, sign: int) -> int:
    """Give the days that `count` days without weekends take; public holidays are not known."""
    days = 0
    while 0 < count < 1000:
        days += 1
        count -= (start + timedelta(days=sign * days)).weekday() < 5
    return days


def _passed(match: re.Match[str]) -> Payload | None:
    """再过三分钟: the same as 三分钟后; 超过, 经过 and 通过 are not meant."""
    amount = read_amount(match["len"])
    if amount is None or (match.start() and not match["again"]):
        return None
    return offset(amount, 1, ahead=True)


def _nth_day(match: re.Match[str]) -> Payload | None:
    """2月13日后的第3天: the n-th day before or after the day named."""
    count = parse_number(match["n"])
    if count is None or not 0 < count < 1000:
        return None
    sign = 1 if match["w"] == "后" else -1
    return Point(
        DAY,
        partial(_step, ((float(count), "D"),), sign, "day", False, True),
        bound=True,
        shifts=True,
    )


RULES: list[DateRule] = [
    rule("date.offset.passed", "再过", rf"(?P<again>再)?过(?P<len>{LENGTH_PART})(?![级])", _passed),
    rule(
        "date.offset.nth",
        "之以前后",
        rf"(?<=[日号天节夕])[之以]?(?P<w>[前后])的?第?(?P<n>{PLAIN})[天日]",
        _nth_day,
    ),
]
