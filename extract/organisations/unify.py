"""Give one body one name on a page: its own short forms, chains of places and left-out words."""

import re
from collections.abc import Iterator, Mapping, Sequence

from extract.organisations.pieces import HAN
from schemas.mentions import OrganisationMention, PlaceMention

LEVELS = "省市区县旗州盟镇乡"
# bodies set up for one end: the page says 中国代表团 for 中国大学生体育代表团
FORMED = re.compile(
    r"(?:代表团|代表队|调查组|调研组|指挥部|工作组|专家组|领导小组|组委会|委员会|联合会|协会|研究会|论坛|公司|集团|医院|"
    r"学校|中学|小学|大学|学院)$"
)
FULL = re.compile(r"(?:股份|有限|责任|控股|集团)*公司$")
TOWN = re.compile(r"[^市县区旗省州]{1,6}?(?:镇|乡|街道|村|社区|苏木)")
PEOPLES = re.compile(r"人民(?=政府|检察院|法院|医院)")
TWICE = re.compile(r"(?<=[^省市县区]{2})([省市县区镇乡])\1(?=[委政])")  # 合肥市|市政府
SESSION = re.compile(r"第?[一二三四五六七八九十\d]{1,3}届(?=人大常委会|人民代表大会|人大$)")
STANDING = ("人民代表大会常务委员会", "人大常委会")
BUREAU = re.compile("[\u4e00-\u9fff]{2,5}[局厅](?=[\u4e00-\u9fff]{2})")
FILLERS = re.compile(
    r"国家(?=电视台|广播|通讯社)|控股|[省市县](?!委|直|级|属)|股份(?!$)|有限|责任|[(（][^()（）]{2,6}[)）]"
)
PUBLIC = frozenset(("government", "party", "police", "school", "hospital", "social", "military"))


def unify(
    found: Sequence[OrganisationMention], places: frozenset[str]
) -> Iterator[OrganisationMention]:
    """Give the mentions with the name that the page itself settles on.

    A name the page also writes without the upper links of its chain of places loses them
    (赤峰市林西县第一中学, 林西县第一中学); one without a place takes that of the only body that
    ends with it (工控集团, 广州工控集团); one that leaves words out takes the whole name
    (中国代表团, 中国大学生体育代表团).
    """
    found = [m.model_copy(update={"name": plain_name(m)}) for m in found]
    if any(m.name.endswith(STANDING[1]) for m in found):
        found = [m.model_copy(update={"name": m.name.replace(*STANDING)}) for m in found]
    names = sorted({m.name for m in found}, key=len)
    found = [lengthen(m, frozenset(names)) for m in found]
    names = sorted({m.name for m in found}, key=len)
    short = {"中国" + n: n for n in names if "中国" + n in names}
    found = [
        m.model_copy(update={"name": "中国" + m.name}) if "中国" + m.name in short else m
        for m in found
    ]
    names = sorted({m.name for m in found}, key=len)
    shorter = {name: shortest(name, names, places) for name in names}
    longest = {plain(name): name for name in names}
    shorter = {
        name: longest[plain(short)] if is_filled(short, longest) else short
        for name, short in shorter.items()
    }
    kept = sorted({shorter[name] for name in names}, key=len)
    full = {name: fullest(name, kept, places) for name in kept}
    for mention in found:
        name = full[shorter[mention.name]]
        yield mention if name == mention.name else mention.model_copy(update={"name": name})


def plain_name(mention: OrganisationMention) -> str:
    """Give a name without what it says twice, a congress without its number: 市第十四届|人大."""
    name = TWICE.sub(r"\1", mention.name)
    return SESSION.sub("", name) if mention.kind == "government" else name


def lengthen(mention: OrganisationMention, names: frozenset[str]) -> OrganisationMention:
    """Give a committee its whole name when the page has it: 政协提案委, 政协提案委员会."""
    whole = mention.name + "员会"
    long = mention.name.endswith("委") and len(mention.name) > 4 and whole in names
    return mention.model_copy(update={"name": whole}) if long else mention


def drop_upper(
    text: str, mention: OrganisationMention, chains: Mapping[int, PlaceMention]
) -> OrganisationMention:
    """Give a body its name from the division it belongs to: 广西玉林市|博白县防汛抗旱指挥部.

    A district goes with its city, what is smaller with its county. Companies and chains without
    level words keep their names (湖北武汉江欣苑社区党委).
    """
    place = chains.get(mention.start) if mention.kind in PUBLIC else None
    if (
        place is None
        or place.end > mention.end
        or not mention.name.startswith(place_text(text, place))
    ):
        return mention
    own = place.name if place.level in ("city", "county") else place.county or place.city
    if own.endswith("区"):
        own = place.city
    surface = place_text(text, place)
    at = next((surface.find(own[:n]) for n in range(len(own), 1, -1) if own[:n] in surface), 0)
    dropped = at > 0 and surface[at - 1] in LEVELS
    return mention.model_copy(update={"name": mention.name[at:]}) if dropped else mention


def place_text(text: str, place: PlaceMention) -> str:
    """Give the place as the page writes it."""
    return text[place.start : place.end]


def shortest(name: str, names: Sequence[str], places: frozenset[str]) -> str:
    """Give the shortest name of the page that is this one without the upper links of its chain."""
    for other in names:
        if len(other) >= len(name) or not name.endswith(other):
            continue
        upper = name[: -len(other)]
        if upper == "中国":
            continue  # 国家博物馆 is 中国国家博物馆, not the other way round
        dropped = upper[-1] in LEVELS or upper in places or upper == "中共"
        if dropped and not TOWN.match(other) and is_placed(other, places):
            return other
    return name


def plain(name: str) -> str:
    """Give a name without the words that a page leaves out: 青海省检察院, 青海省人民检察院."""
    short = PEOPLES.sub("", name)
    return short if name.endswith("医院") else FILLERS.sub("", short)  # 浙江医院, 浙江省人民医院


def is_filled(name: str, longest: Mapping[str, str]) -> bool:
    """Whether the page has a fuller name of the same words."""
    return len(plain(name)) > 3 and longest.get(plain(name), name) != name


def is_placed(name: str, places: frozenset[str]) -> bool:
    """Whether a name begins with a place of the page."""
    return any(name[:size] in places for size in range(2, min(len(name), 9)))


def fullest(name: str, names: Sequence[str], places: frozenset[str]) -> str:
    """Give the only longer name of the page that this one is short for, else the name."""
    if TOWN.match(name):  # 龙塘镇小水学校, 涟源市龙塘镇小水学校
        longer = [n for n in names if n.endswith(name) and n[: -len(name)] in places]
        if len(longer) == 1:
            return longer[0]
    if BUREAU.match(name) and not is_placed(name, places):  # 教育局党支部, 定安县教育局党支部
        longer = [n for n in names if n.endswith(name) and n[: -len(name)] in places]
        if len(longer) == 1:
            return longer[0]
    head = FORMED.search(name)
    if head is None or len(name) < 4 or not HAN.match(name):
        return name
    core = name[: head.start()]
    longer = [n for n in names if len(n) > len(name) + 1 and n.endswith(head[0])]
    if any(other == core for other in names):  # 提案委员会|调研组
        longer = [n for n in longer if n.startswith(core)]
    elif core in places:
        formed = len(head[0]) > 2 and not FULL.search(name)
        longer = [n for n in longer if formed and n.startswith(core)]
    else:
        longer = [n for n in longer if n.endswith(name) and n[: -len(name)] in places]
    return longer[0] if len(longer) == 1 else name
