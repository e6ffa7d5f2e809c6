"""What a page says of itself: title, publisher, date of publication, place; else what is known.

What the page states outweighs the metadata; a contradiction is reported in `notes`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from extract.sections.furniture import judge
from extract.sections.kinds import is_dated
from schemas.text import Sentence

Basis = Literal["stated", "metadata", "none"]
_NO_HEAD: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one page; "" where nothing tells. `published` is EDTF, to the minute at most."""

    title: str
    publisher: str
    published: str
    published_basis: Basis
    place: str
    notes: tuple[str, ...]


class Dateline(NamedTuple):
    """`新华社北京3月10日电`: who wires, from where, on what day; a year is seldom said."""

    agency: str
    place: str
    year: str
    month: str
    day: str


_HEAD = 15  # sentences of the article at whose top or foot a date of publication stands
_CENTURY = 2000  # of two-digit years: 22-05-02 10:50
_ROC = 1911  # the year before the first of the Republic of China: 民国91年 is 2002
_CLOCK = r"(?P<hour>[01]?\d|2[0-3])[:：∶](?P<minute>[0-5]\d)"
_DAY = r"(?:\s*(?:星期|周)[一二三四五六日天])?(?:[T\s]*(?:HKT\s)?"
_FULL = (
    r"(?P<year>(?:19|20)\d{2})\s?[年\-./]\s?(?P<month>\d{1,2})\s?[月\-./]\s?(?P<day>\d{1,2})"
    rf"(?!\d)\s?日?{_DAY}{_CLOCK})?"
)
_OTHERS = (
    rf"民国\s?(?P<roc>\d{{2,3}})\s?年\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?日{_DAY}{_CLOCK})?",
    rf"(?<!\d)(?P<one>\d{{1,2}})(?P<mark>[-/.])(?P<two>\d{{1,2}})(?P=mark)(?P<year>(?:19|20)\d{{2}})(?!\d){_DAY}{_CLOCK})?",
    rf"(?<!\d)(?P<short>\d{{2}})-(?P<month>\d{{2}})-(?P<day>\d{{2}})\s+{_CLOCK}",
)
_REVISED = (
    r"(?P<said>发布|发表|发稿|刊登|刊载)?(?P<revised>更新|修改|修订|截稿)?"
    r"(?:时间|日期|于)?\s*[:：]?\s*"
)
_PUBLISHED = tuple(re.compile(_REVISED + pattern) for pattern in (_FULL, *_OTHERS))
_LABEL = re.compile(r"\W{0,3}(?:发布|发表|上版|刊登)(?:日期|时间)\s*[:：]")
_OUTLET = r"[\u4e00-\u9fff]{1,8}?(?:社|网|报|台|新闻|在线)"
_DATELINE = re.compile(
    rf"^\W{{0,3}}据?(?P<agency>{_OUTLET})(?P<reporter>记者|特派员)?(?P<where>[\u4e00-\u9fff]{{0,12}}?)\s?"
    r"(?:(?P<year>(?:19|20)\d{2})年)?(?:(?P<month>\d{1,2})月)?"
    r"(?P<day>\d{1,2})日\s?(?:电|讯|消息|专电|综合报道)"
)
_REPORTED = re.compile(
    r"^\W{0,3}(?P<agency>[\u4e00-\u9fff]{2,8}?(?:社|网|报|新闻))?(?:特派|驻[\u4e00-\u9fff]{1,4}|地方)?"
    r"(?:记者|中心)[^／/\n]{2,12}[／/](?P<where>[\u4e00-\u9fff]{2,4}?)(?:综合)?(?:报导|报道|电|专电)"
)
_BRANCH = re.compile(r"(?:分站|频道|站)$")  # 红网东江县分站5月31日讯
_LED = re.compile(rf"^\W{{0,3}}(?P<agency>{_OUTLET})(?:讯|消息|综合报道)")
_WORD = re.compile(r"\w")
_REPOSTED = re.compile(r"^原?标题\s?[:：]\s?")
_OURS = ("本报", "本网", "本台", "本社")
_SOURCE = re.compile(
    r"(?:来\s?源|稿源|文章出处)\s*[:：丨|｜/]\s*"
    r"(?P<name>(?:(?!作者|记者|编辑|责编|发布|发稿|浏览|点击|日期|时间|\d{4})[^\s丨|｜,，。;；/（）()\[【」』】])+)"
)
_ADDRESS = re.compile(r"^(?:https?[:：]//|www\.)[\w./-]+\s+")
_AFTER_DATE = re.compile(rf"^{_FULL}(?::[0-5]\d)?\s+(?P<name>[\u4e00-\u9fff]{{2,10}})(?:\s|$)")
# 江州日报客户端 | 2025-01-17 19:19
_BEFORE_DATE = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{2,8}(?:报|网|社|电视台|新闻|在线|发布))"
    r"(?:客户端|APP)?\s*[|｜丨 ]\s*" + _FULL
)
_REPORTER = re.compile(
    r"(?P<name>《[^《》]{2,8}》\S{0,3}?|[\u4e00-\u9fff]{1,6}(?:报|社|网|杂志|电视台|广播))(?:全媒体|融媒体|首席)?记者"
)
_NOBODY = re.compile(
    r"^(?:网络|互联网|综合|本站|本网|本报|原创|转载|未知|其他|整理|我|采访|系统|管理员|次|星期|周)"
    r"|^..时间|\d{2,}|^[\W_]*$"
)


def describe(
    text: str,
    sentences: Sequence[Sentence],
    metadata: Mapping[str, str],
    head: Mapping[str, str] = _NO_HEAD,
) -> Facts:
    """Give the facts of a page from its clean text, else from `metadata`, a row of sources.csv.

    What the `head` of its markup says counts as stated where the text itself says nothing.
    """
    every = sentences
    sentences = [
        sentence
        for sentence in every
        if sentence.section != "boilerplate" and _WORD.search(text, sentence.start, sentence.end)
    ]
    dateline = _dateline(text, sentences)
    stated = {
        "title": _title(text, sentences) or head.get("title", ""),
        "publisher": _publisher(text, sentences)
        or head.get("publisher", "")
        or (dateline.agency if dateline else ""),
        "place": dateline.place if dateline else "",
    }
    known = {key: metadata.get(key, "") for key in (*stated, "published")}
    published, basis = _published(text, sentences, dateline, known["published"])
    if basis != "stated" and (labelled := _labelled(text, every)):
        published, basis = labelled, "stated"
    if basis != "stated" and (said := head.get("published", "")):
        published, basis = said, "stated"
    chosen = {key: _choose(value, known[key]) for key, value in stated.items()}
    notes = [_note(key, value, known[key]) for key, value in stated.items()]
    if basis == "stated":
        notes.append(_note("published", published, known["published"]))
    return Facts(
        **chosen, published=published, published_basis=basis, notes=tuple(filter(None, notes))
    )


def _choose(stated: str, known: str) -> str:
    """Take what the page states; of two spellings of one thing the one in the metadata."""
    return known if known and (not stated or _agree(stated, known)) else stated


def _note(key: str, stated: str, known: str) -> str:
    if not stated or not known or _agree(stated, known):
        return ""
    return f"{key}: the page says {stated}, the metadata {known}; the page was believed"


def _agree(stated: str, known: str) -> bool:
    """Say whether one holds the other, marks aside: 北京 and 北京市, `2020-03` and `2020-03-10`."""
    one, other = (re.sub(r"[\W_]+", "", name) for name in (stated, known))
    return one in other or other in one


def _title(text: str, sentences: Sequence[Sentence]) -> str:
    """Give the first headline above the running text, whole even when marks cut it in two."""
    for at, sentence in enumerate(sentences):
        if sentence.section in ("body", "caption"):
            if _furnished(text[sentence.start : sentence.end]):
                continue
            return ""
        if sentence.section == "headline":
            same = [s for s in sentences[at:] if s.paragraph == sentence.paragraph]
            title = text[sentence.start : same[-1].end]
            if not _furnished(title):
                return _REPOSTED.sub("", title)
    return ""


def _furnished(title: str) -> bool:
    """Say whether a headline is the name of a channel or a tool: 新闻动态, 打开."""
    return judge(title.strip(), prose=False).evidence > 0


def _of(text: str, sentences: Iterable[Sentence], *sections: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences if s.section in sections]


def _publisher(text: str, sentences: Sequence[Sentence]) -> str:
    """Give the source a byline names, else the paper of its reporters."""
    bylines = _of(text, sentences, "byline")
    for pattern, lines in (
        (_SOURCE, ["\n".join(bylines)]),
        (_AFTER_DATE, bylines),
        (_BEFORE_DATE, bylines),
        (_REPORTER, bylines),
    ):
        for line in lines:
            match = pattern.search(_ADDRESS.sub("", line))
            if match and not _NOBODY.search(match["name"]):
                return match["name"]
    return ""


def _dateline(text: str, sentences: Sequence[Sentence]) -> Dateline | None:
    """Give the dateline that opens the running text, or stands just above it."""
    for line in _of(text, sentences, "body", "byline", "caption")[:8]:
        for pattern in (_DATELINE, _REPORTED, _LED):
            if match := pattern.match(line):
                found = {key: value or "" for key, value in match.groupdict().items()}
                return Dateline(
                    agency="" if found["agency"] in _OURS else found["agency"],
                    place=_where(found.get("where", ""), named=bool(found.get("reporter"))),
                    year=found.get("year", ""),
                    month=found.get("month", ""),
                    day=found.get("day", ""),
                )
    return None


def _where(text: str, *, named: bool) -> str:
    """Give the place of a dateline, which a reporter's name may stand before: 记者王小明台北."""
    text = _BRANCH.sub("", text)
    if not named:
        return text if len(text) > 1 else ""
    return text[2:] if len(text) == 4 else text[3:]


def _published(
    text: str, sentences: Sequence[Sentence], dateline: Dateline | None, known: str
) -> tuple[str, Basis]:
    """Give the date of publication and where it comes from; a year is never invented."""
    head = _of(text, sentences[:_HEAD], "byline")
    foot = _of(text, sentences[-_HEAD:], "byline")
    stated = _first_date(head) or _first_date(foot)
    if not stated and dateline and dateline.year and dateline.month:
        stated = _edtf(int(dateline.year), dateline.month, dateline.day)
    if stated:
        return stated, "stated"
    return (_narrowed(known, dateline), "metadata") if known else ("", "none")


def _labelled(text: str, sentences: Sequence[Sentence]) -> str:
    """Give the date that furniture below the article calls that of publication, else ""."""
    lines = [line for line in _of(text, sentences, "boilerplate") if _LABEL.match(line)]
    return _first_date(lines[:3])


def _first_date(lines: Sequence[str]) -> str:
    """Give the first full date of a few lines, best one with a time or called that of publication.

    A date of revision counts only when there is no other.
    """
    found = [
        match.groupdict()
        for line in lines
        if is_dated(line)
        for pattern in _PUBLISHED
        for match in pattern.finditer(line)
    ]
    found.sort(key=lambda m: (m["revised"] is not None, not (m["said"] or m["hour"])))
    return next(filter(None, map(_read_date, found)), "")


def _read_date(found: Mapping[str, str | None]) -> str:
    year = int(found.get("year") or 0)
    if roc := found.get("roc"):
        year = int(roc) + _ROC
    elif short := found.get("short"):
        year = int(short) + _CENTURY
    if one := found.get("one"):
        day, month = _ordered(one, found["two"] or "", found["mark"] or "")
        return _edtf(year, month, day, found["hour"], found["minute"])
    return _edtf(year, found["month"], found["day"], found["hour"], found["minute"])


def _ordered(one: str, two: str, mark: str) -> tuple[str, str]:
    """Give day and month of 16-09-2020 or 9/16/2020; none of 9/6/2020, which is read both ways."""
    if int(one) > 12 or (int(two) <= 12 and mark != "/"):
        return one, two
    return (two, one) if int(two) > 12 else ("", "")


def _edtf(
    year: int, month: str | None, day: str | None, hour: str | None = None, minute: str | None = ""
) -> str:
    """Write a date as EDTF, or "" when the calendar has no such day.

    Midnight is what sites write that keep no time.
    """
    try:
        value = date(year, int(month or 0), int(day or 0)).isoformat()
    except ValueError:
        return ""
    clock = f"{int(hour):02}:{minute}" if hour else "00:00"
    return value if clock == "00:00" else f"{value}T{clock}"


def _narrowed(known: str, dateline: Dateline | None) -> str:
    """Narrow a year or month from the metadata by the day of a dateline that fits it."""
    if not dateline or not dateline.month or not re.fullmatch(r"\d{4}(?:-\d{2})?", known):
        return known
    narrowed = _edtf(int(known[:4]), dateline.month, dateline.day)
    return narrowed if narrowed.startswith(known) else known
