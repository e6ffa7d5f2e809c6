"""Who, what and for whom: the arguments of a trigger, by its frame and the clause around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.events.cast import Cast, everyone, goal, named, plain
from extract.events.clauses import Adjunct, Reading
from extract.events.lexicon import EventLexicon
from extract.events.objects import read_after, read_goal
from extract.events.phrases import Phrase
from extract.events.tokens import Token
from extract.events.triggers import Hit
from schemas.events import Argument
from schemas.mentions import PlaceMention

TO_WHOM = frozenset({"directive", "condole", "request"})
TOWARDS = frozenset({"为", "给", "向", "对", "替", "帮"})
SITED = frozenset({"restrict", "reopen", "facility_open"})
ERGATIVE = frozenset({"restrict", "reopen", "facility_open", "produce"})
DOINGS = frozenset({"工作", "行动", "活动", "任务", "指示"})
ON_PEOPLE = frozenset({"discipline", "personnel", "commend"})
MOVED = frozenset({"deploy", "volunteer"})
GOING = frozenset({"到", "赴", "往", "至", "在"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What casting reads: the page's text, the clause, the trigger, the subject that stands."""

    text: str
    tokens: Sequence[Token]
    hit: Hit
    subject: Phrase | None
    actor: Phrase | None
    reading: Reading
    stop: int
    lexicon: EventLexicon
    inherited: bool = False  # the subject comes from the sentence before
    ordered: bool = False  # the trigger before in the clause orders this one (通知湖北抽调…)

    def frame(self) -> str:
        """Give what the subject is to the trigger, as the clause turns it."""
        frame = self.hit.trigger.frame
        relative = self.hit.last < self.stop - 1 and self.tokens[self.hit.last].word == "的"
        if frame == "object" and relative:
            return "none"  # 牺牲的扑火人员: whom it befell stands after
        if self.hit.type in ON_PEOPLE and self.heard("passive"):
            return "object"
        if self.passive() and frame != "none":
            return "object"
        if self.heard("receiving") and self.hit.type in {"donate", "commend", "supply"}:
            return "receive"
        moved = self.reading.movers is not None
        if frame == "motion" and (
            moved or any(o.trigger.frame == "agent" for o in self.hit.others)
        ):
            return "agent"
        if frame == "object" and moved:
            return "none"
        if frame == "motion" and self.hit.type == "deploy" and self.is_bodily():
            return "agent"
        if frame == "become" and any(a.word in {"把", "将"} for a in self.reading.adjuncts):
            return "agent"
        striking = "striking" in self.lexicon.cues.get(self.hit.trigger.word, ())
        if striking and self.has_object():
            return "agent"
        if self.hit.type in ERGATIVE and frame in {"agent", "object"}:
            return self.turned(frame)
        return frame

    def is_bodily(self) -> bool:
        """Say whether the subject is unnamed bodies of a place (湖北1.1万家单位包保…)."""
        if self.subject is None or self.subject.names or not self.subject.places:
            return False
        nouns = [self.text[n.start : n.end] for n in self.subject.common]
        return all(
            is_body(n, self.lexicon) and not self.lexicon.marks(n[-1], "person") for n in nouns
        )

    def turned(self, frame: str) -> str:
        """Give the frame of a verb that goes both ways: 高速封闭, 铁路局停运列车."""
        person = self.subject is not None and any(t.tag == "PER" for t in self.subject.names)
        if not self.has_object() and not self.heard("light") and not person:
            return "object"
        if self.subject is None or not self.subject.names:
            return frame
        thing = read_after(self.tokens, self.hit.last, self.stop, self.lexicon)[1].common
        body = any(t.tag != "LOC" for t in self.subject.names)
        return "agent" if body or thing else frame  # 甘孜州启动二级应急响应

    def heard(self, cue: str) -> bool:
        """Say whether a word of a kind stands before the trigger."""
        before = self.tokens[: self.hit.first]
        return any(cue in self.lexicon.cues.get(t.word, ()) for t in before if not t.mention)

    def has_object(self) -> bool:
        """Say whether the trigger has an object of its own, after it or after 把."""
        if any(a.word in {"把", "将", "对"} for a in self.reading.adjuncts):
            return True
        phrase = read_after(self.tokens, self.hit.last, self.stop, self.lexicon)[1]
        return phrase.heads() or any(t.tag == "NUM" for t in self.tokens[self.hit.last : self.stop])

    def passive(self) -> bool:
        """Say whether 被 makes the subject what the event befalls."""
        if any(a.word in {"把", "将"} for a in self.reading.adjuncts):
            return False  # 将被困人员转移
        before = self.tokens[: self.hit.first + 1]
        return any((t.word[0] == "被" or t.word == "遭") and not t.mention for t in before)


def acting(scene: Scene, phrase: Phrase) -> list[Token]:
    """Give who acts in a subject: names, owners, and places when the type lets them.

    A place also stands for the bodies in it (天津137个部委办局带领…), not for its people.
    """
    places = scene.hit.type in scene.lexicon.acts or scene.reading.movers is not None
    heads = [t for t in phrase.names if t.tag != "LOC" or (places and is_division(t))]
    found = [*heads, *owners_of(scene, phrase)]
    bodies = (scene.text[n.start : n.end] for n in phrase.common)
    if not found and places and any(is_body(body, scene.lexicon) for body in bodies):
        found = [t for t in phrase.places if t.tag == "LOC"]
    return found


def owners_of(scene: Scene, phrase: Phrase) -> tuple[Token, ...]:
    """Give whose people act (顺丰集团党员们), but not whose unnamed chief (省委书记赶到现场)."""
    titled = any(scene.text[n.start : n.end] in scene.lexicon.offices for n in phrase.common)
    return () if titled else phrase.owners


def is_division(token: Token) -> bool:
    """Say whether a place is one that has a government; a building or a region does not act."""
    mention = token.mention
    return isinstance(mention, PlaceMention) and mention.level not in {"poi", "region", "natural"}


def is_body(noun: str, lexicon: EventLexicon) -> bool:
    """Say whether a noun means a body that can act, by its last characters."""
    return any("body" in lexicon.cues.get(noun[-n:], ()) for n in (1, 2, 3) if n <= len(noun))


def cast_roles(scene: Scene) -> Cast:
    """Give every role of a trigger its arguments."""
    cast = Cast()
    owner = appeal_owner(scene)
    if owner is not None:
        cast.agents += named("agent", [owner])
        if scene.subject and scene.heard("heeding"):
            cast.recipients += everyone("recipient", scene.text, scene.subject)
        return cast
    if scene.subject and not (scene.inherited and scene.hit.trigger.frame in {"object", "none"}):
        cast_subject(cast, scene, scene.subject)
    movers = scene.reading.movers
    if movers is not None and scene.hit.trigger.frame in {"motion", "object"}:
        cast.objects += everyone("object", scene.text, movers)
    elif movers is not None and scene.ordered and movers.names:
        cast.agents = named("agent", movers.names)
    for adjunct in scene.reading.adjuncts:
        cast_adjunct(cast, scene, adjunct)
    later = [o.first for o in scene.hit.others if o.first > scene.hit.first and is_verbal(scene, o)]
    boundary = min([scene.stop, *later])
    cast_object(cast, scene, scene.hit, boundary)
    if scene.hit.type == "deploy" and scene.hit.trigger.frame == "agent":
        goes = read_goal(scene.tokens, scene.hit.last, scene.stop, scene.lexicon)
        cast.recipients += goal(scene.text, goes)
    for other in scene.hit.others:
        stop = scene.stop if other.first < scene.stop else len(scene.tokens)
        stop = scene.hit.first if other.first < scene.hit.first else stop
        cast_object(cast, scene, other, stop)
    return cast


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
    if frame == "agent":
        found = acting(scene, subject)
        if not found and scene.actor and not is_human(scene, subject):
            found = acting(scene, scene.actor)
        cast.agents += named("agent", found)
    elif frame == "receive":
        cast.recipients += named("recipient", [*subject.names, *subject.owners])
    elif frame == "motion":
        alone = scene.hit.type == "deploy" and not subject.common
        people = [t for t in subject.names if t.tag != "LOC" or (alone and is_division(t))]
        cast.agents += named("agent", [*people, *owners_of(scene, subject)])
        cast.objects += plain("object", scene.text, subject)
    elif frame in {"object", "become"}:
        cast_patient(cast, scene, subject)
    elif scene.hit.type == "incident" and not scene.inherited:
        cast.objects += [a for a in plain("object", scene.text, subject) if is_struck(scene, a)]


def is_struck(scene: Scene, struck: Argument) -> bool:
    """Say whether an incident befalls a thing: 居民楼 in 居民楼起火, not 疫情 in 疫情来袭."""
    if "natural" in scene.lexicon.cues.get(scene.hit.trigger.word, ()):
        return False
    ends = {struck.value[-n:] for n in (2, 3, 4)}
    strikes = any("calamity" in scene.lexicon.cues.get(e, ()) for e in ends)
    plain_thing = len(struck.value) > 1 and not scene.lexicon.marks(struck.value[-1], "person")
    plain_thing = plain_thing and struck.value[-1] not in "路段"
    return plain_thing and not strikes and not any(e in scene.lexicon.triggers for e in ends)


def is_site(noun: str, lexicon: EventLexicon) -> bool:
    """Say whether a noun means a body or a place, where people are harmed."""
    return noun[-1] in "镇村县市区路段" or (
        is_body(noun, lexicon) and not lexicon.marks(noun[-1], "person")
    )


def is_human(scene: Scene, subject: Phrase) -> bool:
    """Say whether a subject is unnamed people, who act for themselves."""
    words = [scene.text[n.start : n.end] for n in subject.common]
    return any(scene.lexicon.marks(w[-1], "person") for w in words)


def cast_patient(cast: Cast, scene: Scene, subject: Phrase) -> None:
    """Place a subject that the event befalls; a place may act instead (深圳确诊…)."""
    names = [t for t in subject.names if t.tag != "LOC" or scene.hit.type in SITED]
    things = plain("object", scene.text, subject)
    if scene.hit.type == "casualty":  # people are harmed, neither bodies nor places
        names = [t for t in names if t.tag == "PER"]
        things = [a for a in things if not is_site(a.value, scene.lexicon)]
    cast.objects += [*named("object", names), *things]
    if scene.hit.type in scene.lexicon.acts and scene.hit.type not in SITED and not scene.passive():
        cast.agents += named("agent", [t for t in subject.names if t.tag == "LOC"])


def cast_adjunct(cast: Cast, scene: Scene, adjunct: Adjunct) -> None:
    """Place what a preposition brings: 由 and 被 an agent, 把 and 将 an object, 为 a recipient."""
    phrase, kind = adjunct.phrase, scene.hit.type
    if adjunct.word in {"由", "被"}:
        cast.agents += named("agent", acting(scene, phrase))
    elif adjunct.word in {"把", "将"} or (adjunct.word == "对" and kind not in TO_WHOM):
        cast.objects += everyone("object", scene.text, phrase)
    elif adjunct.word in TOWARDS:
        role = cast.objects if kind == "mass_test" else cast.recipients
        role += everyone("object" if kind == "mass_test" else "recipient", scene.text, phrase)
    elif adjunct.word in GOING and adjunct.word != "在" and kind in MOVED:
        cast.recipients += [a for a in goal(scene.text, phrase) if not a.table or kind == "deploy"]


def someone(scene: Scene, phrase: Phrase) -> list[Argument]:
    """Give the heads of a phrase that are people or bodies, not things or deeds."""
    found = plain("recipient", scene.text, phrase)
    lexicon = scene.lexicon
    people = [a for a in found if lexicon.marks(a.value[-1], "person") or is_body(a.value, lexicon)]
    return sorted([*named("recipient", phrase.names), *people], key=lambda a: a.start)


def cast_object(cast: Cast, scene: Scene, hit: Hit, stop: int) -> None:
    """Place what follows a verb: its object, or whom or what place it goes to."""
    link, phrase = read_after(scene.tokens, hit.last, stop, scene.lexicon)
    kind, frame = hit.type, hit.trigger.frame
    if frame == "none":
        return
    if kind in TO_WHOM and not is_issue(hit, scene.lexicon) and frame != "receive":
        cast.recipients += someone(scene, phrase)
    elif frame == "motion":
        if kind != "volunteer":
            cast.recipients += goal(scene.text, phrase)
    elif link in {"给", "向"}:
        cast.recipients += everyone("recipient", scene.text, phrase)
    elif link in {"到", "至", "往", "入"}:
        cast.recipients += named("recipient", [t for t in phrase.names if t.tag != "PER"])
    elif link in {"在", "于"}:
        return
    elif (frame != "object" and not scene.passive()) or not cast.objects:
        names = [t for t in phrase.names if t.tag != "LOC" or kind in SITED]
        things = [a for a in plain("object", scene.text, phrase) if a.value not in DOINGS]
        if kind in ON_PEOPLE:
            people = [t for t in scene.tokens[hit.last : stop] if t.tag == "PER"]
            names, things = (people, []) if people else (names, things)
        found = [*named("object", names), *things]
        cast.objects += sorted(found, key=lambda a: a.start)


def is_issue(hit: Hit, lexicon: EventLexicon) -> bool:
    """Say whether a directive's object is the document, not whom it is addressed to (印发)."""
    return "issue" in lexicon.cues.get(hit.trigger.word, ())
