"""How much a line looks like the furniture of a site: menus, share bars, lists, notices.

Evidence is a number: 0 none; 1 a word that articles hold too (视频, 评论); 2 furniture unless
running text stands on both sides; 3 furniture wherever it stands.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from extract.lexicon import read_lexicon
from extract.sections.patterns import (
    ANYWHERE,
    CRUMB,
    FOOT,
    NOTICE,
    OUTLET,
    PATTERNS,
    SAID,
    STARTS,
    WEAK,
    WITHIN,
    Furniture,
    Pattern,
)

LONGEST = 120  # characters of a line that can be a menu, a share bar or a list's heading
_EDGE = (
    " \t\u3000\xa0[]【】<>《》〈〉＜＞()（）{}|｜丨·•●■▪◆▲►▶→»›:：,，.。…*★☆+＋-－—_=/＆&#×√↓↑"
    "'\"“”‘’!！?？"
)
_BULLETS = "•·▪◆■●-* \u3000"
_TALLY = _EDGE + "0123456789条个次人万楼"
_SPLIT = re.compile(r"[\s|｜丨┊│·•>＞»›/／\-—_【】\[\]]+")
_BARS = re.compile(r"\s*[|｜丨┊│]\s*")
_LABEL = re.compile(
    r"(?![一二三四五六七八九十百千万]+\S$)[\u4e00-\u9fffA-Za-z]{2,8}(?:\s[\u4e00-\u9fffA-Za-z]{2,8}){0,2}"
)
# 江州新闻网 江州广播电视台 关于江州
_SITE = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:网|网站|频道|客户端|电视台)|关于[\u4e00-\u9fff]{2,6}|RSS|English"
)
_APART = re.compile(r"(?<![^\s|])[\u4e00-\u9fff](?:\s[\u4e00-\u9fff]){3,}(?!\S)")
_COMMA = re.compile(r"[，,、。！？!?；;：:]")
_FIRST = re.compile(r"[【\[>》»·•]{0,3}\s*([\u4e00-\u9fff]{4,6})(?:[】\]]|[\s:：])")
_HEADING = re.compile(
    r"(?:[。！？!?”]\s*|\s)(?P<at>[【\[(（]?(?:(?P<word>[\u4e00-\u9fff]{3,6})[】\]]?[\s:：]|©|Copyright))"
)
_CREDITS = ("责任编辑", "上一篇", "下一篇", "版权所有")
_MORE = re.compile(r"[|｜丨]?(?:更多|MORE|More|more)[>》»+]*$")
_LISTED = re.compile(
    r"^(?:相关|推荐|延伸|扩展|拓展|更多|猜[你您]|热门|往期|其[他它]|[为给][您你]推荐)|(?:推荐|排行榜?)$"
)


class Verdict(NamedTuple):
    """What furniture a line is, and how sure that is."""

    furniture: Furniture
    evidence: int


NOTHING = Verdict("", 0)


@cache
def phrases() -> dict[str, Furniture]:
    """Load the phrases of page furniture."""
    kinds: tuple[Furniture, ...] = ("menu", "share", "open", "talk", "foot", "spam", "tool")
    named = {str(kind): kind for kind in kinds}
    return {row["phrase"]: named[row["kind"]] for row in read_lexicon("boilerplate")}


@cache
def _run_together() -> re.Pattern[str]:
    return _any_of(w for w, kind in phrases().items() if len(w) > 1 and kind != "spam")


def openings(text: str, start: int, end: int) -> Iterator[int]:
    """Give where headings of lists, of comments and of editors begin inside a line."""
    for match in _HEADING.finditer(text, start, end):
        word = match["word"]
        if word is None or word in _CREDITS or _heads(word):
            yield match.start("at")


def _heads(word: str) -> bool:
    return _weight(word, phrases().get(word, "")) == 3


@cache
def _spam() -> re.Pattern[str]:
    return _any_of(word for word, kind in phrases().items() if kind == "spam")


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def judge(line: str, *, prose: bool) -> Verdict:
    """Judge one line; `prose` says that it reads as running text, which only a notice may do."""
    if prose or len(line) > LONGEST:
        return _notice(line)
    if len(set(_spam().findall(line))) > 1:
        return Verdict("spam", 3)
    bare = _bare(line)
    if not bare:
        return Verdict("ad", 2) if line.count("|") + line.count("｜") > 2 else Verdict("number", 1)
    known = phrases().get(bare)
    if known:
        return Verdict(known, _weight(bare, known))
    first = _FIRST.match(line)
    if first and _heads(first[1]):
        return Verdict(phrases()[first[1]], 3)
    pattern = _pattern(line)
    if pattern:
        return Verdict(pattern.furniture, pattern.evidence)
    if CRUMB.match(line):
        return Verdict("crumb", 2)
    row = _row(line)
    if row.evidence:
        return row
    if NOTICE.search(line) and line[-1] not in "？?":
        return Verdict("foot", 2)
    if OUTLET.match(line):
        return Verdict("site", 1)
    return Verdict("number", 1) if WEAK.search(line) else NOTHING


def _pattern(line: str) -> Pattern | None:
    bare = line.lstrip(_BULLETS)
    for known, patterns in ((STARTS.match(bare), PATTERNS), (WITHIN.search(line), ANYWHERE)):
        if known and known.lastgroup:
            return patterns[int(known.lastgroup[1:])]
    return None


def _notice(line: str) -> Verdict:
    """Judge running text: a notice says of the page who may copy it and who answers for it."""
    if len(line) < 250 and FOOT.search(line):
        return Verdict("foot", 3)
    pattern = _pattern(line) if len(line) <= LONGEST else None
    if pattern and pattern.furniture in ("open", "crumb", "talk"):
        return Verdict(pattern.furniture, 2)
    if len(line) < 500 and SAID.match(line.lstrip(_BULLETS)) and NOTICE.search(line):
        return Verdict("foot", 2)
    return NOTHING


def _weight(bare: str, known: Furniture) -> int:
    if known == "menu" or (known == "share" and len(bare) < 3):
        return 1
    return 3 if known == "talk" or (known == "open" and _LISTED.search(bare)) else 2


def _bare(line: str) -> str:
    """Take decoration and inner space off a line: `>> 相 关 新 闻 :` is 相关新闻."""
    bare = "".join(line.strip(_EDGE).split())
    return _MORE.sub("", bare) if len(bare) > 4 else bare


def _row(line: str) -> Verdict:
    """Judge a row of words: `首页 新闻 国内`, `打印 | 关闭`, or the same run together."""
    known = phrases()
    tokens = [t for t in (token.strip(_TALLY) for token in _SPLIT.split(line)) if t]
    sure = [known[t] for t in tokens if t in known]
    kinds = sure + ["menu" for t in tokens if t not in known and _SITE.fullmatch(t)]
    if len(kinds) >= max(2, 0.6 * len(tokens)):
        kind = max(kinds, key=lambda kind: (kinds.count(kind), kind))
        if kind != "menu" or len(kinds) > 2 or len(kinds) == len(tokens):
            return Verdict(kind, 3 if sure else 2)
    if len(tokens) >= 4 and _alike(tokens):
        return Verdict("menu", 1)
    bars = _barred(line)
    if bars.evidence:
        return bars
    line = line.strip(_EDGE)
    return _together(line) if len(line) >= 6 and not _COMMA.search(line) else NOTHING


def _barred(line: str) -> Verdict:
    """Judge words between bars: a menu above the article, elsewhere perhaps a table's heading."""
    cells = [cell for cell in _BARS.split(line) if cell]
    labels = [cell for cell in cells if _LABEL.fullmatch(cell)]
    if len(cells) < 4 or len(labels) < 0.8 * len(cells) or line[0] in "|｜":
        return NOTHING
    tools = sum(phrases().get(cell, "menu") not in ("menu", "spam") for cell in cells)
    return Verdict("foot", 3) if tools > 1 else Verdict("bar", 1)


def _together(line: str) -> Verdict:
    apart = _APART.search(line)
    line = "".join(line.split()) if apart else line
    if not _run_together().search(line, 0, 9):
        return NOTHING
    found = _run_together().findall(line)
    covered = sum(map(len, found)) / len(line)
    tools = sum(phrases()[word] in ("share", "tool", "foot") for word in found)
    if tools >= 3 and covered >= 0.85:
        return Verdict("share", 3)
    if tools >= 2 and covered == 1:
        return Verdict("share", 2)
    return Verdict("menu", 2) if len(found) >= (4 if apart else 5) and covered >= 0.8 else NOTHING


def _alike(tokens: list[str]) -> bool:
    """Say whether most begin alike and all are short: `江州新闻 江州财经 江州体育`."""
    if max(map(len, tokens)) > 8:
        return False
    heads = [token[:2] for token in tokens]
    return max(map(heads.count, heads)) >= 0.7 * len(tokens)
