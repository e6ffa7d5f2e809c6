"""What one clause hands to the next: subject, date, place, and how far an order reaches."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from extract.events.cast import Cast
from extract.events.clauses import OPENERS, Reading
from extract.events.hits import Hit
from extract.events.lexicon import EventLexicon
from extract.events.phrases import Phrase
from extract.events.story import Story, Where
from extract.events.tokens import Token
from schemas.events import ContextBasis, Realis
from schemas.mentions import DateMention

NEXT_CLAUSE = "argument.quantity.next_clause"
SUBJECT_RULE = "argument.place.subject"
LOCATIVE_RULE = "argument.place.locative"
ADJUNCT_RULE = "argument.place.adjunct"
OBJECT_RULE = "argument.place.object"
REACHED = "argument.place.reached"
STAGED_RULE = "argument.place.staged"
LOCATIVE = frozenset({"在", "于", "到", "赴", "往", "从", "至", "位于", "当", "经"})
COMPANIONS = frozenset({"会同", "联合", "协同", "携手", "联动", "联手"})
FIRST_PARTS = frozenset({"第一季度", "第二季度", "第三季度", "第四季度", "第一时间"})
COMING = frozenset(
    {
        "来到",
        "前往",
        "到达",
        "抵达",
        "赶到",
        "走进",
        "赶赴",
        "深入",
        "深入到",
        "走访",
        "奔赴",
        "登上",
    }
)
CAUSES = frozenset({"因", "由于", "因为", "鉴于"})
VEHICLES = frozenset("车巴船轮艇")
SOURCES = frozenset({"据", "根据", "依据"})
COMPARED = frozenset({"继", "比", "较", "同"})  # 继2018年之后第二次夺冠
CUMULATIVE = frozenset({"累计", "共计", "总计"})


@dataclass(slots=True)
class Chain:
    """What earlier clauses of a sentence hand on.

    `dated` says that the sentence has named a time, if only a vague one; `waiting` holds counts of
    a subject that has not acted yet, `actor` is the last subject with a name, `spoken` are the days
    on which someone only spoke (市民政局22日称,…).
    """

    subject: Phrase | None = None
    inherited: bool = False
    date: Token | None = None
    date_end: Token | None = None
    dated: bool = False
    asof: bool = False  # 截至8日: it stands though 近期 follows
    place: Where | None = None
    place_rule: str = ""
    scoped: bool = False
    actor: Phrase | None = None
    led: Phrase | None = None  # who is made to act (动员党员干部迅速行动,积极参与防控)
    roll: list[Token] = field(
        default_factory=list
    )  # people named before commas (书记陈某,主任梁某,…)
    waiting: list[Token] = field(default_factory=list)
    spoken: list[Token] = field(default_factory=list)

    def put_place(self, place: Where | None, rule: str) -> None:
        """Take a place, if there is one, and the rule that found it."""
        if place is not None:
            self.place, self.place_rule = place, rule


class Figure(NamedTuple):
    """A count given to a draft, and the rule that gave it."""

    token: Token
    rule: str


@dataclass(slots=True)
class Draft:
    """A report being filled; later clauses may still bring counts, a date or a place."""

    hit: Hit
    clause: int
    realis: Realis
    cast: Cast
    subject: Phrase | None = None
    counts: list[Figure] = field(default_factory=list)
    date: Token | None = None
    date_end: Token | None = None
    date_basis: ContextBasis = "none"
    date_rule: str = ""
    place: Where | None = None
    place_basis: ContextBasis = "none"
    place_rule: str = ""
    nowhere: bool = False  # its words rule a place out
    vague: bool = False  # its sentence names a time that has no value (随后, 目前)
    elided: bool = False  # its object stands with the verb before (收运垃圾,再转运至…)

    def put_date(self, date: Token | None, basis: ContextBasis, rule: str) -> None:
        """Take a date, or none, with its basis and the rule that found it."""
        self.date, self.date_basis, self.date_rule = date, basis if date else "none", rule

    def put_place(self, place: Where | None, basis: ContextBasis, rule: str) -> None:
        """Take a place, or none, with its basis and the rule that found it."""
        self.place, self.place_basis, self.place_rule = place, basis if place else "none", rule


def hand_on_subject(
    chain: Chain,
    tokens: Sequence[Token],
    reading: Reading,
    hits: Sequence[Hit],
    lexicon: EventLexicon,
) -> Phrase | None:
    """Give the subject of a clause, and keep it for the next unless the clause only tells when."""
    if reading.subject and is_stray(reading.subject):
        reading = reading._replace(subject=None)  # 兵分六路
    reading = call_roll(chain, tokens, reading, hits)
    subject = reading.subject
    if subject and not COMPANIONS.isdisjoint([t.word for t in tokens]):
        joined = tuple(t for t in tokens if t.tag in {"ORG", "PER"} and t not in subject.names)
        subject = subject._replace(names=(*subject.names, *joined))
        reading = reading._replace(subject=subject)
    elif any(t.word in COMPANIONS for t in tokens[:2]) and chain.subject:
        joined = tuple(t for t in tokens if t.tag in {"ORG", "PER"})
        chain.subject = chain.subject._replace(names=(*chain.subject.names, *joined))
    if subject is None and chain.actor and is_pronoun(tokens):
        chain.subject = chain.actor
    subject = subject or chain.subject
    if reading.subject and not reading.subject.heads():
        return reading.subject
    if tokens[0].word in CAUSES and not hits and chain.subject:
        return subject  # 因受贿罪和财产来源不明罪,被判处
    if tokens[0].word in SOURCES and not hits:
        return subject  # 据民政厅统计: who says it does nothing
    aside = is_closer(tokens[-1], lexicon) and not any(a.word in OPENERS for a in reading.adjuncts)
    if reading.subject and (not aside or chain.subject is None or chain.inherited):
        chain.subject, chain.inherited = reading.subject, False
        if reading.subject.names:
            chain.actor = reading.subject
    told = reading.subject is not None and not hits and tokens[-1].tag != "NUM"
    if told and reading.subject and any(t.tag in {"v", "vd"} for t in tokens):
        chain.waiting += [t for t in reading.subject.counts if t not in chain.waiting]
    return subject


def call_roll(
    chain: Chain, tokens: Sequence[Token], reading: Reading, hits: Sequence[Hit]
) -> Reading:
    """Give the subject with those named one by one in the clauses before it, who act as well."""
    subject = reading.subject
    people = [t for t in subject.names if t.tag == "PER"] if subject else []
    idle = not hits and not any(t.tag in {"v", "vd", "p", "d"} for t in tokens)
    if people and idle and subject and len(people) == len(subject.names):
        chain.roll += people
    elif people and subject and chain.roll:
        names = (*chain.roll, *subject.names)
        chain.roll = []
        return reading._replace(subject=subject._replace(names=names))
    elif not idle:
        chain.roll = []
    return reading


def hand_on_date(chain: Chain, tokens: Sequence[Token], hits: Sequence[Hit]) -> None:
    """Take the date a clause begins with; a vague one (随后, 目前) ends what ran before."""
    first = hits[0].first if hits else len(tokens)
    for i, token in enumerate(tokens):
        if token.tag != "DATE":
            continue
        mention = token.mention
        if not isinstance(mention, DateMention) or mention.kind in {"duration", "recurring"}:
            continue
        if describes(tokens, i) and not any(hit.first == i + 2 for hit in hits):
            continue  # but 第二天的排查 was on it
        if not mention.value:
            if i < 2 and not (i and chain.asof):
                chain.date, chain.date_end = None, None
        elif i < first or chain.date is None:
            if i and tokens[i - 1].word == "、" and chain.date:
                chain.date_end = token
            else:
                chain.date, chain.date_end = token, None
                chain.asof = i > 0 and tokens[i - 1].word[0] == "截"
        chain.dated = True


def hand_on_place(chain: Chain, tokens: Sequence[Token], reading: Reading, story: Story) -> None:
    """Take the place a clause states before its trigger: after 来到 or 在, else its subject's."""
    if not COMING.isdisjoint([t.word for t in tokens]):
        went = [t for t in tokens if t.word != "到"]  # 深入到滩歌镇
        came = (b for a, b in pairwise(went) if a.word in COMING and b.tag in {"LOC", "ORG"})
        reached = next(filter(None, map(story.place_of, came)), None)
        if reached is not None:
            chain.put_place(reached, REACHED)
            return
    for adjunct in reversed(reading.adjuncts):
        if adjunct.word in LOCATIVE and not (
            is_hospital(adjunct.phrase) and is_at_home(reading.subject, story)
        ):
            where = story.phrase_place(adjunct.phrase)
            if where:
                chain.put_place(where, LOCATIVE_RULE)
                return
    subject = reading.subject
    seated = subject is not None and not any(t.tag == "LOC" for t in subject.places)
    bodies = seated and chain.place_rule == LOCATIVE_RULE  # 在三滩镇,…玉林消防展开救援
    if not (bodies or (chain.place is not None and is_vehicle(tokens))):
        seat = story.phrase_place(subject)
        if not (seated and seat and chain.place and is_in_seat(chain.place, seat, story)):
            chain.put_place(seat, SUBJECT_RULE)
    if chain.place is None:
        where = next(filter(None, (story.phrase_place(a.phrase) for a in reading.adjuncts)), None)
        chain.put_place(where, ADJUNCT_RULE)
    if chain.place is None:
        chain.put_place(story.phrase_place(reading.movers), "argument.place.mover")


def is_at_home(subject: Phrase | None, story: Story) -> bool:
    """Say whether a subject tells a place of its own, and more than a country."""
    home = story.phrase_place(subject)
    return home is not None and not story.is_land(home)


def is_in_seat(place: Where, seat: Where, story: Story) -> bool:
    """Say whether a body's seat only holds the place told (开发区新添企业——湛江某公司投产)."""
    if place.table != "places" or place.name == seat.name:
        return False
    return story.is_finer(place, seat) or place.code == seat.code != ""


def is_hospital(phrase: Phrase) -> bool:
    """Say whether a phrase names a hospital, where the sick only are told (在州中心医院被确诊)."""
    return any(getattr(t.mention, "kind", "") == "hospital" for t in phrase.names)


def is_vehicle(tokens: Sequence[Token]) -> bool:
    """Say whether a place only says where a vehicle is from (浙江温州一旅游大巴倒车)."""
    for at, token in enumerate(tokens):
        if token.tag == "LOC":
            after = [t.word for t in tokens[at + 1 : at + 5]]
            one = bool(after) and after[0][0] in "一籍"
            return one and any(word[-1] in VEHICLES for word in after)
    return False


def is_pronoun(tokens: Sequence[Token]) -> bool:
    """Say whether a clause begins with 他 or 她, who is the last one named."""
    return any(t.word in {"他", "她", "他们", "她们"} for t in tokens[:2])


def is_closer(token: Token, lexicon: EventLexicon) -> bool:
    """Say whether a word ends a phrase of time or place (…时, …后, …中)."""
    return not token.mention and bool({"when", "where"} & lexicon.cues.get(token.word, frozenset()))


def is_stray(subject: Phrase) -> bool:
    """Say whether a subject is one character, as the noun of a set phrase."""
    lengths = [n.end - n.start for n in subject.common]
    return not subject.names and not subject.counts and lengths == [1]


def describes(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a date only describes a noun (去年的计划, 1961年以来最严重的干旱)."""
    if is_aside(tokens, at) or (at and tokens[at - 1].word in COMPARED):
        return True
    after = [t.word for t in tokens[at + 1 : at + 5]]
    if after[:1] == ["的"]:
        return len(after) > 1
    if after and after[0][0] == "第" and after[0] not in FIRST_PARTS:
        return True  # 今年第9号台风
    return after[:1] == ["以来"] and any(w.startswith("最") for w in after)


def is_aside(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a date dates no event: 今年62岁 tells an age, 12分钟后 how long it took."""
    if tokens[at].word.endswith("分钟后"):
        return True
    return at + 1 < len(tokens) and getattr(tokens[at + 1].mention, "kind", "") == "age"
