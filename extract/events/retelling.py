"""Whether two reports of one page can tell one happening: their words, figures and sections."""

ROAD = frozenset({"追尾", "相撞", "侧翻", "车祸", "交通事故", "碰撞", "撞车", "刮擦", "翻车"})
VAGUE = frozenset({"", "受灾"})
STARTING = frozenset({"发生", "爆发", "暴发", "出现", "突袭", "来袭"})  # of an outbreak
NAMING = ("事故", "灾害", "灾情", "险情", "事件", "案件", "命案", "惨案", "惨剧", "悲剧", "惨祸")
SHARED = frozenset("火爆震撞疫洪雨涝袭枪坠塌垮滑泥旱台案闪")
FIRE = frozenset("火烟")
OWN = frozenset({"余震", "震感", "倒塌"})  # what follows a quake is not the quake
ATTENDING = frozenset({"主持", "出席", "参加", "列席", "致辞", "主持召开"})
STEPWISE = frozenset({"mass_test", "screening", "deploy"})
ILL = ("吐泻痛晕恶", "ill")
STAGES = (
    ("罚", "fine"),
    ("判刑", "verdict"),
    ("庭", "hearing"),
    ("捕抓拘获归", "seizure"),
    ("诉", "charge"),
    ("职免撤除双", "dismissal"),
    ("查立", "probe"),
)
OUT = ("辞", "卸", "免", "不再", "离任", "退休", "调离", "罢")
HARMS = (
    ("失", "missing"),
    ("困埋", "trapped"),
    ("伤烧灼呛", "hurt"),
    ("死亡难丧治牺", "dead"),
    ("吐泻痛晕恶", "ill"),
)


def same_word(one: str, two: str) -> bool:
    """Say whether two words for an incident can mean one: 火灾 and 大火, 爆燃 and 事故."""
    if one == two:
        return True
    if one in OWN or two in OWN:
        return False
    if {one, two} & VAGUE or one in NAMING or two in NAMING:
        return True
    if {one, two} <= ROAD or {one, two} <= STARTING:
        return True
    burning = FIRE & set(one) and FIRE & set(two)
    return bool(burning or SHARED & set(one) & set(two))


def same_harm(one: str, two: str) -> bool:
    """Say whether two words for casualties count the same people: 死 and 遇难, not 受伤."""
    return harm(one) == harm(two)


def harm(word: str) -> str:
    """Give the kind of harm a word tells, itself when none is known."""
    return next((kind for signs, kind in HARMS if any(s in word for s in signs)), word)


def stage(word: str) -> str:
    """Give the stage of a penalty or a career that a word tells; itself when none is known."""
    if word.startswith(OUT):
        return "out"
    return next((kind for signs, kind in STAGES if any(s in word for s in signs)), "")


def is_ill(word: str) -> bool:
    """Say whether a word for harm names a symptom, of which one falling ill has several."""
    return harm(word) == ILL[1]


def kind_of(kind: str, word: str) -> str:
    """Give what sets the words of a type of event apart: the harm of a casualty, the stage."""
    if kind == "casualty":
        return harm(word)
    return stage(word) if kind in {"discipline", "personnel"} else ""
