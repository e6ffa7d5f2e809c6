"""Sites that someone visits, of whatever name: 来到扬子江生态文明创新中心、某某产业园调研."""

import re
from collections.abc import Iterator

from extract.gazetteer.endings import HAN
from extract.places.chain import Chain, Link, Taken
from extract.places.find import Finder

VERB = re.compile(
    "来到|前往|走进|抵达|赶到|位于|地处|坐落于|坐落在|参观|走访|考察|先后到|莅临|赶赴"
)
ENDING = (
    "(?:创新|体验|展示|展览|活动|会展|会议|文化|艺术|创业|运营|研发|物流|游客)中心|风貌区|风光带|景观带|绿道"
    "|(?:产业|科技|工业|创业|示范|生态|博览|创意|孵化|采摘)园区?|湿地公园|森林公园|地质公园|体育公园|文化公园"
    "|步行街|批发市场|农贸市场|(?:生产|种植|养殖|示范|培育|制造|实训|教育|培训|繁育)基地|展厅|大剧院|文化馆|美术馆"
)
SITE = re.compile(
    f"(?P<base>(?:(?![和与])[{HAN}·A-Za-z]){{2,14}}?)(?:{ENDING})(?=[，。、；：！？（）“”\\s]|和|及|的|内|里|等|考察|调研|参观|看望|慰问|检查|视察|了解|察看|综合|开展|$)"
)
# 实验室和紫光工业云体验中心: a name may start after an item of the list of what is visited
NEXT = re.compile("(?:、|(?<=[室司校院园区心地厂馆站村])和)")
ORDINARY = re.compile(
    "[的了该此各某本我每其他她它这那一两几多]|当地|现场|附近|有关|相关|全国|全省|全市|全县|大型|新建|在建|重点|现代|特色|综合|智慧农业|乡村振兴|中小学|青少年"
)
REACH = 40


def visits(finder: Finder, taken: Taken) -> Iterator[Chain]:
    """Give the sites that someone goes to or that lie somewhere, where their ending says so."""
    text, sites = finder.text, finder.tails.sites
    last = 0
    for verb in VERB.finditer(text):
        stop = min(verb.end() + REACH, len(text))
        starts = [verb.end(), *(m.end() for m in NEXT.finditer(text, verb.end(), stop))]
        for at in starts:
            match = SITE.match(text, at)
            if not match or at < last or ORDINARY.search(match["base"]):
                continue
            if taken.covers(*match.span()):
                continue
            if finder.tokens.edge(at) and not sites.common_words(*match.span("base")):
                last = match.end()
                yield Chain((Link(*match.span(), "site", match[0], "poi"),), "place.visited")


# 帕扎尔哲克、埃尔比斯坦和蒂尔克奥卢三地: what such a list holds are places
IN_LIST = re.compile(
    f"(?:[、和及](?:(?![、和及])[{HAN}·]){{2,9}}?){{0,8}}(?:等地(?![位方])|[两三四五六七八]地(?![主道点震铁区理上]))"
)
OTHER = frozenset(("PER", "nz", "nw", "nr"))


def listed_names(finder: Finder, taken: Taken) -> Iterator[Chain]:
    """Give the names in a list of 等地 or 三地 that the tagger takes for persons or the like."""
    text, plain = finder.text, finder.gazetteer.endings.plain
    if "地" not in text:
        return
    for word in finder.tokens.tags.tagged(OTHER):
        start, end = word[:2]
        beside = text[end : end + 1] in ("、", "和", "及") or text[start - 1 : start] in (
            "、",
            "和",
        )
        if not beside or end - start < 3 or not IN_LIST.match(text, end):
            continue
        if not taken.covers(start, end) and not plain(text[start:end]):
            yield Chain((Link(start, end, "site", text[start:end], "city"),), "place.tagged")
