"""The lines of a page, each with what it looks like."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.sections.furniture import LONGEST, judge, openings
from extract.sections.kinds import is_byline, names_maker
from extract.sections.patterns import Furniture

_LINE = re.compile(r"[^\n]+")
_GAP = re.compile(r"(?:\u3000{2,}| {4,}|\t)\s*")
_SIZE = re.compile(r"[A大中小特标准+\-－＋|【】\[\]()（）]{1,4}|\d{1,7}次?")
_OTHER = re.compile(r"[^\u3400-\u9fff]+")  # all but Han
# 您的位置：首页 > 新闻 > 正文, with the article on the same line
_TRAIL = re.compile(
    r"\s*(?:\S{0,6}位置\s*[:：]\s*)?[^\s>＞»，。]{1,10}(?:\s*[>＞»]{1,2}\s*[^\s>＞»，。]{1,10}){1,6}(?=\s)"
)
_BARS = re.compile(r"(?<![|｜\s])(?:\s?[|｜]){3,80}\s?$")  # the empty cells of a table's row
_STAMP = re.compile(r"\s?date (?:19|20)\d\d-\d\d-\d\d(?=\s)")
_TOKEN = re.compile(r"\S+")
_MAKER = re.compile(
    r"(?:来\s?源|作\s?者|编辑|责编|日期|时间|发布|记者)\s*[:：丨|]|(?:19|20)\d{2}\s?[年\-./]\s?\d"
)
_END = re.compile(r"[。；;…]|\.{3}|[！？!?].*[，,、。！？!?]")
_COMMA = re.compile(r"[，,、。！？!?；;：:]")


class Line(NamedTuple):
    """A line, or a part of it, without outer space."""

    text: str
    start: int
    end: int
    paragraph: int
    furniture: Furniture
    evidence: int
    prose: int  # characters, when the line reads as running text, else 0
    byline: bool


def read_lines(text: str) -> list[Line]:
    """Give the lines of a page in order; the empty ones are left out."""
    lines = [
        _line(text, start, end, paragraph)
        for paragraph, match in enumerate(m for m in _LINE.finditer(text) if not m[0].isspace())
        for start, end in _parts(text, *match.span())
    ]
    for at in range(1, len(lines)):
        if _asks(lines[at - 1]) and _answers(lines[at], lines[at + 1 : at + 2]):
            lines[at] = lines[at]._replace(byline=True)
    return lines


def _asks(line: Line) -> bool:
    """Say whether a byline wants its value, which stands on the next line: `来源：`."""
    return line.byline and line.text[-1] in ":："


def _answers(line: Line, below: Sequence[Line]) -> bool:
    """Say whether a line is the value: a name, or what stands between two such bylines."""
    between = len(line.text) <= 24 and not _END.search(line.text) and any(map(_asks, below))
    return between or names_maker(line.text)


def _line(text: str, start: int, end: int, paragraph: int) -> Line:
    line = text[start:end]
    prose = _reads(line)
    furniture, evidence = judge(line, prose=prose)
    byline = not (furniture == "menu" and evidence == 1) and is_byline(line)
    return Line(
        line,
        start,
        end,
        paragraph,
        furniture,
        evidence,
        len(line) if prose and not evidence else 0,
        byline,
    )


def _reads(line: str) -> bool:
    """Say whether a line is running text: a whole sentence, or several clauses.

    A mark of question or exclamation alone ends many a headline.
    """
    if len(line) < 25 or not (
        _END.search(line) or (len(line) >= 50 and len(_COMMA.findall(line)) >= 2)
    ):
        return False
    return len(_OTHER.sub("", line)) * (4 if len(line) > LONGEST else 2) > len(line)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a line at its wide gaps, where a page had columns, and around the page's tools.

    A long line may be a page whose breaks were lost: it is cut after the trail that leads to the
    page and before the headings of lists too.
    """
    wide = any(text.find(gap, start, end) >= 0 for gap in ("\u3000\u3000", "    ", "\t"))
    cuts = [gap.span() for gap in _GAP.finditer(text, start, end)] if wide else []
    stamp = _STAMP.match(text, start, end) if start == 0 else None
    if stamp:
        cuts = [(stamp.end(),) * 2, *cuts]
    if end - start > LONGEST:
        cuts += [(at, at) for at in openings(text, start, end)]
        trail = _TRAIL.match(text, start, end)
        cuts = sorted([*cuts, (trail.end(),) * 2] if trail else cuts)
    barred = text[end - 1] in "|｜ \u3000"
    bars = _BARS.search(text, max(start, end - 80), end) if barred else None
    if bars and bars.start() > start:
        cuts.append((bars.start(),) * 2)
    at = start
    for stop, go_on in [*cuts, (end, end)]:
        if stop > at and text[at:stop].strip():
            yield from _tools(text, *_trim(text, at, stop))
            at = go_on


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return end - len(part.lstrip()), start + len(part.rstrip())


def _tools(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut the page's tools off a line of date and source: `来源：新华网 打印 关闭`."""
    parts = [] if end - start > LONGEST else _runs_of_tools(text, start, end)
    if len(parts) > 1 and any(is_byline(text[a:b]) for a, b in parts):
        yield from parts
    else:
        yield start, end


def _runs_of_tools(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a line that names a maker or a date between the words that are tools and the others."""
    if not _MAKER.search(text, start, end):
        return []
    parts: list[tuple[int, int]] = []
    before: bool | None = None
    for token in _TOKEN.finditer(text, start, end):
        verdict = judge(token[0], prose=False)
        tool = verdict.evidence >= 2 or verdict.furniture in ("share", "tool")
        tool = tool and not token[0].startswith(("http", "www."))
        tool = tool or (before is True and _SIZE.fullmatch(token[0]) is not None)
        if tool == before:
            parts[-1] = (parts[-1][0], token.end())
        else:
            parts.append(token.span())
        before = tool
    return parts
