"""Noun phrases and prepositional phrases of a clause, read from left to right."""

from collections.abc import Sequence
from typing import NamedTuple

from extract.events.lexicon import EventLexicon
from extract.events.tokens import NAMES, NOUNS, Token
from extract.events.uses import CASES

OPENERS = frozenset({"在", "从", "自", "当", "于", "随着", "自从"})
CLOSERS = frozenset(
    {
        "时",
        "后",
        "中",
        "下",
        "上",
        "里",
        "内",
        "前",
        "间",
        "期间",
        "以来",
        "之后",
        "之前",
        "期",
        "之际",
        "过程中",
    }
)
SUBORDINATORS = frozenset({"随着", "伴随着", "由于", "因", "因为", "据"})  # a clause follows
MAKES = frozenset({"让", "使", "令", "使得"})  # who is made to act is the subject
COPULAS = frozenset({"是", "光是", "就是"})
LOOSE = frozenset({"为", "到", "在", "给", "对", "向", "由", "从", "帮", "替", "用", "于", "把"})
JOINERS = frozenset({"、", "和", "及", "与", "以及", "或", "暨", "并", "及其"})
PHRASE = NOUNS | {"a", "m", "q", "r", "f", "j", "NUM", "b", "u", "w"}
BODY = frozenset({"n", "nz", "nw", "vn", "an", "s", "x", "j"})
SIDE = frozenset({"f", "NUM", "m", "q", "u", "r", "DATE", "t", "w", "d", "c", "a"})
ENDING = frozenset("往到至入给")
LINKS = frozenset(
    {
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
        "上",
    }
)


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


class Adjunct(NamedTuple):
    """A prepositional phrase: the word, what follows it, and where it ends in the clause."""

    word: str
    phrase: Phrase
    at: int


class Reading(NamedTuple):
    """What stands before a trigger: the subject, who is made to act (组织…), the adjuncts."""

    subject: Phrase | None
    movers: Phrase | None
    adjuncts: tuple[Adjunct, ...]


def read_phrase(tokens: Sequence[Token]) -> Phrase:
    """Read a noun phrase; only what follows its last 的 is its head."""
    cut = max(
        (i for i, t in enumerate(tokens) if t.word == "的" and i + 1 < len(tokens)), default=-1
    )
    names: list[Token] = []
    common: list[Noun] = []
    owners: list[Token] = []
    for item in split_items(tokens[cut + 1 :]):
        read_item(item, names, common, owners)
    ordered = (*tokens[cut + 1 :], *tokens[: cut + 1])
    return Phrase(
        tuple(names),
        tuple(common),
        tuple(owners),
        tuple(t for t in tokens if t.tag == "NUM"),
        tuple(t for t in ordered if t.tag in {"LOC", "ORG"}),
    )


def split_items(tokens: Sequence[Token]) -> list[list[Token]]:
    """Split a coordination at 、, 和 and their like; what follows 等 after a name is left out."""
    items: list[list[Token]] = [[]]
    closed = False
    for token in tokens:
        if token.word in JOINERS:
            items.append([])
            closed = False
        elif token.word[0] == "等" and items[-1] and items[-1][-1].mention:
            closed = True
        elif token.tag != "w" and not closed:
            items[-1].append(token)
    return [item for item in items if item]


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
        if first and item[first - 1].tag == "ORG":
            owners.append(item[first - 1])


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word is a verb that ends a noun phrase (确诊 in 确诊患者 is not)."""
    token = tokens[at]
    if token.mention or token.tag not in {"v", "vd"}:
        return False
    return not (at + 1 < len(tokens) and tokens[at + 1].word in CASES)


def is_preposition(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Say whether a word opens an adjunct; the tagger calls some of them verbs (为群众提供)."""
    token = tokens[at]
    if token.mention or token.word in SUBORDINATORS:
        return False
    if token.tag == "p" or (token.word == "同" and at > 0):
        return True
    if token.word not in LOOSE or limit >= len(tokens) or at + 1 >= limit:
        return False
    return tokens[at + 1].tag in PHRASE and tokens[at + 1].tag != "u"


def next_de(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Give the place of the next 的 that ends a relative clause, or -1."""
    for i in range(at, limit):
        if tokens[i].word == "的" and i + 1 < limit:
            return i
    return -1


def relative_end(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Give the 的 of the relative clause a verb is in, or -1 when 的 is in the verb's own object.

    In 扯着嘶哑的喉咙 the noun after 的 ends the clause: the verb is the clause's own.
    """
    de = next_de(tokens, at, limit)
    if de < 0 or limit < len(tokens):
        return de
    end = de + 1
    while end < limit and tokens[end].tag in PHRASE:
        end += 1
    return -1 if end == limit else de


def read_before(tokens: Sequence[Token], limit: int, lexicon: EventLexicon) -> Reading:
    """Read the tokens before `limit`: the subject, the movers and the adjuncts of the clause."""
    held: list[Token] = []
    adjuncts: list[Adjunct] = []
    subject: Phrase | None = None
    verb = ""
    at = 0
    while at < limit:
        token = tokens[at]
        if is_preposition(tokens, at, limit):
            adjuncts.append(read_adjunct(tokens, at, limit))
            at = adjuncts[-1].at
            continue
        if is_verb(tokens, at):
            de = relative_end(tokens, at, limit)
            if de < 0:
                if not verb and held:
                    subject = read_phrase(held)
                verb, held = token.word, []
            else:
                held += tokens[at : de + 1]
                at = de
        elif token.tag in PHRASE and not is_adverb(token, lexicon):
            held.append(token)
        at += 1
    rest = read_phrase(held) if held else None
    if not verb:
        bare = rest is not None and (rest.heads() or rest.counts)
        return Reading(rest if bare else None, None, tuple(adjuncts))
    if verb in MAKES:
        return Reading(rest if rest and rest.heads() else None, None, tuple(adjuncts))
    if verb in COPULAS and subject is None and rest:
        return Reading(rest if rest.heads() else None, None, tuple(adjuncts))
    moved = (rest or Phrase()) if "pivot" in lexicon.cues.get(verb, ()) else None
    return Reading(subject if subject and subject.heads() else None, moved, tuple(adjuncts))


def is_listed(tokens: Sequence[Token], first: int, at: int, limit: int) -> bool:
    """Say whether a verb only makes a noun in a list of things (口罩、消毒酒精)."""
    return first < at < limit - 1 and tokens[at - 1].word == "、" and tokens[at + 1].tag in BODY


def is_adverb(token: Token, lexicon: EventLexicon) -> bool:
    """Say whether a noun only tells how or when (第一时间)."""
    return not token.mention and "adverb" in lexicon.cues.get(token.word, ())


def read_adjunct(tokens: Sequence[Token], at: int, limit: int) -> Adjunct:
    """Read a prepositional phrase; 在…时, 从…后 run to the word that closes them."""
    word = tokens[at].word
    if word in OPENERS:
        for i in range(at + 1, limit):
            if tokens[i].word in CLOSERS and not tokens[i].mention:
                return Adjunct(word, read_phrase(tokens[at + 1 : i]), i + 1)
    end = read_noun(tokens, at + 1, limit)
    return Adjunct(word, read_phrase(tokens[at + 1 : end]), max(end, at + 1))


def read_noun(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Give the end of the noun phrase that begins at a token; relative clauses are part of it."""
    end = at
    while end < limit:
        token = tokens[end]
        if is_verb(tokens, end) or is_preposition(tokens, end, limit):
            de = next_de(tokens, end, limit) if end == at else -1
            if de < 0:
                break
            end = de
        elif (
            token.tag in {"d", "ad", "c", "xc"} and token.word not in JOINERS and not token.mention
        ):
            break
        end += 1
    return end


def read_after(
    tokens: Sequence[Token], last: int, limit: int, lexicon: EventLexicon
) -> tuple[str, Phrase]:
    """Read the object of a trigger: the preposition between them (到, 给) and the noun phrase."""
    at = last
    link = tokens[last - 1].word[-1] if tokens[last - 1].word[-1] in ENDING else ""
    while at < limit and not tokens[at].mention and tokens[at].word in LINKS:
        if tokens[at].tag not in {"u", "w"}:
            link = tokens[at].word
        at += 1
    end = at
    while end < limit:
        token = tokens[end]
        if is_listed(tokens, at, end, limit):
            end += 1
            continue
        if is_verb(tokens, end) or is_preposition(tokens, end, limit):
            de = next_de(tokens, end, limit)
            if de < 0:
                break
            end = de
        elif token.tag in {"c", "xc"} and token.word not in JOINERS:
            break
        end += 1
    return link, read_phrase([t for t in tokens[at:end] if not is_adverb(t, lexicon)])
