"""What a date expression is read against: the page's own date, the story so far, its own words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from extract.dates.period import (
    DAY,
    NO_DAY,
    NO_MONTH,
    NO_YEAR,
    NOMINAL_YEAR,
    Period,
    day_of,
    moment,
    month_of,
    within,
    year_of,
)
from schemas.mentions import DateBasis


class Anchor(NamedTuple):
    """A date already read: what it is, where it stands (None: metadata), its paragraph.

    `told`: its year is in the words, not chosen.
    """

    period: Period
    span: tuple[int, int] | None
    paragraph: int
    told: bool = False


class Reading(NamedTuple):
    """An expression resolved: the period, what it rests on, and the anchor it was reckoned from."""

    period: Period
    basis: DateBasis = "explicit"
    anchor: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """The surroundings in which one expression is resolved.

    `today` is the day (or month, year) of publication or of the dateline; `day` the last day
    narrated, `dated` the last narrated date of any grain, `origin` the day that 第三天 counts
    from and `counted` the last such count, `text_year` a year that the page names.
    `outer` is what the earlier words of the same expression gave. `alone`: the page is nothing but
    this expression, so that neither past nor future is told. `future`: the sentence announces,
    `ahead`: it did by the end of this clause. `since` is where the sentence begins. `republic`:
    the page is of Taiwan, where 105年 is a year.
    """

    today: Anchor | None = None
    day: Anchor | None = None
    dated: Anchor | None = None
    origin: Anchor | None = None
    counted: int = 0
    text_year: int | None = None
    paragraph: int = 0
    alone: bool = False
    future: bool = False
    ahead: bool = False
    since: int = 0
    republic: bool = False
    outer: Reading | None = None


Step = Callable[[Scene], Reading | None]
UNKNOWN_DAY = day_of(moment(NOMINAL_YEAR, 1, 1), NO_YEAR | NO_MONTH | NO_DAY)
# A bare day belongs to the month of a story told in another paragraph only while that is fresh.
MONTH_BACK = timedelta(days=40)
# 2022年1月29日扭伤。⏎1月31日请假: a story goes on in the next paragraph, unless the day it tells
# is of the last months, of which a page speaks without a year.
GOES_ON = timedelta(days=45)
LONG_SINCE = timedelta(days=90)
HALF_YEAR = timedelta(days=183)
# 11月12日: 学校11月13日停课. Ten months and more back would be written 去年11月13日.
SOON = timedelta(days=60)


def of_today(scene: Scene) -> Reading:
    """Give the day of publication, as far as it is known."""
    if scene.today is None:
        return Reading(UNKNOWN_DAY, "none")
    period = scene.today.period
    if period.to_day:
        return Reading(within(period, "day"), "relative", scene.today.span)
    unknown = NO_DAY if period.grain == "month" else NO_DAY | NO_MONTH
    day = day_of(period.start, unknown | period.unknown)
    return Reading(day, "relative", scene.today.span)


def now(scene: Scene) -> datetime | None:
    """Give the last moment the page can speak of, or None when nothing dates it."""
    return scene.today.period.last if scene.today else None


def of_story(scene: Scene) -> Reading:
    """Give the day the story has reached, else the page's own."""
    if scene.day is None:
        return of_today(scene)
    return Reading(within(scene.day.period, "day"), "relative", scene.day.span)


def year_for(scene: Scene, month: int, day: int = 0) -> tuple[int, DateBasis, int]:
    """Choose the year of a month, or a day of a month, that is written without one.

    Gives the year, what it rests on, and what stays unknown (see `Period`).
    In order: the words before it, the story of the same paragraph when it is laid in another year,
    the latest year that is not after publication (the next one when the words announce), a year
    the page names, none.
    """
    if scene.outer:
        outer = scene.outer.period
        return outer.first_day.year, scene.outer.basis, outer.unknown & NO_YEAR
    end = now(scene)
    if end is not None and scene.alone:
        return end.year, "year_from_metadata", 0
    announced = scene.ahead and end is not None  # 计划4月份发货 is of no past year told before
    story = None if announced else _story_year(scene, month, day or 1, end)
    if story is not None:
        return story, "year_from_text", 0
    if end is not None and scene.today and scene.today.period.unknown & NO_YEAR:
        return NOMINAL_YEAR, "none", NO_YEAR  # a dateline gives the day, not the year
    if end is not None:
        return _recent_year(scene, month, day, end), _page_basis(scene), 0
    if scene.text_year is not None:
        return scene.text_year, "year_from_text", 0
    return NOMINAL_YEAR, "none", NO_YEAR


def _page_basis(scene: Scene) -> DateBasis:
    """Say what the year of the page's own day rests on; a dateline without one on nothing."""
    if scene.today is None or scene.today.period.unknown & NO_YEAR:
        return "none"
    return "year_from_text" if scene.today.told else "year_from_metadata"


def _story_year(scene: Scene, month: int, day: int, end: datetime | None) -> int | None:
    """Give the year of the last date of this paragraph, or close before, when it is earlier."""
    last = scene.dated
    if (
        last is None
        or not last.told
        or last.period.unknown
        or last.period.grain in ("century", "decade", "year")
    ):
        return None
    start = last.period.start
    wraps = month < start.month and start.month - month > 6
    year = start.year + wraps
    if end is not None and start.year >= end.year:
        return None
    if end is not None and last.paragraph != scene.paragraph:
        on = _moment(year, month, day) - start
        if not timedelta() <= on <= GOES_ON or end - _recent(month, day, end) < LONG_SINCE:
            return None
    return None if end is not None and _moment(year, month, day) > end else year


def _recent_year(scene: Scene, month: int, day: int, end: datetime) -> int:
    """Give the latest year with the day not after `end`; the next when announced, or soon."""
    year, named, day = end.year, day > 0, day or 1
    told = scene.dated.period.start if scene.dated else end
    near = min(
        (told.year - 1, told.year, told.year + 1), key=lambda y: abs(_moment(y, month, day) - told)
    )
    if told > end and abs(_moment(near, month, day) - told) < HALF_YEAR / 2:
        return near  # a page that announces: 11月17日开港 … 11月21日启航
    while _moment(year, month, day) > end:
        year -= 1
    behind = scene.day is not None and scene.day.period.start.year < end.year
    if named and not behind and year < end.year and _moment(end.year, month, day) - end <= SOON:
        return end.year
    if (scene.future and year < end.year) or (
        scene.future and _moment(year, month, day) < end - DAY
    ):
        ahead = _moment(year + 1, month, day) - end
        return year + 1 if ahead < HALF_YEAR else year
    return year


def _recent(month: int, day: int, end: datetime) -> datetime:
    """Give the latest such day not after `end`."""
    found = _moment(end.year, month, day)
    return found if found <= end else _moment(end.year - 1, month, day)


def _moment(year: int, month: int, day: int) -> datetime:
    """Give a day, or the next one when that year lacks it (29 February)."""
    try:
        return moment(year, month, day)
    except ValueError:
        return moment(year, month, 28) + timedelta(days=day - 28)


def month_for(
    scene: Scene, day: int, said: bool = False
) -> tuple[Period, DateBasis, tuple[int, int] | None]:
    """Choose the month of a day that is written without one (17日); `said`: when one spoke."""
    if scene.outer:
        outer = scene.outer
        return within(outer.period, "month"), outer.basis, outer.anchor
    end = now(scene)
    if scene.alone and end is not None and scene.day is None:
        return month_of(end.year, end.month), "relative", None
    if scene.day is not None and not (said and _just_now(scene, day, end)):
        near = scene.day.paragraph == scene.paragraph
        old = end is not None and not near and end - scene.day.period.start > MONTH_BACK
        found = (
            None if old else _story_month(scene.day, day, None if near and scene.future else end)
        )
        if found is not None:
            return found, "relative", scene.day.span
    if end is not None and scene.today is not None and scene.today.period.grain != "year":
        exact = scene.today.period.to_day
        found = _recent_month(day, end, exact, scene.future)
        unknown = scene.today.period.unknown & (NO_YEAR | NO_MONTH)
        return found._replace(unknown=unknown), _page_basis(scene), None
    return month_of(NOMINAL_YEAR, 1, NO_YEAR | NO_MONTH), "none", None


def _story_month(last: Anchor, day: int, end: datetime | None) -> Period | None:
    """Give the month of the story, or the next when the day went past its end (30日 … 2日)."""
    month = within(last.period, "month")
    before = last.period.first_day.day - day
    if before > 15 or not _has(month, day):
        month = _months_on(month, 1)
    if not _has(month, day) or (end is not None and month.start.replace(day=day) > end):
        return None
    return month


def _recent_month(day: int, end: datetime, exact: bool, future: bool) -> Period:
    """Give the latest month with the day not after `end`; the coming day when it is much nearer.

    On the 25th 29日 is in four days; on the 12th it is last month's. `exact`: the day of `end` is
    known, not only its month.
    """
    past = month_of(end.year, end.month)
    while not _has(past, day) or past.start.replace(day=day) > end:
        past = _months_on(past, -1)
    coming = month_of(end.year, end.month)
    while not _has(coming, day) or coming.start.replace(day=day) <= end:
        coming = _months_on(coming, 1)
    behind, ahead = end - past.start.replace(day=day), coming.start.replace(day=day) - end
    if behind < DAY or not (exact or future):
        return past
    return coming if ahead * 3 < behind or (future and ahead < behind) else past


def _just_now(scene: Scene, day: int, end: datetime | None) -> bool:
    """Whether a day is the page's own, or one of the two before it."""
    if end is None or scene.today is None or not scene.today.period.to_day:
        return False
    return any((end - k * DAY).day == day for k in range(3))


def _has(month: Period, day: int) -> bool:
    return day <= month.last.day


def _months_on(month: Period, count: int) -> Period:
    at = month.start.year * 12 + month.start.month - 1 + count
    return month_of(at // 12, at % 12 + 1, month.unknown)


def base_year(scene: Scene) -> Reading:
    """Give the year that words without one belong to: the outer one, else that of publication."""
    if scene.outer:
        return scene.outer._replace(period=within(scene.outer.period, "year"))
    if scene.today is not None:
        return Reading(within(scene.today.period, "year"), "year_from_metadata", scene.today.span)
    if scene.text_year is not None:
        return Reading(year_of(scene.text_year), "year_from_text")
    return Reading(year_of(NOMINAL_YEAR, NO_YEAR), "none")
