"""What is not a count: ordinals, identifiers, names, fixed expressions."""

import re
from typing import NamedTuple

from extract.counts.drafts import Draft, Left


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
REFUSALS = (
    _refusal(
        "count.not.ordinal",
        before="第 ?|前|头|排名|位列|位居|名列|排在|高居",
        number=PLAIN,
        units="名 位 个 次 批 轮 届 条 场 章 节 期 代 类 级 项 款 段 回 局 盘 层 组 例 站 家 行 本 集 辑 号 件 双 枚 块 分 起 号人 张 台 架 艘 条 步 页 环 句 篇 户 所 支 只 天 届次 人 处 座 间 栋 幢",
    ),
    _refusal("count.not.ordinal.hard", before="第 ?[0-9一二三四五六七八九十百、,到至-]*"),
    _refusal(
        "count.not.code",
        before="[A-Za-z]|[A-Za-z歼运轰直教枭号东风长征]-|[A-Za-z0-9][-/_]|[0-9][.:：]|№|#",
    ),
    _refusal(
        "count.not.code.quoted",
        before='[“"「‘《]',
        number=f"(?:{SMALL}|[0-9]{{3,4}}(?![0-9万]))",
        after='[^，。！？；,!?;”」’》]{0,7}[”"」’》]',
    ),
    _refusal(
        "count.not.edition",
        number="(?:19|20)[0-9]{2}(?![0-9.,万亿多余])",
        units="届 级 款 版 期 年 班",
    ),
    _refusal(
        "count.not.session",
        number=f"(?!两|几){SMALL}",
        after="全国|中央|[一二三四五六七]中全会|人大|政协|全会|省委|市委|县委|区委|理事会|学会|会员|届|会议|党代会|常委|大会",
        units="届 次",
    ),
    _refusal("count.not.session", before="[届次]", number=SMALL, units="次 届"),
    _refusal(
        "count.not.train",
        number="[0-9]{1,5}(?![万多余])",
        after="列车|航班|特快|动车|旅客列车|高铁|城际",
        units="次",
    ),
    _refusal(
        "count.not.address",
        after=" ?(?:[0-9A-Za-z一二三四五六七八九十]+ ?(?:单元|层|楼|室|号|门|户|座)|单元)",
        units="栋 幢 座 层 单元 区 组",
    ),
    _refusal(
        "count.not.address",
        before="[号路街巷弄院区村苑园栋幢座元城府府庭里寨湾]",
        number="[0-9]{1,4}(?![0-9万千百多余.])|" + SMALL,
        units="栋 幢 座 层 单元 组 队",
    ),
    _refusal(
        "count.not.floor",
        before="[在到从于至上往住跑爬掉坠下往]|楼|楼的|大厦|大楼|位于",
        number="[0-9]{1,3}|" + SMALL,
        units="层",
    ),
    _refusal(
        "count.not.grade",
        number=SMALL + "|[0-9]A?(?![0-9.])",
        after="(?!左右|以上|大?风|地震|阵风|偏|或|东|西|南|北|到|至|台风|[,，。、;；)）])",
        units="级",
    ),
    _refusal(
        "count.not.grade",
        before="[甲乙丙一二三四]|响应|医院|保护|文物|警报|应急|预警|提升至|提升为|升至|降至|降为",
        number=SMALL,
        units="级",
    ),
    _refusal(
        "count.not.period",
        number=f"(?!两){SMALL}|[12][0-9]{{3}}|[0-9]{{1,2}}",
        after="工程|项目|建设|临床|试验|叛逆|肺|癌|国债|投资|资金|改造|扩建|地块|工地",
        units="期",
    ),
    _refusal(
        "count.not.team",
        number=f"(?!两){SMALL}",
        after="小组|组|制|行|转|帮|称|间|世|份|世界|间房|大常委|称代",
        units="人",
    ),
    _refusal("count.not.pattern", before="一", number="一", units=""),
    _refusal("count.not.one", before="[每这那某任何哪同另各第万统唯单逐之专有]", number="一$"),
    _refusal(
        "count.not.political",
        number="[一二两三四五六七八九十]$",
        after="意识|自信|维护|全面|代表(?:”|重要)|确立|务必|凡是|一百年|中国(?:原则|政策|”)|毫不动摇|不动摇|文明|必由之路|现代化|坚持|善于|如何|必须|牢固树立|离不开",
        units="个",
    ),
    _refusal(
        "count.not.hotline",
        number="(?:110|119|120|122|114|12345|12306|12315|12348|12355|12388|10086|10010|95[0-9]{3}|96[0-9]{3})$",
        units=" ",
    ),
    _refusal("count.not.clock", after="[0-9]{1,2}分|钟(?!声|头)|半钟", units="点"),
    _refusal(
        "count.not.score", before="[0-9]比|比", number="[0-9一二三四五六七八九十]{1,3}$", units="平"
    ),
    _refusal(
        "count.not.lane",
        after="公交|线路|公共汽车|汽车|电车|车站|纵队|巴士|车(?![0-9])",
        units="路",
    ),
    _refusal("count.not.law", after="规定|之规定|第", before="[条款]", units="款 项 条"),
    _refusal(
        "count.not.place",
        after="桥|镇|村|乡|庄|屯|坡|岭|沟|堡|店|河(?!流)|山(?!峰|体|火)|湖(?!泊)|区(?!域)|县|市(?!民|场)|寨|塘|湾|铺|坪|集|巷|胡同",
        number="[一二三四五六七八九十百千]+$",
        units="里 台 家 门 间 角 道 棵 步 元 枝 面 头 口 排 堡 塘 方 口 座 石 园 岔 眼 尺 丈 分",
    ),
    _refusal(
        "count.not.half",
        number="半$",
        after="(?!$|[多的,，。])",
        units="个 场 道 路 程 数 面 头 只 块 口 天 月 部 片 边 袋 瓶 箱 条 张 台 队 步 次 批 层 环 点 节 章 座 间 只 名 位 桶 副 包 级",
    ),
)


def refused(text: str, left: Left, at: int, draft: Draft, number: str) -> str:
    """Give the name of the rule that refuses a draft at `at`, or nothing.

    `number` is the text from the number's start to the unit.
    """
    lead = text[max(0, left.start - 12) : left.start]
    for rule in REFUSALS:
        if (
            rule.units
            and draft.unit not in rule.units
            and not (rule.units == {""} or rule.name.endswith("hotline"))
        ):
            continue
        if rule.before and not rule.before.search(lead):
            continue
        if rule.number and not rule.number.match(number):
            continue
        if rule.after and not rule.after.match(text, draft.end):
            continue
        return rule.name
    return ""
