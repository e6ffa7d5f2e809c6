"""Where the name that ends in a head begins: words are read leftwards up to the leftmost anchor.

An anchor makes a body one particular body: a place, a level word (市, 县), a name, an ordinal.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.organisations.lexicon import Lexicon
from extract.organisations.pieces import NAME, PHRASE, PLACE, Line, longest_head
from schemas.text import Word

REACH = 12  # words
LONGEST = 40  # characters; 新疆维吾尔自治区… with three units stays below
LEVEL = re.compile(
    r"(?:市(?![场民容内外长区值])|区(?![域块间分别县内])|县(?![域城区内市乡])|省(?![份内市外区])|"
    r"州(?![际])|镇(?![上区内街静定])|乡(?![镇村亲])|旗(?![下帜舰号])|街道(?!上|两)|中央(?!空调|商务)|国家|全国|"
    r"自治区|地委|特区)(?!级|辖|里的|属)"
)
TEAM_NUMBER = re.compile(r"第?[一二三四五六七八九十百零〇两\d]{1,5}(?:号楼?|期)?|\d+")
TAIL = frozenset("分支直")
PLAIN_TAGS = frozenset(("n", "nz", "nw", "vn", "an", "s", "xc", PHRASE))
DIRECTIONS = frozenset("东南西北中新老大小高")
PERSON_HEADS = re.compile(
    r"(?:律师|会计师|事务所|律所|中学|小学|大学|学校|学院|工作室|基金会|医院|艺术团|图书馆|纪念馆|课题组|"
    r"团队|班组|突击队|班|剧团|研究会|酒店|集团|公司|店|诊所|武馆)"
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
    if first.start < head:
        edge = read_core(text, first, head, lexicon)
        if edge.generic:
            return edge
    for at in range(index - 1, max(-1, index - 1 - REACH), -1):
        piece = line.pieces[at]
        if head - piece.start > LONGEST:
            break
        if edge.anchor in ("level", "place") and not joins(line.pieces, at, edge):
            break
        step = read_piece(text, line.pieces, at, head, lexicon)
        if step is None:
            break
        if step.generic:
            return edge if edge.anchor else Edge(head, "", True)
        if step.anchor or not edge.anchor:
            edge = step if step.anchor or edge.anchor == "" else edge
        if step.anchor == "level" and not (at and line.pieces[at - 1].tag == PLACE):
            break
    return edge


def joins(pieces: Sequence[Word], at: int, edge: Edge) -> bool:
    """Whether a piece left of a place or level word belongs to it: 中国|北京市, 教育部|考试中心."""
    piece = pieces[at]
    return piece.end == edge.start and piece.tag in (PLACE, "LOC", NAME) and edge.anchor == "place"


def read_core(text: str, piece: Word, head: int, lexicon: Lexicon) -> Edge:
    """Read the part of the head's own word that stands before the head."""
    start = skip_lead(text, piece.start, head, lexicon)
    core = text[start:head]
    level = LEVEL.match(text, start)
    if level and level.start() < head:
        return Edge(start, "level")
    if core in lexicon.context["generic"]:
        return Edge(head, "", True)
    if piece.tag in (PLACE, "LOC"):
        return Edge(start, "place")
    if piece.tag in ("ORG", "nz", NAME, "PER") and core:
        return Edge(start, "name")
    if core and TEAM_NUMBER.fullmatch(core):
        return Edge(start, "ordinal")
    return Edge(start, "")


def skip_lead(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Give where a name really begins when the tagger joined 会同 or 紧急 to its front."""
    for size in (4, 3, 2, 1):
        if start + size < end and text[start : start + size] in lexicon.context["lead"]:
            return start + size
    return start


def read_piece(
    text: str, pieces: Sequence[Word], at: int, head: int, lexicon: Lexicon
) -> Edge | None:
    """Say what one more word to the left means: an edge so far, a generic word, or None to stop."""
    piece = pieces[at]
    word = text[piece.start : piece.end]
    if word in lexicon.context["generic"]:
        return Edge(head, "", True)
    if piece.tag in (PLACE, "LOC"):
        return Edge(piece.start, "place")
    if word in lexicon.context["stop"] or word in lexicon.context["lead"]:
        return None
    if piece.tag in ("ORG", NAME):
        return Edge(skip_lead(text, piece.start, piece.end, lexicon), "owner")
    if LEVEL.match(text, piece.start) and piece.tag not in ("v", "PER", "m"):
        return Edge(piece.start, "level")
    if piece.tag == "PER":
        after = text[piece.end : head + 4]
        return Edge(piece.start, "name") if PERSON_HEADS.match(after) else None
    if piece.tag == "nz":
        return Edge(piece.start, "name")
    if piece.tag in ("m", "n") and TEAM_NUMBER.fullmatch(word):
        return Edge(piece.start, "ordinal")
    if word in lexicon.context["inner"] or word in lexicon.context["plain"]:
        return Edge(piece.start, "")
    if piece.tag in PLAIN_TAGS and not ends_in_title(text, piece, lexicon):
        return Edge(piece.start, "")
    if len(word) == 1 and word in DIRECTIONS:
        return Edge(piece.start, "")
    return None


def ends_in_title(text: str, piece: Word, lexicon: Lexicon) -> bool:
    """Whether a word is a title or ends in one: 副局长."""
    return any(
        lexicon.titles.fullmatch(text, at, piece.end) for at in range(piece.start, piece.end - 1)
    )


def has_head(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a span ends in a head."""
    return bool(longest_head(text, start, end, lexicon))
