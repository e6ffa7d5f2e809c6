"""What follows a trigger: its object, whom it goes to, who gets it, what it becomes."""

import re
from collections.abc import Sequence

from extract.events.cast import Cast, everyone, goal, named, noun, plain
from extract.events.frames import MEETINGS, Scene, is_body, is_person
from extract.events.hits import Hit
from extract.events.lexicon import EventLexicon
from extract.events.objects import read_given, read_goal
from extract.events.phrases import BODY, JOINERS, Phrase
from extract.events.tokens import Token
from schemas.events import Argument

DOINGS = frozenset({"事件", "工作", "行动", "活动", "任务", "指示"})
CALLS = ("求助", "报警", "求救", "求援", "举报", "报案", "呼救", "投诉")
ALARMS = ("警情", "险情", "灾情", "警报")
GIVING = frozenset({"donate", "supply"})
HOMES = ("居民区", "小区", "社区", "居民点", "家庭", "家中", "学校", "宿舍", "安置点", "户")
STATE = re.compile("(?:建设|发展|生产|运行|落实|进展|治理|整治)?(?:情况|进度)$")
SERVED = frozenset({"hospital", "school", "government", "social", "party", "police", "military"})
GIVEN = "argument.recipient.given"


def cast_after(cast: Cast, scene: Scene) -> None:
    """Place what follows the trigger and the other verbs of its happening."""
    later = [o.first for o in scene.hit.others if o.first > scene.hit.first and is_verbal(scene, o)]
    boundary = min([scene.stop, *later])
    cast_object(cast, scene, scene.hit, boundary, "argument.object.verb")
    if scene.hit.type == "deploy" and scene.hit.trigger.frame == "agent":
        goes = read_goal(scene.tokens, scene.hit.last, scene.stop, scene.lexicon)
        cast.recipients += goal("argument.recipient.destination", scene.text, goes)
    if scene.hit.type in GIVING:
        given = read_given(scene.tokens, scene.hit.last, scene.stop, scene.lexicon)
        cast.recipients += everyone(GIVEN, scene.text, given)
    for other in scene.hit.others:
        stop = scene.stop if other.first < scene.stop else len(scene.tokens)
        stop = scene.hit.first if other.first < scene.hit.first else stop
        cast_object(cast, scene, other, stop, "argument.object.shared_verb")


def is_verbal(scene: Scene, hit: Hit) -> bool:
    """Say whether a trigger is used as a verb, so that what follows is its own object."""
    return scene.tokens[hit.first].tag in {"v", "vd"} and not hit.trigger.noun


def cast_object(cast: Cast, scene: Scene, hit: Hit, stop: int, rule: str) -> None:
    """Place what follows a verb: its object, or whom or what place it goes to."""
    link, phrase = scene.read_after(hit.last, stop)
    kind, frame = hit.type, hit.trigger.frame
    if frame == "none":
        if "wrecking" in scene.lexicon.cues.get(hit.trigger.word, ()):  # 倒塌房屋3间
            cast.objects += plain("argument.object.wrecked", scene.text, phrase)
        return
    if scene.lets("addressed") and not is_issue(hit, scene.lexicon) and frame != "receive":
        cast.recipients += someone(
            "argument.recipient.addressee", scene.text, phrase, scene.lexicon
        )
    elif frame == "motion" and is_de(scene, hit):
        cast.objects += plain("argument.object.described", scene.text, phrase)
    elif frame == "motion" and are_sent(scene, phrase):
        cast.objects += plain("argument.object.gathered", scene.text, phrase)
    elif frame == "motion":
        if kind not in {"volunteer", "party_membership"}:
            cast.recipients += goal("argument.recipient.goal", scene.text, phrase)
    elif frame == "receive" and kind == "request":
        heard = plain("argument.object.heard", scene.text, phrase)
        cast.objects += [a for a in heard if a.value.startswith(CALLS) or a.value.endswith(ALARMS)]
    elif kind in GIVING and (given := given_to(scene.tokens, hit.last, stop)):
        cast.recipients += named("argument.recipient.double", given)
        _, things = scene.read_after(scene.tokens.index(given[-1]) + 1, stop)
        cast.objects += plain(rule, scene.text, things)
    elif link in {"给", "向"}:
        cast.recipients += everyone(GIVEN, scene.text, phrase)
    elif frame == "serve":
        cast.recipients += everyone("argument.recipient.served", scene.text, phrase)
    elif link in {"到", "至", "往", "入"}:
        reached = [t for t in phrase.names if t.tag != "PER"]
        cast.recipients += named("argument.recipient.arrival", reached)
        if kind in GIVING and not reached:
            homes = goal("argument.recipient.homes", scene.text, phrase)
            cast.recipients += [a for a in homes if a.value.endswith(HOMES)]
    elif link in {"在", "于"} or (link in {"为", "成"} and any_disposed(scene)):
        return  # 将二级应急响应提升为一级
    elif (frame != "object" and not scene.passive()) or not cast.objects:
        cast.objects += things_after(scene, phrase, scene.tokens[hit.last : stop], rule)


def are_sent(scene: Scene, phrase: Phrase) -> bool:
    """Say whether counted people follow a verb of motion, who go (集结180位医务工作者)."""
    nouns = [scene.text[n.start : n.end] for n in phrase.common]
    people = bool(nouns) and all(is_person(n, scene.lexicon) for n in nouns)
    return people and any(getattr(t.mention, "kind", "") == "person" for t in phrase.counts)


def given_to(tokens: Sequence[Token], at: int, stop: int) -> list[Token]:
    """Give who stands between a verb of giving and what is given (捐赠某医院2辆救护车)."""
    given: list[Token] = []
    for token in tokens[at:stop]:
        if token.tag in {"ORG", "PER", "LOC"}:
            given.append(token)
        elif token.tag == "NUM":
            return given
        elif given and token.tag in BODY:  # 捐赠某医院救护车2辆, not 捐赠华为手机
            served = all(getattr(t.mention, "kind", "") in SERVED for t in given)
            return given if served else []
        elif not given or token.word not in JOINERS:
            return []
    return []


def without_state(text: str, thing: Argument) -> Argument:
    """Give what is looked at without the words for how it fares (灾区公民|情况)."""
    state = STATE.search(thing.value)
    if state is None or state.start() < 2:
        return thing
    return noun(thing.rule, text, thing.start, thing.start + state.start())


def is_de(scene: Scene, hit: Hit) -> bool:
    """Say whether 的 follows a trigger, so that it describes what comes then (赶来的医生)."""
    return hit.last < len(scene.tokens) and scene.tokens[hit.last].word == "的"


def meeting_after(scene: Scene, after: Sequence[Token]) -> tuple[int, int] | None:
    """Give where the meeting stands that ends what follows (举行重大项目集中开工活动)."""
    last = len(after)
    while last and (after[last - 1].tag not in BODY or after[last - 1].mention):
        last -= 1
    if not last or last < len(after) - 2 or not after[last - 1].word.endswith(MEETINGS):
        return None
    first = last - 1
    while first and after[first - 1].tag in BODY and not after[first - 1].mention:
        if after[first - 1].end != after[first].start:
            break
        first -= 1
    return after[first].start, after[last - 1].end


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
    if kind == "commend" and scene.frame() == "receive":
        return []  # the prize is not who is honoured
    if kind == "meeting" and (held := meeting_after(scene, after)):
        return [noun(rule, scene.text, *held)]
    names = [t for t in phrase.names if t.tag != "LOC" or scene.lets("sited")]
    if kind == "donate":
        names = [t for t in names if t.tag != "PER"]  # nobody is given away
    things = [a for a in plain(rule, scene.text, phrase) if a.value not in DOINGS]
    if kind in {"inspect", "screening"}:
        things = [without_state(scene.text, a) for a in things]
    if scene.lets("persons"):
        people = [t for t in after if t.tag == "PER"]
        taken = kind == "personnel" and scene.hit.trigger.frame == "object"  # 任…书记: the post
        names, things = (people, []) if people or taken else (names, things)
    return sorted([*named(rule, names), *things], key=lambda a: a.start)


def is_issue(hit: Hit, lexicon: EventLexicon) -> bool:
    """Say whether a directive's object is the document, not whom it is addressed to (印发)."""
    return "issue" in lexicon.cues.get(hit.trigger.word, ())


def someone(rule: str, text: str, phrase: Phrase, lexicon: EventLexicon) -> list[Argument]:
    """Give the heads of a phrase that are people or bodies, not things or deeds."""
    found = plain(rule, text, phrase)
    people = [a for a in found if is_person(a.value, lexicon) or is_body(a.value, lexicon)]
    return sorted([*named(rule, phrase.names), *people], key=lambda a: a.start)


def is_harmed(scene: Scene, struck: Argument) -> bool:
    """Say whether a noun can mean who is harmed: people, no part of one, no report of it."""
    noun = struck.value
    body = noun.endswith("部") and not noun.endswith("干部")  # 紧急情况部
    people = is_person(noun, scene.lexicon) and not is_site(noun, scene.lexicon)
    return len(noun) > 1 and people and not body


def is_site(noun: str, lexicon: EventLexicon) -> bool:
    """Say whether a noun means a body or a place, where people are harmed."""
    return noun[-1] in "镇村县市区路段" or (
        is_body(noun, lexicon) and not lexicon.marks(noun[-1], "person")
    )
