"""Whether a trigger word is used of a happening: no compound, purpose, danger, help or duty."""

from collections.abc import Sequence
from itertools import pairwise

from extract.events.compounds import (
    NOMINAL,
    Span,
    is_carried,
    is_compound,
)
from extract.events.lexicon import EventLexicon, Trigger
from extract.events.misreadings import is_figure, is_other
from extract.events.tokens import Token
from schemas.mentions import DateMention

HEEDED = frozenset({"落实", "贯彻", "贯彻落实", "学习", "传达"})
ABOUT = NOMINAL | {"a", "m", "q", "c", "r", "f", "x", "ORG", "LOC"}
ADVANTAGES = frozenset({"便利", "职务便利", "期间", "之机"})
HOLDING = frozenset({"举行", "举办", "召开", "开展", "组织", "出席", "参加"})
DEEDS = frozenset({"donate", "condole", "screening"})
DOING = frozenset({"开展", "组织", "组织开展"})
CEREMONIES = frozenset({"仪式", "典礼", "启动仪式"})
OCCASIONS = frozenset(
    {"晚会", "仪式", "典礼", "大会", "发布会", "座谈会", "启动仪式", "会议", "活动"}
)


def is_event(
    tokens: Sequence[Token], placed: Span, trigger: Trigger, kind: str, lexicon: EventLexicon
) -> bool:
    """Say whether the word is used of a happening."""
    first, last = placed
    if kind == "casualty" and is_figure(tokens, placed, trigger):
        return True
    if is_other(tokens, placed, trigger, kind, lexicon):
        return False
    if trigger.frame == "motion" and is_team(tokens, last):
        return False
    if trigger.frame in {"motion", "agent"} and is_relative(tokens, placed):
        return False
    if kind == "personnel" and trigger.frame == "object" and is_career(tokens, last):
        return False
    if is_compound(tokens, placed, trigger, kind, lexicon):
        return False
    if kind == "incident" and is_influence(tokens, placed):
        return False
    if is_occasion(tokens, placed, kind):
        return False
    if is_about(tokens, first, kind) or is_set_aside(phrase_before(tokens, first), lexicon):
        return False
    nominal = all(t.tag in NOMINAL for t in tokens[first:last])
    heeded = any(t.word in HEEDED for t in tokens[:first])
    if nominal and kind == "directive" and heeded:
        return False
    if nominal and trigger.mixed and not is_carried(tokens, placed, kind, lexicon):
        return False
    return not is_duty(tokens, placed, lexicon)


def is_team(tokens: Sequence[Token], last: int) -> bool:
    """Say whether the verb and the place after it only name a team (驰援湖北医疗队员)."""
    after = tokens[last : last + 3]
    if len(after) < 2 or after[0].tag not in {"LOC", "ORG"}:
        return False
    if after[0].tag == "ORG":
        return after[0].word[-1] == "队" and after[1].word == "队员"
    return any(
        t.word[-1] == "队" or t.word[-2:] in {"队员", "人员"} for t in after[1:] if t.tag in NOMINAL
    )


def is_relative(tokens: Sequence[Token], placed: Span) -> bool:
    """Say whether the verb only describes those counted before it (115名奋战在一线的干部)."""
    first, last = placed
    if not first or not any(t.word == "的" for t in tokens[last:-1]):
        return False
    if tokens[first - 1].tag == "NUM":
        return True
    counted = any(a.tag == "NUM" and b.tag == "v" for a, b in pairwise(tokens[:first]))
    return counted and tokens[last].word == "的"  # 15名参与救援的队员


def is_career(tokens: Sequence[Token], last: int) -> bool:
    """Say whether an office only describes who is named after it (担任书记的孙某)."""
    after = [t.word for t in tokens[last:]]
    if any(word in ADVANTAGES for word in after):
        return True  # 利用担任局长的职务便利
    return "的" in after and any(t.tag == "PER" for t in tokens[last + after.index("的") :])


def is_occasion(tokens: Sequence[Token], placed: Span, kind: str) -> bool:
    """Say whether the word names a ceremony, or a ceremony where something is said (仪式上)."""
    first, last = placed
    after = tokens[last].word if last < len(tokens) else ""
    nominal = all(t.tag in NOMINAL for t in tokens[first:last])
    if after == "活动" and kind in DEEDS and any(t.word in DOING for t in tokens[:first]):
        return False  # 开展捐款活动
    if nominal and (after in OCCASIONS or after == "暨"):
        return True
    if after in CEREMONIES and kind != "meeting":
        return True  # 开工仪式
    if nominal and tokens[last - 1].word == "会议" and not first and last < len(tokens):
        return not any(t.tag in {"DATE", "LOC"} for t in tokens)  # 会议审议了报告
    if after in OCCASIONS and any(t.word in HOLDING for t in tokens[:first]):
        return True  # 举行重大项目集中开工活动
    if tokens[first].word == "通报" and after in {"称", "说", "指出"}:
        return True
    return tokens[last - 1].word in {"会议", "活动", "大会"} and after in {"上", "中", "现场"}


def is_influence(tokens: Sequence[Token], placed: Span) -> bool:
    """Say whether an incident only influences what is told (受台风影响, 受事故影响)."""
    after = [t.word for t in tokens[placed[1] :]]
    return "影响" in after and any(t.word in {"受", "受到", "因"} for t in tokens[: placed[0]])


def is_about(tokens: Sequence[Token], first: int, kind: str) -> bool:
    """Say whether the word stands in what 对 or 为 is about.

    An incident there is a topic (对爆炸案宣判); any other noun is one in a list of things
    (对资金的安排、管理及拨付等事项…).
    """
    at = first - 1
    while at >= 0 and (tokens[at].tag in ABOUT or tokens[at].word in "、的及和“”"):
        at -= 1
    if at < 0 or tokens[at].word not in {"对", "为", "就", "关于", "针对"}:
        return False
    return kind == "incident" or any(t.word in {"、", "及", "和"} for t in tokens[at:first])


def phrase_before(tokens: Sequence[Token], first: int) -> Sequence[Token]:
    """Give what stands before a word in its own member of a list of verb phrases (、)."""
    start = 0
    for i in range(first - 1, 0, -1):
        if tokens[i].word == "、":
            start = i + 1
            break
    return tokens[start:first]


def is_set_aside(before: Sequence[Token], lexicon: EventLexicon) -> bool:
    """Say whether words before put the event aside: purpose, danger, help, condition."""
    for i, token in enumerate(before):
        if token.mention:
            continue
        cues = lexicon.cues.get(token.word, frozenset())
        named = any(lexicon.marks(t.word, "body") for t in before[i + 1 :] if not t.mention)
        if ("avoid" in cues and not named) or "purpose" in cues:  # but 灾害应对中心正在…
            return True
        if "aid" in cues and not is_helped(before[i + 1 :]):
            return True
        if token.word == "为" and token.tag == "p":
            follows = before[i + 1] if i + 1 < len(before) else None
            if (
                follows is None
                or "aim" in lexicon.cues.get(follows.word, ())
                or follows.tag in {"ad", "d"}
            ):
                return True
    return False


def is_helped(after: Sequence[Token]) -> bool:
    """Say whether those helped do the deed named (协助街道增设服务点), which then was done."""
    return any(t.mention or t.tag in {"n", "nz", "nt"} or t.word == "完成" for t in after)


def is_point(token: Token) -> bool:
    """Say whether a token's mention can anchor an event: dates must name a time."""
    mention = token.mention
    if isinstance(mention, DateMention):
        return bool(mention.value) and mention.kind in {"instant", "interval"}
    return mention is not None


def is_duty(tokens: Sequence[Token], placed: Span, lexicon: EventLexicon) -> bool:
    """Say whether the clause names a duty or a slogan: 加强排查, without a mention of its own."""
    if any(is_point(t) for t in tokens):
        return False
    return any("duty" in lexicon.cues.get(t.word, ()) for t in tokens[: placed[0]])
