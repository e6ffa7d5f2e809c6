"""Who, what and for whom: the arguments of a trigger, by its frame and the clause around it."""

from collections.abc import Iterable

from extract.events.cast import Cast, everyone, goal, named, plain
from extract.events.clauses import Adjunct
from extract.events.following import GIVING, cast_after, is_harmed
from extract.events.frames import (
    Scene,
    acting,
    is_division,
    is_human,
    is_ruled,
    owners_of,
)
from extract.events.objects import RECEIVING
from extract.events.phrases import Phrase
from extract.events.relatives import described, headed, heading
from extract.events.tokens import Token
from schemas.events import Argument

WITH = frozenset({"与", "同", "和", "跟"})
TOWARDS = frozenset({"为", "给", "向", "对", "替", "帮"})
HEADED = "argument.agent.headed"
SESSION = "argument.agent.session"
EVERYONE = frozenset({"大家", "大伙", "人们", "众人"})
HERE = frozenset({"当地", "各地", "多地"})
WINNER = "argument.object.winner"
GOING = frozenset({"到", "赴", "往", "至", "在"})


def cast_roles(scene: Scene) -> Cast:
    """Give every role of a trigger its arguments."""
    cast = Cast()
    owner = appeal_owner(scene)
    if owner is not None:
        cast.agents += named("argument.agent.appeal", [owner])
        if scene.subject and scene.heard("heeding"):
            rule = "argument.recipient.heeding"
            cast.recipients += everyone(rule, scene.text, scene.subject)
        return cast
    received = {t.word for t in scene.tokens[: scene.hit.first]} & RECEIVING
    if scene.hit.type == "directive" and received and scene.subject:
        cast.recipients += named("argument.recipient.receiver", scene.subject.names)
        return cast  # 王朝阳接到区里通知
    last = scene.tokens[scene.hit.first - 1] if scene.hit.first else None
    if last and last.tag == "PER" and not scene.ordered and is_befallen(scene):
        cast.objects += named("argument.object.beside", [last])  # 接受周某辞去…
    elif patient := headed(scene):
        cast.objects += everyone("argument.object.headed", scene.text, patient)
        if scene.subject and not scene.passive():
            cast.agents += subjects(scene, acting(scene, scene.subject))
    elif doer := heading(scene):
        cast.agents += named(HEADED, [doer])
    elif winner := described(scene):
        cast.objects += named("argument.object.described_winner", [winner])
    elif scene.subject and not is_for_itself(scene, scene.subject):
        cast_subject(cast, scene, scene.subject)
    cast_movers(cast, scene)
    for adjunct in scene.reading.adjuncts:
        cast_adjunct(cast, scene, adjunct)
    cast_after(cast, scene)
    cast.agents = cast.agents or named(SESSION, sitting(scene))
    if scene.hit.type == "meeting" and scene.hit.trigger.noun and not cast.agents and scene.subject:
        people = [t for t in scene.subject.names if t.tag == "PER"]  # 部长蔡某出席开馆仪式
        cast.agents += named("argument.agent.attending", people if not scene.inherited else [])
    doers = {(a.start, a.end) for a in cast.agents if a.rule == HEADED}
    cast.objects = [a for a in cast.objects if (a.start, a.end) not in doers]
    return cast


def sitting(scene: Scene) -> list[Token]:
    """Give the body right before the number of its session (市人大常委会第四十次|会议决定)."""
    at = scene.hit.first
    if scene.hit.type != "meeting" or not at or scene.tokens[at - 1].tag not in {"m", "NUM", "q"}:
        return []
    while at and scene.tokens[at - 1].tag in {"m", "NUM", "q"}:
        at -= 1
    return [scene.tokens[at - 1]] if at and scene.tokens[at - 1].tag == "ORG" else []


def is_for_itself(scene: Scene, subject: Phrase) -> bool:
    """Say whether a clause is not of who acted before: 当地已设置安置点; 大家报名踊跃."""
    opening = {t.word for t in scene.tokens[:3]}
    if scene.tokens[0].word in EVERYONE and not is_own(scene, subject):
        return True
    apart = not HERE.isdisjoint(opening) or scene.hit.trigger.frame in {"object", "none"}
    return scene.inherited and apart


def cast_movers(cast: Cast, scene: Scene) -> None:
    """Place those who are made to act: they go, are struck, or carry out an order."""
    movers = scene.reading.movers
    sent = scene.hit.type == "deploy" and not scene.has_object()  # 组织78名干部全部出动
    if movers is not None and (scene.hit.trigger.frame in {"motion", "object"} or sent):
        found = everyone("argument.object.mover", scene.text, movers)
        cast.objects += [a for a in found if a.table != "places" or scene.lets("sited")]
    elif movers is not None and scene.hit.type == "incident":
        found = plain("argument.object.caused", scene.text, movers)  # 造成七个乡镇房屋倒塌
        cast.objects += [a for a in found if is_struck(scene, a)]
    elif movers is not None and scene.ordered and movers.names:
        cast.agents = named("argument.agent.ordered", movers.names)
    moved = movers is not None and movers.heads() and scene.hit.type == "reopen"
    if moved and scene.subject and not cast.agents:  # 某街道推动841家企业复工
        cast.agents += named("argument.agent.leading", acting(scene, scene.subject))


def is_befallen(scene: Scene) -> bool:
    """Say whether a trigger befalls its subject, which wins nothing by it."""
    return scene.hit.trigger.frame == "object" and scene.frame() != "receive"


def appeal_owner(scene: Scene) -> Token | None:
    """Give whose appeal or order a noun names (市委的号召), or None when the trigger is a verb."""
    first = scene.hit.first
    if scene.hit.type != "directive" or scene.tokens[first].tag not in {"vn", "n"}:
        return None
    before = [t for t in scene.tokens[max(0, first - 2) : first] if t.word != "的"]
    return before[-1] if before and before[-1].tag in {"ORG", "PER"} else None


def cast_subject(cast: Cast, scene: Scene, subject: Phrase) -> None:
    """Place the subject: it acts, it moves itself, or it is what the event befalls."""
    frame = scene.frame()
    makers = [t for t in (*subject.names, *owners_of(scene, subject)) if t.tag == "ORG"]
    if frame == "object" and scene.hit.type == "produce" and makers and not scene.passive():
        cast.agents += named("argument.agent.maker", makers)
        cast.objects += plain("argument.object.made", scene.text, subject)
    elif frame in {"agent", "serve"}:
        found = acting(scene, subject)
        if found or scene.actor is None or is_human(scene, subject):
            cast.agents += subjects(scene, found)
        else:
            cast.agents += named("argument.agent.last_named", acting(scene, scene.actor))
    elif frame == "receive":
        receiving = [*subject.names, *subject.owners]
        people = [t for t in receiving if t.tag == "PER"]
        receiving = people or receiving
        if scene.hit.type == "commend":  # who is honoured, by a body or by winning
            won = named(WINNER, receiving) or plain(WINNER, scene.text, subject)
            cast.objects += won
            return
        cast.recipients += named("argument.recipient.subject", receiving)
        cast.agents += named("argument.agent.giver", giver(scene))
    elif frame == "motion":
        alone = scene.hit.type == "deploy" and not subject.common
        people = [t for t in subject.names if t.tag != "LOC" or (alone and is_division(t))]
        if not people and scene.lets("place_acts") and is_ruled(scene, subject):
            people = [t for t in subject.places if t.tag == "LOC" and is_division(t)]
        cast.agents += subjects(scene, [*people, *owners_of(scene, subject)])
        cast.objects += plain("argument.object.moving", scene.text, subject)
    elif frame in {"object", "become"}:
        cast_patient(cast, scene, subject)
    elif is_own(scene, subject) and scene.hit.type == "incident" and not scene.heard("light"):
        things = plain("argument.object.struck", scene.text, subject)
        if "colliding" in scene.lexicon.cues.get(scene.hit.trigger.word, ()):
            others = [a.phrase for a in scene.reading.adjuncts if a.word in {"与", "和", "同"}]
            things += [a for p in others for a in plain("argument.object.met", scene.text, p)]
        cast.objects += [a for a in things if is_struck(scene, a)]


def giver(scene: Scene) -> list[Token]:
    """Give who gives what is received: 得到某基金会捐助."""
    first = scene.hit.first
    before = scene.tokens[max(0, first - 2) : first]
    got = len(before) > 1 and scene.lexicon.marks(before[0].word, "receiving")
    return [before[1]] if got and before[1].tag in {"ORG", "PER"} else []


def is_own(scene: Scene, subject: Phrase) -> bool:
    """Say whether a subject stands in the clause of its trigger, carried from no other."""
    start = scene.tokens[0].start
    named = any(t.start >= start for t in subject.names)
    return named or any(n.start >= start for n in subject.common)


def subjects(scene: Scene, tokens: Iterable[Token]) -> list[Argument]:
    """Give those of a subject who act; one may be carried over from a clause before."""
    start = scene.tokens[0].start
    found = []
    for token in tokens:
        carried = token.start < start
        found += named("argument.agent.carried" if carried else "argument.agent.subject", [token])
    return found


def is_struck(scene: Scene, struck: Argument) -> bool:
    """Say whether an incident befalls a thing: 居民楼 in 居民楼起火, not 疫情 in 疫情来袭."""
    if "natural" in scene.lexicon.cues.get(scene.hit.trigger.word, ()):
        return False
    ends = {struck.value[-n:] for n in (2, 3, 4)}
    strikes = any("calamity" in scene.lexicon.cues.get(e, ()) for e in ends)
    plain_thing = len(struck.value) > 1 and not scene.lexicon.marks(struck.value[-1], "person")
    plain_thing = plain_thing and struck.value[-1] not in "路段"
    return plain_thing and not strikes and not any(e in scene.lexicon.triggers for e in ends)


def cast_patient(cast: Cast, scene: Scene, subject: Phrase) -> None:
    """Place a subject that the event befalls; a place may act instead (深圳确诊…)."""
    names = [t for t in subject.names if t.tag != "LOC" or scene.lets("sited")]
    rule = "argument.object.passive" if scene.passive() else "argument.object.subject"
    things = plain(rule, scene.text, subject)
    things = [a for a in things if a.value not in {"男", "女"}]  # 5男2女获救
    if scene.hit.type in {"case_report", "recovery", "casualty"}:
        names = [t for t in names if t.tag == "PER"]  # no school is diagnosed
    if scene.hit.type == "casualty":  # people are harmed, neither bodies nor places
        things = [a for a in things if is_harmed(scene, a)]
    if scene.lets("sited") and not is_own(scene, subject) and is_human(scene, subject):
        names, things = [], []  # 官兵抢修道路,8日恢复通车
    reports = "reporting" in scene.lexicon.cues.get(scene.hit.trigger.word, ())
    shows = "showing" in scene.lexicon.cues.get(scene.hit.trigger.word, ())
    if shows and scene.has_object() and not is_human(scene, subject):
        things = []  # 两所学校出现病例
    if reports and not scene.passive() and scene.has_object():
        bodies = [t for t in subject.names if t.tag == "ORG"]
        cast.agents += named("argument.agent.finder", bodies)
        names, things = [t for t in names if t.tag != "ORG"], []
    if reports and scene.has_object() and not is_own(scene, subject):
        names, things = [], []  # 郭保栋通报:全县新增确诊病例2例
    if scene.hit.type == "meeting":
        lands = [t for t in subject.places if t.tag == "LOC" and is_division(t)]
        between = lands if len(lands) > 1 and things else []  # 甲州与乙省第十二次会晤
        bodies = [t for t in subject.owners if t.tag == "ORG"]  # 人大常委会第三十一次会议
        cast.agents += named(SESSION, between or bodies)
    cast.objects += [*named(rule, names), *things]
    acts = scene.lets("place_acts") and not scene.lets("sited") and not scene.passive()
    if acts and (reports or scene.hit.type != "case_report"):
        acting_places = [t for t in subject.names if t.tag == "LOC"]
        cast.agents += named("argument.agent.place", acting_places)


def persons_first(scene: Scene, found: list[Argument]) -> list[Argument]:
    """Give those of several who are named people, where people are meant (对陈某受贿案起诉)."""
    words = [t.word for t in scene.tokens[: scene.hit.first]]
    start = len(words) - 1 - words[::-1].index("对")
    before = [t for t in scene.tokens[start : scene.hit.first] if t.tag == "PER"]
    if not scene.lets("persons") or not before or not found:
        return found
    return named(found[0].rule, before)


def cast_adjunct(cast: Cast, scene: Scene, adjunct: Adjunct) -> None:
    """Place what a preposition brings: 由 and 被 an agent, 把 and 将 an object, 为 a recipient."""
    phrase, kind, text = adjunct.phrase, scene.hit.type, scene.text
    frame = scene.hit.trigger.frame
    if adjunct.word == "由" and kind == "personnel":
        cast.objects += named("argument.object.by", [t for t in phrase.names if t.tag == "PER"])
    elif adjunct.word in {"由", "被"} and kind == "commend" and frame == "receive":
        cast.objects += named("argument.object.won_by", phrase.names)  # 冠军被戴资颖获得
    elif adjunct.word in {"经", "通过"} and adjunct.at == scene.hit.first:
        through = [t for t in phrase.names if t.tag == "ORG"]
        cast.agents += named("argument.agent.through", through)
    elif adjunct.word in {"由", "被"}:
        by = adjunct.word == "由"
        rule = "argument.agent.by" if by else "argument.agent.passive"
        cast.agents += named(rule, acting(scene, phrase))
    elif adjunct.word in WITH and scene.hit.trigger.frame == "agent" and cast.agents:
        cast.agents += named("argument.agent.with", acting(scene, phrase))
    elif adjunct.word in {"把", "将"}:
        cast.objects += everyone("argument.object.disposed", text, phrase)
    elif adjunct.word == "对" and scene.hit.trigger.frame == "serve":
        cast.recipients += everyone("argument.recipient.for_whom", text, phrase)
    elif adjunct.word == "对" and kind not in GIVING and not scene.lets("addressed"):
        cast.objects += persons_first(scene, everyone("argument.object.towards", text, phrase))
    elif adjunct.word in TOWARDS and kind == "mass_test":
        cast.objects += everyone("argument.object.tested", text, phrase)
    elif adjunct.word in TOWARDS:
        cast.recipients += everyone("argument.recipient.towards", text, phrase)
    elif adjunct.word in GOING and adjunct.word != "在" and scene.lets("moving"):
        found = goal("argument.recipient.going", text, phrase)
        cast.recipients += [a for a in found if not a.table or kind == "deploy"]
