"""The date and place that stand when a trigger is read; a destination outweighs the start."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.events.arguments import TOWARDS
from extract.events.chain import OBJECT_RULE, STAGED_RULE, SUBJECT_RULE, Chain, Draft
from extract.events.context import has_been, is_asof, is_day
from extract.events.frames import Scene
from extract.events.hits import Hit
from extract.events.phrases import Phrase
from extract.events.story import Story, Where, stem
from extract.events.tokens import Token

KNOWN = "argument.place.known_incident"
RULING = frozenset({"government", "party", "police"})  # 任某大学校长 is nowhere
ARRIVING = frozenset({"到", "至", "在", "于", "往"})


def revisit(chain: Chain, hits: Sequence[Hit], story: Story) -> None:
    """Take the place where an incident happened when it is told again without one."""
    if chain.place is None:
        known = (story.scenes.get(h.trigger.word) for h in hits if h.type == "incident")
        scene = next(filter(None, known), None)
        chain.put_place(scene.place if scene else None, KNOWN)


def settle_draft(draft: Draft, scene: Scene, chain: Chain, story: Story) -> None:
    """Give a draft the date and place that stand by now; a destination outweighs where it began."""
    hit = draft.hit
    if hit.type == "org_form":
        founded = [t for t in scene.tokens[hit.last : scene.stop] if t.tag == "ORG"]
        inside = story.marked(founded[0]) if founded else None
        chain.put_place(inside, "argument.place.founded")
    where, rule = told_place(draft, scene, chain, story)
    post = post_place(scene, story) if hit.type == "personnel" else None
    if post is not None:
        where, rule = post.place, "argument.place.post"
        draft.nowhere = where is None
    elif where is None and chain.place_rule == KNOWN:
        harmed = [t for t in scene.tokens[: hit.first] if t.tag == "LOC"]  # 造成望谟县14人死亡
        told = story.place_of(harmed[-1]) if harmed and hit.type != "incident" else None
        where, rule = (told, "argument.place.harmed") if told else (chain.place, KNOWN)
    elif where is None and not is_homeland(scene, chain):
        where, rule = chain.place, chain.place_rule
    if where is None and not draft.nowhere and not is_homeland(scene, chain):
        named = (t for t in scene.tokens[: hit.first] if t.tag == "LOC")
        where, rule = next(map(story.place_of, named), None), "argument.place.clause"
    draft.put_place(where, "stated", rule)
    if chain.place is None and hit.type == "donate":
        chain.put_place(where, rule)
    here = chain.date is not None and chain.date.start >= scene.tokens[0].start
    rule = "argument.time.clause" if here else "argument.time.earlier_clause"
    draft.put_date(chain.date, "stated", rule)
    draft.date_end = chain.date_end
    after = scene.tokens[hit.last : hit.last + 2]
    if len(after) == 2 and after[0].word in {"于", "在"} and after[1].tag == "DATE":
        draft.put_date(after[1], "stated", "argument.time.after")  # 成立于2001年
        draft.date_end = None
    untold(draft, scene, chain)


def told_place(draft: Draft, scene: Scene, chain: Chain, story: Story) -> tuple[Where | None, str]:
    """Give the place that the words around a trigger tell, and the rule: object, stage, gift."""
    hit = draft.hit
    places: list[Token] = []
    ruling = is_ruling(scene.reading.subject or chain.subject)
    goes = hit.type == "deploy" or hit.trigger.frame == "motion"
    for verb in (hit, *hit.others):
        stop = scene.stop if verb.last <= scene.stop else len(scene.tokens)
        link, phrase = scene.read_after(verb.last, stop)
        draft.elided = scene.lets("giving") and link in ARRIVING
        if goes or link in ARRIVING or chain.place is None:
            places += phrase.places
        elif hit.type == "donate" and not ruling and chain.place_rule == SUBJECT_RULE:
            places += [t for t in phrase.places if t.tag == "LOC"]  # 香港某基金捐建龙塘镇小学
        elif chain.place_rule == SUBJECT_RULE:  # 理县交通局验收上孟乡木尼村村道
            inner = [t for t in phrase.places if t.tag == "LOC"]
            places += [t for t in inner if is_inside(story, t, chain.place)]
    where, rule = next(filter(None, map(story.place_of, places)), None), OBJECT_RULE
    staged = staged_at(scene.tokens[hit.last : scene.stop], story)
    if staged is not None:
        where, rule = staged, STAGED_RULE
        chain.place, chain.place_rule = where, rule
    if where is None and scene.lets("sited"):
        done_to = [a for a in scene.reading.adjuncts if a.word in {"对", "把", "将"}]
        where = next(filter(None, (story.phrase_place(a.phrase) for a in done_to)), None)
    seated = chain.place is not None and chain.place_rule == SUBJECT_RULE and ruling  # 四川省向玉树
    if where is None and scene.lets("giving") and not seated:
        given = [story.phrase_place(a.phrase) for a in scene.reading.adjuncts if a.word in TOWARDS]
        where, rule = next(filter(None, given), None), "argument.place.recipient"
    if where is None and scene.ordered and scene.reading.movers:
        where, rule = story.phrase_place(scene.reading.movers), "argument.place.ordered"
    return where, rule


def is_ruling(subject: Phrase | None) -> bool:
    """Say whether a place or its government acts, which gives from where it is; a firm need not."""
    if subject is None:
        return False
    kinds = [getattr(t.mention, "kind", "") for t in subject.names]
    return any(t.tag == "LOC" for t in subject.names) or not RULING.isdisjoint(kinds)


def is_inside(story: Story, token: Token, seat: Where) -> bool:
    """Say whether a place lies in the seat of who acts."""
    where = story.place_of(token)
    return where is not None and bool(where.code) and story.is_finer(where, seat)


def is_homeland(scene: Scene, chain: Chain) -> bool:
    """Say whether a place only says where a winner is from (丹麦名将安赛龙夺得冠军)."""
    won = scene.hit.type == "commend" and scene.hit.trigger.frame == "receive"
    return won and chain.place_rule in {"", SUBJECT_RULE}


class Post(NamedTuple):
    """Where the body of an office sits, if it sits anywhere known."""

    place: Where | None


def post_place(scene: Scene, story: Story) -> Post | None:
    """Give the seat of the office that someone takes, or None when no body follows the verb.

    Of several (江苏省委常委、南京市委书记) the most specific: the office left does not count.
    """
    after = scene.tokens[scene.hit.last : scene.stop]
    if scene.hit.trigger.frame != "object":  # 任命某人为某县人民政府副县长
        words = [t.word for t in after]
        after = after[words.index("为") :] if "为" in words else []
    bodies = [t for t in after if t.tag in {"ORG", "LOC"}]
    if not bodies:
        return None
    ruling = [t for t in bodies if getattr(t.mention, "kind", "government") in RULING]
    seats = [where for where in map(story.place_of, ruling) if where]
    if not seats and scene.hit.trigger.frame != "object":
        return None
    return Post(max(seats, key=lambda w: len(stem(w.code)), default=None))


def untold(draft: Draft, scene: Scene, chain: Chain) -> None:
    """Take back a date from an earlier clause that the words of this one set aside.

    What a spokesman says has been done, and what is ordered, need not be of the day he spoke.
    """
    if draft.date is None or scene.tokens[0].start - draft.date.end < 3:
        return  # 7月19日,市政府已成立…
    if is_asof(scene.text, draft.date) or not is_day(draft.date):
        return
    ordered = chain.scoped or scene.ordered
    if has_been(scene.tokens, draft.hit.first) or (draft.realis == "planned" and ordered):
        draft.put_date(None, "none", "")
        draft.date_end = None


def staged_at(tokens: Sequence[Token], story: Story) -> Where | None:
    """Give the place after a 在 that follows the trigger, the finer of two (梧州所属的藤县)."""
    for at, (one, two) in enumerate(pairwise(tokens)):
        if one.word not in {"在", "于"} or two.tag != "LOC":
            continue
        where = story.place_of(two)
        for inner in tokens[at + 2 : at + 5]:
            if where and inner.tag == "LOC" and is_inside(story, inner, where):
                return story.place_of(inner)
        return where
    return None
