"""Read the noun phrase before a number in the tagged words, and what links the two."""

import re
from bisect import bisect_right
from typing import NamedTuple

from extract.counts.drafts import Draft
from extract.counts.phrases import HEAD, MEASURED, NOUNS, Reader, trim
from schemas.text import Word

SUMS = frozenset(("类", "大类", "种", "部分", "样", "方面", "项", "点", "系列"))
AWAY = re.compile("(?:距|距离|相距|离)[^,，。;；、]{2,20}$")
REACH = 16  # characters before a number that may tell of what it is the most or a share
EXTREME = re.compile("最[深高宽厚长低浅]处(?:已经?|就|仅)?(?:达到?|超过?|有|约|为|近|是)?约?$")
SHARE = re.compile("占(?:到|了|全部|整个)?([\u4e00-\u9fff]{2,10}?)的$")
ILL = tuple("病炎癌瘤症障裂疹疸痨")  # 白内障79例
# 加固堤坝140公里
LINES = (*"堤坝路道渠沟轨管", "堤防", "管网", "管线", "电缆", "护栏", "围墙")


class Before(NamedTuple):
    """The noun phrase before a number, whether words link the two, and where it begins."""

    text: str
    linked: bool
    start: int = -1


def read_before(reader: Reader, start: int, draft: Draft) -> Before:
    """Read the noun phrase before a number; also say whether words link the two.

    客流量达13万人次 is linked, 先锋岗29个 is not.
    """
    extreme = EXTREME.search(reader.text, max(0, start - REACH), start)
    last = bisect_right(reader.tags, extreme.start() if extreme else start, key=lambda w: w.end)
    before = list(reader.tags[max(0, last - 16) : last])
    while before and reader.piece(before[-1]).isspace():
        before.pop()
    linked = skip_links(reader, before, draft) or extreme is not None
    skip_bracket(reader, before)
    if before and reader.piece(before[-1]) == "的" and draft.kind == "percent":
        before.pop()
        linked = True
    stop = begin = before[-1].end if before else 0
    apart = {*reader.words.links, *reader.words.roles["everywhere"]}
    named = True
    while (
        before
        and before[-1].end == begin
        and nominal(reader, before[-1], stop)
        and reader.piece(before[-1]) not in apart
    ):
        named = named and before[-1].tag == "LOC"
        begin = before.pop().start
    if named and begin < stop and draft.kind != "percent":
        return Before("", linked)  # 威斯康星州85车相撞: a place alone is where, not what
    if reader.text[begin - 1 : begin + 1] == "我国" and begin:
        begin += 1  # which the tagger cuts: 我 | 国 | 货物 | 周转量
    begin = whole_before(reader, known_before(reader, begin, stop), stop)
    begin += done_to(reader, begin, stop)
    return Before(trim(reader.text[begin:stop]), linked, begin)


def whole_before(reader: Reader, begin: int, stop: int) -> int:
    """Reach further left for what sort the noun is of: 总面积, 境外输入病例, 油料总产量."""
    apart = reader.words.roles["everywhere"]
    for size in (3, 2):
        if begin < stop and reader.text[begin - size : begin] in reader.words.roles["sorts"]:
            return begin - size
    place = bisect_right(reader.tags, begin, key=lambda w: w.end) - 1
    if begin == stop or place < 1 or reader.piece(reader.tags[place]) != "总":
        return begin
    word = reader.tags[place - 1]
    return word.start if word.tag == "n" and reader.piece(word) not in apart else begin - 1


def done_to(reader: Reader, begin: int, stop: int) -> int:
    """Give the length of an action on people that the tagger takes for a noun: 服务 | 市民."""
    rest = reader.text[begin + 2 : stop]
    if not reader.text.startswith(reader.words.roles["done"], begin):
        return 0
    served = reader.head(rest) in ("person", "household", "organisation")
    return 2 if served and not rest.startswith(reader.words.roles["doers"]) else 0


def skip_bracket(reader: Reader, before: list[Word]) -> None:
    """Drop what stands in brackets behind a noun: 价格指数(CPI)同比上涨."""
    if not before or reader.piece(before[-1]) not in (")", "）"):
        return
    for place in range(len(before) - 2, max(len(before) - 7, -1), -1):
        if reader.piece(before[place]) in ("(", "（"):
            del before[place:]
            return


def nominal(reader: Reader, word: Word, stop: int) -> bool:
    """Say whether a word can be part of a noun phrase before a figure that ends at `stop`.

    有效率 is tagged a verb, and so is 开户 of 开户 | 数.
    """
    size = word.end - word.start
    measured = size > 1 and reader.text[word.end - 1] in MEASURED
    cut = size > 1 and word.end < stop and reader.text[word.end] in MEASURED
    return (word.tag in NOUNS and word.tag != "s") or (word.tag == "v" and (measured or cut))


def skip_links(reader: Reader, before: list[Word], draft: Draft) -> bool:
    """Drop the words that link a noun to its figure (达, 共计, 同比增长); say whether any did."""
    dropped = 0
    while before and dropped < 6:
        piece = reader.piece(before[-1])
        timed = draft.kind == "percent" and before[-1].tag in ("TIME", "t", "p")
        daily = dropped > 0 and piece in ("日", "月", "年", "周", "场")  # 日 | 均 | 约2000万桶
        if piece not in reader.words.links and not timed and not daily:
            break
        before.pop()
        dropped += 1
    return dropped > 0


def known_before(reader: Reader, begin: int, stop: int) -> int:
    """Reach further left for a longer known noun: 核酸采样, of which 采样 is tagged a verb."""
    for size in range(HEAD, 1, -1):
        if 0 <= stop - size < begin and reader.text[stop - size : stop] in reader.words.nouns:
            return stop - size
    return begin


def noun_before(reader: Reader, start: int, draft: Draft) -> str:
    """Read the noun before a number when the unit can count it: 先锋岗29个, 客流量达13万人次."""
    noun, linked, _ = read_before(reader, start, draft)
    share = SHARE.search(reader.text, max(0, start - REACH), start)
    if not noun and share and draft.kind == "percent":
        noun = share[1]  # 占年计划投资的72%, of which the tagger makes verbs
    roles, head = reader.words.roles, reader.head(noun)
    if not noun or draft.amount.value is None or noun in roles["everywhere"]:
        return ""
    if not linked and draft.unit in SUMS and sums_up(reader, start, noun):
        return ""
    if head == "event" and draft.kind == "household":
        return ""  # 排查91247户
    if draft.unit in roles["people"] or (draft.kind == "person" and draft.role == "whole"):
        flow = draft.unit == "人次" and noun.endswith(("量", "客流"))
        return noun if head in ("person", "case", "person_time") or flow else ""
    if draft.unit == "例":
        return noun if head == "case" or noun.endswith(ILL) else ""
    if draft.kind == "temperature":
        return noun if noun.endswith(("温", "温度")) else ""
    if draft.unit in roles["events"] or (draft.role == "whole" and draft.kind != "percent"):
        return noun if linked or noun.endswith("量") or reader.fits(noun, draft) else ""
    if draft.kind == "length":
        far = AWAY.search(reader.text, max(0, start - 24), start)  # 距离县城约25公里
        known = linked or noun.endswith((*roles["distances"], *LINES))
        return noun if known and not far else ""
    return noun


def sums_up(reader: Reader, start: int, noun: str) -> bool:
    """Say whether a small number sums up a list of which the noun is the last: 湖、河、泉三类."""
    at = start - len(noun) - 1
    return (
        at >= 0 and reader.text[at] in "、和与及" and reader.text[start] in "两二三四五六七八九十"
    )
