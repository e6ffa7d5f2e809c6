"""Join what brackets, dashes and branches add to a body; find bodies by the end of their name."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.occurrences import find_all
from extract.organisations.colleges import tails
from extract.organisations.edges import is_common
from extract.organisations.evidence import SEVERAL, is_free
from extract.organisations.lexicon import Lexicon
from extract.organisations.mend import longest_head
from extract.organisations.owners import OWNER
from extract.organisations.pieces import Line
from schemas.mentions import OrganisationMention

BRANCH = re.compile(r"(?:分|支)(?:公司|行|院|校|局|社|部|所|会|店|厂|中心)$")
UNIT = re.compile(r"[^委](?:处|科|大队|支队|总队|室)$")
CAMPUS = re.compile(
    r"[(（][\u4e00-\u9fff]{2,8}(?:校区|院区|分院|分校|园区)[)）]|(?<=大学)[(（](?:北京|武汉|华东|威海|深圳|珠海|徐州|合肥)[)）]"
)
DEPARTMENT = re.compile(  # 西北工业大学|飞机系, not 北京大学|与体系
    r"(?<=大学)(?:(?![与和及的在是为有对向从被把各])[\u4e00-\u9fff]){2,7}?(?<![关联体派直谱本嫡])系(?![统列数带里主])"
)
CHANNEL = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}(?:频道|分社|记者站|站(?=[ 　\n]|作者|记者|$))|频道|分社|记者站)"
)
# a second plate: 办公室|(组织人事办公室), not …委员会(发改委); a site: 民政部|网站|消息说
SECOND = re.compile(
    r"[(（](?P<name>[\u4e00-\u9fff]{2,10}(?:局|办公室|委员会|[^常]委|厅|中心|院))[)）]|"
    r"(?P<site>网站)(?=消息|讯[,，]|\d{1,2}[日月]|[今昨]日|近日)"
)
DASHES = ("-", "—", "–", "－")
# what any body of the page may be called again by: kinds that stand for many more are left out
MANY = frozenset(
    (
        *(
            "委员会",
            "党支部",
            "临时党支部",
            "突击队",
            "党员突击队",
            "服务队",
            "希望小学",
            "农民合作社",
            "专业合作社",
            "志愿服务队",
            "党小组",
        ),
        *(
            "党组织",
            "代表团",
            "合作社",
            "医疗队",
            "救援队",
            "工作队",
            "理事会",
            "居委会",
            "村委会",
            "派出所",
        ),
        *("有限公司", "分公司", "子公司", "股份公司", "集团公司", "研究所", "研究院", "实验室"),
        *(
            "人民政府",
            "市政府",
            "县政府",
            "省政府",
            "区政府",
            "幼儿园",
            "俱乐部",
            "人民法院",
            "检察院",
        ),
        *(
            "人民医院",
            "中级人民法院",
            "人民检察院",
            "常委会",
            "政治局",
            "国务院",
            "工作组",
            "调查组",
        ),
        *(
            "领导小组",
            "总公司",
            "董事会",
            "共产党",
            "办公室",
            "办事处",
            "出版社",
            "大使馆",
            "领事馆",
        ),
    )
)
KINDS = re.compile(r"(?:部门|机关|科室|[科组室班系队])$|^(?:巡视|检查|督导|专家|指导)")
FREE = re.compile(r"[^\u4e00-\u9fff]|[在由向从据到与和经对被将]")
GOES_ON = re.compile(r"[员长门们系网的][^的]|[员门们]")


def join_parts(text: str, found: Sequence[OrganisationMention]) -> Iterator[OrganisationMention]:
    """Join a branch to its body, two companies with a dash; take in brackets and channels."""
    last: OrganisationMention | None = None
    for mention in sorted(found, key=lambda m: m.start):
        if last and mention.start < last.end:  # 县委办公室(|县档案局|)
            continue
        if last and (end := joint_end(text, last, mention)):
            name = last.name + text[last.end : mention.start] + mention.name
            whole = {"end": end, "name": name, "parent": "" if end == last.end else last.name}
            last = last.model_copy(update=whole)
            continue
        if last:
            yield last
        last = lengthen(text, mention)
    if last:
        yield last


def joint_end(text: str, first: OrganisationMention, second: OrganisationMention) -> int:
    """Give where the second of two mentions ends when it is part of the first, else 0."""
    between = text[first.end : second.start]
    companies = first.kind == second.kind == "company"
    unit = first.kind == second.kind and UNIT.search(text, second.start, second.end)
    if not between and unit and second.rule in ("organisation.standing", "organisation.level"):
        return second.end  # 香港警务处|国家安全处
    if not between and companies and BRANCH.search(text, second.start, second.end):
        return second.end
    full = text.endswith("公司", second.start, second.end) and first.end - first.start < 5
    return second.end if between in DASHES and companies and full else 0


def lengthen(text: str, mention: OrganisationMention) -> OrganisationMention:
    """Take in the campus in brackets behind a school or hospital, the channel of a site."""
    more = None
    if mention.kind in ("school", "hospital"):
        more = CAMPUS.match(text, mention.end) or DEPARTMENT.match(text, mention.end)
    elif mention.kind == "media" and text[mention.end - 1] in "网":
        more = CHANNEL.match(text, mention.end)
    elif mention.kind in ("government", "party", "police"):
        more = SECOND.match(text, mention.end)
        more = None if more and is_within(more["name"], mention.name) else more
    if more is None:
        return mention
    if more[0] == "网站":
        return mention.model_copy(
            update={"end": more.end(), "name": mention.name + more[0], "kind": "media"}
        )
    return mention.model_copy(update={"end": more.end(), "name": mention.name + more[0]})


def is_own(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a name without its place still has a word of its own: 茶产业|协会, not 人民|医院."""
    head = longest_head(text, start + 2, end, lexicon)
    core = text[start : end - len(head)]
    own = core not in ("人民", "中心", "第一", "中级", "高级", "公安", "市", "县")
    return (
        len(head) > 1
        and end - start > 4
        and own
        and not is_common(text, start, end - len(head), lexicon)
    )


def is_within(name: str | None, whole: str) -> bool:
    """Whether a name is another with characters left out."""
    rest = name or "|"
    for char in whole:
        rest = rest[1:] if rest[:1] == char else rest
    return not rest


class Tails(NamedTuple):
    """By the ends of names: the names, a mention, and from where the end alone stands for it."""

    names: dict[str, set[str]]
    source: dict[str, OrganisationMention]
    first: dict[str, int]

    def add(self, tail: str, mention: OrganisationMention, first: int) -> None:
        """Take in that a body may be called by the end of its name."""
        self.names.setdefault(tail, set()).add(mention.name)
        self.source.setdefault(tail, mention)
        self.first.setdefault(tail, first)


def read_tails(
    text: str, lines: Sequence[Line], found: Sequence[OrganisationMention], lexicon: Lexicon
) -> Tails:
    """Collect the ends of names by which the page may call a body again."""
    ends = Tails({}, {}, {})
    sites = {end for line in lines for end in line.places}
    for mention in found:
        level = OWNER.match(text, mention.start)
        after = level.end() if level and mention.rule == "organisation.level" else -1
        starts = {*range(mention.start + 2, mention.end - 2), after}
        for at in sorted(a for a in starts if mention.start < a < mention.end - 2):
            tail = text[at : mention.end]
            own = at in sites or at == after  # 遂昌县|茶产业协会, 县|教育局党支部
            head = longest_head(text, at, mention.end, lexicon)
            own = own and head != tail and is_own(text, at, mention.end, lexicon)
            usual = tail not in MANY and len(tail) < 9 and not KINDS.search(tail)
            if usual and (own or head == tail):
                ends.add(tail, mention, 0 if own else mention.end)
    for tail, mention in tails(found).items():
        ends.add(tail, mention, mention.end)
    return ends


def by_end(
    text: str, lines: Sequence[Line], found: Sequence[OrganisationMention], lexicon: Lexicon
) -> Iterator[OrganisationMention]:
    """Give the bodies called again by the end of their name: 台中市政府消防局, 消防局."""
    whole, source, first = read_tails(text, lines, found, lexicon)
    known = {tail for tail, names in whole.items() if len(names) == 1}
    taken = sorted((m.start, m.end) for m in found)
    opens = [start for start, _ in taken]
    starts = {s for line in lines for s in line.starts}
    ends = {e for line in lines for e in line.ends}
    for start, end in find_all(text, known) if known else ():
        word = text[start:end]
        alone = FREE.match(text, start - 1) is not None
        if first[word] == 0:  # 还好|茶产业协会|介绍我…
            alone = SEVERAL.search(text, max(0, start - 2), start) is None
        alone = alone and start in starts and end in ends
        if start < first[word] or not alone or GOES_ON.match(text, end):
            continue
        if is_free(start, end, taken, opens):
            place = {"start": start, "end": end, "rule": "organisation.end"}
            yield source[word].model_copy(update=place)
