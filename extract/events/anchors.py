"""Whether a draft is anchored: by mentions of its own, by 我市 with a figure, by the story."""

from collections.abc import Sequence

from extract.events.chain import Draft
from extract.events.realis import is_recurring
from extract.events.story import Story
from extract.events.tokens import Token
from extract.events.uses import is_point

NEAR = 300  # characters before a trigger in which 我市 may stand
UNPLACED = frozenset({"incident", "casualty", "case_report"})
AFTERMATH = UNPLACED | {"rescue", "recovery"}
OUTCOMES = AFTERMATH | {"discipline", "restrict", "request", "deploy", "reopen"}


def is_event(text: str, start: int, draft: Draft, own: Sequence[Token], story: Story) -> bool:
    """Say whether a draft is anchored: by mentions, by 我市 with a figure, or as an outcome.

    On a page about an incident whose place and day are known, who was treated, arrested or shut in
    belongs to it (肇事司机当场死亡).
    """
    if is_anchored(text, start, draft, own) or is_own(text, draft, own, story):
        return True
    acting = draft.subject is not None and bool(draft.subject.common)  # 消防员迅速赶到
    acts = acting and draft.hit.type != "discipline"  # but 起火原因仍在调查
    told = bool(draft.cast.agents or draft.cast.objects) or acts or draft.realis == "negated"
    told = told or (draft.hit.type == "rescue" and any(t.tag == "DATE" for t in own))
    quoted = is_quoted(text, start, draft.hit.start)
    return (
        story.scene is not None
        and draft.hit.type in OUTCOMES
        and draft.realis in {"actual", "negated"}
        and told
        and not quoted
    )


def is_own(text: str, draft: Draft, own: Sequence[Token], story: Story) -> bool:
    """Say whether 我市 or 全县 with a figure or a time anchors a draft (我市32天无新增)."""
    whole = story.whole(text, own[0].start, draft.hit.start)
    return whole is not None and any(t.tag in {"NUM", "DATE"} for t in own)


def is_anchored(text: str, start: int, draft: Draft, own: Sequence[Token]) -> bool:
    """Say whether a draft has a mention of its own; in a quotation its own clause must hold one."""
    if is_quoted(text, start, draft.hit.start):
        since = text.rindex("“", 0, draft.hit.start)
        own_date = draft.date is not None and draft.date.start > since
        named = (*draft.cast.agents, *draft.cast.objects)
        own_name = any(a.table == "people" and a.start > since for a in named)
        if not own_date and not own_name and not any(is_point(t) for t in own):
            return False
    if draft.counts or "stated" in {draft.date_basis, draft.place_basis} or is_habit(draft, own):
        return True
    if draft.hit.type in AFTERMATH and draft.subject is not None and draft.subject.counts:
        return True  # 3人受伤,已送往医院
    if draft.hit.type == "directive" and any(t.word == "《" for t in own):
        return True  # 县里发布《…通知》
    if draft.hit.type == "meeting" and any(t.tag == "PER" for t in own):
        return True  # 部长蔡敏出席开馆仪式
    if draft.hit.type == "party_membership" and any(t.tag == "ORG" for t in own):
        return True  # 加入中国共产党: the Party is no recipient
    named = (*draft.cast.agents, *draft.cast.objects, *draft.cast.recipients)
    return any(a.table for a in named)


def is_habit(draft: Draft, own: Sequence[Token]) -> bool:
    """Say whether a draft tells what is done every day or week (每天进行身体检查)."""
    return draft.realis == "generic" and any(is_recurring(t) for t in own)


def is_quoted(text: str, start: int, at: int) -> bool:
    """Say whether a place in a sentence lies between “ and ”."""
    near = max(start, at - NEAR)
    return text.count("“", near, at) > text.count("”", near, at)
