"""Find chains of place names: what stands in the text, before it is said what it means."""

import re
from bisect import bisect_right
from collections import defaultdict

from extract.gazetteer import Gazetteer
from extract.places.chain import Chain, Link
from schemas.text import Page, Word

# 武汉市民, 泗阳县城: the level word opens the next word
CUT_LEVEL = re.compile(
    "市(?=民|场|值|容|井|郊|内|区(?!.{0,6}(?:街道|社区)))|县(?=城|域|内|乡)|省(?=内|会|城|际|道|份|钱|力)"
    "|区(?=内|域|间|块|别)|村(?=民|庄|落)|镇(?=上|内)|乡(?=村|亲|下)|州(?=内|长)"
)
VILLAGE = re.compile(
    r"[\u4e00-\u9fff0-9]{1,9}?(?:社区|村|居委会|嘎查)(?!民|委|庄|落|镇|医|卫|工作|矫|团购)"
)
SITE = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9]{1,10}?(?:小区|花园|新城|新村|公寓|家园|大厦|广场|大祠堂|牌坊|火车站|高铁站|车站|机场|口岸|码头"
    r"|检查站|检查点|登记点|路口|体育馆|体育场|公园|[大街]?道?路?[0-9]+号院?|[东西南北]站)"
)
STOP = re.compile("[的了在是和与及或把被对从到向为有不这那等我他她你们上下里]")


def find_chains(page: Page, gazetteer: Gazetteer) -> list[Chain]:
    """Give the chains of a page in text order, without overlap."""
    at: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for start, end, key in gazetteer.automaton.find_overlapping(page.text):
        at[start].append((end, key))
    for hits in at.values():
        hits.sort(reverse=True)
    finder = Finder(page, gazetteer, at)
    finder.run(weak=False)
    return finder.run(weak=True)


class Finder:
    """The state of one page's search."""

    def __init__(
        self, page: Page, gazetteer: Gazetteer, at: dict[int, list[tuple[int, int]]]
    ) -> None:
        self.text = page.text
        self.gazetteer = gazetteer
        self.at = at
        self.words = [w for row in (page.tags or page.words) for w in row]
        self.starts = [w.start for w in self.words]
        self.seen: set[int] = set()

    def run(self, *, weak: bool) -> list[Chain]:
        """Go through the text once; weak names need what the first pass has seen."""
        found, at = [], 0
        for start in sorted(self.at):
            if start < at:
                continue
            chain = self.chain_at(start, weak)
            if chain:
                found.append(chain)
                at = chain.end
                for link in chain.links:
                    self.seen.update(link.units)
        return found

    def chain_at(self, start: int, weak: bool) -> Chain | None:
        """Give the best chain that starts here, or None."""
        best: tuple[Link, ...] = ()
        for end, key in self.at[start]:
            units = tuple(f.unit for f in self.gazetteer.forms[key])
            full = any(f.full for f in self.gazetteer.forms[key])
            links = self.grow((Link(start, self.cut(start, end), units, full),))
            if not self.accept(links, weak):
                continue
            if not best or links[-1].end > best[-1].end:
                best = links
        return self.finish(best) if best else None

    def cut(self, start: int, end: int) -> int:
        """Leave a level word outside that opens the next word (武汉市民)."""
        if end - start > 2 and CUT_LEVEL.match(self.text, end - 1):
            return end - 1
        return end

    def grow(self, links: tuple[Link, ...]) -> tuple[Link, ...]:
        """Add the names that follow without a break and lie inside."""
        holder = links[-1]
        best = links
        for end, key in self.at.get(holder.end, ()):
            units = tuple(
                f.unit
                for f in self.gazetteer.forms[key]
                if any(f.unit != u and self.gazetteer.holds(u, f.unit) for u in holder.units if u)
            )
            if not units:
                continue
            full = any(f.full for f in self.gazetteer.forms[key])
            if not full and self.crosses(holder.end, end):
                continue
            longer = self.grow((*links, Link(holder.end, self.cut(holder.end, end), units, full)))
            if longer[-1].end > best[-1].end:
                best = longer
        return best

    def finish(self, links: tuple[Link, ...]) -> Chain:
        """Add the village and the site that follow the last link."""
        start, end = links[0].start, links[-1].end
        village, span, site = "", None, None
        match = VILLAGE.match(self.text, end)
        if match and not STOP.search(match[0]):
            village, span, end = match[0], match.span(), match.end()
        match = SITE.match(self.text, end)
        if match and not STOP.search(match[0]):
            site, end = match.span(), match.end()
        return Chain(start, end, links, village, span, site, "poi" if site else "")

    def accept(self, links: tuple[Link, ...], weak: bool) -> bool:
        """Say whether a chain is a place by its own names."""
        first = links[0]
        if self.person(first.start, first.end):
            return False
        if len(links) > 1:
            return not (not first.full and self.crosses(first.start, first.end))
        level = self.gazetteer.units[first.units[0]].level
        if first.full and first.end - first.start > 2:
            return True
        if self.crosses(first.start, first.end):
            return False
        if level in ("country", "province"):
            return True
        local = self.tagged(first.start, first.end)
        if level == "city":
            return local or not page_words(self.words)
        if first.full:
            return local
        return weak and local and any(u in self.seen or self.near(u) for u in first.units)

    def near(self, unit: int) -> bool:
        """Say whether a unit that holds this one was seen in the page."""
        return any(u in self.seen for u in self.gazetteer.line(unit) if u)

    def word_at(self, at: int) -> Word | None:
        index = bisect_right(self.starts, at) - 1
        if index >= 0 and self.words[index].end > at:
            return self.words[index]
        return None

    def person(self, start: int, end: int) -> bool:
        word = self.word_at(start)
        return bool(word and word.tag == "PER" and word.end >= end)

    def crosses(self, start: int, end: int) -> bool:
        """Say whether a word runs over an edge of the span, or the span is but a part of a word."""
        first, last = self.word_at(start), self.word_at(end - 1)
        if not first or not last:
            return False
        if first == last and first.tag in ("LOC", "ORG", "nt", "ns"):
            return False
        return first.start < start or (last.end > end and last.tag not in ("LOC", "ORG"))

    def tagged(self, start: int, end: int) -> bool:
        """Say whether the tagger too sees a place or organisation here, or a word of its own."""
        word = self.word_at(start)
        return bool(word and word.end >= end and word.tag in ("LOC", "ORG", ""))


def page_words(words: list[Word]) -> bool:
    """Say whether the page came with words."""
    return bool(words)
