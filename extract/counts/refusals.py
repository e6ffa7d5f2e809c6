"""What is not a count: ordinals, identifiers, names, fixed expressions."""

import re
from typing import NamedTuple

from extract.counts.drafts import Left


class Refusal(NamedTuple):
    """A refusal: its unique name; all that is given must hold.

    `before` is searched in the few characters before the number (ends with `$`), `after` matched
    behind the unit, `number` matched on the number's own text, `units` are those it is about.
    """

    name: str
    before: re.Pattern[str] | None = None
    number: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    units: frozenset[str] = frozenset()


def _refusal(
    name: str, before: str = "", number: str = "", after: str = "", units: str = ""
) -> Refusal:
    return Refusal(
        name,
        re.compile(f"(?:{before})$") if before else None,
        re.compile(number) if number else None,
        re.compile(after) if after else None,
        frozenset(units.split()),
    )


SMALL = "[一二两三四五六七八九十]+(?![百千万多余几])"
PLAIN = "[0-9０-９]+(?![0-9,，.．万亿千百多余])|" + SMALL
_ORDERED = "名 位 个 次 批 轮 届 条 场 章 节 代 类 级 项 款 段 回 局 盘 层 组 例 站 家 本 集 辑 件 双 枚 块 分 起 张 台 架 艘 步 页 环 句 篇 户 所 支 只 人 处 座 间 栋 幢"
_PERIOD = "工程|项目|建设|临床|试验|叛逆|肺|癌|国债|投资|资金|改造|扩建|地块|工地"
_SESSION = (
    "全国|中央|[一二三四五六七]中全会|人大|政协|全会|省委|市委|县委|区委|理事会|学会|会员|中常会"
    "|届|会议|党代会|常委|大会|[一二三四五六]次"
)
_POLITICAL = (
    "意识|自信|维护|全面|代表(?:”|重要)|确立|务必|凡是|一百年|中国(?:原则|政策|”)|毫不动摇"
    "|不动摇|文明|必由之路|现代化|坚持|善于|如何|必须|牢固树立|离不开"
)
_RACE = (
    "自由泳|蛙泳|仰泳|蝶泳|混合泳|接力|决赛|预赛|半决赛|赛跑|短跑|长跑|跑|栏|速滑|气步枪|步枪|手枪"
    "|气手枪|跳台|跳板|障碍|比赛|项目|个人|团体|级|线(?!路)"
)
_PLACE = (
    "桥|镇|村|乡|庄|屯|坡|岭|沟|堡|店|河(?!流)|山(?!峰|体|火)|湖(?!泊)|区(?!域)|县|市(?!民|场)|寨|塘|湾|铺"
    "|坪|集|巷|胡同|洲"
)
REFUSALS = (
    _refusal("count.not.ordinal", before="第 ?[0-9０-９零一二三四五六七八九十百、,到至-]*"),
    _refusal(
        "count.not.rank",
        before="前|头|排名|位列|位居|名列|排在|高居|跻身",
        number=PLAIN,
        units=_ORDERED,
    ),
    _refusal("count.not.rank.after", before="[到至在]", after="之后|之外|以外|开外", units="名 位"),
    _refusal(
        "count.not.code",
        before="[A-Za-z]|[A-Za-z歼运轰直教枭]-|[A-Za-z0-9][-/_]|[0-9][.:：∶]|№|#|[×xX*]",
    ),
    _refusal(
        "count.not.quoted",
        before='[“"「‘《]',
        number=f"(?:{SMALL}|[0-9]{{3,4}}(?![0-9万]))",
        after='[^，。！？；,!?;”」’》]{0,7}[”"」’》]',
    ),
    _refusal(
        "count.not.edition",
        number="(?:19|20)[0-9]{2}(?![0-9.,万亿多余])",
        units="届 级 款 版 期 班",
    ),
    _refusal("count.not.session", number=f"(?!两|几){SMALL}", after=_SESSION, units="届 次"),
    _refusal("count.not.session.of", before="[届次]|政协|人大", number=SMALL, units="次 届"),
    _refusal("count.not.train", after="列车|航班|特快|动车|旅客列车|高铁|城际", units="次"),
    _refusal(
        "count.not.house",
        after=" ?(?:[0-9A-Za-z一二三四五六七八九十]+ ?(?:单元|层|楼|室|号|门|户|座)|单元)",
        units="栋 幢 座 层 区 组",
    ),
    _refusal(
        "count.not.house.of",
        before="[号路街巷弄院区村苑园栋幢座城府庭里寨湾]",
        number=PLAIN,
        units="栋 幢 座 层 组 队",
    ),
    _refusal(
        "count.not.floor", before="[在到从于至往住爬掉坠]|楼|楼的|大厦", number=PLAIN, units="层"
    ),
    _refusal(
        "count.not.grade",
        number=SMALL,
        after="(?!左右|以上|大?风|地震|阵风|偏|或|东|西|南|北|到|至|台风)",
        units="级",
    ),
    _refusal("count.not.phase", number=f"(?!两){SMALL}|[0-9]{{1,2}}", after=_PERIOD, units="期"),
    _refusal(
        "count.not.group",
        number=f"(?!两){SMALL}",
        after="小组|组|制|行|转|帮|称|间|世|份|大常委",
        units="人",
    ),
    _refusal("count.not.paired", number="一", after="一|又一"),
    _refusal("count.not.each", before="[每这那某任何哪同另各第万统唯单逐之专有]", number="一$"),
    _refusal(
        "count.not.second",
        number="二$",
        units=_ORDERED.replace(" 人 ", " ").replace("名 位 ", "") + " 期 线 手 维 度",
    ),
    _refusal("count.not.slogan", number="[一二两三四五六七八九十]$", after=_POLITICAL, units="个"),
    _refusal("count.not.zero", number="零(?!点)", units="部 星 件 个 头 度 位 级 点 距"),
    _refusal(
        "count.not.score",
        before="[0-9]比|比|[∶:：]",
        number="[0-9一二三四五六七八九十]{1,3}$",
        units="平",
    ),
    _refusal(
        "count.not.line",
        after="公交|线路|公共汽车|汽车|电车|车站|纵队|巴士|车(?![0-9])",
        units="路",
    ),
    _refusal("count.not.clause", before="[条款]", units="款 项 条"),
    _refusal(
        "count.not.degree",
        before="[这那]么|很|更|许|不|太|好|最|众|甚|如此|为|较|诸|至|大",
        number="多$",
    ),
    _refusal("count.not.coordinate", before="[南北]纬|[东西]经|[南北]纬约|[东西]经约", units="度"),
    _refusal("count.not.section", before="路|街|道|线", number=SMALL, units="段"),
    _refusal("count.not.page", before="[见转在刊]", number=PLAIN, units="版"),
    _refusal("count.not.race", after=_RACE, units="米 公里 公斤 千克 吨 kg m"),
    _refusal(
        "count.not.dan",
        after="棋手|选手|高手|[，,、]?[一-鿿]{2,3}[（(]",
        before="职业|业余|围棋|的|清一色的",
        units="段",
    ),
    _refusal("count.not.farness", number="[万千百]$", units="丈 里 尺 寸 重 层 般 方 斤 度 顷 户"),
    _refusal("count.not.side", number=SMALL, units="方 面 头 端 番 手 线"),
    _refusal(
        "count.not.place",
        number="[一二三四五六七八九十百千]+$",
        after=_PLACE,
        units="里 台 家 门 间 道 棵 步 元 枝 面 头 口 排 方 座 眼 尺 丈 分",
    ),
    _refusal(
        "count.not.half",
        number="半$",
        after="(?!$|[多的,，。])",
        units="个 场 道 路 面 头 只 块 口 部 片 袋 瓶 箱 条 张 台 队 步 次 批 层 环 节 章 座 间 名 位 桶 副 包 级",
    ),
)


def refused(text: str, left: Left, end: int, number: str, unit: str) -> str:
    """Give the name of the rule that refuses a draft, or nothing.

    `end` is where the unit ends, `number` the text of the number, `unit` the unit as written.
    """
    lead = text[max(0, left.start - 12) : left.start]
    for rule in REFUSALS:
        if rule.units and unit not in rule.units:
            continue
        if rule.before and not rule.before.search(lead):
            continue
        if rule.number and not rule.number.match(number):
            continue
        if rule.after and not rule.after.match(text, end):
            continue
        return rule.name
    if number.startswith("一") and unit and text.startswith(unit, end):
        return "count.not.doubled"
    return ""
