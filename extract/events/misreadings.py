"""Whether the words around a trigger make it another thing than the event it can tell."""

from collections.abc import Sequence
from itertools import pairwise

from extract.events.compounds import NOMINAL, RECEIVED, Span, is_tally
from extract.events.lexicon import EventLexicon, Trigger
from extract.events.tokens import Token

TOPICS = frozenset({"情况", "基础", "消息", "报道", "问题", "过程", "做法", "经验", "故事", "机会"})
NEARBY = 6  # tokens after a verb in which 的 and a topic stand
CONSULTING = frozenset({"inspect", "screening", "discipline", "meeting"})
PLEAS = frozenset({"理由", "罪名", "指控", "抗辩", "说法", "假设"})
GRANTING = frozenset({"接受", "同意", "批准", "拒绝", "驳回", "答应"})
ARRIVALS = frozenset({"赶到", "赶来", "到场", "抵达", "到达"})
FIELDS = frozenset({"农作物", "作物", "农田", "庄稼", "耕地", "果园", "面积"})
ERRANDS = frozenset({"inspect", "screening", "condole"})
NAMED_FOR = frozenset({"获奖", "提名", "参赛"})
FOLLOWING = frozenset({"按照", "根据", "依照", "遵照"})
DUTIES = frozenset({"deploy", "personnel", "volunteer", "condole", "donate"})


def is_other(
    tokens: Sequence[Token], placed: Span, trigger: Trigger, kind: str, lexicon: EventLexicon
) -> bool:
    """Say whether a trigger is part of an order, a definition, a topic, a duty of one each."""
    first, last = placed
    if first and tokens[first - 1].word == "被" and trigger.word in {"责令", "要求", "勒令"}:
        return True  # 被责令停业: what was ordered is told
    if trigger.word == "通报" and any(t.word in RECEIVED for t in tokens[:first]):
        return True  # 接到通报
    if kind == "deploy" and is_errand(tokens[last:], lexicon):
        return True
    if kind == "case_report" and is_patient(tokens, placed):
        return True
    if trigger.word == "受灾" and is_land(tokens, placed):
        return True
    if trigger.word in NAMED_FOR and last < len(tokens) and tokens[last].tag in NOMINAL:
        return not tokens[last].mention  # 获奖作品
    if trigger.word == "要求" and kind == "directive" and is_followed(tokens, first):
        return last == len(tokens)
    if is_defining(tokens, placed) or is_said_of(tokens, placed, trigger, kind):
        return True
    return is_topic(tokens, last) or is_each(tokens, placed, kind)


def is_figure(tokens: Sequence[Token], placed: Span, trigger: Trigger) -> bool:
    """Say whether a word for the harmed has its figure after it (死亡人数增至12人)."""
    first, last = placed
    if last - first == 1 and tokens[first].word != trigger.word:
        rest = tokens[first].word.removeprefix(trigger.word)
        return is_tally(tokens, placed, rest)
    after = tokens[last].word if last < len(tokens) else ""
    return last - first == 1 and is_tally(tokens, (first, last + 1), after)


def is_defining(tokens: Sequence[Token], placed: Span) -> bool:
    """Say whether the verb only tells what sort of thing something is (是装运南瓜的大货车)."""
    first, last = placed
    if not first or tokens[first - 1].word not in {"是", "系"}:
        return False
    words = [t.word for t in tokens[last:-1]]
    return "的" in words and tokens[-1].tag in NOMINAL


def is_followed(tokens: Sequence[Token], first: int) -> bool:
    """Say whether a demand is one that is followed, of nobody named (按照防控要求)."""
    at = next((i for i, t in enumerate(tokens[:first]) if t.word in FOLLOWING), None)
    return at is not None and not any(t.tag in {"ORG", "PER"} for t in tokens[at:first])


def is_land(tokens: Sequence[Token], placed: Span) -> bool:
    """Say whether fields are struck, not people (农作物受灾2千公顷)."""
    after = tokens[placed[1]] if placed[1] < len(tokens) else None
    area = after is not None and getattr(after.mention, "kind", "") == "area"
    return area or any(t.word in FIELDS for t in tokens[max(0, placed[0] - 2) : placed[0]])


def is_errand(after: Sequence[Token], lexicon: EventLexicon) -> bool:
    """Say whether all that follows a going is what it is for (专家组进村勘查)."""
    if len(after) != 1 or after[0].word not in lexicon.triggers or after[0].mention:
        return False
    return any(s.type in ERRANDS for s in lexicon.triggers[after[0].word].senses)


def is_said_of(tokens: Sequence[Token], placed: Span, trigger: Trigger, kind: str) -> bool:
    """Say whether the words around make the trigger another thing.

    理由不成立 founds nothing, 接受辞职的请求 asks nothing, 受捐单位 gives nothing, 皮鞋燃烧时 says
    when, 消防队及时赶到 not where.
    """
    first, last = placed
    words = {t.word for t in tokens}
    if trigger.word == "成立" and kind == "org_form" and words & PLEAS:
        return True
    if kind == "request" and tokens[first - 1].word == "的" and words & GRANTING:
        return True
    if first and tokens[first - 1].word == "受" and len(trigger.word) == 1:
        return True
    if first and tokens[first - 1].word in {"经", "经过"} and kind in CONSULTING:
        return not any(t.tag in {"NUM", "DATE"} for t in tokens)  # 经过调研和论证
    if last == len(tokens):
        bare = not any(t.tag in {"NUM", "DATE", "LOC"} for t in tokens)
        return bare and trigger.word in ARRIVALS
    if kind == "directive" and tokens[last].word == "下":
        return not any(t.tag in {"ORG", "PER", "LOC"} for t in tokens[:first])  # 在统一部署下
    counted = any(t.tag in {"NUM", "DATE"} for t in tokens)
    return kind == "incident" and tokens[last].word == "时" and not counted


def is_topic(tokens: Sequence[Token], last: int) -> bool:
    """Say whether a verb and its object only tell what news or case there is (签约的情况)."""
    for one, two in pairwise(tokens[last : last + NEARBY]):
        if one.mention and one.tag in {"NUM", "DATE"}:
            return False
        if one.word == "的":
            return two.word in TOPICS
    return False


def is_each(tokens: Sequence[Token], placed: Span, kind: str) -> bool:
    """Say whether one each is told, as a duty (一个党员包保一个区域)."""
    if kind not in DUTIES or any(t.tag in {"PER", "DATE", "ORG", "LOC"} for t in tokens):
        return False
    first, last = placed
    after = tokens[last : last + 1]
    return is_one(tokens[:first]) and is_one(after)


def is_one(tokens: Sequence[Token]) -> bool:
    """Say whether the last count among tokens is of one."""
    counts = [t for t in tokens if t.tag in {"NUM", "m"}]
    return bool(counts) and counts[-1].word.startswith("一") and len(counts[-1].word) < 4


def is_patient(tokens: Sequence[Token], placed: Span) -> bool:
    """Say whether a disease only describes who is named after it (罹患癌症的王大姐)."""
    if any(t.tag in {"DATE", "NUM"} for t in tokens):
        return False
    return any(a.word == "的" and b.tag == "PER" for a, b in pairwise(tokens[placed[1] :]))
