"""Find bodies by fixed shapes: missions abroad, foreign ministries, sources of a page."""

import re
from collections.abc import Iterator
from itertools import chain

from extract.organisations.lexicon import Lexicon
from extract.organisations.mend import longest_head
from extract.organisations.pieces import PLACE, Candidate, Line, piece_at
from extract.organisations.standing import LANDS

MISSION = re.compile(  # 中国|驻俄使馆教育处, 使馆教育处
    r"(?:驻(?![守扎村点防地])[\u4e00-\u9fff]{1,12}?)?(?:大使馆|使馆|总?领事馆|总?领馆)"
    r"(?P<unit>(?:经济?商务?|商务|教育|文化|科技|领事|领侨|武官|新闻|签证|政治|警务)[\u4e00-\u9fff]{0,2}?[处部组室])?"
)
MINISTRY = re.compile(  # 南非|小企业部|部长, 印度|铁道部|说
    r"(?:(?![的和与对在向是及说为])[\u4e00-\u9fff]){1,8}?[^门分总内外干全西东南北中局本一各入底支]部"
    r"(?=部长|副部长|次长|发言人|新闻发言人|官员|网站|官网|消息|[当昨今]|\d|表示|宣布|发布|通报|说|称|指出|证实|公布|发表)"
)
SOURCE = re.compile(
    r"(?:来源|稿源|转自|转载自|来源于)[ 　]?[:：/／][ 　]*(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,14}?)"
    r"(?=[ 　\t\n|｜】\]）)]|$|作者|编辑|责任编辑|责编|记者|通讯员|发布(?![)）\s])|"
    r"时间|日期|阅读|点击)"
)
SLUG = re.compile(  # 【文汇网讯】, 华声报讯
    r"(?<![^【\n（(])[ 　]*(?P<name>[\u4e00-\u9fff]{2,7}(?:网|报|在线|新闻|客户端))[ 　]?"
    r"讯(?![息问号])"
)
REPORTER = re.compile(  # 大皖客户端|记者 向凯, 猛犸新闻·东方今报记者 李玮
    r"(?<![\u4e00-\u9fff])(?!本[报网台社刊]|[一这那该某多据]|新闻|来源)"
    r"(?P<name>[\u4e00-\u9fff]{2,6}(?:新闻|客户端|视频|融媒|日报|晚报|都市报|快报|商报|网|周刊|财经))"
    r"(?=·|讯[ 　(（]|(?:全媒体|融媒体|首席|见习|实习|特约)?(?:记者|评论员)[ 　:：]?"
    r"[\u4e00-\u9fff]{2,4}(?:[ 　)）\n/／]|$))"
)
ACCORDING = re.compile(  # 据|天目新闻|消息
    r"(?<=据)(?P<name>(?:(?![据称新])[\u4e00-\u9fff]|新华)[\u4e00-\u9fff]{1,5}(?:新闻|国际|平台|在线|客户端|资讯))"
    r"(?=消息|报道|报导)"
)
STOCK = re.compile(  # 证券简称:威博液压, (三星医疗,601567.SH), 万华化学:8月23日融资买入
    r"(?:证券|股票)简称[:：][ 　]*(?P<short>[\u4e00-\u9fffA-Z]{2,8})|"
    r"(?<=[(（])(?!股票|证券|公司)(?P<before>[\u4e00-\u9fffA-Z]{3,6})[,，:： ][ 　]?"
    r"\d{6}(?:\.(?:SH|SZ|BJ))?|"
    r"(?m:^)(?P<title>[\u4e00-\u9fff]{3,5})[:：](?=\d{1,2}月\d{1,2}日融资|拟|关于|股东|控股股东|半年度|"
    r"年度|前三季度|第[一二三四]季度|董事会|预计|累计|收到|子公司|公司|获得?证监会)"
)
CONGRESS = re.compile(  # 政协第十三届全国委员会
    r"(?:中国人民政治协商会议|政协|民建|民盟|民革|民进|农工党|致公党|九三学社|共青团|中国共产党|中共)"
    r"第[一二三四五六七八九十]{1,3}届(?:全国|中央)?(?:委员会|常务委员会)"
)
SITTING = re.compile(  # 息县|十三届人大常委会
    r"第?[一二三四五六七八九十]{1,3}届(?:人民代表大会常务委员会|人大常委会|人民代表大会|人大|政协)(?![代常])"
)
SITTING_OF = re.compile(rf"(?:自治区|[省市县区州]){SITTING.pattern}")  # 市|十七届人大常委会
FLEET = re.compile(r"(?:陆军|海军|空军|火箭军|战略支援部队|武警部队|联勤保障部队)(?=[、，,等和])")
NO_SOURCE = re.compile(
    r"(?:网络|互联网|转载|本[站网报刊]|原创|综合|整理|未知|其[他它]|自[己编]|作者|官方|公开|投稿|供稿|新闻中心$|"
    r"\d|[A-Za-z0-9]+$|网友|微信|客户端|媒体|资料|学校|部门|单位|.{0,8}[处科室组]$)"
)

SITE = re.compile(  # 杭州网  发布时间:, …_中山网
    r"(?:(?<![\u4e00-\u9fff])(?P<dated>[\u4e00-\u9fff]{2,4}(?<![官联电路本外内全上方])网)[ 　]{0,4}"
    r"(?=发布时间|发表时间|\d{4}[-年/.]\d)|"
    r"[_|｜][ 　]*(?P<titled>[\u4e00-\u9fff]{2,4}(?<![官联电路本外内全上方])网)"
    r"[ 　]*(?=\n|$|[_|｜-]))"
)
PAIRED = re.compile(  # 大众网·海报新闻
    r"(?:(?<![\u4e00-\u9fff])|(?<=据))(?!据)[\u4e00-\u9fff]{2,5}(?:网|新闻|客户端|[日晚]报)[·•][\u4e00-\u9fff]{2,6}(?:新闻|视频|客户端|财经|号|日报|晚报|网)"
    r"(?![\u4e00-\u9fff]*[会奖赛])"
)
CRESCENT = re.compile(
    rf"[{''.join(sorted(LANDS))}](?:红新月会|红十字会)(?![\u4e00-\u9fff]{{0,6}}国际)"
)


def by_post(text: str, line: Line, lexicon: Lexicon) -> Iterator[Candidate]:
    """Give the missions abroad with their units, and ministries of countries."""
    for match in MISSION.finditer(text, line.start, line.end):
        start = match.start()
        if not match[0].startswith("驻") and not match["unit"]:
            continue
        before = piece_at(line, start - 1)
        if before.tag == PLACE and before.end == start and before.start >= line.start:
            start = before.start
        if start in line.starts:
            yield Candidate(start, match.end(), "government", "organisation.post")
    for match in CRESCENT.finditer(text, line.start, line.end):
        if match.start() in line.starts:
            yield Candidate(*match.span(), "social", "organisation.post")  # 伊|红新月会
    lands = {p.end for p in line.pieces if p.end - p.start == 1 and text[p.start] in LANDS}
    for country in sorted({*line.countries, *lands}):
        ministry = MINISTRY.match(text, country, line.end)
        if ministry and ministry.end() in line.ends and not lexicon.titles.search(ministry[0]):
            start = piece_at(line, country - 1).start
            yield Candidate(start, ministry.end(), "government", "organisation.post")


def by_stock(text: str, line: Line) -> Iterator[Candidate]:
    """Give the firms that a stock code or the form of an announcement shows."""
    for match in STOCK.finditer(text, line.start, line.end):
        group = "short" if match["short"] else "before" if match["before"] else "title"
        start, end = match.span(group)
        if start in line.starts and not text[start:end].isdigit():
            yield Candidate(start, end, "company", "organisation.stock")


def by_source(text: str, line: Line, lexicon: Lexicon) -> Iterator[Candidate]:
    """Give what a page names as its source, whatever it is called: 来源:皮卡车市."""
    for place in sorted(line.places):
        sitting = SITTING.match(text, place, line.end)
        if sitting:
            start = piece_at(line, place - 1).start
            yield Candidate(start, sitting.end(), "government", "organisation.source")
    for match in SITTING_OF.finditer(text, line.start, line.end):
        if match.start() in line.starts:
            yield Candidate(*match.span(), "government", "organisation.level")
    for match in CONGRESS.finditer(text, line.start, line.end):
        party = "政" not in match[0]
        yield Candidate(*match.span(), "party" if party else "government", "organisation.source")
    fleet = list(FLEET.finditer(text, line.start, line.end))
    for match in fleet if len(fleet) > 2 else []:
        yield Candidate(*match.span(), "military", "organisation.source")
    for match in SLUG.finditer(text, line.start, line.end):
        yield Candidate(*match.span("name"), "media", "organisation.source")
    for match in SITE.finditer(text, line.start, line.end):
        group = "dated" if match["dated"] else "titled"
        yield Candidate(*match.span(group), "media", "organisation.source")
    for match in PAIRED.finditer(text, line.start, line.end):
        yield Candidate(*match.span(), "media", "organisation.source")
    signs = (ACCORDING, REPORTER)
    for match in chain.from_iterable(p.finditer(text, line.start, line.end) for p in signs):
        if match.start() in line.starts and match.end() in line.ends:
            yield Candidate(*match.span("name"), "media", "organisation.source")
    for match in SOURCE.finditer(text, line.start, line.end):
        start, end = match.span("name")
        if NO_SOURCE.match(text, start, end):
            continue
        head = longest_head(text, start + 1, end, lexicon)
        kind = lexicon.heads[head].kind if len(head) > 1 else "media"
        yield Candidate(start, end, "media" if kind == "other" else kind, "organisation.source")
