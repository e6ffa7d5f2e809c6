"""Find the spans of organisations in one sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence

from extract.organisations.bureaus import by_bureau
from extract.organisations.edges import LEVEL, Edge, find_edge, is_common
from extract.organisations.firms import by_firm
from extract.organisations.lexicon import Lexicon
from extract.organisations.mend import longest_head
from extract.organisations.pieces import NAME, PLACE, QUOTE, Candidate, Line, piece_at
from extract.organisations.posts import by_post, by_source, by_stock
from extract.organisations.refused import is_private, not_head
from extract.organisations.series import by_series
from extract.organisations.standing import COMPANY_OFFICE, by_chief, by_name, by_officer, by_service
from schemas.text import Word

# 医院船, 女排锦标赛
NOT_BODIES = ("船", "舰", "特殊津贴", "锦标赛", "联赛", "比赛", "精英赛", "公开赛", "冠军联赛")
KINDS_OF_LANDS = ("school", "hospital", "company", "media")
FORCES = ("总队", "支队", "大队", "中队")
MANY = ("省份", "地市", "区县", "多省", "多地", "多市", "各省", "各市")
GONE_TO = re.compile(
    r"住[进院入]|送[往到至]|赶[到往]|前往|进入|转入|走进|捐建|援建|兴建|改建|最好|(?<!纪)念$|(?<!美)的(?!肺炎)"
)  # 中毒|住进|医院
FORMED = re.compile(r"(?:指挥部|专案组|调查组|工作组|领导小组|办公室)$")
VENUE = re.compile("(?:会议|会展|展览|购物|游客|博览|商业|奥体)中心$")
BARE = ("中心", "实验室", "基地", "联盟")  # 国家|医学中心: there are many
# 竹山|网|记者, (贵池|网)
ONLINE = re.compile(
    r"网(?=[ 　][\u4e00-\u9fff]{0,8}(?:记者|客户端|通讯员|讯)|"
    r"记者|讯(?!息)|报道|消息|编辑|通讯员|[)）]|"
    r"[ 　]{0,4}(?:发布时间|发表时间|首页|[_|｜>＞]|\d{4}[-年/.]\d))"
)
# 伊朗|电视台|报道说: of the state, not one of many
BROADCASTER = re.compile(
    r"(?:国家)?(?:广播)?(?:电视台|电台|通讯社)(?=(?:当地时间)?\d|[还又也昨今]|报[道导]|说|称|援引|播|公布|发布|记者|的?消息)"
)
UNIT_TAGS = ("n", "nz", "vn", "ORG")
UNIT_RULES = ("organisation.name", "organisation.whole", "organisation.ordinal")


def find_candidates(text: str, line: Line, lexicon: Lexicon) -> list[Candidate]:
    """Give all candidates of a sentence, nested ones too."""
    return [
        *by_head(text, line, lexicon),
        *by_name(text, line, lexicon),
        *by_officer(text, line, lexicon),
        *by_service(text, line),
        *by_chief(text, line, lexicon),
        *by_series(text, line, lexicon),
        *by_post(text, line, lexicon),
        *by_source(text, line, lexicon),
        *by_stock(text, line),
        *by_bureau(text, line),
        *by_firm(text, line, lexicon),
    ]


def by_head(text: str, line: Line, lexicon: Lexicon) -> Iterator[Candidate]:
    """Give the names that end in a head and have an anchor."""
    for index, piece in enumerate(line.pieces):
        if piece.tag in (PLACE, NAME, QUOTE, "PER"):
            continue
        for end in head_ends(text, piece, line, lexicon):
            for head in heads_at(text, line.start, end, lexicon):
                found = try_head(text, line, index, Word(end - len(head), end, piece.tag), lexicon)
                if found:
                    yield found
                    break


def heads_at(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[str]:
    """Give the heads ending at `end`, the longest first; one character only when none is longer."""
    longest = head = longest_head(text, max(start, end - lexicon.longest_head), end, lexicon)
    while head and (len(head) > 1 or head == longest):
        yield head
        head = longest_head(text, end - len(head) + 1, end, lexicon)


def head_ends(text: str, piece: Word, line: Line, lexicon: Lexicon) -> Iterator[int]:
    """Give the places inside or at the end of a word where a head may end."""
    loose = piece.tag == "ORG" and not longest_head(text, piece.start, piece.end, lexicon)
    for end in range(piece.start + 1, piece.end + 1):
        if text[end - 1] not in lexicon.last_characters:
            continue  # most are not, and no head ends there
        free = (
            (loose and piece.end - end > 1) or text[end : end + 2] in lexicon.context["lead"]
        ) and end in line.ends
        free = free or (end in line.ends and piece.tag not in ("ORG", "LOC", "PER"))
        free = free or (end in line.ends and piece.tag == "ORG" and piece.end - end == 2)
        stuck = piece.tag == "ORG" and piece.end - end == 1 and text[end] in "派获将赴称讯号"
        stuck = stuck or text.startswith(("关联公司", "关联方"), end)
        free = free or (stuck and end in line.ends)  # 河北农大|派
        if end == piece.end or free or lexicon.titles.match(text, end, piece.end):
            yield end


def try_head(text: str, line: Line, index: int, head: Word, lexicon: Lexicon) -> Candidate | None:
    """Give the name that ends in this head, when it names one particular body."""
    while line.pieces[index].start > head.start:
        index -= 1
        if index < 0 or line.pieces[index].tag in (NAME,):
            return None
    entry = lexicon.heads[text[head.start : head.end]]
    word = text[head.start : head.end]
    if text.endswith(word, 0, head.start) or not_head(text, head):
        return None  # 易方达基金|基金
    if any(lexicon.titles.fullmatch(text, head.start - n, head.end) for n in (1, 2)):
        return None
    owned = lexicon.titles.match(text, head.end) or text[head.end : head.end + 1] in ("(", "（")
    if VENUE.search(text, max(0, head.end - 4), head.end) and not owned:
        return None
    if text.endswith(("子公司", "母公司", "上市公司", "关联公司", "参股公司"), 0, head.end):
        return None
    if text.startswith(NOT_BODIES, head.end) or text.startswith("人大代表", head.end - 2):
        return None
    sure = head.tag == "ORG" and head.end == line.pieces[index].end and head.end - head.start == 1
    if "closed" in entry.use and not sure and goes_on(text, line, head.end, lexicon):
        return None
    edge = find_edge(text, line, index, head.start, lexicon)
    if GONE_TO.search(text, edge.start, head.start) or is_private(text, head):
        return None
    of_land = edge.anchor == "place" and head.start in line.countries
    one = BROADCASTER.match(text, head.start) and text[edge.start - 1] not in "家些个名"
    if of_land and entry.kind in KINDS_OF_LANDS and not one:
        return None  # 美国|大学
    if is_kind(text, edge, head, lexicon) or not is_particular(text, line, edge, head, lexicon):
        return None
    if entry.kind == "government" and is_company(text, line, edge.start, head.start, lexicon):
        return None
    start = edge.start + (text[edge.start] in " 　")
    first = piece_at(line, start)
    ministry = text[head.start : head.end] == "部" and first.end in line.countries
    kind = "government" if ministry and entry.kind == "other" else entry.kind
    return Candidate(start, head.end, kind, f"organisation.{edge.anchor}")


def goes_on(text: str, line: Line, end: int, lexicon: Lexicon) -> bool:
    """Whether a noun follows, so that the head is the first part of it: 科技|攻关项目."""
    if lexicon.titles.match(text, end, line.end) or COMPANY_OFFICE.match(text, end, line.end):
        return False  # 万科地产|股价
    following = piece_at(line, end)
    noun = following.tag in ("n", "vn", "nz", "an", "s", "a")
    return following.start < end < following.end or (following.start == end and noun)


def is_kind(text: str, edge: Edge, head: Word, lexicon: Lexicon) -> bool:
    """Whether words say that there are many: 各|市法院, 全|市法院|系统, 国家|医学中心."""
    bare = text[edge.start : head.start] == "国家" and text.endswith(BARE, 0, head.end)
    if bare or edge.generic or text[edge.start : head.end] in lexicon.context["generic"]:
        return True  # 商协会
    if text[edge.start - 1 : edge.start] in ("各", "每", "某", "两", "几"):
        return True
    every = text[edge.start - 1 : edge.start] == "全" and text.startswith("系统", head.end)
    return every or text[edge.start - 2 : edge.start] in MANY


def is_particular(text: str, line: Line, edge: Edge, head: Word, lexicon: Lexicon) -> bool:
    """Whether the anchor is enough for this head."""
    word = text[head.start : head.end]
    use = lexicon.heads[word].use.partition(",")[0]
    covered = line.bodies.get(head.end, edge.start + 1) <= edge.start
    if text[edge.start] == "“" and lexicon.heads[word].kind not in ("team", "social"):
        return bool(FORMED.search(word))  # “5·7”事故|调查组
    if edge.anchor == "":
        level = LEVEL.match(word)
        return level is not None and len(word) > 1 and use == "alone" and edge.start == head.start
    if word[0] in "一二三四五六七八九十" and head.start not in line.starts:
        return edge.anchor in ("level", "place")
    if len(word) == 1:
        return single_head(text, edge, head, line, lexicon)
    if word in FORCES and edge.anchor == "place" and head.start in line.places:
        return True  # 甘孜|支队
    if use == "unit":
        owned = len(longest_head(text, edge.start + 2, head.start, lexicon)) > 1
        return (
            owned or edge.anchor in ("whole", "level") or (covered and head.start - edge.start > 3)
        )
    if use == "named":
        land = piece_at(line, edge.start).end
        if land in line.countries and is_common(text, land, head.start, lexicon):
            return False  # 以色列|高科技|公司
        return (covered and head.start - edge.start > 4) or is_named(
            text, line, edge, head, lexicon
        )
    return True


def is_named(text: str, line: Line, edge: Edge, head: Word, lexicon: Lexicon) -> bool:
    """Whether there is a name of its own between the anchor and a head like 公司 or 酒店."""
    if edge.anchor in ("name", "whole"):
        return text[edge.start] != "“"
    first = piece_at(line, edge.start)
    start = first.end if first.start == edge.start else edge.start
    return head.start - start > 1 and not is_common(text, start, head.start, lexicon)


def single_head(text: str, edge: Edge, head: Word, line: Line, lexicon: Lexicon) -> bool:
    """Whether a head of one character closes a name: the tagger says so, or 市局, 省厅."""
    if text[head.start] == "军" and head.start - edge.start < 2:  # 前任|尚军
        return False
    if head.tag == "ORG" and edge.anchor:
        return True
    if head.tag in ("v", "vn"):  # 省政府|部署
        return False
    if edge.anchor == "level" and head.start - edge.start == 1:
        return text[head.start : head.end] in "局厅委署院队办"
    if edge.anchor == "level" and text[head.start : head.end] in "局厅署委办":
        return 2 < head.start - edge.start < 12
    if edge.anchor == "place" and text[head.start] == "党":  # 埃塞俄比亚|繁荣|党
        return text[head.start - 1] not in "两各政野小老建入" and head.start - edge.start > 3
    if edge.anchor == "place" and text[head.start] in "厂局署":  # 印尼|抗灾|署
        return head.end in line.ends and head.start - edge.start > 3
    if edge.anchor == "place":
        first = piece_at(line, edge.start)
        bare = (first.start, first.end) == (edge.start, head.start)
        closes = text[head.start] == "队" or ONLINE.match(text, head.start)
        return bare and bool(closes) and head.end in line.ends
    if edge.anchor != "whole" or is_company(text, line, edge.start, head.start, lexicon):
        return False
    last = piece_at(line, head.end - 1)
    whole = last.start == head.start or last.end - last.start > 2
    return last.end == head.end and whole and last.tag in UNIT_TAGS


def is_company(text: str, line: Line, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the last body inside a span is a company; its departments are not read as bodies."""
    for at in range(end, start + 1, -1):
        if at not in line.ends and at != end:  # 国际|商贸城
            continue
        if text.startswith(("促进", "和", "与"), at):  # 经济和科技|促进局
            continue
        head = longest_head(text, max(start, at - lexicon.longest_head), at, lexicon)
        if len(head) > 1 or (head in ("厂", "店") and at - start > 2):  # not 横店|消防中队
            return lexicon.heads[head].kind == "company"
    return False


def outermost(candidates: Iterable[Candidate], line: Line) -> list[Candidate]:
    """Keep the widest of candidates that overlap, in text order."""
    kept: list[Candidate] = []
    taken: set[int] = set()
    for found in sorted(candidates, key=lambda c: (c.start - c.end, c.start)):
        if found.start not in taken and found.end - 1 not in taken:
            kept.append(found)
            taken.update(range(found.start, found.end))
    return join_units(sorted(kept), line)


def join_units(found: Sequence[Candidate], line: Line) -> list[Candidate]:
    """Join a unit to the body right before it: 秀容街办|东大街居委会, 四川大学|华西医院."""
    joined: list[Candidate] = []
    for unit in found:
        before = joined[-1] if joined else None
        whole = before is not None and line.bodies.get(unit.end) == before.start
        twins = before and (before.kind, unit.kind) == ("party", "government")  # 县委|县政府
        beside = before is not None and before.end == unit.start and not twins
        if before and beside and (unit.rule in UNIT_RULES or whole):
            joined[-1] = unit._replace(start=before.start)
        else:
            joined.append(unit)
    return joined
