"""The counted noun of a number, and the kind of count it makes."""

from collections.abc import Iterator
from typing import NamedTuple

from extract.counts.drafts import Draft
from extract.counts.lexicon import Words
from schemas.mentions import CountKind
from schemas.text import Page, Word

NOUNS = frozenset(("n", "nz", "nw", "an", "vn", "ORG", "LOC", "nt", "ns", "s"))
INNER = frozenset(("a", "b", "v", "t", "ad", "TIME"))
DISTANCES = ("程", "距", "长", "宽", "高", "深", "度", "数", "径", "水位", "量", "半径")
CLOSING = frozenset('”"」』’》 ')
QUOTES = frozenset('“”"「」『』‘’《》')
PEOPLE = frozenset(("名", "位", "人次", "员"))
EVENTS = frozenset(("次", "轮", "场", "起", "遍", "趟", "回", "届", "场次", "批次"))
# classifiers of people as well as of things; the others never count people
GROUPS = frozenset(
    "个 群 批 对 帮 伙 拨 代 组 队 双 类 种 车 班 路 排 户 支 人 些 团 行 成 届 期 所 列 辈 席 组次 口".split()
)
DIRECT = frozenset(("organisation", "place", "household"))
DIVISIONS = frozenset(
    "县市 省市 县区 区县 市县 省份 省区市 城市 国家 地区 乡镇 州市 市 县 省 国 村 镇".split()
)
LEAGUES = frozenset(("集团", "联盟", "峰会", "会议", "联军", "组织"))
# words before a number that are no noun counted by it
EVERYWHERE = frozenset(
    "全国 全省 全市 全县 全区 全球 世界 我市 我省 我县 我国 我区 当地 现场 当年 本市 本省 各地 全年 目前 全镇 全乡 全村 全州 全校 全院".split()
)
HEAD = 8  # characters of the longest counted noun looked up
REACH = 30  # characters behind a unit within which its noun may stand
CASE_REACH = 60  # characters before 18例 within which its 病例 may stand


class Noun(NamedTuple):
    """The counted noun as written, and the kind of the count."""

    text: str
    kind: CountKind


class Phrase(NamedTuple):
    """A noun phrase, and whether it begins with something that may be a predicate."""

    text: str
    verb: bool = False


class Reader(NamedTuple):
    """What finding a noun needs: the text, the tagged words of the sentence, the lexicon."""

    text: str
    tags: tuple[Word, ...]
    words: Words

    def piece(self, word: Word) -> str:
        """Give the text of a word."""
        return self.text[word.start : word.end]


def find_noun(
    page: Page, index: int, start: int, at: int, draft: Draft, words: Words
) -> Noun | None:
    """Settle noun and kind of a draft; None when it turns out to count nothing."""
    reader = Reader(page.text, page.tags[index] if page.tags else (), words)
    if draft.role == "direct":
        return find_direct(reader, draft)
    noun = noun_of(reader, start, at, draft)
    if page.text[at] == "一" and draft.amount.value == 1 and not counts_one(reader, draft, noun):
        return None
    return Noun(noun, kind_of(noun, draft, words))


def noun_of(reader: Reader, start: int, at: int, draft: Draft) -> str:
    """Find the counted noun: behind the unit, or right before the number, or further before."""
    if draft.kind in ("money", "age"):
        return ""
    one = reader.text[at] == "一" and draft.amount.value == 1
    after, begins_with_verb = (
        noun_after(reader, draft) if wants_after(reader, draft) else ("", False)
    )
    if one or (after and not begins_with_verb):
        return after
    before = noun_before(reader, start, draft)
    if before and (not after or fits(head_kind(before, reader.words), draft)):
        return before
    if not after and draft.unit == "例":
        return case_before(reader, start)
    return after


def wants_after(reader: Reader, draft: Draft) -> bool:
    """Say whether a noun can stand behind this unit."""
    if draft.role in ("noun", "measure") or draft.unit == "人次":
        return True
    return draft.kind == "percent"


def head_kind(noun: str, words: Words) -> CountKind | None:
    """Give the kind of the longest known ending of a noun phrase; 点 of 检测点 is one, 点 of 观点 not."""
    for size in range(min(len(noun), HEAD), 1, -1):
        if kind := words.nouns.get(noun[-size:]):
            return kind
    return words.nouns.get(noun[-1:]) if noun else None


def kind_of(noun: str, draft: Draft, words: Words) -> CountKind:
    """Give the kind of a count by what is counted, else by its unit."""
    head = head_kind(noun, words)
    if draft.unit in ("名", "位", "人"):
        return "case" if head == "case" else "person"
    if draft.unit == "户":
        return "organisation" if head == "organisation" else "household"
    if draft.role in ("measure", "whole") or draft.unit in ("例", "次", "轮", "起", "场"):
        return "case" if draft.unit == "起" and noun.endswith("案件") else draft.kind
    if draft.kind == "item" and head in ("event", "person") and draft.unit not in GROUPS:
        return "item"
    if head is not None:
        return head
    return "other" if draft.unit == "个" else draft.kind


def fits(head: CountKind | None, draft: Draft) -> bool:
    """Say whether a noun of this kind can stand with the classifier."""
    if draft.unit in PEOPLE:
        return head in ("person", "case")
    if draft.unit == "例":
        return head == "case"
    if draft.unit == "家":
        return head in ("organisation", "place", "household")
    if draft.unit in EVENTS:
        return head in ("event", "case")
    if head in ("person", "case") and draft.unit not in GROUPS:
        return False
    return head is not None


def counts_one(reader: Reader, draft: Draft, noun: str) -> bool:
    """一 counts when a known noun of the right kind follows; 一人 when something befalls them."""
    if draft.role in ("noun", "measure"):
        head = head_kind(noun, reader.words)
        if draft.role == "noun":
            return fits(head, draft) and head != "other"
        return len(draft.unit) > 1 or draft.unit in "吨斤克升米亩磅"
    if draft.unit != "人":
        return draft.kind in ("money", "percent", "person_time")
    return reader.text.startswith(
        (
            "死",
            "受伤",
            "重伤",
            "轻伤",
            "遇难",
            "失踪",
            "被",
            "身亡",
            "获救",
            "确诊",
            "在逃",
            "当场",
            "溺",
        ),
        draft.end,
    )


def words_after(reader: Reader, end: int) -> Iterator[Word]:
    """Give the words from `end` on, within reach; the first is cut at `end`; brackets left out."""
    bracket = False
    for word in reader.tags:
        if word.end <= end:
            continue
        if word.start - end > REACH:
            return
        piece = reader.piece(word)
        if piece in ("(", "（", ")", "）"):
            bracket = piece in ("(", "（")
            yield Word(word.start, word.end, "bracket")
        elif not bracket:
            yield word._replace(start=max(word.start, end))


def noun_after(reader: Reader, draft: Draft) -> tuple[str, bool]:
    """Read the noun phrase behind a unit: the shortest that says what is counted.

    Also says whether it begins with a verb, which may as well be the predicate (3辆赶赴现场).
    """
    ahead = list(words_after(reader, draft.end))
    first, rest = read_phrase(reader, ahead, draft)
    first = shortened(reader, first, draft)
    if fits(head_kind(first.text, reader.words), draft):
        return accepted(reader, first, draft)
    if draft.kind == "percent" and ahead and reader.piece(ahead[0]) == "的":
        return accepted(reader, read_phrase(reader, ahead[1:], draft)[0], draft)
    if draft.role == "noun" and (second := relative(reader, rest, draft)):
        return second.text, False
    if draft.unit in EVENTS and not first.text:
        return event_after(reader, draft.end), False
    return accepted(reader, first, draft)


def shortened(reader: Reader, phrase: Phrase, draft: Draft) -> Phrase:
    """Cut a phrase back to the part the classifier can count: 两家 盗版企业 主管人员."""
    if draft.unit not in ("家", "例") or fits(head_kind(phrase.text, reader.words), draft):
        return phrase
    for size in range(len(phrase.text) - 1, 1, -1):
        if fits(head_kind(phrase.text[:size], reader.words), draft):
            return phrase._replace(text=phrase.text[:size])
    return phrase


def read_phrase(reader: Reader, ahead: list[Word], draft: Draft) -> tuple[Phrase, list[Word]]:
    """Read one unbroken noun phrase from the front of `ahead`; also give the words behind it."""
    begin, stop, verb = -1, -1, False
    for place, word in enumerate(ahead):
        follower = ahead[place + 1] if place + 1 < len(ahead) else None
        if word.tag == "bracket":
            begin, stop, verb = -1, -1, False
        elif (
            word.tag == "w"
            and (begin < 0 or reader.piece(word) in CLOSING)
            and skipped(reader.piece(word))
        ):
            continue
        elif word.tag in NOUNS or longer_head(reader, begin, word):
            begin, stop = word.start if begin < 0 else begin, word.end
        elif word.tag in INNER and begin < 0:
            begin, verb = word.start, word.tag not in ("a", "b", "TIME", "t")
        elif not (begin >= 0 and word.tag in INNER and joins(reader, begin, stop, follower, draft)):
            break
    else:
        place = len(ahead)
    text = trim(reader.text[begin:stop]) if stop > begin >= 0 else ""
    return Phrase(text, verb), ahead[place:]


def skipped(mark: str) -> bool:
    """Say whether a mark may stand inside a phrase; a blank ends it, as it parts items of a menu."""
    return mark in QUOTES


def joins(reader: Reader, begin: int, stop: int, follower: Word | None, draft: Draft) -> bool:
    """Say whether a verb inside a phrase belongs to it: 疫情 防控 小组, but not 项目 带动 企业."""
    if follower is None or follower.tag not in NOUNS:
        return False
    if stop >= 0 and fits(head_kind(reader.text[begin:stop], reader.words), draft):
        return False
    return fits(head_kind(reader.text[begin : follower.end], reader.words), draft)


def relative(reader: Reader, ahead: list[Word], draft: Draft) -> Phrase | None:
    """Read the noun behind the 的 of a relative clause: 2000多名身体健康的在职党员."""
    for place, word in enumerate(ahead):
        piece = reader.piece(word)
        if word.tag == "w" and piece not in QUOTES and piece not in ("、",):
            return None
        if piece == "的":
            phrase, _ = read_phrase(reader, ahead[place + 1 :], draft)
            if fits(head_kind(phrase.text, reader.words), draft):
                return phrase
    return None


def accepted(reader: Reader, phrase: Phrase, draft: Draft) -> tuple[str, bool]:
    """Give the phrase when it can be what the unit counts."""
    head = head_kind(phrase.text, reader.words)
    fine = not phrase.verb or (fits(head, draft) and (draft.unit == "个" or head == draft.kind))
    if draft.unit in PEOPLE or draft.unit == "例":
        fine = fits(head, draft) or (
            head is None and not phrase.verb and draft.unit in ("名", "位")
        )
    elif draft.role == "measure" or draft.kind == "percent":
        fine = not phrase.verb and phrase.text not in ("强", "弱", "不等")
    return (phrase.text, phrase.verb) if fine else ("", False)


def event_after(reader: Reader, end: int) -> str:
    """A verb behind 次 or 轮 that names the event: 四轮排查, 四轮全面排查."""
    for word in words_after(reader, end):
        if word.tag in ("v", "vn", "n"):
            piece = reader.piece(word)
            return piece if reader.words.nouns.get(piece) == "event" else ""
        if word.tag not in ("a", "ad", "d"):
            return ""
    return ""


def longer_head(reader: Reader, begin: int, word: Word) -> bool:
    """Say whether a word not tagged a noun ends a known one: 部委 办局, 核酸 采样."""
    if begin < 0 or word.tag == "w":
        return False
    text = reader.text[begin : word.end]
    shortest = word.end - word.start
    return any(
        text[-size:] in reader.words.nouns for size in range(shortest + 1, min(len(text), HEAD) + 1)
    )


def noun_before(reader: Reader, start: int, draft: Draft) -> str:
    """Read the noun phrase before a number: 先锋岗29个, 客流量达13万人次."""
    before = [w for w in reader.tags if w.end <= start]
    while before and reader.text[before[-1].start : before[-1].end].isspace():
        before.pop()
    left = skip_links(reader, before, draft)
    if before and reader.piece(before[-1]) == "的" and draft.kind == "percent":
        before.pop()
    stop = before[-1].end if before else 0
    begin = stop
    while before and before[-1].end == begin and before[-1].tag in NOUNS and before[-1].tag != "s":
        begin = before.pop().start
    begin = known_before(reader, begin, stop)
    noun = trim(reader.text[begin:stop])
    head = head_kind(noun, reader.words)
    if noun in EVERYWHERE or draft.amount.value is None:
        return ""
    if draft.unit in PEOPLE or draft.unit == "人":
        return noun if head in ("person", "case", "person_time") else ""
    if draft.unit == "例":
        return noun if head == "case" else ""
    if draft.unit in EVENTS or draft.role == "whole":
        return noun if left or fits(head, draft) else ""
    if draft.kind == "length":
        return noun if left or noun.endswith(DISTANCES) else ""
    return noun


def skip_links(reader: Reader, before: list[Word], draft: Draft) -> bool:
    """Drop the words that link a noun to its figure (达, 共计, 同比增长); say whether there were any."""
    dropped = 0
    while before and dropped < 6:
        piece = reader.piece(before[-1])
        timed = draft.kind == "percent" and before[-1].tag in ("TIME", "t", "p")
        if piece not in reader.words.links and not timed:
            break
        before.pop()
        dropped += 1
    return dropped > 0


def known_before(reader: Reader, begin: int, stop: int) -> int:
    """Reach further left when the lexicon knows a longer noun: 核酸采样, of which 采样 is a verb."""
    for size in range(HEAD, 1, -1):
        if (
            stop - size < begin
            and stop >= size
            and reader.text[stop - size : stop] in reader.words.nouns
        ):
            return stop - size
    return begin


def case_before(reader: Reader, start: int) -> str:
    """Find the 病例 that a bare 18例 goes on about."""
    reach = reader.text[max(0, start - CASE_REACH) : start]
    known = ((reach.rfind(n), n) for n in reader.words.cases)
    at, noun = max(
        ((a, n) for a, n in known if a >= 0),
        key=lambda f: (f[0] + len(f[1]), len(f[1])),
        default=(-1, ""),
    )
    return noun if at >= 0 else ""


def trim(noun: str) -> str:
    """Strip quotation marks and blanks from a noun phrase."""
    return noun.strip('“”"「」‘’《》 ')


def find_direct(reader: Reader, draft: Draft) -> Noun | None:
    """Read a number right before its noun, 8000多居民: many people, or about so many of others."""
    amount = draft.amount
    if amount.value is None or amount.value < 2:
        return None
    phrase, _ = read_phrase(reader, list(words_after(reader, draft.end)), draft)
    if not phrase.text or not reader.text.startswith(phrase.text, draft.end) or phrase.verb:
        return None
    kind = head_kind(phrase.text, reader.words)
    large = amount.value >= 100 or amount.qualifier != "exact"
    if (kind == "person" and large) or (kind in DIRECT and amount.qualifier != "exact"):
        return Noun(phrase.text, kind)
    division = first_piece(reader, draft.end)
    digits = reader.text[draft.end - 1].isdigit()
    return Noun(division, "place") if division in DIVISIONS and digits else None


def first_piece(reader: Reader, end: int) -> str:
    """Give the first word behind `end`, unless the two make a name: 20国集团."""
    ahead = [reader.piece(w) for w in words_after(reader, end)][:2]
    return "" if not ahead or (len(ahead) > 1 and ahead[1] in LEAGUES) else ahead[0]
