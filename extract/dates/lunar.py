"""The Chinese calendar: lunar days, festivals and solar terms as days of ours, 1900 to 2100.

Borax holds the tables; it is imported when a text first names such a day.
"""

from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1901, 2099
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def lunar_day(year: int, month: int, day: int, leap: bool = False) -> date | None:
    """Give the day of a day of lunar year `year`; the 30th of a short month is its last day."""
    from borax.calendars.lunardate import LCalendars, LunarDate

    if not FIRST_YEAR <= year <= LAST_YEAR or (leap and LCalendars.leap_month(year) != month):
        return None
    length = LCalendars.ndays(year, month, int(leap))
    found: date = LunarDate(year, month, min(day, length), int(leap)).to_solar_date()
    return found


def lunar_month(year: int, month: int, leap: bool = False) -> tuple[date, date] | None:
    """Give the first and last day of a lunar month."""
    first = lunar_day(year, month, 1, leap)
    last = lunar_day(year, month, 30, leap)
    return (first, last) if first and last else None


def solar_term(year: int, index: int) -> date | None:
    """Give the day of a solar term: 0 for 小寒, the first of a year, to 23 for 冬至."""
    from borax.calendars.lunardate import TermUtils

    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    found: date = TermUtils.nth_term_day(year, index)
    return found


def easter(year: int) -> date:
    """Give Easter Sunday (Gregorian; Meeus, Astronomical Algorithms, chapter 8)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - correction + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, count: int, weekday: int) -> date:
    """Give the `count`-th weekday (1 Monday to 7 Sunday) of a month; -1 is the last.

    ValueError when the month has no such day.
    """
    if count < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first.replace(day=1 + (weekday - first.isoweekday()) % 7 + 7 * (count - 1))


def lunar_year_of(name: str, near: int | None) -> int | None:
    """Give the year of a name of the sixty-year cycle (辛丑) nearest to `near`."""
    stem, branch = STEMS.find(name[0]), BRANCHES.find(name[1])
    if near is None or stem < 0 or branch < 0 or (stem - branch) % 2:
        return None
    offset = next(k for k in range(60) if k % 10 == stem and k % 12 == branch)
    return min((4 + offset + 60 * k for k in range(1, 40)), key=lambda y: abs(y - near))
