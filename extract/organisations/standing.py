"""Find the organisations without a head: standing names, companies, teams, services of a place."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from extract.organisations.edges import COUNTED, LEVEL, Edge, is_common, walk
from extract.organisations.lexicon import Lexicon
from extract.organisations.mend import longest_head
from extract.organisations.pieces import NAME, PLACE, QUOTE, Candidate, Line, piece_at
from schemas.mentions import OrganisationKind
from schemas.text import Word

COMPANY_OFFICE = re.compile(
    r"(?:独立|执行|常务|副|联席|前|原|时任|现任)*(?:董事|总裁|总经理|首席|CEO|CFO|CTO|创始人|联合创始人)|"
    r"[(（](?:股票代码[:：])?\d{6}|[(（][A-Z]{2,6}[.:：]|股价|股份(?=[涨跌收报])|[涨跌]停|市值|财报|年报|"
    r"旗下(?!的?[舰])|发布公告|公告称|宣布(?:停牌|裁员|涨价|降价|推出|上市|完成|召回|收购|退出|破产)|门店|官网|"
    r"的?(?:营收|净利|股东|子公司|母公司|供应商|经销商|分公司|员工)"
)
TEAM_OFFICE = re.compile(r"(?:主教练|主帅|教练|前锋|中场|后卫|门将|边锋|队长|球员|外援|中锋|球迷)")
OF_TITLES = re.compile(r"[共革盟建进党社]党员|大代表")  # 中共|党员, 全国人大|代表
LOCAL = re.compile(r"[委局办]$")
NATIONAL = ("国", "中", "最高", "全国", "审计署")
STATE = re.compile(r"(?:[部院军]|央行|国会|议会|内阁|政府)$")  # 韩国|外交部, 意大利|央行
# 老挝人民革命党|中央, 国民党|立法院党团
PARTY_ORGAN = re.compile(
    r"(?:立法院|立院|议会|国会|市议会)?党团|中央(?![政军企集])(?:委员会|政治局|书记处|党部|办公室)?|全国委员会"
)


RULER = re.compile(
    "(?:[省州市县镇议部]长|总统|总理|首相|议员|教授|门将|前锋|球星|选手|导演|演员|歌手|主席|会长)$"
)
SERVICE = re.compile(r"(消防|公安|交警|警方|检察|海事|边检|铁警|网警)(?:部门|机关)?")
UTILITY = re.compile(  # 长沙地铁|获悉, 武汉燃气|方面
    r"(?:地铁|轨道交通|公交|机场|燃气|水务|供电|高铁站)(?=获悉|方面|官方|官微|[表提]示|回应|通报|公告|宣布|提醒|发布)"
)
AFFILIATED = re.compile(r"(?:大学|学院)附属[\u4e00-\u9fff]{2,4}$")
OFFICERS = re.compile("官兵|指战员|民警|干警|救援人员|队员")  # 大同消防|官兵
CHIEF = re.compile(r"[部局厅]长(?=[\u4e00-\u9fff])")
HAN = re.compile(r"[\u4e00-\u9fff]")
LANDS = frozenset("美俄英法德日韩印伊以乌巴澳加泰越菲朝欧土叙")
FORCES = re.compile(r"军队|军方|政府军|[空海陆]军")  # 埃塞俄比亚|军方


def by_name(text: str, line: Line, lexicon: Lexicon) -> Iterator[Candidate]:
    """Give the standing names, and the papers and bodies that stand in 《》 or “”."""
    for piece in line.pieces:
        if piece.tag == NAME and is_titled(text, piece, lexicon):
            continue
        if piece.tag == NAME and not OF_TITLES.match(text, piece.end - 1):
            _, kind = lexicon.names[text[piece.start : piece.end]]
            organ = PARTY_ORGAN.match(text, piece.end) if kind == "party" else None
            end = organ.end() if organ else piece.end
            end += kind == "media" and text[end - 1 : end + 1] == "报网"  # 联合早报|网
            stock = kind == "company" and text[end : end + 2] in ("股份", "集团")
            end += 2 * (stock and end + 2 in line.ends)  # 凌钢|股份
            start = owner_start(text, line, piece, lexicon)
            if kind in ("government", "military") and is_abbreviated(text, line, piece):
                start = piece.start - 1  # 美|财政部
            yield Candidate(start, end, kind, "organisation.standing")
        elif piece.tag == QUOTE and text[piece.start] == "《":
            yield from paper(text, piece, lexicon)
        elif piece.tag == QUOTE:
            yield from quoted(text, piece, lexicon)


def is_titled(text: str, piece: Word, lexicon: Lexicon) -> bool:
    """Whether a title makes a person of the name of a firm: 省长|福特."""
    company = lexicon.names[text[piece.start : piece.end]][1] == "company"
    return (
        company
        and piece.end - piece.start < 4
        and bool(RULER.search(text, max(0, piece.start - 2), piece.start))
    )


def paper(text: str, piece: Word, lexicon: Lexicon) -> Iterator[Candidate]:
    """Give a newspaper or magazine in 《》."""
    start, end = piece.start + 1, piece.end - 1
    head = longest_head(text, start, end, lexicon) or text[end - 1]
    named = text[start:end] in lexicon.names and lexicon.names[text[start:end]][1] == "media"
    if named or head == "报" or (head in lexicon.heads and lexicon.heads[head].kind == "media"):
        yield Candidate(start, end, "media", "organisation.paper")


def quoted(text: str, piece: Word, lexicon: Lexicon) -> Iterator[Candidate]:
    """Give a body whose whole name stands in quotation marks: “海峡交流基金会”."""
    start, end = piece.start + 1, piece.end - 1
    named = text[start:end] in lexicon.names and text[start:end] not in lexicon.wordlike
    if (
        named
        and text[start - 2] not in "称为叫名"
        and not longest_head(text, piece.end, piece.end + 2, lexicon)
    ):
        kind = lexicon.names[text[start:end]][1]
        yield Candidate(start, end, kind, "organisation.standing")  # “中央社”
    head = longest_head(text, start + 2, end, lexicon)
    alone = len(head) > 1 and lexicon.heads[head].use == "alone"
    if alone and not is_common(text, start, end - len(head), lexicon):
        yield Candidate(start, end, lexicon.heads[head].kind, "organisation.quoted")


def owner_start(text: str, line: Line, piece: Word, lexicon: Lexicon) -> int:
    """Give where a name begins that a place or body owns: 马德里|国家博物馆, 韩国|外交部."""
    if text.startswith("附属", piece.start - 2):
        index = bisect_left(line.pieces, piece.start, key=lambda p: p.start)
        whole = Edge(piece.start, "whole")
        return walk(text, line, index, piece.start, whole, lexicon).start
    last = piece_at(line, piece.start - 1)
    if last.end == piece.start and AFFILIATED.search(text, last.start, last.end):
        return last.start  # 首都医科大学附属北京|地坛医院
    owned = text.startswith(("国家", "中央", "最高", "联邦"), piece.start)
    ministry = STATE.search(text, piece.start, piece.end) and piece.end - piece.start < 6
    tagged = line.bodies.get(piece.end, piece.start)
    placed = tagged < piece.start and piece_at(line, tagged).tag == PLACE
    head = longest_head(text, piece.start + 1, piece.end, lexicon)
    foreign = any(tagged < end <= piece.start for end in line.countries)
    if (placed and len(head) > 1) or (foreign and (head or ministry)):
        return tagged  # 贵州|人民出版社, 黎巴嫩|公共|卫生部
    before = piece_at(line, piece.start - 1)
    kind = lexicon.names[text[piece.start : piece.end]][1]
    if kind == "media" and head and foreign:
        return piece.start
    chinese = text[before.start : before.end] == "中国" and before.end == piece.start
    if chinese and kind == "government" and not text.startswith(("中国", "全国"), piece.start):
        return before.start  # 中国|海关总署
    local = LOCAL.search(text, piece.start, piece.end) is not None
    local = local and not text.startswith(NATIONAL, piece.start)
    level = LEVEL.match(text, before.start) is not None and before.end - before.start < 3
    if local and before.end == piece.start and (before.tag == PLACE or level):
        return before.start  # 辽宁|卫健委
    if before.end == piece.start and before.tag == PLACE:
        country = text[before.end - 1] not in "省市区县州镇乡" and before.end - before.start < 6
        return before.start if owned or (ministry and country) else piece.start
    return piece.start


def is_abbreviated(text: str, line: Line, piece: Word) -> bool:
    """Whether a country in one character owns a body: 美|财政部, not 中美|外交部, 对美|国务院."""
    land, before = text[piece.start - 1 : piece.start], text[piece.start - 2 : piece.start - 1]
    alone = before not in LANDS and before not in ("中", "对", "涉", "驻", "赴", "访", "亲", "反")
    return land in LANDS and land != "" and alone and piece.start - 1 in line.starts


def by_officer(text: str, line: Line, lexicon: Lexicon) -> Iterator[Candidate]:
    """Give the companies and teams without a head that what follows shows: 道明光学|独立董事."""
    for index, piece in enumerate(line.pieces):
        if piece.tag not in ("ORG", "LOC") or is_common(text, piece.start, piece.end, lexicon):
            continue
        if longest_head(text, piece.start, piece.end, lexicon) or COUNTED.match(text, piece.start):
            continue
        start = line.bodies.get(piece.end, piece.start)
        long = piece.tag == "ORG" or piece.end - piece.start > 3  # 山西焦化|股价
        if COMPANY_OFFICE.match(text, piece.end) and long:
            yield Candidate(start, piece.end, "company", "organisation.officer")
        elif TEAM_OFFICE.match(text, piece.end) and piece.tag == "ORG":
            yield Candidate(start, piece.end, "team", "organisation.officer")
        elif piece.tag == "ORG" and is_listed(text, line, index, lexicon):
            yield Candidate(start, piece.end, "company", "organisation.listed")


def by_service(text: str, line: Line) -> Iterator[Candidate]:
    """Give the fire brigades and police that act under the name of a place: 玉林|消防|出动.

    What follows tells the body from the trade: 玉林消防|设施 is no body.
    """
    for piece in line.pieces:
        if piece.tag != PLACE:
            continue
        forces = FORCES.match(text, piece.end, line.end) if piece.end in line.countries else None
        if forces and forces.end() in line.ends:
            yield Candidate(piece.start, forces.end(), "military", "organisation.service")
        utility = UTILITY.match(text, piece.end, line.end)
        if utility and utility.end() in line.ends:
            yield Candidate(piece.start, utility.end(), "company", "organisation.service")
        match = SERVICE.match(text, piece.end, line.end)
        if match is None or match.end() not in line.ends:
            continue
        following = piece_at(line, match.end()).tag if match.end() < line.end else "w"
        following = "v" if OFFICERS.match(text, match.end(), line.end) else following
        if following in ("v", "vd", "d", "p", "w", "c", "TIME", "m"):
            state = match[1] in ("消防", "检察", "海事", "边检")
            kind: OrganisationKind = "government" if state else "police"
            yield Candidate(piece.start, match.end(), kind, "organisation.service")


def by_chief(text: str, line: Line, lexicon: Lexicon) -> Iterator[Candidate]:
    """Give the body whose last character is the first of its chief: 法国内政部|长, 市民政局|长."""
    for match in CHIEF.finditer(text, line.start, line.end):
        end = match.start() + 1
        twice = text[end - 2] == text[end - 1]  # 宣传部|部长
        if end + 1 not in line.ends or twice or text[end - 2] in "副原前":
            continue
        start = chief_start(text, line, end, lexicon)
        if start < end - 2 and COUNTED.match(text, start) is None:
            kind = lexicon.heads[longest_head(text, start, end, lexicon)].kind
            yield Candidate(start, end, kind, "organisation.chief")


def chief_start(text: str, line: Line, end: int, lexicon: Lexicon) -> int:
    """Give where the body of a chief begins: with the place or government before it, or `end`."""
    unit = longest_head(text, max(line.start, end - lexicon.longest_head), end, lexicon)
    for at in range(end - max(2, len(unit)), max(line.start, end - 14), -1):
        if not HAN.match(text, at) or text[at] in "副的和与及兼任":
            break
        piece = piece_at(line, at - 1)
        if piece.tag == "PER" and text[piece.start] not in "市县区省":
            break  # 中山市教育局|刘传沛|局长
        if piece.end != at or at - 1 < line.start:
            continue
        if piece.tag == PLACE and unit:
            return piece.start
        government = piece.tag == "ORG" and text.endswith("政府", piece.start, at)
        if government and unit:
            return line.bodies.get(at, piece.start)
        if unit and piece.start == at - 1 and LEVEL.match(text, piece.start):
            return piece.start  # 县|公安局长
    return end


def is_listed(text: str, line: Line, index: int, lexicon: Lexicon) -> bool:
    """Whether a known company stands beside a word in a list: 渤海金控、|凯撒旅游."""
    for mark, beside in ((index - 1, index - 2), (index + 1, index + 2)):
        if not (0 <= beside < len(line.pieces) and 0 <= mark < len(line.pieces)):
            continue
        named, joint = line.pieces[beside], line.pieces[mark]
        if named.tag == NAME and text[joint.start : joint.end] in ("、", "和", "与", "及"):
            return lexicon.names[text[named.start : named.end]][1] == "company"
    return False
