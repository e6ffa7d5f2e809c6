"""Find the organisations of a page: whole names, their kinds, their owners made explicit."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extract.organisations.colleges import by_initials, by_university
from extract.organisations.evidence import (
    fill_bodies,
    fill_companies,
    fill_institutions,
    nested,
    repeats,
    settle_aliases,
    short_forms,
)
from extract.organisations.formed import by_founder
from extract.organisations.lexicon import Lexicon, load_organisations
from extract.organisations.mend import longest_head
from extract.organisations.owners import Owners, full_name, read_owners
from extract.organisations.parts import by_end, join_parts
from extract.organisations.pieces import Candidate, is_misread, read_lines
from extract.organisations.search import find_candidates, outermost
from extract.organisations.siblings import siblings
from extract.organisations.teams import settle_teams
from extract.organisations.unify import drop_upper, unify
from schemas.mentions import OrganisationKind, OrganisationMention, PlaceMention
from schemas.text import Page

NUMBERED = re.compile(r"[一二三四五六七八九十]院$")
FORCES = ("总队", "支队", "大队", "中队")
HEIRS = ("company", "school", "hospital", "military", "police")
SOCIETY = re.compile(
    r"(?:协会|学会|联合会|商会|研究会|基金会)[^市县区省]{0,12}(?:委员会|专委会|分会)$|贸易(?:促进|全国)?委员会(?:[\u4e00-\u9fff]{2,6}委员会)?$"
)
MINE = re.compile(r"[^省市区县州镇乡的大小某]{2}(?:煤|铁|铜|金|锡|铅锌|磷)矿$")
MINE_UNIT = re.compile(r"(?:调度室|工会|救护队|保卫科|机电科|通风科|安监科|调度中心)")
POLICE_UNIT = re.compile("公安(?:分局|局|厅)(?:[^、]{0,4}指挥中心|办公室|指挥部)$")
COUNCIL = re.compile("(?:小区|社区|村|乡贤|红白|慈善|业主|校友会?)理事会$")
COMMAND = re.compile(r"指挥中心$")
STATE_UNIT = re.compile(r"(?:中心|处|室|基地|站|队)$")
PRESS = re.compile(r"(?:日报|晚报|新媒体|报业|广播电视|广电)[\u4e00-\u9fff]{0,4}集团")
ARMED = re.compile(r"(?:中国人民|人民)?(?:解放军|武警)")
PARTY = re.compile(r"中央[\u4e00-\u9fff]{2,10}(?:办公室|委员会|领导小组)$")
COMMITTEE = re.compile(r"[省市区县旗州)）]委(?:办公室|宣传部|组织部|统战部|政法委)$")
BUILDER = re.compile(  # firms that were bureaus: 中铁四局
    r"(?:中铁|中建|中交|中冶|中电建|水电|中煤|铁建|中国水利水电第?)[一二三四五六七八九十\d]{1,3}(?:公|航|工程)?局|"
    r"中铁(?:大桥|隧道|电气化|建工|城建|北京|上海|广州|武汉)局"
)
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
    others = list(siblings(page.text, lines, places, found, lexicon))
    found = [m for m in found if m.start not in {o.start for o in others}] + others
    found = by_university(page.text, lines, found)
    found += by_founder(page.text, found, {p.start: p for p in places})
    found += repeats(page.text, lines, found, lexicon)
    found += short_forms(page.text, lines, found, lexicon)
    found += by_initials(page.text, lines, found, lexicon)
    found += by_end(page.text, lines, found, lexicon)
    found = list(join_parts(page.text, found))
    found = settle_teams(page.text, lines, places, found, lexicon)
    found += mines(page.text, places, found)
    chains = {p.start: p for p in places}
    found = [drop_upper(page.text, m, chains) for m in found]
    found = list(settle_aliases(page.text, found))
    filled = list(fill_institutions(list(fill_companies(found))))
    filled = list(fill_bodies(filled, lexicon))
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
        kind = settle_kind(text, found, kind, name, parent)
        yield OrganisationMention(
            start=found.start,
            end=found.end,
            rule=found.rule,
            name=name,
            kind=kind,
            place_code=inside or code,
            parent=full_name(text, parent, owners, lexicon)[0] if parent else "",
        )


def settle_kind(
    text: str, found: Candidate, kind: OrganisationKind, name: str, parent: Candidate | None
) -> OrganisationKind:
    """Give the kind that the whole name and the body around it settle."""
    if kind == "international" and COUNCIL.search(name):
        return "social"  # 小区|理事会
    if kind == "government" and POLICE_UNIT.search(name):
        return "police"
    if kind == "other" and text.endswith(FORCES, found.start, found.end):
        return "government" if "消防" in text else "police"  # 甘孜支队
    if parent and parent.kind in HEIRS and (kind == "other" or COMMAND.search(name)):
        return (
            kind if name.endswith("博物馆") else parent.kind
        )  # an institute of a ministry stays what it is
    if parent and kind == "other" and parent.kind == "government" and STATE_UNIT.search(name):
        return "government"
    if kind in ("government", "other") and SOCIETY.search(name):
        kind = "social"
    if kind == "hospital" and parent and NUMBERED.search(name):
        return parent.kind  # 中国航天科技集团|一院
    if kind == "company" and name.startswith(("中国人民银行", "人民银行")):
        return "government"
    if kind == "government" and BUILDER.search(name):
        return "company"
    if kind == "company" and PRESS.search(name):
        return "media"
    if kind in ("team", "other") and ARMED.match(name):
        return "military"
    if kind == "government" and COMMITTEE.search(name):
        return "party"
    if kind == "government" and PARTY.match(name):
        return "party"
    if kind in ("government", "social", "other") and WORLD.match(name):
        return "international"
    return kind


def unit_kind(text: str, found: Candidate, lexicon: Lexicon) -> OrganisationKind:
    """Give the kind of the body whose unit this is: 市公安局|食药环侦支队, 武警|四川总队."""
    last = longest_head(text, found.start, found.end, lexicon)
    if last and not lexicon.heads[last].use.startswith("unit"):
        return found.kind
    for end in range(found.end - 2, found.start + 1, -1):
        head = longest_head(text, max(found.start, end - 8), end, lexicon)
        known = len(head) > 1 or head in ("局", "厅", "委")
        known = known and not (end < found.end and text[end] in "部局厅委院")  # 科技|部
        if known and lexicon.heads[head].kind != "other":
            return lexicon.heads[head].kind
    for end in range(found.end - 1, found.start + 1, -1):  # 央行|货币政策司
        if last and text[found.start : end] in lexicon.names:
            return lexicon.names[text[found.start : end]][1]
    return found.kind
