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
    r"|(?<!\d)\d{2}-\d{2}-\d{2}(?=\s+\d{2}:\d{2})|二[〇○零Ｏ]\w{2}年\w{1,2}月\w{1,3}日$"
    r"|(?<!\d)\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d{2}(?!\d))"
)
_CLOCK = r"\d{1,2}[:：∶]\d{2}(?:[:：∶]\d{2})?"
_DATED = re.compile(_DATE)
_DATE_FIRST = re.compile(
    rf"^(?:date )?[(（\[]?{_DATE}(?:\s*(?:星期|周).)?[T\s]*(?:{_CLOCK})?\s*[)）\]]?"
)
# 今天是…; 北京时间 14:51 2024年4月19日: what day it is, not when the page was made
_TODAY = re.compile(r"^(?:今[天日]是|\S{2}时间\s*[:：]?\s*\d{1,2}:\d{2}\s)")
_ADDRESS = re.compile(r"(?:https?://|www\.)[\w./?=&%#:-]+")
_MARKED = re.compile(r"[。！？!?；;]")
_META = re.compile(
    rf"来源|稿源|作者|记者|编辑|责编|发布|发表|刊登|登载|时间|日期|更新|{_CLOCK}|\d\s?版"
)
_HINT = re.compile(r"[:：丨|｜/／☉◎□]|\d{4}|民国|^[二据]|[员者社体师生][^，。]|照|发$|^[(（]")
_POSTED = re.compile(r"^(?:\d{1,2}月\d{1,2}日|今天|昨天)?\s?\d{1,2}:\d{2}\s+来自\s")
_DESK = re.compile(
    r"^[\u4e00-\u9fff、 ]{2,20}[／/][\u4e00-\u9fff]{2,6}(?:\d{1,2}日)?(?:报导|报道|电|专访)"
    r"(?:[\u4e00-\u9fff]{2,6}[报网社台])?$"
)
# 据江州社电; (江州卫视) (来源:江州新闻网); □周平
_WIRED = re.compile(
    r"^据[\u4e00-\u9fff]{2,8}[社报网](?:电|讯|消息|报道)$"
    r"|^(?=.{0,40}(?:来源|作者|编辑)[:：])(?:[(（][^()（）]{2,40}[)）]\s?){1,3}$"
)
_AUTHOR = re.compile(r"^[☉◎□○]\s?([\u4e00-\u9fff]{2,4})$")
_PLACE = tuple("市县区省镇乡村")
# 图文：大桥今晨六时三十分合龙: a headline, not names
_TITLED = re.compile(r"^\W?(?:图文|图片|图|文|综合|报道|发布)\s?[:：]\s?[\w“”《》]{11,}")
_SENT = re.compile(r"\s发自[\u4e00-\u9fff、 ]{2,16}$")
_OUTLET = re.compile(r"^[\u4e00-\u9fff·]{2,12}(?:[网报社台刊局办部]|客户端|在线|新闻|日报|发布)$")
# (周平 江州报·江州网记者 何远 视频提供:江州文化馆)
_GIVEN = re.compile(r"\s(?:视频|图片|照片|素材)(?:提供|来源|拍摄)?[:：][^()（）]{2,16}")
_HAN_ONLY = re.compile(r"[\u4e00-\u9fff]+")
_SPLIT = re.compile(r"[\s、,，:：丨|｜/／()（）\[\]【】《》“”—■●▲□◎☉-]+")
# ▲ 大桥合龙现场; 图为…; 图1 …; (图文互动)(3)…
_CAPTION = re.compile(
    r"[▲△■▼▽◆◎↑↓←→◀▶☝]\s*\S|图\s?\d+[:：. 、]|[(（][^()（）]{2,60}[)）]\s*[(（]\d{1,2}[)）]"
    r"|(?:[上下左右附题配]?图片?|封面图|资料图|示意图|图表|视频截图|图说)\s*[\d一二三]?\s*[为:：／/]"
)
_SHOT = re.compile(r"[(（](?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日摄")
# 院长周平(右一)为选手颁奖
_STANDING = re.compile(
    r"[(（](?:前排|后排)?(?:[左右][一二三四五六七八九]|中|[左右])(?:起|者)?[)）]"
)
# …记者 周平 摄; …（资料图）; …图片来源：…
_PICTURED = re.compile(
    r"(?:摄|摄[(（][^()（）]{2,8}|摄于.{2,20}|供图|资料图片?|资料照片|截图|网络图片|图源.{0,12}|图片来源.{0,12}"
    r"|翻摄.{0,20}|[(（][^()（）]{2,12}(?:提供|图片)|\s[\u4e00-\u9fff]{2,4} 图)"
    r"\s*(?:[(（]下同[)）])?[)）。】]*$"
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
        re.compile(
            rf"^\W{{0,4}}(?:\w{{2,8}}(?:消息|讯)\s\W?)?(?:[\w《》“”]{{1,16}}?)?\s*(?:{signer})"
        ),
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
        (words.keyed.match(text) and not _TITLED.match(text))
        or words.agency.match(text)
        or _DESK.match(text)
        or _POSTED.match(text)
        or _WIRED.match(text)
        or is_dated(text)
        or _signed(text, words)
        or _bracketed(text, words)
    )


def _signed(text: str, words: Bylines) -> bool:
    """Say whether a line is a signer's word and names: `晚报记者 周平 通讯员 何远 文/图`."""
    if _MARKED.search(text):
        return False
    author = _AUTHOR.match(text)
    if author:
        return _is_name(author[1], words) and not author[1].endswith(_PLACE)
    text = _SENT.sub("", text)
    match = words.signed.match(text)
    if not match and not words.job.search(text.rstrip(" )）】")):
        return False
    rest = [token for token in _SPLIT.split(text[match.end() if match else 0 :]) if token]
    names = [name for token in rest if (name := words.job.sub("", token))]
    names = [words.signed.sub("", name) for name in names]
    return 0 < len(names) <= _NAMES and all(
        not name or _is_name(name, words) or (match and _are_names(name, words)) for name in names
    )


def _are_names(text: str, words: Bylines) -> bool:
    """Say whether a token is two to four names run together, below a signer's word: 周平何远."""
    if not 4 <= len(text) <= 12 or not _HAN_ONLY.fullmatch(text):
        return False
    ends = {0}  # of names that follow one another from the start
    for start in range(len(text)):
        if start in ends:
            ends |= {start + n for n in (2, 3) if _is_name(text[start : start + n], words)}
    return len(text) in ends


def _bracketed(text: str, words: Bylines) -> bool:
    """Say whether a line is names in brackets, which close an article: `(周平 何远)`, `(周 平)`.

    Outlets and posts may stand among them: `(周平 江州报·江州网记者 何远)`.
    """
    if text[:1] not in tuple("(（") or text[-1:] not in tuple(")）"):
        return False
    names = [token for token in _SPLIT.split(_GIVEN.sub("", text)) if token]
    if max(map(len, names), default=0) == 1:
        names = ["".join(names)]
    names = [name for name in names if not _is_post(name, words)]
    return 0 < len(names) <= _NAMES and all(_is_name(name, words) for name in names)


def _is_post(token: str, words: Bylines) -> bool:
    """Say whether a token is an outlet, or whom it pays: `江州报`, `江州网记者`."""
    signed = words.signed.match(token)
    return (signed is not None and signed.end() == len(token)) or _OUTLET.match(token) is not None


def _is_name(name: str, words: Bylines) -> bool:
    if "·" in name:
        return len(name) <= 20
    compound = name[:2] in words.surnames
    return 2 <= len(name) <= (4 if compound else 3) and (compound or name[0] in words.surnames)


def names_maker(text: str) -> bool:
    """Say whether a line is a name alone, of a person or an outlet: what follows `来源：`."""
    return len(text) <= 14 and (_is_name(text, bylines()) or _OUTLET.search(text) is not None)


def is_dated(text: str) -> bool:
    """Say whether a line is the page's own date: a full date, a time or a source, little else."""
    if len(text) > _LONGEST or not _DATED.search(text) or _TODAY.match(text):
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


def is_posted(text: str) -> bool:
    """Say whether a line with the page's date tells more than a day: a time, a source, a word."""
    return is_dated(text) and _META.search(text) is not None


def _apart(text: str, at: int) -> bool:
    """Say whether a word starts at `at`, not in the middle: `2022-09-14 江州晚报`."""
    return text[at - 1].isspace() or not text[at].isalnum()


def is_caption(text: str) -> bool:
    """Say whether a line tells what a picture shows."""
    if len(text) > 500:
        return False
    pictured = ("摄" in text or "图" in text or "提供" in text) and _PICTURED.search(text[-40:])
    standing = len(text) <= 80 and "。" not in text[:-1] and _STANDING.search(text)
    return bool(pictured or standing or _CAPTION.match(text) or _SHOT.search(text))
