"""Make the mentions of dates: value, time, bounds, basis and anchor."""

import re
from datetime import timedelta

from extract.dates.compose import Run
from extract.dates.length import Amount, grain_of, iso_length, months_and_seconds
from extract.dates.offsets import working_days
from extract.dates.period import (
    DAY,
    Period,
    add_months,
    bounds_text,
    day_of,
    ends_text,
    value_text,
)
from extract.dates.pieces import Atom, Length, Vague
from extract.dates.scene import Anchor, Scene
from schemas.mentions import DateMention

OPEN = ".."
AFTER = re.compile(r" ?(?:或|及|和)?(?:(?:以|之)后|后(?![来续期方勤卫者备台果的第])|起|开始|以来)")
BEFORE = re.compile(r" ?(?:或|及|和)?(?:(?:以|之)前|前(?![往来后沿线景期去面身列锋夕夜提所台年]))")
ABOUT = re.compile(" ?(?:许|左右|前后|多(?!云))")  # 11时40分许, 下午2点多
SINCE = re.compile(r"(?:自从|自|从)$")
RECENT_AFTER = tuple("来间里内以")


def instant(text: str, start: int, run: Run) -> DateMention:
    """Give a date of one end; 起 and 前 behind it open its bounds (`..`), not its value."""
    period, basis, anchor = run.reading
    period = whole_day(period, period)
    earliest, latest = bounds_text(period)
    if earliest and not period.many:
        if AFTER.match(text, run.end) or SINCE.search(text[max(0, start - 2) : start]):
            latest = OPEN
        elif BEFORE.match(text, run.end):
            earliest = OPEN
    end = run.end
    if period.clock and (about := ABOUT.match(text, end)):
        end = about.end()
    return DateMention(
        start=start, end=end, rule=run.rule, kind="interval" if period.many else "instant",
        value=value_text(period), time=period.clock or period.part,
        earliest=earliest, latest=latest, basis=basis, anchor=anchor,
    )  # fmt: skip


def whole_day(begin: Period, end: Period) -> Period:
    """Give the day for 0时至24时 of it, else the beginning as it is."""
    last = end.end if end is begin else end.start
    clocked = begin.grain in ("hour", "minute") and (end.clock or end is begin)
    midnight = begin.start.hour == begin.start.minute == 0 and not begin.clock.startswith("24")
    whole = clocked and midnight and last - begin.start == DAY
    return day_of(begin.first_day, begin.unknown) if whole else begin


def interval(start: int, first: Run, last: Run) -> DateMention:
    """Give a date with both ends named."""
    begin, end = first.reading.period, last.reading.period
    if (day := whole_day(begin, end)) is not begin:
        reading = first.reading._replace(period=day)
        return instant("", start, last._replace(reading=reading, rule="date.interval"))
    earliest, latest = bounds_text(begin)[0], bounds_text(end)[1]
    if end.clock and latest:
        latest = end.start.isoformat(timespec="seconds")
    same_day = begin.first_day == end.first_day
    return DateMention(
        start=start, end=last.end, rule="date.interval", kind="interval",
        value=ends_text(begin, end), time=(begin.clock or begin.part) if same_day else "",
        earliest=earliest, latest=latest,
        basis=first.reading.basis, anchor=first.reading.anchor,
    )  # fmt: skip


def to_now(start: int, end: int, run: Run, today: Anchor | None) -> DateMention:
    """Give 1月24日至今: up to the page's own day, or open when nothing dates the page."""
    period, basis, anchor = run.reading
    value, latest = OPEN, OPEN
    if today and not today.period.unknown:
        grain = period.grain if period.grain in ("year", "month") else "day"
        value = value_text(today.period._replace(grain=grain, clock=""))
        latest = bounds_text(today.period)[1] or OPEN
    begin = value_text(period).split("/")[0]
    return DateMention(
        start=start, end=end, rule="date.interval.now", kind="interval",
        value=f"{begin}/{value}", time=period.clock or period.part,
        earliest=bounds_text(period)[0], latest=latest, basis=basis, anchor=anchor,
    )  # fmt: skip


def habit(start: int, end: int, run: Run) -> DateMention:
    """Give 每天早上7点出门,晚上9点回家: a time of day in the sentence of 每天 is habitual too."""
    time = run.reading.period.clock or run.reading.period.part
    return DateMention(
        start=start, end=end, rule="date.repeat.habit", kind="recurring", value="R/P1D", time=time
    )


def schedule(start: int, last: Run) -> DateMention:
    """Give 周一至周五8:30 of opening hours: it comes every week."""
    time = last.reading.period.clock or last.reading.period.part
    return DateMention(
        start=start, end=last.end, rule="date.repeat.schedule", kind="recurring", value="R/P1W",
        time=time,
    )  # fmt: skip


def repetition(atom: Atom, end: int, every: str, time: str) -> DateMention:
    """Give a repetition with its time of day."""
    return DateMention(
        start=atom.start, end=end, rule=atom.rule, kind="recurring", value=f"R/{every}", time=time
    )


def length(text: str, atom: Atom, found: Length, scene: Scene) -> DateMention:
    """Give a duration with the lengths it allows, or the stretch that it covers."""
    try:
        covered = _window(text, atom, found, scene)
    except (ValueError, OverflowError):
        covered = None
    earliest, latest = covered or _bounds(found.amount)
    return DateMention(
        start=atom.start, end=atom.end - found.tail, rule=atom.rule, kind="duration",
        value=iso_length(found.amount.parts), earliest=earliest, latest=latest,
    )  # fmt: skip


def _window(text: str, atom: Atom, found: Length, scene: Scene) -> tuple[str, str] | None:
    """Give the stretch that 过去十年, 未来三天 and 5日内 in an announcement cover."""
    if not found.window or scene.today is None or scene.today.period.unknown:
        return None
    if found.window == "within" and not (scene.alone or scene.future):
        return None
    nearly = text[atom.start] == "近" and text[atom.end : atom.end + 1] not in RECENT_AFTER
    if found.window == "past" and nearly and not scene.alone:
        return None
    months, seconds = months_and_seconds(found.amount.parts)
    now = scene.today.period
    if found.window == "past":
        first = add_months(now.start, -months) - timedelta(seconds=seconds)
        return first.isoformat(timespec="seconds"), now.last.isoformat(timespec="seconds")
    count, unit = found.amount.parts[-1]
    if unit == "BD":
        seconds = (working_days(now.start, int(count), 1) + 1) * 86400
    last = add_months(now.start, months) + timedelta(seconds=seconds)
    if grain_of(found.amount.parts) in ("year", "month", "day"):
        last = last.replace(hour=0, minute=0, second=0) - timedelta(seconds=1)
    return now.start.isoformat(timespec="seconds"), last.isoformat(timespec="seconds")


def _bounds(amount: Amount) -> tuple[str, str]:
    """Give the lengths that the words allow, `..` where open."""
    low = iso_length(amount.low) if amount.low else OPEN if amount.open_low else ""
    high = iso_length(amount.high) if amount.high else OPEN if amount.open_high else ""
    if not low and not high:
        exact = iso_length(amount.parts)
        return exact, exact
    return low, high


def vague(atom: Atom, scene: Scene) -> DateMention:
    """Give a word for a time that is not said; 目前 is the moment of writing."""
    earliest = latest = ""
    if isinstance(atom.payload, Vague) and atom.payload.now and scene.today:
        earliest, latest = bounds_text(scene.today.period)
    return DateMention(
        start=atom.start, end=atom.end, rule=atom.rule, kind="instant", value="",
        earliest=earliest, latest=latest, basis="none",
    )  # fmt: skip
