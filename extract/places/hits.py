"""Where a page has the forms of the gazetteer, and the bare names of what it has named before."""

import re
from collections import defaultdict
from typing import NamedTuple

from daachorse import CharwiseDoubleArrayAhoCorasick

from extract.gazetteer import Gazetteer
from extract.gazetteer.load import Form
from extract.places.chain import Chain, Link

# 京港澳高速, 沪昆高铁: a line named after the provinces it joins
LINE = re.compile(
    "[京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵黔滇藏陕甘青宁新港澳台昆蓉杭甬温深广]{2,4}"
    "(?:高速|铁路|高铁|线|客专)"
)


class Hit(NamedTuple):
    """A form that ends at `end`; `echo` is what the page named so before."""

    end: int
    forms: tuple[Form, ...]
    echo: Link | None = None


class Hits:
    """The hits of a page by their start, the longest first.

    At `strong` a whole name of a county or something larger starts; at `barred` none may start, for
    a set phrase stands there; at `echoes` something named before starts.
    """

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self.text = text
        self.at: defaultdict[int, list[Hit]] = defaultdict(list)
        self.echoes: set[int] = set()
        strong = set()
        forms, keys, level = gazetteer.forms, gazetteer.keys, gazetteer.level
        for start, end, key in gazetteer.automaton.find_overlapping(text):
            found = forms[keys[key]]
            self.at[start].append(Hit(end, found))
            if end - start > 2 and found[0].full and level(found[0].unit) != "township":
                strong.add(start)
        for hits in self.at.values():
            hits.sort(key=lambda hit: -hit.end)
        self.strong = sorted(strong)
        phrases = gazetteer.endings.phrases.finditer(text)
        self.barred = {at for match in phrases for at in range(*match.span())}
        for match in LINE.finditer(text):
            self.barred.update(range(match.start() + 1, match.end()))

    def echo(self, chains: list[Chain], gazetteer: Gazetteer) -> None:
        """Add the bare names of what has been found (布吉 after 布吉街道)."""
        names: dict[str, Hit] = {}
        for link in (link for chain in chains for link in chain.links):
            for name in bare_names(link, gazetteer):
                full = Link(0, 0, "echo", link.name, link.level)
                forms = tuple(form._replace(full=False) for form in link.forms)
                names.setdefault(name, Hit(0, forms, None if forms else full))
        if not names:
            return
        keys = list(names)
        for start, end, key in CharwiseDoubleArrayAhoCorasick(keys).find_overlapping(self.text):
            self.add(start, names[keys[key]]._replace(end=end))

    def add(self, start: int, hit: Hit) -> None:
        """Add a hit, as one with that of the same span: 平湖 may be the city or the street."""
        same = [h for h in self.at[start] if h.end == hit.end and not h.echo]
        if same and not hit.echo:
            hit = Hit(hit.end, (*same[0].forms, *hit.forms))
            self.at[start].remove(same[0])
        self.echoes.add(start)
        self.at[start].append(hit)
        self.at[start].sort(key=lambda h: -h.end)


def bare_names(link: Link, gazetteer: Gazetteer) -> set[str]:
    """Give the names by which a page may mention a link again."""
    if link.kind == "unit" and link.level == "township":
        return gazetteer.shortener.shorten(link.name, "township")
    if link.kind in ("town", "village", "site") and len(link.name) > 2:
        base = link.name.removesuffix("小区").removesuffix("花园")
        return {link.name, base} if len(base) > 2 else {link.name}
    return set()
