"""Read the atoms of a page in order: each expression resolved, the story followed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.dates import mentions
from extract.dates.clock import part_of_day
from extract.dates.compose import CONNECTOR, LIST_MARK, Run, read_end, read_run
from extract.dates.period import NOMINAL_YEAR, day_of, moment, within
from extract.dates.pieces import (
    DAY,
    EDGE,
    PART,
    SMALL_N,
    Atom,
    DateRule,
    Length,
    Payload,
    Point,
    Repeat,
    number,
)
from extract.dates.scene import Anchor, Reading, Scene
from extract.dates.story import Story, page_day, text_year
from extract.rule import Rule
from schemas.mentions import DateBasis, DateMention
from schemas.text import Page

# 丰收节运动会, 端午节龙舟赛: a festival in a name is not where the story stands.
NAMING = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:会|赛|晚会|活动|仪式|论坛|展|演出|庙会|市集|专场)")
TO_NOW = re.compile(r" ?(?:起)?,?(?:一直|直)?(?:至今|到现在|到目前|至目前|到如今)")
SIDE = re.compile(r"[以之过]?[后前]$")
ENDS = re.compile(r"[。!?！？;；]")
SAYS = re.compile(r"[^,。;、\n]{0,8}?(?:说|表示|告诉|称|介绍|坦言|透露|回忆|写道|发文|强调|指出)")
ABSOLUTE = ("date.month", "date.year", "date.figures", "date.day")
COUNTED = re.compile(rf"第({SMALL_N})天")
OPENING = re.compile(r"开放|营业|办公|上班|办理|接待|受理|时间[:为]|值班|闭馆|开馆|门诊|坐诊")
TIME_OF_DAY = ("date.part", "date.clock.words", "date.clock.figures", "date.clock.range")


def _by_reader(match: re.Match[str]) -> Payload | None:
    """Decline: the reader, not the scan, applies these."""
    return None


RULES: list[DateRule] = [
    Rule("date.interval", CONNECTOR, _by_reader),
    Rule("date.interval.now", TO_NOW, _by_reader),
    Rule("date.repeat.habit", re.compile("每[天日]"), _by_reader),
    Rule("date.repeat.schedule", OPENING, _by_reader),
]


class Reader:
    """Reads the atoms of one page in order."""

    def __init__(self, page: Page, text: str, alone: bool) -> None:
        self.text = text
        self.alone = alone
        self.year = text_year(text)
        self.today = page_day(page, text, self.year)
        self.story = Story(page, text)
        self.last: tuple[int, int] | None = None
        self.speech: dict[int, Anchor | None] = {}
        self.habit = -1

    def read(self, atoms: list[Atom]) -> Iterator[DateMention]:
        """Give the mentions in text order."""
        at = 0
        while at < len(atoms):
            atom = atoms[at]
            today = self._speech_day(atoms, at) or self.today
            scene = self.story.scene(atom.start, today, self.year, self.alone)
            if isinstance(atom.payload, Point):
                found, at = self._point(atoms, at, scene)
            elif isinstance(atom.payload, Repeat):
                found, at = self._repeat(atoms, at, scene)
            elif isinstance(atom.payload, Length):
                found, at = mentions.length(self.text, atom, atom.payload, scene), at + 1
            else:
                found, at = mentions.vague(atom, scene), at + 1
            if found is not None:
                yield found

    def _speech_day(self, atoms: list[Atom], at: int) -> Anchor | None:
        """Give the day of speaking: told before a quotation in its sentence, or behind it."""
        quote = self.story.quote(atoms[at].start)
        if quote < 0:
            return None
        if quote not in self.speech:
            self.speech[quote] = self.story.reported(quote, self.today) or self._told_behind(
                atoms, at, quote
            )
        return self.speech[quote]

    def _told_behind(self, atoms: list[Atom], at: int, quote: int) -> Anchor | None:
        """“定于今晚检测……”5月28日,工作群发布通知: the day right behind a quotation."""
        end = self.story.quotes[quote][1]
        while at < len(atoms) and atoms[at].start < end:
            at += 1
        if at == len(atoms) or not self._dates_speech(end, atoms[at]):
            return None
        scene = self.story.scene(atoms[at].start, self.today, self.year, alone=False)
        run = read_run(self.text, atoms, at, scene)
        if run is None or not run.reading.period.to_day:
            return None
        return Anchor(within(run.reading.period, "day"), (atoms[at].start, run.end), -1)

    def _dates_speech(self, end: int, atom: Atom) -> bool:
        """Whether a date behind a quotation says when it was spoken."""
        if not isinstance(atom.payload, Point) or "\n" in self.text[end : atom.start]:
            return False
        if atom.start <= end + 1:
            return atom.rule in ABSOLUTE
        near = atom.start <= end + 16 and not ENDS.search(self.text, end, atom.start)
        return near and SAYS.match(self.text, atom.end) is not None

    def _point(self, atoms: list[Atom], at: int, scene: Scene) -> tuple[DateMention | None, int]:
        run = read_run(self.text, atoms, at, scene)
        run = self._spelled_out(atoms, at, run, scene)
        if run is None:
            return self._fallback(atoms[at], scene), at + 1
        if self._is_weak(atoms, at, run):
            return None, at + 1
        last = read_end(self.text, atoms, run, scene)
        start = atoms[at].start
        if self.habit == self.story.sentence(start):
            if atoms[at].rule in TIME_OF_DAY and not _is_letter(atoms[at], run):
                return mentions.habit(start, (last or run).end, run), (last or run).next
            self.habit = -1
        if last is not None:
            self.last = (last.end, last.level)
            if self._is_schedule(atoms, at, last):
                return mentions.schedule(start, last), last.next
            self._tell(start, last, run.reading.basis)
            return mentions.interval(start, run, last), last.next
        self.last = (run.end, run.level)
        self._tell(start, run, run.reading.basis)
        now = TO_NOW.match(self.text, run.end)
        bare = run.next == at + 1 and atoms[at].rule in TIME_OF_DAY
        if now and not bare:
            return mentions.to_now(start, now.end(), run, self.today), run.next
        return mentions.instant(self.text, start, run), run.next

    def _is_schedule(self, atoms: list[Atom], at: int, last: Run) -> bool:
        """Whether 周一至周五 is every week: opening hours, not this week's weather."""
        days = [atom for atom in atoms[at : last.next] if atom.rule == "date.weekday"]
        bare = all(self.text[atom.start] in "周星礼" for atom in days)
        sentence = self.story.page.sentences[max(self.story.sentence(last.end), 0)]
        return (
            len(days) == 2
            and bare
            and bool(OPENING.search(self.text, sentence.start, sentence.end))
        )

    def _tell(self, start: int, run: Run, basis: DateBasis) -> None:
        """Note the date in the story; what a figure is compared with is not.

        Its year was told when it, or one before it, stands there.
        """
        compared = self.text[max(0, start - 1) : start] in ("比", "较", "与", "同")
        if run.rule == "date.relative.same_period" or compared:
            return
        if basis == "none" and run.rule == "date.week":
            return
        if run.rule == "date.holiday" and NAMING.match(self.text, run.end):
            return
        told = basis in ("explicit", "year_from_text") or self.story.is_told(start, run.reading)
        counted = COUNTED.match(self.text, start)
        count = number(counted[1]) if counted and run.rule == "date.ordinal" else 0
        self.story.tell(start, run.end, run.reading.period, told, count, run.level == EDGE)

    def _spelled_out(self, atoms: list[Atom], at: int, run: Run | None, scene: Scene) -> Run | None:
        """Take the day in brackets behind 今天, 当天 or 周四: 今天(10月1日), 事发当天(9月28日)."""
        if atoms[at].rule not in ("date.relative.day", "date.weekday"):
            return run
        shape = run or read_run(self.text, atoms, at, replace(scene, alone=True))
        if shape is None or shape.next >= len(atoms) or shape.reading.period.clock:
            return run
        atom = atoms[shape.next]
        if self.text[shape.end : atom.start] != "(" or atom.rule not in ABSOLUTE:
            return run
        other = read_run(self.text, atoms, shape.next, scene)
        if other is None or not self.text.startswith(")", other.end):
            return run
        day, part = other.reading.period, shape.reading.period.part
        if not day.to_day:
            return run
        period = part_of_day(day, part) if part else day
        return shape._replace(reading=Reading(period, "relative", (atom.start, other.end)))

    def _fallback(self, atom: Atom, scene: Scene) -> DateMention | None:
        """Give a length after nothing known is only a length."""
        if not isinstance(atom.payload, Point) or atom.payload.length is None:
            return None
        side = SIDE.search(self.text, atom.start, atom.end)
        end = side.start() if side else atom.end
        length = Length(atom.payload.length)
        return mentions.length(self.text, atom._replace(end=end), length, scene)

    def _is_weak(self, atoms: list[Atom], at: int, run: Run) -> bool:
        """Whether a lone weak atom has no date before it in a list, and none behind 至 after it."""
        payload = atoms[at].payload
        if not isinstance(payload, Point) or not payload.weak or run.next > at + 1:
            return False
        if self.alone and atoms[at].rule not in ("date.day", "date.part"):
            return False
        habitual = self.habit == self.story.sentence(atoms[at].start)
        if habitual and atoms[at].rule in TIME_OF_DAY:
            little = self.text[atoms[at].start : run.end] in ("一点", "1点")
            return little or _is_letter(atoms[at], run)
        if self.last and self.text[self.last[0] : atoms[at].start] in LIST_MARK:
            return self.last[1] != payload.level
        if run.next < len(atoms):
            following = atoms[run.next]
            gap = self.text[run.end : following.start]
            same = isinstance(following.payload, Point) and following.payload.level >= payload.level
            if same and CONNECTOR.fullmatch(gap):
                return False
        return True

    def _repeat(self, atoms: list[Atom], at: int, scene: Scene) -> tuple[DateMention | None, int]:
        atom = atoms[at]
        assert isinstance(atom.payload, Repeat)
        every, time, end, at = atom.payload.every, atom.payload.part, atom.end, at + 1
        while at < len(atoms):
            point = atoms[at].payload
            gap = self.text[end : atoms[at].start]
            if not isinstance(point, Point) or not _goes_on(gap, every, atoms[at]):
                break
            run = read_run(self.text, atoms, at, _habitual(scene, atom.payload.part))
            if run is None or _is_letter(atoms[at], run):
                break
            every = every or _period_of(point, atoms[at])
            period = run.reading.period
            time = (time if ":" in time else "") or period.clock or period.part or time
            end, at = run.end, run.next
        if not every:
            return None, at
        if every == "P1D":
            self.habit = self.story.sentence(atom.start)
        return mentions.repetition(atom, end, every, time), at


def _is_letter(atom: Atom, run: Run) -> bool:
    """Whether a run is only 早 or 晚, a word of its own."""
    return run.end - atom.start == 1


def _habitual(scene: Scene, part: str) -> Scene:
    """Give what follows 每天 or 每晚 is a time of any day: some day stands in."""
    some_day = Anchor(day_of(moment(NOMINAL_YEAR, 1, 1)), None, -1)
    today = scene.today or some_day
    outer = Reading(part_of_day(some_day.period, part)) if part else None
    return replace(scene, today=today, day=None, alone=True, outer=outer)


def _goes_on(gap: str, every: str, atom: Atom) -> bool:
    """Whether an atom is still part of a repetition: 每周二、周四下午, 每天8点至10点."""
    if gap in ("", " ", "的") or CONNECTOR.fullmatch(gap):
        return True
    again = {"P1W": "date.weekday", "P1M": "date.day", "P1Y": "date.month"}
    return gap in ("、", "和", "及") and again.get(every) == atom.rule


def _period_of(point: Point, atom: Atom) -> str:
    """Give the period of 每逢 with what follows: a weekday is weekly, a holiday yearly."""
    if "weekday" in atom.rule:
        return "P1W"
    if point.level >= PART:
        return "P1D"
    return "P1M" if atom.rule == "date.day" else "P1Y" if point.level <= DAY else "P1D"
