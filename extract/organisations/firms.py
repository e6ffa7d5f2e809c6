"""Find the firms without a head: a name and its trade, a place and a name, a name in Latin letters.

Each needs something beside it that says so: an officer, a list of firms, a word for a firm, a deed
that firms do.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.organisations.edges import COUNTED, is_common
from extract.organisations.lexicon import Lexicon
from extract.organisations.mend import longest_head
from extract.organisations.pieces import NAME, PLACE, QUOTE, Candidate, Line, piece_at
from extract.organisations.standing import COMPANY_OFFICE
from extract.organisations.teams import SPORT
from schemas.text import Word

CORE_TAGS = frozenset(("n", "nz", "nw", "vn", "an", "a", "v", "ORG", "LOC", "PER", "s"))
SURE_TAGS = frozenset(("ORG", "nz", "nw"))
LINKS = frozenset(("、", "和", "与", "及", "以及", "同"))
FIRM = re.compile(
    r"(?:公司|企业|厂商|厂家|[车房药茶酒煤钢农]企|券商|巨头|龙头|独角兽|运营商|运行商|供应商|承[建包]商|开发商|"
    r"经销商|代理商|制造商|建筑商|零售商|服务商|集成商|代工厂|承建方|施工方|收购方|中标方|中标人|股东|买方|卖方)[、:：]?$"
)
WITH = re.compile(r"(?:由|与|和|同|跟|携手|联合|联手|牵手|收购|入股|控股|起诉|状告|并购)$")
DEED = re.compile(
    r"(?:承建|承接|承包|研发|生产|制造|开发|投资|建设|运营|施工|中标|供货|签约|签订|签署|达成|合作|联合|合资|"
    r"共同|成立|设立|出资|持有|收购|增资|代工|推出|上市|出品|发行|摄制)"
)
OFFERS = re.compile(
    r"(?:中标|承建|宣布|公告|停牌|复牌|涨停|跌停|(?:的)?股[价份权东]|募集|拟(?:受让|收购|发行|募))"
)
PARTIES = re.compile(
    r"等?(?:[一二三四五六七八九十两多数几]+|\d{1,3}[多余]?)[名家位个](?:知名|龙头|上市|关联|交易)?"
    r"(?:交易对[方手]|对象|股东|公司|企业|厂商|投资[者方]|机构|供应商|发起人)"
)
OFFICER = re.compile(  # not 广东民企董事长, 上海女董事长
    r"(?P<core>(?![的某一原前女男][\u4e00-\u9fff])[\u4e00-\u9fff]{2}(?<![企司团厂店业行籍地名位家协会组女男市县区省里原前级人国]))"
    r"(?=董事长|董事会|总裁|总经理|首席执行官|CEO|创始人)"
)
ENTERED = re.compile(
    r"(?:到|在|走进|由|与|和|名为|叫做?|企业|公司|厂家|入职|创办|成立|注册)了?[“「]$"
)
HOUSE = re.compile(r"[\u4e00-\u9fff]{2,4}$")
PAGE = re.compile("公司|股东|股份|股权|收购|上市|集团|投资")
LATIN = r"[A-Z][A-Za-z]{2,}(?:[ .&-][A-Z][A-Za-z]+){0,3}"
NO_NAMES = frozenset(
    (
        "App",
        "Logo",
        "Wifi",
        "WiFi",
        "Web",
        "Bug",
        "Demo",
        "Offer",
        "Vlog",
        "Android",
        "Windows",
        "Linux",
    )
)
APPOSED = re.compile(
    rf"(?:公司|企业|厂商|巨头|独角兽|开发商|制造商|供应商|运营商|零售商|收购|入股|并购)(?P<name>{LATIN})(?![A-Za-z])"
)
STATED = re.compile(
    rf"(?<![A-Za-z])(?P<name>{LATIN})(?:[(（][^()（）]{{1,20}}[)）])?"
    r"(?:(?:是|为|系|作为)[^,，。;；!！?？\n]{0,40}?(?:公司|企业|厂商|平台|开发商|制造商|供应商|银行|基金|机构)(?=[,，。;；])|"
    r"(?:全部|所有)?(?:的|[A-Z]类|[普优][通先])*(?:股份|股票|股价|股东|股权|母公司|子公司|创始人|联合创始人|首席执行官|CEO|总部|市值|财报))"
)


class Firm(NamedTuple):
    """A span that may name a firm, from and to a piece; `sure` when the words alone say so."""

    start: int
    end: int
    first: int
    last: int
    sure: bool
    rule: str


def by_firm(text: str, line: Line, lexicon: Lexicon) -> Iterator[Candidate]:
    """Give the firms of a sentence that have no head."""
    yield from by_letters(text, line)
    yield from by_office(text, line, lexicon)
    yield from in_quotes(text, line, lexicon)
    listed = {f.end: f for f in in_lists(text, line, lexicon)}
    for index in range(len(line.pieces)):
        firm = firm_at(text, line, index, lexicon)
        if firm is None:
            continue
        if firm.end not in listed and is_shown(text, line, firm):
            listed[firm.end] = firm
    for firm in listed.values():
        yield Candidate(firm.start, firm.end, "company", firm.rule)


def by_office(text: str, line: Line, lexicon: Lexicon) -> Iterator[Candidate]:
    """Give a place and two characters before an officer of a firm: 山东|科发|董事长."""
    for place in sorted(line.places):
        match = OFFICER.match(text, place, line.end)
        if match is None or any(match["core"] in words for words in lexicon.context.values()):
            continue
        start = piece_at(line, place - 1).start
        if match.end() in line.starts and not lexicon.titles.fullmatch(match["core"]):
            yield Candidate(start, match.end("core"), "company", "organisation.firm.placed")


def by_letters(text: str, line: Line) -> Iterator[Candidate]:
    """Give the firms in Latin letters: 高科技公司|Playtika, Playtika|是一家…公司."""
    for pattern in (APPOSED, STATED):
        for match in pattern.finditer(text, line.start, line.end):
            name = match["name"]
            if name not in NO_NAMES and not name.isupper():
                yield Candidate(*match.span("name"), "company", "organisation.firm.letters")


def in_quotes(text: str, line: Line, lexicon: Lexicon) -> Iterator[Candidate]:
    """Give the firms in quotation marks behind what people do with a firm: 来到|“剑光农业”."""
    for piece in line.pieces:
        start, end = piece.start + 1, piece.end - 1
        if piece.tag != QUOTE or text[end - 2 : end] not in lexicon.context["house"]:
            continue
        core = text[start : end - 2]
        told = any(core in words for words in lexicon.context.values())
        if HOUSE.match(core) and not told and ENTERED.search(text, max(0, start - 6), start):
            yield Candidate(start, end, "company", "organisation.firm.trade")


def firm_at(text: str, line: Line, index: int, lexicon: Lexicon) -> Firm | None:
    """Give the firm that may end with a piece: 安厨|电商, 泛海投资, 重庆|拨萃."""
    piece = line.pieces[index]
    if piece.tag not in CORE_TAGS:
        return None
    beside = touches(line, index) and line.pieces[index - 1].tag == PLACE
    hopeful = beside or piece.tag == "ORG" or trade_end(text, piece, lexicon)
    if not hopeful or COUNTED.match(text, piece.start):
        return None
    core, at = index, piece.end
    while core >= 0 and (trade := trade_end(text, line.pieces[core], lexicon)):
        at = line.pieces[core].end - trade
        if at > line.pieces[core].start or not touches(line, core):
            break
        core -= 1
    traded = at < piece.end
    if not is_core(text, line, core, at, lexicon):
        return None
    start, first = line.pieces[core].start, core
    placed = touches(line, first) and line.pieces[first - 1].tag == PLACE
    named = ("LOC", "PER") if placed and traded else ()  # 宁波|海川|环保
    sure = line.pieces[core].tag in (*SURE_TAGS, *named) and at - start > 1
    if placed:
        first -= 1
        start = line.pieces[first].start
    if not traded and not placed and piece.tag != "ORG":
        return None
    rule = "organisation.firm.trade" if traded else "organisation.firm.placed"
    if not traded and (piece.tag != "ORG" or placed):
        short = 1 < piece.end - piece.start < 4
        return Firm(start, piece.end, first, index, piece.tag == "ORG", rule) if short else None
    return Firm(start, piece.end, first, index, sure, rule) if piece.end - start > 2 else None


def trade_end(text: str, piece: Word, lexicon: Lexicon) -> int:
    """Give how many characters of a piece's end are a word of a trade."""
    if piece.tag not in CORE_TAGS:
        return 0
    for size in range(min(4, piece.end - piece.start), 1, -1):
        if text[piece.end - size : piece.end] in lexicon.context["trade"]:
            return size
    return 0


def touches(line: Line, index: int) -> bool:
    """Whether a piece stands right before another of the sentence."""
    return index > 0 and line.pieces[index - 1].end == line.pieces[index].start


def is_core(text: str, line: Line, index: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a piece, up to `end`, can be the name of its own in a firm's: not 智慧, 广大."""
    if index < 0:
        return False
    piece = line.pieces[index]
    word = text[piece.start : end]
    if piece.tag not in CORE_TAGS or not 1 < len(word) < 7 or COUNTED.match(word):
        return False
    if any(word in lexicon.context[name] for name in ("trait", "generic", "lead", "stop", "plain")):
        return False
    if is_common(text, piece.start, end, lexicon) or lexicon.titles.fullmatch(word):
        return False
    return not longest_head(text, piece.start, end, lexicon)


def is_shown(text: str, line: Line, firm: Firm) -> bool:
    """Whether what stands around says that this is a firm."""
    before = max(line.start, firm.start - 6)
    traded = firm.rule == "organisation.firm.trade"
    if COMPANY_OFFICE.match(text, firm.end, line.end) and (traded or firm.sure):
        return True
    if PARTIES.match(text, firm.end, line.end):
        return True
    if not firm.sure:
        return False
    if FIRM.search(text, before, firm.start) or OFFERS.match(text, firm.end, line.end):
        return True
    return bool(WITH.search(text, before, firm.start) and DEED.match(text, firm.end, line.end))


def in_lists(text: str, line: Line, lexicon: Lexicon) -> Iterator[Firm]:
    """Give the firms of each list that holds two sure ones, or one of three items."""
    for items in read_lists(text, line, lexicon):
        sure = sum(isinstance(item, int) or item.sure for item in items)
        last = items[-1]
        end = last.end if isinstance(last, Firm) else line.pieces[last - 1].end
        closed = PARTIES.match(text, end, line.end)
        acting = sure and DEED.match(text, end, line.end)  # 华艺电影、耀莱影业|联合出品
        firms = [item for item in items if isinstance(item, Firm)]
        if sure < 3 and len(firms) < 5:
            firms = [firm for firm in firms if firm.rule != "organisation.firm.listed"]
        if acting or ((sure > 1 or (sure and (len(items) > 2 or closed))) and is_of_firms(text)):
            yield from firms


def is_of_firms(text: str) -> bool:
    """Whether a page speaks of firms and not of clubs."""
    firms = sum(1 for _ in PAGE.finditer(text, 0, 8000))
    return firms > 2 and firms > sum(1 for _ in SPORT.finditer(text, 0, 8000))


def read_lists(text: str, line: Line, lexicon: Lexicon) -> Iterator[list[Firm | int]]:
    """Give the runs of firms that stand in lists; firms with a head only as where they end."""
    marks = [i for i, p in enumerate(line.pieces) if text[p.start : p.end] in LINKS]
    run: list[Firm | int] = []
    reach = -1
    for mark in marks:
        if mark != reach:
            if len(run) > 1:
                yield run
            run = [item] if (item := item_before(text, line, mark, lexicon)) is not None else []
        item = item_after(text, line, mark + 1, lexicon) if run else None
        reach = -1
        if item is not None:
            run.append(item)
            reach = item.last + 1 if isinstance(item, Firm) else item
    if len(run) > 1:
        yield run


def item_before(text: str, line: Line, mark: int, lexicon: Lexicon) -> Firm | int | None:
    """Give the firm that ends before a mark of a list."""
    if mark == 0:
        return None
    return (
        mark if is_known(text, line, mark - 1, lexicon) else firm_at(text, line, mark - 1, lexicon)
    )


def item_after(text: str, line: Line, first: int, lexicon: Lexicon) -> Firm | int | None:
    """Give the longest firm that begins behind a mark of a list."""
    for index in range(min(first + 4, len(line.pieces)) - 1, first - 1, -1):
        if is_known(text, line, index, lexicon) and starts_name(text, line, first, index):
            return index + 1
        firm = firm_at(text, line, index, lexicon)
        if firm and firm.first == first:
            return firm
    return unknown_item(text, line, first)


def unknown_item(text: str, line: Line, first: int) -> Firm | None:
    """Give what stands between two marks of a list in two words of four characters: 弘毅|创领."""
    pieces = line.pieces[first : first + 3]
    if len(pieces) < 3 or text[pieces[2].start : pieces[2].end] not in LINKS:
        return None
    start, end = pieces[0].start, pieces[1].end
    fits = end - start == 4 and all(p.tag in CORE_TAGS for p in pieces[:2])
    return Firm(start, end, first, first + 1, False, "organisation.firm.listed") if fits else None


def is_known(text: str, line: Line, index: int, lexicon: Lexicon) -> bool:
    """Whether a piece ends the name of a firm that other ways find: 上海并购|基金, 华为."""
    piece = line.pieces[index]
    if piece.tag == NAME:
        return lexicon.names[text[piece.start : piece.end]][1] == "company"
    head = longest_head(text, piece.start, piece.end, lexicon)
    firm = bool(head) and lexicon.heads[head].kind == "company"
    return firm and piece.end - piece.start > len(head) + 1 and piece.tag == "ORG"


def starts_name(text: str, line: Line, first: int, last: int) -> bool:
    """Whether only places and names stand between two pieces."""
    return all(p.tag in (PLACE, "ORG", "nz", QUOTE) for p in line.pieces[first:last])
