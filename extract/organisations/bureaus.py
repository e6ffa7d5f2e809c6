"""Find what pages of Taiwan call by short names: 市府, 水利局 of a city; and units of the army."""

import re
from collections.abc import Iterator

from extract.organisations.pieces import Candidate, Line
from schemas.mentions import OrganisationKind

CITY = re.compile(
    r"(?:台北|臺北|新北|桃园|台中|台南|高雄|基隆|新竹|嘉义)市|(?:新竹|苗栗|彰化|南投|云林|嘉义|屏东|宜兰|花莲|台东|澎湖)县"
)
OF_TAIWAN = re.compile(r"[市县]府|[市县]议员|里长|区公所|[市县]议会|市民|县民")
BUREAU = re.compile(
    r"(?:观光(?:传播|旅游)?|观传|观旅|文化|民政|消防|警察|工务|环(?:境)?保(?:护)?|卫生|交通|社会|劳动|劳工|教育|农业|水利|"
    r"都市?发(?:展)?|经济?发(?:展)?|地政|财政|捷运(?:工程)?|建设|新闻|体育|运动发展|养护工程|公园|研考|青年)[局处]"
    r"(?=表示|说|指出|则|接获|获悉|今|昨|预计|将|派|回应|强调|呼吁|提醒|配合|统计|针对|以|办理|[、,，。;；!！\n）)]|$)"
)
BEFORE = re.compile(r"(?:^|[^\u4e00-\u9fff]|[请由经据与和及向对盼]|要求|建议|通知|函请)$")
HEAD = 4000  # characters of a page that say what it is about
ARMY = re.compile(
    r"\d{4,5}部队|(?:陆军|空军|海军)?第\d{1,3}集团军(?:某[旅团部])?|"
    r"[东南西北中]部战区(?:陆军|海军|空军)?某[旅团部]|(?:陆军|海军|空军|火箭军|武警)某[\u4e00-\u9fff]{0,4}?[旅团部师](?![分队])(?:[\u4e00-\u9fff]{1,3}[营连](?=[长官战]))?|"
    r"武警[\u4e00-\u9fff]{2}[一二三四五]总队"
)


def by_bureau(text: str, line: Line) -> Iterator[Candidate]:
    """Give the bureaus a page of a city of Taiwan calls by their short names, and army units."""
    for match in ARMY.finditer(text, line.start, line.end):
        yield Candidate(*match.span(), "military", "organisation.army")
    for match in BUREAU.finditer(text, line.start, line.end):
        start = match.start()
        opens = start in line.starts and BEFORE.search(text, max(0, start - 3), start)
        if opens and city_of(text):
            kind: OrganisationKind = "police" if match[0].startswith("警察") else "government"
            yield Candidate(start, match.end(), kind, "organisation.bureau")


def city_of(text: str) -> str:
    """Give the city or county of Taiwan that a page is about, or ""."""
    head = text[:HEAD]
    named = CITY.findall(head)
    if not named or not OF_TAIWAN.search(head):
        return ""
    return str(max(sorted(set(named)), key=named.count))
