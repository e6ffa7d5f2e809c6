"""Give the colleges and departments that a page names after their university its name."""

import re
from collections.abc import Iterator, Sequence

from extract.organisations.lexicon import Lexicon
from extract.organisations.pieces import Line
from schemas.mentions import OrganisationMention

UNIT = re.compile(  # 华南理工大学学工处、|公共关系处、|土木与交通学院
    r"[、和与及](?P<name>(?:(?![、和及各等])[\u4e00-\u9fff]){1,10}?"
    r"(?:学院|研究院|研究生院|[事务务传联障工系资建]处|[^大]学系|宣传部|组织部|学工部|统战部|教务部|研究所|图书馆|实验室))"
)
UNIVERSITY = re.compile(r"[\u4e00-\u9fff]{2,12}?大学")
OWN = re.compile(r"^(?:.{2,12}大学|.{2,4}(?:工业|工程|职业技术?|师范|医|科技|理工|财经|农)学院)$")
OTHER = re.compile(r"[各其该本两多有相]|全校|国家|学校|全国|中国|[\u4e00-\u9fff]{1,8}[省市县区]")
LAST = frozenset("工师农林医财理交航邮电矿油体外政民科")
# words that a short form would be: 西医 of 西南医科大学
WORDS = frozenset(("西医", "天理", "天体", "水电", "电工"))


def by_university(
    text: str, lines: Sequence[Line], found: Sequence[OrganisationMention]
) -> list[OrganisationMention]:
    """Give the bodies of a page, the units that a list names after a university's with its name."""
    ends = {e for line in lines for e in line.ends}
    at_start = {m.start: m for m in found}
    named: dict[int, OrganisationMention] = {}
    for first in found:
        own = UNIVERSITY.match(first.name) if first.kind == "school" else None
        if own is None or own.end() == len(first.name):
            continue
        at = first.end
        while (match := UNIT.match(text, at)) and match.end() in ends:
            start, at = match.span("name")
            other = at_start.get(start)
            apart = other and (other.end != at or other.rule == "organisation.place")
            if apart or OTHER.match(match["name"]) or OWN.match(match["name"]):
                break
            name = own[0] + match["name"]
            whole = {"start": start, "end": at, "rule": "organisation.sibling", "name": name}
            named[start] = first.model_copy(update=whole | {"parent": own[0]})
    kept = [m for m in found if not any(at in named for at in range(m.start, m.end))]
    return sorted([*kept, *named.values()], key=lambda m: m.start)


def tails(found: Sequence[OrganisationMention]) -> dict[str, OrganisationMention]:
    """Give the colleges of a page by their own names: 土木与交通学院."""
    units: dict[str, OrganisationMention] = {}
    for mention in found:
        own = UNIVERSITY.match(mention.name) if mention.kind == "school" else None
        unit = mention.name[own.end() :] if own else ""
        if len(unit) > 3 and unit.endswith(("学院", "研究院", "系", "医院", "研究所")):
            units[unit] = mention
    return units


def by_initials(
    text: str, lines: Sequence[Line], found: Sequence[OrganisationMention], lexicon: Lexicon
) -> Iterator[OrganisationMention]:
    """Give the words of two characters that are short for the university of a page: 华工."""
    full: dict[str, OrganisationMention] = {}
    for mention in found:
        own = UNIVERSITY.match(mention.name) if mention.kind == "school" else None
        if own and not own[0].startswith(("中国", "国家", "第")):
            full[own[0]] = mention.model_copy(update={"name": own[0], "parent": ""})
    taken = {at for m in found for at in range(m.start, m.end)}
    for line in lines if full else ():
        for word in line.pieces:
            if word.tag not in ("n", "nz", "nw", "ORG", "LOC") or word.end - word.start != 2:
                continue
            first, last = text[word.start], text[word.start + 1]
            fits = last in LAST and word.start not in taken and first + last not in WORDS
            names = [n for n in full if n[0] == first and last in n[2:-2]] if fits else []
            if len(names) == 1 and text[word.end : word.end + 1] not in "业程厂地人师科院":
                span = {"start": word.start, "end": word.end, "rule": "organisation.short"}
                yield full[names[0]].model_copy(update=span)
