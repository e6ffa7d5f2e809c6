"""Find chains of place names: what stands in the text, before it is said what it means."""

from extract.gazetteer import Gazetteer
from extract.gazetteer.lone import lone_towns
from extract.gazetteer.units import Form, Reading
from extract.places.chain import LISTED, Chain, Link
from extract.places.grow import Grower
from extract.places.hits import Hits
from extract.places.judge import Judge
from extract.places.signs import Signs
from extract.places.tails import Tails
from extract.places.tokens import Tokens


class Finder:
    """One page's search for chains."""

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer) -> None:
        self.text = tokens.text
        self.tokens = tokens
        self.gazetteer = gazetteer
        self.signs = Signs(self.text, gazetteer.endings)
        self.tails = Tails(tokens, gazetteer, self.signs)
        self.common = gazetteer.endings.common
        self.hits = Hits(self.text, gazetteer)
        self.at = self.hits.at
        self.judge = Judge(tokens, gazetteer, self.tails, self.hits)
        self.seen = self.judge.seen
        self.grower = Grower(tokens, gazetteer, self.judge, self.hits)
        self.done: dict[int, Chain] = {}
        self.refused: set[int] = set()

    def echo(self, chains: list[Chain]) -> None:
        """Learn what has been found, and the names by which the page may mention it again."""
        for chain in chains:
            self.seen.update(form.unit for link in chain.links for form in link.forms)
        self.hits.echo(chains, self.gazetteer, self.towns())

    def towns(self) -> dict[str, Reading]:
        """Give what the forms of townships of the page's divisions mean that may stand alone."""
        found: dict[str, Reading] = {}
        for unit in sorted(self.seen):
            found |= lone_towns(unit, self.gazetteer).among(self.text)
        return found

    def run(self) -> list[Chain]:
        """Go through the text once."""
        found: list[Chain] = []
        barred = self.signs.barred
        self.judge.last = ()
        at = 0
        for start in sorted(self.at):
            if start < at or start in barred or (start in self.refused and self.settled(start)):
                continue
            chain = (self.kept(start) if start in self.done else None) or self.chain_at(start)
            if not chain:
                self.refused.add(start)
            while chain:
                found.append(chain)
                self.done[chain.start] = chain
                at = chain.end
                self.judge.last = chain.links
                chain = self.listed(chain)
        return found

    def kept(self, start: int) -> Chain | None:
        """Give the chain that the first pass found here, unless an echo may have changed it."""
        chain = self.done[start]
        inside = self.hits.echoes.intersection(range(start, chain.end + 1))
        ends = self.hits.echo_ends
        # the 布吉 inside 布吉街道, and its own last link, change nothing
        same = all(ends[at] < chain.end + (at > start) for at in inside)
        return chain if same else None

    def settled(self, start: int) -> bool:
        """Say whether what starts here was refused before, and nothing learnt since speaks for it.

        What the page names for certain may bring a unit in, its city, or a neighbour in a list.
        """
        if self.text[start - 1 : start] in LISTED:
            return False
        seen, parents, echoes = self.seen, self.gazetteer.parents, self.hits.echoes
        for end, reading, _ in self.at[start]:
            if self.text[end : end + 1] == "、" or not echoes.isdisjoint(range(start, end + 1)):
                return False
            for form in reading.forms:
                if form.unit in seen or parents[form.unit] in seen:
                    return False
        return True

    def listed(self, last: Chain) -> Chain | None:
        """Read the next township of a list by a form known in the same county only (白鹤洞街)."""
        at = last.end + 1
        if at > len(self.text) or self.text[at - 1] not in LISTED:
            return None
        towns = [link for link in last.units if link.level == "township"]
        # 大桥镇、大桥镇: a township of eighteen counties brings none of them in
        for form in towns[-1].forms if towns and len(towns[-1].forms) == 1 else ():
            county = self.gazetteer.parents[form.unit]
            holder = Link(at, at, "unit", "", "county", (Form(county, True),))
            town = self.tails.towns.known_town(holder, at, self.tails.sites.run(at, len(self.text)))
            if town:
                return Chain(self.finish((town,)), "place.list")
        return None

    def chain_at(self, start: int) -> Chain | None:
        """Give the longest chain that starts here, or None; of two, the one that is no echo."""
        best: tuple[Link, ...] = ()
        echo: tuple[Link, ...] = ()
        for hit in self.at[start]:
            links = self.grower.grow((self.grower.link(start, hit),))
            if hit.echo:
                echo = echo or links
            elif (not best or links[-1].end > best[-1].end) and self.judge.accept(links):
                best = links
        if best:
            best = self.finish(best)
        # 东新府小区, named before, and not 府小区 in 东新街道
        bare = bool(best) and not best[0].full and self.yields(best)
        if bare and best[0].level == "township" and echo and echo[0].level == "village":
            bare = False  # 布吉 is 布吉街道 and not 布吉社区
        reach = best[-1].end - bare if best else 0
        if echo and echo[-1].end > reach and self.judge.accept_echo(echo[0]):
            best = self.tails.after_echo(echo)
        return Chain(best, "place.chain" if len(best) > 1 else "place.name") if best else None

    def yields(self, links: tuple[Link, ...]) -> bool:
        """Say whether a short name gives way to what the page has named so before.

        A township does, and a lone county that the page names nowhere (横山, after 横山组).
        """
        if links[0].level == "township":
            return not links[0].forms[0].full
        if len(links) > 1 or links[0].level != "county":
            return False
        units = [form.unit for form in links[0].forms]
        near = any(self.gazetteer.parents[unit] in self.seen for unit in units)
        return not near and not any(self.gazetteer.names[u] in self.text for u in units)

    def finish(self, links: tuple[Link, ...]) -> tuple[Link, ...]:
        """Add what follows the divisions, or what the page has named so before."""
        whole = self.tails.read(links, self.hits.strong)
        if not self.hits.echoes:
            return whole
        for at in (links[-1].end, whole[-1].end):
            for hit in self.at.get(at, ()):
                # 布吉东心岭 names 东心岭小区
                if hit.echo and hit.end >= whole[-1].end and hit.echo.name != whole[-1].name:
                    return (*(links if at == links[-1].end else whole), self.grower.link(at, hit))
        return whole
