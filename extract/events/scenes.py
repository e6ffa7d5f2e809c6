"""What a page about an incident says of it as a whole: where and when those who came acted.

The scene is where the incident was. Who was hurt, saved, sent or shut in belongs there, not in the
seat of the body that acts (滁州市消防救援支队赶赴现场), and on its day unless another is told.
"""

import re
from collections.abc import Sequence

from extract.events.chain import SUBJECT_RULE, Draft
from extract.events.context import OWN_DIVISION, is_asof, is_day
from extract.events.story import Scene, Story, Where, stem
from schemas.text import Sentence

RESPONSE = frozenset({"casualty", "rescue", "deploy", "request", "incident", "restrict", "reopen"})
VISITS = frozenset({"condole", "inspect"})  # but the hurt are visited in hospital
PROMPT = frozenset({"casualty", "rescue", "deploy", "request", "incident"})
LASTING = frozenset({"疫情", "案", "案件", "干旱", "旱情", "舆情"})  # no day and scene of their own
TREATED = frozenset({"转入", "转至", "治疗", "救治", "就诊", "就医", "住院", "收治"})  # elsewhere
LATER = re.compile(r"响应|停业|停产|整顿|查封|预警")
LEVEL = re.compile(r"响应[^，。；]*$")  # 将防汛应急响应由Ⅳ级提升至Ⅲ级
LOCATOR = re.compile(r"(?:[在到赴往至于]|进驻|抵达|驰援|支援|前往|增援|位于|深入)$")
ROADS = ("公路", "高速", "国道", "省道", "大桥", "隧道", "公里处", "路", "街", "段")
WIDE = frozenset("洪涝雨旱雪风疫汛")  # what strikes a whole region, so that its bodies act all over
COUNTY = 6  # figures of a county's code
NEXT, FAR = 8, 24  # characters after a trigger that may name a response or a warning
LONG = 40  # characters before a trigger that may say that it was at once
AT_ONCE = re.compile(r"(?:接[到]?[警报]|获报|(?:地震|事故|火灾|事)发(?:生)?)后[^。；已]*$")
PART = re.compile(r"凌晨|清晨|早[上晨]|上午|中午|下午|傍晚|晚上|深夜|半夜|夜间|夜里|昨夜|一夜")
DONE = re.compile(r"已经?(?:依法|陆续|全部|被|由|向|派|对)?")

Told = tuple[Draft, Sentence]
Seats = set[tuple[int, int]]


def settle_page(text: str, told: Sequence[Told], story: Story) -> None:
    """Give what a page tells after an incident its scene and day, and its headline what it tells.

    `told` are the drafts with their sentences, in text order; they are changed in place.
    """
    seats = {(m.start, m.end) for m in story.nested.values()}
    scene: Scene | None = None
    running: Scene | None = None
    paragraph = -1
    for draft, sentence in told:
        if sentence.paragraph != paragraph:
            running, paragraph = None, sentence.paragraph
        if sentence.section == "headline":
            continue
        site = story.site
        if scene is not None and site is not None and moved_to(scene, site, sentence):
            scene, running = Scene(site, scene.date, scene.word), None
        if scene is not None and not is_past(draft):
            settle_response(text, draft, running or scene, seats)
        running = read_scene(draft) or moved_scene(draft, running or scene)
        scene = scene or running
    if scene is not None:
        for draft, sentence in told:
            if sentence.section == "headline":
                headline = text[sentence.start : sentence.end]
                settle_headline(headline, draft, scene, has_asof(text, told))


def moved_to(scene: Scene, site: Where, sentence: Sentence) -> bool:
    """Say whether the page has told by now where exactly it was (事发地位于永兴县永华村)."""
    told = scene.place.start < site.start < sentence.end
    return told and not (holds(site, scene.place) or site.code == scene.place.code != "")


def moved_scene(draft: Draft, scene: Scene | None) -> Scene | None:
    """Give the scene that runs on after a draft: where else someone was harmed is a new one."""
    told = draft.hit.type in {"incident", "casualty"} and draft.place_basis == "stated"
    if scene is not None and told and draft.place is not None:
        return Scene(draft.place, draft.date or scene.date)
    return scene


def read_scene(draft: Draft) -> Scene | None:
    """Give where and when an incident was that a draft tells as done, with a day and a place."""
    if draft.hit.type not in {"incident", "casualty"} or draft.realis != "actual":
        return None
    if draft.hit.trigger.word in LASTING or draft.date is None or draft.place is None:
        return None
    return Scene(draft.place, draft.date, draft.hit.trigger.word) if is_day(draft.date) else None


def is_past(draft: Draft) -> bool:
    """Say whether a draft has a stated time that is no day, as the figures of a year."""
    return draft.date_basis == "stated" and draft.date is not None and not is_day(draft.date)


def settle_response(text: str, draft: Draft, scene: Scene, seats: Seats) -> None:
    """Give a draft of the response the place and day of the scene if it tells none of its own."""
    ruled = draft.hit.type in {"restrict", "reopen"}
    word = text[draft.hit.start : draft.hit.end + (FAR if ruled else NEXT)]
    before = text[max(0, draft.hit.start - FAR) : draft.hit.start] if ruled else ""
    later = LATER.search(word) is not None or LEVEL.search(before) is not None
    here = draft.hit.type in RESPONSE or comes(text, draft)
    here = here and draft.hit.trigger.word not in TREATED
    wide = bool(WIDE & set(scene.word)) and draft.place_basis == "stated"
    if here and not later and not wide and draft.realis != "generic":
        place_at(text, draft, scene.place, seats)
    harmed = draft.hit.type in {"casualty", "rescue"}  # 目前有3人受伤
    promptly = draft.hit.type in PROMPT or (ruled and is_prompt(text, draft))
    if draft.date is None and promptly and (harmed or not draft.vague):
        before = text[max(0, draft.hit.start - 12) : draft.hit.start]
        prompt = (harmed or not DONE.search(before)) and not is_drawn_out(draft, scene)
        if draft.realis in {"actual", "negated"} and prompt:
            draft.put_date(scene.date, "context", "argument.time.scene")


def is_drawn_out(draft: Draft, scene: Scene) -> bool:
    """Say whether a response goes on for days: treatment, and those sent against a flood."""
    flooded = draft.hit.type == "deploy" and bool(WIDE & set(scene.word))
    return flooded or draft.hit.trigger.word in TREATED


def is_prompt(text: str, draft: Draft) -> bool:
    """Say whether a measure follows right upon an incident (接报后立即启动预案, 地震发生后)."""
    return AT_ONCE.search(text, max(0, draft.hit.start - LONG), draft.hit.start) is not None


def comes(text: str, draft: Draft) -> bool:
    """Say whether a body with a seat of its own visits or inspects, and no hospital."""
    near = text[max(0, draft.hit.start - FAR) : draft.hit.end + FAR]
    return draft.hit.type in VISITS and draft.place is not None and "院" not in near


def place_at(text: str, draft: Draft, place: Where, seats: Seats) -> None:
    """Put a draft at the scene when its place is only the seat of a body, or holds the scene."""
    if draft.place is None:
        draft.put_place(place, "context", "argument.place.scene")
        return
    where = draft.place
    if draft.place_rule == OWN_DIVISION:
        return  # 全区被淹房屋30栋,无一人死亡
    if where.code and not place.code and not place.name.endswith(ROADS):
        return  # 长江流域 is no scene that a province's forces went to
    toll = draft.hit.type == "casualty" and draft.place_rule == SUBJECT_RULE
    if toll and draft.place_basis == "stated" and holds(where, place):
        return  # 甘肃已有100人在地震中死亡
    own = draft.hit.type == "incident" and draft.place_basis == "stated"
    if own and len(stem(where.code)) >= COUNTY:
        return  # 左云县新井煤矿透水: told again by its county
    told = draft.place_basis == "context"  # of a road block, it need not be where traffic flows
    stray = told and (bool(place.code) != bool(where.code) or draft.hit.type == "reopen")
    if holds(place, where) and not stray:
        return
    seat = where.table == "organisations" or (where.start, where.end) in seats
    seat = seat and draft.hit.type != "incident"
    sent = draft.hit.type == "deploy" and draft.hit.trigger.frame == "agent"
    located = LOCATOR.search(text[max(0, draft.place.start - 3) : max(0, draft.place.start)])
    if located and not seat:
        return
    if seat or sent or stray or holds(draft.place, place):
        draft.put_place(place, "context", "argument.place.scene_outweighs")


def holds(outer: Where, inner: Where) -> bool:
    """Say whether a place is one that the other lies in."""
    a, b = stem(outer.code), stem(inner.code)
    return bool(a) and a != b and b.startswith(a)


def has_asof(text: str, told: Sequence[Told]) -> bool:
    """Say whether the harmed are counted up to a time (截至8日9时), so that no day is theirs."""
    return any(
        draft.date is not None and draft.hit.type == "casualty" and is_asof(text, draft.date)
        for draft, _ in told
    )


def settle_headline(headline: str, draft: Draft, scene: Scene, counted: bool) -> None:
    """Give what a headline tells the day of the scene, and its place when that is named.

    `counted`: the page counts the harmed up to a later time, so that they have no day of their own.
    """
    told = draft.hit.type == "incident" or (draft.hit.type == "casualty" and not counted)
    if (
        told
        and draft.realis == "actual"
        and (draft.date is None or PART.fullmatch(draft.date.word))
    ):
        draft.put_date(scene.date, "context", "argument.time.headline")
    if draft.hit.type not in RESPONSE or draft.realis != "actual":
        return
    named = len(scene.place.name) > 2 and scene.place.name[:-1] in headline
    if draft.place is None or (named and holds(draft.place, scene.place)):
        draft.put_place(scene.place, "context", "argument.place.headline")
