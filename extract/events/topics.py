"""Of the triggers of a clause those that only say what another deed is about."""

from collections.abc import Sequence

from extract.events.hits import Hit
from extract.events.tokens import Token

TOLD = frozenset({"incident", "case_report", "casualty"})
HELD = frozenset({"举行", "召开", "举办"})
TREATED = frozenset({"rescue", "recovery"})
QUENCHING = frozenset({"扑灭", "扑救", "灭火", "熄灭", "排除", "处置"})
NAMING = frozenset({"启动", "提供", "发布", "印发", "制定", "出台"})  # 启动应急救助响应
LOOKED = frozenset({"情况", "进展", "成果", "成效", "现场"})


def drop_topics(tokens: Sequence[Token], hits: Sequence[Hit]) -> list[Hit]:
    """Leave out an event noun that only says what a deed is about (启动防台风响应, 扑灭大火)."""
    kept: list[Hit] = []
    for i, hit in enumerate(hits):
        last = hits[i - 1] if i else None
        after = hits[i + 1] if i + 1 < len(hits) else None
        if after and is_setting(tokens, hit, after):
            continue
        if last is not None and is_business(tokens, last, hit):
            continue
        if last is not None and (is_looked_at(tokens, last, hit) or is_title(last, hit)):
            continue
        if hit.type == "incident" and is_doer(tokens, hit):
            continue
        tried = any(h.type == "discipline" for h in hits[i + 1 :])
        if tried and hit.type == "incident" and names_case(tokens, hit):
            continue
        if after and after.type in TREATED and hit.type == "casualty" and describes(tokens, hit):
            continue
        named = last is not None and last.trigger.word in NAMING
        named = named and all(t.tag in {"vn", "n"} for t in tokens[hit.first : hit.last])
        topic = (hit.trigger.noun or named) and last is not None and last.type not in TOLD
        if topic and last and not any(t.tag == "v" for t in tokens[last.last : hit.first]):
            continue
        if (
            hit.trigger.noun
            and after
            and after.type == "rescue"
            and after.trigger.word in QUENCHING
        ):
            continue
        kept.append(hit)
    return kept


def is_looked_at(tokens: Sequence[Token], last: Hit, hit: Hit) -> bool:
    """Say whether a deed is only what inspectors look at (了解企业复工复产等情况)."""
    if last.type != "inspect" or hit.type == "inspect":
        return False
    return hit.last < len(tokens) and tokens[-1].word in LOOKED


def is_title(last: Hit, hit: Hit) -> bool:
    """Say whether a verb begins the name of what is set up (成立支援基层小组)."""
    return last.type == "org_form" and hit.first == last.last


def is_business(tokens: Sequence[Token], last: Hit, hit: Hit) -> bool:
    """Say whether a deed is what a meeting is about (召开调研产业发展座谈会, 部署调查工作)."""
    if last.trigger.word in HELD and hit.first == last.last:
        return hit.last < len(tokens) and tokens[-1].word[-1] in "会式"
    ordered = last.trigger.word in {"部署", "研究部署", "安排部署"}
    return ordered and tokens[-1].word == "工作"


def describes(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether a harm only says who is treated (受伤的三名乘客已送到医院)."""
    return [t.word == "的" for t in tokens[hit.last : hit.last + 1]] == [True]


def names_case(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether a deed only names the case tried (劫持人质案终审宣判)."""
    return any(t.word[-1] == "案" for t in tokens[hit.last - 1 : hit.last + 2])


def is_doer(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether 被 makes an incident the cause of what follows (被海啸困在山里)."""
    return hit.trigger.noun and hit.first > 0 and tokens[hit.first - 1].word == "被"


def is_setting(tokens: Sequence[Token], hit: Hit, after: Hit) -> bool:
    """Say whether an incident only says in what people were harmed (2人在爆炸中丧生)."""
    if hit.type != "incident" or after.type != "casualty" or hit.last >= len(tokens):
        return False
    inside = tokens[hit.last].word in {"中", "里"}
    return inside and any(t.word == "在" for t in tokens[max(0, hit.first - 4) : hit.first])
