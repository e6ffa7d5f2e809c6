"""A stretch of calendar time with its grain, and how EDTF and ISO 8601 write it."""

from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

Grain = Literal["century", "decade", "year", "month", "day", "hour", "minute", "second"]
CLOCK_GRAINS = ("hour", "minute", "second")
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


class Period(NamedTuple):
    """From `start` up to, not including, `end`.

    `many`: the words name a first and a last `grain` (3月至5月), not one. `unknown` adds up what
    nothing tells: 1 the year, 2 the month, 4 the day; the year 2000, January, the 1st stand in.
    `part` is a named part of the day, `clock` the time as written (`24:00` stays with its day).
    `season` is EDTF's number of a season, with the year of `start`. `label` is the EDTF value of
    what no datetime holds (`-0220`).
    """

    start: datetime
    end: datetime
    grain: Grain
    many: bool = False
    unknown: int = 0
    part: str = ""
    clock: str = ""
    season: str = ""
    label: str = ""

    @property
    def last(self) -> datetime:
        """The last moment that is still inside."""
        return max(self.end - SECOND, self.start)

    @property
    def first_day(self) -> date:
        """The day the words name; 24:00 belongs to the day before."""
        return (self.start - DAY if self.clock.startswith("24") else self.start).date()

    @property
    def to_day(self) -> bool:
        """Whether a day (or less) is named."""
        return not self.many and (self.grain == "day" or self.grain in CLOCK_GRAINS)


NOMINAL_YEAR = 2000


def moment(
    year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0
) -> datetime:
    """Give a moment; texts name no time zone, so it has none; ValueError for 30 February."""
    return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001


NO_YEAR, NO_MONTH, NO_DAY = 1, 2, 4


def year_of(year: int, unknown: int = 0) -> Period:
    """Give a year; ValueError outside 1 to 9998."""
    return Period(moment(year, 1, 1), moment(year + 1, 1, 1), "year", unknown=unknown)


def month_of(year: int, month: int, unknown: int = 0) -> Period:
    """Give a month of a year."""
    start = moment(year, month, 1)
    return Period(start, add_months(start, 1), "month", unknown=unknown)


def day_of(day: date | datetime, unknown: int = 0) -> Period:
    """Give a day."""
    start = moment(day.year, day.month, day.day)
    return Period(start, start + DAY, "day", unknown=unknown)


def days_of(first: date, last: date, unknown: int = 0) -> Period:
    """Give a run of days, both ends named."""
    return Period(day_of(first).start, day_of(last).end, "day", many=first != last, unknown=unknown)


def months_of(year: int, first: int, last: int, unknown: int = 0) -> Period:
    """Give a run of months of one year, both ends named."""
    start, end = month_of(year, first).start, month_of(year, last).end
    return Period(start, end, "month", many=first != last, unknown=unknown)


def week_of(day: date | datetime) -> Period:
    """Give the week, Monday to Sunday, that holds a day."""
    monday = day_of(day).start - timedelta(days=day.weekday())
    return days_of(monday, monday + timedelta(days=6))


def add_months(at: datetime, count: int) -> datetime:
    """Move by months; a day the month lacks becomes its last (31 January + 1 = 28 February)."""
    year, month = divmod(at.year * 12 + at.month - 1 + count, 12)
    last = (moment(year + month // 11, (month + 1) % 12 + 1, 1) - DAY).day
    return at.replace(year=year, month=month + 1, day=min(at.day, last))


def moved(period: Period, months: int = 0, seconds: float = 0) -> Period:
    """Move a whole period."""
    by = timedelta(seconds=seconds)
    start = add_months(period.start, months) + by
    if period.grain == "month" and not (period.many or period.season or seconds):
        return month_of(start.year, start.month, period.unknown)
    return period._replace(start=start, end=add_months(period.end, months) + by)


def within(period: Period, grain: Grain) -> Period:
    """Give the period of a coarser grain in which a period starts."""
    day = period.first_day
    if grain == "century":
        first = (day.year // 100) * 100
        return Period(moment(first or 1, 1, 1), moment(first + 100, 1, 1), "century")
    if grain == "year":
        return year_of(day.year, period.unknown & NO_YEAR)
    if grain == "month":
        return month_of(day.year, day.month, period.unknown & (NO_YEAR | NO_MONTH))
    return day_of(day, period.unknown)


def value_text(period: Period) -> str:
    """Write a period as EDTF: `2022-01-07`, `XXXX-01`, `198X`, `2021-05-21/2021-05-31`."""
    if period.label:
        return period.label
    if period.season:
        return f"{_year(period.start, period.unknown)}-{period.season}"
    if not period.many:
        return _point(datetime.combine(period.first_day, period.start.time()), period)
    if period.grain in CLOCK_GRAINS:
        last = period.end - SECOND  # 0—24时 ends with its day
        return f"{_point(period.start, period)}/{_point(last, period)}"
    return f"{_point(period.start, period)}/{_point(period.last, period)}"


def ends_text(first: Period, last: Period) -> str:
    """Write `first/last`, each as it is named; EDTF intervals hold no time of day."""
    return f"{value_text(first).split('/')[0]}/{value_text(last).split('/')[-1]}"


def bounds_text(period: Period) -> tuple[str, str]:
    """Write the first and last moment as ISO 8601; both empty when a part is unknown."""
    if period.unknown or period.label:
        return "", ""
    end = period.end if period.many and period.grain in CLOCK_GRAINS else period.last
    return period.start.isoformat(timespec="seconds"), end.isoformat(timespec="seconds")


def _year(moment: datetime, unknown: int) -> str:
    return "XXXX" if unknown & NO_YEAR else f"{moment.year:04d}"


def _point(moment: datetime, period: Period) -> str:
    if period.grain == "century":
        return f"{moment.year // 100:02d}XX"
    if period.grain == "decade":
        return f"{moment.year // 10:03d}X"
    year = _year(moment, period.unknown)
    if period.grain == "year":
        return year
    month = "XX" if period.unknown & NO_MONTH else f"{moment.month:02d}"
    if period.grain == "month":
        return f"{year}-{month}"
    return f"{year}-{month}-{'XX' if period.unknown & NO_DAY else f'{moment.day:02d}'}"
