"""Where a site lies that the page names without its division: in the page's own, when settled."""

import re
from collections import Counter

from extract.gazetteer import Gazetteer
from extract.places.chain import Chain
from extract.places.codes import Meaning

# a page must name its own division this often, and others this much more seldom
TIMES, SHARE = 2, 0.66
LOCAL = frozenset(("home", "point", "road", "building", "park"))
GOING = "(?:驰援|赴|(?<!支)援|出征|奔赴|开往|逆行)(?:[\u4e00-\u9fff]{2}[市省]?)?"
HIGHWAY = re.compile(
    "高速|[国省]道|铁路|高铁|环球|世界|国际机场|联合国|中央|国家|人民大会堂|天安门|时[代报]广场|红场"
)


def own_division(
    text: str, meanings: list[Meaning], metadata: dict[int, int], gazetteer: Gazetteer
) -> int | None:
    """Give the one county, or else city, that nearly all of a page is about; None when none is."""
    counts = Counter(metadata)  # by unit
    counts.update(m.units[0] for m in meanings if len(m.units) == 1)
    level = gazetteer.level
    fine = {u: n for u, n in counts.items() if level(u) in ("city", "county", "township")}
    for wanted in ("county", "city"):
        inside: Counter[int] = Counter()
        for unit, times in fine.items():
            inside.update({u: times for u in gazetteer.line(unit) if level(u) == wanted})
        best, times = max(inside.items(), key=lambda item: item[1], default=(0, 0))
        city = fine.get(gazetteer.parents[best], 0) if wanted == "county" else 0
        clear = times >= max(TIMES, city) and times >= SHARE * (sum(fine.values()) - city)
        if clear and gazetteer.codes[best]:
            return None if far(text, best, gazetteer) else best
    return None


def far(text: str, unit: int, gazetteer: Gazetteer) -> bool:
    """Say whether the page tells of people who go to its division from elsewhere (驰援宁波北仑)."""
    called = [gazetteer.names[u][:2] for u in gazetteer.line(unit)[:2]]
    return re.search(f"{GOING}(?:{'|'.join(called)})", text) is not None


def is_local(chain: Chain, gazetteer: Gazetteer) -> bool:
    """Say whether a chain is one site of a kind that each town has (小区, 广场)."""
    last = chain.links[-1]
    if chain.units or last.kind != "site" or last.level != "poi" or HIGHWAY.search(last.name):
        return False
    ending = gazetteer.endings.ending(last.name)
    return bool(ending) and gazetteer.endings.sites[ending].kind in LOCAL
