"""Where the name that ends in a head begins: words are read leftwards up to the leftmost anchor.

An anchor makes a body one particular body: a place, a level word (市, 县), a name, an ordinal.
"""

import re
from typing import NamedTuple

from extract.organisations.lexicon import Lexicon
from extract.organisations.mend import longest_head
from extract.organisations.pieces import NAME, PHRASE, PLACE, QUOTE, Line
from schemas.text import Word

REACH = 12  # words
LONGEST = 40  # characters; 新疆维吾尔自治区… with three units stays below
# 市场, 区域 and 县城 are words; 小区, 驻区 and 校区 end in no level
LEVEL = re.compile(
    r"(?<![驻辖社小园片新住库灾林矿特战军地山城景厂校街城都楼院])"
    r"(?:市(?!外(?![办事侨经])|[场里容内长区值上售面]|中心(?![医血小支])|民(?![政族宗办兵防])|政[公工设建环养管园绿])|区(?!第一书记)(?![域块间分别县内里])|县(?![域城区内里市乡长])|"
    r"省(?![份里内市外区长])|州(?![际长])|镇(?![上里区内街静定长江赉平雄远宁原安坪康沅巴海])|乡(?![镇里村亲长宁])|旗(?![下帜舰号])|"
    r"街道(?!上|两)|街(?=党工委|纪工委|团工委|办事处)|中央(?!空调|商务|政协|经济|农村)|国家|"
    r"全国(?=人大|人民代表|政协|总工会|妇联|妇女|工商联|青联|学联|侨联|台联|老龄|爱卫|双拥|普通高校|[^法检]{0,8}"
    r"(?:协会|联合会|委员会|基金会|总队|联盟|学会|研究会|社(?!区|会)))|自治区|地委|特区)(?!级|辖|里的|属|直(?!属|机关工委|机关党工委))"
)
NUMBER = r"[一二三四五六七八九十百零〇两\d]{1,4}"
ORDINAL = re.compile(rf"第{NUMBER}|\d+号楼?")
# 市一医院, 八一中学, 华师大二附中; no other heads take a bare number
NUMBERED = re.compile(
    r"(?:医院|中学|小学|中|附中|附小|院|幼儿园|[师团旅连局冶](?![\u4e00-\u9fff])|集团军|公局)"
)
BARE = re.compile(NUMBER)
COUNTED = re.compile(rf"\d+|{NUMBER}[名人支个家所位批间座]|[数多几][名人支个家所位批]")
# titles that are the first word of a body: 交警支队, 记者协会, 工人俱乐部
OF_PEOPLE = re.compile(
    r"(?:支队|大队|中队|总队|队|协会|学会|联合会|研究会|促进会|之家|联盟|工会|俱乐部|学院|学校|大学|中学|小学|"
    r"幼儿园|艺术团|合唱团|事务所|中心|公司|集团|党支部|突击队|服务队|志愿|司(?![机法令仪]))"
)
PLAIN_TAGS = frozenset(("n", "nz", "nw", "vn", "an", "s", "xc", PHRASE))
SIDES = frozenset("东南西北中新老大小高总")
PARTY = re.compile(r"党(?![组委支总工校员政派])")
PERSON_HEADS = re.compile(
    r"(?:律师|会计师|事务所|律所|中学|小学|大学|学校|学院|工作室|基金会|医院|艺术团|图书馆|纪念馆|"
    r"班组|突击队|班|剧团|研究会|酒店|集团|公司|店|诊所|武馆|家庭农场|合作社|养殖场)"
)


SCHOLARLY = re.compile(
    r"(?:研究院|研究中心|研究所|研究会|实验室|学会|协会|促进会|工程中心|医学中心|技术中心|基金会|联合会|博物馆|学院)"
)


class Edge(NamedTuple):
    """Where a name begins, and what kind of anchor stands there ("" for none)."""

    start: int
    anchor: str
    generic: bool = False


def find_edge(text: str, line: Line, index: int, head: int, lexicon: Lexicon) -> Edge:
    """Give the left edge of the name whose head begins at `head`, inside piece `index`."""
    first = line.pieces[index]
    edge = Edge(head, "")
    if first.tag == PLACE:  # 福建省|委
        if head != first.end - 1:
            return Edge(head, "", True)
        edge = Edge(first.start, "place")
    elif first.start == head and LEVEL.match(text, head) and head < first.end - 1:
        edge = Edge(head, "level")  # 市委|市政府
    elif first.start < head:
        edge = read_core(text, first, line, head, lexicon)
        if edge.generic or edge.start > first.start:
            return edge
    return walk(text, line, index, head, edge, lexicon)


def walk(text: str, line: Line, index: int, head: int, edge: Edge, lexicon: Lexicon) -> Edge:
    """Read the words left of piece `index`, as far as they belong to the name."""
    at = edge.start
    for place in range(index - 1, max(-1, index - 1 - REACH), -1):
        piece = line.pieces[place]
        if head - piece.start > LONGEST or piece.end != at:
            break
        at = piece.start
        quoted = text.startswith("《", edge.start)
        if (edge.anchor in ("level", "place", "whole") or quoted) and not joins(
            text, piece, edge, lexicon
        ):
            break
        step = read_piece(text, piece, line, head, lexicon)
        if step is None:
            far = bridge(text, line, place, edge, head, lexicon)
            edge = Edge(far, "place") if far >= 0 else edge
            break
        if step.generic:
            before = line.pieces[place - 1]
            private = text[piece.start : piece.start + 2] in ("民营", "民间", "个体")
            if private and place and before.tag == PLACE and before.end == piece.start:
                return Edge(before.start, "place")  # 中国|民营经济|国际|合作商会
            return edge if edge.anchor else step
        if step.anchor:
            edge = Edge(step.start, "whole") if edge.anchor == "whole" else step
        if step.start > piece.start:
            break
    return edge


def bridge(text: str, line: Line, index: int, edge: Edge, head: int, lexicon: Lexicon) -> int:
    """Give where a name with 与 inside begins, or -1: 北京|绿色金融|与|可持续发展|研究院."""
    joint = text[line.pieces[index].start : line.pieces[index].end]
    if joint not in ("与", "和", "及", "暨") or edge.anchor or not SCHOLARLY.match(text, head):
        return -1
    for words, piece in enumerate(reversed(line.pieces[max(0, index - 5) : index])):
        if piece.tag == PLACE or text[piece.start : piece.end] in ("国家", "国际", "全国"):
            return piece.start if words else -1
        plain = piece.tag in PLAIN_TAGS or piece.tag in ("v", "a", "ORG")
        known = longest_head(text, piece.start, piece.end, lexicon)
        if not plain or known or text[piece.start : piece.end] in lexicon.context["stop"]:
            return -1
    return -1


def joins(text: str, piece: Word, edge: Edge, lexicon: Lexicon) -> bool:
    """Whether a piece belongs to the place or level word on its right: 教育部|北京考试中心."""
    if text[piece.start : piece.end] in ("附属", "直属", "驻") or text[edge.start] == "《":
        return text[edge.start] != "《"
    if piece.tag == "ORG" and edge.anchor != "level":
        end = piece.end - 2 * text.startswith("附属", piece.end - 2)
        return bool(longest_head(text, piece.start, end, lexicon))
    return piece.tag in ((PLACE, "LOC") if edge.anchor == "level" else (PLACE, "LOC", NAME))


def read_core(text: str, piece: Word, line: Line, head: int, lexicon: Lexicon) -> Edge:
    """Read the part of the head's own word that stands before the head."""
    start = skip_title(text, piece.start, head, lexicon)
    owned = [m.end() for m in OWNED.finditer(text, start, head)]
    if owned and owned[-1] < head:  # 调派|古雷消防大队
        return Edge(owned[-1], "name")
    start = skip_lead(text, start, head, line, lexicon)
    core = text[start:head]
    level = LEVEL.match(text, start)
    if level and level.start() < head:
        return Edge(start, "level")
    if starts_generic(text, start, head, line, lexicon):
        return Edge(head, "", True)
    if text[start] == "华" and text[start - 1] in "对涉":  # 对|华贸易|组织
        return Edge(start, "")
    if piece.tag in (PLACE, "LOC"):
        return Edge(start, "place")
    if ORDINAL.match(core) or (BARE.fullmatch(core) and NUMBERED.match(text, head)):
        return Edge(start, "ordinal")
    if piece.tag in ("ORG", "nz", NAME, QUOTE, "PER") and not is_common(text, start, head, lexicon):
        return Edge(start, "name")
    return Edge(start, "")


def starts_generic(text: str, start: int, end: int, line: Line, lexicon: Lexicon) -> bool:
    """Whether a stretch begins with a word that makes the body a kind: 广大, 一家, 20人."""
    if COUNTED.match(text, start, end) and not ORDINAL.match(text, start):
        return not NUMBERED.match(text, start + 1)
    stops = [e for e in range(start + 1, min(end, start + 6) + 1) if e in line.ends]
    return any(text[start:e] in lexicon.context["generic"] for e in stops)


def is_common(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether all words of a stretch say nothing of which body it is: 社区党群, 电器."""
    context = lexicon.context
    common, generic, plain = context["common"], context["generic"], context["plain"]
    at = start
    while at < end:
        for stop in range(min(end, at + 4), at, -1):
            word = text[at:stop]
            if word in common or word in generic or word in plain:
                at = stop
                break
        else:
            return False
    return True


# 控股子公司|通用股份, 旗下|酒店
OWNED = re.compile(
    r"[侨民央国外台港]企(?!业)(?=[\u4e00-\u9fff]{2})|[侨民外合]资企业|上市公司|龙头企业|执政党|在野党|反对党|(?:全资|控股|参股|下属)*子公司|旗下|控股股东|[调增][派援]|主管|承办|主办"
)


def skip_lead(text: str, start: int, end: int, line: Line, lexicon: Lexicon) -> int:
    """Give where a name really begins when the tagger joined 会同 or 紧急 to its front."""
    for size in (4, 3, 2, 1):
        at = start + size
        sure = at < end and (at in line.ends or text[at - 1] == "任" or is_led(text, start, at))
        if sure and text[start:at] in lexicon.context["lead"]:
            return at
    return start


def is_led(text: str, start: int, at: int) -> bool:
    """Whether a preposition was joined to a level word: 经|市防汛抗旱指挥部."""
    return at - start == 1 and text[start] in "经由据向从在该" and LEVEL.match(text, at) is not None


def skip_title(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Give where a name begins after another body and a title: …出版社社长兼|…有限公司."""
    for title in lexicon.titles.finditer(text, start + 2, end):
        owned = longest_head(text, start, title.start(), lexicon)
        if owned and not OF_PEOPLE.match(text, title.end()):
            start = title.end() + text.startswith("兼", title.end())
    return start


def read_piece(text: str, piece: Word, line: Line, head: int, lexicon: Lexicon) -> Edge | None:
    """Say what one more word to the left means: an edge so far, a generic word, or None to stop."""
    word = text[piece.start : piece.end]
    if word in lexicon.context["generic"]:
        return Edge(head, "", True)
    if OWNED.fullmatch(word) or (
        piece.tag in (PLACE, "LOC") and len(word) == 1 and text[piece.start - 1] in "对涉来赴驻访援"
    ):
        return None
    if piece.tag in (PLACE, "LOC"):
        return Edge(piece.start, "place")
    if piece.tag in ("ORG", NAME):
        return read_owner(text, piece, line, lexicon)
    if piece.tag == QUOTE:
        return Edge(piece.start, "name")
    if LEVEL.match(text, piece.start) and piece.tag not in ("v", "PER", "m", "w"):
        return Edge(piece.start, "level")
    of_people = OF_PEOPLE.match(text, piece.end)
    if word in lexicon.context["inner"] or word in lexicon.context["plain"]:
        return Edge(piece.start, "")
    if word in lexicon.context["stop"] or word in lexicon.context["lead"]:
        return None
    if piece.tag == "PER":
        return Edge(piece.start, "name") if PERSON_HEADS.match(text, piece.end) else None
    if ORDINAL.match(word) or (BARE.fullmatch(word) and NUMBERED.match(text, piece.end)):
        return Edge(piece.start, "ordinal")
    if piece.tag == "m" or COUNTED.match(word):
        return Edge(head, "", True)
    if piece.tag == "nz":
        return Edge(piece.start, "name")
    if piece.tag in PLAIN_TAGS and (of_people or not ends_in_title(text, piece, lexicon)):
        return Edge(piece.start, "")
    # 埃塞俄比亚|繁荣|党, not 交通局|原|党组
    party = PARTY.match(text, head) is not None and piece.tag in ("a", "ad", "v", "vd")
    return Edge(piece.start, "") if word in SIDES or party else None


def read_owner(text: str, piece: Word, line: Line, lexicon: Lexicon) -> Edge | None:
    """Read a body that stands before the head: it owns the unit, unless it is a kind itself."""
    if text[piece.end - 3 : piece.end] in ("子公司", "母公司"):
        return None
    if text[piece.start : piece.end] in lexicon.context["lead"]:
        return None  # 兴建|沙梨园小学
    if text[piece.start : piece.end] in ("国家", "全国"):
        return Edge(piece.start, "level")
    start = skip_lead(text, piece.start, piece.end, line, lexicon)
    if starts_generic(text, start, piece.end, line, lexicon):
        return Edge(piece.end, "", True)
    if is_common(text, start, piece.end, lexicon):
        return Edge(start, "")
    closed = longest_head(text, start, piece.end, lexicon) or piece.tag == NAME
    if LEVEL.match(text, start):
        return Edge(start, "level")
    return Edge(start, "whole" if closed else "name")


def ends_in_title(text: str, piece: Word, lexicon: Lexicon) -> bool:
    """Whether a word is a title or ends in one: 副局长."""
    return any(
        lexicon.titles.fullmatch(text, at, piece.end) for at in range(piece.start, piece.end - 1)
    )
