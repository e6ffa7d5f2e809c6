"""What the rest of the page says: short forms that are introduced, names that stand again."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extract.occurrences import find_all
from extract.organisations.edges import LEVEL, is_common
from extract.organisations.lexicon import Lexicon
from extract.organisations.mend import longest_head
from extract.organisations.pieces import Candidate, Line
from schemas.mentions import OrganisationKind, OrganisationMention

ALIAS = re.compile(
    r"[(（](?:以下|下文|下|后文)?(?:均|统一|统)?(?:简称|称|称为)(?:为|作)?[:：]?[“\"‘]?([^“”\"‘’()（）,，、]{2,12})[”\"’]?[)）]"
)
ACRONYM = re.compile(r"[(（]([A-Z]{2,8})[)）]")  # 提格雷人民解放阵线(TPLF)
ORGAN = re.compile("(?:临时)?(?:党委|党总支|党支部|党组|工会|团委|团支部)$")
PARENTS: dict[str, OrganisationKind] = {
    "协会": "social", "商会": "social", "学会": "social", "公司": "company", "集团": "company",
    "医院": "hospital", "大学": "school", "学院": "school", "中学": "school", "小学": "school",
}  # fmt: skip
SEVERAL = re.compile("(?:[各每某两几]|各[地级市县区省类]|[多数][家个地])$")
COURT = re.compile("(?:中院|高院)$")  # 广州市中院, 广州市中级人民法院
COMMITTEE = re.compile("(?<![省市县区州旗镇乡党纪团])委$")  # 浙江省发改委
FULL = re.compile(r"(?:(?:股份)?有限(?:责任)?公司|股份公司)$")
OF_BRANCH = re.compile(r"(?<=公司).{1,10}分公司$")
GROUP = re.compile(r"(?:集团|控股)+$")  # 渤海轮渡|集团
SHORT = re.compile(r"(?P<core>[\u4e00-\u9fff]{2,6})(?:公司|集团)")
HAN = re.compile(r"[\u4e00-\u9fff]")
OWN_NAMES = ("大学", "公司", "有限公司", "有限责任公司", "股份有限公司", "集团", "集团有限公司")
NUMBERS = re.compile(r"[一二三四五六七八九十\d]")
MARKS = str.maketrans("", "", "《》“”")


def find_aliases(text: str, found: Sequence[OrganisationMention]) -> dict[str, OrganisationMention]:
    """Give the short forms that brackets introduce: 深圳市腾讯…有限公司(以下简称“腾讯”)."""
    aliases: dict[str, OrganisationMention] = {}
    for mention in found:
        match = ALIAS.match(text, mention.end) or ACRONYM.match(text, mention.end)
        if match:
            aliases[match[1]] = mention
    return aliases


def settle_aliases(
    text: str, found: Sequence[OrganisationMention]
) -> Iterator[OrganisationMention]:
    """Give the bodies called by a short form that brackets introduced before them its name.

    Those with a name known everywhere (腾讯) keep it.
    """
    aliases = find_aliases(text, found)
    for mention in found:
        source = aliases.get(text[mention.start : mention.end])
        own = mention.rule in ("organisation.name", "organisation.whole", "organisation.place")
        if source and own and mention.start > source.end and source.name != mention.name:
            yield mention.model_copy(update={"name": source.name, "kind": source.kind})
        else:
            yield mention


def fill_companies(found: Sequence[OrganisationMention]) -> Iterator[OrganisationMention]:
    """Give a company named in short the full name on the page that alone holds it: 恒远公司."""
    stems = (OF_BRANCH.sub("", m.name) for m in found if m.kind == "company")
    full = {name for name in stems if FULL.search(name)}
    groups = {m.name for m in found if m.kind == "company" and m.name.endswith("集团")}
    for mention in found:
        if mention.kind == "company" and mention.name + "集团" in groups:
            yield mention.model_copy(update={"name": mention.name + "集团"})  # 鞍钢, 鞍钢集团
            continue
        match = SHORT.fullmatch(mention.name) if mention.name not in full else None
        names = [name for name in full if match and match["core"] in name]
        yield mention.model_copy(update={"name": names[0]}) if len(names) == 1 else mention


def fill_institutions(found: Sequence[OrganisationMention]) -> Iterator[OrganisationMention]:
    """Give a hospital or school the full name on the page that alone is longer: 红会医院."""
    full = {m.name: m.kind for m in found if m.kind in ("hospital", "school")}
    for mention in found:
        if mention.kind not in ("hospital", "school") or mention.rule != "organisation.name":
            yield mention
            continue
        names = [n for n, k in full.items() if k == mention.kind and n.endswith(mention.name[-2:])]
        names = [n for n in names if is_left_out(mention.name[:-2], n[:-2])]
        yield mention.model_copy(update={"name": names[0]}) if len(names) == 1 else mention


def fill_bodies(
    found: Sequence[OrganisationMention], lexicon: Lexicon
) -> Iterator[OrganisationMention]:
    """Give a body named in short the full name on the page: 安监总局."""
    full = {m.name: m.kind for m in found if len(m.name) > 7}
    for mention in found:
        short = mention.kind in ("government", "police", "social") and 3 < len(mention.name) < 7
        names = [
            name
            for name, kind in full.items()
            if short and kind == mention.kind and is_short(mention.name, name, lexicon)
        ]
        court = mention.rule == "organisation.place" and COURT.search(mention.name) is not None
        committee = mention.name not in lexicon.names
        committee = committee and COMMITTEE.search(mention.name) is not None
        own = (mention.rule == "organisation.name" or court or committee) and len(names) == 1
        yield mention.model_copy(update={"name": names[0]}) if own else mention


def is_left_out(core: str, full: str) -> bool:
    """Whether characters were left out of a name, none of them a number: 红会 for 红十字会."""
    start = full.find(core[:1])
    if len(core) < 2 or len(full) < len(core) + 2 or start < 0 or NUMBERS.search(core):
        return False
    rest = core
    for char in full[start:]:
        rest = rest[1:] if rest and rest[0] == char else rest
    return not rest and full.endswith(core[-1])


def repeats(
    text: str,
    lines: Sequence[Line],
    found: Sequence[OrganisationMention],
    lexicon: Lexicon,
) -> Iterator[OrganisationMention]:
    """Give the places where an organisation of the page stands again, unseen so far."""
    known = {m.name.translate(MARKS): m for m in reversed(found)}
    known |= {text[m.start : m.end].translate(MARKS): m for m in reversed(found)}
    known = own_parents(text, found) | known
    known |= {FULL.sub("", name): m for name, m in known.items() if m.kind == "company"}
    short = {GROUP.sub("", name): m for name, m in known.items() if m.kind == "company"}
    known |= short
    known = {
        surface: m
        for surface, m in known.items()
        if len(surface) > 3
        or (len(surface) > 2 and (m.rule.startswith("organisation.firm.") or surface in short))
    }
    known |= own_parts(text, lines, found)
    known |= find_aliases(text, found)
    if not known:
        return
    taken = sorted((m.start, m.end) for m in found)
    opens = [start for start, _ in taken]
    starts = {s for line in lines for s in line.starts}
    ends = {e for line in lines for e in line.ends}
    for start, end in find_all(text, known):
        named = end in ends or lexicon.titles.match(text, end) is not None
        several = SEVERAL.search(text, max(0, start - 2), start)
        if start in starts and named and not several and is_free(start, end, taken, opens):
            source = known[text[start:end]]
            yield source.model_copy(
                update={"start": start, "end": end, "rule": "organisation.repeat"}
            )


def own_parts(
    text: str, lines: Sequence[Line], found: Sequence[OrganisationMention]
) -> dict[str, OrganisationMention]:
    """Give the firms called by place and name by the name alone: 杰资 of 重庆杰资."""
    ends = {end for line in lines for end in line.places}
    placed = [m for m in found if m.rule == "organisation.firm.placed"]
    return {
        text[end : m.end]: m for m in placed for end in range(m.start + 2, m.end - 1) if end in ends
    }


def own_parents(text: str, found: Sequence[OrganisationMention]) -> dict[str, OrganisationMention]:
    """Give the societies and firms that units of theirs name: 大病关爱协会 of its 党支部."""
    parents: dict[str, OrganisationMention] = {}
    for mention in found:
        organ = ORGAN.search(text, mention.start, mention.end)
        kind = PARENTS.get(text[organ.start() - 2 : organ.start()]) if organ else None
        if organ and kind and text.startswith(mention.name[:4], mention.start):
            surface = text[mention.start : organ.start()]
            named = {"name": surface, "kind": kind, "parent": ""}
            parents[surface] = mention.model_copy(update=named)
    return parents


def is_free(start: int, end: int, taken: Sequence[tuple[int, int]], opens: list[int]) -> bool:
    """Whether a span overlaps none of those taken, which are in order and begin at `opens`."""
    before = bisect_left(opens, end)
    return before == 0 or taken[before - 1][1] <= start


def short_forms(
    text: str, lines: Sequence[Line], found: Sequence[OrganisationMention], lexicon: Lexicon
) -> Iterator[OrganisationMention]:
    """Give the words the tagger takes for names that are short for one body of the page.

    南大 is 南京大学 where the page names that; a word short for two of its bodies names neither.
    """
    full = {m.name: m for m in reversed(found) if len(m.name) > 3}
    taken = sorted((m.start, m.end) for m in found)
    opens = [start for start, _ in taken]
    known: dict[str, OrganisationMention | None] = {}
    for line in lines:
        for word in line.pieces:
            surface = text[word.start : word.end]
            if word.tag not in ("ORG", "nz", "nw") or not 1 < len(surface) < 7:
                continue
            if is_common(text, word.start, word.end, lexicon):
                continue
            if surface not in known:
                names = [n for n in full if is_short(surface, n, lexicon)]
                known[surface] = full[names[0]] if len(names) == 1 else None
            source = known[surface]
            if word.start in line.places:  # 法国|华侨华人会 is a body of its own
                continue
            if source and is_free(word.start, word.end, taken, opens):
                place = {"start": word.start, "end": word.end, "rule": "organisation.short"}
                yield source.model_copy(update=place)


def is_short(surface: str, name: str, lexicon: Lexicon) -> bool:
    """Whether a word is a name with characters left out: 南大 for 南京大学, 红会医院.

    It begins a word of the name and ends in its head, or is the name without its head.
    """
    head = longest_head(name, 0, len(name), lexicon)
    if len(name) < len(surface) + 2 or not head or NUMBERS.search(surface):
        return False
    if head.startswith(surface):  # 不动产登记 of 不动产登记中心
        return False
    if name.endswith(surface) or not HAN.match(surface) or LEVEL.match(surface):
        return False  # 社区党委 is any, 中央 no 中央电视台
    core = name[: -len(head)]
    if core.endswith(surface) or name.startswith(surface):  # 武汉理工|大学, 深圳市腾讯|公司
        return head in OWN_NAMES and (surface == core or (len(surface) > 2 and head != "大学"))
    start = name.find(surface[0])
    rest = surface[1:]
    for char in name[start + 1 :] if start == 0 or len(surface) > 3 else "":
        rest = rest[1:] if rest and rest[0] == char else rest
    return start >= 0 and not rest and len(surface) > 1 and surface[-1] in head


def nested(found: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    """Give the body that a unit is part of: the longest that starts with it and ends before it."""
    inner = [
        c for c in candidates if c.start == found.start and found.start + 1 < c.end < found.end
    ]
    return max(inner, key=lambda c: c.end, default=None)
