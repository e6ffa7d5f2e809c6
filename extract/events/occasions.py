"""What is told to happen at an occasion of the page: a ceremony, a session, a match.

What is done 现场, 会上 or 闭幕式上 is done there and then, not at the seat of the
body that does it: 浙江在线现场上线专栏, at the ceremony in 柘溪下村.
"""

import re
from collections.abc import Sequence

from extract.events.arguments import SESSION
from extract.events.cast import again
from extract.events.chain import (
    ADJUNCT_RULE,
    LOCATIVE_RULE,
    OBJECT_RULE,
    STAGED_RULE,
    SUBJECT_RULE,
    Draft,
)
from extract.events.context import CARRIED, is_asof, is_day
from extract.events.story import Scene, Story
from schemas.text import Sentence

DATE_RULE, PLACE_RULE = "argument.time.occasion", "argument.place.occasion"
BEGUN = ("开赛", "开幕", "启幕", "开班", "开营", "开馆")  # what follows need not be of that day
ATTENDED = frozenset({"仪式", "出席", "致辞", "致词", "讲话", "揭牌", "剪彩"})
HELD = frozenset({"meeting", "commend", "produce", "facility_open", "donate", "org_form"})
ELSEWHERE = frozenset({"incident", "casualty", "case_report", "recovery", "rescue", "mass_test"})
# whose seat it is, or where the thing goes, but not where it is done
SEATS = frozenset(
    {"", SUBJECT_RULE, ADJUNCT_RULE, OBJECT_RULE, CARRIED}
    | {f"argument.place.{rule}" for rule in ("recipient", "clause", "mover", "between")}
)
ON_SITE = re.compile(
    r"现场(?!采样|检测|勘|抢|救|处置|清理|执法|检查|[^，。；]{0,4}(?:位于|在))|[会式赛礼坛](?:现场)?上(?!映|述|级|海|市|半)"
    r"|(?:会议|大会|论坛|活动|仪式|典礼|决赛|比赛|讲话|致辞|致词)(?:现场|期间|结束时|[中还])"
    r"|(?:经|会议)(?:投票)?表决|(?<![本次届该])会议(?:还|先后)?(?:决定|通过|审议|听取|任命|选举)"
    r"|[随之]后进行的|最后(?:一战|一个比赛日)"
)

TAKEN_UP = re.compile(r"[（(“]?(?:此|本|这|该)次")
NEAR, FEW = 6, 6  # characters of a sentence, reports before it
KIN = {kind: frozenset({"condole", "donate", "supply"}) for kind in ("condole", "donate", "supply")}

Told = tuple[Draft, Sentence]


def settle_occasions(text: str, told: Sequence[Told], story: Story) -> None:
    """Give what is done at an occasion its place and day.

    `told` are the drafts with their sentences, in text order; they are changed in place. A page
    about an incident has a scene instead.
    """
    if story.scene is not None:
        return
    occasion: Scene | None = None
    for draft, sentence in told:
        if sentence.section == "headline":
            continue
        if occasion is not None and is_on_site(text, draft, sentence):
            attend(draft, occasion)
        occasion = read_occasion(text, draft) or occasion


def resume(text: str, told: Sequence[Told]) -> None:
    """Give what 此次 or 本次 takes up again the doers and the place of its first telling.

    此次走访慰问困难家庭74户 is by those who 走访慰问 in the sentences before.
    """
    for at, (draft, sentence) in enumerate(told):
        if not TAKEN_UP.match(text, sentence.start, sentence.start + NEAR):
            continue
        for first, other in reversed(told[max(0, at - FEW) : at]):
            if first.hit.type not in KIN.get(draft.hit.type, {draft.hit.type}):
                continue
            if other.start == sentence.start or other.section == "headline":
                continue
            if not draft.cast.agents:
                draft.cast.agents = again("argument.agent.resumed", first.cast.agents)
            if draft.place is None:
                draft.put_place(first.place, "context", "argument.place.resumed")
            break


def read_occasion(text: str, draft: Draft) -> Scene | None:
    """Give where and when an occasion is that a draft tells, with a day and a place of its own."""
    if draft.hit.type not in HELD or draft.realis != "actual" or not draft.date or not draft.place:
        return None
    stated = draft.date_basis == draft.place_basis == "stated"
    made = draft.hit.type in {"produce", "facility_open"} and draft.place.table == "places"
    exact = made or draft.place_rule in {LOCATIVE_RULE, STAGED_RULE}
    sits = all(a.rule == SESSION for a in draft.cast.agents)
    exact = exact or (draft.hit.type == "meeting" and sits)
    if draft.hit.trigger.word.endswith(BEGUN):
        return None
    if not (stated and exact and is_day(draft.date)) or is_asof(text, draft.date):
        return None
    return Scene(draft.place, draft.date, draft.hit.trigger.word)


def is_on_site(text: str, draft: Draft, sentence: Sentence) -> bool:
    """Say whether a draft is told to be done at the occasion, in its clause or just before."""
    if draft.hit.type in ELSEWHERE or draft.realis == "generic":
        return False
    if draft.hit.trigger.word in ATTENDED:
        return True
    return ON_SITE.search(text, sentence.start, draft.hit.end) is not None


def attend(draft: Draft, occasion: Scene) -> None:
    """Put a draft at the occasion unless it states a day or a place where it is done."""
    if draft.date_basis != "stated" and draft.realis != "planned":
        draft.put_date(occasion.date, "context", DATE_RULE)
        draft.date_end = None
    if draft.hit.type == "personnel":
        return  # the office is not where the meeting is
    if draft.place_basis != "stated" or draft.place_rule in SEATS:
        draft.put_place(occasion.place, "context", PLACE_RULE)
