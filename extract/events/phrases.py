"""Noun phrases: their named and common heads, whose they are, what counts and places they hold."""

from collections.abc import Sequence
from typing import NamedTuple

from extract.events.tokens import NAMES, Token

JOINERS = frozenset({"、", "和", "及", "与", "以及", "或", "暨", "并", "及其", "/", "／"})
BODY = frozenset({"n", "nz", "nw", "vn", "an", "s", "x", "j"})
PLACED = frozenset({"LOC", "ORG"})
COUNTED = frozenset({"NUM", "m", "q"})  # 某公司首条轮胎: the company's
SIDE = frozenset({"f", "NUM", "m", "q", "u", "r", "DATE", "t", "w", "d", "c", "a"})
BODIES = ("部门", "单位", "院校", "机关", "企业", "医院", "学校", "社区", "支部", "党委")
AREA = frozenset("地省市区县州国镇乡村")  # 等地, 等省份, 等7个县: more places, not what is theirs


class Noun(NamedTuple):
    """The span of a common head; `deed` says that it names an activity (防控), not a thing."""

    start: int
    end: int
    deed: bool


class Phrase(NamedTuple):
    """A noun phrase: named heads, common heads, their owners, its counts and places."""

    names: tuple[Token, ...] = ()
    common: tuple[Noun, ...] = ()
    owners: tuple[Token, ...] = ()
    counts: tuple[Token, ...] = ()
    places: tuple[Token, ...] = ()

    def heads(self) -> bool:
        """Say whether the phrase names or describes anyone or anything."""
        return bool(self.names or self.common)


def read_phrase(tokens: Sequence[Token]) -> Phrase:
    """Read a noun phrase; only what follows its last 的 is its head."""
    cut, final = -1, len(tokens) - 1
    counts: list[Token] = []
    bodies: list[Token] = []
    for i, token in enumerate(tokens):
        tag = token.tag
        if tag == "NUM":
            counts.append(token)
        elif tag in PLACED:
            bodies.append(token)
        elif token.word == "的" and i < final:
            cut = i
    names: list[Token] = []
    common: list[Noun] = []
    owners: list[Token] = []
    items = split_items(tokens[cut + 1 :])
    for item in items:
        read_item(item, names, common, owners)
    if common and items[-1][0].tag == "LOC" and all(t.tag == "LOC" for t in names):
        names = []  # 罗湖区和龙岗区相关区域: both say which
    if len(items) > 1 and are_theirs(items):
        owners = [*(t for t in names if t.tag == "ORG"), *owners]
        names, common = [], common[-1:]
    if cut > 0 and tokens[cut - 1].tag == "ORG" and not owners:
        owners.append(tokens[cut - 1])  # 某法院的周军
    if names and names[-1].tag == "PER" and common and common[-1].end < names[-1].start:
        common, owners = [], []  # 党支部书记、主任杨润生: titles of the one named
    if bodies and cut >= 0:
        head = tokens[cut].start
        bodies.sort(key=lambda t: t.start < head)  # those of the head first
    return Phrase(tuple(names), tuple(common), tuple(owners), tuple(counts), tuple(bodies))


def are_theirs(items: Sequence[Sequence[Token]]) -> bool:
    """Say whether the last of several bodies has counted people of them all behind it.

    市直部门、高职院校4100余名党员干部, not 医生、护士12名.
    """
    if any(t.tag == "NUM" for item in items[:-1] for t in item) or items[-1][-1].tag != "n":
        return False
    at = next((i for i, t in enumerate(items[-1]) if t.tag == "NUM"), 0)
    bodies = [item[-1] for item in items[:-1]] + [items[-1][at - 1]] * (at > 0)
    return at > 0 and all(t.tag == "ORG" or t.word.endswith(BODIES) for t in bodies)


def split_items(tokens: Sequence[Token]) -> list[list[Token]]:
    """Split a coordination at 、, 和 and their like.

    What follows 等 after a name is left out; a noun that sums up what stands before 等 replaces it
    (口罩、手套等物资, 漳浦、云霄等地力量).
    """
    item: list[Token] = []
    items = [item]
    closed = False
    for i, token in enumerate(tokens):
        word = token.word
        if word in JOINERS:
            item = []
            items.append(item)
            closed = False
        elif word[0] == "等" and item and sums_up(tokens, i, item[-1]):
            item = []
            heads = {x[-1].tag for x in items if x}
            named = {"ORG", "PER", "LOC"} if "ORG" in heads else {"ORG", "PER"}
            items = [*(x for x in items if x and x[-1].tag in named), item]
        elif word[0] == "等" and item and item[-1].mention:
            closed = True
        elif token.tag != "w" and not closed and (item or word != "地"):
            item.append(token)
    return [item for item in items if item]


def sums_up(tokens: Sequence[Token], at: int, last: Token) -> bool:
    """Say whether the noun after 等 is what those named before it are (口罩、手套等物资)."""
    if last.mention and last.tag != "LOC":
        return False
    for token in tokens[at + 1 :]:
        if token.word in JOINERS:
            return False
        if token.tag in BODY and token.word[0] not in AREA:
            return True
    return False


def read_item(
    item: Sequence[Token],
    names: list[Token],
    common: list[Noun],
    owners: list[Token],
) -> None:
    """Read one member of a coordination: a name at its end or before a title, or its last nouns."""
    last = len(item)
    while last and item[last - 1].tag in SIDE:
        last -= 1
    if not last:
        return
    if item[last - 1].tag in NAMES:
        names.append(item[last - 1])
        return
    first = last
    while (
        first
        and item[first - 1].tag in BODY
        and (first == last or item[first - 1].end == item[first].start)
    ):
        first -= 1
    if first == last - 1 and first and item[first - 1].tag == "PER":
        names.append(item[first - 1])  # 习近平总书记
    elif first < last:
        end = item[last - 1].end
        if item[last - 1].word[-1] == "们" and end - item[first].start > 2:
            end -= 1
        common.append(Noun(item[first].start, end, item[last - 1].tag == "vn"))
        while first and item[first - 1].tag in COUNTED:
            first -= 1
        if first and item[first - 1].tag == "ORG":
            owners.append(item[first - 1])
