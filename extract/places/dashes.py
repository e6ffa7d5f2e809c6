"""Roads named after their stops with dashes between (新发-玉舍公路)."""

import re

from extract.gazetteer.endings import HAN
from extract.places.chain import Chain, Link
from extract.places.find import Finder
from extract.places.tokens import BREAK_TAGS

DASH = "[-—－–]"
HEAD = re.compile(f"(?<![{HAN}])[{HAN}]{{2,4}}$")  # at the start of a clause
NO_STOP = BREAK_TAGS - {"PER"}
STOP = f"(?:(?![等的各跨])[{HAN}]){{2,4}}?"
ROAD = re.compile(
    f"(?:{DASH}{STOP}){{1,4}}(?:高速公路|高速|公路|铁路|高铁|快速路)(?!局|集团|公司|[联运货客])"
)


def dashed(finder: Finder, chains: list[Chain]) -> list[Chain]:
    """Read a road named after its stops as one site; the stops are no mentions of their own."""
    text = finder.text
    for match in ROAD.finditer(text):
        start = head(finder, match.start())
        if start < 0:
            continue
        span = (start, match.end())
        site = Link(*span, "site", text[span[0] : span[1]], "poi")
        kept = [c for c in chains if c.end <= span[0] or c.start >= span[1]]
        chains = sorted([*kept, Chain((site,), "place.line")], key=lambda chain: chain.start)
    return chains


def head(finder: Finder, dash: int) -> int:
    """Give where the first stop before a dash starts, or -1: a word, or all since a mark."""
    word = finder.tokens.tags.at(dash - 1) if dash else None
    if word and word.end == dash and 1 < dash - word.start < 5 and word.tag not in NO_STOP:
        return word.start
    match = HEAD.search(finder.text[max(dash - 6, 0) : dash])
    return dash - len(match[0]) if match else -1
