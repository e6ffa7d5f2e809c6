"""Whether two reports of a page have one detail in common: victims, a win, a document, a thing."""

import re

from extract.events.merging.differences import HEAD, VAGUE, akin, apart, shared
from extract.events.merging.facts import Facts

FEW = frozenset({1.0, 2.0, 3.0, 4.0, 5.0})  # people whom a page would name one by one
SOMEONE = re.compile(r"某|[男女老童婴妇生工员民手者]$|司机|[一该路行工]人$")
SUMMED = re.compile(r"^(?:此次|[这该]起)?[^，、]{0,6}事故[^，、]{0,2}(?:造成|致)[^，、]{0,6}$")
TOLL = re.compile(r"(?:造成|致|导致)[^，]{0,12}$")
ANYONE = ("病例", "患者", "病人", "人员", "者", "人", "男子", "女子", "青年", "工人")
PRIZES = re.compile(r"(冠|金(?=牌|奖)|[夺摘首]金)|(亚军|银[牌奖])|(季军|铜[牌奖])")
MEDALS = ("枚", "块", "金", "个代", "个项")
FIRST = frozenset({"卫冕", "夺冠", "夺魁", "捧得", "蝉联", "登顶", "问鼎", "折桂"})
CONTEST = re.compile(r"[男女混][单双团]|[\d.]+(?:公里|米|公斤)|团体|个人|接力|全能")
SITTING = ("仪式", "会", "会议", "论坛", "典礼", "峰会")
HELD = re.compile(r"^了?([^的了，]{2,25}(?:仪式|会|会议|论坛|典礼|峰会))")
SAID_OF = re.compile(r"[的了在“”]|举行|召开|出席|参加|宣布|举办|主持|参与")
THINGS = frozenset({"facility_open", "produce", "org_form", "reopen"})
ONCE = frozenset(
    {"投产", "开通", "启用", "揭牌", "竣工", "通车", "落成", "挂牌", "开业", "奠基", "封顶", "首飞"}
)
LEAST = 3  # characters of a thing that says more than 项目


def same_victims(one: Facts, two: Facts) -> bool:
    """Say whether one report counts as many people as the other names (2人失踪: 吴某和张某)."""
    summed = SUMMED.search(two.before) is not None
    if one.report.evidence == two.report.evidence and not summed:
        return False
    return same_toll(one, two) or names_counted(one, two) or names_counted(two, one)


def same_toll(one: Facts, two: Facts) -> bool:
    """Say whether two reports of a day give one toll, small as it is (致两死一伤, 造成2人死亡)."""
    alike = one.figures and shared(one, two) and one.report.word[-1:] in "死亡难伤"
    tolls = all(TOLL.search(f.before) for f in (one, two))
    return bool(alike) and tolls and one.first == two.first != "" and not two.fresh


def names_counted(counted: Facts, naming: Facts) -> bool:
    """Say whether a report names exactly those whom another counts."""
    values = {v for unit in ("人", "") for v in counted.figures.get(unit, ())}
    named = {*naming.named, *filter(SOMEONE.search, naming.things)}
    if not all(t.endswith(ANYONE) or t in naming.report.evidence for t in counted.things):
        return False  # 部长利茨曼确诊 is not 一名助手确诊
    return len(values) == 1 and not naming.figures and float(len(named)) in values & FEW


def same_winner(one: Facts, two: Facts) -> bool:
    """Say whether two reports tell one win of one winner: of one rank, day and contest."""
    if one.report.evidence == two.report.evidence or not told_of_one_day(one, two):
        return False
    if not won_by(one, two) or not won_by(two, one):
        return False
    many = any(v > 1 for f in (one, two) for unit in MEDALS for v in f.figures.get(unit, ()))
    known = one.named or (two.named and one.first == two.first != "")
    if many or (not known and not {*one.report.word} & {*two.report.word}):
        return False
    first, second = (set(CONTEST.findall(f.clause)) for f in (one, two))
    if first and second and not first & second:
        return False
    return rank_of(one) == rank_of(two) != 0


def won_by(one: Facts, two: Facts) -> bool:
    """Say whether one win can be that of the other's winner: it has none, or names him."""
    named = two.named
    return not named or any(name in one.report.evidence for name in named)


def told_of_one_day(one: Facts, two: Facts) -> bool:
    """Say whether two reports have one known day, or one of them stands in a headline."""
    if one.headline or two.headline or one.first == two.first != "":
        return True
    named = one.named ^ two.named
    return bool(named) and not (one.first and two.first)


def rank_of(facts: Facts) -> int:
    """Give the rank that the words for a prize tell: 1 for 冠军, 金牌 and 卫冕; 0 when none do."""
    found = PRIZES.search(facts.after)
    return 1 if facts.report.word in FIRST else (found.lastindex or 0) if found else 0


def same_document(one: Facts, two: Facts) -> bool:
    """Say whether two reports tell the issue of one document."""
    return not apart(one, two) or "context" in {one.report.date_basis, two.report.date_basis}


def same_thing(one: Facts, two: Facts) -> bool:
    """Say whether two reports of one word tell of one thing, which one of them counts at most."""
    if one.report.evidence == two.report.evidence or two.counted:
        return False
    if one.report.date_start != two.report.date_start and one.first and two.first:
        return False
    counted = [values - {1.0} for f in (one, two) for values in f.figures.values()]
    named = any(akin(a, b) for a in one.things for b in two.things if is_telling_name(a, b))
    return (named or is_announced(one, two)) and not any(counted)


def is_announced(one: Facts, two: Facts) -> bool:
    """Say whether a headline announces what is done but once and another report speaks of it."""
    places = {f.report.place for f in (one, two)} - {""}
    return one.headline and one.report.word in ONCE and len(places) < 2


def title_of(facts: Facts) -> set[str]:
    """Give what a meeting is called: what is held, or the words before 仪式, 会议 or 论坛."""
    named = {*facts.things, *HELD.findall(facts.after)}
    if facts.report.word.endswith(SITTING):
        named.add(SAID_OF.split(facts.before)[-1] + facts.report.word)
    return {n for n in named if n.endswith(SITTING) and is_title(HEAD.sub("", n))}


def is_title(name: str) -> bool:
    """Say whether a name without its 会议 or 仪式 tells one meeting from others."""
    return len(name) > 1 and not name.endswith(VAGUE)


def same_meeting(one: Facts, two: Facts) -> bool:
    """Say whether two reports give one name to what was held (揭牌仪式, 揭牌暨开放仪式)."""
    return any(akin(a, b) for a in title_of(one) for b in title_of(two))


def is_telling_name(one: str, two: str) -> bool:
    """Say whether two nouns are long enough, and say enough, to mean one thing when alike."""
    return min(len(one), len(two)) >= LEAST and not one.endswith(VAGUE) and not two.endswith(VAGUE)
