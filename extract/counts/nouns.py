"""The counted noun of a number, and the kind of count it makes."""

from typing import NamedTuple

from extract.counts.drafts import Draft
from extract.counts.lexicon import Words
from schemas.mentions import CountKind
from schemas.text import Page, Word

NOUNS = frozenset(("n", "nz", "nw", "an", "vn", "ORG", "LOC", "nt", "ns", "s", "f", "PER", "nr"))
QUOTES = frozenset("“”\"「」‘’《》")
LINKS = frozenset("达 达到 共 共计 约 有 为 是 仅 只 只有 已 已达 累计 总计 合计 超过 各 均 了 就 还 又 分别 高达 多达 增至 降至 增长 下降 上升 提高 降低 同比 环比 同比增长 增加 减少 共有 一共 总共 现有 已有 拥有 突破 至 到 不到 近 逾 超 也 都 达成 保持 在 稳定 维持 接近 平均 每 以上 至少 最多 不足 总 占 占比 仍 却 竟 竟然 左右 大约 比 上涨 下跌 跌 涨 增 降 升 率 已经 目前 回落 扩大 收窄 减 实际 完成".split())
KIND_HEADS = 6


class Noun(NamedTuple):
    """The counted noun as written, the kind of the count, and where the count ends."""

    text: str
    kind: CountKind
    end: int


def find_noun(
    page: Page, index: int, start: int, at: int, draft: Draft, words: Words
) -> Noun | None:
    """Settle noun and kind of a draft; None when it turns out to count nothing."""
    tags = page.tags[index] if page.tags else ()
    if draft.role == "direct":
        return find_direct(page.text, tags, at, draft, words)
    text = ""
    if draft.role == "noun" or draft.unit == "人次":
        text = noun_after(page.text, tags, draft.end, words, draft)
    elif draft.role == "measure":
        text = noun_after(page.text, tags, draft.end, words, draft)
    if not text and draft.kind not in ("money", "age"):
        text = noun_before(page.text, tags, start, words, draft)
    if draft.amount.value == 1 and page.text[at] == "一" and draft.role == "noun":
        if not text or head_kind(text, words) is None:
            return None
    return Noun(text, kind_of(text, draft, words), draft.end)


def head_kind(text: str, words: Words) -> CountKind | None:
    """Give the kind of the longest known ending of a noun phrase."""
    for size in range(min(len(text), KIND_HEADS), 0, -1):
        kind = words.nouns.get(text[-size:])
        if kind is not None and (size > 1 or len(text) <= 4):
            return kind
    return None


def kind_of(text: str, draft: Draft, words: Words) -> CountKind:
    """Give the kind of a count by what is counted, else by its unit."""
    if draft.role == "measure" or draft.kind in ("money", "percent", "age", "rate", "person_time"):
        return draft.kind
    head = head_kind(text, words) if text else None
    if draft.unit in ("名", "位", "人"):
        return "case" if head == "case" else "person"
    if draft.unit in ("例", "次", "户"):
        return "organisation" if draft.unit == "户" and head == "organisation" else draft.kind
    if draft.role == "whole":
        return draft.kind
    if draft.unit == "起":
        return "case" if text.endswith(("案件", "案")) else draft.kind
    if head is not None:
        return head
    return "other" if text and draft.kind == "item" and draft.unit == "个" else draft.kind


def compatible(head: CountKind | None, draft: Draft) -> bool:
    """Say whether a noun of this kind can stand with the classifier."""
    if draft.unit in ("名", "位", "人次"):
        return head in ("person", "case")
    if draft.unit == "例":
        return head == "case"
    if draft.unit == "家":
        return head in ("organisation", "place", "household")
    return head is not None


def noun_after(text: str, tags: tuple[Word, ...], end: int, words: Words, draft: Draft) -> str:
    """Read the noun phrase behind a unit: the shortest that says what is counted."""
    begin: int | None = None
    stop = 0
    for step, word in enumerate(w for w in tags if w.end > end):
        start = max(word.start, end)
        piece = text[start : word.end]
        if step > 14 or (step and word.start - end > 24):
            break
        if word.tag == "w":
            if piece[0] in QUOTES and not stop:
                continue
            break
        if piece == "的":
            if stop and compatible(head_kind(text[begin:stop], words), draft):
                break
            begin, stop = None, 0
            continue
        if word.tag in NOUNS:
            begin = start if begin is None else begin
            stop = word.end
        elif stop and compatible(head_kind(text[begin:stop], words), draft):
            break
        elif word.tag in ("a", "b", "v", "vn", "nz", "t", "ad", "TIME", "d"):
            begin = start if begin is None else begin
        elif stop:
            break
        else:
            begin = None
    if begin is None or not stop:
        return ""
    return trim(text[begin:stop])


def noun_before(text: str, tags: tuple[Word, ...], start: int, words: Words, draft: Draft) -> str:
    """Read the noun phrase before a number: 先锋岗29个, 客流量达13万人次."""
    before = [w for w in tags if w.end <= start]
    linked = 0
    while before and text[before[-1].start : before[-1].end] in LINKS and linked < 5:
        before.pop()
        linked += 1
    stop = before[-1].end if before else 0
    begin = stop
    while before and before[-1].tag in ("n", "nz", "vn", "nw", "an", "a") and before[-1].end == begin:
        begin = before.pop().start
    noun = text[begin:stop]
    if not noun:
        return ""
    head = head_kind(noun, words)
    if draft.unit in ("人", "名", "位", "人次") and head not in ("person", "case", "person_time"):
        return ""
    return trim(noun)


def trim(noun: str) -> str:
    """Strip quotation marks and blanks from a noun phrase."""
    return noun.strip("“”\"「」‘’《》 ")


def find_direct(
    text: str, tags: tuple[Word, ...], at: int, draft: Draft, words: Words
) -> Noun | None:
    """A number right before its noun counts only a known kind of people, and never a small one."""
    value = draft.amount.value
    if value is None or (value < 100 and draft.amount.qualifier == "exact"):
        return None
    noun = noun_after(text, tags, draft.end, words, draft)
    if not noun or not text.startswith(noun, draft.end):
        return None
    kind = head_kind(noun, words)
    if kind != "person":
        return None
    return Noun(noun, kind, draft.end)
