"""Whether a trigger word only makes a compound with the noun after it, or carries its clause."""

from collections.abc import Sequence

from extract.events.lexicon import EventLexicon, Trigger
from extract.events.tokens import Token

Span = tuple[int, int]

CASES = frozenset({"病例", "患者"})
DESCRIBING = frozenset({"确诊", "感染", "疑似", "阳性", "发病", "患病", "中毒"})
NOMINAL = frozenset({"vn", "n", "an", "nz"})
TOLL = frozenset({"报告", "病例", "情况", "人员"})  # 无死亡病例
COUNTED = frozenset({"人数", "者", "总数"})  # 死亡人数增至12人
CHAIN = 4  # nouns of a compound after a trigger
GOING = 6  # tokens after a noun in which a light verb carries it (搜救工作仍在加紧进行)
TALLY = 5  # tokens after 死亡人数 among which the figure stands
PEOPLE = frozenset({"person", "case", "other"})
SAVED = frozenset({"伤员", "病员", "船员", "乘员", "学员", "海员", "渔民", "病号"})  # 救治伤员
REACHING = frozenset("到往至入进出向赴")
LABOURS = frozenset({"工作", "行动", "活动"})
GROUPS = frozenset({"组", "小组", "工作组", "专班", "事项", "方面", "环节", "领域", "机制", "制度"})
WORKERS = frozenset({"志工", "义工", "志愿者", "司机", "小哥", "师傅", "员工", "个案"})
SERVING = frozenset({"supply", "rescue", "mass_test", "screening"})
WORK = frozenset({"核酸", "采样", "检测", "医疗", "救援", "应急", "护理"})
RESUMING = frozenset({"复工", "复产", "复工复产", "复课", "复学"})
RESUMED = frozenset({"人数", "情况", "工作", "率"})  # 复工复产人数1.3万人
TEAMED = frozenset({"mass_test", "screening"})
RECEIVED = frozenset({"接到", "收到", "接获"})
LISTING = frozenset("、和及等")
JOINED = frozenset("和与及、")
INSIDE = frozenset({"内", "里", "中", "上", "下", "外"})
SUFFERING = frozenset({"遭", "遭遇", "遭受", "遭到"})
PARTICLES = "了过着"


def is_compound(
    tokens: Sequence[Token], placed: Span, trigger: Trigger, kind: str, lexicon: EventLexicon
) -> bool:
    """Say whether the word only makes a compound with the noun after it (检测点, 确诊病例)."""
    last = placed[1]
    while last < len(tokens) and tokens[last].tag == "vn" and tokens[last].word in lexicon.triggers:
        last += 1
        if kind in {"org_form", "facility_open"}:
            return False  # 成立调查组: what follows is its object
    if last >= len(tokens) or tokens[last].mention or is_for_team(tokens, last, trigger, kind):
        return is_for_team(tokens, last, trigger, kind)
    after = tokens[last]
    if names_resumed(tokens, last, trigger) or names_group(tokens, last):
        return True
    if names_body(tokens, last, lexicon):
        return True
    if after.word in CASES and trigger.word in DESCRIBING:
        last_word = tokens[placed[0] - 1] if placed[0] else None
        follows = last_word and (last_word.word in lexicon.triggers or last_word.tag == "v")
        follows = follows or tokens[0].word == "其中"  # parts of what was just reported
        return bool(follows) or not next_count(tokens, last + 1)
    if trigger.frame == "motion" and is_human(after, lexicon):
        return not next_count(tokens, last + 1)  # 出动官兵2000余人
    if kind == "restrict" and is_human(after, lexicon) and not next_count(tokens, last + 1):
        return True
    if after.word == "的" and "attributive" in lexicon.cues.get(trigger.word, ()):
        return True
    if kind == "casualty" and not trigger.noun and after.tag in {"n", "nz", "vn"}:
        return not is_harm(tokens, placed, lexicon)
    if trigger.noun and after.tag == "vn" and tokens[placed[0] - 1].word in SUFFERING:
        return False  # 遭泥石流冲击
    if trigger.word[0] == "援" and kind == "deploy" and after.tag in NOMINAL:
        return True  # 援沪医疗队
    if kind == "incident" and names_thing(tokens, last, trigger, lexicon):
        return True
    if trigger.noun:
        vague = "vague" in lexicon.cues.get(after.word, ())
        return after.tag in NOMINAL and after.word not in lexicon.triggers and not vague
    return is_headed(tokens, placed, trigger, kind, after, lexicon)


def names_resumed(tokens: Sequence[Token], last: int, trigger: Trigger) -> bool:
    """Say whether a noun after 复工 makes it a topic (复工复产人数, 复工情况)."""
    if trigger.word not in RESUMING or tokens[last].tag not in NOMINAL:
        return False
    return tokens[last].word in RESUMED or not next_count(tokens, last + 1)


def is_for_team(tokens: Sequence[Token], last: int, trigger: Trigger, kind: str) -> bool:
    """Say whether a word only tells what a team after it is for (援沪核酸采样医疗队)."""
    if kind == "deploy" and trigger.word[0] == "援":
        return names_team(tokens[last : last + CHAIN])
    after = tokens[last] if last < len(tokens) and kind in TEAMED else None
    return after is not None and after.tag == "ORG" and after.word[-1] == "队"


def names_team(after: Sequence[Token]) -> bool:
    """Say whether the words after a verb name a team by its work."""
    at = next((i for i, t in enumerate(after) if t.word[-1] == "队"), None)
    return at is not None and all(t.tag in NOMINAL or t.word in WORK for t in after[:at])


def is_headed(
    tokens: Sequence[Token],
    placed: Span,
    trigger: Trigger,
    kind: str,
    after: Token,
    lexicon: EventLexicon,
) -> bool:
    """Say whether the noun after a verb is the head of a compound with it (检测点, 抽调机制)."""
    cues = lexicon.cues.get(after.word, frozenset())
    nominal = tokens[placed[1] - 1].tag in NOMINAL
    if kind == "rescue" and after.word in SAVED:
        return False
    if kind in SERVING and after.word in WORKERS:
        return True  # 送餐志工
    if after.word in JOINED and kind == "supply":
        paired = tokens[placed[1] + 1 : placed[1] + 3]  # 供电和通信设施
        if len(paired) == 2 and "head" in lexicon.cues.get(paired[1].word, ()):
            return True
    if "head" in cues and len(after.word) == 1 and trigger.word[-1] not in REACHING:
        return True  # 帮扶村
    if "abstract" in cues or after.word == "者":
        return True
    if nominal and trigger.mixed and names_crew(tokens, placed[1], lexicon):
        return True
    if not trigger.mixed:
        return lexicon.marks(after.word, "solid") or ("head" in cues and nominal)
    if "head" in cues:
        return nominal or lexicon.marks(after.word, "solid")
    if "soft" in cues:
        return not is_carried(tokens, placed, kind, lexicon)
    return lexicon.marks(after.word[-1], "solid") and nominal and after.tag in NOMINAL


def is_harm(tokens: Sequence[Token], placed: Span, lexicon: EventLexicon) -> bool:
    """Say whether a casualty before a noun is told of someone, not of that noun.

    被困房屋内 says where, 呕吐腹痛 what else, 无死亡病例 that there was none.
    """
    last = placed[1]
    after = tokens[last]
    other = lexicon.triggers.get(after.word)
    if other is not None and any(s.type == "casualty" for s in other.senses):
        return True
    within = any(t.word in INSIDE for t in tokens[last + 1 : last + 2])
    within = within or after.word == "症状"  # 呕吐症状 is what they had
    return within or is_toll(tokens, placed[0], after, lexicon)


def names_thing(
    tokens: Sequence[Token], last: int, trigger: Trigger, lexicon: EventLexicon
) -> bool:
    """Say whether an incident only describes the thing after it (爆炸工厂, 洪水中的县城)."""
    if [t.word for t in tokens[last : last + 2]] == ["中", "的"]:
        return True
    dated = any(t.tag in {"DATE", "NUM"} for t in tokens[:last])
    if tokens[last].word == "的" and last + 1 < len(tokens) and not dated:
        return tokens[last + 1].tag in {"n", "s", "nz"}  # 着火的地方
    person = tokens[last].word[-1:]
    if trigger.frame == "none" and tokens[last].tag == "n" and lexicon.marks(person, "person"):
        return not any(t.tag == "NUM" for t in tokens[last + 1 : last + 2])  # 落水学生
    if not lexicon.marks(trigger.word, "objectless") or tokens[last].tag not in {"n", "nz", "s"}:
        return False
    counted = any(t.tag == "NUM" for t in tokens[last + 1 : last + 2])  # 倒塌房屋3间
    return not counted and not lexicon.marks(tokens[last].word, "vague")  # 爆炸事故


def is_tally(tokens: Sequence[Token], placed: Span, rest: str) -> bool:
    """Say whether a word for how many were harmed has its figure (死亡人数增至12人).

    `rest` is what goes on the trigger. 在遇难者之列 tells it of those named before.
    """
    last = placed[1]
    if rest not in COUNTED:
        return False
    if rest == "者" and [t.word for t in tokens[last : last + 2]] in (["之", "列"], ["之", "中"]):
        return True
    for token in tokens[last : last + TALLY]:
        if token.tag == "NUM":
            return getattr(token.mention, "kind", "") in PEOPLE
        if token.mention or token.tag in NOMINAL:
            return False
    return False


def names_group(tokens: Sequence[Token], last: int) -> bool:
    """Say whether a word is one in a list that names groups (抢险、医疗救护等6个工作组)."""
    if tokens[last].word not in LISTING:
        return False
    at = last
    while at < len(tokens) and (tokens[at].tag in {"n", "vn", "v"} or tokens[at].word in "、和"):
        at += 1
    if at + 1 >= len(tokens):
        return False
    if [t.tag == "NUM" for t in tokens[at + 1 : at + 3]] != [True, False]:
        return False
    return tokens[at].word == "等" and tokens[at + 2].word in GROUPS


def names_crew(tokens: Sequence[Token], last: int, lexicon: EventLexicon) -> bool:
    """Say whether a chain of nouns after a word ends in those who do it (救援水上专业队伍)."""
    at = last
    while at < len(tokens) and at < last + CHAIN and tokens[at].tag in {"n", "vn", "s", "a", "nz"}:
        at += 1
    return at > last + 1 and is_human(tokens[at - 1], lexicon)


def names_body(tokens: Sequence[Token], last: int, lexicon: EventLexicon) -> bool:
    """Say whether a word only says what work a body or paper is for (筹建工作领导小组)."""
    if tokens[last].word not in LABOURS or last + 1 >= len(tokens) or tokens[last + 1].mention:
        return False
    return "head" in lexicon.cues.get(tokens[last + 1].word, ())


def is_toll(tokens: Sequence[Token], first: int, after: Token, lexicon: EventLexicon) -> bool:
    """Say whether a noun after a casualty only counts it, as none (无死亡病例)."""
    before = tokens[max(0, first - 4) : first]
    return after.word in TOLL and any(lexicon.marks(t.word, "negator") for t in before)


def next_count(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a count stands right at or one word after a place in the clause."""
    return any(t.tag == "NUM" for t in tokens[at : at + 2])


def is_counted(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a count stands at a place in the clause, or after the noun there."""
    if at >= len(tokens):
        return False
    after = tokens[at]
    return after.tag == "NUM" or (after.tag in NOMINAL and next_count(tokens, at + 1))


def is_carried(tokens: Sequence[Token], placed: Span, kind: str, lexicon: EventLexicon) -> bool:
    """Say whether a word tagged as a noun still tells what happened.

    It does after a light verb (进行检测), before a verb of going on (排查展开), before a count
    (采样2800万份), after whose it is for an appeal (市委的号召), in a clause without another verb.
    """
    first, last = placed
    for token in (*tokens[:first], *tokens[last : last + GOING]):
        cues = () if token.mention else lexicon.cues.get(token.word.rstrip(PARTICLES), ())
        if "light" in cues or "negator" in cues:
            return True
    if kind in {"mass_test", "screening", "inspect"} and any(
        t.word == "对" for t in tokens[:first]
    ):
        return True
    if kind == "directive" and any(
        t.tag in {"ORG", "PER"} for t in tokens[max(0, first - 2) : first]
    ):
        return True
    if kind == "directive" and any(t.word in RECEIVED for t in tokens[:first]):
        return True  # 接到区里通知
    if kind == "case_report" and any(t.tag == "NUM" for t in tokens[:first]):
        return True  # 21名中学生食物中毒入院
    if any(t.word == "由" for t in tokens[:first]):
        return True  # 由董事长代表捐赠
    return is_counted(tokens, last) or not any(
        t.tag in {"v", "vd"} for i, t in enumerate(tokens) if not first <= i < last
    )


def is_human(token: Token, lexicon: EventLexicon) -> bool:
    """Say whether a noun means people a verb before it may describe (下沉干部, 隔离人员)."""
    return "human" in lexicon.cues.get(token.word.rstrip("们"), ())
