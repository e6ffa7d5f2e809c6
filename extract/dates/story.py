"""The discourse: which date the story has reached, by section, paragraph and quotation."""

import re
from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import timedelta

from extract.dates.period import NO_YEAR, Period, day_of, moment, month_of, year_of
from extract.dates.pieces import YEAR_4
from extract.dates.scene import Anchor, Reading, Scene, year_for
from extract.numerals import parse_integer
from schemas.text import Page, Section

PUBLISHED = re.compile(
    r"(?P<y>[12][0-9]{3})(?:-(?P<m>[01][0-9])(?:-(?P<d>[0-3][0-9])"
    r"(?:[T ](?P<h>[0-2][0-9]):(?P<mi>[0-5][0-9])(?::(?P<s>[0-5][0-9]))?)?)?)?"
)
MONTH_DAY = r"(?P<m>1[0-2]|0?[1-9])月(?P<d>3[01]|[12][0-9]|0?[1-9])日"
_NUMERAL = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
# 韶关九月九日电, 台南30日电
DATELINE = re.compile(rf"(?:(?P<m>{_NUMERAL})月)?(?P<d>{_NUMERAL})日(?:电(?!话)|讯|专电|消息)")
# 今天(12月4日): the writer says which day it is.
TODAY = re.compile(rf"今[天日]\({MONTH_DAY}\)")
OTHERS = re.compile(
    r"(?:另据|又据|另讯|又讯)[^。\n]*$"
)  # 另据新华社北京8月31日电: of another report
AGENCY = re.compile(r"[社网报台讯刊]")
# 广西柳州7月8日消息: a place alone opens the line.
PLACE_ONLY = re.compile(r"(?:^|\n)[ \u3000]*[\u4e00-\u9fff]{2,8}$")
TEXT_YEARS = (
    re.compile(rf"(?P<y>{YEAR_4})年(?:1[0-2]|0?[1-9]|[一二三四五六七八九十]{{1,2}})月"),
    re.compile(r"(?P<y>(?:19|20)[0-9]{2})[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12][0-9]|0?[1-9])"),
)
ANNOUNCES = re.compile(
    r"将(?![军领士近来帅门要])|拟[于在定]|拟(?=[0-9])|预计|定于|定在|即将|届时|有望|计划(?:[于在]|(?=[0-9今明后本下年]))|力争|请于|须于|应于|择期|敬请"
    r"|起(?:施行|实施|执行|正式|全面|试行|可|调整|停)|截止|逾期|须|有效期|报名|前完成|前建成|前实现|确保|目标"
)
# 2008年, but not 到2025年 or 2030年目标, which are to come
BARE_YEAR = re.compile("(?<![到至0-9-])((?:19|20)[0-9]{2}) ?年(?!目标|前|底前|规划|建成|实现|基本)")
YEAR_DIGITS = str.maketrans("〇零○Oo一二三四五六七八九", "00000123456789")
REPUBLIC = re.compile("民国(?:[0-9]{2,3}|[一二三四五六七八九十〇零百]{1,4}) ?年")
TAIWAN_PAPER = re.compile(
    "中央社|中央通讯社|中时|中国时报|工商时报|联合报|联合新闻|经济日报(?=网|社)|自由时报|自由财经|苹果|三立|东森"
    "|TVBS|ETtoday|民视|公视|华视|台视|中视|风传媒|NOWnews|今日新闻|新头壳|上报|镜周刊|信传媒|鉅亨|钜亨|台湾"
)
TAIWAN_TERM = re.compile(
    "行政院|立法院|监察院|司法院|卫福部|内政部|新台币|地检署|警分局|里长|乡公所|民进党|国民党|时代力量|立委|县议员"
    "|台北市|新北|桃园市|台中市|台南市|高雄|基隆|新竹|苗栗|彰化|南投|云林县|嘉义|屏东|宜兰|花莲|台东|澎湖"
)
LONG_AGO = timedelta(days=7)
CLAUSE = re.compile(r"[^,;。!?！？\n]{0,60}")
QUOTE = re.compile(r"“[^”\n]*”|「[^」\n]*」")


def parse_published(text: str) -> Period | None:
    """Read an EDTF date of publication, with a time when it has one; None when it says nothing."""
    match = PUBLISHED.match(text.strip())
    if match is None:
        return None
    year, month, day = (int(match[k] or 0) for k in "ymd")
    try:
        if not month:
            return year_of(year)
        if not day:
            return month_of(year, month)
        if not match["h"]:
            return day_of(moment(year, month, day))
        seconds = int(match["s"] or 0)
        at = moment(year, month, day, int(match["h"]), int(match["mi"]), seconds)
    except ValueError:
        return None
    end = at + timedelta(seconds=1)
    return Period(at, end, "second" if match["s"] else "minute")


def page_day(page: Page, text: str, text_year: int | None) -> Anchor | None:
    """Give the day the page speaks from: publication, made finer by a dateline (3月10日电)."""
    period = parse_published(page.published)
    today = Anchor(period, None, -1) if period else None
    told = period is None and text_year is not None
    match = DATELINE.search(text, 0, 3000)
    before = text[max(0, match.start() - 24) : match.start()] if match else ""
    if OTHERS.search(before) or not (AGENCY.search(before) or PLACE_ONLY.search(before)):
        match = TODAY.search(text)
    if match is None:
        return today
    found = _named_day(match, today, text_year)
    if found is None:
        return today
    if period and period.to_day and abs(period.start - found.start) > timedelta(days=4):
        return today
    if period and period.to_day and found.first_day == period.first_day:
        return today
    start = match.start("m" if match["m"] else "d")
    return Anchor(found, (start, match.end("d") + 1), -1, told)


def _named_day(match: re.Match[str], today: Anchor | None, text_year: int | None) -> Period | None:
    """Give the day of a dateline; one without a month is next to that of publication."""
    month, day = (parse_integer(match[key] or "") for key in "md")
    if day is None or (month is None and today is None):
        return None
    if month is None and today:
        near = today.period.start - timedelta(days=3)
        near += timedelta(days=(day - near.day) % monthrange(near.year, near.month)[1])
        return day_of(near) if near.day == day else None
    year, _, unknown = year_for(Scene(today=today, text_year=text_year), month or 0, day)
    try:
        return day_of(moment(year, month or 0, day), unknown)
    except ValueError:
        return None


def text_year(text: str) -> int | None:
    """Give the year of the first full date, when no other date is of a later year.

    A bare one (成立于2014年) is no year of the page, and where past years are told one by one
    (2007年3月, 2008年4月) none of them is.
    """
    for pattern in TEXT_YEARS:
        years = [int(match["y"].translate(YEAR_DIGITS)) for match in pattern.finditer(text)]
        if years:
            last = max([*years, *map(int, BARE_YEAR.findall(text))])
            return years[0] if years[0] == last else None
    return None


def in_republic(page: Page, text: str) -> bool:
    """Whether a page counts years as Taiwan does: by its publisher, or as it writes them."""
    if TAIWAN_PAPER.search(page.publisher) or ("民国" in text and REPUBLIC.search(text)):
        return True
    return len(set(TAIWAN_TERM.findall(text, 0, 4000))) > 2


@dataclass
class Thread:
    """The last day and the last date of any grain that one line of telling has reached."""

    day: Anchor | None = None
    dated: Anchor | None = None
    origin: Anchor | None = None
    counted: int = 0


@dataclass
class Story:
    """Follows a page: keeps a thread for the body, the headline, each caption and quotation."""

    page: Page
    text: str
    starts: list[int] = field(default_factory=list)
    quotes: list[tuple[int, int]] = field(default_factory=list)
    threads: dict[str, Thread] = field(default_factory=dict)
    future: dict[int, bool] = field(default_factory=dict)
    republic: bool = False

    def __post_init__(self) -> None:
        self.starts = [s.start for s in self.page.sentences]
        self.quotes = [m.span() for m in QUOTE.finditer(self.text)]
        self.republic = in_republic(self.page, self.text)

    def sentence(self, at: int) -> int:
        """Give the number of the sentence that holds an offset; -1 before the first."""
        return bisect_right(self.starts, at) - 1

    def quote(self, at: int) -> int:
        """Give the number of the quotation that holds an offset; -1 outside quotations."""
        index = bisect_right(self.quotes, (at, len(self.text))) - 1
        return index if index >= 0 and at < self.quotes[index][1] else -1

    def reported(self, quote: int, today: Anchor | None) -> Anchor | None:
        """Give the day a quotation was said: told before it in its sentence.

        In a paragraph that tells of a day long before publication, it is that day.
        """
        opening = self.quotes[quote][0]
        thread = self.threads.get(self.place(opening)[0])
        if thread is None or thread.day is None or thread.day.span is None:
            return None
        same = self.sentence(thread.day.span[0]) == self.sentence(opening)
        paragraph = thread.day.paragraph == self.place(opening)[1]
        past = today is not None and today.period.start - thread.day.period.start > LONG_AGO
        before = thread.day.span[1] <= opening
        return thread.day if before and (same or (paragraph and past)) else None

    def place(self, at: int) -> tuple[Section, int]:
        """Give the section and paragraph of an offset."""
        index = self.sentence(at)
        if index < 0:
            return "body", 0
        sentence = self.page.sentences[index]
        return sentence.section, sentence.paragraph

    def announces(self, at: int) -> bool:
        """Whether the sentence of an offset speaks of what is to come."""
        index = self.sentence(at)
        if index < 0:
            return False
        if index not in self.future:
            sentence = self.page.sentences[index]
            found = ANNOUNCES.search(self.text, sentence.start, sentence.end)
            self.future[index] = found is not None
        return self.future[index]

    def _announced_by(self, at: int) -> bool:
        """Whether the sentence has announced by the end of the clause of an offset."""
        clause = CLAUSE.match(self.text, at)
        start = self.starts[self.sentence(at)]
        return clause is not None and ANNOUNCES.search(self.text, start, clause.end()) is not None

    def thread(self, at: int) -> str:
        """Give the key of the thread an offset belongs to."""
        section, paragraph = self.place(at)
        if (quote := self.quote(at)) >= 0:
            return f"quote {quote}"
        return (
            f"{section} {paragraph}" if section in ("caption", "boilerplate", "byline") else section
        )

    def scene(self, at: int, today: Anchor | None, year: int | None, alone: bool) -> Scene:
        """Give the scene in which an expression at `at` is read."""
        section, paragraph = self.place(at)
        key = self.thread(at)
        own = self.threads.get(key, Thread())
        fallback = Thread()
        if section in ("body", "headline", "caption"):
            body = self.threads.get("body", Thread())
            fallback = body if body.day or body.dated else self.threads.get("headline", Thread())
        return Scene(
            today=today,
            day=own.day or fallback.day,
            dated=own.dated or fallback.dated,
            origin=own.origin or fallback.origin,
            counted=own.counted or fallback.counted,
            text_year=year,
            paragraph=paragraph,
            alone=alone,
            future=self.announces(at),
            ahead=self.announces(at) and self._announced_by(at),
            since=self.starts[self.sentence(at)] if self.sentence(at) >= 0 else 0,
            republic=self.republic,
        )

    def is_told(self, at: int, reading: Reading) -> bool:
        """Whether a date is reckoned from one of the story whose year the words tell (第二天)."""
        thread = self.threads.get(self.thread(at), Thread())
        told = [a.span for a in (thread.day, thread.dated) if a is not None and a.told]
        return reading.anchor is not None and reading.anchor in told

    def tell(
        self, start: int, end: int, period: Period, told: bool, count: int = 0, edge: bool = False
    ) -> None:
        """Note that the telling at `start` has reached a date; `count` is that of 第三天.

        `edge`: it is a third of a month (6月底), on no day of which the story stands.
        """
        _, paragraph = self.place(start)
        thread = self.threads.setdefault(self.thread(start), Thread())
        anchor = Anchor(period, (start, end), paragraph, told)
        if period.to_day:
            thread.origin = thread.origin if count else anchor
            thread.day, thread.counted = anchor, count
        elif period.many and period.grain == "day" and not edge:
            thread.day = anchor._replace(period=day_of(period.last, period.unknown))
            thread.origin, thread.counted = thread.day, 0
        if not period.unknown & NO_YEAR or thread.dated is None:
            thread.dated = anchor
