"""Why two reports cannot tell one happening: other days, places, figures or parties."""

import re
from collections.abc import Collection
from datetime import date

from extract.events.merging.facts import Facts
from extract.events.merging.retelling import ROAD, same_rescue, same_word

PHASES = {"planned": "done", "actual": "done", "negated": "negated", "generic": "generic"}
CLOSE = 0.03  # how far a headline may round a figure: 3.4万 for 3.42万
LARGE = 100  # a figure that two pages hardly share by chance
FEW = 20  # a figure that outweighs a day taken from the context
OVER = 1.25  # by how much 逾 and 近 may be off
SMALL = 10
PATIENTS = frozenset({"casualty", "case_report", "recovery", "rescue"})
CASED = frozenset({"personnel", "discipline", "commend"})  # each person has his own
POST = 0.5  # of the words for a post
SIZES = frozenset(
    {"级", "间", "栋", "座", "户", "起", "次"}
)  # what sets incidents apart: their size
THINGS = frozenset({"meeting", "directive", "org_form", "facility_open", "produce", "donate"})
VAGUE = ("物资", "款", "金", "款物", "活动", "工作", "项目", "文件", "服务", "设施")
HEAD = re.compile(r"(?:会议|大会|会|仪式|通知|公告|意见|办法|方案|情况)$")
LEAST = 2  # characters of a name that keeps its last: 沙市 is no 沙
STATUS = re.compile(r"疑似|无症状|死亡|重症|确诊|出院")
MONEY = ("元", "币", "镑", "款")
GRAVE = frozenset("重轻危")
BEFORE = re.compile(r"^(?:而|据)?(?:此前|最初|早些时候|稍早|早前|先前)")
CONFIRMED = re.compile(r"证实|核实|确认|更正|修正")
ALL_HARM = "伤亡"  # 无人伤亡 and 没有人受伤
BEFALLS = frozenset({"incident", "casualty", "case_report", "recovery"})


def contradicts(one: Facts, two: Facts, reason: str) -> bool:
    """Say whether two reports cannot be one happening, though a reason speaks for it."""
    first, second = one.report, two.report
    if first.type != second.type or PHASES[first.realis] != PHASES[second.realis]:
        return True
    if reason == "same words":
        return False
    same_page = one.telling.doc_id == two.telling.doc_id
    if not same_page and reason == "same toll":
        return words_apart(one, two) or places_apart(one, two, same_page)
    if days_apart(one, two, reason) or words_apart(one, two):
        return True
    if first.type in CASED and strangers(one.named, two.named):
        return True
    if reason == "same order":
        return False
    values = shared(one, two) if same_page else set[float]()
    if any(is_telling(value) for value in values):
        return False
    if reason != "headline" and parties_apart(one, two):
        return True
    if reason in {"same clause", "same meeting"}:
        return figures_apart(one, two)
    if reason in {"same stage", "same visitor"}:
        round_trip = reason == "same visitor"
        counted = round_trip or one.kind == "fine"
        elsewhere = round_trip and places_apart(one, two, same_page)  # 南京, then 无锡
        return elsewhere or (counted and figures_apart(one, two))
    return places_apart(one, two, same_page) or (figures_apart(one, two) and not grows(one, two))


def days_apart(one: Facts, two: Facts, reason: str) -> bool:
    """Say whether two days rule one happening out: not of a headline, a growing toll, one quake."""
    if not apart(one, two) or (reason == "headline" and next_day(one, two)):
        return False
    guessed = "context" in {one.report.date_basis, two.report.date_basis}
    if (
        guessed
        and one.telling.doc_id == two.telling.doc_id
        and max(shared(one, two), default=0) > FEW
    ):
        return False
    quake = magnitude(one) and magnitude(one) == magnitude(two)
    return not grows(one, two) and not (quake and reason == "same incident")


def magnitude(facts: Facts) -> frozenset[float]:
    """Give the size of a quake with its decimal: 5.6级."""
    return frozenset(v for v in facts.figures.get("级", ()) if v != int(v))


def words_apart(one: Facts, two: Facts) -> bool:
    """Say whether the words of two reports tell other happenings; 爆炸袭击 is both at once."""
    if not words_differ(one, two):
        return False
    if one.report.evidence == two.report.evidence:
        return True
    return not (stands_beside(one, two) or stands_beside(two, one))


def stands_beside(one: Facts, two: Facts) -> bool:
    """Say whether the words before one report's tell the other's: 海啸袭击, 相撞起火."""
    report = one.report
    ends = report.inset + report.end - report.start
    told = one.before + report.evidence[report.inset : ends].removesuffix(report.word)
    if report.type != "incident":
        return told.endswith(two.report.word)
    word = two.report.word
    return told.endswith((word, *(ROAD if word in ROAD else ())))


def words_differ(one: Facts, two: Facts) -> bool:
    """Say whether the words of two reports of a type cannot tell one happening."""
    first, second = one.report, two.report
    if first.type == "incident":
        return not same_word(first.word, second.word)
    if first.type == "casualty":
        unhurt = first.realis == second.realis == "negated" and ALL_HARM in {one.kind, two.kind}
        return (one.kind != two.kind and not unhurt) or graver(one, two)
    if first.type == "rescue":
        return not same_rescue(first.word, second.word)
    if first.type == "case_report":
        said = [set(STATUS.findall("".join(r.objects))) for r in (first, second)]
        return all(said) and not said[0] & said[1]
    if first.type == "donate":
        handed = ("转" in first.word) != ("转" in second.word)  # 把这笔钱转给 comes after 捐款
        return handed or apart_gifts(one, two) or apart_gifts(two, one)
    if first.type == "directive":
        return strangers(one.documents, two.documents)
    if first.type == "personnel":
        return (one.kind == "out") != (two.kind == "out")
    if first.type == "discipline":
        known = bool(one.kind and two.kind)
        return one.kind != two.kind and (known or not {*first.word} & {*second.word})
    return False


def apart_gifts(one: Facts, two: Facts) -> bool:
    """Say whether one gift is all money and the other is counted in things alone."""
    units, others = one.figures.keys() - {""}, two.figures.keys() - {""}
    money = bool(units) and all(unit.endswith(MONEY) for unit in units)
    return money and bool(others) and not any(unit.endswith(MONEY) for unit in others)


def graver(one: Facts, two: Facts) -> bool:
    """Say whether one counts the badly hurt, the other all or the rest (9人受伤,其中2人重伤)."""
    first, second = (f.report.word[:1] if f.report.word[:1] in GRAVE else "" for f in (one, two))
    counts = one.report.count_value, two.report.count_value
    beside = one.report.evidence == two.report.evidence
    return first != second and (beside or (None not in counts and counts[0] != counts[1]))


def is_telling(value: float) -> bool:
    """Say whether a figure is so large and unround that it stands for one thing: 532, 8.4万."""
    digits = len(f"{value:.0f}".rstrip("0"))
    return value >= LARGE and (digits > 2 or (digits == 2 and value >= 10 * LARGE))


def apart(one: Facts, two: Facts) -> bool:
    """Say whether the days of two reports are known and do not meet."""
    if not one.first or not two.first:
        return False
    return one.last < two.first or two.last < one.first


def next_day(one: Facts, two: Facts) -> bool:
    """Say whether two days follow each other: a headline dates a night by the day it came out."""
    try:
        days = [date.fromisoformat(f.first) for f in (one, two)]
    except ValueError:
        return False
    return abs((days[0] - days[1]).days) == 1


def grows(one: Facts, two: Facts) -> bool:
    """Say whether two figures of one page may be one toll that grew (截至18时…升至5人)."""
    early, late = sorted((one, two), key=lambda f: f.report.start)
    first, second = early.report, late.report
    if first.type != "casualty" or one.telling.doc_id != two.telling.doc_id or late.fresh:
        return False
    if first.evidence == second.evidence:
        return False
    told = late.counted or late.known or BEFORE.search(second.evidence)
    if not told or one.kind != two.kind:
        return False
    small, large = first.count_value, second.count_value
    if small is None or large is None:
        return False
    if small > large and not (BEFORE.search(second.evidence) or CONFIRMED.search(late.before)):
        return False
    return not (early.first and late.first and late.last < early.first)


def places_apart(one: Facts, two: Facts, same_page: bool) -> bool:
    """Say whether the places of two reports differ and neither can hold the other.

    On one page only places that are both stated and known as divisions can.
    """
    first, second = one.report, two.report
    if not first.place or not second.place or first.place == second.place:
        return False
    if same_page and (not one.stem or not two.stem):
        return False
    if same_page and "context" in {first.place_basis, second.place_basis}:
        return False
    a, b = sorted((one.stem, two.stem), key=len)
    return not (a and b.startswith(a))


def shared(one: Facts, two: Facts) -> set[float]:
    """Give the values that both reports hold in one unit; a headline may leave the unit out."""
    found: set[float] = set()
    for unit, values in one.figures.items():
        for other, more in two.figures.items():
            if unit == other or not unit or not other or unit[0] == other[0] == "个":
                found |= values & more
    return found


def figures_apart(one: Facts, two: Facts) -> bool:
    """Say whether two reports count one thing and differ, beyond what a headline rounds."""
    if shared(one, two) or (one.headline and covers(one, two)):
        return False
    units = one.figures.keys() & two.figures.keys()
    if one.report.type == "incident":
        units &= SIZES
    return any(not near(one.figures[u], two.figures[u]) for u in units if told(one, two, u))


def told(one: Facts, two: Facts, unit: str) -> bool:
    """Say whether a unit counts for both: a mere 1 (一次排查) does not, but 1 dead does."""
    return one.report.type in PATIENTS or all(f.figures[unit] - {1.0} for f in (one, two))


def covers(head: Facts, body: Facts) -> bool:
    """Say whether the 逾2万 or 近3000 of a headline is told by the exact figure of a body."""
    first, second = head.report, body.report
    value, other = first.count_value, second.count_value
    if value is None or other is None or value < SMALL:
        return False
    if first.count_low is not None and first.count_high is None:
        return value <= other <= value * OVER
    return first.count_high == value and value / OVER <= other <= value


def near(one: Collection[float], two: Collection[float]) -> bool:
    """Say whether any two figures differ by no more than rounding."""
    return any(abs(a - b) <= CLOSE * max(abs(a), abs(b)) for a in one for b in two)


def parties_apart(one: Facts, two: Facts) -> bool:
    """Say whether the agents, objects or recipients of two reports are others."""
    if one.report.type not in BEFALLS:
        joined = one.report.type == "meeting" and (one.known or two.known)
        met = any(name in two.report.evidence for name in one.people)
        if one.people and two.people and not one.people & two.people and not (joined or met):
            return True
        if strangers(one.bodies, two.bodies):
            return True
    if strangers(one.named, two.named) or strangers(one.given, two.given):
        return True
    if one.report.type not in THINGS or shared(one, two):
        return False
    things = one.things and two.things and not one.named and not two.named
    return bool(things) and not any(alike(a, b) for a in one.things for b in two.things)


def strangers(one: Collection[str], two: Collection[str]) -> bool:
    """Say whether two sets of names are both given and no name of one can mean one of the other."""
    return bool(one) and bool(two) and not any(akin(a, b) for a in one for b in two)


def akin(one: str, two: str) -> bool:
    """Say whether two names can mean one body, as 住建部 and 住房和城乡建设部."""
    short, long = sorted((one, two), key=len)
    rest = iter(long)
    root = short.rstrip("省市县区州") if len(short) > LEAST else short
    return all(character in rest for character in root or short)


def other_post(one: Facts, two: Facts) -> bool:
    """Say whether two appointments are to other posts: both are named and share few characters."""
    short, long = sorted((one.after, two.after), key=len)
    return len(short) > LEAST and overlap(short, long) < POST


def overlap(one: str, two: str) -> float:
    """Give the share of the pairs of characters of one text that another repeats."""
    pairs = {one[i : i + 2] for i in range(len(one) - 1)}
    return sum(pair in two for pair in pairs) / len(pairs) if pairs else 0.0


def alike(one: str, two: str) -> bool:
    """Say whether two common nouns can mean one thing: they share two characters, or the last.

    What any meeting or document is called does not count (常委会会议 and 农村工作会议).
    """
    if one.endswith(VAGUE) or two.endswith(VAGUE):
        return True
    first, second = HEAD.sub("", one), HEAD.sub("", two)
    if not first or not second or first[-1] == second[-1]:
        return True
    return any(first[i : i + 2] in second for i in range(len(first) - 1))
