"""What the subject is to a trigger, as the clause turns it: it acts, moves, receives, suffers."""

from collections.abc import Sequence
from typing import NamedTuple

from extract.events.clauses import Reading
from extract.events.hits import Hit
from extract.events.lexicon import EventLexicon
from extract.events.objects import read_after
from extract.events.phrases import Phrase
from extract.events.tokens import Token
from schemas.mentions import PlaceMention

# of a place, for which they act; 省委书记 acts for himself
RULERS = ("负责人", "领导", "部门", "方面", "负责同志", "党委", "政府", "领导班子", "领导干部")


# how a noun ends for what is held
MEETINGS = (
    *("会", "会晤", "会谈", "论坛", "仪式", "活动", "典礼", "培训", "培训班", "晚宴"),
    *("比赛", "大赛", "演练", "展览"),
)


class Scene(NamedTuple):
    """What casting reads: the page's text, the clause, the trigger, the subject that stands."""

    text: str
    tokens: Sequence[Token]
    hit: Hit
    subject: Phrase | None
    actor: Phrase | None
    reading: Reading
    stop: int
    lexicon: EventLexicon
    phrases: dict[tuple[int, int], tuple[str, Phrase]]  # what follows a verb, read once
    inherited: bool = False  # the subject comes from the sentence before
    ordered: bool = False  # the trigger before in the clause orders this one (通知湖北抽调…)

    def lets(self, trait: str) -> bool:
        """Say whether the trigger's type has a trait."""
        return self.lexicon.lets(self.hit.type, trait)

    def read_after(self, last: int, stop: int) -> tuple[str, Phrase]:
        """Give the preposition and the noun phrase that follow a verb."""
        found = self.phrases.get((last, stop))
        if found is None:
            found = read_after(self.tokens, last, stop, self.lexicon)
            self.phrases[last, stop] = found
        return found

    def frame(self) -> str:
        """Give what the subject is to the trigger, as the clause turns it."""
        frame = self.hit.trigger.frame
        relative = self.hit.last < self.stop - 1 and self.tokens[self.hit.last].word == "的"
        relative = relative and self.describes_people()
        if self.lexicon.marks(self.hit.trigger.word, "winning") and self.hit.type == "commend":
            return "receive"
        if self.lexicon.marks(self.hit.trigger.word, "sentencing") and self.is_sentenced():
            return "object"
        if frame == "object" and relative:
            return "none"  # 牺牲的扑火人员: whom it befell stands after
        if self.lets("persons") and self.heard("passive"):
            return "object"
        if self.passive() and frame != "none":
            return "object"
        if self.hit.type == "rescue" and self.got():
            return "object"
        if self.heard("receiving") and self.hit.type in {"donate", "commend", "supply"}:
            return "receive"
        moved = self.reading.movers is not None
        if frame == "motion" and (
            moved or any(o.trigger.frame == "agent" for o in self.hit.others)
        ):
            return "agent"
        if self.hit.type == "meeting" and frame == "agent" and self.is_held():
            return "object"
        if frame == "object" and moved:
            return "none"
        if self.lexicon.marks(self.hit.trigger.word, "shifting") and self.is_shifted():
            return "object"
        if frame == "motion" and self.hit.type == "deploy" and self.is_bodily():
            return "agent"
        if frame == "become" and any(a.word in {"把", "将"} for a in self.reading.adjuncts):
            return "agent"
        striking = "striking" in self.lexicon.cues.get(self.hit.trigger.word, ())
        if striking and self.has_object():
            return "agent"
        if self.lets("turns") and frame in {"agent", "object"}:
            return self.turned(frame)
        return frame

    def got(self) -> bool:
        """Say whether 得到 carries the trigger (火势得到控制, 伤者得到救治)."""
        first = self.hit.first
        return first > 0 and self.tokens[first - 1].word == "得到"

    def describes_people(self) -> bool:
        """Say whether those after 的 are people (牺牲的扑火人员, not 伤亡的报告)."""
        end = self.tokens[self.stop - 1]
        return end.tag in {"PER", "NUM"} or self.lexicon.marks(end.word[-1], "person")

    def is_sentenced(self) -> bool:
        """Say whether the subject is a person who is sentenced (谭某犯诈骗罪,判处…)."""
        names = self.subject.names if self.subject else ()
        alone = bool(names) and all(t.tag == "PER" for t in names)
        return alone and not any(t.tag == "PER" for t in self.tokens[self.hit.last :])

    def is_held(self) -> bool:
        """Say whether the subject is the meeting that is held (捐赠仪式在市政府举行)."""
        subject = self.subject
        if subject is None or self.has_object():
            return False
        nouns = [self.text[n.start : n.end] for n in subject.common]
        return not subject.names or any(n.endswith(MEETINGS) for n in nouns)

    def is_shifted(self) -> bool:
        """Say whether a subject of unnamed people is who was moved (62.8万人紧急转移)."""
        if self.subject is None or self.subject.names:
            return False
        if any(a.word in {"把", "将"} for a in self.reading.adjuncts):
            return False  # 志愿者把蔬菜送到居民区
        reaching = self.hit.trigger.word[-1] in "往到入至进去院医"  # what follows is where to
        return (reaching or not self.has_object()) and is_human(self, self.subject)

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
        thing = self.read_after(self.hit.last, self.stop)[1].common
        body = any(t.tag != "LOC" for t in self.subject.names)
        return "agent" if body or thing else frame  # 甘孜州启动二级应急响应

    def heard(self, cue: str) -> bool:
        """Say whether a word of a kind stands before the trigger; not in 获奖牌的李明夺冠."""
        marked = self.lexicon.marked[cue]
        before = list(self.tokens[: self.hit.first])
        words = [t.word for t in before]
        if "的" in words and any(t.tag == "PER" for t in before):
            last = max(i for i, t in enumerate(before) if t.tag == "PER")
            if "的" in words[:last]:
                before = before[last:]
        elif "的" in words[:-1]:
            head = len(words) - words[::-1].index("的")
            if any(t.tag == "ORG" for t in before[head : head + 2]):
                before = before[head:]  # 完成改扩建的某博物馆开馆
        return any(t.word in marked and not t.mention for t in before)

    def has_object(self) -> bool:
        """Say whether the trigger has an object of its own, after it or after 把."""
        if any(a.word in {"把", "将", "对"} for a in self.reading.adjuncts):
            return True
        phrase = self.read_after(self.hit.last, self.stop)[1]
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
    places = scene.lets("place_acts") or scene.reading.movers is not None
    heads = [t for t in phrase.names if t.tag != "LOC" or (places and is_division(t))]
    # 该县设立两个点 says where, 该村组建队伍 who
    heads = [t for t in heads if t.tag != "LOC" or t.word[0] != "该" or t.word[-1] == "村"]
    found = [*heads, *owners_of(scene, phrase)]
    bodies = (scene.text[n.start : n.end] for n in phrase.common)
    counted = phrase.counts or len(phrase.places) > 1  # 广州社工机构 are not the city
    body = counted and any(is_body(b, scene.lexicon) for b in bodies)
    if not found and places and (body or is_ruled(scene, phrase)):
        found = [t for t in phrase.places if t.tag == "LOC" and is_division(t)]
    return found


def is_ruled(scene: Scene, phrase: Phrase) -> bool:
    """Say whether those who act are the unnamed rulers of a place (临汾市主要负责人)."""
    nouns = [scene.text[n.start : n.end] for n in phrase.common]
    return bool(nouns) and all(n.endswith(RULERS) for n in nouns)


def owners_of(scene: Scene, phrase: Phrase) -> tuple[Token, ...]:
    """Give whose people act (顺丰集团党员们), but not whose unnamed chief (省委书记赶到现场)."""
    titled = any(scene.text[n.start : n.end] in scene.lexicon.offices for n in phrase.common)
    return () if titled else phrase.owners


def is_division(token: Token) -> bool:
    """Say whether a place is one that has a government; a building or a region does not act."""
    mention = token.mention
    return isinstance(mention, PlaceMention) and mention.level not in {"poi", "region", "natural"}


def is_human(scene: Scene, subject: Phrase) -> bool:
    """Say whether a subject is unnamed people, counted or not, who act for themselves."""
    words = [scene.text[n.start : n.end] for n in subject.common]
    counted = any(getattr(t.mention, "kind", "") == "person" for t in subject.counts)
    return counted or any(is_person(w, scene.lexicon) for w in words)


def is_person(noun: str, lexicon: EventLexicon) -> bool:
    """Say whether a noun means people, by its last character or its last word."""
    return lexicon.marks(noun[-1], "person") or any(
        lexicon.marks(noun[-n:], "folk") for n in (2, 3, 4, 5)
    )


def is_body(noun: str, lexicon: EventLexicon) -> bool:
    """Say whether a noun means a body that can act, by its last characters."""
    return any("body" in lexicon.cues.get(noun[-n:], ()) for n in (1, 2, 3) if n <= len(noun))
