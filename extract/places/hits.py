"""Where a page has the forms of the gazetteer, and the bare names of what it has named before."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from daachorse import CharwiseDoubleArrayAhoCorasick

from extract.gazetteer import Gazetteer
from extract.gazetteer.endings import HAN
from extract.gazetteer.forms import occurrences as every_form
from extract.gazetteer.units import Form, Reading
from extract.places.chain import Chain, Link
from extract.places.groups import NUMBERED
from extract.places.sites import SITE_FINAL

FEW = 64
# 高新区（新市区）, 头屯河区（经开区）: a district and the zone that is the same
ZONE = "(?:高新(?:技术)?(?:产业)?(?:开发)?区|经开区|经济(?:技术)?开发区|高新|经开|新区)"
TWO_NAMES = re.compile(f"{ZONE}[（(](?P<own>[{HAN}]{{2,6}})[）)]|[（(]{ZONE}[）)]")
NOTHING = Reading((), "", "poi")


class Hit(NamedTuple):
    """A form that ends at `end`; `echo` is what the page named so before."""

    end: int
    reading: Reading
    echo: Link | None = None

    @property
    def forms(self) -> tuple[Form, ...]:
        """What the form may mean."""
        return self.reading.forms


class Hits:
    """The hits of a page by their start, the longest first.

    At `strong` a whole name of a county or something larger starts, at `echoes` something that was
    named before.
    """

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self.text = text
        self.at: defaultdict[int, list[Hit]] = defaultdict(list)
        self.echoes: set[int] = set()
        self.echo_ends: dict[int, int] = {}
        strong: set[int] = set()
        towns = len(gazetteer.upper)
        for start, end, key in every_form(gazetteer.automaton, text):
            reading = gazetteer.readings.get(key) or gazetteer.reading(key)
            # they come by their ends, so the longest of a start is the last
            self.at[start].insert(0, Hit(end, reading))
            first = reading.forms[0]
            if end - start > 2 and first.full and first.unit < towns:
                strong.add(start)
        self.strong = sorted(strong)
        self.strong_starts = strong
        if "区（" in text or "区(" in text:
            self.two_names(gazetteer)

    def two_names(self, gazetteer: Gazetteer) -> None:
        """Read a district with its second name in brackets as one name."""
        for match in TWO_NAMES.finditer(self.text):
            own, at = match["own"], match.start()
            stop = match.end("own") if own else at
            starts = (match.start("own"),) if own else range(max(at - 5, 0), at - 1)
            found = ((start, self.county(start, stop)) for start in starts)
            start, hit = next((pair for pair in found if pair[1]), (0, None))
            if hit:
                forms = tuple(form._replace(full=True) for form in hit.forms)
                self.at[at if own else start].insert(0, Hit(match.end(), gazetteer.largest(forms)))

    def county(self, start: int, end: int) -> Hit | None:
        """Give the hit of a county from start to end."""
        hits = self.at.get(start, ())
        return next((h for h in hits if h.end == end and h.reading.level == "county"), None)

    def echo(self, chains: list[Chain], gazetteer: Gazetteer, towns: dict[str, Reading]) -> None:
        """Add the bare names of what has been found (布吉 after 布吉街道), and some townships."""
        names = {name: Hit(0, reading) for name, reading in towns.items()}
        links = {(x.kind, x.name, x.level): x for chain in reversed(chains) for x in chain.links}
        for link in links.values():
            for name in bare_names(link, gazetteer):
                full = Link(0, 0, "echo", link.name, link.level)
                forms = tuple(form._replace(full=False) for form in link.forms)
                reading = gazetteer.largest(forms) if forms else NOTHING
                names.setdefault(name, Hit(0, reading, None if forms else full))
        if not names:
            return
        for start, name in occurrences(list(names), self.text):
            self.add(start, names[name]._replace(end=start + len(name)), gazetteer)

    def add(self, start: int, hit: Hit, gazetteer: Gazetteer) -> None:
        """Add a hit, as one with that of the same span: 平湖 may be the city or the street."""
        same = [h for h in self.at[start] if h.end == hit.end and not h.echo]
        if same and not hit.echo:
            hit = Hit(hit.end, gazetteer.largest((*same[0].forms, *hit.forms)))
            self.at[start].remove(same[0])
        self.echoes.add(start)
        self.echo_ends[start] = max(hit.end, self.echo_ends.get(start, 0))
        self.at[start].append(hit)
        self.at[start].sort(key=lambda h: -h.end)


def bare_names(link: Link, gazetteer: Gazetteer) -> set[str]:
    """Give the names by which a page may mention a link again."""
    if link.kind == "unit" and link.level == "township":
        return gazetteer.shortener.shorten(link.name, "township")
    if link.name.endswith("组"):
        base = link.name.removesuffix("组").removesuffix("村民小").removesuffix("居民小")
        return {link.name, base} if len(base) > 1 and not NUMBERED.fullmatch(link.name) else set()
    if link.kind == "zone" and link.level == "region":
        return {link.name} if link.name.endswith(("片", "片区", "管区")) else set()
    if link.kind in ("town", "village", "site") and len(link.name) > 2:
        endings = gazetteer.endings
        if (
            link.kind == "site"
            and not endings.ending(link.name)
            and not SITE_FINAL.search(link.name)
        ):
            return set()  # 孟连牛油果 makes no place of every avocado
        base = link.name.removesuffix("小区").removesuffix("花园").removesuffix("火山")
        if link.level == "village":
            base = link.name.removesuffix("社区").removesuffix("村")
            plain = endings.plain(link.name) or base in endings.words or base in endings.common
            return {link.name} if plain or len(base) < 2 else {link.name, base}
        return {link.name, base} if len(base) > 2 else {link.name}
    return set()


def occurrences(names: list[str], text: str) -> Iterator[tuple[int, str]]:
    """Give every place where one of the names stands; making an automaton only pays for many."""
    if len(names) > FEW:
        for start, _, key in every_form(CharwiseDoubleArrayAhoCorasick(names), text):
            yield start, names[key]
        return
    for name in names:
        start = text.find(name)
        while start >= 0:
            yield start, name
            start = text.find(name, start + 1)
