"""Noun phrases and prepositional phrases of a clause, read from left to right."""

from collections.abc import Sequence
from typing import NamedTuple

from extract.events.tokens import NAMES, NOUNS, Token
from extract.events.triggers import CASES, Hit

PREPOSITIONS = frozenset("把将为给向对被由让和与跟同在于从自到往沿以按据经因除")
CLOSERS = frozenset(
    {"时", "后", "中", "下", "上", "里", "内", "前", "间", "期间", "以来", "之后", "之前", "期"}
)
OPENERS = frozenset({"在", "从", "自", "当", "于", "随着", "自从"})
JOINERS = frozenset({"、", "和", "及", "与", "以及", "或", "暨", "并"})
PHRASE = NOUNS | {"a", "m", "q", "r", "f", "j", "NUM", "b", "nr"}
BODY = frozenset({"n", "nz", "nw", "vn", "an", "s", "x", "j"})
TAIL = frozenset(
    {
        "等",
        "等等",
        "们",
        "等地",
        "(",
        ")",
        "(",
        ")",
        "“",
        "”",
        "《",
        "》",
        "左",
        "右",
        "中",
        "‘",
        "’",
    }
)


class Phrase(NamedTuple):
    """A noun phrase: named heads, spans of common heads, their owners, its counts and places."""

    names: tuple[Token, ...] = ()
    common: tuple[tuple[int, int], ...] = ()
    owners: tuple[Token, ...] = ()
    counts: tuple[Token, ...] = ()
    places: tuple[Token, ...] = ()


class Adjunct(NamedTuple):
    """A prepositional phrase: the word, what follows it, and where it ends in the clause."""

    word: str
    phrase: Phrase
    at: int


class Reading(NamedTuple):
    """What a clause says before its first trigger: its subject, adjuncts, dates."""

    subject: Phrase | None
    adjuncts: tuple[Adjunct, ...]


def read_phrase(tokens: Sequence[Token]) -> Phrase:
    """Read a noun phrase; only what follows its last 的 is its head."""
    cut = max((i for i, t in enumerate(tokens) if t.word == "的"), default=-1)
    names: list[Token] = []
    common: list[tuple[int, int]] = []
    owners: list[Token] = []
    for item in split_items(tokens[cut + 1 :]):
        read_item(item, names, common, owners)
    return Phrase(
        tuple(names),
        tuple(common),
        tuple(owners),
        tuple(t for t in tokens if t.tag == "NUM"),
        tuple(t for t in tokens if t.tag in {"LOC", "ORG"}),
    )


def split_items(tokens: Sequence[Token]) -> list[list[Token]]:
    """Split a coordination at 、, 和 and their like; marks and 等 are left out."""
    items: list[list[Token]] = [[]]
    for token in tokens:
        if token.word in JOINERS:
            items.append([])
        elif token.mention or token.word not in TAIL:
            items[-1].append(token)
    return [item for item in items if item]


def read_item(
    item: Sequence[Token],
    names: list[Token],
    common: list[tuple[int, int]],
    owners: list[Token],
) -> None:
    """Read one member of a coordination: a name at its end, or the nouns at its end."""
    last = len(item)
    while last and item[last - 1].tag in {"f", "NUM", "m", "q", "u", "r", "DATE", "w", "d", "c"}:
        last -= 1
    if not last:
        return
    if item[last - 1].tag in NAMES:
        names.append(item[last - 1])
        return
    first = last
    while first and item[first - 1].tag in BODY and not item[first - 1].mention:
        first -= 1
    if first < last:
        common.append((item[first].start, item[last - 1].end))
        if first and item[first - 1].tag == "ORG":
            owners.append(item[first - 1])


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word is a verb that ends a noun phrase (确诊 in 确诊患者 is not)."""
    token = tokens[at]
    if token.mention or token.tag not in {"v", "vd"}:
        return False
    return not (at + 1 < len(tokens) and tokens[at + 1].word in CASES)


def next_de(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Give the place of the next 的 that ends a relative clause, or -1."""
    for i in range(at, limit):
        if tokens[i].word == "的" and i + 1 < limit:
            return i
    return -1


def read_before(tokens: Sequence[Token], limit: int) -> Reading:
    """Read the tokens before `limit`: the subject and the adjuncts of the clause."""
    held: list[Token] = []
    adjuncts: list[Adjunct] = []
    at = 0
    subject: Phrase | None = None
    while at < limit:
        token = tokens[at]
        if is_preposition(token):
            adjunct = read_adjunct(tokens, at, limit)
            adjuncts.append(adjunct)
            at = adjunct.at
        elif is_verb(tokens, at):
            de = next_de(tokens, at, limit)
            if held and subject is None:
                subject = read_phrase(held)
            if de < 0:
                held = []
                at += 1
            else:
                held = [*held, *tokens[at : de + 1]]
                subject = None
                at = de + 1
        else:
            if token.tag in PHRASE or token.word in JOINERS or token.tag in {"u", "w"}:
                held.append(token)
            at += 1
    if subject is None and held:
        subject = read_phrase(held)
    return Reading(
        subject if subject and (subject.names or subject.common) else None, tuple(adjuncts)
    )


def is_preposition(token: Token) -> bool:
    if token.mention or token.tag not in {"p", "v", "c"}:
        return False
    return token.tag == "p" and token.word not in {"等"}


def read_adjunct(tokens: Sequence[Token], at: int, limit: int) -> Adjunct:
    """Read a prepositional phrase; 在…时, 从…后 run to the word that closes them."""
    word = tokens[at].word
    end = at + 1
    if word in OPENERS:
        for i in range(at + 1, limit):
            if tokens[i].word in CLOSERS and not tokens[i].mention:
                return Adjunct(word, read_phrase(tokens[at + 1 : i]), i + 1)
    while end < limit:
        token = tokens[end]
        if is_verb(tokens, end) or token.tag == "p":
            de = next_de(tokens, end, limit) if end == at + 1 else -1
            if de < 0:
                break
            end = de
        elif token.tag in {"d", "ad", "c"} and token.word not in JOINERS:
            break
        end += 1
    return Adjunct(word, read_phrase(tokens[at + 1 : end]), max(end, at + 1))


def read_after(tokens: Sequence[Token], hit: Hit, limit: int) -> tuple[str, Phrase]:
    """Read the object of a trigger: the preposition between them (到, 给) and the noun phrase."""
    at = hit.last
    link = ""
    while at < limit and not tokens[at].mention and is_link(tokens[at]):
        if tokens[at].tag != "u" and tokens[at].tag != "w":
            link = tokens[at].word
        at += 1
    end = at
    while end < limit:
        token = tokens[end]
        if is_verb(tokens, end) or token.tag == "p" and token.word not in JOINERS:
            de = next_de(tokens, end, limit)
            if de < 0:
                break
            end = de
        elif token.tag in {"c", "d", "xc"} and token.word not in JOINERS:
            if token.tag != "d":
                break
        end += 1
    return link, read_phrase(tokens[at:end])


def is_link(token: Token) -> bool:
    """Say whether a word only joins a verb to its object."""
    return token.word in {
        "了",
        "着",
        "过",
        "到",
        "至",
        "往",
        "在",
        "于",
        "给",
        "向",
        "为",
        "成",
        "成为",
        "出",
        "入",
        "进",
        "对",
        "“",
    }
