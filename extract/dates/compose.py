"""Join atoms to expressions: 去年 + 端午 + 晚上 + 6点半, and both ends of an interval."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from extract.dates.period import Period, add_months, moved, week_of, within
from extract.dates.pieces import CLOCK, DAY, EDGE, HALF, MONTH, PART, WEEK, Atom, Point
from extract.dates.scene import Reading, Scene

GLUE = frozenset(("", " ", "  ", "的", "T", "-"))
NEAR = frozenset(("近", "约", "大约", "将近", "接近"))  # 24日晚间近9时
APPOSITION = frozenset((",", ", ", "(", " (", "/"))
CONNECTOR = re.compile(
    r" ?(?:起|开始|止)?,? ?(?:一直|直)?(?:至|到|—{1,2}|-{1,2}|~|―{1,2}|─{1,2}) ?"
)
LIST_MARK = frozenset(("、", "和", "及", "与", "以及", ",", "、 ", "或"))


class Run(NamedTuple):
    """Atoms read as one: the next atom to read, the end of the last one, and what they mean."""

    next: int
    end: int
    reading: Reading
    level: int
    rule: str


def read_run(text: str, atoms: list[Atom], at: int, scene: Scene) -> Run | None:
    """Read as many atoms from `at` on as make sense together; None when the first does not."""
    first = atoms[at]
    assert isinstance(first.payload, Point)
    if first.payload.bound and scene.outer is None:
        return None
    reading = resolved(first.payload, scene)
    if reading is None:
        return None
    run = Run(at + 1, first.end, reading, first.payload.level, first.rule)
    opened = False
    while run.next < len(atoms):
        atom = atoms[run.next]
        gap = text[run.end : atom.start]
        if _repeats(run, atom, gap, scene):
            run = run._replace(next=run.next + 1, end=atom.end)
            continue
        if not isinstance(atom.payload, Point) or not _joins(run, atom, gap):
            break
        opened = gap.endswith("(")
        following = resolved(atom.payload, replace(scene, outer=run.reading))
        if following is None:
            break
        level = max(run.level, atom.payload.level)
        closed = opened and text.startswith(")", atom.end)
        run = Run(run.next + 1, atom.end + closed, following, level, run.rule)
    return run


def _joins(run: Run, atom: Atom, gap: str) -> bool:
    point = atom.payload
    if not isinstance(point, Point):
        return False
    if point.apposed and run.level == DAY:
        return gap in GLUE or (gap in APPOSITION and atom.rule == "date.weekday")
    near = point.level == CLOCK and run.level in (DAY, PART) and gap in NEAR
    if not (gap in GLUE or near) or (run.level == HALF and point.level >= DAY and not point.bound):
        return False
    return point.level > run.level or (point.shifts and run.level >= MONTH)


def _repeats(run: Run, atom: Atom, gap: str, scene: Scene) -> bool:
    """Whether an atom right behind a day only names it again (正月十五元宵节)."""
    point = atom.payload
    if gap or not isinstance(point, Point) or not point.level == run.level == DAY:
        return False
    again = resolved(point, replace(scene, outer=None))
    return again is not None and again.period == run.reading.period


def resolved(point: Point, scene: Scene) -> Reading | None:
    """Take a step; a date that no calendar holds (2月30日) is none."""
    try:
        return point.step(scene)
    except (ValueError, OverflowError):
        return None


def read_end(text: str, atoms: list[Atom], first: Run, scene: Scene) -> Run | None:
    """Read what stands behind 至, 到 or a dash, units left out taken from the first date."""
    if first.next >= len(atoms):
        return None
    atom = atoms[first.next]
    if not isinstance(atom.payload, Point):
        return None
    if CONNECTOR.fullmatch(text, first.end, atom.start) is None:
        return None
    weekday = atom.rule == "date.weekday" and first.reading.period.to_day
    outer = _in_week(first.reading) if weekday else _inherited(first.reading, atom.payload)
    last = read_run(text, atoms, first.next, replace(scene, outer=outer))
    if last is None:
        return None
    if weekday and last.reading.period.end <= first.reading.period.start:
        end = moved(last.reading.period, seconds=7 * 86400)
        return _later(last, end) if text[atom.start] not in "上下本" else None
    return _in_order(first, last, atom.payload)


def _in_week(reading: Reading) -> Reading:
    """Give the week of the first day: 下周一至周三."""
    return reading._replace(period=week_of(reading.period.first_day))


def _inherited(reading: Reading, point: Point) -> Reading | None:
    """Give the part of the first date that the second one leaves out."""
    period = reading.period
    explicit = reading._replace(basis="explicit")
    if point.shifts and period.to_day:
        return explicit._replace(period=within(period, "day"))
    if point.level in (CLOCK, PART) and period.to_day:
        day = within(period, "day")
        part = period.part if point.level == CLOCK else ""
        return explicit._replace(period=day._replace(part=part))
    if point.level in (DAY, WEEK, EDGE) and (period.to_day or period.grain in ("month", "day")):
        return explicit._replace(period=within(period, "month"))
    if point.level >= 3 and period.grain not in ("century", "decade"):
        return explicit._replace(period=within(period, "year"))
    return None


def _in_order(first: Run, last: Run, point: Point) -> Run | None:
    """Give an end after the beginning: a year, month or day on when it would be before."""
    begin, end = first.reading.period, last.reading.period
    if end.start >= begin.start:
        return last
    if point.level == MONTH:
        return _later(
            last, end._replace(start=add_months(end.start, 12), end=add_months(end.end, 12))
        )
    if point.level == DAY:
        return _later(
            last, end._replace(start=add_months(end.start, 1), end=add_months(end.end, 1))
        )
    if point.level >= PART:
        day = timedelta(days=1)
        return _later(last, end._replace(start=end.start + day, end=end.end + day))
    return None


def _later(run: Run, period: Period) -> Run:
    return run._replace(reading=run.reading._replace(period=period))


def uncovered(text: str, atoms: list[Atom]) -> Iterator[str]:
    """Give the stretches of text outside the atoms."""
    at = 0
    for atom in atoms:
        yield text[at : atom.start]
        at = atom.end
    yield text[at:]
