"""What a page tells as a whole: which place each organisation and person belongs to."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.events.phrases import Phrase
from extract.events.tokens import Token
from schemas.mentions import Mentions, OrganisationMention, PersonMention, PlaceMention

WHOLE = re.compile(r"[我全本该]([省市州县区])(?!际)")
LEVELS = (("省", "province", 2), ("市", "city", 4), ("县", "county", 6), ("区", "county", 6))


# whose people they are, not where
PEOPLE = re.compile(
    "公民|籍|游客|留学生|侨胞|侨民|华侨|同胞|护照|[男女][性子孩童]|人(?![民大口才力社造工])|儿童|母女|父子|夫妇|乘客"
    "|船员|工人|员工|士兵|商人|球员|选手|学生|记者|专家"
)
# 在杭州结束, 在七台河市体育中心举行
HELD = re.compile(
    "[^，。；\n]{0,10}?(?:举行|举办|进行|落幕|结束|开幕|收官|打响|开赛|闭幕|收兵|鸣枪|开战)"
)
ARENAS = ("体育馆", "体育场", "体育中心", "球场", "游泳馆", "赛车场", "奥体中心")
STOP = re.compile("站(?:的?比赛|赛事|[，。：]|上|首|决赛)")
# 事发地位于郴州市永兴县, 起火仓库位于穆厝社
SITED = re.compile(
    "(?:事发|事故|案发|现场|起火|出事|坍塌|坠机|爆炸|失火|着火|坠毁|遇险)[^，。；：\n]{0,8}?(?:位于|地处|位置在|地点在|地点为)"
)
ROADS = frozenset("路线道河江速")
RANK = {"country": 0, "province": 1, "city": 2, "county": 3, "township": 4, "village": 5, "poi": 6}
NOWHERE = frozenset({"company", "media", "social", "team", "party"})
NEXT = 4  # characters between a province and its city (云南省会昆明市)


@dataclass(frozen=True, slots=True)
class Where:
    """A place an event may have: its name and code, and the span and table of what says so."""

    name: str
    code: str
    start: int
    end: int
    table: str = "places"


class Scene(NamedTuple):
    """Where and when an incident happened."""

    place: Where
    date: Token
    word: str = ""


@dataclass(slots=True)
class Story:
    """Places by name, nested places by organisation span, homes of people, scenes of incidents."""

    places: dict[str, PlaceMention]
    nested: dict[tuple[int, int], PlaceMention]
    levels: dict[str, Where]
    homes: dict[str, Where] = field(default_factory=dict)
    scenes: dict[str, Scene] = field(default_factory=dict)
    scene: Scene | None = None
    posted: dict[int, Where | None] = field(default_factory=dict)
    stages: list[Where] = field(default_factory=list)
    site: Where | None = None
    court: Where | None = None

    def place_of(self, token: Token) -> Where | None:
        """Give the place a token tells: itself, the seat in an organisation's name, a home.

        A country whose envoys or citizens are meant tells where they are posted, or nothing.
        """
        mention = token.mention
        if isinstance(mention, PlaceMention):
            if mention.start in self.posted:
                return self.posted[mention.start]
            return where_of(mention)
        if isinstance(mention, OrganisationMention):
            return self.seat(mention)
        if isinstance(mention, PersonMention):
            return self.homes.get(mention.name)
        return None

    def marked(self, token: Token) -> Where | None:
        """Give the place marked inside an organisation's name."""
        inside = self.nested.get((token.start, token.end))
        return where_of(inside) if inside else None

    def seat(self, organisation: OrganisationMention) -> Where | None:
        """Give the place in an organisation's name: as marked there, else one the page names."""
        inside = self.nested.get((organisation.start, organisation.end))
        if inside:
            return where_of(inside)
        for length in range(len(organisation.name) - 1, 1, -1):
            place = self.places.get(organisation.name[:length])
            if place:
                span = (organisation.start, organisation.end)
                return Where(place.name, place.code, *span, table="organisations")
        return None

    def phrase_place(self, phrase: Phrase | None) -> Where | None:
        """Give the first place a phrase tells: a place at its head, in it, a body, a person."""
        if phrase is None:
            return None
        heads = [t for t in phrase.names if t.tag == "LOC"]
        named = sorted(phrase.places, key=lambda t: t.tag != "LOC")
        for token in (*heads, *named, *phrase.names):
            where = self.place_of(token)
            if where and not (token not in heads and self.is_land(where)):
                where = where if where.code else self.division_after(token, phrase) or where
                return self.within(where, token, phrase)
        return None

    def is_land(self, where: Where) -> bool:
        """Say whether a place is a country, which says whose someone is (中国队), not where."""
        place = self.places.get(where.name)
        return place is not None and place.level == "country"

    def is_finer(self, where: Where, than: Where) -> bool:
        """Say whether a place lies in another, or is of a finer level where codes are unknown."""
        inner, outer = stem(where.code), stem(than.code)
        if inner or outer:
            return bool(outer) and inner != outer and inner.startswith(outer)
        first, second = self.rank(than), self.rank(where)
        return 0 <= first < second

    def rank(self, where: Where) -> int:
        """Give the rank of the level of a place, -1 for a region, a river or one not named."""
        place = self.places.get(where.name)
        return RANK.get(place.level, -1) if place else -1

    def within(self, where: Where, token: Token, phrase: Phrase) -> Where:
        """Give the place right after one that holds it (云南省会昆明市), else that one."""
        close = (t for t in phrase.places if t.tag == "LOC" and 0 <= t.start - token.end < NEXT)
        for inside in close:
            inner = self.place_of(inside)
            if inner is None or (inside.start - token.end == 1):  # 北京、上海
                continue
            wide = stem(where.code)
            if stem(inner.code).startswith(wide) if wide else not is_road(token):
                return inner
        return where

    def division_after(self, token: Token, phrase: Phrase) -> Where | None:
        """Give the division right after a road (泉南高速公路鹿寨县境内), where things happen."""
        beside = (t for t in phrase.places if t.tag == "LOC" and t.start == token.end)
        found = next(map(self.place_of, beside), None)
        return found if found and found.code and is_road(token) else None

    def whole(self, text: str, start: int, end: int) -> Where | None:
        """Give the place that 我市 or 全县 in a span means: the page's own of that level."""
        found = WHOLE.search(text, start, end)
        return self.levels.get(found[1]) if found else None

    def settle_people(self, tokens: Sequence[Token]) -> None:
        """Remember where the people of a clause belong: the place or body right before them."""
        if "PER" not in [t.tag for t in tokens]:
            return
        last: Where | None = None
        for token in tokens:
            if token.tag in {"LOC", "ORG"}:
                last = self.place_of(token) or last
            elif token.tag == "PER" and last and isinstance(token.mention, PersonMention):
                self.homes.setdefault(token.mention.name, last)
            elif token.tag in {"v", "vd"}:
                last = None


def where_of(mention: PlaceMention) -> Where:
    """Give where a place is: of a stretch of a road the division it lies in (沪昆高速上饶县段)."""
    stretch = mention.rule == "place.stretch" and mention.name[-1] in ROADS and mention.code
    name = stretch and (mention.county or mention.city or mention.province)
    return Where(name or mention.name, mention.code, mention.start, mention.end)


def postings(text: str, places: Sequence[PlaceMention]) -> dict[int, Where | None]:
    """Give the countries that stand before 驻 with where that is, or before their people with none.

    中国驻新西兰大使 is in New Zealand, 中国公民 may be anywhere.
    """
    found: dict[int, Where | None] = {}
    for number, place in enumerate(places):
        if place.level != "country" and place.name != "中国大陆":
            continue
        after = places[number + 1] if number + 1 < len(places) else None
        if after and after.start == place.end + 1 and text[place.end] == "驻":
            found[place.start] = where_of(after)
        elif PEOPLE.match(text, place.end):
            found[place.start] = None
    return found


def is_stage(text: str, place: PlaceMention) -> bool:
    """Say whether a contest or ceremony is told to be at a place (在杭州举行, 挪威站比赛)."""
    if STOP.match(text, place.end) or (place.level == "poi" and place.name.endswith(ARENAS)):
        return True
    held = text[place.start - 1 : place.start] == "在" and HELD.match(text, place.end)
    return bool(held) and place.level != "country"


def is_road(token: Token) -> bool:
    """Say whether a place is a road or a river by its last character."""
    return token.word[-1] in ROADS


def stem(code: str) -> str:
    """Give a division code without the zeros that fill it up."""
    while code.endswith("00") and len(code) > 2:
        code = code[:-2]
    return code


def own_places(place: str, mentions: Mentions) -> dict[str, Where]:
    """Give the page's own province, city and county by level word.

    They are those its metadata or dateline names, else those most of its places lie in.
    """
    found: dict[str, Where] = {}
    for level, field_name, digits in LEVELS:
        named = Counter(
            (getattr(m, field_name), m.code[:digits].ljust(6, "0"))
            for m in mentions.places
            if getattr(m, field_name) and m.code
        )
        for (name, code), _ in sorted(
            named.items(), key=lambda n: (name_rank(n[0][0], place), -n[1], n[0])
        ):
            found[level] = Where(name, code, -1, -1)
            break
    return found


def name_rank(name: str, place: str) -> bool:
    """Rank a name first when the page's own place holds it."""
    return name not in place


def read_story(mentions: Mentions, place: str = "", text: str = "") -> Story:
    """Gather the places of a page by full name, and those inside organisations (the last one)."""
    places: dict[str, PlaceMention] = {}
    for mention in mentions.places:
        places.setdefault(mention.name, mention)
    nested = {}
    at = 0
    for organisation in mentions.organisations:
        while at and mentions.places[at - 1].end > organisation.start:
            at -= 1
        while at < len(mentions.places) and mentions.places[at].start < organisation.end:
            inside = mentions.places[at]
            whole = (inside.start, inside.end) == (organisation.start, organisation.end)
            unplaced = whole and organisation.kind in NOWHERE  # a firm is no site
            within = organisation.start <= inside.start and inside.end <= organisation.end
            if within and not unplaced:
                nested[organisation.start, organisation.end] = inside
            at += 1
    local = [m for m in mentions.places if m.level in {"township", "county"}]
    bare = {m.name[:-1]: m for m in local if len(m.name) == 3}
    for organisation in mentions.organisations if bare and text else ():
        span = organisation.start, organisation.end
        home = bare.get(text[span[0] : span[0] + 2])
        if home and span not in nested:  # 石排中心小学 is in 石排镇
            nested[span] = home.model_copy(update={"start": span[0], "end": span[0] + 2})
    levels = own_places(place, mentions)
    story = Story(places, nested, levels | {"州": levels["市"]} if "市" in levels else levels)
    courts = (story.seat(m) for m in mentions.organisations if m.name.endswith("法院"))
    story.court = next(filter(None, courts), None)
    if text:
        story.posted = postings(text, mentions.places)
        story.stages = [where_of(m) for m in mentions.places if is_stage(text, m)]
        sites = {m.start: m for m in mentions.places if m.level != "country"}
        found = (sites.get(match.end()) for match in SITED.finditer(text))
        story.site = next((where_of(mention) for mention in found if mention), None)
    return story
