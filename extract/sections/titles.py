"""The title of a page among the titles of others, and the one that is said twice."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from extract.sections.kinds import is_caption, is_dated, is_posted
from extract.sections.lines import Line

SITE = re.compile(r"\s*(?:[-_|｜–]{1,3}|—)\s*[^-_|｜—–，。]{2,14}$")
_HAN = re.compile(r"[\u4e00-\u9fff]")
CLAUSE = re.compile(r"[，,。；;]$")  # of a story told line by line
INDEX = 3  # lines of a list of titles, at the least


def is_headed(line: Line) -> bool:
    """Say whether a line may be a title: of its length, no sentence, byline or furniture."""
    if line.evidence or line.prose or line.byline or not 6 <= len(line.text) <= 60:
        return False
    return not is_caption(line.text)


def echoes(head: Sequence[Line]) -> tuple[set[int], set[int]]:
    """Give what stands in the head again: above the title, and the browser's title below it.

    A site's sign, `XWW/2.10.3`, stands there more than twice without a Chinese word.
    """
    times = Counter(line.text for line in head)
    first = {line.text: at for at, line in reversed(list(enumerate(head)))}
    above, below = set[int](), set[int]()
    for at, line in enumerate(head):
        title = first.get(SITE.sub("", line.text), at)
        if title > at or (times[line.text] > 2 and not _HAN.search(line.text)):
            above.add(at)
        elif title < at and head[title].text != line.text:
            below.add(at)
    return above, below


def said_before(lines: Sequence[Line], at: int) -> int:
    """Give where the title at `at` stands first, when the page's source stands between the two."""
    first = next(i for i in range(at + 1) if lines[i].text == lines[at].text)
    return first if any(line.byline for line in lines[first:at]) else at


class Sums(NamedTuple):
    """How many lines of a kind stand above each line."""

    fed: list[int]  # furniture
    signed: list[int]  # bylines
    posted: list[int]  # with the date of a page
    titles: list[int]  # what may be a title
    told: list[int]  # what is no title of another story: sentences, clauses, bylines


def second_title(lines: Sequence[Line], start: int) -> int:
    """Give the line that says a line above it again, below a menu: the title after a list; else 0.

    It stands above the page's date. The first lines may be the browser's title, which adds the
    site's name.
    """
    head = lines[:start]
    if not head:
        return 0
    dated = next((at for at, line in enumerate(head) if is_dated(line.text)), start)
    first = {line.text: at for at, line in reversed(list(enumerate(head)))}
    sums = _sum(head)
    for at in range(len(head) - 1, 0, -1):
        text = head[at].text
        if len(text) < 6 or head[at].evidence or head[at].byline:
            continue
        before = first[text]
        if before == at:
            longer = (i for i in range(min(3, at)) if _adds(head[i].text, text))
            before = next(longer, at)
        if before < at:
            site = at < dated and SITE.match(head[before].text, len(text))
            menu = at < dated and sums.fed[at] > sums.fed[before] + 1
            unsigned = sums.signed[at] == sums.signed[before]
            copied = sums.posted[before] < sums.posted[at] < sums.posted[-1]
            if site or (menu and unsigned) or copied:
                return at
        near = at + 6 > start < len(lines)
        if near and (index := _below_index(sums, before, at)):
            return index
    return 0


def _sum(head: Sequence[Line]) -> Sums:
    return Sums(
        *(
            [0, *accumulate(map(bool, kind))]
            for kind in (
                [line.furniture not in ("", "number") for line in head],
                [line.byline for line in head],
                [line.byline and is_posted(line.text) for line in head],
                [is_headed(line) for line in head],
                [line.prose or line.byline or CLAUSE.search(line.text) for line in head],
            )
        )
    )


def _below_index(sums: Sums, before: int, at: int) -> int:
    """Give the title said again below the titles of others, or said twice running; else 0."""
    among, above = sums.titles[at] - sums.titles[before], sums.titles[before]
    if among > INDEX and sums.told[at] == sums.told[before + 1]:
        return at
    if before == at - 1 and above > INDEX and sums.told[before] == sums.told[1]:
        return before
    return 0


def _adds(line: str, title: str) -> bool:
    """Say whether a line is a title and more: `标题-新华网`, `某文库：标题`."""
    return line.startswith(title) or line.endswith(("：" + title, ":" + title))
