"""Sentences as clauses of tokens: words of the tagger, with whole mentions as single tokens."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from schemas.mentions import (
    CountMention,
    DateMention,
    Mention,
    Mentions,
    OrganisationMention,
    PersonMention,
    PlaceMention,
)
from schemas.text import Page, Word

BREAKS = frozenset(",，;；:：\n\t \u3000—…。!?！？")
REACH = 14  # tokens after 将 in which the verb stands that turns a thing into another
MENDED = frozenset("困金防抗救将（(应代兼长组邻")  # how words begin or end that are mended
OFFICES = frozenset({"代", "兼", "长", "组合"})  # tagged as verbs in titles
BEARINGS = frozenset("籍裔方返来抵回")  # how a word begins that tells what a place before it is
# 武汉|返忻学生, 疫情重点地区|来偏关人员: whence someone came
ARRIVED = re.compile(
    r"(?:返回?|来|抵|回)[\u4e00-\u9fff]{1,4}?(?:人员|学生|旅客|居民|群众|乘客|务工|车辆|返乡|者)"
)
TOWNS = frozenset({"城区", "市区", "县城", "主城区", "市", "城"})
ASIDE = 7  # tokens of a bracket that only describes whom it follows
NAMES = frozenset({"PER", "ORG", "LOC"})
LONGEST = 120  # tokens of a clause; real ones have under 60, and work grows with the square
NAMED = NAMES | {"TIME"}
MENTION_TAGS: dict[type[Mention], str] = {
    PersonMention: "PER",
    OrganisationMention: "ORG",
    PlaceMention: "LOC",
    DateMention: "DATE",
    CountMention: "NUM",
}
NOUNS = frozenset({"n", "nz", "nw", "vn", "an", "s", "PER", "ORG", "LOC", "x"})


class Token(NamedTuple):
    """A word with its part of speech, or a mention: PER, ORG, LOC, DATE, NUM."""

    start: int
    end: int
    tag: str
    word: str
    mention: Mention | None = None


class Clause(NamedTuple):
    """The tokens between two marks, and the mark before them ("" at the start)."""

    tokens: tuple[Token, ...]
    before: str


def mention_tag(mention: Mention) -> str:
    """Give the tag of the token a mention makes."""
    return MENTION_TAGS[type(mention)]


def outer_mentions(mentions: Mentions) -> list[Mention]:
    """Give the mentions that lie in no other, in text order; of two that cross, the first."""
    every: list[Mention] = [
        *mentions.organisations,
        *mentions.people,
        *mentions.places,
        *mentions.dates,
        *mentions.counts,
    ]
    kept: list[Mention] = []
    for mention in sorted(every, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def sentence_tokens(page: Page, index: int, outer: Sequence[Mention]) -> list[Token]:
    """Give the tokens of one sentence; words that cross a mention are cut at its edge."""
    sentence = page.sentences[index]
    words = (page.tags or page.words)[index] if page.tags or page.words else ()
    at = bisect_left(outer, sentence.start, key=lambda m: m.start)
    text, count = page.text, len(outer)
    ahead = outer[at].start if at < count else len(text)
    tokens: list[Token] = []
    new = tuple.__new__  # what Token() itself calls, in half the time
    for word in words:
        start, end, tag = word
        if end <= ahead and tag not in NAMED:
            tokens.append(new(Token, (start, end, tag, text[start:end], None)))
            continue
        if start == ahead and end == outer[at].end:
            mention = outer[at]
            tokens.append(Token(start, end, mention_tag(mention), text[start:end], mention))
            at += 1
        else:
            tokens.extend(cut_word(text, word, outer, at))
            while at < count and outer[at].end <= end:
                at += 1
        ahead = outer[at].start if at < count else len(text)
    return tokens


def mend_tags(tokens: list[Token]) -> list[Token]:
    """Join what the tagger cuts (被|困, 慰问|金); 将 before a noun is a preposition."""
    if MENDED.isdisjoint("".join([t.word for t in tokens])):
        return tokens
    kept: list[Token] = []
    for i, token in enumerate(tokens):
        if token.word[0] not in MENDED and token.word[-1] not in MENDED:
            kept.append(token)
            continue
        last = kept[-1] if kept and kept[-1].end == token.start else None
        plain = token.mention is None and last is not None and last.mention is None
        if plain and last and (last.word, token.word) == ("随", "即将"):
            kept[-1:] = [Token(last.start, token.end - 1, "d", "随即")]
            kept.append(Token(token.end - 1, token.end, "p", "将"))  # 学校随即将学生送医
        elif plain and last and (last.word, token.word) == ("被", "困"):
            kept[-1] = Token(last.start, token.end, "v", "被困")
        elif plain and last and token.word == "金" and last.tag in {"v", "vn"}:
            kept[-1] = Token(last.start, token.end, "n", last.word + "金")
        elif (plain and token.tag == "m" and token.word.endswith("响应")) or is_title(tokens, i):
            kept.append(token._replace(tag="n"))
        elif token.tag == "v" and is_guard(tokens, i):
            kept.append(token._replace(tag="vn"))
        elif token.word == "邻":
            kept.append(token._replace(tag="b"))  # 邻|省青海有11人死亡
        elif (token.word, token.tag) == ("将", "d") and (
            is_moved(tokens[i + 1 : i + 4]) or is_turned(tokens[i + 1 : i + REACH])
        ):
            kept.append(token._replace(tag="p"))
        else:
            kept.append(token)
    return drop_asides(kept)


def is_title(tokens: Sequence[Token], at: int) -> bool:
    """Say whether 代, 兼, 长 or 组合 is a title before a name (代市长, 太平区长许贵芳)."""
    if tokens[at].tag != "v" or tokens[at].word not in OFFICES:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or (after.mention and after.tag != "PER"):
        return False
    if tokens[at].word in {"长", "组合"}:
        return at > 0 and tokens[at - 1].tag in {"LOC", "ORG"} and after.tag == "PER"
    return after.tag in {"n", "nz", "a", "vn"} and not (at and tokens[at - 1].tag in {"p", "v"})


def is_turned(after: Sequence[Token]) -> bool:
    """Say whether what follows 将 becomes something (将防台风三级应急响应提升为二级)."""
    for one, two, three in zip(after, after[1:], after[2:], strict=False):
        if two.word[0] in BREAKS:
            return False
        if one.tag in NOUNS and two.tag == "v" and three.word in {"为", "至", "到", "成", "给"}:
            return True
    return False


def is_guard(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word for a defence only describes a noun (防台风应急响应, 抗震救灾指挥部)."""
    if tokens[at].mention or not tokens[at].word.startswith(("防", "抗", "救")):
        return False
    after = tokens[at + 1 : at + 3]
    single = len(tokens[at].word) == 1  # 防|台风|三级
    if len(after) < 1 + single or after[0].tag not in {"vn", "n", "m"}:
        return False
    return not single or (tokens[at].word == "防" and after[1].tag in {"vn", "n", "m"})


def drop_asides(tokens: Sequence[Token]) -> list[Token]:
    """Leave out brackets that hold no mention (薛平（左）, 王海燕（女）)."""
    if not {"）", ")"} & {t.word for t in tokens}:
        return list(tokens)
    kept: list[Token] = []
    for token in tokens:
        kept.append(token)
        if token.word not in {"）", ")"}:
            continue
        opened = next((i for i in range(len(kept) - 1, -1, -1) if kept[i].word in {"（", "("}), -1)
        inside = kept[opened:] if opened >= 0 else []
        if inside and len(inside) < ASIDE and not any(t.mention for t in inside):
            del kept[opened:]
    return kept


def is_moved(after: Sequence[Token]) -> bool:
    """Say whether a noun phrase follows 将, so that it means 把 (将被困人员转移)."""
    words = [t.word for t in after]
    if words[:2] == ["被", "困"]:
        return len(after) > 2 and after[2].tag in NOUNS
    return bool(after) and after[0].tag in {"n", "PER", "NUM"} and "".join(words[:1]) != "被"


def drop_bearings(tokens: list[Token]) -> list[Token]:
    """Make no mentions of places that only give a direction or an origin (桂林往柳州方向)."""
    if BEARINGS.isdisjoint([t.word[0] for t in tokens]):
        return tokens
    kept = list(tokens)
    for i, token in enumerate(tokens):
        if token.tag != "LOC" or i + 1 == len(tokens):
            continue
        if i + 1 < len(tokens) and (size := arrived(tokens, i)):
            kept[i : i + size] = [t._replace(tag="b", mention=None) for t in kept[i : i + size]]
        if tokens[i + 1].word[0] in "籍裔":
            kept[i] = token._replace(tag="nz", mention=None)  # 越南籍男子
        near = [t.word for t in tokens[i + 1 : i + 3]]  # 往玉林|城区|方向
        if not (near[0].startswith("方向") or (near[0] in TOWNS and near[1:] == ["方向"])):
            continue
        kept[i] = token._replace(tag="f", mention=None)
        two = i > 1 and tokens[i - 1].word in {"往", "至", "到"} and tokens[i - 2].tag == "LOC"
        if two and tokens[i - 2].word[-1] not in "路线道速桥处":  # 桂林往柳州方向
            kept[i - 2] = tokens[i - 2]._replace(tag="f", mention=None)
    return kept


def arrived(tokens: Sequence[Token], at: int) -> int:
    """Give how many tokens from a place on tell only whence those who follow them came, or 0."""
    near = tokens[at + 1 : at + 6]
    if near[0].word[0] not in "返来抵回()（）从":
        return 0
    if at and tokens[at - 1].word in {"从", "自", "途径", "途经"} and near[0].word[0] in "返来":
        return 1
    told = ""
    for size, token in enumerate(near, 1):
        if ARRIVED.match(told + token.word):
            return size
        told += "" if token.tag == "LOC" and not told else token.word.strip("()（）")
    return 0


def cut_word(text: str, word: Word, outer: Sequence[Mention], at: int) -> Iterator[Token]:
    """Give the tokens that start in one word: the mentions, and what is left of the word."""
    start = word.start
    tag = {"TIME": "t"}.get(word.tag, "x" if word.tag in NAMES else word.tag)
    while at < len(outer) and outer[at].start < word.end:
        mention = outer[at]
        if start < mention.start:
            yield Token(start, mention.start, tag, text[start : mention.start])
        if mention.start >= word.start:
            name = mention_tag(mention)
            yield Token(
                mention.start, mention.end, name, text[mention.start : mention.end], mention
            )
        start = max(start, mention.end)
        at += 1
    if start < word.end:
        yield Token(start, word.end, tag, text[start : word.end])


def split_clauses(tokens: Sequence[Token]) -> list[Clause]:
    """Split the tokens of a sentence at commas, colons, dashes and spaces."""
    clauses: list[Clause] = []
    held: list[Token] = []
    before = ""
    for i, token in enumerate(tokens):
        word = token.word
        broken = word[0] in BREAKS and token.mention is None and not is_filler(tokens, i)
        if len(held) == LONGEST:
            clauses.append(Clause(tuple(held), before))
            held, before = [], ""
        if broken:
            if held:
                clauses.append(Clause(tuple(held), before))
            held, before = [], word
        elif not word.isspace():
            held.append(token)
    if held:
        clauses.append(Clause(tuple(held), before))
    return clauses


def is_filler(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a space only sets off a figure (突击队 532 支), so that it breaks nothing."""
    if not tokens[at].word.isspace() or "\n" in tokens[at].word:
        return False
    if at + 1 < len(tokens) and tokens[at + 1].tag == "NUM":
        return True
    spaced = at > 1 and tokens[at - 2].word.isspace()  # 余震29次 学校停课 are two clauses
    return spaced and tokens[at - 1].tag == "NUM"
