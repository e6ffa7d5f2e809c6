"""Whether an event is told as done, ordered, denied or habitual."""

from collections.abc import Sequence

from extract.events.lexicon import EventLexicon
from extract.events.tokens import Token
from schemas.events import Realis
from schemas.mentions import DateMention

STATES = frozenset({"的", "症状"})  # 无症状感染者
HABITUAL = frozenset({"年产", "日产", "月产"})
PAPERS = frozenset({"通报", "报告", "报道", "消息", "调查", "数据"})  # 通报指出,…
DENIALS = frozenset("不没未")
HEARING = frozenset({"接到", "收到", "接获", "发现", "出现", "造成", "接报", "发生"})
REACH = 4  # words between a negation and the verb it denies


def find_realis(
    tokens: Sequence[Token], first: int, word: str, scoped: bool, lexicon: EventLexicon
) -> Realis:
    """Read the realis of a trigger from the words before it and the clause's dates.

    `word` is the trigger, in the token at `first`; `scoped` says that an order or a plan earlier in
    the sentence reaches this clause.
    """
    found: Realis = "actual"
    if word in HABITUAL:
        return "generic"
    if any(t.word in {"在即", "在望"} for t in tokens[first + 1 : first + 3]):
        return "planned"
    own = tokens[first].word
    if word in own and "negator" in lexicon.cues.get(own.partition(word)[0], ()):
        return "negated"  # 无人伤亡 as one word
    if first and not tokens[first - 1].mention and tokens[first - 1].word in DENIALS:
        return "negated"
    for i, token in enumerate(tokens[:first]):
        cues = () if token.mention else lexicon.cues.get(token.word, ())
        heard = tokens[i + 1].word in HEARING  # 未接到有人伤亡的报告
        if "negator" in cues and (first - i <= REACH or heard) and tokens[i + 1].word not in STATES:
            return "negated"
        ordered = i > 0 and tokens[i - 1].word == "被"  # 被责令停业: it is done
        noun = tokens[i + 1].word in {"的", "下", "中"}  # 有需要的单位, 在统一部署下
        if "planned" in cues and not ordered and token.tag != "p" and not noun:
            found = "planned"
        elif "generic" in cues and found == "actual":
            found = "generic"
    if found == "actual" and any(t.tag == "DATE" and is_recurring(t) for t in tokens):
        found = "generic"
    return "planned" if scoped and found == "actual" else found


def is_recurring(token: Token) -> bool:
    """Say whether a token is a date that comes again and again (每天)."""
    return isinstance(token.mention, DateMention) and token.mention.kind == "recurring"


def opens_scope(tokens: Sequence[Token], lexicon: EventLexicon) -> bool:
    """Say whether a clause puts what follows it in the sentence under an order or a plan.

    响应号召 does not: the word must be a verb, not the object of one.
    """
    scopes = lexicon.marked["scope"]
    for i, token in enumerate(tokens):
        if token.word not in scopes or token.mention:
            continue
        ends = i + 1 == len(tokens) and i > 0 and tokens[i - 1].tag in {"ORG", "PER", "LOC"}
        named = i > 0 and (tokens[i - 1].tag == "r" or tokens[i - 1].word in PAPERS)  # 这计划
        if (token.tag != "v" and not ends) or named:
            continue  # 市纪委要求,…: its tag is a noun's
        last = lexicon.cues.get(tokens[i - 1].word, frozenset()) if i else frozenset()
        ordered = i > 0 and tokens[i - 1].word == "被"  # 被责令辞职,…受到处分: both are done
        if not ordered and not last & {"heeding", "light"}:
            return True
    return False
