"""Which lines of a page are its article and which the site's furniture around it.

The head is everything above the title, the tail everything from the first list, notice or comment
below the article. Without evidence of furniture every line is the article.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from extract.sections.kinds import is_byline, is_dated
from extract.sections.lines import Line

_TALLY = 0.25  # a tail holds at most this share of the running text
_SITE = re.compile(r"\s*[-_|—–]+\s*[^-_|—–，。]{2,14}$")
_CREDIT = re.compile(r"(?:编辑|责编|编审|校对|审核|监制|签发|初审|终审|主编|原标题)")
_SIDEBAR = re.compile(r"链接|延伸|阅读$")


def boilerplate(lines: Sequence[Line]) -> list[bool]:
    """Say of each line whether it is furniture."""
    junk = [line.evidence == 2 and not is_byline(line.text) for line in lines]
    if not any(line.evidence for line in lines):
        return junk
    start = _body_start(lines)
    top = _top(lines, junk, start)
    title = next((line.text for line in lines[top:] if not line.evidence), "")
    end = _tail(lines, junk, start, title)
    for at in range(top):
        junk[at] = not is_byline(lines[at].text) or lines[at].evidence == 2
    _zones(lines, junk, top, end)
    _runs(lines, junk, top, end)
    for at in range(end, len(lines)):
        junk[at] = not (_CREDIT.search(lines[at].text) and is_byline(lines[at].text))
    return junk


def _body_start(lines: Sequence[Line]) -> int:
    """Give the first line of running text, below the page's date when it has one."""
    mass = sum(line.prose for line in lines)
    seen = 0
    first = len(lines)
    for at, line in enumerate(lines):
        if is_dated(line.text) and seen <= 0.3 * mass:
            return next((i for i in range(at + 1, len(lines)) if lines[i].prose), first)
        if line.prose and first == len(lines):
            first = at
        seen += line.prose
        if seen > 0.3 * mass:
            break
    return first


def _top(lines: Sequence[Line], junk: Sequence[bool], start: int) -> int:
    """Give the first line of the title, or 0 when nothing above it is furniture."""
    if not any(junk[:start]):
        return 0
    dated = next((i for i in range(start - 1, -1, -1) if is_dated(lines[i].text)), start)
    at = dated - 1
    while at >= 0 and (junk[at] or lines[at].evidence or is_byline(lines[at].text)):
        at -= 1
    while at > 0 and _headed(lines[at - 1]) and not junk[at - 1] and at > dated - 4:
        at -= 1
    return at if at > 0 and any(junk[:at]) else 0


def _headed(line: Line) -> bool:
    return line.evidence == 0 and 8 <= len(line.text) <= 60 and not line.prose


def _tail(lines: Sequence[Line], junk: list[bool], start: int, title: str) -> int:
    """Give the line where the site takes over again below the article."""
    for at in range(start + 1, len(lines)):
        if _repeats(lines[at].text, title):
            junk[at] = True
    solid = [0, *accumulate(_solid(lines, start))]
    whole = solid[-1]
    for at in range(start + 1, len(lines)):
        opens = junk[at] or (
            _CREDIT.match(lines[at].text.strip(" 　[【(（")) and any(junk[at + 1 :])
        )
        if opens and whole - solid[at] <= _TALLY * whole:
            while at > start + 1 and lines[at - 1].evidence == 1:
                at -= 1
            return at
    return len(lines)


def _solid(lines: Sequence[Line], start: int) -> list[int]:
    """Give the running text of each line that stands among its like, not among a list or comments."""
    out, talk = [], False
    for at, line in enumerate(lines):
        talk = talk or (line.furniture == "talk" and at > start)
        beside = lines[max(at - 1, 0) : at + 2]
        solid = line.prose >= 40 and not talk and all(other.evidence < 2 for other in beside)
        out.append(line.prose if solid else 0)
    return out


def _repeats(line: str, title: str) -> bool:
    """Say whether a line says the title again, with the site's name: `标题-新华网`, `评论(标题)`."""
    return len(title) >= 8 and title in line and len(line) <= len(title) + 20


def _zones(lines: Sequence[Line], junk: list[bool], top: int, end: int) -> None:
    """Take in the links below the heading of a list that stands inside the article."""
    for at in range(top, end):
        if lines[at].furniture not in ("open", "talk") or lines[at].evidence < 2:
            continue
        stop = at + 1
        while stop < end and not lines[stop].prose and stop < at + 30:
            stop += 1
        if stop < end and stop - at <= 2 and _SIDEBAR.search(lines[at].text):
            junk[at] = False
            continue
        if stop < end and lines[stop].prose:
            junk[at + 1 : stop] = [True] * (stop - at - 1)


def _runs(lines: Sequence[Line], junk: list[bool], top: int, end: int) -> None:
    """Take in runs of menu and share words, and short lines between two pieces of furniture."""
    at = top
    while at < end:
        stop = at
        while stop < end and (lines[stop].evidence or junk[stop]):
            stop += 1
        run = lines[at:stop]
        named = sum(line.furniture not in ("", "number") for line in run)
        if named >= 2 and len(run) >= 2:
            junk[at:stop] = [not is_byline(line.text) for line in run]
        at = max(stop, at + 1)
    for at in range(max(top, 1), end - 1):
        if junk[at - 1] and junk[at + 1] and len(lines[at].text) <= 8:
            junk[at] = not is_byline(lines[at].text)
