"""What a line or sentence of the article itself is: byline, caption or neither."""

import re
from functools import cache
from typing import NamedTuple

from extract.lexicon import read_lexicon

_LONGEST = 90  # characters of a byline
_NAMES = 10  # names of one byline
_DATE = (
    r"(?:(?:19|20)\d{2}\s?[年\-./]\s?\d{1,2}\s?[月\-./]\s?\d{1,2}\s?日?"
    r"|(?:中华)?民国\s?\d{2,3}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
    r"|(?<!\d)\d{2}-\d{2}-\d{2}(?=\s+\d{2}:\d{2})|二[〇○零Ｏ]\w{2}年\w{1,2}月\w{1,3}日$)"
)
_CLOCK = r"\d{1,2}[:：∶]\d{2}(?:[:：∶]\d{2})?"
_DATED = re.compile(_DATE)
_DATE_FIRST = re.compile(rf"^[(（\[]?{_DATE}(?:\s*(?:星期|周).)?[T\s]*(?:{_CLOCK})?\s*[)）\]]?")
_ADDRESS = re.compile(r"(?:https?://|www\.)[\w./?=&%#:-]+")
_MARKED = re.compile(r"[。！？!?；;]")
_META = re.compile(rf"来源|稿源|作者|记者|编辑|责编|发布|时间|日期|更新|{_CLOCK}|\d\s?版")
_HINT = re.compile(r"[:：丨|｜/／]|\d{4}|民国|^二|[员者社体师生][^，。]|照|发$|^[(（]")
_POSTED = re.compile(r"^(?:\d{1,2}月\d{1,2}日|今天|昨天)?\s?\d{1,2}:\d{2}\s+来自\s")
_DESK = re.compile(
    r"^[\u4e00-\u9fff、 ]{2,20}[／/][\u4e00-\u9fff]{2,6}(?:\d{1,2}日)?(?:报导|报道|电|专访)$"
)
_SPLIT = re.compile(r"[\s、,，:：丨|｜/／()（）\[\]【】《》“”—■●▲□◎☉-]+")
# ▲ 大桥合龙现场; 图为…; 图1 …; (图文互动)(3)…
_CAPTION = re.compile(
    r"[▲△■▼▽◆◎↑↓←→◀▶☝]\s*\S|图\s?\d+[:：. 、]|[(（][^()（）]{2,60}[)）]\s*[(（]\d{1,2}[)）]"
    r"|(?:[上下左右附题配]?图片?|封面图|资料图|示意图|图表|视频截图)\s*[\d一二三]?\s*[为:：／/]"
)
_SHOT = re.compile(r"[(（](?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日摄")
# …记者 周平 摄; …（资料图）; …图片来源：…
_PICTURED = re.compile(
    r"(?:摄|摄于.{2,20}|供图|资料图片?|资料照片|截图|网络图片|图源.{0,12}|图片来源.{0,12}"
    r"|翻摄.{0,20})\s*[)）。】]*$"
)


class Bylines(NamedTuple):
    """What bylines are made of."""

    keyed: re.Pattern[str]  # 责任编辑：…; 来源丨…
    signed: re.Pattern[str]  # … 记者
    job: re.Pattern[str]  # 摄 at the end of a name
    agency: re.Pattern[str]  # 新华社发
    surnames: frozenset[str]


@cache
def bylines() -> Bylines:
    """Load what bylines are made of."""
    rows = read_lexicon("byline_words")
    key, signer, job, agency = (
        "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
        for words in (
            [row["word"] for row in rows if use in row["uses"].split(";")]
            for use in ("key", "signer", "job", "agency")
        )
    )
    key = f"(?:{key})".replace("来源", "来 ?源").replace("作者", "作 ?者").replace("编辑", "编 ?辑")
    return Bylines(
        re.compile(
            rf"^[■▲●◆★□•·\[【(（「『\s]*{key}(?:[、/／&与和 及]{{1,3}}{key}){{0,3}}\s*[】\])）]?"
            r"\s*[:：丨|｜/／]\s*[^。！？!?]{0,60}$"
        ),
        re.compile(rf"^\W{{0,4}}(?:[\w《》“”]{{1,16}}?)?\s*(?:{signer})"),
        re.compile(rf"(?:{job})+$"),
        re.compile(rf"^\W*(?:{agency})(?:发|/\S{{2,8}}|照片|供图|图片)?\W*$"),
        frozenset(row["surname"] for row in read_lexicon("surnames")),
    )


def is_byline(text: str) -> bool:
    """Say whether a line names who made the page, or where and when it comes from."""
    if len(text) > _LONGEST or text[-1:] in tuple("。！？!?；;”") or not _HINT.search(text):
        return False
    words = bylines()
    return bool(
        words.keyed.match(text)
        or words.agency.match(text)
        or _DESK.match(text)
        or _POSTED.match(text)
        or is_dated(text)
        or _signed(text, words)
        or _bracketed(text, words)
    )


def _signed(text: str, words: Bylines) -> bool:
    """Say whether a line is a signer's word and names: `晚报记者 周平 通讯员 何远 文/图`."""
    if _MARKED.search(text):
        return False
    match = words.signed.match(text)
    if not match and not words.job.search(text.rstrip(" )）】")):
        return False
    rest = [token for token in _SPLIT.split(text[match.end() if match else 0 :]) if token]
    names = [name for token in rest if (name := words.job.sub("", token))]
    names = [words.signed.sub("", name) for name in names]
    return 0 < len(names) <= _NAMES and all(not name or _is_name(name, words) for name in names)


def _bracketed(text: str, words: Bylines) -> bool:
    """Say whether a line is names in brackets, which close an article: `(周平 何远)`, `(周 平)`."""
    if text[:1] not in tuple("(（") or text[-1:] not in tuple(")）"):
        return False
    names = [token for token in _SPLIT.split(text) if token]
    if max(map(len, names), default=0) == 1:
        names = ["".join(names)]
    return 0 < len(names) <= _NAMES and all(_is_name(name, words) for name in names)


def _is_name(name: str, words: Bylines) -> bool:
    if "·" in name:
        return len(name) <= 20
    compound = name[:2] in words.surnames
    return 2 <= len(name) <= (4 if compound else 3) and (compound or name[0] in words.surnames)


def is_dated(text: str) -> bool:
    """Say whether a line is the page's own date: a full date, a time or a source, little else."""
    if len(text) > _LONGEST or not _DATED.search(text) or text.startswith(("今天是", "今日是")):
        return False
    text = _ADDRESS.sub("", text).strip()
    first = _DATE_FIRST.match(text)
    if first and first.end() == len(text):
        return True
    if len(text) > 60 or _MARKED.search(text):
        return False
    if "，" in text or "," in text:
        return False
    alone = first is not None and _apart(text, first.end())
    return alone or _META.search(text) is not None


def _apart(text: str, at: int) -> bool:
    """Say whether a word starts at `at`, not in the middle: `2022-09-14 江州晚报`."""
    return text[at - 1].isspace() or not text[at].isalnum()


def is_caption(text: str) -> bool:
    """Say whether a line tells what a picture shows."""
    if len(text) > 500:
        return False
    pictured = ("摄" in text or "图" in text) and _PICTURED.search(text[-40:])
    return bool(pictured or _CAPTION.match(text) or _SHOT.search(text))
