"""Find the bodies that a list names after one with an owner: 县交通运输局、|卫健局、|交警队."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from extract.organisations.lexicon import Lexicon
from extract.organisations.mend import longest_head
from extract.organisations.owners import OWNER
from extract.organisations.pieces import Line
from extract.organisations.unify import drop_upper
from schemas.mentions import OrganisationKind, OrganisationMention, PlaceMention

OWNERS: frozenset[OrganisationKind] = frozenset({"government", "party", "police"})
# bodies of which a division has one; 派出所, 学校, 卫生院 are many
SIBLING = re.compile(
    r"[、和与及](?P<name>(?:新型冠状病毒感染的肺炎)?[\u4e00-\u9fff]{0,14}?"
    r"(?:[\u4e00-\u9fff]局|卫健委|发改委|纪委监委|纪委|监委|团委|政法委|工信委|住建委|交警[支大]?队|消防[支大]?队|"
    r"妇联|残联|工商联|总工会|红十字会|(?<!村)委办公?室?|政府办公?室?|检察院|法院|武装部|组织部|宣传部|统战部|"
    r"指挥部|领导小组|(?<=党委[、和与及])政府|(?<=工委[、和与及])管委会))"
)
# of no one body: 乡镇|司法局, 各级|团委, 以及|省发改委
NOT_ONE = re.compile(
    r"[各每某两多省市县区州镇乡村街社企该本]|全[国省市县区]|国家|中央|[有相]关|以及|其他|同级|基层|部门|"
    r"机关|单位|高校|学校|上级|下级|所属|当地"
)


def siblings(
    text: str,
    lines: Sequence[Line],
    places: Sequence[PlaceMention],
    found: Sequence[OrganisationMention],
    lexicon: Lexicon,
) -> Iterator[OrganisationMention]:
    """Give the bodies of a list that share the owner of the one before them."""
    short = {m.start: m for m in found if m.rule == "organisation.standing" and m.end - m.start < 5}
    taken = {at for m in found if m.start not in short for at in range(m.start, m.end)}
    chains = {p.start: p.end for p in places}
    links = {p.start: p for p in places}
    for first in found:
        surface = text[first.start : first.end]
        cut = chains.get(first.start, 0) - first.start
        level = OWNER.match(surface)
        rest = surface[cut:] if cut > 0 else surface[level.end() :] if level else ""
        if first.kind not in OWNERS or not rest or not first.name.endswith(rest):
            continue
        owner = drop_upper(text, first, links).name.removesuffix(rest)
        at = first.end
        ends = lines[bisect_right(lines, at, key=lambda line: line.start) - 1].ends
        while match := SIBLING.match(text, at):
            at = match.end()
            if (
                at not in ends
                or NOT_ONE.match(match["name"])
                or not taken.isdisjoint(range(*match.span("name")))
                or not stands_whole(short, *match.span("name"))
            ):
                break
            head = longest_head(text, match.start("name"), at, lexicon)
            yield OrganisationMention(
                start=match.start("name"),
                end=at,
                rule="organisation.sibling",
                name=owner + match["name"],
                kind=lexicon.heads[head].kind if head else first.kind,
                place_code=first.place_code,
            )


def stands_whole(short: Mapping[int, OrganisationMention], start: int, end: int) -> bool:
    """Whether no standing name lies in a span but one that is all of it: 县公安局、|卫健委."""
    inside = [short[at] for at in range(start, end) if at in short]
    return all((m.start, m.end) == (start, end) for m in inside)
