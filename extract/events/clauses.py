"""A clause before its trigger: the subject, who is made to act, what prepositions bring."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.events.compounds import CASES
from extract.events.lexicon import EventLexicon
from extract.events.phrases import BODY, JOINERS, Phrase, read_phrase
from extract.events.tokens import NOUNS, Token

OPENERS = frozenset({"在", "从", "自", "当", "于", "自从"})
SUBORDINATORS = frozenset({"随着", "伴随着", "由于", "因", "因为", "据"})  # a clause follows
MAKES = frozenset({"让", "使", "令", "使得"})  # who is made to act is the subject
COPULAS = frozenset({"是", "光是", "就是"})
LOOSE = frozenset("为到在给对向由从帮替用于把经")  # prepositions the tagger may call verbs
AGAIN = frozenset({"并", "并且"})
# what someone is, not what he does
STATIONED = frozenset(
    {"下沉", "驻村", "挂职", "在职", "退休", "退役", "值班", "执勤", "包村", "返乡", "离休"}
)
DENIALS = frozenset({"没有", "没", "尚未", "未"})
VERBAL = frozenset({"v", "vd"})
OPENING = VERBAL | {"p"}  # tags of words that may open an adjunct
OPENS = LOOSE | {"同", "因"}
PHRASE = NOUNS | {"a", "m", "q", "r", "f", "j", "NUM", "b", "u", "w"}


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


@dataclass(slots=True)
class Scan:
    """What has been read of a clause: its noun phrase so far, its verb, who is led by whom."""

    held: list[Token] = field(default_factory=list)
    adjuncts: list[Adjunct] = field(default_factory=list)
    subject: Phrase | None = None
    led: Phrase | None = None
    verb: str = ""
    made: bool = False  # 让 or 使 makes someone act

    def take_verb(self, word: str, lexicon: EventLexicon) -> None:
        """End the noun phrase at a verb: it was the subject, or who is led by the verb before."""
        if not self.verb and self.held:
            self.subject = read_phrase(self.held)
        elif self.held and lexicon.marks(self.verb, "pivot"):
            self.led = read_phrase(self.held)  # 组织966名党员|深入社区报到
        self.verb, self.held = word, []


def read_before(tokens: Sequence[Token], limit: int, lexicon: EventLexicon) -> Reading:
    """Read the tokens before `limit`: the subject, the movers and the adjuncts of the clause."""
    scan = Scan()
    at = 0
    adverbs = lexicon.marked["adverb"]
    while at < limit:
        token = tokens[at]
        tag, word = token.tag, token.word
        if tag in OPENING or word in OPENS:
            if is_preposition(tokens, at, limit):
                scan.adjuncts.append(read_adjunct(tokens, at, limit, lexicon))
                at = scan.adjuncts[-1].at
                continue
            if is_befallen(tokens, at, lexicon):
                at += 1  # 6名被困人员
                continue
        if tag in VERBAL and is_verb(tokens, at) and not is_owning(tokens, at, lexicon):
            scan.made = scan.made or word in MAKES
            de = relative_end(tokens, at, limit)
            if de < 0 or is_light(tokens, at, limit, lexicon):
                scan.take_verb(word, lexicon)
            else:
                scan.held += tokens[at : de + 1]
                at = de
        elif word in JOINERS or (tag in PHRASE and (token.mention or word not in adverbs)):
            scan.held.append(token)
        at += 1
    return settle(scan, tokens, limit, lexicon)


def settle(scan: Scan, tokens: Sequence[Token], limit: int, lexicon: EventLexicon) -> Reading:
    """Say what a clause read up to `limit` holds."""
    rest = read_phrase(scan.held) if scan.held else None
    adjuncts = tuple(scan.adjuncts)
    last = adjuncts[-1] if adjuncts and rest is None and not scan.verb else None
    if last and last.at == limit == len(tokens) and last.word not in OPENERS:
        about = last.phrase  # 以生产校服为主的久冠公司: the noun after 的 is the subject
        return Reading(about if about.names else None, None, adjuncts[:-1])
    if last and is_timed(last, tokens, limit, lexicon):
        return Reading(last.phrase, None, adjuncts[:-1])
    if scan.made and scan.verb not in MAKES:
        return Reading(None, None, adjuncts)
    read = conclude(scan.subject, scan.verb, rest, adjuncts, lexicon)
    return read._replace(movers=scan.led) if scan.led and read.movers is None else read


def conclude(
    subject: Phrase | None,
    verb: str,
    rest: Phrase | None,
    adjuncts: tuple[Adjunct, ...],
    lexicon: EventLexicon,
) -> Reading:
    """Settle what the last noun phrase before the trigger is: subject, mover, or an object."""
    named = rest if rest and rest.heads() else None
    if not verb:
        return Reading(named or (rest if rest and rest.counts else None), None, adjuncts)
    if verb in MAKES or (verb in COPULAS and subject is None):
        return Reading(named, None, adjuncts)
    moved = (rest or Phrase()) if lexicon.marks(verb, "pivot") else None
    return Reading(subject if subject and subject.heads() else None, moved, adjuncts)


def is_timed(last: Adjunct, tokens: Sequence[Token], limit: int, lexicon: EventLexicon) -> bool:
    """Say whether the trigger stands inside a phrase of time, with its subject (自支部成立以来)."""
    after = tokens[limit + 1 : limit + 3]
    closed = any("when" in lexicon.cues.get(t.word, ()) for t in after if not t.mention)
    return closed and last.word in OPENERS and last.at == limit and bool(last.phrase.names)


def is_light(tokens: Sequence[Token], at: int, limit: int, lexicon: EventLexicon) -> bool:
    """Say whether a verb only lends itself to the noun that tells (展开为期15天的检查)."""
    told = limit < len(tokens) and tokens[limit].tag in {"vn", "n", "an"}
    return told and lexicon.marks(tokens[at].word, "light")


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word is a verb that ends a noun phrase (确诊 in 确诊患者 is not)."""
    token = tokens[at]
    if token.mention or token.tag not in {"v", "vd"}:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and token.word in DENIALS and after.tag in VERBAL:
        return False  # 7名矿工没有救出
    return after is None or after.word not in CASES


def is_preposition(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Say whether a word opens an adjunct; the tagger calls some of them verbs (为群众提供)."""
    token = tokens[at]
    if token.word == "因" and at + 2 == limit and tokens[at + 1].tag in BODY:
        return True  # 因灾死亡
    if token.mention or token.word in SUBORDINATORS:
        return False
    if token.tag == "p" or (token.word == "同" and at > 0):
        return True
    if token.word not in LOOSE or limit >= len(tokens) or at + 1 >= limit:
        return False
    return tokens[at + 1].tag in PHRASE and tokens[at + 1].tag != "u"


def is_owning(tokens: Sequence[Token], at: int, lexicon: EventLexicon) -> bool:
    """Say whether a verb only says that there are those who act (共有2000名党员投入)."""
    if tokens[at].word == "有":
        return at + 1 < len(tokens) and tokens[at + 1].tag == "NUM"
    return "owning" in lexicon.cues.get(tokens[at].word, ())


def is_befallen(tokens: Sequence[Token], at: int, lexicon: EventLexicon) -> bool:
    """Say whether a verb describes the noun after it (8名被困工人, 转移受灾群众)."""
    if is_sent(tokens, at, lexicon):
        return True
    if at + 1 >= len(tokens) or tokens[at + 1].tag not in BODY:
        return False
    if at + 2 < len(tokens) and tokens[at].word in STATIONED and tokens[at + 2].tag == "PER":
        return True  # 新疆医院下沉干部王某
    if not at:
        return tokens[0].word[0] == "被" and len(tokens[0].word) > 1  # 被困女工获救
    last = tokens[at - 1]
    if (last.tag not in {"NUM", "v", "vn", "p"} and last.word != "未") or not is_verb(tokens, at):
        return False  # 转移未受伤群众
    trigger = lexicon.triggers.get(tokens[at].word)
    return trigger is not None and trigger.frame == "object"


def is_sent(tokens: Sequence[Token], at: int, lexicon: EventLexicon) -> bool:
    """Say whether a verb only says where counted people went (17名驰援湖北医疗队员)."""
    if not at or at + 2 >= len(tokens) or tokens[at - 1].tag != "NUM":
        return False
    end = at + 2
    while end < len(tokens) and tokens[end].tag in BODY:
        end += 1
    people = end > at + 2 and lexicon.marks(tokens[end - 1].word[-1], "person")
    return tokens[at].tag == "v" and tokens[at + 1].tag == "LOC" and people and end < len(tokens)


def is_adverb(token: Token, lexicon: EventLexicon) -> bool:
    """Say whether a noun only tells how or when (第一时间)."""
    return not token.mention and "adverb" in lexicon.cues.get(token.word, ())


def next_de(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Give the place of the next 的 that ends a relative clause, or -1; 并 begins another."""
    for i in range(at, limit):
        if tokens[i].word == "的" and i + 1 < limit:
            return i
        if tokens[i].word in AGAIN:
            return -1
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


def read_adjunct(tokens: Sequence[Token], at: int, limit: int, lexicon: EventLexicon) -> Adjunct:
    """Read a prepositional phrase; 在…时, 从…后 run to the word that closes them."""
    word = tokens[at].word
    if word in OPENERS:
        acts = False
        for i in range(at + 1, limit):
            acts = acts or is_verb(tokens, i)
            cues = () if tokens[i].mention else lexicon.cues.get(tokens[i].word, ())
            if "when" in cues or ("where" in cues and not acts):
                return Adjunct(word, read_phrase(tokens[at + 1 : i]), i + 1)
    end = read_noun(tokens, at + 1, limit)
    inside = [t for t in tokens[at + 1 : end] if not is_adverb(t, lexicon)]
    return Adjunct(word, read_phrase(inside), max(end, at + 1))


def read_noun(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Give the end of the noun phrase that begins at a token; relative clauses are part of it."""
    end = at
    towards = at > 0 and tokens[at - 1].word in {"为", "给", "向", "对", "替", "帮"}
    if towards and at + 1 < limit and is_verb(tokens, at) and tokens[at + 1].tag in BODY:
        end += 1  # 为独居老人送去: the verb only describes
    while end < limit:
        token = tokens[end]
        if end > at and is_describing(tokens, end, limit):
            end += 1
            continue
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


def is_describing(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Say whether a verb inside a phrase describes the noun before the main verb (受灾民众)."""
    return is_verb(tokens, at) and at + 2 == limit and tokens[at + 1].tag in {"n", "nz"}
