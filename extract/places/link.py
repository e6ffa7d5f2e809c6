"""Say which division each chain means: by the chain, by its neighbours, by the whole page."""

import re
from collections import Counter, defaultdict

from extract.gazetteer import Gazetteer
from extract.gazetteer.units import Form
from extract.places.chain import LISTED, Chain, Link, LinkKind
from extract.places.codes import Codes, Meaning
from extract.places.local import is_local, own_division
from extract.places.rank import (
    SPECIFIC,
    by_rank,
    former_names,
    kinship,
    named_units,
    shared_county,
)
from extract.places.senses import like_town, listed_district, located, named_towns, namesake, seat
from schemas.mentions import PlaceMention
from schemas.text import Page

LIST_WEIGHT, NEAR_WEIGHT, SAME_WEIGHT, PLACE_WEIGHT = 4.0, 1.0, 4.0, 3
# the better candidate must have this much, and this much more than the next one
ENOUGH, MARGIN = 0.12, 1.3
# 包头新闻网讯, 南通日报电
PAPER = re.compile("(?:[日晚早晨时商都]报|新闻网|电视台|发布)(?=[讯电])")


class Linker:
    """One page's evidence."""

    def __init__(self, page: Page, chains: list[Chain], gazetteer: Gazetteer) -> None:
        self.page = page
        self.chains = chains
        self.gazetteer = gazetteer
        self.codes = Codes(gazetteer)
        self.weights: Counter[int] = Counter()
        self.total = 0
        self.meanings: list[Meaning] = []
        self.seats: dict[tuple[Form, ...], tuple[int, ...]] = {}
        self.own: int | None = None
        self.towns: dict[str, tuple[int, ...]] = {}
        self.holders: dict[int, int | None] = {}
        self.formers: dict[int, str] = {}
        self.known: defaultdict[str, list[PlaceMention]] = defaultdict(list)

    def run(self) -> list[PlaceMention]:
        """Settle the certain chains, then the others by them, and make the mentions."""
        self.weigh_place(self.page.place)
        metadata = dict.fromkeys(named_units(self.page.place, self.gazetteer), PLACE_WEIGHT)
        self.weigh_place(self.page.publisher)
        for paper in PAPER.finditer(self.page.text, 0, 2000):
            self.weigh_place(self.page.text[max(paper.start() - 6, 0) : paper.start()])
        self.formers = former_names(self.chains, self.gazetteer, self.page.published)
        self.towns = named_towns(self.chains, self.gazetteer)
        self.meanings = [self.first(number) for number in range(len(self.chains))]
        for meaning in self.meanings:
            if len(meaning.units) == 1:
                self.weigh(meaning.units[0])
        county, names = shared_county(self.meanings, self.gazetteer)
        if county is not None:
            self.weigh(county, names)
        for number, meaning in enumerate(self.meanings):
            if len(meaning.units) > 1:
                self.meanings[number] = self.by_context(number)
            elif meaning.units and self.namesake(self.chains[number], meaning.units[0]):
                self.meanings[number] = Meaning((), "none", {meaning.units[0]: 0.0})
        self.own = own_division(self.page.text, self.meanings, metadata, self.gazetteer)
        made: dict[int, PlaceMention] = {}
        for number, chain in enumerate(self.chains):
            if chain.links[-1].kind != "echo":
                self.holders[number] = self.holder(number)
                made[number] = self.mention(chain, self.meanings[number], self.holders[number])
                self.remember(chain, self.meanings[number], made[number])
        for number, mention in located(self.page.text, self.chains, made).items():
            made[number] = mention
            self.known[mention.name].append(mention)
        for number, chain in enumerate(self.chains):
            if number not in made:
                made[number] = self.echo(chain)
        return [made[number] for number in range(len(self.chains))]

    def weigh(self, unit: int, times: int = 1) -> None:
        """Count a settled mention for its unit and all that hold it."""
        self.total += times
        for holder in self.gazetteer.line(unit):
            if holder:
                self.weights[holder] += times

    def weigh_place(self, text: str) -> None:
        """Count the place that the metadata or the paper's own name gives."""
        for unit in named_units(text, self.gazetteer):
            self.weigh(unit, PLACE_WEIGHT)

    def first(self, number: int) -> Meaning:
        """Settle a chain by its own names and the sense that the words around it leave."""
        chain = self.chains[number]
        link = chain.links[-1]
        town = like_town(self.page.text, link, self.towns)
        if town:
            return Meaning(town, "document", {})
        if link.kind == "unit" and len(link.forms) > 1:
            units = listed_district(self.page.text, self.chains, number, self.gazetteer)
            if link.level == "city" and not link.full:
                if link.forms not in self.seats:
                    found = seat(self.page.text, [f.unit for f in link.forms], self.gazetteer)
                    self.seats[link.forms] = found
                units = units or self.seats[link.forms]
            if units:
                return Meaning(units, "rank" if len(units) == 1 else "none", {})
        return self.certain(chain)

    def certain(self, chain: Chain) -> Meaning:
        """Settle a chain by its own names alone."""
        links = chain.units
        if not links:
            return Meaning((), "none", {})
        units = tuple(dict.fromkeys(form.unit for form in links[-1].forms))
        for link in links[:-1]:
            fit = tuple(
                u for u in units if any(f.unit in self.gazetteer.line(u) for f in link.forms)
            )
            units = fit or units
        units = self.by_village(chain, units)
        if len(units) == 1:
            return Meaning(units, "chain" if len(links) > 1 else "unique", {})
        meaning = by_rank(self.gazetteer, units)
        chained = len(links) > 1 and meaning.basis == "rank"
        return meaning._replace(basis="chain") if chained else meaning

    def by_village(self, chain: Chain, units: tuple[int, ...]) -> tuple[int, ...]:
        """Keep the units that hold the village which the chain names."""
        tails = [link for link in chain.links if link.kind == "village"]
        if len(units) < 2 or not tails:
            return units
        fit = tuple(u for u in units if self.codes.village_codes(tails[0], u))
        return fit or units

    def by_context(self, number: int) -> Meaning:
        """Score the candidates by list, neighbour and page; settle when one is clearly better."""
        units = self.meanings[number].units
        near = self.neighbour(number)
        scores: dict[int, float] = {}
        bases: dict[int, str] = {}
        for unit in units:
            parts = {
                "repeated": SAME_WEIGHT if self.weights[unit] else 0.0,
                "document": self.share(unit),
                "neighbour": NEAR_WEIGHT * kinship(unit, near, self.gazetteer),
                "list": LIST_WEIGHT * kinship(unit, self.listed(number), self.gazetteer),
            }
            scores[unit] = sum(parts.values())
            bases[unit] = max(parts, key=lambda name: parts[name])
        order = sorted(units, key=lambda u: -scores[u])
        first, second = order[0], order[1]
        if scores[first] >= ENOUGH and scores[first] >= MARGIN * scores[second]:
            self.weigh(first)
            return Meaning((first,), bases[first], scores)
        return Meaning(units, "none", scores)

    def namesake(self, chain: Chain, unit: int) -> bool:
        """Say whether a body's short name means no county far from the page's own city."""
        evidence = (self.weights, self.total)
        return namesake(self.page.text, chain, unit, *evidence, self.gazetteer)

    def share(self, unit: int) -> float:
        """Give how much of the page is about the units that hold this one."""
        if not self.total:
            return 0.0
        return sum(
            SPECIFIC.get(self.gazetteer.level(h), 0.0) * self.weights[h] / self.total
            for h in self.gazetteer.line(unit)
        )

    def joined(self, number: int) -> bool:
        """Say whether a chain stands in a list right after the one before it."""
        last, chain = self.chains[number - 1], self.chains[number]
        return last.end == chain.start - 1 and self.page.text[last.end] in LISTED

    def listed(self, number: int) -> int | None:
        """Give the unit of the item before in a list, when settled."""
        if not self.joined(number):
            return None
        units = self.meanings[number - 1].units
        return units[0] if len(units) == 1 else None

    def neighbour(self, number: int) -> int | None:
        """Give the settled unit named last before this chain in the same paragraph."""
        start = self.chains[number].start
        for index in range(number - 1, max(number - 4, -1), -1):
            between = self.page.text[self.chains[index].end : start]
            if "\n" in between or len(between) > 80:
                return None
            if len(self.meanings[index].units) == 1:
                # 杭州、南昌都有西湖区: neither is nearer
                listed = index and self.joined(index) and not self.joined(number)
                return None if listed else self.meanings[index].units[0]
        return None

    def remember(self, chain: Chain, meaning: Meaning, whole: PlaceMention) -> None:
        """Keep what each link of a chain below the divisions is, for its later bare mentions."""
        for stop, link in enumerate(chain.links, 1):
            if link.kind in ("town", "village", "site", "zone"):
                part = Chain(chain.links[:stop], chain.rule)
                last = stop == len(chain.links)
                inner = whole if last else self.mention(part, meaning, self.page_unit(part))
                self.known[link.name].append(inner)

    def holder(self, number: int) -> int | None:
        """Give the division that a chain's village is looked for in, where no unit is settled."""
        units = self.meanings[number].units
        if units:
            return units[0] if len(units) == 1 else None
        inherits = self.joined(number) and self.codes.local(self.chains[number].links[0])
        before = self.holders.get(number - 1) if inherits else None
        if before is not None:
            line = self.gazetteer.line(before)
            return next((u for u in line if self.gazetteer.level(u) == "county"), before)
        near = self.neighbour(number)
        if is_local(self.chains[number], self.gazetteer):
            return self.own if near is None or self.related(near, self.own) else None
        return self.page_unit(self.chains[number])

    def related(self, one: int, other: int | None) -> bool:
        """Say whether one of two units holds the other."""
        holds = self.gazetteer.holds
        return other is not None and (holds(one, other) or holds(other, one))

    def mention(self, chain: Chain, meaning: Meaning, holder: int | None = None) -> PlaceMention:
        """Make the mention of a chain; its village lies in `holder` where no unit is settled."""
        last = chain.links[-1]
        unit = meaning.units[0] if len(meaning.units) == 1 else None
        former = next((f.name for f in last.forms if f.name and f.unit == unit), "")
        if unit is not None and not former and not last.full:
            former = self.formers.get(unit, "")
        name, level = last.name, last.level
        if last.kind == "unit" and unit is not None:
            name, level = former or self.gazetteer.names[unit], self.gazetteer.level(unit)
            written = self.page.text[last.start : last.end]
            if level == "city" and name.endswith("县"):
                level = "county"  # 花莲县
            if level == "township" and name.endswith("族乡") and written.endswith("乡"):
                name = written  # 果珠乡, as all write 果珠彝族乡
        holder = holder if unit is None else unit
        code = "" if holder is None else self.codes.code(chain, holder)
        basis = meaning.basis
        if last.kind != "unit" and unit is None:
            basis = "document" if code else "none"
        where = self.codes.where(meaning, code)
        return PlaceMention(
            start=chain.start,
            end=chain.end,
            rule=chain.rule,
            name=name,
            level=level,
            code=code,
            province=where.province,
            city=where.city,
            county=where.county,
            township=where.township,
            longitude=where.longitude,
            latitude=where.latitude,
            basis=basis,
            candidates=self.codes.losers(meaning, unit),
        )

    def page_unit(self, chain: Chain) -> int | None:
        """Give the division that a village without a chain may be looked for in."""
        if chain.units or chain.links[0].kind == "site" or not self.weights:
            return None
        places = [u for u in self.weights if self.gazetteer.level(u) in ("county", "city")]
        best = max(places, key=lambda u: (self.weights[u], -u), default=None)
        if best is None or self.weights[best] * 2 < self.total:
            return None
        line = self.gazetteer.line(best)
        return next((u for u in line if self.gazetteer.level(u) == "city"), best)

    def unknown(self, link: Link) -> PlaceMention:
        """Make the mention of a name that the page never gives with its divisions."""
        kind: LinkKind = "village" if link.level == "village" else "site"
        chain = Chain((link._replace(kind=kind),), "place.echo")
        return self.mention(chain, Meaning((), "none", {}), self.page_unit(chain))

    def echo(self, chain: Chain) -> PlaceMention:
        """Make the mention of something the page has named before."""
        last = chain.links[-1]
        models = self.known.get(last.name) or [self.unknown(last)]
        if len(chain.links) > 1:
            kind: LinkKind = "village" if last.level == "village" else "site"
            whole = Chain((*chain.links[:-1], last._replace(kind=kind)), chain.rule)
            models = [self.mention(whole, self.certain(whole), self.page_unit(whole)), *models]
        best = max(models, key=lambda mention: len(mention.code))
        update = {"start": chain.start, "end": chain.end, "rule": "place.echo", "basis": "document"}
        return best.model_copy(update=update)


def link_chains(page: Page, chains: list[Chain], gazetteer: Gazetteer) -> list[PlaceMention]:
    """Give one mention a chain, in the same order."""
    return Linker(page, chains, gazetteer).run()
