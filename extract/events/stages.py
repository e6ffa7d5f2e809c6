"""What the word of an event says more closely: the harm of a casualty, the stage of a penalty."""

ILL = ("吐泻痛晕恶", "ill")
STAGES = (
    ("破", "solved"),  # 破获毒品案 is not 缴获毒品 nor 抓获嫌疑人
    ("罚", "fine"),
    ("驳", "rejection"),
    ("判刑终", "verdict"),
    ("庭", "hearing"),
    ("理", "hearing"),  # 审理, and 受理 before it
    ("缴扣没", "confiscation"),
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
    ("死亡难丧治牺世逝殉", "dead"),
    ("吐泻痛晕恶", "ill"),
)


def same_harm(one: str, two: str) -> bool:
    """Say whether two words for casualties count the same people: 死 and 遇难, not 受伤."""
    return harm(one) == harm(two)


def harm(word: str) -> str:
    """Give the kind of harm a word tells, itself when none is known; 死伤 is both at once."""
    if word in {"死伤", "伤亡"}:
        return word
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
