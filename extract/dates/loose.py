"""Rules for a page that is nothing but a date, as a program sends one: 09-01, 1月3, 2018."""

import re
from functools import partial

from extract.dates.absolute import (
    _day_step,
    _figure_month,
    _figures,
    _month_step,
    _short_year_step,
    year_step,
)
from extract.dates.amounts import read_amount
from extract.dates.lengths import LENGTH
from extract.dates.period import day_of, month_of
from extract.dates.pieces import (
    DAY,
    DAY_N,
    MONTH,
    MONTH_N,
    YEAR,
    DateRule,
    Length,
    Payload,
    Point,
    number,
    number_before,
    rule,
)
from extract.dates.scene import Reading, Scene, year_for


def _month_day(match: re.Match[str]) -> Payload | None:
    if number_before(match):
        return None
    return Point(DAY, partial(month_day_step, number(match["m"]), number(match["d"])))


def month_day_step(month: int, day: int, scene: Scene) -> Reading:
    year, basis, unknown = year_for(scene, month, day)
    return Reading(day_of(month_of(year, month).start.replace(day=day), unknown), basis)


def _year(match: re.Match[str]) -> Payload | None:
    return None if number_before(match) else Point(YEAR, partial(year_step, int(match["y"])))


def _short(match: re.Match[str]) -> Payload | None:
    if number_before(match):
        return None
    step = partial(_short_figures_step, int(match["y"]), int(match["m"]), int(match["d"]))
    return Point(DAY, step)


def _short_figures_step(two: int, month: int, day: int, scene: Scene) -> Reading:
    year = _short_year_step(two, scene).period.start.year
    return Reading(day_of(month_of(year, month).start.replace(day=day)))


def _near(match: re.Match[str]) -> Payload | None:
    amount = read_amount(match["len"])
    return Length(amount, "past" if match["w"] in "前上近" else "next") if amount else None


def _anniversary(match: re.Match[str]) -> Payload | None:
    amount = read_amount(match["len"])
    return Length(amount) if amount else None


RULES: list[DateRule] = [
    rule(
        "date.loose.spaced",
        r"(?P<y>(?:19|20)[0-9]{2}) (?P<m>1[0-2]|0?[1-9]) (?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9])",
        _figures,
    ),
    rule(
        "date.loose.month_day",
        r"(?P<m>1[0-2]|0?[1-9])[-/.·](?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9]|[-/.][0-9])",
        _month_day,
    ),
    rule(
        "date.loose.unitless",
        rf"(?P<m>{MONTH_N})月(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9日号])",
        _month_day,
    ),
    rule(
        "date.loose.short",
        r"(?P<y>[0-9]{2})[./-](?P<m>1[0-2]|0?[1-9])[./-](?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9])",
        _short,
    ),
    rule(
        "date.loose.month",
        r"(?P<y>(?:19|20)[0-9]{2})[-/.](?P<m>1[0-2]|0?[1-9])(?![0-9]|[-/.][0-9])",
        _figure_month,
    ),
    rule("date.loose.year", r"(?P<y>(?:19|20)[0-9]{2})(?![0-9年./:-])", _year),
    rule("date.loose.window", rf"(?P<w>[前后上下近])(?P<len>{LENGTH})(?![级])", _near),
    rule("date.loose.anniversary", r"(?P<len>[0-9一二三四五六七八九十百]{1,5}周年)", _anniversary),
]
__all__ = ["MONTH", "RULES", "_day_step", "_month_step", "DAY_N"]
