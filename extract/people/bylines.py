"""Whether a name is signed: under the page, in a dateline, beside a picture."""

import re

from extract.people.glued import PAIR
from extract.people.lexicon import Lexicon
from schemas.text import Sentence

BYLINE_END = re.compile(
    r"[ 　]*(?:$|\n|[摄/／╱|丨)）】]|报[道导]|电[ 　)）]|文[/／、]|图[/／、文]|供图|"
    r"编辑|整理|综合|采写|发自|实习|通讯员|摄影|摄像|传真|来源|【|责编)"
)
OTHERS = re.compile(r"(?:[ 　、]+[㐀-鿿](?:[㐀-鿿]{1,3}|[ 　]{1,3}[㐀-鿿])(?=[ 　、)）\n]|$))+")
# those who sign and are told of alike; a 校对 or 责任编辑 only signs
TOLD = re.compile(r"(?:记者|(?<!责任)编辑|员|者|人|主编|总编辑|实习生|策划|统筹|翻译|摄影|播音)$")
SHOT = re.compile(r"[ 　/／]*(?:摄(?![影像制氏取])|供图|文/图|图/文|/[文图])")
WIRED = re.compile(r"[电讯][ 　]?[(（][^()（）]{0,28}$")
ALONE = re.compile(r"[)）][ 　]*(?:\n|$|【)")
OF_MEDIA = re.compile(r"[(（][^()（）,，。:：]{1,12}(?:[网报社台]|周刊|杂志|客户端)[ 　]*$")
ENDED = re.compile(r"(?:^|[。!?！？”…\n])[ 　]*[(（][ 　]*$")
BRACKETED = re.compile(r"[(（][^()（）。,，]{0,28}$")
SOLE = re.compile(
    r"[ 　\t□■●◎▲◆]*"
    r"(?P<names>[\u4e00-\u9fff]{2,4}(?:[ 　、]+[\u4e00-\u9fff]{2,4}){0,2}|[\u4e00-\u9fff]{4,7})"
    r"[ 　]*(?=\n|$|【)"
)
SIGNED_OFF = re.compile(
    r"\s*(?:$|【|\[?(?:责任|本期)?编辑|\[?责编|[(（][^()（）\n]{2,10}[报网社台][)）]\s*(?:$|【))"
)
LONG = re.compile(r"\s*\n[^\n]{40}")


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a name is signed without a title: 王强 摄, 电(王强), …胜利!(石 磊)."""
    if SHOT.match(text, end) or WIRED.search(text, max(0, start - 30), start):
        return True
    pair = PAIR.search(text, max(0, start - 24), min(len(text), end + 24))
    if pair and pair.start() < start and end < pair.end():
        return ENDED.search(text, max(0, pair.start() - 5), pair.start() + 1) is not None
    if not ALONE.match(text, end):
        return is_sole(text, start, end)
    return bool(
        ENDED.search(text, max(0, start - 6), start)
        or OF_MEDIA.search(text, max(0, start - 16), start)
    )


def is_sole(text: str, start: int, end: int) -> bool:
    """Whether a line of names and nothing else is signed: under a headline, above 【编辑."""
    above = text.rfind("\n", 0, start) + 1
    line = SOLE.match(text, above)
    if line is None or line.end() < end:
        return False
    if SIGNED_OFF.match(text, line.end()):
        upper = text.rfind("\n", 0, max(0, above - 1)) + 1
        other = SOLE.fullmatch(text, upper, max(upper, above - 1))
        return other is None or other["names"] == line["names"]
    below = LONG.match(text, line.end())
    return bool(below) and text.count("\n", 0, above) < 4 and len(line["names"].split()) == 1


def skip_gap(text: str, at: int) -> int:
    """Give where the blanks at an offset end."""
    while at < len(text) and text[at] in " 　":
        at += 1
    return at


def is_signed(
    text: str, sentence: Sentence, role: str, span: tuple[int, int], lexicon: Lexicon
) -> bool:
    """Whether a name that follows 记者 or 编辑 is signed under the page, not told of in it."""
    start, end = span
    if sentence.section in ("byline", "caption") or not TOLD.search(role):
        return True
    if BRACKETED.search(text, max(0, start - 30), start):
        return True
    follows = lexicon.byline.match(text, skip_gap(text, end))
    others = OTHERS.match(text, end)  # 记者 刘朗| 王 亮
    return follows is not None or bool(BYLINE_END.match(text, others.end() if others else end))
