"""How much a line looks like the furniture of a site: menus, share bars, lists, notices.

Evidence is a number: 0 none; 1 a word that articles hold too (视频, 评论); 2 furniture unless
running text stands on both sides; 3 furniture wherever it stands.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from extract.lexicon import read_lexicon
from extract.sections.patterns import ANY, CRUMB, FOOT, NOTICE, PATTERNS, SAID, WEAK, Furniture

LONGEST = 120  # characters of a line that can be a menu, a share bar or a list's heading
_EDGE = (
    " \t\u3000\xa0[]【】<>《》〈〉＜＞()（）{}|｜丨·•●■▪◆▲►▶→»›:：,，.。…*★☆+＋-－—_=/＆&#×√↓↑"
    "'\"“”‘’!！?？"
)
_TALLY = _EDGE + "0123456789条个次人万楼"
_SPLIT = re.compile(r"[\s|｜丨·•>＞»›/／\-—_]+")
_COMMA = re.compile(r"[，,、。！？!?；;：:]")
_FIRST = re.compile(r"[【\[>》»·•]{0,3}\s*([\u4e00-\u9fff]{4,6})[】\]]?[\s:：]")
_HEADING = re.compile(
    r"(?:[。！？!?”]\s*|\s)(?P<at>[【\[(（]?(?:(?P<word>[\u4e00-\u9fff]{3,6})[】\]]?[\s:：]|©|Copyright))"
)
_CREDITS = ("责任编辑", "上一篇", "下一篇", "版权所有")
_MORE = re.compile(r"(?:更多|MORE|More|more)[>》»+]*$")
_LISTED = re.compile(
    r"^(?:相关|推荐|延伸|扩展|拓展|更多|猜[你您]|热门|往期|[为给][您你]推荐)|(?:推荐|排行榜?)$"
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
        return Verdict("number", 1)
    known = phrases().get(bare)
    if known:
        return Verdict(known, _weight(bare, known))
    first = _FIRST.match(line)
    if first and _heads(first[1]):
        return Verdict(phrases()[first[1]], 3)
    match = ANY.search(line)
    if match and match.lastgroup:
        pattern = PATTERNS[int(match.lastgroup[1:])]
        return Verdict(pattern.furniture, pattern.evidence)
    if CRUMB.match(line):
        return Verdict("crumb", 2)
    row = _row(line)
    if row.evidence:
        return row
    if NOTICE.search(line) and line[-1] not in "？?":
        return Verdict("foot", 2)
    return Verdict("number", 1) if WEAK.search(line) else NOTHING


def _notice(line: str) -> Verdict:
    """Judge running text: a notice says of the page who may copy it and who answers for it."""
    if len(line) < 250 and FOOT.search(line):
        return Verdict("foot", 3)
    if len(line) <= LONGEST and (pointed := ANY.match(line)) and pointed.lastgroup:
        pattern = PATTERNS[int(pointed.lastgroup[1:])]
        if pattern.furniture in ("open", "crumb"):
            return Verdict(pattern.furniture, 2)
    if len(line) < 500 and SAID.match(line) and NOTICE.search(line):
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
    kinds = [known[t] for t in tokens if t in known]
    if len(kinds) >= max(2, 0.6 * len(tokens)):
        kind = max(kinds, key=lambda kind: (kinds.count(kind), kind))
        if kind != "menu" or len(kinds) > 2 or len(kinds) == len(tokens):
            return Verdict(kind, 3)
    if len(tokens) >= 4 and _alike(tokens):
        return Verdict("menu", 1)
    return _together(line) if len(line) >= 8 and not _COMMA.search(line) else NOTHING


def _together(line: str) -> Verdict:
    found = _run_together().findall(line)
    share = sum(phrases()[word] in ("share", "tool") for word in found) >= 3
    if (len(found) >= 5 or share) and sum(map(len, found)) >= 0.85 * len(line):
        return Verdict("share" if share else "menu", 3 if share else 2)
    return NOTHING


def _alike(tokens: list[str]) -> bool:
    """Say whether most begin alike and all are short: `江州新闻 江州财经 江州体育`."""
    if max(map(len, tokens)) > 8:
        return False
    heads = [token[:2] for token in tokens]
    return max(map(heads.count, heads)) >= 0.7 * len(tokens)
