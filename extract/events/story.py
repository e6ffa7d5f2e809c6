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


ROADS = frozenset("路线道河江速")
RANK = {"country": 0, "province": 1, "city": 2, "county": 3, "township": 4, "village": 5, "poi": 6}
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

    def place_of(self, token: Token) -> Where | None:
        """Give the place a token tells: itself, the seat in an organisation's name, a home."""
        mention = token.mention
        if isinstance(mention, PlaceMention):
            return Where(mention.name, mention.code, mention.start, mention.end)
        if isinstance(mention, OrganisationMention):
            return self.seat(mention)
        if isinstance(mention, PersonMention):
            return self.homes.get(mention.name)
        return None

    def marked(self, token: Token) -> Where | None:
        """Give the place marked inside an organisation's name."""
        inside = self.nested.get((token.start, token.end))
        return Where(inside.name, inside.code, inside.start, inside.end) if inside else None

    def seat(self, organisation: OrganisationMention) -> Where | None:
        """Give the place in an organisation's name: as marked there, else one the page names."""
        inside = self.nested.get((organisation.start, organisation.end))
        if inside:
            return Where(inside.name, inside.code, inside.start, inside.end)
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


def read_story(mentions: Mentions, place: str = "") -> Story:
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
            if organisation.start <= inside.start and inside.end <= organisation.end:
                nested[organisation.start, organisation.end] = inside
            at += 1
    levels = own_places(place, mentions)
    return Story(places, nested, levels | {"州": levels["市"]} if "市" in levels else levels)
