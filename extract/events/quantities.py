"""Which count belongs to which trigger."""

from collections.abc import Sequence
from itertools import takewhile

from extract.events.chain import NEXT_CLAUSE, Chain, Draft, Figure
from extract.events.lexicon import EventLexicon
from extract.events.phrases import JOINERS
from extract.events.tokens import Token
from schemas.mentions import CountMention

MATERIAL = frozenset({"incident", "donate", "supply", "produce", "facility_open", "discipline"})
NEEDING = frozenset({"需", "需要", "要", "将", "得", "待"})
IDLE_COUNTS = frozenset({"age"})
LOSSES = frozenset({"损失", "经济损失", "赃款", "产值", "年产值"})
PEOPLE = frozenset({"person", "case", "person_time", "household"})
THINGS = frozenset({"money", "length", "area", "mass", "volume", "temperature"})


def give_counts(
    number: int, tokens: Sequence[Token], drafts: list[Draft], chain: Chain, lexicon: EventLexicon
) -> None:
    """Give each count of a clause to its trigger.

    Counts of a subject that has not acted wait for the next trigger; others in a clause without a
    trigger go to the one before.
    """
    mine = [*takewhile(lambda d: d.clause == number, reversed(drafts))][::-1]
    if mine and chain.waiting:
        waiting = [t for t in chain.waiting if fits(t, mine[0], lexicon)]
        mine[0].counts += [Figure(t, "argument.quantity.waiting_subject") for t in waiting]
        chain.waiting = []
    for i, token in enumerate(tokens):
        if token.tag != "NUM" or kind_of(token) in IDLE_COUNTS or is_article(token):
            continue
        draft, rule = owner(tokens, i, mine, lexicon), "argument.quantity.clause"
        if not mine and token not in chain.waiting and goes_back(number, tokens, drafts):
            draft, rule = drafts[-1], NEXT_CLAUSE
        if draft is not None and fits(token, draft, lexicon):
            draft.counts.append(Figure(token, rule))


def is_article(token: Token) -> bool:
    """Say whether 一 before a classifier only brings a thing in (一家会所起火), and nobody."""
    return token.word[0] == "一" and len(token.word) == 2 and kind_of(token) not in PEOPLE


def goes_back(number: int, tokens: Sequence[Token], drafts: Sequence[Draft]) -> bool:
    """Say whether a clause without a trigger goes on with the one before: no name, no time."""
    if not drafts or drafts[-1].clause < number - 2:
        return False
    if tokens[0].tag == "NUM" and any(t.word in NEEDING for t in tokens[1:3]):
        return False  # 4.2万人需紧急救助
    if drafts[-1].hit.type not in MATERIAL and any(kind_of(t) in THINGS for t in tokens):
        return False  # 接到警情,…涉水深度30厘米
    if drafts[-1].counts and any(t.word in LOSSES for t in tokens):
        return False  # 房屋倒塌200余间,直接经济损失11.4亿元
    verbs = sum(t.tag == "v" for t in tokens)
    return verbs < 3 and not any(t.tag in {"DATE", "PER", "ORG", "LOC"} for t in tokens)


def owner(
    tokens: Sequence[Token], at: int, mine: Sequence[Draft], lexicon: EventLexicon
) -> Draft | None:
    """Give whose a count is: of the trigger before it, else of the first of the clause.

    A count before a joiner or after an event noun is the next trigger's (3人死亡、6人受伤); one of
    who says it is nobody's (一名医生告诉记者).
    """
    before = [d for d in mine if d.hit.last <= at]
    if before and len(before) < len(mine) and goes_on(tokens[before[-1].hit.last : at], before[-1]):
        return mine[len(before)]
    if before and len(before) < len(mine) and is_own_count(tokens, at, mine[len(before)]):
        return mine[len(before)]
    if before:
        return before[-1]
    if not mine:
        return None
    between = tokens[at : mine[0].hit.first]
    spoken = any("speech" in lexicon.cues.get(t.word, ()) for t in between if not t.mention)
    return None if spoken else mine[0]


def is_own_count(tokens: Sequence[Token], at: int, draft: Draft) -> bool:
    """Say whether a count right before a trigger is its own (3死11伤: each word has its own)."""
    if draft.hit.type != "casualty" or at + 1 != draft.hit.first:
        return False
    return any(t.tag == "NUM" for t in tokens[max(0, at - 2) : at])


def fits(token: Token, draft: Draft, lexicon: EventLexicon) -> bool:
    """Say whether a kind of count can be an argument: no money is hurt, no length is sent."""
    if kind_of(token) in IDLE_COUNTS:
        return False
    if draft.hit.trigger.word == "通知" and kind_of(token) == "person":
        return False  # 接到通知要增加40人
    return not (kind_of(token) in THINGS and lexicon.lets(draft.hit.type, "headcount"))


def kind_of(token: Token) -> str:
    """Give the kind of a count."""
    return token.mention.kind if isinstance(token.mention, CountMention) else ""


def goes_on(between: Sequence[Token], draft: Draft) -> bool:
    """Say whether a count after a trigger belongs to the next (3人死亡、6人受伤)."""
    return draft.hit.trigger.frame == "none" or any(t.word in JOINERS for t in between)
