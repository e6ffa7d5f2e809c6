"""Posts where travellers are checked: on numbered roads, and gates by a short name."""

import re

from extract.gazetteer.endings import HAN
from extract.places.chain import Chain, Link
from extract.places.find import Finder

GATE = re.compile("(?:[出入进]城|高速)(?:路?口|卡口)$")
SHORT = "口(?![岸罩号碑味气径语音头径部袋令述诛供蹄])"


def post_end(finder: Finder, at: int) -> int:
    """Give where the post on a numbered road ends (G11国道检测点), or `at` when none is there."""
    endings = finder.gazetteer.endings
    site = endings.site.match(finder.text, at)
    named = site and not site["base"] and endings.sites[site["ending"]].kind == "point"
    return site.end() if site and named else at


def short_gates(finder: Finder, chains: list[Chain]) -> list[Chain]:
    """Give the gates of a town that the page names in full and then by 口 alone (建华口)."""
    if not any(map(finder.text.__contains__, ("城口", "卡口", "高速口", "高速路口"))):
        return chains
    gates: dict[str, Chain] = {}
    for chain in chains:
        last = chain.links[-1]
        base = GATE.sub("", last.name) if last.kind == "site" else last.name
        if base != last.name and re.fullmatch(f"[{HAN}]{{2,4}}", base):
            gates.setdefault(base, chain)
    if not gates:
        return chains
    for match in re.finditer(f"(?P<base>{'|'.join(sorted(gates))}){SHORT}", finder.text):
        inside = [c for c in chains if c.end > match.start() and c.start < match.end()]
        if any(c.start < match.start() or c.end >= match.end() for c in inside):
            continue  # 沙河口, the district
        chains = [c for c in chains if c not in inside]
        gate = gates[match["base"]]
        units = tuple(u._replace(start=match.start(), end=match.start()) for u in gate.units)
        link = Link(*match.span(), "site", gate.links[-1].name, "poi")
        chains = sorted([*chains, Chain((*units, link), "place.gate")], key=lambda c: c.start)
    return chains
