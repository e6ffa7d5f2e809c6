"""Which lines of a page are its article and which the site's furniture around it.

The head is everything above the title, the tail everything from the first list, notice or comment
below the article. Without evidence of furniture every line is the article.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from extract.sections.kinds import is_caption, is_dated, is_posted
from extract.sections.lines import Line
from extract.sections.titles import CLAUSE, INDEX, echoes, is_headed, said_before, second_title

_CREDIT = re.compile(r"编辑|责编|编审|校对|审核|监制|签发|初审|终审|主编|原标题")
_MADE = re.compile(_CREDIT.pattern + r"|来源[:：]")
_ITEM = re.compile(r"[:：】]\s*\S{6}")  # 相关新闻：油价下调: the list is one story
_CREDITED = re.compile(r"^[\s【(（\[]*(?:\S{0,4}编辑|\S{0,4}责编|编审|原标题)")
# headings of a list of stories, or of more of the article: 最新报道, and a paragraph below it
_SIDEBAR = re.compile(r"链接|延伸|拓展|扩展|最新(?:报道|消息|进展)|(?:此|早)前(?:报道|消息)")
_UNNAMED = ("", "number", "site", "bar", "sky")  # furniture that a list may look like
_BAR = re.compile(r"[|｜丨┊│]")
_CUT = re.compile(r"(?:\.{3}|…|\[详细\]|\[详情\]|>>)\s*$")


def boilerplate(lines: Sequence[Line], start: int) -> list[bool]:
    """Say of each line whether it is furniture; `start` is where the running text begins."""
    second = second_title(lines, start)
    above, below = echoes(lines[:start])
    if not (second or above or any(line.evidence or _edited(line) for line in lines)):
        return [at in below for at in range(len(lines))]
    mass = [0, *accumulate(_solid(lines, start))]
    junk = [at in above or _alone(lines, mass, at) for at in range(len(lines))]
    _spare_title(lines, junk, start)
    top = max(_top(lines, junk, start), second)
    end = _tail(lines, junk, mass, start, _title(lines, top))
    signed = any(line.byline for line in lines[top:start])
    dated = any(is_dated(line.text) for line in lines[top:start])
    for at in range(top):
        said_below = dated if is_dated(lines[at].text) else signed
        junk[at] = junk[at] or said_below or not lines[at].byline
    _zones(lines, junk, top, end, start)
    _runs(lines, junk, mass, range(top, end), start)
    _bar(lines, junk, start)
    junk[:start] = [junk[at] or at in below for at in range(start)]
    signing = True
    for at in range(end, len(lines)):
        signing = signing and lines[at].byline
        junk[at] = not (signing or (lines[at].byline and _CREDIT.search(lines[at].text)))
    return junk


def _alone(lines: Sequence[Line], mass: Sequence[int], at: int) -> bool:
    """Say whether a line is furniture by itself; the doubtful not between running text."""
    line = lines[at]
    if line.furniture == "bar":  # a menu above the article, not a row of a table
        beside = [*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]]
        table = any(_BAR.search(other.text) and other.evidence < 2 for other in beside)
        return mass[at] == 0 and not table and not line.byline
    if line.furniture == "sky":  # the weather of one town is a site's, that of many an article's
        beside = [*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]]
        return mass[at] == 0 and all(other.furniture != "sky" for other in beside)
    if line.furniture == "site" or (
        at == 0 and line.furniture == "menu" and line.text[-1] in ":："
    ):
        return mass[at] == 0 and not line.byline and any(map(is_headed, lines[at + 1 : at + 3]))
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
    while at >= 0 and (junk[at] or lines[at].evidence or not _titular(lines[at])):
        at -= 1
    while at > 0 and at > below - 4 and is_headed(lines[at - 1]) and not junk[at - 1]:
        at -= 1
    at = said_before(lines, at) if at > 0 else 0
    if at <= 0 or not any(junk[:at]):
        return 0
    first = max(i for i in range(at) if junk[i]) + 1
    told = sum(CLAUSE.search(line.text) is not None for line in lines[first:at])
    dated = any(is_dated(line.text) for line in lines[at:start])
    led = lines[first - 1].furniture == "crumb"  # a trail leads to the page
    return first if told > 1 or (not dated and (led or at > first + 4)) else at


def _titular(line: Line) -> bool:
    return not line.byline and not is_caption(line.text)


def _below_title(lines: Sequence[Line], start: int) -> int:
    """Give the line that closes the head: the page's date, a list of links, or the running text.

    In a thread every post is dated; the first date is the one below the title.
    """
    dated = [at for at in range(start) if is_dated(lines[at].text)]
    if not dated:
        return _listed(lines, start)
    thread = any(line.furniture == "talk" for line in lines[: dated[-1]])
    posted = [at for at in dated if is_posted(lines[at].text)] or dated
    return dated[0] if thread else posted[-1]


def _listed(lines: Sequence[Line], start: int) -> int:
    """Give the first heading of a list between title and running text, else where that starts."""
    for at in range(1, start):
        if lines[at].furniture == "open" and lines[at].evidence == 3 and is_headed(lines[at - 1]):
            return at
    return start


def _edited(line: Line) -> bool:
    """Say whether a line names the editor, who signs below the article."""
    return line.byline and _CREDITED.match(line.text) is not None


def _tail(
    lines: Sequence[Line], junk: list[bool], mass: Sequence[int], start: int, title: str
) -> int:
    """Give the line where the site takes over again below the article."""
    for at in range(start + 1, len(lines)):
        junk[at] = junk[at] or _repeats(lines[at].text, title)
    last = max((at for at, is_junk in enumerate(junk) if is_junk), default=0)
    for at in range(start + 1, len(lines)):
        left = mass[-1] - mass[at]
        share = _allowed(lines[at], sum(junk[at + 1 : at + 4]))
        if (
            _opens(lines, junk, at, last)
            and left * share <= mass[-1]
            and (mass[-1] or lines[at].evidence == 3)
        ):
            while at > start + 1 and _leads(lines[at - 1], lines[at]):
                at -= 1
            return at
    return _teased(lines, mass, start)


def _leads(line: Line, below: Line) -> bool:
    """Say whether a line above a tail is the tail's: weak furniture, a title with the same dot."""
    dotted = line.text[0] == below.text[0] in "•·" and is_headed(line)
    return not line.byline and (line.evidence == 1 or dotted)


def _allowed(line: Line, beside: int) -> int:
    """Say how much running text may follow where a tail begins: one part in so many.

    Comments and lists of stories have text of their own, the foot of a page has none.
    """
    if line.furniture in ("foot", "crumb", "menu"):
        return 10
    return 2 if line.evidence == 3 or beside > 1 else 4


def _teased(lines: Sequence[Line], mass: Sequence[int], start: int) -> int:
    """Give the line after the running text when other stories follow it, else the end.

    They are cut short, or their titles stand below the editor's name.
    """
    last = next((at for at in range(len(lines) - 1, start, -1) if mass[at + 1] > mass[at]), start)
    cut = [at for at in range(last + 1, len(lines)) if _CUT.search(lines[at].text[-20:])]
    if len(cut) > 1:
        return last + 1
    signed = next((at for at in range(last + 1, len(lines)) if _edited(lines[at])), len(lines))
    titles = [at for at in range(signed + 1, len(lines)) if not lines[at].byline]
    listed = len(titles) >= INDEX and all(
        is_headed(lines[at]) and not _MADE.search(lines[at].text) for at in titles
    )
    return titles[0] if listed else len(lines)


def _opens(lines: Sequence[Line], junk: list[bool], at: int, last: int) -> bool:
    """Say whether the tail may begin here: furniture, or the editor's name with furniture below.

    `last` is the last line that is furniture by itself.
    """
    if _edited(lines[at]):
        return at < last
    if (
        junk[at]
        and _SIDEBAR.search(lines[at].text)
        and any(n.prose for n in lines[at + 1 : at + 3])
    ):
        junk[at] = False
    if lines[at].furniture == "ad":
        return False
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
    """Say whether a line is the title again, with the site's name: `标题-新华网`, `评论(标题)`.

    A sentence that ends with the title is the article's.
    """
    return len(title) >= 8 and title in line and len(line) <= len(title) + 20 and line[-1] != "。"


def _zones(lines: Sequence[Line], junk: list[bool], top: int, end: int, start: int) -> None:
    """Take in the links below the heading of a list that stands inside the article."""
    for at in range(top, end):
        heads = ("open", "talk") if at > start else ("open",)
        if not junk[at] or lines[at].furniture not in heads or _ITEM.search(lines[at].text):
            continue
        stop = at + 1
        while stop < end and not lines[stop].prose and stop < at + 30:
            stop += 1
        if stop < end and lines[stop].prose:
            junk[at + 1 : stop] = [True] * (stop - at - 1)


def _runs(
    lines: Sequence[Line], junk: list[bool], mass: Sequence[int], inside: range, start: int
) -> None:
    """Take in runs of menu and share words, and short lines between two pieces of furniture.

    Above the running text, `start`, one piece of furniture is enough for its run; amid it a menu
    alone is a list of the article's unless it is long.
    """
    at, end = inside.start, inside.stop
    while at < end:
        stop = at
        while stop < end and (lines[stop].evidence or junk[stop]) and not lines[stop].byline:
            stop += 1
        named = sum(line.furniture not in _UNNAMED for line in lines[at:stop])
        amid = mass[at] > 0 and mass[-1] - mass[at] > mass[-1] / 10
        menus = all(line.furniture in ("menu", *_UNNAMED) for line in lines[at:stop])
        enough = 6 if amid and menus and not any(junk[at:stop]) else 2
        if (named >= enough and 2 * named >= stop - at) or (stop <= start and any(junk[at:stop])):
            junk[at:stop] = [True] * (stop - at)
        at = stop + 1
    for at in range(inside.start + 1, end - 1):
        if junk[at - 1] and junk[at + 1] and len(lines[at].text) <= 8 and not lines[at].byline:
            junk[at] = True


def _bar(lines: Sequence[Line], junk: list[bool], start: int) -> None:
    """Take in what stands with a share bar between the page's date and its running text."""
    at = start - 1
    while 0 < at < len(lines) - 1 and re.fullmatch(r"\d{1,6}", lines[at].text):
        junk[at] = True
        at -= 1
    dated = next((at for at in range(start - 1, -1, -1) if is_dated(lines[at].text)), start)
    for at in range(start - 1, dated, -1):
        line = lines[at]
        beside = junk[at + 1] if at + 1 < start else False
        short = len(line.text) <= 8 and (beside or line.furniture in ("share", "tool"))
        junk[at] = junk[at] or (short and not line.byline)
