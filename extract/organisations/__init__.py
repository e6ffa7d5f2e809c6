"""Find the organisations of a page: whole names, their kinds, their owners made explicit."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extract.organisations.evidence import (
    fill_companies,
    fill_institutions,
    nested,
    repeats,
    short_forms,
)
from extract.organisations.lexicon import Lexicon, load_organisations
from extract.organisations.owners import Owners, full_name, read_owners
from extract.organisations.pieces import Candidate, is_misread, longest_head, read_lines
from extract.organisations.search import find_candidates, outermost
from extract.organisations.unify import drop_upper, unify
from schemas.mentions import OrganisationKind, OrganisationMention, PlaceMention
from schemas.text import Page

FORCES = ("总队", "支队", "大队", "中队")
HEIRS = ("company", "school", "hospital", "military", "police")
SOCIETY = re.compile(
    r"(?:协会|学会|联合会|商会|研究会|基金会)[^市县区省]{0,12}(?:委员会|专委会|分会)$"
)
MINE = re.compile(r"[^省市区县州镇乡的大小某]{2}(?:煤|铁|铜|金|锡|铅锌|磷)矿$")
MINE_UNIT = re.compile(r"(?:调度室|工会|救护队|保卫科|机电科|通风科|安监科|调度中心)")
WORLD = re.compile(r"(?:联合国|国际|世界|全球|亚太|欧洲|欧盟|东盟|非盟|上合|万国|泛美)")

__all__ = ["Lexicon", "find_organisations", "load_organisations"]


def find_organisations(
    page: Page, places: Sequence[PlaceMention], lexicon: Lexicon
) -> list[OrganisationMention]:
    """Give the organisations the page names, in text order; a body inside another is left out."""
    places = [p for p in places if not is_misread(page.text, p)]
    owners = read_owners(page, places)
    coded = sorted((p for p in places if p.code), key=lambda p: p.end)
    lines = list(read_lines(page, places, lexicon))
    found: list[OrganisationMention] = []
    for line in lines:
        candidates = find_candidates(page.text, line, lexicon)
        spans = outermost(candidates, line)
        found += name_all(page.text, spans, candidates, owners, coded, lexicon)
    found += repeats(page.text, lines, found, lexicon)
    found += short_forms(page.text, lines, found, lexicon)
    found += mines(page.text, places, found)
    chains = {p.start: p for p in places}
    found = [drop_upper(page.text, m, chains) for m in found]
    filled = list(fill_institutions(list(fill_companies(found))))
    written = frozenset(page.text[p.start : p.end] for p in places)
    named = frozenset(p.name for p in places)
    return sorted(unify(filled, written | named), key=lambda m: m.start)


def mines(
    text: str, places: Sequence[PlaceMention], found: Sequence[OrganisationMention]
) -> list[OrganisationMention]:
    """Give the mines that are sites of the page and lie in no body: 碗厂煤矿."""
    taken = {at for m in found for at in (m.start, m.end - 1)}
    ends = {place.end: place.start for place in places}  # 左云县张家场乡|新井煤矿
    return [
        OrganisationMention(
            start=(start := ends.get(place.start, place.start)),
            end=(end := mine_end(text, place.end)),
            rule="organisation.mine",
            name=text[start:end],
            kind="company",
            place_code=place.code,
        )
        for place in places
        if place.level == "poi"
        and MINE.search(text, place.start, place.end)
        and not text.startswith(("事故", "透水", "爆炸案", "安全"), place.end)
        and taken.isdisjoint(range(ends.get(place.start, place.start), place.end))
    ]


def mine_end(text: str, at: int) -> int:
    """Give where a mine ends with its unit: 新兴煤矿|调度室."""
    unit = MINE_UNIT.match(text, at)
    return unit.end() if unit else at


def name_all(
    text: str,
    spans: Sequence[Candidate],
    candidates: Sequence[Candidate],
    owners: Owners,
    places: Sequence[PlaceMention],
    lexicon: Lexicon,
) -> Iterator[OrganisationMention]:
    """Give the mentions of one sentence, with owners, parents and places."""
    for found in spans:
        name, code = full_name(text, found, owners, lexicon)
        parent = nested(found, candidates)
        last = bisect_left(places, found.end, key=lambda p: p.end) - 1
        inside = places[last].code if last >= 0 and places[last].start >= found.start else ""
        kind = found.kind
        if kind == "other":
            kind = unit_kind(text, found, lexicon)
        if kind == "other" and text.endswith(FORCES, found.start, found.end):
            kind = "government" if "消防" in text else "police"  # 甘孜支队
        if kind == "other" and parent and parent.kind in HEIRS:
            kind = parent.kind  # an institute of a ministry stays what it is
        if kind in ("government", "other") and SOCIETY.search(name):
            kind = "social"
        if kind in ("government", "social", "other") and WORLD.match(name):
            kind = "international"
        yield OrganisationMention(
            start=found.start,
            end=found.end,
            rule=found.rule,
            name=name,
            kind=kind,
            place_code=inside or code,
            parent=full_name(text, parent, owners, lexicon)[0] if parent else "",
        )


def unit_kind(text: str, found: Candidate, lexicon: Lexicon) -> OrganisationKind:
    """Give the kind of the body whose unit this is: 市公安局|食药环侦支队, 武警|四川总队."""
    last = longest_head(text, found.start, found.end, lexicon)
    if last and not lexicon.heads[last].use.startswith("unit"):
        return found.kind
    for end in range(found.end - 2, found.start + 1, -1):
        head = longest_head(text, max(found.start, end - 8), end, lexicon)
        known = len(head) > 1 or head in ("局", "厅", "委")
        if known and lexicon.heads[head].kind != "other":
            return lexicon.heads[head].kind
    for end in range(found.end - 1, found.start + 1, -1):  # 央行|货币政策司
        if last and text[found.start : end] in lexicon.names:
            return lexicon.names[text[found.start : end]][1]
    return found.kind
