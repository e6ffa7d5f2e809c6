"""Who, what and for whom: the arguments of a trigger, by its frame and the clause around it."""

from collections.abc import Iterable, Sequence

from extract.events.cast import Cast, everyone, goal, named, noun, plain
from extract.events.clauses import Adjunct
from extract.events.frames import (
    Scene,
    acting,
    is_body,
    is_division,
    is_human,
    owners_of,
)
from extract.events.lexicon import EventLexicon
from extract.events.objects import read_goal
from extract.events.phrases import Phrase
from extract.events.single import Hit
from extract.events.tokens import Token
from schemas.events import Argument

TOWARDS = frozenset({"为", "给", "向", "对", "替", "帮"})
DOINGS = frozenset({"事件", "工作", "行动", "活动", "任务", "指示"})
CALLS = ("求助", "报警", "求救", "求援", "举报", "报案", "呼救", "投诉")
ALARMS = ("警情", "险情", "灾情", "警报")
PRIZES = ("冠军", "亚军", "季军", "金牌", "银牌", "铜牌", "奖", "称号", "第一", "名次", "奖牌")
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
    last = scene.tokens[scene.hit.first - 1] if scene.hit.first else None
    if last and last.tag == "PER" and scene.hit.trigger.frame == "object" and not scene.ordered:
        cast.objects += named("argument.object.beside", [last])  # 接受周某辞去…
    elif scene.subject and not (scene.inherited and scene.hit.trigger.frame in {"object", "none"}):
        cast_subject(cast, scene, scene.subject)
    movers = scene.reading.movers
    if movers is not None and scene.hit.trigger.frame in {"motion", "object"}:
        found = everyone("argument.object.mover", scene.text, movers)
        cast.objects += [a for a in found if a.table != "places" or scene.lets("sited")]
    elif movers is not None and scene.hit.type == "incident":
        found = plain("argument.object.caused", scene.text, movers)  # 造成七个乡镇房屋倒塌
        cast.objects += [a for a in found if is_struck(scene, a)]
    elif movers is not None and scene.ordered and movers.names:
        cast.agents = named("argument.agent.ordered", movers.names)
    for adjunct in scene.reading.adjuncts:
        cast_adjunct(cast, scene, adjunct)
    cast_after(cast, scene)
    return cast


def cast_after(cast: Cast, scene: Scene) -> None:
    """Place what follows the trigger and the other verbs of its happening."""
    later = [o.first for o in scene.hit.others if o.first > scene.hit.first and is_verbal(scene, o)]
    boundary = min([scene.stop, *later])
    cast_object(cast, scene, scene.hit, boundary, "argument.object.verb")
    if scene.hit.type == "deploy" and scene.hit.trigger.frame == "agent":
        goes = read_goal(scene.tokens, scene.hit.last, scene.stop, scene.lexicon)
        cast.recipients += goal("argument.recipient.destination", scene.text, goes)
    for other in scene.hit.others:
        stop = scene.stop if other.first < scene.stop else len(scene.tokens)
        stop = scene.hit.first if other.first < scene.hit.first else stop
        cast_object(cast, scene, other, stop, "argument.object.shared_verb")


def is_verbal(scene: Scene, hit: Hit) -> bool:
    """Say whether a trigger is used as a verb, so that what follows is its own object."""
    return scene.tokens[hit.first].tag in {"v", "vd"} and not hit.trigger.noun


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
        cast.recipients += named("argument.recipient.subject", receiving)
    elif frame == "motion":
        alone = scene.hit.type == "deploy" and not subject.common
        people = [t for t in subject.names if t.tag != "LOC" or (alone and is_division(t))]
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


def is_harmed(scene: Scene, struck: Argument) -> bool:
    """Say whether a noun can mean who is harmed: no body, no place, no part of one (机上92人)."""
    return len(struck.value) > 1 and not is_site(struck.value, scene.lexicon)


def is_site(noun: str, lexicon: EventLexicon) -> bool:
    """Say whether a noun means a body or a place, where people are harmed."""
    return noun[-1] in "镇村县市区路段" or (
        is_body(noun, lexicon) and not lexicon.marks(noun[-1], "person")
    )


def cast_patient(cast: Cast, scene: Scene, subject: Phrase) -> None:
    """Place a subject that the event befalls; a place may act instead (深圳确诊…)."""
    names = [t for t in subject.names if t.tag != "LOC" or scene.lets("sited")]
    rule = "argument.object.passive" if scene.passive() else "argument.object.subject"
    things = plain(rule, scene.text, subject)
    if scene.hit.type == "casualty":  # people are harmed, neither bodies nor places
        names = [t for t in names if t.tag == "PER"]
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
    cast.objects += [*named(rule, names), *things]
    acts = scene.lets("place_acts") and not scene.lets("sited") and not scene.passive()
    if acts and (reports or scene.hit.type != "case_report"):
        acting_places = [t for t in subject.names if t.tag == "LOC"]
        cast.agents += named("argument.agent.place", acting_places)


def cast_adjunct(cast: Cast, scene: Scene, adjunct: Adjunct) -> None:
    """Place what a preposition brings: 由 and 被 an agent, 把 and 将 an object, 为 a recipient."""
    phrase, kind, text = adjunct.phrase, scene.hit.type, scene.text
    if adjunct.word == "由" and kind == "personnel":
        cast.objects += named("argument.object.by", [t for t in phrase.names if t.tag == "PER"])
    elif adjunct.word in {"由", "被"} and scene.hit.trigger.frame == "receive":
        cast.recipients += named("argument.recipient.by", phrase.names)  # 冠军被戴资颖获得
    elif adjunct.word in {"经", "通过"} and adjunct.at == scene.hit.first:
        through = [t for t in phrase.names if t.tag == "ORG"]
        cast.agents += named("argument.agent.through", through)
    elif adjunct.word in {"由", "被"}:
        by = adjunct.word == "由"
        rule = "argument.agent.by" if by else "argument.agent.passive"
        cast.agents += named(rule, acting(scene, phrase))
    elif adjunct.word in {"把", "将"}:
        cast.objects += everyone("argument.object.disposed", text, phrase)
    elif adjunct.word == "对" and scene.hit.trigger.frame == "serve":
        cast.recipients += everyone("argument.recipient.for_whom", text, phrase)
    elif adjunct.word == "对" and not scene.lets("addressed"):
        cast.objects += everyone("argument.object.towards", text, phrase)
    elif adjunct.word in TOWARDS and kind == "mass_test":
        cast.objects += everyone("argument.object.tested", text, phrase)
    elif adjunct.word in TOWARDS:
        cast.recipients += everyone("argument.recipient.towards", text, phrase)
    elif adjunct.word in GOING and adjunct.word != "在" and scene.lets("moving"):
        found = goal("argument.recipient.going", text, phrase)
        cast.recipients += [a for a in found if not a.table or kind == "deploy"]


def someone(scene: Scene, phrase: Phrase) -> list[Argument]:
    """Give the heads of a phrase that are people or bodies, not things or deeds."""
    rule = "argument.recipient.addressee"
    found = plain(rule, scene.text, phrase)
    lexicon = scene.lexicon
    people = [a for a in found if lexicon.marks(a.value[-1], "person") or is_body(a.value, lexicon)]
    return sorted([*named(rule, phrase.names), *people], key=lambda a: a.start)


def cast_object(cast: Cast, scene: Scene, hit: Hit, stop: int, rule: str) -> None:
    """Place what follows a verb: its object, or whom or what place it goes to."""
    link, phrase = scene.read_after(hit.last, stop)
    kind, frame = hit.type, hit.trigger.frame
    if frame == "none":
        if "wrecking" in scene.lexicon.cues.get(hit.trigger.word, ()):  # 倒塌房屋3间
            cast.objects += plain("argument.object.wrecked", scene.text, phrase)
        return
    if scene.lets("addressed") and not is_issue(hit, scene.lexicon) and frame != "receive":
        cast.recipients += someone(scene, phrase)
    elif frame == "motion":
        if kind not in {"volunteer", "party_membership"}:
            cast.recipients += goal("argument.recipient.goal", scene.text, phrase)
    elif frame == "receive" and kind == "request":
        heard = plain("argument.object.heard", scene.text, phrase)
        cast.objects += [a for a in heard if a.value.startswith(CALLS) or a.value.endswith(ALARMS)]
    elif link in {"给", "向"}:
        cast.recipients += everyone("argument.recipient.given", scene.text, phrase)
    elif frame == "serve":
        cast.recipients += everyone("argument.recipient.served", scene.text, phrase)
    elif link in {"到", "至", "往", "入"}:
        reached = [t for t in phrase.names if t.tag != "PER"]
        cast.recipients += named("argument.recipient.arrival", reached)
    elif link in {"在", "于"} or (link in {"为", "成"} and any_disposed(scene)):
        return  # 将二级应急响应提升为一级
    elif (frame != "object" and not scene.passive()) or not cast.objects:
        cast.objects += things_after(scene, phrase, scene.tokens[hit.last : stop], rule)


def prize_after(scene: Scene, after: Sequence[Token]) -> Token | None:
    """Give the prize that is won, the last noun for one (夺得男子单打冠军)."""
    if scene.frame() != "receive":
        return None
    prizes = [t for t in after if not t.mention and t.word.endswith(PRIZES)]
    return prizes[-1] if prizes else None


def any_disposed(scene: Scene) -> bool:
    """Say whether 把 or 将 brings the object, so that what follows is what it becomes."""
    return any(a.word in {"把", "将"} for a in scene.reading.adjuncts)


def things_after(scene: Scene, phrase: Phrase, after: Sequence[Token], rule: str) -> list[Argument]:
    """Give the object a verb has: people alone where one is punished, named or honoured."""
    kind = scene.hit.type
    sentence = "sentencing" in scene.lexicon.cues.get(scene.hit.trigger.word, ())
    if sentence and (scene.passive() or scene.is_sentenced()):
        return []
    if kind == "casualty":  # 被困井下 says where
        things = [a for a in plain(rule, scene.text, phrase) if is_harmed(scene, a)]
        people = [t for t in phrase.names if t.tag == "PER"]
        return sorted([*named(rule, people), *things], key=lambda a: a.start)
    if kind == "commend" and (prize := prize_after(scene, after)):
        return [noun(rule, scene.text, prize.start, prize.end)]
    names = [t for t in phrase.names if t.tag != "LOC" or scene.lets("sited")]
    if kind == "donate":
        names = [t for t in names if t.tag != "PER"]  # nobody is given away
    things = [a for a in plain(rule, scene.text, phrase) if a.value not in DOINGS]
    if scene.lets("persons"):
        people = [t for t in after if t.tag == "PER"]
        taken = kind == "personnel" and scene.hit.trigger.frame == "object"  # 任…书记: the post
        names, things = (people, []) if people or taken else (names, things)
    return sorted([*named(rule, names), *things], key=lambda a: a.start)


def is_issue(hit: Hit, lexicon: EventLexicon) -> bool:
    """Say whether a directive's object is the document, not whom it is addressed to (印发)."""
    return "issue" in lexicon.cues.get(hit.trigger.word, ())
