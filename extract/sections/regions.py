"""Which lines of a page are its article and which the site's furniture around it.

The head is everything above the title, the tail everything from the first list, notice or comment
below the article. Without evidence of furniture every line is the article.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from extract.sections.kinds import is_dated
from extract.sections.lines import Line

_SITE = re.compile(r"\s*[-_|—–]{1,3}\s*[^-_|—–，。]{2,14}$")
_CREDIT = re.compile(r"编辑|责编|编审|校对|审核|监制|签发|初审|终审|主编|原标题")
_CREDITED = re.compile(r"^[\s【(（\[]*(?:\S{0,4}编辑|\S{0,4}责编|编审|原标题)")
_SIDEBAR = re.compile(r"链接|延伸|拓展|扩展")
_GRAM = 8
_CUT = re.compile(r"(?:\.{3}|…|\[详细\]|\[详情\]|>>)\s*$")


def boilerplate(lines: Sequence[Line], start: int) -> list[bool]:
    """Say of each line whether it is furniture; `start` is where the running text begins."""
    if not any(line.evidence for line in lines):
        return [False] * len(lines)
    mass = [0, *accumulate(_solid(lines, start))]
    junk = [_alone(lines, mass, at) for at in range(len(lines))]
    _spare_title(lines, junk, start)
    top = max(_top(lines, junk, start), _second_title(lines, start))
    end = _tail(lines, junk, mass, start, _title(lines, top))
    signed = any(line.byline for line in lines[top:start])
    for at in range(top):
        junk[at] = junk[at] or signed or not lines[at].byline
    _zones(lines, junk, top, end)
    _runs(lines, junk, top, end, start)
    _bar(lines, junk, start)
    signing = True
    for at in range(end, len(lines)):
        signing = signing and lines[at].byline
        junk[at] = not (signing or (lines[at].byline and _CREDIT.search(lines[at].text)))
    return junk


def _alone(lines: Sequence[Line], mass: Sequence[int], at: int) -> bool:
    """Say whether a line is furniture by itself; the doubtful not between running text."""
    line = lines[at]
    between = mass[at] > 0 and mass[-1] - mass[at] > mass[-1] / 10
    return (line.evidence == 3 or (line.evidence == 2 and not between)) and not line.byline


def _spare_title(lines: Sequence[Line], junk: list[bool], start: int) -> None:
    """Take the line above the page's date for its title when no other line above can be it."""
    dated = next((at for at in range(start) if is_dated(lines[at].text)), 0)
    above = lines[dated - 1] if dated else None
    if above and all(junk[at] or lines[at].evidence for at in range(dated)):
        doubtful = above.evidence <= 2 and above.furniture not in ("crumb", "number", "open")
        junk[dated - 1] = junk[dated - 1] and not (doubtful and len(above.text) >= 8)


def _title(lines: Sequence[Line], top: int) -> str:
    return next((line.text for line in lines[top:] if not line.evidence), "")


def body_start(lines: Sequence[Line]) -> int:
    """Give the first line of running text, below the page's date when it has one."""
    whole = sum(line.prose for line in lines)
    first = next((at for at, line in enumerate(lines) if line.prose), len(lines))
    seen = 0
    for at, line in enumerate(lines):
        if seen > 0.3 * whole:
            break
        if is_dated(line.text):
            return next((i for i in range(at + 1, len(lines)) if lines[i].prose), first)
        seen += line.prose
    return first


def _top(lines: Sequence[Line], junk: Sequence[bool], start: int) -> int:
    """Give the first line of the title, or 0 when nothing above it is furniture."""
    if not any(junk[:start]):
        return 0
    below = _below_title(lines, start)
    at = below - 1
    while at >= 0 and (junk[at] or lines[at].evidence or lines[at].byline):
        at -= 1
    while at > 0 and at > below - 4 and _headed(lines[at - 1]) and not junk[at - 1]:
        at -= 1
    return at if at > 0 and any(junk[:at]) else 0


def _below_title(lines: Sequence[Line], start: int) -> int:
    """Give the line that closes the head: the page's date, a list of links, or the running text.

    In a thread every post is dated; the first date is the one below the title.
    """
    dated = [at for at in range(start) if is_dated(lines[at].text)]
    if not dated:
        return _listed(lines, start)
    thread = any(line.furniture == "talk" for line in lines[: dated[-1]])
    return dated[0] if thread else dated[-1]


def _listed(lines: Sequence[Line], start: int) -> int:
    """Give the first heading of a list between title and running text, else where that starts."""
    for at in range(1, start):
        if lines[at].furniture == "open" and lines[at].evidence == 3 and _headed(lines[at - 1]):
            return at
    return start


def _second_title(lines: Sequence[Line], start: int) -> int:
    """Give the line that says a line above it again, below a menu: the title after a list; else 0.

    It stands above the page's date. The first lines may be the browser's title, which adds the
    site's name.
    """
    dated = next((at for at in range(start) if is_dated(lines[at].text)), start)
    head = lines[:dated]
    fed = [0, *accumulate(bool(line.evidence) for line in head)]
    first = {line.text: at for at, line in reversed(list(enumerate(head)))}
    for at in range(len(head) - 1, 0, -1):
        text = head[at].text
        if len(text) < 6 or head[at].evidence:
            continue
        before = first[text]
        if before == at:
            longer = (i for i in range(min(3, at)) if head[i].text.startswith(text))
            before = next(longer, at)
        menu = fed[at] > fed[before] or _SITE.search(head[before].text)
        if before < at and menu:
            return at
    return 0


def _headed(line: Line) -> bool:
    return line.evidence == 0 and 6 <= len(line.text) <= 60 and not line.prose and not line.byline


def _tail(
    lines: Sequence[Line], junk: list[bool], mass: Sequence[int], start: int, title: str
) -> int:
    """Give the line where the site takes over again below the article."""
    for at in range(start + 1, len(lines)):
        junk[at] = junk[at] or _repeats(lines[at].text, title)
    last = max((at for at, is_junk in enumerate(junk) if is_junk), default=0)
    for at in range(start + 1, len(lines)):
        left = mass[-1] - mass[at]
        share = (
            2 if lines[at].evidence == 3 else 4
        )  # the text below is no more than a half, a quarter
        if _opens(lines, junk, at, last) and left * share <= mass[-1] and (mass[-1] or share == 2):
            while at > start + 1 and lines[at - 1].evidence == 1:
                at -= 1
            return at
    return _teased(lines, mass, start)


def _teased(lines: Sequence[Line], mass: Sequence[int], start: int) -> int:
    """Give the line after the running text when stories cut short follow it, else the end."""
    last = next((at for at in range(len(lines) - 1, start, -1) if mass[at + 1] > mass[at]), start)
    cut = [at for at in range(last + 1, len(lines)) if _CUT.search(lines[at].text[-20:])]
    return last + 1 if len(cut) > 1 else len(lines)


def _opens(lines: Sequence[Line], junk: list[bool], at: int, last: int) -> bool:
    """Say whether the tail may begin here: furniture, or the editor's name with furniture below.

    `last` is the last line that is furniture by itself.
    """
    if _CREDITED.match(lines[at].text) and lines[at].byline:
        return at < last
    if (
        junk[at]
        and _SIDEBAR.search(lines[at].text)
        and any(n.prose for n in lines[at + 1 : at + 3])
    ):
        junk[at] = False
    if lines[at].furniture in ("share", "tool", "number") and any(
        n.prose for n in lines[at + 1 : at + 2]
    ):
        return False
    return junk[at]


def _solid(lines: Sequence[Line], start: int) -> list[int]:
    """Give the running text of each line that stands among its like, not in a list or comments."""
    out, talk = [], False
    for at, line in enumerate(lines):
        talk = talk or (line.furniture == "talk" and line.evidence == 3 and at > start)
        beside = lines[max(at - 1, 0) : at + 2]
        solid = line.prose >= 40 and not talk and sum(other.evidence < 2 for other in beside) > 1
        out.append(line.prose if solid and not _CUT.search(line.text[-20:]) else 0)
    return out


def _repeats(line: str, title: str) -> bool:
    """Say whether a line is the title again, with the site's name: `标题-新华网`, `评论(标题)`."""
    return len(title) >= 8 and title in line and len(line) <= len(title) + 20


def _zones(lines: Sequence[Line], junk: list[bool], top: int, end: int) -> None:
    """Take in the links below the heading of a list that stands inside the article."""
    for at in range(top, end):
        if not junk[at] or lines[at].furniture not in ("open", "talk"):
            continue
        stop = at + 1
        while stop < end and not lines[stop].prose and stop < at + 30:
            stop += 1
        if stop < end and lines[stop].prose:
            junk[at + 1 : stop] = [True] * (stop - at - 1)


def _runs(lines: Sequence[Line], junk: list[bool], top: int, end: int, start: int) -> None:
    """Take in runs of menu and share words, and short lines between two pieces of furniture.

    Above the running text, `start`, one piece of furniture is enough for its run.
    """
    at = top
    while at < end:
        stop = at
        while stop < end and (lines[stop].evidence or junk[stop]) and not lines[stop].byline:
            stop += 1
        named = sum(line.furniture not in ("", "number") for line in lines[at:stop])
        if (named >= 2 and 2 * named >= stop - at) or (stop <= start and any(junk[at:stop])):
            junk[at:stop] = [True] * (stop - at)
        at = stop + 1
    for at in range(top + 1, end - 1):
        if junk[at - 1] and junk[at + 1] and len(lines[at].text) <= 8 and not lines[at].byline:
            junk[at] = True


def _bar(lines: Sequence[Line], junk: list[bool], start: int) -> None:
    """Take in what stands with a share bar between the page's date and its running text."""
    dated = next((at for at in range(start - 1, -1, -1) if is_dated(lines[at].text)), start)
    for at in range(start - 1, dated, -1):
        line = lines[at]
        beside = junk[at + 1] if at + 1 < start else False
        short = len(line.text) <= 8 and (beside or line.furniture in ("share", "tool"))
        junk[at] = junk[at] or (short and not line.byline)


def narrow(lines: Sequence[Line], junk: list[bool], article: str, keep: Sequence[int]) -> None:
    """Mark what lies above and below a given article; one that misses half the text is not heeded.

    Lines are looked up by their first and last eight letters, so that marks and space may differ.
    """
    letters = _letters(article)
    grams = {letters[at : at + _GRAM] for at in range(len(letters) - _GRAM + 1)}
    inside = [at for at, line in enumerate(lines) if not junk[at] and _within(line.text, grams)]
    whole = sum(line.prose for line, is_junk in zip(lines, junk, strict=True) if not is_junk)
    if not inside or 2 * sum(lines[at].prose for at in inside) < whole:
        return
    for at, line in enumerate(lines):
        if not inside[0] <= at <= inside[-1] and at not in keep and not line.byline:
            junk[at] = True


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _within(line: str, grams: set[str]) -> bool:
    letters = _letters(line)
    return len(letters) >= _GRAM and letters[:_GRAM] in grams and letters[-_GRAM:] in grams
