"""Whether a figure that two reports share makes them one happening."""

from extract.events.merging.differences import (
    BEFALLS,
    LARGE,
    akin,
    alike,
    is_telling,
    near,
    shared,
)
from extract.events.merging.facts import Facts
from extract.events.merging.pages import same_day

SEVERAL = 3  # people of one kind to whom one thing is done are the same people
FEW = 10
ANYONE = ("病例", "患者", "人员", "病人")  # whoever they are: 10名儿童 and 10例病例
SOMEONE = ("男子", "女子", "老人")  # 一名男子, and then 罗某


def same_figure(one: Facts, two: Facts) -> bool:
    """Say whether a shared figure makes two reports one: of like things, large or well placed."""
    first, second = one.report, two.report
    values = shared(one, two)
    if one.report.type == "donate" and other_giver(one, two):
        return False
    if not values or not (like_things(one, two) or len(values) > 1):
        return False
    large = any(abs(value) >= LARGE for value in values)
    people = first.type in BEFALLS | {"rescue"} and {*first.word} & {*second.word}
    harmed = bool(people) and max(values) >= SEVERAL
    place = bool(first.place) and first.place == second.place
    parties = bool({*first.agents, *first.recipients} & {*second.agents, *second.recipients})
    things = bool(first.objects and second.objects) and first.word == second.word
    if one.telling.doc_id == two.telling.doc_id:
        return large or place or parties or harmed or (things and max(values) >= SEVERAL)
    return (large and (same_day(one, two) or parties or place)) or (same_day(one, two) and place)


def other_giver(one: Facts, two: Facts) -> bool:
    """Say whether a round sum is given by two: by others, or twice in a list (各捐款1000元)."""
    first, second = one.report, two.report
    if any(is_telling(value) for value in shared(one, two)):
        return False
    if first.evidence == second.evidence and first.word == second.word:
        return True
    known = first.agents and second.agents
    return bool(known) and not any(akin(a, b) for a in first.agents for b in second.agents)


def near_figure(one: Facts, two: Facts) -> bool:
    """Say whether two reports of a page count nearly the same for the same party (100, 102)."""
    first, second = one.report, two.report
    counted = (first.count_value or 0) >= FEW and (second.count_value or 0) >= FEW
    units = one.figures.keys() & two.figures.keys() - {""}
    close = any(near(one.figures[u], two.figures[u]) for u in units)
    given = {*first.recipients} & {*second.recipients}
    return counted and close and bool(given) and like_things(one, two)


def like_things(one: Facts, two: Facts) -> bool:
    """Say whether the objects of two reports may be the same: one has none, or some are alike."""
    first, second = one.report.objects, two.report.objects
    unharmed = one.report.type == "casualty" and one.report.realis == "negated"
    if not first or not second or unharmed:  # 暂未收到伤亡报告 and 暂无人员伤亡
        return True
    if one.report.type in BEFALLS and any(n.endswith(ANYONE) for n in (*first, *second)):
        return True
    if one.report.type in BEFALLS and any("某" in n for n in (*first, *second)):
        return any(n.endswith(SOMEONE) for n in (*first, *second)) or akin(first[0], second[0])
    return any(a.endswith(b) or b.endswith(a) or alike(a, b) for a in first for b in second)
