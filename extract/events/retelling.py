"""Whether two reports of one page can tell one happening: their words, figures and sections."""

from schemas.events import EventReport

ROAD = frozenset({"追尾", "相撞", "侧翻", "车祸", "交通事故", "碰撞", "撞车", "刮擦", "翻车"})
VAGUE = frozenset({"", "事故", "灾害", "灾情", "险情", "事件", "案件", "命案", "惨案", "受灾"})
SHARED = frozenset("火爆震撞疫洪雨涝袭枪坠塌垮滑泥旱台案闪")
OWN = frozenset({"余震", "震感", "倒塌"})  # what follows a quake is not the quake
STEPWISE = frozenset({"mass_test", "screening", "deploy"})
ILL = ("吐泻痛晕恶", "ill")
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
    if one in VAGUE or two in VAGUE or {one, two} <= ROAD:
        return True
    return bool(SHARED & set(one) & set(two))


def same_harm(one: str, two: str) -> bool:
    """Say whether two words for casualties count the same people: 死 and 遇难, not 受伤."""
    return harm(one) == harm(two)


def harm(word: str) -> str:
    """Give the kind of harm a word tells, itself when none is known."""
    return next((kind for signs, kind in HARMS if any(s in word for s in signs)), word)


def is_ill(word: str) -> bool:
    """Say whether a word for harm names a symptom, of which one falling ill has several."""
    return harm(word) == ILL[1]


def words_differ(one: EventReport, two: EventReport) -> bool:
    """Say whether the words of two reports of a type cannot tell one happening."""
    if one.type == "incident":
        return not same_word(one.word, two.word)
    return one.type == "casualty" and not same_harm(one.word, two.word)
