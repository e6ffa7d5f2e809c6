"""What is said of a person beside the name: roles, the bodies they belong to, age, byline."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.people.lexicon import Lexicon
from schemas.mentions import OrganisationMention, PlaceMention

GAP = " 　:：丨|■●▲◆】)）”/／\t"
LISTED = re.compile(r"[ 　、/／]{1,3}|[,，][ 　]?(?=[^,，。]{2,4}[、,，)）])|和|与|及")
JOINED = re.compile(r"[、兼和]|\s")
AGE_BEFORE = re.compile(r"(?:今年|现年|年仅|年近)?(\d{1,3})(?:周?岁|岁)(?:多|出头)?的?")
AGE_AFTER = re.compile(r"[,，(（、]?[男女]?[,，、]?(?:今年|现年|年仅|时年|已经|已)*(\d{1,3})周?岁")
UNIT = re.compile(
    r"[^、,，。;；:：!?！？\s“”‘’《》()（）的是和与及兼]{1,14}"
    r"(?:办公室|工会|委员会|社区|街道|政府|局|部|处|科|司|厅|署|庭|院|中心|站|办|协会|学会|学院|研究所|公司|集团|车间|队|组|系|室)$"
)
BETWEEN = re.compile(r"[、兼]([\u4e00-\u9fff“”]{2,12})$")
IS = re.compile(r"(?:现?任|是|系|为)[^,，。;；:：!?！？\n]{0,40}")
LEAD = re.compile(r"(?:身为|作为|担任|时任|现任|任|来自|在|对|由|被|让|请|随|据|经)")
FORMER = re.compile(r"(?:时任|现任|原|前)$")
HELD = re.compile(  # the title ends where the group ends
    r"(?:担任|任|当|身为|作为)([^,，。;；!?！？]{1,24}?)(?:[,，的](?:\d{1,3}岁的)?|的)$"
)
PARTY = re.compile(r"(?:党委|党支部|党总支|党工委|党组|纪委|团委|支部|总支)$")
# said to anybody and of couples: no roles
COURTESY = frozenset(
    (
        "先生",
        "女士",
        "同志",
        "小姐",
        "太太",
        "夫人",
        "夫妇",
        "夫妻",
        "一家",
        "母子",
        "父子",
        "父女",
        "母女",
    )
)
RANK = re.compile(
    r"(?:(?:全媒体?|融媒体?|新媒体|网络|高级|资深|首席|特级|[一二三四]级|助理|见习|实习|特约|特派|代理?|署理|候任|挂职|"
    r"常务|执行|名誉|荣誉|联席|终身|特聘|客座|兼职)(?<!时代)(?<!现代)(?<!当代)(?<!世代))+$"
)
ACTING = re.compile("代理|署理|常务副|副")
OLD = re.compile("老$")
VETERANS = frozenset(
    ("党员", "干部", "将军", "战士", "红军", "教师", "教授", "支书", "民警", "艺人")
)
OURS = re.compile("本[报台网刊社]")
CHIEF = "organisation.chief"  # 法国内政部|长: the body ends inside the title
WORDS_BACK = 24  # characters a title may be away over an adjective or a list


class Said(NamedTuple):
    """What stands beside a name."""

    roles: tuple[str, ...]
    bodies: tuple[str, ...]
    byline: bool


class Beside(NamedTuple):
    """The mentions of a page by where they end, for a look leftwards."""

    text: str
    bodies: dict[int, OrganisationMention]
    places: dict[int, PlaceMention]


def look_up(
    text: str, organisations: Sequence[OrganisationMention], places: Sequence[PlaceMention]
) -> Beside:
    """Index the organisations and places of a page by their ends."""
    return Beside(text, {o.end: o for o in organisations}, {p.end: p for p in places})


def roles_before(beside: Beside, floor: int, start: int, lexicon: Lexicon) -> Said:
    """Read the titles that end where a name starts, the nearest last."""
    roles: list[str] = []
    bodies: list[str] = []
    byline = False
    at = start
    while at > floor and beside.text[at - 1] in GAP:
        at -= 1
    at = before_age(beside.text, floor, at)
    for _ in range(5):
        title = title_before(beside, floor, at, lexicon)
        if not title:
            break
        byline = byline or (not roles and "byline" in lexicon.titles.get(title, frozenset()))
        at -= len(title)
        role, body, at = own(beside, floor, at, title, lexicon)
        roles.insert(0, role)
        if body:
            bodies.insert(0, body)
        if at <= floor or not JOINED.match(beside.text, at - 1):
            break
        at -= 1
    return Said(tuple(dict.fromkeys(roles)), tuple(dict.fromkeys(bodies)), byline)


def before_age(text: str, floor: int, at: int) -> int:
    """Give where a title may end before 的 or an age: 作为退伍军人,50岁的|李义, 担任书记的|孙泉."""
    match = HELD.search(text, max(floor, at - 40), at)
    return match.end(1) if match else at


def title_before(beside: Beside, floor: int, at: int, lexicon: Lexicon) -> str:
    """Give the longest title that ends at `at`, or ""; one right behind a body goes first."""
    longest = ""
    chief = beside.bodies.get(at - 1)
    if chief and chief.rule == CHIEF and beside.text[at - 2 : at] in lexicon.titles:
        return beside.text[at - 2 : at]
    for start in range(max(floor, at - 10), at):
        title = beside.text[start:at]
        if title in lexicon.titles and "kin" not in lexicon.titles[title]:
            if start in beside.bodies:
                return title
            longest = longest or title
    return widen(beside.text, floor, at, longest)


def widen(text: str, floor: int, at: int, title: str) -> str:
    """Give a title with the words of rank and kind before it: 高级|研究员, 网络|编辑, 老|将军."""
    start = at - len(title)
    rank = RANK.search(text, max(floor, start - 6), start) if title else None
    if rank is None:
        rank = OLD.search(text, max(floor, start - 1), start) if title in VETERANS else None
    return text[rank.start() : at] if rank else title


def own(beside: Beside, floor: int, at: int, title: str, lexicon: Lexicon) -> tuple[str, str, int]:
    """Give the role, the body it belongs to and where that begins: 社区|党委书记, 卫健委|副主任."""
    ours = OURS.match(title)
    if ours:
        return title[2:], ours[0], at
    end = before_brackets(beside.text, floor, at)
    earlier = FORMER.search(beside.text, max(floor, end - 2), end)
    end = earlier.start() if earlier else end
    end -= end > floor and beside.text[end - 1] == "的" and end - 1 in beside.bodies
    chief = beside.bodies.get(end + 1)
    if chief and chief.rule == CHIEF and chief.start >= floor:
        return title, chief.name, chief.start
    body = beside.bodies.get(end) or beside.places.get(end)
    if body is None or body.start < floor:
        return own_unit(beside, floor, end, title, lexicon)
    name = beside.text[body.start : end]
    organ = PARTY.search(name)
    if organ and organ.start() and title[-2:] in ("书记", "委员", "成员"):
        return organ[0] + title, name[: organ.start()], body.start
    return title, name, body.start


def own_unit(
    beside: Beside, floor: int, at: int, title: str, lexicon: Lexicon
) -> tuple[str, str, int]:
    """Do the same where no mention ends before the title: 总工会|主席, 社区|书记."""
    organ = PARTY.search(beside.text, max(floor, at - 4), at)
    if organ and title[-2:] in ("书记", "委员", "成员"):
        return organ[0] + title, "", organ.start()
    unit = UNIT.search(beside.text, max(floor, at - 16), at)
    if unit is None:
        return title, "", past_words(beside, floor, at, lexicon)
    start = next(
        (beside.bodies[e].start for e in range(at, unit.start(), -1) if e in beside.bodies), -1
    )
    lead = LEAD.match(unit[0])
    start = unit.start() + (lead.end() if lead else 0) if start < floor else start
    return title, beside.text[start:at], start


def past_words(beside: Beside, floor: int, at: int, lexicon: Lexicon) -> int:
    """Give where the words before a title begin when another title stands before them.

    书记、抗震救灾|指挥长: behind 、 a title goes on.
    """
    words = BETWEEN.search(beside.text, max(floor, at - 12), at)
    if words and title_before(beside, floor, words.start(), lexicon):
        return words.start(1)
    return at


def before_brackets(text: str, floor: int, at: int) -> int:
    """Give where brackets that end at `at` begin, else `at`: 办公室(组织人事办公室)|副主任."""
    if at > floor and text[at - 1] in ")）":
        opened = max(text.rfind("(", floor, at), text.rfind("（", floor, at))
        return opened if opened >= floor else at
    return at


def role_after(beside: Beside, end: int, stop: int, lexicon: Lexicon) -> str:
    """Give the title right behind a name, or the one it is said to have: 习近平|总书记."""
    acting = ACTING.match(beside.text, end, stop)
    match = lexicon.after.match(beside.text, acting.end() if acting else end, stop)
    if match and acting:
        return acting[0] + match[0]  # 杨明州|代理市长
    if match:
        return "" if match[0] in COURTESY else match[0]
    said = IS.match(beside.text, end, stop)
    return title_before(beside, end, said.end(), lexicon) if said else ""


def find_age(text: str, floor: int, start: int, end: int, stop: int) -> int | None:
    """Give the age written right before or behind a name: 50岁的李义锦, 李义锦(50岁)."""
    after = AGE_AFTER.match(text, end, min(stop, end + 20))
    if after:
        return int(after[1])
    for match in AGE_BEFORE.finditer(text, max(floor, start - WORDS_BACK), start):
        between = text[match.end() : start]
        if len(between) <= 10 and not re.search(r"[,，。;；!?]", between):
            return int(match[1])
    return None
