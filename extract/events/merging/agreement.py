"""Whether two reports that share a key are one happening, key by key."""

import re
from collections.abc import Callable

from extract.events.merging.details import (
    same_document,
    same_meeting,
    same_thing,
    same_victims,
    same_winner,
    title_of,
)
from extract.events.merging.differences import (
    akin,
    contradicts,
    grows,
    other_post,
    overlap,
    shared,
)
from extract.events.merging.facts import Facts
from extract.events.merging.figures import like_things, near_figure, same_figure
from extract.events.merging.pages import (
    reprinted,
    same_accident,
    same_day,
    same_session,
)
from extract.events.merging.retelling import OWN, STEPWISE

CLOSE = 200  # characters between a call and the telling of its receipt
WIDE = 2  # digits of the code of a province
CASED = frozenset({"personnel", "discipline", "commend", "casualty"})  # of each person his own
TOLD_ALIKE = frozenset({"incident", "casualty", "case_report", "recovery", "meeting"})
REPEATED = 0.6  # of a sentence that tells the same
SERIES = ("次", "起", "场", "宗")
MANY = re.compile(r"(?:连环|接连|系列|多起|数起)[^，、]{0,6}$")
CRIMES = frozenset("抢盗窃绑劫骗")  # which one man does again and again
VISITS = frozenset({"inspect", "condole"})  # a round of visits is one, stop by stop
LOCAL = frozenset({"restrict", "reopen", "screening"})
TOWN = 9  # digits of the code of a town
ALL = frozenset({"casualty"})  # of these even 1 and 2 are figures


def agrees(one: Facts, two: Facts, reason: str) -> bool:
    """Say whether two reports that share a key are one happening; `one` stands first."""
    if contradicts(one, two, reason):
        return False
    same_page = one.telling.doc_id == two.telling.doc_id
    if reason in {"same words", "same clause"} and same_page:
        return two.report.start - one.report.start >= len(one.clause)
    if reason in ACROSS and not same_page:
        return ACROSS[reason](one, two)
    if reason != "same figure" and two.fresh and same_page:
        return False
    return TESTS[reason](one, two)


def again(one: Facts, two: Facts) -> bool:
    """Say whether a phrase stands in two sentences, which else repeat each other too."""
    short, long = sorted((one.report.evidence, two.report.evidence), key=len)
    return short != long and (one.report.type in TOLD_ALIKE or overlap(short, long) >= REPEATED)


def same_order(one: Facts, two: Facts) -> bool:
    """Say whether one body orders twice in a sentence."""
    alike_told = one.report.realis == two.report.realis and not two.beside
    return alike_told and one.report.evidence == two.report.evidence


def same_scene(one: Facts, two: Facts) -> bool:
    """Say whether two reports of a day and place are one: their parties, words and figures fit."""
    if two.beside and two.report.start - one.report.start < CLOSE:
        return False
    if two.known and not {*one.report.word} & {*two.report.word}:
        return False  # 此次签约 takes up a signing, not what was held that day
    return same_parties(one, two) and close_words(one, two) and retells(one, two)


def same_visitor(one: Facts, two: Facts) -> bool:
    """Say whether one person's round is told twice, by the words for it.

    Where he sees one thing and then another, each is a stop of its own.
    """
    things = one.things, two.things
    if all(things) and not any(akin(a, b) for a in things[0] for b in things[1]):
        return False
    places = [f.report.place if f.report.place_basis == "stated" else "" for f in (one, two)]
    told = all(p or t for p, t in zip(places, things, strict=True))
    here = akin(*places) if all(places) else all(things)
    if told and not here and not (one.headline or two.headline):
        return False
    return bool({*one.report.word} & {*two.report.word})


def same_incident(one: Facts, two: Facts) -> bool:
    """Say whether two incidents are one: of one page or day, neither in a wide place about both.

    What follows a quake (余震, 倒塌) is one when it has one size.
    """
    if {one.report.word, two.report.word} & OWN and not shared(one, two):
        return False
    if one.report.evidence == two.report.evidence and one.report.word != two.report.word:
        return False
    if is_series(one) != is_series(two) and not shared(one, two):
        return False
    if {*one.report.word} & CRIMES and not same_day(one, two) and not one.headline:
        return False
    if one.telling.doc_id != two.telling.doc_id:
        return same_accident(one, two)
    first, second = one.report.place, two.report.place
    if not first or not second or akin(first, second):
        return True
    if not one.stem or not two.stem:
        return same_day(one, two)  # abroad nothing tells which place holds which
    return min(len(one.stem), len(two.stem)) > WIDE


def is_series(facts: Facts) -> bool:
    """Say whether a report counts several incidents (发生地震7次); one fire has 3次爆炸."""
    if MANY.search(facts.before):
        return True
    return not facts.report.word.startswith("爆") and any(
        v > 1 for unit in SERIES for v in facts.figures.get(unit, ())
    )


def same_object(one: Facts, two: Facts) -> bool:
    """Say whether a shared object makes two reports one.

    A named one does with a place or an agent in common; a common one only with the same agents, and
    a headline, a day or an order between them.
    """
    if has_figures(one) and has_figures(two) and not shared(one, two):
        return False
    first, second = one.report, two.report
    same_page = one.telling.doc_id == two.telling.doc_id
    if same_page and first.evidence == second.evidence:
        return False
    agents = bool(first.agents) and set(first.agents) == set(second.agents)
    place = bool(first.place) and first.place == second.place
    if one.named & {*second.objects}:
        if first.type == "personnel":
            return (same_page or same_day(one, two)) and not other_post(one, two)
        if first.type == "discipline":
            return False  # by stage alone: 抓获 and 拘留 of one man are two
        return (place or agents) and (same_page or same_day(one, two))
    linked = one.headline or two.headline or first.realis != second.realis
    if first.type in VISITS and same_page and first.word == second.word:
        return linked or same_day(one, two)
    return agents and (same_day(one, two) or (same_page and linked))


def same_stage(one: Facts, two: Facts) -> bool:
    """Say whether two reports are one stage of one case: one accused, or one left unnamed close by.

    公开宣判该案 and 被判处有期徒刑十五年 are one.
    """
    if one.named and two.named:
        return any(akin(a, b) for a in one.named for b in two.named)
    courts = any(akin(a, b) for a in one.bodies for b in two.bodies)
    same_court = courts and one.kind == "rejection"
    close = two.report.start - one.report.start < CLOSE
    return same_court or (one.kind in {"verdict", "hearing"} and close)


def close_words(one: Facts, two: Facts) -> bool:
    """Say whether the words of two reports are near enough that a day and place makes them one."""
    first, second = one.report, two.report
    if first.type == "personnel" and first.word == second.word:
        return not one.named and not two.named and first.date == second.date
    if first.type in CASED:
        harmed = first.type == "casualty" and not one.figures and not two.figures
        if harmed and first.realis == second.realis == "negated":
            return first.word == second.word  # 暂无人员伤亡, said again
        return harmed and bool(first.objects) and bool(second.objects)
    if first.type == "meeting":
        named = title_of(one), title_of(two)
        return not all(named) or any(akin(a, b) for a in named[0] for b in named[1])
    if first.type in STEPWISE:
        return True
    return bool({*first.word} & {*second.word}) or bool(first.objects and second.objects)


def has_figures(facts: Facts) -> bool:
    """Say whether a report has a figure that can tell happenings apart."""
    return any(values - {1.0, 2.0} for values in facts.figures.values())


def facing(one: Facts, two: Facts) -> bool:
    """Say whether one report's agent is the other's recipient, close by (求援 and 接到电话)."""
    first, second = one.report, two.report
    if one.telling.doc_id != two.telling.doc_id or abs(first.start - second.start) > CLOSE:
        return False
    return any(akin(a, b) for a in first.recipients for b in second.recipients)


def same_parties(one: Facts, two: Facts) -> bool:
    """Say whether two reports have the same agents and objects that do not differ.

    A village is sealed off once a day, whether or not it is told by whom.
    """
    first, second = set(one.report.agents), set(two.report.agents)
    local = one.report.type in LOCAL and min(len(one.stem), len(two.stem)) >= TOWN
    untold = local and one.report.word == two.report.word and not (first and second)
    return (first == second or untold) and like_things(one, two)


def retells(one: Facts, two: Facts) -> bool:
    """Say whether two reports of a day and place may be one: no figure differs.

    One sentence tells a testing step by step, but no other happening twice.
    """
    few = set[float]() if one.report.type in ALL else {1.0, 2.0}  # 一次排查, but 死亡1人
    first, second = (set().union(*f.figures.values()) - few for f in (one, two))
    stepwise = one.report.type in STEPWISE or one.report.evidence != two.report.evidence
    return stepwise and not (first and second)


TESTS: dict[str, Callable[[Facts, Facts], bool]] = {
    "same figure": same_figure,
    "same order": same_order,
    "same incident": same_incident,
    "same stage": same_stage,
    "same visitor": same_visitor,
    "same phrase": again,
    "same object": same_object,
    "near figure": near_figure,
    "same toll": grows,
    "same parties": facing,
    "same day and place": same_scene,
    "same victims": same_victims,
    "same winner": same_winner,
    "same document": same_document,
    "same meeting": same_meeting,
    "same thing": same_thing,
}
ACROSS: dict[str, Callable[[Facts, Facts], bool]] = {
    "same words": reprinted,
    "same meeting": same_session,
}
